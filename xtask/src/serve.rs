//! Builds the app, serves it and prints its address.
//!
//! It serves the release: the same optimised engine and the same policy as on a host, and its first build takes no
//! longer than an unoptimised one. For development run `trunk serve`, which rebuilds faster and reloads the page.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::thread;
use std::time::Duration;

use lexopt::ValueExt;

use crate::Outcome;
use crate::command::run as run_command;
use crate::hook::ONLY_SERVED;
use crate::tools::Tools;

/// The default port, and how many ports from there on are tried.
const PORT: u16 = 8080;
const PORTS: u16 = 20;
/// Interval between checks whether the server answers.
const LOOK_EVERY: Duration = Duration::from_millis(200);

/// Serves the app until the user stops it.
///
/// # Errors
/// If the port is taken, a tool cannot be installed or the build fails.
pub fn run(root: &Path, mut arguments: lexopt::Parser) -> Outcome {
    let mut wanted = None;
    while let Some(argument) = arguments.next().map_err(|error| error.to_string())? {
        match argument {
            lexopt::Arg::Long("port") => {
                let port = arguments.value().and_then(|value| value.parse());
                wanted = Some(port.map_err(|error| format!("--port wants a number, as in `--port 8081`: {error}."))?);
            }
            other => return Err(format!("{}; `cargo xtask serve` knows only --port.", other.unexpected())),
        }
    }
    let port = free_port(wanted)?;
    let tools = Tools::ready(root)?;
    println!("Building the app; the first time takes some minutes.");
    announce(port);
    let served = root.join("target").join("serve");
    let (port, served) = (port.to_string(), served.display().to_string());
    // A separate folder, so that serving and testing do not overwrite each other's files.
    let arguments = ["serve", "--release", "--no-autoreload=true", "--port", &port, "--dist", &served];
    run_command(
        tools.trunk(root, arguments).env(ONLY_SERVED, "1"),
        "The app is not served: what the compiler or Trunk says above tells why.",
    )
}

/// The port to serve at.
fn free_port(wanted: Option<u16>) -> Outcome<u16> {
    let is_free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    match wanted {
        Some(port) if is_free(&port) => Ok(port),
        Some(port) => Err(format!("Port {port} is taken by another program; name another with --port.")),
        None => {
            let taken = || format!("Ports {PORT} to {} are all taken; name another with --port.", PORT + PORTS - 1);
            let port = (PORT..PORT + PORTS).find(is_free).ok_or_else(taken)?;
            if port != PORT {
                println!("Port {PORT} is taken by another program; {port} is used instead.");
            }
            Ok(port)
        }
    }
}

/// Prints the address once the server answers there.
fn announce(port: u16) {
    thread::spawn(move || {
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            thread::sleep(LOOK_EVERY);
        }
        println!("\nFairshare is at http://127.0.0.1:{port}/ (Ctrl+C ends it)\n");
    });
}

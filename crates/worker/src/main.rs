//! The worker program: announces itself to the page, then answers requests.

#[cfg(target_arch = "wasm32")]
fn main() {
    fairshare_worker::server::serve::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!(
        "The worker runs in a browser, where the page starts it; on the command line there is the program fairshare."
    );
}

//! The worker program for workbooks and JSON: announces itself to the page, then reads a file.

#[cfg(target_arch = "wasm32")]
fn main() {
    fairshare_foreign::serve::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This runs in a browser, where the page starts it; on the command line there is the program fairshare.");
}

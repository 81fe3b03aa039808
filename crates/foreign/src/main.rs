//! The worker that reads workbooks and JSON: started by the page, it speaks first and then answers.

#[cfg(target_arch = "wasm32")]
fn main() {
    fairshare_foreign::serve::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This runs in a browser, where the page starts it; on the command line there is the program fairshare.");
}

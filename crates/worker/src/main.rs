//! The worker: started by the page, it speaks first and then answers.

#[cfg(target_arch = "wasm32")]
fn main() {
    fairshare_worker::serve::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!(
        "The worker runs in a browser, where the page starts it; on the command line there is the program fairshare."
    );
}

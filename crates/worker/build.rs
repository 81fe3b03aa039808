//! Hashes the sources of page and worker, so that each can tell whether the other is of the same build, and limits the
//! worker's memory.

use std::env;

#[path = "hash.rs"]
mod hash;

/// The worker's memory limit in bytes; ten million touches take three quarters of it. A program at its own limit can
/// say why it stops; at the device's limit the browser may end it, or the whole tab, without a message.
const MOST_MEMORY: u32 = 1 << 30;

fn main() {
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=worker=--max-memory={MOST_MEMORY}");
    }
    hash::name_build(&["worker/src", "engine/src", "import/src", "types/src"]);
}

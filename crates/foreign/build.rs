//! Hashes the sources of both ends of the wire, so that each can tell whether the other is of the same build, and
//! limits the worker's memory.

use std::env;

#[path = "../worker/hash.rs"]
mod hash;

/// The worker's memory limit in bytes: the file, what calamine keeps of it, and the tables written twice. A program at
/// its own limit can say why it stops.
const MOST_MEMORY: u32 = 1 << 30;

fn main() {
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=foreign=--max-memory={MOST_MEMORY}");
    }
    // Decisions cross as well, and their types are in `types`.
    hash::name_build(&["foreign/src", "types/src"]);
}

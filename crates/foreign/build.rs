//! Names the sources that both ends of the wire are built from, so that each can tell whether the other is its
//! contemporary, and limits the worker's memory.

use std::path::Path;
use std::{env, fs};

/// Bytes that the worker may use: the file, what calamine keeps of it, and the tables written twice over. A program at its
/// own limit can say why it stops.
const MOST_MEMORY: u32 = 1 << 30;

fn main() {
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=foreign=--max-memory={MOST_MEMORY}");
    }
    let sources = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("src");
    println!("cargo::rerun-if-changed={}", sources.display());
    let mut paths: Vec<_> = fs::read_dir(sources).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    // FNV-1a over all of them.
    let bytes = paths.iter().flat_map(|path| fs::read(path).unwrap_or_default());
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    println!("cargo::rustc-env=FAIRSHARE_BUILD={}-{hash:016x}", env::var("CARGO_PKG_VERSION").unwrap_or_default());
}

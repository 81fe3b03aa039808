//! Names the sources that page and worker are built from, so that each can tell whether the other is its contemporary,
//! and limits the worker's memory.

use std::path::Path;
use std::{env, fs};

/// Bytes that the worker may use; ten million touches take three quarters of them. A program at its own limit can say
/// why it stops; at the device's limit the browser may end it, or the whole tab, without a word.
const MOST_MEMORY: u32 = 1 << 30;

fn main() {
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=worker=--max-memory={MOST_MEMORY}");
    }
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("..");
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for folder in ["worker/src", "engine/src"] {
        let folder = root.join(folder);
        println!("cargo::rerun-if-changed={}", folder.display());
        add(&folder, &mut hash);
    }
    println!("cargo::rustc-env=FAIRSHARE_BUILD={}-{hash:016x}", env::var("CARGO_PKG_VERSION").unwrap_or_default());
}

/// FNV-1a over all files below a folder, in the order of their names.
fn add(folder: &Path, hash: &mut u64) {
    let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            add(&path, hash);
        } else {
            for byte in fs::read(&path).unwrap_or_default() {
                *hash = (*hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
    }
}

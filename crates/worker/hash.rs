//! Hashes sources for a build id; included by the build scripts of both workers.

use std::path::Path;
use std::{env, fs};

/// Names the build: the package's version and a hash of all files in these folders of `crates`. Prints what cargo needs.
pub fn name_build(folders: &[&str]) {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("..");
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for folder in folders {
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

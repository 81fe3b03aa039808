//! Compares a chart with the committed one in `tests/golden`.
//!
//! If it differs, the new chart is written to cargo's temporary folder, and the test prints its path. Look at both;
//! `UPDATE_GOLDEN=1 cargo test -p fairshare-charts --test it` accepts the new ones.

use std::fs;
use std::path::Path;

use fairshare_charts::{Drawing, svg};

use super::checks::faults;

pub fn check(name: &str, drawing: &Drawing) {
    assert_eq!(faults(drawing), Vec::<String>::new(), "{name}");
    let new = svg(drawing, name);
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(format!("{name}.svg"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&golden, new).unwrap();
        return;
    }
    let old = fs::read_to_string(&golden).unwrap_or_default();
    if old != new {
        let beside = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.svg"));
        fs::write(&beside, new).unwrap();
        panic!(
            "{name}.svg changed: compare {} with {}, and accept with UPDATE_GOLDEN=1",
            golden.display(),
            beside.display()
        );
    }
}

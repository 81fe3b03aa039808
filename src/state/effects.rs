//! Checks that effects are few, and that each gives its reason.

use std::fs;
use std::path::Path;

/// Most effects of the page: they are for what is outside of signals and views.
const MOST: usize = 8;

#[test]
fn effects_are_few_and_give_their_reasons() {
    let mut found = Vec::new();
    search(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(!found.is_empty() && found.len() <= MOST, "{found:#?}");
    for (place, before) in &found {
        assert!(before.trim_start().starts_with("// "), "{place} has no reason in the line before it");
    }
}

/// Adds the effects below a folder: place, and the line before.
fn search(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder of sources").flatten() {
        let path = entry.path();
        if path.is_dir() {
            search(&path, found);
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source file");
        let lines: Vec<&str> = text.lines().collect();
        for (at, _) in lines.iter().enumerate().filter(|(_, line)| line.contains(concat!("Effect::", "new"))) {
            let before = at.checked_sub(1).map_or("", |before| lines[before]);
            found.push((format!("{}:{}", path.display(), at + 1), before.to_owned()));
        }
    }
}

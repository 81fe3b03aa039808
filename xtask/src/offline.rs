//! Builds the service worker of a release: assets/sw.js with the list of the release's files, each with its hash.
//!
//! The hashes keep a version whole: a browser that gets a file of another version, because the host is in the middle of
//! an update, keeps none of them. The hash of the version includes the worker's own text.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use crate::Outcome;
use crate::folder::{Released, hex, released, text, write};

/// Name of the service worker; index.html contains it if there is one.
pub const SCRIPT: &str = "sw.js";
const VERSION: &str = r#"const VERSION = "not built";"#;
const FILES: &str = "const FILES = new Map([]);";

/// Writes the service worker for the page's own files in the folder.
///
/// The hosts' files and the page in one file are written later.
///
/// # Errors
/// If a file cannot be read or written, or assets/sw.js has no place for the list.
pub fn write_into(folder: &Path, root: &Path) -> Outcome {
    let template = text(&root.join("assets").join(SCRIPT))?;
    write(&folder.join(SCRIPT), script(&template, &released(folder)?)?)
}

/// The service worker for these files.
fn script(template: &str, files: &[Released]) -> Outcome<String> {
    for place in [VERSION, FILES] {
        if template.matches(place).count() != 1 {
            return Err(format!("assets/{SCRIPT} must have `{place}` once."));
        }
    }
    let mut files: Vec<_> = files.iter().collect();
    files.sort_by_key(|file| order(&file.name));
    let lines: Vec<_> = files
        .iter()
        .map(|file| format!("  [\"{}\", \"sha256-{}\"],\n", address(&file.name), BASE64.encode(file.hash)))
        .collect();
    let listed = template.replacen(FILES, &format!("const FILES = new Map([\n{}]);", lines.concat()), 1);
    let version = hex(&Sha256::digest(&listed));
    Ok(listed.replacen(VERSION, &format!("const VERSION = \"{}\";", &version[..16]), 1))
}

/// The page comes first, the large workbook reader, which is needed least, last.
fn order(name: &str) -> u8 {
    match name {
        "index.html" => 0,
        _ if name.starts_with("foreign") => 2,
        _ => 1,
    }
}

/// A file's address below the folder. The page's is the folder: some hosts redirect from `index.html` to it, or the
/// other way.
fn address(name: &str) -> &str {
    if name == "index.html" { "./" } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = include_str!("../../assets/sw.js");

    fn file(name: &str, content: &str) -> Released {
        Released { name: name.to_owned(), hash: Sha256::digest(content).into() }
    }

    #[test]
    fn the_list_has_each_file_once_the_page_first_and_workbooks_last() {
        let files = [file("app.js", "a"), file("index.html", "i"), file("foreign-1.js", "w"), file("worker-1.js", "x")];
        let script = script(TEMPLATE, &files).unwrap();
        let listed: Vec<_> = script.lines().filter_map(|line| line.strip_prefix("  [\"")?.split('"').next()).collect();
        assert_eq!(listed, ["./", "app.js", "worker-1.js", "foreign-1.js"]);
        // `printf a | openssl dgst -sha256 -binary | base64`
        assert!(script.contains(r#"["app.js", "sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs="]"#));
    }

    #[test]
    fn another_byte_is_another_version_and_so_is_another_worker() {
        let version = |template: &str, content: &str| {
            let script = script(template, &[file("index.html", content)]).unwrap();
            script.split("VERSION = \"").nth(1).unwrap()[..16].to_owned()
        };
        let first = version(TEMPLATE, "a");
        assert_eq!(first, version(TEMPLATE, "a"));
        assert_ne!(first, version(TEMPLATE, "b"));
        assert_ne!(first, version(&TEMPLATE.replace("./\" is the page", "./\" is it"), "a"));
    }

    #[test]
    fn a_worker_without_a_place_for_the_list_is_refused() {
        assert!(script("const FILES = 1;", &[]).unwrap_err().contains("VERSION"));
    }

    #[test]
    fn the_worker_can_be_read_at_one_sitting_and_names_no_other_place() {
        assert!(TEMPLATE.lines().count() <= 80);
        assert!(TEMPLATE.lines().all(|line| line.len() <= 125), "no line is too long to be read");
        for forbidden in ["http", "importScripts", "XMLHttpRequest", "WebSocket", "sendBeacon", "import(", "eval"] {
            assert!(!TEMPLATE.contains(forbidden), "{forbidden}");
        }
        assert_eq!(TEMPLATE.matches("fetch(").count(), 2, "the files of the list, and what is asked for of the list");
    }
}

//! Runs the hook on small pages, and on a folder as Trunk leaves it.

use std::fs;
use std::path::PathBuf;

use super::*;

/// A page as Trunk writes it, with these elements at the end of its head.
fn page(elements: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self' \
         'inline-scripts'; style-src 'self'\"><meta charset=\"utf-8\">\
         <meta name=\"fairshare-worker\" content=\"worker.js worker_bg.wasm\">\
         <meta name=\"fairshare-foreign\" content=\"foreign.js foreign_bg.wasm\">{elements}</head></html>"
    )
}

/// The policy's sources for scripts, after the hook.
fn script_sources(elements: &str) -> String {
    let html = with_policy(&page(elements)).unwrap();
    let (_, policy) = html.split_once("script-src ").unwrap();
    policy.split_once(';').unwrap().0.to_owned()
}

#[test]
fn the_policy_names_each_inline_script_by_its_hash() {
    // The hash of `alert(1)` as `openssl dgst -sha256 -binary | base64` prints it.
    let alert = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";
    // The hash of an empty script.
    let empty = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
    for (elements, sources) in [
        ("<script>alert(1)</script>", format!("'self' {alert}")),
        ("<script type=\"module\">alert(1)</script><script></script>", format!("'self' {alert} {empty}")),
        ("<script src=\"boot.js\"></script><script>alert(1)</script>", format!("'self' {alert}")),
        ("<!-- <script>old()</script> --><script>alert(1)</script>", format!("'self' {alert}")),
        ("<script src=\"boot.js\"></script>", "'self' ".to_owned()),
    ] {
        assert_eq!(script_sources(elements), sources, "{elements}");
    }
}

#[test]
fn a_script_is_hashed_with_the_white_space_around_it() {
    assert_ne!(script_sources("<script>\nalert(1)\n</script>"), script_sources("<script>alert(1)</script>"));
}

#[test]
fn the_reload_script_of_trunk_serve_has_no_hash_that_would_hold() {
    let reload = "<script>const address = '{{__TRUNK_ADDRESS__}}';</script>";
    assert_eq!(script_sources(reload), "'self' 'unsafe-inline'");
}

#[test]
fn a_page_without_the_policy_or_the_workers_name_is_refused() {
    assert!(with_policy("<head><meta charset=\"utf-8\"></head>").unwrap_err().contains("'inline-scripts'"));
    let names = ["worker-1.js".to_owned(), "worker-1.wasm".to_owned()];
    for worker in WORKERS {
        let missing = with_worker("<head></head>", worker, &names).unwrap_err();
        assert!(missing.contains(&format!("fairshare-{worker}")), "{missing}");
    }
}

#[test]
fn the_page_is_told_of_the_service_worker() {
    let page = page(r#"<meta name="fairshare-offline" content="">"#);
    let told = with_meta(&page, "fairshare-offline", "sw.js").unwrap();
    assert!(told.contains(r#"<meta name="fairshare-offline" content="sw.js">"#));
    assert!(with_meta(&told, "fairshare-offline", "sw.js").unwrap_err().contains("fairshare-offline"));
    assert_eq!(policy(&told).unwrap(), "script-src 'self' 'inline-scripts'; style-src 'self'");
}

#[test]
fn a_charset_too_far_down_is_refused() {
    let late = page("").replacen("<meta charset", &format!("<!--{}--><meta charset", " ".repeat(1024)), 1);
    assert!(with_policy(&late).unwrap_err().contains("charset"));
}

#[test]
fn only_a_module_fetched_ahead_loses_its_integrity() {
    let style = r#"<link rel="stylesheet" href="a.css" integrity="sha384-A"/>"#;
    let fetched = r#"<link rel="preload" href="a.wasm" as="fetch" integrity="sha384-B" type="application/wasm">"#;
    let left = r#"<link rel="preload" href="a.wasm" as="fetch" type="application/wasm">"#;
    assert_eq!(without_useless_integrity(&format!("a{style}{fetched}b")), format!("a{style}{left}b"));
}

#[test]
fn the_workers_files_are_renamed_and_the_page_told() {
    let first = rename_in("first", "glue", "module");
    let again = rename_in("again", "glue", "module");
    let other = rename_in("other", "glue", "another module");
    assert_eq!(first, again);
    assert!(first[0] != other[0] && first[1] != other[1], "a new module gives both files new names");
    let html = with_worker(&page(""), "worker", &first).unwrap();
    assert!(html.contains(&format!(r#"content="{} {}""#, first[0], first[1])));
    assert!(html.contains(r#"content="foreign.js foreign_bg.wasm""#), "the other worker is told apart");
}

/// The new names of a worker's files, in a separate folder.
fn rename_in(name: &str, glue: &str, module: &str) -> [String; 2] {
    let folder: PathBuf = env::temp_dir().join(format!("fairshare-hook-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("worker.js"), glue).unwrap();
    fs::write(folder.join("worker_bg.wasm"), module).unwrap();
    let names = rename_worker(&folder, "worker").unwrap();
    assert_eq!(fs::read_to_string(folder.join(&names[0])).unwrap(), glue);
    assert_eq!(fs::read_to_string(folder.join(&names[1])).unwrap(), module);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "the old names are gone");
    fs::remove_dir_all(&folder).unwrap();
    names
}

#[test]
fn the_worker_is_fetched_while_the_page_is_on_its_way() {
    let html = fetched_ahead(&page("")).unwrap();
    for name in ["worker.js", "worker_bg.wasm"] {
        assert_eq!(
            html.matches(&format!("<link rel=\"preload\" href=\"{name}\" as=\"fetch\" crossorigin>")).count(),
            1
        );
    }
    assert!(!html.contains("href=\"foreign"), "{html}");
    assert!(fetched_ahead("<head></head>").is_err());
}

//! The page in one file, made from a small page.

use std::io::Read as _;

use super::*;

const INDEX: &str = r#"<!DOCTYPE html><html><head>
<meta http-equiv="Content-Security-Policy" content="script-src 'self'">
<!-- <script>old()</script> -->
<meta name="fairshare-worker" content="worker-1.js worker-1.wasm">
<meta name="fairshare-foreign" content="foreign-1.js foreign-1.wasm">
<meta name="fairshare-offline" content="sw.js">
<meta name="fairshare-single" content="fairshare.html">
<script src="./boot-1.js" integrity="sha384-A"></script>
<script src="./offline-1.js"></script>
<link rel="manifest" href="manifest.webmanifest">
<link rel="icon" href="data:image/svg+xml,%3Csvg/%3E">
<link rel="stylesheet" href="./one.css"/>
<link rel="stylesheet" href="./two.css"/>
<script type="module">
import init, * as bindings from './app-1.js';
const wasm = await init({ module_or_path: './app-1_bg.wasm' });
</script>
<link rel="modulepreload" href="./app-1.js"><link rel="preload" href="./app-1_bg.wasm"></head>
<body><p>text</p></body></html>"#;

fn made() -> String {
    let others = ["samples/one.csv", "fonts/one.woff2"];
    single(INDEX, "carry();", &others, &|name| {
        Ok(match name {
            "app-1.js" => "export class A {}\nfunction b() {}\nexport { b as default };\n".to_owned(),
            "one.css" => "a{}".to_owned(),
            "two.css" => "b{}".to_owned(),
            other => format!("bytes of {other}"),
        }
        .into_bytes())
    })
    .unwrap()
}

#[test]
fn nothing_is_left_to_be_fetched() {
    let page = made();
    for left in
        [" src=", "href=\"./", "manifest", "preload", "sw.js", "fairshare.html", "offline-1", "import init", "export"]
    {
        assert!(!page.contains(left), "{left}: {page}");
    }
    assert!(page.contains("<style>a{}b{}</style>"));
    assert!(page.contains("<!-- <script>old()</script> -->"), "comments stay");
    assert!(page.contains(r#"<meta name="fairshare-worker" content="worker-1.js worker-1.wasm">"#));
    assert!(page.contains(r#"<link rel="icon" href="data:image/svg+xml,%3Csvg/%3E">"#));
}

#[test]
fn the_policy_names_each_script_and_style_and_lets_nothing_be_asked_for() {
    let page = made();
    let (before, after) = tags::policy(&page).unwrap();
    let policy = &page[before.len()..page.len() - after.len()];
    for script in page.split("<script>").skip(1).filter(|script| !script.starts_with("old")) {
        assert!(policy.contains(&source(script.split("</script>").next().unwrap())), "{policy}");
    }
    let module = page.split("<script type=\"module\">").nth(1).unwrap().split("</script>").next().unwrap();
    assert!(module.starts_with("class A {}") && module.contains(r#"fairshareCarried("app-1_bg.wasm")"#), "{module}");
    assert!(policy.contains(&source(module)) && policy.contains(&format!("style-src {}", source("a{}b{}"))));
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("'self'") && !policy.contains("connect-src"));
}

#[test]
fn what_the_app_fetches_is_carried_and_can_be_unpacked() {
    let page = made();
    for name in
        ["app-1_bg.wasm", "worker-1.js", "worker-1.wasm", "foreign-1.wasm", "samples/one.csv", "fonts/one.woff2"]
    {
        let element = page.split(&format!("id=\"carried/{name}\">")).nth(1).unwrap();
        let packed = BASE64.decode(element.split('<').next().unwrap()).unwrap();
        let mut text = String::new();
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut text).unwrap();
        assert_eq!(text, format!("bytes of {name}"));
    }
}

#[test]
fn samples_and_faces_are_carried_and_nothing_else_of_the_folder() {
    for (name, fetched) in [
        ("samples/a.csv", true),
        ("fonts/a.woff2", true),
        ("fonts/LICENSE", false),
        ("icons/a.png", false),
        ("sw.js", false),
    ] {
        assert_eq!(is_fetched(name), fetched, "{name}");
    }
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    assert_eq!(made(), made());
}

#[test]
fn a_script_that_would_end_itself_is_refused() {
    assert!(script_element("const a = '</script>';").is_err());
}

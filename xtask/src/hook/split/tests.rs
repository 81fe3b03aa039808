//! Puts small parts into a folder as Trunk leaves it.

use std::env;

use super::*;

/// A page that names the app's files as Trunk does, with the script's hash.
fn page() -> String {
    format!(
        "<script type=\"module\">import init, * as bindings from './app-1.js';\nawait init('./app-1_bg.wasm');</script>\
         <link rel=\"modulepreload\" href=\"./app-1.js\" integrity=\"{}\">",
        integrity(b"trunk's glue")
    )
}

fn parts(chunk: &str) -> Parts {
    Parts {
        glue: "fetch(\"./split_rest.wasm\"); \"app_bg.wasm\"".to_owned(),
        main: b"main".to_vec(),
        chunks: vec![("split_rest.wasm".to_owned(), chunk.as_bytes().to_vec())],
    }
}

/// The page and the files after placing these parts, in a separate folder.
fn placed(name: &str, html: &str, parts: Parts) -> (Outcome<String>, Vec<(String, String)>) {
    let folder = env::temp_dir().join(format!("fairshare-split-{}-{name}", std::process::id()));
    write(&folder.join("app-1.js"), "trunk's glue").unwrap();
    write(&folder.join("app-1_bg.wasm"), "trunk's module").unwrap();
    let html = place(&folder, html, parts);
    let mut files: Vec<_> = crate::folder::files(&folder).unwrap();
    files.sort();
    let files = files.iter().map(|path| {
        (path.file_name().unwrap().to_string_lossy().into_owned(), String::from_utf8(fs::read(path).unwrap()).unwrap())
    });
    let files = files.collect();
    fs::remove_dir_all(&folder).unwrap();
    (html, files)
}

#[test]
fn the_parts_take_the_place_of_trunks_files() {
    let (html, files) = placed("parts", &page(), parts("panels"));
    let html = html.unwrap();
    let [(script, glue), (module, main), (chunk, panels)] = files.as_slice() else { panic!("{files:?}") };
    assert_eq!((main.as_str(), panels.as_str()), ("main", "panels"));
    assert!(glue.contains(&format!("fetch(\"./{chunk}\")")) && glue.contains(&format!("\"{module}\"")), "{glue}");
    assert!(!html.contains("app-1"), "{html}");
    assert!(html.contains(&format!("'./{script}'")) && html.contains(&format!("'./{module}'")), "{html}");
    assert!(html.contains(&format!("integrity=\"{}\"", integrity(glue.as_bytes()))), "{html}");
    assert!(files.iter().all(|(name, _)| crate::folder::is_hashed(name)), "{files:?}");
}

#[test]
fn a_changed_chunk_gives_the_script_another_name() {
    let names = |chunk| placed(chunk, &page(), parts(chunk)).1.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names("one"), names("one"));
    assert!(names("one").iter().zip(names("two")).all(|(one, two)| *one != two));
}

#[test]
fn a_chunk_that_nothing_fetches_and_a_page_without_the_app_are_refused() {
    let unused = Parts { glue: String::new(), ..parts("panels") };
    assert!(placed("unused", &page(), unused).0.unwrap_err().contains("split_rest.wasm"));
    assert!(placed("none", "<head></head>", parts("panels")).0.unwrap_err().contains("index.html"));
}

//! Joins the script of wasm-bindgen and that of the splitter into one, so that they do not import each other.

use crate::Outcome;

/// Name of the splitter's script.
pub const LINK: &str = "__wasm_split.js";

/// Start of a line by which the splitter's script imports that of wasm-bindgen.
const BACK: &str = "import { initSync }";
/// Start of a name that the splitter's script exports.
const EXPORT: &str = "export const ";
/// How the splitter's script fetches a chunk.
const FETCH: [&str; 2] = ["fetch(new URL(", ", import.meta.url))"];

/// One script: that of wasm-bindgen with the splitter's loaders in it.
///
/// # Errors
/// If the scripts do not fit together.
pub fn joined(glue: &str, link: &str) -> Outcome<String> {
    let mut loaders = Vec::new();
    let mut script = String::new();
    for line in link.lines().filter(|line| !line.starts_with(BACK)) {
        let own = line.strip_prefix(EXPORT);
        if let Some(export) = own {
            loaders.push(export.split(' ').next().unwrap_or_default());
            script += "const ";
        }
        script.extend([&carried(&sorted(own.unwrap_or(line))), "\n"]);
    }
    let mut main = String::new();
    let mut first = true;
    let mut bound = Vec::new();
    for line in glue.lines() {
        // wasm-bindgen imports the script once for each loader.
        let import = line.strip_prefix("import * as ").filter(|import| import.contains(LINK));
        if let Some((name, _)) = import.and_then(|import| import.split_once(' ')) {
            bound.push(format!("\"./{LINK}\": {name},"));
            continue;
        }
        if bound.iter().any(|bound| line.trim() == bound) {
            if std::mem::take(&mut first) {
                main += &format!("        \"./{LINK}\": {{ {} }},\n", loaders.join(", "));
            }
            continue;
        }
        if line.starts_with("export {") {
            main.extend([script.as_str(), "\n"]);
        }
        main.extend([line, "\n"]);
    }
    if first || loaders.is_empty() || !main.contains(&script) {
        return Err(format!("The page's script must import {LINK} and end with what it exports."));
    }
    Ok(main)
}

/// A line with its list of shared names sorted: they come in the order of a hash table.
fn sorted(line: &str) -> String {
    let Some((before, rest)) = line.split_once("{ ") else { return line.to_owned() };
    let Some((list, after)) = rest.split_once(",  }") else { return line.to_owned() };
    let mut names: Vec<&str> = list.split(", ").collect();
    names.sort_unstable();
    format!("{before}{{ {} }}{after}", names.join(", "))
}

/// A line that takes a chunk from the page in one file, if that carries it, and fetches it otherwise.
fn carried(line: &str) -> String {
    let [open, close] = FETCH;
    let Some((before, rest)) = line.split_once(open) else { return line.to_owned() };
    let Some((address, after)) = rest.split_once(close) else { return line.to_owned() };
    format!("{before}window.fairshareCarried?.({address}) ?? {open}{address}{close}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "import * as import1 from \"./__wasm_split.js\"\nimport * as import2 from \"./__wasm_split.js\"\n\
        function imports() {\n    return {\n        \"./__wasm_split.js\": import1,\n        \
        \"./__wasm_split.js\": import2,\n    };\n}\nexport { initSync, __wbg_init as default };\n";
    const LINK_SCRIPT: &str = "import { initSync } from \"./main.js\";\n\nlet shared;\n\
        const { b, a,  } = initSync(undefined, undefined);\n\
        export const load_rest = make(() => {\n    const src = fetch(new URL(\"./split_rest.wasm\", import.meta.url));\n});\n\
        export const load_russian = make();\n";

    #[test]
    fn one_script_binds_all_loaders_and_imports_nothing() {
        let script = joined(GLUE, LINK_SCRIPT).unwrap();
        assert!(!script.contains("import {") && !script.contains("import * as"), "{script}");
        assert_eq!(script.matches("\"./__wasm_split.js\": { load_rest, load_russian },").count(), 1, "{script}");
        assert!(script.contains("const { a, b } = initSync(undefined, undefined);"), "{script}");
        assert!(script.trim_end().ends_with("export { initSync, __wbg_init as default };"), "{script}");
    }

    #[test]
    fn a_chunk_is_taken_from_the_page_that_carries_it() {
        let script = joined(GLUE, LINK_SCRIPT).unwrap();
        let fetch = "window.fairshareCarried?.(\"./split_rest.wasm\") ?? \
            fetch(new URL(\"./split_rest.wasm\", import.meta.url));";
        assert!(script.contains(fetch), "{script}");
    }

    #[test]
    fn scripts_that_do_not_fit_are_refused() {
        assert!(joined("export { initSync };\n", LINK_SCRIPT).unwrap_err().contains(LINK));
        assert!(joined(GLUE, "let shared;\n").unwrap_err().contains(LINK));
    }
}

//! Cuts the page's module into the part that the first picture needs and chunks that the page fetches afterwards.
//!
//! The input is the linker's module with its relocations (build.rs). The main part takes the place of the module that
//! Trunk has made, under new names; the chunks get names with the hash of their content.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha384};

use super::content_hash;
use crate::Outcome;
use crate::command::{command, npm_program, run};
use crate::folder::{about, text, write};
use crate::places;
use crate::tools::Tools;

mod glue;

/// The features that the compiler uses: the chunks do not name them.
const FEATURES: [&str; 10] = [
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-call-indirect-overlong",
    "--enable-extended-const",
];

/// Options of wasm-opt: small, and without names and sections that differ between machines.
const SMALL: [&str; 5] =
    ["-Oz", "--reorder-functions-by-name", "--strip-debug", "--strip-producers", "--strip-target-features"];

/// The parts of the page's program.
struct Parts {
    /// The script that starts the main part and fetches the chunks.
    glue: String,
    main: Vec<u8>,
    /// Each chunk with the name that the glue has for it.
    chunks: Vec<(String, Vec<u8>)>,
}

/// Cuts the page's module and puts the parts into the folder; returns the page with their names.
///
/// # Errors
/// If a tool fails, or the page does not name the module as Trunk does.
pub fn split(folder: &Path, root: &Path, html: &str) -> Outcome<String> {
    place(folder, html, cut(root)?)
}

/// Cuts the module into its parts.
fn cut(root: &Path) -> Outcome<Parts> {
    let target = places::target(root);
    let module = target.join("wasm32-unknown-unknown").join("release").join("app.wasm");
    let bytes = fs::read(&module).map_err(|error| about(&module, &error))?;
    let work = target.join("split");
    if work.exists() {
        fs::remove_dir_all(&work).map_err(|error| about(&work, &error))?;
    }
    let main = work.join("app.wasm");
    let mut options = wasm_split_cli_support::Options::new(&bytes);
    options.output_dir = &work;
    options.main_out_path = &main;
    let cut = wasm_split_cli_support::transform(options);
    let mut chunks = cut.map_err(|error| format!("The page's module cannot be split: {error}."))?.split_modules;
    chunks.sort();
    let tools = Tools::ready(root)?;
    let bound = work.join("bound");
    let mut bindgen = tools.on_path(command(root, "wasm-bindgen", ["--target", "web", "--keep-lld-exports"]));
    bindgen.args(["--no-typescript", "--out-name", "app", "--out-dir"]).arg(&bound).arg(&main);
    run(&mut bindgen, "The main part of the page cannot be joined to the browser: see above.")?;
    let glue = glue::joined(&text(&bound.join("app.js"))?, &text(&work.join(glue::LINK))?)?;
    let small = |from: &Path| -> Outcome<Vec<u8>> {
        let to = from.with_extension("small.wasm");
        let mut optimize = tools.on_path(command(root, npm_program("wasm-opt"), SMALL.into_iter().chain(FEATURES)));
        run(optimize.arg(from).arg("-o").arg(&to), "A part of the page cannot be optimised: see above.")?;
        fs::read(&to).map_err(|error| about(&to, &error))
    };
    let named = |path: PathBuf| -> Outcome<(String, Vec<u8>)> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok((name, small(&path)?))
    };
    Ok(Parts {
        glue,
        main: small(&bound.join("app_bg.wasm"))?,
        chunks: chunks.into_iter().map(named).collect::<Outcome<_>>()?,
    })
}

/// Writes the parts over Trunk's files; returns the page with their names.
fn place(folder: &Path, html: &str, parts: Parts) -> Outcome<String> {
    let Parts { mut glue, main, chunks } = parts;
    for (name, bytes) in &chunks {
        let stem = name.trim_end_matches(".wasm");
        let hashed = format!("{stem}-{}.wasm", content_hash([bytes.as_slice()]));
        let (old, new) = (format!("\"./{name}\""), format!("\"./{hashed}\""));
        if !glue.contains(&old) {
            return Err(format!("The page's script must fetch {name}."));
        }
        glue = glue.replace(&old, &new);
        write(&folder.join(hashed), bytes)?;
    }
    let trunks = trunks(html)?;
    let hash = content_hash([main.as_slice(), glue.as_bytes()]);
    let ours = [format!("app-{hash}.js"), format!("app-{hash}_bg.wasm")];
    let glue = glue.replace("app_bg.wasm", &ours[1]);
    let mut html = html.to_owned();
    for ((old, new), bytes) in trunks.iter().zip(&ours).zip([glue.as_bytes(), main.as_slice()]) {
        let path = folder.join(old);
        let before = fs::read(&path).map_err(|error| about(&path, &error))?;
        fs::remove_file(&path).map_err(|error| about(&path, &error))?;
        write(&folder.join(new), bytes)?;
        html = html.replace(&integrity(&before), &integrity(bytes)).replace(old, new);
    }
    Ok(html)
}

/// Trunk's names of the app's script and module.
fn trunks(html: &str) -> Outcome<[String; 2]> {
    let missing = || "index.html must import the app's script.".to_owned();
    let (_, after) = html.split_once("bindings from './").ok_or_else(missing)?;
    let (script, _) = after.split_once('\'').ok_or_else(missing)?;
    let stem = script.strip_suffix(".js").ok_or_else(missing)?;
    Ok([script.to_owned(), format!("{stem}_bg.wasm")])
}

/// A file as `integrity` names it.
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests;

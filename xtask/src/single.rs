//! Builds the page in one file, to be opened from a disk.
//!
//! It contains all that index.html links to. Styles and scripts are inline, named in the policy by their hashes; files
//! that the app fetches are packed (assets/carried.js), so that this page makes no request at all, not even to its own
//! address.

use std::io::Write as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use flate2::{Compression, GzBuilder};

use crate::Outcome;
use crate::folder::{about, released, text, write};
use crate::policy::source;

mod tags;

/// Name of the page in one file.
pub const NAME: &str = "fairshare.html";

/// Beginning of the script that starts the app, as Trunk writes it.
const START: &str = "import init, * as bindings from ";

/// Writes the page in one file beside the page it is made from.
///
/// # Errors
/// If a file is missing, or the page differs from what Trunk and index.html give.
pub fn write_into(folder: &Path, root: &Path) -> Outcome {
    let index = text(&folder.join("index.html"))?;
    let carrier = text(&root.join("assets").join("carried.js"))?;
    let listed = released(folder)?;
    let others: Vec<_> = listed.iter().map(|file| file.name.as_str()).filter(|name| is_fetched(name)).collect();
    let single = single(&index, &carrier, &others, &|name| {
        let path = folder.join(name);
        std::fs::read(&path).map_err(|error| about(&path, &error))
    })?;
    write(&folder.join(NAME), single)
}

/// Reads a file of the folder by its name.
type Files<'a> = &'a dyn Fn(&str) -> Outcome<Vec<u8>>;

/// The files that the page's head links to.
#[derive(Default)]
struct Parts {
    styles: String,
    scripts: Vec<String>,
    /// Address of the app's module.
    module: String,
}

fn single(index: &str, carrier: &str, others: &[&str], files: Files) -> Outcome<String> {
    let mut parts = Parts { scripts: vec![carrier.to_owned()], ..Parts::default() };
    let html = tags::replaced(index, |tag, body| element(tag, body, files, &mut parts))?;
    let carried = carried(&parts.module, &html, others, files)?;
    let mut page = html;
    for name in ["fairshare-offline", "fairshare-single"] {
        page = tags::without_content(&page, name);
    }
    let scripts: String = parts.scripts.iter().map(|script| script_element(script)).collect::<Outcome<_>>()?;
    if parts.styles.contains("</style") {
        return Err("A style may not speak of its own end.".to_owned());
    }
    let style = format!("<style>{}</style>", parts.styles);
    page = once(&page, "</head>", &format!("{style}\n{scripts}</head>"))?;
    page = once(&page, "</body>", &format!("{carried}</body>"))?;
    let (before, after) = tags::policy(&page).ok_or("index.html must begin with its policy.")?;
    Ok(format!("{before}{}{after}", policy(&parts)))
}

/// The replacement of an element of the head; `None` to keep it.
fn element(tag: &str, body: &str, files: Files, parts: &mut Parts) -> Outcome<Option<String>> {
    let own = |address: &str| {
        let bytes = files(address.trim_start_matches("./"))?;
        String::from_utf8(bytes).map_err(|_| format!("{address} is no text."))
    };
    let address = tags::attribute(tag, "href").or_else(|| tags::attribute(tag, "src"));
    match (tags::attribute(tag, "rel"), address) {
        (Some("stylesheet"), Some(address)) => parts.styles += &own(address)?,
        // The icon is in its address.
        (Some("icon"), _) => return Ok(None),
        // The page in one file needs no service worker.
        (None, Some(address)) if address.contains("offline-") => {}
        (None, Some(address)) => parts.scripts.push(own(address)?),
        // A preload or a manifest: there is nothing to fetch.
        (Some("preload" | "modulepreload" | "manifest"), _) => {}
        (None, None) if body.contains(START) => {
            let addresses = quoted(body);
            let [glue, module, ..] = addresses.as_slice() else {
                return Err("Trunk's script must name the app's files.".to_owned());
            };
            module.trim_start_matches("./").clone_into(&mut parts.module);
            parts.scripts.push(start(&own(glue)?, &parts.module));
        }
        _ => return Ok(None),
    }
    Ok(Some(String::new()))
}

/// The glue as an inline script, followed by the start of the app.
fn start(glue: &str, module: &str) -> String {
    let mut script = String::with_capacity(glue.len());
    for line in glue.lines().filter(|line| !line.starts_with("export {")) {
        script.extend([line.strip_prefix("export ").unwrap_or(line), "\n"]);
    }
    script
        + &format!(
            "await __wbg_init({{ module_or_path: fairshareCarried(\"{module}\") }});\n\
             dispatchEvent(new CustomEvent(\"TrunkApplicationStarted\"));\n"
        )
}

/// Texts between single quotation marks.
fn quoted(script: &str) -> Vec<String> {
    script.split('\'').skip(1).step_by(2).map(str::to_owned).collect()
}

fn script_element(script: &str) -> Outcome<String> {
    if script.contains("</script") || script.contains("<!--") {
        return Err("A script may not speak of its own end.".to_owned());
    }
    // The app's start awaits what it fetches, which only modules can do.
    let kind = if script.contains("await __wbg_init(") { " type=\"module\"" } else { "" };
    Ok(format!("<script{kind}>{script}</script>\n"))
}

/// Whether the app fetches a file by its name: samples, the fonts that pictures embed, and the chunks of its program.
fn is_fetched(name: &str) -> bool {
    let ending = Path::new(name).extension().unwrap_or_default();
    let within = |folder: &str, kind: &str| name.starts_with(folder) && ending == kind;
    within("samples/", "csv") || within("fonts/", "woff2") || within("split_", "wasm") || within("chunk_", "wasm")
}

/// All files that the app fetches, as elements: its module, its workers' files, and others.
fn carried(module: &str, html: &str, others: &[&str], files: Files) -> Outcome<String> {
    let workers = ["fairshare-worker", "fairshare-foreign"];
    let workers = workers.iter().flat_map(|worker| tags::content(html, worker).unwrap_or_default().split(' '));
    let names = std::iter::once(module).chain(workers).chain(others.iter().copied());
    names.map(|name| Ok(packed(name, &files(name)?))).collect()
}

/// A file as a data block, which no browser runs.
fn packed(name: &str, bytes: &[u8]) -> String {
    // Without name and time, so that the same bytes come out each time.
    let mut gzip = GzBuilder::new().write(Vec::new(), Compression::best());
    let written = gzip.write_all(bytes).and_then(|()| gzip.finish());
    let kind = match name.rsplit('.').next() {
        Some("wasm") => "application/wasm",
        Some("csv") => "text/csv",
        Some("woff2") => "font/woff2",
        _ => "text/javascript",
    };
    // Writing to memory does not fail.
    let text = BASE64.encode(written.unwrap_or_default());
    format!("<script type=\"application/gzip+base64\" data-kind=\"{kind}\" id=\"carried/{name}\">{text}</script>\n")
}

fn policy(parts: &Parts) -> String {
    let scripts: Vec<_> = parts.scripts.iter().map(|script| source(script)).collect();
    format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval' {}; style-src {}; img-src blob: data:; worker-src blob:; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default",
        scripts.join(" "),
        source(&parts.styles)
    )
}

fn once(html: &str, place: &str, with: &str) -> Outcome<String> {
    if html.matches(place).count() == 1 {
        Ok(html.replacen(place, with, 1))
    } else {
        Err(format!("index.html must have {place} once."))
    }
}

#[cfg(test)]
mod tests;

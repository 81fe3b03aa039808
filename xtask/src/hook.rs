//! The hook that Trunk runs after each build, on the folder it has made.
//!
//! It puts the hashes of the page's inline scripts into the policy, and renames the workers' files after their content,
//! so that no browser uses a cached old worker with a new page. Files that Trunk has signed (`integrity`) are not
//! changed, except for the app's own.
//!
//! The app of a release is split into chunks, its page gets a first screen and one style sheet. A release also gets the service worker, the page in one file, and the
//! hosts' configuration.

mod first;
mod split;
mod styles;

use std::path::{Path, PathBuf};
use std::{env, fs};

use sha2::{Digest, Sha256};

use crate::folder::{about, hex};
use crate::policy::source;
use crate::{Outcome, hosting, offline, single};

/// Placeholder for the hashes in the policy of index.html.
const PLACEHOLDER: &str = "'inline-scripts'";
/// Placeholder that `trunk serve` replaces in its reload script at each request, so that the script has no fixed hash.
const RELOAD: &str = "{{__TRUNK_ADDRESS__}}";
/// The workers: the engine's, and the reader of workbooks, JSON and legacy encodings. Meta elements of index.html list
/// the files that Trunk makes for them.
const WORKERS: [&str; 2] = ["worker", "foreign"];
/// Environment variable set by `serve`: a service worker would keep answering for whatever is served there next.
pub const ONLY_SERVED: &str = "FAIRSHARE_ONLY_SERVED";
/// Browsers look for the charset only in this many first bytes of a page.
const CHARSET_WITHIN: usize = 1024;

/// Runs on the folder that Trunk names in the environment.
///
/// # Errors
/// If index.html lacks a required element.
pub fn run() -> Outcome {
    let Some(folder) = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        return Err("This is what Trunk runs after a build; run `cargo xtask dist` to get one.".to_owned());
    };
    let index = folder.join("index.html");
    let html = fs::read_to_string(&index).map_err(|error| about(&index, &error))?;
    let root = crate::root()?;
    let mut html = without_useless_integrity(&html);
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        html = split::split(&folder, &root, &html)?;
        html = first::put(&folder, &root, &html)?;
        html = styles::join(&folder, &html)?;
    } else {
        html = first::without(&html)?;
    }
    for worker in WORKERS {
        html = with_worker(&html, worker, &rename_worker(&folder, worker)?)?;
    }
    html = fetched_ahead(&html)?;
    let develops = html.contains(RELOAD);
    let offline = !develops && env::var_os(ONLY_SERVED).is_none();
    html = with_meta(&html, "fairshare-offline", if offline { offline::SCRIPT } else { "" })?;
    html = with_meta(&html, "fairshare-single", if develops { "" } else { single::NAME })?;
    html = with_policy(&html)?;
    fs::write(&index, &html).map_err(|error| about(&index, &error))?;
    if offline {
        offline::write_into(&folder, &root)?;
    }
    if !develops {
        single::write_into(&folder, &root)?;
        hosting::write_into(&folder, &root, policy(&html).unwrap_or_default())?;
    }
    Ok(())
}

/// Fills an empty meta element of the page.
fn with_meta(html: &str, name: &str, says: &str) -> Outcome<String> {
    let before = format!(r#"<meta name="{name}" content="">"#);
    if html.matches(&before).count() != 1 {
        return Err(format!("index.html must have {before} once."));
    }
    Ok(html.replacen(&before, &format!(r#"<meta name="{name}" content="{says}">"#), 1))
}

/// The page's policy.
fn policy(html: &str) -> Option<&str> {
    let (_, after) = html.split_once(r#"<meta http-equiv="Content-Security-Policy" content=""#)?;
    Some(after.split_once('"')?.0)
}

/// The names that Trunk gives a worker's files.
fn trunks(worker: &str) -> [String; 2] {
    [format!("{worker}.js"), format!("{worker}_bg.wasm")]
}

/// Renames a worker's files after the hash of their content; returns the new names.
fn rename_worker(folder: &Path, worker: &str) -> Outcome<[String; 2]> {
    let old = trunks(worker);
    let mut contents = Vec::new();
    for name in &old {
        let path = folder.join(name);
        contents.push(fs::read(&path).map_err(|error| about(&path, &error))?);
    }
    let hash = content_hash(contents.iter().map(Vec::as_slice));
    let names = ["js", "wasm"].map(|ending| format!("{worker}-{hash}.{ending}"));
    for (old, new) in old.iter().zip(&names) {
        fs::rename(folder.join(old), folder.join(new)).map_err(|error| about(&folder.join(old), &error))?;
    }
    Ok(names)
}

/// The hash in the names of files with this content.
fn content_hash<'a>(contents: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    contents.into_iter().for_each(|content| hash.update(content));
    hex(&hash.finalize())[..16].to_owned()
}

/// Puts the names of a worker's files into the page.
fn with_worker(html: &str, worker: &str, names: &[String; 2]) -> Outcome<String> {
    let [before, after] = [&trunks(worker), names].map(|names| format!(r#"content="{}""#, names.join(" ")));
    if html.matches(&before).count() != 1 {
        return Err(format!(r#"index.html must have <meta name="fairshare-{worker}" {before}> once."#));
    }
    Ok(html.replacen(&before, &after, 1))
}

/// Preloads the engine's worker, which the first chart needs, while the page itself is still loading; after all that the
/// first screen needs, because a browser fetches few files at once.
fn fetched_ahead(html: &str) -> Outcome<String> {
    let meta = format!(r#"<meta name="fairshare-{}" content=""#, WORKERS[0]);
    let (before, after) = html.split_once(&meta).ok_or("index.html must name the worker's files.")?;
    let (names, after) = after.split_once("\">").ok_or("The names of the worker's files must have an end.")?;
    let link = |name| format!(r#"<link rel="preload" href="{name}" as="fetch" crossorigin>"#);
    let links: String = names.split(' ').map(link).collect();
    let (head, body) = after.split_once("</head>").ok_or("index.html must have a head.")?;
    Ok(format!("{before}{meta}{names}\">{head}{links}</head>{body}"))
}

/// Replaces the policy's placeholder with the hashes of all inline scripts.
///
/// If the page contains the reload script of `trunk serve`, inline scripts are allowed instead: only the developer sees
/// such a page.
fn with_policy(html: &str) -> Outcome<String> {
    if html.matches(PLACEHOLDER).count() != 1 {
        return Err(format!("The policy in index.html must have {PLACEHOLDER} once."));
    }
    let scripts = inline_scripts(html);
    let allowed = if scripts.iter().any(|script| script.contains(RELOAD)) {
        "'unsafe-inline'".to_owned()
    } else {
        let mut hashes: Vec<_> = scripts.iter().map(|script| source(script)).collect();
        hashes.dedup();
        hashes.join(" ")
    };
    let html = html.replacen(PLACEHOLDER, &allowed, 1);
    match html.find("charset=") {
        Some(at) if at < CHARSET_WITHIN => Ok(html),
        _ => Err(format!("The page's charset must stand within its first {CHARSET_WITHIN} bytes.")),
    }
}

/// The texts of all inline scripts of the page.
fn inline_scripts(html: &str) -> Vec<&str> {
    let mut scripts = Vec::new();
    let mut rest = html;
    while let Some(at) = [rest.find("<!--"), rest.find("<script")].into_iter().flatten().min() {
        rest = &rest[at..];
        if rest.starts_with("<!--") {
            rest = rest.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let Some((tag, body)) = rest.split_once('>') else { break };
        let Some((script, after)) = body.split_once("</script>") else { break };
        if !tag.contains(" src=") {
            scripts.push(script);
        }
        rest = after;
    }
    scripts
}

/// Browsers ignore `integrity` on a preloaded module (`as="fetch"`), and warn of it in every console.
fn without_useless_integrity(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, link)) = rest.split_once("<link ") {
        let (tag, after) = link.split_once('>').unwrap_or((link, ""));
        let attributes =
            if tag.contains(r#"as="fetch""#) { without_attribute(tag, "integrity") } else { tag.to_owned() };
        kept.extend([before, "<link ", &attributes, ">"]);
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// A tag without one attribute.
fn without_attribute(tag: &str, name: &str) -> String {
    let start = format!(r#" {name}=""#);
    let cut = tag.split_once(&start).and_then(|(before, value)| Some((before, value.split_once('"')?.1)));
    cut.map_or_else(|| tag.to_owned(), |(before, after)| format!("{before}{after}"))
}

#[cfg(test)]
mod tests;

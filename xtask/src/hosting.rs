//! Fills the templates of `hosting/` with the headers that hosts send.
//!
//! They add what a page cannot set itself (nobody may frame it, its service worker is bound too), and how long browsers
//! may cache each file.

use std::path::Path;

use crate::Outcome;
use crate::folder::{Released, is_hashed, released, text, write};

/// Templates and their paths in the release folder.
const FILES: [(&str, &str); 3] =
    [("_headers", "_headers"), ("nginx.conf", "hosting/nginx.conf"), ("Caddyfile", "hosting/Caddyfile")];

/// Abilities of a device that the page never uses.
const PERMISSIONS: &str = "camera=(), display-capture=(), geolocation=(), hid=(), microphone=(), midi=(), payment=(), \
                           serial=(), usb=()";
const IMMUTABLE: &str = "public, max-age=31536000, immutable";
const ASK_ANEW: &str = "no-cache";

/// Writes the hosts' files for a page with this policy.
///
/// # Errors
/// If a template cannot be read or a file not written.
pub fn write_into(folder: &Path, root: &Path, policy: &str) -> Outcome {
    let files = released(folder)?;
    for (template, name) in FILES {
        let template = text(&root.join("hosting").join(template))?;
        write(&folder.join(name), filled(&template, policy, &files))?;
    }
    Ok(())
}

/// Whether a file of the release folder is for hosts, not for the page.
pub fn is_for_hosts(name: &str) -> bool {
    FILES.iter().any(|(_, written)| *written == name)
}

fn filled(template: &str, policy: &str, files: &[Released]) -> String {
    template
        .replace("{{policy}}", &format!("{policy}; frame-ancestors 'none'"))
        .replace("{{permissions}}", PERMISSIONS)
        .replace("{{immutable}}", IMMUTABLE)
        .replace("{{cached}}\n", &cached(files))
}

/// A caching rule for each file. Patterns would be shorter, but hosts join the values of all patterns that match a
/// file.
fn cached(files: &[Released]) -> String {
    let names = files.iter().map(|file| file.name.as_str()).filter(|name| !is_for_hosts(name));
    let rule = |name: &str| {
        let keep = if is_hashed(name) { IMMUTABLE } else { ASK_ANEW };
        format!("/{name}\n  Cache-Control: {keep}\n")
    };
    std::iter::once("").chain(names).map(rule).collect()
}

#[cfg(test)]
mod tests;

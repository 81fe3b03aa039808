//! What hosts are to say with each file, filled into the templates of hosting/: a policy that a page cannot give itself
//! (nobody may frame it, its service worker is bound too), and how long browsers may keep what they got.

use std::path::Path;

use crate::Outcome;
use crate::folder::{Released, is_hashed, released, text, write};

/// What the templates become in the release folder.
const FILES: [(&str, &str); 3] =
    [("_headers", "_headers"), ("nginx.conf", "hosting/nginx.conf"), ("Caddyfile", "hosting/Caddyfile")];

/// What a device has and the page never asks for.
const PERMISSIONS: &str = "camera=(), display-capture=(), geolocation=(), hid=(), microphone=(), midi=(), payment=(), \
                           serial=(), usb=()";
const IMMUTABLE: &str = "public, max-age=31536000, immutable";
const ASK_ANEW: &str = "no-cache";

/// Writes the hosts' files for a page with this policy.
///
/// # Errors
/// Where a template cannot be read or a file not written.
pub fn write_into(folder: &Path, root: &Path, policy: &str) -> Outcome {
    let files = released(folder)?;
    for (template, name) in FILES {
        let template = text(&root.join("hosting").join(template))?;
        write(&folder.join(name), filled(&template, policy, &files))?;
    }
    Ok(())
}

/// Whether a file of the release folder is there for hosts: no page asks for it.
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

/// A rule for each file. Patterns would be shorter, but where two of them meet one file, hosts join what they say.
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

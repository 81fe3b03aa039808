//! Joins the style sheets of the page: a first visit waits for each request before it shows anything.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha384};

use super::content_hash;
use crate::Outcome;
use crate::folder::{about, text, write};

/// Start of a link to a style sheet, as Trunk and the hook write it.
const LINK: &str = "<link rel=\"stylesheet\" href=\"./";

/// Joins the style sheets that the page links to, in their order, at the place of the first.
///
/// # Errors
/// If a file cannot be read or written, or the page links to none.
pub fn join(folder: &Path, html: &str) -> Outcome<String> {
    let mut styles = String::new();
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some((before, link)) = rest.split_once(LINK) {
        let (name, after) = link.split_once('"').ok_or("A link to a style sheet must end.")?;
        let (_, after) = after.split_once('>').ok_or("A link to a style sheet must end.")?;
        let path = folder.join(name);
        styles += &text(&path)?;
        fs::remove_file(&path).map_err(|error| about(&path, &error))?;
        pieces.push(before);
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    let Some((first, others)) = pieces.split_first() else {
        return Err("index.html must link to a style sheet.".to_owned());
    };
    let name = format!("style-{}.css", content_hash([styles.as_bytes()]));
    let hash = BASE64.encode(Sha384::digest(&styles));
    write(&folder.join(&name), styles)?;
    Ok(format!("{first}{LINK}{name}\" integrity=\"sha384-{hash}\">\n{}{rest}", others.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_joined_sheet_stands_at_the_place_of_the_first_in_the_same_order() {
        let folder = std::env::temp_dir().join(format!("fairshare-styles-{}", std::process::id()));
        write(&folder.join("b.css"), "b{}").unwrap();
        write(&folder.join("a.css"), "a{}").unwrap();
        let page = format!("<head>{LINK}b.css\" integrity=\"x\"/>\n<script></script>{LINK}a.css\">\n</head>");
        let html = join(&folder, &page).unwrap();
        let files = crate::folder::files(&folder).unwrap();
        let [file] = files.as_slice() else { panic!("{files:?}") };
        assert_eq!(text(file).unwrap(), "b{}a{}");
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        assert!(crate::folder::is_hashed(&name), "{name}");
        let link = format!("<head>{LINK}{name}\" integrity=\"sha384-");
        assert!(html.starts_with(&link) && html.ends_with("\">\n<script></script></head>"), "{html}");
        fs::remove_dir_all(&folder).unwrap();
        assert!(join(&folder, "<head></head>").unwrap_err().contains("index.html"));
    }
}

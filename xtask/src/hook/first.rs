//! Puts the first screen of a first visit into the page, drawn by `crates/opening`.

use std::fs;
use std::path::Path;

use super::content_hash;
use crate::Outcome;
use crate::command::{cargo, run};
use crate::folder::{about, text, write};

/// Its place in index.html.
const PLACE: &str = "<div id=\"first\"></div>\n";

/// Draws the first screen and puts it into the page, with its colours beside it.
///
/// # Errors
/// If it cannot be drawn, or index.html has no place for it.
pub fn put(folder: &Path, root: &Path, html: &str) -> Outcome<String> {
    let drawn = root.join("target").join("first");
    fs::create_dir_all(&drawn).map_err(|error| about(&drawn, &error))?;
    let mut draw = cargo(root, ["run", "--quiet", "--locked", "--package", "fairshare-opening", "--"]);
    run(draw.arg(root.join("assets").join("samples")).arg(&drawn), "The first screen cannot be drawn: see above.")?;
    let (screen, colours) = (text(&drawn.join("first.html"))?, text(&drawn.join("first.css"))?);
    let name = format!("first-{}.css", content_hash([colours.as_bytes()]));
    let html = with_screen(html, &screen, &name)?;
    write(&folder.join(name), colours)?;
    Ok(html)
}

/// The page without a first screen, for development.
///
/// # Errors
/// If index.html has no place for it.
pub fn without(html: &str) -> Outcome<String> {
    once(html, PLACE, "")
}

/// The page with the first screen and the style sheet of its colours.
fn with_screen(html: &str, screen: &str, colours: &str) -> Outcome<String> {
    let html = once(html, PLACE, screen)?;
    once(&html, "</head>", &format!("<link rel=\"stylesheet\" href=\"./{colours}\">\n</head>"))
}

fn once(html: &str, place: &str, with: &str) -> Outcome<String> {
    if html.matches(place).count() != 1 {
        return Err(format!("index.html must have {} once.", place.trim_end()));
    }
    Ok(html.replacen(place, with, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_screen_takes_its_place_and_names_its_colours() {
        let page = format!("<head></head><body>{PLACE}</body>");
        let html = with_screen(&page, "<div class=\"first\"></div>", "first-1.css").unwrap();
        assert!(html.contains("<body><div class=\"first\"></div></body>"), "{html}");
        assert!(html.contains("<link rel=\"stylesheet\" href=\"./first-1.css\">\n</head>"), "{html}");
        assert_eq!(without(&page).unwrap(), "<head></head><body></body>");
        assert!(with_screen("<head></head>", "", "").unwrap_err().contains("index.html"));
    }
}

//! Font faces that pictures embed, fetched for the first picture or before the page is sealed.

use std::cell::RefCell;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use fairshare_charts::Face;

use super::file;

/// The font family; its letters are as wide as those of Arial, Helvetica and Liberation Sans.
pub const FAMILY: &str = "Arimo";
const WEIGHTS: [u16; 2] = [400, 600];

/// A subset: its name, its `unicode-range`, which characters need it, and a character that no other subset has.
type Part = (&'static str, &'static str, fn(char) -> bool, char);

/// The subsets of the family, as its makers cut them; a text embeds only those that it needs.
const PARTS: [Part; 4] = [
    (
        "latin",
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
        |_| true,
        'H',
    ),
    (
        "latin-ext",
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
        |c| matches!(c, '\u{100}'..='\u{2ba}' | '\u{1e00}'..='\u{1e9f}' | '\u{20a0}'..='\u{20ab}' | '\u{20ad}'..='\u{20c0}'),
        'Ł',
    ),
    (
        "cyrillic",
        "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
        |c| matches!(c, '\u{400}'..='\u{45f}' | '\u{490}' | '\u{491}' | '\u{2116}'),
        'Ж',
    ),
    ("greek", "U+0370-03FF", |c| matches!(c, '\u{370}'..='\u{3ff}'), 'Ω'),
];

thread_local! {
    static KNOWN: RefCell<Vec<(&'static str, Face)>> = const { RefCell::new(Vec::new()) };
}

/// Fetches the faces that are missing; one that fails is left out, and the reader's own font replaces it.
pub async fn fetch() {
    let missing: Vec<_> = PARTS
        .into_iter()
        .flat_map(|part| WEIGHTS.map(|weight| (part, weight)))
        .filter(|((name, ..), weight)| !is_known(name, *weight))
        .map(|((name, range, ..), weight)| {
            let request = file::request(&format!("fonts/arimo-{name}-{weight}.woff2"));
            (name, range, weight, request)
        })
        .collect();
    for (name, range, weight, request) in missing {
        let Some(file) = file::fetched(request, name).await else { continue };
        let data = BASE64.encode(file::bytes(&file).await);
        if !data.is_empty() && !is_known(name, weight) {
            KNOWN.with_borrow_mut(|known| known.push((name, Face { family: FAMILY, weight, range, data })));
        }
    }
}

/// The faces that a text needs, in the order of the subsets.
pub fn of(text: &str) -> Vec<Face> {
    let needed = PARTS.into_iter().filter(|(_, _, has, _)| text.chars().any(has));
    let faces = needed.flat_map(|(name, ..)| WEIGHTS.map(|weight| (name, weight)));
    KNOWN.with_borrow(|known| {
        let face = |(name, weight)| known.iter().find(|(part, face)| *part == name && face.weight == weight);
        faces.filter_map(face).map(|(_, face)| face.clone()).collect()
    })
}

/// Weight and test character of each face; if the character is drawn, the face is loaded.
pub fn signs(faces: &[Face]) -> Vec<(u16, char)> {
    let sign = |face: &Face| PARTS.iter().find(|(_, range, ..)| *range == face.range).map(|part| (face.weight, part.3));
    faces.iter().filter_map(sign).collect()
}

fn is_known(name: &str, weight: u16) -> bool {
    KNOWN.with_borrow(|known| known.iter().any(|(part, face)| *part == name && face.weight == weight))
}

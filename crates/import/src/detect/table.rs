//! Parses `lexicon.tsv`, for the build script and for tests.

use super::tokens::words;

/// A line of the table.
pub struct Line<'a> {
    /// Concept of its words.
    pub concept: &'a str,
    /// How clearly they indicate it.
    pub weight: u8,
    /// Its words, split as headings are, each after the mark of its form.
    ///
    /// `~` marks a stem, `=` a whole text, and a space any other word.
    pub words: Vec<(char, String)>,
}

impl<'a> Line<'a> {
    /// Parses a line; `None` for a comment or an invalid line.
    pub fn of(line: &'a str) -> Option<Self> {
        if line.starts_with('#') {
            return None;
        }
        let mut fields = line.split('\t');
        let concept = fields.next()?;
        let weight = fields.nth(1)?.parse().ok()?;
        let words = fields.next()?.split(',').map(str::trim).filter_map(word).collect();
        Some(Self { concept, weight, words })
    }
}

fn word(word: &str) -> Option<(char, String)> {
    let (form, word) = match (word.strip_prefix('='), word.strip_suffix('~')) {
        (Some(word), _) => ('=', word),
        (_, Some(word)) => ('~', word),
        _ => (' ', word),
    };
    let text = if word.chars().all(|c| c.is_ascii_digit()) { word.to_owned() } else { words(word).join(" ") };
    (!text.is_empty()).then_some((form, text))
}

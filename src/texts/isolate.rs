//! Isolates names inside sentences, so that right-to-left names don't reorder the text around them.

use std::borrow::Cow;

/// Whether a letter is written from right to left.
const fn is_right_to_left(letter: char) -> bool {
    matches!(
        letter,
        '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'
    )
}

/// A name for use in a sentence: enclosed in U+2068 and U+2069 if it has right-to-left letters.
///
/// Without them, a right-to-left name pulls adjacent digits along: "45 %" after a Hebrew name is shown before it.
pub fn isolated(name: &str) -> Cow<'_, str> {
    if name.is_ascii() || !name.chars().any(is_right_to_left) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(format!("\u{2068}{name}\u{2069}"))
}

/// The same for each of several names.
pub fn all_isolated<S: AsRef<str>>(names: &[S]) -> Vec<Cow<'_, str>> {
    names.iter().map(|name| isolated(name.as_ref())).collect()
}

#[cfg(test)]
mod tests {
    use fairshare_types::dimension::Dimension;

    use super::*;
    use crate::texts::plain::{ENGLISH, Plain};
    use crate::texts::{HeadlineTexts, Russian};
    use crate::values::finding::{Credited, Shares};

    #[test]
    fn only_names_from_right_to_left_are_isolated() {
        for name in ["Sales", "Продажи", "🚀 Growth", "營業", ""] {
            assert!(matches!(isolated(name), Cow::Borrowed(_)), "{name}");
        }
        for name in ["מכירות", "Sales (مبيعات)", "a\u{202e}b"] {
            assert_eq!(isolated(name), format!("\u{2068}{name}\u{2069}"));
        }
    }

    #[test]
    fn sentences_isolate_names_in_both_languages() {
        let name = "מכירות".to_owned();
        let group = |name: &str| Credited::Group(name.to_owned());
        let groups = vec![(group(&name), 14, 66), (group("Sales"), 34, 86), (group("الشركاء"), 3, 3)];
        let shares = Shares::Ranges { groups, more: 0, models: 5, moves: 52 };
        let russian = Russian { figures: &Plain };
        for texts in [&ENGLISH as &dyn HeadlineTexts, &russian] {
            let said = texts.shares_line(Dimension::Team, &shares);
            for name in ["\u{2068}מכירות\u{2069}", "\u{2068}الشركاء\u{2069}"] {
                assert_eq!(said.matches(name).count(), 1, "{said}");
            }
            assert_eq!(said.matches('\u{2068}').count(), 2, "{said}");
        }
    }
}

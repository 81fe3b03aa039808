//! Regular expressions without backtracking, which match any text in linear time.

use fairshare_types::options::RuleFault;
use regex_lite::{Regex, RegexBuilder};

/// Most bytes of a compiled expression.
const LARGEST: usize = 256 * 1024;
/// Deepest nesting of an expression.
const DEEPEST: u32 = 50;

/// An expression that ignores the case of letters in every script.
pub struct Pattern {
    regex: Regex,
}

impl Pattern {
    /// Reads an expression.
    ///
    /// # Errors
    /// If it cannot be read, or is too large.
    pub fn new(text: &str) -> Result<Self, RuleFault> {
        let lower = lower(text);
        let build = |most: usize| RegexBuilder::new(&lower).size_limit(most).nest_limit(DEEPEST).build();
        build(LARGEST).map(|regex| Self { regex }).map_err(|why| match why.to_string() {
            // The crate has no kinds of errors, and this one is about its limit.
            why if why.contains("size limit") => RuleFault::LargePattern(text.to_owned()),
            _ => RuleFault::Pattern(text.to_owned()),
        })
    }

    /// Whether it matches a part of a text in lower case.
    pub fn matches(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }
}

/// Lowers the case of an expression, except where capitals have a meaning: `\D`, `(?P<name>`, flags.
///
/// The crate ignores the case of ASCII letters only, and texts are compared in lower case.
fn lower(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut in_group_head = false;
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                lower.push(c);
                lower.extend(chars.next());
            }
            '(' if chars.peek() == Some(&'?') => {
                in_group_head = true;
                lower.push(c);
            }
            ':' | ')' | '>' if in_group_head => {
                in_group_head = false;
                lower.push(c);
            }
            _ if in_group_head => lower.push(c),
            _ => lower.extend(c.to_lowercase()),
        }
    }
    lower
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, text: &str) -> bool {
        Pattern::new(pattern).is_ok_and(|pattern| pattern.matches(text))
    }

    #[test]
    fn letters_are_compared_without_case_in_every_script() {
        assert!(matches("ЯНДЕКС|[A-Z]+Bot", "яндекс.директ"));
        assert!(matches("^[А-Я]+$", "весна"));
        assert!(matches("(?P<Name>Paid)(?U:X*)\\S", "paid search".replace(' ', "-").as_str()));
        assert!(!matches("^\\D+$", "2025"));
    }

    #[test]
    fn a_pattern_that_makes_others_backtrack_ends_at_once() {
        assert!(!matches("^(a+)+$", &format!("{}b", "a".repeat(50_000))));
    }
}

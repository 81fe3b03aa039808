//! Redaction: the single layer that hides deals and amounts in everything that leaves the page.
//!
//! An export (an image, a copied table, a print) builds its texts while redaction is on. Functions that write an amount
//! or the name of a deal, an owner or a file check here first, so no export can forget to hide something.

use std::cell::RefCell;

use fairshare_types::text::in_one_line;

/// State of the current redacted export.
struct Exit {
    /// Base of the percentages that replace amounts, in minor units.
    whole: i64,
    /// Keys of the deals named so far: within one export, a deal keeps its number.
    deals: Vec<String>,
    /// Names of the persons named so far, which keep their numbers likewise.
    persons: Vec<String>,
}

thread_local! {
    static EXIT: RefCell<Option<Exit>> = const { RefCell::new(None) };
}

/// Runs one export; redacts it if a whole for the percentages is given.
pub fn under<T>(whole: Option<i64>, make: impl FnOnce() -> T) -> T {
    let before = EXIT.replace(exit(whole));
    let made = make();
    EXIT.set(before);
    made
}

/// Switches redaction on or off until the next call, because a print is drawn by many tasks.
pub fn keep(whole: Option<i64>) {
    EXIT.set(exit(whole));
}

fn exit(whole: Option<i64>) -> Option<Exit> {
    whole.map(|whole| Exit { whole, deals: Vec::new(), persons: Vec::new() })
}

/// Whether names and amounts are hidden.
#[must_use]
pub fn is_on() -> bool {
    EXIT.with_borrow(Option::is_some)
}

/// An amount as a percentage of the whole; `None` while amounts are shown. Zero if the whole is zero.
#[must_use]
pub fn percent_of(minor: f64) -> Option<f64> {
    EXIT.with_borrow(|exit| {
        let whole = exit.as_ref()?.whole;
        Some(if whole == 0 { 0.0 } else { minor / whole as f64 * 100.0 })
    })
}

/// The number that replaces a deal's key, from 1; `None` while keys are shown.
#[must_use]
pub fn number_of_deal(key: &str) -> Option<u64> {
    number(key, |exit| &mut exit.deals)
}

/// The number that replaces a person's name, from 1; `None` while names are shown.
#[must_use]
pub fn number_of_person(name: &str) -> Option<u64> {
    number(name, |exit| &mut exit.persons)
}

fn number(name: &str, numbered: impl FnOnce(&mut Exit) -> &mut Vec<String>) -> Option<u64> {
    EXIT.with_borrow_mut(|exit| {
        let numbered = numbered(exit.as_mut()?);
        let at = numbered.iter().position(|known| known == name).unwrap_or_else(|| {
            numbered.push(name.to_owned());
            numbered.len() - 1
        });
        Some(at as u64 + 1)
    })
}

/// How many names are hidden; `None` while names are shown, or if all of them are empty.
#[must_use]
pub fn hidden_names(names: &[String]) -> Option<u64> {
    (is_on() && names.iter().any(|name| !name.is_empty())).then_some(names.len() as u64)
}

/// A text that the user typed, in one line; `None` if it is blank, or while names and amounts are hidden, because nothing
/// tells which of them it holds.
#[must_use]
pub fn typed(text: &str) -> Option<String> {
    let text = in_one_line(text.trim());
    (!text.is_empty() && !is_on()).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_hidden_outside_of_a_redacted_exit() {
        assert_eq!((percent_of(5.0), number_of_deal("A"), is_on()), (None, None, false));
        under(None, || assert_eq!((percent_of(5.0), number_of_deal("A"), is_on()), (None, None, false)));
        assert_eq!(hidden_names(&["Mira".to_owned()]), None);
    }

    #[test]
    fn what_the_user_typed_leaves_the_page_only_while_nothing_is_hidden() {
        assert_eq!(typed(" Acme,\tQ3 ").as_deref(), Some("Acme, Q3"));
        assert_eq!(typed("  "), None);
        under(Some(1), || assert_eq!(typed("Acme pays 90,000"), None));
    }

    #[test]
    fn amounts_are_parts_of_the_whole_and_deals_keep_their_numbers() {
        keep(Some(200));
        assert_eq!([percent_of(50.0), percent_of(-200.0)], [Some(25.0), Some(-100.0)]);
        assert_eq!(["A", "B", "A"].map(number_of_deal), [Some(1), Some(2), Some(1)]);
        assert_eq!(["B", "A", "B"].map(number_of_person), [Some(1), Some(2), Some(1)]);
        // An image saved meanwhile has its own numbering.
        under(Some(0), || assert_eq!((percent_of(50.0), number_of_deal("B")), (Some(0.0), Some(1))));
        assert_eq!((number_of_deal("B"), percent_of(50.0)), (Some(2), Some(25.0)));
        assert_eq!(hidden_names(&[String::new(), "Mira".to_owned()]), Some(2));
        assert_eq!(hidden_names(&[String::new()]), None);
        keep(None);
        assert!(!is_on());
    }
}

//! Texts of the path report.

use fairshare_types::results::{PathOrder, Paths, Span};

use fairshare_types::dimension::Dimension;

use super::isolate::isolated;
use super::{English, NARROW, Texts};
use crate::values::finding;

/// Strings of the path report.
pub struct PathsStrings {
    /// Heading.
    pub heading: &'static str,
    /// Label of the choice of steps.
    pub steps: &'static str,
    /// Switch that makes each touch a step.
    pub every_touch: &'static str,
    /// Label of the order of the rows.
    pub order: &'static str,
    /// Headings of the table: path, won revenue, won, lost, win rate, touches, days.
    pub headings: [&'static str; 7],
    /// Row of the paths that are not listed.
    pub others: &'static str,
    /// A deal without a touch.
    pub no_touch: &'static str,
    /// Heading of the matrix of first and last steps.
    pub ends: &'static str,
    /// Explains the matrix.
    pub ends_say: &'static str,
    /// Heading of its column of first steps.
    pub first_step: &'static str,
    /// Heading of deals by their number of touches.
    pub touches: &'static str,
    /// Heading of deals by days to the close.
    pub days: &'static str,
    /// Headings of both: won and lost deals.
    pub won_lost: [&'static str; 2],
    /// Caution that paths are no causes.
    pub caution: &'static str,
}

/// Texts of the path report.
pub trait PathsTexts {
    /// How many paths there are, and which is worth most, in a sentence or two.
    fn paths_say(&self, paths: &Paths, first: &str) -> String;
    /// The name of an order of paths.
    fn path_order(&self, order: PathOrder) -> &'static str;
    /// A span of numbers: "6 to 10".
    fn span_of(&self, span: &Span) -> String;
    /// Won deals among those won and lost, in percent; empty without any.
    fn won_of(&self, won: u64, lost: u64) -> String;
    /// Steps in the middle of a long path that are not drawn.
    fn hidden_steps(&self, steps: u64) -> String;
    /// The deals behind a path.
    fn path_deals(&self, path: &str) -> String;
    /// The deals that begin with one step and end with another.
    fn ends_deals(&self, first: &str, last: &str) -> String;
}

/// The strings in English.
pub(super) const STRINGS: PathsStrings = PathsStrings {
    heading: "Paths to the close",
    steps: "Steps",
    every_touch: "Count every touch, repeats too",
    order: "Order",
    headings: ["Path", "Won revenue", "Won", "Lost", "Win rate", "Median touches", "Median days"],
    others: "Other paths",
    no_touch: "no touch",
    ends: "Who opens, who closes",
    ends_say: "Won revenue by the first step (rows) and the last step (columns) of the deal; on each side the eight steps \
        with most. The darker, the more.",
    first_step: "First step",
    touches: "Touches per deal",
    days: "Days from the first touch to the close",
    won_lost: ["Won", "Lost"],
    caution: "Paths show what happened, not why. Rare paths have few deals: mind their number before you compare win \
        rates.",
};

impl PathsTexts for English {
    fn paths_say(&self, paths: &Paths, first: &str) -> String {
        if paths.different == 0 {
            return "No deal is won or lost yet.".to_owned();
        }
        let deals = self.counted(paths.all.wins + paths.all.losses, "decided deal", "decided deals");
        let different = self.counted(paths.different, "path", "paths");
        if first.is_empty() {
            return format!("{deals} took {different}.");
        }
        format!("{deals} took {different}. At the top: {first}.")
    }

    fn path_order(&self, order: PathOrder) -> &'static str {
        match order {
            PathOrder::Revenue => "most won revenue first",
            PathOrder::Wins => "most won deals first",
            PathOrder::Losses => "most lost deals first",
        }
    }

    fn span_of(&self, span: &Span) -> String {
        let from = self.figures.count(u64::from(span.from));
        match span.to {
            Some(to) if to == span.from => from,
            Some(to) => format!("{from} to {}", self.figures.count(u64::from(to))),
            None => format!("{from} or more"),
        }
    }

    fn won_of(&self, won: u64, lost: u64) -> String {
        won_of(won, lost)
    }

    fn hidden_steps(&self, steps: u64) -> String {
        self.counted(steps, "more step", "more steps")
    }

    fn path_deals(&self, path: &str) -> String {
        format!("Path {path}")
    }

    fn ends_deals(&self, first: &str, last: &str) -> String {
        format!("From {} to {}", isolated(first), isolated(last))
    }
}

/// The name of a step of a path.
pub fn step_name(texts: &dyn Texts, by: Dimension, step: &str) -> String {
    if step.is_empty() { texts.nothing_of(by).to_owned() } else { step.to_owned() }
}

/// The name of a path: its steps with arrows between them.
pub fn path_name(texts: &dyn Texts, by: Dimension, steps: &[String]) -> String {
    if steps.is_empty() {
        return texts.paths.no_touch.to_owned();
    }
    let names: Vec<String> = steps.iter().map(|step| isolated(&step_name(texts, by, step)).into_owned()).collect();
    names.join(" \u{203a} ")
}

/// Won deals among those won and lost, in percent; empty without any.
pub(super) fn won_of(won: u64, lost: u64) -> String {
    if won + lost == 0 {
        return String::new();
    }
    format!("{}{NARROW}%", finding::percent(won as f64 / (won + lost) as f64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::plain::ENGLISH;

    #[test]
    fn spans_are_single_numbers_ranges_and_the_rest() {
        let span = |from, to| ENGLISH.span_of(&Span { from, to, ..Span::default() });
        assert_eq!([span(1, Some(1)), span(6, Some(10)), span(21, None)], ["1", "6 to 10", "21 or more"]);
        assert_eq!((won_of(1, 3), won_of(0, 0)), (format!("25{NARROW}%"), String::new()));
    }
}

//! Texts of two periods side by side.

use fairshare_types::results::Periods;

use super::English;

/// Strings of two periods.
pub struct PeriodsStrings {
    /// Heading.
    pub heading: &'static str,
    /// Labels of the two sides.
    pub sides: [&'static str; 2],
    /// Label of the model.
    pub model: &'static str,
    /// Headings: two sides, difference, revenue, mix, within.
    pub headings: [&'static str; 6],
    /// Explains the three parts.
    pub parts_say: [&'static str; 3],
    /// Explains the line below each amount.
    pub intervals_say: &'static str,
    /// A side without won deals.
    pub empty: &'static str,
    /// There are no two periods or segments.
    pub only_one: &'static str,
    /// Both sides are the same.
    pub same: &'static str,
}

/// Texts of two periods.
pub trait PeriodsTexts {
    /// The largest part of what changed, in a sentence.
    fn periods_say(&self, periods: &Periods, currency: &str) -> String;
    /// A segment as an option.
    fn segment_option(&self, name: &str) -> String;
}

/// The strings in English.
pub(super) const STRINGS: PeriodsStrings = PeriodsStrings {
    heading: "Compare two periods or segments",
    sides: ["First", "Second"],
    model: "Model",
    headings: [
        "First",
        "Second",
        "Difference",
        "More or less revenue",
        "Other kinds of deals",
        "Other credit within them",
    ],
    parts_say: [
        "More or less revenue: what the team would gain or lose with its old share.",
        "Other kinds of deals: the part of revenue changed that was won with other sets of teams.",
        "Other credit within them: in deals of the same teams, touches came in another order, number or time.",
    ],
    intervals_say: "Below each amount: its share, and in brackets the 95\u{202f}% interval of the share. Scores of models \
        that learn are taken as they are. The three parts sum to the difference exactly.",
    empty: "No deal was won on one side, so there is nothing to compare.",
    only_one: "There are no two periods or segments to compare.",
    same: "Both sides are the same. Choose another one.",
};

impl PeriodsTexts for English {
    fn periods_say(&self, periods: &Periods, currency: &str) -> String {
        let [first, second] = &periods.sides;
        let money = |minor: i64| self.figures.money(minor, currency);
        let sum = |part: fn(&fairshare_types::results::Shift) -> i64| -> i64 {
            periods.shifts.iter().map(|shift| part(shift).abs()).sum()
        };
        let (mix, within) = (sum(|shift| shift.mix), sum(|shift| shift.within));
        let cause = match () {
            () if mix == 0 && within == 0 => "The shares are the same.",
            () if mix > within => "The shares changed mostly because other kinds of deals were won.",
            () => "The shares changed mostly because credit within deals of the same teams changed.",
        };
        format!("Won revenue went from {} to {}. {cause}", money(first.total), money(second.total))
    }

    fn segment_option(&self, name: &str) -> String {
        if name.is_empty() { "no segment".to_owned() } else { format!("Segment {name}") }
    }
}

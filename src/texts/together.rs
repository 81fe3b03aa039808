//! Texts of won revenue by sets of teams.

use fairshare_types::results::{Extent, Part, Together, Who};

use super::{English, NARROW, TableTexts};
use crate::values::finding;

/// Strings of won revenue by sets of teams.
pub struct TogetherStrings {
    /// Heading.
    pub won_together: &'static str,
    /// Headings of the table of parts.
    pub part_headings: [&'static str; 8],
    /// Caution that the figures are no proof of cause.
    pub caution: &'static str,
    /// Heading of sourced and influenced.
    pub reaches: &'static str,
    /// Explains both, and that they must not be added up.
    pub reaches_say: &'static str,
    /// Name of the group of buttons that save the chart.
    pub save_together: &'static str,
}

/// Texts of won revenue by sets of teams.
pub trait TogetherTexts {
    /// Share of revenue won by several teams together, in a sentence or two.
    fn won_together_says(&self, view: &Together) -> String;
    /// The set of teams that touched the deals of a row.
    fn who(&self, view: &Together, who: &Who) -> String;
    /// "64 % (41 to 82 %)".
    fn win_rate(&self, part: &Part) -> String;
    /// A median number of days.
    fn median_days(&self, days: f64) -> String;
    /// Headings of the table of sourced and influenced revenue.
    fn reach_headings(&self) -> [&'static str; 5];
}

/// The strings in English.
pub(super) const STRINGS: TogetherStrings = TogetherStrings {
    won_together: "Won together",
    part_headings: [
        "Who touched the deal",
        "Share",
        "Won revenue",
        "Won",
        "Lost",
        "Win rate",
        "Median deal",
        "Median days",
    ],
    caution: "Not a cause: deals that several teams touch differ in other ways too, and large deals simply have more \
        touches. Mind the number of deals; the 95\u{202f}% interval of the win rate is in brackets.",
    reaches: "Sourced and influenced",
    reaches_say: "Sourced: the team's touch was the first. Influenced: it has at least one touch. A deal is in several \
        rows, so these are never added up.",
    save_together: "Save the picture of what was won together",
};

impl TogetherTexts for English {
    fn won_together_says(&self, view: &Together) -> String {
        if view.won_deals == 0 {
            return "No deal in this data is won yet.".to_owned();
        }
        let several = view.several();
        let of = if view.total == 0 { "won deals" } else { "won revenue" };
        let [share, joint] = [several.share, several.joint].map(|share| super::percent(finding::percent(share)));
        let joint = match several.extent {
            Extent::None => "none of them with a joint touch".to_owned(),
            Extent::Some => format!("{joint} from deals with a joint touch"),
            Extent::All => "all of it from deals with a joint touch".to_owned(),
        };
        format!("{share} of {of} came from deals that several teams touched, {joint}. This does not depend on a model.")
    }

    fn who(&self, view: &Together, who: &Who) -> String {
        let named = |teams: &[u32]| {
            let names: Vec<String> = teams.iter().filter_map(|&team| view.teams.get(team as usize).cloned()).collect();
            Self::listed(&names)
        };
        match who {
            Who::Teams(teams) if teams.len() == 1 => format!("{} only", named(teams)),
            Who::Teams(teams) => format!("{}, no joint touch", named(teams)),
            Who::Joint(teams) => format!("{}, with a joint touch", named(teams)),
            Who::Others => "Other sets of teams".to_owned(),
            Who::Nobody => "No team".to_owned(),
        }
    }

    fn win_rate(&self, part: &Part) -> String {
        part.win_rate.map_or_else(String::new, |[rate, low, high]| {
            let whole = finding::percent;
            format!("{} ({} to {}{NARROW}%)", super::percent(whole(rate)), whole(low), whole(high))
        })
    }

    fn median_days(&self, days: f64) -> String {
        self.figures.decimal(days, if days < 10.0 { 1 } else { 0 })
    }

    fn reach_headings(&self) -> [&'static str; 5] {
        [self.by(fairshare_types::dimension::Dimension::Team), "Sourced", "Deals", "Influenced", "Deals"]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::plain::ENGLISH;

    #[test]
    fn a_joint_touch_is_claimed_only_where_there_is_one() {
        let part = |who: Who, amount| Part { who, amount, won: 1, ..Part::default() };
        let says = |parts: Vec<Part>| {
            let view = Together { total: 100, won_deals: parts.len() as u64, parts, ..Together::default() };
            ENGLISH.won_together_says(&view).replace(NARROW, " ")
        };
        let [one, both, joint] = [Who::Teams(vec![0]), Who::Teams(vec![0, 1]), Who::Joint(vec![0, 1])];
        for (parts, expected) in [
            (
                vec![part(one.clone(), 20), part(both.clone(), 80)],
                "80 % of won revenue came from deals that several teams touched, none of them with a joint touch.",
            ),
            (
                vec![part(one.clone(), 20), part(joint.clone(), 80)],
                "80 % of won revenue came from deals that several teams touched, all of it from deals with a joint touch.",
            ),
            (
                vec![part(both, 30), part(joint, 70)],
                "100 % of won revenue came from deals that several teams touched, 70 % from deals with a joint touch.",
            ),
        ] {
            assert_eq!(says(parts), format!("{expected} This does not depend on a model."));
        }
    }
}

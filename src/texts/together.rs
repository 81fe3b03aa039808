//! What was won by whom together.

use fairshare_engine::view::{Part, Together, Who};

use super::{English, NARROW, TableTexts};
use crate::finding;

/// Texts of what was won together.
pub trait TogetherTexts {
    /// Heading.
    fn won_together(&self) -> &'static str;
    /// How much of it, in a sentence or two.
    fn won_together_says(&self, view: &Together) -> String;
    /// Who touched the deals of a part.
    fn who(&self, view: &Together, who: &Who) -> String;
    /// Headings of the table of parts.
    fn part_headings(&self) -> [&'static str; 8];
    /// "64 % (41 to 82 %)".
    fn win_rate(&self, part: &Part) -> String;
    /// A median number of days.
    fn median_days(&self, days: f64) -> String;
    /// What these figures are not.
    fn together_caution(&self) -> &'static str;
    /// Heading of sourced and influenced.
    fn reaches(&self) -> &'static str;
    /// What they are, and that they are never added up.
    fn reaches_say(&self) -> &'static str;
    /// Headings of that table.
    fn reach_headings(&self) -> [&'static str; 5];
    /// Name of the group of buttons that save the picture.
    fn save_together(&self) -> &'static str;
}

impl TogetherTexts for English {
    fn won_together(&self) -> &'static str {
        "Won together"
    }

    fn won_together_says(&self, view: &Together) -> String {
        if view.won_deals == 0 {
            return "Nothing is won in this data yet.".to_owned();
        }
        let (mut several, mut joint) = (0.0, 0.0);
        for part in &view.parts {
            let share = view.share(part);
            match &part.who {
                Who::Teams(teams) if teams.len() > 1 => several += share,
                Who::Joint(_) => {
                    several += share;
                    joint += share;
                }
                _ => {}
            }
        }
        let of = if view.total == 0 { "won deals" } else { "won revenue" };
        let [several, joint] = [several, joint].map(|share| super::percent(finding::percent(share)));
        let joint = if joint == several { "all of it".to_owned() } else { joint };
        format!(
            "{several} of {of} came from deals that several teams touched, {joint} from deals with a joint touch. No model is \
             needed to see this."
        )
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
            Who::Others => "Other combinations".to_owned(),
            Who::Nobody => "No team".to_owned(),
        }
    }

    fn part_headings(&self) -> [&'static str; 8] {
        ["Who touched the deal", "Share", "Won revenue", "Won", "Lost", "Win rate", "Median deal", "Median days"]
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

    fn together_caution(&self) -> &'static str {
        "Not a cause: deals that several teams touch differ in much else, and large deals simply have more touches. Mind the \
         counts; in brackets the 95\u{202f}% interval of the win rate."
    }

    fn reaches(&self) -> &'static str {
        "Sourced and influenced"
    }

    fn reaches_say(&self) -> &'static str {
        "Sourced: the team's touch was the first. Influenced: it has at least one touch. A deal is in several rows, so these \
         are never added up."
    }

    fn reach_headings(&self) -> [&'static str; 5] {
        [self.by(fairshare_engine::view::By::Team), "Sourced", "Deals", "Influenced", "Deals"]
    }

    fn save_together(&self) -> &'static str {
        "Save the picture of what was won together"
    }
}

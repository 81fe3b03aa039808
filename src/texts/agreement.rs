//! The agreement: one way of counting, written down for both teams to sign.

use fairshare_engine::counting::{Counting, Repeats};
use fairshare_engine::team::Reading;
use fairshare_engine::view::Range;

use super::isolate::isolated;
use super::{CountingTexts, English, FilterTexts, TeamTexts, percent};
use crate::filters::{Part, parts};
use crate::finding;

/// Texts of the agreement.
pub trait AgreementTexts {
    /// Heading of the panel.
    fn agreement(&self) -> &'static str;
    /// What it is.
    fn agreement_says(&self) -> &'static str;
    /// Label of the title, and the title until it is written anew.
    fn agreement_title(&self) -> [&'static str; 2];
    /// Label of the choice of the model.
    fn agreed_model(&self) -> &'static str;
    /// Where nothing is won.
    fn nothing_to_agree(&self) -> &'static str;
    /// A team's smallest and largest share.
    fn share_range(&self, range: Range) -> String;
    /// Prints it.
    fn print_agreement(&self) -> &'static str;
    /// Headings of its parts: model, touches, joint touches, data, result.
    fn agreement_parts(&self) -> [&'static str; 5];
    /// What counts, sentence by sentence.
    fn agreed_counting(&self, counting: &Counting) -> Vec<String>;
    /// How joint touches are read.
    fn agreed_joint(&self, reading: Reading) -> &'static str;
    /// Who shares, and how: as the user said, or as each touch of the data says.
    fn agreed_shares(&self, owned: &str, shares: &str, said: bool) -> String;
    /// Further sets of teams whose shares have no room.
    fn agreed_more(&self, sets: usize) -> String;
    /// The data in a sentence: files, touches, deals, rows kept out.
    fn agreed_data(&self, name: &str, touches: u64, deals: u64, stands_on: &str) -> String;
    /// Headings of the result.
    fn agreed_headings(&self) -> [&'static str; 3];
    /// What another model would give, so that nobody is surprised later.
    fn agreed_range(&self, models: usize) -> String;
    /// Heading of a team's smallest and largest share.
    fn agreed_range_heading(&self) -> &'static str;
    /// Label of a place to sign, and who signs there.
    fn signs(&self, team: &str) -> String;
    /// Where the name is written.
    fn sign_name(&self, team: &str) -> String;
    /// Under the line.
    fn sign_line(&self) -> &'static str;
}

impl AgreementTexts for English {
    fn agreement(&self) -> &'static str {
        "Agreement"
    }

    fn agreement_says(&self) -> &'static str {
        "One way of counting, written down, that both teams can recompute. One page to print and sign."
    }

    fn agreement_title(&self) -> [&'static str; 2] {
        ["Title", "How we count what we won together"]
    }

    fn agreed_model(&self) -> &'static str {
        "We agree on"
    }

    fn nothing_to_agree(&self) -> &'static str {
        "Nothing is won in this data yet: there is no credit to agree on."
    }

    fn share_range(&self, range: Range) -> String {
        let [min, max] = [range.min, range.max].map(finding::percent);
        if min == max { percent(min) } else { format!("{} to {}", min, percent(max)) }
    }

    fn print_agreement(&self) -> &'static str {
        "Print the agreement"
    }

    fn agreement_parts(&self) -> [&'static str; 5] {
        ["How credit is shared", "Which touches count", "Touches of several teams", "The data", "What follows"]
    }

    fn agreed_counting(&self, counting: &Counting) -> Vec<String> {
        let mut said: Vec<String> = Vec::new();
        said.push(match (counting.lookback_days, counting.lookback_touches) {
            (None, None) => "All touches of a deal up to its close.".to_owned(),
            (days, touches) => {
                let last = touches.map(|touches| self.last_touches(touches));
                let days = days.map(|days| {
                    let unit = if days == 1.0 { "day" } else { "days" };
                    format!("those within {} {unit} before the close", self.figures.decimal(days, 1))
                });
                format!(
                    "Of the touches of a deal, {}.",
                    Self::listed(&days.into_iter().chain(last).collect::<Vec<_>>())
                )
            }
        });
        if counting.repeats != Repeats::Keep {
            said.push(format!("Repeats of a channel {}.", self.repeats(counting.repeats)));
        }
        if !counting.excluded.is_empty() {
            let names: Vec<String> = counting.excluded.iter().map(|one| one.name.clone()).collect();
            said.push(format!(
                "Left out: {}; they count all the same: {}.",
                Self::listed(&names),
                self.exclusion(counting.exclusion)
            ));
        }
        let part = |part: Part| self.filter_part(&counting.filter, part);
        let only: Vec<String> = parts(&counting.filter).into_iter().map(part).collect();
        if !only.is_empty() {
            said.push(format!("Only {}.", only.join("; ")));
        }
        said
    }

    fn agreed_joint(&self, reading: Reading) -> &'static str {
        match reading {
            Reading::Split => "A touch of several teams is shared between them:",
            Reading::Bucket | Reading::Overlay => self.joint_reading_says(reading),
        }
    }

    fn agreed_shares(&self, owned: &str, shares: &str, said: bool) -> String {
        if said {
            format!("{owned}: {shares}")
        } else {
            format!("{owned}: as the data says of each, on average {shares}")
        }
    }

    fn agreed_more(&self, sets: usize) -> String {
        if sets == 1 { "and one more".to_owned() } else { format!("and {sets} more") }
    }

    fn agreed_data(&self, name: &str, touches: u64, deals: u64, stands_on: &str) -> String {
        format!(
            "{name}: {} of {}; {stands_on}.",
            self.counted(touches, "touch", "touches"),
            self.counted(deals, "deal", "deals")
        )
    }

    fn agreed_headings(&self) -> [&'static str; 3] {
        ["Team", "Share", "Credit"]
    }

    fn agreed_range(&self, models: usize) -> String {
        format!(
            "The range is what the {} shown would give. Credit is a way of counting, not a proof of cause.",
            self.counted(models as u64, "model", "models")
        )
    }

    fn agreed_range_heading(&self) -> &'static str {
        "Range"
    }

    fn signs(&self, team: &str) -> String {
        if team.is_empty() { "Agreed by".to_owned() } else { format!("For {}", isolated(team)) }
    }

    fn sign_name(&self, team: &str) -> String {
        if team.is_empty() { "Name".to_owned() } else { format!("Name for {}", isolated(team)) }
    }

    fn sign_line(&self) -> &'static str {
        "Date and signature"
    }
}

#[cfg(test)]
mod tests {
    use fairshare_engine::counting::{Excluded, Exclusion};
    use fairshare_engine::view::By;

    use super::super::plain::ENGLISH;
    use super::*;

    #[test]
    fn what_counts_is_said_in_sentences() {
        let all = Counting::default();
        let narrow = Counting {
            lookback_days: Some(90.0),
            lookback_touches: Some(5),
            repeats: Repeats::Collapse,
            excluded: vec![Excluded { by: By::Channel, name: "Direct".to_owned() }],
            exclusion: Exclusion::UnlessAlone,
            ..Counting::default()
        };
        assert_eq!(ENGLISH.agreed_counting(&all), ["All touches of a deal up to its close."]);
        assert_eq!(
            ENGLISH.agreed_counting(&narrow),
            [
                "Of the touches of a deal, those within 90 days before the close and the last 5 touches.",
                "Repeats of a channel in a row count once.",
                "Left out: Direct; they count all the same: where a deal has no others.",
            ]
        );
    }
}

//! The agreement: one set of attribution rules for both teams to sign.

use fairshare_types::options::{EligibilityRules, JointCreditPolicy, KindWeight, Repeats};
use fairshare_types::results::Range;

use super::isolate::isolated;
use super::{CountingTexts, English, FilterTexts, TeamTexts, percent};
use crate::values::filters::{Part, parts};
use crate::values::{finding, redaction};

/// Strings of the agreement.
pub struct AgreementStrings {
    /// Heading of the panel.
    pub heading: &'static str,
    /// Explains the agreement.
    pub says: &'static str,
    /// Label of the title field, and the default title.
    pub title: [&'static str; 2],
    /// Label of the choice of the model, and its option for no model.
    pub agreed_model: [&'static str; 2],
    /// No model is agreed: what to look at first.
    pub no_model: &'static str,
    /// Printing needs a model.
    pub choose_first: &'static str,
    /// Shown if nothing is won.
    pub nothing_to_agree: &'static str,
    /// Button that prints the agreement.
    pub print_agreement: &'static str,
    /// Headings of the sections: model, touches, joint touches, teams, data, result.
    pub parts: [&'static str; 6],
    /// Headings of the result.
    pub agreed_headings: [&'static str; 3],
    /// Heading of the range column.
    pub agreed_range_heading: &'static str,
    /// Caption under the signature line.
    pub sign_line: &'static str,
}

/// Texts of the agreement.
pub trait AgreementTexts {
    /// A team's smallest and largest share.
    fn share_range(&self, range: Range) -> String;
    /// The eligibility rules and filters, one sentence each.
    fn agreed_counting(&self, counting: &EligibilityRules) -> Vec<String>;
    /// Policy for joint touches.
    fn agreed_joint(&self, reading: JointCreditPolicy) -> &'static str;
    /// Shares of a joint touch: those of a user's rule if `said`, or else the average in the data.
    fn agreed_shares(&self, owned: &str, shares: &str, said: bool) -> String;
    /// Number of further sets of teams whose shares don't fit on the page.
    fn agreed_more(&self, sets: usize) -> String;
    /// The data in a sentence: files, touches, deals, rows kept out.
    fn agreed_data(&self, name: &str, touches: u64, deals: u64, stands_on: &str) -> String;
    /// Explains the range column: the results of the other models shown.
    fn agreed_range(&self, models: usize) -> String;
    /// Who signs in a signature field: a team, or anyone if empty.
    fn signs(&self, team: &str) -> String;
    /// Label of the name field in a signature field.
    fn sign_name(&self, team: &str) -> String;
}

/// The strings in English.
pub(super) const STRINGS: AgreementStrings = AgreementStrings {
    heading: "Agreement",
    says: "One way of counting, written down, that anyone can recompute. One page to print and sign.",
    title: ["Title", "How we count what we won together"],
    agreed_model: ["We agree on", "Choose a model"],
    no_model: "No model is agreed yet. Look at the range first: it says how much the choice of a model moves. Then \
        choose one above.",
    choose_first: "No model is agreed yet: look at the range in the agreement, choose a model, then print it.",
    nothing_to_agree: "No deal in this data is won yet, so there is no credit to agree on.",
    print_agreement: "Print the agreement",
    parts: [
        "How credit is shared",
        "Which touches count",
        "Touches of several teams",
        "Whose touches",
        "The data and how they were read",
        "Result",
    ],
    agreed_headings: ["Team", "Share", "Credit"],
    agreed_range_heading: "Range",
    sign_line: "Date and signature",
};

impl AgreementTexts for English {
    fn share_range(&self, range: Range) -> String {
        let [min, max] = [range.min, range.max].map(finding::percent);
        if min == max { percent(min) } else { format!("{} to {}", min, percent(max)) }
    }

    fn agreed_counting(&self, counting: &EligibilityRules) -> Vec<String> {
        let mut said: Vec<String> = Vec::new();
        said.push(match (counting.lookback_days, counting.lookback_touches) {
            (None, None) => "All touches of a deal up to its close.".to_owned(),
            (days, touches) => {
                let last = touches.map(|touches| self.last_touches(touches));
                let days = days.map(|days| {
                    let unit = if days == 1.0 { "day" } else { "days" };
                    format!("touches within {} {unit} before the close", self.figures.decimal(days, 1))
                });
                format!("Counted in each deal: {}.", Self::listed(&days.into_iter().chain(last).collect::<Vec<_>>()))
            }
        });
        if counting.repeats != Repeats::Keep {
            said.push(format!("Repeats of a channel: {}.", self.repeats(counting.repeats)));
        }
        if !counting.excluded.is_empty() {
            let names: Vec<String> = counting.excluded.iter().map(|one| one.name.clone()).collect();
            said.push(format!(
                "Excluded: {}; counted anyway: {}.",
                Self::listed(&names),
                self.exclusion(counting.exclusion)
            ));
        }
        let kinds = &counting.kinds;
        if kinds.before_opportunity {
            said.push("Not counted: touches after the opportunity was created.".to_owned());
        }
        let weight = |kind: &KindWeight| format!("{} {}", isolated(&kind.name), self.figures.decimal(kind.weight, 2));
        if !kinds.weights.is_empty() {
            said.push(format!("Weights: {}.", kinds.weights.iter().map(weight).collect::<Vec<_>>().join("; ")));
        }
        if !kinds.persons.is_empty() {
            let hidden = redaction::hidden_names(&kinds.persons);
            let persons = hidden.map(|n| self.counted(n, "person", "persons"));
            said.push(format!("Excluded touches of {}.", persons.unwrap_or_else(|| Self::listed(&kinds.persons))));
        }
        let part = |part: Part| self.filter_part(&counting.filter, part);
        let only: Vec<String> = parts(&counting.filter).into_iter().map(part).collect();
        if !only.is_empty() {
            said.push(format!("Only {}.", only.join("; ")));
        }
        said
    }

    fn agreed_joint(&self, reading: JointCreditPolicy) -> &'static str {
        match reading {
            JointCreditPolicy::Split => "A touch of several teams is shared between them:",
            JointCreditPolicy::Bucket | JointCreditPolicy::Overlay => self.joint_reading_says(reading),
        }
    }

    fn agreed_shares(&self, owned: &str, shares: &str, said: bool) -> String {
        if said {
            format!("{owned}: {shares}")
        } else {
            format!("{owned}: as stated in the data for each touch, {shares} on average")
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

    fn agreed_range(&self, models: usize) -> String {
        format!(
            "The range covers the {} shown. Credit is a way of counting, not proof of cause.",
            self.counted(models as u64, "model", "models")
        )
    }

    fn signs(&self, team: &str) -> String {
        if team.is_empty() { "Agreed by".to_owned() } else { format!("For {}", isolated(team)) }
    }

    fn sign_name(&self, team: &str) -> String {
        if team.is_empty() { "Name".to_owned() } else { format!("Name for {}", isolated(team)) }
    }
}

#[cfg(test)]
mod tests {
    use fairshare_types::dimension::Dimension;
    use fairshare_types::options::{Excluded, Exclusion};

    use super::super::plain::ENGLISH;
    use super::*;

    #[test]
    fn what_counts_is_said_in_sentences() {
        let all = EligibilityRules::default();
        let narrow = EligibilityRules {
            lookback_days: Some(90.0),
            lookback_touches: Some(5),
            repeats: Repeats::Collapse,
            excluded: vec![Excluded { by: Dimension::Channel, name: "Direct".to_owned() }],
            exclusion: Exclusion::UnlessAlone,
            ..EligibilityRules::default()
        };
        assert_eq!(ENGLISH.agreed_counting(&all), ["All touches of a deal up to its close."]);
        assert_eq!(
            ENGLISH.agreed_counting(&narrow),
            [
                "Counted in each deal: touches within 90 days before the close and the last 5 touches.",
                "Repeats of a channel: count once if in a row.",
                "Excluded: Direct; counted anyway: if a deal has no others.",
            ]
        );
    }
}

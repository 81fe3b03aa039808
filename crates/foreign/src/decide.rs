//! The decisions that follow from the notes of a table.

use fairshare_import::detect::{Answer, Certainty, Decision, Subject};

use crate::Notes;

impl Notes {
    /// What was inferred before the table came to its reader, under the name that it is read by.
    #[must_use]
    pub fn decisions(&self, file: &str) -> Vec<Decision> {
        let name = || file.to_owned();
        let mut decisions = Vec::new();
        if let Some(detected) = &self.encoding {
            let certainty = if detected.certain { Certainty::Certain } else { Certainty::Open };
            let decision = Decision::new(Subject::Encoding { file: name() }, certainty, detected.name);
            decisions.push(
                detected.alternatives.iter().fold(decision, |decision, other| {
                    decision.or(*other, Answer::Encoding(name(), (*other).to_owned()))
                }),
            );
        }
        if self.hidden_rows > 0 {
            let subject = Subject::HiddenRows { file: name(), rows: u64::from(self.hidden_rows) };
            let (value, other) =
                if self.hidden_rows_counted { ("counted", "left out") } else { ("left out", "counted") };
            let answer = Answer::HiddenRows(name(), !self.hidden_rows_counted);
            decisions.push(Decision::new(subject, Certainty::Open, value).or(other, answer));
        }
        if self.merged_rows > 0 {
            let subject = Subject::FilledDown { file: name(), rows: u64::from(self.merged_rows) };
            decisions.push(Decision::new(subject, Certainty::Certain, "the merged cell above"));
        }
        if self.rounded_numbers > 0 {
            let example = self.rounded_example.clone().unwrap_or_default();
            let subject = Subject::LongNumbers { file: name(), cells: u64::from(self.rounded_numbers), example };
            decisions.push(Decision::new(subject, Certainty::Open, "as they are written"));
        }
        if self.nulls > 0 {
            let subject = Subject::NulRemoved { file: name(), count: u64::from(self.nulls) };
            decisions.push(Decision::new(subject, Certainty::Likely, "removed"));
        }
        decisions
    }
}

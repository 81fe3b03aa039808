//! Turns the notes of a table into decisions.

use fairshare_types::decision::{Answer, Certainty, Decision, Subject};

use crate::Notes;

impl Notes {
    /// Decisions made before the table reaches the engine; `file` is the name it is read under.
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
                if self.hidden_rows_counted { ("counted", "not counted") } else { ("not counted", "counted") };
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
            decisions.push(Decision::new(subject, Certainty::Open, "as written"));
        }
        if let Some(field) = &self.more_pages {
            let subject = Subject::OnePage { file: name(), field: field.clone() };
            decisions.push(Decision::new(subject, Certainty::Open, "treated as complete"));
        }
        if self.nulls > 0 {
            let subject = Subject::NulRemoved { file: name(), count: u64::from(self.nulls) };
            decisions.push(Decision::new(subject, Certainty::Likely, "removed"));
        }
        decisions
    }
}

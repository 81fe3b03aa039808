//! People without a deal, from a list of leads or visitors.

use super::{Join, Step};
use fairshare_types::decision::{Answer, Certainty, Decision, Subject};

impl Join<'_> {
    /// Whether these touches are those of a person who did not convert.
    pub(super) fn did_not_convert(&self, steps: &[Step]) -> bool {
        let of_leads = |step: &Step| self.files.get(self.file(step)).is_some_and(|file| file.leads);
        !steps.is_empty() && steps.iter().all(of_leads)
    }

    /// Makes a lost journey of the touches of such a person.
    pub(super) fn lead(&mut self, key: u32, rank: u32, steps: &mut Vec<Step>) {
        if !self.store.choices.joining.keep_duplicates {
            self.drop_duplicates(key, steps);
        }
        let file = steps.first().map_or(0, |step| self.file(step));
        self.leads[file] += 1;
        self.lose(rank, steps);
    }

    /// The decisions about such people, one for each file that lists them.
    pub(super) fn people_without_deals(&self, found: &mut Vec<Decision>) {
        for (file, &people) in self.files.iter().zip(&self.leads).filter(|(_, people)| **people > 0) {
            let subject = Subject::Unconverted { file: file.name.clone(), people };
            let left_out = Answer::LeftOut(file.name.clone(), true);
            found.push(Decision::new(subject, Certainty::Likely, "lost").or("left out", left_out));
        }
    }
}

//! Detects contradicting outcome columns, and columns filled for lost deals only.

use super::Finder;
use crate::detect::heading::Heading;
use crate::detect::lexicon::Concept;
use crate::detect::outcome::is_outcome_word;
use crate::detect::{OutcomeReading, counted_outcome, outcome_hint, outcome_reading};
use crate::parse::is_nothing;
use fairshare_types::schema::{Outcome, Role, Why};

/// Two columns that disagree about the outcome of the same deals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contest {
    /// Index of the column that decides.
    pub taken: usize,
    /// Index of the other column.
    pub other: usize,
    /// Both describe the deal: a question to the user.
    pub is_open: bool,
}

/// Counts of rows by how the outcome and the stage differ.
#[derive(Default)]
struct Rows {
    /// One says won and the other lost.
    contradicting: usize,
    /// The outcome says won where the stage says open or, in an uncertain word, lost.
    early: usize,
    /// The outcome says lost where the stage says open.
    unfinished: usize,
    /// Stages with a word used for won or lost only.
    clear: usize,
}

impl<'a> Finder<'a> {
    /// Decides between an outcome column and a stage column that contradict each other.
    ///
    /// A flag or a status of another object does not overrule a stage that says won and lost.
    pub(super) fn settle_outcomes(&mut self) {
        let of = |role: Role| self.columns.iter().position(|column| column.role == Some(role));
        let (Some(outcome), Some(stage)) = (of(Role::Outcome), of(Role::Stage)) else { return };
        if [outcome, stage].iter().any(|at| self.columns[*at].why == Why::Chosen) {
            return;
        }
        let rows = self.compare(outcome, stage);
        if rows.contradicting + rows.early + rows.unfinished == 0 {
            return;
        }
        let heading = &self.headings[outcome];
        let of_deal = heading.says.of(Concept::Won) >= 80 || heading.says.role(Role::Outcome) >= 60;
        let of_other = heading.says.has(Concept::Lead) || heading.says.has(Concept::NotOutcome);
        let explicit = self.contents[outcome].tell_outcomes();
        if rows.clear == 0 {
            // Beside a sale, a known step before the close is usual; a lost stage is not.
            if rows.contradicting + rows.early > 0 && self.stage_of_losses(stage) {
                self.contest = Some(Contest { taken: outcome, other: stage, is_open: true });
            }
            return;
        }
        if rows.contradicting + rows.early == 0 {
            self.refined = true;
            return;
        }
        let is_open = (explicit || of_deal) && !of_other;
        if is_open && explicit {
            self.contest = Some(Contest { taken: outcome, other: stage, is_open });
            return;
        }
        let column = &mut self.columns[outcome];
        (column.role, column.meaning, column.why) = (None, None, Why::Taken(Role::Outcome));
        // A flag of something else, such as `Has opportunity`, is no outcome at all.
        let told = explicit || of_deal || !self.contents[outcome].are_booleans();
        if told {
            self.contest = Some(Contest { taken: stage, other: outcome, is_open });
        }
    }

    /// Whether some stage means lost, even by an uncertain word.
    fn stage_of_losses(&self, stage: usize) -> bool {
        self.contents[stage].texts().keys().any(|text| outcome_hint(text) == Some(Outcome::Lost))
    }

    fn compare(&self, outcome: usize, stage: usize) -> Rows {
        let mut rows = Rows::default();
        for row in self.rows {
            let (Some(said), Some(step)) = (row.get(outcome), row.get(stage)) else { continue };
            if is_nothing(said.as_bytes()) || is_nothing(step.as_bytes()) {
                continue;
            }
            rows.clear += usize::from(is_outcome_word(step));
            let number = said.trim().parse::<f64>().is_ok();
            let said = match outcome_reading(said) {
                OutcomeReading::Known(outcome) => outcome,
                OutcomeReading::Unknown if number => counted_outcome(said),
                OutcomeReading::Unknown => continue,
            };
            match (said, outcome_reading(step)) {
                (Outcome::Won, OutcomeReading::Known(Outcome::Lost))
                | (Outcome::Lost, OutcomeReading::Known(Outcome::Won)) => rows.contradicting += 1,
                (Outcome::Won, OutcomeReading::Known(Outcome::Open)) => rows.early += 1,
                (Outcome::Lost, OutcomeReading::Known(Outcome::Open)) => rows.unfinished += 1,
                (Outcome::Won, OutcomeReading::Unknown) => {
                    rows.early += usize::from(outcome_hint(step) == Some(Outcome::Lost));
                }
                _ => {}
            }
        }
        rows
    }

    /// The column filled for lost deals only: a reason for the loss, or the day on which an order was called off.
    ///
    /// Used only if no other column has outcomes.
    pub(super) fn lost_if_filled(&self) -> Option<usize> {
        if self.has(Role::Outcome) || self.has(Role::Stage) || self.has(Role::Wins) || self.has(Role::Losses) {
            return None;
        }
        let names_a_loss = |heading: &Heading| {
            let says = &heading.says;
            (says.has(Concept::Lost) || says.has(Concept::Cancelled)) && says.of(Concept::Won) < 60
        };
        (0..self.columns.len()).find(|&at| {
            let (column, contents) = (&self.columns[at], &self.contents[at]);
            let free = column.role.is_none() && column.why != Why::Chosen && names_a_loss(&self.headings[at]);
            let some = contents.filled() > 0 && contents.filled() < contents.rows;
            free && (contents.are_booleans() || some && (contents.are_dates() || !contents.are_numbers()))
        })
    }
}

//! Decisions about the close of deals: touches later than it, and won deals without one.

use super::Join;
use fairshare_import::detect::Column;
use fairshare_types::decision::{Answer, Certainty, Decision, Subject};
use fairshare_types::schema::{Role, Why};

impl Join<'_> {
    /// Doubts the column of closes if more than half of all touches are later than the close.
    pub(super) fn late_touches(&self, found: &mut Vec<Decision>) {
        let of = self.store.touches.len() as u64;
        if self.late * 2 <= of {
            return;
        }
        let is_closed = |column: &&Column| column.meaning == Some(Role::Closed) || column.role == Some(Role::Closed);
        let closed = self.files.iter().find_map(|file| Some((file, file.columns.iter().find(is_closed)?)));
        let Some((file, column)) = closed else { return };
        let counted = self.counts_late;
        let name = || file.name.clone();
        let subject =
            Subject::LateTouches { file: name(), column: column.name.clone(), touches: self.late, of, counted };
        let (value, other) = if counted { ("counted", "not counted") } else { ("not counted", "counted") };
        let certainty = if counted { Certainty::Likely } else { Certainty::Open };
        let decision = Decision::new(subject, certainty, value).or(other, Answer::LateTouches(name(), !counted));
        // Another date of the deal may be its close.
        let of_deals = file.shape.is_of_deals();
        let unused =
            |column: &&Column| of_deals && (column.role, column.meaning) == (Some(Role::Time), Some(Role::Time));
        let others = file.columns.iter().filter(|column| column.why == Why::Taken(Role::Closed) || unused(column));
        found.push(others.fold(decision, |decision, other| {
            let column = other.name.clone();
            let answer = Answer::Role { file: name(), column: column.clone(), role: Some(Role::Closed) };
            decision.or(column, answer)
        }));
    }

    /// Notes won deals without a close, if the files have closes.
    pub(super) fn without_close(&self, found: &mut Vec<Decision>) {
        let (deals, amount) = self.won_without_close;
        if deals == 0 || !self.store.deals.has_closed {
            return;
        }
        let currency = self.main_currency();
        let amount = if self.counts_wins { 0 } else { amount };
        let value = format!("{} {currency}", self.store.scale.write(amount));
        let value = if amount == 0 { String::new() } else { value.trim_end().to_owned() };
        found.push(Decision::new(Subject::WonWithoutClose { deals, amount, currency }, Certainty::Likely, value));
    }

    /// Code of the main currency; empty if the data names none.
    pub(super) fn main_currency(&self) -> String {
        match self.currencies.main {
            u32::MAX => String::new(),
            main => self.store.texts.currencies.text(main).to_owned(),
        }
    }
}

//! Decisions about the data as a whole: those of the files, those of the join, and what follows from the facts.

use fairshare_import::detect::{Certainty, Decision, Subject};
use fairshare_import::read::{Choices, Read, Store};

use crate::effects::arrange;
use crate::join::Joined;

/// Texts of stages that a question lists.
const MOST_WORDS: usize = 40;

/// All decisions, the least sure first.
pub(super) fn decided(files: &[Read], store: &Store, joined: &Joined) -> Vec<Decision> {
    let of_files = files.iter().flat_map(|file| &file.decisions);
    let mut decisions: Vec<Decision> = of_files.chain(&joined.decisions).cloned().collect();
    decisions.extend(of_outcomes(store, joined));
    let choices: &Choices = &store.choices;
    for decision in &mut decisions {
        decision.confirmed |= choices.confirms(&decision.key());
    }
    arrange(&mut decisions);
    decisions
}

/// What is said of wins and amounts.
fn of_outcomes(store: &Store, joined: &Joined) -> Vec<Decision> {
    let mut decisions = Vec::new();
    let ends = &joined.journeys.ends;
    let won: u64 = ends.iter().map(|end| end.wins).sum();
    let deals = &store.deals;
    let names_outcomes = deals.has_outcome || deals.has_stage;
    if !names_outcomes && won > 0 {
        let subject = Subject::ImpliedWins { deals: won, with_amounts: deals.has_amount };
        // Orders are wins by what they are; journeys without amounts are not.
        let certainty = if deals.has_amount { Certainty::Certain } else { Certainty::Likely };
        decisions.push(Decision::new(subject, certainty, "won"));
    } else if joined.counts_wins && won > 0 {
        decisions.push(Decision::new(Subject::NoAmounts, Certainty::Likely, "1"));
    }
    if names_outcomes && won == 0 && !ends.is_empty() {
        let words =
            (0_u32..).take(store.outcomes.len().min(MOST_WORDS)).map(|id| store.outcomes.text(id).to_owned()).collect();
        decisions.push(Decision::new(Subject::NoDealWon { words }, Certainty::Open, ""));
    }
    if deals.has_amount && !joined.counts_wins {
        let without = joined.won_without_amount;
        if without > 0 {
            decisions.push(Decision::new(Subject::WonWithoutAmount { deals: without }, Certainty::Likely, "0"));
        }
    }
    decisions
}

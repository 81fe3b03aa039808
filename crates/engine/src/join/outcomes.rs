//! The question about the meaning of unknown texts in outcome and stage columns.

use super::Join;
use fairshare_import::detect::outcome_hint;
use fairshare_import::read::UnknownOutcomes;
use fairshare_types::decision::{Answer, Certainty, Decision, OutcomeWord, Subject};
use fairshare_types::order;
use fairshare_types::schema::Outcome;
use std::collections::BTreeSet;

/// Most texts that the question lists.
const MOST_WORDS: usize = 40;
/// Most texts for which "won" is offered as an answer.
pub(super) const MOST_OFFERED: usize = 3;

impl Join<'_> {
    /// The question about unknown texts; `None` if all are known.
    pub(super) fn unknown_outcomes(&self, deal_rank: &[u32]) -> Option<Decision> {
        let store = self.store;
        // The status of an activity is no outcome of a deal that a table lists with its own.
        let of_touches = (!store.deals.lists_outcomes).then_some(&store.unknown_of_touches);
        if store.unknown.is_empty() && of_touches.is_none_or(UnknownOutcomes::is_empty) {
            return None;
        }
        let mut amounts = vec![0_i64; deal_rank.len()];
        for ending in &self.out.ends {
            if let Some(amount) = amounts.get_mut(ending.deal as usize) {
                *amount = amount.saturating_add(ending.amount);
            }
        }
        let amount = |deal: u32| {
            let known = store.deals.get(deal).amount;
            let rank = deal_rank.get(deal as usize).and_then(|&rank| amounts.get(rank as usize)).copied().unwrap_or(0);
            if rank == 0 && known != fairshare_import::read::NONE { known } else { rank }
        };
        let unknown = (0_u32..).zip(&store.outcome_of).filter(|(_, told)| told.is_unknown);
        let mut is_outcome = false;
        let mut words: Vec<OutcomeWord> = Vec::new();
        for (id, told) in unknown {
            let mut concerned: BTreeSet<u32> = store.unknown.deals(id).collect();
            concerned.extend(of_touches.into_iter().flat_map(|unknown| unknown.deals(id)));
            if concerned.is_empty() && store.deals.lists_outcomes {
                continue;
            }
            is_outcome |= !told.is_stage;
            let deals = concerned.len() as u64;
            let sum = concerned.into_iter().fold(0_i64, |sum, deal| sum.saturating_add(amount(deal)));
            words.push(OutcomeWord { text: store.outcomes.text(id).to_owned(), deals, amount: sum });
        }
        order::arrange(&mut words, &|a, b| b.deals.cmp(&a.deals).then_with(|| a.text.cmp(&b.text)));
        words.truncate(MOST_WORDS);
        let column = self.outcome_column(is_outcome);
        let hinted: Vec<(String, Outcome)> =
            words.iter().filter_map(|word| Some((word.text.clone(), outcome_hint(&word.text)?))).collect();
        let offered = words.iter().take(MOST_OFFERED).map(|word| word.text.clone()).collect::<Vec<_>>();
        let mut decision =
            Decision::new(Subject::UnknownOutcomes { column, words }, Certainty::Open, "neither won nor lost");
        if hinted.len() > 1 {
            let value: Vec<String> = hinted.iter().map(|(text, outcome)| meaning(text, *outcome)).collect();
            decision = decision.or(value.join(", "), Answer::Outcomes(hinted));
        }
        for text in offered {
            let value = meaning(&text, Outcome::Won);
            decision = decision.or(value, Answer::Outcomes(vec![(text, Outcome::Won)]));
        }
        Some(decision)
    }

    /// The name of the outcome column, or of the stage column.
    fn outcome_column(&self, is_outcome: bool) -> String {
        use fairshare_types::schema::Role;
        let role = if is_outcome { Role::Outcome } else { Role::Stage };
        let columns = self.files.iter().flat_map(|file| &file.columns);
        columns.filter(|column| column.role == Some(role)).map(|column| column.name.clone()).next().unwrap_or_default()
    }
}

/// The proposed meaning of a text, in words.
pub(super) fn meaning(text: &str, outcome: Outcome) -> String {
    format!("{text}: {}", fairshare_types::decision::outcome_word(outcome))
}

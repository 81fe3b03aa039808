//! Touches of persons whose team the list of the staff does not settle.

use super::Join;
use fairshare_types::decision::{Answer, Certainty, Decision, Subject};
use fairshare_types::order;
use fairshare_types::schema::Outcome;
use std::collections::BTreeSet;

/// Most names shown of one kind.
const SHOWN: usize = 12;

impl Join<'_> {
    /// The decision about such persons, with their touches and the revenue that depends on them.
    pub(super) fn staff_gaps(&self, slot_rank: &[u32], found: &mut Vec<Decision>) {
        let store = self.store;
        let Some(file) = store.staff_file.and_then(|at| self.files.get(at)).filter(|_| !store.staff_gaps.is_empty())
        else {
            return;
        };
        let cells: BTreeSet<u32> = store.staff_gaps.iter().map(|gap| gap.cell).collect();
        let mut is_gap = vec![false; slot_rank.len()];
        for (slot, rank) in store.touches.slots.iter().zip(slot_rank) {
            is_gap[*rank as usize] = cells.contains(&slot.team);
        }
        let (mut touches, mut won_revenue) = (0, 0_i64);
        for (at, end) in self.out.ends.iter().enumerate() {
            let of_journey = self.out.get(at).slots.iter().filter(|&&slot| is_gap[slot as usize]).count() as u64;
            touches += of_journey;
            if of_journey > 0 && end.outcome == Outcome::Won {
                won_revenue = won_revenue.saturating_add(end.amount);
            }
        }
        let names = |several: bool| {
            let of_kind = store.staff_gaps.iter().filter(|gap| gap.several == several);
            let mut names: Vec<String> = of_kind.map(|gap| store.texts.teams.text(gap.cell).to_owned()).collect();
            order::arrange(&mut names, &Ord::cmp);
            names.truncate(SHOWN);
            names
        };
        if touches == 0 {
            return;
        }
        let shared = store.choices.of(&file.name).rows.share_namesakes;
        let (several, missing) = (names(true), names(false));
        let (is_open, has_several) = (!several.is_empty() && !shared, !several.is_empty());
        let currency = self.main_currency();
        let subject =
            Subject::StaffGaps { file: file.name.clone(), several, missing, touches, won_revenue, currency, shared };
        let certainty = if is_open { Certainty::Open } else { Certainty::Likely };
        let (value, other) = if shared { ("shared", "no team") } else { ("no team", "shared") };
        let decision = Decision::new(subject, certainty, value);
        let answer = Answer::Namesakes(file.name.clone(), !shared);
        found.push(if has_several { decision.or(other, answer) } else { decision });
    }
}

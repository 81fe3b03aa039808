//! Touches that are the same in everything.

use super::{Join, Step};
use fairshare_import::problem::Reason;
use fairshare_import::read::NONE;

impl Join<'_> {
    /// Keeps one of touches that are the same in everything.
    pub(super) fn drop_duplicates(&mut self, deal: u32, steps: &mut Vec<Step>) {
        // One id is one touch, whatever else its rows say.
        let same = |a: &Step, b: &Step| {
            let named = a.id != 0 && (a.id, a.time, a.slot) == (b.id, b.time, b.slot);
            named || Step { row: 0, shared: false, ..*a } == Step { row: 0, shared: false, ..*b }
        };
        if !steps.windows(2).any(|pair| same(&pair[0], &pair[1])) {
            return;
        }
        let mut kept: Vec<Step> = Vec::with_capacity(steps.len());
        let cost = |step: &Step| self.store.touches.cost.get(step.row as usize).unwrap_or(NONE);
        let mut doubles = Vec::new();
        for mut step in steps.drain(..) {
            match kept.last_mut() {
                Some(last) if same(last, &step) => {
                    // Whichever stands first in the file: the one that tells the larger cost stays; of equal ones that of
                    // an account or a person, as other deals take it too and it costs once.
                    if self.store.has_cost && (cost(&step), step.shared) > (cost(last), last.shared) {
                        std::mem::swap(last, &mut step);
                    }
                    doubles.push(step);
                }
                _ => kept.push(step),
            }
        }
        for double in doubles {
            self.keep_out_step(&double, deal, Reason::Duplicate);
        }
        *steps = kept;
    }
}

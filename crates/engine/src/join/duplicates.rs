//! Duplicate touches of one deal, and sales that repeat another one.

use super::{Join, Step};
use fairshare_import::read::NONE;
use fairshare_types::problem::Reason;

impl Join<'_> {
    /// Keeps out the sales that repeat another one.
    pub(super) fn drop_repeated_sales(&mut self, deal: u32, steps: &mut Vec<Step>) {
        if self.store.repeated_sales.is_empty() {
            return;
        }
        let reason = |step: &Step| self.store.repeated_sales.get(&step.row).copied();
        let repeated: Vec<(Step, Reason)> = steps.iter().filter_map(|step| Some((*step, reason(step)?))).collect();
        steps.retain(|step| reason(step).is_none());
        for (step, reason) in repeated {
            self.keep_out_step(&step, deal, reason);
        }
    }

    /// Keeps one of each set of duplicate touches.
    pub(super) fn drop_duplicates(&mut self, deal: u32, steps: &mut Vec<Step>) {
        // Rows with one id are one touch, even if their other cells differ.
        let same = |a: &Step, b: &Step| {
            let named = a.id != 0 && (a.id, a.slot) == (b.id, b.slot);
            let plain = |step: &Step| Step { row: 0, origin: 0, shared: false, ..*step };
            a.time == b.time && (named || plain(a) == plain(b))
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
                    // The row with the larger cost stays, in any row order. On a tie the shared row stays: other deals
                    // use it too, and its cost counts only once.
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

//! Influence: every group that took part in a won deal gets the whole of it, once. Not additive, and never added up.

use super::rollup::Source;

impl Source<'_> {
    /// Won revenue in minor units, and won deals, in which each group took part.
    pub(super) fn influence(&self, of_cell: &[u32], groups: usize) -> (Vec<i64>, Vec<f64>) {
        let (mut amounts, mut deals) = (vec![0; groups], vec![0.0; groups]);
        let mut seen = vec![usize::MAX; groups];
        for (at, ending, journey) in self.journeys.won() {
            for cell in journey.slots.iter().flat_map(|&slot| self.cells.of(slot)) {
                let group = of_cell[cell as usize] as usize;
                if seen.get(group).is_some_and(|last| *last != at) {
                    seen[group] = at;
                    amounts[group] += ending.amount;
                    deals[group] += ending.wins as f64;
                }
            }
        }
        (amounts, deals)
    }
}

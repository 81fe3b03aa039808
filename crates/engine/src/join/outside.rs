//! Touches of accounts and persons that fall outside of the time of one of their deals.

use std::collections::{BTreeMap, BTreeSet};

use super::attach::{Attached, is_account, is_person};
use super::{Join, Step};
use fairshare_import::read::{NONE, Store};
use fairshare_types::decision::{Answer, Certainty, Decision, RowMark, Subject};
use fairshare_types::problem::Reason;
use fairshare_types::schema::{Outcome, Role};
use fairshare_types::time::DAY;

/// A touch of an account this many milliseconds before the creation of a deal has nothing to do with it.
const LONG: i64 = 180 * DAY;
/// Most names of deals shown.
const EXAMPLES: usize = 4;

/// When the deals of each account and person ended, and what was found outside of them.
#[derive(Default)]
pub(super) struct Outside {
    /// Closes of the decided deals of a key, sorted.
    ends: BTreeMap<u32, Vec<i64>>,
    /// Whether such touches count, by file.
    counted: Vec<bool>,
    /// Rows and names of deals, by file.
    found: Vec<(BTreeSet<u32>, Vec<u32>)>,
}

impl Outside {
    /// Looks up when deals ended.
    pub fn new(store: &Store, attached: &Attached, files: usize, counted: Vec<bool>) -> Self {
        let mut ends: BTreeMap<u32, Vec<i64>> = BTreeMap::new();
        for (deal, key) in attached.pairs() {
            let known = store.deals.get(deal);
            if known.closed != NONE && matches!(known.outcome, Some(Outcome::Won | Outcome::Lost)) {
                ends.entry(key).or_default().push(known.closed);
            }
        }
        ends.values_mut().for_each(|ends| ends.sort_unstable());
        Self { ends, counted, found: vec![Default::default(); files] }
    }
}

impl Join<'_> {
    /// Leaves out the touches of an account or a person that belong to an earlier deal of it, and those of an account
    /// long before the deal was created.
    pub(super) fn leave_out_outside(&mut self, deal: u32, steps: &mut Vec<Step>) {
        let known = self.store.deals.get(deal);
        let created = known.opportunity_created;
        // A deal that was created after its own close was moved from another program: its creation tells nothing.
        let moved = known.closed != NONE && created > known.closed;
        if created == NONE || moved || !steps.iter().any(|step| step.shared) {
            return;
        }
        let mut left_out: Vec<Step> = steps.iter().filter(|step| self.is_outside(step, created)).copied().collect();
        for step in &left_out {
            let file = self.file(step);
            if let Some((rows, deals)) = self.outside.found.get_mut(file) {
                rows.insert(step.row);
                if deals.len() < EXAMPLES && deals.last() != Some(&deal) {
                    deals.push(deal);
                }
            }
        }
        left_out.retain(|step| self.outside.counted.get(self.file(step)) != Some(&true));
        if left_out.is_empty() {
            return;
        }
        let rows: BTreeSet<u32> = left_out.iter().map(|step| step.row).collect();
        steps.retain(|step| !rows.contains(&step.row));
        for step in left_out {
            self.keep_out_step(&step, deal, Reason::OutsideDeal);
        }
    }

    /// Whether a shared touch is outside of the time of a deal that was created at a time.
    fn is_outside(&self, step: &Step, created: i64) -> bool {
        let key = self.store.touches.deal.get(step.row as usize).filter(|_| step.shared);
        let Some(&key) = key else { return false };
        let text = self.store.texts.deals.text(key);
        if !is_account(text) && !is_person(text) {
            return false;
        }
        let ends = self.outside.ends.get(&key).map_or(&[][..], Vec::as_slice);
        let earlier = ends.partition_point(|end| *end < created).checked_sub(1).map(|at| ends[at]);
        earlier.is_some_and(|end| !self.is_late(step, end)) || is_account(text) && step.time < created - LONG
    }

    /// The decisions about such touches, one for each file that has some.
    pub(super) fn outside_deals(&self, found: &mut Vec<Decision>) {
        for ((file, (rows, deals)), counted) in self.files.iter().zip(&self.outside.found).zip(&self.outside.counted) {
            if rows.is_empty() {
                continue;
            }
            let column = file.columns.iter().find(|column| column.role == Some(Role::JourneyId));
            let subject = Subject::MarkedRows {
                file: file.name.clone(),
                column: column.map(|column| column.name.clone()).unwrap_or_default(),
                mark: RowMark::OutsideDeal,
                is_sum: false,
                counted: *counted,
                rows: rows.len() as u64,
                examples: deals.iter().map(|deal| self.name(*deal)).collect(),
            };
            let (all, own) = ("counted for each deal", "not counted for that deal");
            let (value, other) = if *counted { (all, own) } else { (own, all) };
            let answer = Answer::MarkedRows(file.name.clone(), RowMark::OutsideDeal, !counted);
            found.push(Decision::new(subject, Certainty::Likely, value).or(other, answer));
        }
    }
}

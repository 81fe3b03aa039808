//! Lists deals behind a number, and opens one of them.

mod behind;
mod pipeline;

use super::rollup::Source;
use super::together::NamedTeams;
use crate::credit::FittedModel;
use behind::Adding;
use fairshare_import::read::UNDATED;
use fairshare_types::dimension::Dimension;
use fairshare_types::order;
use fairshare_types::results::{DealId, DealList, DealQuery, DealRow, OpenedDeal};
use fairshare_types::schema::Outcome;

/// Key and name of a deal, as written in the data.
#[derive(Clone, Copy)]
pub(crate) struct DealName<'a> {
    pub(crate) key: &'a str,
    /// The name that people know it by, beside the key; empty if the data have none.
    pub(crate) label: &'a str,
}

/// Key and name of each deal.
pub(crate) type DealNames<'a> = dyn Fn(u32) -> DealName<'a> + 'a;

impl Source<'_> {
    /// The deals behind a number, under the models that it depends on.
    pub(crate) fn deals(&self, query: &DealQuery, models: &[FittedModel<'_>], names: &DealNames<'_>) -> DealList {
        let mut adding = Adding::new(self, &query.behind, models);
        let search = query.search.trim().to_lowercase();
        let ends = &self.journeys.ends;
        let contains = |text: &str| text.to_lowercase().contains(&search);
        let called_so = |DealName { key, label }: DealName<'_>| contains(key) || contains(label);
        let found = |at: usize| search.is_empty() || called_so(names(ends[at].deal));
        let mut all: Vec<(i64, u32)> = Vec::new();
        for (number, at) in (0_u32..).zip(0..ends.len()) {
            if let Some(part) = adding.part(at).filter(|_| found(at)) {
                all.push((part, number));
            }
        }
        let total = all.iter().map(|(part, _)| part).sum();
        let count = all.len() as u64;
        let won = all.iter().filter(|(_, at)| ends[*at as usize].outcome == Outcome::Won).count() as u64;
        // Largest first; on a tie the earlier deal, in an order that depends on keys alone.
        let place = |&(part, at): &(i64, u32)| (std::cmp::Reverse(part.unsigned_abs()), at);
        let rows = query.rows as usize;
        if rows < all.len() {
            all.select_nth_unstable_by_key(rows, place);
            all.truncate(rows);
        }
        order::arrange_by_key(&mut all, place);
        let named = NamedTeams::of(self.grouping(Dimension::Team));
        let row = |&(part, at): &(i64, u32)| self.row(at as usize, part, &named, names);
        DealList { rows: all.iter().map(row).collect(), count, won, total }
    }

    /// A deal under each of these models; `None` if there is no such deal.
    pub(crate) fn open(&self, id: &DealId, models: &[FittedModel<'_>], names: &DealNames<'_>) -> Option<OpenedDeal> {
        let ends = &self.journeys.ends;
        let first = ends.iter().position(|end| names(end.deal).key == id.key)?;
        let at = first + id.nth as usize;
        let ending = ends.get(at).filter(|end| end.deal == ends[first].deal)?;
        let amount = if ending.outcome == Outcome::Won { ending.amount } else { 0 };
        let named = NamedTeams::of(self.grouping(Dimension::Team));
        let row = self.row(at, amount, &named, names);
        let examples = match row.touches {
            0 => Vec::new(),
            _ => models.iter().map(|ready| (ready.model.clone(), self.worked(at, ready, names))).collect(),
        };
        Some(OpenedDeal { row, examples })
    }

    /// The id of the journey at an index.
    pub(crate) fn deal_id(&self, at: usize, names: &DealNames<'_>) -> DealId {
        let deal = self.journeys.ends[at].deal;
        let before = self.journeys.ends[..at].iter().rev().take_while(|end| end.deal == deal).count();
        DealId { key: names(deal).key.to_owned(), nth: u32::try_from(before).unwrap_or(u32::MAX) }
    }

    fn row(&self, at: usize, part: i64, named: &NamedTeams, names: &DealNames<'_>) -> DealRow {
        let (ending, journey) = (&self.journeys.ends[at], self.journeys.get(at));
        let mut teams = Vec::new();
        self.teams_of(journey.slots, named, &mut teams);
        DealRow {
            id: self.deal_id(at, names),
            name: names(ending.deal).label.to_owned(),
            outcome: ending.outcome,
            stands_for: (ending.wins + ending.losses).max(1),
            amount: if ending.outcome == Outcome::Won { ending.amount } else { 0 },
            part,
            close: (ending.close != UNDATED).then_some(ending.close),
            touches: u32::try_from(journey.time.len()).unwrap_or(u32::MAX),
            teams: teams.iter().filter_map(|&team| named.names.get(team as usize).cloned()).collect(),
        }
    }
}

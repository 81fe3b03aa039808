//! Attributes that deals can be filtered by: owner, segment, currency.

use crate::journey::Conversion;
use fairshare_import::read::{Interner, Names, Store};
use fairshare_types::order::arranged;
use fairshare_types::results::{OFFERED, Offered};
use fairshare_types::schema::Outcome;

/// Owner, segment and currency of each deal.
#[derive(Default)]
pub(crate) struct Attributes {
    pub owners: Attribute,
    pub segments: Attribute,
    pub currencies: Attribute,
}

/// One attribute of all deals.
#[derive(Default)]
pub(crate) struct Attribute {
    /// By rank of the deal, an index into `names`, or [`NOTHING`]; empty if the data has no such column.
    of: Vec<u32>,
    pub names: Names,
}

/// Marks deals without a name of this kind, or with several.
const NOTHING: u32 = u32::MAX;

impl Attributes {
    /// Takes the attributes out of the store. Deals that name no currency are in `currency`, the main one.
    pub fn new(store: &mut Store, deal_rank: &[u32], currency: u32) -> Self {
        let texts = &mut store.texts;
        let deals = &store.deals;
        let in_currency = |deal| Some(deals.get(deal).currency).filter(|c| *c != u32::MAX).unwrap_or(currency);
        Self {
            owners: Attribute::new(std::mem::take(&mut texts.owners), deal_rank, &|deal| deals.owner(deal)),
            segments: Attribute::new(std::mem::take(&mut texts.segments), deal_rank, &|deal| deals.segment(deal)),
            currencies: Attribute::new(std::mem::take(&mut texts.currencies), deal_rank, &in_currency),
        }
    }
}

impl Attribute {
    fn new(texts: Interner, deal_rank: &[u32], number: &dyn Fn(u32) -> u32) -> Self {
        if texts.is_empty() {
            return Self::default();
        }
        let ranks = texts.ranks_by_text();
        let mut of = vec![NOTHING; deal_rank.len()];
        for (deal, &rank) in (0_u32..).zip(deal_rank) {
            of[rank as usize] = ranks.get(number(deal) as usize).copied().unwrap_or(NOTHING);
        }
        Self { of, names: texts.into_names(&ranks) }
    }

    /// The index of a deal's name among `names`, or one past the last if it has none.
    pub fn place(&self, deal: u32) -> usize {
        let of = self.of.get(deal as usize).copied().unwrap_or(NOTHING);
        (of as usize).min(self.names.len())
    }

    /// The name at a place; empty past the last.
    pub fn name(&self, place: usize) -> &str {
        self.names.get(u32::try_from(place).unwrap_or(u32::MAX))
    }

    /// Each place that has deals, with their number: most deals first, ties by name. Deals without a name come last.
    pub fn places<'a>(&self, ends: impl Iterator<Item = &'a Conversion>) -> Vec<(usize, u64)> {
        let nothing = self.names.len();
        let mut deals = vec![0_u64; nothing + 1];
        for ending in ends {
            deals[self.place(ending.deal)] += ending.wins + ending.losses + u64::from(ending.outcome == Outcome::Open);
        }
        let found = deals.into_iter().enumerate().filter(|(_, deals)| *deals > 0).collect();
        arranged(found, &|a: &(usize, u64), b| {
            (a.0 == nothing).cmp(&(b.0 == nothing)).then(b.1.cmp(&a.1)).then(a.0.cmp(&b.0))
        })
    }

    /// Options for a filter; none if the data has no such column, or only empty cells.
    pub fn offered(&self, ends: &[Conversion]) -> Offered {
        let all = self.places(ends.iter());
        let nothing = all.last().copied().filter(|(place, _)| *place == self.names.len());
        let named = all.len() - usize::from(nothing.is_some());
        if named == 0 {
            return Offered::default();
        }
        let shown = all.iter().take(named.min(OFFERED)).chain(nothing.as_ref());
        Offered {
            names: shown.map(|&(place, deals)| (self.name(place).to_owned(), deals)).collect(),
            left_off: named.saturating_sub(OFFERED) as u64,
        }
    }
}

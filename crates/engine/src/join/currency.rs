//! The main currency, and conversion of amounts in others.

use super::Join;
use fairshare_import::read::{MIXED, Store};
use fairshare_types::decision::{Certainty, Decision, Subject};
use fairshare_types::order::arranged;
use fairshare_types::scale::Scale;
use fairshare_types::schema::Outcome;

/// The main currency, and the others.
pub(super) struct Currencies {
    pub(super) main: u32,
    /// Id, deals, and whether an exchange rate is known.
    pub(super) others: Vec<(u32, u64, bool)>,
}

/// The fewest decimal places of amounts: those of the main currency, or two without a currency or amounts.
pub(crate) fn usual_scale(store: &Store) -> Scale {
    let main = currencies(store).main;
    if main == u32::MAX || !store.deals.has_amount {
        return Scale::default();
    }
    Scale::of_currency(store.texts.currencies.text(main))
}

/// The main currency is that of most won deals, then of most deals, then the first by name.
pub(super) fn currencies(store: &Store) -> Currencies {
    let names = &store.texts.currencies;
    let mut deals = vec![0_u64; names.len()];
    for (_, deal) in store.deals.iter() {
        if let Some(count) = deals.get_mut(deal.currency as usize) {
            *count += 1;
        }
    }
    let several = deals.iter().filter(|deals| **deals > 0).count() > 1;
    let won = if several { won_deals(store) } else { vec![0; names.len()] };
    let all = (0_u32..).zip(won.into_iter().zip(deals));
    let found: Vec<(u32, (u64, u64))> = all.filter(|(_, (_, deals))| *deals > 0).collect();
    let found = arranged(found, &|a, b| b.1.cmp(&a.1).then_with(|| names.text(a.0).cmp(names.text(b.0))));
    let mut found = found.into_iter();
    let main = found.next().map_or(u32::MAX, |(currency, _)| currency);
    let others =
        found.map(|(currency, (_, deals))| (currency, deals, store.choices.rate(names.text(currency)).is_some()));
    Currencies { main, others: others.collect() }
}

/// Won deals of each currency, by the outcome in the table of deals or by that of the latest touch.
fn won_deals(store: &Store) -> Vec<u64> {
    let mut latest = vec![(i64::MIN, None); store.deals.iter().count()];
    for (row, &deal) in store.touches.deal.iter().enumerate() {
        let Some(outcome) = store.touches.outcome.get(row).flatten() else { continue };
        if let Some(known) = latest.get_mut(deal as usize) {
            *known = (*known).max((store.touches.time[row], Some(outcome)));
        }
    }
    let mut won = vec![0; store.texts.currencies.len()];
    for ((_, deal), (_, last)) in store.deals.iter().zip(latest) {
        let outcome = if deal.origin.is_some() { deal.outcome } else { last };
        if let Some(count) = won.get_mut(deal.currency as usize).filter(|_| outcome == Some(Outcome::Won)) {
            *count += 1;
        }
    }
    won
}

/// An exchange rate of 1.
pub(super) const ONE: i128 = 1_000_000_000;

/// Converts an amount to the main currency; rounds halves away from zero.
pub(super) fn converted(amount: i64, rate: i128) -> i64 {
    if rate == ONE {
        return amount;
    }
    let exact = i128::from(amount) * rate;
    let half = if exact < 0 { -ONE / 2 } else { ONE / 2 };
    i64::try_from((exact + half) / ONE).unwrap_or(if exact < 0 { i64::MIN / 4 } else { i64::MAX / 4 })
}

/// Won deals in other currencies are a question if they are more than one in this many.
const ONE_IN: u64 = 50;

impl Join<'_> {
    /// Says that won deals are left out because the exchange rate of their currency is unknown.
    pub(super) fn other_currencies(&self, found: &mut Vec<Decision>) {
        let left_out: u64 = self.won_elsewhere.values().sum();
        if left_out == 0 {
            return;
        }
        let counted: u64 = self.out.ends.iter().map(|end| end.wins).sum();
        let named =
            self.won_elsewhere.iter().map(|(&currency, &deals)| (self.currency_name(currency), deals)).collect();
        let codes = arranged(named, &|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let certainty = if left_out * ONE_IN > counted + left_out { Certainty::Open } else { Certainty::Likely };
        found.push(Decision::new(Subject::OtherCurrencies { codes }, certainty, "not counted"));
    }

    /// The exchange rate of a currency to the main one, in billionths; `None` if it is unknown.
    pub(super) fn rate(&self, currency: u32) -> Option<i128> {
        if currency == u32::MAX || currency == self.currencies.main {
            Some(ONE)
        } else if currency == MIXED {
            None
        } else {
            self.store.choices.rate(self.store.texts.currencies.text(currency))
        }
    }

    pub(super) fn currency_name(&self, currency: u32) -> String {
        match currency {
            MIXED => "several".to_owned(),
            c => self.store.texts.currencies.text(c).to_owned(),
        }
    }
}

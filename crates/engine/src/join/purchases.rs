//! Several purchases of one key in a log of touches.

use std::collections::{BTreeMap, BTreeSet};

use fairshare_import::read::{FileReport, NONE, Store};
use fairshare_types::schema::{Outcome, Shape};

/// Keys whose touches tell several purchases: won, at different times and with different amounts.
#[derive(Clone, Copy)]
pub(super) struct Repeated {
    /// Index of the first file of touches.
    pub file: usize,
    /// Number of keys.
    pub customers: u64,
    /// Their purchases.
    pub purchases: u64,
    /// Each purchase is a deal of its own.
    pub taken: bool,
}

/// Finds keys with several purchases.
///
/// The purchases of a customer are separate deals by default, those of a deal only if the user chooses it.
pub(super) fn repeated(store: &Store, files: &[FileReport]) -> Option<Repeated> {
    let deals = &store.deals;
    let plain = !deals.has_table && !deals.has_closed && !store.has_conversions && !deals.is_event_log();
    let file = files.iter().position(|file| file.problem.is_none() && file.shape == Shape::Touches)?;
    if !plain || !deals.has_amount || deals.iter().any(|(_, deal)| deal.origin.is_some()) {
        return None;
    }
    // By key: the first purchase, whether another one differs in time and amount, and the number of purchases.
    let mut bought: BTreeMap<u32, (i64, i64, bool, u64)> = BTreeMap::new();
    let touches = &store.touches;
    for (row, &deal) in touches.deal.iter().enumerate() {
        let amount = touches.amount.get(row).unwrap_or(NONE);
        let repeats = u32::try_from(row).is_ok_and(|row| store.repeated_sales.contains_key(&row));
        if repeats || amount == NONE || touches.outcome.get(row).flatten() != Some(Outcome::Won) {
            continue;
        }
        let (time, first, differs, count) = bought.entry(deal).or_insert((touches.time[row], amount, false, 0));
        *differs |= *time != touches.time[row] && *first != amount;
        *count += 1;
    }
    let several = bought.values().filter(|(.., differs, _)| *differs);
    let (customers, purchases) = several.fold((0, 0), |(keys, all), (.., count)| (keys + 1, all + count));
    let by_default = files[file].is_of_customers() && !files[file].one_deal;
    let taken = by_default || store.choices.joining.several_purchases;
    (customers > 0).then_some(Repeated { file, customers, purchases, taken })
}

/// Customers whose rows close on several dates, and their purchases.
pub(super) fn by_close(store: &Store) -> (u64, u64) {
    let mut bought: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for purchase in &store.bought {
        bought.entry(purchase.customer).or_default().insert(purchase.deal);
    }
    let several = bought.values().filter(|deals| deals.len() > 1);
    several.fold((0, 0), |(customers, all), deals| (customers + 1, all + deals.len() as u64))
}

//! Converts spend to the main currency and to the scale of the data.

use std::collections::BTreeMap;

use fairshare_import::read::{SpendRow, Store};
use fairshare_types::order;
use fairshare_types::scale::Scale;

/// An exchange rate of 1.
const ONE: i128 = 1_000_000_000;

/// Exchange rates of the currencies of spend to the main one.
pub(super) struct Rates {
    main: u32,
    /// Rows of each currency, and its rate.
    of: BTreeMap<u32, (u64, Option<i128>)>,
}

impl Rates {
    /// Looks up the rates. If deals name no currency, the main one is that of most rows, then the first by name.
    pub fn new(store: &Store, main: u32) -> Self {
        let names = &store.texts.currencies;
        let mut rows: BTreeMap<u32, u64> = BTreeMap::new();
        for row in store.spend.iter().filter(|row| row.currency != u32::MAX) {
            *rows.entry(row.currency).or_default() += 1;
        }
        let most = || {
            let most = rows.iter().min_by_key(|(currency, rows)| (std::cmp::Reverse(**rows), names.text(**currency)));
            most.map(|(currency, _)| *currency)
        };
        let main = if main == u32::MAX { most().unwrap_or(u32::MAX) } else { main };
        let of = rows.into_iter().map(|(currency, rows)| {
            let rate = if currency == main { Some(ONE) } else { store.choices.rate(names.text(currency)) };
            (currency, (rows, rate))
        });
        Self { main, of: of.collect() }
    }

    /// The rate of a currency in billionths; `None` if it is unknown.
    pub fn of(&self, currency: u32) -> Option<i128> {
        if currency == u32::MAX { Some(ONE) } else { self.of.get(&currency).and_then(|(_, rate)| *rate) }
    }

    /// Each currency other than the main one with its rows, and whether its rate is known; most rows first.
    pub fn others(&self, store: &Store) -> Vec<(u32, u64, bool)> {
        let code = |currency: u32| store.texts.currencies.text(currency);
        let others = self.of.iter().filter(|(currency, _)| **currency != self.main);
        let others = others.map(|(currency, (rows, rate))| (*currency, *rows, rate.is_some())).collect();
        order::arranged(others, &|a: &(u32, u64, bool), b| b.1.cmp(&a.1).then_with(|| code(a.0).cmp(code(b.0))))
    }
}

/// Rows in an order that does not depend on that of the files, with their costs in minor units.
pub(super) struct Converted {
    pub rows: Vec<SpendRow>,
    pub costs: Vec<i64>,
}

impl Converted {
    /// Converts the rows; `None` if costs could overflow.
    ///
    /// The exact sum is rounded once, halves away from zero. Each row gets the whole part of its cost, and the units
    /// left over go to the largest rests, so that the costs sum to the rounded sum.
    pub fn new(
        rows: Vec<SpendRow>,
        rates: &Rates,
        scale: Scale,
        place: &dyn Fn(&SpendRow) -> (i64, u32, bool),
    ) -> Option<Self> {
        let exact = |row: &SpendRow| i128::from(row.cost) * rates.of(row.currency).unwrap_or(ONE);
        let rows = order::arranged(rows, &|a: &SpendRow, b: &SpendRow| (place(a), exact(a)).cmp(&(place(b), exact(b))));
        let unit = ONE * i128::from(Scale::FINEST.one() / scale.one());
        let exacts: Vec<i128> = rows.iter().map(exact).collect();
        let absolute: i128 = exacts.iter().map(|cost| cost.abs() / unit + 1).sum();
        if absolute > i128::from(i64::MAX / 4) {
            return None;
        }
        let sum: i128 = exacts.iter().sum();
        let rounded = (sum + if sum < 0 { -unit / 2 } else { unit / 2 }) / unit;
        let mut costs: Vec<i64> = exacts.iter().map(|cost| i64::try_from(cost.div_euclid(unit)).unwrap_or(0)).collect();
        let left = rounded - exacts.iter().map(|cost| cost.div_euclid(unit)).sum::<i128>();
        let left = usize::try_from(left).unwrap_or(0);
        if left > 0 {
            let by_rest = order::sorted(rows.len(), &|a, b| {
                let rest = |at: u32| exacts[at as usize].rem_euclid(unit);
                rest(b).cmp(&rest(a)).then(a.cmp(&b))
            });
            for &at in by_rest.iter().take(left) {
                costs[at as usize] += 1;
            }
        }
        Some(Self { rows, costs })
    }
}

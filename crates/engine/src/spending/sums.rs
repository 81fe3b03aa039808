//! Sums of rows of spend: a row that is the sum of others is a total.

use std::collections::BTreeMap;

use fairshare_import::read::{SpendRow, Store, names_all};
use fairshare_types::order::sorted;
use fairshare_types::scale::Scale;

/// A sum and a total may differ by rounding.
const CENT: i128 = Scale::FINEST.one() as i128 / 100;

/// Sums that a total may be, each with the number of its rows.
pub(super) struct Sums(BTreeMap<Of, (i128, u64)>);

/// The rows of a sum, in one currency: all, or those of some days, a channel, or both.
type Of = (u32, Option<(i64, i64)>, Option<u32>);

impl Sums {
    pub fn new(store: &Store, rows: &[SpendRow]) -> Self {
        let mut sums: BTreeMap<Of, (i128, u64)> = BTreeMap::new();
        for row in rows {
            for of in Self::of(store, row) {
                let sum = sums.entry(of).or_default();
                *sum = (sum.0 + i128::from(row.cost), sum.1 + 1);
            }
        }
        Self(sums)
    }

    fn of(store: &Store, row: &SpendRow) -> [Of; 4] {
        let channel = Some(store.touches.slots[row.slot as usize].channel);
        let days = Some((row.time, row.until));
        [
            (row.currency, None, None),
            (row.currency, days, None),
            (row.currency, None, channel),
            (row.currency, days, channel),
        ]
    }

    /// Number of rows that sum to the total, to the cent, at most; 0 if none do. A total of a named channel sums its rows.
    pub fn rows_of(&self, store: &Store, total: &SpendRow) -> u64 {
        let [all, of_days, of_channel, of_both] = Self::of(store, total);
        let candidates = if names_channel(store, total) { [of_channel, of_both] } else { [all, of_days] };
        let sums = candidates.iter().filter_map(|of| self.0.get(of));
        sums.filter(|(sum, _)| (sum - i128::from(total.cost)).abs() <= CENT).map(|(_, rows)| *rows).max().unwrap_or(0)
    }
}

/// Whether a total is that of one channel: the name of its campaign says that it is one.
pub(super) fn names_channel(store: &Store, total: &SpendRow) -> bool {
    let channel = store.texts.channels.text(store.touches.slots[total.slot as usize].channel);
    !total.by_campaign && !names_all(channel)
}

/// Rows of one name that are, in each period of a file, the sum of all others.
pub(super) struct SumOfOthers {
    pub rows: Vec<SpendRow>,
    /// Most rows that one of them sums.
    pub parts: u64,
    /// Sums of several rows differ between periods, so they are no chance.
    pub is_sure: bool,
}

/// Fewest rows in a sum.
const FEWEST: u64 = 2;
/// Fewest rows in a sum, if it is the only evidence.
const FEWEST_ALONE: u64 = 3;
/// Sums below this say nothing, in cents.
const SMALLEST: i128 = 100;

/// Costs of one period: their sum, and the rows with a cost.
#[derive(Clone, Copy, Default)]
struct Period {
    sum: i128,
    rows: u64,
}

impl Period {
    /// Whether a cost is the sum of the other costs.
    fn halves(self, cost: i64) -> bool {
        let cost = i128::from(cost);
        cost >= SMALLEST * CENT && (self.sum - 2 * cost).abs() <= CENT
    }
}

/// Finds the channel, or the campaign of a file without channels, that is the sum of all others in each period. In a
/// table of channels by month that is the total, whatever its name.
pub(super) fn sum_of_others(store: &Store, rows: &[SpendRow]) -> Option<SumOfOthers> {
    let (periods, period_of) = periods(rows);
    let name = |at: u32| {
        let row = &rows[at as usize];
        let slot = store.touches.slots[row.slot as usize];
        if row.by_campaign { (slot.campaign, true) } else { (slot.channel, false) }
    };
    let by_name = sorted(rows.len(), &|a, b| {
        let place = |at: u32| (name(at), period_of[at as usize]);
        place(a).cmp(&place(b))
    });
    let with_costs = periods.iter().filter(|period| period.rows > 0).count();
    let sum_of = |own: &[u32]| {
        let costs =
            own.iter().map(|&at| (period_of[at as usize], rows[at as usize].cost)).filter(|(_, cost)| *cost != 0);
        let costs: Vec<(u32, i64)> = costs.collect();
        // It has one row in each period with costs.
        let once = costs.is_sorted_by(|before, after| before.0 < after.0);
        let is_sum = |&(period, cost): &(u32, i64)| periods[period as usize].halves(cost);
        if costs.len() != with_costs || !once || !costs.iter().all(is_sum) {
            return None;
        }
        let parts = |(period, _): &(u32, i64)| periods[*period as usize].rows - 1;
        let most = costs.iter().map(parts).max().unwrap_or(0);
        let mut of_several = costs.iter().filter(|cost| parts(cost) >= FEWEST).map(|(_, cost)| cost);
        let first = of_several.next();
        let is_sure = of_several.any(|cost| Some(cost) != first);
        let rows = || own.iter().map(|&at| rows[at as usize]).collect();
        (is_sure || most >= FEWEST_ALONE || with_costs > 1 && most >= FEWEST).then(|| SumOfOthers {
            rows: rows(),
            parts: most,
            is_sure,
        })
    };
    by_name.chunk_by(|a, b| name(*a) == name(*b)).find_map(sum_of)
}

/// The periods of rows in one currency each, and the number of each row's period.
fn periods(rows: &[SpendRow]) -> (Vec<Period>, Vec<u32>) {
    let of = |at: u32| {
        let row = &rows[at as usize];
        (row.currency, row.time, row.until)
    };
    let (mut periods, mut period_of): (Vec<Period>, Vec<u32>) = (Vec::new(), vec![0; rows.len()]);
    let mut before = None;
    for at in sorted(rows.len(), &|a, b| of(a).cmp(&of(b))) {
        if before.replace(of(at)) != Some(of(at)) {
            periods.push(Period::default());
        }
        let number = periods.len() - 1;
        let (cost, period) = (rows[at as usize].cost, &mut periods[number]);
        period.sum += i128::from(cost);
        period.rows += u64::from(cost != 0);
        period_of[at as usize] = number as u32;
    }
    (periods, period_of)
}

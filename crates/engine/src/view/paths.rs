//! Paths: decided journeys by their sequence of channels. Needs no model.

use std::collections::BTreeMap;

use super::rollup::Source;
use fairshare_types::results::PathRow;
use fairshare_types::schema::Outcome;

impl Source<'_> {
    /// The paths of won and lost journeys with an eligible touch, sorted by the names of their channels.
    #[must_use]
    pub fn paths(&self) -> Vec<PathRow> {
        let mut sums: BTreeMap<Vec<&str>, (u64, u64, i64)> = BTreeMap::new();
        for (at, end) in self.journeys.ends.iter().enumerate().filter(|(_, end)| end.wins + end.losses > 0) {
            let journey = self.journeys.get(at);
            if journey.time.is_empty() {
                continue;
            }
            let path = journey.channels().map(|channel| self.channels.get(channel)).collect();
            let (wins, losses, amount) = sums.entry(path).or_default();
            *wins += end.wins;
            *losses += end.losses;
            *amount += if end.outcome == Outcome::Won { end.amount } else { 0 };
        }
        let row = |(path, (wins, losses, amount)): (Vec<&str>, _)| PathRow {
            channels: path.into_iter().map(str::to_owned).collect(),
            wins,
            losses,
            amount,
        };
        sums.into_iter().map(row).collect()
    }
}

//! Biases of the data itself, before any model: missing teams, logging in bulk, rows that do not count.
//!
//! Thresholds lie where a difference can no longer be chance or habit. A finding blames nobody: it shows what any model
//! would inherit from the data.

mod channels;
mod concern;
mod noted;
mod teams;

use super::rollup::Source;
use fairshare_types::order::arranged;
use fairshare_types::results::Fairness;
use fairshare_types::results::Finding;
use fairshare_types::results::FindingKind;
pub(crate) use noted::Noted;

/// Fewest won deals for a finding about teams.
const FEWEST_DEALS: u64 = 5;
/// Most channels that a finding names.
const NAMED: usize = 3;

impl Source<'_> {
    /// Finds all biases.
    #[must_use]
    pub fn fairness(&self) -> Fairness {
        let marks = self.marks();
        let mut found = vec![(FindingKind::NoTouch, 0), (FindingKind::NoAmount, 0)];
        found.extend(self.found_by_team(&marks));
        found.extend(self.found_by_channel(&marks));
        found.extend(self.found_among_rows());
        let findings = found.into_iter().map(|(kind, touches)| self.finding(kind, touches));
        let findings = findings.filter(|f| f.deals > 0 || (f.touches > 0 && f.kind.stands_without_deals())).collect();
        let (total, won_deals) = self.won();
        let weight = |finding: &Finding| (finding.revenue, finding.deals, finding.touches);
        let findings = arranged(findings, &|a, b| weight(b).cmp(&weight(a)).then_with(|| a.kind.cmp(&b.kind)));
        Fairness { findings, won_deals, total, unconverted: self.journeys.unconverted() }
    }

    /// Counts the deals that a finding is about.
    fn finding(&self, kind: FindingKind, touches: u64) -> Finding {
        let concerns = self.concerns(&kind);
        let concerned = self.journeys.ends.iter().enumerate().filter(|(at, _)| concerns(*at));
        let (deals, revenue) =
            concerned.fold((0, 0), |(deals, revenue), (_, end)| (deals + end.wins, revenue + end.amount));
        drop(concerns);
        Finding { kind, touches, deals, revenue }
    }

    /// Findings from the log, about rows kept out or used with a notice.
    fn found_among_rows(&self) -> impl Iterator<Item = (FindingKind, u64)> {
        use FindingKind::{AfterClose, BadAmount, Duplicates, WithoutDeal};
        [AfterClose, Duplicates, WithoutDeal, BadAmount].into_iter().filter_map(|kind| {
            let of_kind = self.noted.iter().filter(|noted| kind.reasons().contains(&noted.reason));
            let rows = of_kind.map(|noted| noted.rows).sum();
            (rows > 0).then_some((kind, rows))
        })
    }
}

//! What the data itself favours, before any model: who is missing, what was logged in bulk, what does not count.
//!
//! Thresholds are where a difference can no longer be chance or habit, and each says why. A finding never says that
//! somebody did wrong, only what any model would take over from the data.

mod channels;
mod concern;
mod noted;
mod teams;

use serde::{Deserialize, Serialize};

use super::rollup::Source;
use fairshare_import::order::arranged;
use fairshare_import::problem::Reason;
pub(crate) use noted::Noted;

/// Fewest won deals of which a part says something.
const FEWEST_DEALS: u64 = 5;
/// Most channels that a finding names.
const NAMED: usize = 3;

/// What the data itself favours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fairness {
    /// What was found, that of most won revenue first; empty where nothing was.
    pub findings: Vec<Finding>,
    /// Won deals in all.
    pub won_deals: u64,
    /// Won revenue in minor units.
    pub total: i64,
}

/// One of the findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What it is, with its figures.
    pub kind: FindingKind,
    /// Touches, or rows, that it speaks of; zero where it speaks of deals alone.
    pub touches: u64,
    /// Won deals that it is about.
    pub deals: u64,
    /// What they have won, in minor units, each once.
    pub revenue: i64,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FindingKind {
    /// Won deals that have no touch which counts.
    NoTouch,
    /// Won deals that some team has touched, but not this one.
    WithoutTeam {
        /// The team.
        team: String,
        /// Won deals that any team has touched.
        of: u64,
    },
    /// One team has many times as many touches in a deal as another, where both have some.
    Uneven {
        /// The team with more, and its median number of touches in the won deals it has any in.
        more: (String, u64),
        /// The team with fewer.
        fewer: (String, u64),
    },
    /// Touches of these channels have a date but no time of day, and share a day with touches that have one.
    NoTimeOfDay {
        /// The channels, that of most touches first.
        channels: Vec<String>,
        /// All their touches.
        of: u64,
    },
    /// Touches of a channel mostly stand on a single day.
    OneDay {
        /// The channel.
        channel: String,
        /// The day, milliseconds since 1970.
        day: i64,
        /// All its touches that have a date.
        of: u64,
    },
    /// Touches that belong to no team.
    Unassigned {
        /// The channels that have most of them, at most three.
        channels: Vec<String>,
        /// All touches.
        of: u64,
    },
    /// Touches after the close of their deal, which do not count.
    AfterClose,
    /// Rows that stand twice, and count once.
    Duplicates,
    /// Touches that belong to no deal of the files.
    WithoutDeal,
    /// Rows that do not count, as their amount cannot be read.
    BadAmount,
    /// Won deals without an amount.
    NoAmount,
}

impl FindingKind {
    /// The reasons under which its rows were noted while they were read; none where it was not found among those.
    const fn reasons(&self) -> &'static [Reason] {
        match self {
            Self::AfterClose => &[Reason::AfterClose],
            Self::Duplicates => &[Reason::Duplicate],
            Self::WithoutDeal => &[Reason::UnknownDeal, Reason::NotJoined, Reason::MissingKey],
            Self::BadAmount => &[Reason::BadAmount],
            _ => &[],
        }
    }

    /// Whether it matters though no won deal is known that it is about: nobody can tell what these rows belong to.
    const fn stands_without_deals(&self) -> bool {
        matches!(self, Self::WithoutDeal | Self::BadAmount)
    }
}

impl Source<'_> {
    /// Looks for all that the data favours.
    pub(crate) fn fairness(&self) -> Fairness {
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
        Fairness { findings, won_deals, total }
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

    /// Rows that were noted while they were read, whatever became of them.
    fn found_among_rows(&self) -> impl Iterator<Item = (FindingKind, u64)> {
        use FindingKind::{AfterClose, BadAmount, Duplicates, WithoutDeal};
        [AfterClose, Duplicates, WithoutDeal, BadAmount].into_iter().filter_map(|kind| {
            let of_kind = self.noted.iter().filter(|noted| kind.reasons().contains(&noted.reason));
            let rows = of_kind.map(|noted| noted.rows).sum();
            (rows > 0).then_some((kind, rows))
        })
    }
}

//! Filters: which deals, and touches of which time, are looked at.

use fairshare_import::order;
use serde::{Deserialize, Serialize};

use crate::attributes::{Attribute, Attributes};
use crate::journey::Ending;
use fairshare_import::read::{Names, written};

/// Which deals, and touches of which time, are looked at; everything where nothing is said. Deals that do not match leave
/// everything: what was won, what was lost, and what models learn from. Touches outside the time leave, their deals stay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// When deals were closed, milliseconds since 1970: from the first on, before the second.
    pub closed: Option<[i64; 2]>,
    /// When touches took place, likewise.
    pub touched: Option<[i64; 2]>,
    /// Segments of deals, one of which they have to be in; any where there are none. The empty name is that of deals
    /// without a segment, or with several.
    pub segments: Vec<String>,
    /// Owners of deals, likewise.
    pub owners: Vec<String>,
    /// Currencies in which the amounts of deals are written, likewise.
    pub currencies: Vec<String>,
    /// Keys of deals, likewise.
    pub deals: Vec<String>,
}

impl Filter {
    /// Whether it leaves anything out, or could.
    #[must_use]
    pub fn is_on(&self) -> bool {
        *self != Self::default()
    }

    /// Whether each deal of these endings matches.
    pub(crate) fn matching(&self, ends: &[Ending], attributes: &Attributes, deals: &Names) -> Vec<bool> {
        let kinds = [
            (&self.segments, &attributes.segments),
            (&self.owners, &attributes.owners),
            (&self.currencies, &attributes.currencies),
        ];
        let kinds = kinds.map(|(wanted, of)| (allowed(wanted, of), of));
        let mut keys: Vec<&str> = self.deals.iter().map(String::as_str).collect();
        order::arrange(&mut keys, &Ord::cmp);
        let matches = |ending: &Ending| {
            self.closed.is_none_or(|[from, until]| (from..until).contains(&ending.close))
                && kinds.iter().all(|(allowed, of)| allowed.is_empty() || allowed[of.place(ending.deal)])
                && (keys.is_empty() || keys.binary_search(&written(deals.get(ending.deal))).is_ok())
        };
        ends.iter().map(matches).collect()
    }

    /// The touches of a journey, which stand in the order of their times, that are in the time that is looked at.
    pub(crate) fn touches(&self, time: &[i64]) -> std::ops::Range<usize> {
        self.touched.map_or(0..time.len(), |[from, until]| {
            let start = time.partition_point(|&time| time < from);
            start..start + time[start..].partition_point(|&time| time < until)
        })
    }
}

/// By place of an attribute, whether it is wanted; nothing where all are.
fn allowed(wanted: &[String], of: &Attribute) -> Vec<bool> {
    let places = if wanted.is_empty() { 0 } else { of.names.len() + 1 };
    (0..places).map(|place| wanted.iter().any(|name| name == of.name(place))).collect()
}

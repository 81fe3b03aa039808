//! Filter of deals, and of touches by time.

use serde::{Deserialize, Serialize};

/// Filter of deals, and of touches by time; the default keeps everything. Deals that do not match count nowhere: not as
/// won, not as lost, and models do not learn from them. Touches outside the time are dropped, but their deals stay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// When deals were closed, milliseconds since 1970: at or after the first, before the second.
    pub closed: Option<[i64; 2]>,
    /// When touches took place, likewise.
    pub touched: Option<[i64; 2]>,
    /// Segments of deals to match; no restriction if empty. The empty name matches deals without a segment, or
    /// with several.
    pub segments: Vec<String>,
    /// Owners of deals, likewise.
    pub owners: Vec<String>,
    /// Currencies of the deals' amounts, likewise.
    pub currencies: Vec<String>,
    /// Keys of deals, likewise.
    pub deals: Vec<String>,
}

impl Filter {
    /// The deals of a side among those that pass this filter: its period and segments replace those of the filter.
    #[must_use]
    pub fn narrowed_to(&self, side: &Self) -> Self {
        let names =
            |of: fn(&Self) -> &Vec<String>| if of(side).is_empty() { of(self).clone() } else { of(side).clone() };
        Self {
            closed: side.closed.or(self.closed),
            segments: names(|filter| &filter.segments),
            owners: names(|filter| &filter.owners),
            ..self.clone()
        }
    }

    /// Whether any filter is set.
    #[must_use]
    pub fn is_on(&self) -> bool {
        *self != Self::default()
    }
}

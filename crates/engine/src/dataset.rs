//! The data of one session, which the worker and the command line hold and query.

mod cache;
mod carried;
mod channels;
mod credited;
mod decided;
mod explained;
mod facts;
mod fingerprint;
mod guesses;
mod joining;
mod regrouped;
mod reports;
mod rows;
mod searched;
mod spelling;
mod unconverted;

use fairshare_import::read::{Log, Names, RankedLabels, Slot, TeamCells, written};
use fairshare_types::decision::Decision;
use fairshare_types::problem::Problem;
use fairshare_types::results::Facts;

use self::cache::CreditCache;
use crate::attributes::Attributes;
use crate::journey::Journeys;
use crate::spending::Spending;
use crate::view::{DealName, Noted};

/// Everything read from the files of one session, ready to be credited under any model.
pub struct Dataset {
    facts: Facts,
    log: Log,
    journeys: Journeys,
    slots: Vec<Slot>,
    /// Touches of each slot.
    touches: Vec<u64>,
    names: Dictionary,
    team_cells: TeamCells,
    /// Attributes that deals can be filtered by.
    attributes: Attributes,
    /// Rows with a problem or a notice, for the fairness check.
    noted: Vec<Noted>,
    /// Spend from files.
    spending: Spending,
    /// Cached results for the last choices.
    counted: Option<CreditCache>,
}

/// Names of deals, channels, campaigns, touch types and persons.
struct Dictionary {
    deals: Names,
    /// Names that people know deals by, beside their keys.
    labels: RankedLabels,
    channels: Names,
    campaigns: Names,
    types: Names,
    persons: Names,
}

impl Dataset {
    /// Replaces the decisions found while reading by ones with known effects.
    pub fn decide(&mut self, decisions: Vec<Decision>) {
        self.facts.decisions = decisions;
    }

    /// The facts of the data strip.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Rows kept out, and rows used with a notice, one by one; at most `limit` for each reason.
    #[must_use]
    pub fn problems(&self, limit: usize) -> Vec<Problem> {
        self.log.list(limit)
    }

    /// The key and the name of a deal, as written in the data.
    fn deal(&self, deal: u32) -> DealName<'_> {
        DealName { key: written(self.names.deals.get(deal)), label: self.names.labels.get(deal) }
    }
}

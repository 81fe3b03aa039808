//! The names that rows had before, which make a row plain.

use super::super::{OutcomeMapping, Store, TeamCells};
use crate::read::interner::Interner;

/// The names that rows had before.
pub struct Known<'a> {
    pub channels: &'a Interner,
    pub campaigns: &'a Interner,
    pub touch_types: &'a Interner,
    pub teams: &'a Interner,
    pub team_cells: &'a TeamCells,
    pub outcomes: &'a Interner,
    /// Placeholders are names.
    pub keep_placeholders: bool,
}

impl Store {
    /// The names of all rows so far.
    #[inline]
    pub fn known(&self) -> Known<'_> {
        Known {
            channels: &self.texts.channels,
            campaigns: &self.texts.campaigns,
            touch_types: &self.texts.touch_types,
            teams: &self.texts.teams,
            team_cells: &self.team_cells,
            outcomes: &self.outcomes,
            keep_placeholders: self.choices.joining.keep_placeholders,
        }
    }
}

/// A copy of the names that rows had before a part of the file.
pub struct KnownNames {
    channels: Interner,
    campaigns: Interner,
    touch_types: Interner,
    teams: Interner,
    team_cells: TeamCells,
    outcomes: Interner,
    /// Meaning of each text in `outcomes`.
    pub outcome_of: Vec<OutcomeMapping>,
    keep_placeholders: bool,
}

impl KnownNames {
    /// Copies the names of all rows so far.
    pub fn of(store: &Store) -> Self {
        Self {
            channels: store.texts.channels.clone(),
            campaigns: store.texts.campaigns.clone(),
            touch_types: store.texts.touch_types.clone(),
            teams: store.texts.teams.clone(),
            team_cells: store.team_cells.clone(),
            outcomes: store.outcomes.clone(),
            outcome_of: store.outcome_of.clone(),
            keep_placeholders: store.choices.joining.keep_placeholders,
        }
    }

    /// The names.
    #[inline]
    pub const fn known(&self) -> Known<'_> {
        let Self { channels, campaigns, touch_types, teams, team_cells, outcomes, keep_placeholders, .. } = self;
        Known { channels, campaigns, touch_types, teams, team_cells, outcomes, keep_placeholders: *keep_placeholders }
    }
}

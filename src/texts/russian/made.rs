//! Helpers for the tests of Russian sentences: Russian with plain figures, and empty facts.

use fairshare_types::files::FileFacts;
use fairshare_types::results::{DealCounts, Facts, ModelInputs, Offered};
use fairshare_types::scale::Scale;
use fairshare_types::schema::{Encoding, Shape};

use super::super::plain::Plain;
use super::Russian;

/// Russian with plain figures.
pub const RUSSIAN: Russian = Russian { figures: &Plain };

/// A report of a touch file without rows.
pub fn file() -> FileFacts {
    FileFacts {
        file: "a.csv".to_owned(),
        encoding: Encoding::Utf8,
        bom: false,
        delimiter: ',',
        header_line: Some(1),
        preamble_rows: 0,
        footer_rows: 0,
        shape: Shape::Touches,
        columns: Vec::new(),
        rows_read: 0,
        rows_used: 0,
        rows_kept_out: 0,
        date_order: None,
        decimal_mark: None,
        questions: Vec::new(),
        decisions: Vec::new(),
        needs_join: false,
        problem: None,
    }
}

/// Facts with a number of touches and deals.
pub fn facts(touches: u64, deals: DealCounts) -> Facts {
    let offered = Offered::default;
    Facts {
        files: Vec::new(),
        touches,
        deals,
        won_revenue: 1_250,
        scale: Scale::default(),
        currency: "€".to_owned(),
        counts_wins: false,
        all_won: false,
        period: None,
        has_teams: true,
        closes: None,
        segments: offered(),
        owners: offered(),
        currencies: offered(),
        persons: offered(),
        has_types: false,
        unassigned: Vec::new(),
        team_guesses: Vec::new(),
        has_campaigns: false,
        has_costs: false,
        event_log: false,
        undated: false,
        attached: 0,
        of_several: 0,
        stages: Vec::new(),
        given_by: None,
        other_currencies: Vec::new(),
        has_milestones: false,
        model_inputs: ModelInputs::default(),
        kinds: Vec::new(),
        channels: Vec::new(),
        kept_out: Vec::new(),
        notices: Vec::new(),
        grouped: None,
        decisions: Vec::new(),
    }
}

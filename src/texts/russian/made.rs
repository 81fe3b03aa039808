//! What the tests of Russian sentences share: Russian over plain figures, and facts of nothing.

use fairshare_engine::view::{DealCounts, Facts, ModelInputs, Offered};
use fairshare_import::detect::Shape;
use fairshare_import::parse::Scale;
use fairshare_import::read::FileFacts;
use fairshare_import::source::Encoding;

use super::super::plain::Plain;
use super::Russian;

/// Russian over plain figures.
pub const RUSSIAN: Russian = Russian { figures: &Plain };

/// A file of touches without rows.
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

/// Facts of so many touches and deals.
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
        has_types: false,
        unassigned: Vec::new(),
        team_guesses: Vec::new(),
        has_campaigns: false,
        has_costs: false,
        event_log: false,
        undated: false,
        attached: 0,
        stages: Vec::new(),
        given_by: None,
        other_currencies: Vec::new(),
        has_milestones: false,
        model_inputs: ModelInputs::default(),
        channels: Vec::new(),
        kept_out: Vec::new(),
        notices: Vec::new(),
        decisions: Vec::new(),
    }
}

//! Roles that follow from more than names: from the other files, or from how cells vary within a deal.

mod activities;
mod assigned;
mod cells;
mod keys;
mod marks;
mod parts;
mod purchases;
mod shares;
mod touches;
mod visits;

use super::typed::ABSENT;
use crate::detect::{Column, are_teams, is_total_word};
pub use activities::ActivityTimes;
use activities::{activities, unfinished};
pub use assigned::obey;
use cells::Cells;
use fairshare_types::schema::{Confidence, Role, Shape, Why};
use keys::{grouped, sparse_key};
use marks::marks;
pub use marks::{MarkColumn, MarkedBy};
use parts::parts;
pub use parts::{DateParts, joined};
pub use purchases::is_purchase;
use purchases::{lines, paid, purchases, refunded};
pub use shares::divided;
use shares::split_shares;
use touches::{other_type, per_model, positions, precise_time, touch_id, unused};
use visits::visits;
pub use visits::{Visits, is_refund, opens_visit};

/// Structure of a file, as its first cells show it.
pub struct Fit {
    pub shape: Shape,
    /// Columns of a grouped report that only the first row of a group fills.
    pub filled_down: Vec<usize>,
    /// Column with the id of each touch.
    pub touch_id: usize,
    /// Columns without a role whose cells distinguish touches that are otherwise equal.
    pub unused: Vec<usize>,
    /// The sequence counts down to the conversion.
    pub counts_down: bool,
    /// Only its numbers show that a column is the sequence.
    pub orders_by_contents: bool,
    /// Column with the anonymous ids of persons.
    pub anonymous: usize,
    /// In a log of all events, only rows of conversions have an amount.
    pub log: bool,
    /// Touches have a position but no date.
    pub undated: bool,
    /// The file repeats each touch for every model of another tool.
    pub per_model: bool,
    /// Column with the shares of the teams in the team column.
    pub split: usize,
    /// Column with such shares that do not fit the teams.
    pub unused_split: usize,
    /// Column of products: each line of a deal is one product with its own amount.
    pub lines: usize,
    /// Column of events among which purchases mark conversions, and the texts of those purchases.
    pub events: usize,
    pub purchases: Vec<String>,
    /// The close is a payment: rows without one are unpaid.
    pub paid: bool,
    /// Columns that mark rows as deleted, archived or planned.
    pub marks: Vec<MarkColumn>,
    /// The columns of times of a list of activities.
    pub activity_times: ActivityTimes,
    /// The column of teams never varies within a deal.
    pub team_of_deal: bool,
    /// No deal has several rows, so that it cannot vary.
    pub team_of_row: bool,
    /// The file is a log of the events of visits.
    pub visits: Option<Visits>,
    /// Column of types that fills the gaps of the one used.
    pub other_type: usize,
    /// Some rows of a person are sales of their own.
    pub sells: bool,
    /// Column of the ids of sales among events, and of the amounts of their refunds.
    pub sale: usize,
    pub refunded: usize,
    /// The date of touches is in three columns.
    pub parts: Option<DateParts>,
}

/// Fits roles to the cells. `given` means that the user chose the shape.
pub fn fit(columns: &mut [Column], shape: Shape, rows: &[Vec<String>], given: bool) -> Fit {
    let rows: Vec<Vec<String>> =
        rows.iter().filter(|row| !row.iter().any(|cell| is_total_word(cell))).cloned().collect();
    let cells = Cells { rows: &rows };
    let mut fit = Fit {
        shape,
        filled_down: Vec::new(),
        touch_id: ABSENT,
        unused: Vec::new(),
        counts_down: false,
        orders_by_contents: false,
        anonymous: ABSENT,
        log: false,
        undated: false,
        per_model: false,
        split: ABSENT,
        unused_split: ABSENT,
        lines: ABSENT,
        events: ABSENT,
        purchases: Vec::new(),
        paid: false,
        marks: Vec::new(),
        activity_times: ActivityTimes::default(),
        team_of_deal: false,
        team_of_row: false,
        visits: None,
        other_type: ABSENT,
        sells: false,
        sale: ABSENT,
        refunded: ABSENT,
        parts: None,
    };
    if rows.is_empty() {
        return fit;
    }
    if matches!(shape, Shape::Touches | Shape::Deals | Shape::Other | Shape::Links) && !given {
        per_model(columns, &cells, &mut fit);
        parts(columns, &cells, &mut fit);
        if fit.parts.is_none() {
            positions(columns, &cells, &mut fit);
        }
    }
    if matches!(fit.shape, Shape::Deals | Shape::Links) && key_of(columns).is_some() {
        // A deal has no team of its own: its touches have. The role of a contact in a deal is no team.
        let of_touches = |column: &&mut Column| {
            matches!(column.role, Some(Role::Team | Role::TeamShare)) && column.why != Why::Chosen
        };
        for column in columns.iter_mut().filter(of_touches) {
            (column.role, column.meaning, column.why) = (None, None, Why::Unused);
        }
    }
    if matches!(shape, Shape::Touches | Shape::Other) {
        activities(columns, &cells, &mut fit);
    }
    fit.marks = marks(columns, fit.shape, &cells);
    fit.marks.extend(unfinished(columns, &cells, &fit));
    (fit.team_of_deal, fit.team_of_row) = team_of_deal(columns, &cells, fit.shape);
    if fit.shape == Shape::Touches {
        precise_time(columns, &cells);
        sparse_key(columns, &cells, &mut fit);
        visits(columns, &cells, &mut fit);
        fit.filled_down = grouped(columns, &cells);
        fit.touch_id = if fit.per_model { ABSENT } else { touch_id(columns, &cells) };
        if fit.touch_id == ABSENT && !fit.per_model {
            fit.unused = unused(columns, &cells);
        }
        fit.other_type = other_type(columns, &cells);
        split_shares(columns, &cells, &mut fit);
        purchases(columns, &cells, &mut fit);
    }
    if fit.shape == Shape::Deals {
        fit.lines = lines(columns, &cells);
    }
    if fit.events == ABSENT && matches!(fit.shape, Shape::Touches | Shape::Deals) {
        fit.refunded = refunded(columns, &cells);
    }
    fit.paid = matches!(fit.shape, Shape::Touches | Shape::Deals) && paid(columns, &cells);
    fit
}

fn at(columns: &[Column], role: Role) -> Option<usize> {
    columns.iter().position(|column| column.role == Some(role))
}

fn key_of(columns: &[Column]) -> Option<usize> {
    [Role::JourneyId, Role::Contact, Role::Account].into_iter().find_map(|role| at(columns, role))
}

fn has_channel(columns: &[Column]) -> bool {
    [Role::Channel, Role::Campaign, Role::TouchType].into_iter().any(|role| at(columns, role).is_some())
}

/// Fewest deals with several touches that show that a column does not vary within deals.
const ENOUGH_DEALS: usize = 3;

/// Whether the column of teams is the same in all touches of each deal, and whether no deal has several touches.
///
/// Neither, if the user chose the column or its cells are names of teams.
fn team_of_deal(columns: &[Column], cells: &Cells<'_>, shape: Shape) -> (bool, bool) {
    let (Some(key), Some(team)) = (key_of(columns), at(columns, Role::Team)) else { return (false, false) };
    let sure = columns[team].why == Why::Chosen || are_teams(cells.rows, team) || cells.distinct(team) < 2;
    if sure || shape != Shape::Touches {
        return (false, false);
    }
    let (several, varying) = cells.varying(key, team);
    (several >= ENOUGH_DEALS && varying == 0, several == 0)
}

fn take(column: &mut Column, role: Role, meaning: Role, why: Why) {
    if column.why == Why::Chosen {
        return;
    }
    if column.role != Some(role) {
        column.confidence = Confidence::Likely;
        column.why = why;
    }
    (column.role, column.meaning) = (Some(role), Some(meaning));
}

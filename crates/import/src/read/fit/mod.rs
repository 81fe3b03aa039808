//! Roles of columns that follow from more than their names: from the other files, or from how cells vary within a deal.

mod assigned;
mod cells;
mod keys;
mod purchases;
mod shares;
mod touches;

use super::typed::ABSENT;
use crate::detect::{Column, Confidence, Role, Shape, Why, is_total_word};
pub use assigned::obey;
use cells::Cells;
use keys::{grouped, sparse_key};
pub use purchases::is_purchase;
use purchases::{lines, paid, purchases};
pub use shares::divided;
use shares::split_shares;
use touches::{per_model, positions, touch_id};

/// The structure of a file that its first cells show.
pub struct Fit {
    pub shape: Shape,
    /// Columns of a grouped report that only the first row of a group fills.
    pub filled_down: Vec<usize>,
    /// Column of the id of each touch.
    pub touch_id: usize,
    /// Column of the anonymous ids of persons.
    pub anonymous: usize,
    /// Only the rows of conversions give an amount, in a log of all events.
    pub log: bool,
    /// Touches have a position and no date.
    pub undated: bool,
    /// The file repeats each touch for every model of another tool.
    pub per_model: bool,
    /// Column of the shares of the teams in the team column.
    pub split: usize,
    /// Column of such shares that do not fit the teams.
    pub unused_split: usize,
    /// Column of products: each line of a deal is one of them, with an amount of its own.
    pub lines: usize,
    /// Column of events among which purchases mark conversions, and those texts.
    pub events: usize,
    pub purchases: Vec<String>,
    /// The close is a payment: rows without one are not paid.
    pub paid: bool,
}

/// Fits roles to the cells. `given` says that the user chose the shape.
pub fn fit(columns: &mut [Column], shape: Shape, rows: &[Vec<String>], given: bool) -> Fit {
    let rows: Vec<Vec<String>> =
        rows.iter().filter(|row| !row.iter().any(|cell| is_total_word(cell))).cloned().collect();
    let cells = Cells { rows: &rows };
    let mut fit = Fit {
        shape,
        filled_down: Vec::new(),
        touch_id: ABSENT,
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
    };
    if rows.is_empty() {
        return fit;
    }
    if matches!(shape, Shape::Touches | Shape::Deals | Shape::Other | Shape::Links) && !given {
        per_model(columns, &cells, &mut fit);
        positions(columns, &cells, &mut fit);
    }
    if fit.shape == Shape::Touches {
        sparse_key(columns, &cells, &mut fit);
        fit.filled_down = grouped(columns, &cells);
        fit.touch_id = if fit.per_model { ABSENT } else { touch_id(columns, &cells) };
        split_shares(columns, &cells, &mut fit);
        purchases(columns, &cells, &mut fit);
    }
    if fit.shape == Shape::Deals {
        fit.lines = lines(columns, &cells);
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

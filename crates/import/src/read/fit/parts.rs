//! Dates in three columns: the year, the month and the day.

use super::super::words::Topic;
use super::cells::Cells;
use super::{Fit, at, has_channel, key_of, take};
use crate::detect::{Column, words};
use crate::parse::month;
use fairshare_types::schema::{Role, Shape, Why};

/// Columns of the year, the month and the day.
pub type DateParts = [usize; 3];

/// Reads three columns with year, month and day as the time of the touch, if no column has dates.
pub(super) fn parts(columns: &mut [Column], cells: &Cells<'_>, fit: &mut Fit) {
    let timed = at(columns, Role::Time).is_some_and(|at| cells.are_dates(at));
    if timed || key_of(columns).is_none() || !has_channel(columns) {
        return;
    }
    let find = |topic: Topic, fits: &dyn Fn(&str) -> bool| {
        let mut found = (0..columns.len()).filter(|&at| {
            let column = &columns[at];
            let free = matches!(column.role, None | Some(Role::Sequence | Role::Time)) && column.why != Why::Chosen;
            // `Close year` is a part of another date.
            let named = matches!(words(&column.name).as_slice(), [word] if topic.has(word))
                || matches!(words(&column.name).as_slice(), [a, b] if is_touch_date(a) && topic.has(b));
            free && named && cells.filled(at) == cells.rows.len() && cells.column(at).all(fits)
        });
        found.next().filter(|_| found.next().is_none())
    };
    let within = |cell: &str, least: i64, most: i64| cell.parse().is_ok_and(|n: i64| (least..=most).contains(&n));
    let year = find(Topic::Year, &|cell| within(cell, 1990, 2100));
    let month = find(Topic::Month, &|cell| within(cell, 1, 12) || month(cell).is_some());
    let day = find(Topic::Day, &|cell| within(cell, 1, 31));
    let (Some(year), Some(month), Some(day)) = (year, month, day) else { return };
    for at in [month, day] {
        (columns[at].role, columns[at].meaning, columns[at].why) = (None, None, Why::Unused);
    }
    take(&mut columns[year], Role::Time, Role::Time, Why::Cells);
    fit.parts = Some([year, month, day]);
    fit.shape = Shape::Touches;
}

/// Whether a word may stand before a part of the date of a touch: `event_year`.
fn is_touch_date(word: &str) -> bool {
    matches!(word, "date" | "event" | "touch" | "visit" | "activity")
}

/// Writes the cells of the three columns as one date; `None` if they cannot be read.
pub fn joined(year: &str, month_cell: &str, day: &str) -> Option<String> {
    let month = month_cell.trim().parse().ok().or_else(|| month(month_cell.trim()))?;
    let (year, day): (u16, u8) = (year.trim().parse().ok()?, day.trim().parse().ok()?);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

//! When an activity happened: when it was marked as done, else on the day for which it was planned.

use super::super::words::Topic;
use super::cells::Cells;
use super::{Fit, MarkColumn, MarkedBy, at, key_of, take};
use crate::detect::{Column, Heading, names_touch};
use fairshare_types::decision::RowMark;
use fairshare_types::schema::{Role, Shape, Why};

/// The columns of times of a list of activities.
#[derive(Clone, Debug, Default)]
pub struct ActivityTimes {
    /// Columns that fill the gaps of the time, in their order.
    pub otherwise: Vec<usize>,
    /// Columns that could be the time instead.
    pub others: Vec<usize>,
    /// Column that says when an activity was marked as done.
    done: Option<usize>,
}

/// Chooses the time of activities. A list of activities without another time of a touch becomes a list of touches.
pub(super) fn activities(columns: &mut [Column], cells: &Cells<'_>, fit: &mut Fit) {
    let told = [Role::Value, Role::Sequence, Role::Path].into_iter().any(|role| at(columns, role).is_some());
    let Some(key) = key_of(columns).filter(|_| !told) else { return };
    let Some(kind) = at(columns, Role::TouchType) else { return };
    let time = at(columns, Role::Time);
    if time.is_some_and(|at| columns[at].why == Why::Chosen) {
        return;
    }
    let dated = |at: usize| columns[at].why != Why::Chosen && cells.filled(at) > 0 && cells.are_dates(at);
    let said = |at: usize, role: Role| Heading::of(&columns[at].name).says.role(role) > 0;
    let of_deal = |at: usize| said(at, Role::JourneyId);
    let find = |test: &dyn Fn(usize) -> bool| (0..columns.len()).find(|&at| dated(at) && !of_deal(at) && test(at));
    let done = find(&|at| Topic::Done.is_in(&columns[at].name) && varies(cells, key, at));
    let due = find(&|at| Some(at) != done && Topic::Due.is_in(&columns[at].name));
    let created = find(&|at| {
        let named = said(at, Role::Created) || Topic::Added.is_in(&columns[at].name);
        Some(at) != done && Some(at) != due && named
    });
    let mut times: Vec<usize> = [done, due, created].into_iter().flatten().collect();
    // A time of its own, such as `Date`, says when the touch happened.
    if time.is_some_and(|time| !times.contains(&time)) || !lists_activities(cells, key, kind, done.or(due)) {
        return;
    }
    let Some(primary) = times.first().copied() else { return };
    times.remove(0);
    if fit.shape != Shape::Touches {
        fit.shape = Shape::Touches;
    } else if time == Some(primary) && due.is_none_or(|due| due == primary) && created.is_none() {
        return;
    }
    for &other in time.iter().chain(&times).filter(|other| **other != primary) {
        (columns[other].role, columns[other].meaning, columns[other].why) = (None, None, Why::Taken(Role::Time));
    }
    take(&mut columns[primary], Role::Time, Role::Time, Why::NameAndCells);
    let gaps = |among: &[usize]| (0..cells.rows.len()).any(|row| among.iter().all(|&at| cells.get(row, at).is_empty()));
    // The day of its creation counts only for an activity without any other day.
    let mut filling = vec![primary];
    for &other in &times {
        if Some(other) == due || gaps(&filling) {
            filling.push(other);
        }
    }
    let otherwise = filling.split_off(1);
    for &at in &otherwise {
        columns[at].why = Why::FillsGaps(columns[primary].name.clone());
    }
    fit.activity_times = ActivityTimes { otherwise, others: times, done };
}

/// Marks activities without a day on which they were done, if no column of a status does.
///
/// It is doubtful if no activity of some kind has such a day: the program may know it for tasks only.
pub(super) fn unfinished(columns: &[Column], cells: &Cells<'_>, fit: &Fit) -> Option<MarkColumn> {
    let done = fit.activity_times.done?;
    let kind = at(columns, Role::TouchType)?;
    let marked = fit.marks.iter().any(|mark| mark.kind == RowMark::Planned);
    let doubtful = cells.distinct_where(kind, done) < cells.distinct(kind);
    let mark = MarkColumn { at: done, kind: RowMark::Planned, by: MarkedBy::Gap, doubtful };
    (!marked && cells.filled(done) < cells.rows.len()).then_some(mark)
}

/// Whether rows of one deal differ in a column, or no deal has several rows.
fn varies(cells: &Cells<'_>, key: usize, at: usize) -> bool {
    let (several, varying) = cells.varying(key, at);
    several == 0 || varying > 0
}

/// Whether the rows are activities: by their kinds, or by several of them per deal with a day on which they are due.
fn lists_activities(cells: &Cells<'_>, key: usize, kind: usize, day: Option<usize>) -> bool {
    let kinds = cells.texts(kind);
    let touches = kinds.iter().filter(|text| names_touch(text)).count();
    let (several, _) = cells.varying(key, kind);
    !kinds.is_empty() && touches * 3 >= kinds.len() || day.is_some() && several > 0
}

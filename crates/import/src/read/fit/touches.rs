//! Touches with a position instead of a date, touches repeated for each model, and ids of touches.

use super::super::typed::ABSENT;
use super::super::words::Topic;
use super::cells::Cells;
use super::{Fit, at, has_channel, key_of, take};
use crate::detect::{Column, Heading, words};
use fairshare_types::schema::{Role, Shape, Why};

/// Recognises touches in rows with their deal's stage and amount, and touches repeated for each model of a tool.
pub(super) fn per_model(columns: &mut [Column], cells: &Cells<'_>, fit: &mut Fit) {
    let Some(key) = key_of(columns) else { return };
    let model = columns
        .iter()
        .position(|column| column.role.is_none_or(|role| !role.is_key()) && Topic::Model.is_in(&column.name));
    let repeated = model.is_some_and(|at| cells.varying(key, at).1 > 0 && cells.distinct(at) < cells.filled(at));
    let listed = [Role::Channel, Role::Campaign, Role::TouchType].into_iter().find_map(|role| at(columns, role));
    if fit.shape == Shape::Deals {
        let Some(listed) = listed else { return };
        // Rows of one deal with different campaigns and dates are its touches.
        let created = at(columns, Role::Created)
            .or_else(|| columns.iter().position(|c| c.role == Some(Role::Time) && c.meaning == Some(Role::Created)));
        let Some(created) = created.filter(|&at| cells.are_dates(at) && cells.varying(key, at).1 > 0) else { return };
        if cells.varying(key, listed).1 == 0 {
            return;
        }
        take(&mut columns[created], Role::Time, Role::Time, Why::Cells);
        fit.shape = Shape::Touches;
    }
    fit.per_model = fit.shape == Shape::Touches && repeated;
    if let (true, Some(at)) = (fit.per_model, model)
        && columns[at].why != Why::Chosen
    {
        (columns[at].role, columns[at].meaning) = (None, None);
    }
}

/// Recognises touches that a position orders instead of a date.
pub(super) fn positions(columns: &mut [Column], cells: &Cells<'_>, fit: &mut Fit) {
    let Some(key) = key_of(columns).filter(|_| has_channel(columns)) else { return };
    if let Some(time) = at(columns, Role::Time)
        && columns[time].meaning == Some(Role::Time)
        && columns[time].why != Why::Chosen
        && !cells.are_dates(time)
        && cells.are_positions(time)
        && at(columns, Role::Sequence).is_none()
    {
        take(&mut columns[time], Role::Sequence, Role::Sequence, Why::Cells);
    }
    let time = at(columns, Role::Time);
    if time.is_some_and(|at| {
        !matches!(
            columns[at].meaning,
            Some(Role::Closed | Role::Created | Role::LeadCreated | Role::OpportunityCreated)
        )
    }) {
        return;
    }
    if time.is_some_and(|at| cells.varying(key, at).1 > 0) {
        return;
    }
    let key = restarting_key(columns, cells, key);
    let orders = |at: usize| {
        let free = at != key && columns[at].role.is_none() && columns[at].why != Why::Chosen;
        free && cells.are_positions(at) && cells.distinct_within(key, at)
    };
    let named = |at: &usize| Topic::Position.is_in(&columns[*at].name) || Topic::Countdown.is_in(&columns[*at].name);
    let position = at(columns, Role::Sequence)
        .filter(|&at| cells.are_positions(at))
        .or_else(|| (0..columns.len()).filter(named).find(|&at| orders(at)))
        // Whole numbers that never repeat within a journey order its touches, whatever they count.
        .or_else(|| {
            let money = |at: usize| Heading::of(&columns[at].name).says.role(Role::Value) > 0;
            let full = |at: usize| cells.filled(at) == cells.rows.len();
            (0..columns.len())
                .find(|&at| !Topic::OtherId.is_in(&columns[at].name) && full(at) && !money(at) && orders(at))
        });
    let Some(position) = position else { return };
    fit.orders_by_contents = at(columns, Role::Sequence) != Some(position) && !named(&position);
    fit.counts_down = Topic::Countdown.is_in(&columns[position].name);
    take(&mut columns[position], Role::Sequence, Role::Sequence, Why::Cells);
    if let Some(time) = time {
        let meaning = columns[time].meaning;
        columns[time].role = meaning;
        columns[time].why = Why::Cells;
    }
    if let Some(closed) = at(columns, Role::Closed).filter(|&at| !cells.are_dates(at)) {
        (columns[closed].role, columns[closed].meaning) = (None, None);
    }
    if at(columns, Role::JourneyId).is_none() {
        columns[key].role = Some(Role::JourneyId);
    }
    fit.shape = Shape::Touches;
    fit.undated = true;
}

/// Finds the key of the journeys.
///
/// Numbers that restart for each customer are the positions of touches, not the key of a deal.
fn restarting_key(columns: &mut [Column], cells: &Cells<'_>, key: usize) -> usize {
    if columns[key].role != Some(Role::JourneyId) || columns[key].why == Why::Chosen || !cells.are_positions(key) {
        return key;
    }
    let persons = [Role::Contact, Role::Account].into_iter().find_map(|role| at(columns, role));
    let Some(person) =
        persons.filter(|&person| cells.distinct_within(person, key) && cells.distinct(key) < cells.filled(key))
    else {
        return key;
    };
    let meaning = columns[person].meaning.unwrap_or(Role::Contact);
    (columns[key].role, columns[key].meaning) = (None, None);
    take(&mut columns[person], Role::JourneyId, meaning, Why::Cells);
    person
}

/// Replaces days by the same days with a clock in another column.
pub(super) fn precise_time(columns: &mut [Column], cells: &Cells<'_>) {
    const DAY: usize = "2025-03-14".len();
    let Some(time) = at(columns, Role::Time).filter(|&at| columns[at].why != Why::Chosen) else { return };
    if !cells.column(time).all(|cell| cell.len() == DAY) {
        return;
    }
    let precise = (0..columns.len()).find(|&at| {
        let column = &columns[at];
        let same = |row: usize| {
            let (day, moment) = (cells.get(row, time), cells.get(row, at));
            moment.len() > DAY && moment.starts_with(day) && moment.contains(':')
        };
        let named = Heading::of(&column.name).says.role(Role::Time) >= 100;
        column.role.is_none() && column.why != Why::Chosen && named && (0..cells.rows.len()).all(same)
    });
    if let Some(precise) = precise {
        (columns[time].role, columns[time].meaning, columns[time].why) = (None, None, Why::Unused);
        take(&mut columns[precise], Role::Time, Role::Time, Why::Cells);
    }
}

/// Column of types that is filled where the one used as the channel is empty.
///
/// Salesforce leaves the type of many e-mails empty and tells them by the subtype.
pub(super) fn other_type(columns: &[Column], cells: &Cells<'_>) -> usize {
    let used = at(columns, Role::TouchType).filter(|_| at(columns, Role::Channel).is_none());
    let Some(used) = used else { return ABSENT };
    let gaps: Vec<usize> = (0..cells.rows.len()).filter(|&row| cells.get(row, used).is_empty()).collect();
    let fills = |at: usize| gaps.iter().any(|&row| !cells.get(row, at).is_empty());
    let is_type = |column: &Column| column.role.is_none() && column.why == Why::Taken(Role::TouchType);
    (0..columns.len()).find(|&at| is_type(&columns[at]) && fills(at)).unwrap_or(ABSENT)
}

/// Column with the ids of touches.
pub(super) fn touch_id(columns: &[Column], cells: &Cells<'_>) -> usize {
    let is_id = |column: &Column| Topic::Id.is_in(&column.name) && !Topic::OtherId.is_in(&column.name);
    let found = (0..columns.len()).find(|&at| {
        let (filled, distinct) = (cells.filled(at), cells.distinct(at));
        columns[at].role.is_none()
            && columns[at].meaning.is_none()
            && is_id(&columns[at])
            && filled * 20 >= cells.rows.len() * 19
            && distinct * 2 > filled
    });
    found.unwrap_or(ABSENT)
}

/// Columns without a role whose cells distinguish touches that are otherwise equal. Ids of other things do not, but
/// the addresses of pages do.
pub(super) fn unused(columns: &[Column], cells: &Cells<'_>) -> Vec<usize> {
    let is_free = |at: &usize| {
        let column = &columns[*at];
        let address =
            words(&column.name).iter().any(|word| matches!(word.as_str(), "url" | "uri" | "path" | "location"));
        column.role.is_none() && column.meaning.is_none() && (address || !Topic::OtherId.is_in(&column.name))
    };
    (0..columns.len()).filter(|at| is_free(at) && cells.distinct(*at) > 1).collect()
}

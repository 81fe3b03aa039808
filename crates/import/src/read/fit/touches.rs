//! Touches that have a position instead of a date, touches that repeat for each model, and ids of touches.

use super::super::typed::ABSENT;
use super::super::words::Topic;
use super::cells::Cells;
use super::{Fit, at, has_channel, key_of, take};
use crate::detect::{Column, Role, Shape, Why};

/// Rows of touches with their deal's stage and amount, once for each model of another tool.
pub(super) fn per_model(columns: &mut [Column], cells: &Cells<'_>, fit: &mut Fit) {
    let Some(key) = key_of(columns) else { return };
    let model = columns
        .iter()
        .position(|column| column.role.is_none_or(|role| !role.is_key()) && Topic::Model.is_in(&column.name));
    let repeated = model.is_some_and(|at| cells.varying(key, at).1 > 0 && cells.distinct(at) < cells.filled(at));
    let listed = [Role::Channel, Role::Campaign, Role::TouchType].into_iter().find_map(|role| at(columns, role));
    if fit.shape == Shape::Deals {
        let Some(listed) = listed else { return };
        // Rows of one deal that name different campaigns on days of their own are its touches.
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

/// Touches that a position orders instead of a date.
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
    let position = at(columns, Role::Sequence).filter(|&at| cells.are_positions(at)).or_else(|| {
        (0..columns.len()).find(|&at| {
            let (several, varying) = cells.varying(key, at);
            let column = &columns[at];
            at != key
                && column.role.is_none()
                && Topic::Position.is_in(&column.name)
                && cells.are_positions(at)
                && several > 0
                && varying == several
        })
    });
    let Some(position) = position else { return };
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

/// The column of the ids of touches.
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

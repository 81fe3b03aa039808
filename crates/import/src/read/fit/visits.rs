//! Logs of the events of web visits, as analytics tools record them: a visit is one touch, with its source.

use super::super::typed::ABSENT;
use super::super::words::Topic;
use super::cells::Cells;
use super::{Fit, at, key_of, take};
use crate::detect::{Column, Heading, words};
use fairshare_types::schema::{Role, Why};

/// Events that analytics tools record by themselves in each visit, without spaces.
const EVENTS: [&str; 8] =
    ["sessionstart", "firstvisit", "firstopen", "pageview", "screenview", "scroll", "userengagement", "appopen"];
/// Those of them that open a visit.
const STARTS: [&str; 1] = ["sessionstart"];

/// Columns of a log of the events of visits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visits {
    /// Column of the events.
    pub events: usize,
    /// Column of the ids of visits.
    pub session: usize,
    /// Column of the medium, which completes the source in the column of channels.
    pub medium: usize,
    /// The first events show where visits start.
    pub has_starts: bool,
}

/// Whether an event opens a visit.
pub fn opens_visit(event: &str) -> bool {
    STARTS.contains(&words(event).concat().as_str())
}

/// Whether an event gives the money of a purchase back: `refund`, `order_refunded`.
pub fn is_refund(event: &str) -> bool {
    let words = words(event);
    let beside = [Topic::Refund, Topic::Purchase, Topic::Completed, Topic::BesidePurchase];
    words.iter().any(|word| Topic::Refund.has(word))
        && words.iter().all(|word| beside.iter().any(|topic| topic.has(word)))
}

/// Finds the events of visits, and corrects the columns of their time and source.
pub(super) fn visits(columns: &mut [Column], cells: &Cells<'_>, fit: &mut Fit) {
    let Some(key) = key_of(columns).filter(|&key| columns[key].meaning == Some(Role::Contact)) else { return };
    let is_event = |cell: &str| EVENTS.contains(&words(cell).concat().as_str());
    let found = (0..columns.len()).find(|&at| {
        let column = &columns[at];
        let named = column.role == Some(Role::TouchType) || column.role.is_none() && Topic::Event.is_in(&column.name);
        named && cells.distinct(at) > 1 && cells.column(at).any(is_event)
    });
    let Some(events) = found else { return };
    let session =
        (0..columns.len()).find(|&at| columns[at].role.is_none() && is_id(columns, cells, at, Topic::Session));
    let has_starts = cells.column(events).any(opens_visit);
    clocked_time(columns, cells);
    own_source(columns, cells, key);
    let medium = medium(columns);
    fit.visits = Some(Visits { events, session: session.unwrap_or(ABSENT), medium, has_starts });
}

/// Whether a column holds ids of a topic.
pub(super) fn is_id(columns: &[Column], cells: &Cells<'_>, at: usize, topic: Topic) -> bool {
    let name = &columns[at].name;
    topic.is_in(name) && Topic::Id.is_in(name) && cells.filled(at) > 0
}

/// Replaces a time without a clock by the first one with a clock, as events of one day have an order.
fn clocked_time(columns: &mut [Column], cells: &Cells<'_>) {
    let Some(time) = at(columns, Role::Time).filter(|&at| columns[at].why != Why::Chosen) else { return };
    let is_day = |cell: &str| cell.len() == 8 || cell.len() == 10 && cell.contains(['-', '.', '/']);
    if !cells.column(time).all(is_day) {
        return;
    }
    let clocked = (0..columns.len()).find(|&at| {
        let column = &columns[at];
        column.role.is_none()
            && column.why != Why::Chosen
            && Heading::of(&column.name).says.role(Role::Time) >= 100
            && cells.filled(at) == cells.rows.len()
            && cells.distinct(at) > cells.distinct(time)
            && cells.are_dates(at)
            && !cells.column(at).any(is_day)
    });
    if let Some(clocked) = clocked {
        (columns[time].role, columns[time].meaning, columns[time].why) = (None, None, Why::Unused);
        take(&mut columns[clocked], Role::Time, Role::Time, Why::Cells);
    }
}

/// Replaces the source by which a person first came, the same in all rows of the person, by that of each visit.
fn own_source(columns: &mut [Column], cells: &Cells<'_>, key: usize) {
    let Some(channel) = at(columns, Role::Channel).filter(|&at| columns[at].why != Why::Chosen) else { return };
    if cells.persons_of(key, channel) > 0 {
        return;
    }
    let of_visit = (0..columns.len()).find(|&at| {
        let column = &columns[at];
        column.role.is_none()
            && column.why != Why::Chosen
            && Heading::of(&column.name).says.role(Role::Channel) >= 80
            && cells.persons_of(key, at) > 0
    });
    if let Some(of_visit) = of_visit {
        (columns[channel].role, columns[channel].meaning, columns[channel].why) = (None, None, Why::Unused);
        take(&mut columns[of_visit], Role::Channel, Role::Channel, Why::Cells);
    }
}

/// Column of the medium that belongs to the source: `session_medium` beside `session_source`.
fn medium(columns: &[Column]) -> usize {
    let Some(source) = at(columns, Role::Channel).filter(|&at| columns[at].why != Why::Chosen) else { return ABSENT };
    let name = columns[source].name.to_lowercase();
    let Some((before, after)) = name.rsplit_once("source") else { return ABSENT };
    let medium = format!("{before}medium{after}");
    let is_free = |column: &Column| column.role.is_none_or(|role| role == Role::TouchType) && column.why != Why::Chosen;
    columns.iter().position(|column| column.name.to_lowercase() == medium && is_free(column)).unwrap_or(ABSENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_that_open_a_visit_or_pay_back() {
        for event in ["session_start", "Session Start", "sessionStart"] {
            assert!(opens_visit(event), "{event}");
        }
        for event in ["session_end", "page_view", "first_visit", ""] {
            assert!(!opens_visit(event), "{event}");
        }
        for event in ["refund", "Order Refunded", "Возврат", "Rückerstattung", "Reembolso", "iade", "返金"] {
            assert!(is_refund(event), "{event}");
        }
        for event in ["purchase", "refund_requested", "view_refund_policy", ""] {
            assert!(!is_refund(event), "{event}");
        }
    }
}

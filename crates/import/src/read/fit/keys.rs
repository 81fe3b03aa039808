//! Keys that some rows lack: of deals, of anonymous persons, and of groups of rows.

use super::super::typed::ABSENT;
use super::super::words::Topic;
use super::cells::Cells;
use super::{Fit, at, key_of, take};
use crate::detect::{Column, words};
use fairshare_types::schema::{Confidence, Role, Why};

/// Replaces a key that many rows lack by one that nearly all rows have. Anonymous ids fill the gaps of a person key.
pub(super) fn sparse_key(columns: &mut [Column], cells: &Cells<'_>, fit: &mut Fit) {
    let rows = cells.rows.len();
    let nearly_all = |at: usize| cells.filled(at) * 20 >= rows * 19;
    known_person(columns, cells);
    let other_id = |columns: &[Column], key: usize| {
        let role = |role: Role| columns.iter().position(|column| column.meaning == Some(role));
        let unused = || {
            (0..columns.len())
                .find(|&at| columns[at].role.is_none() && is_anonymous_id(&columns[at].name) && nearly_all(at))
        };
        [role(Role::Contact), unused(), role(Role::Account)]
            .into_iter()
            .flatten()
            .find(|&at| at != key && nearly_all(at))
    };
    if let Some(key) = at(columns, Role::JourneyId)
        && columns[key].meaning == Some(Role::JourneyId)
        && columns[key].why != Why::Chosen
        && cells.filled(key) * 5 <= rows * 3
        && let Some(other) = other_id(columns, key)
        && grouped(columns, cells).is_empty()
    {
        (columns[key].role, columns[key].meaning, columns[key].why) = (None, None, Why::Unused);
        let meaning = columns[other].meaning.unwrap_or(Role::Contact);
        take(&mut columns[other], Role::JourneyId, meaning, Why::Cells);
        let sparse = at(columns, Role::Value).is_some_and(|at| cells.filled(at) * 5 <= rows * 3);
        fit.log = sparse && at(columns, Role::Outcome).is_none() && at(columns, Role::Stage).is_none();
    }
    let Some(key) = key_of(columns) else { return };
    if columns[key].meaning != Some(Role::Contact) || cells.filled(key) == rows {
        return;
    }
    let found = (0..columns.len()).find(|&at| {
        at != key
            && columns[at].role.is_none_or(|role| role == Role::Contact)
            && is_anonymous_id(&columns[at].name)
            && cells.filled(at) > cells.filled(key)
    });
    fit.anonymous = found.unwrap_or(ABSENT);
}

/// Makes the id of the known person the key instead of the anonymous id, if some rows have both.
fn known_person(columns: &mut [Column], cells: &Cells<'_>) {
    let Some(key) = key_of(columns) else { return };
    let of_person = columns[key].meaning == Some(Role::Contact);
    if !of_person || columns[key].why == Why::Chosen || !is_anonymous_id(&columns[key].name) {
        return;
    }
    let known = (0..columns.len()).find(|&at| {
        let column = &columns[at];
        let person = column.why == Why::Taken(Role::Contact) || column.meaning == Some(Role::Contact);
        let both = (0..cells.rows.len()).any(|row| !cells.get(row, key).is_empty() && !cells.get(row, at).is_empty());
        // A known person has several anonymous ids; an id of several persons belongs to a shared device.
        let shared = both && cells.persons_of(key, at) * 2 > cells.distinct(key);
        at != key && person && column.role.is_none() && !is_anonymous_id(&column.name) && both && !shared
    });
    let Some(known) = known else { return };
    (columns[known].role, columns[known].meaning) = (columns[key].role, Some(Role::Contact));
    (columns[known].confidence, columns[known].why) = (Confidence::Likely, Why::Cells);
    (columns[key].role, columns[key].meaning, columns[key].why) = (None, None, Why::Unused);
}

/// Whether a heading names ids of persons who are not known yet: `visitor id`, `ID visiteur`.
fn is_anonymous_id(heading: &str) -> bool {
    let words = words(heading);
    let id = |word: Option<&String>| word.is_some_and(|word| Topic::AnonymousId.has(word));
    id(words.last()) && words.iter().any(|word| Topic::Anonymous.has(word))
        || id(words.first()) && words.iter().any(|word| Topic::Visitor.has(word))
}

/// Columns of a grouped report that only the first row of a group fills.
pub(super) fn grouped(columns: &[Column], cells: &Cells<'_>) -> Vec<usize> {
    let Some(key) = key_of(columns) else { return Vec::new() };
    let (named, bare): (Vec<usize>, Vec<usize>) =
        (0..cells.rows.len()).partition(|&row| !cells.get(row, key).is_empty());
    let once = cells.distinct(key) == named.len();
    if bare.len() < 2 || !once || cells.get(0, key).is_empty() {
        return Vec::new();
    }
    // If another key is filled in all rows, the file is not grouped.
    let keyed = (0..columns.len()).any(|at| {
        let column = &columns[at];
        at != key
            && column.role.or(column.meaning).is_some_and(Role::is_key)
            && bare.iter().all(|&row| !cells.get(row, at).is_empty())
    });
    let empty: Vec<usize> = (0..columns.len())
        .filter(|&at| {
            bare.iter().all(|&row| cells.get(row, at).is_empty())
                && named.iter().any(|&row| !cells.get(row, at).is_empty())
        })
        .collect();
    let evident = empty.len() > 1 || bare.len() * 10 >= cells.rows.len() * 3;
    if keyed || !evident { Vec::new() } else { empty }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_anonymous_ids() {
        for heading in [
            "anonymousId",
            "visitor_id",
            "Device key",
            "ga client id",
            "ID visiteur",
            "Besucher-ID",
            "ID посетителя",
            "訪問者ID",
        ] {
            assert!(is_anonymous_id(heading), "{heading}");
        }
        for heading in ["ID client", "user_id", "Visitor", "client name", "ID сделки", ""] {
            assert!(!is_anonymous_id(heading), "{heading}");
        }
    }
}

//! Lists of people without deals: leads and visitors who did not convert.
//!
//! Such a list has one row per person, with a source and a date, and none of its people is in another file. Beside files
//! with deals, each person is a journey of one touch that ended without a deal.

use super::layout::Kind;
use super::report::FileReport;
use super::rows::Store;
use super::together::{candidates, matching, tells};
use super::words::Topic;
use crate::detect::{Column, Concept, Heading};
use fairshare_types::schema::{Confidence, Outcome, Role, Shape, Why};

/// Whether each file of a load lists people without deals.
pub fn of_load(files: &[FileReport], store: &Store) -> Vec<bool> {
    let listed: Vec<bool> = files.iter().map(lists_people).collect();
    let gives_deals = |at: usize| {
        let file = &files[at];
        let usable = file.problem.is_none() && !file.may_be_spend && !listed[at];
        usable && (file.shape == Shape::Deals || file.shape.brings_touches() && tells(file))
    };
    let any_deals = (0..files.len()).any(gives_deals);
    let is_one = |at: usize| any_deals && listed[at] && !has_wins(store, at) && joins_nothing(files, at);
    (0..files.len()).map(is_one).collect()
}

/// Whether a file has one row per lead or visitor, with a source and a date, and nothing about deals.
fn lists_people(file: &FileReport) -> bool {
    let Some((key, kind)) = file.key else { return false };
    let usable = file.problem.is_none() && !file.fixed && !file.may_be_spend;
    if !usable || !matches!(file.shape, Shape::Touches | Shape::Deals) {
        return false;
    }
    let has = |role: Role| {
        let of_role = |column: &Column| column.role == Some(role) || column.meaning == Some(role);
        file.columns.iter().enumerate().any(|(at, column)| at != key && of_role(column))
    };
    let any = |roles: &[Role]| roles.iter().any(|role| has(*role));
    let name = &file.columns[key].name;
    let is_lead = Heading::of(name).says.has(Concept::Lead);
    let is_visitor = kind == Kind::Contact && (Topic::Anonymous.is_in(name) || has(Role::Outcome));
    let is_person = is_lead || is_visitor;
    let once = file.profiles.get(key).is_some_and(|profile| profile.is_unique() && profile.filled == profile.rows);
    let of_deals = any(&[Role::Value, Role::JourneyId, Role::Path, Role::Cost, Role::Wins]);
    let is_sourced = any(&[Role::Channel, Role::Campaign]) && any(&[Role::Time, Role::Created, Role::LeadCreated]);
    is_person && once && is_sourced && !of_deals
}

/// Whether some row of a file is won.
fn has_wins(store: &Store, at: usize) -> bool {
    let of_file = |origin: Option<(u32, u32)>| origin.is_some_and(|(file, _)| file as usize == at);
    let mut deals = store.deals.iter();
    let touches = &store.touches;
    let won = |row: &usize| touches.outcome.get(*row).flatten() == Some(Outcome::Won) && touches.file_of(*row) == at;
    deals.any(|(_, deal)| of_file(deal.origin) && deal.outcome == Some(Outcome::Won))
        || (0..touches.len()).any(|row| won(&row))
}

/// Whether no key of a file occurs in another one.
fn joins_nothing(files: &[FileReport], at: usize) -> bool {
    let Some((key, _)) = files[at].key else { return false };
    let Some(mine) = files[at].profiles.get(key) else { return false };
    let is_of_people = |column: &Column| {
        let meaning = column.meaning.or(column.role);
        meaning == Some(Role::Contact) || Heading::of(&column.name).says.has(Concept::Lead)
    };
    let others = files.iter().enumerate().filter(|(other, file)| *other != at && !file.may_be_spend);
    let mut columns =
        others.flat_map(|(_, file)| candidates(file).map(move |(column, theirs)| (&file.columns[column], theirs)));
    // Numbers of leads and of deals match by chance.
    !columns.any(|(column, theirs)| (!mine.numbers || is_of_people(column)) && matching(mine, theirs) > 0)
}

/// Gives the columns the roles of touches: the person, the date, the source. The rest is about no deal.
pub fn assign(columns: &mut [Column]) {
    let at = |test: &dyn Fn(&Column) -> bool| columns.iter().position(test);
    let of = |role: Role| move |column: &Column| column.role == Some(role);
    let key = at(&of(Role::JourneyId)).or_else(|| at(&of(Role::Contact)));
    let created = |column: &Column| matches!(column.meaning, Some(Role::Created | Role::LeadCreated));
    let time = at(&of(Role::Time)).or_else(|| at(&created));
    let keeps = [Role::Channel, Role::Campaign, Role::TouchType, Role::Team, Role::TeamShare];
    for (at, column) in columns.iter_mut().enumerate() {
        let role = match at {
            at if Some(at) == key => Some(Role::Contact),
            at if Some(at) == time => Some(Role::Time),
            _ => column.role.filter(|role| keeps.contains(role)),
        };
        if column.role != role && column.why != Why::Chosen {
            column.why = if role.is_some() { Why::NameAndCells } else { Why::Unused };
            column.confidence = Confidence::Likely;
        }
        (column.role, column.meaning) = (role, role);
    }
}

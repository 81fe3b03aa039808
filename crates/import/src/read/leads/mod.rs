//! Lists of people without deals: leads and visitors who did not convert.
//!
//! Such a list has one row per person, with a source and a date. Beside files with deals, each person is a journey of one
//! touch that ended without a deal. People who converted, are in the other files or are listed twice are in the list too:
//! their rows do not count.

mod columns;
mod signs;

use super::profile::Profile;
use super::report::FileReport;
use super::together::{candidates, lists_customers, tells};
use crate::detect::{Column, Concept, Heading};
use fairshare_types::decision::{Answer, Certainty, Decision, Subject};
use fairshare_types::problem::Reason;
use fairshare_types::schema::{Role, Shape};

pub use columns::{LeadColumns, assign};
pub use signs::Sign;

/// Whether the rows of a file are people without deals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The rows are read as people without deals.
    pub leads: bool,
    /// The other shape of the question to the user; `None` without a question.
    pub or: Option<Shape>,
}

/// The verdict on each file of a load.
pub fn of_load(files: &[FileReport]) -> Vec<Verdict> {
    let listed: Vec<Option<&LeadColumns>> = files.iter().map(lists_people).collect();
    let others = || {
        let file =
            |(at, file): (usize, &FileReport)| listed[at].is_none() && file.problem.is_none() && !file.may_be_spend;
        files.iter().enumerate().filter(move |(at, of)| file((*at, of))).map(|(_, file)| file)
    };
    // Such a log loses all deals that a table beside it does not list.
    let any_log = others().any(|file| file.shape.brings_touches() && tells(file));
    let any_deals = any_log || others().any(|file| file.shape == Shape::Deals);
    let verdict = |at: usize| match listed[at] {
        Some(people) if any_deals && !lists_customers(&files[at], files) => {
            judge(people, (files, &listed), at, any_log)
        }
        _ => Verdict::default(),
    };
    (0..files.len()).map(verdict).collect()
}

/// The columns of a file that may list people without deals; `None` if it is anything else, or the user chose what it is.
fn lists_people(file: &FileReport) -> Option<&LeadColumns> {
    let people = file.people.as_ref()?;
    let is_usable = match file.problem.as_ref().map(|problem| problem.reason) {
        None => matches!(file.shape, Shape::Touches | Shape::Deals | Shape::Links),
        // The date of a lead is that of its creation, and a status beside it is no outcome of a deal.
        Some(reason) => matches!(reason, Reason::NoTimeColumn | Reason::NotJourneys),
    };
    let own = file.profiles.get(people.key)?;
    // A log has several rows for most people, and a list of their deals names one in most rows.
    let is_list = own.values.distinct() * 2 > own.filled && own.filled * 2 > own.rows;
    let is_list = is_list && (people.names_leads || own.is_unique() && own.filled == own.rows);
    let names_deals = people.with_deal * 2 > people.rows;
    (is_usable && !file.fixed && !file.may_be_spend && is_list && !names_deals).then_some(people)
}

/// Judges a file that may list people without deals, beside files with deals. `beside_log` says that touches name the
/// outcomes of their deals.
fn judge(
    people: &LeadColumns,
    (files, listed): (&[FileReport], &[Option<&LeadColumns>]),
    at: usize,
    beside_log: bool,
) -> Verdict {
    let file = &files[at];
    // Another list of people says nothing of their deals.
    let is_used = |file: &FileReport| file.problem.as_ref().is_none_or(|problem| problem.reason != Reason::LeftOut);
    let is_other = |file: &FileReport| is_used(file) && !file.may_be_spend;
    let others = || files.iter().zip(listed).filter(|(file, people)| people.is_none() && is_other(file));
    let shared = |own, role| shared_with(own, role, others().map(|(file, _)| file));
    let Some(own) = file.profiles.get(people.key) else { return Verdict::default() };
    let known = shared(own, Role::Contact);
    if known == EVERY {
        return Verdict::default();
    }
    let of_accounts = people.account.and_then(|column| file.profiles.get(column));
    let accounts_join = of_accounts.is_some_and(|accounts| shared(accounts, Role::Account) > 0);
    let is_readable = file.problem.is_none() && file.shape != Shape::Links;
    // Amounts are evidence of deals, and rows that mostly join other files of their touches.
    let has_amounts = people.with_amount > 0;
    let are_rather_deals = is_readable && (has_amounts && !beside_log || known * 2 > EVERY || accounts_join);
    let mut is_open = has_amounts || known > 0 || people.with_deal > 0 || accounts_join;
    is_open |= own.values.distinct() * 4 < own.filled * 3;
    is_open |= people.converted > 0 && (people.converted == people.rows || !people.names_leads);
    match (are_rather_deals, is_open && is_readable) {
        (true, _) => Verdict { leads: false, or: Some(Shape::Leads) },
        (false, true) => Verdict { leads: true, or: Some(file.shape) },
        (false, false) => Verdict { leads: true, or: None },
    }
}

/// All keys of a column, as [`shared_with`] counts them.
const EVERY: u64 = 1_000;

/// Share of the keys of a column of this role that one of the other files has, in thousandths.
fn shared_with<'a>(mine: &Profile, role: Role, others: impl Iterator<Item = &'a FileReport>) -> u64 {
    let is_of_role = |column: &Column| {
        let is_lead = || role == Role::Contact && Heading::of(&column.name).says.has(Concept::Lead);
        column.meaning.or(column.role) == Some(role) || is_lead()
    };
    let columns = others.flat_map(|file| candidates(file).map(move |(column, theirs)| (&file.columns[column], theirs)));
    // Numbers of leads and of deals match by chance.
    let joining = columns.filter(|(column, _)| !mine.numbers || is_of_role(column));
    let share = |(of, found): (u64, u64)| (found * EVERY).checked_div(of).unwrap_or(0);
    // Keys that a spreadsheet changed match without their zeros.
    let shares = joining
        .map(|(_, theirs)| share(mine.values.shared(&theirs.values)).max(share(mine.loose.shared(&theirs.loose))));
    shares.max().unwrap_or(0)
}

/// The question whether people with a close date converted, if nothing else says who did.
pub fn question_of_close(file: &FileReport) -> Option<Decision> {
    let close = file.people.as_ref()?.close().filter(|_| file.leads && file.closed_leads > 0)?;
    let column = file.columns.get(close)?.name.clone();
    let answer = Answer::Role { file: file.name.clone(), column: column.clone(), role: None };
    let subject = Subject::ClosedLeads { file: file.name.clone(), column, rows: file.closed_leads };
    Some(Decision::new(subject, Certainty::Open, "converted").or("counted", answer))
}

/// The question whether the rows of a file are people without deals.
pub fn question(file: &FileReport, verdict: Verdict) -> Option<Decision> {
    let other = verdict.or.filter(|_| file.problem.is_none() && !file.fixed)?;
    let taken = if verdict.leads { Shape::Leads } else { file.shape };
    let subject = Subject::Shape { file: file.name.clone() };
    let answer = Answer::Shape(file.name.clone(), other);
    Some(Decision::new(subject, Certainty::Open, taken.key()).or(other.key(), answer))
}

//! Decides how the files of one load join: which file lists the deals or conversions of the others' touches, and by which key.

use super::layout::Kind;
use super::profile::Profile;
use super::report::Read;
use super::words::Topic;
use crate::detect::{Role, Shape};
use crate::order;
use crate::problem::Reason;

/// Assignments of a file that follow from another file.
#[derive(Clone, Debug, PartialEq)]
pub struct Assigned {
    /// The shape of the file.
    pub shape: Shape,
    /// Column of the key that joins it to the others, and whose key that is.
    pub key: (usize, Kind),
    /// Its rows are conversions of the customers in the touch files: one each, as many as a customer has.
    pub conversions: bool,
    /// The key only links the rows to the others: another column names the deals.
    pub links: bool,
    /// Column of the time of the conversion.
    pub closed: Option<usize>,
    /// Column of the amount, where the columns alone do not tell.
    pub amount: Option<usize>,
}

/// The only file of a load, if it lists deals with a channel and a date: each row is a deal with its one touch.
pub fn alone(file: &Read) -> Option<Assigned> {
    let dated = [Role::Time, Role::Created, Role::LeadCreated, Role::OpportunityCreated];
    let single = file.shape == Shape::Deals
        && !file.fixed
        && file.problem.is_none()
        && has(file, Role::Channel)
        && dated.iter().any(|role| has(file, *role));
    let key = file.key.filter(|_| single)?;
    Some(Assigned { shape: Shape::Touches, key, conversions: false, links: false, closed: None, amount: None })
}

/// Two columns whose values match.
struct Match {
    touches: usize,
    here: usize,
    there: usize,
    /// Share of matching values, in thousandths.
    share: u64,
}

/// Columns of a file that were tried as a key, with the distinct values that occur in the other files as well.
pub fn tried(file: &Read, others: &[&Read]) -> Vec<(String, u64)> {
    let mut tried: Vec<(String, u64)> = Vec::new();
    for (at, profile) in candidates(file) {
        let found =
            others.iter().flat_map(|other| candidates(other)).map(|(_, other)| profile.values.shared(&other.values).1);
        tried.push((file.columns[at].name.clone(), found.max().unwrap_or(0)));
    }
    order::arrange_by_key(&mut tried, |(_, matches)| std::cmp::Reverse(*matches));
    tried
}

/// Assigns shapes and keys to files; `None` for a file that reads the same alone.
pub fn assign(files: &[Read]) -> Vec<Option<Assigned>> {
    let mut assigned: Vec<Option<Assigned>> = vec![None; files.len()];
    for (at, file) in files.iter().enumerate() {
        if !may_list(file) {
            continue;
        }
        let logs = (0..files.len())
            .filter(|&other| other != at && is_log(&files[other]) && !lists_better(&files[other], file));
        let Some(best) = logs.filter_map(|other| best_match(file, files, other)).max_by_key(|m| m.share) else {
            continue;
        };
        let touches = &files[best.touches];
        let Some(listed) = listing(file, touches, &best) else { continue };
        if touches.key.is_none_or(|(key, _)| key != best.there) && assigned[best.touches].is_none() && !touches.fixed {
            assigned[best.touches] = Some(Assigned {
                shape: Shape::Touches,
                key: (best.there, kind(touches, best.there)),
                conversions: false,
                links: false,
                closed: None,
                amount: None,
            });
        }
        if differs(file, &listed) {
            assigned[at] = Some(listed);
        }
    }
    assigned
}

/// Whether a file may list deals or conversions.
fn may_list(file: &Read) -> bool {
    let usable = match file.problem.as_ref().map(|problem| problem.reason) {
        None => true,
        Some(reason) => {
            matches!(reason, Reason::NoKeyColumn | Reason::NoTimeColumn | Reason::NoChannelColumn | Reason::NotJourneys)
        }
    };
    usable && !file.fixed && matches!(file.shape, Shape::Touches | Shape::Deals | Shape::Links | Shape::Other)
}

/// Whether a file is a log of touches.
fn is_log(file: &Read) -> bool {
    file.problem.is_none() && file.shape == Shape::Touches
}

/// Whether of two files that both hold touches the other one is the list of deals rather than this one.
fn lists_better(log: &Read, file: &Read) -> bool {
    file.shape == Shape::Touches && tells(log) && !(tells(file) && has(file, Role::Closed) && !has(log, Role::Value))
}

fn has(file: &Read, role: Role) -> bool {
    file.columns.iter().any(|column| column.meaning == Some(role) || column.role == Some(role))
}

/// Whether the rows have a stage, an outcome or an amount.
fn tells(file: &Read) -> bool {
    [Role::Stage, Role::Outcome, Role::Value].into_iter().any(|role| has(file, role))
}

/// Columns whose values may be keys.
fn candidates(file: &Read) -> impl Iterator<Item = (usize, &Profile)> {
    file.profiles.iter().filter(|(_, profile)| profile.keys && profile.filled > 0 && profile.values.distinct() > 0)
}

/// The pair of columns whose values match best.
fn best_match(file: &Read, files: &[Read], touches: usize) -> Option<Match> {
    let log = &files[touches];
    let mut best: Option<Match> = None;
    for (here, mine) in candidates(file) {
        for (there, theirs) in candidates(log) {
            let share = matching(mine, theirs);
            let keyed = |file: &Read, at: usize| {
                file.columns[at].role.is_some_and(Role::is_key) || file.columns[at].meaning.is_some_and(Role::is_key)
            };
            // Small numbers match by chance: columns without the heading of a key need long or non-numeric values.
            let named = keyed(file, here) && keyed(log, there);
            let telling = mine.examples.iter().any(|example| example.chars().count() > 3)
                && mine.values.distinct() > 1
                && (!mine.numbers || keyed(file, here));
            if share < if named { 100 } else { 500 } || !(named || telling) {
                continue;
            }
            // The key that the touches are read by wins unless another one matches far better.
            let own = log.key.is_some_and(|(key, _)| key == there);
            let bonus = if own { 200 } else { 0 } + if named { 100 } else { 0 };
            if best.as_ref().is_none_or(|known| share + bonus > known.share) {
                best = Some(Match { touches, here, there, share: share + bonus });
            }
        }
    }
    best
}

/// Share of the values of either column that the other one has, in thousandths.
fn matching(mine: &Profile, theirs: &Profile) -> u64 {
    let share = |(of, found): (u64, u64)| (found * 1000).checked_div(of).unwrap_or(0);
    let strict = share(mine.values.shared(&theirs.values)).max(share(theirs.values.shared(&mine.values)));
    let loose = share(mine.loose.shared(&theirs.loose)).max(share(theirs.loose.shared(&mine.loose)));
    strict.max(loose.saturating_sub(50))
}

fn kind(file: &Read, at: usize) -> Kind {
    let column = &file.columns[at];
    column.meaning.or(column.role).and_then(Kind::of).unwrap_or(Kind::Deal)
}

/// How a file lists the deals or conversions of touches, if it does.
fn listing(file: &Read, touches: &Read, best: &Match) -> Option<Assigned> {
    let stages = has(file, Role::Stage);
    let keyed = kind(touches, best.there);
    let key = (best.here, keyed);
    let unique = file.profiles.get(best.here).is_some_and(Profile::is_unique);
    let own_id = own_id(file, best.here);
    let amount = if has(file, Role::Value) { None } else { amount(file) };
    let tells_amount = has(file, Role::Value) || amount.is_some();
    let tells = tells(file) || amount.is_some();
    match file.shape {
        Shape::Deals => {}
        // A log of touches stays one unless only it has outcomes, with one row for each deal.
        Shape::Touches => {
            let per_row =
                unique || own_id.is_some() || (tells_amount && !has(file, Role::Outcome) && sales_dated(file));
            // Activities have a status, too.
            let of_activity = has(file, Role::TouchType) && !tells_amount && !has(file, Role::Outcome);
            if !tells || of_activity || tells_of(touches) || !per_row {
                return None;
            }
        }
        _ => {
            let dated = has(file, Role::Closed) || has(file, Role::Outcome);
            if tells_of(touches) || !(tells_amount || dated) {
                return None;
            }
        }
    }
    let conversions = !stages && (!has(file, Role::Outcome) || keyed != Kind::Deal);
    let closed = closed(file, own_id.is_some() || !unique);
    let links = !conversions && file.key.is_some_and(|(own, _)| own != best.here);
    Some(Assigned { shape: Shape::Deals, key, conversions, links, closed, amount })
}

/// Whether the rows of touches have a stage, an outcome or an amount of their own.
fn tells_of(touches: &Read) -> bool {
    tells(touches)
}

/// Whether the dates of a file are those of sales by their name.
fn sales_dated(file: &Read) -> bool {
    has(file, Role::Closed)
}

/// A column that numbers the rows themselves: orders, transactions, invoices.
fn own_id(file: &Read, key: usize) -> Option<usize> {
    let numbered = |at: usize| {
        file.profiles
            .get(at)
            .is_some_and(|profile| profile.keys && profile.is_unique() && profile.filled == profile.rows)
    };
    file.columns.iter().enumerate().position(|(at, column)| {
        at != key && column.role == Some(Role::JourneyId) && column.meaning == Some(Role::JourneyId) && numbered(at)
    })
}

/// The column of the time of the conversion: the close, or else the first date that is not one of a sign-up or a change.
fn closed(file: &Read, sales: bool) -> Option<usize> {
    let of = |role: Role| file.columns.iter().position(|column| column.meaning == Some(role));
    if let Some(at) = of(Role::Closed) {
        return Some(at);
    }
    let dated = |at: usize| {
        file.profiles.get(at).is_some_and(|profile| profile.dates) && !Topic::NoSaleDate.is_in(&file.columns[at].name)
    };
    if let Some(at) = of(Role::Time).filter(|&at| dated(at)) {
        return Some(at);
    }
    if has(file, Role::Outcome) {
        return None;
    }
    let unused = (0..file.columns.len()).filter(|&at| file.columns[at].meaning.is_none() && dated(at));
    let created = of(Role::Created).filter(|&at| sales && dated(at));
    let mut dates = unused.chain(created);
    dates.next()
}

/// The only column of numbers that no role explains and that is no key.
fn amount(file: &Read) -> Option<usize> {
    let mut found = file.profiles.iter().filter(|(at, profile)| {
        let column = &file.columns[*at];
        // Zeros and ones are a flag.
        let flag = profile.examples.iter().all(|cell| matches!(cell.as_str(), "0" | "1"));
        column.role.is_none()
            && column.meaning.is_none()
            && !flag
            && profile.numbers
            && !profile.dates
            && !Topic::NoAmount.is_in(&column.name)
    });
    match (found.next(), found.next()) {
        (Some((at, _)), None) => Some(at),
        _ => None,
    }
}

/// Whether the assignment changes how a file is read.
fn differs(file: &Read, assigned: &Assigned) -> bool {
    file.shape != assigned.shape
        || assigned.conversions
        || file.key != Some(assigned.key)
        || assigned.amount.is_some()
        || file.problem.is_some()
}

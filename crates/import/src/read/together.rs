//! Decides how the files of one load join: which one lists the deals or conversions of the touches, and by which key.

use super::key::are_of_any_kind;
use super::layout::Kind;
use super::profile::Profile;
use super::report::FileReport;
use super::words::Topic;
use crate::detect::{Column, Concept, Heading, OutcomeReading, outcome_reading};
use fairshare_types::order;
use fairshare_types::problem::Reason;
use fairshare_types::schema::{Outcome, Role, Shape, Why};

/// Assignments to a file that follow from another file.
#[derive(Clone, Debug, PartialEq)]
pub struct Assigned {
    /// The shape of the file.
    pub shape: Shape,
    /// Column of the key that joins it to the others, and the kind of that key.
    pub key: (usize, Kind),
    /// Its rows are conversions of the customers in the touch files; a customer may have several.
    pub conversions: bool,
    /// The key only links the rows to the others: another column names the deals.
    pub links: bool,
    /// Column of the time of the conversion.
    pub closed: Option<usize>,
    /// Column of the amount, if no column has that role.
    pub amount: Option<usize>,
}

impl Assigned {
    /// Whether the key is a name of the deal, and another column has the ids of deals.
    pub fn names(&self) -> bool {
        self.links && self.shape == Shape::Deals && self.key.1 == Kind::Deal
    }
}

/// Reads the only file of a load as touches if it lists deals with a channel and a date: one touch per deal.
pub fn alone(file: &FileReport) -> Option<Assigned> {
    let dated = [Role::Time, Role::Created, Role::LeadCreated, Role::OpportunityCreated];
    let single = file.shape == Shape::Deals
        && !file.fixed
        && file.problem.is_none()
        && has(file, Role::Channel)
        && dated.iter().any(|role| has(file, *role));
    let key = file.key.filter(|_| single)?;
    Some(Assigned { shape: Shape::Touches, key, conversions: false, links: false, closed: None, amount: None })
}

/// Whether a file brings touches as it was read, and is not likely spend.
pub fn brings_touches(file: &FileReport) -> bool {
    !file.may_be_spend && file.problem.is_none() && file.shape.brings_touches()
}

/// Two columns whose values match.
struct Match {
    touches: usize,
    here: usize,
    there: usize,
    /// Share of matching values, in thousandths.
    share: u64,
}

/// Columns tried as a key, with the number of distinct values that the other files share.
pub fn tried(file: &FileReport, others: &[&FileReport]) -> Vec<(String, u64)> {
    let mut tried: Vec<(String, u64)> = Vec::new();
    for (at, profile) in candidates(file) {
        let found =
            others.iter().flat_map(|other| candidates(other)).map(|(_, other)| profile.values.shared(&other.values).1);
        tried.push((file.columns[at].name.clone(), found.max().unwrap_or(0)));
    }
    order::arrange_by_key(&mut tried, |(_, matches)| std::cmp::Reverse(*matches));
    tried
}

/// Assigns shapes and keys to files; `None` for a file that is read the same way alone, or apart from the others: as
/// spend, or as people without deals.
pub fn assign(files: &[FileReport], apart: &[bool]) -> Vec<Option<Assigned>> {
    let mut assigned: Vec<Option<Assigned>> = vec![None; files.len()];
    for (at, file) in files.iter().enumerate() {
        if !may_list(file) || apart[at] {
            continue;
        }
        let logs = (0..files.len()).filter(|&other| {
            other != at && !apart[other] && is_log(&files[other]) && !lists_better(&files[other], file)
        });
        let Some(best) = logs.filter_map(|other| best_match(file, files, other)).max_by_key(|m| m.share) else {
            continue;
        };
        let touches = &files[best.touches];
        let Some(listed) = listing(file, touches, &best) else { continue };
        if touches.key.is_none_or(|(key, _)| key != best.there) && assigned[best.touches].is_none() && !touches.fixed {
            assigned[best.touches] = Some(Assigned {
                shape: Shape::Touches,
                key: (best.there, kind_of_match(file, touches, &best)),
                conversions: false,
                links: false,
                closed: None,
                amount: None,
            });
        }
        // Its values name deals and accounts, each by itself.
        let examples = touches.profiles.get(best.there).map(|profile| profile.examples.as_slice()).unwrap_or_default();
        let any_kind = touches.any_kind && touches.key.is_some_and(|(key, _)| key == best.there)
            || are_of_any_kind(examples.iter().map(String::as_str));
        let keeps_key = any_kind && file.shape == Shape::Deals && file.key.is_some_and(|(_, kind)| kind == Kind::Deal);
        if !keeps_key && differs(file, &listed) {
            assigned[at] = Some(listed);
        }
    }
    assigned
}

/// Whether a file lists customers, with the channel and the day of their sign-up, beside a log of their touches.
pub fn lists_customers(file: &FileReport, files: &[FileReport]) -> bool {
    let time = file.columns.iter().find(|column| column.role == Some(Role::Time));
    let signed_up = time.is_some_and(|time| {
        let created = matches!(time.meaning, Some(Role::Created | Role::LeadCreated));
        time.why != Why::Chosen && (created || Topic::NoSaleDate.is_in(&time.name))
    });
    let Some((key, _)) = file.key.filter(|_| signed_up && file.shape == Shape::Touches && !file.fixed) else {
        return false;
    };
    let usable = file.problem.is_none() && !tells(file) && !has(file, Role::TouchType);
    let Some(own) = file.profiles.get(key).filter(|own| usable && own.is_unique()) else { return false };
    files.iter().any(|log| {
        let keys = log.key.and_then(|(key, _)| log.profiles.get(key));
        !std::ptr::eq(log, file)
            && log.problem.is_none()
            && !log.may_be_spend
            && log.shape == Shape::Touches
            && keys.is_some_and(|keys| !keys.is_unique() && matching(own, keys) >= 500)
    })
}

/// Whether a file may list deals or conversions.
fn may_list(file: &FileReport) -> bool {
    let usable = match file.problem.as_ref().map(|problem| problem.reason) {
        None => true,
        Some(reason) => {
            matches!(reason, Reason::NoKeyColumn | Reason::NoTimeColumn | Reason::NoChannelColumn | Reason::NotJourneys)
        }
    };
    usable && !file.fixed && matches!(file.shape, Shape::Touches | Shape::Deals | Shape::Links | Shape::Other)
}

/// Whether a file is a log of touches, or would be one with a known key column.
fn is_log(file: &FileReport) -> bool {
    let lacks_key = file.problem.as_ref().is_some_and(|problem| problem.reason == Reason::NoKeyColumn);
    let timed =
        has(file, Role::Time) && [Role::Channel, Role::TouchType, Role::Campaign].iter().any(|role| has(file, *role));
    match &file.problem {
        None => file.shape == Shape::Touches,
        Some(_) => lacks_key && timed && !file.fixed,
    }
}

/// Whether `log`, rather than `file`, is the list of deals if both hold touches.
fn lists_better(log: &FileReport, file: &FileReport) -> bool {
    file.shape == Shape::Touches && tells(log) && !(tells(file) && has(file, Role::Closed) && !has(log, Role::Value))
}

fn has(file: &FileReport, role: Role) -> bool {
    file.columns.iter().any(|column| column.meaning == Some(role) || column.role == Some(role))
}

/// Whether the rows have a stage, an outcome or an amount.
pub fn tells(file: &FileReport) -> bool {
    [Role::Stage, Role::Outcome, Role::Value].into_iter().any(|role| has(file, role))
}

/// Columns whose values may be keys.
pub fn candidates(file: &FileReport) -> impl Iterator<Item = (usize, &Profile)> {
    file.profiles
        .iter()
        .filter(|(_, profile)| profile.keys && profile.filled > 0 && profile.values.distinct() > 0 && !is_flag(profile))
}

/// Whether the values are yes and no: they match those of any other flag, but join nothing.
fn is_flag(profile: &Profile) -> bool {
    let says = |cell: &String| matches!(outcome_reading(cell), OutcomeReading::Known(Outcome::Won | Outcome::Lost));
    let is_digit = |cell: &String| matches!(cell.as_str(), "0" | "1");
    let (digits, both) = (profile.examples.iter().all(is_digit), profile.values.distinct() == 2);
    profile.values.distinct() <= 2 && (digits && both || !digits && profile.examples.iter().all(says))
}

/// The pair of columns whose values match best.
fn best_match(file: &FileReport, files: &[FileReport], touches: usize) -> Option<Match> {
    let log = &files[touches];
    let mut best: Option<Match> = None;
    let is_free = |file: &FileReport, at: usize| file.columns[at].role.is_some() || file.columns[at].why != Why::Chosen;
    for (here, mine) in candidates(file).filter(|(at, _)| is_free(file, *at)) {
        for (there, theirs) in candidates(log).filter(|(at, _)| is_free(log, *at)) {
            let share = matching(mine, theirs);
            let keyed = |file: &FileReport, at: usize| {
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
            // The key by which the touches are read wins unless another one matches far better.
            let own = log.key.is_some_and(|(key, _)| key == there);
            // Each cell of a key of any kind says whether it names a deal or an account: no other key is as exact.
            let exact = own && log.any_kind && log.columns[there].role == Some(Role::JourneyId);
            let bonus = if own { 200 } else { 0 } + if named { 100 } else { 0 } + if exact { 1000 } else { 0 };
            if best.as_ref().is_none_or(|known| share + bonus > known.share) {
                best = Some(Match { touches, here, there, share: share + bonus });
            }
        }
    }
    best
}

/// Share of the values of one column that the other one has, in thousandths; the larger of both directions.
pub fn matching(mine: &Profile, theirs: &Profile) -> u64 {
    let share = |(of, found): (u64, u64)| (found * 1000).checked_div(of).unwrap_or(0);
    let strict = share(mine.values.shared(&theirs.values)).max(share(theirs.values.shared(&mine.values)));
    let loose = share(mine.loose.shared(&theirs.loose)).max(share(theirs.loose.shared(&mine.loose)));
    strict.max(loose.saturating_sub(50))
}

/// Kind of the keys in two matching columns: as the touches call them, else as the list does.
fn kind_of_match(file: &FileReport, touches: &FileReport, best: &Match) -> Kind {
    let kind = |column: &Column| column.meaning.or(column.role).and_then(Kind::of);
    let own = kind(&touches.columns[best.there]);
    own.or_else(|| kind(&file.columns[best.here])).unwrap_or(Kind::Deal)
}

/// How a file lists the deals or conversions of touches; `None` if it does not.
fn listing(file: &FileReport, touches: &FileReport, best: &Match) -> Option<Assigned> {
    let stages = has(file, Role::Stage);
    let keyed = kind_of_match(file, touches, best);
    let key = (best.here, keyed);
    let unique = file.profiles.get(best.here).is_some_and(Profile::is_unique);
    let own_id = own_id(file, best.here);
    let amount = if has(file, Role::Value) { None } else { amount(file) };
    let tells_amount = has(file, Role::Value) || amount.is_some();
    let tells = tells(file) || amount.is_some();
    match file.shape {
        Shape::Deals => {}
        // A log of touches stays one unless only it has outcomes, with one row per deal.
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
fn tells_of(touches: &FileReport) -> bool {
    tells(touches)
}

/// Whether the file has dates of sales.
fn sales_dated(file: &FileReport) -> bool {
    has(file, Role::Closed)
}

/// A column that identifies the rows themselves: orders, transactions, invoices.
fn own_id(file: &FileReport, key: usize) -> Option<usize> {
    let numbered = |at: usize| {
        file.profiles
            .get(at)
            .is_some_and(|profile| profile.keys && profile.is_unique() && profile.filled == profile.rows)
    };
    file.columns.iter().enumerate().position(|(at, column)| {
        at != key && column.role == Some(Role::JourneyId) && column.meaning == Some(Role::JourneyId) && numbered(at)
    })
}

/// Column of the time of the conversion: the close, else the first date that is not a sign-up or a change.
fn closed(file: &FileReport, sales: bool) -> Option<usize> {
    let of = |role: Role| file.columns.iter().position(|column| column.meaning == Some(role));
    let dated = |at: usize| {
        file.profiles.get(at).is_some_and(|profile| profile.dates) && !Topic::NoSaleDate.is_in(&file.columns[at].name)
    };
    let closed = of(Role::Closed);
    // A day of delivery or arrival is the close only if there is no other date.
    if closed.is_some_and(|at| !Topic::NoSaleDate.is_in(&file.columns[at].name)) {
        return closed;
    }
    if let Some(at) = of(Role::Time).filter(|&at| dated(at)) {
        return Some(at);
    }
    if has(file, Role::Outcome) {
        return closed;
    }
    let unused = (0..file.columns.len()).filter(|&at| file.columns[at].meaning.is_none() && dated(at));
    let created = of(Role::Created).filter(|&at| sales && dated(at));
    let mut dates = unused.chain(created);
    dates.next().or(closed)
}

/// Whether a heading names a number that is no amount of a deal: `Annual revenue`, `Discount`. `Goal value` may be one.
fn is_no_amount(heading: &str) -> bool {
    let says = Heading::of(heading).says;
    says.has(Concept::NotValue) && says.role(Role::Value) == 0
}

/// The only column of numbers without a role that may be an amount.
fn amount(file: &FileReport) -> Option<usize> {
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
            && !is_no_amount(&column.name)
    });
    match (found.next(), found.next()) {
        (Some((at, _)), None) => Some(at),
        _ => None,
    }
}

/// Whether the assignment changes how a file is read.
fn differs(file: &FileReport, assigned: &Assigned) -> bool {
    file.shape != assigned.shape
        || assigned.conversions
        || file.key != Some(assigned.key)
        || assigned.amount.is_some()
        || file.problem.is_some()
}

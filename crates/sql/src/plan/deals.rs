//! Deals: outcome, amount in the main currency, dates; from their own table or from the rows of touches.

use fairshare_types::schema::{Outcome, Role};
use fairshare_types::time::DAY;

use super::steps::{Join, Named, Steps, named, same};
use super::{Request, currencies};
use crate::tree::{
    Aggregate, Expression, Function, JoinKind, Order, Relation, Type, WindowFunction, all_of, case, column, integer,
    null, number, text, when,
};
use crate::{Field, Refused};

/// Words of outcome and stage columns that mean won, in lower case.
const WON: [&str; 10] =
    ["won", "win", "closed won", "closedwon", "closed-won", "converted", "true", "yes", "1", "успешно реализовано"];
/// Words that mean lost.
const LOST: [&str; 10] = [
    "lost",
    "loss",
    "closed lost",
    "closedlost",
    "closed-lost",
    "false",
    "no",
    "0",
    "не реализовано",
    "закрыто и не реализовано",
];

/// Facts about deals that are dates.
const DATES: [(Role, &str); 3] =
    [(Role::Closed, "closed"), (Role::LeadCreated, "lead_created"), (Role::OpportunityCreated, "opportunity_created")];
/// Facts about deals that are texts.
const TEXTS: [(Role, &str); 3] =
    [(Role::Currency, "currency"), (Role::Segment, "segment"), (Role::Owner, "deal_owner")];

/// Outcomes as whole numbers, so that the greatest of several counts.
const RANKS: [(Outcome, &str, i64); 3] =
    [(Outcome::Won, "won", 2), (Outcome::Lost, "lost", 1), (Outcome::Open, "open", 0)];

/// Columns of a row that tell facts about its deal. The outcome is a rank, null where the row tells none.
pub(super) fn told(request: &Request) -> Result<Vec<Named>, Refused> {
    let foreign = |name: &str| Expression::Foreign(name.to_owned());
    let clean = |name: &str| Function::CleanText.of([foreign(name)]);
    let mut columns = Vec::new();
    let one = request.scale.one();
    let value = request.fact(Role::Value);
    let minor = value.map(|name| Function::MinorUnits.of([foreign(name), integer(one)]));
    columns.extend(minor.map(|minor| named("told_amount", minor)));
    let texts = [request.fact(Role::Outcome), request.fact(Role::Stage)];
    columns.push(named("told_outcome", told_outcome(request, texts, value)));
    for (role, name) in TEXTS {
        columns.extend(request.fact(role).map(|of| named(name, clean(of))));
    }
    for (role, name) in DATES {
        // Midnight is a date without a time of day, and means the end of the day.
        let time = |of: &str| whole_day(Function::Milliseconds.of([foreign(of)]));
        columns.extend(request.fact(role).map(|of| named(name, time(of))));
    }
    Ok(columns)
}

/// Names of those columns.
pub(super) fn told_columns(request: &Request) -> Vec<&'static str> {
    let mut names = Vec::new();
    if request.has_fact(Role::Value) {
        names.push("told_amount");
    }
    names.push("told_outcome");
    names.extend(TEXTS.iter().chain(&DATES).filter(|(role, _)| request.has_fact(*role)).map(|(_, name)| *name));
    names
}

fn whole_day(time: Expression) -> Expression {
    let midnight = Function::Floor.of([time.clone().double() / number(DAY as f64)]) * integer(DAY);
    when(midnight.equals(time.clone()), time.clone() + integer(DAY - 1), time)
}

fn told_outcome(request: &Request, texts: [Option<&str>; 2], value: Option<&str>) -> Expression {
    let mut branches = Vec::new();
    for name in texts.into_iter().flatten() {
        let written = Function::CleanText.of([Expression::Foreign(name.to_owned())]);
        for (outcome, _, rank) in RANKS {
            // As in the import, the first of several meanings of a text counts.
            let is_first = |at: usize| !request.stages[..at].iter().any(|(stage, _)| *stage == request.stages[at].0);
            let stages =
                request.stages.iter().enumerate().rev().filter(|(at, _)| is_first(*at)).map(|(_, given)| given);
            let given = stages.filter(|(_, meaning)| *meaning == outcome);
            let given: Vec<&str> = given.map(|(stage, _)| stage.as_str()).collect();
            if !given.is_empty() {
                branches.push((written.clone().among(given), integer(rank)));
            }
        }
        let lower = Function::Lower.of([written.clone()]);
        branches.push((lower.clone().among(WON), integer(2)));
        branches.push((lower.among(LOST), integer(1)));
        branches.push((written.differs(text("")), integer(0)));
    }
    match (branches.is_empty(), value) {
        (false, _) => case(branches, null(Type::Integer)),
        // Without an outcome, an amount above zero means won.
        (true, Some(name)) => {
            let foreign = Expression::Foreign(name.to_owned());
            let minor = Function::MinorUnits.of([foreign, integer(request.scale.one())]);
            let branches =
                vec![(minor.clone().missing(), null(Type::Integer)), (minor.at_most(integer(0)), integer(1))];
            case(branches, integer(2))
        }
        (true, None) => integer(2),
    }
}

/// Adds the deals: one row each, with its outcome and its amount in the main currency.
pub(super) fn steps(request: &Request, steps: &mut Steps) -> Result<(), Refused> {
    match &request.deals {
        Some(table) => {
            let key = |of: Role| request.mapping.deal(Field::Role(of));
            let clean = |name: &str| Function::CleanText.of([Expression::Foreign(name.to_owned())]);
            let mut columns: Vec<Named> = key(Role::JourneyId).map(|of| named("deal", clean(of))).into_iter().collect();
            columns.extend(key(Role::Account).map(|of| named("account", clean(of))));
            columns.extend(told(request)?);
            let relation = Relation::Source { table: table.clone(), columns };
            let about = "Deals as the table has them; the end of the day for dates without a time.";
            steps.add("deal_rows", about, relation);
            single(request, steps);
        }
        None => from_touches(request, steps),
    }
    let outcome = RANKS.map(|(_, name, rank)| (column("told_outcome").equals(integer(rank)), text(name)));
    let mut columns = vec![same("deal"), named("outcome", case(outcome.to_vec(), text("open")))];
    if request.deals.is_some() && request.mapping.deal(Field::Role(Role::Account)).is_some() {
        columns.push(same("account"));
    }
    let amount = if request.has_fact(Role::Value) {
        Function::Coalesce.of([column("told_amount"), integer(0)])
    } else {
        // Without amounts, every win counts one.
        when(column("told_outcome").equals(integer(2)), integer(request.scale.one()), integer(0))
    };
    columns.push(named("own_amount", amount));
    for (role, name) in TEXTS {
        columns.extend(request.has_fact(role).then(|| same(name)));
    }
    for (role, name) in DATES {
        columns.push(if request.has_fact(role) { same(name) } else { named(name, null(Type::Integer)) });
    }
    let from = steps.last();
    steps.project("told_deals", "The outcome of each deal.", &from, columns);
    currencies::in_main_currency(request, steps);
    Ok(())
}

/// Before all times and amounts; exact in double precision, too.
const LEAST: i64 = -9_007_199_254_740_992;

/// Adds the deals without further rows of the same deal: the one with the later close counts, then the one with the
/// greater amount, and so on.
fn single(request: &Request, steps: &mut Steps) {
    let has = |role| request.has_fact(role);
    let all = [
        (has(Role::Closed), "closed"),
        (has(Role::Value), "told_amount"),
        (true, "told_outcome"),
        (has(Role::LeadCreated), "lead_created"),
        (has(Role::OpportunityCreated), "opportunity_created"),
    ];
    let keys: Vec<&str> = all.into_iter().filter(|(has, _)| *has).map(|(_, name)| name).collect();
    let value = |name: &str| Function::Coalesce.of([column(name), integer(LEAST)]);
    let columns = keys.iter().map(|name| named(&format!("by_{name}"), value(name))).collect();
    steps.window("sortable_deals", "Dates and amounts without nulls.", "deal_rows", columns);
    let order = keys.iter().map(|name| Order { column: format!("by_{name}"), descending: true }).collect();
    let place = vec![named("row_of_deal", WindowFunction::RowNumber.ordered(&["deal"], order))];
    let about = "The row with the later close counts, then the one with the greater amount.";
    steps.window("numbered_deals", about, "sortable_deals", place);
    let first = column("row_of_deal").equals(integer(1));
    steps.filter("single_deals", "One row per deal.", "numbered_deals", first);
}

/// Adds the deals that only rows of touches describe: the last outcome and the last amount count.
fn from_touches(request: &Request, steps: &mut Steps) {
    let has_amount = request.has_fact(Role::Value);
    let told = |name: &str| when(column(name).known(), column("time"), null(Type::Integer));
    let last = |name: &str| WindowFunction::Most(told(name)).over(&["deal_key"]);
    let mut columns = vec![named("outcome_time", last("told_outcome"))];
    if has_amount {
        columns.push(named("amount_time", last("told_amount")));
    }
    steps.window(
        "told_times",
        "When the rows of a deal last told its outcome and its amount.",
        "usable_touches",
        columns,
    );
    let at = |name: &str, time: &str| when(column("time").equals(column(time)), column(name), null(Type::Integer));
    let mut columns = vec![same("deal_key"), named("last_outcome", at("told_outcome", "outcome_time"))];
    if has_amount {
        columns.push(named("last_amount", at("told_amount", "amount_time")));
    }
    let others: Vec<&str> =
        TEXTS.iter().chain(&DATES).filter(|(role, _)| request.has_fact(*role)).map(|(_, name)| *name).collect();
    columns.extend(others.iter().map(|name| named(&format!("row_{name}"), column(name))));
    steps.project("last_told", "Outcome and amount at that time only.", "told_times", columns);
    let most = |name: &str| Aggregate::Most(column(name));
    let mut columns = vec![("told_outcome".to_owned(), most("last_outcome"))];
    if has_amount {
        columns.push(("told_amount".to_owned(), most("last_amount")));
    }
    columns.extend(others.iter().map(|name| ((*name).to_owned(), most(&format!("row_{name}")))));
    steps.aggregate("deal_facts", "One row per deal that the touches name.", "last_told", &["deal_key"], columns);
    let mut columns = vec![named("deal", column("deal_key")), same("told_outcome")];
    columns.extend(has_amount.then(|| same("told_amount")));
    columns.extend(others.iter().map(|name| same(name)));
    steps.project("deal_rows", "The same with the key of the deal.", "deal_facts", columns);
}

/// Adds the deals with the time of their close, and of these the ones that the filter matches.
pub(super) fn closes(request: &Request, steps: &mut Steps) {
    let last = vec![("last_time".to_owned(), Aggregate::Most(column("time")))];
    steps.aggregate("last_touches", "The last touch of each deal.", "timely_touches", &["deal"], last);
    let join = Join {
        kind: JoinKind::Left,
        left: "deals",
        right: "last_touches",
        on: &[("deal", "deal")],
        columns: &[("last_time", "last_time")],
    };
    steps.join("touched_deals", "Deals with the time of their last touch.", join);
    let last = || Function::Coalesce.of([column("last_time"), integer(0)]);
    let close = case(
        vec![(column("closed").missing(), last()), (column("outcome").equals(text("open")), column("closed"))],
        Function::Greatest.of([column("closed"), last()]),
    );
    let about = "The close of each deal; its last touch if no close is known.";
    steps.window("closed_deals", about, "touched_deals", vec![named("close", close)]);
    let filter = &request.rules.filter;
    let mut conditions = Vec::new();
    if let Some([from, until]) = filter.closed {
        conditions.push(all_of([integer(from).at_most(column("close")), column("close").less(integer(until))]));
    }
    for (names, role, name) in [
        (&filter.segments, Role::Segment, "segment"),
        (&filter.owners, Role::Owner, "deal_owner"),
        (&filter.currencies, Role::Currency, "currency"),
    ] {
        if !names.is_empty() && request.has_fact(role) {
            conditions.push(column(name).among(names.iter().map(String::as_str)));
        }
    }
    if !filter.deals.is_empty() {
        conditions.push(column("deal").among(filter.deals.iter().map(String::as_str)));
    }
    steps.filter("counted_deals", "Deals that the filter matches.", "closed_deals", all_of(conditions));
}

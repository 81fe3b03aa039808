//! Touches: the rows of the user's table, the deal of each, without duplicates and without those after the close.

use fairshare_types::dimension::Dimension;
use fairshare_types::options::rule_shares;
use fairshare_types::schema::Role;
use fairshare_types::time::DAY;

use super::steps::{Join, Named, Steps, named, same};
use super::{Request, deals};
use crate::tree::{
    Aggregate, Expression, Function, JoinKind, Order, Relation, WindowFunction, all_of, any_of, case, column, integer,
    text,
};
use crate::{Field, Refused};

/// A touch of an account this many milliseconds before the opportunity was created has nothing to do with the deal.
const LONG: i64 = 180 * DAY;

/// Adds the rows of touches that can be used, each with the key of its owners.
pub(super) fn rows(request: &Request, steps: &mut Steps) -> Result<(), Refused> {
    let mapped = |of: Role| request.mapping.touch(Field::Role(of));
    let foreign = |name: &str| Expression::Foreign(name.to_owned());
    let clean = |name: &str| Function::CleanText.of([foreign(name)]);
    let mut columns: Vec<Named> = Vec::new();
    let mut add = |name: &str, value: Option<Expression>| columns.extend(value.map(|value| named(name, value)));
    add("deal_key", mapped(Role::JourneyId).map(clean));
    add("account", mapped(Role::Account).filter(|_| by_account(request)).map(clean));
    add("touch", request.mapping.touch(Field::Touch).map(clean));
    add("time", mapped(Role::Time).map(|name| Function::Milliseconds.of([foreign(name)])));
    let sequence = |name| Function::Coalesce.of([Function::WholeNumber.of([foreign(name)]), integer(0)]);
    add("sequence", mapped(Role::Sequence).map(sequence));
    let channel = mapped(Role::Channel).or(mapped(Role::TouchType)).or(mapped(Role::Campaign));
    add("channel", channel.map(clean));
    add("campaign", mapped(Role::Campaign).map(clean));
    add("type", mapped(Role::TouchType).map(clean));
    add("person", mapped(Role::Contact).map(clean));
    add("team_cell", mapped(Role::Team).map(clean));
    if request.deals.is_none() {
        columns.extend(deals::told(request)?);
    }
    steps.add(
        "touch_rows",
        "Touches as the table has them; times in milliseconds since 1970, UTC.",
        Relation::Source { table: request.touches.clone(), columns },
    );
    let keys = ["deal_key", "account"].into_iter().zip([mapped(Role::JourneyId).is_some(), by_account(request)]);
    let keyed: Vec<_> = keys.filter(|(_, has)| *has).map(|(key, _)| column(key).differs(text(""))).collect();
    let usable = all_of([column("time").known(), column("channel").differs(text("")), any_of(keyed)]);
    steps.filter("usable_touches", "Touches with a deal, a time and a channel.", "touch_rows", usable);
    steps.window(
        "owned_touches",
        "The owners of each touch: those in the data, else those of a rule, else nobody.",
        "usable_touches",
        vec![named("owner", owner(request))],
    );
    Ok(())
}

/// The key of the owners of a touch.
fn owner(request: &Request) -> Expression {
    let mut branches = Vec::new();
    if request.mapping.touch(Field::Role(Role::Team)).is_some() {
        let cell = Function::Concat.of([text("data: "), column("team_cell")]);
        branches.push((column("team_cell").differs(text("")), cell));
    }
    for (at, rule) in request.rules.rules.iter().enumerate().rev() {
        let (of, name) = match rule.by {
            Dimension::Channel => (Role::Channel, "channel"),
            Dimension::Campaign => (Role::Campaign, "campaign"),
            Dimension::Type => (Role::TouchType, "type"),
            _ => continue,
        };
        let is_there = of == Role::Channel || request.mapping.touch(Field::Role(of)).is_some();
        if is_there && !rule_shares(&rule.shares).parts.is_empty() {
            branches.push((column(name).equals(text(&rule.name)), text(&format!("rule {at}"))));
        }
    }
    if branches.is_empty() { text("nobody") } else { case(branches, text("nobody")) }
}

/// Whether touches without a deal find theirs through the account.
fn by_account(request: &Request) -> bool {
    let account = Field::Role(Role::Account);
    request.deals.is_some() && request.mapping.touch(account).is_some() && request.mapping.deal(account).is_some()
}

/// Columns of a touch after its deal is known.
fn carried(request: &Request) -> Vec<&'static str> {
    let mut carried = request.order();
    carried.push("owner");
    if request.deals.is_none() {
        carried.extend(deals::told_columns(request));
    }
    carried
}

/// Adds the touches of each deal up to its close, and the deals with the time of their close.
pub(super) fn of_deals(request: &Request, steps: &mut Steps) -> Result<(), Refused> {
    keyed(request, steps);
    if !request.keep_duplicates {
        distinct(request, steps);
    }
    if request.deals.is_none() {
        let plain = [vec!["deal"], request.order(), vec!["owner"]].concat();
        let plain = plain.into_iter().map(same).collect();
        let from = steps.last();
        steps.project("touches_alone", "Touches without what their rows tell about deals.", &from, plain);
    }
    let from = steps.last();
    let columns = [("closed", "closed"), ("outcome", "outcome")];
    let on = [("deal", "deal")];
    let join = Join { kind: JoinKind::Inner, left: &from, right: "deals", on: &on, columns: &columns };
    steps.join("deal_touches", "Touches of deals that are listed.", join);
    let limit = if request.zoned { day_later(column("closed")) } else { column("closed") };
    let in_time =
        any_of([column("closed").missing(), column("outcome").equals(text("open")), column("time").at_most(limit)]);
    let in_time = if request.count_late { all_of(Vec::new()) } else { in_time };
    steps.filter("timely_touches", "Touches up to the close of a decided deal.", "deal_touches", in_time);
    deals::closes(request, steps);
    Ok(())
}

/// A touch in UTC may be a day after the close day, as its own clock is unknown.
fn day_later(closed: Expression) -> Expression {
    let whole_day = Function::Floor.of([(closed.clone() + integer(1)).double() / day()]) * integer(DAY);
    case(vec![(whole_day.equals(closed.clone() + integer(1)), closed.clone() + integer(DAY))], closed)
}

fn day() -> Expression {
    crate::tree::number(DAY as f64)
}

/// Adds the touches with the key of their deal: that of the row, or those of the deals of its account.
fn keyed(request: &Request, steps: &mut Steps) {
    let rest: Vec<Named> = carried(request).into_iter().map(same).collect();
    let project = |key: &str| [vec![named("deal", column(key))], rest.clone()].concat();
    let has_key = request.mapping.touch(Field::Role(Role::JourneyId)).is_some();
    if !by_account(request) {
        steps.project("keyed_touches", "Touches with the key of their deal.", "owned_touches", project("deal_key"));
        return;
    }
    let mut parts = Vec::new();
    if has_key {
        let own = column("deal_key").differs(text(""));
        steps.filter("touches_of_deals", "Touches that name their deal.", "owned_touches", own);
        steps.project("touches_by_deal", "The same with the key of the deal.", "touches_of_deals", project("deal_key"));
        parts.push("touches_by_deal".to_owned());
        let none = column("deal_key").equals(text(""));
        steps.filter("touches_of_accounts", "Touches that name only an account.", "owned_touches", none);
    }
    let from = if has_key { "touches_of_accounts" } else { "owned_touches" };
    steps.filter("account_deals", "Deals that name an account.", "deals", column("account").differs(text("")));
    let outside = request.has_fact(Role::OpportunityCreated) && !request.count_outside_deals;
    let right = if outside { earlier_closes(steps) } else { "account_deals" };
    let mut columns = vec![("account_deal", "deal")];
    if outside {
        columns.extend([("opportunity_created", "opportunity_created"), ("closed", "closed")]);
        columns.push(("earlier_close", "earlier_close"));
    }
    let on = [("account", "account")];
    let join = Join { kind: JoinKind::Inner, left: from, right, on: &on, columns: &columns };
    steps.join("touches_by_account_deal", "Touches of an account, for each of its deals.", join);
    let mut from = "touches_by_account_deal";
    if outside {
        let created = || column("opportunity_created");
        let earlier = if request.zoned { day_later(column("earlier_close")) } else { column("earlier_close") };
        let inside = any_of([
            created().missing(),
            all_of([column("closed").known(), column("closed").less(created())]),
            all_of([
                any_of([column("earlier_close").missing(), earlier.less(column("time"))]),
                (created() - integer(LONG)).at_most(column("time")),
            ]),
        ]);
        let about = "Without touches of an earlier deal of the account, and those long before the opportunity.";
        steps.filter("touches_inside_deals", about, from, inside);
        from = "touches_inside_deals";
    }
    steps.project("touches_by_account", "The same with the key of the deal.", from, project("account_deal"));
    parts.push("touches_by_account".to_owned());
    steps.union("keyed_touches", "Touches with the key of their deal.", parts);
}

/// Adds to each deal of an account the last close of another one before the opportunity was created.
fn earlier_closes(steps: &mut Steps) -> &'static str {
    let columns = [("other_closed", "closed"), ("other_outcome", "outcome")];
    let on = [("account", "account")];
    let join = Join { kind: JoinKind::Inner, left: "account_deals", right: "told_deals", on: &on, columns: &columns };
    steps.join("pairs_of_deals", "Pairs of deals of one account.", join);
    let earlier = all_of([
        column("other_outcome").differs(text("open")),
        column("other_closed").known(),
        column("other_closed").less(column("opportunity_created")),
    ]);
    steps.filter("earlier_deals", "Pairs in which the other was decided before.", "pairs_of_deals", earlier);
    let latest = vec![("earlier_close".to_owned(), Aggregate::Most(column("other_closed")))];
    steps.aggregate("earlier_closes", "The last close before the opportunity.", "earlier_deals", &["deal"], latest);
    let join = Join {
        kind: JoinKind::Left,
        left: "account_deals",
        right: "earlier_closes",
        on: &[("deal", "deal")],
        columns: &[("earlier_close", "earlier_close")],
    };
    steps.join("account_deals_in_order", "Deals of accounts with the close before them.", join);
    "account_deals_in_order"
}

/// Adds the touches without duplicates.
fn distinct(request: &Request, steps: &mut Steps) {
    let keys = [vec!["deal"], carried(request)].concat();
    steps.aggregate("distinct_touches", "Exact duplicates count once.", "keyed_touches", &keys, Vec::new());
    if request.mapping.touch(Field::Touch).is_none() {
        return;
    }
    let partition = [vec!["deal", "time"], request.slot(), vec!["touch"]].concat();
    let copy = WindowFunction::RowNumber.ordered(&partition, Order::by(&request.order()));
    let about = "Rows with one id, time and channel are one touch.";
    steps.window("numbered_copies", about, "distinct_touches", vec![named("copy", copy)]);
    let first = any_of([column("touch").equals(text("")), column("copy").equals(integer(1))]);
    steps.filter("single_touches", "One row per touch.", "numbered_copies", first);
}

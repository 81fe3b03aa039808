//! Eligible touches: the filter, the lookback, exclusions, repeats, and the last touches, in this order.

use fairshare_types::dimension::Dimension;
use fairshare_types::options::{Exclusion, Repeats};
use fairshare_types::schema::Role;
use fairshare_types::time::DAY;

use super::steps::{Join, Steps, named, same};
use super::{Output, Request};
use crate::tree::{Aggregate, JoinKind, Order, WindowFunction, all_of, any_of, column, integer, when};

/// Adds the deals with an outcome that the output needs, and their eligible touches.
pub(super) fn steps(request: &Request, steps: &mut Steps) {
    let outcomes: &[&str] = if request.output == Output::Paths { &["won", "lost"] } else { &["won"] };
    let decided = column("outcome").among(outcomes.iter().copied());
    steps.filter("decided_deals", "Deals with an outcome that counts.", "counted_deals", decided);
    let carried = [vec!["deal"], request.order(), vec!["owner"]].concat();
    steps.project(
        "plain_touches",
        "Touches without facts about deals.",
        "timely_touches",
        carried.iter().map(|name| same(name)).collect(),
    );
    let mut columns = vec![("outcome", "outcome"), ("amount", "amount"), ("close", "close")];
    columns.extend([("lead_created", "lead_created"), ("opportunity_created", "opportunity_created")]);
    if request.has_fact(Role::Segment) {
        columns.push(("segment", "segment"));
    }
    let on = [("deal", "deal")];
    let join =
        Join { kind: JoinKind::Inner, left: "plain_touches", right: "decided_deals", on: &on, columns: &columns };
    steps.join("touches_of_decided_deals", "Touches of these deals.", join);
    in_time(request, steps);
    without_excluded(request, steps);
    without_repeats(request, steps);
    let order = Order::by(&request.order());
    let from = steps.last();
    if let Some(most) = request.rules.lookback_touches {
        let columns = vec![
            named("place_before_last", WindowFunction::RowNumber.ordered(&["deal"], order)),
            named("touches_before_last", WindowFunction::Count.over(&["deal"])),
        ];
        steps.window("places_before_last", "Each touch with its place.", &from, columns);
        let left = column("touches_before_last") - column("place_before_last");
        let last = left.less(integer(i64::from(most)));
        steps.filter("eligible_touches", "The last touches of each deal.", "places_before_last", last);
    } else {
        steps.filter("eligible_touches", "The touches that count.", &from, all_of(Vec::new()));
    }
}

/// Adds the touches within the filtered time and the lookback.
fn in_time(request: &Request, steps: &mut Steps) {
    let mut conditions = Vec::new();
    if let Some([from, until]) = request.rules.filter.touched {
        conditions.push(all_of([integer(from).at_most(column("time")), column("time").less(integer(until))]));
    }
    if let Some(days) = request.rules.lookback_days {
        let lookback = (days * DAY as f64) as i64;
        conditions.push((column("close") - integer(lookback)).at_most(column("time")));
    }
    let from = steps.last();
    steps.filter("touches_in_time", "Touches within the filter and the lookback.", &from, all_of(conditions));
}

/// Adds the touches without those of excluded channels and teams.
fn without_excluded(request: &Request, steps: &mut Steps) {
    let rules = &request.rules;
    if rules.excluded.is_empty() {
        return;
    }
    let flag = vec![("all_excluded".to_owned(), Aggregate::Least(column("team_excluded")))];
    steps.aggregate("excluded_owners", "Owners all of whose teams are excluded.", "owners", &["owner"], flag);
    let join = Join {
        kind: JoinKind::Left,
        left: "touches_in_time",
        right: "excluded_owners",
        on: &[("owner", "owner")],
        columns: &[("all_excluded", "all_excluded")],
    };
    steps.join("touches_with_exclusions", "Touches with the exclusion of their owners.", join);
    let channels = rules.excluded.iter().filter(|excluded| excluded.by == Dimension::Channel);
    let is_excluded = any_of([
        column("channel").among(channels.map(|excluded| excluded.name.as_str())),
        column("all_excluded").equals(integer(1)),
    ]);
    let flag = vec![named("excluded", when(is_excluded, integer(1), integer(0)))];
    steps.window("marked_touches", "Touches marked if excluded.", "touches_with_exclusions", flag);
    let counts = column("excluded").equals(integer(0));
    let mut columns = vec![named("others", WindowFunction::Sum(integer(1) - column("excluded")).over(&["deal"]))];
    let condition = match rules.exclusion {
        Exclusion::Never => counts,
        Exclusion::UnlessAlone => any_of([counts, column("others").equals(integer(0))]),
        Exclusion::UnlessLastAndAlone => {
            let place = WindowFunction::RowNumber.ordered(&["deal"], Order::by(&request.order()));
            columns.push(named("place_of_all", place));
            columns.push(named("touches_of_all", WindowFunction::Count.over(&["deal"])));
            let last = column("place_of_all").equals(column("touches_of_all"));
            any_of([counts, all_of([column("others").equals(integer(0)), last])])
        }
    };
    steps.window("counted_others", "Touches that are not excluded, per deal.", "marked_touches", columns);
    steps.filter("included_touches", "Touches that are not excluded.", "counted_others", condition);
}

/// Adds the touches without repeats of a channel.
fn without_repeats(request: &Request, steps: &mut Steps) {
    let order = Order::by(&request.order());
    let from = steps.last();
    let (value, condition) = match request.rules.repeats {
        Repeats::Keep => return,
        Repeats::Collapse => {
            let before = WindowFunction::Before(column("channel")).ordered(&["deal"], order);
            let differs = column("repeat_of").differs(column("channel"));
            (before, any_of([column("repeat_of").missing(), differs]))
        }
        Repeats::First => {
            let number = WindowFunction::RowNumber.ordered(&["deal", "channel"], order);
            (number, column("repeat_of").equals(integer(1)))
        }
    };
    steps.window(
        "touches_with_repeats",
        "Touches with the repeat that they are.",
        &from,
        vec![named("repeat_of", value)],
    );
    steps.filter("touches_without_repeats", "Repeats of a channel do not count.", "touches_with_repeats", condition);
}

//! Outputs: credit by a dimension, allocation by touch and team, paths.

use fairshare_types::dimension::Dimension;
use fairshare_types::options::JointCreditPolicy;

use super::steps::{Join, Named, Steps, named, same};
use super::{Output, Request, allocated, positions};
use crate::tree::{
    Aggregate, Expression, Function, JoinKind, Order, Query, WindowFunction, column, integer, number, text, when,
};
use crate::{Field, Refused};

/// Name of the row of revenue without an eligible touch.
const UNATTRIBUTED: &str = "(unattributed)";
/// Name of a missing campaign, type or segment.
const NONE: &str = "(none)";
/// Separator between the channels of a path.
const ARROW: &str = " > ";

/// Adds the steps of the output.
pub(super) fn steps(request: &Request, mut steps: Steps) -> Result<Query, Refused> {
    let (about, order): (_, Vec<&str>) = match request.output {
        Output::Credit => {
            positions::steps(request, &mut steps);
            allocated::steps(request, &mut steps);
            let keys = credit(request, &mut steps);
            ("Credit for won revenue, in minor units.", [vec!["model"], keys].concat())
        }
        Output::Allocation => {
            positions::steps(request, &mut steps);
            allocated::steps(request, &mut steps);
            allocation(request, &mut steps);
            (
                "Credit of each touch and team of each won deal, in minor units.",
                vec!["model", "deal", "position", "team"],
            )
        }
        Output::Paths => {
            positions::steps(request, &mut steps);
            paths(request, &mut steps);
            ("Paths of won and lost deals.", vec!["path"])
        }
    };
    Ok(Query { about: about.to_owned(), steps: steps.all, order: Order::by(&order) })
}

fn or_none(name: &str) -> Expression {
    when(column(name).equals(text("")), text(NONE), column(name))
}

/// The group of a row, and before it the part within which teams are grouped.
fn groups(request: &Request) -> Vec<(&'static str, Expression)> {
    let unassigned = when(column("team").equals(text("")), text("Unassigned"), column("team"));
    let team = if request.rules.joint == JointCreditPolicy::Bucket && request.by == Dimension::Team {
        when(integer(1).less(column("owners")), text("Joint"), unassigned)
    } else {
        unassigned
    };
    match request.by {
        Dimension::Team => vec![("by_team", team)],
        Dimension::Channel => vec![("by_channel", or_none("channel"))],
        Dimension::Campaign => vec![("by_campaign", or_none("campaign"))],
        Dimension::Type => vec![("by_type", or_none("type"))],
        Dimension::Month => vec![("by_month", Function::Month.of([column("close")])), ("by_team", team)],
        Dimension::Segment => vec![("by_segment", or_none("segment")), ("by_team", team)],
    }
}

/// Adds credit by the dimension, and returns the names of its columns.
fn credit(request: &Request, steps: &mut Steps) -> Vec<&'static str> {
    let overlay = request.rules.joint == JointCreditPolicy::Overlay && request.by == Dimension::Team;
    let mut from = "allocated";
    let (mut cents, mut share) = (column("cents"), column("weight_in_deal"));
    if overlay {
        let touch = ["model", "deal", "position"];
        let columns = vec![
            named("touch_cents", WindowFunction::Sum(column("cents")).over(&touch)),
            named("touch_weight", WindowFunction::Sum(column("weight_in_deal")).over(&touch)),
        ];
        steps.window("whole_touches", "Each team of a touch gets the credit of all.", "allocated", columns);
        (from, cents, share) = ("whole_touches", column("touch_cents"), column("touch_weight"));
    }
    let groups = groups(request);
    let mut columns: Vec<Named> = vec![named("by_model", column("model"))];
    columns.extend(groups.iter().map(|(name, value)| named(name, value.clone())));
    columns.extend([named("earned", cents), named("earned_wins", share)]);
    steps.project("grouped", "Credit with its group.", from, columns);
    unattributed(request, steps);
    steps.union(
        "all_credit",
        "Credit of touches, and revenue without one.",
        vec!["grouped".to_owned(), "unattributed".to_owned()],
    );
    let keys: Vec<&str> = std::iter::once("by_model").chain(groups.iter().map(|(name, _)| *name)).collect();
    let sums = vec![
        ("credit".to_owned(), Aggregate::Sum(column("earned"))),
        ("wins".to_owned(), Aggregate::Sum(column("earned_wins"))),
    ];
    steps.aggregate("sums", "Sums per group and model.", "all_credit", &keys, sums);
    let plain = |name: &'static str| name.strip_prefix("by_").unwrap_or(name);
    let names: Vec<&'static str> = groups.iter().map(|(name, _)| plain(name)).collect();
    let mut columns: Vec<Named> = groups.iter().map(|(name, _)| named(plain(name), column(name))).collect();
    columns.push(named("model", column("by_model")));
    columns.extend([same("credit"), same("wins")]);
    steps.project("credit", "Credit in minor units, and won deals.", "sums", columns);
    names
}

/// Adds the won deals without an eligible touch, under every model.
fn unattributed(request: &Request, steps: &mut Steps) {
    let found = vec![("found".to_owned(), Aggregate::Sum(integer(1)))];
    steps.aggregate("deals_with_touches", "Deals with an eligible touch.", "eligible_touches", &["deal"], found);
    let join = Join {
        kind: JoinKind::Left,
        left: "decided_deals",
        right: "deals_with_touches",
        on: &[("deal", "deal")],
        columns: &[("found", "found")],
    };
    steps.join("deals_and_touches", "Won deals with their number of eligible touches.", join);
    steps.filter("untouched_deals", "Won deals without one.", "deals_and_touches", column("found").missing());
    let columns = [("any_model", "model")];
    let join = Join { kind: JoinKind::Inner, left: "untouched_deals", right: "models", on: &[], columns: &columns };
    steps.join("untouched_under_models", "The same under every model.", join);
    let mut columns = vec![named("by_model", column("any_model"))];
    for (name, value) in groups(request) {
        let own = matches!(name, "by_month" | "by_segment");
        columns.push(named(name, if own { value } else { text(UNATTRIBUTED) }));
    }
    columns.extend([named("earned", column("amount")), named("earned_wins", number(1.0))]);
    let about = "Revenue without an eligible touch, a row of its own.";
    steps.project("unattributed", about, "untouched_under_models", columns);
}

fn allocation(request: &Request, steps: &mut Steps) {
    let mut columns = vec![same("deal")];
    if request.mapping.touch(Field::Touch).is_some() {
        columns.push(same("touch"));
    }
    columns.extend(["position", "time", "channel", "team", "model"].map(same));
    columns.push(named("weight", column("weight_in_deal")));
    columns.push(named("credit", column("cents")));
    let about = "Deal, touch (time in milliseconds since 1970, UTC) and team; weight and credit in minor units.";
    steps.project("allocation", about, "allocated", columns);
}

/// Adds paths of channels, or sets of teams written as paths.
fn paths(request: &Request, steps: &mut Steps) {
    let last = steps.last();
    let (from, order) = if request.by == Dimension::Team {
        let columns = [("team", "team")];
        let on = [("owner", "owner")];
        let join = Join { kind: JoinKind::Inner, left: &last, right: "owners", on: &on, columns: &columns };
        steps.join("teams_of_touches", "Touches with their teams.", join);
        let keys = ["deal", "outcome", "amount", "team"];
        steps.aggregate("teams_of_deals", "The teams of each deal.", "teams_of_touches", &keys, Vec::new());
        ("teams_of_deals", "team")
    } else {
        (last.as_str(), "position")
    };
    let player = if request.by == Dimension::Team {
        when(column("team").equals(text("")), text("Unassigned"), column("team").in_path())
    } else {
        column("channel").in_path()
    };
    let columns =
        vec![same("deal"), same("outcome"), same("amount"), named("place", column(order)), named("player", player)];
    steps.project("players", "What paths are made of.", from, columns);
    let joined =
        Aggregate::Joined { column: "player".to_owned(), separator: ARROW.to_owned(), order: "place".to_owned() };
    let path = vec![("path".to_owned(), joined)];
    steps.aggregate("deal_paths", "The path of each deal.", "players", &["deal", "outcome", "amount"], path);
    let is = |outcome: &str| column("outcome").equals(text(outcome));
    let columns = vec![
        same("path"),
        named("won_here", when(is("won"), integer(1), integer(0))),
        named("lost_here", when(is("lost"), integer(1), integer(0))),
        named("revenue", when(is("won"), column("amount"), integer(0))),
    ];
    steps.project("counted_paths", "Paths with the outcome of their deal.", "deal_paths", columns);
    let sum = |name: &str, of: &str| (name.to_owned(), Aggregate::Sum(column(of)));
    let columns = vec![sum("wins", "won_here"), sum("losses", "lost_here"), sum("units", "revenue")];
    steps.aggregate("path_sums", "One row per path.", "counted_paths", &["path"], columns);
    let value = column("units").double() / number(request.scale.one() as f64);
    let columns = vec![same("path"), same("wins"), same("losses"), named("value", value)];
    steps.project("paths", "Paths with wins, losses and won revenue.", "path_sums", columns);
}

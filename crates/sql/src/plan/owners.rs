//! Owners: the teams of each distinct team cell and of each rule, with shares that sum to 1.

use fairshare_types::dimension::Dimension;
use fairshare_types::options::{owners, rule_shares};
use fairshare_types::schema::Role;

use super::Request;
use super::steps::{Join, Named, Steps, named, same};
use crate::Field;
use crate::tree::{
    Aggregate, Function, JoinKind, Relation, Type, WindowFunction, all_of, case, column, integer, null, number, text,
    when,
};

/// Number of values of a digit; a cell may name as many teams as two digits count.
const DIGITS: i64 = 10;

/// A number with a percent sign at the end of a part of a team cell.
const PERCENT: &str = "([0-9]+[.]?[0-9]*) *%[ )]*$";
/// The name before it.
const BEFORE_PERCENT: &str = "^(.*[^ :=(0-9.])[ :=(]*[0-9]+[.]?[0-9]* *%[ )]*$";

/// Adds the teams of the rules and of touches that nobody owns.
pub(super) fn steps(request: &Request, steps: &mut Steps) {
    let mut rows = vec![vec![text("nobody"), text(""), number(1.0)]];
    for (at, rule) in request.rules.rules.iter().enumerate() {
        for (team, share) in rule_shares(&rule.shares).parts {
            rows.push(vec![text(&format!("rule {at}")), text(&team), number(share)]);
        }
    }
    let columns = ["owner", "team", "share"].map(str::to_owned).to_vec();
    steps.add("rule_owners", "Teams and shares of the rules.", Relation::Rows { columns, rows });
}

/// Adds the teams that the data names, and all owners together.
pub(super) fn of_cells(request: &Request, steps: &mut Steps) {
    let has_cells = request.mapping.touch(Field::Role(Role::Team)).is_some();
    if has_cells {
        split_cells(steps);
        shares(request, steps);
    }
    let all: Vec<Named> = ["owner", "team", "share"].map(same).to_vec();
    let mut parts = vec!["rule_owners".to_owned()];
    if has_cells {
        steps.project("data_owners", "Teams and shares in the data.", &steps.last(), all);
        parts.push("data_owners".to_owned());
    }
    steps.union("all_owners", "Teams and shares of all touches.", parts);
    let excluded = request.rules.excluded.iter().filter(|excluded| excluded.by == Dimension::Team);
    let is_excluded = column("team").among(excluded.map(|excluded| excluded.name.as_str()));
    let columns = vec![
        named("owners", WindowFunction::Count.over(&["owner"])),
        named("team_excluded", when(is_excluded, integer(1), integer(0))),
    ];
    steps.window(
        "owners",
        "The teams of each owner of touches, with their shares and their number.",
        "all_owners",
        columns,
    );
}

/// Adds the parts of team cells, such as `Sales 60% / Marketing 40%`.
fn split_cells(steps: &mut Steps) {
    let named_cells = column("team_cell").differs(text(""));
    steps.filter("touches_with_teams", "Touches whose data name a team.", "owned_touches", named_cells);
    steps.aggregate("team_cells", "Distinct team cells.", "touches_with_teams", &["owner", "team_cell"], Vec::new());
    let replace = |of, what: &str| Function::Replace.of([of, text(what), text("+")]);
    let strong = replace(replace(column("team_cell"), ";"), "|");
    let weak = replace(replace(strong.clone(), "/"), ",");
    let has_percent = Function::Replace.of([column("team_cell"), text("%"), text("")]).differs(column("team_cell"));
    let about = "Teams stand between + ; | and, in cells with a percent sign, between / and comma.";
    steps.window("split_cells", about, "team_cells", vec![named("team_list", when(has_percent, weak, strong))]);
    let digits = (0..DIGITS).map(|digit| vec![integer(digit)]).collect();
    let digits = Relation::Rows { columns: vec!["digit".to_owned()], rows: digits };
    steps.add("digits", "Digits, of which places of teams in a cell are made.", digits);
    let tens = [("ten", "digit")];
    let join = Join { kind: JoinKind::Inner, left: "digits", right: "digits", on: &[], columns: &tens };
    steps.join("two_digits", "All numbers of two digits.", join);
    let number = column("digit") + column("ten") * integer(DIGITS) + integer(1);
    let about = "Places of a team in its cell, from 1 to 100.";
    steps.project("part_numbers", about, "two_digits", vec![named("part_number", number)]);
    let columns = [("part_number", "part_number")];
    let join = Join { kind: JoinKind::Inner, left: "split_cells", right: "part_numbers", on: &[], columns: &columns };
    steps.join("cell_places", "Each cell with each place.", join);
    let part = Function::Part.of([column("team_list"), text("+"), column("part_number")]);
    let part = Function::Trim.of([part]);
    steps.window("cell_parts", "The text at each place.", "cell_places", vec![named("part", part)]);
    steps.filter("team_parts", "Places with a text.", "cell_parts", column("part").differs(text("")));
    let percent = Function::Extract.of([column("part"), text(PERCENT)]);
    let name = Function::Extract.of([column("part"), text(BEFORE_PERCENT)]);
    let columns = vec![
        named("part_team", Function::Trim.of([Function::Coalesce.of([name, column("part")])])),
        named("part_percent", Function::ParseNumber.of([percent])),
    ];
    steps.window("read_parts", "Team and percent of each part.", "team_parts", columns);
    let sum = vec![("percent".to_owned(), Aggregate::Sum(column("part_percent")))];
    let about = "A team that stands twice gets the sum.";
    steps.aggregate("cell_teams", about, "read_parts", &["owner", "part_team"], sum);
}

/// Adds the shares: parts without a number share the rest equally, and all are scaled to sum to 1.
fn shares(request: &Request, steps: &mut Steps) {
    let without = when(column("percent").missing(), number(1.0), number(0.0));
    let columns = vec![
        named("given", WindowFunction::Sum(Function::Coalesce.of([column("percent"), number(0.0)])).over(&["owner"])),
        named(
            "largest",
            WindowFunction::Most(Function::Coalesce.of([column("percent"), number(0.0)])).over(&["owner"]),
        ),
        named("without_percent", WindowFunction::Sum(without).over(&["owner"])),
    ];
    steps.window("cell_sums", "Percents that a cell gives, and teams without one.", "cell_teams", columns);
    // Shares are percents or, if all of them are at most 1, fractions.
    let fractions = all_of([column("largest").at_most(number(1.0)), number(0.0).less(column("given"))]);
    let whole = when(fractions, number(1.0), number(100.0));
    let rest = Function::Greatest.of([whole - column("given"), number(0.0)]);
    let has_rest = number(0.0).less(column("without_percent"));
    let each = case(
        vec![(column("percent").known(), column("percent")), (has_rest, rest / column("without_percent"))],
        number(0.0),
    );
    steps.window("cell_units", "The units of each team in its cell.", "cell_sums", vec![named("units", each)]);
    steps.filter("positive_units", "Teams with a share above zero.", "cell_units", number(0.0).less(column("units")));
    let sum = WindowFunction::Sum(column("units")).over(&["owner"]);
    steps.window("unit_sums", "The units of all teams of a cell.", "positive_units", vec![named("all_units", sum)]);
    let columns =
        vec![same("owner"), named("team", column("part_team")), named("share", column("units") / column("all_units"))];
    steps.project("cell_shares", "Shares that sum to 1.", "unit_sums", columns);
    ruled(request, steps);
}

/// Replaces the shares of several teams by those of the last rule for exactly these teams.
fn ruled(request: &Request, steps: &mut Steps) {
    let mut branches = Vec::new();
    for (at, rule) in request.rules.rules.iter().enumerate().rev() {
        let teams = owners(rule.shares.iter().map(|(team, _)| team.as_str()));
        if rule.by == Dimension::Team && rule.name == teams && rule_shares(&rule.shares).parts.len() > 1 {
            branches.push((column("team_set").equals(text(&teams)), text(&format!("rule {at}"))));
        }
    }
    if branches.is_empty() {
        return;
    }
    let joined = Aggregate::Joined { column: "team".to_owned(), separator: " + ".to_owned(), order: "team".to_owned() };
    let columns = vec![("team_set".to_owned(), joined)];
    steps.aggregate("cell_sets", "The teams of each cell as one text.", "cell_shares", &["owner"], columns);
    let rule = vec![named("rule", case(branches, text("")))];
    steps.window("ruled_sets", "The rule for exactly these teams.", "cell_sets", rule);
    let join = Join {
        kind: JoinKind::Left,
        left: "cell_shares",
        right: "ruled_sets",
        on: &[("owner", "owner")],
        columns: &[("rule", "rule")],
    };
    steps.join("cells_with_rules", "Shares in the data with their rule.", join);
    let join = Join {
        kind: JoinKind::Left,
        left: "cells_with_rules",
        right: "rule_owners",
        on: &[("rule", "owner"), ("team", "team")],
        columns: &[("rule_share", "share")],
    };
    steps.join("cells_and_rules", "The same with the share of the rule.", join);
    let share = case(
        vec![(column("rule").equals(text("")), column("share")), (column("rule_share").known(), column("rule_share"))],
        null(Type::Number),
    );
    steps.window(
        "shares_by_rules",
        "The share of the rule if there is one.",
        "cells_and_rules",
        vec![named("final_share", share)],
    );
    steps.filter("known_shares", "Teams with a share.", "shares_by_rules", column("final_share").known());
    let columns = vec![same("owner"), same("team"), named("share", column("final_share"))];
    // The name of the share is that of the step before, so it passes through a step without it.
    let first = vec![same("owner"), same("team"), same("final_share")];
    steps.project("named_shares", "Only what is needed of it.", "known_shares", first);
    steps.project("ruled_shares", "Shares after the rules.", "named_shares", columns);
}

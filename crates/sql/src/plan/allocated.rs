//! Allocation: the weight of each touch and team of each won deal under each model, and its cents.

use fairshare_types::model::Model;

use super::models::{Weights, weights};
use super::positions::needs_channels;
use super::steps::{Join, Named, Steps, named, same};
use super::{Request, Scores};
use crate::Field;
use crate::tree::{
    Expression, Function, JoinKind, Order, Relation, Type, WindowFunction, column, integer, null, number, text, when,
};
use fairshare_types::schema::Role;

/// Adds the steps up to `allocated`, which has `model`, `weight_in_deal` and `cents` of each touch and team.
pub(super) fn steps(request: &Request, steps: &mut Steps) {
    weighed(request, steps);
    let of_teams_only: Vec<bool> = request.models.iter().map(Request::weighs_teams).collect();
    let (any, all) = (of_teams_only.contains(&true), !of_teams_only.contains(&false));
    of_touches(steps);
    let names = request.models.iter().filter(|model| Request::weighs_teams(model)).map(Model::to_string);
    let names: Vec<String> = names.collect();
    let by_team = column("model").among(names.iter().map(String::as_str));
    if !any {
        cell_weights(steps, "cells");
        plain(request, steps, "cell_weights", "weighted_cells");
    } else if all {
        of_teams(request, steps, "cells");
        plain(request, steps, "team_weights", "weighted_cells");
    } else {
        let touches = Expression::Not(Box::new(by_team.clone()));
        steps.filter("cells_of_touches", "Models that weigh touches or channels.", "cells", touches);
        cell_weights(steps, "cells_of_touches");
        let first = plain(request, steps, "cell_weights", "touch_credit");
        steps.filter("cells_of_teams", "Models that weigh teams.", "cells", by_team);
        of_teams(request, steps, "cells_of_teams");
        let second = plain(request, steps, "team_weights", "team_credit");
        steps.union("weighted_cells", "The weight of each touch and team.", vec![first, second]);
    }
    super::rounded::rounded(steps);
}

/// Adds the weight of each team of a touch.
fn cell_weights(steps: &mut Steps, from: &str) {
    let weight = vec![named("weight_in_deal", column("weight") * column("share"))];
    steps.window("cell_weights", "The teams of a touch share its weight.", from, weight);
}

/// What tells the steps of a model apart from those of others.
fn label(request: &Request, at: usize) -> String {
    let name = request.models[at].spec().name.replace('-', "_");
    let alike = request.models.iter().filter(|model| model.spec().name == request.models[at].spec().name).count();
    if alike > 1 { format!("{name}_{}", at + 1) } else { name }
}

/// Columns of touches that the outputs use.
fn carried(request: &Request) -> Vec<&'static str> {
    let has = |of: Role| request.mapping.touch(Field::Role(of)).is_some();
    let mut carried = vec!["deal", "position", "time", "channel", "owner", "amount", "close"];
    for (is_there, name) in [
        (has(Role::Campaign), "campaign"),
        (has(Role::TouchType), "type"),
        (request.mapping.touch(Field::Touch).is_some(), "touch"),
        (request.has_fact(Role::Segment), "segment"),
    ] {
        carried.extend(is_there.then_some(name));
    }
    carried
}

/// Adds the weights of all models: first as columns, then one row per touch and model.
fn weighed(request: &Request, steps: &mut Steps) {
    let mut stages: Vec<Vec<Named>> = Vec::new();
    let mut final_weights: Vec<Named> = Vec::new();
    for (at, model) in request.models.iter().enumerate() {
        let label = label(request, at);
        if let Some(scores) = request.scores_of(model) {
            add_scores(scores, &format!("scores_{label}"), steps);
        }
    }
    let mut from = steps.positions.clone();
    if request.models.iter().any(|model| request.scores_of(model).is_some() && needs_channels(model)) {
        let name = vec![named("channel_in_path", column("channel").in_path())];
        steps.window("named_touches", "Touches with the name of their channel in paths.", &from, name);
        from = "named_touches".to_owned();
    }
    for (at, model) in request.models.iter().enumerate() {
        let label = label(request, at);
        if request.scores_of(model).is_some() && needs_channels(model) {
            let name = format!("scored_{label}");
            let join = Join {
                kind: JoinKind::Left,
                left: &from,
                right: &format!("scores_{label}"),
                on: &[("channel_in_path", "player")],
                columns: &[(&format!("{label}_score"), "player_score")],
            };
            steps.join(&name, "Touches with the score of their channel.", join);
            from = name;
        }
        let Weights { stages: parts, weight } = weights(model);
        // Models compute columns of the same names.
        let own: Vec<String> = parts.iter().flatten().map(|(name, _)| name.clone()).collect();
        let renamed =
            |name: &str| (name == "score" || own.iter().any(|own| own == name)).then(|| format!("{label}_{name}"));
        for (at, columns) in parts.into_iter().enumerate() {
            if stages.len() <= at {
                stages.push(Vec::new());
            }
            let columns = columns.into_iter().map(|(name, value)| (format!("{label}_{name}"), value.renamed(&renamed)));
            stages[at].extend(columns);
        }
        final_weights.push(named(&format!("{label}_weight"), weight.renamed(&renamed)));
    }
    for (at, columns) in stages.into_iter().enumerate() {
        let name = format!("parts_of_weights_{}", at + 1);
        steps.window(&name, "What weights are made of, by model.", &from, columns);
        from = name;
    }
    let mut columns: Vec<Named> = carried(request).into_iter().map(same).collect();
    let names: Vec<String> = final_weights.iter().map(|(name, _)| name.clone()).collect();
    columns.extend(final_weights);
    let about = "The weight of each touch in its deal under each model; they sum to 1.";
    steps.project("weights_by_model", about, &from, columns);
    let rows = request.models.iter().map(|model| vec![text(&model.to_string())]).collect();
    steps.add("models", "The models.", Relation::Rows { columns: vec!["model".to_owned()], rows });
    let columns = [("model", "model")];
    let join = Join { kind: JoinKind::Inner, left: "weights_by_model", right: "models", on: &[], columns: &columns };
    steps.join("touches_and_models", "Each touch under each model.", join);
    let mut columns: Vec<Named> = vec![same("model")];
    columns.extend(carried(request).into_iter().map(same));
    let is = |model: &Model| column("model").equals(text(&model.to_string()));
    let branches = request.models.iter().zip(&names).map(|(model, name)| (is(model), column(name))).collect();
    columns.push(named("weight", crate::tree::case(branches, number(0.0))));
    steps.project("weights", "The weight of each touch under each model.", "touches_and_models", columns);
}

fn add_scores(scores: &Scores, name: &str, steps: &mut Steps) {
    let mut rows: Vec<Vec<Expression>> =
        scores.scores.iter().map(|(player, score)| vec![text(player), number(*score)]).collect();
    if rows.is_empty() {
        rows.push(vec![text(""), number(0.0)]);
    }
    let columns = ["player", "player_score"].map(str::to_owned).to_vec();
    steps.add(name, "Scores that the model learned from won and lost paths.", Relation::Rows { columns, rows });
}

/// Adds the teams of touches with a weight.
fn of_touches(steps: &mut Steps) {
    let some = column("weight").differs(number(0.0));
    steps.filter("weights_above_zero", "Touches with a weight.", "weights", some);
    let columns = [("team", "team"), ("share", "share"), ("owners", "owners")];
    let on = [("owner", "owner")];
    let join = Join { kind: JoinKind::Inner, left: "weights_above_zero", right: "owners", on: &on, columns: &columns };
    steps.join("cells", "One row per model, touch and team.", join);
}

/// Adds weights of models of teams: each team present gets the share of its score, split by its shares of touches.
fn of_teams(request: &Request, steps: &mut Steps, from: &str) {
    let columns = vec![
        named("touch_share", column("weight") * column("share")),
        named("team_place", WindowFunction::RowNumber.ordered(&["model", "deal", "team"], Order::by(&["position"]))),
    ];
    steps.window("team_shares", "The share of each team in each touch.", from, columns);
    let learned: Vec<&Model> =
        request.models.iter().filter(|model| Request::weighs_teams(model) && model.is_learned()).collect();
    if learned.is_empty() {
        let one = vec![named("team_score", number(1.0))];
        steps.window("scored_teams", "All teams have the same score.", "team_shares", one);
    } else {
        let mut tables = Vec::new();
        for model in learned {
            let at = request.models.iter().position(|other| other == model).unwrap_or(0);
            let from = format!("scores_{}", label(request, at));
            let name = format!("team_{from}");
            let all = vec![named("score_model", text(&model.to_string())), same("player"), same("player_score")];
            steps.project(&name, "The same with the name of the model.", &from, all);
            tables.push(name);
        }
        steps.union("all_scores", "Scores of teams under all models.", tables);
        let name = vec![named("team_in_path", column("team").in_path())];
        steps.window("named_teams", "Teams with their names in paths.", "team_shares", name);
        let join = Join {
            kind: JoinKind::Left,
            left: "named_teams",
            right: "all_scores",
            on: &[("model", "score_model"), ("team_in_path", "player")],
            columns: &[("found_score", "player_score")],
        };
        steps.join("teams_with_scores", "Teams with their score.", join);
        let learned = Function::Greatest.of([Function::Coalesce.of([column("found_score"), number(0.0)]), number(0.0)]);
        let is_equal = column("model").equals(text(&Model::EqualByTeam.to_string()));
        let score = vec![named("team_score", when(is_equal, number(1.0), learned))];
        steps.window("scored_teams", "Scores below zero count as zero.", "teams_with_scores", score);
    }
    let first = column("team_place").equals(integer(1));
    let columns = vec![
        named("team_sum", WindowFunction::Sum(column("touch_share")).over(&["model", "deal", "team"])),
        named("share_sum", WindowFunction::Sum(column("touch_share")).over(&["model", "deal"])),
        named(
            "score_sum",
            WindowFunction::Sum(when(first, column("team_score"), null(Type::Number))).over(&["model", "deal"]),
        ),
    ];
    steps.window("team_sums", "Shares of each team, and scores of all teams present.", "scored_teams", columns);
    let by_score = column("touch_share") * (column("team_score") / (column("team_sum") * column("score_sum")));
    let plain = column("touch_share") / column("share_sum");
    let weight = when(number(0.0).less(column("score_sum")), by_score, plain);
    let about = "Each team gets the share of its score, its touches in proportion to its shares.";
    steps.window("team_weights", about, "team_sums", vec![named("weight_in_deal", weight)]);
}

/// Adds a step with the columns that all models share, and returns its name.
fn plain(request: &Request, steps: &mut Steps, from: &str, name: &str) -> String {
    let mut columns: Vec<Named> = vec![same("model")];
    columns.extend(carried(request).into_iter().map(same));
    columns.extend(["team", "owners", "weight_in_deal"].map(same));
    steps.project(name, "Columns that all models share.", from, columns);
    name.to_owned()
}

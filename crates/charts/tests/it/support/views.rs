//! Invented views.

use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::results::{Comparison, Group, GroupKind, Joint, Moved};

pub const MODELS: [&str; 9] =
    ["first", "u", "w", "linear", "position:30/40/30", "full-path", "equal-by-team", "decay:7d", "last"];

pub fn models(names: &[&str]) -> Vec<Model> {
    names.iter().map(|name| name.parse().unwrap()).collect()
}

/// A comparison by team with shares in percent, one row per model. A group named "" is unassigned, one named "-"
/// unattributed.
pub fn comparison(groups: &[&str], names: &[&str], percents: &[&[f64]], total: i64) -> Comparison {
    let group = |name: &&str| {
        let kind = match *name {
            "" => GroupKind::Unassigned,
            "-" => GroupKind::Unattributed,
            _ => GroupKind::Named,
        };
        let name = if kind == GroupKind::Named { (*name).to_owned() } else { String::new() };
        Group { name, kind, touches: 100, part: String::new() }
    };
    let shares = || percents.iter().flat_map(|row| row.iter().map(|p| p / 100.0));
    let unrounded: Vec<f64> = shares().map(|share| share * total as f64).collect();
    Comparison {
        by: Dimension::Team,
        groups: groups.iter().map(group).collect(),
        models: models(names),
        total,
        won_deals: 143,
        amounts: unrounded.iter().map(|a| a.round() as i64).collect(),
        unrounded,
        deals: shares().map(|share| share * 143.0).collect(),
        joint: None,
    }
}

/// Four teams under nine models: the sketch's numbers.
pub fn normal() -> Comparison {
    comparison(&["Marketing", "Partner", "SDR", "Sales"], &MODELS, &SKETCH, 418_230_000)
}

const SKETCH: [&[f64]; 9] = [
    &[61.0, 8.0, 17.0, 14.0],
    &[46.0, 8.0, 13.0, 33.0],
    &[44.0, 8.0, 17.0, 31.0],
    &[41.0, 8.0, 14.0, 37.0],
    &[39.0, 8.0, 13.0, 40.0],
    &[38.0, 7.0, 14.0, 41.0],
    &[36.0, 10.0, 16.0, 38.0],
    &[31.0, 7.0, 11.0, 51.0],
    &[22.0, 6.0, 6.0, 66.0],
];

pub fn one_team() -> Comparison {
    comparison(&["Marketing"], &MODELS[..3], &[&[100.0], &[100.0], &[100.0]], 5_000_000)
}

/// Eight teams, touches without a team, and revenue without a touch.
pub fn eight_teams() -> Comparison {
    let groups = ["Brand", "Customer success", "Field", "Marketing", "Partner", "Product", "SDR", "Sales", "", "-"];
    comparison(&groups, &["first", "linear", "decay:7d", "last"], &EIGHT, 418_230_000)
}

const EIGHT: [&[f64]; 4] = [
    &[12.0, 1.0, 9.0, 31.0, 2.0, 3.0, 14.0, 16.0, 3.0, 9.0],
    &[8.0, 2.0, 8.0, 22.0, 2.0, 4.0, 16.0, 27.0, 2.0, 9.0],
    &[5.0, 4.0, 7.0, 15.0, 2.0, 3.0, 14.0, 39.0, 2.0, 9.0],
    &[2.0, 6.0, 4.0, 9.0, 2.0, 1.0, 10.0, 56.0, 1.0, 9.0],
];

/// Forty teams under four models: the first are large, the last barely visible.
pub fn forty_teams() -> Comparison {
    let names = forty_names();
    let row = |model: usize| -> Vec<f64> {
        let sizes: Vec<f64> = (0..40_usize).map(|team| 1.0 + 60.0 / (1.0 + (team + 3 * model) as f64 % 40.0)).collect();
        let all: f64 = sizes.iter().sum();
        sizes.into_iter().map(|size| size / all * 100.0).collect()
    };
    let rows: Vec<Vec<f64>> = (0..4).map(row).collect();
    let rows: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    comparison(&names, &["first", "linear", "decay:7d", "last"], &rows, 418_230_000)
}

pub fn forty_names() -> Vec<String> {
    (1..=40).map(|n| format!("Team {n}")).collect()
}

/// Nothing is won.
pub fn nothing_won() -> Comparison {
    let mut view = zero_revenue();
    view.won_deals = 0;
    view.deals.fill(0.0);
    view
}

/// Won deals without an amount, so that shares are of deals.
pub fn zero_revenue() -> Comparison {
    let rows: [&[f64]; 3] = [&[70.0, 30.0], &[55.0, 45.0], &[20.0, 80.0]];
    let mut view = comparison(&["Marketing", "Sales"], &["first", "linear", "last"], &rows, 100);
    view.total = 0;
    view.amounts.fill(0);
    view.unrounded.fill(0.0);
    view
}

/// Refunds larger than a team's wins: one share below zero, another above 1.
pub fn refunds() -> Comparison {
    let rows: [&[f64]; 3] = [&[-14.0, 114.0], &[20.0, 80.0], &[-6.0, 106.0]];
    comparison(&["Marketing", "Sales"], &["first", "linear", "last"], &rows, 1_000_000)
}

/// Long names in Cyrillic.
pub fn russian() -> Comparison {
    let groups = [
        "Отдел корпоративного маркетинга и мероприятий",
        "Партнёрская сеть и дистрибуция",
        "Продажи крупным заказчикам",
        "Развитие продаж",
        "-",
    ];
    let rows: [&[f64]; 3] =
        [&[48.0, 8.0, 17.0, 14.0, 13.0], &[33.0, 8.0, 32.0, 14.0, 13.0], &[14.0, 6.0, 61.0, 6.0, 13.0]];
    comparison(&groups, &["first", "linear", "last"], &rows, 418_230_000)
}

/// Four teams, from last touch to W-shaped.
pub fn moved() -> Moved {
    flows(
        &["Marketing", "Partner", "SDR", "Sales"],
        &[92_000_000, 25_100_000, 25_100_000, 276_030_000],
        &[
            [0, 2_000_000, 3_100_000, 0],
            [1_500_000, 0, 0, 0],
            [0, 0, 0, 600_000],
            [92_000_000, 9_400_000, 46_000_000, 0],
        ]
        .concat(),
    )
}

/// No credit moves.
pub fn still() -> Moved {
    flows(&["Marketing", "Sales"], &[150_000, 250_000], &[0; 4])
}

/// Eight teams, each giving something to the next two, and touches without a team.
pub fn many() -> Moved {
    let names = ["Brand", "Customer success", "Field", "Marketing", "Partner", "Product", "SDR", "Sales", ""];
    let n = names.len();
    let mut moves = vec![0; n * n];
    for team in 0..n {
        moves[team * n + (team + 1) % n] = 1_000_000 * (team as i64 + 1);
        moves[team * n + (team + 2) % n] = 300_000 * (team as i64 + 1);
    }
    let before: Vec<i64> = (0..n).map(|team| 5_000_000 * (team as i64 + 1)).collect();
    flows(&names, &before, &moves)
}

/// Moving credit, given the credit of each team before and the flows.
pub fn flows(teams: &[&str], before: &[i64], flows: &[i64]) -> Moved {
    let n = teams.len();
    let given = |team: usize| (0..n).map(|to| flows[team * n + to]).sum::<i64>();
    let got = |team: usize| (0..n).map(|from| flows[from * n + team]).sum::<i64>();
    Moved {
        from: Model::Last,
        to: Model::W,
        teams: teams.iter().map(|&name| name.to_owned()).collect(),
        before: before.to_vec(),
        after: (0..n).map(|team| before[team] - given(team) + got(team)).collect(),
        flows: flows.to_vec(),
        within: vec![0; n],
        total: flows.iter().sum(),
        channels: Vec::new(),
        campaigns: Vec::new(),
        deals: Vec::new(),
        deals_for_half: 9,
        deals_moved: 88,
        won_deals: 143,
    }
}

/// One team, so that nothing can move.
pub fn moved_one_team() -> Moved {
    flows(&["Marketing"], &[418_230_000], &[0])
}

/// Forty teams, each giving something to the next.
pub fn moved_forty() -> Moved {
    let names = forty_names();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut moves = vec![0; 40 * 40];
    (0..40).for_each(|team| moves[team * 40 + (team + 1) % 40] = 200_000 * (40 - team as i64));
    let before: Vec<i64> = (0..40).map(|team| 20_000_000 - 400_000 * team).collect();
    flows(&names, &before, &moves)
}

/// A team with negative credit because of refunds.
pub fn moved_refunds() -> Moved {
    let moves = [[0, 0, 4_000_000], [9_000_000, 0, 0], [0, 0, 0]].concat();
    flows(&["Marketing", "Sales", "SDR"], &[-14_000_000, 62_000_000, 8_000_000], &moves)
}

pub fn moved_russian() -> Moved {
    let view = moved();
    let groups = russian().groups;
    let teams = groups.iter().take(view.teams.len()).map(|group| group.name.clone()).collect();
    Moved { teams, ..view }
}

/// Joint touches in a row of their own.
pub fn joint_row() -> Comparison {
    in_question(&comparison(&["Marketing", "Partner", "Sales", ""], &MODELS, &SKETCH, 418_230_000))
}

/// The same comparison with joint touches: each team's share may be eight points less or twelve more; the first model
/// has no bounds.
pub fn in_question(view: &Comparison) -> Comparison {
    let width = view.groups.len();
    let points = |points: i64| view.total / 100 * points;
    let bounds = |at: usize| {
        let named = view.groups[at % width].kind == GroupKind::Named;
        let around = [(view.amounts[at] - points(8)).max(view.amounts[at].min(0)), view.amounts[at] + points(12)];
        (at >= width).then(|| if named { around } else { [view.amounts[at]; 2] })
    };
    let joint = Joint { touches: 40, bounds: (0..view.amounts.len()).map(bounds).collect(), ..Joint::default() };
    let mut groups = view.groups.clone();
    let unnamed = groups.iter_mut().find(|group| group.kind != GroupKind::Named);
    if let Some(group) = unnamed {
        group.kind = GroupKind::Joint;
    }
    Comparison { groups, joint: Some(Box::new(joint)), ..view.clone() }
}

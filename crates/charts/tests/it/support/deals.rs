//! Invented deals, each under several models.

use fairshare_types::model::Model;
use fairshare_types::results::{Example, ExampleTouch};

use super::views::{forty_names, models};

const DAY: i64 = 86_400_000;
/// 1 March 2025.
const START: i64 = 20_148 * DAY;

/// A touch: its day, counted from [`START`], the channel, and the teams.
pub type Touch<'a> = (Option<i64>, &'a str, Vec<&'a str>);

/// A deal with these touches under models with these weights; the teams of a joint touch share equally.
pub fn deal(
    touches: &[Touch<'_>],
    weights: &[(&str, Vec<f64>)],
    amount: i64,
    days: [Option<i64>; 3],
) -> Vec<(Model, Example)> {
    let at = |day: i64| START + day * DAY;
    let touch = |((day, channel, teams), weight): (&Touch<'_>, &f64)| {
        let part = weight / teams.len().max(1) as f64;
        let team = |name: &&str| ((*name).to_owned(), part, (part * amount as f64).round() as i64);
        ExampleTouch {
            time: day.map(at),
            channel: (*channel).to_owned(),
            teams: teams.iter().map(team).collect(),
            weight: *weight,
            score: None,
            tied: false,
        }
    };
    let example = |weights: &Vec<f64>| Example {
        deal: "D-17".to_owned(),
        name: String::new(),
        amount,
        close: days[2].map(at),
        lead_created: days[0].map(at),
        opportunity_created: days[1].map(at),
        touches: touches.iter().zip(weights).map(touch).collect(),
    };
    let names: Vec<&str> = weights.iter().map(|(name, _)| *name).collect();
    models(&names).into_iter().zip(weights.iter().map(|(_, weights)| example(weights))).collect()
}

fn touches() -> Vec<Touch<'static>> {
    vec![
        (Some(0), "Paid search", vec!["Marketing"]),
        (Some(9), "Webinar", vec!["Marketing"]),
        (Some(30), "Call", vec!["SDR"]),
        (Some(44), "Demo", vec!["SDR", "Sales"]),
        (Some(60), "Meeting", vec!["Sales"]),
        (Some(88), "Contract call", vec!["Sales"]),
    ]
}

fn weights() -> Vec<(&'static str, Vec<f64>)> {
    vec![
        ("first", vec![1.0, 0.0, 0.0, 0.0, 0.0, 0.0]),
        ("linear", vec![1.0 / 6.0; 6]),
        ("u", vec![0.4, 0.05, 0.05, 0.05, 0.05, 0.4]),
        ("decay:7d", vec![0.002, 0.004, 0.01, 0.044, 0.09, 0.85]),
    ]
}

pub fn normal() -> Vec<(Model, Example)> {
    deal(&touches(), &weights(), 1_000_000, [Some(30), Some(46), Some(90)])
}

pub fn undated() -> Vec<(Model, Example)> {
    let touches: Vec<Touch<'_>> = touches().into_iter().map(|(_, channel, teams)| (None, channel, teams)).collect();
    deal(&touches, &weights(), 1_000_000, [None; 3])
}

/// One touch of one team, closed on the same day.
pub fn one_team() -> Vec<(Model, Example)> {
    let touches = [(Some(0), "Webinar", vec!["Marketing"])];
    deal(&touches, &[("first", vec![1.0]), ("last", vec![1.0])], 480_000, [None, None, Some(0)])
}

/// A touch for each of forty teams.
pub fn forty_teams() -> Vec<(Model, Example)> {
    let names = forty_names();
    let touches: Vec<Touch<'_>> =
        names.iter().enumerate().map(|(i, name)| (Some(i as i64 * 3), "Event", vec![name.as_str()])).collect();
    let linear = vec![1.0 / 40.0; 40];
    let decay: Vec<f64> = (1..=40).map(|i| f64::from(i) / 820.0).collect();
    deal(&touches, &[("linear", linear), ("decay:7d", decay)], 9_000_000, [None, Some(70), Some(121)])
}

/// Three hundred touches of three teams.
pub fn hundreds() -> Vec<(Model, Example)> {
    let channels = ["Email", "Paid search", "Call", "Webinar", "Meeting"];
    let teams = [vec!["Marketing"], vec!["Marketing"], vec!["SDR"], vec!["Marketing", "SDR"], vec!["Sales"]];
    let touches: Vec<Touch<'_>> =
        (0..300).map(|i| (Some(i as i64 * 2 / 3), channels[i * 7 % 5], teams[i * 7 % 5].clone())).collect();
    let mut w = vec![0.1 / 297.0; 300];
    w[0] = 0.3;
    w[140] = 0.3;
    w[299] = 0.3;
    let decay: Vec<f64> = (0..300_i32).map(|i| f64::from(i * i)).collect();
    let all: f64 = decay.iter().sum();
    let decay = decay.into_iter().map(|weight| weight / all).collect();
    deal(
        &touches,
        &[("linear", vec![1.0 / 300.0; 300]), ("w", w), ("decay:7d", decay)],
        9_000_000,
        [Some(93), Some(150), Some(204)],
    )
}

/// A won deal without an amount.
pub fn zero() -> Vec<(Model, Example)> {
    deal(&touches(), &weights(), 0, [None, None, Some(90)])
}

/// A deal with refunds larger than its revenue: its credit is negative, its weights are not.
pub fn refund() -> Vec<(Model, Example)> {
    deal(&touches(), &weights(), -250_000, [None, Some(46), Some(90)])
}

pub fn russian() -> Vec<(Model, Example)> {
    let touches = [
        (Some(0), "Контекстная реклама в поиске", vec!["Отдел корпоративного маркетинга и мероприятий"]),
        (Some(12), "Отраслевая конференция", vec!["Отдел корпоративного маркетинга и мероприятий"]),
        (Some(31), "Первый телефонный разговор", vec!["Развитие продаж"]),
        (Some(45), "Показ решения", vec!["Развитие продаж", "Продажи крупным заказчикам"]),
        (Some(80), "Согласование договора", vec!["Продажи крупным заказчикам"]),
    ];
    let weights =
        [("first", vec![1.0, 0.0, 0.0, 0.0, 0.0]), ("linear", vec![0.2; 5]), ("last", vec![0.0, 0.0, 0.0, 0.0, 1.0])];
    deal(&touches, &weights, 418_230_000, [Some(31), Some(45), Some(82)])
}

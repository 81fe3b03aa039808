//! Requests for credit (models, rows, eligibility) and the rows of their answers.

use fairshare_import::read::team_rules;
use fairshare_types::model::{Model, ModelSpec};
use fairshare_types::options::EligibilityRules;
use fairshare_types::options::named::{COUNTING, take_counting};
use fairshare_types::order;
use fairshare_types::results::{CreditRow, Moved, PathRow, Paths};
use fairshare_types::scale::Scale;
use serde::Serialize;

use crate::fields::{Fields, apply};
use crate::value::Value;

/// The models named by a property; those of the command line if it is missing.
///
/// # Errors
/// A sentence that lists the models if one is unknown.
pub fn models(fields: &mut Fields) -> Result<Vec<(String, Model)>, String> {
    let names = fields.texts("models")?;
    if names.is_empty() {
        return Ok(ModelSpec::printed());
    }
    names.into_iter().map(|name| Ok((name.clone(), name.parse()?))).collect()
}

/// The eligibility rules; `shares` is a table of channels and their teams, as text.
///
/// # Errors
/// A sentence if an option is unknown, or its value does not suit it.
pub fn eligibility(value: Value) -> Result<EligibilityRules, String> {
    let mut rules = EligibilityRules::default();
    let known: Vec<&str> = COUNTING.into_iter().chain(["shares"]).collect();
    apply(value, "eligibility", &known, &mut |name, text| {
        if name != "shares" {
            return take_counting(&mut rules, name, text);
        }
        rules.rules = team_rules("shares", &text()?)?;
        Ok(true)
    })?;
    Ok(rules)
}

/// Credit of one group under one model.
#[derive(Debug, PartialEq, Serialize)]
pub struct Row {
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<String>,
    name: String,
    model: String,
    minor: i64,
    credit: f64,
    share: f64,
    wins: f64,
}

/// An amount in currency units.
pub fn major(scale: Scale, minor: i64) -> f64 {
    // The nearest number to the decimal text; a division could be off by one bit.
    scale.write(minor).parse().unwrap_or(f64::NAN)
}

/// The rows of each model in turn.
pub fn rows(models: &[(String, Model)], rows: &[CreditRow], scale: Scale) -> Vec<Row> {
    let row = |at: usize, model: &str, of: &CreditRow| Row {
        part: of.part.clone(),
        name: of.name.clone(),
        model: model.to_owned(),
        minor: of.amounts[at],
        credit: major(scale, of.amounts[at]),
        share: of.shares[at],
        wins: of.wins[at],
    };
    models.iter().enumerate().flat_map(|(at, (model, _))| rows.iter().map(move |of| row(at, model, of))).collect()
}

/// Credit that moves from one team to another.
#[derive(Debug, PartialEq, Serialize)]
pub struct Flow {
    from: String,
    to: String,
    minor: i64,
    credit: f64,
}

/// The flows between teams that are not zero, in the order of the teams.
pub fn flows(moved: &Moved, scale: Scale) -> Vec<Flow> {
    let name = |at: usize| if moved.teams[at].is_empty() { "Unassigned".to_owned() } else { moved.teams[at].clone() };
    let width = moved.teams.len();
    let flow = |(at, &minor): (usize, &i64)| Flow {
        from: name(at / width),
        to: name(at % width),
        minor,
        credit: major(scale, minor),
    };
    moved.flows.iter().enumerate().filter(|(_, minor)| **minor != 0).map(flow).collect()
}

/// Decided journeys with one sequence of channels.
#[derive(Debug, PartialEq, Serialize)]
pub struct Path {
    channels: Vec<String>,
    wins: f64,
    losses: f64,
    minor: i64,
    value: f64,
}

/// The paths of a dataset, by the names of their channels. Deals without a touch have none.
pub fn paths(paths: &Paths, scale: Scale) -> Vec<Path> {
    let name = |step: &u32| paths.names.get(*step as usize).cloned().unwrap_or_default();
    let path = |row: &PathRow| Path {
        channels: row.steps.iter().map(name).collect(),
        wins: row.sums.wins as f64,
        losses: row.sums.losses as f64,
        minor: row.sums.amount,
        value: major(scale, row.sums.amount),
    };
    let mut all: Vec<Path> = paths.rows.iter().filter(|row| !row.steps.is_empty()).map(path).collect();
    order::arrange(&mut all, &|a, b| a.channels.cmp(&b.channels));
    all
}

/// The score of a channel or team under a data-driven model.
#[derive(Debug, PartialEq, Serialize)]
pub struct Weight {
    pub model: String,
    pub name: String,
    pub weight: f64,
}

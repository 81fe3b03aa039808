//! `fairshare credit`: credit per group and model, as CSV or JSON.

use fairshare_engine::dataset::Dataset;
use fairshare_engine::model::Model;
use fairshare_engine::team::Counting;
use fairshare_engine::view::{By, Comparison, GroupKind, money};
use serde::Serialize;

use crate::arguments::{Request, Rows};
use crate::shares;
use crate::source;

/// Revenue that nobody earned.
const UNATTRIBUTED: &str = "(unattributed)";

#[derive(Serialize)]
struct Output<'a> {
    by: &'a str,
    value: &'a str,
    models: Vec<&'a str>,
    rows: Vec<Row>,
    totals: Vec<serde_json::Value>,
}

#[derive(Serialize)]
struct Row {
    name: String,
    credit: Vec<serde_json::Value>,
}

/// Credit of one group, per model: minor units, and fractions of deals.
struct Group {
    name: String,
    amounts: Vec<i64>,
    wins: Vec<f64>,
}

/// Runs the command.
pub fn credit(request: &Request) -> Result<String, String> {
    let mut sources = Vec::new();
    for path in &request.files {
        sources.extend(source::open(path).map_err(|unopened| unopened.to_string())?);
    }
    let intake = crate::read(&sources, &request.reading).map_err(|problem| problem.to_string())?;
    let mut data = intake.finish().map_err(|problem| problem.to_string())?;
    let rules = request.shares.as_deref().map(shares::read).transpose()?.unwrap_or_default();
    let counting = Counting { rules, lookback_days: request.lookback_days };
    let models: Vec<Model> = request.models.iter().map(|(_, model)| *model).collect();
    let groups = match request.by {
        Rows::Team => groups(&mut data, By::Team, &models, &counting),
        Rows::Channel => groups(&mut data, By::Channel, &models, &counting),
        Rows::Campaign => groups(&mut data, By::Campaign, &models, &counting),
        Rows::Deal => deals(&mut data, &models, &counting),
    };
    let groups = groups.map_err(|problem| problem.to_string())?;
    if request.json { json(request, &groups) } else { Ok(csv(request, &groups)) }
}

fn groups(
    data: &mut Dataset,
    by: By,
    models: &[Model],
    counting: &Counting,
) -> Result<Vec<Group>, fairshare_engine::problem::Problem> {
    let (comparisons, _) = data.compare(models, &[by], counting)?;
    Ok(comparisons.first().map_or(Vec::new(), |c| (0..c.groups.len()).map(|at| group(c, at)).collect()))
}

fn group(comparison: &Comparison, at: usize) -> Group {
    let of = &comparison.groups[at];
    let name = match (of.kind, comparison.by) {
        (GroupKind::Named, _) => of.name.clone(),
        (GroupKind::Unassigned, By::Team) => "Unassigned".to_owned(),
        (GroupKind::Unassigned, _) => "(none)".to_owned(),
        (GroupKind::Unattributed, _) => UNATTRIBUTED.to_owned(),
    };
    let width = comparison.groups.len();
    Group {
        name,
        amounts: (0..comparison.models.len()).map(|m| comparison.amount(m, at)).collect(),
        wins: (0..comparison.models.len()).map(|m| comparison.deals[m * width + at]).collect(),
    }
}

/// By deal every model gives the same: the deal's own amount. What differs within it is seen by team or channel.
fn deals(
    data: &mut Dataset,
    models: &[Model],
    counting: &Counting,
) -> Result<Vec<Group>, fairshare_engine::problem::Problem> {
    let named = |(name, amount, wins): (String, i64, u64)| Group {
        name,
        amounts: vec![amount; models.len()],
        wins: vec![wins as f64; models.len()],
    };
    let mut rows: Vec<Group> = data.by_deal(counting)?.into_iter().map(named).collect();
    let by_team = groups(data, By::Team, models, counting)?;
    rows.extend(by_team.into_iter().filter(|group| group.name == UNATTRIBUTED));
    Ok(rows)
}

fn csv(request: &Request, groups: &[Group]) -> String {
    let names: Vec<String> = request.models.iter().map(|(name, _)| cell(name)).collect();
    let mut text = format!("{},{}\n", request.by.word(), names.join(","));
    for group in groups {
        let values: Vec<String> = if request.wins {
            group.wins.iter().map(|wins| format!("{wins:.9}")).collect()
        } else {
            group.amounts.iter().map(|amount| money(*amount)).collect()
        };
        text.push_str(&format!("{},{}\n", cell(&group.name), values.join(",")));
    }
    text
}

fn json(request: &Request, groups: &[Group]) -> Result<String, String> {
    let number = |text: String| serde_json::from_str(&text).unwrap_or(serde_json::Value::Null);
    let values = |amounts: &[i64], wins: &[f64]| -> Vec<serde_json::Value> {
        if request.wins {
            wins.iter().map(|wins| number(format!("{wins:.9}"))).collect()
        } else {
            amounts.iter().map(|amount| number(money(*amount))).collect()
        }
    };
    let models = request.models.len();
    let total = |m: usize| groups.iter().map(|g| g.amounts[m]).sum::<i64>();
    let wins = |m: usize| groups.iter().map(|g| g.wins[m]).sum::<f64>();
    let output = Output {
        by: request.by.word(),
        value: if request.wins { "wins" } else { "revenue" },
        models: request.models.iter().map(|(name, _)| name.as_str()).collect(),
        rows: groups.iter().map(|g| Row { name: g.name.clone(), credit: values(&g.amounts, &g.wins) }).collect(),
        totals: values(&(0..models).map(total).collect::<Vec<_>>(), &(0..models).map(wins).collect::<Vec<_>>()),
    };
    serde_json::to_string_pretty(&output).map(|text| text + "\n").map_err(|e| e.to_string())
}

/// A cell of the CSV: quoted where it must be, and with an apostrophe where a spreadsheet would run it.
fn cell(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']);
    if runs || text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}{}\"", if runs { "'" } else { "" }, text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_safe_in_a_spreadsheet() {
        for (text, expected) in
            [("Call", "Call"), ("a,b", "\"a,b\""), ("=1+1", "\"'=1+1\""), ("say \"hi\"", "\"say \"\"hi\"\"\"")]
        {
            assert_eq!(cell(text), expected);
        }
    }
}

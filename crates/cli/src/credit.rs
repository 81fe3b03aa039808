//! `fairshare credit`: credit per group and model, as CSV or JSON.

use fairshare_engine::counting::Counting;
use fairshare_engine::dataset::Dataset;
use fairshare_engine::model::Model;
use fairshare_engine::view::{By, Comparison, GroupKind, money};

use crate::arguments::{Request, Rows};
use crate::table::Table;
use crate::{global, shares, source};

/// Revenue that nobody earned.
const UNATTRIBUTED: &str = "(unattributed)";

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
    let counting = Counting { rules, ..request.counting.clone() };
    let models: Vec<Model> = request.models.iter().map(|(_, model)| model.clone()).collect();
    if request.global {
        return global::table(request, &mut data, &models, &counting)?.write(request);
    }
    let groups = match request.by {
        Rows::Team => groups(&mut data, By::Team, &models, &counting),
        Rows::Channel => groups(&mut data, By::Channel, &models, &counting),
        Rows::Campaign => groups(&mut data, By::Campaign, &models, &counting),
        Rows::Deal => deals(&mut data, &models, &counting),
    };
    let groups = groups.map_err(|problem| problem.to_string())?;
    table(request, &groups).write(request)
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

/// The numbers as they are written: revenue to the cent, wins with nine decimals.
fn table(request: &Request, groups: &[Group]) -> Table {
    let written = |amount: i64, wins: f64| if request.wins { format!("{wins:.9}") } else { money(amount) };
    let row = |group: &Group| {
        let values = group.amounts.iter().zip(&group.wins).map(|(&amount, &wins)| written(amount, wins));
        (group.name.clone(), values.collect())
    };
    let total = |model: usize| {
        let amount = groups.iter().map(|group| group.amounts[model]).sum();
        written(amount, groups.iter().map(|group| group.wins[model]).sum())
    };
    Table { rows: groups.iter().map(row).collect(), totals: (0..request.models.len()).map(total).collect() }
}

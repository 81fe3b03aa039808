//! `fairshare credit`: credit per group and model, as CSV or JSON.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::Decision;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{EligibilityRules, JointCreditPolicy};
use fairshare_types::results::{Availability, Comparison, GroupKind, availability};
use fairshare_types::scale::Scale;

use crate::arguments::{Request, Rows};
use crate::table::{Row, Table};
use crate::warnings::warnings;
use crate::{Printed, global, shares, source, weigh};

/// Name of the row of revenue without a credited touch.
const UNATTRIBUTED: &str = "(unattributed)";
/// Name of a missing campaign, type, month or segment.
const NONE: &str = "(none)";

/// Credit of one group, per model: minor units, and fractions of deals.
struct Group {
    /// The month or segment of a team's row.
    part: Option<String>,
    name: String,
    amounts: Vec<i64>,
    wins: Vec<f64>,
}

/// Runs the command.
pub fn credit(request: &Request) -> Result<Printed, String> {
    let mut sources = Vec::new();
    for path in &request.files {
        sources.extend(source::open(path).map_err(|unopened| unopened.to_string())?);
    }
    let choices = request.reading.choices(sources.iter().map(|source| source.name.as_str()));
    let intake = weigh::read(&sources, &choices, request.threads).map_err(|problem| problem.to_string())?;
    let mut data = intake.finish().and_then(Dataset::join).map_err(|problem| problem.to_string())?;
    weigh::weigh(&mut data, &sources, &choices, request.threads);
    let warnings = warnings(data.facts());
    let unanswered = request.strict && data.facts().decisions.iter().any(Decision::is_asked);
    let printed = |text| Printed { text, warnings, unanswered, ..Printed::default() };
    let rules = request.shares.as_deref().map(shares::read).transpose()?.unwrap_or_default();
    let counting = EligibilityRules { rules, ..request.counting.clone() };
    let models: Vec<Model> = request.models.iter().map(|(_, model)| model.clone()).collect();
    for model in models.iter().filter(|_| request.names_models) {
        let availability = availability(model, data.facts());
        if availability != Availability::Ready {
            crate::warn(&format!("{model}: {availability}"));
        }
    }
    if request.global {
        return global::table(request, &mut data, &models, &counting)?.write(request).map(printed);
    }
    let groups = match request.by.by() {
        Some(by) => groups(&mut data, by, &models, &counting),
        None => deals(&mut data, &models, &counting),
    };
    let groups = groups.map_err(|problem| problem.to_string())?;
    table(request, &groups, data.facts().scale).write(request).map(printed)
}

fn groups(
    data: &mut Dataset,
    by: Dimension,
    models: &[Model],
    counting: &EligibilityRules,
) -> Result<Vec<Group>, fairshare_types::problem::Problem> {
    let (comparisons, _) = data.compare(models, &[by], counting)?;
    Ok(comparisons.first().map_or(Vec::new(), |c| (0..c.groups.len()).map(|at| group(c, at)).collect()))
}

fn group(comparison: &Comparison, at: usize) -> Group {
    let of = &comparison.groups[at];
    let width = comparison.groups.len();
    let part = if of.part.is_empty() { NONE } else { &of.part };
    Group {
        part: comparison.by.is_within().then(|| part.to_owned()),
        name: name(comparison, at),
        amounts: (0..comparison.models.len()).map(|m| comparison.amount(m, at)).collect(),
        wins: (0..comparison.models.len()).map(|m| comparison.deals[m * width + at]).collect(),
    }
}

/// The name of a row.
pub fn name(comparison: &Comparison, at: usize) -> String {
    let of = &comparison.groups[at];
    match (of.kind, comparison.by) {
        (GroupKind::Named, _) => of.name.clone(),
        (GroupKind::Joint, _) => "Joint".to_owned(),
        (GroupKind::Unassigned, Dimension::Team | Dimension::Month | Dimension::Segment) => "Unassigned".to_owned(),
        (GroupKind::Unassigned, _) => NONE.to_owned(),
        (GroupKind::Unattributed, _) => UNATTRIBUTED.to_owned(),
    }
}

/// Credit by deal: the deal's own amount under every model. Models differ only within a deal, by team or channel.
fn deals(
    data: &mut Dataset,
    models: &[Model],
    counting: &EligibilityRules,
) -> Result<Vec<Group>, fairshare_types::problem::Problem> {
    let named = |(name, amount, wins): (String, i64, u64)| Group {
        part: None,
        name,
        amounts: vec![amount; models.len()],
        wins: vec![wins as f64; models.len()],
    };
    let mut rows: Vec<Group> = data.by_deal(counting)?.into_iter().map(named).collect();
    let by_team = groups(data, Dimension::Team, models, counting)?;
    rows.extend(by_team.into_iter().filter(|group| group.name == UNATTRIBUTED));
    Ok(rows)
}

/// Formats the numbers: revenue with all decimal places of the data, wins with nine decimals.
fn table(request: &Request, groups: &[Group], scale: Scale) -> Table {
    let written = |amount: i64, wins: f64| if request.wins { format!("{wins:.9}") } else { scale.write(amount) };
    let row = |group: &Group| {
        let values = group.amounts.iter().zip(&group.wins).map(|(&amount, &wins)| written(amount, wins));
        Row { part: group.part.clone(), name: group.name.clone(), values: values.collect() }
    };
    // Overlay gives joint credit to each of its teams in full, so the rows have no sum.
    let adds_up = request.by != Rows::Team || request.counting.joint != JointCreditPolicy::Overlay;
    let total = |model: usize| {
        if !adds_up {
            return String::new();
        }
        let amount = groups.iter().map(|group| group.amounts[model]).sum();
        written(amount, groups.iter().map(|group| group.wins[model]).sum())
    };
    Table { rows: groups.iter().map(row).collect(), totals: (0..request.models.len()).map(total).collect() }
}

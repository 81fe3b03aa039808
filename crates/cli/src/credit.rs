//! `fairshare credit`: credit per group and model, as CSV or JSON.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::Decision;
use fairshare_types::dimension::RowsBy;
use fairshare_types::model::Model;
use fairshare_types::options::{EligibilityRules, JointCreditPolicy};
use fairshare_types::results::{Availability, CreditRow, UnconvertedShares, availability};
use fairshare_types::scale::Scale;

use crate::arguments::Request;
use crate::table::{Row, Table};
use crate::warnings::{unmatched, unused_rates, warnings};
use crate::{Printed, global, shares, touches, weigh};

/// Runs the command.
pub fn credit(request: &Request) -> Result<Printed, String> {
    let mut data = weigh::dataset(&request.files, &request.reading, request.threads)?;
    let mut warnings = warnings(data.facts());
    warnings.extend(unmatched(&request.counting, data.facts()));
    warnings.extend(unused_rates(&request.reading, data.facts()));
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
    if request.touches {
        touches::write(request, &mut data, &models, &counting)?;
        return Ok(printed(String::new()));
    }
    for line in unconverted(&mut data, &models, &counting)? {
        crate::warn(&line);
    }
    let rows = data.credit_rows(request.by, &models, &counting).map_err(|problem| problem.to_string())?;
    table(request, &rows, data.facts().scale).write(request).map(printed)
}

/// Formats the numbers: revenue with all decimal places of the data, wins with nine decimals.
fn table(request: &Request, groups: &[CreditRow], scale: Scale) -> Table {
    let written = |amount: i64, wins: f64| if request.wins { format!("{wins:.9}") } else { scale.write(amount) };
    let row = |group: &CreditRow| {
        let values = group.amounts.iter().zip(&group.wins).map(|(&amount, &wins)| written(amount, wins));
        Row { part: group.part.clone(), name: group.name.clone(), values: values.collect() }
    };
    // Overlay gives joint credit to each of its teams in full, so the rows have no sum.
    let adds_up = request.by != RowsBy::Team || request.counting.joint != JointCreditPolicy::Overlay;
    let total = |model: usize| {
        if !adds_up {
            return String::new();
        }
        let amount = groups.iter().map(|group| group.amounts[model]).sum();
        written(amount, groups.iter().map(|group| group.wins[model]).sum())
    };
    Table { rows: groups.iter().map(row).collect(), totals: (0..request.models.len()).map(total).collect() }
}

/// Prints how the people who did not convert change learned models, if one was requested.
fn unconverted(data: &mut Dataset, models: &[Model], counting: &EligibilityRules) -> Result<Vec<String>, String> {
    if !models.iter().any(Model::is_learned) {
        return Ok(Vec::new());
    }
    let found = data.unconverted(counting).map_err(|problem| problem.to_string())?;
    if found.people == 0 {
        return Ok(Vec::new());
    }
    let percent = |share: f64| format!("{:.1} %", share * 100.0);
    let line = |of: &UnconvertedShares| {
        let group = |(name, with, without): &(String, f64, f64)| match of.learns_without {
            true => format!("{name} {} with them, {} without", percent(*with), percent(*without)),
            false => format!("{name} {} with them", percent(*with)),
        };
        let groups: Vec<String> = of.groups.iter().map(group).collect();
        let rest =
            if of.learns_without { "" } else { "; without them no journey is lost, and the model learns nothing" };
        format!("{}: {}{rest}.", of.model, groups.join("; "))
    };
    let people = format!("{} people did not convert; they count as lost journeys.", found.people);
    Ok(std::iter::once(people).chain(found.models.iter().map(line)).collect())
}

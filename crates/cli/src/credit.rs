//! `fairshare credit`: credit per group and model, as CSV or JSON.

use fairshare_types::decision::Decision;
use fairshare_types::dimension::RowsBy;
use fairshare_types::model::Model;
use fairshare_types::options::{EligibilityRules, JointCreditPolicy};
use fairshare_types::results::{Availability, CreditRow, availability};
use fairshare_types::scale::Scale;

use crate::arguments::Request;
use crate::table::{Row, Table};
use crate::warnings::{unmatched, warnings};
use crate::{Printed, global, shares, touches, weigh};

/// Runs the command.
pub fn credit(request: &Request) -> Result<Printed, String> {
    let mut data = weigh::dataset(&request.files, &request.reading, request.threads)?;
    let mut warnings = warnings(data.facts());
    warnings.extend(unmatched(&request.counting, data.facts()));
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
        let text = touches::print(request, &mut data, &models, &counting)?;
        return Ok(printed(text));
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

//! `--global`: score / sum of scores x all won revenue, unrounded, as R and Python packages print it.

use std::collections::BTreeMap;

use fairshare_engine::dataset::Dataset;
use fairshare_types::dimension::RowsBy;
use fairshare_types::model::{Model, Players};
use fairshare_types::options::EligibilityRules;

use crate::arguments::Request;
use crate::table::{Row, Table};

/// The global tables of these models, side by side.
pub fn table(
    request: &Request,
    data: &mut Dataset,
    models: &[Model],
    counting: &EligibilityRules,
) -> Result<Table, String> {
    let scale = data.facts().scale;
    let mut rows: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for (at, model) in models.iter().enumerate() {
        if !model.is_learned() {
            return Err(format!("--global is for data-driven models; {model} credits each deal on its own."));
        }
        let by = if model.players() == Players::Teams { RowsBy::Team } else { RowsBy::Channel };
        if request.by != by {
            return Err(format!("{model} scores each {0}: add --by {0}.", by.word()));
        }
        for row in data.evidence(model, counting).map_err(|problem| problem.to_string())?.rows {
            let values = rows.entry(row.name).or_insert_with(|| vec![0.0; models.len()]);
            values[at] = if request.wins { row.wins } else { scale.major(row.revenue) };
        }
    }
    let total = |at: usize| rows.values().map(|values| values[at]).sum::<f64>();
    let totals = (0..models.len()).map(|at| format!("{:.9}", total(at))).collect();
    let written = |values: Vec<f64>| values.iter().map(|value| format!("{value:.9}")).collect();
    let row = |(name, values)| Row { part: None, name, values: written(values) };
    Ok(Table { totals, rows: rows.into_iter().map(row).collect() })
}

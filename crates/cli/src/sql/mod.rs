//! `fairshare sql`: the query that a warehouse runs on its own tables.

mod arguments;
mod scores;

use std::path::Path;

use fairshare_choices::catalogue::{Has, Kind};
use fairshare_sql::{Dialect, Mapping, Output, Request};
use fairshare_types::dimension::Dimension;
use fairshare_types::options::{EligibilityRules, FileChoices, RowChoices};

pub use arguments::{Query, parse};

use crate::{Printed, project, shares};

/// Runs the command: prints the query, or writes it into a folder.
pub fn sql(query: &Query) -> Result<Printed, String> {
    let (request, warnings) = request(query)?;
    let text = fairshare_sql::write(&request, query.dialect).map_err(|refused| refused.to_string())?;
    let Some(folder) = &query.out else { return Ok(Printed { text, warnings, ..Printed::default() }) };
    let path = Path::new(folder).join(format!("{}.sql", request.output.key()));
    let unwritten = |_| format!("{} could not be written. Check the folder and its permissions.", path.display());
    std::fs::create_dir_all(folder).map_err(unwritten)?;
    write_whole(&path, text.as_bytes()).map_err(unwritten)?;
    Ok(Printed { text: format!("{}\n", path.display()), warnings, ..Printed::default() })
}

/// Writes a file beside its place and moves it there, so that no part of it is ever seen.
pub fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let part = path.with_extension("part");
    std::fs::write(&part, bytes)?;
    std::fs::rename(&part, path)
}

/// The request of a command with the settings of its project, and warnings about those that it cannot have.
pub fn request(query: &Query) -> Result<(Request, Vec<String>), String> {
    let mut request = Request {
        output: query.output,
        touches: query.touches.clone(),
        deals: query.deals.clone(),
        mapping: Mapping::parse(&query.mapping, query.deals.is_some()).map_err(|refused| refused.to_string())?,
        models: query.models.clone(),
        by: query.by.unwrap_or(if query.output == Output::Paths { Dimension::Channel } else { Dimension::Team }),
        rules: query.counting.clone(),
        stages: query.reading.stages().to_vec(),
        rates: query.reading.rates().to_vec(),
        scale: query.scale,
        keep_duplicates: query.reading.joining().keep_duplicates,
        count_late: query.reading.rows().count_late,
        count_outside_deals: query.reading.rows().count_outside_deals,
        zoned: query.zoned,
        groups_channels: false,
        scores: query.weights.as_deref().map(scores::read).transpose()?.unwrap_or_default(),
    };
    if let Some(path) = &query.shares {
        request.rules.rules = shares::read(path)?;
    }
    let warnings = match &query.project {
        Some(path) => take(path, query, &mut request)?,
        None => Vec::new(),
    };
    Ok((request, warnings))
}

/// Takes the settings of a project: rules, models, dimension, meanings of stages, rates. Returns warnings about choices
/// for single files, which tables do not have.
fn take(path: &str, query: &Query, request: &mut Request) -> Result<Vec<String>, String> {
    if query.counting != EligibilityRules::default() || query.shares.is_some() {
        return Err(format!(
            "With --project, the rules are those of {path}: leave out the options that say what counts."
        ));
    }
    let saved = project::open(path)?.saved;
    if saved.left_out.any() {
        return Err(format!(
            "{path} lacks a part of its settings: save the project again, with the names of its filters."
        ));
    }
    let choices = saved.choices;
    request.rules = choices.counting();
    request.stages.extend(choices.import.stages.clone());
    request.rates.extend(choices.import.rates.clone());
    request.groups_channels = !choices.import.grouping.is_off();
    request.keep_duplicates |= choices.import.joining.keep_duplicates;
    let rows = |chosen: fn(&fairshare_types::options::RowChoices) -> bool| {
        choices.import.files.iter().any(|(_, file)| chosen(&file.rows))
    };
    request.count_late |= rows(|rows| rows.count_late);
    request.count_outside_deals |= rows(|rows| rows.count_outside_deals);
    let of_paths = query.output == Output::Paths;
    if let (None, Some(by), false) = (query.by, choices.rows.or(choices.compare), of_paths) {
        request.by = by;
    }
    if query.models.is_empty() {
        request.models = match choices.agreed_model() {
            Some(model) => vec![model],
            // Of the models shown, those that the query can compute.
            None => {
                let unusable = Kind::ALL.into_iter().filter(|kind| !request.can_write(&choices.settings.model(*kind)));
                let shown = choices.selection.shown(Has::all_but(unusable));
                shown.into_iter().map(|kind| choices.settings.model(kind)).collect()
            }
        };
    }
    Ok(choices.import.files.iter().filter_map(|(name, file)| not_taken(path, name, file)).collect())
}

/// A warning if a project reads a file in a way of its own, other than by choices that a query has too.
fn not_taken(path: &str, name: &str, file: &FileChoices) -> Option<String> {
    let RowChoices { count_late, count_outside_deals, .. } = file.rows;
    let taken = FileChoices {
        rows: RowChoices { count_late, count_outside_deals, ..RowChoices::default() },
        ..FileChoices::default()
    };
    (*file != taken).then(|| {
        format!(
            "warning: {path} reads {name} by choices of its own, such as roles of columns or rows left out. A query does \
             not know them: name columns by --mapping, and leave out rows in a view."
        )
    })
}

/// The dialect of a word.
pub fn dialect(word: &str) -> Result<Dialect, String> {
    word.parse().map_err(|refused: fairshare_sql::Refused| refused.to_string())
}

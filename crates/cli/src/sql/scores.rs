//! Reads the file of `--weights`, as `fairshare weights` writes it.

use fairshare_import::source::{Dialect, Record, Splitter};
use fairshare_sql::Scores;
use fairshare_types::model::Model;
use fairshare_types::spreadsheet::guarded;

/// Reads the scores of all models in the file.
pub fn read(path: &str) -> Result<Vec<Scores>, String> {
    let text = std::fs::read_to_string(path).map_err(|_| format!("{path} could not be read."))?;
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    let mut splitter = Splitter::with(Dialect::find(text.as_bytes(), None));
    let mut each = |record: Record<'_>| {
        let cells = (0..record.len()).map(|at| String::from_utf8_lossy(record.cell(at)).into_owned()).collect();
        rows.push((record.line, cells));
    };
    let split = splitter.push(text.as_bytes(), &mut each).and_then(|()| splitter.finish(&mut each));
    split.map_err(|_| format!("{path} is not a table of weights."))?;
    let mut rows = rows.into_iter();
    if rows.next().is_none_or(|(_, head)| head != ["model", "name", "weight"]) {
        return Err(format!("{path} needs the columns model, name and weight, as fairshare weights writes them."));
    }
    let mut all: Vec<Scores> = Vec::new();
    for (line, cells) in rows {
        let wrong = || format!("{path}, line {line}: the model or the weight cannot be read.");
        let [model, name, weight] = &cells[..] else { return Err(wrong()) };
        // A name that a spreadsheet would take for a formula has an apostrophe before it.
        let bare = name.strip_prefix('\'').filter(|bare| guarded(bare) != *bare);
        let name = bare.unwrap_or(name).to_owned();
        let model: Model = model.parse().map_err(|_| wrong())?;
        let weight: f64 = weight.parse().ok().filter(|weight: &f64| weight.is_finite()).ok_or_else(wrong)?;
        let twice = format!("{path}, line {line}: {model} has two weights for \u{201c}{name}\u{201d}.");
        if !Scores::add(&mut all, model, name, weight) {
            return Err(twice);
        }
    }
    Ok(all)
}

//! Reads JSON (a list of objects, one object per line, or an API's envelope) as tables with a column per name.
//!
//! Values are copied as written. Objects are flattened one level at a time, to [`DEPTH`](table::DEPTH) levels; deeper ones are kept
//! as text, without building anything from them.

mod table;
#[cfg(test)]
mod tests;

use serde_json::value::RawValue;

use crate::budget::Budget;
use crate::encoding::{decode, detect};
use crate::envelope::{Envelope, is_page};
use crate::{Refusal, Sheet};

use table::Table;

/// The tables of a JSON file.
///
/// Columns are ordered by the first occurrence of their names. Numbers are copied as written, `null` is an empty cell,
/// a nested object gives columns `a.b`, a list its text in one cell. Parameters such as `[{"key": "a", "value": 1}]`
/// become columns too. If a list of objects is inside an object, the list is the table and its siblings are skipped.
///
/// # Errors
/// Why the file cannot be used.
///
/// ```
/// let sheets = fairshare_foreign::json(br#"{"results": [{"deal": "A", "amount": 10.50}], "total": 1}"#)?;
/// assert_eq!(sheets[0].csv, b"deal,amount\nA,10.50\n");
/// # Ok::<(), fairshare_foreign::Refusal>(())
/// ```
pub fn json(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        let detected = detect(bytes);
        let (utf8, undecodable) = decode(bytes, detected.name)?;
        let mut sheets = tables(std::str::from_utf8(&utf8).map_err(|_| Refusal::NotJson)?)?;
        for sheet in &mut sheets {
            (sheet.notes.encoding, sheet.notes.undecodable) = (Some(detected.clone()), undecodable);
        }
        return Ok(sheets);
    };
    tables(text)
}

fn tables(text: &str) -> Result<Vec<Sheet>, Refusal> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_ascii().is_empty() {
        return Err(Refusal::Empty);
    }
    // A list is one value; objects in lines are many.
    let mut values = serde_json::Deserializer::from_str(text)
        .into_iter::<&RawValue>()
        .map(|value| value.map_err(|_| Refusal::NotJson));
    let first = values.next().ok_or(Refusal::Empty)??;
    let second = values.next().transpose()?;
    let mut table = Table::default();
    match (Envelope::of(first)?, second) {
        (Some(envelope), None) => return wrapped(&envelope),
        // Pages of an API, one after the other.
        (Some(envelope), Some(second)) if is_page(&envelope) => {
            table.notes.list = envelope.lists.first().map(|(path, _)| path.clone());
            for value in [Ok(first), Ok(second)].into_iter().chain(values) {
                match Envelope::of(value?)? {
                    Some(page) => {
                        page.lists.iter().try_for_each(|(_, list)| table.list(list))?;
                        // The last page tells whether all pages are here.
                        table.notes.more_pages = page.more;
                    }
                    None => table.value_of_file(value?)?,
                }
            }
        }
        _ => [Ok(first)]
            .into_iter()
            .chain(second.map(Ok))
            .chain(values)
            .try_for_each(|value| table.value_of_file(value?))?,
    }
    Ok(vec![table.sheet(String::new())?.0])
}

/// The lists of an object, each as a table.
fn wrapped(envelope: &Envelope<'_>) -> Result<Vec<Sheet>, Refusal> {
    let mut sheets = Vec::new();
    let mut budget = Budget::default();
    for (path, list) in &envelope.lists {
        let mut table = Table::within(budget);
        table.notes.list = Some(path.clone());
        table.notes.more_pages.clone_from(&envelope.more);
        table.list(list)?;
        let name = if envelope.lists.len() == 1 { String::new() } else { path.clone() };
        match table.sheet(name) {
            Ok((sheet, left)) => (budget, _) = (left, sheets.push(sheet)),
            Err(Refusal::Empty) => {}
            Err(refusal) => return Err(refusal),
        }
    }
    if sheets.is_empty() { Err(Refusal::Empty) } else { Ok(sheets) }
}

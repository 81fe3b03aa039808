//! The files that a caller gave, and how they are read.

use fairshare_engine::dataset::Dataset;
use fairshare_engine::effects::weigh;
use fairshare_engine::grouping::check;
use fairshare_import::read::{Intake, channel_rules};
use fairshare_types::options::named::{READING, ReadingOptions};
use fairshare_types::options::{Choices, Grouping};
use fairshare_types::problem::Problem;

use crate::fields::{Fields, apply};
use crate::value::Value;

/// A file in memory.
pub struct File {
    name: String,
    bytes: Vec<u8>,
}

/// What `read` takes.
const TAKES: &str = "read takes a list of files, each { name, text } or { name, bytes }";

/// The files of a list.
///
/// # Errors
/// A sentence if it is no list of files.
pub fn files(value: Value) -> Result<Vec<File>, String> {
    match value {
        Value::List(files) if files.is_empty() => Err(format!("{TAKES}; this list is empty.")),
        Value::List(files) => files.into_iter().map(file).collect(),
        other => Err(format!("{TAKES}, not {}.", other.kind())),
    }
}

fn file(value: Value) -> Result<File, String> {
    let mut fields = Fields::of(value, "A file", &["name", "text", "bytes"])?;
    let name = fields.text("name")?.filter(|name| !name.is_empty()).ok_or("A file needs a name, such as deals.csv.")?;
    let bytes = match (fields.take("text"), fields.take("bytes")) {
        (Value::Text(text), Value::Nothing) => text.into_bytes(),
        (Value::Nothing, Value::Bytes(bytes)) => bytes,
        (Value::Nothing, Value::Nothing) => return Err(format!("{name} needs its text or its bytes.")),
        (Value::Nothing, other) => {
            let kind = other.kind();
            return Err(format!("bytes of {name} takes a Uint8Array or an ArrayBuffer, not {kind}."));
        }
        (Value::Text(_), _) => return Err(format!("{name} takes text or bytes, not both.")),
        (other, _) => return Err(format!("text of {name} takes a text, not {}.", other.kind())),
    };
    Ok(File { name, bytes })
}

/// The options of `read`. `mapping` takes an object of roles and columns, or text as on the command line.
///
/// # Errors
/// A sentence if an option is unknown, or its value does not suit it.
pub fn options(value: Value) -> Result<ReadingOptions, String> {
    let mut options = ReadingOptions::default();
    let value = match value {
        Value::Object(fields) => {
            let is_mapping = |(name, value): &(String, Value)| name == "mapping" && matches!(value, Value::Object(_));
            let (mappings, others): (Vec<_>, Vec<_>) = fields.into_iter().partition(is_mapping);
            mappings.into_iter().try_for_each(|(_, mapping)| map(&mut options, mapping))?;
            Value::Object(others)
        }
        other => other,
    };
    let known: Vec<&str> = READING.into_iter().chain([RULES]).collect();
    apply(value, "read", &known, &mut |name, text| {
        if name != RULES {
            return options.take(name, text);
        }
        group(&mut options, &text()?)?;
        Ok(true)
    })?;
    Ok(options)
}

/// The option with the rules that group channels: a file on the command line, the text of a table here.
const RULES: &str = "group-rules";

/// Takes the rules in the text of a table.
fn group(options: &mut ReadingOptions, text: &str) -> Result<(), String> {
    let found = channel_rules("groupRules", text)?;
    let grouping = Grouping { groups: None, rules: found.rules.clone() };
    check(&grouping).map_err(|(rule, fault)| found.says(rule, &fault))?;
    options.group_by(found.rules);
    Ok(())
}

/// Takes the columns of an object in the roles that are its keys.
fn map(options: &mut ReadingOptions, mapping: Value) -> Result<(), String> {
    let Value::Object(columns) = mapping else { return Ok(()) };
    for (role, column) in columns {
        match column {
            Value::Text(column) => options.map(&role, &column)?,
            other => return Err(format!("{role} of mapping takes a column, not {}.", other.kind())),
        }
    }
    Ok(())
}

/// Reads files, joins them, and computes the effects of uncertain decisions.
///
/// # Errors
/// A [`Problem`] if they give no journeys.
pub fn read(files: &[File], options: &ReadingOptions) -> Result<Dataset, Problem> {
    let choices = options.choices(files.iter().map(|file| file.name.as_str()));
    let mut data = joined(files, &choices, u64::MAX)?;
    let sizes: Vec<u64> = files.iter().map(|file| file.bytes.len() as u64).collect();
    weigh(&mut data, &choices, &sizes, &mut |choices, most| joined(files, choices, most));
    Ok(data)
}

/// Reads at most `most` bytes of each file.
fn joined(files: &[File], choices: &Choices, most: u64) -> Result<Dataset, Problem> {
    let mut intake = Intake::with(choices.clone());
    loop {
        for file in files {
            let head = head(&file.bytes, usize::try_from(most).unwrap_or(usize::MAX));
            intake.open(&file.name, head.len() as u64);
            intake.push(head)?;
            intake.close()?;
        }
        if !intake.again() {
            return intake.finish().and_then(Dataset::join);
        }
    }
}

/// The first bytes of a file, up to its last whole line.
fn head(bytes: &[u8], most: usize) -> &[u8] {
    let Some(head) = bytes.get(..most).filter(|head| head.len() < bytes.len()) else { return bytes };
    head.iter().rposition(|&byte| byte == b'\n').map_or(head, |end| &head[..=end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_ends_with_a_whole_line() {
        assert_eq!(head(b"a\nbc\nd", 4), b"a\n");
        assert_eq!(head(b"a\nbc\nd", 6), b"a\nbc\nd");
        assert_eq!(head(b"abc", 2), b"ab");
    }
}

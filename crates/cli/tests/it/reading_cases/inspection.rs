//! Looks things up in the JSON that `inspect` prints.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

/// Verdicts on files that are not used.
const UNUSABLE: [&str; 4] = ["not_journeys", "unreadable", "refused", "empty"];

/// The elements of a list; empty for any other value.
pub fn elements(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The texts among the elements of a list.
pub fn texts(value: &Value) -> Vec<&str> {
    elements(value).iter().filter_map(Value::as_str).collect()
}

pub fn files(seen: &Value) -> &[Value] {
    elements(&seen["files"])
}

/// All texts in a value, at any depth.
fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(parts) => parts.iter().flat_map(strings).collect(),
        Value::Object(parts) => parts.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

/// Questions, assumptions, notices and uncertain decisions, of the whole import and of each file.
pub fn remarks(seen: &Value) -> Vec<String> {
    let mut remarks = Vec::new();
    for part in std::iter::once(seen).chain(files(seen)) {
        for key in ["questions", "assumes", "notices"] {
            remarks.extend(strings(&part[key]).into_iter().map(ToOwned::to_owned));
        }
        let decisions = elements(&part["decisions"]).iter();
        remarks.extend(decisions.filter(|it| it["confidence"] != "certain").map(|it| strings(it).join(" ")));
    }
    remarks
}

/// Error messages, of the whole import and of each file.
pub fn messages(seen: &Value) -> Vec<String> {
    let parts = std::iter::once(seen).chain(files(seen));
    parts.filter_map(|part| part["message"].as_str()).filter(|text| !text.is_empty()).map(ToOwned::to_owned).collect()
}

pub fn has_unusable_file(seen: &Value) -> bool {
    files(seen).iter().filter_map(|file| file["verdict"].as_str()).any(|verdict| UNUSABLE.contains(&verdict))
}

/// The role of each column, by its heading.
pub fn roles(seen: &Value) -> BTreeMap<&str, &Value> {
    let columns = files(seen).iter().flat_map(|file| elements(&file["columns"]));
    columns.filter_map(|column| Some((column["name"].as_str()?, &column["role"]))).collect()
}

/// Whether the line contains one of the words, ignoring case.
pub fn mentions(line: &str, words: &[&str]) -> bool {
    let line = line.to_lowercase();
    words.iter().any(|word| line.contains(&word.to_lowercase()))
}

/// Lines without the names of the files, whose words are not the program's.
pub fn without_names(lines: Vec<String>, files: &[&str]) -> Vec<String> {
    let strip =
        |line: String| files.iter().fold(line, |line, file| line.replace(file, "").replace(base_name(file), ""));
    lines.into_iter().map(strip).collect()
}

pub fn base_name(file: &str) -> &str {
    Path::new(file).file_name().and_then(|name| name.to_str()).unwrap_or(file)
}

/// A decimal number without superfluous zeros, so that equal numbers are equal texts.
pub fn normalized(decimal: &str) -> Option<String> {
    let (sign, digits) = decimal.strip_prefix('-').map_or(("", decimal), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let sign = if whole.is_empty() && fraction.is_empty() { "" } else { sign };
    Some(format!("{sign}{whole}.{fraction}"))
}

/// Sums of money by currency; `None` if one of them is not a number.
pub fn money(sums: &Value) -> Option<BTreeMap<&str, String>> {
    let sums = sums.as_object().into_iter().flatten();
    sums.map(|(code, sum)| Some((code.as_str(), normalized(sum.as_str()?)?))).collect()
}

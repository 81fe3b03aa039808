//! The rules file of `--shares`.

use fairshare_import::read::team_rules;
use fairshare_types::options::Rule;

/// Reads the rules.
pub fn read(path: &str) -> Result<Vec<Rule>, String> {
    team_rules(path, &text_of(path)?)
}

/// The text of a table of rules.
pub fn text_of(path: &str) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|_| format!("{path} could not be read."))?;
    String::from_utf8(bytes).map_err(|_| format!("{path} is not in UTF-8; save it as CSV (UTF-8)."))
}

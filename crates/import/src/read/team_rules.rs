//! A table of rules: which channel, campaign or touch type belongs to which teams.

use fairshare_types::dimension::Dimension;
use fairshare_types::options::Rule;

use crate::parse::parse_shares;
use crate::source::{Dialect, Record, Splitter};

/// Reads rules from a table with a column `channel`, `campaign` or `type`, and a column `team` with teams and shares.
/// `name` is that of the table, for messages.
///
/// # Errors
/// A sentence if the text is no such table.
pub fn team_rules(name: &str, text: &str) -> Result<Vec<Rule>, String> {
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    let mut splitter = Splitter::with(Dialect::find(text.as_bytes(), None));
    let mut each = |record: Record<'_>| {
        let cells = (0..record.len()).map(|at| String::from_utf8_lossy(record.cell(at)).into_owned()).collect();
        rows.push((record.line, cells));
    };
    let split = splitter.push(text.trim_start_matches('\u{feff}').as_bytes(), &mut each);
    split.and_then(|()| splitter.finish(&mut each)).map_err(|_| format!("{name} is not a table of rules."))?;
    let mut rows = rows.into_iter();
    let header: Vec<String> =
        rows.next().map_or(Vec::new(), |(_, cells)| cells.iter().map(|c| c.to_lowercase()).collect());
    let position = |word: &str| header.iter().position(|cell| cell == word);
    let team = position("team");
    let keys = [(Dimension::Channel, "channel"), (Dimension::Campaign, "campaign"), (Dimension::Type, "type")];
    let keys: Vec<(Dimension, usize)> = keys.into_iter().filter_map(|(by, word)| Some((by, position(word)?))).collect();
    let (Some(team), false) = (team, keys.is_empty()) else {
        return Err(format!("{name} needs the columns channel (or campaign, or type) and team."));
    };
    let mut rules = Vec::new();
    for (line, cells) in rows {
        let shares = cells.get(team).ok_or(()).and_then(|cell| parse_shares(cell).map_err(|_| ()));
        let shares = shares.map_err(|()| format!("{name}, line {line}: the teams and shares cannot be read."))?;
        for &(by, at) in &keys {
            if let Some(key) = cells.get(at).filter(|key| !key.is_empty()) {
                rules.push(Rule { by, name: key.clone(), shares: shares.parts.clone() });
            }
        }
    }
    Ok(rules)
}

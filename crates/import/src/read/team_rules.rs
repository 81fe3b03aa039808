//! A table of rules: which channel, campaign or touch type belongs to which teams.

use fairshare_types::dimension::Dimension;
use fairshare_types::options::Rule;

use super::rule_table::RuleTable;
use crate::parse::parse_shares;

/// Reads rules from a table with a column `channel`, `campaign` or `type`, and a column `team` with teams and shares.
/// `name` is that of the table, for messages.
///
/// # Errors
/// A sentence if the text is no such table.
pub fn team_rules(name: &str, text: &str) -> Result<Vec<Rule>, String> {
    let table = RuleTable::read(name, text)?;
    let team = table.column("team");
    let keys = [(Dimension::Channel, "channel"), (Dimension::Campaign, "campaign"), (Dimension::Type, "type")];
    let keys: Vec<(Dimension, usize)> =
        keys.into_iter().filter_map(|(by, word)| Some((by, table.column(word)?))).collect();
    let (Some(team), false) = (team, keys.is_empty()) else {
        return Err(format!("{name} needs the columns channel (or campaign, or type) and team."));
    };
    let mut rules = Vec::new();
    for (line, cells) in &table.rows {
        let shares = cells.get(team).ok_or(()).and_then(|cell| parse_shares(cell).map_err(|_| ()));
        let shares = shares.map_err(|()| table.says(*line, "the teams and shares cannot be read."))?;
        for &(by, at) in &keys {
            if let Some(key) = cells.get(at).filter(|key| !key.is_empty()) {
                rules.push(Rule { by, name: key.clone(), shares: shares.parts.clone() });
            }
        }
    }
    Ok(rules)
}

//! The rules file of `--shares`: which channel, campaign or touch type belongs to which teams.

use fairshare_import::parse::parse_shares;
use fairshare_import::source::Splitter;
use fairshare_types::dimension::Dimension;
use fairshare_types::options::Rule;

/// Reads the rules: a column `channel`, `campaign` or `type`, and a column `team` with teams and shares.
pub fn read(path: &str) -> Result<Vec<Rule>, String> {
    let bytes = std::fs::read(path).map_err(|_| format!("{path} could not be read."))?;
    let text = String::from_utf8(bytes).map_err(|_| format!("{path} is not in UTF-8; save it as CSV (UTF-8)."))?;
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    let mut splitter = Splitter::with(fairshare_import::source::Dialect::find(text.as_bytes(), None));
    let mut each = |record: fairshare_import::source::Record<'_>| {
        let cells = (0..record.len()).map(|at| String::from_utf8_lossy(record.cell(at)).into_owned()).collect();
        rows.push((record.line, cells));
    };
    let split = splitter.push(text.trim_start_matches('\u{feff}').as_bytes(), &mut each);
    split.and_then(|()| splitter.finish(&mut each)).map_err(|_| format!("{path} is not a table of rules."))?;
    let mut rows = rows.into_iter();
    let header: Vec<String> =
        rows.next().map_or(Vec::new(), |(_, cells)| cells.iter().map(|c| c.to_lowercase()).collect());
    let position = |name: &str| header.iter().position(|cell| cell == name);
    let team = position("team");
    let keys = [(Dimension::Channel, "channel"), (Dimension::Campaign, "campaign"), (Dimension::Type, "type")];
    let keys: Vec<(Dimension, usize)> = keys.into_iter().filter_map(|(by, name)| Some((by, position(name)?))).collect();
    let (Some(team), false) = (team, keys.is_empty()) else {
        return Err(format!("{path} needs the columns channel (or campaign, or type) and team."));
    };
    let mut rules = Vec::new();
    for (line, cells) in rows {
        let shares = cells.get(team).ok_or(()).and_then(|cell| parse_shares(cell).map_err(|_| ()));
        let shares = shares.map_err(|()| format!("{path}, line {line}: the teams and shares cannot be read."))?;
        for &(by, at) in &keys {
            if let Some(name) = cells.get(at).filter(|name| !name.is_empty()) {
                rules.push(Rule { by, name: name.clone(), shares: shares.parts.clone() });
            }
        }
    }
    Ok(rules)
}

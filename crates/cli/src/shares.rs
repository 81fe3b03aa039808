//! The file of rules that `--shares` names: which channel, campaign or type of touch belongs to whom.

use fairshare_engine::team::Rule;
use fairshare_engine::view::By;
use fairshare_import::parse::parse_shares;
use fairshare_import::source::Splitter;

/// Reads rules: a column `channel`, `campaign` or `type`, and a column `team` with teams and shares.
pub fn read(path: &str) -> Result<Vec<Rule>, String> {
    let bytes = std::fs::read(path).map_err(|_| format!("{path} could not be read."))?;
    let text = String::from_utf8(bytes).map_err(|_| format!("{path} is not in UTF-8; save it as CSV (UTF-8)."))?;
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    let mut splitter = Splitter::with(fairshare_import::detect::Dialect::find(text.as_bytes(), None));
    let mut each = |record: fairshare_import::source::Record<'_>| {
        let cells = (0..record.len()).map(|at| String::from_utf8_lossy(record.cell(at)).into_owned()).collect();
        rows.push((record.line, cells));
    };
    let split = splitter.push(text.trim_start_matches('\u{feff}').as_bytes(), &mut each);
    split.and_then(|()| splitter.finish(&mut each)).map_err(|_| format!("{path} is no table of rules."))?;
    let mut rows = rows.into_iter();
    let header: Vec<String> =
        rows.next().map_or(Vec::new(), |(_, cells)| cells.iter().map(|c| c.to_lowercase()).collect());
    let position = |name: &str| header.iter().position(|cell| cell == name);
    let team = position("team");
    let keys = [(By::Channel, "channel"), (By::Campaign, "campaign"), (By::Type, "type")];
    let keys: Vec<(By, usize)> = keys.into_iter().filter_map(|(by, name)| Some((by, position(name)?))).collect();
    let (Some(team), false) = (team, keys.is_empty()) else {
        return Err(format!("{path} needs the columns channel (campaign, or type) and team."));
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

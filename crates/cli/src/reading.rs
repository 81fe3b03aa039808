//! Takes options of the command line: those that say how files are read, and those that say what counts.

use fairshare_engine::grouping::check;
use fairshare_foreign::{encoding_name, is_decoded_by_engine};
use fairshare_import::read::channel_rules;
use fairshare_types::options::named::{ReadingOptions, take_counting};
use fairshare_types::options::{ChannelRule, EligibilityRules, Grouping};
use lexopt::prelude::ValueExt;

use crate::shares;

/// The text that follows an option.
pub fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().and_then(|value| value.string()).map_err(|e| format!("{e}. Try fairshare --help."))
}

/// The meaning of the word that follows an option.
pub fn word<T: Copy>(parser: &mut lexopt::Parser, option: &str, words: &[(&str, T)]) -> Result<T, String> {
    fairshare_types::options::named::word(option, &text(parser)?, words)
}

/// Applies an option that says what counts; returns false for every other option.
pub fn counting(rules: &mut EligibilityRules, name: &str, parser: &mut lexopt::Parser) -> Result<bool, String> {
    take_counting(rules, name, &mut || text(parser))
}

/// Reads the table of `--group-rules`.
pub fn rules_of(path: &str) -> Result<Vec<ChannelRule>, String> {
    let found = channel_rules(path, &shares::text_of(path)?)?;
    let grouping = Grouping { groups: None, rules: found.rules.clone() };
    check(&grouping).map_err(|(rule, fault)| found.says(rule, &fault))?;
    Ok(found.rules)
}

/// Applies an option that says how files are read; returns false for every other option.
pub fn reading(options: &mut ReadingOptions, name: &str, parser: &mut lexopt::Parser) -> Result<bool, String> {
    if name == "group-rules" {
        options.group_by(rules_of(&text(parser)?)?);
        return Ok(true);
    }
    if name != "encoding" {
        return options.take(name, &mut || text(parser));
    }
    let given = text(parser)?;
    match encoding_name(&given).filter(|name| !is_decoded_by_engine(name)) {
        Some(foreign) => options.decode_from(foreign),
        None => {
            options.take(name, &mut || Ok(given.clone()))?;
        }
    }
    Ok(true)
}

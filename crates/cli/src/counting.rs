//! The words that say which touches count.

use fairshare_engine::counting::{Counting, Excluded, Exclusion, Repeats};
use fairshare_engine::view::By;
use lexopt::ValueExt;

use crate::arguments::word;

/// Takes an option's value, if it is one of these.
pub fn take(counting: &mut Counting, name: &str, parser: &mut lexopt::Parser) -> Result<bool, String> {
    match name {
        "lookback" => counting.lookback_days = Some(days(&value(parser)?)?),
        "last-touches" => counting.lookback_touches = Some(touches(&value(parser)?)?),
        "repeats" => counting.repeats = word(parser, "--repeats", &REPEATS)?,
        "exclude" => counting.excluded.push(excluded(&value(parser)?)?),
        "excluded-count" => counting.exclusion = word(parser, "--excluded-count", &EXCLUSION)?,
        _ => return Ok(false),
    }
    Ok(true)
}

const REPEATS: [(&str, Repeats); 3] =
    [("keep", Repeats::Keep), ("collapse", Repeats::Collapse), ("first", Repeats::First)];
const EXCLUSION: [(&str, Exclusion); 3] = [
    ("never", Exclusion::Never),
    ("unless-alone", Exclusion::UnlessAlone),
    ("unless-last-and-alone", Exclusion::UnlessLastAndAlone),
];

fn value(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().and_then(|value| value.string()).map_err(|e| format!("{e}. Try fairshare --help."))
}

/// A number of days: `90d` or `90`.
fn days(given: &str) -> Result<f64, String> {
    let number = given.strip_suffix('d').unwrap_or(given).parse();
    number.map_err(|_| format!("--lookback takes a number of days such as 90d, not \u{201c}{given}\u{201d}."))
}

fn touches(given: &str) -> Result<u32, String> {
    given.parse().map_err(|_| format!("--last-touches takes a number such as 5, not \u{201c}{given}\u{201d}."))
}

/// `channel=Direct` or `team=Partner`.
fn excluded(given: &str) -> Result<Excluded, String> {
    let (by, name) = given.split_once('=').unwrap_or(("", given));
    let by = match by {
        "channel" => By::Channel,
        "team" => By::Team,
        _ => return Err(format!("--exclude takes channel=Direct or team=Partner, not \u{201c}{given}\u{201d}.")),
    };
    Ok(Excluded { by, name: name.to_owned() })
}

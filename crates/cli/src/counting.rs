//! Options that set the eligibility rules.

use fairshare_types::dimension::Dimension;
use fairshare_types::options::{EligibilityRules, Excluded, Exclusion, Filter, JointCreditPolicy, Repeats};
use fairshare_types::time::{DAY, days as day_of};
use lexopt::ValueExt;

use crate::word::word;

/// Applies an option of this module; returns false for every other option.
pub fn take(counting: &mut EligibilityRules, name: &str, parser: &mut lexopt::Parser) -> Result<bool, String> {
    match name {
        "lookback" => counting.lookback_days = Some(days(&value(parser)?)?),
        "last-touches" => counting.lookback_touches = Some(touches(&value(parser)?)?),
        "repeats" => counting.repeats = word(parser, "--repeats", &REPEATS)?,
        "exclude" => counting.excluded.push(excluded(&value(parser)?)?),
        "joint" => counting.joint = word(parser, "--joint", &JOINT)?,
        "excluded-count" => counting.exclusion = word(parser, "--excluded-count", &EXCLUSION)?,
        _ => return filter(&mut counting.filter, name, parser),
    }
    Ok(true)
}

/// Applies an option of the filter of deals and touches; returns false for every other option.
fn filter(filter: &mut Filter, name: &str, parser: &mut lexopt::Parser) -> Result<bool, String> {
    match name {
        "closed" => filter.closed = Some(period("--closed", &value(parser)?)?),
        "touched" => filter.touched = Some(period("--touched", &value(parser)?)?),
        "segment" => filter.segments.push(value(parser)?),
        "owner" => filter.owners.push(value(parser)?),
        "currency" => filter.currencies.push(value(parser)?),
        "deal" => filter.deals.push(value(parser)?),
        _ => return Ok(false),
    }
    Ok(true)
}

/// Parses `2025-01-01..2025-12-31`: from the first day to the end of the last one. Either may be omitted.
fn period(option: &str, given: &str) -> Result<[i64; 2], String> {
    let day = |text: &str, none: i64, after: i64| {
        if text.is_empty() {
            return Some(none);
        }
        let mut parts = text.split('-').map(|part| part.parse::<i64>().ok().filter(|_| part.len() <= 4));
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        let day = day_of(year, month, day).filter(|_| parts.next().is_none())?;
        Some((day + after) * DAY)
    };
    let period = given.split_once("..").and_then(|(from, to)| Some([day(from, i64::MIN, 0)?, day(to, i64::MAX, 1)?]));
    period.filter(|[from, to]| from < to).ok_or_else(|| {
        format!(
            "{option} takes the first and the last day, such as 2025-01-01..2025-12-31, not \u{201c}{given}\u{201d}."
        )
    })
}

const JOINT: [(&str, JointCreditPolicy); 3] = [
    ("split", JointCreditPolicy::Split),
    ("bucket", JointCreditPolicy::Bucket),
    ("overlay", JointCreditPolicy::Overlay),
];
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

/// Parses a number of days: `90d` or `90`.
fn days(given: &str) -> Result<f64, String> {
    let number = given.strip_suffix('d').unwrap_or(given).parse();
    number.map_err(|_| format!("--lookback takes a number of days such as 90d, not \u{201c}{given}\u{201d}."))
}

fn touches(given: &str) -> Result<u32, String> {
    given.parse().map_err(|_| format!("--last-touches takes a number such as 5, not \u{201c}{given}\u{201d}."))
}

/// Parses `channel=Direct` or `team=Partner`.
fn excluded(given: &str) -> Result<Excluded, String> {
    let (by, name) = given.split_once('=').unwrap_or(("", given));
    let by = match by {
        "channel" => Dimension::Channel,
        "team" => Dimension::Team,
        _ => return Err(format!("--exclude takes channel=Direct or team=Partner, not \u{201c}{given}\u{201d}.")),
    };
    Ok(Excluded { by, name: name.to_owned() })
}

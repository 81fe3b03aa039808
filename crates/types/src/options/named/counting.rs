//! Options that set the eligibility rules.

use super::{Text, word};
use crate::dimension::Dimension;
use crate::options::{
    EligibilityRules, Excluded, Exclusion, Filter, JointCreditPolicy, KindRules, KindWeight, Repeats,
};
use crate::time::{DAY, days as day_of};

/// Names of the options of [`take`].
pub const COUNTING: [&str; 14] = [
    "lookback",
    "last-touches",
    "repeats",
    "exclude",
    "excluded-count",
    "before-opportunity",
    "weight",
    "joint",
    "closed",
    "touched",
    "segment",
    "owner",
    "currency",
    "deal",
];

/// Applies an option; returns false for options outside [`COUNTING`].
///
/// # Errors
/// A sentence if the text does not suit the option.
pub fn take(counting: &mut EligibilityRules, name: &str, text: Text<'_>) -> Result<bool, String> {
    match name {
        "lookback" => counting.lookback_days = Some(days(&text()?)?),
        "last-touches" => counting.lookback_touches = Some(touches(&text()?)?),
        "repeats" => counting.repeats = word("repeats", &text()?, &REPEATS)?,
        "exclude" => exclude(counting, &text()?)?,
        "before-opportunity" => counting.kinds.before_opportunity = true,
        "weight" => weigh(&mut counting.kinds, &text()?)?,
        "joint" => counting.joint = word("joint", &text()?, &JOINT)?,
        "excluded-count" => counting.exclusion = word("excluded-count", &text()?, &EXCLUSION)?,
        _ => return filter(&mut counting.filter, name, text),
    }
    Ok(true)
}

/// Applies an option of the filter of deals and touches; returns false for every other option.
fn filter(filter: &mut Filter, name: &str, text: Text<'_>) -> Result<bool, String> {
    match name {
        "closed" => filter.closed = Some(period("--closed", &text()?)?),
        "touched" => filter.touched = Some(period("--touched", &text()?)?),
        "segment" => filter.segments.push(text()?),
        "owner" => filter.owners.push(text()?),
        "currency" => filter.currencies.push(text()?),
        "deal" => filter.deals.push(text()?),
        _ => return Ok(false),
    }
    Ok(true)
}

/// Parses `2025-01-01..2025-12-31`: from the first day to the end of the last one. Either may be omitted.
///
/// # Errors
/// A sentence that names the option.
pub fn period(option: &str, given: &str) -> Result<[i64; 2], String> {
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

/// Parses a number of days: `90d` or `90`.
fn days(given: &str) -> Result<f64, String> {
    let number = given.strip_suffix('d').unwrap_or(given).parse();
    number.map_err(|_| format!("--lookback takes a number of days such as 90d, not \u{201c}{given}\u{201d}."))
}

fn touches(given: &str) -> Result<u32, String> {
    given.parse().map_err(|_| format!("--last-touches takes a number such as 5, not \u{201c}{given}\u{201d}."))
}

/// Adds the kind of touch in `channel=Direct`, `campaign=Spring`, `type=Sent`, `team=Partner` or `person=Ann`.
fn exclude(counting: &mut EligibilityRules, given: &str) -> Result<(), String> {
    let (by, name) = given.split_once('=').unwrap_or(("", given));
    let by = match by {
        "channel" => Dimension::Channel,
        "campaign" => Dimension::Campaign,
        "type" => Dimension::Type,
        "team" => Dimension::Team,
        "person" => {
            counting.kinds.persons.push(name.to_owned());
            return Ok(());
        }
        _ => {
            return Err(format!(
                "--exclude takes channel=Direct, campaign=Spring, type=Sent, team=Partner or person=Ann, not \
                 \u{201c}{given}\u{201d}."
            ));
        }
    };
    counting.excluded.push(Excluded { by, name: name.to_owned() });
    Ok(())
}

/// Adds the weight in `type:Impression=0.2`; the kind may be a channel or a campaign too.
fn weigh(kinds: &mut KindRules, given: &str) -> Result<(), String> {
    let parsed = given.split_once(':').and_then(|(by, rest)| {
        let by = match by {
            "type" => Dimension::Type,
            "channel" => Dimension::Channel,
            "campaign" => Dimension::Campaign,
            _ => return None,
        };
        let (name, weight) = rest.rsplit_once('=')?;
        Some(KindWeight { by, name: name.to_owned(), weight: weight.trim().parse().ok()? })
    });
    let sentence =
        || format!("--weight takes a kind and its weight, such as type:Impression=0.2, not \u{201c}{given}\u{201d}.");
    kinds.weights.push(parsed.ok_or_else(sentence)?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_of_the_list_is_taken() {
        for name in COUNTING {
            let text = match name {
                "lookback" => "90d",
                "last-touches" => "5",
                "repeats" => "first",
                "exclude" => "channel=Direct",
                "weight" => "type:Impression=0.2",
                "excluded-count" => "unless-alone",
                "joint" => "overlay",
                "closed" | "touched" => "2025-01-01..",
                _ => "A",
            };
            let mut counting = EligibilityRules::default();
            assert_eq!(take(&mut counting, name, &mut || Ok(text.to_owned())), Ok(true), "{name}");
            assert_ne!(counting, EligibilityRules::default(), "{name}");
        }
        assert_eq!(take(&mut EligibilityRules::default(), "magic", &mut || Ok(String::new())), Ok(false));
    }
}

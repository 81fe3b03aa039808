//! Lines that `credit` and the reports print on standard error: rows not counted, files not used, and inferred decisions.

use fairshare_types::decision::Certainty;
use fairshare_types::dimension::{Dimension, RowsBy};
use fairshare_types::options::EligibilityRules;
use fairshare_types::options::named::ReadingOptions;
use fairshare_types::results::{Facts, Grouped, Idle, KINDS_LISTED, LostDeals, Offered, ask};

/// Most channels without a rule named in a line.
const KEPT: usize = 8;

/// The won deals that were lost with rows, in a sentence; empty without such deals.
fn lost(lost: LostDeals, facts: &Facts) -> String {
    if lost.deals == 0 {
        return String::new();
    }
    let known = if lost.unknown < lost.deals {
        format!(" with {} {}", facts.scale.write(lost.amount), facts.currency)
    } else {
        String::new()
    };
    let unknown = match lost.unknown {
        0 => String::new(),
        n => format!("; the amount of {n} cannot be read"),
    };
    format!(" Won deals not counted with these rows: {}{}{unknown}.", lost.deals, known.trim_end())
}

/// A line for each kind of touch and person that the rules name and the data lack.
pub fn unmatched(rules: &EligibilityRules, facts: &Facts) -> Vec<String> {
    let excluded = rules.excluded.iter().map(|one| (one.by, &one.name, "--exclude"));
    let weighed = rules.kinds.weights.iter().map(|kind| (kind.by, &kind.name, "--weight"));
    let lacks = |(by, name, _): &(Dimension, &String, &str)| match by {
        Dimension::Channel => !facts.channels.iter().any(|(channel, _)| channel == *name),
        Dimension::Campaign | Dimension::Type => {
            let names: Vec<&String> = facts.kinds.iter().filter(|(of, ..)| of == by).map(|(_, name, _)| name).collect();
            // The list holds the most frequent ones only.
            names.len() < KINDS_LISTED && !names.contains(name)
        }
        _ => false,
    };
    let line = |(by, name, option): (Dimension, &String, &str)| {
        let word = RowsBy::dimensions().into_iter().find(|(_, of)| *of == by).map_or("", |(word, _)| word);
        format!("warning: {option}: no touch has the {word} \u{201c}{name}\u{201d}.")
    };
    let persons = rules.kinds.persons.iter().filter(|name| {
        let Offered { names, left_off } = &facts.persons;
        // As above, a list that is cut does not tell.
        *left_off == 0 && !names.iter().any(|(known, _)| known == *name)
    });
    let persons = persons.map(|name| format!("warning: --exclude: no touch has the person \u{201c}{name}\u{201d}."));
    excluded.chain(weighed).filter(lacks).map(line).chain(persons).collect()
}

/// A line for each exchange rate that converts nothing.
pub fn unused_rates(reading: &ReadingOptions, facts: &Facts) -> Vec<String> {
    let is_unused = |code: &str| !facts.other_currencies.iter().any(|other| other.code == code);
    let line = |code: &str| match facts.currency.as_str() {
        "" => {
            format!("warning: --rate {code} is not used: no deal names its currency, so there is none to convert to.")
        }
        main if main == code => format!("warning: --rate {code} is not used: {code} is the currency of the results."),
        main => format!("warning: --rate {code} is not used: no amount is in {code}. The results are in {main}."),
    };
    reading.rates().iter().map(|(code, _)| code.as_str()).filter(|code| is_unused(code)).map(line).collect()
}

/// A line for each rule of channels that says nothing about the data, and for the channels that no rule matches.
fn of_groups(grouped: &Grouped, channels: usize) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some((rule, fault)) = &grouped.fault {
        lines.push(format!("warning: rule {} of the channels: {fault}. No rule is applied.", rule + 1));
    }
    for at in 0..grouped.rules.len() {
        let says = match grouped.idle(at) {
            Some(Idle::Nothing) => "matches no touch".to_owned(),
            Some(Idle::Earlier(touches)) => {
                format!("has no effect: earlier rules take all {touches} touches it matches")
            }
            Some(Idle::Everything(touches)) => format!(
                "matches all {touches} touches, so there is one channel and nothing to compare between channels"
            ),
            None => continue,
        };
        lines.push(format!("warning: rule {} of the channels {says}.", at + 1));
    }
    if grouped.leaves_one(channels) {
        lines.push(
            "warning: all touches are in one channel, so there is nothing to compare between channels.".to_owned(),
        );
    }
    if grouped.by_groups == Some(0) {
        lines.push("warning: the known groups of --group match no touch.".to_owned());
    }
    if grouped.kept > 0 {
        let names: Vec<String> = grouped.kept_names.iter().take(KEPT).map(|(name, n)| kept_name(name, *n)).collect();
        let more = grouped.kept_channels.saturating_sub(names.len() as u64);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let (kept, all, names) = (grouped.kept, grouped.touches(), names.join(", "));
        lines.push(format!("note: no rule matches {kept} of {all} touches, which keep their channel: {names}{more}."));
    }
    lines
}

fn kept_name(name: &str, touches: u64) -> String {
    if name.is_empty() { format!("(none) ({touches})") } else { format!("\u{201c}{name}\u{201d} ({touches})") }
}

/// The lines to print; empty if everything is clear.
pub fn warnings(facts: &Facts) -> Vec<String> {
    let mut lines = Vec::new();
    for file in &facts.files {
        match &file.problem {
            Some(problem) => {
                lines.push(format!("warning: {} is not used. {} {}", file.file, problem.what(), problem.hint()));
            }
            None if file.rows_kept_out > 0 => lines
                .push(format!("warning: {}: {} of {} rows not used.", file.file, file.rows_kept_out, file.rows_read)),
            None => {}
        }
    }
    for reason in &facts.kept_out {
        let example = &reason.example;
        lines.push(format!(
            "warning: {} rows not counted: {} For example {}, line {}. {}{}",
            reason.rows,
            example.what(),
            example.file,
            example.line,
            example.hint(),
            lost(reason.lost, facts)
        ));
    }
    for notice in &facts.notices {
        lines.push(format!(
            "note: {} rows: {} For example {}, line {}. {}",
            notice.rows,
            notice.example.what(),
            notice.example.file,
            notice.example.line,
            notice.example.hint()
        ));
    }
    lines.extend(facts.grouped.iter().flat_map(|grouped| of_groups(grouped, facts.channels.len())));
    for decision in facts.decisions.iter().filter(|decision| decision.is_noted()) {
        let kind = if decision.certainty == Certainty::Open { "question" } else { "assumed" };
        lines.push(format!("{kind}: {} (accept with --accept \"{}\")", ask(decision, facts.scale), decision.key()));
    }
    lines
}

//! Lines that `credit` prints on standard error: rows not counted, files not used, and inferred decisions.

use fairshare_types::decision::Certainty;
use fairshare_types::dimension::{Dimension, RowsBy};
use fairshare_types::options::EligibilityRules;
use fairshare_types::results::{Facts, KINDS_LISTED, LostDeals, ask};

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

/// A line for each kind of touch that the rules name and the data lack.
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
    excluded.chain(weighed).filter(lacks).map(line).collect()
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
    for decision in facts.decisions.iter().filter(|decision| decision.is_noted()) {
        let kind = if decision.certainty == Certainty::Open { "question" } else { "assumed" };
        lines.push(format!("{kind}: {} (accept with --accept \"{}\")", ask(decision, facts.scale), decision.key()));
    }
    lines
}

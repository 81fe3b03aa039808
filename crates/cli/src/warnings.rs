//! What `credit` says on standard error: rows that do not count, files that are not used, and what was inferred.

use fairshare_engine::view::{Facts, ask};
use fairshare_import::detect::Certainty;

/// One line each; none where all is clear.
pub fn warnings(facts: &Facts) -> Vec<String> {
    let mut lines = Vec::new();
    for file in &facts.files {
        match &file.problem {
            Some(problem) => {
                lines.push(format!("warning: {} is not used. {} {}", file.file, problem.what(), problem.hint()));
            }
            None if file.rows_kept_out > 0 => lines.push(format!(
                "warning: {}: {} of {} rows not used (not counted).",
                file.file, file.rows_kept_out, file.rows_read
            )),
            None => {}
        }
    }
    for reason in &facts.kept_out {
        let example = &reason.example;
        lines.push(format!(
            "warning: {} rows not used: {} For example {}, line {}. {}",
            reason.rows,
            example.what(),
            example.file,
            example.line,
            example.hint()
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

//! Fills an inspection from the facts of a data set, or from files that cannot be used.

use std::collections::BTreeMap;

use super::{
    InspectedAlternative, InspectedColumn, InspectedCurrency, InspectedDeals, InspectedDecision, InspectedEffect,
    InspectedFile, InspectedReading, InspectedReason, InspectedRow, InspectedStage, Inspection,
};
use crate::decision::{Certainty, Decision, Effect};
use crate::files::{ColumnFacts, DateOrderFact, FileFacts, Question};
use crate::problem::{Problem, Severity};
use crate::results::{Facts, KeptOut};
use crate::scale::Scale;
use crate::schema::{DateOrder, Role};
use crate::time;

impl Inspection {
    /// The report on files that were joined.
    #[must_use]
    pub fn of(facts: &Facts, problems: &[Problem]) -> Self {
        let deals = facts.deals;
        let stages = facts.stages.iter().map(|stage| InspectedStage {
            text: stage.text.clone(),
            outcome: stage.outcome,
            rows: stage.rows,
        });
        let others = facts.other_currencies.iter().map(|other| InspectedCurrency {
            code: other.code.clone(),
            deals: other.deals,
            converted: other.converted,
        });
        Self {
            files: facts.files.iter().map(|file| of_file(file, problems)).collect(),
            touches: facts.touches,
            deals: InspectedDeals {
                won: deals.won,
                lost: deals.lost,
                open: deals.open,
                without_purchase: deals.without_purchase,
            },
            won_revenue: BTreeMap::from([(facts.currency.clone(), facts.scale.write(facts.won_revenue))]),
            period: facts.period.map(|(from, to)| [day(from), day(to)]),
            assumes: assumptions(facts),
            decisions: facts.decisions.iter().map(|one| decision(one, facts.scale)).collect(),
            questions: facts.decisions.iter().filter(|one| one.is_asked()).map(|one| ask(one, facts.scale)).collect(),
            not_counted: facts.kept_out.iter().map(|group| reason(group, facts.scale)).collect(),
            notices: facts.notices.iter().map(notice).collect(),
            stages: stages.collect(),
            other_currencies: others.collect(),
            message: None,
        }
    }

    /// The report on files that give no journeys, with the reason.
    #[must_use]
    pub fn refused(files: &[FileFacts], problems: &[Problem], why: &Problem) -> Self {
        Self {
            files: files.iter().map(|file| of_file(file, problems)).collect(),
            touches: 0,
            deals: InspectedDeals::default(),
            won_revenue: BTreeMap::new(),
            period: None,
            assumes: Vec::new(),
            decisions: files
                .iter()
                .flat_map(|file| &file.decisions)
                .map(|one| decision(one, Scale::default()))
                .collect(),
            questions: files
                .iter()
                .flat_map(|file| &file.decisions)
                .filter(|one| one.is_asked())
                .map(|one| ask(one, Scale::default()))
                .collect(),
            not_counted: Vec::new(),
            notices: Vec::new(),
            stages: Vec::new(),
            other_currencies: Vec::new(),
            message: Some(sentence(why)),
        }
    }
}

fn of_file(facts: &FileFacts, problems: &[Problem]) -> InspectedFile {
    let kept_out = problems.iter().filter(|p| p.file == facts.file && p.severity == Severity::KeptOut && p.line > 0);
    let rows_kept_out = kept_out.map(|p| InspectedRow {
        line: p.line,
        column: p.column.clone(),
        value: p.value.clone(),
        reason: p.what(),
        hint: p.hint(),
    });
    let text = !matches!(facts.verdict(), "unreadable");
    let reading = text.then(|| InspectedReading {
        encoding: facts.encoding.key(),
        bom: facts.bom,
        delimiter: if facts.delimiter == '\t' { "TAB".to_owned() } else { facts.delimiter.to_string() },
        shape: facts.shape,
        header_line: facts.header_line,
        preamble_rows: facts.preamble_rows,
        footer_rows: facts.footer_rows,
        rows_read: facts.rows_read,
        rows_used: facts.rows_used,
        rows_kept_out_count: facts.rows_kept_out,
        rows_kept_out: rows_kept_out.collect(),
        columns: facts.columns.iter().map(of_column).collect(),
        date_order: facts.date_order.map(DateOrderFact::key),
        decimal_mark: facts.decimal_mark.map(|mark| mark.sign().to_string()),
        questions: facts.questions.iter().map(asked).collect(),
    });
    let message = facts.problem.as_ref().map(sentence);
    InspectedFile { file: facts.file.clone(), verdict: facts.verdict(), message, reading }
}

fn of_column(column: &ColumnFacts) -> InspectedColumn {
    // The specification names the role of a column of paths after the channels in it.
    let role = column.role.map(|role| if role == Role::Path { Role::Channel.key() } else { role.key() });
    InspectedColumn {
        name: column.name.clone(),
        role,
        confidence: column.role.map(|_| column.confidence),
        sample: column.sample.clone(),
        why: column.why.to_string(),
    }
}

fn decision(decision: &Decision, scale: Scale) -> InspectedDecision {
    let alternatives = decision.alternatives.iter().map(|other| InspectedAlternative {
        value: other.value.clone(),
        effect: other.effect.as_ref().map(|by| effect(by, scale)),
    });
    InspectedDecision {
        subject: decision.key(),
        value: decision.value.clone(),
        confidence: if decision.confirmed { Certainty::Certain } else { decision.certainty },
        evidence: decision.evidence(),
        alternatives: alternatives.collect(),
        effect: decision.effect().map(|by| effect(by, scale)),
    }
}

fn reason(group: &KeptOut, scale: Scale) -> InspectedReason {
    InspectedReason {
        reason: group.example.what(),
        rows: group.rows,
        won_deals_lost: group.lost.deals,
        won_revenue_lost: scale.write(group.lost.amount),
        amounts_unknown: group.lost.unknown,
    }
}

fn effect(effect: &Effect, scale: Scale) -> InspectedEffect {
    let points = effect.team_share.unsigned_abs();
    let sign = if effect.team_share < 0 { "-" } else { "" };
    InspectedEffect {
        won_deals: effect.won_deals,
        lost_deals: effect.lost_deals,
        paths: effect.paths,
        won_revenue: scale.write(effect.won_revenue),
        share: format!("{sign}{}.{:02}", points / 100, points % 100),
        of: effect.team.clone(),
        months: effect.months,
        spend: (effect.spend != 0).then(|| scale.write(effect.spend)),
        spend_months: effect.spend_months,
        pipeline: (effect.pipeline != 0).then(|| scale.write(effect.pipeline)),
        of_head: effect.of_head,
    }
}

/// A decision in one line: evidence, value used, alternatives, and their effects.
#[must_use]
pub fn ask(decision: &Decision, scale: Scale) -> String {
    let mut line = decision.subject.to_string();
    if !decision.value.is_empty() {
        line.push_str(&format!(" Used: \u{201c}{}\u{201d}.", decision.value));
    }
    let others: Vec<String> = decision
        .alternatives
        .iter()
        .map(|other| match &other.effect {
            Some(by) if by.won_deals != 0 || by.won_revenue != 0 => {
                format!(
                    "\u{201c}{}\u{201d} ({:+} won deals, {} won revenue)",
                    other.value,
                    by.won_deals,
                    signed(by.won_revenue, scale)
                )
            }
            Some(by) if by.team_share != 0 => {
                let points = by.team_share.unsigned_abs();
                let sign = if by.team_share < 0 { '-' } else { '+' };
                format!(
                    "\u{201c}{}\u{201d} ({sign}{}.{:02} points for {})",
                    other.value,
                    points / 100,
                    points % 100,
                    by.team
                )
            }
            Some(by) if by.lost_deals != 0 => {
                format!("\u{201c}{}\u{201d} ({:+} lost deals)", other.value, by.lost_deals)
            }
            Some(by) if by.paths != 0 => {
                format!("\u{201c}{}\u{201d} ({:+} paths without a purchase)", other.value, by.paths)
            }
            Some(by) if by.spend != 0 => {
                format!("\u{201c}{}\u{201d} ({} spend)", other.value, signed(by.spend, scale))
            }
            Some(by) if by.pipeline != 0 => {
                format!("\u{201c}{}\u{201d} ({} pipeline)", other.value, signed(by.pipeline, scale))
            }
            Some(by) if by.months => format!("\u{201c}{}\u{201d} (credit moves to other months)", other.value),
            Some(by) if by.spend_months => format!("\u{201c}{}\u{201d} (spend moves to other months)", other.value),
            _ => format!("\u{201c}{}\u{201d}", other.value),
        })
        .collect();
    if !others.is_empty() {
        line.push_str(&format!(" Alternatives: {}.", others.join("; ")));
    }
    line
}

fn signed(amount: i64, scale: Scale) -> String {
    let written = scale.write(amount);
    if amount > 0 { format!("+{written}") } else { written }
}

fn notice(said: &KeptOut) -> String {
    format!(
        "{} ({} rows, for example line {} of {}.)",
        sentence(&said.example),
        said.rows,
        said.example.line,
        said.example.file
    )
}

fn sentence(problem: &Problem) -> String {
    problem.sentences()
}

/// A question in words, with the options that answer it.
fn asked(question: &Question) -> String {
    match question {
        Question::DateOrder { column, example, answers } => {
            let answers = answers.iter().map(|answer| {
                let (from, to) = answer.period;
                let word = if answer.order == DateOrder::Mdy { "MDY" } else { "DMY" };
                format!("--date-order {word}: {} (dates from {} to {})", day(answer.example), day(from), day(to))
            });
            let answers: Vec<String> = answers.collect();
            format!(
                "Which comes first in \u{201c}{column}\u{201d}, day or month? {example} is {}",
                answers.join("; or ")
            )
        }
        Question::DecimalMark { column, example, answers } => {
            let answers = answers.iter().map(|(mark, amount)| {
                format!("--decimal-mark \u{201c}{}\u{201d}: {}", mark.sign(), Scale::HUNDREDTHS.write(*amount))
            });
            let answers: Vec<String> = answers.collect();
            format!("What is the decimal mark in \u{201c}{column}\u{201d}? {example} is {}", answers.join("; or "))
        }
    }
}

/// Assumptions about the data, in words.
fn assumptions(facts: &Facts) -> Vec<&'static str> {
    let mut said = Vec::new();
    if facts.all_won {
        said.push("The data does not say how the journeys ended: each counts as one win.");
    } else if facts.counts_wins {
        said.push("The data has no amounts: each win counts as 1.");
    }
    if facts.undated {
        said.push("Touches have no dates: they keep the order of the data, and time decay treats them all alike.");
    }
    said
}

/// The day of an instant, as `2025-03-31`.
fn day(at: i64) -> String {
    let (year, month, day) = time::civil(at);
    format!("{year:04}-{month:02}-{day:02}")
}

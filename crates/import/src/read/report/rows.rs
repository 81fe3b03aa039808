//! Decisions about which rows count, and about the cells that decide it.

use fairshare_types::decision::{Answer, Certainty, Decision, JoiningSwitch, KeyDamage, Subject};
use fairshare_types::schema::Role;

use crate::read::reading::Rows;
use crate::read::typed::ABSENT;

/// Decisions inferred from the rows.
pub(super) fn row_decisions(rows: &Rows) -> Vec<Decision> {
    let mut decisions = Vec::new();
    let file = || rows.name.clone();
    let layout = &rows.plan.layout;
    let column = |at: usize| rows.plan.columns.get(at).map(|column| column.name.clone());
    let as_role = |column: &str, role| Answer::Role { file: file(), column: column.to_owned(), role: Some(role) };
    if let Some(name) = column(layout.events) {
        let subject = Subject::OutcomeColumn { file: file(), column: name.clone(), words: layout.purchases.clone() };
        let answer = as_role(&name, Role::TouchType);
        decisions.push(
            Decision::new(subject, Certainty::Likely, layout.purchases.join(", ")).or("each journey is a win", answer),
        );
    }
    if let Some(name) = column(layout.outcome).filter(|_| layout.goals) {
        let words = vec!["a goal".to_owned(), "nothing".to_owned()];
        let subject = Subject::OutcomeColumn { file: file(), column: name.clone(), words };
        let answer = Answer::Role { file: file(), column: name, role: None };
        let value = "a visit that reached a goal is a win";
        decisions.push(Decision::new(subject, Certainty::Likely, value).or("goals are not used", answer));
    }
    if let Some(name) = column(layout.closed.at).filter(|_| layout.paid) {
        let subject = Subject::OutcomeColumn {
            file: file(),
            column: name.clone(),
            words: vec!["a date".to_owned(), "nothing".to_owned()],
        };
        let answer = as_role(&name, Role::Closed);
        decisions.push(
            Decision::new(subject, Certainty::Likely, "deals without a date are open")
                .or("each deal with an amount is won", answer),
        );
    }
    if let Some(name) = column(layout.lost) {
        let subject = Subject::OutcomeColumn {
            file: file(),
            column: name.clone(),
            words: vec!["an entry".to_owned(), "nothing".to_owned()],
        };
        let answer = Answer::Role { file: file(), column: name, role: None };
        decisions.push(
            Decision::new(subject, Certainty::Likely, "deals with an entry are lost")
                .or("each deal with an amount is won", answer),
        );
    }
    if let Some(name) = column(layout.time.at).filter(|_| layout.not_responded > 0) {
        let subject = Subject::NotResponded { file: file(), column: name, rows: layout.not_responded };
        let decision = Decision::new(subject, Certainty::Likely, "not counted");
        let created = rows.plan.columns.iter().find(|column| column.meaning == Some(Role::Created));
        let counted = created.map(|column| (column.name.clone(), as_role(&column.name, Role::Time)));
        decisions.push(counted.into_iter().fold(decision, |decision, (name, answer)| decision.or(name, answer)));
    }
    if let Some(name) = column(layout.record_created) {
        let subject = Subject::CreationDate { file: file(), column: name.clone() };
        let unused = Answer::Role { file: file(), column: name.clone(), role: None };
        decisions.push(Decision::new(subject, Certainty::Likely, name).or("not used", unused));
    }
    if let Some(column) = column(layout.unused_split) {
        decisions.push(Decision::new(Subject::UnusedShares { file: file(), column }, Certainty::Likely, "not used"));
    }
    if let Some(name) = column(layout.refunded.at).filter(|_| layout.refunds > 0 && layout.events == ABSENT) {
        let keep = layout.keeps_refunded;
        let (subtracted, left) = if keep { (0, layout.refunds) } else { (layout.refunds, 0) };
        let subject = Subject::Refunds { file: file(), column: name, subtracted, left };
        let (value, other) = if keep { ("not subtracted", "subtracted") } else { ("subtracted", "not subtracted") };
        decisions.push(Decision::new(subject, Certainty::Likely, value).or(other, Answer::KeepRefunded(file(), !keep)));
    }
    let steps = rows.plan.path_ends.names();
    if !steps.is_empty() {
        let keep = Answer::Joining(JoiningSwitch::KeepPlaceholders, true);
        let subject = Subject::PathEnds { file: file(), steps };
        decisions.push(Decision::new(subject, Certainty::Likely, "not counted").or("kept as channels", keep));
    }
    if rows.filled_rows > 0 {
        let subject = Subject::FilledDown { file: file(), rows: rows.filled_rows };
        let keep = Answer::Joining(JoiningSwitch::KeepEmptyKeys, true);
        decisions.push(Decision::new(subject, Certainty::Likely, "filled from the row above").or("left empty", keep));
    }
    if let Some(name) = column(layout.sequence).filter(|_| layout.orders_by_contents || layout.counts_down) {
        let subject = Subject::OrderByContents { file: file(), column: name.clone(), counts_down: layout.counts_down };
        decisions.push(Decision::new(subject, Certainty::Likely, name));
    }
    for mark in layout.marks.iter().filter(|mark| mark.marked.cells > 0) {
        let Some(column) = column(mark.at) else { continue };
        let subject = Subject::MarkedRows {
            file: file(),
            column,
            mark: mark.kind,
            is_sum: false,
            counted: mark.counted,
            rows: mark.marked.cells,
            examples: mark.marked.examples.clone(),
        };
        let (value, other) = if mark.counted { ("counted", "not counted") } else { ("not counted", "counted") };
        let certainty = if mark.is_open { Certainty::Open } else { Certainty::Likely };
        let answer = Answer::MarkedRows(file(), mark.kind, !mark.counted);
        decisions.push(Decision::new(subject, certainty, value).or(other, answer));
    }
    let (cells, examples) = rows.rounded.clone();
    if cells > 0 {
        let column = rows.plan.columns.get(rows.plan.layout.key).map_or_else(String::new, |column| column.name.clone());
        let subject = Subject::DamagedKeys { file: file(), column, damage: KeyDamage::Rounded, cells, examples };
        decisions.push(Decision::new(subject, Certainty::Open, "taken as they are"));
    }
    decisions
}

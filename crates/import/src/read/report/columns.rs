//! Decisions about columns that work together or could mean something else.

use fairshare_types::decision::{Answer, Certainty, Decision, Subject};
use fairshare_types::schema::{Role, Shape};

use crate::read::plan::Plan;
use crate::read::reading::Rows;
use crate::read::staff::Staff;

/// A list of customers that could also be touches.
pub(super) fn customers_decision(rows: &Rows) -> Option<Decision> {
    let subject = Subject::Shape { file: rows.name.clone() };
    let touches = Answer::Shape(rows.name.clone(), Shape::Touches);
    rows.plan.customers.then(|| Decision::new(subject, Certainty::Likely, "links").or("touches", touches))
}

/// The column of teams of a list of the staff, which may be left unused.
pub(super) fn staff_decision(rows: &Rows) -> Option<Decision> {
    let Some(Staff::List { team, .. }) = rows.plan.staff else { return None };
    let column = rows.plan.columns.get(team)?.name.clone();
    let subject = Subject::Column { file: rows.name.clone(), role: Role::Team };
    let unused = Answer::Role { file: rows.name.clone(), column: column.clone(), role: None };
    Some(Decision::new(subject, Certainty::Likely, column).or("not used", unused))
}

/// Names the column of types that fills the gaps of the one used.
pub(super) fn name_other_type(decisions: &mut [Decision], plan: &Plan) {
    let Some(other) = plan.columns.get(plan.layout.other_type) else { return };
    let of_types = |decision: &&mut Decision| matches!(decision.subject, Subject::Column { role: Role::TouchType, .. });
    if let Some(decision) = decisions.iter_mut().find(of_types) {
        decision.value = format!("{} / {}", decision.value, other.name);
        decision.certainty = decision.certainty.max(Certainty::Likely);
    }
}

/// Names the column of the medium beside that of the source, whose name alone is the alternative.
pub(super) fn with_medium(mut decisions: Vec<Decision>, rows: &Rows) -> Vec<Decision> {
    let columns = &rows.plan.columns;
    let medium = rows.plan.layout.visits.as_ref().and_then(|visits| columns.get(visits.medium));
    let Some(medium) = medium else { return decisions };
    let Some(source) = columns.iter().find(|column| column.role == Some(Role::Channel)) else { return decisions };
    decisions.retain(|decision| !matches!(decision.subject, Subject::Column { role: Role::Channel, .. }));
    let subject = Subject::Column { file: rows.name.clone(), role: Role::Channel };
    let answer = Answer::Role { file: rows.name.clone(), column: source.name.clone(), role: Some(Role::Channel) };
    let both = format!("{} / {}", source.name, medium.name);
    decisions.push(Decision::new(subject, Certainty::Likely, both).or(source.name.clone(), answer));
    decisions
}

/// Names the columns of the times of activities; each of them alone is an alternative.
pub(super) fn of_activities(mut decisions: Vec<Decision>, rows: &Rows) -> Vec<Decision> {
    let (columns, layout) = (&rows.plan.columns, &rows.plan.layout);
    let name = |at: usize| columns.get(at).map(|column| column.name.clone());
    let Some(column) = name(layout.time.at).filter(|_| !layout.other_times.is_empty()) else { return decisions };
    decisions.retain(|decision| !matches!(decision.subject, Subject::Column { role: Role::Time, .. }));
    let file = || rows.name.clone();
    let otherwise: Vec<String> = layout.spare_times.iter().filter_map(|spare| name(spare.dates.at)).collect();
    let subject = if otherwise.is_empty() {
        Subject::Column { file: file(), role: Role::Time }
    } else {
        Subject::ActivityTime { file: file(), column: column.clone(), otherwise }
    };
    let decision = Decision::new(subject, Certainty::Likely, column);
    let others = layout.other_times.iter().filter_map(|&at| name(at));
    let other = |decision: Decision, column: String| {
        let answer = Answer::Role { file: file(), column: column.clone(), role: Some(Role::Time) };
        decision.or(column, answer)
    };
    decisions.push(others.fold(decision, other));
    decisions
}

/// Asks whether a column of teams is that of the deal rather than of the touch.
pub(super) fn of_deals(mut decisions: Vec<Decision>, rows: &Rows) -> Vec<Decision> {
    let team = rows.plan.columns.get(rows.plan.layout.team).filter(|_| rows.plan.layout.team_of_deal);
    let Some(column) = team.map(|column| column.name.clone()) else { return decisions };
    decisions.retain(|decision| !matches!(decision.subject, Subject::Column { role: Role::Team, .. }));
    let subject = Subject::TeamOfDeal { file: rows.name.clone(), column: column.clone() };
    let unused = Answer::Role { file: rows.name.clone(), column: column.clone(), role: None };
    decisions.push(Decision::new(subject, Certainty::Open, column).or("not used", unused));
    decisions
}

//! The decision that the rows of a file are spend.

use fairshare_types::decision::{Answer, Certainty, Decision, Subject};
use fairshare_types::schema::Shape;

use crate::read::reading::Rows;

/// A file that is read as spend beside touches could be left out.
pub(super) fn spend_decision(rows: &Rows) -> Option<Decision> {
    let subject = Subject::Shape { file: rows.name.clone() };
    let left_out = Answer::LeftOut(rows.name.clone(), true);
    let decision = || Decision::new(subject, Certainty::Likely, Shape::Spend.key()).or("left out", left_out);
    (rows.plan.shape == Shape::Spend && rows.plan.beside_touches).then(decision)
}

//! Decisions about the data as a whole: those of the files and those of the join.

use fairshare_import::read::{FileReport, Store};
use fairshare_types::decision::Decision;
use fairshare_types::options::Choices;

use crate::join::Joined;
use fairshare_types::decision::arrange;

/// All decisions, the least certain first.
pub(super) fn decided(files: &[FileReport], store: &Store, joined: &Joined) -> Vec<Decision> {
    let of_files = files.iter().flat_map(|file| &file.decisions);
    let mut decisions: Vec<Decision> = of_files.chain(&joined.decisions).cloned().collect();
    let choices: &Choices = &store.choices;
    for decision in &mut decisions {
        decision.confirmed |= choices.confirms(&decision.key());
    }
    arrange(&mut decisions);
    decisions
}

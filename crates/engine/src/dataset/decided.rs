//! Decisions about the data as a whole: those of the files and those of the join.

use fairshare_import::detect::Decision;
use fairshare_import::read::{Choices, Read, Store};

use crate::effects::arrange;
use crate::join::Joined;

/// All decisions, the least sure first.
pub(super) fn decided(files: &[Read], store: &Store, joined: &Joined) -> Vec<Decision> {
    let of_files = files.iter().flat_map(|file| &file.decisions);
    let mut decisions: Vec<Decision> = of_files.chain(&joined.decisions).cloned().collect();
    let choices: &Choices = &store.choices;
    for decision in &mut decisions {
        decision.confirmed |= choices.confirms(&decision.key());
    }
    arrange(&mut decisions);
    decisions
}

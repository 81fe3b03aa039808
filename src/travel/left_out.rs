//! What settings leave at home because it names people, deals or files; how much of it is told.

use serde::{Deserialize, Serialize};

use super::Travel;
use crate::filters::Named;
use fairshare_import::read::FileChoices;

/// Choices that change numbers and are left out of settings, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Owners in the filter.
    pub owners: u32,
    /// Deals in the filter.
    pub deals: u32,
    /// Files that are read as the user said.
    pub files: u32,
}

impl LeftOut {
    /// Whether anything is left out.
    #[must_use]
    pub fn any(self) -> bool {
        self != Self::default()
    }
}

impl Travel {
    /// The same without names of people, deals and files, and with how many were left out.
    #[must_use]
    pub fn without_names(&self) -> Self {
        let mut kept = self.clone();
        let said = |(_, said): &&(String, FileChoices)| *said != FileChoices::default();
        kept.left_out.files += kept.chosen.choices.files.iter().filter(said).count() as u32;
        kept.chosen.choices.files.clear();
        // What follows a colon in the key of a decision is the name of a file or a column. It changes no number.
        kept.chosen.choices.confirmed.retain(|key| !key.contains(':'));
        let filter = &mut kept.chosen.eligible.filter;
        let mut take = |named: Named| {
            let names = named.of_mut(filter);
            // The empty name, of deals that have no owner, names nobody.
            if names.iter().all(String::is_empty) { 0 } else { std::mem::take(names).len() as u32 }
        };
        kept.left_out.owners += take(Named::Owner);
        kept.left_out.deals += take(Named::Deal);
        kept
    }
}

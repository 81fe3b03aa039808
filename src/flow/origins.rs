//! Where tables come from that were turned into CSV: the file as the user gave it, and what was noted of it.

use fairshare_foreign::{Notes, Options};
use fairshare_import::detect::{Answer, Decision};
use fairshare_import::read::Choices;
use fairshare_worker::variant::Variant;
use leptos::prelude::*;
use web_sys::File;

use super::Flow;

/// The origin of one table.
#[derive(Clone)]
pub(super) struct Origin {
    /// Name that the table is read under.
    pub name: String,
    /// The file as the user gave it.
    pub file: File,
    /// How it was turned into the table.
    pub options: Options,
    /// What was noted of it.
    pub notes: Notes,
}

impl Flow {
    /// Keeps the origin of a table in place of an earlier one of its name.
    pub(super) fn remember_origin(self, origin: Origin) {
        self.engine.update_value(|engine| {
            engine.origins.retain(|known| known.name != origin.name);
            engine.origins.push(origin);
        });
    }

    /// Decisions that were made when these files were turned into tables.
    pub(super) fn remarks(self, names: &[String]) -> Vec<(String, Decision)> {
        self.engine.with_value(|engine| {
            let known = engine.origins.iter().filter(|origin| names.contains(&origin.name));
            known
                .flat_map(|origin| {
                    let decisions = origin.notes.decisions(&origin.name).into_iter();
                    decisions.map(|decision| (origin.name.clone(), decision))
                })
                .collect()
        })
    }

    /// The files, those turned anew into tables that the user wants decoded otherwise or with their hidden rows. `None` where
    /// that failed or was stopped.
    pub(super) async fn as_chosen(self, number: u32, files: Vec<File>, choices: &Choices) -> Option<Vec<File>> {
        let mut chosen = Vec::new();
        for file in files {
            let name = file.name();
            let origin = self.engine.with_value(|engine| engine.origins.iter().find(|one| one.name == name).cloned());
            let options = options(choices, &name);
            match origin.filter(|origin| origin.options != options) {
                None => chosen.push(file),
                Some(origin) => {
                    let tables = self.unpack_again(number, &origin.file, options).await?;
                    chosen.push(tables.into_iter().find(|table| table.name() == name).unwrap_or(file));
                }
            }
        }
        Some(chosen)
    }

    /// The tables that alternatives of weighed decisions want instead of those that were read. Leaves out what fails.
    pub(super) async fn variants(self, decisions: &[Decision], choices: &Choices) -> Vec<(Variant, File)> {
        let mut variants = Vec::new();
        for alternative in decisions.iter().filter(|decision| decision.is_weighed()).flat_map(|of| &of.alternatives) {
            let (Answer::Encoding(name, _) | Answer::HiddenRows(name, _)) = &alternative.answer else { continue };
            let origin = self.engine.with_value(|engine| engine.origins.iter().find(|one| one.name == *name).cloned());
            let Some(origin) = origin else { continue };
            let mut choices = choices.clone();
            choices.answer(&alternative.answer);
            let options = options(&choices, name);
            let Some(tables) = self.tables_of(&origin.file, options.clone()).await else { continue };
            if let Some(table) = tables.into_iter().find(|table| table.name() == *name) {
                let Options { count_hidden_rows: count_hidden, encoding: decoded_from } = options;
                variants.push((Variant { name: name.clone(), decoded_from, count_hidden }, table));
            }
        }
        variants
    }
}

/// How a file is turned into tables as the user said.
fn options(choices: &Choices, name: &str) -> Options {
    let said = choices.of(name);
    Options { count_hidden_rows: said.count_hidden, encoding: said.decoded_from }
}

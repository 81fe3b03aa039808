//! Original files of converted tables, and notes about the conversion.

use fairshare_foreign::{Notes, Options};
use fairshare_types::decision::{Answer, Decision};
use fairshare_worker::protocol::variant::Variant;
use leptos::prelude::*;
use web_sys::File;

use super::Flow;
use crate::values::ImportOptions;

/// The original file of one table.
#[derive(Clone)]
pub(super) struct Origin {
    /// Name under which the table is read.
    pub name: String,
    /// The user's file.
    pub file: File,
    /// Options of the conversion.
    pub options: Options,
    /// Notes about the conversion.
    pub notes: Notes,
}

impl Flow {
    /// Stores the origin of a table, replacing one of the same name.
    pub(super) fn remember_origin(self, origin: Origin) {
        self.engine.update_value(|engine| {
            engine.origins.retain(|known| known.name != origin.name);
            engine.origins.push(origin);
        });
    }

    /// Decisions made while converting these files.
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

    /// The files, converted again where the user's conversion options have changed. `None` if that fails or the load
    /// was cancelled.
    pub(super) async fn as_chosen(self, number: u32, files: Vec<File>, import: &ImportOptions) -> Option<Vec<File>> {
        let mut chosen = Vec::new();
        for file in files {
            let name = file.name();
            let origin = self.engine.with_value(|engine| engine.origins.iter().find(|one| one.name == name).cloned());
            let options = options(import, &name);
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

    /// Tables for the alternatives that need another conversion. Skips those that fail.
    pub(super) async fn variants(self, decisions: &[Decision], import: &ImportOptions) -> Vec<(Variant, File)> {
        let mut variants = Vec::new();
        for alternative in decisions.iter().filter(|decision| decision.is_weighed()).flat_map(|of| &of.alternatives) {
            let (Answer::Encoding(name, _) | Answer::HiddenRows(name, _)) = &alternative.answer else { continue };
            let origin = self.engine.with_value(|engine| engine.origins.iter().find(|one| one.name == *name).cloned());
            let Some(origin) = origin else { continue };
            let mut import = import.clone();
            import.answer(&alternative.answer);
            let options = options(&import, name);
            let Some(tables) = self.tables_of(&origin.file, options.clone()).await else { continue };
            if let Some(table) = tables.into_iter().find(|table| table.name() == *name) {
                let Options { count_hidden_rows: count_hidden, encoding: decoded_from } = options;
                variants.push((Variant { name: name.clone(), decoded_from, count_hidden }, table));
            }
        }
        variants
    }
}

/// The user's conversion options for a file.
fn options(import: &ImportOptions, name: &str) -> Options {
    let said = import.of(name);
    Options { count_hidden_rows: said.rows.count_hidden, encoding: said.decoded_from }
}

//! Workbooks and JSON become files as the engine reads them, before anything else is done with them.
//!
//! What a file is, its first bytes tell. What reads them is fetched when the first such file comes, and before more of it
//! is read.

use fairshare_foreign::client::{Reader, Table, Trouble};
use fairshare_foreign::{HEAD, Kind, LARGEST, Refusal, kind};
use fairshare_worker::client::Kit;
use leptos::prelude::*;
use web_sys::File;

use super::Flow;
use crate::browser::document::meta;
use crate::browser::file;

impl Flow {
    /// The files, each workbook among them replaced by its sheets; `None` where that failed or was stopped, and was told.
    pub(super) async fn unpacked(self, number: u32, files: Vec<File>) -> Option<Vec<File>> {
        let mut unpacked = Vec::new();
        for file in files {
            let head = file::head(&file, HEAD).await;
            if !self.is_newest(number) {
                return None;
            }
            match kind(&head) {
                None => unpacked.push(file),
                Some(kind) => match self.unpack(number, &file, kind).await {
                    Ok(tables) => unpacked.extend(tables),
                    Err(sentence) => {
                        self.give_up(number, move |_| sentence.clone());
                        return None;
                    }
                },
            }
        }
        self.is_newest(number).then_some(unpacked)
    }

    /// The tables of one file, or why there are none.
    async fn unpack(self, number: u32, file: &File, kind: Kind) -> Result<Vec<File>, String> {
        let texts = self.session.texts();
        if file.size() > LARGEST as f64 {
            return Err(texts.refused(&file.name(), Refusal::TooLarge));
        }
        let Some(kit) = self.unpacking_kit().await else { return Err(texts.not_loaded().to_owned()) };
        let died = |words: &str| texts.unpacking_stopped(&file.name(), words);
        if !self.is_newest(number) {
            return Err(String::new());
        }
        let (reader, tables) = Reader::start(&kit, file).map_err(|_| died(""))?;
        // Held here, so that a load that is stopped ends it.
        self.engine.update_value(|engine| engine.unpacker = Some(reader));
        let tables = match tables.await {
            Ok(tables) => tables,
            Err(Trouble::Refused(refusal)) => return Err(texts.refused(&file.name(), refusal)),
            Err(Trouble::Died(words)) => return Err(died(&words)),
            // Nobody waits for it any more.
            Err(Trouble::Ended) => return Err(String::new()),
        };
        let named = |table: &Table| match kind {
            Kind::Xlsx => texts.sheet(&file.name(), &table.name),
            Kind::Json => file.name(),
        };
        tables.iter().map(|table| file::from_bytes(&named(table), &table.csv).ok_or_else(|| died(""))).collect()
    }

    /// What such a worker is started from, fetched once.
    pub(super) async fn unpacking_kit(self) -> Option<Kit> {
        if let Some(kit) = self.engine.with_value(|engine| engine.unpacking_kit.clone()) {
            return Some(kit);
        }
        let names = meta("fairshare-foreign").unwrap_or_default();
        let (script, module) = names.split_once(' ').unwrap_or(("foreign.js", "foreign_bg.wasm"));
        let kit = Kit::fetch(script, module).await.ok()?;
        self.engine.update_value(|engine| engine.unpacking_kit = Some(kit.clone()));
        Some(kit)
    }
}

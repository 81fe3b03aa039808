//! Converts workbooks, JSON and texts in legacy encodings to UTF-8 CSV before the engine reads them.
//!
//! The first bytes of a file tell its format. The worker for such files is fetched when the first one is opened.

use fairshare_foreign::client::{Answer, Reader, Table, Trouble};
use fairshare_foreign::{HEAD, Kind, LARGEST, Options, Refusal, Scan, Verdict, is_text, kind};
use fairshare_types::text::in_one_line;
use fairshare_worker::client::WorkerBundle;
use leptos::prelude::*;
use web_sys::File;

use super::Flow;
use super::origins::Origin;
use crate::browser::document::meta;
use crate::browser::file;

/// Bytes of a text to scan for characters beyond ASCII, and bytes per step.
const SCANNED: usize = 16 << 20;
const STEP: usize = 1 << 20;

impl Flow {
    /// The files, with each workbook replaced by its sheets; `None` if none is usable or the load was cancelled.
    pub(super) async fn unpacked(self, number: u32, files: Vec<File>) -> Option<Vec<File>> {
        let mut unpacked = Vec::new();
        for file in files {
            let head = file::head(&file, HEAD).await;
            if !self.is_newest(number) {
                return None;
            }
            let kind = match kind(&head) {
                None if head.len() == HEAD && is_late_legacy(&file, &head).await => Some(Kind::Legacy),
                known => known,
            };
            if !self.is_newest(number) {
                return None;
            }
            match kind {
                None => unpacked.push(file),
                Some(kind) => match self.unpack(number, &file, kind, Options::default()).await {
                    Ok(tables) => unpacked.extend(tables),
                    Err(sentence) => self.leave_out(number, sentence),
                },
            }
        }
        self.read_on(number, unpacked)
    }

    /// The usable files of the newest load; without any, ends the load.
    fn read_on(self, number: u32, files: Vec<File>) -> Option<Vec<File>> {
        if !self.is_newest(number) {
            return None;
        }
        if files.is_empty() {
            self.give_up(number, |_| String::new());
            return None;
        }
        Some(files)
    }

    /// Converts a file again with other options; `None` if that fails or the load was cancelled.
    pub(super) async fn unpack_again(self, number: u32, file: &File, options: Options) -> Option<Vec<File>> {
        let kind = kind(&file::head(file, HEAD).await).unwrap_or(Kind::Legacy);
        match self.unpack(number, file, kind, options).await {
            Ok(tables) => Some(tables),
            Err(sentence) => {
                self.give_up(number, move |_| sentence.clone());
                None
            }
        }
    }

    /// Converts one file to tables, or says why it cannot.
    async fn unpack(self, number: u32, file: &File, kind: Kind, options: Options) -> Result<Vec<File>, String> {
        let texts = self.store.screen.texts();
        // A large text goes to the engine unconverted, which decodes the encodings it knows.
        if file.size() > LARGEST as f64 && kind == Kind::Legacy {
            return Ok(vec![file.clone()]);
        }
        if file.size() > LARGEST as f64 {
            return Err(texts.refused(&file.name(), Refusal::TooLarge));
        }
        let Some(bundle) = self.unpacking_bundle().await else { return Err(texts.data.not_loaded.to_owned()) };
        let died = |words: &str| texts.unpacking_stopped(&file.name(), words);
        if !self.is_newest(number) {
            return Err(String::new());
        }
        let (reader, tables) = Reader::start(&bundle, file, options.clone()).map_err(|_| died(""))?;
        // Stored, so that cancelling the load ends it.
        self.engine.update_value(|engine| engine.unpacker = Some(reader));
        let tables = match tables.await {
            Ok(Answer::Tables(tables)) => tables,
            Ok(Answer::AsItIs(notes)) => {
                self.remember_origin(Origin { name: file.name(), file: file.clone(), options, notes });
                return Ok(vec![file.clone()]);
            }
            Err(Trouble::Refused(refusal)) => return Err(texts.refused(&file.name(), refusal)),
            Err(Trouble::Died(words)) => return Err(died(&words)),
            // The load was cancelled.
            Err(Trouble::Ended) => return Err(String::new()),
        };
        for table in &tables {
            let (name, notes) = (self.named(file, table), table.notes.clone());
            self.remember_origin(Origin { name, file: file.clone(), options: options.clone(), notes });
        }
        tables.iter().map(|table| self.table(file, table).ok_or_else(|| died(""))).collect()
    }

    /// Converts one file with other options in the background; `None` if that fails.
    pub(super) async fn tables_of(self, file: &File, options: Options) -> Option<Vec<File>> {
        let bundle = self.unpacking_bundle().await?;
        let (reader, tables) = Reader::start(&bundle, file, options).ok()?;
        let tables = tables.await;
        drop(reader);
        match tables.ok()? {
            Answer::Tables(tables) => tables.iter().map(|table| self.table(file, table)).collect(),
            Answer::AsItIs(_) => Some(vec![file.clone()]),
        }
    }

    /// A converted table as a CSV file.
    fn table(self, file: &File, table: &Table) -> Option<File> {
        file::from_bytes(&self.named(file, table), &table.csv)
    }

    /// The name under which a table of a file is read.
    fn named(self, file: &File, table: &Table) -> String {
        match table.name.as_str() {
            "" => file.name(),
            sheet => in_one_line(&self.store.screen.texts().sheet(&file.name(), sheet)).into_owned(),
        }
    }

    /// The bundle of the workbook worker, fetched once.
    pub(super) async fn unpacking_bundle(self) -> Option<WorkerBundle> {
        if let Some(bundle) = self.engine.with_value(|engine| engine.unpacking_bundle.clone()) {
            return Some(bundle);
        }
        let names = meta("fairshare-foreign").unwrap_or_default();
        let (script, module) = names.split_once(' ').unwrap_or(("foreign.js", "foreign_bg.wasm"));
        let bundle = WorkerBundle::fetch(script, module).await.ok()?;
        self.engine.update_value(|engine| engine.unpacking_bundle = Some(bundle.clone()));
        Some(bundle)
    }
}

/// Whether a text that starts in pure ASCII continues in a legacy encoding.
async fn is_late_legacy(file: &File, head: &[u8]) -> bool {
    let mut scan = Scan::default();
    scan.push(head);
    let mut from = HEAD;
    while is_text(head) && scan.verdict() == Verdict::Ascii && from < SCANNED && (from as f64) < file.size() {
        let Ok(slice) = file.slice_with_i32_and_i32(from as i32, (from + STEP) as i32) else { return false };
        scan.push(&file::bytes(&slice).await);
        from += STEP;
    }
    scan.verdict() == Verdict::Legacy
}

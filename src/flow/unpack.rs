//! Turns workbooks, JSON and texts in legacy encodings into UTF-8 CSV files before the engine reads them.
//!
//! The first bytes of a file tell what it is. The worker that reads such files is fetched when the first one comes.

use fairshare_foreign::client::{Answer, Reader, Table, Trouble};
use fairshare_foreign::{HEAD, Kind, LARGEST, Options, Refusal, Scan, Verdict, is_text, kind};
use fairshare_worker::client::Kit;
use leptos::prelude::*;
use web_sys::File;

use super::Flow;
use super::origins::Origin;
use crate::browser::document::meta;
use crate::browser::file;

/// Bytes of a text that are looked through for letters beyond ASCII, and how many at a time.
const SCANNED: usize = 16 << 20;
const STEP: usize = 1 << 20;

impl Flow {
    /// The files, each workbook among them replaced by its sheets; `None` where none can be used or the load was stopped.
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

    /// Goes on with the usable files of the newest load, or ends the load if there are none.
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

    /// The tables of a file that was turned into tables before, with other options; `None` where that failed or was stopped.
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

    /// The tables of one file, or why there are none.
    async fn unpack(self, number: u32, file: &File, kind: Kind, options: Options) -> Result<Vec<File>, String> {
        let texts = self.session.texts();
        // A large text goes to the engine, which decodes the encodings that it knows.
        if file.size() > LARGEST as f64 && kind == Kind::Legacy {
            return Ok(vec![file.clone()]);
        }
        if file.size() > LARGEST as f64 {
            return Err(texts.refused(&file.name(), Refusal::TooLarge));
        }
        let Some(kit) = self.unpacking_kit().await else { return Err(texts.not_loaded().to_owned()) };
        let died = |words: &str| texts.unpacking_stopped(&file.name(), words);
        if !self.is_newest(number) {
            return Err(String::new());
        }
        let (reader, tables) = Reader::start(&kit, file, options.clone()).map_err(|_| died(""))?;
        // Held here, so that a load that is stopped ends it.
        self.engine.update_value(|engine| engine.unpacker = Some(reader));
        let tables = match tables.await {
            Ok(Answer::Tables(tables)) => tables,
            Ok(Answer::AsItIs(notes)) => {
                self.remember_origin(Origin { name: file.name(), file: file.clone(), options, notes });
                return Ok(vec![file.clone()]);
            }
            Err(Trouble::Refused(refusal)) => return Err(texts.refused(&file.name(), refusal)),
            Err(Trouble::Died(words)) => return Err(died(&words)),
            // Nobody waits for it any more.
            Err(Trouble::Ended) => return Err(String::new()),
        };
        for table in &tables {
            let (name, notes) = (self.named(file, table), table.notes.clone());
            self.remember_origin(Origin { name, file: file.clone(), options: options.clone(), notes });
        }
        tables.iter().map(|table| self.table(file, table).ok_or_else(|| died(""))).collect()
    }

    /// The tables of one file with other options, made in the background; `None` where there are none.
    pub(super) async fn tables_of(self, file: &File, options: Options) -> Option<Vec<File>> {
        let kit = self.unpacking_kit().await?;
        let (reader, tables) = Reader::start(&kit, file, options).ok()?;
        let tables = tables.await;
        drop(reader);
        match tables.ok()? {
            Answer::Tables(tables) => tables.iter().map(|table| self.table(file, table)).collect(),
            Answer::AsItIs(_) => Some(vec![file.clone()]),
        }
    }

    /// A table as a file.
    fn table(self, file: &File, table: &Table) -> Option<File> {
        file::from_bytes(&self.named(file, table), &table.csv)
    }

    /// The name that a table of a file is read under.
    fn named(self, file: &File, table: &Table) -> String {
        match table.name.as_str() {
            "" => file.name(),
            sheet => self.session.texts().sheet(&file.name(), sheet),
        }
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

/// Whether a text that begins with nothing but ASCII goes on in a legacy encoding.
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

//! All messages between the page and the worker.
//!
//! The page sends a file as a handle, with its options; the worker replies with lists whose first item names their
//! kind. Tables cross as transferred buffers.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

#[cfg(feature = "client")]
use crate::{Detected, encoding_name};
use crate::{Notes, Options, Refusal};

/// Version and hash of the sources; both ends must have the same.
pub const BUILD: &str = env!("FAIRSHARE_BUILD");

/// A message from the worker.
pub enum Said {
    /// It has started, with this [`BUILD`].
    Ready(String),
    /// It is working.
    Alive,
    /// The tables of the file. Final.
    Tables(Vec<Table>),
    /// The engine decodes the file itself. Final.
    AsItIs(Notes),
    /// Why there are no tables. Final.
    Refused(Refusal),
    /// The worker cannot go on, with its last error.
    Trapped(String),
}

/// A table: the name of its sheet, its CSV, and notes on how it was read.
#[derive(Debug)]
pub struct Table {
    /// Name of the sheet; empty if the file is one table.
    pub name: String,
    /// The table as CSV.
    pub csv: Uint8Array,
    /// Facts about how it was read, for the user to check.
    pub notes: Notes,
}

/// A file and how to read it, from the page to the worker.
pub struct Request {
    /// The file.
    pub file: File,
    /// How to read it.
    pub options: Options,
}

impl Request {
    /// Packs the request.
    #[cfg(feature = "client")]
    pub fn pack(&self) -> Array {
        let encoding = self.options.encoding.as_deref().map_or(JsValue::UNDEFINED, JsValue::from_str);
        Array::of3(&self.file, &self.options.count_hidden_rows.into(), &encoding)
    }

    /// Unpacks a request.
    #[cfg(feature = "read")]
    pub fn unpack(message: &JsValue) -> Option<Self> {
        let message = message.dyn_ref::<Array>()?;
        let file = message.get(0).dyn_into().ok()?;
        let count_hidden_rows = message.get(1).as_bool().unwrap_or_default();
        Some(Self { file, options: Options { count_hidden_rows, encoding: message.get(2).as_string() } })
    }
}

impl Said {
    /// Packs a message; returns it with the buffers to transfer.
    #[cfg(feature = "read")]
    pub fn pack(&self) -> (Array, Array) {
        let buffers = Array::new();
        let message = match self {
            Self::Ready(build) => Array::of2(&"ready".into(), &build.as_str().into()),
            Self::Alive => Array::of1(&"alive".into()),
            Self::Tables(tables) => {
                let message = Array::of1(&"tables".into());
                for table in tables {
                    message.push(&table.name.as_str().into());
                    message.push(&table.csv);
                    message.push(&pack_notes(&table.notes));
                    buffers.push(&table.csv.buffer());
                }
                message
            }
            Self::AsItIs(notes) => Array::of2(&"as it is".into(), &pack_notes(notes)),
            Self::Refused(refusal) => {
                let at = Refusal::ALL.iter().position(|one| one == refusal).unwrap_or_default();
                Array::of2(&"refused".into(), &(at as u32).into())
            }
            Self::Trapped(words) => Array::of2(&"trapped".into(), &words.as_str().into()),
        };
        (message, buffers)
    }

    /// Unpacks a message.
    #[cfg(feature = "client")]
    pub fn unpack(message: &JsValue) -> Self {
        // A plain string is a worker's last message, posted by its script when its program cannot.
        if let Some(words) = message.as_string() {
            return Self::Trapped(words);
        }
        let trapped = || Self::Trapped(String::new());
        let Some(message) = message.dyn_ref::<Array>() else { return trapped() };
        let first = message.get(1);
        match message.get(0).as_string().unwrap_or_default().as_str() {
            "ready" => Self::Ready(first.as_string().unwrap_or_default()),
            "alive" => Self::Alive,
            "tables" => {
                let tables = (1..message.length()).step_by(3).map(|at| {
                    let name = message.get(at).as_string()?;
                    let csv = message.get(at + 1).dyn_into().ok()?;
                    Some(Table { name, csv, notes: unpack_notes(&message.get(at + 2))? })
                });
                tables.collect::<Option<_>>().map_or_else(trapped, Self::Tables)
            }
            "as it is" => unpack_notes(&first).map_or_else(trapped, Self::AsItIs),
            "refused" => {
                let refusal = first.as_f64().and_then(|at| Refusal::ALL.get(at as usize));
                refusal.map_or_else(trapped, |refusal| Self::Refused(*refusal))
            }
            "trapped" => Self::Trapped(first.as_string().unwrap_or_default()),
            _ => trapped(),
        }
    }
}

/// Notes as a list of values at fixed indexes.
#[cfg(feature = "read")]
fn pack_notes(notes: &Notes) -> Array {
    let texts = |texts: &mut dyn Iterator<Item = &str>| texts.map(JsValue::from_str).collect::<Array>();
    let text = |text: Option<&str>| text.map_or(JsValue::UNDEFINED, JsValue::from_str);
    let encoding = notes.encoding.as_ref();
    let values: [JsValue; 17] = [
        text(encoding.map(|encoding| encoding.name)),
        encoding.is_some_and(|encoding| encoding.certain).into(),
        texts(&mut encoding.iter().flat_map(|encoding| encoding.alternatives.iter().copied())).into(),
        notes.undecodable.into(),
        notes.merged_cells.into(),
        notes.hidden_rows.into(),
        notes.hidden_rows_counted.into(),
        notes.collapsed_rows.into(),
        notes.hidden_columns.into(),
        notes.rounded_numbers.into(),
        text(notes.rounded_example.as_deref()),
        notes.nulls.into(),
        text(notes.list.as_deref()),
        texts(&mut notes.nested.iter().map(String::as_str)).into(),
        notes.merged_rows.into(),
        text(notes.rounded_column.as_deref()),
        text(notes.more_pages.as_deref()),
    ];
    values.iter().collect()
}

/// Notes from such a list.
#[cfg(feature = "client")]
fn unpack_notes(list: &JsValue) -> Option<Notes> {
    let list = list.dyn_ref::<Array>()?;
    let texts = |at: u32| -> Option<Vec<String>> {
        list.get(at).dyn_ref::<Array>()?.iter().map(|text| text.as_string()).collect()
    };
    let count = |at: u32| list.get(at).as_f64().unwrap_or_default() as u32;
    let yes = |at: u32| list.get(at).as_bool().unwrap_or_default();
    let encoding = match list.get(0).as_string() {
        None => None,
        Some(name) => Some(Detected {
            name: encoding_name(&name)?,
            certain: yes(1),
            alternatives: texts(2)?.iter().filter_map(|name| encoding_name(name)).collect(),
        }),
    };
    Some(Notes {
        encoding,
        undecodable: yes(3),
        merged_cells: count(4),
        hidden_rows: count(5),
        hidden_rows_counted: yes(6),
        collapsed_rows: count(7),
        hidden_columns: count(8),
        rounded_numbers: count(9),
        rounded_example: list.get(10).as_string(),
        nulls: count(11),
        list: list.get(12).as_string(),
        nested: texts(13)?,
        merged_rows: count(14),
        rounded_column: list.get(15).as_string(),
        more_pages: list.get(16).as_string(),
    })
}

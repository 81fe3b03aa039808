//! All that crosses between the page and the worker of workbooks: the file as a handle one way; the other way lists whose
//! first item says what they are. Tables cross as transferred buffers.

use js_sys::{Array, Uint8Array};
#[cfg(feature = "client")]
use wasm_bindgen::{JsCast, JsValue};

use crate::Refusal;

/// Names the sources that an end was built from.
pub const BUILD: &str = env!("FAIRSHARE_BUILD");

/// What the worker says.
pub enum Said {
    /// It has started, built from these sources.
    Ready(String),
    /// It is at work.
    Alive,
    /// The tables of the file: the last word.
    Tables(Vec<Table>),
    /// Why there are none: the last word.
    Refused(Refusal),
    /// It cannot go on, and what it said last.
    Trapped(String),
}

/// A table: the name of its sheet, empty for JSON, and its CSV.
#[derive(Debug)]
pub struct Table {
    /// Name of the sheet; empty for JSON.
    pub name: String,
    /// The table as CSV.
    pub csv: Uint8Array,
}

impl Said {
    /// Packs it: the message, and the buffers to transfer.
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
                    buffers.push(&table.csv.buffer());
                }
                message
            }
            Self::Refused(refusal) => {
                let at = Refusal::ALL.iter().position(|one| one == refusal).unwrap_or_default();
                Array::of2(&"refused".into(), &(at as u32).into())
            }
            Self::Trapped(words) => Array::of2(&"trapped".into(), &words.as_str().into()),
        };
        (message, buffers)
    }

    /// Unpacks it.
    #[cfg(feature = "client")]
    pub fn unpack(message: &JsValue) -> Self {
        // Words alone are the last ones of a worker: what its script says where its program cannot.
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
                let tables = (1..message.length()).step_by(2).map(|at| {
                    Some(Table { name: message.get(at).as_string()?, csv: message.get(at + 1).dyn_into().ok()? })
                });
                tables.collect::<Option<_>>().map_or_else(trapped, Self::Tables)
            }
            "refused" => {
                let refusal = first.as_f64().and_then(|at| Refusal::ALL.get(at as usize));
                refusal.map_or_else(trapped, |refusal| Self::Refused(*refusal))
            }
            "trapped" => Self::Trapped(first.as_string().unwrap_or_default()),
            _ => trapped(),
        }
    }
}

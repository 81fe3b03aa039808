//! Runs the built program in a folder and keeps its output.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::rc::Rc;

use serde_json::{Value, json};

/// The result of one call of the program.
#[derive(Debug)]
pub struct Call {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// Credit by the name of its row.
pub type Rows = BTreeMap<String, f64>;

/// Options of `credit`: dimension, model and value.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    pub by: &'a str,
    pub model: &'a str,
    pub value: &'a str,
}

impl<'a> Table<'a> {
    /// Linear revenue, grouped by `by`.
    pub fn by(by: &'a str) -> Self {
        Self { by, model: "linear", value: "revenue" }
    }
}

/// The program with one list of files; repeated calls are cached.
#[derive(Debug)]
pub struct Program<'a> {
    folder: &'a Path,
    /// File names and further arguments, which both commands take.
    inputs: Vec<&'a str>,
    calls: RefCell<BTreeMap<Vec<String>, Rc<Call>>>,
}

impl<'a> Program<'a> {
    pub fn new(folder: &'a Path, inputs: Vec<&'a str>) -> Self {
        Self { folder, inputs, calls: RefCell::default() }
    }

    /// The JSON that `inspect` prints, or its error message in the same shape.
    pub fn inspect(&self) -> Value {
        let call = self.call("inspect", &[]);
        serde_json::from_str(&call.stdout).unwrap_or_else(|_| {
            let said = call.stderr.trim();
            let message = if said.is_empty() { format!("inspect ends with {:?}", call.code) } else { said.to_owned() };
            json!({ "files": [], "message": message })
        })
    }

    /// The call of `credit` with these options.
    pub fn credit(&self, table: Table) -> Rc<Call> {
        let Table { by, model, value } = table;
        self.call("credit", &["--model", model, "--by", by, "--value", value, "--format", "json"])
    }

    /// The rows of `credit` with these options; `None` if it prints no table.
    pub fn rows(&self, table: Table) -> Option<Rows> {
        let printed: Value = serde_json::from_str(&self.credit(table).stdout).ok()?;
        let rows = printed.get("rows")?.as_array()?.iter();
        rows.map(|row| Some((row.get("name")?.as_str()?.to_owned(), number(row.get("credit")?.get(0)?)?))).collect()
    }

    /// Standard error of linear credit by channel.
    pub fn stderr(&self) -> String {
        self.credit(Table::by("channel")).stderr.clone()
    }

    fn call(&self, command: &str, options: &[&str]) -> Rc<Call> {
        let words: Vec<String> =
            [&[command], &*self.inputs, options].concat().into_iter().map(ToOwned::to_owned).collect();
        let mut calls = self.calls.borrow_mut();
        let call = calls.entry(words).or_insert_with_key(|words| {
            let mut program = Command::new(env!("CARGO_BIN_EXE_fairshare"));
            let output = program.args(words).current_dir(self.folder).output().expect("the program runs");
            Rc::new(Call {
                code: output.status.code(),
                stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
                stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            })
        });
        Rc::clone(call)
    }
}

/// A cell of a table as a number; an empty cell is zero.
fn number(cell: &Value) -> Option<f64> {
    match cell {
        Value::Null => Some(0.0),
        Value::String(text) if text.is_empty() => Some(0.0),
        Value::String(text) => text.parse().ok(),
        cell => cell.as_f64(),
    }
}

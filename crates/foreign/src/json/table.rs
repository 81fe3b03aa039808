//! A table under construction, and the visitors that fill it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::budget::{Budget, COLUMNS};
use crate::grid::Grid;
use crate::params::{is_type_and_address, params};
use crate::{Notes, Refusal, Sheet};

/// Levels of nested objects that become columns `a.b.c`.
pub(super) const DEPTH: usize = 8;
/// Most fields with lists of objects that are named in the notes.
const NAMED: usize = 20;

/// The table under construction.
#[derive(Default)]
pub(super) struct Table {
    grid: Grid,
    /// Column of each name.
    columns: BTreeMap<String, u32>,
    /// Rows written; row 0 is the header.
    rows: u32,
    budget: Budget,
    /// Name of the current value.
    path: String,
    pub(super) notes: Notes,
}

impl Table {
    /// A table with this budget.
    pub(super) fn within(budget: Budget) -> Self {
        Self { budget, ..Self::default() }
    }

    pub(super) fn value_of_file(&mut self, value: &RawValue) -> Result<(), Refusal> {
        if value.get().starts_with('[') { self.list(value) } else { self.row(value) }
    }

    fn row(&mut self, value: &RawValue) -> Result<(), Refusal> {
        if !value.get().starts_with('{') {
            return Err(Refusal::NotFlat);
        }
        self.rows += 1;
        self.budget.seen()?;
        self.object(value, 0)
    }

    pub(super) fn list(&mut self, list: &RawValue) -> Result<(), Refusal> {
        let mut refusal = Refusal::NotJson;
        let rows = Rows { table: self, refusal: &mut refusal };
        serde_json::Deserializer::from_str(list.get()).deserialize_seq(rows).map_err(|_| refusal)
    }

    fn object(&mut self, object: &RawValue, depth: usize) -> Result<(), Refusal> {
        let mut refusal = Refusal::NotJson;
        let members = Members { table: self, depth, refusal: &mut refusal };
        serde_json::Deserializer::from_str(object.get()).deserialize_map(members).map_err(|_| refusal)
    }

    /// Adds a value under the name in [`Table::path`].
    fn value(&mut self, value: &RawValue, depth: usize) -> Result<(), Refusal> {
        self.budget.seen()?;
        let text = value.get();
        match text.as_bytes().first() {
            Some(b'{') if is_type_and_address(&self.path, value) => Ok(()),
            Some(b'{') if depth + 1 < DEPTH => self.object(value, depth + 1),
            Some(b'n') => self.column().map(|_| ()),
            Some(b'"') => self.cell(&unquoted(text)?),
            Some(b'[') if text.get(1..).is_some_and(|rest| rest.trim_ascii_start().starts_with('{')) => {
                match params(value) {
                    Some(params) => params.iter().try_for_each(|(name, value)| self.param(name, value, depth)),
                    None => self.nested(text),
                }
            }
            Some(b'{') => self.nested(text),
            _ => self.cell(text),
        }
    }

    /// Adds a parameter of the current value, in a column named after both.
    fn param(&mut self, name: &str, value: &RawValue, depth: usize) -> Result<(), Refusal> {
        let above = self.path.len();
        self.path.push('.');
        self.path.push_str(name);
        let taken = self.value(value, depth + 1);
        self.path.truncate(above);
        taken
    }

    /// Keeps a value that is itself a table as text.
    fn nested(&mut self, text: &str) -> Result<(), Refusal> {
        if self.notes.nested.len() < NAMED && !self.notes.nested.contains(&self.path) {
            self.notes.nested.push(self.path.clone());
        }
        self.cell(text)
    }

    fn cell(&mut self, text: &str) -> Result<(), Refusal> {
        let column = self.column()?;
        self.grid.put(self.rows, column, &mut self.budget, |out| out.extend_from_slice(text.as_bytes()))
    }

    /// The column of the current value, added if its name is new.
    fn column(&mut self) -> Result<u32, Refusal> {
        if let Some(column) = self.columns.get(&self.path) {
            return Ok(*column);
        }
        let column = self.columns.len() as u32;
        if column == COLUMNS {
            return Err(Refusal::TooLarge);
        }
        self.columns.insert(self.path.clone(), column);
        Ok(column)
    }

    /// Finishes the table; returns it with the rest of the budget.
    pub(super) fn sheet(mut self, name: String) -> Result<(Sheet, Budget), Refusal> {
        if self.columns.is_empty() {
            return Err(Refusal::Empty);
        }
        for (name, column) in &self.columns {
            self.grid.put(0, *column, &mut self.budget, |out| out.extend_from_slice(name.as_bytes()))?;
        }
        let sheet = self.grid.sheet(name, false, self.notes, &mut self.budget)?;
        Ok((sheet, self.budget))
    }
}

/// A JSON string without its quotation marks and escapes.
fn unquoted(text: &str) -> Result<Cow<'_, str>, Refusal> {
    match text.get(1..text.len() - 1) {
        Some(plain) if !plain.contains('\\') => Ok(Cow::Borrowed(plain)),
        _ => serde_json::from_str::<String>(text).map(Cow::Owned).map_err(|_| Refusal::NotJson),
    }
}

/// Visits the rows of a list. `refusal` keeps the error of a row, as serde's error cannot carry it.
struct Rows<'t> {
    table: &'t mut Table,
    refusal: &'t mut Refusal,
}

impl<'de> Visitor<'de> for Rows<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(row) = list.next_element::<&RawValue>()? {
            if let Err(refusal) = self.table.row(row) {
                *self.refusal = refusal;
                return Err(A::Error::custom(""));
            }
        }
        Ok(())
    }
}

/// Visits the members of an object, `depth` levels below its row.
struct Members<'t> {
    table: &'t mut Table,
    depth: usize,
    refusal: &'t mut Refusal,
}

impl<'de> Visitor<'de> for Members<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let above = self.table.path.len();
        while members.next_key_seed(Name { path: &mut self.table.path, inner: self.depth > 0 })?.is_some() {
            let value = members.next_value::<&RawValue>()?;
            if let Err(refusal) = self.table.value(value, self.depth) {
                *self.refusal = refusal;
                return Err(A::Error::custom(""));
            }
            self.table.path.truncate(above);
        }
        Ok(())
    }
}

/// Appends the name of a member to the path of its object.
struct Name<'t> {
    path: &'t mut String,
    inner: bool,
}

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, name: D) -> Result<(), D::Error> {
        name.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<(), E> {
        if self.inner {
            self.path.push('.');
        }
        self.path.push_str(name);
        Ok(())
    }
}

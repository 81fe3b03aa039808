//! The object that an API puts around its list of records.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::Refusal;
use crate::params::params;

/// Objects in objects in which the list is looked for.
const DEPTH: usize = 3;
/// Lists that are kept.
const LISTS: usize = 100;
/// An object with more values beside its list is a record that has a list, unless the list has one of the usual names.
const SCALARS: usize = 5;
/// What APIs call their lists.
const USUAL: [&str; 12] =
    ["results", "records", "data", "value", "items", "rows", "hits", "entries", "list", "nodes", "edges", "elements"];
/// Those that no record has as a field.
const PAGES: [&str; 5] = ["results", "records", "data", "value", "rows"];

/// The lists of objects that are the tables of an object.
pub struct Envelope<'a> {
    /// Path and text of each list.
    pub lists: Vec<(String, &'a RawValue)>,
}

impl<'a> Envelope<'a> {
    /// The envelope that a value is; `None` if it is a record or a list itself.
    ///
    /// # Errors
    /// [`Refusal::NotJson`].
    pub fn of(value: &'a RawValue) -> Result<Option<Self>, Refusal> {
        if !value.get().starts_with('{') {
            return Ok(None);
        }
        let mut found = Found::default();
        found.look(value, "", 0)?;
        let Found { mut lists, scalars } = found;
        lists.retain(|list| params(list.value).is_none());
        let Some(least) = lists.iter().map(|list| list.depth).min() else { return Ok(None) };
        lists.retain(|list| list.depth == least);
        if lists.iter().filter(|list| list.is_called(&USUAL)).count() == 1 {
            lists.retain(|list| list.is_called(&USUAL));
        } else if scalars > SCALARS {
            return Ok(None);
        }
        Ok(Some(Self { lists: lists.into_iter().map(|list| (list.path, list.value)).collect() }))
    }
}

/// Whether an envelope is one page of several: its list has a name that no record has.
pub fn is_page(envelope: &Envelope<'_>) -> bool {
    matches!(envelope.lists.as_slice(), [(path, _)] if PAGES.contains(&path.as_str()))
}

/// A list of objects.
struct List<'a> {
    path: String,
    depth: usize,
    value: &'a RawValue,
}

impl List<'_> {
    fn is_called(&self, names: &[&str]) -> bool {
        self.path.rsplit('.').next().is_some_and(|name| names.contains(&name))
    }
}

#[derive(Default)]
struct Found<'a> {
    lists: Vec<List<'a>>,
    /// Values of the outermost object that are neither objects nor lists.
    scalars: usize,
}

impl<'a> Found<'a> {
    fn look(&mut self, object: &'a RawValue, path: &str, depth: usize) -> Result<(), Refusal> {
        let members = Members { found: self, path, depth };
        let inner = serde_json::Deserializer::from_str(object.get()).deserialize_map(members);
        for (path, object) in inner.map_err(|_| Refusal::NotJson)? {
            self.look(object, &path, depth + 1)?;
        }
        Ok(())
    }
}

/// Sorts the members of an object: lists of objects are kept, objects are returned.
struct Members<'f, 'a> {
    found: &'f mut Found<'a>,
    path: &'f str,
    depth: usize,
}

impl<'de> Visitor<'de> for Members<'_, 'de> {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut objects = Vec::new();
        while let Some(name) = members.next_key::<Cow<'de, str>>()? {
            let value = members.next_value::<&RawValue>()?;
            let path = || if self.path.is_empty() { name.to_string() } else { format!("{}.{name}", self.path) };
            let text = value.get();
            match text.as_bytes().first() {
                Some(b'{') if self.depth + 1 < DEPTH && objects.len() < LISTS => objects.push((path(), value)),
                Some(b'[') if text.get(1..).is_some_and(|rest| rest.trim_ascii_start().starts_with('{')) => {
                    if self.found.lists.len() < LISTS {
                        self.found.lists.push(List { path: path(), depth: self.depth, value });
                    }
                }
                Some(b'{' | b'[') => {}
                _ => self.found.scalars += usize::from(self.depth == 0),
            }
        }
        Ok(objects)
    }
}

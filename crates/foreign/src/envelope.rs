//! Finds the list of records in the object that an API wraps around it.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::Refusal;
use crate::params::params;

/// Levels of nested objects that are searched for the list.
const DEPTH: usize = 3;
/// Most lists that are kept.
const LISTS: usize = 100;
/// An object with more plain values than this beside its list is a record, unless the list has a usual name.
const SCALARS: usize = 5;
/// Usual names of lists in API responses.
const USUAL: [&str; 12] =
    ["results", "records", "data", "value", "items", "rows", "hits", "entries", "list", "nodes", "edges", "elements"];
/// Those of them that no record uses as a field.
const PAGES: [&str; 5] = ["results", "records", "data", "value", "rows"];
/// Names, letters only, of fields that locate the next page; there is one if the field has a value.
const NEXT: [&str; 14] = [
    "next",
    "nextpage",
    "nextlink",
    "nexturl",
    "nexthref",
    "nextpageurl",
    "nextpagelink",
    "nextpagetoken",
    "nexttoken",
    "nextcursor",
    "nextrecordsurl",
    "nextoffset",
    "nextstart",
    "odatanextlink",
];
/// Names of fields that are true if more pages follow (`DONE`: false).
const MORE: [&str; 9] = [
    "hasmore",
    "hasmoreitems",
    "hasmorepages",
    "hasnext",
    "hasnextpage",
    "more",
    "moreitems",
    "moreitemsincollection",
    "morerecords",
];
const DONE: [&str; 4] = ["done", "last", "islast", "islastpage"];

/// The lists of objects within an object, each a table.
pub struct Envelope<'a> {
    /// Path and text of each list.
    pub lists: Vec<(String, &'a RawValue)>,
    /// Path of the field that indicates more pages.
    pub more: Option<String>,
}

impl<'a> Envelope<'a> {
    /// The envelope in a value; `None` if the value is a record or a list itself.
    ///
    /// # Errors
    /// [`Refusal::NotJson`].
    pub fn of(value: &'a RawValue) -> Result<Option<Self>, Refusal> {
        if !value.get().starts_with('{') {
            return Ok(None);
        }
        let mut found = Found::default();
        found.look(value, "", 0)?;
        let more = found.more();
        let Found { mut lists, scalars, .. } = found;
        lists.retain(|list| params(list.value).is_none());
        let Some(least) = lists.iter().map(|list| list.depth).min() else { return Ok(None) };
        lists.retain(|list| list.depth == least);
        if lists.iter().filter(|list| list.is_called(&USUAL)).count() == 1 {
            lists.retain(|list| list.is_called(&USUAL));
        } else if scalars > SCALARS {
            return Ok(None);
        }
        Ok(Some(Self { lists: lists.into_iter().map(|list| (list.path, list.value)).collect(), more }))
    }
}

/// Whether an envelope is one page of several: its list has a name that no record uses as a field.
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
    /// Path of a field that indicates more pages.
    more: Option<String>,
    /// The number of this page.
    page: Option<u64>,
    last_page: Option<(String, u64)>,
}

impl<'a> Found<'a> {
    /// Path of the field that indicates more pages.
    fn more(&mut self) -> Option<String> {
        let (page, last) = (self.page, self.last_page.take());
        self.more
            .take()
            .or_else(|| last.filter(|(_, last)| page.is_some_and(|page| page < *last)).map(|(path, _)| path))
    }

    /// Evaluates a field that may be about pages. Compares only the letters of its name, as APIs separate words in many
    /// ways.
    fn see_page(&mut self, path: &str, name: &str, text: &str) {
        let letters: String =
            name.chars().filter(|c| c.is_ascii_alphabetic()).map(|c| c.to_ascii_lowercase()).collect();
        let says = match letters.as_str() {
            name if NEXT.contains(&name) => !matches!(text, "null" | "false" | "\"\"" | "0" | "{}" | "[]"),
            name if MORE.contains(&name) => text == "true",
            name if DONE.contains(&name) => text == "false",
            "page" | "currentpage" | "pagenumber" => {
                self.page = text.parse().ok();
                false
            }
            "pages" | "totalpages" | "pagecount" | "lastpage" => {
                self.last_page = text.parse().ok().map(|last| (path.to_owned(), last));
                false
            }
            _ => false,
        };
        if says && self.more.is_none() {
            self.more = Some(path.to_owned());
        }
    }

    fn look(&mut self, object: &'a RawValue, path: &str, depth: usize) -> Result<(), Refusal> {
        let members = Members { found: self, path, depth };
        let inner = serde_json::Deserializer::from_str(object.get()).deserialize_map(members);
        for (path, object) in inner.map_err(|_| Refusal::NotJson)? {
            self.look(object, &path, depth + 1)?;
        }
        Ok(())
    }
}

/// Visits the members of an object: keeps lists of objects, returns objects.
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
            self.found.see_page(&path(), &name, text);
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

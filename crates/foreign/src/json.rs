//! Reads JSON (a list of objects, one object per line, or an API's envelope) as tables with a column per name.
//!
//! Values are copied as written. Objects are flattened one level at a time, to [`DEPTH`] levels; deeper ones are kept
//! as text, without building anything from them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::budget::{Budget, COLUMNS};
use crate::encoding::{decode, detect};
use crate::envelope::{Envelope, is_page};
use crate::grid::Grid;
use crate::params::{is_type_and_address, params};
use crate::{Notes, Refusal, Sheet};

/// Levels of nested objects that become columns `a.b.c`.
const DEPTH: usize = 8;
/// Most fields with lists of objects that are named in the notes.
const NAMED: usize = 20;

/// The tables of a JSON file.
///
/// Columns are ordered by the first occurrence of their names. Numbers are copied as written, `null` is an empty cell,
/// a nested object gives columns `a.b`, a list its text in one cell. Parameters such as `[{"key": "a", "value": 1}]`
/// become columns too. If a list of objects is inside an object, the list is the table and its siblings are skipped.
///
/// # Errors
/// Why the file cannot be used.
///
/// ```
/// let sheets = fairshare_foreign::json(br#"{"results": [{"deal": "A", "amount": 10.50}], "total": 1}"#)?;
/// assert_eq!(sheets[0].csv, b"deal,amount\nA,10.50\n");
/// # Ok::<(), fairshare_foreign::Refusal>(())
/// ```
pub fn json(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        let detected = detect(bytes);
        let (utf8, undecodable) = decode(bytes, detected.name)?;
        let mut sheets = tables(std::str::from_utf8(&utf8).map_err(|_| Refusal::NotJson)?)?;
        for sheet in &mut sheets {
            (sheet.notes.encoding, sheet.notes.undecodable) = (Some(detected.clone()), undecodable);
        }
        return Ok(sheets);
    };
    tables(text)
}

fn tables(text: &str) -> Result<Vec<Sheet>, Refusal> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_ascii().is_empty() {
        return Err(Refusal::Empty);
    }
    // A list is one value; objects in lines are many.
    let mut values = serde_json::Deserializer::from_str(text)
        .into_iter::<&RawValue>()
        .map(|value| value.map_err(|_| Refusal::NotJson));
    let first = values.next().ok_or(Refusal::Empty)??;
    let second = values.next().transpose()?;
    let mut table = Table::default();
    match (Envelope::of(first)?, second) {
        (Some(envelope), None) => return wrapped(&envelope),
        // Pages of an API, one after the other.
        (Some(envelope), Some(second)) if is_page(&envelope) => {
            table.notes.list = envelope.lists.first().map(|(path, _)| path.clone());
            for value in [Ok(first), Ok(second)].into_iter().chain(values) {
                match Envelope::of(value?)? {
                    Some(page) => {
                        page.lists.iter().try_for_each(|(_, list)| table.list(list))?;
                        // The last page tells whether all pages are here.
                        table.notes.more_pages = page.more;
                    }
                    None => table.value_of_file(value?)?,
                }
            }
        }
        _ => [Ok(first)]
            .into_iter()
            .chain(second.map(Ok))
            .chain(values)
            .try_for_each(|value| table.value_of_file(value?))?,
    }
    Ok(vec![table.sheet(String::new())?.0])
}

/// The lists of an object, each as a table.
fn wrapped(envelope: &Envelope<'_>) -> Result<Vec<Sheet>, Refusal> {
    let mut sheets = Vec::new();
    let mut budget = Budget::default();
    for (path, list) in &envelope.lists {
        let mut table = Table { budget, ..Table::default() };
        table.notes.list = Some(path.clone());
        table.notes.more_pages.clone_from(&envelope.more);
        table.list(list)?;
        let name = if envelope.lists.len() == 1 { String::new() } else { path.clone() };
        match table.sheet(name) {
            Ok((sheet, left)) => (budget, _) = (left, sheets.push(sheet)),
            Err(Refusal::Empty) => {}
            Err(refusal) => return Err(refusal),
        }
    }
    if sheets.is_empty() { Err(Refusal::Empty) } else { Ok(sheets) }
}

/// The table under construction.
#[derive(Default)]
struct Table {
    grid: Grid,
    /// Column of each name.
    columns: BTreeMap<String, u32>,
    /// Rows written; row 0 is the header.
    rows: u32,
    budget: Budget,
    /// Name of the current value.
    path: String,
    notes: Notes,
}

impl Table {
    fn value_of_file(&mut self, value: &RawValue) -> Result<(), Refusal> {
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

    fn list(&mut self, list: &RawValue) -> Result<(), Refusal> {
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
    fn sheet(mut self, name: String) -> Result<(Sheet, Budget), Refusal> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<&str, Refusal>) {
        let got = json(text.as_bytes()).map(|sheets| String::from_utf8(sheets[0].csv.clone()).unwrap());
        assert_eq!(got.as_deref().map_err(|refusal| *refusal), expected, "{}", text.get(..80).unwrap_or(text));
    }

    #[test]
    fn lists_and_lines_of_objects() {
        check(r#"[{"a":1,"b":"x"},{"b":"y","a":2}]"#, Ok("a,b\n1,x\n2,y\n"));
        check("{\"a\":1}\n{\"a\":2,\"b\":3}\r\n", Ok("a,b\n1,\n2,3\n"));
        check("\u{feff} [ {\"a\" : 1 } ]", Ok("a\n1\n"));
        check(r#"[{"a":1}][{"a":2}]"#, Ok("a\n1\n2\n"));
        check(r#"[{"a":1},{},{"a":2}]"#, Ok("a\n1\n\n2\n"));
    }

    #[test]
    fn values_as_they_are_written() {
        check(
            r#"[{"a":10.50,"b":1e3,"c":12345678901234567890,"d":-0}]"#,
            Ok("a,b,c,d\n10.50,1e3,12345678901234567890,-0\n"),
        );
        check(r#"[{"a":null,"b":true,"c":false,"d":""}]"#, Ok("a,b,c,d\n,true,false,\n"));
        check(r#"[{"a":"x, \"y\"\u00e9\n"}]"#, Ok("a\n\"x, \"\"y\"\"é\n\"\n"));
        check(r#"[{"a":["x","y"]}]"#, Ok("a\n\"[\"\"x\"\",\"\"y\"\"]\"\n"));
        check(r#"[{"a":1,"a":2}]"#, Ok("a\n2\n"));
        check(r#"[{"":1,"b":2}]"#, Ok(",b\n1,2\n"));
    }

    #[test]
    fn objects_in_objects_are_columns_with_a_dot() {
        check(r#"[{"a":{"b":1,"c":{"d":2}},"e":3}]"#, Ok("a.b,a.c.d,e\n1,2,3\n"));
        let deep = |depth: usize| format!("[{}1{}]", r#"{"a":"#.repeat(depth), "}".repeat(depth));
        check(&deep(DEPTH), Ok("a.a.a.a.a.a.a.a\n1\n"));
        check(&deep(DEPTH + 1), Ok("a.a.a.a.a.a.a.a\n\"{\"\"a\"\":1}\"\n"));
    }

    #[test]
    fn lists_of_apis_are_found_in_their_objects() {
        for text in [
            r#"{"results":[{"a":1}],"paging":{"next":{"after":"9"}}}"#,
            r#"{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Task","url":"/x"},"a":1}]}"#,
            r#"{"data":{"deals":[{"a":1}]},"meta":{}}"#,
            r#"{"@odata.context":"x","value":[{"a":1}],"warnings":[{"b":2}]}"#,
            r#"{"exported":[{"a":1}]}"#,
        ] {
            check(text, Ok("a\n1\n"));
        }
        check("{\"results\":[{\"a\":1}]}\n{\"results\":[{\"a\":2}],\"next\":null}", Ok("a\n1\n2\n"));
        check(r#"{"results":[{"id":"9","properties":{"amount":"6"}}]}"#, Ok("id,properties.amount\n9,6\n"));
        let two = json(br#"{"deals":[{"a":1}],"touches":[{"b":2}]}"#).unwrap();
        let names: Vec<_> = two.iter().map(|sheet| (sheet.name.as_str(), sheet.notes.list.as_deref())).collect();
        assert_eq!(names, [("deals", Some("deals")), ("touches", Some("touches"))]);
        check(r#"{"results":[]}"#, Ok("results\n[]\n"));
        check(
            r#"{"event":"buy","a":1,"b":2,"c":3,"d":4,"e":5,"lines":[{"x":1}]}"#,
            Ok("event,a,b,c,d,e,lines\nbuy,1,2,3,4,5,\"[{\"\"x\"\":1}]\"\n"),
        );
    }

    #[test]
    fn an_envelope_that_says_so_is_one_page_of_several() {
        for (text, expected) in [
            (
                r#"{"data":[{"a":1}],"additional_data":{"pagination":{"more_items_in_collection":true}}}"#,
                Some("additional_data.pagination.more_items_in_collection"),
            ),
            (r#"{"data":[{"a":1}],"additional_data":{"pagination":{"more_items_in_collection":false}}}"#, None),
            (r#"{"data":[{"a":1}],"has_more":true}"#, Some("has_more")),
            (r#"{"totalSize":4000,"done":false,"nextRecordsUrl":"/q","records":[{"a":1}]}"#, Some("done")),
            (r#"{"totalSize":1,"done":true,"records":[{"a":1}]}"#, None),
            (r#"{"results":[{"a":1}],"paging":{"next":{"after":"9"}}}"#, Some("paging.next")),
            (r#"{"results":[{"a":1}],"next":null,"previous":"/x"}"#, None),
            (r#"{"@odata.nextLink":"https://x","value":[{"a":1}]}"#, Some("@odata.nextLink")),
            (r#"{"data":[{"a":1}],"meta":{"page":1,"total_pages":3}}"#, Some("meta.total_pages")),
            (r#"{"data":[{"a":1}],"meta":{"page":3,"total_pages":3}}"#, None),
            ("{\"results\":[{\"a\":1}],\"next\":\"/2\"}\n{\"results\":[{\"a\":2}],\"next\":null}", None),
            (r#"[{"a":1,"next":"call"}]"#, None),
            (r#"{"deals":[{"a":1,"next":"call"}],"next_step":"call"}"#, None),
        ] {
            let sheets = json(text.as_bytes()).unwrap();
            assert_eq!(sheets[0].notes.more_pages.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn parameters_become_columns_and_other_lists_stay_text() {
        check(
            r#"[{"event_params":[{"key":"id","value":{"string_value":null,"int_value":"7"}},{"key":"source","value":{"string_value":"google"}}],"items":[]}]"#,
            Ok("event_params.id,event_params.source,items\n7,google,[]\n"),
        );
        check(r#"[{"note":[{"name":"utm","value":"x"}]}]"#, Ok("note.utm\nx\n"));
        check(
            r#"[{"user_properties":[{"key":"p","value":{"double_value":1.5,"set_timestamp_micros":9}}]}]"#,
            Ok("user_properties.p\n1.5\n"),
        );
        let sheets = json(br#"[{"items":[{"sku":1}]},{"items":[{"sku":2}]}]"#).unwrap();
        assert_eq!(sheets[0].csv, b"items\n\"[{\"\"sku\"\":1}]\"\n\"[{\"\"sku\"\":2}]\"\n");
        assert_eq!(sheets[0].notes.nested, ["items"]);
    }

    #[test]
    fn a_legacy_encoding_is_decoded() {
        let sheets = json(b"[{\"city\":\"K\xf6ln\"},{\"city\":\"M\xfcnchen\"}]").unwrap();
        assert_eq!(sheets[0].csv, "city\nKöln\nMünchen\n".as_bytes());
        assert_eq!(sheets[0].notes.encoding.as_ref().map(|encoding| encoding.name), Some("windows-1252"));
    }

    #[test]
    fn what_is_no_table_is_refused() {
        check("", Err(Refusal::Empty));
        check("[]", Err(Refusal::Empty));
        check("[{}]", Err(Refusal::Empty));
        check("[1, 2]", Err(Refusal::NotFlat));
        check(r#"[["a"],["b"]]"#, Err(Refusal::NotFlat));
        check(r#"[{"a":1}"#, Err(Refusal::NotJson));
        check(r#"[{"a":1},"#, Err(Refusal::NotJson));
        check(r#"[{"a":1}] and more"#, Err(Refusal::NotJson));
        check(r#"{"a":}"#, Err(Refusal::NotJson));
        check(r#"{'a':1}"#, Err(Refusal::NotJson));
    }

    #[test]
    fn nothing_large_is_built_of_a_hostile_file() {
        check(&"[".repeat(1_000_000), Err(Refusal::NotJson));
        check(&format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000)), Err(Refusal::NotFlat));
        let deep = format!("[{}1{}]", r#"{"a":"#.repeat(500_000), "}".repeat(500_000));
        assert_eq!(json(deep.as_bytes()).map(|sheets| sheets[0].rows), Ok(2));
        let wide: Vec<String> = (0..=COLUMNS).map(|at| format!("\"c{at}\":1")).collect();
        check(&format!("[{{{}}}]", wide.join(",")), Err(Refusal::TooLarge));
    }
}

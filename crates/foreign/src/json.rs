//! JSON: a list of objects, or objects line by line, as a table with a column per name.
//!
//! An object's values are taken as they are written and unfolded one level at a time, to [`DEPTH`] levels: however deep
//! the rest is, it is passed over without building anything of it.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::budget::{Budget, COLUMNS};
use crate::grid::Grid;
use crate::{Notes, Refusal, Sheet};

/// Objects in objects that become columns `a.b.c`.
const DEPTH: usize = 8;

/// The table of a JSON file: columns in the order in which their names appear first, numbers as they are written, `null`
/// as an empty cell, an object in an object as columns `a.b`, a list in a cell as it is written.
///
/// # Errors
/// Why it cannot be used.
///
/// ```
/// let sheet = fairshare_foreign::json(br#"[{"deal": "A", "amount": 10.50}]"#)?;
/// assert_eq!(sheet.csv, b"deal,amount\nA,10.50\n");
/// # Ok::<(), fairshare_foreign::Refusal>(())
/// ```
pub fn json(bytes: &[u8]) -> Result<Sheet, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::NotJson)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_ascii().is_empty() {
        return Err(Refusal::Empty);
    }
    let mut table = Table::default();
    // A list is one value; objects line by line are many.
    let values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    for value in values {
        let value = value.map_err(|_| Refusal::NotJson)?;
        if value.get().starts_with('[') { table.list(value)? } else { table.row(value)? }
    }
    table.sheet()
}

/// What is known so far.
#[derive(Default)]
struct Table {
    grid: Grid,
    /// Column of each name.
    columns: BTreeMap<String, u32>,
    /// Rows written; the header is the first.
    rows: u32,
    budget: Budget,
    /// Name of the value at hand.
    path: String,
}

impl Table {
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

    /// Takes a value under the name in [`Table::path`].
    fn value(&mut self, value: &RawValue, depth: usize) -> Result<(), Refusal> {
        self.budget.seen()?;
        let text = value.get();
        match text.as_bytes().first() {
            Some(b'{') if depth + 1 == DEPTH => Err(Refusal::NotFlat),
            Some(b'{') => self.object(value, depth + 1),
            Some(b'n') => self.column().map(|_| ()),
            Some(b'"') => match text.get(1..text.len() - 1) {
                Some(plain) if !plain.contains('\\') => self.cell(plain),
                _ => self.cell(&serde_json::from_str::<String>(text).map_err(|_| Refusal::NotJson)?),
            },
            // A table in a cell: what its rows belong to cannot be told.
            Some(b'[') if text[1..].trim_ascii_start().starts_with('{') => Err(Refusal::NotFlat),
            _ => self.cell(text),
        }
    }

    fn cell(&mut self, text: &str) -> Result<(), Refusal> {
        let column = self.column()?;
        self.grid.put(self.rows, column, &mut self.budget, |out| out.extend_from_slice(text.as_bytes()))
    }

    /// The column of the value at hand; a new one where its name is new.
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

    fn sheet(mut self) -> Result<Sheet, Refusal> {
        if self.columns.is_empty() {
            return Err(Refusal::Empty);
        }
        for (name, column) in &self.columns {
            self.grid.put(0, *column, &mut self.budget, |out| out.extend_from_slice(name.as_bytes()))?;
        }
        self.grid.sheet(String::new(), false, Notes::default(), &mut self.budget)
    }
}

/// The rows of a list. What a row is refused for is kept, as serde's error has no room for it.
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

/// The members of an object, at a depth of objects in objects.
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

/// The name of a member, put behind that of the object that it is in.
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
        let got = json(text.as_bytes()).map(|sheet| String::from_utf8(sheet.csv).unwrap());
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
        check(&deep(DEPTH + 1), Err(Refusal::NotFlat));
    }

    #[test]
    fn what_is_no_table_is_refused() {
        check("", Err(Refusal::Empty));
        check("[]", Err(Refusal::Empty));
        check("[{}]", Err(Refusal::Empty));
        check("[1, 2]", Err(Refusal::NotFlat));
        check(r#"[["a"],["b"]]"#, Err(Refusal::NotFlat));
        check(r#"{"data":[ {"a":1}]}"#, Err(Refusal::NotFlat));
        check(r#"[{"a":1}"#, Err(Refusal::NotJson));
        check(r#"[{"a":1},"#, Err(Refusal::NotJson));
        check(r#"[{"a":1}] and more"#, Err(Refusal::NotJson));
        check(r#"{"a":}"#, Err(Refusal::NotJson));
        check(r#"{'a':1}"#, Err(Refusal::NotJson));
        assert_eq!(json(b"[{\"a\":\"\xff\"}]"), Err(Refusal::NotJson));
    }

    #[test]
    fn nothing_large_is_built_of_a_hostile_file() {
        check(&"[".repeat(1_000_000), Err(Refusal::NotJson));
        check(&format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000)), Err(Refusal::NotFlat));
        let deep = format!("[{}1{}]", r#"{"a":"#.repeat(500_000), "}".repeat(500_000));
        check(&deep, Err(Refusal::NotFlat));
        let wide: Vec<String> = (0..=COLUMNS).map(|at| format!("\"c{at}\":1")).collect();
        check(&format!("[{{{}}}]", wide.join(",")), Err(Refusal::TooLarge));
    }
}

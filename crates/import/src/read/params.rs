//! Columns for the parameters that one cell lists, as BigQuery writes `event_params` into a CSV file.

use crate::source::Record;

/// Most columns that are added.
const MOST: usize = 200;
/// Most levels of lists and objects in a cell.
const DEPTH: usize = 6;

/// Columns whose cells are lists of parameters: `[{"key": "source", "value": {"string_value": "google"}}]`.
#[derive(Clone, Debug, Default)]
pub struct Params {
    /// Number of columns of the file.
    width: usize,
    /// Position of each such column, and a name of a parameter in it: one column is added for each.
    added: Vec<(usize, String)>,
    cells: Vec<u8>,
    ends: Vec<u32>,
}

impl Params {
    /// Finds columns of parameters in the first rows; `None` without any.
    pub fn find(width: usize, rows: &[Vec<String>]) -> Option<Self> {
        let mut added: Vec<(usize, String)> = Vec::new();
        for at in 0..width {
            let lists = rows.iter().filter_map(|row| row.get(at)).filter(|cell| cell.starts_with('['));
            for (name, _) in lists.filter_map(|cell| params(cell)).flatten() {
                if added.len() < MOST && !added.iter().any(|(column, known)| (*column, known) == (at, &name)) {
                    added.push((at, name));
                }
            }
        }
        (!added.is_empty()).then(|| Self { width, added, ..Self::default() })
    }

    /// Names of the added columns: `event_params.source`.
    pub fn names(&self, header: &[String]) -> Vec<String> {
        let of = |at: usize| header.get(at).map(String::as_str).unwrap_or_default();
        self.added.iter().map(|(at, name)| format!("{}.{name}", of(*at))).collect()
    }

    /// Adds the values of the parameters to a row. A row of another width stays too wide or too short.
    pub fn widen<'a>(&'a mut self, row: &Record<'a>) -> Record<'a> {
        if row.fault.is_some() || row.len() < self.width {
            return *row;
        }
        self.cells.clear();
        self.ends.clear();
        let mut add = |cell: &[u8]| {
            self.cells.extend_from_slice(cell);
            self.ends.push(self.cells.len() as u32);
        };
        (0..self.width).for_each(|at| add(row.cell(at)));
        let mut lists = Lists::default();
        for (at, name) in &self.added {
            add(lists.value(*at, name, std::str::from_utf8(row.cell(*at)).unwrap_or_default()).as_bytes());
        }
        (self.width..row.len()).for_each(|at| add(row.cell(at)));
        Record::of(row.line, &self.cells, &self.ends)
    }

    /// Adds the values of the parameters to one of the first rows.
    pub fn widen_texts(&self, row: &mut Vec<String>) {
        row.resize(self.width, String::new());
        let mut lists = Lists::default();
        for (at, name) in &self.added {
            let value = lists.value(*at, name, &row[*at]);
            row.push(value);
        }
    }
}

/// The parameters of the last list that was read.
#[derive(Default)]
struct Lists {
    at: Option<usize>,
    listed: Vec<(String, String)>,
}

impl Lists {
    /// The value of a parameter in the cell of this column.
    fn value(&mut self, at: usize, name: &str, cell: &str) -> String {
        if self.at != Some(at) {
            self.at = Some(at);
            self.listed = params(cell).unwrap_or_default();
        }
        self.listed.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }
}

/// The names and values of a list of parameters; `None` for any other text.
fn params(text: &str) -> Option<Vec<(String, String)>> {
    let mut reader = Reader { text, at: 0 };
    let Value::List(items) = reader.value(0)? else { return None };
    reader.space();
    if reader.at < text.len() {
        return None;
    }
    let param = |item| {
        let Value::Object(members) = item else { return None };
        let (mut name, mut value) = (None, None);
        for (key, found) in members {
            match (key.as_str(), found) {
                ("key" | "name", Value::Text(text)) => name = Some(text),
                ("value", found) => value = Some(found),
                _ => return None,
            }
        }
        Some((name?, value?.typed()))
    };
    items.into_iter().map(param).collect()
}

/// A value of JSON.
enum Value {
    Null,
    /// A string without its quotation marks, or a number, as written.
    Text(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

impl Value {
    /// The value in `{"string_value": null, "int_value": 7}`; every other value as text.
    fn typed(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Object(members) => {
                let typed = |(key, value)| match (String::as_str(&key), value) {
                    ("string_value" | "int_value" | "float_value" | "double_value", Self::Text(text)) => Some(text),
                    _ => None,
                };
                members.into_iter().find_map(typed).unwrap_or_default()
            }
            Self::Null | Self::List(_) => String::new(),
        }
    }
}

/// Reads a value of JSON from a text.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_ascii_start().len();
    }

    /// Skips white space and this sign; false if another one follows.
    fn skip(&mut self, sign: char) -> bool {
        self.space();
        let found = self.rest().starts_with(sign);
        self.at += usize::from(found);
        found
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        if depth > DEPTH {
            return None;
        }
        self.space();
        match self.rest().as_bytes().first()? {
            b'"' => self.string().map(Value::Text),
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                while !self.skip(']') {
                    if !items.is_empty() && !self.skip(',') {
                        return None;
                    }
                    items.push(self.value(depth + 1)?);
                }
                Some(Value::List(items))
            }
            b'{' => {
                self.at += 1;
                let mut members = Vec::new();
                while !self.skip('}') {
                    if !members.is_empty() && !self.skip(',') {
                        return None;
                    }
                    self.space();
                    let name = self.string()?;
                    if !self.skip(':') {
                        return None;
                    }
                    members.push((name, self.value(depth + 1)?));
                }
                Some(Value::Object(members))
            }
            _ => {
                let end = self.rest().find([',', ']', '}', ' ', '\n', '\r', '\t']).unwrap_or(self.rest().len());
                let word = self.rest().get(..end).filter(|word| !word.is_empty())?.to_owned();
                self.at += end;
                Some(if word == "null" { Value::Null } else { Value::Text(word) })
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        let mut text = String::new();
        let mut chars = self.rest().strip_prefix('"')?.char_indices();
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => {
                    self.at += 1 + at + 1;
                    return Some(text);
                }
                '\\' => match chars.next()?.1 {
                    'n' => text.push('\n'),
                    't' => text.push('\t'),
                    'r' => text.push('\r'),
                    'b' | 'f' => {}
                    'u' => {
                        let mut code = 0;
                        for _ in 0..4 {
                            code = code * 16 + chars.next()?.1.to_digit(16)?;
                        }
                        text.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
                    }
                    sign => text.push(sign),
                },
                c => text.push(c),
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_have_a_name_and_a_value_of_any_type() {
        let named = |text: &str| params(text).map(|found| found.into_iter().map(|(n, v)| format!("{n}={v}")).collect());
        let expected = |list: &[&str]| Some(list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        for (text, found) in [
            (r#"[{"key":"source","value":{"string_value":"google","int_value":null}}]"#, expected(&["source=google"])),
            (r#"[ {"key": "id", "value": {"string_value": null, "int_value": "7"}} ]"#, expected(&["id=7"])),
            (r#"[{"name":"a","value":1.5},{"name":"b","value":null}]"#, expected(&["a=1.5", "b="])),
            (r#"[{"key":"t","value":{"string_value":"a \"b\" \u00e9\\"}}]"#, expected(&["t=a \"b\" é\\"])),
            ("[]", expected(&[])),
            ("[205,206]", None),
            (r#"[{"key":"a"}]"#, None),
            (r#"[{"key":"a","value":1,"more":2}]"#, None),
            (r#"[{"key":"a","value":"#, None),
            (r#"[{"key":"a","value":1}] x"#, None),
            ("[Ads]", None),
            ("", None),
        ] {
            assert_eq!(named(text), found, "{text}");
        }
        assert!(params(&"[".repeat(100_000)).is_none());
    }
}

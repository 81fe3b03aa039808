//! Names of tables in the warehouse.

use std::str::FromStr;

use crate::Refused;

/// The name of a table, with the schemas around it: `db.touches`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table(Vec<String>);

/// Most parts of a table's name: project or catalogue, database, schema, table.
const MOST_PARTS: usize = 4;

impl Table {
    /// A table by the parts of its name, the outermost first; they may contain any character.
    ///
    /// # Errors
    /// If there is no part or more than four, or one is empty.
    pub fn of(parts: Vec<String>) -> Result<Self, Refused> {
        if parts.is_empty() || parts.len() > MOST_PARTS || parts.iter().any(String::is_empty) {
            return Err(Refused::TableParts);
        }
        Ok(Self(parts))
    }

    /// The parts of its name.
    #[must_use]
    pub fn parts(&self) -> &[String] {
        &self.0
    }
}

impl FromStr for Table {
    type Err = Refused;

    /// Parses `db.touches`. A part in double quotes may contain points; a doubled quote in it is one quote.
    fn from_str(text: &str) -> Result<Self, Refused> {
        let mut parts = vec![String::new()];
        let mut quoted = false;
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            let Some(part) = parts.last_mut() else { break };
            match letter {
                '"' if quoted && letters.peek() == Some(&'"') => {
                    letters.next();
                    part.push('"');
                }
                '"' if quoted || part.is_empty() => quoted = !quoted,
                '.' if !quoted => parts.push(String::new()),
                _ => part.push(letter),
            }
        }
        if quoted {
            return Err(Refused::TableQuote(text.to_owned()));
        }
        Self::of(parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_part_may_contain_anything() {
        let parts = |text: &str| text.parse::<Table>().map(|table| table.parts().to_vec());
        assert_eq!(parts("db.touches").unwrap(), ["db", "touches"]);
        assert_eq!(parts(r#""my.db"."a ""b"" c""#).unwrap(), ["my.db", "a \"b\" c"]);
        assert_eq!(parts("таблица касаний; drop").unwrap(), ["таблица касаний; drop"]);
        for bad in ["", "a..b", "a.b.c.d.e", "\"a"] {
            assert!(parts(bad).is_err(), "{bad}");
        }
    }
}

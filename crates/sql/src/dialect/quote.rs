//! Quotes identifiers and literals: the only place where text of the user becomes SQL.

use super::Dialect;
use crate::refused::{NameFault, Refused};

/// Characters that BigQuery allows in no name of a column, even quoted.
const NOT_IN_BIGQUERY: &str = "!\"$()*,./;?@[\\]^`{}~";

impl Dialect {
    /// Most units of a name, and whether these are bytes rather than characters.
    const fn longest(self) -> Option<(usize, bool)> {
        match self {
            Self::Postgres => Some((63, true)),
            Self::BigQuery => Some((300, false)),
            Self::Snowflake => Some((255, false)),
            Self::DuckDb | Self::Spark | Self::ClickHouse => None,
        }
    }

    /// Quotes a name of a table, a column or a step.
    ///
    /// # Errors
    /// If the dialect cannot have such a name.
    pub(crate) fn identifier(self, name: &str) -> Result<String, Refused> {
        let shown: String = name.chars().take(40).filter(|c| !c.is_control()).collect();
        let refuse = |fault| Err(Refused::Name { dialect: self.name(), name: shown, fault });
        if name.is_empty() {
            return refuse(NameFault::Empty);
        }
        if name.chars().any(char::is_control) {
            return refuse(NameFault::Control);
        }
        if let Some((most, bytes)) = self.longest() {
            let length = if bytes { name.len() } else { name.chars().count() };
            if length > most {
                return refuse(NameFault::Long { most, bytes });
            }
        }
        if self == Self::Spark && name.contains("${") {
            return refuse(NameFault::Variable);
        }
        if self == Self::BigQuery && name.contains(|c| NOT_IN_BIGQUERY.contains(c)) {
            return refuse(NameFault::Characters(NOT_IN_BIGQUERY));
        }
        Ok(match self {
            Self::DuckDb | Self::Postgres | Self::Snowflake => format!("\"{}\"", name.replace('"', "\"\"")),
            Self::Spark => format!("`{}`", name.replace('`', "``")),
            Self::BigQuery => format!("`{name}`"),
            Self::ClickHouse => format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\"")),
        })
    }

    /// Writes a text as a literal.
    ///
    /// # Errors
    /// If the text has a null character, which PostgreSQL cannot hold.
    pub(super) fn literal(self, text: &str) -> Result<String, Refused> {
        if text.contains('\0') {
            return Err(Refused::NullCharacter);
        }
        Ok(match self {
            // The layout of the query would indent a line break within a text.
            Self::DuckDb if text.contains(['\n', '\r']) => {
                let text =
                    text.replace('\'', "''").replace('\n', "' || CHR(10) || '").replace('\r', "' || CHR(13) || '");
                format!("('{text}')")
            }
            Self::DuckDb => format!("'{}'", text.replace('\'', "''")),
            // A backslash is a letter or an escape as the session says; in an escape string it is always an escape.
            Self::Postgres if text.contains(['\\', '\n', '\r']) => {
                format!("E'{}'", breaks(&text.replace('\\', "\\\\").replace('\'', "''")))
            }
            Self::Postgres => format!("'{}'", text.replace('\'', "''")),
            Self::Snowflake | Self::ClickHouse => {
                format!("'{}'", breaks(&text.replace('\\', "\\\\").replace('\'', "''")))
            }
            Self::Spark | Self::BigQuery => {
                // Spark replaces variables before it reads the text; BigQuery knows the escape, too.
                let text = text.replace('\\', "\\\\").replace('\'', "\\'").replace("${", "\\u0024{");
                format!("'{}'", breaks(&text))
            }
        })
    }
}

/// Writes line breaks as escapes.
fn breaks(text: &str) -> String {
    text.replace('\n', "\\n").replace('\r', "\\r")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_end_no_name_and_no_text() {
        let hostile = "a\"b`c'd\\";
        let names: Vec<String> = Dialect::ALL
            .into_iter()
            .filter(|dialect| *dialect != Dialect::BigQuery)
            .map(|dialect| dialect.identifier(hostile).unwrap())
            .collect();
        let standard = "\"a\"\"b`c'd\\\"";
        assert_eq!(names, [standard, "`a\"b``c'd\\`", standard, standard, "\"a\\\"b`c'd\\\\\""]);
        let texts = Dialect::ALL.map(|dialect| dialect.literal(hostile).unwrap());
        assert_eq!(
            texts,
            [
                "'a\"b`c''d\\'",
                "'a\"b`c\\'d\\\\'",
                "'a\"b`c\\'d\\\\'",
                "'a\"b`c''d\\\\'",
                "E'a\"b`c''d\\\\'",
                "'a\"b`c''d\\\\'",
            ]
        );
    }

    #[test]
    fn what_a_dialect_cannot_name_is_refused_in_one_sentence() {
        let long = "ы".repeat(200);
        for (dialect, name) in [
            (Dialect::Postgres, long.as_str()),
            (Dialect::BigQuery, "a;b"),
            (Dialect::DuckDb, ""),
            (Dialect::Spark, "a\nb"),
            (Dialect::Spark, "${a}"),
        ] {
            let sentence = dialect.identifier(name).unwrap_err().to_string();
            assert!(sentence.ends_with('.') && !sentence.contains('\n'), "{sentence}");
        }
        assert!(Dialect::DuckDb.identifier(&long).is_ok());
        assert!(Dialect::Postgres.literal("a\0b").is_err());
        assert_eq!(Dialect::Spark.literal("$${a}").unwrap(), "'$\\u0024{a}'");
    }
}

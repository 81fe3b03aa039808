//! Dialects: one writer, and for each dialect how it quotes, casts and names functions.

mod functions;
mod quote;
mod script;
mod text;

use std::str::FromStr;

use crate::Refused;
use crate::tree::Query;

/// A dialect of SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// DuckDB.
    DuckDb,
    /// Spark SQL, from 3.4.
    Spark,
    /// BigQuery (GoogleSQL).
    BigQuery,
    /// Snowflake.
    Snowflake,
    /// PostgreSQL, from 14, built with ICU.
    Postgres,
    /// ClickHouse.
    ClickHouse,
}

impl Dialect {
    /// All dialects.
    pub const ALL: [Self; 6] =
        [Self::DuckDb, Self::Spark, Self::BigQuery, Self::Snowflake, Self::Postgres, Self::ClickHouse];

    /// Its name on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::DuckDb => "duckdb",
            Self::Spark => "spark",
            Self::BigQuery => "bigquery",
            Self::Snowflake => "snowflake",
            Self::Postgres => "postgres",
            Self::ClickHouse => "clickhouse",
        }
    }

    /// Its name in sentences.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::DuckDb => "DuckDB",
            Self::Spark => "Spark SQL",
            Self::BigQuery => "BigQuery",
            Self::Snowflake => "Snowflake",
            Self::Postgres => "PostgreSQL",
            Self::ClickHouse => "ClickHouse",
        }
    }

    /// Writes a query: one statement, or a script whose last statement is the answer. Statements end with a semicolon at
    /// the end of a line, which no name or text of the user can contain.
    ///
    /// # Errors
    /// If the dialect lacks a function or cannot have a name or a text.
    pub fn write(self, query: &Query) -> Result<String, Refused> {
        query.check()?;
        script::query(self, query)
    }
}

impl FromStr for Dialect {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let found = Self::ALL.into_iter().find(|dialect| dialect.key() == text);
        found.ok_or_else(|| {
            let all = Self::ALL.map(Self::key).join(", ");
            Refused::Word(format!("\u{201c}{text}\u{201d} is not a dialect; the dialects are {all}."))
        })
    }
}

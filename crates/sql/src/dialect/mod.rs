//! Dialects: one writer, and for each dialect how it quotes, casts and names functions.

mod functions;
mod quote;
mod scope;
mod script;
mod text;
mod values;

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

/// A piece of the query of one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// SQL.
    Sql(String),
    /// The name of a step, in place of the table that holds it, or of the user's table that it reads.
    Step(String),
}

impl Dialect {
    /// The pieces of the query of one step, made of other steps that are tables.
    pub(crate) fn pieces(self, query: &Query, name: &str, tables: &[&str]) -> Result<Vec<Piece>, Refused> {
        let text = script::marked(self, query, name, tables)?;
        let pieces = text.split(scope::MARK).enumerate();
        let piece = |(at, piece): (usize, &str)| match at % 2 {
            0 => Piece::Sql(piece.to_owned()),
            _ => Piece::Step(piece.to_owned()),
        };
        Ok(pieces.map(piece).collect())
    }

    /// Steps that a package keeps as tables because the dialect would compute them again wherever they are used.
    pub(crate) fn shared(self, query: &Query) -> Vec<&str> {
        if self.needs_script() { script::shared(query) } else { Vec::new() }
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

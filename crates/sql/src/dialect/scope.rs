//! What expressions of a step may use, and how statements name tables.

use super::Dialect;
use crate::Refused;
use crate::tree::{Column, Expression, Step, Type};

/// Prefix of tables of shared steps, so that they never have the name of a table of the user.
const PREFIX: &str = "fairshare_";

/// How statements name the steps that are tables, and the tables of the user.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    /// Steps that are tables.
    pub tables: &'a [&'a str],
    /// Writes the name of the step between two marks in their place, and in that of the user's table from which it reads.
    pub marked: bool,
}

/// Encloses a name that another program fills in; no name and no text of the user may contain it.
pub(super) const MARK: char = '\0';

/// A dialect, the columns that expressions of a step use, and names of tables.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub dialect: Dialect,
    pub columns: &'a [Column],
    names: Names<'a>,
}

impl<'a> Scope<'a> {
    pub(super) fn of(dialect: Dialect, step: &Step, typed: &'a [(String, Vec<Column>)], names: Names<'a>) -> Self {
        let first = step.relation.sources().first().and_then(|from| typed.iter().find(|(name, _)| name == from));
        Self { dialect, columns: first.map_or(&[], |(_, columns)| columns), names }
    }

    /// The name by which a statement uses a step.
    pub(super) fn step(self, name: &str) -> Result<String, Refused> {
        match self.names.tables.contains(&name) {
            true if self.names.marked => Ok(format!("{MARK}{name}{MARK}")),
            true => self.dialect.identifier(&table(name)),
            false => self.dialect.identifier(name),
        }
    }

    /// The name of the user's table from which a step reads.
    pub(super) fn source(self, step: &str, parts: &[String]) -> Result<String, Refused> {
        if self.names.marked {
            return Ok(format!("{MARK}{step}{MARK}"));
        }
        Ok(parts.iter().map(|part| self.dialect.identifier(part)).collect::<Result<Vec<_>, _>>()?.join("."))
    }

    /// Whether an expression has a type.
    pub(super) fn is(self, value: &Expression, of: Type) -> bool {
        value.type_over(self.columns).is_ok_and(|found| found == of)
    }
}

/// The table of a shared step.
pub(super) fn table(step: &str) -> String {
    format!("{PREFIX}{step}")
}

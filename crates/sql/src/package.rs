//! A query in parts: steps worth keeping as tables, for programs that build tables in order.

use fairshare_types::dimension::Dimension;

use crate::dialect::{Dialect, Piece};
use crate::plan::{Output, Request, query};
use crate::refused::Refused;
use crate::tree::{Column, Query};

/// A table, made of the user's tables and of parts before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The name of its step.
    pub name: String,
    /// One line that says what its rows are.
    pub about: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its query.
    pub pieces: Vec<Piece>,
}

/// Steps that are worth keeping, in every query and in those of won deals alone.
const KEPT: [&str; 3] = ["owners", "timely_touches", "counted_deals"];
const OF_WON: [&str; 3] = ["decided_deals", "eligible_touches", "allocated"];

/// The parts of credit, of the allocation that it rolls up, and of the paths of channels.
///
/// # Errors
/// As [`write`](crate::write).
pub fn parts(request: &Request, dialect: Dialect) -> Result<Vec<Part>, Refused> {
    let mut parts = Vec::new();
    for output in [Output::Credit, Output::Allocation] {
        let query = query(&Request { output, ..request.clone() })?;
        add(&query, dialect, &[KEPT, OF_WON].concat(), &mut parts)?;
    }
    let paths = Request { output: Output::Paths, by: Dimension::Channel, ..request.clone() };
    add(&query(&paths)?, dialect, &KEPT, &mut parts)?;
    Ok(parts)
}

/// Adds the parts of a query that are not there yet.
fn add(query: &Query, dialect: Dialect, kept: &[&str], parts: &mut Vec<Part>) -> Result<(), Refused> {
    let shared = dialect.shared(query);
    let columns = query.typed()?;
    let names = query.steps.iter().map(|step| step.name.as_str());
    let tables: Vec<&str> = names.filter(|name| kept.contains(name) || shared.contains(name)).collect();
    let last = query.steps.last().map(|step| step.name.as_str());
    for name in tables.iter().copied().chain(last) {
        let step = query.steps.iter().zip(&columns).find(|(step, _)| step.name == name);
        let Some((step, (_, columns))) = step.filter(|_| parts.iter().all(|part: &Part| part.name != name)) else {
            continue;
        };
        let pieces = dialect.pieces(query, name, &tables)?;
        parts.push(Part { name: name.to_owned(), about: step.about.clone(), columns: columns.clone(), pieces });
    }
    Ok(())
}

impl Dialect {
    /// A name in quotes, for text around the parts.
    ///
    /// # Errors
    /// If the dialect cannot have such a name.
    pub fn quoted(self, name: &str) -> Result<String, Refused> {
        self.identifier(name)
    }
}

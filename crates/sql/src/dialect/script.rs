//! Writes a query: one statement for most dialects; tables of shared steps and a last statement for the others.
//! One common table expression per step, a comment above each.

use super::Dialect;
use super::scope::{Names, Scope, table};
use super::text::{ordered, relation};
use crate::Refused;
use crate::tree::{Column, Query, Relation, Step, Type};

/// One statement: the steps that it computes, its result last.
struct Statement<'a> {
    steps: Vec<&'a Step>,
    /// The table that it fills; none for the last statement, whose result is the answer.
    table: Option<String>,
}

impl Dialect {
    /// Whether it would plan and compute a step again wherever it is used, so that shared steps become tables.
    pub(super) const fn needs_script(self) -> bool {
        matches!(self, Self::Spark | Self::ClickHouse)
    }

    /// The statement that fills a table, up to its query; `quoted` is the name of the table.
    fn create(self, quoted: &str) -> String {
        match self {
            // A table in the current schema: Spark has no temporary ones, and computes a cached view's plan again.
            Self::Spark => format!("DROP TABLE IF EXISTS {quoted};\nCREATE TABLE {quoted} USING parquet AS\n"),
            _ => format!("CREATE OR REPLACE TEMPORARY TABLE {quoted} ENGINE = Memory AS\n"),
        }
    }
}

/// Writes a query with a line break at its end.
pub(super) fn query(dialect: Dialect, query: &Query) -> Result<String, Refused> {
    let typed = query.typed()?;
    let shared = if dialect.needs_script() { shared(query) } else { Vec::new() };
    let names = Names { tables: &shared, marked: false };
    let mut text = format!("-- {}\n", query.about);
    if !shared.is_empty() {
        text +=
            "-- A script: steps that others use more than once become tables; the last statement gives the answer.\n";
    }
    let statements = statements(query, &shared);
    let is_script = dialect == Dialect::Spark || statements.len() > 1;
    if dialect == Dialect::Spark {
        text += "\n-- Dates, and times without a zone, are in UTC.\nSET TIME ZONE 'UTC';\n";
    }
    for Statement { steps, table } in &statements {
        let Some((result, before)) = steps.split_last() else { continue };
        match table {
            Some(table) => {
                text += &format!("\n-- {}\n{}", result.about, dialect.create(&dialect.identifier(table)?));
                text += &with(dialect, before, &typed, names)?;
                text += &relation(Scope::of(dialect, result, &typed, names), result)?;
                text.push('\n');
            }
            None => {
                text += if is_script { "\n-- The answer.\n" } else { "" };
                text += &with(dialect, steps, &typed, names)?;
                text += &answer(dialect, query, &result.name, typed.last().map_or(&[], |(_, columns)| columns))?;
            }
        }
        if dialect == Dialect::ClickHouse {
            // A row without a partner has nulls, as in all other dialects. A plan of many models has many steps.
            text += "SETTINGS join_use_nulls = 1, query_plan_max_optimizations_to_apply = 1000000\n";
        }
        if is_script {
            text.truncate(text.trim_end().len());
            text += ";\n";
        }
    }
    Ok(text)
}

/// Writes steps as common table expressions, with a line break at the end.
fn with(
    dialect: Dialect,
    steps: &[&Step],
    typed: &[(String, Vec<Column>)],
    names: Names<'_>,
) -> Result<String, Refused> {
    let mut tables = Vec::new();
    for step in steps {
        let body = relation(Scope::of(dialect, step, typed, names), step)?.replace('\n', "\n  ");
        tables.push(format!("-- {}\n{} AS (\n  {body}\n)", step.about, dialect.identifier(&step.name)?));
    }
    Ok(if tables.is_empty() { String::new() } else { format!("WITH\n{}\n", tables.join(",\n")) })
}

/// Writes the query of one step, made of other steps that are tables; see [`Names`] for the marks in their place.
pub(super) fn marked(dialect: Dialect, query: &Query, name: &str, tables: &[&str]) -> Result<String, Refused> {
    let (typed, names) = (query.typed()?, Names { tables, marked: true });
    let steps = needed(query, name, tables);
    let Some((result, before)) = steps.split_last() else { return Ok(String::new()) };
    let relation = relation(Scope::of(dialect, result, &typed, names), result)?;
    Ok(format!("{}{relation}\n", with(dialect, before, &typed, names)?))
}

/// Writes the selection of the answer from the last step.
fn answer(dialect: Dialect, query: &Query, last: &str, columns: &[Column]) -> Result<String, Refused> {
    let names = columns.iter().map(|column| dialect.identifier(&column.name)).collect::<Result<Vec<_>, _>>()?;
    let mut text = format!("SELECT {}\nFROM {}\n", names.join(", "), dialect.identifier(last)?);
    if !query.order.is_empty() {
        let of = |name: &str| columns.iter().find(|column| column.name == name).map(|column| column.of);
        let order = query.order.iter().map(|order| ordered(dialect, order, of(&order.column) == Some(Type::Text)));
        text += &format!("ORDER BY {}\n", order.collect::<Result<Vec<_>, _>>()?.join(", "));
    }
    Ok(text)
}

/// Names of the steps that others use more than once; rows written in the query are cheap.
pub(super) fn shared(query: &Query) -> Vec<&str> {
    let used =
        |name: &str| query.steps.iter().flat_map(|step| step.relation.sources()).filter(|of| *of == name).count();
    let steps = query.steps.iter().filter(|step| !matches!(step.relation, Relation::Rows { .. }));
    steps.map(|step| step.name.as_str()).filter(|name| used(name) > 1).collect()
}

/// The statements of a query, in their order.
fn statements<'a>(query: &'a Query, shared: &[&str]) -> Vec<Statement<'a>> {
    let last = query.steps.last().map(|step| step.name.as_str());
    let results = shared.iter().map(|name| (*name, Some(table(name)))).chain(last.map(|name| (name, None)));
    results.map(|(name, table)| Statement { steps: needed(query, name, shared), table }).collect()
}

/// The steps from which a step is computed, up to tables of shared steps, and the step itself.
fn needed<'a>(query: &'a Query, name: &str, shared: &[&str]) -> Vec<&'a Step> {
    let mut wanted = vec![name];
    let mut steps: Vec<&Step> = Vec::new();
    // Steps are made of those before them.
    for step in query.steps.iter().rev().filter(|step| step.name == name || !shared.contains(&step.name.as_str())) {
        if wanted.contains(&step.name.as_str()) {
            wanted.extend(step.relation.sources());
            steps.push(step);
        }
    }
    steps.reverse();
    steps
}

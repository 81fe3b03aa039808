//! Writes the relation of a step, and expressions.

use super::Dialect;
use super::scope::Scope;
use crate::Refused;
use crate::tree::{
    Aggregate, Arithmetic, Comparison, Expression, JoinKind, Order, Relation, Step, Type, WindowFunction,
};

/// Alias of the user's table, so that its columns are never taken for ours.
const SOURCE: &str = "s";
/// Length up to which an expression of several parts stays on one line.
const WIDTH: usize = 100;

/// Writes the relation of a step.
pub(super) fn relation(scope: Scope<'_>, step: &Step) -> Result<String, Refused> {
    let dialect = scope.dialect;
    let name = |name: &str| dialect.identifier(name);
    let listed = |columns: &[(String, Expression)]| -> Result<Vec<String>, Refused> {
        columns.iter().map(|(as_name, value)| named(scope, value, as_name)).collect()
    };
    Ok(match &step.relation {
        Relation::Source { table, columns } => {
            let from = scope.source(&step.name, table.parts())?;
            format!("SELECT\n{}\nFROM {from} AS {SOURCE}", indented(&listed(columns)?))
        }
        Relation::Rows { columns, rows } if dialect.has_values() && rows.len() > 1 => {
            let row = |row: &Vec<Expression>| {
                let cells = row.iter().map(|value| expression(scope, value, false));
                Ok(format!("({})", cells.collect::<Result<Vec<_>, Refused>>()?.join(", ")))
            };
            let rows = rows.iter().map(row).collect::<Result<Vec<_>, Refused>>()?;
            let columns = columns.iter().map(|column| name(column)).collect::<Result<Vec<_>, _>>()?;
            format!("SELECT *\nFROM (VALUES\n{}\n) AS v ({})", indented(&rows), columns.join(", "))
        }
        Relation::Rows { columns, rows } => {
            let mut selects = Vec::new();
            for row in rows {
                let cells: Vec<(String, Expression)> = columns.iter().cloned().zip(row.iter().cloned()).collect();
                selects.push(format!("SELECT {}", listed(&cells)?.join(", ")));
            }
            selects.join("\nUNION ALL\n")
        }
        Relation::Filter { from, condition } => {
            format!("SELECT *\nFROM {}\nWHERE {}", scope.step(from)?, expression(scope, condition, false)?)
        }
        Relation::Join { kind, left, right, on, columns } => {
            let mut on_pairs = Vec::new();
            for (a, b) in on {
                on_pairs.push(format!("l.{} = r.{}", name(a)?, name(b)?));
            }
            let mut all = vec!["l.*".to_owned()];
            for (as_name, column) in columns {
                all.push(format!("r.{} AS {}", name(column)?, name(as_name)?));
            }
            let join = if *kind == JoinKind::Left { "LEFT JOIN" } else { "INNER JOIN" };
            let (left, right) = (scope.step(left)?, scope.step(right)?);
            let how = if on.is_empty() {
                format!("CROSS JOIN {right} AS r")
            } else {
                format!("{join} {right} AS r ON {}", on_pairs.join(" AND "))
            };
            format!("SELECT\n{}\nFROM {left} AS l\n{how}", indented(&all))
        }
        Relation::Window { from, columns } => {
            let all = [vec!["*".to_owned()], listed(columns)?].concat();
            format!("SELECT\n{}\nFROM {}", indented(&all), scope.step(from)?)
        }
        Relation::Project { from, columns } => {
            format!("SELECT\n{}\nFROM {}", indented(&listed(columns)?), scope.step(from)?)
        }
        Relation::Aggregate { from, keys, columns } => {
            let mut all = keys.iter().map(|key| name(key)).collect::<Result<Vec<_>, _>>()?;
            let group = if keys.is_empty() { String::new() } else { format!("\nGROUP BY {}", all.join(", ")) };
            for (as_name, value) in columns {
                all.push(format!("{} AS {}", aggregate(scope, value)?, name(as_name)?));
            }
            format!("SELECT\n{}\nFROM {}{group}", indented(&all), scope.step(from)?)
        }
        Relation::Union { from } => {
            let selects = from.iter().map(|from| Ok(format!("SELECT * FROM {}", scope.step(from)?)));
            selects.collect::<Result<Vec<_>, Refused>>()?.join("\nUNION ALL\n")
        }
    })
}

fn indented(lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| format!("  {}", line.replace('\n', "\n  "))).collect();
    lines.join(",\n")
}

fn named(scope: Scope<'_>, value: &Expression, name: &str) -> Result<String, Refused> {
    let quoted = scope.dialect.identifier(name)?;
    let text = expression(scope, value, false)?;
    Ok(if text == quoted { text } else { format!("{text} AS {quoted}") })
}

/// Writes a column of an order.
pub(super) fn ordered(dialect: Dialect, order: &Order, is_text: bool) -> Result<String, Refused> {
    let name = dialect.identifier(&order.column)?;
    let bytes = if is_text { dialect.by_bytes() } else { "" };
    Ok(format!("{name}{bytes}{}", if order.descending { " DESC" } else { "" }))
}

fn aggregate(scope: Scope<'_>, value: &Aggregate) -> Result<String, Refused> {
    let dialect = scope.dialect;
    let text = |value| expression(scope, value, false);
    Ok(match value {
        Aggregate::Sum(value) => dialect.sum(&text(value)?, scope.is(value, Type::Integer)),
        Aggregate::Least(value) => format!("MIN({})", text(value)?),
        Aggregate::Most(value) => format!("MAX({})", text(value)?),
        Aggregate::Joined { column, separator, order } => {
            dialect.joined(&dialect.identifier(column)?, &dialect.literal(separator)?, &dialect.identifier(order)?)
        }
    })
}

/// Writes an expression; `inner` puts one of several parts into parentheses.
fn expression(scope: Scope<'_>, value: &Expression, inner: bool) -> Result<String, Refused> {
    let dialect = scope.dialect;
    let text = |value: &Expression| expression(scope, value, true);
    let bare = |value: &Expression| expression(scope, value, false);
    let grouped = |text: String| if inner { format!("({text})") } else { text };
    let several = |all: &[Expression], word: &str, none: &str| -> Result<String, Refused> {
        let parts = all.iter().map(text).collect::<Result<Vec<_>, _>>()?;
        Ok(match parts.len() {
            0 => none.to_owned(),
            1 => parts.concat(),
            _ if parts.iter().map(String::len).sum::<usize>() > WIDTH => grouped(parts.join(&format!("\n  {word} "))),
            _ => grouped(parts.join(&format!(" {word} "))),
        })
    };
    Ok(match value {
        Expression::Column(name) => dialect.identifier(name)?,
        Expression::Foreign(name) => format!("{SOURCE}.{}", dialect.identifier(name)?),
        Expression::Text(value) => dialect.literal(value)?,
        Expression::Integer(value) if *value < 0 => format!("({value})"),
        Expression::Integer(value) => value.to_string(),
        Expression::Number(value) => dialect.number(*value),
        Expression::Null(of) => dialect.null(*of),
        Expression::Arithmetic(how, a, b) => {
            let sign = match how {
                Arithmetic::Plus => "+",
                Arithmetic::Minus => "-",
                Arithmetic::Times => "*",
                Arithmetic::Over => "/",
            };
            grouped(format!("{} {sign} {}", text(a)?, text(b)?))
        }
        Expression::Compare(how, a, b) => {
            let sign = match how {
                Comparison::Equal => "=",
                Comparison::Unequal => "<>",
                Comparison::Less => "<",
                Comparison::AtMost => "<=",
            };
            grouped(format!("{} {sign} {}", text(a)?, text(b)?))
        }
        Expression::Among(one, texts) => {
            let texts = texts.iter().map(|text| dialect.literal(text)).collect::<Result<Vec<_>, _>>()?;
            grouped(format!("{} IN ({})", text(one)?, texts.join(", ")))
        }
        Expression::All(all) => several(all, "AND", "1 = 1")?,
        Expression::Any(all) => several(all, "OR", "1 = 0")?,
        Expression::Not(one) => match one.as_ref() {
            Expression::IsNull(one) => grouped(format!("{} IS NOT NULL", text(one)?)),
            one => grouped(format!("NOT {}", text(one)?)),
        },
        Expression::IsNull(one) => grouped(format!("{} IS NULL", text(one)?)),
        Expression::Case(branches, otherwise) => {
            let mut parts = Vec::new();
            for (condition, then) in branches {
                parts.push(format!("WHEN {} THEN {}", bare(condition)?, bare(then)?));
            }
            parts.push(format!("ELSE {}", bare(otherwise)?));
            let short =
                parts.iter().map(String::len).sum::<usize>() <= WIDTH && !parts.iter().any(|p| p.contains('\n'));
            if short {
                format!("CASE {} END", parts.join(" "))
            } else {
                let parts: Vec<String> = parts.iter().map(|part| part.replace('\n', "\n  ")).collect();
                format!("CASE\n  {}\nEND", parts.join("\n  "))
            }
        }
        Expression::Call(function, arguments) => {
            let written = arguments.iter().map(bare).collect::<Result<Vec<_>, _>>()?;
            dialect.call(*function, arguments, &written)?
        }
        Expression::Window { function, partition, order } => window(scope, function, partition, order)?,
    })
}

fn window(
    scope: Scope<'_>,
    function: &WindowFunction,
    partition: &[String],
    order: &[Order],
) -> Result<String, Refused> {
    let dialect = scope.dialect;
    let text = |value| expression(scope, value, false);
    let mut within = Vec::new();
    if !partition.is_empty() {
        let names = partition.iter().map(|name| dialect.identifier(name)).collect::<Result<Vec<_>, _>>()?;
        within.push(format!("PARTITION BY {}", names.join(", ")));
    }
    if !order.is_empty() {
        let is_text = |order: &Order| scope.is(&Expression::Column(order.column.clone()), Type::Text);
        let names = order.iter().map(|order| ordered(dialect, order, is_text(order)));
        within.push(format!("ORDER BY {}", names.collect::<Result<Vec<_>, _>>()?.join(", ")));
    }
    let over = format!("OVER ({})", within.join(" "));
    Ok(match function {
        WindowFunction::RowNumber => dialect.whole(&format!("ROW_NUMBER() {over}")),
        WindowFunction::Count => dialect.whole(&format!("COUNT(*) {over}")),
        WindowFunction::Sum(value) if scope.is(value, Type::Integer) => {
            dialect.whole(&format!("SUM({}) {over}", text(value)?))
        }
        WindowFunction::Sum(value) => format!("SUM({}) {over}", text(value)?),
        WindowFunction::Least(value) => format!("MIN({}) {over}", text(value)?),
        WindowFunction::Most(value) => format!("MAX({}) {over}", text(value)?),
        WindowFunction::Before(value) => dialect.before(&text(value)?, &over),
    })
}

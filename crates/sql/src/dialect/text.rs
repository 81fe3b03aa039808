//! Writes steps and expressions: one common table expression per step, a comment above each.

use super::Dialect;
use crate::Refused;
use crate::tree::WindowFunction;
use crate::tree::{
    Aggregate, Arithmetic, Column, Comparison, Expression, JoinKind, Order, Query, Relation, Step, Type,
};

/// Alias of the user's table, so that its columns are never taken for ours.
const SOURCE: &str = "s";
/// Length up to which an expression of several parts stays on one line.
const WIDTH: usize = 100;

/// Writes a query with a line break at its end.
pub(super) fn query(dialect: Dialect, query: &Query) -> Result<String, Refused> {
    let mut text = format!("-- {}\n", query.about);
    if dialect == Dialect::Spark {
        text +=
            "-- It has more steps than Spark resolves by default: SET spark.sql.analyzer.maxIterations = 1000 first.\n";
    }
    text += "WITH\n";
    let typed = query.typed()?;
    for (at, step) in query.steps.iter().enumerate() {
        let columns = step.relation.first().and_then(|from| typed.iter().find(|(name, _)| name == from));
        let scope = Scope { dialect, columns: columns.map_or(&[], |(_, columns)| columns) };
        let comma = if at + 1 < query.steps.len() { "," } else { "" };
        text += &format!("-- {}\n{} AS (\n", step.about, dialect.identifier(&step.name)?);
        for line in relation(scope, step)?.lines() {
            text += &format!("  {line}\n");
        }
        text += &format!("){comma}\n");
    }
    let columns = typed.last().map_or(&[][..], |(_, columns)| columns);
    let names = columns.iter().map(|column| dialect.identifier(&column.name)).collect::<Result<Vec<_>, _>>()?;
    let last = query.steps.last().map(|step| step.name.as_str()).unwrap_or_default();
    text += &format!("SELECT {}\nFROM {}\n", names.join(", "), dialect.identifier(last)?);
    if !query.order.is_empty() {
        let of = |name: &str| columns.iter().find(|column| column.name == name).map(|column| column.of);
        let order = query.order.iter().map(|order| ordered(dialect, order, of(&order.column) == Some(Type::Text)));
        text += &format!("ORDER BY {}\n", order.collect::<Result<Vec<_>, _>>()?.join(", "));
    }
    if dialect == Dialect::ClickHouse {
        // A row without a partner has nulls, as in all other dialects. A plan of many models has many steps.
        text += "SETTINGS join_use_nulls = 1, query_plan_max_optimizations_to_apply = 1000000\n";
    }
    Ok(text)
}

/// A dialect, and the columns that expressions of a step use.
#[derive(Clone, Copy)]
struct Scope<'a> {
    dialect: Dialect,
    columns: &'a [Column],
}

impl Scope<'_> {
    fn is(self, value: &Expression, of: Type) -> bool {
        value.type_over(self.columns).is_ok_and(|found| found == of)
    }
}

fn relation(scope: Scope<'_>, step: &Step) -> Result<String, Refused> {
    let dialect = scope.dialect;
    let name = |name: &str| dialect.identifier(name);
    let listed = |columns: &[(String, Expression)]| -> Result<Vec<String>, Refused> {
        columns.iter().map(|(as_name, value)| named(scope, value, as_name)).collect()
    };
    Ok(match &step.relation {
        Relation::Source { table, columns } => {
            let parts = table.parts().iter().map(|part| name(part)).collect::<Result<Vec<_>, _>>()?;
            format!("SELECT\n{}\nFROM {} AS {SOURCE}", indented(&listed(columns)?), parts.join("."))
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
            format!("SELECT *\nFROM {}\nWHERE {}", name(from)?, expression(scope, condition, false)?)
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
            let (left, right) = (name(left)?, name(right)?);
            let how = if on.is_empty() {
                format!("CROSS JOIN {right} AS r")
            } else {
                format!("{join} {right} AS r ON {}", on_pairs.join(" AND "))
            };
            format!("SELECT\n{}\nFROM {left} AS l\n{how}", indented(&all))
        }
        Relation::Window { from, columns } => {
            let all = [vec!["*".to_owned()], listed(columns)?].concat();
            format!("SELECT\n{}\nFROM {}", indented(&all), name(from)?)
        }
        Relation::Project { from, columns } => {
            format!("SELECT\n{}\nFROM {}", indented(&listed(columns)?), name(from)?)
        }
        Relation::Aggregate { from, keys, columns } => {
            let mut all = keys.iter().map(|key| name(key)).collect::<Result<Vec<_>, _>>()?;
            let group = if keys.is_empty() { String::new() } else { format!("\nGROUP BY {}", all.join(", ")) };
            for (as_name, value) in columns {
                all.push(format!("{} AS {}", aggregate(scope, value)?, name(as_name)?));
            }
            format!("SELECT\n{}\nFROM {}{group}", indented(&all), name(from)?)
        }
        Relation::Union { from } => {
            let selects = from.iter().map(|from| Ok(format!("SELECT * FROM {}", name(from)?)));
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

fn ordered(dialect: Dialect, order: &Order, is_text: bool) -> Result<String, Refused> {
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

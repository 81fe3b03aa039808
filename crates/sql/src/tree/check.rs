//! Checks a query: every column that a step uses is there, with the type that is needed.
//!
//! The plans are written by hand, so a failure is a mistake in this crate; the tests check all plans.

use super::{Aggregate, Column, Comparison, Expression, Function, Query, Relation, Type, WindowFunction};
use crate::Refused;

/// Columns of the steps so far.
pub(crate) type Known = Vec<(String, Vec<Column>)>;

impl Query {
    /// Checks all steps, and returns the columns of the answer.
    ///
    /// # Errors
    /// A sentence that names the step and what is wrong with it.
    pub fn check(&self) -> Result<Vec<Column>, Refused> {
        let answer = self.typed()?.pop().map(|(_, columns)| columns).unwrap_or_default();
        match self.order.iter().find(|order| !answer.iter().any(|column| column.name == order.column)) {
            Some(order) => Err(Refused::Plan(format!("The answer has no column {} to be ordered by.", order.column))),
            None => Ok(answer),
        }
    }

    /// Checks all steps, and returns the name and the columns of each.
    pub(crate) fn typed(&self) -> Result<Known, Refused> {
        let mut known: Known = Vec::new();
        for step in &self.steps {
            let wrong = |what: String| Refused::Plan(format!("Step {}: {what}.", step.name));
            if known.iter().any(|(name, _)| *name == step.name) {
                return Err(wrong("two steps have this name".to_owned()));
            }
            let columns = columns(&step.relation, &known).map_err(wrong)?;
            for (at, column) in columns.iter().enumerate() {
                if columns[..at].iter().any(|other| other.name == column.name) {
                    return Err(wrong(format!("two columns are named {}", column.name)));
                }
                if matches!(column.of, Type::Condition | Type::Foreign) {
                    return Err(wrong(format!("column {} has no type", column.name)));
                }
            }
            known.push((step.name.clone(), columns));
        }
        if known.is_empty() { Err(Refused::Plan("The query has no step.".to_owned())) } else { Ok(known) }
    }
}

impl Expression {
    /// Its type over these columns.
    pub(crate) fn type_over(&self, columns: &[Column]) -> Result<Type, String> {
        type_of(self, columns)
    }
}

fn columns(relation: &Relation, known: &Known) -> Result<Vec<Column>, String> {
    let of = |name: &String| {
        let found = known.iter().find(|(step, _)| step == name);
        found.map(|(_, columns)| columns.as_slice()).ok_or_else(|| format!("there is no step {name} before it"))
    };
    let computed = |columns: &[(String, Expression)], from: &[Column]| -> Result<Vec<Column>, String> {
        let typed = |(name, value): &(String, Expression)| {
            // Some dialects would take the new column for the old one in other expressions of the step.
            if from.iter().any(|column| column.name == *name) && *value != Expression::Column(name.clone()) {
                return Err(format!("{name} names a column of the step before"));
            }
            Ok(Column { name: name.clone(), of: type_of(value, from)? })
        };
        columns.iter().map(typed).collect()
    };
    match relation {
        Relation::Source { columns, .. } => computed(columns, &[]),
        Relation::Rows { columns, rows } => {
            let types: Vec<Vec<Type>> = rows
                .iter()
                .map(|row| row.iter().map(|value| type_of(value, &[])).collect())
                .collect::<Result<_, _>>()?;
            let first = types.first().ok_or("it has no row")?;
            if types.iter().any(|row| row != first) || first.len() != columns.len() {
                return Err("its rows differ in their types".to_owned());
            }
            Ok(columns.iter().zip(first).map(|(name, of)| Column { name: name.clone(), of: *of }).collect())
        }
        Relation::Filter { from, condition } => {
            let columns = of(from)?;
            expect(type_of(condition, columns)?, Type::Condition)?;
            Ok(columns.to_vec())
        }
        Relation::Join { left, right, on, columns, .. } => {
            let (left, right) = (of(left)?, of(right)?);
            for (a, b) in on {
                expect(find(a, left)?, find(b, right)?)?;
            }
            let mut all = left.to_vec();
            for (name, column) in columns {
                all.push(Column { name: name.clone(), of: find(column, right)? });
            }
            Ok(all)
        }
        Relation::Window { from, columns } => {
            let from = of(from)?;
            Ok([from.to_vec(), computed(columns, from)?].concat())
        }
        Relation::Project { from, columns } => computed(columns, of(from)?),
        Relation::Aggregate { from, keys, columns } => {
            let from = of(from)?;
            let mut all: Vec<Column> = Vec::new();
            for key in keys {
                all.push(Column { name: key.clone(), of: find(key, from)? });
            }
            for (name, value) in columns {
                if find(name, from).is_ok() {
                    return Err(format!("{name} names a column of the step before"));
                }
                let of = match value {
                    Aggregate::Sum(value) | Aggregate::Least(value) | Aggregate::Most(value) => type_of(value, from)?,
                    Aggregate::Joined { column, order, .. } => {
                        find(order, from)?;
                        expect(find(column, from)?, Type::Text)?;
                        Type::Text
                    }
                };
                all.push(Column { name: name.clone(), of });
            }
            Ok(all)
        }
        Relation::Union { from } => {
            let first = of(from.first().ok_or("it is of no step")?)?;
            match from.iter().find(|name| of(name).is_ok_and(|columns| columns != first)) {
                Some(name) => Err(format!("{name} has other columns than the first")),
                None => Ok(first.to_vec()),
            }
        }
    }
}

fn find(name: &str, columns: &[Column]) -> Result<Type, String> {
    let found = columns.iter().find(|column| column.name == name);
    found.map(|column| column.of).ok_or_else(|| format!("there is no column {name}"))
}

fn expect(found: Type, wanted: Type) -> Result<(), String> {
    if found == wanted { Ok(()) } else { Err(format!("a value is {found:?}, not {wanted:?}")) }
}

/// The type of an expression over these columns.
fn type_of(value: &Expression, columns: &[Column]) -> Result<Type, String> {
    let of = |value: &Expression| type_of(value, columns);
    Ok(match value {
        Expression::Column(name) => find(name, columns)?,
        Expression::Foreign(_) => Type::Foreign,
        Expression::Text(_) => Type::Text,
        Expression::Integer(_) => Type::Integer,
        Expression::Number(_) => Type::Number,
        Expression::Null(of) => *of,
        Expression::Arithmetic(how, a, b) => {
            let (a, b) = (of(a)?, of(b)?);
            expect(b, a)?;
            if *how == super::Arithmetic::Over {
                expect(a, Type::Number)?;
            }
            if !matches!(a, Type::Integer | Type::Number) {
                return Err(format!("{a:?} is not a number"));
            }
            a
        }
        Expression::Compare(how, a, b) => {
            let a = of(a)?;
            expect(of(b)?, a)?;
            if a == Type::Text && !matches!(how, Comparison::Equal | Comparison::Unequal) {
                return Err("texts are compared by order".to_owned());
            }
            Type::Condition
        }
        Expression::Among(one, _) => {
            expect(of(one)?, Type::Text)?;
            Type::Condition
        }
        Expression::All(all) | Expression::Any(all) => {
            all.iter().try_for_each(|one| expect(of(one)?, Type::Condition))?;
            Type::Condition
        }
        Expression::Not(one) => {
            expect(of(one)?, Type::Condition)?;
            Type::Condition
        }
        Expression::IsNull(one) => {
            of(one)?;
            Type::Condition
        }
        Expression::Case(branches, otherwise) => {
            let last = of(otherwise)?;
            for (condition, then) in branches {
                expect(of(condition)?, Type::Condition)?;
                expect(of(then)?, last)?;
            }
            last
        }
        Expression::Call(function, arguments) => {
            let arguments = arguments.iter().map(of).collect::<Result<Vec<_>, _>>()?;
            called(*function, &arguments)?
        }
        Expression::Window { function, partition, order } => {
            for name in partition.iter().chain(order.iter().map(|order| &order.column)) {
                find(name, columns)?;
            }
            match function.as_ref() {
                WindowFunction::RowNumber | WindowFunction::Count => Type::Integer,
                WindowFunction::Sum(value)
                | WindowFunction::Least(value)
                | WindowFunction::Most(value)
                | WindowFunction::Before(value) => of(value)?,
            }
        }
    })
}

/// The type of a function's value.
fn called(function: Function, arguments: &[Type]) -> Result<Type, String> {
    let (wanted, value): (&[Type], Type) = match function {
        Function::Coalesce | Function::Greatest => {
            let first = *arguments.first().ok_or("a function has no argument")?;
            arguments.iter().try_for_each(|other| expect(*other, first))?;
            return Ok(first);
        }
        Function::Concat => {
            arguments.iter().try_for_each(|other| expect(*other, Type::Text))?;
            return Ok(Type::Text);
        }
        Function::CleanText => (&[Type::Foreign], Type::Text),
        Function::WholeNumber | Function::Milliseconds => (&[Type::Foreign], Type::Integer),
        Function::MinorUnits => (&[Type::Foreign, Type::Integer], Type::Integer),
        Function::Converted => (&[Type::Integer, Type::Text], Type::Integer),
        Function::ToNumber => (&[Type::Integer], Type::Number),
        Function::Floor => (&[Type::Number], Type::Integer),
        Function::Halved => (&[Type::Number], Type::Number),
        Function::Trim | Function::Lower | Function::Squeeze | Function::Words => (&[Type::Text], Type::Text),
        Function::Replace => (&[Type::Text; 3], Type::Text),
        Function::Part => (&[Type::Text, Type::Text, Type::Integer], Type::Text),
        Function::Extract => (&[Type::Text; 2], Type::Text),
        Function::ParseNumber => (&[Type::Text], Type::Number),
        Function::Matches => (&[Type::Text; 2], Type::Condition),
        Function::Month => (&[Type::Integer], Type::Text),
    };
    if arguments == wanted { Ok(value) } else { Err(format!("{function:?} of {arguments:?}")) }
}

//! The properties of an object that a caller gave, and the options among them.

use fairshare_types::options::named::Text;

use crate::names::camel;
use crate::value::Value;

/// The properties of an object whose names are all known.
pub struct Fields {
    fields: Vec<(String, Value)>,
}

impl Fields {
    /// Takes an object, or nothing for an empty one; `what` names it in messages.
    ///
    /// # Errors
    /// A sentence that lists the known names if there is another one.
    pub fn of(value: Value, what: &str, known: &[&str]) -> Result<Self, String> {
        let fields = match value {
            Value::Nothing => Vec::new(),
            Value::Object(fields) => fields,
            other => return Err(format!("{what} takes an object with {}, not {}.", known.join(", "), other.kind())),
        };
        match fields.iter().find(|(name, _)| !known.contains(&name.as_str())) {
            Some((name, _)) => Err(format!("{what} does not know {name}; it takes {}.", known.join(", "))),
            None => Ok(Self { fields }),
        }
    }

    /// Takes a property out; nothing if it is missing.
    pub fn take(&mut self, name: &str) -> Value {
        let at = self.fields.iter().position(|(known, _)| known == name);
        at.map_or(Value::Nothing, |at| self.fields.swap_remove(at).1)
    }

    /// A text; `None` if it is missing.
    ///
    /// # Errors
    /// A sentence if it is something else.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, String> {
        match self.take(name) {
            Value::Nothing => Ok(None),
            Value::Text(text) => Ok(Some(text)),
            other => Err(format!("{name} takes a text, not {}.", other.kind())),
        }
    }

    /// A switch; off if it is missing.
    ///
    /// # Errors
    /// A sentence if it is something else.
    pub fn flag(&mut self, name: &str) -> Result<bool, String> {
        match self.take(name) {
            Value::Nothing => Ok(false),
            Value::Flag(flag) => Ok(flag),
            other => Err(format!("{name} takes true or false, not {}.", other.kind())),
        }
    }

    /// A number within these bounds; `None` if it is missing.
    ///
    /// # Errors
    /// A sentence if it is something else.
    pub fn number(&mut self, name: &str, least: f64, most: f64) -> Result<Option<f64>, String> {
        match self.take(name) {
            Value::Nothing => Ok(None),
            Value::Number(number) if (least..=most).contains(&number) => Ok(Some(number)),
            other => Err(format!("{name} takes a number from {least} to {most}, not {}.", other.kind())),
        }
    }

    /// Texts in a list, or one text; empty if they are missing.
    ///
    /// # Errors
    /// A sentence if they are something else.
    pub fn texts(&mut self, name: &str) -> Result<Vec<String>, String> {
        let value = self.take(name);
        if value == Value::Nothing { Ok(Vec::new()) } else { texts(name, &value) }
    }
}

/// Applies every option of an object with `take`, which knows them by their names on the command line.
///
/// # Errors
/// A sentence if an option is unknown, or its value does not suit it.
pub fn apply(
    value: Value,
    what: &str,
    known: &[&str],
    take: &mut dyn FnMut(&str, Text<'_>) -> Result<bool, String>,
) -> Result<(), String> {
    let names: Vec<String> = known.iter().map(|name| camel(name)).collect();
    let list: Vec<&str> = names.iter().map(String::as_str).collect();
    for (name, value) in Fields::of(value, what, &list)?.fields {
        let Some(option) = names.iter().position(|known| *known == name).map(|at| known[at]) else { continue };
        match value {
            Value::Nothing | Value::Flag(false) => {}
            Value::Flag(true) => {
                take(option, &mut || Err(format!("{name} takes a text or a number, not true.")))?;
            }
            other => {
                for text in texts(&name, &other)? {
                    let mut asked = false;
                    take(option, &mut || {
                        asked = true;
                        Ok(text.clone())
                    })?;
                    if !asked {
                        return Err(format!("{name} takes true or false, not {}.", other.kind()));
                    }
                }
            }
        }
    }
    Ok(())
}

/// Each text of a value: `{ a: "b" }` is `a=b`, and a list gives those of its parts.
///
/// # Errors
/// A sentence if there is something else than texts and numbers.
pub fn texts(name: &str, value: &Value) -> Result<Vec<String>, String> {
    let mut all = Vec::new();
    match value {
        Value::Text(text) => all.push(text.clone()),
        Value::Number(number) if number.is_finite() => all.push(number.to_string()),
        Value::List(parts) => {
            for part in parts {
                all.extend(texts(name, part)?);
            }
        }
        Value::Object(fields) => {
            for (key, value) in fields {
                all.extend(texts(name, value)?.into_iter().map(|text| format!("{key}={text}")));
            }
        }
        other => return Err(format!("{name} takes texts and numbers, not {}.", other.kind())),
    }
    Ok(all)
}

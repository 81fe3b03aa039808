//! Lists of names and values inside a row, as analytics exports have them.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// One item of `[{"key": "source", "value": {"string_value": "google"}}]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Param<'a> {
    #[serde(borrow, alias = "name")]
    key: Cow<'a, str>,
    #[serde(borrow)]
    value: &'a RawValue,
}

/// The object that Salesforce adds to each record.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TypeAndAddress<'a> {
    #[serde(borrow, rename = "type")]
    _kind: &'a RawValue,
    #[serde(borrow, rename = "url")]
    _url: &'a RawValue,
}

/// The names and values of a parameter list; `None` for every other list.
pub fn params(list: &RawValue) -> Option<Vec<(Cow<'_, str>, &RawValue)>> {
    let params: Vec<Param<'_>> = serde_json::from_str(list.get()).ok()?;
    Some(params.into_iter().map(|param| (param.key, typed(param.value))).collect())
}

/// Whether a value is the object in which Salesforce names the type of a record.
pub fn is_type_and_address(path: &str, value: &RawValue) -> bool {
    path.rsplit('.').next() == Some("attributes") && serde_json::from_str::<TypeAndAddress<'_>>(value.get()).is_ok()
}

/// The value in `{"string_value": null, "int_value": 7}`; every other value unchanged.
fn typed(value: &RawValue) -> &RawValue {
    if !value.get().starts_with('{') {
        return value;
    }
    let typed = serde_json::Deserializer::from_str(value.get()).deserialize_map(Typed);
    typed.ok().flatten().unwrap_or(value)
}

/// Finds the first value that is not null among those of different types.
struct Typed;

impl<'de> Visitor<'de> for Typed {
    type Value = Option<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let (mut found, mut null) = (None, None);
        while let Some(name) = members.next_key::<Cow<'de, str>>()? {
            let value = members.next_value::<&RawValue>()?;
            let is_typed = matches!(&*name, "string_value" | "int_value" | "float_value" | "double_value");
            match value.get() {
                "null" if is_typed => null = null.or(Some(value)),
                _ if is_typed => found = found.or(Some(value)),
                _ => {}
            }
        }
        Ok(found.or(null))
    }
}

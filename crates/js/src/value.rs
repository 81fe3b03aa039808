//! JavaScript values as plain data, so that everything else is tested natively.

use js_sys::{Array, ArrayBuffer, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// Most levels of lists and objects within each other.
const DEEPEST: usize = 8;

/// A value that a caller gave.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `undefined` or `null`.
    Nothing,
    Flag(bool),
    Number(f64),
    Text(String),
    Bytes(Vec<u8>),
    List(Vec<Self>),
    /// Keys and values, in their order.
    Object(Vec<(String, Self)>),
    /// A function, a symbol, a `BigInt`.
    Other,
}

impl Value {
    /// Copies a JavaScript value.
    ///
    /// # Errors
    /// A sentence if a property cannot be read, or the value contains itself.
    pub fn of(value: &JsValue) -> Result<Self, String> {
        copied(value, DEEPEST)
    }

    /// Its kind, for messages.
    pub fn kind(&self) -> String {
        match self {
            Self::Nothing => "nothing".to_owned(),
            Self::Flag(flag) => flag.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => format!("\u{201c}{text}\u{201d}"),
            Self::Bytes(_) => "bytes".to_owned(),
            Self::List(_) => "a list".to_owned(),
            Self::Object(_) => "an object".to_owned(),
            Self::Other => "a value of another kind".to_owned(),
        }
    }
}

fn copied(value: &JsValue, depth: usize) -> Result<Value, String> {
    if value.is_undefined() || value.is_null() {
        return Ok(Value::Nothing);
    }
    if let Some(flag) = value.as_bool() {
        return Ok(Value::Flag(flag));
    }
    if let Some(number) = value.as_f64() {
        return Ok(Value::Number(number));
    }
    if let Some(text) = value.as_string() {
        return Ok(Value::Text(text));
    }
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        return Ok(Value::Bytes(bytes.to_vec()));
    }
    if let Some(buffer) = value.dyn_ref::<ArrayBuffer>() {
        return Ok(Value::Bytes(Uint8Array::new(buffer).to_vec()));
    }
    if !value.is_object() || value.is_function() {
        return Ok(Value::Other);
    }
    let deeper = depth.checked_sub(1).ok_or("A value has too many levels, or contains itself.")?;
    let unreadable = |_| "A property of a value cannot be read.".to_owned();
    if Array::is_array(value) {
        let length = Reflect::get(value, &"length".into()).map_err(unreadable)?.as_f64().unwrap_or(0.0);
        let mut list = Vec::new();
        for at in 0..length as u32 {
            list.push(copied(&Reflect::get_u32(value, at).map_err(unreadable)?, deeper)?);
        }
        return Ok(Value::List(list));
    }
    let mut object = Vec::new();
    for key in Reflect::own_keys(value).map_err(unreadable)?.iter() {
        if let Some(name) = key.as_string() {
            object.push((name, copied(&Reflect::get(value, &key).map_err(unreadable)?, deeper)?));
        }
    }
    Ok(Value::Object(object))
}

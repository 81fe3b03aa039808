//! How messages are packed: `[head, attachments]`, where the head goes through serde and the attachments do not.

use js_sys::{Array, BigInt64Array, Float64Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

use crate::message::{Columns, Reply};

/// The small part of a message. 64-bit integers cross as BigInt: a number of JavaScript is exact to 2^53 only.
pub fn head<T: Serialize>(value: &T) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_large_number_types_as_bigints(true);
    // Only plain data crosses: there is nothing in it that could not be serialised.
    value.serialize(&serializer).unwrap_or(JsValue::UNDEFINED)
}

/// Unpacks the small part of a message.
pub fn open<T: DeserializeOwned>(message: &JsValue) -> Option<(T, Array)> {
    let parts = message.dyn_ref::<Array>()?;
    let head = serde_wasm_bindgen::from_value(parts.get(0)).ok()?;
    Some((head, parts.get(1).dyn_into().unwrap_or_else(|_| Array::new())))
}

/// Packs a reply: the message, and the buffers to transfer.
pub fn pack(mut reply: Reply) -> (Array, Array) {
    let columns = reply.take_columns();
    let (attached, buffers) = (Array::new(), Array::new());
    for column in &columns.integers {
        let column = BigInt64Array::from(column.as_slice());
        buffers.push(&column.buffer());
        attached.push(&column);
    }
    for column in &columns.fractions {
        let column = Float64Array::from(column.as_slice());
        buffers.push(&column.buffer());
        attached.push(&column);
    }
    (Array::of2(&head(&reply), &attached), buffers)
}

/// Unpacks a reply.
pub fn unpack(message: &JsValue) -> Option<Reply> {
    let (mut reply, attached): (Reply, Array) = open(message)?;
    let mut columns = Columns::default();
    for column in attached.iter() {
        if let Some(integers) = column.dyn_ref::<BigInt64Array>() {
            columns.integers.push(integers.to_vec());
        } else if let Some(fractions) = column.dyn_ref::<Float64Array>() {
            columns.fractions.push(fractions.to_vec());
        }
    }
    reply.put_columns(columns);
    Some(reply)
}

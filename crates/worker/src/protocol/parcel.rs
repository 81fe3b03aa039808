//! Packs messages as `[head, attachments]`: the head goes through serde, the attachments do not.

use js_sys::{Array, BigInt64Array, Float64Array, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

use crate::protocol::head;
use crate::protocol::message::{Answer, Columns, Reply};

/// Serialises the head of a message.
pub fn head<T: Serialize>(value: &T) -> JsValue {
    // If packing fails, the message has no head, and the receiver reports it as unreadable.
    head::pack(value).map_or(JsValue::UNDEFINED, |bytes| Uint8Array::from(bytes.as_slice()).into())
}

/// Unpacks the head of a message; returns it with the attachments.
pub fn open<T: DeserializeOwned>(message: &JsValue) -> Option<(T, Array)> {
    let parts = message.dyn_ref::<Array>()?;
    let bytes: Uint8Array = parts.get(0).dyn_into().ok()?;
    Some((head::unpack(&bytes.to_vec())?, parts.get(1).dyn_into().unwrap_or_else(|_| Array::new())))
}

/// Packs a reply; returns the message and the buffers to transfer.
#[cfg(feature = "server")]
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

/// Unpacks a reply. A plain string is a worker's last message, posted by its script when its program cannot.
pub fn unpack(message: &JsValue) -> Option<Reply> {
    if let Some(message) = message.as_string() {
        return Some(Reply { id: 0, body: Answer::Trapped { message } });
    }
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

//! Serialises the head of a message: a format number, then postcard.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The first byte of every message. Page and worker of different versions differ in it or in
/// [`BUILD`](crate::protocol::message::BUILD).
const FORMAT: u8 = 2;

/// Packs a message; `None` for what postcard cannot represent, which none of our messages contains.
#[must_use]
pub fn pack<T: Serialize>(message: &T) -> Option<Vec<u8>> {
    postcard::to_extend(message, vec![FORMAT]).ok()
}

/// Unpacks a message; `None` if the bytes are not exactly one message.
#[must_use]
pub fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let (format, bytes) = bytes.split_first()?;
    if *format != FORMAT {
        return None;
    }
    let (message, rest) = postcard::take_from_bytes(bytes).ok()?;
    rest.is_empty().then_some(message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::message::{Ask, Request};

    #[test]
    fn what_is_no_message_is_refused() {
        let request = Request { id: 1, body: Ask::Digest(300) };
        let bytes = pack(&request).expect("packs");
        assert_eq!(unpack::<Request>(&bytes), Some(request));
        for short in 0..bytes.len() {
            assert_eq!(unpack::<Request>(&bytes[..short]), None, "{short} bytes of it");
        }
        assert_eq!(unpack::<Request>(&[bytes.clone(), vec![0]].concat()), None, "something follows it");
        assert_eq!(unpack::<Request>(&[&[FORMAT + 1], &bytes[1..]].concat()), None, "another format");
    }
}

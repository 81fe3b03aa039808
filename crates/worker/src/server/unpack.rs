//! Unpacks gzip files as a stream in the browser, with a limit on the unpacked size.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, ReadableStream};

/// Largest ratio of unpacked to packed size. Text tables shrink to a tenth or a thirtieth.
const LARGEST_RATIO: u64 = 1_000;
/// Largest unpacked size of any file, in bytes.
const LARGEST: u64 = 8 << 30;

/// Whether a file is packed, judged by its first bytes, which are more reliable than its name.
pub async fn is_packed(file: &File) -> Result<bool, JsValue> {
    let head = JsFuture::from(file.slice_with_i32_and_i32(0, 2)?.array_buffer()).await?;
    Ok(js_sys::Uint8Array::new(&head).to_vec() == [0x1f, 0x8b])
}

/// The unpacked bytes of a file. `web-sys` has no stable binding of `DecompressionStream`, so it is looked up by name.
pub fn unpacked(file: &File) -> Result<ReadableStream, JsValue> {
    let class: Function = Reflect::get(&js_sys::global(), &"DecompressionStream".into())?.dyn_into()?;
    let unpacker = Reflect::construct(&class, &Array::of1(&"gzip".into()))?;
    let packed = file.stream();
    let pipe: Function = Reflect::get(&packed, &"pipeThrough".into())?.dyn_into()?;
    pipe.call1(&packed, &unpacker)?.dyn_into()
}

/// Bytes that a file may still unpack to.
pub struct Budget(u64);

impl Budget {
    /// The limit for this file; none if it is not packed.
    pub fn new(file: &File, packed: bool) -> Self {
        Self(if packed { (file.size() as u64).saturating_mul(LARGEST_RATIO).min(LARGEST) } else { u64::MAX })
    }

    /// Subtracts some bytes; returns false if fewer were left.
    pub fn spend(&mut self, bytes: usize) -> bool {
        let left = self.0.checked_sub(bytes as u64);
        self.0 = left.unwrap_or(0);
        left.is_some()
    }
}

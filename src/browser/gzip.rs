//! Gzip by the browser itself.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableStreamDefaultReader, ReadableWritablePair, Response};

#[wasm_bindgen]
extern "C" {
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// Compresses a blob with gzip; `None` if the browser cannot.
pub async fn pack(blob: &Blob) -> Option<Blob> {
    let stream = through(&blob.stream(), CompressionStream::new("gzip").ok()?.into());
    let response = Response::new_with_opt_readable_stream(Some(&stream)).ok()?;
    JsFuture::from(response.blob().ok()?).await.ok()?.dyn_into().ok()
}

/// Decompresses a gzip blob; `None` if it is damaged or does not hold exactly `size` bytes.
///
/// The size comes from the writer; no more than that is ever unpacked.
pub async fn unpack(blob: &Blob, size: u64) -> Option<Blob> {
    let stream = through(&blob.stream(), DecompressionStream::new("gzip").ok()?.into());
    let reader: ReadableStreamDefaultReader = stream.get_reader().dyn_into().ok()?;
    let (parts, mut read) = (Array::new(), 0_u64);
    loop {
        let step: Object = JsFuture::from(reader.read()).await.ok()?.dyn_into().ok()?;
        let chunk = Reflect::get(&step, &"value".into()).ok()?;
        if Reflect::get(&step, &"done".into()).ok()?.is_truthy() {
            break;
        }
        let chunk: Uint8Array = chunk.dyn_into().ok()?;
        read += u64::from(chunk.length());
        if read > size {
            let _ = reader.cancel();
            return None;
        }
        parts.push(&chunk);
    }
    (read == size).then(|| Blob::new_with_u8_array_sequence(&parts).ok()).flatten()
}

fn through(stream: &ReadableStream, pair: JsValue) -> ReadableStream {
    stream.pipe_through(pair.unchecked_ref::<ReadableWritablePair>())
}

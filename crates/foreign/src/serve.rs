//! The worker's end of the wire: reads one file at a time and replies with its tables.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

use crate::encoding::{Decoder, detect};
use crate::wire::{BUILD, Request, Said, Table};
use crate::{
    Detected, HEAD, Kind, LARGEST, Notes, Options, Refusal, Scan, Sheet, encoding_name, is_decoded_by_engine, json,
    kind, sheets_with, shown,
};

/// Bytes of a text that are read at a time.
const CHUNK: f64 = 4_194_304.0;
/// Bytes of a text that are searched for letters beyond ASCII.
const SCANNED: f64 = 64.0 * 1_048_576.0;

/// Starts to listen, and announces the worker as ready.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| say(&Said::Trapped(panic.to_string()))));
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| match Request::unpack(&event.data()) {
        Some(request) => spawn_local(async move {
            let answer = answer(&request).await;
            say(&answer.unwrap_or_else(|| Said::Trapped("The file could not be read.".to_owned())));
        }),
        None => say(&Said::Trapped("A question could not be read.".to_owned())),
    });
    scope().set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget();
    say(&Said::Ready(BUILD.to_owned()));
}

/// The reply to a request; `None` if the file cannot be read.
async fn answer(request: &Request) -> Option<Said> {
    let Request { file, options } = request;
    let head = bytes(file, 0.0, HEAD as f64).await?;
    let read = match kind(&head) {
        Some(Kind::Json) => json(&bytes(file, 0.0, file.size()).await?),
        Some(Kind::Xlsx) => {
            let bytes = bytes(file, 0.0, file.size()).await?;
            sheets_with(&bytes, options, &mut || say(&Said::Alive)).and_then(shown)
        }
        Some(Kind::Legacy) | None => return text(file, options).await,
    };
    Some(match read {
        Ok(sheets) => {
            let table = |sheet: Sheet| Table {
                name: sheet.name,
                csv: Uint8Array::from(sheet.csv.as_slice()),
                notes: sheet.notes,
            };
            Said::Tables(sheets.into_iter().map(table).collect())
        }
        Err(refusal) => Said::Refused(refusal),
    })
}

/// Decodes a text chunk by chunk, unless the engine does that itself.
async fn text(file: &File, options: &Options) -> Option<Said> {
    let encoding = match options.encoding.as_deref() {
        Some(name) => match encoding_name(name) {
            Some(name) => Detected { name, certain: true, alternatives: Vec::new() },
            None => return Some(Said::Refused(Refusal::UnknownEncoding)),
        },
        None => detected(file).await?,
    };
    let name = encoding.name;
    let mut notes = Notes { encoding: Some(encoding), ..Notes::default() };
    if is_decoded_by_engine(name) {
        return Some(Said::AsItIs(notes));
    }
    if file.size() > LARGEST as f64 {
        return Some(Said::Refused(Refusal::TooLarge));
    }
    let Ok(mut decoder) = Decoder::new(name) else { return Some(Said::Refused(Refusal::UnknownEncoding)) };
    let (mut utf8, mut from) = (Vec::new(), 0.0);
    while from < file.size() {
        decoder.push(&bytes(file, from, from + CHUNK).await?, &mut utf8);
        from += CHUNK;
        say(&Said::Alive);
    }
    decoder.finish(&mut utf8);
    notes.undecodable = decoder.replaced();
    let table = Table { name: String::new(), csv: Uint8Array::from(utf8.as_slice()), notes };
    Some(Said::Tables(vec![table]))
}

/// The encoding of a text, detected from its lines that are not ASCII.
async fn detected(file: &File) -> Option<Detected> {
    let (mut scan, mut from) = (Scan::default(), 0.0);
    while from < file.size().min(SCANNED) && !scan.is_full() {
        scan.push(&bytes(file, from, from + CHUNK).await?);
        from += CHUNK;
        say(&Said::Alive);
    }
    Some(detect(&scan.into_sample()))
}

/// The bytes of a file between two offsets.
async fn bytes(file: &File, from: f64, to: f64) -> Option<Vec<u8>> {
    let slice = file.slice_with_f64_and_f64(from, to.min(file.size())).ok()?;
    let buffer: ArrayBuffer = JsFuture::from(slice.array_buffer()).await.ok()?.dyn_into().ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

fn say(said: &Said) {
    let (message, buffers) = said.pack();
    if scope().post_message_with_transfer(&message, &buffers).is_err() {
        // The page would wait forever. A short message may fit into memory where the tables did not.
        let (message, _) = Said::Trapped("The tables could not be handed over.".to_owned()).pack();
        scope().post_message(&message).ok();
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    JsValue::from(js_sys::global()).unchecked_into()
}

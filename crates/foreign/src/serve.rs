//! The worker's end of the wire: it reads one file at a time and gives its tables.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

use crate::wire::{BUILD, Said, Table};
use crate::{Kind, Refusal, Sheet, json, kind, sheets_with, shown};

/// Starts to listen, and says so.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| say(&Said::Trapped(panic.to_string()))));
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| match event.data().dyn_into::<File>() {
        Ok(file) => spawn_local(async move { say(&answer(&file).await) }),
        Err(_) => say(&Said::Trapped("A question could not be read.".to_owned())),
    });
    scope().set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget();
    say(&Said::Ready(BUILD.to_owned()));
}

async fn answer(file: &File) -> Said {
    let Some(bytes) = bytes(file).await else { return Said::Trapped("The file could not be read.".to_owned()) };
    match read(&bytes) {
        Ok(sheets) => {
            let table = |sheet: Sheet| Table { name: sheet.name, csv: Uint8Array::from(sheet.csv.as_slice()) };
            Said::Tables(sheets.into_iter().map(table).collect())
        }
        Err(refusal) => Said::Refused(refusal),
    }
}

fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    match kind(bytes) {
        Some(Kind::Json) => Ok(vec![json(bytes)?]),
        _ => shown(sheets_with(bytes, &crate::Options::default(), &mut || say(&Said::Alive))?),
    }
}

async fn bytes(file: &File) -> Option<Vec<u8>> {
    let buffer: ArrayBuffer = JsFuture::from(file.array_buffer()).await.ok()?.dyn_into().ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

fn say(said: &Said) {
    let (message, buffers) = said.pack();
    if scope().post_message_with_transfer(&message, &buffers).is_err() {
        // Who asked would wait for ever. A few words find room where tables did not.
        let (message, _) = Said::Trapped("The tables could not be handed over.".to_owned()).pack();
        scope().post_message(&message).ok();
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    JsValue::from(js_sys::global()).unchecked_into()
}

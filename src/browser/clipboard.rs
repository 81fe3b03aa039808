//! The clipboard.

use js_sys::{Array, Object, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ClipboardEvent, ClipboardItem, Element};

use super::document::{document, listen, takes_text, window};
use super::download;
use super::folder::Carried;
use crate::sheet::Copied;

/// Puts a text on the clipboard; says whether the browser allowed it. Where the page came neither by HTTPS nor from this
/// very machine, there is none.
pub async fn write(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Puts a picture that is still being made on the clipboard, with its words and its table beside it; says whether the
/// browser allowed it. To be called in the click itself, which is what the browser allows it for.
pub fn write_picture(png: Promise, beside: &Copied) -> impl Future<Output = bool> + use<> {
    let clipboard = window().navigator().clipboard();
    let item = if clipboard.is_undefined() { None } else { item(&png, beside) };
    let written = item.map(|item| clipboard.write(&Array::of1(&item)));
    async move {
        match written {
            Some(written) => JsFuture::from(written).await.is_ok(),
            None => false,
        }
    }
}

fn item(png: &Promise, beside: &Copied) -> Option<ClipboardItem> {
    // Browsers without it have no such word.
    js_sys::Reflect::has(&window(), &"ClipboardItem".into()).ok().filter(|has| *has)?;
    let parts = Object::new();
    let put = |kind: &str, value: &JsValue| js_sys::Reflect::set(&parts, &kind.into(), value).ok();
    let kept = |blob: Blob| -> JsValue { Promise::resolve(&JsValue::from(blob)).into() };
    put("image/png", png)?;
    put("text/plain", &kept(download::blob(&beside.plain, "text/plain")?))?;
    put("text/html", &kept(download::blob(&beside.html, "text/html")?))?;
    ClipboardItem::new_with_record_from_str_to_blob_promise(&parts).ok()
}

/// What was pasted: files, or a text.
pub enum Pasted {
    /// Files and folders.
    Files(Carried),
    /// A text.
    Text(String),
}

/// Calls a function at every paste outside of fields.
pub fn on_paste(mut handle: impl FnMut(Pasted) + 'static) {
    listen(&document(), "paste", move |event: ClipboardEvent| {
        let in_field = event.target().and_then(|t| t.dyn_into::<Element>().ok()).is_some_and(|e| takes_text(&e));
        let Some(data) = event.clipboard_data().filter(|_| !in_field) else { return };
        let text = data.get_data("text/plain").unwrap_or_default();
        let carried = Carried::of(&data);
        if !carried.is_empty() {
            event.prevent_default();
            handle(Pasted::Files(carried));
        } else if !text.trim().is_empty() {
            event.prevent_default();
            handle(Pasted::Text(text));
        }
    });
}

//! The clipboard.

use js_sys::{Array, Object, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ClipboardEvent, ClipboardItem, DataTransfer, DragEvent, Element, Event};

use super::document::{document, listen, takes_text, window};
use super::download;
use super::folder::Carried;
use crate::values::sheet::Copied;

/// Writes a text to the clipboard; returns whether the browser allowed it.
///
/// Without HTTPS or localhost, browsers offer no clipboard.
pub async fn write(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Writes a picture that is still being made to the clipboard, with its words and its table.
///
/// Call it in the click itself, as browsers require. Returns whether the browser allowed it. Without a clipboard no
/// picture is made; if the browser refuses, the picture is still finished before the future resolves.
pub fn write_picture<M: FnOnce() -> Promise>(make: M, beside: &Copied) -> impl Future<Output = bool> + use<M> {
    let clipboard = window().navigator().clipboard();
    let png = (!clipboard.is_undefined() && has_items()).then(make);
    let item = png.as_ref().and_then(|png| item(png, beside));
    let written = item.map(|item| clipboard.write(&Array::of1(&item)));
    async move {
        let allowed = match written {
            Some(written) => JsFuture::from(written).await.is_ok(),
            None => false,
        };
        if let Some(png) = png {
            // If the picture failed, the write has failed too.
            let _ = JsFuture::from(png).await;
        }
        allowed
    }
}

/// Whether the browser has `ClipboardItem`, the clipboard for more than text.
fn has_items() -> bool {
    js_sys::Reflect::has(&window(), &"ClipboardItem".into()).unwrap_or(false)
}

fn item(png: &Promise, beside: &Copied) -> Option<ClipboardItem> {
    let parts = Object::new();
    let put = |kind: &str, value: &JsValue| js_sys::Reflect::set(&parts, &kind.into(), value).ok();
    let kept = |blob: Blob| -> JsValue { Promise::resolve(&JsValue::from(blob)).into() };
    put("image/png", png)?;
    put("text/plain", &kept(download::blob(&beside.plain, "text/plain")?))?;
    put("text/html", &kept(download::blob(&beside.html, "text/html")?))?;
    ClipboardItem::new_with_record_from_str_to_blob_promise(&parts).ok()
}

/// How a copied or dragged selection is written.
pub enum Leaves {
    /// As the browser writes it.
    AsItIs,
    /// As these texts instead.
    As(Copied),
    /// Not at all.
    Not,
}

/// Asks `judge` how to write each selection that is copied or dragged outside of fields.
///
/// `judge` gets the text, and whether all of it is within a message of the page.
pub fn on_copy(judge: impl Fn(&str, bool) -> Leaves + Clone + 'static) {
    let judged = judge.clone();
    listen(&document(), "copy", move |event: ClipboardEvent| {
        if let Some(data) = event.clipboard_data().filter(|_| !is_in_field(&event))
            && hand_over(&data, &judged) != Handed::ByBrowser
        {
            event.prevent_default();
        }
    });
    listen(&document(), "dragstart", move |event: DragEvent| {
        // Links and pictures are dragged without the selection.
        let alone = |element: Element| element.closest("a[href], img, [draggable=true]").ok().flatten().is_some();
        let is_alone = element_of(&event).is_some_and(alone);
        if let Some(data) = event.data_transfer().filter(|_| !is_alone && !is_in_field(&event))
            && hand_over(&data, &judge) == Handed::Nothing
        {
            event.prevent_default();
        }
    });
}

/// The target of an event; `None` if it is a text node.
fn element_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn is_in_field(event: &Event) -> bool {
    element_of(event).is_some_and(|element| takes_text(&element))
}

/// Who writes a copied or dragged selection.
#[derive(PartialEq, Eq)]
enum Handed {
    /// The browser.
    ByBrowser,
    /// The page, which has written its own texts.
    Written,
    /// Nothing.
    Nothing,
}

fn hand_over(data: &DataTransfer, judge: &impl Fn(&str, bool) -> Leaves) -> Handed {
    let Some((text, in_message)) = selected() else { return Handed::ByBrowser };
    match judge(&text, in_message) {
        Leaves::AsItIs => Handed::ByBrowser,
        Leaves::As(Copied { plain, html }) => {
            let set = |kind, text| data.set_data(kind, text).is_ok();
            if set("text/plain", &plain) && set("text/html", &html) { Handed::Written } else { Handed::Nothing }
        }
        Leaves::Not => Handed::Nothing,
    }
}

/// The selected text, and whether all of it is in a message of the page; `None` without a selection.
fn selected() -> Option<(String, bool)> {
    let selection = window().get_selection().ok()??;
    let text = String::from(selection.to_string());
    let around = selection.get_range_at(0).ok()?.common_ancestor_container().ok()?;
    let around = around.dyn_into::<Element>().or_else(|node| node.parent_element().ok_or(())).ok()?;
    // A query is no table: the browser copies it as it is. While names are hidden it is not shown.
    if around.closest(".warehouse-query").ok().flatten().is_some() {
        return None;
    }
    (!text.is_empty()).then(|| (text, around.closest("[role=status], [role=alert]").ok().flatten().is_some()))
}

/// A paste.
pub enum Pasted {
    /// Files and folders.
    Files(Carried),
    /// A text.
    Text(String),
}

/// Calls a function at every paste outside of fields.
pub fn on_paste(mut handle: impl FnMut(Pasted) + 'static) {
    listen(&document(), "paste", move |event: ClipboardEvent| {
        let Some(data) = event.clipboard_data().filter(|_| !is_in_field(&event)) else { return };
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

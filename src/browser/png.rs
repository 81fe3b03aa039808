//! A picture's SVG text as PNG, at a multiple of its size.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

use super::document::document;
use super::download;

/// Pixels of the file for each pixel of the picture: as usual, and for large prints.
pub const SCALES: [f64; 2] = [2.0, 3.0];

/// Longest side and largest area of a canvas that every browser draws.
const LARGEST: (f64, f64) = (8_192.0, 16_777_216.0);

/// The picture as PNG; `None` where the browser cannot make it.
pub async fn from_svg(svg: &str, width: f64, height: f64, scale: f64) -> Option<Blob> {
    let fits = (LARGEST.0 / width.max(height)).min((LARGEST.1 / (width * height)).sqrt());
    let scale = scale.min(fits);
    let url = Url::create_object_url_with_blob(&download::blob(svg, "image/svg+xml;charset=utf-8")?).ok()?;
    let png = drawn(&url, (width * scale).round(), (height * scale).round()).await;
    // A URL that was never made or is gone is no harm.
    let _ = Url::revoke_object_url(&url);
    png
}

async fn drawn(url: &str, width: f64, height: f64) -> Option<Blob> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(url);
    JsFuture::from(image.decode()).await.ok()?;
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).ok()?;
    JsFuture::from(to_blob(&canvas)).await.ok()?.dyn_into().ok()
}

/// The canvas as a blob, as a promise: `toBlob` itself wants a callback.
fn to_blob(canvas: &HtmlCanvasElement) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        if canvas.to_blob(&resolve).is_err() {
            let _ = reject.call0(&JsValue::UNDEFINED);
        }
    })
}

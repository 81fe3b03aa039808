//! A picture's SVG text as PNG, at a multiple of its size.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

use fairshare_charts::svg::number;

use super::document::{document, window};
use super::download;
use super::fonts::FAMILY;

/// Pixels of the file for each pixel of the picture: normal, and for large prints.
pub const SCALES: [f64; 2] = [2.0, 3.0];

/// Longest side and largest area of a canvas that every browser draws.
const LARGEST: (f64, f64) = (8_192.0, 16_777_216.0);

/// Height of the strip below a picture in which each font face draws a test character.
const STRIP: f64 = 16.0;
/// Width of the space for a test character.
const PLACE: f64 = 16.0;
/// How often the strip is checked, and the pause between two checks in milliseconds.
const LOOKS: u32 = 150;
const PAUSE: i32 = 20;

/// The picture as PNG; `None` if the browser cannot make it.
///
/// Browsers load embedded faces after decoding the picture, without an event; until then its texts are blank. So each
/// face draws a test character below the picture, and the picture is drawn when all of these are visible or the checks
/// run out.
pub async fn from_svg(svg: &str, (width, height): (f64, f64), scale: f64, signs: &[(u16, char)]) -> Option<Blob> {
    let fits = (LARGEST.0 / width.max(height)).min((LARGEST.1 / (width * height)).sqrt());
    let scale = scale.min(fits);
    let svg = with_signs(svg, width, height, signs);
    let url = Url::create_object_url_with_blob(&download::blob(&svg, "image/svg+xml;charset=utf-8")?).ok()?;
    let png = drawn(&url, (width, height), scale, signs.len()).await;
    // A URL that cannot be revoked does no harm.
    let _ = Url::revoke_object_url(&url);
    png
}

/// Adds the strip of test characters below the picture.
fn with_signs(svg: &str, width: f64, height: f64, signs: &[(u16, char)]) -> String {
    let [wide, high, higher] = [width, height, height + STRIP].map(number);
    let size = |height: &str| format!("height=\"{height}\" viewBox=\"0 0 {wide} {height}\"");
    let sign = |(at, (weight, sign)): (usize, &(u16, char))| {
        let (x, y) = (number(at as f64 * PLACE), number(height + STRIP - 3.0));
        format!(
            "<text x=\"{x}\" y=\"{y}\" font-family=\"{FAMILY}\" font-size=\"12\" font-weight=\"{weight}\">{sign}</text>"
        )
    };
    let strip: String = signs.iter().enumerate().map(sign).collect();
    let end = svg.rfind("</svg>").unwrap_or(svg.len());
    let (body, end) = svg.split_at(end);
    format!("{}{strip}{end}", body.replacen(&size(&high), &size(&higher), 1))
}

async fn drawn(url: &str, (width, height): (f64, f64), scale: f64, signs: usize) -> Option<Blob> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(url);
    JsFuture::from(image.decode()).await.ok()?;
    for _ in 0..LOOKS {
        if signs_are_there(&image, height, signs)? {
            break;
        }
        pause().await;
    }
    let (canvas, context) = canvas((width * scale).round(), (height * scale).round(), false)?;
    let (width, higher) = ((width * scale).round(), ((height + STRIP) * scale).round());
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, higher).ok()?;
    JsFuture::from(to_blob(&canvas)).await.ok()?.dyn_into().ok()
}

/// Whether every test character is visible: opaque pixels on a transparent canvas.
fn signs_are_there(image: &HtmlImageElement, height: f64, signs: usize) -> Option<bool> {
    if signs == 0 {
        return Some(true);
    }
    let (_, context) = canvas(PLACE * signs as f64, STRIP, true)?;
    context.draw_image_with_html_image_element(image, 0.0, -height).ok()?;
    let seen = |at: usize| {
        let place = context.get_image_data(at as f64 * PLACE, 0.0, PLACE, STRIP).ok()?;
        Some(place.data().chunks(4).any(|pixel| pixel.last().is_some_and(|alpha| *alpha > 128)))
    };
    (0..signs).map(seen).try_fold(true, |all, one| Some(all && one?))
}

/// A canvas; `read` if its pixels will be read.
fn canvas(width: f64, height: f64, read: bool) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let options = Object::new();
    Reflect::set(&options, &"willReadFrequently".into(), &read.into()).ok()?;
    let context = canvas.get_context_with_context_options("2d", &options).ok()??.dyn_into().ok()?;
    Some((canvas, context))
}

async fn pause() {
    let waited = Promise::new(&mut |resolve: Function, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PAUSE);
    });
    let _ = JsFuture::from(waited).await;
}

/// The canvas as a blob, as a promise: `toBlob` itself takes a callback.
fn to_blob(canvas: &HtmlCanvasElement) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        if canvas.to_blob(&resolve).is_err() {
            let _ = reject.call0(&JsValue::UNDEFINED);
        }
    })
}

//! The user's local time.

use js_sys::Date;
use wasm_bindgen::JsValue;

/// The local time in milliseconds since 1970, as if the user's clock showed UTC.
pub fn today() -> i64 {
    let now = Date::new_0();
    (now.get_time() - now.get_timezone_offset() * 60_000.0) as i64
}

/// The name of a file that is saved today: "credit-by-team-2025-03-14.png".
pub fn dated(name: &str, ending: &str) -> String {
    let now = Date::new(&JsValue::from_f64(today() as f64)).to_iso_string();
    let day = String::from(now.slice(0, "2025-03-14".len() as u32));
    format!("{name}-{day}.{ending}")
}

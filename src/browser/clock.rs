//! The day on which a picture is made.

use js_sys::Date;

/// Now as the user's clock has it, in milliseconds since 1970, as if that clock showed universal time.
pub fn today() -> i64 {
    let now = Date::new_0();
    (now.get_time() - now.get_timezone_offset() * 60_000.0) as i64
}

//! Timeouts, as browsers leave some requests unanswered.

use std::time::Duration;

use futures_util::future::{Either, select};
use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

use super::document::window;

/// The result of the work if it ends within the time, else the unfinished work.
pub async fn within<F: Future + Unpin>(time: Duration, work: F) -> Result<F::Output, F> {
    let late = Promise::new(&mut |resolve, _| {
        let time = i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
        // Setting a timer cannot fail.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, time);
    });
    match select(work, JsFuture::from(late)).await {
        Either::Left((came, _)) => Ok(came),
        Either::Right((_, work)) => Err(work),
    }
}

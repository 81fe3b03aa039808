//! Lets the event loop deliver waiting messages.

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

thread_local! {
    /// From the worker to itself. A timer would wait four milliseconds, as browsers slow down nested timers.
    static CHANNEL: Option<MessageChannel> = MessageChannel::new().ok();
}

/// Yields to the event loop, so that waiting messages are delivered.
pub async fn turn() {
    let turned = Promise::new(&mut |resolve, _| {
        let posted = CHANNEL.with(|channel| channel.as_ref().is_some_and(|channel| post(channel, &resolve)));
        if !posted {
            // Nothing would resolve the promise. Work goes on; messages wait until it ends.
            resolve.call0(&JsValue::UNDEFINED).ok();
        }
    });
    JsFuture::from(turned).await.ok();
}

/// Sends a message to a function; returns false if it cannot be sent.
fn post(channel: &MessageChannel, receiver: &Function) -> bool {
    channel.port1().set_onmessage(Some(receiver));
    channel.port2().post_message(&JsValue::NULL).is_ok()
}

//! Messages between the tabs of this Fairshare.

use std::cell::OnceCell;

use wasm_bindgen::JsValue;
use web_sys::{BroadcastChannel, MessageEvent};

use super::document::listen;
use super::scope::named;

/// Name of the channel.
const CHANNEL: &str = "tabs";

/// A message from one tab to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Keeping was switched off, and the kept work removed.
    NotKept,
    /// Everything was forgotten.
    Forgotten,
}

impl News {
    const ALL: [Self; 2] = [Self::NotKept, Self::Forgotten];

    /// Text of the message; tabs of other versions of the page use the same texts.
    const fn message(self) -> &'static str {
        match self {
            Self::NotKept => "not kept",
            Self::Forgotten => "forgotten",
        }
    }
}

thread_local! {
    /// The tab's channel, which does not receive its own messages; `None` if the browser has no channels.
    static TABS: OnceCell<Option<BroadcastChannel>> = const { OnceCell::new() };
}

fn with_channel(act: impl FnOnce(&BroadcastChannel)) {
    TABS.with(|tabs| tabs.get_or_init(|| BroadcastChannel::new(&named(CHANNEL)).ok()).as_ref().map(act));
}

/// Sends a message to the other tabs.
pub fn tell(news: News) {
    // A message that cannot be sent breaks no promise: `vault::keep` checks the database too.
    with_channel(|channel| drop(channel.post_message(&JsValue::from_str(news.message()))));
}

/// Calls a function with each message of other tabs.
pub fn on_news(mut handle: impl FnMut(News) + 'static) {
    with_channel(|channel| {
        listen(channel, "message", move |event: MessageEvent| {
            let said = event.data().as_string();
            if let Some(news) = News::ALL.into_iter().find(|news| said.as_deref() == Some(news.message())) {
                handle(news);
            }
        });
    });
}

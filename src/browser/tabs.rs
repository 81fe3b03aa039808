//! News between the tabs of this origin.

use std::cell::OnceCell;

use wasm_bindgen::JsValue;
use web_sys::{BroadcastChannel, MessageEvent};

use super::document::listen;

/// Name of the channel. Other apps of the origin have channels of their own.
const CHANNEL: &str = "fairshare-tabs";

/// What one tab tells the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Keeping was switched off, and the kept work removed.
    NotKept,
    /// Everything was forgotten.
    Forgotten,
}

impl News {
    const ALL: [Self; 2] = [Self::NotKept, Self::Forgotten];

    /// The message; tabs of other versions of the page use the same ones.
    const fn message(self) -> &'static str {
        match self {
            Self::NotKept => "not kept",
            Self::Forgotten => "forgotten",
        }
    }
}

thread_local! {
    /// A tab has one channel, which does not hear its own messages; `None` where the browser has no channels.
    static TABS: OnceCell<Option<BroadcastChannel>> = const { OnceCell::new() };
}

fn with_channel(act: impl FnOnce(&BroadcastChannel)) {
    TABS.with(|tabs| tabs.get_or_init(|| BroadcastChannel::new(CHANNEL).ok()).as_ref().map(act));
}

/// Tells the other tabs.
pub fn tell(news: News) {
    // The database is the second witness (`vault::keep`), so a message that cannot be sent loses no promise.
    with_channel(|channel| drop(channel.post_message(&JsValue::from_str(news.message()))));
}

/// Calls a function with what other tabs tell.
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

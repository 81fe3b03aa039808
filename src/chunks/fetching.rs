//! Fetches chunks, again if the user asks for it.

use futures_channel::oneshot;
use leptos::prelude::*;

use super::NotFetched;

/// State of fetching chunks.
#[derive(Clone, Copy)]
pub struct Fetching {
    /// A chunk could not be fetched.
    pub failed: RwSignal<bool>,
    /// Calls that wait for the user to try again.
    waiting: StoredValue<Vec<oneshot::Sender<()>>, LocalStorage>,
}

impl Fetching {
    /// Nothing has failed yet.
    #[must_use]
    pub fn new() -> Self {
        Self { failed: RwSignal::new(false), waiting: StoredValue::new_local(Vec::new()) }
    }

    /// Calls a function of a chunk, and again after each [`Self::retry`], until the chunk is there.
    pub async fn until_there<T>(self, call: impl AsyncFn() -> Result<T, NotFetched>) -> T {
        loop {
            if let Ok(value) = call().await {
                if self.failed.get_untracked() {
                    // The other chunks may come now, too.
                    self.retry();
                }
                return value;
            }
            let (sender, receiver) = oneshot::channel();
            self.waiting.update_value(|waiting| waiting.push(sender));
            self.failed.set(true);
            // The sender is stored until it is used, so it is not dropped before.
            let _ = receiver.await;
        }
    }

    /// Tries again to fetch the chunks that failed.
    pub fn retry(self) {
        self.failed.set(false);
        for sender in self.waiting.try_update_value(std::mem::take).unwrap_or_default() {
            // The receiver waits as long as the page is open.
            let _ = sender.send(());
        }
    }
}

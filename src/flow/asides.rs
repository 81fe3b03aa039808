//! The checks of the engine in this browser, on demand.

use fairshare_worker::protocol::message::Ask;
use leptos::prelude::*;

use super::Flow;
use crate::state::results::Answer;

impl Flow {
    /// Computes the golden vectors in this browser, if their section is open and shows none. Without data no worker can
    /// answer: new data lead here again.
    pub fn verify(self) {
        let store = self.store;
        let open = store.screen.verifying.get_untracked();
        if open && store.results.verified.with_untracked(|answer| *answer == Answer::Empty) {
            self.ask(Ask::Verify);
        }
    }

    /// Computes the digest of many random journeys in this browser. The worker keeps its data.
    pub fn digest(self, journeys: u32) {
        self.ask(Ask::Digest(journeys));
    }
}

//! What is done once nothing more has happened for a while.

use std::time::Duration;

use leptos::prelude::*;

/// Waits for rest: only what was asked for last is done.
#[derive(Clone, Copy)]
pub struct Rest(StoredValue<Option<TimeoutHandle>, LocalStorage>);

impl Rest {
    /// Nothing waits yet.
    pub fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// Does this after so long, and nothing of what waits.
    pub fn after(self, time: Duration, act: impl FnOnce() + 'static) {
        let pending = set_timeout_with_handle(act, time);
        if let Some(pending) = self.0.try_update_value(|kept| kept.replace(pending.ok()?)).flatten() {
            pending.clear();
        }
    }
}

//! Debouncing: an action runs once nothing more has happened for a while.

use std::time::Duration;

use leptos::prelude::*;

/// A debounce timer: only the last action given to it runs.
#[derive(Clone, Copy)]
pub struct Debounce(StoredValue<Option<TimeoutHandle>, LocalStorage>);

impl Debounce {
    /// A timer with no pending action.
    pub fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// Runs this action after the given time, and cancels the pending one.
    pub fn after(self, time: Duration, act: impl FnOnce() + 'static) {
        let pending = set_timeout_with_handle(act, time);
        if let Some(pending) = self.0.try_update_value(|kept| kept.replace(pending.ok()?)).flatten() {
            pending.clear();
        }
    }
}

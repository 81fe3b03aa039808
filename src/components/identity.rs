//! Ids that tie a label to its field.

use std::sync::atomic::{AtomicU32, Ordering};

/// An id that no other element of the page has.
pub fn fresh() -> String {
    static LAST: AtomicU32 = AtomicU32::new(0);
    format!("field-{}", LAST.fetch_add(1, Ordering::Relaxed))
}

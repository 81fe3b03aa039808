//! Finds where the first record of a range begins.

use super::Ranges;
use crate::source::{Record, Splitter};

/// Maximum number of bytes from a record on that show whether it is one.
const SHOWN: usize = 16 << 10;

impl Ranges {
    /// Where the first record in these bytes begins, which follow any byte of the file; `None` if they show no record.
    ///
    /// A quotation mark may be open before the bytes. If they have such marks, both cases are tried, and the one with
    /// more records of as many cells as the file has columns is taken. [`append`](crate::read::Intake::append) refuses
    /// a range that begins elsewhere.
    #[must_use]
    pub fn boundary(&self, bytes: &[u8]) -> Option<usize> {
        if memchr::memchr(self.dialect.quote, bytes).is_none() {
            return after_line(bytes, 0);
        }
        let outside = self.first_record(bytes, false);
        let inside = self.first_record(bytes, true);
        match (outside, inside) {
            (Some(outside), Some(inside)) if self.fit(&bytes[inside..]) > self.fit(&bytes[outside..]) => Some(inside),
            (Some(outside), _) => Some(outside),
            (None, inside) => inside,
        }
    }

    /// The start of the first line outside quoted cells.
    fn first_record(&self, bytes: &[u8], is_quoted: bool) -> Option<usize> {
        let mut is_quoted = is_quoted;
        for at in memchr::memchr2_iter(self.dialect.quote, b'\n', bytes) {
            if bytes[at] != b'\n' {
                is_quoted = !is_quoted;
            } else if !is_quoted {
                return Some(at + 1);
            }
        }
        None
    }

    /// How many of the first records have as many cells as the file has columns, less those that have not.
    fn fit(&self, bytes: &[u8]) -> i64 {
        let mut fit = 0;
        let mut each = |record: Record<'_>| {
            fit += if record.fault.is_none() && record.len() == self.columns { 1 } else { -1 };
        };
        let shown = &bytes[..bytes.len().min(SHOWN)];
        Splitter::with(self.dialect).push(shown, &mut each).ok();
        fit
    }
}

/// The place after the first line feed at or after a place.
fn after_line(bytes: &[u8], from: usize) -> Option<usize> {
    memchr::memchr(b'\n', &bytes[from..]).map(|at| from + at + 1)
}

//! Deaths of workers with the same data: how often they are replaced.

/// Milliseconds after which a death has nothing to do with the one before.
const CALM: i64 = 60_000;
/// Deaths in a row after which the same files are not read again: it would go on for ever.
const MOST: u32 = 3;

/// Deaths of workers with the same data.
#[derive(Debug, Default)]
pub struct Deaths {
    count: u32,
    last: i64,
}

impl Deaths {
    /// One more, at a time in milliseconds; false where there were too many.
    pub const fn bear(&mut self, now: i64) -> bool {
        if self.count >= MOST && now - self.last < CALM {
            return false;
        }
        self.count = if now - self.last < CALM { self.count + 1 } else { 1 };
        self.last = now;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deaths_in_a_row_come_to_an_end_and_calm_forgets_them() {
        let mut deaths = Deaths::default();
        let start = 1_000_000;
        assert!((0..3).all(|at| deaths.bear(start + at)));
        assert!(!deaths.bear(start + 4) && !deaths.bear(start + CALM));
        assert!(deaths.bear(start + 2 + CALM) && deaths.bear(start + 3 + CALM));
    }
}

//! Limits restarts of workers that crash on the same data.

/// Milliseconds after which a crash counts as unrelated to the one before.
const CALM: i64 = 60_000;
/// Restarts in a row before giving up, so that a crash loop ends.
const MOST: u32 = 3;

/// Deaths of workers with the same data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CrashLimiter {
    count: u32,
    last: i64,
}

impl CrashLimiter {
    /// Records a crash at a time in milliseconds; returns false if there were too many to restart.
    pub const fn allow_restart(&mut self, now: i64) -> bool {
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
        let mut deaths = CrashLimiter::default();
        let start = 1_000_000;
        assert!((0..3).all(|at| deaths.allow_restart(start + at)));
        assert!(!deaths.allow_restart(start + 4) && !deaths.allow_restart(start + CALM));
        assert!(deaths.allow_restart(start + 2 + CALM) && deaths.allow_restart(start + 3 + CALM));
    }
}

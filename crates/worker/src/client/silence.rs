//! Decides when a silent worker counts as dead.

/// Milliseconds without a sign of life after which the engine's worker counts as dead.
///
/// A healthy worker is silent while it does one uninterrupted piece of work: with ten million touches in Chromium on
/// two busy cores 1.0 s while it joins them, and 0.7 s while it computes their credit (`handler.rs` bounds that).
pub const LONGEST: f64 = 5_000.0;

/// Milliseconds between two checks.
pub const LOOK: i32 = 1_000;

/// Milliseconds after which a check is late: the page slept or was busy. That says nothing about the worker, whose
/// messages may still be queued.
const LATE: f64 = LOOK as f64 * 2.0;

/// Tracks the time since the worker's last sign of life.
#[derive(Clone, Copy, Debug)]
pub struct Silence {
    /// Time of the last sign of life.
    since: f64,
    /// Time of the last check.
    looked: f64,
    /// Milliseconds of silence that mean death.
    longest: f64,
}

impl Silence {
    /// Starts tracking a worker that is never silent for `longest` milliseconds while it lives.
    #[must_use]
    pub fn new(now: f64, longest: f64) -> Self {
        Self { since: now, looked: now, longest }
    }

    /// Records a sign of life.
    pub fn heard(&mut self, now: f64) {
        self.since = now;
    }

    /// Checks whether the worker is dead. In a hidden tab nobody waits, and browsers throttle its timers.
    pub fn look(&mut self, now: f64, hidden: bool) -> bool {
        let late = now - self.looked > LATE;
        self.looked = now;
        if late || hidden {
            self.since = now;
        }
        now - self.since > self.longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks at these times; asserts the time at which the worker is found dead.
    fn check(looks: &[(f64, bool)], heard: &[f64], expected: Option<f64>) {
        let mut silence = Silence::new(0.0, LONGEST);
        let mut heard = heard.iter().copied().peekable();
        let dead = looks.iter().find(|(now, hidden)| {
            while let Some(at) = heard.next_if(|at| at <= now) {
                silence.heard(at);
            }
            silence.look(*now, *hidden)
        });
        assert_eq!(dead.map(|(now, _)| *now), expected, "{looks:?}");
    }

    fn each(step: f64, count: u32, hidden: bool) -> Vec<(f64, bool)> {
        (1..=count).map(|at| (f64::from(at) * step, hidden)).collect()
    }

    #[test]
    fn silence_is_death_after_five_seconds() {
        check(&each(1_000.0, 9, false), &[], Some(6_000.0));
        check(&each(1_001.0, 9, false), &[], Some(5_005.0));
        check(&each(1_000.0, 9, false), &[2_500.0], Some(8_000.0));
        check(&each(1_000.0, 9, false), &[4_000.0, 8_000.0], None);
    }

    #[test]
    fn a_hidden_or_sleeping_page_kills_nothing() {
        check(&each(1_000.0, 60, true), &[], None);
        check(&each(60_000.0, 10, false), &[], None);
        check(&[(1_000.0, false), (9_000.0, false), (10_000.0, false)], &[], None);
    }

    #[test]
    fn a_page_that_comes_back_waits_afresh() {
        let mut looks = each(1_000.0, 20, true);
        looks.extend((21..30).map(|at| (f64::from(at) * 1_000.0, false)));
        check(&looks, &[], Some(26_000.0));
    }
}

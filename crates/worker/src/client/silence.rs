//! When a worker that says nothing is to be taken for dead.

/// Milliseconds without a sign of life after which the engine's worker is dead.
///
/// In good health it is silent for as long as one piece of work in one go takes: with ten million touches in Chromium on
/// two busy cores 1.0 s while it joins them, and 0.7 s while it shares their credit (`handler.rs` bounds that).
pub const LONGEST: f64 = 5_000.0;

/// Milliseconds between two looks.
pub const LOOK: i32 = 1_000;

/// A look that comes later than this says that the page slept or was busy. That tells nothing of the worker, whose words
/// may be waiting to be heard.
const LATE: f64 = LOOK as f64 * 2.0;

/// Listens for signs of life.
#[derive(Clone, Copy, Debug)]
pub struct Silence {
    /// Since when nothing was heard.
    since: f64,
    /// When it was last looked.
    looked: f64,
    /// How much of it is death.
    longest: f64,
}

impl Silence {
    /// Begins to listen for a worker that is never silent for so many milliseconds.
    #[must_use]
    pub fn new(now: f64, longest: f64) -> Self {
        Self { since: now, looked: now, longest }
    }

    /// A sign of life.
    pub fn heard(&mut self, now: f64) {
        self.since = now;
    }

    /// Looks: is the worker dead? In a hidden tab nobody waits, and browsers let its timers run when they like.
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

    /// Looks at these times; gives the time at which the worker was found dead.
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

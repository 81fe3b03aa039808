//! Groups changes into gestures: a whole drag of a slider is one step to undo.

/// Longest pause between two changes of one gesture, such as repeated key presses, in milliseconds.
const PAUSE: i64 = 700;

/// State of the pointer or key, and the time of the last change; in milliseconds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gesture {
    laid: i64,
    held: bool,
    changed: Option<i64>,
}

impl Gesture {
    /// A pointer or key is pressed; `other` if on another element than before, which starts a new gesture.
    pub const fn lay(&mut self, now: i64, other: bool) {
        (self.laid, self.held) = (now, true);
        if other {
            self.changed = None;
        }
    }

    /// The pointer or key is released.
    pub const fn lift(&mut self) {
        self.held = false;
    }

    /// Records a change; returns whether it continues the current gesture. While held, pauses don't end the gesture.
    pub fn goes_on(&mut self, now: i64) -> bool {
        let before = self.changed.replace(now);
        before.is_some_and(|before| now - before <= PAUSE || self.held && self.laid <= before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hand_that_holds_may_pause() {
        let mut gesture = Gesture::default();
        gesture.lay(0, true);
        assert!(!gesture.goes_on(10));
        assert!(gesture.goes_on(5_000) && gesture.goes_on(60_000));
        gesture.lift();
        gesture.lay(62_000, false);
        assert!(!gesture.goes_on(62_010), "it was laid on anew");
    }

    #[test]
    fn key_after_key_is_one_movement_until_a_pause() {
        let mut gesture = Gesture::default();
        for (at, goes_on) in [(0, false), (500, true), (1_100, true), (2_000, false), (2_100, true)] {
            gesture.lay(at, false);
            assert_eq!(gesture.goes_on(at + 1), goes_on, "{at}");
            gesture.lift();
        }
    }

    #[test]
    fn another_thing_is_another_movement() {
        let mut gesture = Gesture::default();
        gesture.lay(0, false);
        gesture.goes_on(1);
        gesture.lift();
        gesture.lay(100, true);
        assert!(!gesture.goes_on(101));
    }

    #[test]
    fn changes_without_a_hand_go_by_their_pauses() {
        let mut gesture = Gesture::default();
        let at = [(0, false), (600, true), (1_200, true), (3_000, false)];
        assert!(at.into_iter().all(|(at, goes_on)| gesture.goes_on(at) == goes_on));
    }

    #[test]
    fn letting_go_that_nobody_told_of_joins_nothing() {
        let mut gesture = Gesture::default();
        gesture.lay(0, true);
        gesture.goes_on(10);
        gesture.lay(10_000, false);
        assert!(!gesture.goes_on(10_001) && gesture.goes_on(30_000));
    }
}

//! What was chosen before, and what was undone: a line on which one goes back and forth.

/// Steps that are remembered.
const STEPS: usize = 200;

/// A line of states, one of them the present one.
#[derive(Clone, Debug)]
pub struct History<T> {
    past: Vec<T>,
    now: T,
    future: Vec<T>,
    /// The last step may still go on: a slider under the hand.
    open: bool,
}

impl<T: Clone + PartialEq> History<T> {
    /// Nothing before and nothing after.
    pub const fn new(now: T) -> Self {
        Self { past: Vec::new(), now, future: Vec::new(), open: false }
    }

    /// The present state.
    pub const fn now(&self) -> &T {
        &self.now
    }

    /// Another state follows, and what was undone is given up. Where it only goes on with what the last step began, it is
    /// part of that step.
    pub fn step(&mut self, next: T, goes_on: impl Fn(&T, &T) -> bool) {
        if self.now == next {
            return;
        }
        let drags = goes_on(&self.now, &next);
        let before = std::mem::replace(&mut self.now, next);
        let same_step = self.open && drags && self.past.last().is_some_and(|start| goes_on(start, &self.now));
        self.future.clear();
        if !same_step {
            self.past.push(before);
            if self.past.len() > STEPS {
                self.past.remove(0);
            }
        }
        self.open = drags;
    }

    /// The hand rests: the next change is a step of its own.
    pub const fn rest(&mut self) {
        self.open = false;
    }

    /// Whether there is a step to undo.
    pub const fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to do again.
    pub const fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Goes back a step; returns what is to be restored.
    pub fn undo(&mut self) -> Option<T> {
        let before = self.past.pop()?;
        self.future.push(std::mem::replace(&mut self.now, before));
        self.open = false;
        Some(self.now.clone())
    }

    /// Goes forth a step that was undone; returns what is to be restored.
    pub fn redo(&mut self) -> Option<T> {
        let after = self.future.pop()?;
        self.past.push(std::mem::replace(&mut self.now, after));
        self.open = false;
        Some(self.now.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers of one ten belong to one slider.
    fn drags(a: &u32, b: &u32) -> bool {
        a / 10 == b / 10
    }

    fn line(steps: &[u32]) -> History<u32> {
        let mut history = History::new(0);
        for step in steps {
            history.step(*step, drags);
        }
        history
    }

    #[test]
    fn steps_are_undone_and_done_again() {
        let mut history = line(&[10, 20, 30]);
        assert_eq!((history.undo(), history.undo(), history.redo()), (Some(20), Some(10), Some(20)));
        history.step(40, drags);
        assert!(!history.can_redo() && history.redo().is_none());
        assert_eq!(
            (history.undo(), history.undo(), history.undo(), history.undo()),
            (Some(20), Some(10), Some(0), None)
        );
        assert!(history.can_redo() && !history.can_undo());
    }

    #[test]
    fn a_drag_is_one_step_until_the_hand_rests() {
        let mut history = line(&[20, 21, 22, 23]);
        assert_eq!(history.undo(), Some(20));
        let mut history = line(&[20, 21]);
        history.rest();
        history.step(22, drags);
        assert_eq!((history.undo(), history.undo()), (Some(21), Some(20)));
    }

    #[test]
    fn what_changes_nothing_is_no_step() {
        let mut history = line(&[20, 20]);
        assert_eq!(history.undo(), Some(0));
        assert_eq!(history.undo(), None);
    }

    #[test]
    fn the_oldest_steps_are_forgotten() {
        let mut history = line(&(1..=300).map(|step| step * 10).collect::<Vec<_>>());
        let mut undone = 0;
        while history.undo().is_some() {
            undone += 1;
        }
        assert_eq!((undone, *history.now()), (STEPS, 1000));
    }
}

//! Undo history: a list of states with a current position.

/// Most steps remembered.
const STEPS: usize = 200;

/// Past, current and undone states.
#[derive(Clone, Debug)]
pub struct History<T> {
    past: Vec<T>,
    now: T,
    future: Vec<T>,
    /// The last step may still grow, as while a slider is dragged.
    open: bool,
}

impl<T: Clone + PartialEq> History<T> {
    /// A history with only the current state.
    pub const fn new(now: T) -> Self {
        Self { past: Vec::new(), now, future: Vec::new(), open: false }
    }

    /// The current state.
    pub const fn now(&self) -> &T {
        &self.now
    }

    /// The current state, to complete it with what makes no step.
    pub const fn now_mut(&mut self) -> &mut T {
        &mut self.now
    }

    /// Records a new state and drops the undone ones. If it only continues the last step, both become one step.
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

    /// Ends the last step: the next change is a step of its own.
    pub const fn rest(&mut self) {
        self.open = false;
    }

    /// Whether there is a step to undo.
    pub const fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to redo.
    pub const fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Undoes a step; returns the state to restore.
    pub fn undo(&mut self) -> Option<T> {
        let before = self.past.pop()?;
        self.future.push(std::mem::replace(&mut self.now, before));
        self.open = false;
        Some(self.now.clone())
    }

    /// Redoes a step; returns the state to restore.
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

    /// Numbers with the same tens belong to one slider.
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

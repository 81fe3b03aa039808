//! A value that comes later, for one who waits.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

struct State<T> {
    value: Option<T>,
    waiting: Option<Waker>,
}

/// Where the value is put.
pub struct Keep<T>(Rc<RefCell<State<T>>>);

/// Where it is waited for.
pub struct Wait<T>(Rc<RefCell<State<T>>>);

/// A promise: the end that keeps it, and the end that waits.
pub fn promise<T>() -> (Keep<T>, Wait<T>) {
    let state = Rc::new(RefCell::new(State { value: None, waiting: None }));
    (Keep(Rc::clone(&state)), Wait(state))
}

impl<T> Keep<T> {
    /// Keeps the promise.
    pub fn keep(self, value: T) {
        let waiting = {
            let mut state = self.0.borrow_mut();
            state.value = Some(value);
            state.waiting.take()
        };
        if let Some(waiting) = waiting {
            waiting.wake();
        }
    }
}

impl<T> Future for Wait<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let mut state = self.0.borrow_mut();
        match state.value.take() {
            Some(value) => Poll::Ready(value),
            None => {
                state.waiting = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

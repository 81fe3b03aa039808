//! A worker with the data on the screen that has stopped is replaced: a fresh one reads the same files again.

use leptos::prelude::*;
use web_sys::File;

use super::{Flow, gone};
use crate::browser::clock;
use crate::session::Answer;

/// Milliseconds after which a death has nothing to do with the one before.
const CALM: i64 = 60_000;
/// Deaths in a row after which the same files are not read again: it would go on for ever.
const MOST: u32 = 3;

/// Deaths of workers with the same data.
#[derive(Default)]
pub(super) struct Deaths {
    count: u32,
    last: i64,
}

impl Deaths {
    /// One more, at a time; false where there were too many.
    const fn bear(&mut self, now: i64) -> bool {
        if self.count >= MOST && now - self.last < CALM {
            return false;
        }
        self.count = if now - self.last < CALM { self.count + 1 } else { 1 };
        self.last = now;
        true
    }
}

impl Flow {
    /// The worker with the data on the screen has stopped: a fresh one reads the same files again.
    pub(super) async fn revive(self) {
        let Some(data) = self.session.facts.get_untracked() else { return };
        let worker = self.engine.try_update_value(|engine| engine.active.take()).flatten();
        if let Some(worker) = worker {
            worker.end();
        }
        if self.engine.try_update_value(|engine| engine.deaths.bear(clock::today())) != Some(true) {
            let session = self.session;
            gave_up(session.moved);
            gave_up(session.together);
            gave_up(session.fairness);
            gave_up(session.spend);
            gave_up(session.sure);
            session.drawing.set(None);
            return session.tell(|texts| texts.keeps_stopping().to_owned(), true);
        }
        let number = self.begin(data.files.iter().map(File::name).collect());
        self.session.tell(|texts| texts.started_again().to_owned(), true);
        let choices = self.session.choices.get_untracked();
        self.read(number, data.source.clone(), data.files.clone(), choices).await;
    }
}

/// Nobody answers what was asked.
fn gave_up<T: Send + Sync + 'static>(answer: RwSignal<Answer<T>>) {
    answer.maybe_update(|answer| {
        let waits = matches!(answer, Answer::Working);
        if waits {
            *answer = Answer::Failed(gone());
        }
        waits
    });
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

//! A worker with the data on the screen that has stopped is replaced: a fresh one reads the same files again.

use leptos::prelude::*;
use web_sys::File;

use super::{Flow, gone};
use crate::browser::clock;
use crate::session::Answer;

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

//! Unusable files of a load whose other files are read.

use fairshare_types::problem::{Problem, Reason};
use leptos::prelude::*;
use web_sys::File;

use super::Flow;

impl Flow {
    /// Leaves a file out of the newest load; the sentence names the file and the reason.
    pub(super) fn leave_out(self, number: u32, sentence: String) {
        if self.is_newest(number) {
            self.engine.update_value(|engine| engine.left_out.push(sentence));
        }
    }

    /// The sentences about files that the newest load has left out.
    pub(super) fn left_out(self) -> Vec<String> {
        self.engine.with_value(|engine| engine.left_out.clone())
    }

    /// Shows these sentences after the current message.
    pub(super) fn tell_left_out(self) {
        let sentences = self.left_out();
        if sentences.is_empty() {
            return;
        }
        let before = self.store.screen.notice.get_untracked();
        self.store.screen.tell(
            move |texts| {
                let before = before.as_ref().map_or_else(String::new, |before| (before.says)(texts));
                format!("{before} {}", texts.unusable(&sentences, true)).trim_start().to_owned()
            },
            true,
        );
    }

    /// Index of the file that caused a problem, if the others can be read without it. `None` for a file that is on the
    /// screen: its rows would vanish from the sums.
    pub(super) fn blamed(self, problem: &Problem, files: &[File]) -> Option<usize> {
        let of_file = matches!(
            problem.reason,
            Reason::Unreadable | Reason::LineTooLong | Reason::UnclosedQuote | Reason::TooLarge
        );
        let at = files.iter().position(|file| file.name() == problem.file).filter(|_| of_file && files.len() > 1)?;
        let on_screen = self
            .store
            .derived
            .facts
            .with_untracked(|data| data.as_ref().is_some_and(|data| data.files.contains(&files[at])));
        (!on_screen).then_some(at)
    }
}

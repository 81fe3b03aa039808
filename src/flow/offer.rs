//! Opens files that are dropped, pasted or chosen, beside those on the screen or in their place.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::Flow;
use super::received::Opened;
use crate::browser::file;
use crate::browser::folder::Carried;
use crate::reducer::{Effect, Event};
use crate::state::results::{PendingSettings, Source};
use crate::state::saved::project::MAGIC;
use crate::state::saved::stamp;

impl Flow {
    /// Adds files to those on the screen and reads all of them together.
    pub fn add_files(self, files: Vec<File>) {
        let Some(before) = self.files_before() else { return self.open_files(files) };
        let files = file::all_plainly_named(files);
        spawn_local(async move {
            let all: Vec<File> = before.iter().chain(&files).cloned().collect();
            let number = self.begin_reading(&all);
            self.seal().await;
            let Some(Opened { files, saved }) = self.classify_files(number, files).await else { return };
            if let Some(saved) = saved {
                let load = (!files.is_empty()).then_some(number);
                self.receive(PendingSettings { saved, load, applied: false, own: false, then: None });
            }
            if files.is_empty() {
                self.end_load(number);
                return self.tell_left_out();
            }
            let Some(new) = self.unpacked(number, files).await else { return };
            let mut all = before;
            for file in new {
                all.push(self.named_apart(&all, file));
            }
            self.read(number, Source::Own, all, self.store.choices.import.get_untracked()).await;
        });
    }

    /// The file, renamed if another has its name: import options are stored by name.
    fn named_apart(self, others: &[File], new: File) -> File {
        let name = new.name();
        let taken = |name: &str| others.iter().any(|other| other.name() == name);
        if !taken(&name) {
            return new;
        }
        let texts = self.store.screen.texts();
        let free = (2..).map(|number| texts.file_named(&name, number)).find(|name| !taken(name));
        free.and_then(|name| file::from_blob(&name, &new, "text/csv")).unwrap_or(new)
    }

    /// Opens files; if the user's data is on the screen, asks whether to add or replace.
    pub fn offer_files(self, files: Vec<File>) {
        let own = self.files_before().is_some();
        if !self.decide(Event::Offered { own }).contains(&Effect::OfferChoice) {
            return self.open_files(files);
        }
        spawn_local(async move {
            for file in &files {
                let head = file::head(file, MAGIC.len()).await;
                if head == MAGIC || head.starts_with(&stamp::SIGNATURE) {
                    // Settings and projects already say which data they are for.
                    return self.open_files(files);
                }
            }
            self.store.screen.offered.set(Some(files));
        });
    }

    /// Opens dropped or pasted files, including all files of dropped folders.
    pub fn offer_carried(self, carried: Carried) {
        spawn_local(async move {
            match carried.files().await {
                Ok(files) => self.offer_files(files),
                Err(why) => self.store.screen.tell(move |texts| texts.folder_refused(&why), true),
            }
        });
    }
}

//! Received settings and projects: they wait for their data, then report whether data and numbers match.

use std::sync::Arc;
use std::time::Duration;

use fairshare_types::dimension::Dimension;
use fairshare_types::options::FileChoices;
use fairshare_types::text::in_one_line;
use leptos::prelude::*;
use web_sys::{Blob, File};

use super::Flow;
use super::undo::same_reading;
use crate::browser::{document, file, gzip, location};
use crate::state::choices::Choices;
use crate::state::results::{Answer, PendingSettings, Source};
use crate::state::saved::project::{Head, LONGEST_HEAD, MAGIC};
use crate::state::saved::{SavedChoices, marks, stamp};
use crate::texts::{Arrived, Numbers, Same};
use crate::values::unreadable::Unreadable;

/// Characters shown of the name of a missing file.
const LONGEST_NAME: usize = 80;

/// Opened files, classified.
#[derive(Default)]
pub(super) struct Opened {
    /// Data files.
    pub files: Vec<File>,
    /// Settings from a PNG or a project.
    pub saved: Option<SavedChoices>,
}

impl Flow {
    /// Receives the settings in the page's address, if there are any.
    pub fn open_link(self) {
        if let Some(tab) = location::tab() {
            self.store.choices.tab.put(tab);
        }
        match location::fragment().as_deref().and_then(SavedChoices::from_link) {
            Some(Ok(saved)) => {
                self.receive(PendingSettings { saved, load: None, applied: false, own: false, then: None });
            }
            // Deferred until the sample starts to load, because that clears the message.
            Some(Err(why)) => set_timeout(
                move || self.store.screen.tell(move |texts| texts.settings_unreadable(why).to_owned(), true),
                Duration::ZERO,
            ),
            None => return,
        }
        // Clear the fragment: from now on the choices may differ from it.
        location::forget_fragment();
    }

    /// Receives settings for the data on the screen or for data about to be read.
    pub(super) fn receive(self, awaited: PendingSettings) {
        // A link that the page was opened with applies to the saved work; anything else replaces the waiting settings.
        let then = self.store.results.awaited.get_untracked().filter(|_| awaited.own);
        self.store.results.awaited.set(Some(Arc::new(PendingSettings { then, ..awaited })));
        self.meet();
    }

    /// Drops the waiting settings if `came` holds for them; the settings queued behind them take their place.
    pub(super) fn forget_awaited(self, came: impl FnOnce(&PendingSettings) -> bool) {
        if let Some(awaited) = self.store.results.awaited.get_untracked().filter(|awaited| came(awaited)) {
            self.store.results.awaited.set(awaited.then.clone());
        }
    }

    /// After a failed load, drops settings that came with its data or that it was to apply. Others keep waiting.
    pub(super) fn settings_stay(self, load: u32) {
        self.forget_awaited(|awaited| awaited.load == Some(load) || awaited.applied);
        self.meet();
    }

    /// Applies waiting settings to the user's data, or to a sample if its fingerprint matches.
    pub(super) fn meet(self) {
        let store = self.store;
        let (Some(awaited), Some(data)) = (store.results.awaited.get_untracked(), store.derived.facts.get_untracked())
        else {
            return;
        };
        let Some(print) = store.results.fingerprint.with_untracked(|print| print.done().cloned()) else { return };
        if store.results.loading.with_untracked(Option::is_some) {
            // They are for the data being read.
            return;
        }
        let theirs = awaited.saved.fingerprint.as_ref();
        if data.source != Source::Own && theirs.is_none_or(|theirs| *theirs != print) {
            let left_out = awaited.saved.left_out;
            return store.screen.tell(move |texts| texts.settings_wait(left_out), false);
        }
        let (choices, unnamed) = self.with_own_files(&awaited.saved, &data.files);
        let reads = store.choices.import.with_untracked(|import| !same_reading(import, &choices.import));
        store.choices.redacted.set(choices.redacted);
        // An address with a tab was chosen after the work that is saved on this device.
        if !awaited.own || location::tab().is_none() {
            store.choices.tab.put(choices.tab);
        }
        if reads && !awaited.applied {
            // Read the data again under these settings; that calls this function again.
            store
                .results
                .awaited
                .set(Some(Arc::new(PendingSettings { applied: true, ..PendingSettings::clone(&awaited) })));
            return self.restore(Some(choices));
        }
        store.results.awaited.set(awaited.then.clone());
        if !awaited.applied {
            store.choices.import.put(choices.import.clone());
            store.choices.choose(&choices);
        }
        let there =
            |name: &&String| choices.rules.iter().any(|rule| rule.by == Dimension::Channel && rule.name == **name);
        let guessed: Vec<String> = choices.guessed.iter().filter(there).cloned().collect();
        store.choices.guessed.put(guessed);
        if awaited.own {
            return self.meet();
        }
        store.results.arrived.set(Some(Arrived {
            same: theirs.map_or(Same::Unknown, |theirs| Same::Compared(print.difference(theirs))),
            rows: [print.rows, theirs.map_or(0, |theirs| theirs.rows)],
            left_out: awaited.saved.left_out,
            missing: missing(&awaited.saved, &data.files),
            unnamed,
            figures: awaited.saved.figures,
            hidden: choices.redacted,
        }));
    }

    /// Shows the messages that wait for their moment: of received settings, and of a newer version of the page (found by
    /// assets/offline.js).
    pub(super) fn watch_messages(self) {
        let newer = RwSignal::new(false);
        document::listen(&document::window(), "fairshare-new-version", move |_: web_sys::Event| newer.set(true));
        // An effect, because a message is shown once and then belongs to the user, who may dismiss it.
        Effect::new(move |_| {
            self.tell_of_arrived();
            let screen = self.store.screen;
            if newer.get() && screen.notice.with(Option::is_none) {
                newer.set(false);
                screen.tell(|texts| texts.offline.new_version.to_owned(), false);
            }
        });
    }

    /// Reports whether data and numbers match the sender's, once the comparison under the received settings is done.
    fn tell_of_arrived(self) {
        let results = self.store.results;
        let Some(arrived) = results.arrived.get() else { return };
        let here = self.store.derived.figures(arrived.hidden);
        let failed = results.compared.with(|answer| matches!(answer, Answer::Failed(_)));
        if here.is_none() && !failed {
            return;
        }
        results.arrived.set(None);
        let numbers = match arrived.figures.zip(here) {
            None => Numbers::Unknown,
            Some((theirs, own)) if theirs == own => Numbers::Same,
            Some(_) => Numbers::Others,
        };
        self.store.screen.tell(move |texts| texts.settings_taken(&arrived, numbers), false);
    }

    /// The received choices, and the number of files with choices that none here is recognised as. If none is recognised,
    /// the choices for the files here stay.
    fn with_own_files(self, saved: &SavedChoices, here: &[File]) -> (Choices, usize) {
        let mut choices = saved.choices.clone();
        let named = choices.import.files.iter().any(|(name, _)| !marks::is_mark(name));
        let names: Vec<String> = here.iter().map(File::name).collect();
        let unnamed = marks::recognise(&mut choices.import.files, &names);
        if !named {
            let own = self.store.choices.import.get_untracked();
            if choices.import.files.is_empty() {
                choices.import.files = own.files;
            }
            // Settings without names lack the decision keys that name files.
            let known = std::mem::take(&mut choices.import.confirmed);
            let new = own.confirmed.into_iter().filter(|key| !known.contains(key));
            choices.import.confirmed = known.iter().cloned().chain(new).collect();
        }
        (choices, unnamed)
    }

    /// Classifies files as data, PNGs and projects by their first bytes; `None` if none is usable or the load was
    /// cancelled.
    pub(super) async fn classify_files(self, number: u32, files: Vec<File>) -> Option<Opened> {
        let mut opened = Opened::default();
        let texts = self.store.screen.texts();
        let refused = |file: &File, why: &str| self.leave_out(number, format!("{}: {why}", file.name()));
        for file in files {
            let head = file::head(&file, MAGIC.len()).await;
            if head.starts_with(&stamp::SIGNATURE) {
                let text = stamp::text_of(&file::bytes(&file).await, stamp::SETTINGS);
                match text.map(|text| SavedChoices::from_text(&text)) {
                    Some(Ok(saved)) => opened.saved = Some(saved),
                    Some(Err(why)) => refused(&file, texts.settings_unreadable(why)),
                    // A PNG with another extension is treated as a table: the table reader reports it.
                    None if !is_called_picture(&file.name()) => opened.files.push(file),
                    None => refused(&file, texts.arrived.picture_without_settings),
                }
            } else if head == MAGIC {
                match project(&file).await {
                    Ok((saved, files)) => {
                        opened.saved = Some(saved);
                        opened.files.extend(files);
                    }
                    Err(why) => refused(&file, texts.project_unreadable(why)),
                }
            } else {
                match stamp::other_format(&head).filter(|_| is_called_picture(&file.name())) {
                    Some(format) => refused(&file, &texts.picture_of_other_format(format)),
                    None => opened.files.push(file),
                }
            }
        }
        if !self.is_newest(number) {
            return None;
        }
        if opened.files.is_empty() && opened.saved.is_none() {
            self.give_up(number, |_| String::new());
            return None;
        }
        Some(opened)
    }
}

/// Files that the settings have choices for and that aren't here. The names may come from a stranger.
fn missing(saved: &SavedChoices, here: &[File]) -> Vec<String> {
    let named = saved.choices.import.files.iter().filter(|(name, _)| !marks::is_mark(name));
    let said = named.filter(|(_, said)| *said != FileChoices::default());
    let missing = said.filter(|(name, _)| here.iter().all(|file| file.name() != *name));
    missing.map(|(name, _)| in_one_line(name).chars().take(LONGEST_NAME).collect()).collect()
}

fn is_called_picture(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("png"))
}

/// Reads the settings and data files of a project.
async fn project(file: &File) -> Result<(SavedChoices, Vec<File>), Unreadable> {
    let (head, taken) = Head::from_bytes(&file::head(file, LONGEST_HEAD).await)?;
    if head.files.is_empty() {
        return Ok((head.saved, Vec::new()));
    }
    let size = head.size().ok_or(Unreadable::Broken)?;
    let packed = file.slice_with_f64(taken as f64).map_err(|_| Unreadable::Broken)?;
    let data = gzip::unpack(&packed, size).await.ok_or(Unreadable::Broken)?;
    let mut from = 0.0;
    let mut files = Vec::new();
    for (name, size) in &head.files {
        let until = from + *size as f64;
        let part = data.slice_with_f64_and_f64(from, until).ok();
        let named = part.and_then(|part| file::from_blob(name, &part, "text/csv"));
        // The project may come from a stranger.
        files.extend(named.map(file::plainly_named));
        from = until;
    }
    Ok((head.saved, files))
}

/// Packs a project into one file, with the data if there is any; `None` if the browser cannot write it.
pub(super) async fn packed(saved: SavedChoices, files: &[File]) -> Option<Blob> {
    let sizes = files.iter().map(|file| (file.name(), file.size() as u64)).collect();
    let head = file::blob_of_bytes(&Head { saved, files: sizes }.to_bytes())?;
    if files.is_empty() {
        return Some(head);
    }
    let contents = file::joined(files.iter().map(AsRef::as_ref))?;
    let packed = gzip::pack(&contents).await?;
    file::joined([&head, &packed].into_iter())
}

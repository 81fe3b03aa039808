//! Settings and projects that came from elsewhere: they wait for the data they are for, and say whether these are the same.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use fairshare_engine::view::By;
use fairshare_worker::client::Worker;
use fairshare_worker::message::{Answer as Said, Ask};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{Blob, File};

use super::Flow;
use super::undo::same_reading;
use crate::browser::{file, gzip, location};
use crate::chosen::Chosen;
use crate::project::{Head, LONGEST_HEAD, MAGIC};
use crate::session::{Answer, Awaited, Source, put};
use crate::stamp;
use crate::texts::{Arrived, Numbers, Same};
use crate::travel::{Travel, Unreadable};

/// What the files that were opened turned out to be.
#[derive(Default)]
pub(super) struct Opened {
    /// Data.
    pub files: Vec<File>,
    /// Settings, of a picture or a project.
    pub travel: Option<Travel>,
}

impl Flow {
    /// Finds what stands for new data, and gives settings that wait for them a look. Asked before all that follows from the
    /// data: what is found in the background comes after it, and settings shall not wait for that.
    pub(super) fn find_fingerprint(self, worker: Rc<Worker>) {
        self.session.fingerprint.set(None);
        spawn_local(async move {
            let said = worker.ask(self.revision(), Ask::Fingerprint, &[], |_| {}).await;
            if let (Ok(Said::Fingerprint(print)), true) = (said, self.is_active(&worker)) {
                self.session.fingerprint.set(Some(print));
                self.meet();
            }
        });
    }

    /// Takes the settings out of the page's address, if it has any.
    pub fn open_link(self) {
        match location::fragment().as_deref().and_then(Travel::from_link) {
            Some(Ok(travel)) => {
                self.receive(Awaited { travel, load: None, applied: false, own: false, then: None });
            }
            // After the sample has begun to load, which takes away what was told before.
            Some(Err(why)) => set_timeout(
                move || self.session.tell(move |texts| texts.settings_unreadable(why).to_owned(), true),
                Duration::ZERO,
            ),
            None => return,
        }
        // It has done its work: what is chosen from now on is not what the address says.
        location::forget_fragment();
    }

    /// Settings arrived: for the data on the screen, or for those that are about to be read.
    pub(super) fn receive(self, awaited: Awaited) {
        // A link that the page was opened with is for the work that was kept; all else takes the place of what waited.
        let then = self.session.awaited.get_untracked().filter(|_| awaited.own);
        self.session.awaited.set(Some(Arc::new(Awaited { then, ..awaited })));
        self.meet();
    }

    /// Other files are on the screen, or on their way instead of those that settings came with: these go.
    pub(super) fn forget_awaited(self, came: impl FnOnce(&Awaited) -> bool) {
        if let Some(awaited) = self.session.awaited.get_untracked().filter(|awaited| came(awaited)) {
            self.session.awaited.set(awaited.then.clone());
        }
    }

    /// A load has come to nothing: settings that came with its data, or had them read anew, go with it. Others wait on.
    pub(super) fn settings_stay(self, load: u32) {
        self.forget_awaited(|awaited| awaited.load == Some(load) || awaited.applied);
        self.meet();
    }

    /// Settings that wait meet the data on the screen: they are applied to the user's own, and to a sample that they are for.
    fn meet(self) {
        let session = self.session;
        let (Some(awaited), Some(data)) = (session.awaited.get_untracked(), session.facts.get_untracked()) else {
            return;
        };
        let Some(print) = session.fingerprint.get_untracked() else { return };
        if session.loading.with_untracked(Option::is_some) {
            // They are for what is being read.
            return;
        }
        let theirs = awaited.travel.fingerprint.as_ref();
        if data.source != Source::Own && theirs.is_none_or(|theirs| *theirs != print) {
            let left_out = awaited.travel.left_out;
            return session.tell(move |texts| texts.settings_wait(left_out), false);
        }
        let chosen = self.with_own_files(&awaited.travel);
        let reads = session.choices.with_untracked(|choices| !same_reading(choices, &chosen.choices));
        session.redacted.set(awaited.travel.redacted);
        if reads && !awaited.applied {
            // The data are read anew under these settings; then they meet again.
            session.awaited.set(Some(Arc::new(Awaited { applied: true, ..Awaited::clone(&awaited) })));
            return self.restore(Some(chosen));
        }
        session.awaited.set(awaited.then.clone());
        if !awaited.applied {
            put(session.choices, &chosen.choices);
            session.choose(&chosen);
        }
        let there = |name: &&String| chosen.rules.iter().any(|rule| rule.by == By::Channel && rule.name == **name);
        let guessed: Vec<String> = awaited.travel.guessed.iter().filter(there).cloned().collect();
        put(session.guessed, &guessed);
        if awaited.own {
            return self.meet();
        }
        session.arrived.set(Some(Arrived {
            same: theirs.map_or(Same::Unknown, |theirs| Same::Compared(print.difference(theirs))),
            rows: [print.rows, theirs.map_or(0, |theirs| theirs.rows)],
            left_out: awaited.travel.left_out,
            figures: awaited.travel.figures,
            hidden: awaited.travel.redacted,
        }));
    }

    /// Says whether data and numbers are the sender's, once the numbers are those of the settings taken over.
    pub(super) fn watch_arrived(self) {
        let session = self.session;
        Effect::new(move |_| {
            let Some(arrived) = session.arrived.get() else { return };
            let here = session.figures(arrived.hidden);
            let failed = session.compared.with(|answer| matches!(answer, Answer::Failed(_)));
            if here.is_none() && !failed {
                return;
            }
            session.arrived.set(None);
            let numbers = match arrived.figures.zip(here) {
                None => Numbers::Unknown,
                Some((theirs, own)) if theirs == own => Numbers::Same,
                Some(_) => Numbers::Others,
            };
            session.tell(move |texts| texts.settings_taken(&arrived, numbers), false);
        });
    }

    /// The choices, where they say nothing of how files are read with what is said of the files here.
    fn with_own_files(self, travel: &Travel) -> Chosen {
        let mut chosen = travel.chosen.clone();
        if chosen.choices.files.is_empty() {
            let own = self.session.choices.get_untracked();
            chosen.choices.files = own.files;
            // Keys of decisions that name files do not travel by link.
            let known = std::mem::take(&mut chosen.choices.confirmed);
            let new = own.confirmed.into_iter().filter(|key| !known.contains(key));
            chosen.choices.confirmed = known.iter().cloned().chain(new).collect();
        }
        chosen
    }

    /// Sorts files into data, pictures and projects by their first bytes; `None` where none can be used or the load was stopped.
    pub(super) async fn told_apart(self, number: u32, files: Vec<File>) -> Option<Opened> {
        let mut opened = Opened::default();
        let texts = self.session.texts();
        let refused = |file: &File, why: &str| self.leave_out(number, format!("{}: {why}", file.name()));
        for file in files {
            let file = file::plainly_named(file);
            let head = file::head(&file, MAGIC.len()).await;
            if head.starts_with(&stamp::SIGNATURE) {
                let text = stamp::text_of(&file::bytes(&file).await, stamp::SETTINGS);
                match text.map(|text| Travel::from_text(&text)) {
                    Some(Ok(travel)) => opened.travel = Some(travel),
                    Some(Err(why)) => refused(&file, texts.settings_unreadable(why)),
                    // A picture by another name was meant as a table: the reader of tables says what it is.
                    None if !is_called_picture(&file.name()) => opened.files.push(file),
                    None => refused(&file, texts.picture_without_settings()),
                }
            } else if head == MAGIC {
                match project(&file).await {
                    Ok((travel, files)) => {
                        opened.travel = Some(travel);
                        opened.files.extend(files);
                    }
                    Err(why) => refused(&file, texts.project_unreadable(why)),
                }
            } else {
                opened.files.push(file);
            }
        }
        if !self.is_newest(number) {
            return None;
        }
        if opened.files.is_empty() && opened.travel.is_none() {
            self.give_up(number, |_| String::new());
            return None;
        }
        Some(opened)
    }
}

fn is_called_picture(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("png"))
}

/// Settings and data of a project.
async fn project(file: &File) -> Result<(Travel, Vec<File>), Unreadable> {
    let (head, taken) = Head::from_bytes(&file::head(file, LONGEST_HEAD).await)?;
    if head.files.is_empty() {
        return Ok((head.travel, Vec::new()));
    }
    let size = head.size().ok_or(Unreadable::Broken)?;
    let packed = file.slice_with_f64(taken as f64).map_err(|_| Unreadable::Broken)?;
    let data = gzip::unpack(&packed, size).await.ok_or(Unreadable::Broken)?;
    let mut from = 0.0;
    let mut files = Vec::new();
    for (name, size) in &head.files {
        let until = from + *size as f64;
        let part = data.slice_with_f64_and_f64(from, until).ok();
        files.extend(part.and_then(|part| file::from_blob(name, &part, "text/csv")));
        from = until;
    }
    Ok((head.travel, files))
}

/// A project as one file: with the data where there are some; `None` where the browser cannot write it.
pub(super) async fn packed(travel: Travel, files: &[File]) -> Option<Blob> {
    let sizes = files.iter().map(|file| (file.name(), file.size() as u64)).collect();
    let head = file::blob_of_bytes(&Head { travel, files: sizes }.to_bytes())?;
    if files.is_empty() {
        return Some(head);
    }
    let contents = file::joined(files.iter().map(AsRef::as_ref))?;
    let packed = gzip::pack(&contents).await?;
    file::joined([&head, &packed].into_iter())
}

//! Rows of touches that are kept out, and the reasons.

use super::{Join, Step};
use fairshare_import::read::{FileReport, Said, is_of_several, written};
use fairshare_types::order::arranged;
use fairshare_types::problem::{Reason, Severity};
use fairshare_types::schema::Role;

/// The state of a row that several deals share. The row is kept out only if no deal uses it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Unknown,
    Used,
    KeptOut(Reason, u32),
}

#[derive(Default)]
pub(super) struct Fates {
    /// Empty if no row is shared.
    pub(super) of_row: Vec<Fate>,
}

impl Join<'_> {
    /// Keeps out the rows of touches. A row that holds several touches is reported once.
    pub(super) fn keep_out_all(&mut self, deal: u32, steps: &[Step], reason: Reason) {
        // The touches of one row are not adjacent in time order.
        let touches = &self.store.touches;
        let place = |step: &Step| (touches.file_of(step.row as usize), touches.line[step.row as usize]);
        let rows: Vec<&Step> = arranged(steps.iter().collect(), &|a, b| place(a).cmp(&place(b)));
        let mut before = None;
        for step in rows {
            let (file, line) = place(step);
            if self.has_rows_of_many(file) && before.replace((file, line)) == Some((file, line)) {
                continue;
            }
            if step.shared {
                self.keep_out_step(step, deal, reason);
            } else {
                self.keep_out(file, line, deal, reason, self.store.texts.deals.text(deal).to_owned());
            }
        }
    }

    pub(super) fn keep_out_step(&mut self, step: &Step, deal: u32, reason: Reason) {
        if step.shared {
            let fate = &mut self.fates.of_row[step.row as usize];
            if *fate == Fate::Unknown {
                *fate = Fate::KeptOut(reason, deal);
            }
            return;
        }
        let (file, line) = (self.file(step), self.line(step));
        let value = self.store.texts.deals.text(deal).to_owned();
        if self.has_rows_of_many(file) {
            self.say(Severity::Notice, file, line, deal, reason, &value);
        } else {
            self.keep_out(file, line, deal, reason, value);
        }
    }

    /// Keeps out the shared rows that no deal uses. Returns how many shared rows are used: those joined through an
    /// account or a person, and those that name several deals.
    pub(super) fn settle(&mut self) -> (u64, u64) {
        let (mut used, mut of_several) = (0, 0);
        for (row, fate) in std::mem::take(&mut self.fates.of_row).into_iter().enumerate() {
            match fate {
                Fate::Unknown => {}
                Fate::Used if is_of_several(self.store.texts.deals.text(self.store.touches.deal[row])) => {
                    of_several += 1
                }
                Fate::Used => used += 1,
                Fate::KeptOut(reason, deal) => {
                    let file = self.store.touches.file_of(row);
                    let value = self.store.texts.deals.text(deal).to_owned();
                    self.keep_out(file, self.store.touches.line[row], deal, reason, value);
                }
            }
        }
        (used, of_several)
    }

    pub(super) fn keep_out(&mut self, file: usize, line: u32, deal: u32, reason: Reason, value: String) {
        if let Some(kept_out) = self.kept_out.get_mut(file) {
            *kept_out += 1;
            self.late += u64::from(reason == Reason::AfterClose);
            if matches!(reason, Reason::UnknownDeal | Reason::NotJoined) {
                self.unknown[file] += 1;
            }
            self.say(Severity::KeptOut, file, line, deal, reason, &value);
        }
    }

    pub(super) fn say(&mut self, severity: Severity, file: usize, line: u32, deal: u32, reason: Reason, value: &str) {
        let Some(read) = self.files.get(file) else { return };
        let key = read.columns.iter().find(|c| c.role == Some(Role::JourneyId));
        self.log.say(&Said {
            severity,
            reason,
            file: &read.name,
            line,
            column: key.map_or("", |c| &c.name),
            value: written(value).as_bytes(),
            deal: Some(deal),
        });
    }

    pub(super) fn file(&self, step: &Step) -> usize {
        self.store.touches.file_of(step.row as usize)
    }

    pub(super) fn line(&self, step: &Step) -> u32 {
        self.store.touches.line[step.row as usize]
    }

    /// Whether a row of the file holds several touches. Such a row still counts if one of its touches does not.
    pub(super) fn has_rows_of_many(&self, file: usize) -> bool {
        self.files.get(file).is_some_and(FileReport::has_rows_of_many)
    }
}

//! Reads files, chunk by chunk, into columns of interned ids.

mod cell;
mod channel_rules;
mod clock;
mod deals;
mod decide;
mod file;
mod fit;
mod id_table;
mod interner;
mod key;
mod labels;
mod layout;
mod leads;
mod links;
mod log;
mod many;
mod mark;
mod orders;
mod origin;
mod params;
mod plan;
mod probability;
mod profile;
mod ranges;
mod reading;
mod report;
mod rows;
mod rule_table;
mod spend;
mod staff;
mod team_rules;
mod together;
mod touches;
mod typed;
mod unknown;
mod words;

pub use crate::detect::names_all;
pub use cell::NONE;
pub use channel_rules::{ChannelRules, channel_rules};
pub use deals::{ConversionRow, Deal, Deals, MIXED};
pub use interner::{Interner, Names, hash};
pub use key::{is_marked, is_of_several, of_person, written};
pub use labels::{Labels, RankedLabels};
pub use log::{Entry, Log, Said};
pub use many::UNDATED;
pub use origin::Origin;
pub use profile::{Profile, loose};
pub use ranges::{RangeReader, RangeRows, Ranges};
pub use report::FileReport;
pub use rows::{LostRow, OutcomeMapping, Store, TeamCells};
pub use spend::SpendRow;
pub use staff::StaffGap;
pub use team_rules::team_rules;
pub use touches::{Offsets, Optional, Slot, Texts, Touches, Visit};
pub use unknown::UnknownOutcomes;

use fairshare_types::decision::{Answer, Certainty, Decision, JoiningSwitch, Subject};
use fairshare_types::files::FileFacts;
use fairshare_types::options::Choices;
use fairshare_types::order;
use fairshare_types::problem::{Problem, Reason, Severity};
use fairshare_types::schema::{Role, Shape};
use fairshare_types::text::in_one_line;
use file::{InferredFormats, Open};
use together::Assigned;

/// Records of one load: columns of interned ids, the rows that do not count, and a report for each file.
pub struct Records {
    /// Touches, deals and the keys that link them.
    pub store: Store,
    /// Rows that do not count, and rows with a notice.
    pub log: Log,
    /// The files, in the order they were given.
    pub files: Vec<FileReport>,
}

/// Maximum number of names shown with a decision about many.
const EXAMPLES: usize = 12;

/// Reads one or more files. Feed each in the chunks that its stream delivers: `open`, `push`..., `close`.
///
/// If [`again`](Intake::again) returns true, feed all of them a second time; then `finish`.
///
/// A file that cannot be used is left out with one sentence why; a row that cannot be used is counted and listed.
#[derive(Default)]
pub struct Intake {
    choices: Choices,
    /// Results of the first pass, by file index; `None` during the first pass.
    learned: Option<Vec<Option<InferredFormats>>>,
    store: Store,
    log: Log,
    files: Vec<FileReport>,
    open: Option<Open>,
    /// The file that lists deals, if no other one has touches: each row is a deal with its one touch.
    single_touch: Option<usize>,
    /// Whether each file lists people without deals.
    people: Vec<leads::Verdict>,
    /// Decisions that were made before a file got here, by its name.
    remarks: Vec<(String, Decision)>,
}

impl Intake {
    /// Creates a reader without choices of the user.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates a reader with the user's choices.
    #[must_use]
    pub fn with(choices: Choices) -> Self {
        let store = Store::with(choices.clone());
        Self { choices, store, ..Self::default() }
    }

    /// Opens a file of this many bytes.
    pub fn open(&mut self, name: &str, bytes: u64) {
        let index = self.files.len();
        let learned = self.learned.as_ref().map(|all| all.get(index).cloned().flatten().unwrap_or_default());
        let name = in_one_line(name);
        self.open = Some(Open::new(&name, bytes, index, self.choices.of(&name), learned));
    }

    /// Adds a decision about a file that was made before its bytes got here, as by the reader of workbooks.
    pub fn remark(&mut self, file: &str, decision: Decision) {
        self.remarks.push((in_one_line(file).into_owned(), decision));
    }

    /// Takes the next chunk of the open file.
    ///
    /// # Errors
    /// A [`Problem`] where the file cannot be read to its end.
    pub fn push(&mut self, chunk: &[u8]) -> Result<(), Problem> {
        match &mut self.open {
            Some(open) => open.push(chunk, &mut self.store, &mut self.log),
            None => Err(Problem::file(Reason::Unreadable, "")),
        }
    }

    /// What lets ranges of the rest of the open file be read side by side; `None` while it must be read as one.
    #[must_use]
    pub fn ranges(&self) -> Option<Ranges> {
        self.open.as_ref()?.ranges(&self.store)
    }

    /// Appends the rows of a range that begins where the bytes so far end. Returns false if it cannot be appended: its
    /// bytes must be pushed then.
    ///
    /// The records are the same as if its bytes were pushed.
    #[must_use]
    pub fn append(&mut self, range: RangeRows) -> bool {
        self.open.as_mut().is_some_and(|open| open.append(range, &mut self.store, &mut self.log))
    }

    /// Whether a chunk of these bytes may be pushed now as if more of the file followed in it.
    ///
    /// The first chunk that is not ASCII decides the encoding.
    #[must_use]
    pub fn may_be_short(&self, bytes: &[u8]) -> bool {
        self.open.as_ref().is_none_or(|open| open.has_encoding() || bytes.is_ascii())
    }

    /// Ends the open file.
    ///
    /// # Errors
    /// A [`Problem`] where the file cannot be read to its end.
    pub fn close(&mut self) -> Result<(), Problem> {
        let Some(open) = self.open.take() else { return Err(Problem::file(Reason::Unreadable, "")) };
        let mut file = open.close(&mut self.store, &mut self.log)?;
        let remarks = self.remarks.iter().filter(|(name, _)| *name == file.name);
        file.decisions.extend(remarks.map(|(_, decision)| decision.clone()));
        self.files.push(file);
        Ok(())
    }

    /// Whether all files must be fed a second time; true at most once per load.
    ///
    /// It is true if all cells of a column contradict its first ones, amounts need more decimal places, or the files
    /// assign shapes and keys to each other. What was read is then dropped, and what was learned is kept.
    pub fn again(&mut self) -> bool {
        if self.learned.is_some() {
            return false;
        }
        let scale = self.files.iter().map(|file| file.scale).max().unwrap_or_default();
        self.people = leads::of_load(&self.files);
        let leads: Vec<bool> = self.people.iter().map(|verdict| verdict.leads).collect();
        let others: Vec<usize> =
            (0..self.files.len()).filter(|at| !self.files[*at].may_be_spend && !leads[*at]).collect();
        let alone = match others.as_slice() {
            &[only] => together::alone(&self.files[only]).map(|assigned| (only, assigned)),
            _ => None,
        };
        let touches = alone.is_some() || self.files.iter().any(together::brings_touches);
        let spends: Vec<bool> = self.files.iter().map(|file| touches && file.may_be_spend).collect();
        self.single_touch = alone.as_ref().map(|(only, _)| *only);
        let mut assigned = match (&alone, self.files.len()) {
            (None, 2..) => {
                let apart: Vec<bool> = spends.iter().zip(&leads).map(|(spend, lead)| *spend || *lead).collect();
                together::assign(&self.files, &apart)
            }
            _ => vec![None; self.files.len()],
        };
        if let Some((only, alone)) = alone {
            assigned[only] = Some(alone);
        }
        let assigned: Vec<_> =
            self.files.iter().zip(assigned).map(|(file, assigned)| self.customers(file, assigned)).collect();
        let purchases: Vec<bool> = (0..self.files.len()).map(|at| !leads[at] && self.lists_purchases(at)).collect();
        let staff = staff::staff(&self.files);
        for (file, order) in orders::likelier(&self.files, &self.store).into_iter().enumerate() {
            if let Some(order) = order {
                self.files[file].exchange_orders(order);
            }
        }
        let is_new = |file: &FileReport| file.learned.is_some() && file.problem.is_none();
        let nothing_new = !self.files.iter().any(is_new) && scale <= self.store.scale;
        let joins_nothing = assigned.iter().all(Option::is_none) && staff.iter().all(Option::is_none);
        let apart = spends.contains(&true) || leads.contains(&true);
        if nothing_new && joins_nothing && !purchases.contains(&true) && !apart {
            return false;
        }
        let found = assigned.into_iter().zip(purchases).zip(staff).zip(spends.into_iter().zip(leads));
        let learned = self.files.drain(..).zip(found).map(|(file, found)| match (file.learned, found) {
            (learned, (((None, false), None), (false, false))) => learned,
            (learned, (_, (spend, leads))) if spend || leads => {
                Some(InferredFormats { spend, leads, ..learned.unwrap_or_default() })
            }
            (learned, (((assigned, purchases), staff), _)) => {
                Some(InferredFormats { assigned, purchases, staff, ..learned.unwrap_or_default() })
            }
        });
        self.learned = Some(learned.collect());
        self.store = Store::with(self.choices.clone());
        self.store.scale = scale;
        self.log = Log::default();
        true
    }

    /// Whether rows of one key in a file are purchases of their own, by their amounts, their closes or their ids.
    fn lists_purchases(&self, at: usize) -> bool {
        let file = &self.files[at];
        if file.one_deal || file.problem.is_some() || file.may_be_spend {
            return false;
        }
        let deals = &self.store.deals;
        let of_file = |deal: &u32| deals.get(*deal).origin.is_some_and(|(file, _)| file as usize == at);
        match file.shape {
            Shape::Deals => {
                (file.is_of_customers() || file.has_own_ids())
                    && file.lines.is_none()
                    && deals.differing().iter().any(of_file)
            }
            Shape::Touches => file.is_of_customers() && file.closes && deals.with_several_closes().next().is_some(),
            _ => false,
        }
    }

    /// Reads a list of customers beside a log of their touches as such, and not as touches.
    fn customers(&self, file: &FileReport, assigned: Option<Assigned>) -> Option<Assigned> {
        let key = file.key.filter(|_| assigned.is_none() && together::lists_customers(file, &self.files));
        let listed = key.map(|key| Assigned {
            shape: Shape::Links,
            key,
            conversions: false,
            links: false,
            closed: None,
            amount: None,
        });
        assigned.or(listed)
    }

    /// Data rows read so far.
    #[must_use]
    pub fn rows(&self) -> u64 {
        let done: u64 = self.files.iter().map(|f| f.rows_read).sum();
        done + self.open.as_ref().map_or(0, Open::rows)
    }

    /// The files closed so far, as read: before touches and deals are joined.
    #[must_use]
    pub fn files(&self) -> Vec<FileFacts> {
        self.files.iter().map(|file| file.facts(0)).collect()
    }

    /// Rows left out so far, one by one; at most `limit` of each reason.
    #[must_use]
    pub fn problems(&self, limit: usize) -> Vec<Problem> {
        self.log.list(limit)
    }

    /// Reports the placeholders used as channels, with the first file that brings touches.
    fn report_placeholders(&mut self) {
        let mut words: Vec<(String, u64)> = std::mem::take(&mut self.store.placeholders).into_iter().collect();
        let file = self.files.iter_mut().find(|file| file.problem.is_none() && file.shape.brings_touches());
        let Some(file) = file.filter(|_| !words.is_empty()) else { return };
        order::arrange_by_key(&mut words, |(_, rows)| std::cmp::Reverse(*rows));
        let decision = Decision::new(Subject::Placeholders { words }, Certainty::Likely, "(none)");
        let answer = Answer::Joining(JoiningSwitch::KeepPlaceholders, true);
        file.decisions.push(decision.or("names of channels", answer));
    }

    /// Reports the names whose misleading characters were removed, with the first file that brings touches.
    fn report_misleading(&mut self) {
        let Texts { channels, campaigns, touch_types, teams, .. } = &self.store.texts;
        let mut names: Vec<String> =
            [teams, channels, campaigns, touch_types].into_iter().flat_map(Interner::misleading).collect();
        order::arrange(&mut names, &Ord::cmp);
        names.dedup();
        let file = self.files.iter_mut().find(|file| file.problem.is_none() && file.shape.brings_touches());
        let Some(file) = file.filter(|_| !names.is_empty()) else { return };
        let count = names.len() as u64;
        names.truncate(EXAMPLES);
        let subject = Subject::MisleadingCharacters { names: count, examples: names };
        file.decisions.push(Decision::new(subject, Certainty::Likely, "removed"));
    }

    /// Subtracts refunds among events from their purchases.
    fn pay_back(&mut self) {
        for at in self.store.files_of_refunds() {
            let Some(file) = self.files.get_mut(at) else { continue };
            let keep = self.choices.of(&file.name).rows.keep_refunded;
            let [subtracted, left, repeated] = self.store.pay_back(at, &file.name, keep, &mut self.log);
            file.rows_kept_out += left + repeated;
            if subtracted + left == 0 {
                continue;
            }
            let column = file.events.clone().unwrap_or_default();
            let subject = Subject::Refunds { file: file.name.clone(), column, subtracted, left };
            let answer = Answer::KeepRefunded(file.name.clone(), !keep);
            let value = if keep || subtracted == 0 { "not subtracted" } else { "subtracted" };
            let decision = Decision::new(subject, Certainty::Likely, value);
            let with_answer = keep || subtracted > 0;
            file.decisions.push(match with_answer {
                true => decision.or(if keep { "subtracted" } else { "not subtracted" }, answer),
                false => decision,
            });
        }
    }

    /// Notes that the only file with touches lists deals with one touch each.
    fn note_single_touch(&mut self) {
        if let Some(file) = self.single_touch.and_then(|at| self.files.get_mut(at)) {
            // Files of touches can still join it.
            file.needs_join = true;
            (file.lists_deals, file.single_touch) = (true, true);
        }
    }

    /// Asks about files that may list people without deals.
    fn ask_about_people(&mut self) {
        for (file, verdict) in self.files.iter_mut().zip(&self.people) {
            let close = leads::question_of_close(file);
            file.decisions.extend(leads::question(file, *verdict).into_iter().chain(close));
        }
    }

    /// Asks whether a column that looks like an outcome is one, if no file has outcomes or stages.
    fn ask_for_outcomes(&mut self) {
        if self.store.deals.has_outcome || self.store.deals.has_stage {
            return;
        }
        let shown = !self.store.has_conversions;
        for file in self.files.iter_mut().filter(|file| file.problem.is_none()) {
            let candidates = &file.outcome_candidates;
            file.decisions.extend(decide::of_candidates(&file.name, &file.columns, candidates, shown));
        }
    }

    /// Reports the files that add nothing, and finds the columns by which the others could join.
    fn compare_files(&mut self) {
        let tried: Vec<Vec<(String, u64)>> = (0..self.files.len())
            .map(|at| {
                let others: Vec<&FileReport> =
                    self.files.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, file)| file).collect();
                together::tried(&self.files[at], &others)
            })
            .collect();
        for (file, tried) in self.files.iter_mut().zip(tried) {
            if let Some(problem) = file.problem.as_ref().filter(|problem| problem.reason != Reason::LeftOut) {
                let subject = Subject::UnusedFile { file: file.name.clone(), why: problem.what().to_owned() };
                // No answer makes a photo or an empty file a table.
                let certainty = if file.columns.is_empty() { Certainty::Likely } else { Certainty::Open };
                let mut decision = Decision::new(subject, certainty, "not used");
                if file.could_hold_touches() {
                    decision = decision.or("touches", Answer::Shape(file.name.clone(), Shape::Touches));
                }
                let left_out = Answer::LeftOut(file.name.clone(), true);
                file.decisions.push(decision.or("left out", left_out));
            }
            file.tried = tried;
        }
    }

    /// Ends reading and returns the records of all files, ready to be joined.
    ///
    /// # Errors
    /// A [`Problem`] where the files hold no touches.
    pub fn finish(mut self) -> Result<Records, Problem> {
        self.store.team_cells.settle(&self.store.texts.teams);
        let staff = self.store.staff_file.and_then(|at| self.files.get(at));
        let shares = staff.is_some_and(|file| self.choices.of(&file.name).rows.share_namesakes);
        self.store.settle_staff(shares);
        self.store.list_untouched();
        self.store.join_closes_of_a_day();
        self.store.find_repeated_sales(&mut self.files);
        self.pay_back();
        self.report_placeholders();
        self.report_misleading();
        if !self.store.touches.is_empty() {
            self.compare_files();
            self.ask_for_outcomes();
            self.ask_about_people();
            self.note_single_touch();
            return Ok(Records { store: self.store, log: self.log, files: self.files });
        }
        let Some(first) = self.files.first() else { return Err(Problem::file(Reason::EmptyFile, "")) };
        let refused = |problem: &Problem| Problem { severity: Severity::Refused, ..problem.clone() };
        // A log of touches that lacks only the key is the missing file of touches.
        let is_log = |file: &FileReport| {
            let role = |role: Role| file.columns.iter().any(|column| column.role == Some(role));
            role(Role::Time) && [Role::Channel, Role::TouchType, Role::Campaign].into_iter().any(role)
        };
        let lacks_key = |file: &&FileReport| {
            file.problem.as_ref().is_some_and(|problem| problem.reason == Reason::NoKeyColumn) && is_log(file)
        };
        if let Some(problem) = self.files.iter().find(lacks_key).and_then(|file| file.problem.as_ref()) {
            return Err(refused(problem));
        }
        // The most helpful problem: a missing file of touches, else that of a file, else the commonest one of rows.
        if let Some(joins) = self.files.iter().find(|f| f.problem.is_none() && f.shape.is_of_deals()) {
            let names = joins.columns.iter().map(|column| column.name.as_str());
            return Err(Problem::file(Reason::DealsWithoutTouches, &joins.name).with_columns(names));
        }
        // The user chose that a row is spend, and no file has touches.
        if let Some(spend) = self.files.iter().find(|f| f.problem.is_none() && f.shape == Shape::Spend) {
            return Err(Problem::file(Reason::SpendAlone, &spend.name));
        }
        let of_files = self.files.iter().find_map(|f| f.problem.as_ref());
        Err(match of_files.or_else(|| self.log.commonest()) {
            Some(problem) => refused(problem),
            None => Problem::file(Reason::HeaderOnly, &first.name),
        })
    }
}

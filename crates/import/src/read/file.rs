//! Reads one file, from its first bytes to the plan for its rows.

use super::fit::{self, MarkedBy};
use super::key::are_of_any_kind;
use super::labels::label_column;
use super::layout::{Kind, Layout, SpareTime, clock_column};
use super::log::Log;
use super::params::Params;
use super::profile::Profiles;
use super::reading::{FileReader, Rows, has_extra_cells};
use super::report::FileReport;
use super::rows::Store;
use super::staff::Staff;
use super::together::Assigned;
use super::typed::{ABSENT, Dates, Numbers};
use super::words::Topic;
use crate::detect::{
    Column, Contest, Heading, OutcomeCandidate, PathEnds, Ranking, Recognition, Structure, WideTouch, cause, is_known,
    is_list_of_numbers, is_tick, missing, recognise, separator_of, steps, structure, wide,
};
use crate::parse::{
    DateDecision, DateEvidence, DateFormat, NumberEvidence, NumberFormat, heading_unit, is_nothing, zone_in_heading,
};
use crate::source::{Decoder, Guarded, MOST_COLUMNS, Record, Splitter, guard, without_nuls};
use fairshare_types::decision::{Certainty, Decision, Subject};
use fairshare_types::options::FileChoices;
use fairshare_types::problem::{Problem, Reason};
use fairshare_types::schema::{Role, Shape, Why};

/// Bytes used to recognise a file.
const HEAD: usize = 256 << 10;
/// Bytes used to recognise its dialect and header.
const SHAPE: usize = 64 << 10;
/// Rows used to recognise its columns.
const ROWS: usize = 500;

/// Results of an earlier pass over all cells of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InferredFormats {
    /// Position and format of columns of dates, and the alternative format.
    pub dates: Vec<(usize, DateFormat, Option<DateFormat>)>,
    /// Columns of dates whose times are midnight in the first rows only.
    pub clocks: Vec<usize>,
    /// Format of columns of numbers.
    pub numbers: Vec<(usize, NumberFormat)>,
    /// Assignments that follow from the other files.
    pub assigned: Option<Assigned>,
    /// Rows of one customer with amounts or closes of their own are purchases of their own.
    pub purchases: bool,
    /// Its part in finding teams by persons.
    pub staff: Option<Staff>,
}

/// A file that is being read.
pub struct Open {
    name: String,
    bytes: u64,
    index: usize,
    choices: FileChoices,
    learned: Option<InferredFormats>,
    decoder: Decoder,
    /// NULs removed so far, and a buffer for the text without them.
    nuls: u64,
    room: Vec<u8>,
    state: State,
}

enum State {
    /// The first bytes, as in the file, until they can be judged.
    Raw(Vec<u8>),
    /// The first bytes as UTF-8, until the file is recognised.
    Head(Vec<u8>),
    FileReader(Box<FileReader>),
    /// The file as a whole cannot be used.
    Refused(Problem),
}

impl Open {
    /// Opens a file of this many bytes.
    pub fn new(name: &str, bytes: u64, index: usize, choices: FileChoices, learned: Option<InferredFormats>) -> Self {
        let decoder = Decoder::new(choices.encoding);
        let state = State::Raw(Vec::new());
        Self { name: name.to_owned(), bytes, index, choices, learned, decoder, nuls: 0, room: Vec::new(), state }
    }

    /// Takes the next chunk.
    pub fn push(&mut self, chunk: &[u8], store: &mut Store, log: &mut Log) -> Result<(), Problem> {
        match &mut self.state {
            State::FileReader(reading) => {
                let (text, nuls) = without_nuls(self.decoder.push(chunk), &mut self.room);
                self.nuls += nuls;
                reading.push(text, store, log)
            }
            State::Refused(_) => Ok(()),
            State::Head(head) => {
                let (text, nuls) = without_nuls(self.decoder.push(chunk), &mut self.room);
                self.nuls += nuls;
                head.extend_from_slice(text);
                if head.len() >= HEAD { self.begin(false, store, log) } else { Ok(()) }
            }
            State::Raw(raw) => {
                raw.extend_from_slice(chunk);
                if raw.len() >= HEAD { self.judge(false, store, log) } else { Ok(()) }
            }
        }
    }

    /// Ends the file.
    pub fn close(mut self, store: &mut Store, log: &mut Log) -> Result<FileReport, Problem> {
        if matches!(self.state, State::Raw(_)) {
            self.judge(true, store, log)?;
        }
        if let State::Head(head) = &mut self.state {
            head.extend_from_slice(self.decoder.finish());
            self.begin(true, store, log)?;
        } else if let State::FileReader(reading) = &mut self.state {
            reading.push(self.decoder.finish(), store, log)?;
        }
        let (encoding, bom) = (self.decoder.encoding(), self.decoder.has_bom());
        match self.state {
            State::FileReader(reading) => {
                let mut read = reading.close(store, log, encoding, bom)?;
                if self.nuls > 0 {
                    let subject = Subject::NulRemoved { file: self.name.clone(), count: self.nuls };
                    read.decisions.push(Decision::new(subject, Certainty::Likely, self.nuls.to_string()));
                }
                Ok(read)
            }
            State::Refused(problem) => Ok(FileReport::refused(&self.name, problem, encoding, bom)),
            State::Raw(_) | State::Head(_) => Err(Problem::file(Reason::EmptyFile, &self.name)),
        }
    }

    /// Data rows read so far.
    pub fn rows(&self) -> u64 {
        if let State::FileReader(reading) = &self.state { reading.rows.rows_read } else { 0 }
    }

    /// Checks whether the first bytes are text.
    fn judge(&mut self, whole: bool, store: &mut Store, log: &mut Log) -> Result<(), Problem> {
        let State::Raw(raw) = &mut self.state else { return Ok(()) };
        let raw = std::mem::take(raw);
        let reason = match guard(&raw, whole) {
            Guarded::Text => {
                let (text, nuls) = without_nuls(self.decoder.push(&raw), &mut self.room);
                self.nuls += nuls;
                let head = text.to_vec();
                let long = head.len() >= HEAD;
                self.state = State::Head(head);
                return if long { self.begin(false, store, log) } else { Ok(()) };
            }
            Guarded::Refused(reason) => reason,
            Guarded::Zip | Guarded::Gzip => Reason::Archive,
            Guarded::OldWorkbook => Reason::NotText,
            Guarded::Json => Reason::NotTable,
        };
        self.state = State::Refused(Problem::file(reason, &self.name));
        Ok(())
    }

    /// Recognises the file by its head, and starts to read its rows.
    fn begin(&mut self, whole: bool, store: &mut Store, log: &mut Log) -> Result<(), Problem> {
        let State::Head(head) = &mut self.state else { return Ok(()) };
        let head = std::mem::take(head);
        if head.trim_ascii().is_empty() && whole {
            self.state = State::Refused(Problem::file(Reason::EmptyFile, &self.name));
            return Ok(());
        }
        let evidence = &head[..head.len().min(HEAD)];
        let shape = &evidence[..evidence.len().min(SHAPE)];
        let mut found = structure(
            shape,
            whole && shape.len() == head.len(),
            &is_known,
            self.choices.delimiter,
            self.choices.header_line,
        );
        // The first line may be longer than the bytes that show the structure.
        let first = evidence.split(|&b| b == b'\n' || b == b'\r').next().unwrap_or_default();
        if memchr::memchr_iter(found.dialect.delimiter, first).count() >= MOST_COLUMNS {
            self.state = State::Refused(Problem::file(Reason::TooManyColumns, &self.name));
            return Ok(());
        }
        let mut rows = first_rows(evidence, whole, &found);
        let mut params = Params::find(found.names.len(), &rows);
        if let Some(params) = &mut params {
            found.names.extend(params.names(&found.names));
            rows.iter_mut().for_each(|row| params.widen_texts(row));
        }
        let mut plan = Plan::new(rows, &found, &self.choices, self.learned.as_ref());
        if store.choices.joining.keep_placeholders {
            plan.path_ends = PathEnds::default();
        }
        // All files of one load share a scale. The first one with amounts sets it, a second pass widens it.
        if self.learned.is_none() && store.is_empty() && plan.missing.is_none() {
            store.scale = store.scale.max(plan.layout.needed_scale());
        }
        plan.layout.set_scale(store.scale);
        // Rows of the rest are about as long as those of the head; a small reserve avoids a costly last reallocation.
        let lines = memchr::memchr_iter(b'\n', evidence).count() as u64;
        let expected = self.bytes.saturating_mul(lines + 1) / (evidence.len() as u64).max(1);
        let expected = usize::try_from(expected + expected / 32).unwrap_or(usize::MAX);
        let mut rows = Rows::new(&self.name, self.index, found.first_data_line, plan, self.learned.is_some());
        rows.params = params;
        let mut reading = FileReader { splitter: Splitter::with(found.dialect), structure: found, rows };
        match reading.rows.prepare(expected, store) {
            Ok(()) => {
                reading.push(&head, store, log)?;
                self.state = State::FileReader(Box::new(reading));
            }
            Err(reason) => self.state = State::Refused(Problem::file(reason, &self.name)),
        }
        Ok(())
    }
}

/// How the rows of a file are read.
pub struct Plan {
    pub columns: Vec<Column>,
    pub shape: Shape,
    pub layout: Layout,
    /// Separator of the steps of a path.
    pub separator: &'static str,
    /// Steps at the ends of all paths that are not channels.
    pub path_ends: PathEnds,
    /// Why it cannot become journeys.
    pub missing: Option<Reason>,
    /// Its rows are conversions of the customers in other files.
    pub conversions: bool,
    /// Rows of one customer are purchases of their own because their cells show it.
    pub purchases: bool,
    /// The user takes the rows of one customer as one deal.
    pub one_deal: bool,
    /// It lists the customers of another file.
    pub customers: bool,
    /// Its part in finding teams by persons.
    pub staff: Option<Staff>,
    /// Columns of a grouped report that only the first row of a group fills.
    pub filled_down: Vec<usize>,
    /// The user chose the meaning of a row, or leaves the file out.
    pub fixed: bool,
    /// Profiles of the columns.
    pub profiles: Profiles,
    /// The other columns that could have each role.
    pub rankings: Vec<Ranking>,
    /// Columns that may be the outcome but are not used.
    pub outcome_candidates: Vec<OutcomeCandidate>,
    /// An outcome column and a stage column that contradict each other.
    pub contest: Option<Contest>,
}

impl Plan {
    fn new(
        rows: Vec<Vec<String>>,
        found: &Structure,
        choices: &FileChoices,
        learned: Option<&InferredFormats>,
    ) -> Self {
        let recognition = recognise(&found.names, &rows, &choices.roles, choices.shape);
        let Recognition { mut columns, mut shape, rankings, outcome_candidates, lost_if_filled, contest, refined } =
            recognition;
        let assigned = learned.and_then(|learned| learned.assigned.as_ref());
        if let Some(assigned) = assigned {
            shape = assigned.shape;
            fit::obey(&mut columns, assigned);
        }
        let fixed_shape = choices.shape.is_some() || assigned.is_some_and(|assigned| assigned.shape == Shape::Deals);
        let fit = fit::fit(&mut columns, shape, &rows, fixed_shape);
        shape = fit.shape;
        let rows = fill_down(rows, &fit.filled_down);
        let wide: Vec<WideTouch> = if shape == Shape::Wide {
            let headings: Vec<Heading> = found.names.iter().map(|name| Heading::of(name)).collect();
            wide(&found.names, &headings)
        } else {
            Vec::new()
        };
        let cells = |at: usize| rows.iter().filter_map(move |row| row.get(at)).map(String::as_str);
        let separator = match columns.iter().position(|c| c.role == Some(Role::Path)) {
            Some(at) => separator_of(cells(at)).unwrap_or(" > "),
            None => " > ",
        };
        // Times of touches side by side share a format, inferred from all of their columns.
        let times: Vec<usize> = wide.iter().filter_map(|touch| touch.time).collect();
        let path_ends = match columns.iter().position(|c| c.role == Some(Role::Path)) {
            Some(at) if matches!(shape, Shape::Paths | Shape::Aggregated) => PathEnds::of(cells(at), separator),
            _ => PathEnds::default(),
        };
        let date_evidence = |at: usize| {
            let mut evidence = DateEvidence::default();
            let alike = if times.contains(&at) { times.as_slice() } else { &[at] };
            for cell in alike.iter().flat_map(|&at| cells(at)) {
                if columns.get(at).is_some_and(|c| c.role == Some(Role::PathTimes)) {
                    steps(cell, separator).for_each(|(step, _)| evidence.see(step.as_bytes()));
                } else {
                    evidence.see(cell.as_bytes());
                }
            }
            evidence
        };
        let given = choices.date_order.map(|order| DateFormat { order, epoch: None });
        let dates = |at: usize| {
            let evidence = date_evidence(at);
            let format = learned.and_then(|l| l.dates.iter().find(|(p, ..)| *p == at));
            let dates = match (given, format) {
                (Some(given), _) if matches!(evidence.decide(), DateDecision::Ambiguous { .. }) => {
                    Dates::given(at, given)
                }
                (_, Some((_, format, other))) => Dates::known(at, *format, *other),
                _ => Dates::new(at, &evidence),
            };
            let zone = columns.get(at).and_then(|column| zone_in_heading(&column.name));
            dates.of_times(zone, cells(at), learned.is_some_and(|learned| learned.clocks.contains(&at)))
        };
        let numbers = |at: usize| {
            let mut evidence = NumberEvidence::default();
            cells(at).for_each(|cell| evidence.see(cell.as_bytes()));
            let learned = learned.and_then(|l| l.numbers.iter().find(|(p, _)| *p == at)).map(|(_, format)| *format);
            let mut numbers = match (choices.decimal_mark, learned) {
                (Some(decimal), _) => Numbers::known(at, NumberFormat { decimal }, true),
                (None, Some(format)) => Numbers::known(at, format, false),
                (None, None) => Numbers::new(at, &evidence),
            };
            let money = columns.get(at).filter(|c| matches!(c.role, Some(Role::Value | Role::Cost | Role::Given)));
            numbers.power = money.and_then(|column| heading_unit(&column.name)).map_or(0, |unit| unit.power);
            numbers.is_plain = choices.rows.plain_amounts;
            numbers.seen(&evidence)
        };
        let spare_time = |at: usize| {
            let mut spare = SpareTime { dates: dates(at), clock: clock_column(&columns, at, &cells) };
            spare.dates.set_zone(columns.get(spare.clock).and_then(|column| zone_in_heading(&column.name)));
            spare
        };
        let mut layout = Layout::new(&columns, shape, wide, &dates, &numbers);
        if let (Shape::Wide, ABSENT, Some(&first)) = (shape, layout.time.at, times.first()) {
            layout.time = dates(first);
        }
        if shape == Shape::Touches {
            layout.clock = clock_column(&columns, layout.time.at, &cells);
            layout.time.set_zone(columns.get(layout.clock).and_then(|column| zone_in_heading(&column.name)));
            layout.spare_times = fit.activity_times.otherwise.iter().map(|&at| spare_time(at)).collect();
        }
        match assigned {
            Some(assigned) if assigned.names() => layout.titles = assigned.key.0,
            Some(assigned) if !assigned.links => layout.set_key(assigned.key),
            _ => {}
        }
        if matches!(shape, Shape::Deals | Shape::Wide | Shape::Paths)
            && !assigned.is_some_and(|assigned| assigned.conversions)
        {
            let is_dated = |at: &usize| date_evidence(*at).decide() != DateDecision::NotDates;
            layout.take_record_created(&columns, &|at| Some(at).filter(is_dated).map(dates));
        }
        layout.fit(&fit);
        if fit.refunded != ABSENT {
            layout.refunded = numbers(fit.refunded);
            layout.keeps_refunded = choices.rows.keep_refunded;
        }
        let ticks = |at: &usize| {
            let mut filled = cells(*at).filter(|cell| !is_nothing(cell.as_bytes())).peekable();
            let first = filled.peek().copied();
            first.is_some_and(is_tick) && filled.all(|cell| Some(cell) == first)
        };
        layout.ticks = Some(layout.outcome).filter(|&at| at != ABSENT).is_some_and(|at| ticks(&at));
        // Web analytics list the goals that a visit reached.
        let goals = |at: usize| {
            let mut filled = cells(at).filter(|cell| !is_nothing(cell.as_bytes())).peekable();
            filled.peek().is_some() && filled.all(is_list_of_numbers)
        };
        layout.goals = layout.outcome != ABSENT && goals(layout.outcome);
        layout.ticks |= layout.goals;
        layout.refined = refined;
        layout.lost = lost_if_filled.filter(|&at| columns[at].role.is_none()).unwrap_or(ABSENT);
        let dated = [Role::Created, Role::Closed, Role::LeadCreated, Role::OpportunityCreated];
        let meaning = columns.get(layout.time.at).and_then(|column| column.meaning);
        layout.lists_deals = shape != Shape::Touches || meaning.is_some_and(|meaning| dated.contains(&meaning));
        // In a list of deals, the team of each row is that of its deal.
        layout.team_of_deal |= layout.lists_deals && fit.team_of_row;
        // In a row that is a touch and tells about its deal, either of them may be deleted.
        let is_clear = layout.lists_deals || !(layout.tells_outcomes() || layout.amount.at != ABSENT);
        for mark in &mut layout.marks {
            // An export of the bin alone may be on purpose.
            let separates = cells(mark.at).any(|cell| !mark.by.is_marked(mark.kind, cell.trim()));
            // An outcome says that the deal is deleted, not the touch.
            let is_clear = is_clear || mark.by == MarkedBy::Word;
            mark.choose(choices.rows, is_clear && separates);
        }
        layout.label = label_column(&columns, shape, layout.key, layout.kind);
        let time = columns.get(layout.time.at).filter(|_| shape == Shape::Touches);
        layout.of_responses = time.is_some_and(|column| Topic::Response.is_in(&column.name));
        layout.any_kind |= shape == Shape::Touches && layout.kind == Kind::Deal && are_of_any_kind(cells(layout.key));
        let purchases = learned.is_some_and(|learned| learned.purchases);
        layout.by_close = purchases && shape == Shape::Touches;
        layout.counts_lost = choices.rows.count_lost;
        let staff = learned.and_then(|learned| learned.staff);
        if let Some(Staff::Touches(at)) = staff {
            layout.staff = at;
        }
        let missing = match assigned {
            _ if choices.left_out => Some(Reason::LeftOut),
            Some(_) => None,
            None if matches!(staff, Some(Staff::List { .. })) => None,
            None if fit.undated => None,
            None => cause(missing(shape, &columns), shape, &columns, &rows),
        };
        let spare = layout.spare_times.iter().map(|spare| (spare.clock, spare.dates.at));
        let clocks: Vec<_> = std::iter::once((layout.clock, layout.time.at)).chain(spare).collect();
        for (clock, dates) in clocks {
            let of = columns.get(dates).map(|column| column.name.clone()).unwrap_or_default();
            if let Some(clock) = columns.get_mut(clock) {
                clock.why = Why::ClockOf(of);
            }
        }
        let conversions = assigned.is_some_and(|assigned| assigned.conversions) || purchases && shape == Shape::Deals;
        let fixed = choices.left_out || choices.shape.is_some();
        let one_deal = choices.rows.one_deal;
        let profiles = Profiles::new(&columns, &rows);
        let filled_down = fit.filled_down;
        Self {
            columns,
            shape,
            layout,
            separator,
            path_ends,
            missing,
            conversions,
            purchases,
            one_deal,
            customers: assigned.is_some_and(|assigned| assigned.shape == Shape::Links),
            staff,
            fixed,
            profiles,
            filled_down,
            rankings,
            outcome_candidates,
            contest,
        }
    }
}

/// The first rows below the header, as texts.
fn first_rows(head: &[u8], whole: bool, found: &Structure) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut splitter = Splitter::with(found.dialect);
    let mut each = |record: Record<'_>| {
        let whole = record.fault.is_none() && !has_extra_cells(&record, found.names.len());
        if rows.len() < ROWS && record.line >= found.first_data_line && whole && !record.is_empty() {
            rows.push((0..record.len()).map(|at| String::from_utf8_lossy(record.cell(at)).into_owned()).collect());
        }
    };
    // If the head cannot be split to its end, the records before the fault are still evidence.
    if splitter.push(head, &mut each).is_ok() && whole {
        splitter.finish(&mut each).ok();
    }
    rows
}

/// Fills the empty columns of a grouped report from the row above.
fn fill_down(mut rows: Vec<Vec<String>>, columns: &[usize]) -> Vec<Vec<String>> {
    for row in 1..rows.len() {
        let bare = columns.iter().all(|&at| rows[row].get(at).is_none_or(String::is_empty));
        if columns.is_empty() || !bare {
            continue;
        }
        for &at in columns {
            let above = rows[row - 1].get(at).cloned().unwrap_or_default();
            if let Some(cell) = rows[row].get_mut(at) {
                *cell = above;
            }
        }
    }
    rows
}

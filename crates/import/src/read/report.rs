//! A file that has been read: what it was taken for, and what its cells together say of it.

use super::decide::{of_columns, of_questions};
use super::facts::{ColumnFacts, DateOrderFact, FileFacts};
use super::file::Learned;
use super::layout::Kind;
use super::log::Log;
use super::profile::Profiles;
use super::question::{DateAnswer, Question};
use super::reading::Reading;
use super::typed::{ABSENT, Dates};
use crate::detect::{
    Answer, Certainty, Column, Decision, Dialect, JoiningSwitch, KeyDamage, OutcomeCandidate, Role, Shape, Subject,
};
use crate::parse::{DateFormat, DateOrder, DecimalMark, NumberFormat, Scale};
use crate::problem::{Problem, Reason};
use crate::source::Encoding;

/// A file that has been read.
pub struct Read {
    /// Its name, as the user knows it.
    pub name: String,
    /// How its text is encoded.
    pub encoding: Encoding,
    /// Whether it begins with a byte order mark.
    pub bom: bool,
    /// Delimiter and quotation mark; `None` where the file is no table.
    pub dialect: Option<Dialect>,
    /// Line of the header, counted from 1; `None` where it has none.
    pub header_line: Option<u32>,
    /// Records above the header.
    pub preamble_rows: u32,
    /// Totals and notes among and below the rows.
    pub footer_rows: u64,
    /// What a row stands for.
    pub shape: Shape,
    /// Its columns and their roles.
    pub columns: Vec<Column>,
    /// The first values of each column.
    pub samples: Vec<Vec<String>>,
    /// Data rows.
    pub rows_read: u64,
    /// Data rows that do not count, found while reading.
    pub rows_kept_out: u64,
    /// Order of day and month in its dates.
    pub date_order: Option<DateOrderFact>,
    /// Decimal mark of its numbers.
    pub decimal_mark: Option<DecimalMark>,
    /// The scale that its amounts need, at least hundredths.
    pub scale: Scale,
    /// What its cells leave open.
    pub questions: Vec<Question>,
    /// Columns that might be the outcome and are not used.
    pub outcome_candidates: Vec<OutcomeCandidate>,
    /// Decisions about the file.
    pub decisions: Vec<Decision>,
    /// Its rows say nothing of what became of a journey, nor which deal it is: more files are wanted.
    pub needs_join: bool,
    /// Why none of its rows is used.
    pub problem: Option<Problem>,
    /// What would be read otherwise in another pass.
    pub learned: Option<Learned>,
    /// What its columns look like.
    pub profiles: Profiles,
    /// Column of the key that its rows are read by, and whose key that is.
    pub key: Option<(usize, Kind)>,
    /// The user said what a row stands for, or leaves the file out.
    pub fixed: bool,
    /// Its rows are conversions of the customers in other files.
    pub conversions: bool,
    /// Columns that were tried as a key, with the values that the other files have as well.
    pub tried: Vec<(String, u64)>,
    /// The first keys.
    pub keys: Vec<String>,
    /// Column of the ids of persons before they are known.
    pub anonymous: Option<String>,
    /// Column of products, whose lines sum to their deal.
    pub lines: Option<String>,
}

impl Read {
    /// A file of which nothing can be read.
    pub fn refused(name: &str, problem: Problem, encoding: Encoding, bom: bool) -> Self {
        Self {
            name: name.to_owned(),
            encoding,
            bom,
            dialect: None,
            header_line: None,
            preamble_rows: 0,
            footer_rows: 0,
            shape: Shape::Other,
            columns: Vec::new(),
            samples: Vec::new(),
            rows_read: 0,
            rows_kept_out: 0,
            date_order: None,
            decimal_mark: None,
            scale: Scale::default(),
            questions: Vec::new(),
            outcome_candidates: Vec::new(),
            decisions: Vec::new(),
            needs_join: false,
            problem: Some(problem),
            learned: None,
            profiles: Profiles::default(),
            key: None,
            fixed: false,
            conversions: false,
            tried: Vec::new(),
            keys: Vec::new(),
            anonymous: None,
            lines: None,
        }
    }

    /// What came of reading a file to its end.
    pub fn new(reading: Reading, log: &mut Log, encoding: Encoding, bom: bool) -> Self {
        let Reading { structure, mut rows, .. } = reading;
        rows.end();
        let plan = &rows.plan;
        let layout = &plan.layout;
        let reason = match plan.missing {
            Some(Reason::LeftOut) => Some(Reason::LeftOut),
            _ if rows.rows_read == 0 => Some(Reason::HeaderOnly),
            missing => missing,
        };
        let names = || plan.columns.iter().map(|column| column.name.as_str());
        let problem = reason.map(|reason| match reason {
            Reason::LeftOut | Reason::HeaderOnly => Problem::file(reason, &rows.name),
            _ => Problem::file(reason, &rows.name).with_columns(names()),
        });
        let mut rows_kept_out = rows.rows_kept_out;
        if let Some(problem) = &problem {
            rows_kept_out = rows.rows_read;
            log.say_all(problem, rows.rows_read);
        }
        let learned = if rows.final_pass || problem.is_some() { None } else { learned(layout) };
        let questions = if problem.is_some() { Vec::new() } else { questions(&plan.columns, layout) };
        let mut decisions = of_questions(&rows.name, &questions);
        if problem.is_none() {
            decisions.extend(cell_decisions(&rows.name, &plan.columns, layout, rows.rows_read));
            decisions.extend(row_decisions(&rows));
            decisions.extend(of_columns(&rows.name, &plan.columns, &plan.rankings));
        }
        let tells = |role| plan.columns.iter().any(|c| c.role == Some(role));
        let tells_outcome =
            [Role::Stage, Role::Outcome, Role::Value].into_iter().any(tells) || layout.events != ABSENT || layout.paid;
        let needs_join = match plan.shape {
            Shape::Touches => layout.kind != super::layout::Kind::Deal && !tells_outcome,
            Shape::Deals | Shape::Links | Shape::Campaigns => true,
            _ => false,
        };
        Self {
            name: rows.name.clone(),
            encoding,
            bom,
            dialect: Some(structure.dialect),
            header_line: structure.header_line,
            preamble_rows: structure.preamble_rows,
            footer_rows: rows.footer_rows,
            shape: plan.shape,
            date_order: date_order(layout),
            decimal_mark: layout.numbers().next().map(|numbers| numbers.format.decimal),
            scale: if problem.is_some() { Scale::default() } else { layout.needed_scale() },
            samples: rows.samples.clone(),
            rows_read: rows.rows_read,
            rows_kept_out,
            questions,
            outcome_candidates: plan.outcome_candidates.clone(),
            decisions,
            needs_join,
            problem,
            learned,
            key: (layout.key != ABSENT).then_some((layout.key, layout.kind)),
            keys: plan.profiles.get(layout.key).map(|profile| profile.examples.clone()).unwrap_or_default(),
            anonymous: plan.columns.get(layout.anonymous).map(|column| column.name.clone()),
            lines: plan.columns.get(layout.lines).map(|column| column.name.clone()),
            fixed: plan.fixed,
            conversions: plan.conversions,
            tried: Vec::new(),
            profiles: plan.profiles.clone(),
            columns: plan.columns.clone(),
        }
    }

    /// What is shown of the file, with so many rows kept out after it was read.
    pub fn facts(&self, kept_out_later: u64) -> FileFacts {
        let rows_kept_out = self.rows_kept_out + kept_out_later;
        let columns = self.columns.iter().enumerate().map(|(at, column)| ColumnFacts {
            name: column.name.clone(),
            role: column.role,
            meaning: column.meaning,
            sample: self.samples.get(at).cloned().unwrap_or_default(),
            confidence: column.confidence,
            why: column.why.clone(),
        });
        FileFacts {
            file: self.name.clone(),
            encoding: self.encoding,
            bom: self.bom,
            delimiter: self.dialect.map_or(',', |dialect| dialect.delimiter as char),
            header_line: self.header_line,
            preamble_rows: self.preamble_rows,
            footer_rows: self.footer_rows,
            shape: self.shape,
            columns: columns.collect(),
            rows_read: self.rows_read,
            rows_used: self.rows_read - rows_kept_out,
            rows_kept_out,
            date_order: self.date_order,
            decimal_mark: self.decimal_mark,
            questions: self.questions.clone(),
            decisions: self.decisions.clone(),
            needs_join: self.needs_join,
            problem: self.problem.clone(),
        }
    }

    /// Several touches stand in one row: a touch that does not count is not a row that does not.
    pub fn has_rows_of_many(&self) -> bool {
        matches!(self.shape, Shape::Paths | Shape::Aggregated | Shape::Wide)
    }
}

/// The order of day and month of the first column of dates that shows one.
fn date_order(layout: &super::layout::Layout) -> Option<DateOrderFact> {
    let orders = layout.dates().map(|dates| match (dates.is_open() && dates.other.is_some(), dates.format.order) {
        (true, _) => DateOrderFact::Ambiguous,
        (false, DateOrder::Ymd) => DateOrderFact::Ymd,
        (false, DateOrder::Dmy) => DateOrderFact::Dmy,
        (false, DateOrder::Mdy) => DateOrderFact::Mdy,
    });
    orders.reduce(|first, next| if first == DateOrderFact::Ymd { next } else { first })
}

/// What all cells together say against how they were read.
fn learned(layout: &super::layout::Layout) -> Option<Learned> {
    let numeric = |format: &DateFormat| matches!(format.order, DateOrder::Dmy | DateOrder::Mdy);
    // One column of a file that decides decides for those that leave it open: one tool wrote them both.
    let decided = layout.dates().filter_map(Dates::certain).find(numeric);
    let mut again = false;
    let dates = layout.dates().map(|dates| {
        let corrected = match decided {
            Some(format) if dates.other.is_some() && dates.is_open() => Some((format, None)),
            _ => dates.corrected(),
        };
        again |= corrected.is_some();
        let (format, other) = corrected.unwrap_or((dates.format, dates.other.as_ref().map(|(other, _)| *other)));
        (dates.at, format, other)
    });
    let dates = dates.collect();
    let numbers = layout.numbers().map(|numbers| {
        let corrected = numbers.corrected();
        again |= corrected.is_some();
        (numbers.at, corrected.unwrap_or(numbers.format))
    });
    let numbers = numbers.collect();
    again.then_some(Learned { dates, numbers, assigned: None })
}

/// Dates of a column that cannot be read and are listed only.
const FEW_CELLS: u64 = 3;

/// What was decided about cells that cannot be used as they stand.
fn cell_decisions(file: &str, columns: &[Column], layout: &super::layout::Layout, rows_read: u64) -> Vec<Decision> {
    let name = |at: usize| columns.get(at).map_or_else(String::new, |column| column.name.clone());
    let mut decisions = Vec::new();
    let amount = &layout.amount;
    if amount.at != ABSENT && amount.unreadable.cells > 0 {
        let (column, unreadable) = (name(amount.at), &amount.unreadable);
        let subject = Subject::UnreadableAmounts {
            file: file.to_owned(),
            column: column.clone(),
            cells: unreadable.cells,
            examples: unreadable.examples.clone(),
        };
        decisions.push(Decision::new(subject, Certainty::Open, column));
    }
    for dates in layout.dates().filter(|dates| dates.unreadable.cells >= FEW_CELLS) {
        let unreadable = &dates.unreadable;
        // A damaged row now and then is listed with the rows that do not count; more of them may be another way to write dates.
        if unreadable.cells * 50 <= rows_read {
            continue;
        }
        let subject = Subject::UnreadableDates {
            file: file.to_owned(),
            column: name(dates.at),
            cells: unreadable.cells,
            examples: unreadable.examples.clone(),
        };
        decisions.push(Decision::new(subject, Certainty::Open, "not counted"));
    }
    for dates in layout.dates().filter(|dates| dates.placeholders.cells > 0) {
        let (column, placeholders) = (name(dates.at), &dates.placeholders);
        let subject = Subject::PlaceholderDates {
            file: file.to_owned(),
            column,
            rows: placeholders.cells,
            examples: placeholders.examples.clone(),
        };
        let decision = Decision::new(subject, Certainty::Likely, "not counted");
        decisions.push(decision.or("count as dates", Answer::Joining(JoiningSwitch::KeepPlaceholderDates, true)));
    }
    decisions
}

/// What the file leaves open, so that the user is asked.
fn questions(columns: &[Column], layout: &super::layout::Layout) -> Vec<Question> {
    let name = |at: usize| columns.get(at).map_or_else(String::new, |column| column.name.clone());
    let mut questions = Vec::new();
    for dates in layout.dates().filter(|dates| dates.is_open()) {
        let Some((other, [Some(first), Some(second)])) = &dates.other else { continue };
        let answer = |format: DateFormat, period: (i64, i64)| {
            let example = format.parse(dates.example.as_bytes())?.at;
            Some(DateAnswer { order: format.order, example, period })
        };
        let answers: Vec<DateAnswer> =
            [answer(dates.format, *first), answer(*other, *second)].into_iter().flatten().collect();
        if answers.len() == 2 {
            questions.push(Question::DateOrder { column: name(dates.at), example: dates.example.clone(), answers });
        }
    }
    for numbers in layout.numbers().filter(|numbers| numbers.is_open() && !numbers.given) {
        let second = match numbers.format.decimal {
            DecimalMark::Point => DecimalMark::Comma,
            DecimalMark::Comma => DecimalMark::Point,
        };
        let answer = |decimal| Some((decimal, NumberFormat { decimal }.parse(numbers.example.as_bytes())?.minor));
        let answers: Vec<_> = [answer(numbers.format.decimal), answer(second)].into_iter().flatten().collect();
        if answers.len() == 2 {
            questions.push(Question::DecimalMark {
                column: name(numbers.at),
                example: numbers.example.clone(),
                answers,
            });
        }
    }
    questions
}

/// What was inferred of the rows.
fn row_decisions(rows: &super::reading::Rows) -> Vec<Decision> {
    let mut decisions = Vec::new();
    let file = || rows.name.clone();
    let layout = &rows.plan.layout;
    let column = |at: usize| rows.plan.columns.get(at).map(|column| column.name.clone());
    let as_role = |column: &str, role| Answer::Role { file: file(), column: column.to_owned(), role: Some(role) };
    if let Some(name) = column(layout.events) {
        let subject = Subject::OutcomeColumn { file: file(), column: name.clone(), words: layout.purchases.clone() };
        let answer = as_role(&name, Role::TouchType);
        decisions.push(
            Decision::new(subject, Certainty::Likely, layout.purchases.join(", ")).or("each journey is a win", answer),
        );
    }
    if let Some(name) = column(layout.closed.at).filter(|_| layout.paid) {
        let subject = Subject::OutcomeColumn {
            file: file(),
            column: name.clone(),
            words: vec!["a date".to_owned(), "nothing".to_owned()],
        };
        let answer = as_role(&name, Role::Closed);
        decisions.push(
            Decision::new(subject, Certainty::Likely, "orders without a payment are open")
                .or("each deal with an amount is won", answer),
        );
    }
    if let Some(column) = column(layout.unused_split) {
        decisions.push(Decision::new(Subject::UnusedShares { file: file(), column }, Certainty::Likely, "not used"));
    }
    if rows.filled_rows > 0 {
        let subject = Subject::FilledDown { file: file(), rows: rows.filled_rows };
        let keep = Answer::Joining(JoiningSwitch::KeepEmptyKeys, true);
        decisions.push(Decision::new(subject, Certainty::Likely, "filled from the row above").or("left empty", keep));
    }
    let (cells, examples) = rows.rounded.clone();
    if cells > 0 {
        let column = rows.plan.columns.get(rows.plan.layout.key).map_or_else(String::new, |column| column.name.clone());
        let subject = Subject::DamagedKeys { file: file(), column, damage: KeyDamage::Rounded, cells, examples };
        decisions.push(Decision::new(subject, Certainty::Open, "taken as they are"));
    }
    decisions
}

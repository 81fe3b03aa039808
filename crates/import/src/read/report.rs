//! Report on a file that has been read: its format, the roles of its columns, and the evidence of all cells.

use super::decide::{of_columns, of_questions};
use super::file::InferredFormats;
use super::layout::Kind;
use super::log::Log;
use super::profile::Profiles;
use super::reading::FileReader;
use super::staff::Staff;
use super::typed::{ABSENT, Dates, Numbers};
use crate::detect::{Column, OutcomeCandidate};
use crate::parse::{DateFormat, NumberFormat};
use crate::source::Dialect;
use fairshare_types::decision::{Answer, Certainty, Decision, JoiningSwitch, KeyDamage, Subject};
use fairshare_types::files::{ColumnFacts, DateAnswer, DateOrderFact, FileFacts, Question};
use fairshare_types::problem::{Problem, Reason};
use fairshare_types::scale::Scale;
use fairshare_types::schema::{DateOrder, DecimalMark, Encoding, Role, Shape};

/// Report on a file that has been read.
pub struct FileReport {
    /// Its name, as the user knows it.
    pub name: String,
    /// Encoding of its text.
    pub encoding: Encoding,
    /// Whether it begins with a byte order mark.
    pub bom: bool,
    /// Delimiter and quotation mark; `None` if the file is not a table.
    pub dialect: Option<Dialect>,
    /// Line of the header, counted from 1; `None` without a header.
    pub header_line: Option<u32>,
    /// Records above the header.
    pub preamble_rows: u32,
    /// Totals and notes among and below the rows.
    pub footer_rows: u64,
    /// Meaning of a row.
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
    /// Questions that its cells leave open.
    pub questions: Vec<Question>,
    /// Columns that may be the outcome but are not used.
    pub outcome_candidates: Vec<OutcomeCandidate>,
    /// Decisions about the file.
    pub decisions: Vec<Decision>,
    /// Its rows lack outcomes and the keys of deals, or they are no touches: more files are needed.
    pub needs_join: bool,
    /// Why none of its rows is used.
    pub problem: Option<Problem>,
    /// Results that change how a second pass reads the file.
    pub learned: Option<InferredFormats>,
    /// Columns of dates that leave their order open, with both formats.
    dates: Vec<(usize, DateFormat, Option<DateFormat>)>,
    /// Profiles of its columns.
    pub profiles: Profiles,
    /// Column of the key of its rows, and the kind of that key.
    pub key: Option<(usize, Kind)>,
    /// The user chose the meaning of a row, or leaves the file out.
    pub fixed: bool,
    /// Its rows are conversions of the customers in other files.
    pub conversions: bool,
    /// Columns tried as a join key, with the number of values that the other files share.
    pub tried: Vec<(String, u64)>,
    /// The first keys.
    pub keys: Vec<String>,
    /// Column with ids of persons before they are known.
    pub anonymous: Option<String>,
    /// Column of products; the lines of a deal are summed.
    pub lines: Option<String>,
    /// Each value of the key says what kind of object it names.
    pub any_kind: bool,
    /// Rows of one customer are purchases of their own because their cells show it.
    pub purchases: bool,
    /// The user takes the rows of one customer as one deal.
    pub one_deal: bool,
    /// Nearly all rows have a close.
    pub closes: bool,
    /// Each row is a deal, not a touch that names its deal.
    pub lists_deals: bool,
    /// It is the only file and lists deals, and each row is read as a touch.
    pub single_touch: bool,
    /// Column with the names by which touches name their deals.
    pub titles: Option<String>,
    /// Column of the events of visits.
    pub events: Option<String>,
    /// Column of the ids of sales among events.
    pub sale_ids: Option<String>,
}

impl FileReport {
    /// Report on a file that cannot be read.
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
            dates: Vec::new(),
            profiles: Profiles::default(),
            key: None,
            fixed: false,
            conversions: false,
            tried: Vec::new(),
            keys: Vec::new(),
            anonymous: None,
            lines: None,
            any_kind: false,
            purchases: false,
            one_deal: false,
            closes: false,
            lists_deals: false,
            single_touch: false,
            titles: None,
            events: None,
            sale_ids: None,
        }
    }

    /// Report on a file that was read to its end.
    pub fn new(reading: FileReader, log: &mut Log, encoding: Encoding, bom: bool) -> Self {
        let FileReader { structure, mut rows, .. } = reading;
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
            decisions.extend(staff_decision(&rows));
            decisions.extend(customers_decision(&rows));
            let mut columns = of_columns(&rows.name, &plan.columns, &plan.rankings, plan.contest);
            name_other_type(&mut columns, plan);
            decisions.extend(of_deals(of_activities(with_medium(columns, &rows), &rows), &rows));
        }
        let tells = |role| plan.columns.iter().any(|c| c.role == Some(role));
        let tells_outcome = [Role::Stage, Role::Outcome, Role::Value].into_iter().any(tells)
            || layout.events != ABSENT
            || layout.paid
            || layout.lost != ABSENT;
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
            dates: layout.dates().filter_map(open_date).collect(),
            key: (layout.key != ABSENT).then_some((layout.key, layout.kind)),
            keys: plan.profiles.get(layout.key).map(|profile| profile.examples.clone()).unwrap_or_default(),
            anonymous: plan.columns.get(layout.anonymous).map(|column| column.name.clone()),
            lines: plan.columns.get(layout.lines).map(|column| column.name.clone()),
            titles: plan.columns.get(layout.titles).map(|column| column.name.clone()),
            events: plan
                .columns
                .get(layout.visits.as_ref().map_or(layout.events, |visits| visits.events))
                .map(|column| column.name.clone()),
            sale_ids: plan.columns.get(layout.sale).map(|column| column.name.clone()),
            fixed: plan.fixed,
            any_kind: layout.any_kind,
            purchases: plan.purchases,
            one_deal: plan.one_deal,
            closes: layout.closed.at != ABSENT && layout.without_close * 20 <= rows.rows_read,
            lists_deals: layout.lists_deals,
            single_touch: false,
            conversions: plan.conversions,
            tried: Vec::new(),
            profiles: plan.profiles.clone(),
            columns: plan.columns.clone(),
        }
    }

    /// Summary for display; `kept_out_later` rows were left out after reading.
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

    /// The order of day and month that its dates show.
    pub fn numeric_order(&self) -> Option<DateOrder> {
        match self.date_order? {
            DateOrderFact::Dmy => Some(DateOrder::Dmy),
            DateOrderFact::Mdy => Some(DateOrder::Mdy),
            DateOrderFact::Ymd | DateOrderFact::Ambiguous => None,
        }
    }

    /// Has a second pass read the dates that leave their order open in this one.
    pub fn exchange_orders(&mut self, order: DateOrder) {
        let mut learned = self.learned.take().unwrap_or_default();
        if learned.dates.is_empty() {
            learned.dates.clone_from(&self.dates);
        }
        for (_, format, other) in &mut learned.dates {
            if let Some(other) = other.as_mut().filter(|other| other.order == order) {
                std::mem::swap(format, other);
            }
        }
        self.learned = Some(learned);
    }

    /// Whether the key of the rows is that of a customer, who may buy more than once.
    pub fn is_of_customers(&self) -> bool {
        self.key.is_some_and(|(_, kind)| matches!(kind, Kind::Account | Kind::Contact))
    }

    /// Whether an unused column identifies the rows, as the numbers of orders do.
    pub fn has_own_ids(&self) -> bool {
        let is_key = |decision: &&Decision| {
            matches!(decision.subject, Subject::Column { role: Role::JourneyId, .. }) && !decision.confirmed
        };
        let names = |answer: &Answer| match answer {
            Answer::Role { column, .. } => self.columns.iter().position(|known| known.name == *column),
            _ => None,
        };
        let others = self.decisions.iter().filter(is_key).flat_map(|decision| &decision.alternatives);
        let mut places = others.filter_map(|other| names(&other.answer));
        places.any(|at| self.profiles.get(at).is_some_and(|own| own.is_unique() && own.filled == own.rows))
    }

    /// Whether the file is no list of touches, but has a date and a column that may name their deals.
    pub fn could_hold_touches(&self) -> bool {
        let is_key = |column: &Column| column.role.or(column.meaning).is_some_and(Role::is_key);
        let dated = self.profiles.iter().any(|(_, profile)| profile.dates);
        self.shape != Shape::Touches && dated && self.columns.iter().any(is_key)
    }

    /// Whether one row holds several touches, so that leaving out a touch does not leave out the row.
    pub fn has_rows_of_many(&self) -> bool {
        matches!(self.shape, Shape::Paths | Shape::Aggregated | Shape::Wide)
    }
}

/// A column of dates with both of its formats, if its cells leave the order open.
fn open_date(dates: &Dates) -> Option<(usize, DateFormat, Option<DateFormat>)> {
    let (other, _) = dates.other.as_ref().filter(|_| dates.is_open())?;
    Some((dates.at, dates.format, Some(*other)))
}

/// Order of day and month in the first column of dates that shows one.
fn date_order(layout: &super::layout::Layout) -> Option<DateOrderFact> {
    let orders = layout.dates().map(|dates| match (dates.is_open() && dates.other.is_some(), dates.format.order) {
        (true, _) => DateOrderFact::Ambiguous,
        (false, DateOrder::Ymd) => DateOrderFact::Ymd,
        (false, DateOrder::Dmy) => DateOrderFact::Dmy,
        (false, DateOrder::Mdy) => DateOrderFact::Mdy,
    });
    orders.reduce(|first, next| if first == DateOrderFact::Ymd { next } else { first })
}

/// Formats that all cells together show to be different from those in use.
fn learned(layout: &super::layout::Layout) -> Option<InferredFormats> {
    let numeric = |format: &DateFormat| matches!(format.order, DateOrder::Dmy | DateOrder::Mdy);
    // A column that decides its order decides for the ambiguous ones too: one tool wrote them both.
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
    // Numbers from one tool have one decimal mark.
    let marked = layout.numbers().find_map(Numbers::certain);
    let numbers = layout.numbers().map(|numbers| {
        let corrected = match marked {
            Some(format) if numbers.is_open() && !numbers.given && format != numbers.format => Some(format),
            _ => numbers.corrected(),
        };
        again |= corrected.is_some();
        (numbers.at, corrected.unwrap_or(numbers.format))
    });
    let numbers = numbers.collect();
    let clocks: Vec<usize> = layout.dates().filter(|dates| dates.has_clocks_later()).map(|dates| dates.at).collect();
    again |= !clocks.is_empty();
    again.then_some(InferredFormats { dates, numbers, clocks, ..InferredFormats::default() })
}

/// A column with fewer unreadable dates than this gets no decision; its rows are only listed.
const FEW_CELLS: u64 = 3;

/// Decisions about cells that cannot be used as written.
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
    for numbers in layout.numbers().filter(|numbers| numbers.power > 0) {
        let applied = !numbers.is_plain;
        let (value, other) = ("multiplied", "as they are written");
        let (value, other) = if applied { (value, other) } else { (other, value) };
        let times = 10_u64.pow(u32::from(numbers.power));
        let subject = Subject::AmountUnit { file: file.to_owned(), column: name(numbers.at), times, applied };
        let answer = Answer::PlainAmounts(file.to_owned(), applied);
        decisions.push(Decision::new(subject, Certainty::Likely, value).or(other, answer));
    }
    // One column may be the time of a touch and a date of its deal.
    let first = |dates: &&Dates| {
        layout.dates().find(|other| other.at == dates.at).is_some_and(|other| std::ptr::eq(other, *dates))
    };
    for dates in layout.dates().filter(first).filter(|dates| dates.unreadable.cells >= FEW_CELLS) {
        let unreadable = &dates.unreadable;
        // A few damaged rows are only listed with the rows that do not count; more may be another date format.
        if unreadable.cells * 50 <= rows_read {
            continue;
        }
        let counted = !layout.is_time(dates.at) || !layout.wide.is_empty();
        let subject = Subject::UnreadableDates {
            file: file.to_owned(),
            column: name(dates.at),
            cells: unreadable.cells,
            examples: unreadable.examples.clone(),
            counted,
        };
        let value = if counted { "counted without this date" } else { "not counted" };
        decisions.push(Decision::new(subject, Certainty::Open, value));
    }
    // Only the close date is compared with the touches.
    let closed = &layout.closed;
    if closed.at != ABSENT && closed.has_midnights() {
        let column = name(closed.at);
        let subject = Subject::WholeDays { file: file.to_owned(), column: column.clone() };
        decisions.push(Decision::new(subject, Certainty::Certain, column));
    }
    for dates in layout.dates().filter(first).filter(|dates| dates.placeholders.cells > 0) {
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

/// Questions to the user that the file leaves open.
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
    let decided = layout.numbers().any(|numbers| numbers.certain().is_some());
    for numbers in layout.numbers().filter(|numbers| numbers.is_open() && !numbers.given && !decided) {
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

/// A list of customers that could also be touches.
fn customers_decision(rows: &super::reading::Rows) -> Option<Decision> {
    let subject = Subject::Shape { file: rows.name.clone() };
    let touches = Answer::Shape(rows.name.clone(), Shape::Touches);
    rows.plan.customers.then(|| Decision::new(subject, Certainty::Likely, "links").or("touches", touches))
}

/// The column of teams of a list of the staff, which may be left unused.
fn staff_decision(rows: &super::reading::Rows) -> Option<Decision> {
    let Some(Staff::List { team, .. }) = rows.plan.staff else { return None };
    let column = rows.plan.columns.get(team)?.name.clone();
    let subject = Subject::Column { file: rows.name.clone(), role: Role::Team };
    let unused = Answer::Role { file: rows.name.clone(), column: column.clone(), role: None };
    Some(Decision::new(subject, Certainty::Likely, column).or("not used", unused))
}

/// Names the column of types that fills the gaps of the one used.
fn name_other_type(decisions: &mut [Decision], plan: &super::file::Plan) {
    let Some(other) = plan.columns.get(plan.layout.other_type) else { return };
    let of_types = |decision: &&mut Decision| matches!(decision.subject, Subject::Column { role: Role::TouchType, .. });
    if let Some(decision) = decisions.iter_mut().find(of_types) {
        decision.value = format!("{} / {}", decision.value, other.name);
        decision.certainty = decision.certainty.max(Certainty::Likely);
    }
}

/// Names the column of the medium beside that of the source, whose name alone is the alternative.
fn with_medium(mut decisions: Vec<Decision>, rows: &super::reading::Rows) -> Vec<Decision> {
    let columns = &rows.plan.columns;
    let medium = rows.plan.layout.visits.as_ref().and_then(|visits| columns.get(visits.medium));
    let Some(medium) = medium else { return decisions };
    let Some(source) = columns.iter().find(|column| column.role == Some(Role::Channel)) else { return decisions };
    decisions.retain(|decision| !matches!(decision.subject, Subject::Column { role: Role::Channel, .. }));
    let subject = Subject::Column { file: rows.name.clone(), role: Role::Channel };
    let answer = Answer::Role { file: rows.name.clone(), column: source.name.clone(), role: Some(Role::Channel) };
    let both = format!("{} / {}", source.name, medium.name);
    decisions.push(Decision::new(subject, Certainty::Likely, both).or(source.name.clone(), answer));
    decisions
}

/// Names the columns of the times of activities; each of them alone is an alternative.
fn of_activities(mut decisions: Vec<Decision>, rows: &super::reading::Rows) -> Vec<Decision> {
    let (columns, layout) = (&rows.plan.columns, &rows.plan.layout);
    let name = |at: usize| columns.get(at).map(|column| column.name.clone());
    let Some(column) = name(layout.time.at).filter(|_| !layout.other_times.is_empty()) else { return decisions };
    decisions.retain(|decision| !matches!(decision.subject, Subject::Column { role: Role::Time, .. }));
    let file = || rows.name.clone();
    let otherwise: Vec<String> = layout.spare_times.iter().filter_map(|spare| name(spare.dates.at)).collect();
    let subject = if otherwise.is_empty() {
        Subject::Column { file: file(), role: Role::Time }
    } else {
        Subject::ActivityTime { file: file(), column: column.clone(), otherwise }
    };
    let decision = Decision::new(subject, Certainty::Likely, column);
    let others = layout.other_times.iter().filter_map(|&at| name(at));
    let other = |decision: Decision, column: String| {
        let answer = Answer::Role { file: file(), column: column.clone(), role: Some(Role::Time) };
        decision.or(column, answer)
    };
    decisions.push(others.fold(decision, other));
    decisions
}

/// Asks whether a column of teams is that of the deal rather than of the touch.
fn of_deals(mut decisions: Vec<Decision>, rows: &super::reading::Rows) -> Vec<Decision> {
    let team = rows.plan.columns.get(rows.plan.layout.team).filter(|_| rows.plan.layout.team_of_deal);
    let Some(column) = team.map(|column| column.name.clone()) else { return decisions };
    decisions.retain(|decision| !matches!(decision.subject, Subject::Column { role: Role::Team, .. }));
    let subject = Subject::TeamOfDeal { file: rows.name.clone(), column: column.clone() };
    let unused = Answer::Role { file: rows.name.clone(), column: column.clone(), role: None };
    decisions.push(Decision::new(subject, Certainty::Open, column).or("not used", unused));
    decisions
}

/// Decisions inferred from the rows.
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
    if let Some(name) = column(layout.outcome).filter(|_| layout.goals) {
        let words = vec!["a goal".to_owned(), "nothing".to_owned()];
        let subject = Subject::OutcomeColumn { file: file(), column: name.clone(), words };
        let answer = Answer::Role { file: file(), column: name, role: None };
        let value = "a visit that reached a goal is a win";
        decisions.push(Decision::new(subject, Certainty::Likely, value).or("goals are not used", answer));
    }
    if let Some(name) = column(layout.closed.at).filter(|_| layout.paid) {
        let subject = Subject::OutcomeColumn {
            file: file(),
            column: name.clone(),
            words: vec!["a date".to_owned(), "nothing".to_owned()],
        };
        let answer = as_role(&name, Role::Closed);
        decisions.push(
            Decision::new(subject, Certainty::Likely, "deals without a date are open")
                .or("each deal with an amount is won", answer),
        );
    }
    if let Some(name) = column(layout.lost) {
        let subject = Subject::OutcomeColumn {
            file: file(),
            column: name.clone(),
            words: vec!["an entry".to_owned(), "nothing".to_owned()],
        };
        let answer = Answer::Role { file: file(), column: name, role: None };
        decisions.push(
            Decision::new(subject, Certainty::Likely, "deals with an entry are lost")
                .or("each deal with an amount is won", answer),
        );
    }
    if let Some(name) = column(layout.time.at).filter(|_| layout.not_responded > 0) {
        let subject = Subject::NotResponded { file: file(), column: name, rows: layout.not_responded };
        let decision = Decision::new(subject, Certainty::Likely, "not counted");
        let created = rows.plan.columns.iter().find(|column| column.meaning == Some(Role::Created));
        let counted = created.map(|column| (column.name.clone(), as_role(&column.name, Role::Time)));
        decisions.push(counted.into_iter().fold(decision, |decision, (name, answer)| decision.or(name, answer)));
    }
    if let Some(name) = column(layout.record_created) {
        let subject = Subject::CreationDate { file: file(), column: name.clone() };
        let unused = Answer::Role { file: file(), column: name.clone(), role: None };
        decisions.push(Decision::new(subject, Certainty::Likely, name).or("not used", unused));
    }
    if let Some(column) = column(layout.unused_split) {
        decisions.push(Decision::new(Subject::UnusedShares { file: file(), column }, Certainty::Likely, "not used"));
    }
    if let Some(name) = column(layout.refunded.at).filter(|_| layout.refunds > 0 && layout.events == ABSENT) {
        let keep = layout.keeps_refunded;
        let (subtracted, left) = if keep { (0, layout.refunds) } else { (layout.refunds, 0) };
        let subject = Subject::Refunds { file: file(), column: name, subtracted, left };
        let (value, other) = if keep { ("not subtracted", "subtracted") } else { ("subtracted", "not subtracted") };
        decisions.push(Decision::new(subject, Certainty::Likely, value).or(other, Answer::KeepRefunded(file(), !keep)));
    }
    let steps = rows.plan.path_ends.names();
    if !steps.is_empty() {
        let keep = Answer::Joining(JoiningSwitch::KeepPlaceholders, true);
        let subject = Subject::PathEnds { file: file(), steps };
        decisions.push(Decision::new(subject, Certainty::Likely, "not counted").or("kept as channels", keep));
    }
    if rows.filled_rows > 0 {
        let subject = Subject::FilledDown { file: file(), rows: rows.filled_rows };
        let keep = Answer::Joining(JoiningSwitch::KeepEmptyKeys, true);
        decisions.push(Decision::new(subject, Certainty::Likely, "filled from the row above").or("left empty", keep));
    }
    if let Some(name) = column(layout.sequence).filter(|_| layout.orders_by_contents || layout.counts_down) {
        let subject = Subject::OrderByContents { file: file(), column: name.clone(), counts_down: layout.counts_down };
        decisions.push(Decision::new(subject, Certainty::Likely, name));
    }
    for mark in layout.marks.iter().filter(|mark| mark.marked.cells > 0) {
        let Some(column) = column(mark.at) else { continue };
        let subject = Subject::MarkedRows {
            file: file(),
            column,
            mark: mark.kind,
            counted: mark.counted,
            rows: mark.marked.cells,
            examples: mark.marked.examples.clone(),
        };
        let (value, other) = if mark.counted { ("counted", "not counted") } else { ("not counted", "counted") };
        let certainty = if mark.is_open { Certainty::Open } else { Certainty::Likely };
        let answer = Answer::MarkedRows(file(), mark.kind, !mark.counted);
        decisions.push(Decision::new(subject, certainty, value).or(other, answer));
    }
    let (cells, examples) = rows.rounded.clone();
    if cells > 0 {
        let column = rows.plan.columns.get(rows.plan.layout.key).map_or_else(String::new, |column| column.name.clone());
        let subject = Subject::DamagedKeys { file: file(), column, damage: KeyDamage::Rounded, cells, examples };
        decisions.push(Decision::new(subject, Certainty::Open, "taken as they are"));
    }
    decisions
}

//! Report on a file that has been read: its format, the roles of its columns, and the evidence of all cells.

mod cells;
mod columns;
mod rows;
mod shape;

use self::cells::{cell_decisions, date_order, learned, open_date, questions};
use self::columns::{customers_decision, name_other_type, of_activities, of_deals, staff_decision, with_medium};
use self::rows::row_decisions;
use self::shape::spend_decision;
use super::decide::{of_columns, of_questions};
use super::file::InferredFormats;
use super::layout::Kind;
use super::leads::LeadColumns;
use super::log::Log;
use super::profile::Profiles;
use super::reading::FileReader;
use super::spend;
use super::typed::ABSENT;
use crate::detect::{Column, OutcomeCandidate};
use crate::parse::DateFormat;
use crate::source::Dialect;
use fairshare_types::decision::{Answer, Decision, Subject};
use fairshare_types::files::{ColumnFacts, DateOrderFact, FileFacts, Question};
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
    /// Its rows are spend if another file brings touches.
    pub may_be_spend: bool,
    /// Its columns of people, if it may list people without deals.
    pub people: Option<LeadColumns>,
    /// Rows of people that do not count because a plain close date is filled.
    pub closed_leads: u64,
    /// Its rows are people without deals.
    pub leads: bool,
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
            may_be_spend: false,
            people: None,
            closed_leads: 0,
            leads: false,
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
        let may_be_spend = !rows.final_pass
            && !plan.fixed
            && plan.spend.is_some()
            && rows.rows_read > 0
            && spend::is_likely(&plan.columns, &plan.profiles, plan.shape, plan.missing);
        let is_read = problem.is_none() || may_be_spend;
        let learned = if rows.final_pass || !is_read { None } else { learned(layout) };
        let questions = if problem.is_some() { Vec::new() } else { questions(&plan.columns, layout) };
        let mut decisions = of_questions(&rows.name, &questions);
        if problem.is_none() {
            decisions.extend(cell_decisions(&rows.name, &plan.columns, layout, rows.rows_read));
            decisions.extend(row_decisions(&rows));
            decisions.extend(staff_decision(&rows));
            decisions.extend(customers_decision(&rows));
            decisions.extend(spend_decision(&rows));
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
            Shape::Touches => layout.kind != Kind::Deal && !tells_outcome,
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
            // Spend has a scale of its own.
            scale: if problem.is_some() || plan.shape == Shape::Spend {
                Scale::default()
            } else {
                layout.needed_scale()
            },
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
            may_be_spend,
            people: plan.people.clone(),
            closed_leads: plan.closed_leads,
            leads: plan.leads,
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
            shape: if self.leads { Shape::Leads } else { self.shape },
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

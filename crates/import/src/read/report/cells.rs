//! Decisions and questions that follow from the cells of a file: orders of dates, decimal marks, units.

use fairshare_types::decision::{Answer, Certainty, Decision, JoiningSwitch, Subject};
use fairshare_types::files::{DateAnswer, DateOrderFact, Question};
use fairshare_types::schema::{DateOrder, DecimalMark};

use crate::detect::Column;
use crate::parse::{DateFormat, NumberFormat};
use crate::read::file::InferredFormats;
use crate::read::layout::Layout;
use crate::read::typed::{ABSENT, Dates, Numbers};

/// A column of dates with both of its formats, if its cells leave the order open.
pub(super) fn open_date(dates: &Dates) -> Option<(usize, DateFormat, Option<DateFormat>)> {
    let (other, _) = dates.other.as_ref().filter(|_| dates.is_open())?;
    Some((dates.at, dates.format, Some(*other)))
}

/// Order of day and month in the first column of dates that shows one.
pub(super) fn date_order(layout: &Layout) -> Option<DateOrderFact> {
    let orders = layout.dates().map(|dates| match (dates.is_open() && dates.other.is_some(), dates.format.order) {
        (true, _) => DateOrderFact::Ambiguous,
        (false, DateOrder::Ymd) => DateOrderFact::Ymd,
        (false, DateOrder::Dmy) => DateOrderFact::Dmy,
        (false, DateOrder::Mdy) => DateOrderFact::Mdy,
    });
    orders.reduce(|first, next| if first == DateOrderFact::Ymd { next } else { first })
}

/// Formats that all cells together show to be different from those in use.
pub(super) fn learned(layout: &Layout) -> Option<InferredFormats> {
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
    let percent = layout.probability.corrected();
    again |= percent.is_some();
    again.then_some(InferredFormats { dates, numbers, clocks, percent, ..InferredFormats::default() })
}

/// A column with fewer unreadable dates than this gets no decision; its rows are only listed.
const FEW_CELLS: u64 = 3;

/// Decisions about cells that cannot be used as written.
pub(super) fn cell_decisions(file: &str, columns: &[Column], layout: &Layout, rows_read: u64) -> Vec<Decision> {
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
    if let Some(unit) = layout.probability.unit() {
        let (file, column) = (file.to_owned(), name(layout.probability.numbers.at));
        let value = |percent: bool| if percent { "percent" } else { "fractions of one" };
        let answer = Answer::Percent(file.clone(), !unit.percent);
        let subject = Subject::ProbabilityUnit { file, column, percent: unit.percent };
        let decision = Decision::new(subject, unit.certainty, value(unit.percent));
        decisions.push(match unit.certainty {
            Certainty::Certain => decision,
            Certainty::Likely | Certainty::Open => decision.or(value(!unit.percent), answer),
        });
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
pub(super) fn questions(columns: &[Column], layout: &Layout) -> Vec<Question> {
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

//! The likelier order of day and month in a file whose dates leave it open, by the dates of the other files.

use super::cell::NONE;
use super::report::FileReport;
use super::rows::Store;
use fairshare_types::files::{DateAnswer, Question};
use fairshare_types::schema::{DateOrder, Role, Shape};
use fairshare_types::time::{DAY, civil, days};

/// An order is likelier if under it at least one more touch in this many precedes the close.
const ONE_IN: u64 = 5;
/// Fewest touches that show it.
const ENOUGH: u64 = 2;

/// For each file whose dates are open, the order to assume, if it is not the one by which the file was read.
pub fn likelier(files: &[FileReport], store: &Store) -> Vec<Option<DateOrder>> {
    (0..files.len()).map(|at| likelier_of(files, at, store)).collect()
}

fn likelier_of(files: &[FileReport], at: usize, store: &Store) -> Option<DateOrder> {
    let open = open_dates(&files[at]);
    let meaning = |column: &str| files[at].columns.iter().find(|known| known.name == column)?.meaning;
    let closes = open.iter().find(|(column, _)| meaning(column) == Some(Role::Closed));
    let (column, [taken, other]) = closes.or(open.first())?;
    // Only the order of day and month can be exchanged in a date that has been read.
    if [taken.order, other.order].contains(&DateOrder::Ymd) {
        return None;
    }
    let lists_deals = files[at].shape == Shape::Deals && closes.is_some();
    let of_touches = files[at].shape == Shape::Touches && meaning(column) == Some(Role::Time);
    let settled = |file: usize| files.get(file).is_some_and(|file| open_dates(file).is_empty());
    // Touches, and those that precede a close in the order taken and in the other one.
    let (mut touches, mut first, mut second) = (0_u64, 0_u64, 0_u64);
    for (row, &key) in store.touches.deal.iter().enumerate() {
        let deal = store.deals.get(key);
        let (file, time) = (store.touches.file_of(row), store.touches.time[row]);
        let listed_in = deal.origin.map(|(file, _)| file as usize);
        let (taken_first, other_first) = match listed_in.filter(|_| deal.closed != NONE) {
            Some(list) if lists_deals && list == at && settled(file) => {
                (time <= deal.closed, time <= exchanged(deal.closed))
            }
            Some(list) if of_touches && file == at && settled(list) => {
                (time <= deal.closed, exchanged(time) <= deal.closed)
            }
            // The touch of a person or an account precedes the last close at least.
            None if lists_deals && settled(file) => (time < taken.period.1 + DAY, time < other.period.1 + DAY),
            _ => continue,
        };
        touches += 1;
        first += u64::from(taken_first);
        second += u64::from(other_first);
    }
    let clearly = |more: u64, less: u64| more >= less + ENOUGH.min(touches) && (more - less) * ONE_IN >= touches;
    if touches >= ENOUGH && (clearly(second, first) || clearly(first, second)) {
        return (second > first).then_some(other.order);
    }
    // Programs of one company mostly write dates alike.
    let mut written = files.iter().filter(|file| open_dates(file).is_empty()).filter_map(FileReport::numeric_order);
    let order = written.next().filter(|order| written.all(|next| next == *order))?;
    (order == other.order).then_some(order)
}

/// The columns whose dates are open, and both orders of each, the one taken first.
fn open_dates(file: &FileReport) -> Vec<(&str, [&DateAnswer; 2])> {
    file.questions.iter().filter_map(open_date).collect()
}

/// The column of a question about dates, and its two orders.
fn open_date(question: &Question) -> Option<(&str, [&DateAnswer; 2])> {
    match question {
        Question::DateOrder { column, answers, .. } => match answers.as_slice() {
            [taken, other] => Some((column.as_str(), [taken, other])),
            _ => None,
        },
        Question::DecimalMark { .. } => None,
    }
}

/// An instant with the day and the month of its date exchanged, if both can be a month.
fn exchanged(at: i64) -> i64 {
    let (year, month, day) = civil(at);
    match days(year, day, month) {
        Some(other) => other * DAY + at.rem_euclid(DAY),
        None => at,
    }
}

//! Recognises purchases, payments and lines of products.

use std::collections::BTreeSet;

use super::super::typed::ABSENT;
use super::super::words::Topic;
use super::cells::Cells;
use super::visits::is_id;
use super::{Fit, at, is_refund, key_of};
use crate::detect::{Column, Heading, words};
use fairshare_types::schema::{Role, Why};

/// Whether an event is a purchase by its name: `purchase`, `order_completed`.
pub fn is_purchase(event: &str) -> bool {
    let words = words(event);
    let are = |topics: &[Topic]| words.iter().all(|word| topics.iter().any(|topic| topic.has(word)));
    let has = |topic: Topic| words.iter().any(|word| topic.has(word));
    let checkout = words.len() > 1 && are(&[Topic::Checkout, Topic::Completed]);
    checkout || has(Topic::Purchase) && are(&[Topic::Purchase, Topic::Completed, Topic::BesidePurchase])
}

/// Finds purchases among the events of persons, if no column has an outcome or a stage and amounts alone do not tell.
pub(super) fn purchases(columns: &[Column], cells: &Cells<'_>, fit: &mut Fit) {
    let told = [Role::Outcome, Role::Stage].into_iter().any(|role| at(columns, role).is_some());
    let of_person = key_of(columns).is_some_and(|key| columns[key].meaning == Some(Role::Contact));
    let valued = at(columns, Role::Value);
    if !of_person {
        return;
    }
    let key = key_of(columns);
    let is_sale =
        |at: usize| Some(at) != key && columns[at].role.is_none() && is_id(columns, cells, at, Topic::Transaction);
    // Amounts in a few rows of a person are those of sales; amounts in all of them may belong to one deal.
    if valued.is_some_and(|at| cells.filled(at) * 5 <= cells.rows.len() * 3) {
        fit.sells = true;
        fit.sale = (0..columns.len()).find(|&at| is_sale(at)).unwrap_or(ABSENT);
    }
    if told {
        return;
    }
    let found = (0..columns.len()).find(|&at| {
        let column = &columns[at];
        let event = column.role == Some(Role::TouchType) || column.role.is_none() && Topic::Event.is_in(&column.name);
        let bought = cells.column(at).filter(|cell| is_purchase(cell)).count();
        // Amounts of their own tell which rows are sales, unless some of them are paid back or belong to other events.
        let untold = valued.is_none() || fit.visits.is_some() || cells.column(at).any(is_refund);
        event && untold && column.why != Why::Chosen && bought > 0 && bought < cells.filled(at)
    });
    let Some(found) = found else { return };
    let mut texts: BTreeSet<&str> = BTreeSet::new();
    texts.extend(cells.column(found).filter(|cell| is_purchase(cell)));
    fit.events = found;
    let sale = (0..columns.len()).find(|&at| Some(at) != key && is_id(columns, cells, at, Topic::Transaction));
    fit.sells = true;
    let refunded = (0..columns.len())
        .find(|&at| columns[at].role.is_none() && Topic::Refund.is_in(&columns[at].name) && cells.filled(at) > 0);
    (fit.sale, fit.refunded) = (sale.unwrap_or(ABSENT), refunded.unwrap_or(ABSENT));
    fit.purchases = texts.into_iter().map(str::to_owned).collect();
}

/// Column of what is paid back of the amount in the same row: `Amount Refunded`.
pub(super) fn refunded(columns: &[Column], cells: &Cells<'_>) -> usize {
    let Some(value) = at(columns, Role::Value).filter(|&at| columns[at].why != Why::Chosen) else { return ABSENT };
    let number = |row: usize, at: usize| {
        let digits: String = cells.get(row, at).chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        digits.parse::<f64>().ok()
    };
    let found = (0..columns.len()).find(|&at| {
        let column = &columns[at];
        let named = Topic::Refund.is_in(&column.name) && Heading::of(&column.name).says.role(Role::Value) > 0;
        let part = |row: usize| match (number(row, at), number(row, value)) {
            (Some(back), Some(paid)) => back <= paid,
            (None, _) => cells.get(row, at).is_empty(),
            (Some(_), None) => false,
        };
        column.role.is_none() && column.why != Why::Chosen && named && cells.filled(at) > 0 && {
            (0..cells.rows.len()).all(part)
        }
    });
    found.unwrap_or(ABSENT)
}

/// Whether the close is the date of a payment that some rows lack, and no column has an outcome or a stage.
pub(super) fn paid(columns: &[Column], cells: &Cells<'_>) -> bool {
    let told = [Role::Outcome, Role::Stage].into_iter().any(|role| at(columns, role).is_some());
    let closed = columns.iter().position(|column| column.meaning == Some(Role::Closed));
    let Some(closed) = closed.filter(|&at| !told && columns[at].why != Why::Chosen) else { return false };
    let filled = cells.filled(closed);
    let ends = Topic::Payment.is_in(&columns[closed].name) || columns[closed].role == Some(Role::Closed);
    ends && filled > 0 && filled < cells.rows.len()
}

/// Column of products in a table with one line per product of a deal.
///
/// The lines of a deal have amounts of their own and close together.
pub(super) fn lines(columns: &[Column], cells: &Cells<'_>) -> usize {
    let (Some(key), Some(value)) = (key_of(columns), at(columns, Role::Value)) else { return ABSENT };
    let (several, varying) = cells.varying(key, value);
    let one_close = [Role::Stage, Role::Outcome, Role::Closed].into_iter().all(|role| {
        let found = columns.iter().position(|column| column.meaning == Some(role));
        found.is_none_or(|at| cells.varying(key, at).1 * 10 <= several)
    });
    if several == 0 || varying * 2 < several || !one_close || Topic::UnitPrice.is_in(&columns[value].name) {
        return ABSENT;
    }
    let found = (0..columns.len()).find(|&at| {
        let column = &columns[at];
        let free = column.role.is_none_or(|role| role == Role::Segment) && column.why != Why::Chosen;
        at != key && free && Topic::Product.is_in(&column.name) && cells.varying(key, at).1 * 2 >= several
    });
    found.unwrap_or(ABSENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_that_are_purchases() {
        for event in [
            "purchase",
            "order_completed",
            "checkout completed",
            "In-app purchase",
            "newOrderPlaced",
            "Заказ оформлен",
            "Bestellung bestätigt",
            "Achat en ligne",
            "Compra realizada",
            "satın alma",
            "購入完了",
        ] {
            assert!(is_purchase(event), "{event}");
        }
        for event in ["", "checkout", "checkout started", "add to cart", "order viewed", "заказ звонка", "購入ページ"]
        {
            assert!(!is_purchase(event), "{event}");
        }
    }
}

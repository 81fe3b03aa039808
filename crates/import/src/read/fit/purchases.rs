//! Purchases, payments and lines of products.

use std::collections::BTreeSet;

use super::super::typed::ABSENT;
use super::super::words::Topic;
use super::cells::Cells;
use super::{Fit, at, key_of};
use crate::detect::{Column, Role, Why, words};

/// Whether an event is a purchase by its name: `purchase`, `order_completed`.
pub fn is_purchase(event: &str) -> bool {
    let words = words(event);
    let are = |topics: &[Topic]| words.iter().all(|word| topics.iter().any(|topic| topic.has(word)));
    let has = |topic: Topic| words.iter().any(|word| topic.has(word));
    let checkout = words.len() > 1 && are(&[Topic::Checkout, Topic::Completed]);
    checkout || has(Topic::Purchase) && are(&[Topic::Purchase, Topic::Completed, Topic::BesidePurchase])
}

/// Finds purchases among the events of persons, if no column has an outcome, a stage or an amount.
pub(super) fn purchases(columns: &[Column], cells: &Cells<'_>, fit: &mut Fit) {
    let told = [Role::Outcome, Role::Stage, Role::Value].into_iter().any(|role| at(columns, role).is_some());
    let of_person = key_of(columns).is_some_and(|key| columns[key].meaning == Some(Role::Contact));
    if told || !of_person {
        return;
    }
    let found = (0..columns.len()).find(|&at| {
        let column = &columns[at];
        let event = column.role == Some(Role::TouchType) || column.role.is_none() && Topic::Event.is_in(&column.name);
        let bought = cells.column(at).filter(|cell| is_purchase(cell)).count();
        event && column.why != Why::Chosen && bought > 0 && bought < cells.filled(at)
    });
    let Some(found) = found else { return };
    let mut texts: BTreeSet<&str> = BTreeSet::new();
    texts.extend(cells.column(found).filter(|cell| is_purchase(cell)));
    fit.events = found;
    fit.purchases = texts.into_iter().map(str::to_owned).collect();
}

/// Whether the close is the date of a payment that some rows lack, and no column has an outcome or a stage.
pub(super) fn paid(columns: &[Column], cells: &Cells<'_>) -> bool {
    let told = [Role::Outcome, Role::Stage].into_iter().any(|role| at(columns, role).is_some());
    let closed = columns.iter().position(|column| column.meaning == Some(Role::Closed));
    let Some(closed) = closed.filter(|&at| !told && columns[at].why != Why::Chosen) else { return false };
    let filled = cells.filled(closed);
    Topic::Payment.is_in(&columns[closed].name) && filled > 0 && filled < cells.rows.len()
}

/// The column of products in a table with a line for each product of a deal: the lines have amounts of their own and close
/// together.
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

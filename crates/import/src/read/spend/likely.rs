//! Decides whether a file with the columns of spend may be read as spend beside a file of touches.

use crate::detect::{Column, names_measure};
use crate::read::profile::Profiles;
use fairshare_types::problem::Reason;
use fairshare_types::schema::{Role, Shape};

/// Whether a file that could be spend is nothing else: it has no deals, or its only keys are those of the advertiser.
pub fn is_likely(columns: &[Column], profiles: &Profiles, shape: Shape, missing: Option<Reason>) -> bool {
    match missing {
        Some(reason) => reason == Reason::SpendAlone,
        None => shape == Shape::Touches && is_of_one_advertiser(columns, profiles),
    }
}

/// Whether all keys of a file are the same in each row, beside sums such as impressions.
fn is_of_one_advertiser(columns: &[Column], profiles: &Profiles) -> bool {
    let is_key = |column: &Column| column.role.or(column.meaning).is_some_and(Role::is_key);
    let keys = columns.iter().enumerate().filter(|(_, column)| is_key(column));
    let is_one = |at: usize| {
        profiles.get(at).is_some_and(|profile| profile.rows > 1 && profile.filled > 0 && profile.values.distinct() == 1)
    };
    let is_sum = |(at, column): (usize, &Column)| {
        let numbers = profiles.get(at).is_some_and(|profile| profile.numbers);
        column.role != Some(Role::Cost) && names_measure(&column.name) && numbers
    };
    keys.clone().all(|(at, _)| is_one(at)) && columns.iter().enumerate().any(is_sum)
}

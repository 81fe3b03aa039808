//! Russian. One file per part of the page, as in English.

mod about_models;
mod agreed;
mod agreement;
mod answers;
mod arrived;
mod bar;
mod charts;
mod counting;
mod credit;
mod data;
mod deals;
mod decisions;
mod explanations;
mod fairness;
mod filters;
mod folders;
mod grouping;
mod headline;
mod holdout;
mod keep;
mod kept_out;
#[cfg(test)]
mod latin;
#[cfg(test)]
pub(in crate::texts) mod made;
mod models;
mod moved;
mod offline;
mod paths;
mod periods;
mod pipeline;
mod problems;
mod questions;
mod reading;
mod seal;
#[cfg(test)]
mod sentences;
mod share;
mod spend;
mod table;
mod teams;
mod together;
mod warehouse;

use std::ops::Deref;

use super::{Figures, Strings, Texts};
use crate::texts::isolate::{all_isolated, isolated};

/// Russian.
#[derive(Clone, Copy)]
pub struct Russian {
    /// Formats numbers, money and dates.
    pub figures: &'static dyn Figures,
}

impl Texts for Russian {
    fn figures(&self) -> &dyn Figures {
        self.figures
    }
}

impl Deref for Russian {
    type Target = Strings;

    fn deref(&self) -> &Strings {
        &STRINGS
    }
}

/// All texts without arguments.
static STRINGS: Strings = strings_of_areas!();

impl Russian {
    /// "1 сделка", "2 сделки", "5 сделок".
    #[must_use]
    pub fn counted(&self, n: u64, one: &str, few: &str, many: &str) -> String {
        format!("{} {}", self.figures.count(n), Self::form(n, one, few, many))
    }

    /// The form of a noun that follows a number.
    #[must_use]
    pub const fn form<'a>(n: u64, one: &'a str, few: &'a str, many: &'a str) -> &'a str {
        match (n % 10, n % 100) {
            (_, 11..=14) => many,
            (1, _) => one,
            (2..=4, _) => few,
            _ => many,
        }
    }

    /// "Продажи", "Продажи и маркетинг", "Продажи, маркетинг и SDR".
    #[must_use]
    pub fn listed(names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => isolated(one).into_owned(),
            [first @ .., last] => format!("{} и {}", all_isolated(first).join(", "), isolated(last)),
        }
    }
}

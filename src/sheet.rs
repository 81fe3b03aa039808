//! The table's numbers: rows are groups, columns are models.

use fairshare_engine::view::{By, Comparison, GroupKind};
use serde::{Deserialize, Serialize};

use crate::amounts;
use crate::redaction;

mod written;

pub use written::{Cell, Copied, csv, tsv};

/// What the cells show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Measure {
    /// Share of won revenue.
    Share,
    /// Credit in the data's currency, to the cent.
    Amount,
    /// Fractions of won deals.
    Deals,
    /// Credit before rounding to cents.
    Unrounded,
}

impl Measure {
    /// All of them, in the order of the control.
    pub const ALL: [Self; 4] = [Self::Share, Self::Amount, Self::Deals, Self::Unrounded];

    /// A word that stands for it in the document and in names of files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Amount => "amount",
            Self::Deals => "deals",
            Self::Unrounded => "unrounded",
        }
    }

    /// The measure that a word stands for.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.key() == key)
    }
}

/// A number of the table, in its measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// 0 to 1.
    Share(f64),
    /// Minor units.
    Amount(i64),
    /// Fractions of won deals.
    Deals(f64),
    /// Minor units before rounding.
    Unrounded(f64),
}

impl Value {
    /// This less another of the same measure.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        match (self, other) {
            (Self::Share(a), Self::Share(b)) => Self::Share(a - b),
            (Self::Amount(a), Self::Amount(b)) => Self::Amount(a - b),
            (Self::Deals(a), Self::Deals(b)) => Self::Deals(a - b),
            (Self::Unrounded(a), Self::Unrounded(b)) => Self::Unrounded(a - b),
            (a, _) => a,
        }
    }

    /// As a plain number for other programs: decimal point, major units, all digits. Where amounts are hidden they are parts
    /// of the whole, and parts have no more digits than the page shows: all digits of a part would give the amounts away.
    #[must_use]
    pub fn plain(self) -> String {
        let hidden = match self {
            Self::Share(share) => redaction::is_on().then_some(share),
            Self::Amount(minor) => redaction::percent_of(minor as f64).map(|percent| percent / 100.0),
            Self::Unrounded(minor) => redaction::percent_of(minor).map(|percent| percent / 100.0),
            Self::Deals(_) => None,
        };
        if let Some(part) = hidden {
            return ((part * 1e3).round() / 1e3).to_string();
        }
        match self {
            Self::Share(share) => share.to_string(),
            Self::Amount(minor) => amounts::exact(minor),
            Self::Deals(deals) => deals.to_string(),
            Self::Unrounded(minor) => amounts::major(minor).to_string(),
        }
    }
}

/// The number of one group under one model.
#[must_use]
pub fn value(view: &Comparison, measure: Measure, model: usize, group: usize) -> Value {
    let at = model * view.groups.len() + group;
    match measure {
        Measure::Share => Value::Share(view.share(model, group)),
        Measure::Amount => Value::Amount(view.amount(model, group)),
        Measure::Deals => Value::Deals(view.deals.get(at).copied().unwrap_or(0.0)),
        Measure::Unrounded => Value::Unrounded(view.unrounded.get(at).copied().unwrap_or(0.0)),
    }
}

/// What the groups sum to under one model: added up from the cells, so that a wrong cell shows.
#[must_use]
pub fn total(view: &Comparison, measure: Measure, model: usize) -> Value {
    sum(view, measure, model, &(0..view.groups.len()).collect::<Vec<_>>())
}

/// What some groups sum to under one model.
#[must_use]
pub fn sum(view: &Comparison, measure: Measure, model: usize, groups: &[usize]) -> Value {
    let cells = groups.iter().map(|&group| value(view, measure, model, group));
    let zero = match measure {
        Measure::Share => Value::Share(0.0),
        Measure::Amount => Value::Amount(0),
        Measure::Deals => Value::Deals(0.0),
        Measure::Unrounded => Value::Unrounded(0.0),
    };
    cells.fold(zero, |sum, cell| match (sum, cell) {
        (Value::Share(a), Value::Share(b)) => Value::Share(a + b),
        (Value::Amount(a), Value::Amount(b)) => Value::Amount(a + b),
        (Value::Deals(a), Value::Deals(b)) => Value::Deals(a + b),
        (Value::Unrounded(a), Value::Unrounded(b)) => Value::Unrounded(a + b),
        (a, _) => a,
    })
}

/// The groups in the order of the table: teams as in the chart, channels and campaigns with most credit under the
/// baseline first; those that are nobody's last.
#[must_use]
pub fn order(view: &Comparison, baseline: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..view.groups.len()).collect();
    if view.by.is_within() {
        // Months and segments stand together, in an order of their own.
        return order;
    }
    let rank = |group: usize| match view.groups[group].kind {
        GroupKind::Named => 0,
        GroupKind::Joint => 1,
        GroupKind::Unassigned => 2,
        GroupKind::Unattributed => 3,
    };
    order.sort_unstable_by(|&a, &b| {
        let within = match view.by {
            By::Team | By::Month | By::Segment => a.cmp(&b),
            By::Channel | By::Campaign | By::Type => view.share(baseline, b).total_cmp(&view.share(baseline, a)),
        };
        rank(a).cmp(&rank(b)).then(within).then_with(|| view.groups[a].name.cmp(&view.groups[b].name))
    });
    order
}

/// The word for what the rows are, in a file.
#[must_use]
pub const fn by_key(by: By) -> &'static str {
    match by {
        By::Team => "team",
        By::Channel => "channel",
        By::Campaign => "campaign",
        By::Type => "type",
        By::Month => "month",
        By::Segment => "segment",
    }
}

/// What rows can be, in the order in which they are offered.
pub const ROWS: [By; 6] = [By::Team, By::Channel, By::Campaign, By::Type, By::Month, By::Segment];

/// What a word of [`by_key`] stands for.
#[must_use]
pub fn by_from_key(key: &str) -> Option<By> {
    ROWS.into_iter().find(|by| by_key(*by) == key)
}

/// The whole table as cells of text, for a file: a header, then one row per group.
#[must_use]
pub fn cells(view: &Comparison, measure: Measure, order: &[usize]) -> Vec<Vec<Cell>> {
    let within = view.by.is_within();
    let named = [by_key(view.by), by_key(By::Team)].into_iter().take(1 + usize::from(within));
    let header = named
        .map(|name| Cell::Text(name.to_owned()))
        .chain(view.models.iter().map(|model| Cell::Text(model.to_string())));
    let rows = order.iter().map(|&group| {
        let name = Cell::Text(match view.groups[group].kind {
            GroupKind::Named => view.groups[group].name.clone(),
            GroupKind::Joint => "(joint)".to_owned(),
            GroupKind::Unassigned => "(unassigned)".to_owned(),
            GroupKind::Unattributed => "(unattributed)".to_owned(),
        });
        let numbers = (0..view.models.len()).map(|model| Cell::Number(value(view, measure, model, group).plain()));
        let part = within.then(|| Cell::Text(view.groups[group].part.clone()));
        part.into_iter().chain([name]).chain(numbers).collect()
    });
    std::iter::once(header.collect()).chain(rows).collect()
}

#[cfg(test)]
mod tests {
    use fairshare_engine::model::Model;
    use fairshare_engine::view::Group;

    use super::*;

    fn view() -> Comparison {
        let group = |name: &str, kind| Group { name: name.to_owned(), kind, touches: 1, part: String::new() };
        Comparison {
            by: By::Channel,
            groups: vec![
                group("=cmd|'/c calc'", GroupKind::Named),
                group("Web, \"direct\"", GroupKind::Named),
                group("", GroupKind::Unattributed),
            ],
            models: vec![Model::First, Model::TimeDecay { half_life: 7.0 }],
            total: 1000,
            won_deals: 2,
            amounts: vec![300, 500, 200, -5, 805, 200],
            unrounded: vec![300.0, 500.0, 200.0, -5.0 + 1.0 / 3.0, 805.0 - 1.0 / 3.0, 200.0],
            deals: vec![0.3, 0.7, 1.0, 0.1, 0.9, 1.0],
            joint: None,
        }
    }

    #[test]
    fn files_are_safe_and_exact() {
        let view = view();
        let order = order(&view, 0);
        assert_eq!(order, [1, 0, 2]);
        assert_eq!(
            csv(&cells(&view, Measure::Amount, &order)),
            "channel,first,decay:7d\r\n\"Web, \"\"direct\"\"\",5.00,8.05\r\n\"'=cmd|'/c calc'\",3.00,-0.05\r\n\
             (unattributed),2.00,2.00\r\n"
        );
        assert_eq!(
            tsv(&cells(&view, Measure::Deals, &order)),
            "channel\tfirst\tdecay:7d\r\nWeb, \"direct\"\t0.7\t0.9\r\n'=cmd|'/c calc'\t0.3\t0.1\r\n(unattributed)\t1\t1\r\n"
        );
        let unrounded = cells(&view, Measure::Unrounded, &order);
        let Cell::Number(text) = &unrounded[2][2] else { panic!("a number") };
        assert_eq!(text.parse(), Ok((-5.0 + 1.0 / 3.0) / 100.0));
    }

    #[test]
    fn a_redacted_file_has_parts_of_few_digits() {
        redaction::under(Some(3_000), || {
            let text = |value: Value| value.plain();
            assert_eq!(text(Value::Amount(1_000)), "0.333");
            assert_eq!(text(Value::Unrounded(-2_000.0)), "-0.667");
            assert_eq!(text(Value::Share(1.0 / 3.0)), "0.333");
        });
        assert_eq!(Value::Amount(1_000).plain(), "10.00");
    }

    #[test]
    fn teams_within_months_have_two_columns_of_names() {
        let mut view = Comparison { by: By::Month, ..view() };
        view.groups[0].part = "2025-03".to_owned();
        let text = tsv(&cells(&view, Measure::Share, &[0]));
        assert!(text.starts_with("month\tteam\t") && text.contains("\r\n2025-03\t"), "{text}");
    }

    #[test]
    fn totals_are_added_up_from_the_cells() {
        let view = view();
        for model in 0..2 {
            assert_eq!(total(&view, Measure::Amount, model), Value::Amount(view.total));
        }
        assert_eq!(total(&view, Measure::Deals, 0), Value::Deals(2.0));
        assert_eq!(value(&view, Measure::Amount, 1, 0).less(value(&view, Measure::Amount, 0, 0)), Value::Amount(-305));
    }
}

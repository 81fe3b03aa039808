//! The table's numbers: rows are groups, columns are models.

use fairshare_types::dimension::Dimension;
use fairshare_types::results::{Comparison, GroupKind};

use crate::values::amounts;
use crate::values::redaction;

mod written;

pub use fairshare_choices::measure::Measure;
pub use written::{Cell, Copied, csv, csv_lines, tsv};

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
    /// The difference to another value of the same measure; unchanged if the measures differ.
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

    /// The number as a cell of a saved table: major units and this decimal mark, without separators of thousands. Shares
    /// are percents with two digits behind the mark, amounts and deals have two; numbers before rounding have all.
    ///
    /// Hidden amounts become parts of the whole, and parts are rounded as on the page: more digits would reveal the
    /// amounts.
    #[must_use]
    pub fn written(self, mark: char, all_digits: bool) -> String {
        let hidden = match self {
            Self::Share(share) => redaction::is_on().then_some(share * 100.0),
            Self::Amount(minor) => redaction::percent_of(minor as f64),
            Self::Unrounded(minor) => redaction::percent_of(minor),
            Self::Deals(_) => None,
        };
        let number = match (self, hidden) {
            (_, Some(percent)) => format!("{}%", rounded(percent, 1)),
            (Self::Share(share), _) => format!("{}%", rounded(share * 100.0, 2)),
            (Self::Amount(minor), _) => amounts::exact(minor),
            (Self::Deals(deals), _) if all_digits => deals.to_string(),
            (Self::Deals(deals), _) => rounded(deals, 2),
            (Self::Unrounded(minor), _) => amounts::major(minor).to_string(),
        };
        if mark == '.' { number } else { number.replace('.', &mark.to_string()) }
    }
}

/// A number with this many decimal places, without a minus before zero.
fn rounded(number: f64, places: usize) -> String {
    let text = format!("{number:.places$}");
    match text.strip_prefix('-') {
        Some(zero) if zero.bytes().all(|byte| matches!(byte, b'0' | b'.')) => zero.to_owned(),
        _ => text,
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

/// The sum of all groups under one model: added up from the cells, so that a wrong cell shows.
#[must_use]
pub fn total(view: &Comparison, measure: Measure, model: usize) -> Value {
    sum(view, measure, model, &(0..view.groups.len()).collect::<Vec<_>>())
}

/// The sum of some groups under one model.
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

/// The groups in the order of the table: named, joint, unassigned, unattributed.
///
/// Named teams keep the order of the chart; channels, campaigns and types fall by share under the baseline.
#[must_use]
pub fn order(view: &Comparison, baseline: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..view.groups.len()).collect();
    if view.by.is_within() {
        // The comparison has already put the months and segments in order.
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
            Dimension::Team | Dimension::Month | Dimension::Segment => a.cmp(&b),
            Dimension::Channel | Dimension::Campaign | Dimension::Type => {
                view.share(baseline, b).total_cmp(&view.share(baseline, a))
            }
        };
        rank(a).cmp(&rank(b)).then(within).then_with(|| view.groups[a].name.cmp(&view.groups[b].name))
    });
    order
}

/// The key of a dimension, in files and in the document.
#[must_use]
pub const fn by_key(by: Dimension) -> &'static str {
    match by {
        Dimension::Team => "team",
        Dimension::Channel => "channel",
        Dimension::Campaign => "campaign",
        Dimension::Type => "type",
        Dimension::Month => "month",
        Dimension::Segment => "segment",
    }
}

/// The dimensions that rows can have, in the order in which they are offered.
pub const ROWS: [Dimension; 6] =
    [Dimension::Team, Dimension::Channel, Dimension::Campaign, Dimension::Type, Dimension::Month, Dimension::Segment];

/// The dimension with this key of [`by_key`].
#[must_use]
pub fn by_from_key(key: &str) -> Option<Dimension> {
    ROWS.into_iter().find(|by| by_key(*by) == key)
}

/// A column that a saved table has for each model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableColumn {
    /// Share of won revenue.
    Share,
    /// Credit to the cent.
    Amount,
    /// Fractions of won deals.
    Deals,
    /// Credit before rounding to cents.
    Unrounded,
    /// Fractions of won deals with all digits.
    UnroundedDeals,
}

impl TableColumn {
    /// The columns of a table that shows this measure: a share and its amount stand side by side.
    #[must_use]
    pub fn of(measure: Measure) -> &'static [Self] {
        match measure {
            // Hidden amounts are shares, and all digits of deals would reveal them.
            Measure::Share | Measure::Amount | Measure::Unrounded if redaction::is_on() => &[Self::Share],
            Measure::Share | Measure::Amount => &[Self::Share, Self::Amount],
            Measure::Deals => &[Self::Deals],
            Measure::Unrounded => &[Self::Unrounded, Self::UnroundedDeals],
        }
    }

    /// The cell of one group under one model.
    #[must_use]
    pub fn cell(self, view: &Comparison, model: usize, group: usize, mark: char) -> Cell {
        let (measure, all_digits) = match self {
            Self::Share => (Measure::Share, false),
            Self::Amount => (Measure::Amount, false),
            Self::Deals => (Measure::Deals, false),
            Self::Unrounded => (Measure::Unrounded, true),
            Self::UnroundedDeals => (Measure::Deals, true),
        };
        Cell::Number(value(view, measure, model, group).written(mark, all_digits))
    }
}

#[cfg(test)]
mod tests {
    use fairshare_types::model::Model;
    use fairshare_types::results::Group;

    use super::*;

    fn view() -> Comparison {
        let group = |name: &str, kind| Group { name: name.to_owned(), kind, touches: 1, part: String::new() };
        Comparison {
            by: Dimension::Channel,
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
    fn a_redacted_file_has_parts_of_few_digits() {
        redaction::under(Some(3_000), || {
            let text = |value: Value| value.written('.', true);
            assert_eq!(text(Value::Amount(1_000)), "33.3%");
            assert_eq!(text(Value::Unrounded(-2_000.0)), "-66.7%");
            assert_eq!(text(Value::Share(1.0 / 3.0)), "33.3%");
            assert_eq!(text(Value::Share(-1e-9)), "0.0%");
            for measure in [Measure::Share, Measure::Amount, Measure::Unrounded] {
                assert_eq!(TableColumn::of(measure), [TableColumn::Share]);
            }
        });
        assert_eq!(Value::Amount(1_000).written(',', false), "10,00");
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

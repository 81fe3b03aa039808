//! Filter and sort order of the table's rows.

use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::order;
use fairshare_types::results::{Comparison, GroupKind};

use crate::values::sheet::{self, Measure, Value};

/// A column to sort by.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// The name of the group.
    Name,
    /// The group's number under a model.
    Model(Model),
}

/// A sort order chosen by the user.
#[derive(Clone, Debug, PartialEq)]
pub struct Sort {
    /// The column to sort by.
    pub column: Column,
    /// Z to A, or the largest first.
    pub descending: bool,
}

impl Sort {
    /// The order after a click on a column header: names from A or numbers from the largest, then reversed, then the
    /// default order.
    #[must_use]
    pub fn after(sort: Option<&Self>, column: &Column) -> Option<Self> {
        let first = *column != Column::Name;
        match sort.filter(|sort| sort.column == *column) {
            None => Some(Self { column: column.clone(), descending: first }),
            Some(sort) if sort.descending == first => Some(Self { descending: !first, ..sort.clone() }),
            Some(_) => None,
        }
    }
}

/// How the user arranges the rows of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrangement {
    /// The dimension of the rows that it is for: it counts for no other.
    pub by: Dimension,
    /// The sort order; `None` for the default.
    pub sort: Option<Sort>,
    /// The search text.
    pub sought: String,
}

impl Arrangement {
    /// Rows of a dimension as they are by themselves.
    #[must_use]
    pub const fn usual(by: Dimension) -> Self {
        Self { by, sort: None, sought: String::new() }
    }

    /// This arrangement for rows of a dimension: the usual one if it is for another.
    #[must_use]
    pub fn of(&self, by: Dimension) -> Self {
        if self.by == by { self.clone() } else { Self::usual(by) }
    }
}

/// The groups whose label contains the search text, in order; a sort keeps joint, unassigned and unattributed groups
/// last.
#[must_use]
pub fn rows(
    view: &Comparison,
    measure: Measure,
    baseline: usize,
    sort: Option<&Sort>,
    sought: &str,
    label: &dyn Fn(usize) -> String,
) -> Vec<usize> {
    let sought = sought.trim().to_lowercase();
    let mut rows = sheet::order(view, baseline);
    rows.retain(|&group| sought.is_empty() || label(group).to_lowercase().contains(&sought));
    let Some(Sort { column, descending }) = sort else { return rows };
    let nobody = |group: usize| view.groups[group].kind != GroupKind::Named;
    let turned = |order: std::cmp::Ordering| if *descending { order.reverse() } else { order };
    match column {
        Column::Name => {
            let names: Vec<String> = view.groups.iter().map(|group| group.name.to_lowercase()).collect();
            order::arrange(&mut rows, &|&a, &b| {
                nobody(a).cmp(&nobody(b)).then_with(|| turned(names[a].cmp(&names[b])))
            });
        }
        Column::Model(model) => {
            // If the model is no longer shown, keep the default order.
            let Some(model) = view.models.iter().position(|known| known == model) else { return rows };
            let number = |group: usize| match sheet::value(view, measure, model, group) {
                Value::Amount(minor) => minor as f64,
                Value::Share(number) | Value::Deals(number) | Value::Unrounded(number) => number,
            };
            order::arrange(&mut rows, &|&a, &b| {
                nobody(a).cmp(&nobody(b)).then_with(|| turned(number(a).total_cmp(&number(b))))
            });
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use fairshare_types::results::Group;

    use super::*;

    fn view() -> Comparison {
        let group = |name: &str, kind| Group { name: name.to_owned(), kind, touches: 1, part: String::new() };
        Comparison {
            by: Dimension::Campaign,
            groups: vec![
                group("spring fair", GroupKind::Named),
                group("Autumn fair", GroupKind::Named),
                group("Webinar", GroupKind::Named),
                group("", GroupKind::Unattributed),
            ],
            models: vec![Model::First, Model::Last],
            total: 100,
            won_deals: 1,
            amounts: vec![10, 20, 30, 40, 30, 20, 10, 40],
            unrounded: vec![0.0; 8],
            deals: vec![0.0; 8],
            joint: None,
        }
    }

    fn order(sort: Option<Sort>, sought: &str) -> Vec<usize> {
        let view = view();
        rows(&view, Measure::Amount, 0, sort.as_ref(), sought, &|group| view.groups[group].name.clone())
    }

    #[test]
    fn rows_are_sorted_by_what_was_clicked() {
        let by = |column, descending| Some(Sort { column, descending });
        assert_eq!(order(None, ""), [2, 1, 0, 3], "most credit under the baseline first");
        assert_eq!(order(by(Column::Name, false), ""), [1, 0, 2, 3]);
        assert_eq!(order(by(Column::Name, true), ""), [2, 0, 1, 3]);
        assert_eq!(order(by(Column::Model(Model::Last), true), ""), [0, 1, 2, 3]);
        assert_eq!(order(by(Column::Model(Model::Last), false), ""), [2, 1, 0, 3]);
        assert_eq!(order(by(Column::Model(Model::W), true), ""), [2, 1, 0, 3], "a model that is gone");
    }

    #[test]
    fn rows_are_found_by_their_names() {
        assert_eq!(order(None, " FAIR"), [1, 0]);
        assert_eq!(order(Some(Sort { column: Column::Name, descending: true }), "fair"), [0, 1]);
        assert!(order(None, "nothing of this name").is_empty());
    }

    #[test]
    fn an_arrangement_counts_for_its_own_rows() {
        let found = Arrangement { sought: "fair".to_owned(), ..Arrangement::usual(Dimension::Campaign) };
        assert_eq!(found.of(Dimension::Campaign), found);
        assert_eq!(found.of(Dimension::Team), Arrangement::usual(Dimension::Team));
    }

    #[test]
    fn the_third_click_is_the_order_by_itself() {
        for column in [Column::Name, Column::Model(Model::Last)] {
            let first = Sort::after(None, &column);
            assert_eq!(first.as_ref().map(|sort| sort.descending), Some(column != Column::Name));
            let second = Sort::after(first.as_ref(), &column);
            assert_eq!(second.as_ref().map(|sort| sort.descending), Some(column == Column::Name));
            assert_eq!(Sort::after(second.as_ref(), &column), None);
            assert_eq!(Sort::after(second.as_ref(), &Column::Model(Model::W)).map(|sort| sort.descending), Some(true));
        }
    }
}

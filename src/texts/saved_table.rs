//! The table as it leaves the page: with the headings, the language and the rounding that people see.

use fairshare_types::dimension::Dimension;
use fairshare_types::results::{Comparison, Group, GroupKind, Member};

use super::Texts;
use crate::values::sheet::{Cell, TableColumn};

/// The name of a row, without its month or segment.
#[must_use]
pub fn label(texts: &dyn Texts, view: &Comparison, group: usize) -> String {
    group_name(texts, view.by, &view.groups[group])
}

/// The name of a group of this dimension.
#[must_use]
pub fn group_name(texts: &dyn Texts, by: Dimension, of: &Group) -> String {
    match of.kind {
        GroupKind::Named => of.name.clone(),
        GroupKind::Joint => texts.teams.joint_row.to_owned(),
        GroupKind::Unassigned => texts.nothing_of(by).to_owned(),
        GroupKind::Unattributed => texts.teams.unattributed.to_owned(),
    }
}

/// The name of a member of a roll-up by this dimension.
#[must_use]
pub fn member_name(texts: &dyn Texts, by: Dimension, of: &Member) -> String {
    let Member { kind, name, part } = of.clone();
    group_name(texts, by, &Group { kind, name, part, touches: 0 })
}

/// The table as cells, for a file or the clipboard: a header with the headings of the page, then one row per group.
#[must_use]
pub fn cells(
    view: &Comparison,
    columns: &[TableColumn],
    order: &[usize],
    currency: &str,
    texts: &dyn Texts,
) -> Vec<Vec<Cell>> {
    let within = view.by.is_within();
    let mark = texts.language().decimal_mark();
    let named = [view.by, Dimension::Team].into_iter().take(1 + usize::from(within));
    let header =
        named.map(|by| texts.by(by).to_owned()).chain(view.models.iter().flat_map(|model| {
            columns.iter().map(|column| texts.column_heading(&texts.model(model), *column, currency))
        }));
    let rows = order.iter().map(|&group| {
        let part = within.then(|| texts.part(view.by, &view.groups[group].part));
        let names = part.into_iter().chain([label(texts, view, group)]).map(Cell::Text);
        let numbers = (0..view.models.len())
            .flat_map(|model| columns.iter().map(move |column| column.cell(view, model, group, mark)));
        names.chain(numbers).collect()
    });
    std::iter::once(header.map(Cell::Text).collect()).chain(rows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::plain::{ENGLISH, Plain};
    use crate::texts::{Language, Russian, TableTexts};
    use crate::values::sheet::{Measure, csv, order, tsv};
    use fairshare_types::model::Model;

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
    fn files_are_safe_and_exact() {
        let view = view();
        let order = order(&view, 0);
        assert_eq!(order, [1, 0, 2]);
        let table = |measure| cells(&view, TableColumn::of(measure), &order, "EUR", &ENGLISH);
        assert_eq!(
            csv(&table(Measure::Amount), Language::English.list_separator()),
            "\u{feff}Channel,\"First touch, share\",\"First touch, amount (EUR)\",\"Time decay, 7 days, share\",\"Time decay, 7 days, amount (EUR)\"\r\n\
             \"Web, \"\"direct\"\"\",50.00%,5.00,80.50%,8.05\r\n\
             \"'=cmd|'/c calc'\",30.00%,3.00,-0.50%,-0.05\r\nUnattributed,20.00%,2.00,20.00%,2.00\r\n"
        );
        assert_eq!(
            tsv(&table(Measure::Deals)),
            "Channel\tFirst touch, won deals\tTime decay, 7 days, won deals\r\nWeb, \"direct\"\t0.70\t0.90\r\n\
             '=cmd|'/c calc'\t0.30\t0.10\r\nUnattributed\t1.00\t1.00\r\n"
        );
        let unrounded = table(Measure::Unrounded);
        let Cell::Number(text) = &unrounded[2][3] else { panic!("a number") };
        assert_eq!(text.parse(), Ok((-5.0 + 1.0 / 3.0) / 100.0));
    }

    #[test]
    fn a_russian_file_has_the_marks_of_a_russian_spreadsheet() {
        let (view, russian) = (view(), Russian { figures: &Plain });
        let file = csv(
            &cells(&view, TableColumn::of(Measure::Share), &[1], "EUR", &russian),
            Language::Russian.list_separator(),
        );
        assert_eq!(
            file,
            "\u{feff}Канал;\"Первое касание, доля\";\"Первое касание, сумма (EUR)\";\"Спад по времени, 7\u{a0}дней, доля\";\"Спад по времени, 7\u{a0}дней, сумма (EUR)\"\r\n\
             \"Web, \"\"direct\"\"\";50,00%;5,00;80,50%;8,05\r\n"
        );
    }

    #[test]
    fn teams_within_months_have_two_columns_of_names() {
        let mut view = Comparison { by: Dimension::Month, ..view() };
        view.groups[0].part = "2025-03".to_owned();
        let text = tsv(&cells(&view, &[TableColumn::Share], &[0], "", &ENGLISH));
        assert!(
            text.starts_with("Month of close\tTeam\t")
                && text.contains(&format!("\r\n{}\t", ENGLISH.part(Dimension::Month, "2025-03"))),
            "{text}"
        );
    }
}

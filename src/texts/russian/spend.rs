//! Texts of costs, and of a budget split in proportion to credit, in Russian.

use fairshare_types::dimension::Dimension;
use fairshare_types::results::{Spend, UnjoinedSpend};

use super::super::{ReadingTexts, SpendStrings, SpendTexts, TableTexts};
use super::Russian;
use crate::texts::isolate::isolated;

/// The strings in Russian.
pub(super) const STRINGS: SpendStrings = SpendStrings {
    heading: "Отдача и бюджет",
    model: "Вклад по модели",
    rows: "Разбивка затрат",
    budget: "Бюджет для распределения",
    headings: [
        "Затраты",
        "Доля затрат",
        "Вклад",
        "Отдача (вклад на единицу затрат)",
        "Зачтено выигранных сделок",
        "Затраты на выигранную сделку",
        "Бюджет по вкладу",
        "Разница с долей затрат",
    ],
    no_cost: "затраты неизвестны",
    unjoined: "Расходы без касаний",
    unjoined_hint: "Напишите эти названия так же, как в касаниях, или добавьте касания этих каналов и кампаний.",
    months: "По месяцам",
    months_say: "Затраты относятся к месяцу, когда потрачены деньги или случилось касание, а вклад — к месяцу \
        касания, а не закрытия сделки. Неделя относится к месяцу своего понедельника.",
    months_of: "Что показать по месяцам",
    all: "всё вместе",
    month: "Месяц",
    no_month: "без месяца",
    no_budget: "Никому ничего не зачтено, поэтому распределить бюджет по вкладу нельзя.",
    caution: "Это расчёт «что, если», а не прогноз: вклад — способ подсчёта, и при перераспределении бюджета выручка \
        не изменится в той же пропорции.",
};

impl SpendTexts for Russian {
    fn spend_says(&self, spend: &Spend) -> String {
        let known = spend.touches.saturating_sub(spend.without_cost);
        let of_touches = format!(
            "Затраты на учитываемые касания выигранных, проигранных и открытых сделок: известны для {} из {}.",
            self.figures.count(known),
            self.counted(spend.touches, "касания", "касаний", "касаний")
        );
        let Some(files) = &spend.files else { return of_touches };
        let of_files = format!(
            "Расходы из файлов: {}; они сопоставлены с вкладом касаний того же канала или кампании.",
            self.counted(files.rows, "строка", "строки", "строк")
        );
        if known > 0 { format!("{of_touches} {of_files}") } else { of_files }
    }

    fn spend_notes(&self, spend: &Spend, filters_deals: bool) -> Vec<String> {
        let Some(files) = &spend.files else { return Vec::new() };
        let mut notes = vec![
            "Расходы на канал распределены между его кампаниями, типами и командами пропорционально числу касаний."
                .to_owned(),
        ];
        if filters_deals {
            notes.push("Фильтр сделок меняет вклад, но не расходы из файлов.".to_owned());
        }
        if files.rows_filtered > 0 {
            notes.push(format!(
                "{} расходов не {} в период касаний, заданный фильтром.",
                self.counted(files.rows_filtered, "строка", "строки", "строк"),
                Self::form(files.rows_filtered, "попала", "попали", "попало")
            ));
        }
        if files.rows_without_campaign > 0 {
            let rows = self.counted(files.rows_without_campaign, "строки", "строк", "строк");
            notes.push(format!(
                "Для {rows} расходов нет касаний с такой кампанией, поэтому эти расходы распределены между всеми \
                 касаниями канала."
            ));
        }
        if files.rows_without_team > 0 {
            let rows = self.counted(files.rows_without_team, "строки", "строк", "строк");
            notes.push(format!(
                "Для {rows} расходов нет касаний канала с такой командой, поэтому эти расходы распределены между всеми \
                 командами канала."
            ));
        }
        if files.rows_of_months > 0 {
            let rows = self.counted(files.rows_of_months, "строки", "строк", "строк");
            notes.push(format!(
                "Период {rows} расходов длится несколько месяцев: расходы разделены между ними по дням."
            ));
        }
        if !files.without_rate.is_empty() {
            notes.push(self.spend_without_rate(&files.without_rate));
        }
        notes
    }

    fn unjoined(&self, unjoined: &UnjoinedSpend, currency: &str) -> String {
        let by = if unjoined.is_campaign { Dimension::Campaign } else { Dimension::Channel };
        let name = if unjoined.name.is_empty() { self.nothing_of(by).into() } else { isolated(&unjoined.name) };
        let [from, to] = unjoined.months.each_ref().map(|month| self.spend_month(month));
        let months = if from == to { from } else { format!("{from} — {to}") };
        let cost = self.figures.money(unjoined.cost, currency);
        format!("{name}: {cost}, {}, {months}", self.counted(unjoined.rows, "строка", "строки", "строк"))
    }

    fn per_cost(&self, ratio: Option<f64>) -> String {
        ratio.map_or_else(|| "\u{2013}".to_owned(), |ratio| self.figures.fixed(ratio, 2))
    }

    fn per_deal(&self, minor: Option<i64>, currency: &str) -> String {
        minor.map_or_else(|| "\u{2013}".to_owned(), |minor| self.figures.money(minor, currency))
    }

    fn credited_deals(&self, deals: f64) -> String {
        self.figures.decimal(deals, 2)
    }

    fn spend_month(&self, month: &str) -> String {
        if month.is_empty() { STRINGS.no_month.to_owned() } else { self.part(Dimension::Month, month) }
    }
}

#[cfg(test)]
mod tests {
    use fairshare_types::model::Model;
    use fairshare_types::results::FileSpend;

    use super::super::made::RUSSIAN;
    use super::*;

    #[test]
    fn what_is_known_is_said() {
        let spend = |touches, without_cost| Spend {
            by: Dimension::Team,
            model: Model::Last,
            rows: Vec::new(),
            cost: 0,
            credit: 0,
            won_deals: 0,
            touches,
            without_cost,
            files: None,
            months: Vec::new(),
        };
        let says = "Затраты на учитываемые касания выигранных, проигранных и открытых сделок: известны для";
        for (touches, without_cost, expected) in [
            (0, 0, "0 из 0 касаний"),
            (1, 0, "1 из 1 касания"),
            (2, 2, "0 из 2 касаний"),
            (6, 2, "4 из 6 касаний"),
            (11, 0, "11 из 11 касаний"),
            (21, 1, "20 из 21 касания"),
        ] {
            assert_eq!(RUSSIAN.spend_says(&spend(touches, without_cost)), format!("{says} {expected}."));
        }
        assert_eq!((RUSSIAN.per_cost(Some(4.166)), RUSSIAN.per_cost(None)), ("4.17".to_owned(), "–".to_owned()));
    }

    #[test]
    fn spend_from_files_is_said() {
        let files = |rows| Spend {
            by: Dimension::Team,
            model: Model::Last,
            rows: Vec::new(),
            cost: 0,
            credit: 0,
            won_deals: 0,
            touches: 1,
            without_cost: 1,
            files: Some(FileSpend {
                rows,
                rows_filtered: rows,
                without_rate: vec![("GBP".to_owned(), rows)],
                ..FileSpend::default()
            }),
            months: Vec::new(),
        };
        for (rows, counted, missed, not_counted) in [
            (1, "1 строка", "1 строка расходов не попала", "не учтена 1 строка"),
            (3, "3 строки", "3 строки расходов не попали", "не учтены 3 строки"),
            (11, "11 строк", "11 строк расходов не попало", "не учтено 11 строк"),
        ] {
            let says = RUSSIAN.spend_says(&files(rows));
            assert!(says.starts_with(&format!("Расходы из файлов: {counted}; ")), "{says}");
            let notes = RUSSIAN.spend_notes(&files(rows), false);
            assert!(notes[1].starts_with(missed) && notes[2].contains(not_counted), "{notes:?}");
        }
    }
}

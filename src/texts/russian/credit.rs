//! Texts around the credit chart, in Russian.

use fairshare_types::dimension::Dimension;

use super::Russian;
use crate::texts::{CreditTexts, Whole};
use crate::values::finding::Won;
use crate::values::form::Form;

impl CreditTexts for Russian {
    fn credit(&self, by: Dimension) -> &'static str {
        match by {
            Dimension::Team => "Вклад команд по моделям",
            Dimension::Channel => "Вклад каналов по моделям",
            Dimension::Campaign => "Вклад кампаний по моделям",
            Dimension::Type => "Вклад типов касаний по моделям",
            Dimension::Month => "Вклад команд по месяцам и моделям",
            Dimension::Segment => "Вклад команд по сегментам и моделям",
        }
    }

    fn credit_under(&self, by: Dimension, models: usize) -> String {
        let what = match by {
            Dimension::Team => "Вклад команд",
            Dimension::Channel => "Вклад каналов",
            Dimension::Campaign => "Вклад кампаний",
            Dimension::Type => "Вклад типов касаний",
            Dimension::Month => "Вклад команд по месяцам",
            Dimension::Segment => "Вклад команд по сегментам",
        };
        format!("{what} в {}", self.counted(models as u64, "модели", "моделях", "моделях"))
    }

    fn credit_says(&self, form: Form, by: Dimension, whole: &Whole) -> String {
        let when = whole.period.map(|(from, to)| format!(", касания за {}", self.figures.period(from, to)));
        let deals = match whole.won {
            Won::Revenue(_) => format!(", {}", self.won_deals(whole.deals)),
            Won::Deals(_) => String::new(),
        };
        let rest = format!("{deals}{}", when.unwrap_or_default());
        // A year ends in "г.", whose point also ends the sentence.
        let rest = rest.trim_end_matches('.');
        let won = match whole.won {
            Won::Revenue(minor) => self.figures.money_short(minor, &whole.currency),
            Won::Deals(count) => self.won_deals(count),
        };
        let [share, all, them] = match whole.won {
            Won::Revenue(_) => ["Доля выручки", "вся выручка", "её"],
            Won::Deals(_) => ["Доля выигранных сделок", "все выигранные сделки", "их"],
        };
        match form {
            Form::Bars => format!(
                "{share}: {won}{rest}. Строка — модель; мелкие цифры — отличие от базовой модели («{}») в процентных пунктах.",
                whole.baseline
            ),
            Form::Stacked => {
                let groups = match by {
                    Dimension::Team | Dimension::Month | Dimension::Segment => "командами",
                    Dimension::Channel => "каналами",
                    Dimension::Campaign => "кампаниями",
                    Dimension::Type => "типами касаний",
                };
                format!("Каждая полоса — {all}: {won}{rest}. Каждая модель делит {them} между {groups} по-своему.")
            }
            Form::Dots => format!(
                "{share}: {won}{rest}. Точка — модель; чем длиннее полоса, тем больше зависит от выбора модели."
            ),
        }
    }

    fn form_name(&self, form: Form) -> &'static str {
        match form {
            Form::Bars => "Подробно",
            Form::Stacked => "Доли целого",
            Form::Dots => "Диапазоны",
        }
    }

    fn others_one_by_one(&self, count: usize) -> String {
        format!("Остальные: {count}")
    }

    fn proof(&self, total: &str) -> String {
        format!("сумма каждой строки — {total}")
    }

    fn proof_deals(&self, deals: u64) -> String {
        format!("сумма каждой строки — {}", self.won_deals(deals))
    }

    fn stands_on(&self, won: u64, period: Option<(i64, i64)>, kept_out: u64) -> String {
        let mut parts = vec![self.won_deals(won)];
        if let Some((from, to)) = period {
            parts.push(format!("касания за {}", self.figures.period(from, to)));
        }
        parts.push(match kept_out {
            0 => "учтены все строки".to_owned(),
            n => format!("не учтено: {}", self.counted(n, "строка", "строки", "строк")),
        });
        parts.join(", ")
    }
}

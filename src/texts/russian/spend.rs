//! Texts of costs, and of a budget split in proportion to credit, in Russian.

use fairshare_types::results::Spend;

use super::super::{SpendStrings, SpendTexts};
use super::Russian;

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
        "Вклад на единицу затрат",
        "Бюджет по вкладу",
        "Разница с долей затрат",
    ],
    no_budget: "Никому ничего не зачтено, поэтому распределить бюджет по вкладу нельзя.",
    caution: "Это расчёт «что, если», а не прогноз: вклад — способ подсчёта, и при перераспределении бюджета выручка \
        не изменится в той же пропорции.",
};

impl SpendTexts for Russian {
    fn spend_says(&self, spend: &Spend) -> String {
        let known = spend.touches.saturating_sub(spend.without_cost);
        format!(
            "Затраты на учитываемые касания выигранных, проигранных и открытых сделок: известны для {} из {}.",
            self.figures.count(known),
            self.counted(spend.touches, "касания", "касаний", "касаний")
        )
    }

    fn per_cost(&self, ratio: Option<f64>) -> String {
        ratio.map_or_else(|| "\u{2013}".to_owned(), |ratio| self.figures.fixed(ratio, 2))
    }
}

#[cfg(test)]
mod tests {
    use fairshare_types::dimension::Dimension;
    use fairshare_types::model::Model;

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
            touches,
            without_cost,
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
}

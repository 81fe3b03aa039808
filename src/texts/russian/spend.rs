//! What touches cost, and a budget shared in proportion to credit.

use fairshare_engine::view::Spend;

use super::super::SpendTexts;
use super::Russian;

impl SpendTexts for Russian {
    fn spend(&self) -> &'static str {
        "Отдача и бюджет"
    }

    fn spend_says(&self, spend: &Spend) -> String {
        let known = spend.touches.saturating_sub(spend.without_cost);
        format!(
            "Затраты на учитываемые касания выигранных, проигранных и открытых сделок: известны для {} из {}.",
            self.figures.count(known),
            self.counted(spend.touches, "касания", "касаний", "касаний")
        )
    }

    fn spend_model(&self) -> &'static str {
        "Вклад по модели"
    }

    fn spend_rows(&self) -> &'static str {
        "Разбивка затрат"
    }

    fn budget(&self) -> &'static str {
        "Бюджет для распределения"
    }

    fn spend_headings(&self) -> [&'static str; 6] {
        ["Затраты", "Доля затрат", "Вклад", "Вклад на единицу затрат", "Бюджет по вкладу", "Разница с долей затрат"]
    }

    fn per_cost(&self, ratio: Option<f64>) -> String {
        ratio.map_or_else(|| "\u{2013}".to_owned(), |ratio| self.figures.fixed(ratio, 2))
    }

    fn no_budget(&self) -> &'static str {
        "Никому не зачтено никакого вклада, поэтому распределить бюджет по вкладу нельзя."
    }

    fn spend_caution(&self) -> &'static str {
        "Это расчёт «что, если», а не прогноз: вклад — способ подсчёта, и если переместить деньги, выручка не переместится \
         в той же пропорции."
    }
}

#[cfg(test)]
mod tests {
    use fairshare_engine::model::Model;
    use fairshare_engine::view::By;

    use super::super::made::RUSSIAN;
    use super::*;

    #[test]
    fn what_is_known_is_said() {
        let spend = |touches, without_cost| Spend {
            by: By::Team,
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

//! Texts of the pipeline, in Russian.

use fairshare_types::results::{InfluenceWindow, Pipeline, WindowEnd};

use super::Russian;
use crate::texts::pipeline::range_of;
use crate::texts::{PipelineStrings, PipelineTexts};

/// The strings in Russian.
pub(super) const STRINGS: PipelineStrings = PipelineStrings {
    heading: "Воронка: ещё открытые сделки",
    apart: "Открытые сделки считаются по тем же моделям и никогда не складываются с выручкой. Привлечённые суммы и суммы \
        с участием пересекаются, поэтому их не складывают.",
    window: "Касание влияет на сделку",
    counts_with: "Открытая сделка считается",
    amounts: ["на сумму \u{d7} вероятность", "на всю сумму"],
    reach: ["Привлечено, открытые", "С участием, открытые", "Привлечено, выигранные", "С участием, выигранные"],
};

impl PipelineTexts for Russian {
    fn pipeline_says(&self, pipeline: &Pipeline, currency: &str) -> String {
        let deals = self.counted(pipeline.deals, "открытая сделка", "открытые сделки", "открытых сделок");
        let total = self.figures.money(pipeline.total, currency);
        let without = match pipeline.without_amount {
            0 => String::new(),
            n => format!("; без суммы — {}", self.figures.count(n)),
        };
        format!("{deals} на {total}{without}. Выручка: {}.", self.figures.money(pipeline.won_total, currency))
    }

    fn probabilities_say(&self, pipeline: &Pipeline, currency: &str) -> String {
        let Some(known) = pipeline.probabilities else { return String::new() };
        let money = |minor| self.figures.money(minor, currency);
        let range = range_of(self.figures, known, |[least, most]| format!("от {least} до {most}"));
        if !pipeline.weighted {
            return format!("В файле есть вероятности{range}; здесь они не применяются.");
        }
        let whole = money(pipeline.whole);
        let unknown = match known.unknown {
            0 => String::new(),
            n => format!(
                " Без вероятности (или с несколькими) — {}, учтено на всю сумму: {}.",
                self.counted(n, "сделка", "сделки", "сделок"),
                money(known.unknown_amount)
            ),
        };
        format!("Каждая сумма умножена на вероятность из файла{range}; без этого — {whole}.{unknown}")
    }

    fn influence_window(&self, window: Option<InfluenceWindow>) -> String {
        let Some(window) = window else { return "в любое время".to_owned() };
        let before = match window.before {
            WindowEnd::Created => "создания сделки",
            WindowEnd::Closed => "закрытия",
        };
        format!("не раньше чем за {} до {before}", self.in_days(window.days))
    }

    fn undated_deals(&self, deals: u64) -> String {
        let said = self.counted(deals, "сделки", "сделок", "сделок");
        format!("У {said} нет даты, до которой считается срок: учитываются все касания.")
    }
}

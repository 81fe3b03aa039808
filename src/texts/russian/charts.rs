//! Texts of the charts, in Russian.

use fairshare_charts::words::Milestone;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;

use super::Russian;
use crate::texts::headline::minus;
use crate::texts::isolate::{all_isolated, isolated};
use crate::texts::{ChartStrings, ChartTexts, CreditTexts, ModelTexts, percent, signed};

/// The strings in Russian.
pub(super) const STRINGS: ChartStrings = ChartStrings {
    baseline_mark: "базовая",
    bounds_note: "Скобка под столбцом: минимум и максимум, которые может получить команда при любом делении совместных \
        касаний.",
    stripes_note: "Штриховка: вклад совместных касаний, в цветах их команд.",
    interval_note: "Тонкая линия: насколько доля могла бы измениться случайно.",
    interval_cut_note: "Стрелка: линия продолжается за пределами шкалы.",
    above_baseline: "больше, чем в базовой модели",
    below_baseline: "меньше, чем в базовой модели",
    range: "Диапазон",
    nothing_to_compare: "В этих данных пока нет выигранных сделок, делить нечего.",
    together_title: "Выручка по командам, чьи касания есть в сделке",
    touched_by_others: "Другие сочетания команд",
    touched_by_nobody: "Без команды",
    shares_of_deals: "Выручка неизвестна, поэтому это доли выигранных сделок.",
    other_models: "другие модели",
    no_deal: "Ни в одной выигранной сделке нет касания, которое можно показать.",
    own_scales: "Строки так различаются, что у каждой своя шкала.",
};

impl ChartTexts for Russian {
    fn bounds(&self, least: i64, most: i64) -> String {
        format!("от {least} до {} при любых долях совместных касаний", percent(most))
    }

    fn joint_part(&self, share: i64, money: &str) -> String {
        format!("из них за совместные касания {} ({money})", percent(share))
    }

    fn and_more(&self, model: &str, more: usize) -> String {
        format!("{model} и ещё {more}")
    }

    fn others(&self, count: usize) -> String {
        format!("ещё {count}")
    }

    fn range_with_middle(&self, min: i64, middle: i64, max: i64) -> String {
        format!("от {min} до {}, медиана {}", percent(max), percent(middle))
    }

    fn scale(&self, min: i64, max: i64) -> String {
        format!("Шкала от {min} до {}", percent(max))
    }

    fn bars_description(&self, models: usize, ranges: &str, baseline: Option<&Model>) -> String {
        let against = baseline.map(|model| format!(" Базовая модель: «{}».", self.model_inline(model)));
        let of = Self::form(models as u64, "модели", "моделях", "моделях");
        format!("Доля выручки по выигранным сделкам в {models} {of}: {ranges}.{}", against.unwrap_or_default())
    }

    fn points_against(&self, points: i64) -> String {
        let unit = Self::form(points.unsigned_abs(), "пункт", "пункта", "пунктов");
        format!("{} {unit} относительно базовой модели", signed(points))
    }

    fn moved_title(&self, from: &Model, to: &Model) -> String {
        format!("Что переходит от модели «{}» к модели «{}»", self.model_inline(from), self.model_inline(to))
    }

    fn flow(&self, money: &str, from: &str, to: &str) -> String {
        format!("{money}: {} → {}", isolated(from), isolated(to))
    }

    fn kept(&self, team: &str, money: &str) -> String {
        format!("{}: остаётся {money}", isolated(team))
    }

    fn smaller_flows(&self, count: usize, money: &str) -> String {
        let flows = Self::form(count as u64, "меньший поток", "меньших потока", "меньших потоков");
        if count == 1 { format!("1 {flows}, {money}") } else { format!("{count} {flows}, вместе {money}") }
    }

    fn nothing_moves(&self, from: &Model, to: &Model) -> String {
        format!("Между моделями «{}» и «{}» ничего не переходит.", self.model_inline(from), self.model_inline(to))
    }

    fn glyph_title(&self, model: &Model) -> String {
        format!("Веса модели «{}» на пути из пяти касаний", self.model_inline(model))
    }

    fn deals_counted(&self, count: u64) -> String {
        self.counted(count, "сделка", "сделки", "сделок")
    }

    fn won_counted(&self, count: u64) -> String {
        self.won_deals(count)
    }

    fn together_description(&self, money: Option<&str>, won: u64) -> String {
        let won = self.won_deals(won);
        let money = money.map_or_else(String::new, |money| format!(", {money}"));
        format!("{won}{money}: по составу команд, чьи касания есть в сделке. Каждая сделка входит в одну группу.")
    }

    fn touched_by(&self, teams: &[&str], joint: bool) -> String {
        let teams = match teams {
            [first @ .., last] if !first.is_empty() => {
                format!("{} и {}", all_isolated(first).join(", "), isolated(last))
            }
            teams => teams.concat(),
        };
        if joint { format!("{teams}, совместное касание") } else { teams }
    }

    fn stacked_title(&self, by: Dimension, pivot: &str) -> String {
        format!("{}: от самой выгодной для «{pivot}» модели к наименее выгодной", self.credit(by))
    }

    fn sorted_by(&self, group: &str) -> String {
        format!("По убыванию доли «{}» (тонкая линия).", isolated(group))
    }

    fn stacked_below_zero(&self) -> String {
        format!("Доли ниже нуля (возвраты) показаны слева от линии; сумма каждой строки — {}.", percent(100))
    }

    fn stacked_beyond_whole(&self) -> String {
        let whole = percent(100);
        format!("Линия — {whole}: совместные касания засчитаны каждой команде целиком, поэтому полосы длиннее целого.")
    }

    fn stacked_without(&self, model: &Model) -> String {
        format!("Модели «{}» здесь нет: её доли не складываются в одно целое.", self.model_inline(model))
    }

    fn dots_title(&self, by: Dimension) -> String {
        format!("{}: сколько зависит от модели", self.credit(by))
    }

    fn settled(&self, settled: i64, choice: i64) -> String {
        let points = |n: i64| format!("{} {}", minus(n), Self::form(n.unsigned_abs(), "пункт", "пункта", "пунктов"));
        match (settled, choice) {
            (settled, 0) => format!("{}, от модели не зависит", points(settled)),
            (0, choice) => format!("{}, всё зависит от модели", points(choice)),
            (settled, choice) => format!("не зависит от модели: {}, зависит: {choice}", points(settled)),
        }
    }

    fn milestone(&self, milestone: Milestone) -> &'static str {
        match milestone {
            Milestone::Lead => "Лид создан",
            Milestone::Opportunity => "Сделка создана",
            Milestone::Close => "Закрыта",
        }
    }

    fn deal_title(&self, key: &str, name: &str, money: &str) -> String {
        format!("Сделка {}, {money}", super::super::deal_in_sentence(key, name, self.figures))
    }

    fn deal_description(&self, touches: usize, models: usize) -> String {
        let touches = self.counted(touches as u64, "касание", "касания", "касаний");
        let models = self.counted(models as u64, "модели", "моделях", "моделях");
        format!("{touches} по порядку времени и вклад каждого в {models}.")
    }

    fn touch_number(&self, number: usize) -> String {
        format!("Касание {number}")
    }

    fn more_touches(&self, count: usize) -> String {
        format!("и ещё {}", self.counted(count as u64, "касание", "касания", "касаний"))
    }
}

//! Russian texts of the credit charts in a plain format; all other texts are those in English.

use fairshare_charts::Words;
use fairshare_charts::words::Milestone;
use fairshare_types::model::{Model, Position};
use fairshare_types::results::{Comparison, Example, Moved, Range, Together};

use super::english::English;

pub struct Russian;

/// Methods that answer in English.
macro_rules! english {
    ($($name:ident($($arg:ident: $type:ty),*);)*) => {
        $(fn $name(&self, $($arg: $type),*) -> String { English.$name($($arg),*) })*
    };
}

impl Words for Russian {
    english! {
        percent(share: f64);
        points(share: f64, baseline: f64);
        moved_title(view: &Moved);
        moved_description(view: &Moved);
        flow(amount: i64, from: &str, to: &str);
        kept(team: &str, amount: i64);
        smaller_flows(count: usize, amount: i64);
        nothing_moves(view: &Moved);
        moved_rule();
        deals(count: u64);
        together_title(view: &Together);
        together_description(view: &Together);
        touched_by(teams: &[&str], joint: bool);
        touched_by_others();
        touched_by_nobody();
        part(who: &str, share: f64, amount: i64, won: u64);
        shares_of_deals();
        day(time: i64);
        milestone(milestone: Milestone, time: i64);
        deal_title(deal: &Example);
        deal_description(deal: &Example, models: usize);
        no_deal();
        touch(number: usize, channel: &str, time: Option<i64>, who: &str);
        touch_credit(channel: &str, time: Option<i64>, model: &str, share: f64, amount: i64);
        more_touches(count: usize);
        weight(weight: f64);
        own_scales();
    }

    fn money(&self, minor: i64) -> String {
        let text = English.money(minor).replace('.', ",").replace('M', "млн").replace('k', "тыс.");
        format!("{}\u{a0}€", text.replace('€', ""))
    }

    fn money_change(&self, minor: i64) -> String {
        if minor > 0 { format!("+{}", self.money(minor)) } else { self.money(minor) }
    }

    fn model(&self, model: &Model) -> String {
        match model {
            Model::First => "Первое касание".into(),
            Model::Last => "Последнее касание".into(),
            Model::Linear => "Линейная".into(),
            Model::Position(Position { first: 40.0, middle: 20.0, last: 40.0, .. }) => "U-образная".into(),
            Model::TimeDecay { half_life } => format!("С затуханием, {half_life}\u{a0}дней"),
            Model::W => "W-образная".into(),
            other => English.model(other),
        }
    }

    fn baseline(&self) -> String {
        "базовая".into()
    }

    fn unassigned(&self) -> String {
        "Не назначено".into()
    }

    fn unattributed(&self) -> String {
        "Не распределено".into()
    }

    fn joint(&self) -> String {
        "Совместно".into()
    }

    fn joint_part(&self, share: f64, amount: i64) -> String {
        format!("из них {} ({}) за совместные касания", self.percent(share), self.money(amount))
    }

    fn stripes_note(&self) -> String {
        "Штриховка: вклад совместных касаний, в цветах их команд.".into()
    }

    fn interval_note(&self) -> String {
        "Тонкая линия: насколько доля могла бы измениться случайно.".into()
    }

    fn interval_cut_note(&self) -> String {
        "Стрелка: линия продолжается за пределами шкалы.".into()
    }

    fn above_baseline(&self) -> String {
        "больше, чем в базовой модели".into()
    }

    fn below_baseline(&self) -> String {
        "меньше, чем в базовой модели".into()
    }

    fn and_more(&self, model: &str, more: usize) -> String {
        format!("{model} и ещё {more}")
    }

    fn bounds(&self, least: f64, most: f64) -> String {
        format!("от {} до {} при любых долях совместных касаний", self.percent(least), self.percent(most))
    }

    fn bounds_note(&self) -> String {
        "Скобка под столбцом: минимум и максимум, которые может получить команда при любом делении совместных касаний."
            .into()
    }

    fn others(&self, count: usize) -> String {
        format!("ещё {count}")
    }

    fn range(&self) -> String {
        "Диапазон".into()
    }

    fn range_text(&self, range: Range) -> String {
        let [min, middle, max] = [range.min, range.median, range.max].map(|share| self.percent(share));
        if min == max { min } else { format!("от {min} до {max}, медиана {middle}") }
    }

    fn scale(&self, min: f64, max: f64) -> String {
        format!("Шкала от {} до {}", self.percent(min), self.percent(max))
    }

    fn bars_title(&self, _view: &Comparison) -> String {
        "Вклад команд по моделям".into()
    }

    fn bars_description(&self, view: &Comparison, baseline: usize) -> String {
        let name = view.models.get(baseline).map(|model| self.model(model)).unwrap_or_default();
        format!("Доля от {}. Моделей: {}. Базовая модель: «{name}».", self.money(view.total), view.models.len())
    }

    fn cell(&self, group: &str, model: &str, share: f64, baseline: f64, amount: i64) -> String {
        let points = self.points(share, baseline);
        format!("{group}, {model}: {} ({}), {points} к базовой модели", self.percent(share), self.money(amount))
    }

    fn nothing_to_compare(&self) -> String {
        "В этих данных пока нет выигранных сделок, делить нечего.".into()
    }

    fn stacked_title(&self, _view: &Comparison, pivot: &str) -> String {
        format!("Вклад команд по моделям: от самой выгодной для «{pivot}» модели к наименее выгодной")
    }

    fn sorted_by(&self, group: &str) -> String {
        format!("По убыванию доли «{group}» (тонкая линия).")
    }

    fn stacked_below_zero(&self) -> String {
        "Доли ниже нуля (возвраты) показаны слева от линии; сумма каждой строки — 100\u{202f}%.".into()
    }

    fn stacked_beyond_whole(&self) -> String {
        "Линия — 100\u{202f}%: совместные касания засчитаны каждой команде целиком, поэтому полосы длиннее целого."
            .into()
    }

    fn stacked_without(&self, model: &Model) -> String {
        format!("Модели «{}» здесь нет: её доли не складываются в одно целое.", self.model(model))
    }

    fn dots_title(&self, _view: &Comparison) -> String {
        "Вклад команд по моделям: сколько зависит от модели".into()
    }

    fn baseline_model(&self, model: &Model) -> String {
        format!("{} ({})", self.model(model), self.baseline())
    }

    fn other_models(&self) -> String {
        "другие модели".into()
    }

    fn settled(&self, min: f64, max: f64) -> String {
        let [min, max] = [min, max].map(|share| (share * 100.0).round() as i64);
        let settled = if min > 0 { min } else { max.min(0) };
        format!("не зависит от модели: {settled}, зависит: {}", max - min)
    }
}

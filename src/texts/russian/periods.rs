//! Texts of two periods side by side, in Russian.

use fairshare_types::results::Periods;

use super::Russian;
use crate::texts::{PeriodsStrings, PeriodsTexts};

/// The strings in Russian.
pub(super) const STRINGS: PeriodsStrings = PeriodsStrings {
    heading: "Сравнить два периода или сегмента",
    sides: ["Первый", "Второй"],
    model: "Модель",
    headings: [
        "Первый",
        "Второй",
        "Разница",
        "Изменение выручки",
        "Другой состав сделок",
        "Другой вклад внутри сделок",
    ],
    parts_say: [
        "Изменение выручки: сколько команда получила бы или потеряла при прежней доле.",
        "Другой состав сделок: доля сделок с другим набором команд выросла или упала.",
        "Другой вклад внутри сделок: в сделках тех же команд изменились порядок, число или время касаний.",
    ],
    intervals_say: "Под суммой — доля, в скобках — её 95-процентный интервал. Оценки обучаемых моделей считаются \
        неизменными. Три части в сумме точно равны разнице.",
    empty: "С одной стороны нет выигранных сделок, сравнивать нечего.",
    only_one: "Нет двух периодов или сегментов для сравнения.",
    same: "Стороны одинаковы. Выберите другую.",
};

impl PeriodsTexts for Russian {
    fn periods_say(&self, periods: &Periods, currency: &str) -> String {
        let [first, second] = &periods.sides;
        let money = |minor: i64| self.figures.money(minor, currency);
        let sum = |part: fn(&fairshare_types::results::Shift) -> i64| -> i64 {
            periods.shifts.iter().map(|shift| part(shift).abs()).sum()
        };
        let (mix, within) = (sum(|shift| shift.mix), sum(|shift| shift.within));
        let cause = match () {
            () if mix == 0 && within == 0 => "Доли одинаковы.",
            () if mix > within => "Доли изменились в основном из-за другого состава сделок.",
            () => "Доли изменились в основном из-за другого вклада внутри сделок тех же команд.",
        };
        format!("Выручка была {}, стала {}. {cause}", money(first.total), money(second.total))
    }

    fn segment_option(&self, name: &str) -> String {
        if name.is_empty() { "без сегмента".to_owned() } else { format!("Сегмент «{name}»") }
    }
}

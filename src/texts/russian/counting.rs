//! Texts of the eligibility rules, in Russian.

use fairshare_types::options::{Exclusion, Repeats};
use fairshare_types::results::{Flip, Slider};

use super::Russian;
use crate::texts::isolate::isolated;
use crate::texts::{CountingStrings, CountingTexts, percent};
use crate::values::persons::{Effect, Found, Person, Touches};
use crate::values::redaction;

impl Russian {
    /// "1 день", "2 дня", "7 дней", "0,5 дня"; fits after "from" and "within", too.
    #[must_use]
    pub fn in_days(&self, days: f64) -> String {
        let unit = if days.fract() == 0.0 {
            Self::form(days.abs() as u64, "день", "дня", "дней")
        } else {
            "дня"
        };
        // Keep number and unit on one line.
        format!("{}\u{a0}{unit}", self.figures.decimal(days, 1))
    }
}

/// The strings in Russian.
pub(super) const STRINGS: CountingStrings = CountingStrings {
    heading: "Какие касания учитываются",
    changed: "изменено",
    lookback: "До закрытия (окно атрибуции)",
    no_limit: "без ограничения",
    lookback_slider: "Сколько дней до закрытия учитывать (окно атрибуции)",
    touches_that_count: "В каждой сделке",
    all_touches: "все касания",
    repeats_label: "Повторы канала",
    joining: [
        "Учитывать повторяющиеся строки",
        "Для каждой конверсии учитывать все касания до неё, а не только после предыдущей",
        "Учитывать строку конверсии как касание",
    ],
    before_opportunity: "Не учитывать касания после создания сделки",
    types_weighed: "Вес типов касаний",
    weights_say: "1 — целиком, 0,2 — пятая часть, 0 — не учитывать. Учитываемые касания делят всю выручку сделки.",
    types_from: "Чтобы учитывать статус участников кампаний (отправлено, откликнулся), выберите его столбец как «Тип касания» \
                 в разделе «Как прочитаны данные».",
    persons_left_out: "Не учитывать касания этих людей",
    find_person: "Найти человека",
    campaigns_left_out: "Не учитывать кампании",
    channels_left_out: "Не учитывать эти каналы",
    exclusion_label: "Всё же учитывать",
};

impl CountingTexts for Russian {
    fn lookback_days(&self, days: u32) -> String {
        format!("до {}", self.counted(u64::from(days), "дня", "дней", "дней"))
    }

    fn flip(&self, slider: &Slider, flip: &Flip, under: Option<&str>) -> String {
        let value = match slider {
            Slider::HalfLife | Slider::LookbackDays => self.in_days(flip.value),
            Slider::FirstWeight | Slider::LastWeight | Slider::JointShare { .. } => self.percents(flip.value),
        };
        let leads = match flip.leader_above.as_str() {
            "" => "лидера нет".to_owned(),
            team => format!("лидер — {}", isolated(team)),
        };
        // Use "≥" instead of a word for "from": the case after it would depend on the number.
        format!("≥ {value}: {leads}{}", under.map_or_else(String::new, |model| format!(" (модель «{model}»)")))
    }

    fn no_flip(&self, under: Option<&str>) -> String {
        format!("на лидера не влияет{}", under.map_or_else(String::new, |model| format!(" (модель «{model}»)")))
    }

    fn end_weight(&self, first: bool) -> &'static str {
        if first { "Вес первого касания" } else { "Вес последнего касания" }
    }

    fn percents(&self, percents: f64) -> String {
        percent(percents as i64)
    }

    fn last_touches(&self, touches: u32) -> String {
        match touches {
            1 => "последнее касание".to_owned(),
            n => format!("последние {n} {}", Self::form(u64::from(n), "касание", "касания", "касаний")),
        }
    }

    fn person(&self, person: &Person) -> String {
        let name = redaction::number_of_person(&person.name)
            .map_or_else(|| isolated(&person.name), |number| format!("Человек {}", self.figures.count(number)).into());
        match person.touches {
            Touches::Known(touches) => {
                format!("{name} ({})", self.counted(touches, "касание", "касания", "касаний"))
            }
            Touches::Unlisted => format!("{name} (именно это имя; есть ли оно в данных, не проверено)"),
            Touches::None => format!("{name} (касаний в этих данных нет)"),
        }
    }

    fn persons_found(&self, found: Found) -> String {
        let Found { is_sought, found, shown, listed, left_off } = found;
        let count = |n| self.figures.count(n);
        if !is_sought {
            let all = count(listed + left_off);
            return format!("Показано {} из {all} — те, у кого больше всего касаний.", count(shown));
        }
        let among = match left_off {
            0 => String::new(),
            _ => {
                let listed = self.counted(listed, "человека", "человек", "человек");
                format!(" (поиск среди {listed}, у которых больше всего касаний)")
            }
        };
        match found {
            0 => format!("Никого не найдено{among}."),
            n if n > shown => format!("Показано {} из {} найденных{among}.", count(shown), count(n)),
            n => format!("Найдено: {}{among}.", count(n)),
        }
    }

    fn persons_effect(&self, effect: Effect) -> String {
        let Effect { persons, touches, all, at_least } = effect;
        let persons = self.counted(persons, "человек", "человека", "человек");
        let least = if at_least { "не менее " } else { "" };
        let touches = self.figures.count(touches);
        format!("Не учитываются: {persons}, касаний — {least}{touches} из {}.", self.figures.count(all))
    }

    fn repeats(&self, repeats: Repeats) -> &'static str {
        match repeats {
            Repeats::Keep => "учитывать каждый",
            Repeats::Collapse => "подряд учитывать один раз",
            Repeats::First => "учитывать один раз",
        }
    }

    fn exclusion(&self, exclusion: Exclusion) -> &'static str {
        match exclusion {
            Exclusion::Never => "никогда",
            Exclusion::UnlessAlone => "если других в сделке нет",
            Exclusion::UnlessLastAndAlone => "последнее, если других нет",
        }
    }
}

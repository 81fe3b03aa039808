//! Which touches count, in Russian.

use fairshare_engine::counting::{Exclusion, Repeats};
use fairshare_engine::view::{Flip, Slider};

use super::Russian;
use crate::texts::isolate::isolated;
use crate::texts::{CountingTexts, percent};

impl Russian {
    /// "1 день", "2 дня", "7 дней", "0,5 дня"; the same words where days are counted from or within.
    #[must_use]
    pub fn in_days(&self, days: f64) -> String {
        let unit = if days.fract() == 0.0 {
            Self::form(days.abs() as u64, "день", "дня", "дней")
        } else {
            "дня"
        };
        // A number and its unit stay together.
        format!("{}\u{a0}{unit}", self.figures.decimal(days, 1))
    }
}

impl CountingTexts for Russian {
    fn counting(&self) -> &'static str {
        "Какие касания считаются"
    }

    fn counting_changed(&self) -> &'static str {
        "изменено"
    }

    fn lookback(&self) -> &'static str {
        "До закрытия (окно атрибуции)"
    }

    fn no_limit(&self) -> &'static str {
        "без ограничения"
    }

    fn lookback_days(&self, days: u32) -> String {
        format!("до {}", self.counted(u64::from(days), "дня", "дней", "дней"))
    }

    fn lookback_slider(&self) -> &'static str {
        "Сколько дней до закрытия считать (окно атрибуции)"
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
        // A mark, not a sentence: the case of what follows "from" would change with the number.
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

    fn touches_that_count(&self) -> &'static str {
        "В каждой сделке"
    }

    fn all_touches(&self) -> &'static str {
        "все касания"
    }

    fn last_touches(&self, touches: u32) -> String {
        match touches {
            1 => "последнее касание".to_owned(),
            n => format!("последние {n} {}", Self::form(u64::from(n), "касание", "касания", "касаний")),
        }
    }

    fn repeats_label(&self) -> &'static str {
        "Повторы канала"
    }

    fn repeats(&self, repeats: Repeats) -> &'static str {
        match repeats {
            Repeats::Keep => "считать каждый",
            Repeats::Collapse => "подряд — один раз",
            Repeats::First => "считать один раз",
        }
    }

    fn joining(&self) -> [&'static str; 3] {
        [
            "Повторяющиеся строки считать дважды",
            "Конверсия берёт все касания до неё, а не только после предыдущей",
            "Строка конверсии — тоже касание",
        ]
    }

    fn channels_left_out(&self) -> &'static str {
        "Не считать эти каналы"
    }

    fn exclusion_label(&self) -> &'static str {
        "Всё же считать"
    }

    fn exclusion(&self, exclusion: Exclusion) -> &'static str {
        match exclusion {
            Exclusion::Never => "никогда",
            Exclusion::UnlessAlone => "если других в сделке нет",
            Exclusion::UnlessLastAndAlone => "последнее, если других нет",
        }
    }
}

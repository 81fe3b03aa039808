//! The headline, in Russian. Names stand apart from the sentence, as nobody knows how to inflect them.

use super::Russian;
use crate::finding::{Credited, Lead, Together, Won};
use crate::texts::headline::minus;
use crate::texts::isolate::isolated;
use crate::texts::{HeadlineTexts, ModelTexts, percent};

impl Russian {
    /// "4,18 млн € выручки", "12 выигранных сделок": what something is a part of.
    fn of_won(&self, won: Won, currency: &str) -> String {
        match won {
            Won::Revenue(minor) => format!("{} выручки", self.figures.money_short(minor, currency)),
            Won::Deals(1) => "одной выигранной сделки".to_owned(),
            Won::Deals(n) => self.of_won_deals(n),
        }
    }

    /// "зачтена вся выручка (4,18 млн €)", "зачтены все 12 выигранных сделок".
    fn all_won(&self, won: Won, currency: &str) -> String {
        match won {
            Won::Revenue(minor) => format!("зачтена вся выручка ({})", self.figures.money_short(minor, currency)),
            Won::Deals(1) => "зачтена единственная выигранная сделка".to_owned(),
            Won::Deals(n) => format!("зачтены все {}", self.won_deals(n)),
        }
    }

    /// "1 выигранная сделка", "5 выигранных сделок".
    #[must_use]
    pub fn won_deals(&self, n: u64) -> String {
        self.counted(n, "выигранная сделка", "выигранные сделки", "выигранных сделок")
    }

    /// So many lost deals.
    #[must_use]
    pub fn lost_deals(&self, n: u64) -> String {
        self.counted(n, "проигранная сделка", "проигранные сделки", "проигранных сделок")
    }

    /// Of so many: "21 выигранной сделки", "5 выигранных сделок".
    #[must_use]
    pub fn of_won_deals(&self, n: u64) -> String {
        self.counted(n, "выигранной сделки", "выигранных сделок", "выигранных сделок")
    }
}

impl HeadlineTexts for Russian {
    fn credited(&self, finding: &Credited, won: Won, currency: &str) -> String {
        let of = self.of_won(won, currency);
        match finding {
            Credited::NothingWon => "В этих данных пока нет выигранных сделок, зачитывать нечего.".to_owned(),
            Credited::Nobody => format!("Из {of} не зачтено ничего: у касаний не указаны ни команда, ни канал."),
            Credited::All { name } => {
                format!("{}: {} по каждой из выбранных моделей.", isolated(name), self.all_won(won, currency))
            }
            Credited::OneModel { name, percent: p, model } => {
                format!("{}: зачтено {} из {of} по модели «{}».", isolated(name), percent(*p), self.model_inline(model))
            }
            Credited::Same { name, percent: p } => {
                format!("{}: зачтено {} из {of} по каждой из выбранных моделей.", isolated(name), percent(*p))
            }
            // Between less than nothing and more than nothing, nothing is settled.
            Credited::Range { name, min: min @ ..=0, max: max @ 0.. } => {
                format!(
                    "{}: зачтено от {} до {} из {of}; всё зависит от выбора модели.",
                    isolated(name),
                    minus(*min),
                    percent(*max)
                )
            }
            Credited::Range { name, min, max } => {
                let settled = if *max < 0 { *max } else { *min };
                let (points, choice) = (settled.unsigned_abs(), (max - min).unsigned_abs());
                format!(
                    "{}: зачтено от {} до {} из {of}; {} {} от модели, {choice} {}.",
                    isolated(name),
                    minus(*min),
                    percent(*max),
                    minus(settled),
                    Self::form(points, "пункт не зависит", "пункта не зависят", "пунктов не зависят"),
                    Self::form(choice, "зависит", "зависят", "зависят"),
                )
            }
        }
    }

    fn lead(&self, lead: &Lead) -> String {
        match lead {
            Lead::None => String::new(),
            Lead::Level => "Лидера нет: в каждой модели у первых двух поровну.".to_owned(),
            // Who leads stands in the nominative, and no verb has to agree with it.
            Lead::Most { names, models, of } => {
                let (who, count) = (Self::listed(names), *of as u64);
                let among = if models == of {
                    format!("во всех {of} {}", Self::form(count, "модели", "моделях", "моделях"))
                } else {
                    format!("в {models} из {of} {}", Self::form(count, "модели", "моделей", "моделей"))
                };
                if names.len() == 1 {
                    format!("Лидер {among} — {who}.")
                } else {
                    format!(
                        "Лидеры — {who}: по {models} из {of} {}.",
                        Self::form(count, "модели", "моделей", "моделей")
                    )
                }
            }
        }
    }

    fn together(&self, together: Together) -> String {
        match together {
            Together::Silent => String::new(),
            Together::Nothing => "Ни в одной выигранной сделке нет касаний нескольких команд.".to_owned(),
            Together::Everything => "Во всех выигранных сделках есть касания двух или более команд.".to_owned(),
            Together::Revenue { percent: p } => {
                format!("{} выручки принесли сделки с касаниями двух или более команд.", percent(p))
            }
            Together::Deals { together, of } => format!(
                "Касания двух или более команд есть в {} из {}.",
                self.figures.count(together),
                self.of_won_deals(of)
            ),
        }
    }

    fn caution(&self) -> &'static str {
        "Вклад — это способ подсчёта, а не доказательство причины."
    }

    fn waiting(&self) -> &'static str {
        "Читаем пример…"
    }
}

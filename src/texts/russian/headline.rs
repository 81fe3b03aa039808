//! The headline, in Russian. Names are set apart from the sentence, because they cannot be inflected.

use fairshare_types::dimension::Dimension;

use super::Russian;
use crate::texts::headline::minus;
use crate::texts::isolate::isolated;
use crate::texts::{HeadlineStrings, HeadlineTexts, ModelTexts, percent};
use crate::values::finding::{Credited, Shares, Together, Won};

impl Russian {
    /// "Доля вклада", "Доля вклада по каналам".
    fn share_of_credit(by: Dimension) -> &'static str {
        match by {
            Dimension::Team => "Доля вклада",
            Dimension::Channel => "Доля вклада каналов",
            Dimension::Campaign => "Доля вклада кампаний",
            Dimension::Type => "Доля вклада типов касаний",
            Dimension::Month => "Доля вклада месяцев",
            Dimension::Segment => "Доля вклада сегментов",
        }
    }

    /// "1 выигранная сделка", "5 выигранных сделок".
    #[must_use]
    pub fn won_deals(&self, n: u64) -> String {
        self.counted(n, "выигранная сделка", "выигранные сделки", "выигранных сделок")
    }

    /// A number of lost deals.
    #[must_use]
    pub fn lost_deals(&self, n: u64) -> String {
        self.counted(n, "проигранная сделка", "проигранные сделки", "проигранных сделок")
    }

    /// The genitive: "21 выигранной сделки", "5 выигранных сделок".
    #[must_use]
    pub fn of_won_deals(&self, n: u64) -> String {
        self.counted(n, "выигранной сделки", "выигранных сделок", "выигранных сделок")
    }
}

/// The strings in Russian.
pub(super) const STRINGS: HeadlineStrings = HeadlineStrings {
    caution: "Вклад — это способ подсчёта, а не доказательство причины.",
    together_means: "Вместе — это когда в сделке есть касания двух или более команд.",
    waiting: "Читаем пример…",
};

impl HeadlineTexts for Russian {
    fn together(&self, together: Together, won: Won, currency: &str) -> String {
        let money = |minor| self.figures.money_short(minor, currency);
        match (together, won) {
            (Together::NothingWon, _) => "В этих данных пока нет выигранных сделок, распределять нечего.".to_owned(),
            (Together::OneTeam { deals }, Won::Revenue(minor)) => {
                format!("Выручка — {}: {}.", money(minor), self.won_deals(deals))
            }
            (Together::OneTeam { .. }, Won::Deals(n)) => format!("В данных {}.", self.won_deals(n)),
            (Together::Nothing, Won::Revenue(minor)) => {
                format!("Из {} выручки команды ничего не заработали вместе.", money(minor))
            }
            (Together::Nothing, Won::Deals(_)) => "Ни одной сделки команды не выиграли вместе.".to_owned(),
            (Together::Everything, Won::Revenue(minor)) => {
                format!("Всю выручку ({}) команды заработали вместе.", money(minor))
            }
            (Together::Everything, Won::Deals(1)) => "Единственную сделку команды выиграли вместе.".to_owned(),
            (Together::Everything, Won::Deals(n)) => format!("Все {} — общие.", self.won_deals(n)),
            (Together::Revenue { percent: p }, Won::Revenue(minor)) => {
                format!("{} из {} выручки команды заработали вместе.", percent(p), money(minor))
            }
            (Together::Revenue { percent: p }, Won::Deals(_)) => {
                format!("{} выручки команды заработали вместе.", percent(p))
            }
            (Together::Deals { together, of }, _) => {
                format!("Вместе команды выиграли {} из {}.", self.figures.count(together), self.of_won_deals(of))
            }
        }
    }

    fn shares_line(&self, by: Dimension, shares: &Shares) -> String {
        let named = |group: &Credited| match group {
            Credited::Joint => self.teams.joint_row.to_owned(),
            Credited::Unassigned => self.teams.unassigned.to_owned(),
            Credited::Group(name) => isolated(name).into_owned(),
        };
        let of = Self::share_of_credit(by);
        let exact = |groups: &[(Credited, i64)]| {
            groups.iter().map(|(name, share)| format!("{} — {}", named(name), percent(*share))).collect()
        };
        let list = |groups: Vec<String>, more: usize| match more {
            0 => groups.join(", "),
            more => format!("{} и ещё {}", groups.join(", "), self.figures.count(more as u64)),
        };
        let shown = |models: usize| {
            let models = models as u64;
            format!("{models} {}", Self::form(models, "показанной модели", "показанным моделям", "показанным моделям"))
        };
        match shares {
            Shares::None => String::new(),
            Shares::Nobody => "Вклад распределить не между кем: у касаний не указаны ни команда, ни канал.".to_owned(),
            Shares::OneModel { groups, more, model } => {
                format!("{of} по модели «{}»: {}.", self.model_inline(model), list(exact(groups), *more))
            }
            Shares::Same { groups, more, models } => {
                format!("{of}, одинаковая по {}: {}.", shown(*models), list(exact(groups), *more))
            }
            Shares::Ranges { groups, more, models, moves } => {
                let range = |(name, min, max): &(Credited, i64, i64)| match min == max {
                    true => format!("{} — {}", named(name), percent(*min)),
                    false => format!("{} — от {} до {}", named(name), minus(*min), percent(*max)),
                };
                let points = self.counted(
                    moves.unsigned_abs(),
                    "процентного пункта",
                    "процентных пунктов",
                    "процентных пунктов",
                );
                let listed = list(groups.iter().map(range).collect(), *more);
                format!("{of} по {}: {listed}. От выбора модели зависит до {points}.", shown(*models))
            }
        }
    }
}

//! What moves between two models, in Russian.

use fairshare_engine::view::Moved;

use super::Russian;
use crate::texts::{MINUS, ModelTexts, MovedTexts};

impl MovedTexts for Russian {
    fn moves(&self) -> &'static str {
        "Что переходит"
    }

    fn moves_from(&self) -> &'static str {
        "От"
    }

    fn moves_to(&self) -> &'static str {
        "К"
    }

    fn moves_says(&self, view: &Moved, currency: &str) -> String {
        if view.total == 0 {
            return format!(
                "При переходе от модели «{}» к модели «{}» между командами ничего не переходит.",
                self.model_inline(&view.from),
                self.model_inline(&view.to)
            );
        }
        let gained: i64 = view.before.iter().zip(&view.after).map(|(before, after)| (after - before).max(0)).sum();
        let share = match (view.deals_for_half, view.deals_moved) {
            (_, 1) => "Это одна сделка.".to_owned(),
            (half, _) => format!(
                "Половину этой суммы {} {half} из {}.",
                Self::form(u64::from(half), "даёт", "дают", "дают"),
                self.of_won_deals(view.won_deals)
            ),
        };
        let all = self.figures.money(view.total, currency);
        // What moves one way in some deals and back in others is in the ribbons, but in no team's sum.
        if gained == 0 {
            format!("Что команды теряют в одних сделках, то возвращают в других: всего {all}. {share}")
        } else if gained == view.total {
            format!("Между командами переходит {all}. {share}")
        } else {
            let net = self.figures.money(gained, currency);
            format!(
                "В итоге между командами переходит {net}; по отдельным сделкам — {all}, частью туда и обратно. {share}"
            )
        }
    }

    fn channels_carry(&self) -> &'static str {
        "Каналы с наибольшими изменениями"
    }

    fn campaigns_carry(&self) -> &'static str {
        "Кампании с наибольшими изменениями"
    }

    fn deals_carry(&self) -> &'static str {
        "Сделки, в которых переходит больше всего"
    }

    fn deal_carrier_columns(&self) -> [&'static str; 2] {
        ["Сделка", "Переходит"]
    }

    fn all_deals_carry(&self, deals: u64) -> String {
        format!("Показать все сделки: {}", self.figures.count(deals))
    }

    fn joint_mark(&self) -> &'static str {
        "совместно"
    }

    fn change(&self, minor: i64, currency: &str) -> String {
        let amount = self.figures.money(minor.saturating_abs(), currency);
        match minor {
            0 => amount,
            1.. => format!("+{amount}"),
            _ => format!("{MINUS}{amount}"),
        }
    }

    fn moves_rule(&self) -> &'static str {
        "Как это считается: в каждой сделке то, что теряют одни команды, делится между теми, кто получает, \
         пропорционально полученному; затем сделки складываются."
    }

    fn moves_needs_teams(&self) -> &'static str {
        "Вклад переходит между командами, а в этих данных их меньше двух. Распределите каналы по командам в списке \
         «Команды», чтобы увидеть, что переходит."
    }

    fn carrier_columns(&self) -> [&'static str; 2] {
        ["Название", "Изменение"]
    }
}

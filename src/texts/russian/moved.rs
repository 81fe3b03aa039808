//! Texts of the credit that moves between two models, in Russian.

use fairshare_types::results::Moved;

use super::Russian;
use crate::texts::{MINUS, ModelTexts, MovedStrings, MovedTexts};

/// The strings in Russian.
pub(super) const STRINGS: MovedStrings = MovedStrings {
    moves: "Что переходит",
    moves_from: "Было",
    moves_to: "Стало",
    channels_carry: "Каналы с наибольшими изменениями",
    campaigns_carry: "Кампании с наибольшими изменениями",
    deals_carry: "Сделки, в которых переходит больше всего",
    deal_carrier_columns: ["Сделка", "Переходит"],
    joint_mark: "совместно",
    moves_rule: "Как это считается: в каждой сделке потери одних команд делятся между теми, кто получает, \
        пропорционально полученному; затем сделки складываются.",
    moves_needs_teams: "Вклад переходит между командами, а в этих данных их меньше двух. Распределите каналы по \
        командам в списке «Команды», чтобы увидеть, что переходит.",
    carrier_columns: ["Название", "Изменение"],
};

impl MovedTexts for Russian {
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
        // Gross flows count both directions; the net change of the teams doesn't.
        if gained == 0 {
            format!("В итоге между командами ничего не переходит. По отдельным сделкам: {all}. {share}")
        } else if gained == view.total {
            format!("Между командами переходит {all}. {share}")
        } else {
            let net = self.figures.money(gained, currency);
            format!("В итоге между командами переходит {net}. По отдельным сделкам: {all}. {share}")
        }
    }

    fn all_deals_carry(&self, deals: u64) -> String {
        format!("Показать все сделки: {}", self.figures.count(deals))
    }

    fn change(&self, minor: i64, currency: &str) -> String {
        let amount = self.figures.money(minor.saturating_abs(), currency);
        match minor {
            0 => amount,
            1.. => format!("+{amount}"),
            _ => format!("{MINUS}{amount}"),
        }
    }
}

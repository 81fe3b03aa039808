//! Texts of the answers to a decision, and of their effects, in Russian.

use fairshare_types::decision::{Answer, Effect, JoiningSwitch, OutcomeWord, RowMark};

use super::Russian;
use super::decisions::EXAMPLES;
use crate::texts::answers::COUNTED;
use crate::texts::{AnswerTexts, NARROW, ReadingTexts, magnitude, sign};

impl AnswerTexts for Russian {
    fn decision_answer(&self, answer: &Answer, value: &str) -> String {
        match answer {
            Answer::Confirm(_) => self.decisions.this_is_right.to_owned(),
            Answer::Role { column, role: Some(_), .. } => column.clone(),
            Answer::Role { role: None, .. } if value == COUNTED => "Учитывать".to_owned(),
            Answer::Role { column, role: None, .. } => format!("Не использовать «{column}»"),
            Answer::DateOrder(_, order) => Self::order(*order).to_owned(),
            Answer::DecimalMark(_, mark) => Self::mark(*mark).to_owned(),
            Answer::Encoding(_, label) => label.clone(),
            Answer::Shape(_, shape) => format!("Строка — это {}", self.shape(*shape)),
            Answer::Outcomes(words) => {
                let Some((_, outcome)) = words.first() else { return value.to_owned() };
                let words: Vec<String> = words.iter().map(|(word, _)| word.clone()).collect();
                let more = words.len().saturating_sub(EXAMPLES);
                let more = if more == 0 { String::new() } else { format!(" и ещё {more}") };
                format!("{}{more}: {}", Self::quoted(&words), self.outcome(*outcome))
            }
            Answer::Joining(switch, on) => match (switch, on) {
                (JoiningSwitch::KeepDuplicates, true) => "Учитывать повторяющиеся строки",
                (JoiningSwitch::KeepDuplicates, false) => "Учитывать повторяющиеся строки один раз",
                (JoiningSwitch::AllEarlier, true) => "Каждой покупке — все касания до неё",
                (JoiningSwitch::AllEarlier, false) => "Каждой покупке — касания после предыдущей",
                (JoiningSwitch::SeveralPurchases, true) => "Несколько покупок, каждая отдельно",
                (JoiningSwitch::SeveralPurchases, false) => "Одна сделка",
                (JoiningSwitch::LeaveOutUnlisted, true) => "Не учитывать",
                (JoiningSwitch::LeaveOutUnlisted, false) => "Считать путями без покупки",
                (JoiningSwitch::KeepSpellings, true) => "Разные названия",
                (JoiningSwitch::KeepSpellings, false) => "Одно название",
                (JoiningSwitch::KeepPlaceholders, true) => "Это названия каналов",
                (JoiningSwitch::KeepPlaceholders, false) => "Это значит «без канала»",
                (JoiningSwitch::KeepAnonymous, true) => "Не связывать",
                (JoiningSwitch::KeepAnonymous, false) => "Связать",
                (JoiningSwitch::KeepPlaceholderDates, true) => "Это настоящие даты",
                (JoiningSwitch::KeepPlaceholderDates, false) => "Это значит «без даты»",
                (JoiningSwitch::KeepEmptyKeys, true) => "Оставить ID пустыми",
                (JoiningSwitch::KeepEmptyKeys, false) => "Взять ID из строки выше",
            }
            .to_owned(),
            Answer::Ungroup => "Не группировать".to_owned(),
            Answer::LeftOut(file, true) => format!("Не использовать {file}"),
            Answer::LeftOut(file, false) => format!("Использовать {file}"),
            Answer::LateTouches(_, true) => "Всё же учитывать эти касания".to_owned(),
            Answer::LateTouches(_, false) => "Не учитывать касания после неё".to_owned(),
            Answer::Namesakes(_, true) => "Поделить между командами сотрудника".to_owned(),
            Answer::Namesakes(_, false) => "Оставить без команды".to_owned(),
            Answer::LostDeals(_, true) => "Всё же учитывать".to_owned(),
            Answer::LostDeals(_, false) => "Не учитывать".to_owned(),
            Answer::OneDeal(_, true) => "Одна сделка на клиента".to_owned(),
            Answer::OneDeal(_, false) => "Несколько покупок, каждая учтена".to_owned(),
            Answer::KeepRefunded(_, true) => "Не вычитать".to_owned(),
            Answer::KeepRefunded(_, false) => "Вычитать".to_owned(),
            Answer::MergeChannels(_, true) => "Один канал".to_owned(),
            Answer::MergeChannels(_, false) => "Разные каналы".to_owned(),
            Answer::Percent(_, true) => "Проценты: 1 означает 1\u{202f}%".to_owned(),
            Answer::Percent(_, false) => "Доли единицы: 1 означает 100\u{202f}%".to_owned(),
            Answer::PlainAmounts(_, true) => "Взять суммы как есть".to_owned(),
            Answer::PlainAmounts(_, false) => "Умножить на единицу из заголовка".to_owned(),
            Answer::MarkedRows(_, RowMark::WithinVisit, true) => "Касание — каждое событие".to_owned(),
            Answer::MarkedRows(_, RowMark::WithinVisit, false) => "Касание — каждый визит".to_owned(),
            Answer::MarkedRows(_, RowMark::Repeated | RowMark::PerhapsRepeated | RowMark::RepeatedSpend, true) => {
                "Учитывать каждую строку".to_owned()
            }
            Answer::MarkedRows(_, RowMark::Repeated | RowMark::PerhapsRepeated | RowMark::RepeatedSpend, false) => {
                "Учитывать один раз".to_owned()
            }
            Answer::MarkedRows(_, RowMark::OutsideDeal, true) => "Учитывать в каждой сделке".to_owned(),
            Answer::MarkedRows(_, RowMark::OutsideDeal, false) => "Не учитывать в этой сделке".to_owned(),
            Answer::HiddenRows(_, true) | Answer::MarkedRows(.., true) => "Учитывать".to_owned(),
            Answer::HiddenRows(_, false) | Answer::MarkedRows(.., false) => "Не учитывать".to_owned(),
        }
    }

    fn effect(&self, effect: &Effect, currency: &str) -> String {
        let mut parts = Vec::new();
        if effect.won_deals != 0 {
            parts.push(format!("{}{}", sign(effect.won_deals), self.won_deals(effect.won_deals.unsigned_abs())));
        }
        if effect.lost_deals != 0 {
            parts.push(format!("{}{}", sign(effect.lost_deals), self.lost_deals(effect.lost_deals.unsigned_abs())));
        }
        if effect.paths != 0 {
            let n = effect.paths.unsigned_abs();
            let paths = self.counted(n, "путь без покупки", "пути без покупки", "путей без покупки");
            parts.push(format!("{}{paths}", sign(effect.paths)));
        }
        if effect.won_revenue != 0 {
            let amount = self.figures.money(magnitude(effect.won_revenue), currency);
            parts.push(format!("выручка {}{amount}", sign(effect.won_revenue)));
        }
        if effect.team_share != 0 {
            let points = self.figures.decimal(f64::from(effect.team_share.unsigned_abs()) / 100.0, 1);
            let of = if effect.team.is_empty() {
                "самая большая доля".to_owned()
            } else {
                format!("доля «{}»", effect.team)
            };
            parts.push(format!("{of} {}{points}{NARROW}п.\u{a0}п.", sign(i64::from(effect.team_share))));
        }
        if effect.spend != 0 {
            let amount = self.figures.money(magnitude(effect.spend), currency);
            parts.push(format!("расходы {}{amount}", sign(effect.spend)));
        }
        if effect.pipeline != 0 {
            let amount = self.figures.money(magnitude(effect.pipeline), currency);
            parts.push(format!("воронка {}{amount}", sign(effect.pipeline)));
        }
        if effect.months && parts.is_empty() {
            parts.push("вклад переходит в другие месяцы".to_owned());
        }
        if effect.spend_months && parts.is_empty() {
            parts.push("расходы переходят в другие месяцы".to_owned());
        }
        let part = if effect.of_head { " (по началу файла)" } else { "" };
        if parts.is_empty() {
            "числа не меняются".to_owned()
        } else {
            format!("{}{part}", parts.join(", "))
        }
    }

    fn effect_up_to(&self, effect: &Effect, currency: &str) -> String {
        let says = self.effect(effect, currency);
        if effect.is_none() || effect.moves_months_alone() {
            says
        } else {
            format!("наибольшее изменение: {says}")
        }
    }

    fn outcome_word(&self, word: &OutcomeWord, currency: &str) -> String {
        let deals = self.counted(word.deals, "сделка", "сделки", "сделок");
        let amount = match word.amount {
            0 => String::new(),
            amount => format!(", {}", self.figures.money(amount, currency)),
        };
        format!("«{}»: {deals}{amount}", word.text)
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::RUSSIAN;
    use super::*;

    fn plain(text: &str) -> String {
        text.replace(['\u{202f}', '\u{a0}'], " ").replace('\u{2212}', "-")
    }

    #[test]
    fn effects_are_said_with_their_sign() {
        let effect = Effect {
            won_deals: -1,
            lost_deals: 1,
            paths: -2,
            won_revenue: 28_840,
            team_share: -1_250,
            team: "Продажи".to_owned(),
            of_head: true,
            months: true,
            spend: -5_000,
            spend_months: true,
            pipeline: 1_200,
        };
        assert_eq!(
            plain(&RUSSIAN.effect(&effect, "€")),
            "-1 выигранная сделка, +1 проигранная сделка, -2 пути без покупки, выручка +€288.40, доля «Продажи» \
             -12.5 п. п., расходы -€50.00, воронка +€12.00 (по началу файла)"
        );
        let months = Effect { months: true, ..Effect::default() };
        assert_eq!(RUSSIAN.effect_up_to(&months, "€"), "вклад переходит в другие месяцы");
        let months = Effect { spend_months: true, ..Effect::default() };
        assert_eq!(RUSSIAN.effect_up_to(&months, "€"), "расходы переходят в другие месяцы");
        assert_eq!(RUSSIAN.effect(&Effect::default(), "€"), "числа не меняются");
    }
}

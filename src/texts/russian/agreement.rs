//! The agreement, in Russian.

use fairshare_engine::counting::{Counting, Repeats};
use fairshare_engine::team::Reading;
use fairshare_engine::view::Range;

use super::Russian;
use crate::filters::{Part, parts};
use crate::finding;
use crate::texts::isolate::isolated;
use crate::texts::{AgreementTexts, CountingTexts, FilterTexts, TeamTexts, percent};

impl AgreementTexts for Russian {
    fn agreement(&self) -> &'static str {
        "Соглашение"
    }

    fn agreement_says(&self) -> &'static str {
        "Один записанный способ подсчёта, который могут повторить обе команды. Одна страница: распечатать и подписать."
    }

    fn agreement_title(&self) -> [&'static str; 2] {
        ["Заголовок", "Как мы считаем то, что выиграли вместе"]
    }

    fn agreed_model(&self) -> &'static str {
        "Мы выбираем"
    }

    fn nothing_to_agree(&self) -> &'static str {
        "В этих данных пока ничего не выиграно: договариваться не о чем."
    }

    fn share_range(&self, range: Range) -> String {
        let [min, max] = [range.min, range.max].map(finding::percent);
        if min == max { percent(min) } else { format!("от {min} до {}", percent(max)) }
    }

    fn print_agreement(&self) -> &'static str {
        "Распечатать соглашение"
    }

    fn agreement_parts(&self) -> [&'static str; 5] {
        ["Как делится вклад", "Какие касания считаются", "Касания нескольких команд", "Данные", "Что получается"]
    }

    fn agreed_counting(&self, counting: &Counting) -> Vec<String> {
        let mut said: Vec<String> = Vec::new();
        said.push(match (counting.lookback_days, counting.lookback_touches) {
            (None, None) => "Все касания сделки до её закрытия.".to_owned(),
            (days, touches) => {
                let last = touches.map(|touches| self.last_touches(touches));
                let days = days.map(|days| format!("не раньше чем за {} до закрытия", self.in_days(days)));
                let limits: Vec<String> = days.into_iter().chain(last).collect();
                format!("Из касаний сделки: {}.", Self::listed(&limits))
            }
        });
        if counting.repeats != Repeats::Keep {
            said.push(format!("Повторы канала: {}.", self.repeats(counting.repeats)));
        }
        if !counting.excluded.is_empty() {
            let names: Vec<String> = counting.excluded.iter().map(|one| one.name.clone()).collect();
            said.push(format!(
                "Не считаются: {}; исключение: {}.",
                Self::listed(&names),
                self.exclusion(counting.exclusion)
            ));
        }
        let part = |part: Part| self.filter_part(&counting.filter, part);
        let only: Vec<String> = parts(&counting.filter).into_iter().map(part).collect();
        if !only.is_empty() {
            said.push(format!("Только: {}.", only.join("; ")));
        }
        said
    }

    fn agreed_joint(&self, reading: Reading) -> &'static str {
        match reading {
            Reading::Split => "Касание нескольких команд делится между ними:",
            Reading::Bucket | Reading::Overlay => self.joint_reading_says(reading),
        }
    }

    fn agreed_shares(&self, owned: &str, shares: &str, said: bool) -> String {
        if said {
            format!("{owned}: {shares}")
        } else {
            format!("{owned}: как в данных, в среднем {shares}")
        }
    }

    fn agreed_more(&self, sets: usize) -> String {
        format!("и ещё {sets}")
    }

    fn agreed_data(&self, name: &str, touches: u64, deals: u64, stands_on: &str) -> String {
        format!(
            "{name}: {}, {}; {stands_on}.",
            self.counted(touches, "касание", "касания", "касаний"),
            self.counted(deals, "сделка", "сделки", "сделок")
        )
    }

    fn agreed_headings(&self) -> [&'static str; 3] {
        ["Команда", "Доля", "Зачтено"]
    }

    fn agreed_range(&self, models: usize) -> String {
        let models = models as u64;
        format!(
            "Размах — это то, что дают показанные модели ({}). Вклад — это способ подсчёта, а не доказательство причины.",
            self.figures.count(models)
        )
    }

    fn agreed_range_heading(&self) -> &'static str {
        "Размах"
    }

    fn signs(&self, team: &str) -> String {
        if team.is_empty() {
            "Согласовано".to_owned()
        } else {
            format!("За команду «{}»", isolated(team))
        }
    }

    fn sign_name(&self, team: &str) -> String {
        if team.is_empty() { "Имя".to_owned() } else { format!("Имя: команда «{}»", isolated(team)) }
    }

    fn sign_line(&self) -> &'static str {
        "Дата и подпись"
    }
}

#[cfg(test)]
mod tests {
    use fairshare_engine::counting::{Excluded, Exclusion};
    use fairshare_engine::view::By;

    use super::*;
    use crate::texts::russian::made::RUSSIAN;

    #[test]
    fn what_counts_is_said_in_sentences() {
        let narrow = Counting {
            lookback_days: Some(90.0),
            lookback_touches: Some(5),
            repeats: Repeats::Collapse,
            excluded: vec![Excluded { by: By::Channel, name: "Direct".to_owned() }],
            exclusion: Exclusion::UnlessAlone,
            ..Counting::default()
        };
        assert_eq!(RUSSIAN.agreed_counting(&Counting::default()), ["Все касания сделки до её закрытия."]);
        assert_eq!(
            RUSSIAN.agreed_counting(&narrow),
            [
                "Из касаний сделки: не раньше чем за 90\u{a0}дней до закрытия и последние 5 касаний.",
                "Повторы канала: подряд — один раз.",
                "Не считаются: Direct; исключение: если других в сделке нет.",
            ]
        );
    }
}

//! The agreement, in Russian.

use fairshare_types::options::{EligibilityRules, JointCreditPolicy, KindWeight, Repeats};
use fairshare_types::results::Range;

use super::Russian;
use crate::texts::isolate::isolated;
use crate::texts::{AgreementStrings, AgreementTexts, CountingTexts, FilterTexts, TeamTexts, percent};
use crate::values::filters::{Part, parts};
use crate::values::{finding, redaction};

/// The strings in Russian.
pub(super) const STRINGS: AgreementStrings = AgreementStrings {
    heading: "Соглашение",
    says: "Один записанный способ подсчёта, который может повторить каждый. Одна страница: распечатать и \
        подписать.",
    title: ["Заголовок", "Как мы считаем вклад в общие сделки"],
    agreed_model: ["Согласованная модель", "Выберите модель"],
    no_model: "Модель ещё не согласована. Сначала посмотрите на диапазон: он показывает, сколько зависит от выбора \
        модели. Затем выберите модель выше.",
    choose_first: "Модель ещё не согласована: посмотрите на диапазон в соглашении, выберите модель и распечатайте его.",
    nothing_to_agree: "В этих данных пока нет выигранных сделок: договариваться не о чем.",
    print_agreement: "Распечатать соглашение",
    parts: [
        "Как делится вклад",
        "Какие касания учитываются",
        "Касания нескольких команд",
        "Чьи касания",
        "Данные и как они прочитаны",
        "Результат",
    ],
    agreed_headings: ["Команда", "Доля", "Зачтено"],
    agreed_range_heading: "Диапазон",
    sign_line: "Дата и подпись",
};

impl AgreementTexts for Russian {
    fn share_range(&self, range: Range) -> String {
        let [min, max] = [range.min, range.max].map(finding::percent);
        if min == max { percent(min) } else { format!("от {min} до {}", percent(max)) }
    }

    fn agreed_counting(&self, counting: &EligibilityRules) -> Vec<String> {
        let mut said: Vec<String> = Vec::new();
        said.push(match (counting.lookback_days, counting.lookback_touches) {
            (None, None) => "Все касания сделки до её закрытия.".to_owned(),
            (days, touches) => {
                let last = touches.map(|touches| self.last_touches(touches));
                let days = days.map(|days| format!("касания не раньше чем за {} до закрытия", self.in_days(days)));
                let limits: Vec<String> = days.into_iter().chain(last).collect();
                format!("В каждой сделке учитываются: {}.", Self::listed(&limits))
            }
        });
        if counting.repeats != Repeats::Keep {
            said.push(format!("Повторы канала: {}.", self.repeats(counting.repeats)));
        }
        if !counting.excluded.is_empty() {
            let names: Vec<String> = counting.excluded.iter().map(|one| one.name.clone()).collect();
            said.push(format!(
                "Не учитываются: {}; всё же учитывать: {}.",
                Self::listed(&names),
                self.exclusion(counting.exclusion)
            ));
        }
        let kinds = &counting.kinds;
        if kinds.before_opportunity {
            said.push("Не учитываются касания после создания сделки.".to_owned());
        }
        let weight = |kind: &KindWeight| format!("{} — {}", isolated(&kind.name), self.figures.decimal(kind.weight, 2));
        if !kinds.weights.is_empty() {
            said.push(format!("Вес: {}.", kinds.weights.iter().map(weight).collect::<Vec<_>>().join("; ")));
        }
        if !kinds.persons.is_empty() {
            let hidden = redaction::hidden_names(&kinds.persons);
            let persons = hidden.map(|n| self.counted(n, "человек", "человека", "человек"));
            let persons = persons.unwrap_or_else(|| Self::listed(&kinds.persons));
            said.push(format!("Не учитываются касания людей: {persons}."));
        }
        let part = |part: Part| self.filter_part(&counting.filter, part);
        let only: Vec<String> = parts(&counting.filter).into_iter().map(part).collect();
        if !only.is_empty() {
            said.push(format!("Только: {}.", only.join("; ")));
        }
        said
    }

    fn agreed_joint(&self, reading: JointCreditPolicy) -> &'static str {
        match reading {
            JointCreditPolicy::Split => "Касание нескольких команд делится между ними:",
            JointCreditPolicy::Bucket | JointCreditPolicy::Overlay => self.joint_reading_says(reading),
        }
    }

    fn agreed_shares(&self, owned: &str, shares: &str, said: bool) -> String {
        if said {
            format!("{owned}: {shares}")
        } else {
            format!("{owned}: как указано в данных для каждого касания, в среднем {shares}")
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

    fn agreed_range(&self, models: usize) -> String {
        let models = models as u64;
        format!(
            "Диапазон — разброс по показанным моделям (их {}). Вклад — это способ подсчёта, а не доказательство \
             причины.",
            self.figures.count(models)
        )
    }

    fn signs(&self, team: &str) -> String {
        if team.is_empty() {
            "Согласовано".to_owned()
        } else {
            format!("За команду «{}»", isolated(team))
        }
    }

    fn sign_name(&self, team: &str) -> String {
        if team.is_empty() {
            "Имя и фамилия".to_owned()
        } else {
            format!("Имя и фамилия, команда «{}»", isolated(team))
        }
    }
}

#[cfg(test)]
mod tests {
    use fairshare_types::dimension::Dimension;
    use fairshare_types::options::{Excluded, Exclusion};

    use super::*;
    use crate::texts::russian::made::RUSSIAN;

    #[test]
    fn what_counts_is_said_in_sentences() {
        let narrow = EligibilityRules {
            lookback_days: Some(90.0),
            lookback_touches: Some(5),
            repeats: Repeats::Collapse,
            excluded: vec![Excluded { by: Dimension::Channel, name: "Direct".to_owned() }],
            exclusion: Exclusion::UnlessAlone,
            ..EligibilityRules::default()
        };
        assert_eq!(RUSSIAN.agreed_counting(&EligibilityRules::default()), ["Все касания сделки до её закрытия."]);
        assert_eq!(
            RUSSIAN.agreed_counting(&narrow),
            [
                "В каждой сделке учитываются: касания не раньше чем за 90\u{a0}дней до закрытия и последние 5 \
                 касаний.",
                "Повторы канала: подряд учитывать один раз.",
                "Не учитываются: Direct; всё же учитывать: если других в сделке нет.",
            ]
        );
    }
}

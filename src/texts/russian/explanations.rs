//! Explanations of the models, of intervals and of the checks, in Russian.

use fairshare_types::model::Model;
use fairshare_types::results::{Caution, Check, Evidence, Example, ExampleTouch, Figure, Uncertainty};

use super::super::{ExplanationStrings, ExplanationTexts, ModelTexts, NARROW};
use super::Russian;
use super::about_models::about;
use crate::texts::isolate::isolated;
use crate::values::catalogue::Kind;

/// The strings in Russian.
pub(super) const STRINGS: ExplanationStrings = ExplanationStrings {
    how_computed: "Как это рассчитано",
    explanation_labels: ["Формула", "Особые случаи", "Кому выгодна", "Источник"],
    no_example: "В этих данных нет выигранной сделки с касаниями, поэтому показать расчёт не на чем.",
    score_headings: ["", "Оценка", "Выигрыши с участием"],
    show_global: "Показать общие таблицы",
    global_says: "В таблице выше каждая выигранная сделка делится отдельно, между касаниями этой сделки. Общая таблица делит \
        сразу всю выручку по тем же оценкам.",
    global_headings: ["", "По сделкам", "Общая таблица"],
    intervals: "Насколько надёжна каждая доля",
    verify: "Проверить расчёт",
    verify_says: "Семь путей клиентов, вклад в которых рассчитан вручную: A>B>C выигран на 100, A>C выигран на 60, A>C \
        проигран, B проигран дважды, C>A>C выигран на 90, A>B выигран на 40. Они рассчитываются заново в вашем \
        браузере.",
    verify_headings: ["Модель", "Показатель", "Канал", "Должно быть", "Получено", ""],
    digest: "Рассчитать миллион путей",
    digest_says: "Миллион случайных путей клиентов по каждой модели, сведённых в одно число: оно одинаково в любом \
        браузере и в командной строке (fairshare digest). Это займёт несколько секунд.",
    digesting: "Идёт расчёт.",
};

impl ExplanationTexts for Russian {
    fn explanation(&self, kind: Kind) -> [&'static str; 4] {
        about(kind).explanation
    }

    fn example(&self, example: &Example, currency: &str) -> String {
        let deal = super::super::deal_in_sentence(&example.deal, &example.name, self.figures);
        let amount = self.figures.money(example.amount, currency);
        match example.close {
            Some(close) => format!("Ваша сделка {deal}, {amount}, закрыта {}", self.figures.day(close)),
            None => format!("Ваша сделка {deal}, {amount}"),
        }
    }

    fn arithmetic(&self, touch: &ExampleTouch, amount: i64, currency: &str) -> String {
        let credit: i64 = touch.teams.iter().map(|(_, _, minor)| minor).sum();
        let weight = self.figures.decimal(touch.weight * 100.0, 2);
        let [amount, credit] = [amount, credit].map(|minor| self.figures.money(minor, currency));
        format!("{weight}{NARROW}% × {amount} = {credit}")
    }

    fn teams_of(&self, touch: &ExampleTouch) -> String {
        let named = |name: &String| if name.is_empty() { self.teams.unassigned.to_owned() } else { name.clone() };
        let parts = touch.teams.iter().map(|(name, weight, _)| {
            if touch.teams.len() == 1 || touch.weight == 0.0 {
                return named(name);
            }
            format!("{} {}{NARROW}%", named(name), self.figures.decimal(weight / touch.weight * 100.0, 0))
        });
        parts.collect::<Vec<_>>().join(", ")
    }

    fn example_sum(&self, example: &Example, currency: &str) -> String {
        let sum: i64 = example.touches.iter().flat_map(|touch| &touch.teams).map(|(_, _, minor)| minor).sum();
        format!("Итого: {} из {}.", self.figures.money(sum, currency), self.figures.money(example.amount, currency))
    }

    fn shared_deal_by_deal(&self, models: &[String]) -> String {
        let [divide, print] = match models {
            [_] => ["Делит", "общую таблицу"],
            _ => ["Делят", "общие таблицы"],
        };
        let models: Vec<_> = models.iter().map(|model| format!("«{model}»")).collect();
        format!("{divide} каждую сделку отдельно: {}. Другие инструменты показывают {print}.", models.join("; "))
    }

    fn global_table_of(&self, model: &str) -> String {
        format!("{model}: общая таблица, как в других инструментах")
    }

    fn learned_from(&self, evidence: &Evidence) -> String {
        let wins = self.counted(evidence.wins, "выигрыше", "выигрышах", "выигрышах");
        let losses = self.counted(evidence.losses, "проигрыше", "проигрышах", "проигрышах");
        let mut said = format!("Модель обучена на {wins} и {losses}");
        if let Some(states) = evidence.states {
            said += &format!(", в {}", self.counted(states, "состоянии", "состояниях", "состояниях"));
        }
        if evidence.open > 0 {
            let left_out = Self::form(evidence.open, "не учтена", "не учтены", "не учтено");
            let open = self.counted(evidence.open, "открытая сделка", "открытые сделки", "открытых сделок");
            said += &format!("; {left_out} {open}");
        }
        said + "."
    }

    fn careful(&self, caution: &Caution) -> String {
        match caution {
            Caution::NoWins => "Выигранных сделок нет, поэтому обучать модель не на чем.".to_owned(),
            Caution::NoLosses => {
                "В этих данных нет проигранных сделок, поэтому модель лишь считает, как часто встречается каждый \
                 участник. Добавьте проигранные сделки."
                    .to_owned()
            }
            Caution::Alone => "Участник только один, поэтому сравнивать не с чем.".to_owned(),
            Caution::Few => "Выигрышей или проигрышей меньше 30: результат может быть случайным.".to_owned(),
            Caution::FewWith(1, name) => {
                format!("{} — меньше чем в 5 выигрышах: оценка может быть случайной.", self.player(name))
            }
            Caution::FewWith(count, name) => format!(
                "Участников, которые есть меньше чем в 5 выигрышах: {}, например {}. Их оценки могут быть случайными.",
                self.figures.count(*count),
                self.player(name)
            ),
            Caution::ManyStates(states) => {
                format!("Состояний ({}) больше, чем сделок: меньший порядок надёжнее.", self.figures.count(*states))
            }
            Caution::NotClose => "Уравнения не удалось решить с обычной точностью.".to_owned(),
        }
    }

    fn order_suggestion(&self, evidence: &Evidence) -> Option<String> {
        let suggestion = evidence.order.as_ref()?;
        let fit = suggestion.fits.iter().find(|fit| fit.order == suggestion.order)?;
        if fit.penalised <= 0.5 {
            let says = "Ни при одном порядке модель не отличает выигранные сделки от проигранных, которых она не видела, лучше, \
                        чем наугад: надёжный выбор — 1.";
            return Some(says.to_owned());
        }
        let figure = |value: f64| self.figures.fixed(value, 2);
        Some(format!(
            "Лучше всего выигранные сделки от проигранных отличает порядок {}: AUC {} на сделках, которых модель не видела, {} с \
             учётом штрафа за число состояний ({} — как наугад).",
            suggestion.order,
            figure(fit.auc),
            figure(fit.penalised),
            self.figures.decimal(0.5, 1)
        ))
    }

    fn drawing(&self, progress: &str) -> String {
        format!("Оцениваем, насколько надёжны доли: {progress}.")
    }

    fn leads(&self, sure: &Uncertainty, model: &Model) -> Option<String> {
        let at = sure.models.iter().position(|known| known == model)?;
        let leader = sure.leaders.get(at)?;
        let name = sure.groups.get(leader.group as usize).filter(|name| !name.is_empty())?;
        let percent = self.figures.decimal(leader.holds * 100.0, 0);
        let model = self.model_inline(model);
        Some(format!("Лидер в {percent}{NARROW}% повторных выборок по модели «{model}» — «{}».", isolated(name)))
    }

    fn intervals_say(&self, sure: &Uncertainty) -> String {
        let resamples = u64::from(sure.resamples);
        let resamples = self.counted(resamples, "повторной выборки", "повторных выборок", "повторных выборок");
        let won = self.counted(sure.won, "выигранной сделки", "выигранных сделок", "выигранных сделок");
        format!(
            "В этих интервалах лежат 95{NARROW}% из {resamples} для {won}: такими могли бы быть доли при других \
             сделках того же рода. Интервалы показывают случайность, а не то, какая модель верна."
        )
    }

    fn interval(&self, low: f64, high: f64) -> String {
        let [low, high] = [low, high].map(|share| self.figures.decimal(share * 100.0, 0));
        if low == high { format!("{low}{NARROW}%") } else { format!("от {low} до {high}{NARROW}%") }
    }

    fn verified(&self, hold: usize, of: usize) -> String {
        if hold == of {
            format!("Сходятся все показатели: {of}.")
        } else {
            format!("Сходится показателей: {hold} из {of}.")
        }
    }

    fn figure(&self, figure: Figure) -> &'static str {
        match figure {
            Figure::Wins => "выигрыши",
            Figure::Revenue => "выручка",
            Figure::Score => "оценка",
        }
    }

    fn check(&self, check: &Check) -> (String, String) {
        let expected = match check.expected {
            (whole, 1) => self.figures.decimal(whole as f64, 0),
            (top, bottom) => format!("{top}/{bottom}"),
        };
        (expected, self.figures.decimal(check.computed, 12))
    }

    fn holds(&self, holds: bool) -> &'static str {
        if holds { "сходится" } else { "не сходится" }
    }

    fn digest_is(&self, digest: &str) -> String {
        format!("Контрольное число {digest}")
    }
}

impl Russian {
    /// A team or channel in quotes, or "unassigned".
    fn player(&self, name: &str) -> String {
        if name.is_empty() { self.teams.unassigned.to_owned() } else { format!("«{}»", isolated(name)) }
    }
}

#[cfg(test)]
mod tests {
    use fairshare_types::dimension::Dimension;
    use fairshare_types::model::Players;

    use super::super::made::RUSSIAN;
    use super::*;

    #[test]
    fn what_was_learned_from_agrees_with_its_numbers() {
        for (wins, losses, states, open, expected) in [
            (0, 0, None, 0, "Модель обучена на 0 выигрышах и 0 проигрышах."),
            (
                1,
                2,
                Some(1),
                1,
                "Модель обучена на 1 выигрыше и 2 проигрышах, в 1 состоянии; не учтена 1 открытая сделка.",
            ),
            (
                5,
                1,
                Some(5),
                2,
                "Модель обучена на 5 выигрышах и 1 проигрыше, в 5 состояниях; не учтены 2 открытые сделки.",
            ),
            (11, 21, None, 5, "Модель обучена на 11 выигрышах и 21 проигрыше; не учтено 5 открытых сделок."),
            (
                21,
                11,
                Some(21),
                21,
                "Модель обучена на 21 выигрыше и 11 проигрышах, в 21 состоянии; не учтена 21 открытая сделка.",
            ),
        ] {
            assert_eq!(RUSSIAN.learned_from(&evidence(wins, losses, states, open)), expected);
        }
    }

    #[test]
    fn cautions_have_their_numbers() {
        let name = || "Call".to_owned();
        for (caution, expected) in [
            (Caution::FewWith(1, name()), "«Call» — меньше чем в 5 выигрышах: оценка может быть случайной."),
            (
                Caution::FewWith(21, name()),
                "Участников, которые есть меньше чем в 5 выигрышах: 21, например «Call». Их оценки могут быть случайными.",
            ),
            (Caution::ManyStates(21), "Состояний (21) больше, чем сделок: меньший порядок надёжнее."),
        ] {
            assert_eq!(RUSSIAN.careful(&caution), expected);
        }
        assert_eq!(RUSSIAN.verified(21, 21), "Сходятся все показатели: 21.");
        assert_eq!(RUSSIAN.verified(1, 21), "Сходится показателей: 1 из 21.");
        assert_eq!(RUSSIAN.interval(0.41, 0.58), "от 41 до 58\u{202f}%");
        assert_eq!(RUSSIAN.interval(0.41, 0.41), "41\u{202f}%");
    }

    #[test]
    fn intervals_say_what_they_stand_on() {
        for (won, expected) in [
            (1, "1 выигранной сделки"),
            (2, "2 выигранных сделок"),
            (11, "11 выигранных сделок"),
            (21, "21 выигранной сделки"),
        ] {
            let said = RUSSIAN.intervals_say(&uncertainty(won));
            let start = format!("В этих интервалах лежат 95\u{202f}% из 200 повторных выборок для {expected}: ");
            assert!(said.starts_with(&start), "{said}");
        }
    }

    fn evidence(wins: u64, losses: u64, states: Option<u64>, open: u64) -> Evidence {
        let (model, players) = (Model::Markov { order: 1 }, Players::Channels);
        Evidence { model, players, rows: Vec::new(), wins, losses, open, states, residual: 0.0, order: None }
    }

    fn uncertainty(won: u64) -> Uncertainty {
        Uncertainty {
            by: Dimension::Team,
            groups: Vec::new(),
            models: Vec::new(),
            resamples: 200,
            won,
            lost: 0,
            low: Vec::new(),
            high: Vec::new(),
            leaders: Vec::new(),
        }
    }
}

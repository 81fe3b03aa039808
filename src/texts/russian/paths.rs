//! Texts of the path report, in Russian.

use fairshare_types::results::{PathOrder, Paths, Span};

use super::Russian;
use crate::texts::isolate::isolated;
use crate::texts::paths::won_of;
use crate::texts::{PathsStrings, PathsTexts};

/// The strings in Russian.
pub(super) const STRINGS: PathsStrings = PathsStrings {
    heading: "Пути к закрытию",
    steps: "Шаги",
    every_touch: "Учитывать каждое касание, включая повторы",
    order: "Порядок",
    headings: ["Путь", "Выручка", "Выиграно", "Проиграно", "Доля выигранных", "Касаний, медиана", "Дней, медиана"],
    others: "Остальные пути",
    no_touch: "без касаний",
    ends: "Кто начинает и кто закрывает",
    ends_say: "Выручка по первому шагу сделки (строки) и по последнему (столбцы); с каждой стороны восемь шагов с \
        наибольшей. Чем темнее, тем больше.",
    first_step: "Первый шаг",
    touches: "Касаний на сделку",
    days: "Дней от первого касания до закрытия",
    won_lost: ["Выиграно", "Проиграно"],
    caution: "Пути показывают, что было, а не почему. У редких путей мало сделок: прежде чем сравнивать доли выигранных, \
        посмотрите на их число.",
};

impl PathsTexts for Russian {
    fn paths_say(&self, paths: &Paths, first: &str) -> String {
        if paths.different == 0 {
            return "Ни одна сделка ещё не выиграна и не проиграна.".to_owned();
        }
        let decided = paths.all.wins + paths.all.losses;
        let deals = self.counted(decided, "завершённая сделка", "завершённые сделки", "завершённых сделок");
        let different = self.counted(paths.different, "путь", "пути", "путей");
        if first.is_empty() {
            return format!("{deals}, {different}.");
        }
        format!("{deals}, {different}. Первый в списке: {first}.")
    }

    fn path_order(&self, order: PathOrder) -> &'static str {
        match order {
            PathOrder::Revenue => "сначала больше выручки",
            PathOrder::Wins => "сначала больше выигранных",
            PathOrder::Losses => "сначала больше проигранных",
        }
    }

    fn span_of(&self, span: &Span) -> String {
        let from = self.figures.count(u64::from(span.from));
        match span.to {
            Some(to) if to == span.from => from,
            Some(to) => format!("{from}–{}", self.figures.count(u64::from(to))),
            None => format!("{from} и больше"),
        }
    }

    fn won_of(&self, won: u64, lost: u64) -> String {
        won_of(won, lost)
    }

    fn hidden_steps(&self, steps: u64) -> String {
        self.counted(steps, "ещё шаг", "ещё шага", "ещё шагов")
    }

    fn path_deals(&self, path: &str) -> String {
        format!("Путь: {path}")
    }

    fn ends_deals(&self, first: &str, last: &str) -> String {
        format!("От «{}» до «{}»", isolated(first), isolated(last))
    }
}

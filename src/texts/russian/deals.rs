//! Texts of deal lists and of the open deal, in Russian.

use fairshare_types::results::{
    DealId, DealList, DealRow, DrillTarget, Example, GroupKind, Member, OpenedDeal, PipelineNumber, PipelinePart,
    Together,
};
use fairshare_types::schema::Outcome;

use super::super::{
    DealStrings, DealTexts, FairnessTexts, ModelTexts, PathsTexts, PipelineTexts, TogetherTexts, path_name, step_name,
};
use super::Russian;
use crate::texts::isolate::isolated;
use crate::values::redaction;

/// Most groups named one by one.
const NAMED: usize = 3;

/// The strings in Russian.
pub(super) const STRINGS: DealStrings = DealStrings {
    heading: "Сделки",
    find_deal: "Найти сделку",
    all_deals: "Показать все сделки",
    deal_headings: ["Сделка", "Закрытие", "Исход", "Команды", "Касания", "Выиграно", "В этой сумме"],
    untouched: "У неё нет учитываемых касаний, поэтому её выручка при любой модели попадает в строку «Без касаний».",
    save_deal: "Сохранить хронологию сделки",
    touch_caption: "Вклад каждого касания по каждой модели",
    touch_headings: ["Касание", "Команды", "Дата"],
    arithmetic_under: "Расчёт по модели",
    deal_gone: "Эта сделка больше не учитывается.",
};

impl DealTexts for Russian {
    fn behind(&self, behind: &DrillTarget, together: Option<&Together>) -> String {
        let group = |one: &Member| match one.kind {
            GroupKind::Unattributed => self.teams.unattributed.to_owned(),
            _ => isolated(&self.named_team(&one.name)).into_owned(),
        };
        let groups = |of: &[Member]| match of {
            [first, .., _] if of.len() > NAMED => {
                format!("{} и ещё {}", group(first), self.figures.count(of.len() as u64 - 1))
            }
            of => Self::listed(&of.iter().map(group).collect::<Vec<_>>()),
        };
        let teams = |names: &[String]| groups(&names.iter().map(|name| Member::named(name)).collect::<Vec<_>>());
        match behind {
            DrillTarget::Everything => "Все сделки".to_owned(),
            DrillTarget::Won => "Выручка от выигранных сделок".to_owned(),
            DrillTarget::Credit { model, of, .. } => format!("{}, модель «{}»", groups(of), self.model_inline(model)),
            DrillTarget::Change { from, to, of, .. } => {
                let (from, to) = (self.model_inline(from), self.model_inline(to));
                format!("{}: изменение от модели «{from}» к модели «{to}»", groups(of))
            }
            DrillTarget::Flow(flow) => {
                let [giver, taker] = [&flow.givers, &flow.takers].map(|names| teams(names));
                let (from, to) = (self.model_inline(&flow.from), self.model_inline(&flow.to));
                if flow.givers == flow.takers {
                    return format!("Что переходит между командами, от модели «{from}» к модели «{to}»");
                }
                format!("Что переходит: {giver} → {taker}, от модели «{from}» к модели «{to}»")
            }
            DrillTarget::Part(who) => together.map_or_else(String::new, |view| self.who(view, who)),
            DrillTarget::Sourced(team) => format!("Привлечено командой «{}»", isolated(team)),
            DrillTarget::Influenced(team) => format!("С участием команды «{}»", isolated(team)),
            DrillTarget::Finding(kind) => self.found_deals(kind),
            DrillTarget::Path { by, steps, .. } => self.path_deals(&path_name(self, *by, steps)),
            DrillTarget::Ends { by, steps: [first, last] } => {
                self.ends_deals(&step_name(self, *by, first), &step_name(self, *by, last))
            }
            DrillTarget::Pipeline(PipelineNumber { part, .. }) => match part {
                PipelinePart::All => "Воронка".to_owned(),
                PipelinePart::Credit { model, of } => {
                    format!("Воронка: {}, модель «{}»", group(of), self.model_inline(model))
                }
                PipelinePart::Reach { of, open, window, sourced } => {
                    let deals =
                        if *open { "Открытые сделки" } else { "Выигранные сделки" };
                    let done = match (of.kind, sourced) {
                        (GroupKind::Unassigned, true) => "первое касание без команды".to_owned(),
                        (GroupKind::Unassigned, false) => "есть касания без команды".to_owned(),
                        (_, true) => format!("привлечено командой «{}»", group(of)),
                        (_, false) => format!("с участием команды «{}»", group(of)),
                    };
                    let window = window.map(|window| format!(", {}", self.influence_window(Some(window))));
                    format!("{deals}: {done}{}", window.unwrap_or_default())
                }
            },
        }
    }

    fn deals_say(&self, list: &DealList, searched: bool, currency: &str) -> String {
        let mut deals = self.counted(list.count, "сделка", "сделки", "сделок");
        if list.won < list.count {
            let won = Self::form(list.won, "выиграна", "выиграно", "выиграно");
            deals += &format!(" ({won} {})", self.figures.count(list.won));
        }
        let found =
            if searched { Self::form(list.count, "Найдена ", "Найдены ", "Найдено ") } else { "" };
        format!("{found}{deals}, всего {}.", self.figures.money(list.total, currency))
    }

    fn outcome_name(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Won => "Выиграна",
            Outcome::Lost => "Проиграна",
            Outcome::Open => "Открыта",
        }
    }

    fn deal_name(&self, row: &DealRow) -> String {
        let named = self.deal_called(&row.id, &row.name);
        match (row.id.nth, row.stands_for) {
            (0, many @ 2..) => format!("{named} ({})", self.counted(many, "путь", "пути", "путей")),
            _ => named,
        }
    }

    fn deal_called(&self, id: &DealId, name: &str) -> String {
        let named = match redaction::number_of_deal(&id.key) {
            Some(number) => format!("сделка {}", self.figures.count(number)),
            None if id.key.is_empty() && name.is_empty() => "(без ID)".to_owned(),
            None if name.is_empty() => id.key.clone(),
            None => isolated(name).into_owned(),
        };
        match id.nth {
            0 => named,
            nth => format!("{named}, конверсия {}", self.figures.count(u64::from(nth) + 1)),
        }
    }

    fn opens_deal(&self, deal: &str) -> String {
        format!("{deal}: открыть сделку")
    }

    fn more_deals(&self, hidden: u64) -> String {
        let not_shown = Self::form(hidden, "не показана", "не показаны", "не показано");
        format!("Показать ещё ({not_shown} {})", self.counted(hidden, "сделка", "сделки", "сделок"))
    }

    fn deals_left_out(&self, hidden: u64) -> String {
        format!("Не показано: {}.", self.counted(hidden, "сделка", "сделки", "сделок"))
    }

    fn no_deals(&self, searched: bool) -> &'static str {
        if searched {
            "Нет сделок с таким названием или ID."
        } else {
            "За этим числом нет сделок."
        }
    }

    fn leads_to_deals(&self, of: &str) -> String {
        format!("{of}: показать сделки")
    }

    fn deal_says(&self, opened: &OpenedDeal, currency: &str) -> String {
        let row = &opened.row;
        let mut said = vec![self.outcome_name(row.outcome).to_owned()];
        if let Some(close) = row.close {
            // For an open deal the date is the planned close; without this word it would read as the date of opening.
            let on = if row.outcome == Outcome::Open { ", закрытие" } else { "" };
            said[0] += &format!("{on} {}", self.figures.day(close));
        }
        if row.outcome == Outcome::Won {
            said.push(self.figures.money(row.amount, currency));
        }
        let touches = self.counted(u64::from(row.touches), "касание", "касания", "касаний");
        let times = opened.examples.first().map(|(_, example)| example.touches.iter().filter_map(|t| t.time));
        let first = times.and_then(Iterator::min);
        said.push(match first.zip(row.close) {
            Some((first, close)) => {
                let days = u64::try_from((close - first) / fairshare_types::time::DAY).unwrap_or(0);
                format!("{touches} за {}", self.counted(days, "день", "дня", "дней"))
            }
            None => touches,
        });
        if !row.teams.is_empty() {
            said.push(Self::listed(&row.teams));
        }
        let earns = if row.outcome == Outcome::Won {
            ""
        } else {
            " Выручки она не приносит; показан вклад, каким он был бы."
        };
        format!("{}.{earns}", said.join(" · "))
    }

    fn milestones_of(&self, example: &Example) -> String {
        let lead = example.lead_created.map(|at| self.created("Лид создан", at));
        let opportunity = example.opportunity_created.map(|at| self.created("Сделка создана", at));
        [lead, opportunity].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

impl Russian {
    /// Name of a team, channel or campaign, or "unassigned".
    fn named_team(&self, name: &str) -> String {
        if name.is_empty() { self.teams.unassigned.to_owned() } else { name.to_owned() }
    }

    /// "Лид создан 3 апреля 2025 г.": the day may already end with a full stop.
    fn created(&self, what: &str, at: i64) -> String {
        let said = format!("{what} {}", self.figures.day(at));
        if said.ends_with('.') { said } else { said + "." }
    }
}

#[cfg(test)]
mod tests {
    use fairshare_types::model::Model;
    use fairshare_types::results::{ExampleTouch, FindingKind, Flows};
    use fairshare_types::time::DAY;

    use super::super::made::RUSSIAN;
    use super::*;
    use crate::texts::plain::ENGLISH;

    #[test]
    fn deals_are_counted() {
        for (count, won, searched, expected) in [
            (0, 0, true, "Найдено 0 сделок, всего €12.50."),
            (1, 1, false, "1 сделка, всего €12.50."),
            (1, 0, true, "Найдена 1 сделка (выиграно 0), всего €12.50."),
            (2, 1, true, "Найдены 2 сделки (выиграна 1), всего €12.50."),
            (11, 5, true, "Найдено 11 сделок (выиграно 5), всего €12.50."),
            (21, 21, true, "Найдена 21 сделка, всего €12.50."),
            (22, 21, false, "22 сделки (выиграна 21), всего €12.50."),
        ] {
            let list = DealList { rows: Vec::new(), count, won, total: 1_250 };
            assert_eq!(RUSSIAN.deals_say(&list, searched, "€"), expected);
        }
        for (hidden, expected) in [
            (1, "Показать ещё (не показана 1 сделка)"),
            (2, "Показать ещё (не показаны 2 сделки)"),
            (5, "Показать ещё (не показано 5 сделок)"),
            (21, "Показать ещё (не показана 21 сделка)"),
        ] {
            assert_eq!(RUSSIAN.more_deals(hidden), expected);
        }
    }

    #[test]
    fn a_deal_is_said_in_a_line() {
        let not_won = " Выручки она не приносит; показан вклад, каким он был бы.";
        for (outcome, touches, close, expected) in [
            (Outcome::Won, 1, Some(7), "Выиграна day 7 · €12.50 · 1 касание · A и B.".to_owned()),
            (Outcome::Lost, 2, Some(7), format!("Проиграна day 7 · 2 касания · A и B.{not_won}")),
            (Outcome::Open, 5, Some(7), format!("Открыта, закрытие day 7 · 5 касаний · A и B.{not_won}")),
            (Outcome::Open, 21, None, format!("Открыта · 21 касание · A и B.{not_won}")),
        ] {
            let row = DealRow { outcome, touches, close, ..row() };
            assert_eq!(RUSSIAN.deal_says(&OpenedDeal { row, examples: Vec::new() }, "€"), expected);
        }
    }

    #[test]
    fn the_number_behind_is_named() {
        let flow = |givers: &[&str], takers: &[&str]| {
            let names = |of: &[&str]| of.iter().map(|&name| name.to_owned()).collect();
            DrillTarget::Flow(Flows { from: Model::Last, to: Model::W, givers: names(givers), takers: names(takers) })
        };
        for (behind, expected) in [
            (DrillTarget::Won, "Выручка от выигранных сделок"),
            (
                flow(&["A"], &["B", ""]),
                "Что переходит: A → B и Не назначено, от модели «последнее касание» к модели «W‑образная»",
            ),
            (
                flow(&["A"], &["A"]),
                "Что переходит между командами, от модели «последнее касание» к модели «W‑образная»",
            ),
            (
                flow(&["A", "B", "C", "D"], &["E"]),
                "Что переходит: A и ещё 3 → E, от модели «последнее касание» к модели «W‑образная»",
            ),
            (DrillTarget::Sourced("A".to_owned()), "Привлечено командой «A»"),
            (DrillTarget::Finding(FindingKind::NoTouch), "Выигранные сделки без учитываемых касаний"),
        ] {
            assert_eq!(RUSSIAN.behind(&behind, None), expected);
        }
    }

    #[test]
    fn deals_of_touches_without_a_team_are_those_of_no_team() {
        let reach = |name: &str, kind, sourced| {
            let of = Member { name: name.to_owned(), kind, part: String::new() };
            let part = PipelinePart::Reach { of, open: true, window: None, sourced };
            DrillTarget::Pipeline(PipelineNumber { whole_amounts: false, part })
        };
        for (behind, english, russian) in [
            (reach("A", GroupKind::Named, true), "Open deals sourced by A", "Открытые сделки: привлечено командой «A»"),
            (
                reach("A", GroupKind::Named, false),
                "Open deals influenced by A",
                "Открытые сделки: с участием команды «A»",
            ),
            (
                reach("", GroupKind::Unassigned, true),
                "Open deals sourced by touches without a team",
                "Открытые сделки: первое касание без команды",
            ),
            (
                reach("", GroupKind::Unassigned, false),
                "Open deals influenced by touches without a team",
                "Открытые сделки: есть касания без команды",
            ),
        ] {
            assert_eq!([ENGLISH.behind(&behind, None), RUSSIAN.behind(&behind, None)], [english, russian]);
        }
    }

    #[test]
    fn days_are_counted_from_the_first_touch() {
        for (days, expected) in
            [(0, "0 дней"), (1, "1 день"), (2, "2 дня"), (5, "5 дней"), (11, "11 дней"), (21, "21 день")]
        {
            let row = DealRow { close: Some(days * DAY), ..row() };
            let said = RUSSIAN.deal_says(&OpenedDeal { row, examples: vec![(Model::Last, example())] }, "€");
            assert!(said.contains(&format!("1 касание за {expected} · ")), "{said}");
        }
        assert_eq!(RUSSIAN.milestones_of(&example()), "Лид создан day 0. Сделка создана day 5.");
    }

    #[test]
    fn rows_that_stand_for_many_say_so() {
        for (nth, stands_for, expected) in [
            (0, 1, "D-1"),
            (0, 2, "D-1 (2 пути)"),
            (0, 11, "D-1 (11 путей)"),
            (0, 21, "D-1 (21 путь)"),
            (1, 1, "D-1, конверсия 2"),
        ] {
            let row = DealRow { id: DealId { key: "D-1".to_owned(), nth }, stands_for, ..row() };
            assert_eq!(RUSSIAN.deal_name(&row), expected);
            let named = DealRow { name: "Продление".to_owned(), ..row };
            assert_eq!(RUSSIAN.deal_name(&named), expected.replace("D-1", "Продление"));
        }
    }

    fn example() -> Example {
        let touch = ExampleTouch {
            time: Some(0),
            channel: "Call".to_owned(),
            teams: Vec::new(),
            weight: 1.0,
            score: None,
            tied: false,
        };
        Example {
            deal: "D-1".to_owned(),
            name: String::new(),
            amount: 1_250,
            close: None,
            lead_created: Some(0),
            opportunity_created: Some(5),
            touches: vec![touch],
        }
    }

    fn row() -> DealRow {
        DealRow {
            id: DealId::default(),
            name: String::new(),
            outcome: Outcome::Won,
            stands_for: 1,
            amount: 1_250,
            part: 0,
            close: None,
            touches: 1,
            teams: vec!["A".to_owned(), "B".to_owned()],
        }
    }
}

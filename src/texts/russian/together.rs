//! Texts of won revenue by sets of teams, in Russian.

use fairshare_types::dimension::Dimension;
use fairshare_types::results::{Extent, Part, Together, Who};

use super::Russian;
use crate::texts::{NARROW, TableTexts, TogetherStrings, TogetherTexts, percent};
use crate::values::finding;

/// The strings in Russian.
pub(super) const STRINGS: TogetherStrings = TogetherStrings {
    won_together: "Выиграно вместе",
    part_headings: [
        "Чьи касания",
        "Доля",
        "Выручка",
        "Выиграно",
        "Проиграно",
        "Доля выигранных",
        "Медианная сумма",
        "Медианный срок, дней",
    ],
    caution: "Это не причина: сделки с касаниями нескольких команд отличаются и многим другим, а в крупных сделках \
        касаний просто больше. Смотрите на число сделок; в скобках — 95-процентный интервал доли выигранных.",
    reaches: "Привлечено и с участием",
    reaches_say: "Привлечено: первое касание сделки — у этой команды. С участием: у команды есть хотя бы одно касание. \
        Сделка попадает в несколько строк, поэтому складывать их нельзя.",
    save_together: "Сохранить картинку «Выиграно вместе»",
};

impl TogetherTexts for Russian {
    fn won_together_says(&self, view: &Together) -> String {
        if view.won_deals == 0 {
            return "В этих данных пока нет выигранных сделок.".to_owned();
        }
        let several = view.several();
        let of = if view.total == 0 { "выигранных сделок" } else { "выручки" };
        let [share, joint] = [several.share, several.joint].map(|share| percent(finding::percent(share)));
        let joint = match several.extent {
            Extent::None => "совместных касаний в них нет".to_owned(),
            Extent::Some => format!("с совместным касанием — {joint}"),
            Extent::All => "во всех есть совместное касание".to_owned(),
        };
        format!("Сделки с касаниями нескольких команд — {share} {of}, {joint}. От модели это не зависит.")
    }

    fn who(&self, view: &Together, who: &Who) -> String {
        let named = |teams: &[u32]| {
            let names: Vec<String> = teams.iter().filter_map(|&team| view.teams.get(team as usize).cloned()).collect();
            Self::listed(&names)
        };
        match who {
            Who::Teams(teams) if teams.len() == 1 => format!("только {}", named(teams)),
            Who::Teams(teams) => format!("{}, без совместных касаний", named(teams)),
            Who::Joint(teams) => format!("{}, с совместным касанием", named(teams)),
            Who::Others => "Другие сочетания команд".to_owned(),
            Who::Nobody => "Без команды".to_owned(),
        }
    }

    fn win_rate(&self, part: &Part) -> String {
        part.win_rate.map_or_else(String::new, |[rate, low, high]| {
            let whole = finding::percent;
            format!("{} ({}–{}{NARROW}%)", percent(whole(rate)), whole(low), whole(high))
        })
    }

    fn median_days(&self, days: f64) -> String {
        self.figures.decimal(days, if days < 10.0 { 1 } else { 0 })
    }

    fn reach_headings(&self) -> [&'static str; 5] {
        [self.by(Dimension::Team), "Привлечено", "Сделок", "С участием", "Сделок"]
    }
}

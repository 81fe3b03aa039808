//! What was won by whom together, in Russian.

use fairshare_engine::view::{By, Part, Together, Who};

use super::Russian;
use crate::finding;
use crate::texts::{NARROW, TableTexts, TogetherTexts, percent};

impl TogetherTexts for Russian {
    fn won_together(&self) -> &'static str {
        "Выиграно вместе"
    }

    fn won_together_says(&self, view: &Together) -> String {
        if view.won_deals == 0 {
            return "В этих данных пока ничего не выиграно.".to_owned();
        }
        let (mut several, mut joint) = (0.0, 0.0);
        for part in &view.parts {
            let share = view.share(part);
            match &part.who {
                Who::Teams(teams) if teams.len() > 1 => several += share,
                Who::Joint(_) => {
                    several += share;
                    joint += share;
                }
                _ => {}
            }
        }
        let of = if view.total == 0 { "выигранных сделок" } else { "выручки" };
        let [several, joint] = [several, joint].map(|share| percent(finding::percent(share)));
        let joint = if joint == several { "столько же".to_owned() } else { joint };
        format!(
            "Сделки с касаниями нескольких команд — {several} {of}, из них с совместным касанием — {joint}. Чтобы это \
             увидеть, модель не нужна."
        )
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
            Who::Others => "Другие сочетания".to_owned(),
            Who::Nobody => "Без команды".to_owned(),
        }
    }

    fn part_headings(&self) -> [&'static str; 8] {
        ["Чьи касания", "Доля", "Выручка", "Выиграно", "Проиграно", "Доля побед", "Медиана сделки", "Медиана дней"]
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

    fn together_caution(&self) -> &'static str {
        "Это не причина: сделки с касаниями нескольких команд отличаются и многим другим, а в крупных сделках касаний \
         просто больше. Смотрите на число сделок; в скобках — 95-процентный интервал доли побед."
    }

    fn reaches(&self) -> &'static str {
        "Привлечено и с участием"
    }

    fn reaches_say(&self) -> &'static str {
        "Привлечено: первое касание сделки — у этой команды. С участием: у команды есть хотя бы одно касание. Сделка стоит \
         в нескольких строках, поэтому складывать их нельзя."
    }

    fn reach_headings(&self) -> [&'static str; 5] {
        [self.by(By::Team), "Привлечено", "Сделок", "С участием", "Сделок"]
    }

    fn save_together(&self) -> &'static str {
        "Сохранить картинку «Выиграно вместе»"
    }
}

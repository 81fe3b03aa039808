//! Texts of teams and team rules, in Russian.

use fairshare_types::dimension::Dimension;
use fairshare_types::guess::Team;
use fairshare_types::options::JointCreditPolicy;

use super::Russian;
use crate::texts::isolate::isolated;
use crate::texts::{TeamStrings, TeamTexts, percent};

/// The strings in Russian.
pub(super) const STRINGS: TeamStrings = TeamStrings {
    heading: "Команды",
    touches_heading: "касания",
    rules_by: "Назначать командам",
    joint_touches: "Совместные касания",
    joint_label: "Как засчитываются совместные касания",
    as_in_the_data: "Как в данных",
    moved_is_split: "Здесь совместные касания поделены по долям.",
    joint_row: "Совместно",
    not_added_up: "Без итога: совместные касания засчитаны целиком каждой из своих команд.",
    unassigned: "Не назначено",
    unattributed: "Без касаний",
    no_campaign: "Без кампании",
    assign: "Чей это канал?",
    assign_says: "В данных нет команд. Распределите каналы по командам, чтобы сравнить команды; иначе сравниваются \
        каналы.",
    assign_rest: "Касания каналов без команды показаны как «Не назначено».",
    guessed_says: "Команды выбраны автоматически по названиям файлов и каналов; личные встречи обеих команд с клиентом \
        поделены между ними. Проверьте, пожалуйста.",
    confirm_all: "Всё выбрано верно",
    guess: "предположение",
    no_team: "Без команды",
    new_team: "Новая команда…",
    add: "Добавить",
};

impl TeamTexts for Russian {
    fn team_touches(&self, touches: u64) -> String {
        self.counted(touches, "касание", "касания", "касаний")
    }

    fn joint_says(&self, touches: u64) -> String {
        format!(
            "{} {} нескольким командам. Их доли меняют вклад только в пределах этих касаний: заштрихованная \
             часть каждой полосы.",
            self.counted(touches, "касание", "касания", "касаний"),
            Self::form(touches, "принадлежит", "принадлежат", "принадлежат")
        )
    }

    fn joint_reading(&self, reading: JointCreditPolicy) -> &'static str {
        match reading {
            JointCreditPolicy::Split => "поделить",
            JointCreditPolicy::Bucket => "отдельно",
            JointCreditPolicy::Overlay => "каждой целиком",
        }
    }

    fn joint_reading_says(&self, reading: JointCreditPolicy) -> &'static str {
        match reading {
            JointCreditPolicy::Split => "Каждой команде засчитывается её доля.",
            JointCreditPolicy::Bucket => "Совместные касания засчитываются отдельной строкой.",
            JointCreditPolicy::Overlay => {
                "Каждой команде касание засчитывается целиком. Совместные касания учтены несколько раз, складывать \
                 строки нельзя."
            }
        }
    }

    fn owned(&self, by: Dimension, name: &str) -> String {
        match by {
            Dimension::Team | Dimension::Month | Dimension::Segment => name.to_owned(),
            Dimension::Channel => format!("Канал {}", isolated(name)),
            Dimension::Campaign => format!("Кампания {}", isolated(name)),
            Dimension::Type => format!("Тип {}", isolated(name)),
        }
    }

    fn share_of(&self, team: &str, owned: &str) -> String {
        format!("{}: доля команды «{}»", isolated(owned), isolated(team))
    }

    fn in_percent(&self, label: &str) -> String {
        format!("{label}, в процентах")
    }

    fn shares(&self, shares: &[(String, f64)]) -> String {
        let shares: Vec<String> =
            shares.iter().map(|(team, share)| format!("{} {}", isolated(team), percent(*share as i64))).collect();
        shares.join(", ")
    }

    fn more_joint(&self, n: usize) -> String {
        format!("Показать ещё {n}")
    }

    fn team_of(&self, channel: &str) -> String {
        format!("Команда канала «{channel}»")
    }

    fn new_team_name(&self, channel: &str) -> String {
        format!("Название новой команды для канала «{channel}»")
    }

    fn joint(&self, teams: &[String]) -> String {
        teams.join(" + ")
    }

    fn usual_teams(&self) -> [&'static str; 2] {
        [Team::Marketing, Team::Sales].map(|team| self.guessed_team(team))
    }

    fn guessed_team(&self, team: Team) -> &'static str {
        match team {
            Team::Marketing => "Маркетинг",
            Team::Sales => "Продажи",
            Team::Sdr => "SDR",
            Team::Partner => "Партнёры",
        }
    }

    fn more_channels(&self, n: usize) -> String {
        format!("Показать ещё {}", self.counted(n as u64, "канал", "канала", "каналов"))
    }
}

//! Teams, and which channel belongs to whom, in Russian.

use fairshare_engine::guess::Team;
use fairshare_engine::team::Reading;
use fairshare_engine::view::By;

use super::Russian;
use crate::texts::isolate::isolated;
use crate::texts::{TeamTexts, percent};

impl TeamTexts for Russian {
    fn teams(&self) -> &'static str {
        "Команды"
    }

    fn team_touches(&self, touches: u64) -> String {
        self.counted(touches, "касание", "касания", "касаний")
    }

    fn touches_heading(&self) -> &'static str {
        "касания"
    }

    fn rules_by(&self) -> &'static str {
        "Команды получают"
    }

    fn joint_touches(&self) -> &'static str {
        "Совместные касания"
    }

    fn joint_says(&self, touches: u64) -> String {
        format!(
            "{} {} нескольким командам. Доли двигают вклад только в пределах этих касаний: скобка под каждым столбцом.",
            self.counted(touches, "касание", "касания", "касаний"),
            Self::form(touches, "принадлежит", "принадлежат", "принадлежат")
        )
    }

    fn joint_label(&self) -> &'static str {
        "Как зачитываются совместные касания"
    }

    fn joint_reading(&self, reading: Reading) -> &'static str {
        match reading {
            Reading::Split => "поделить",
            Reading::Bucket => "отдельно",
            Reading::Overlay => "каждой целиком",
        }
    }

    fn joint_reading_says(&self, reading: Reading) -> &'static str {
        match reading {
            Reading::Split => "Каждой команде зачитывается её доля.",
            Reading::Bucket => "Сделанное вместе зачитывается отдельной строкой.",
            Reading::Overlay => {
                "Каждой команде касание зачитывается целиком. Выигранное вместе учтено несколько раз, складывать нельзя."
            }
        }
    }

    fn owned(&self, by: By, name: &str) -> String {
        match by {
            By::Team | By::Month | By::Segment => name.to_owned(),
            By::Channel => format!("Канал {}", isolated(name)),
            By::Campaign => format!("Кампания {}", isolated(name)),
            By::Type => format!("Тип {}", isolated(name)),
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

    fn as_in_the_data(&self) -> &'static str {
        "Как в данных"
    }

    fn more_joint(&self, n: usize) -> String {
        format!("Показать ещё {n}")
    }

    fn moved_is_split(&self) -> &'static str {
        "Здесь совместные касания поделены по долям."
    }

    fn joint_row(&self) -> &'static str {
        "Совместно"
    }

    fn not_added_up(&self) -> &'static str {
        "Не складывается: совместные касания стоят у каждой из своих команд целиком."
    }

    fn unassigned(&self) -> &'static str {
        "Не назначено"
    }

    fn unattributed(&self) -> &'static str {
        "Без касаний"
    }

    fn no_campaign(&self) -> &'static str {
        "Без кампании"
    }

    fn assign(&self) -> &'static str {
        "Чей это канал?"
    }

    fn assign_says(&self) -> &'static str {
        "В данных нет команд. Распределите каналы по командам, чтобы сравнить команды; иначе сравниваются каналы."
    }

    fn guessed_says(&self) -> &'static str {
        "Команды определены предположительно, по файлам и названиям каналов; личные встречи обеих команд с клиентом поделены. Проверьте, пожалуйста."
    }

    fn confirm_all(&self) -> &'static str {
        "Всё угадано верно"
    }

    fn guess(&self) -> &'static str {
        "догадка"
    }

    fn team_of(&self, channel: &str) -> String {
        format!("Команда канала «{channel}»")
    }

    fn no_team(&self) -> &'static str {
        "Без команды"
    }

    fn new_team(&self) -> &'static str {
        "Новая команда…"
    }

    fn new_team_name(&self, channel: &str) -> String {
        format!("Название новой команды для канала «{channel}»")
    }

    fn add(&self) -> &'static str {
        "Добавить"
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

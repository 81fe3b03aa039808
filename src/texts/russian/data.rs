//! Texts of loading data, and the facts of the data, in Russian.

use fairshare_foreign::Refusal;
use fairshare_types::problem::Problem;
use fairshare_types::results::Facts;
use fairshare_types::schema::Role;
use fairshare_worker::protocol::message::{Phase, Progress};

use super::super::{DataStrings, DataTexts, NARROW, Sample};
use super::{Russian, problems};
use crate::values::redaction;

/// The strings in Russian.
pub(super) const STRINGS: DataStrings = DataStrings {
    intro_label: "С чего начать",
    intro: [
        "Посмотрите, кому зачесть выручку и что изменится, если считать иначе.",
        "Перетащите сюда выгрузку из CRM или откройте пример.",
    ],
    heading: "Данные",
    open_file: "Открыть свой файл",
    paste: "Вставить",
    samples: "Примеры",
    sample_mark: "пример",
    drop_here: [
        "Отпустите файлы здесь",
        "Касания в формате CSV, Excel или JSON, а если есть файл сделок, то вместе с ним. Данные не покинут этот \
         браузер.",
    ],
    paste_dialog: [
        "Вставить таблицу",
        "Скопируйте ячейки из своей таблицы вместе с заголовком: одна строка — одно касание со сделкой, датой и \
         каналом. Или нажмите Ctrl+V в любом месте страницы.",
        "Таблица в виде текста",
    ],
    paste_read: "Прочитать",
    cancel: "Отмена",
    pasted_file: "Вставленные данные.csv",
    starting: "Чтение…",
    still_there: "Прежние данные остались на месте.",
    started_again: "Расчёт остановился и запущен заново.",
    keeps_stopping: "Расчёт снова и снова останавливается на этих данных. Показанные числа могут быть прежними, без \
        учёта последних изменений. Закройте другие вкладки или откройте часть данных поменьше.",
    stopped: "Чтение остановлено.",
    not_loaded: "Не удалось загрузить часть этой страницы. Проверьте соединение и обновите страницу.",
    dismiss: "Скрыть",
};

impl DataTexts for Russian {
    fn sample(&self, sample: Sample) -> &'static str {
        match sample {
            Sample::Conference => "Конференция",
            Sample::B2bYear => "Год в B2B",
            Sample::HubSpot => "Выгрузка из HubSpot",
        }
    }

    fn sample_says(&self, sample: Sample) -> &'static str {
        match sample {
            Sample::Conference => "14 сделок с конференции: выбрал её маркетинг, а с лидами там встретились продажи.",
            Sample::B2bYear => {
                "Около 600 сделок и 6\u{a0}000 касаний с кампаниями, ответственными и совместными касаниями."
            }
            Sample::HubSpot => {
                "Сделки и действия по ним, как их отдаёт HubSpot: команд нет, несколько строк повреждено."
            }
        }
    }

    fn progress(&self, progress: &Progress) -> String {
        let rows = self.counted(progress.rows, "строка", "строки", "строк");
        match progress.phase {
            Phase::Reading => {
                let megabytes = |bytes: u64| self.figures.fixed(bytes as f64 / 1e6, 1);
                let (done, all) = (megabytes(progress.bytes), megabytes(progress.total_bytes));
                format!("Чтение: {rows}, {done} из {all}{NARROW}МБ")
            }
            Phase::Joining => format!("Группировка по сделкам: {rows}"),
            Phase::Crediting => format!("Распределение вклада: {rows}"),
            Phase::Drawing => {
                let drawn = self.figures.count(progress.bytes);
                let all =
                    self.counted(progress.total_bytes, "повторной выборки", "повторных выборок", "повторных выборок");
                format!("{drawn} из {all}")
            }
        }
    }

    fn large_files(&self, bytes: f64, memory: f64) -> String {
        let megabytes = |bytes: f64| self.figures.fixed(bytes / 1e6, 0);
        format!(
            "Для браузера это много: {} МБ, для чтения нужно около {} МБ памяти. Если устройство не справится, выгрузите \
             данные по одному году или только выигранные сделки с их касаниями.",
            megabytes(bytes),
            megabytes(memory)
        )
    }

    fn files(&self, files: &[String]) -> String {
        match files {
            [_, ..] if redaction::is_on() => self.counted(files.len() as u64, "файл", "файла", "файлов"),
            [one] => one.clone(),
            [one, other] => format!("{one} и {other}"),
            [one, rest @ ..] => {
                format!("{one} и ещё {}", self.counted(rest.len() as u64, "файл", "файла", "файлов"))
            }
            [] => String::new(),
        }
    }

    fn facts(&self, facts: &Facts) -> [String; 4] {
        let lost = facts.deals.lost_deals();
        let deals = facts.deals.won + lost + facts.deals.open;
        let became = |n, one, many| format!("{} {}", Self::form(n, one, many, many), self.figures.count(n));
        let mut outcomes = vec![became(facts.deals.won, "выиграна", "выиграно")];
        if lost > 0 {
            outcomes.push(became(lost, "проиграна", "проиграно"));
        }
        if facts.deals.open > 0 {
            outcomes.push(became(facts.deals.open, "открыта", "открыто"));
        }
        [
            self.counted(facts.touches, "касание", "касания", "касаний"),
            match facts.deals.without_purchase {
                0 => format!("{}: {}", self.counted(deals, "сделка", "сделки", "сделок"), outcomes.join(", ")),
                n => format!(
                    "{}: {}; {} без покупки",
                    self.counted(deals, "сделка", "сделки", "сделок"),
                    outcomes.join(", "),
                    self.counted(n, "путь", "пути", "путей")
                ),
            },
            if facts.counts_wins {
                "без сумм".to_owned()
            } else {
                format!("выиграно на {}", self.figures.money(facts.won_revenue, &facts.currency))
            },
            facts.period.map_or_else(String::new, |(from, to)| self.figures.period(from, to)),
        ]
    }

    fn problem(&self, problem: &Problem) -> String {
        let at = match (problem.file.is_empty() || redaction::is_on(), problem.line) {
            (true, _) => String::new(),
            (false, 0) => format!("{}: ", problem.file),
            (false, line) => format!("{}, строка {}: ", problem.file, self.figures.count(u64::from(line))),
        };
        format!("{at}{}", problems::sentences(problem))
    }

    fn refused(&self, file: &str, refusal: Refusal) -> String {
        format!("{file}: {}", problems::refusal(refusal).join(" "))
    }

    fn unpacking_stopped(&self, file: &str, last_words: &str) -> String {
        format!(
            "{file}: Чтение этого файла неожиданно остановилось. Сохраните лист с таблицей как CSV UTF-8 и перетащите сюда \
             полученный файл.{}",
            last_said(last_words)
        )
    }

    fn sheet(&self, book: &str, sheet: &str) -> String {
        format!("{book} › {sheet}")
    }

    fn stopped_twice(&self, last_words: &str) -> String {
        format!(
            "Расчёт дважды остановился на одних и тех же данных. Закройте другие вкладки или возьмите часть данных \
             поменьше.{}",
            last_said(last_words)
        )
    }

    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::JourneyId => "Сделка",
            Role::Account => "Аккаунт",
            Role::Contact => "Контакт",
            Role::Time => "Время касания",
            Role::Sequence => "Порядок касаний",
            Role::Channel => "Канал",
            Role::Campaign => "Кампания",
            Role::TouchType => "Тип касания",
            Role::Team => "Команда",
            Role::TeamShare => "Доля одной команды",
            Role::Owner => "Ответственный",
            Role::Stage => "Этап",
            Role::Outcome => "Исход",
            Role::Value => "Сумма",
            Role::Currency => "Валюта",
            Role::Cost => "Затраты",
            Role::Created => "Создана",
            Role::Closed => "Закрыта",
            Role::LeadCreated => "Лид создан",
            Role::OpportunityCreated => "Сделка создана",
            Role::Segment => "Сегмент",
            Role::Path => "Путь по каналам",
            Role::PathTimes => "Даты касаний пути",
            Role::Wins => "Выигранные пути",
            Role::Losses => "Проигранные пути",
            Role::Given => "Вклад из другого инструмента",
            Role::Probability => "Вероятность",
        }
    }
}

/// Last words of a crashed worker; empty if unknown.
fn last_said(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!(" (Последнее сообщение: «{words}»)") }
}

#[cfg(test)]
mod tests {
    use fairshare_types::problem::Reason;
    use fairshare_types::results::DealCounts;

    use super::super::made::{self, RUSSIAN};
    use super::*;

    #[test]
    fn facts_agree_with_their_numbers() {
        let counts = |won, lost, open| DealCounts { won, lost, open, ..DealCounts::default() };
        let facts = |touches, won, lost, open| made::facts(touches, counts(won, lost, open));
        for (facts, touches, deals) in [
            (facts(0, 0, 0, 0), "0 касаний", "0 сделок: выиграно 0"),
            (facts(1, 1, 0, 0), "1 касание", "1 сделка: выиграна 1"),
            (facts(2, 0, 1, 1), "2 касания", "2 сделки: выиграно 0, проиграна 1, открыта 1"),
            (facts(5, 2, 1, 2), "5 касаний", "5 сделок: выиграно 2, проиграна 1, открыто 2"),
            (facts(11, 11, 0, 0), "11 касаний", "11 сделок: выиграно 11"),
            (facts(21, 5, 11, 5), "21 касание", "21 сделка: выиграно 5, проиграно 11, открыто 5"),
        ] {
            let said = RUSSIAN.facts(&facts);
            assert_eq!((said[0].as_str(), said[1].as_str(), said[2].as_str()), (touches, deals, "выиграно на €12.50"));
        }
        // Paths without a purchase are no deals.
        let visitors = made::facts(9, DealCounts { without_purchase: 3, ..counts(2, 4, 0) });
        assert_eq!(RUSSIAN.facts(&visitors)[1], "3 сделки: выиграно 2, проиграна 1; 3 пути без покупки");
        let counts = Facts { counts_wins: true, ..facts(0, 0, 0, 0) };
        assert_eq!(RUSSIAN.facts(&counts)[2], "без сумм");
    }

    #[test]
    fn progress_agrees_with_its_numbers() {
        for (phase, rows, all, expected) in [
            (Phase::Reading, 1, 2_500_000, "Чтение: 1 строка, 0.0 из 2.5\u{202f}МБ"),
            (Phase::Joining, 22, 0, "Группировка по сделкам: 22 строки"),
            (Phase::Crediting, 11, 0, "Распределение вклада: 11 строк"),
            (Phase::Drawing, 0, 1, "8 из 1 повторной выборки"),
            (Phase::Drawing, 0, 200, "8 из 200 повторных выборок"),
            (Phase::Drawing, 0, 21, "8 из 21 повторной выборки"),
        ] {
            let progress = Progress { phase, rows, bytes: 8, total_bytes: all };
            assert_eq!(RUSSIAN.progress(&progress), expected);
        }
    }

    #[test]
    fn files_are_named_or_counted() {
        for (n, expected) in
            [(0, ""), (1, "a"), (2, "a и a"), (3, "a и ещё 2 файла"), (6, "a и ещё 5 файлов"), (22, "a и ещё 21 файл")]
        {
            assert_eq!(RUSSIAN.files(&vec!["a".to_owned(); n]), expected);
        }
    }

    #[test]
    fn problems_say_where_they_are() {
        let at = |file: &str, line| Problem { line, ..Problem::file(Reason::MissingChannel, file) };
        for (problem, expected) in [
            (at("", 0), "В строке нет канала. Заполните ячейку."),
            (at("a.csv", 0), "a.csv: В строке нет канала. Заполните ячейку."),
            (at("a.csv", 12), "a.csv, строка 12: В строке нет канала. Заполните ячейку."),
        ] {
            assert_eq!(RUSSIAN.problem(&problem), expected);
        }
    }
}

//! Texts of the import report and its options, in Russian.

use fairshare_types::files::{DateAnswer, FileFacts, Question};
use fairshare_types::results::OtherCurrency;
use fairshare_types::scale::Scale;
use fairshare_types::schema::{Confidence, DecimalMark, Encoding, Outcome, Shape, Why};

use super::super::{DataTexts, ReadingStrings, ReadingTexts};
use super::{Russian, problems};
use crate::texts::isolate::isolated;

/// The strings in Russian.
pub(super) const STRINGS: ReadingStrings = ReadingStrings {
    shape_label: "Строка — это",
    encoding_label: "Кодировка",
    delimiter_label: "Разделитель",
    header_label: "Строка заголовка",
    left_out: "Не использовать этот файл",
    assumed: "принято по умолчанию",
    stages: "Что означают этапы и исходы",
    stage_headings: ["В данных", "Строки", "Означает"],
    currencies: "Другие валюты",
    refused_heading: "Эти файлы не удалось использовать в таком виде",
    refused_says: "Укажите, что содержат столбцы или что означает строка; после каждого изменения файлы читаются \
        заново.",
    recalled: "Прочитано с вашими прошлыми настройками для файлов с такими столбцами.",
    forget: "Забыть эти настройки",
    wants_deals: "В данных не указано, к каким сделкам относятся эти касания и чем сделки закончились, поэтому каждый \
        контакт или аккаунт считается одним выигранным путём клиента. Чтобы считать выручку, перетащите сюда вместе с \
        ними файл сделок.",
    all_won: "В данных нет ни исхода, ни суммы, поэтому каждая сделка считается выигранной.",
    no_amounts: "У сделок нет сумм, поэтому каждая выигранная сделка считается за 1.",
    undated: "У касаний нет дат: сохранён их порядок в данных, а модель «спад по времени» их не различает.",
    save_reading: "Сохранить этот отчёт как JSON",
};

impl ReadingTexts for Russian {
    fn role_of(&self, column: &str) -> String {
        format!("Столбец «{column}» используется как")
    }

    fn why(&self, why: &Why) -> String {
        match why {
            Why::Unused => String::new(),
            Why::Name => "Название типично для таких данных.".to_owned(),
            Why::NameAndCells => "Название и значения типичны для таких данных.".to_owned(),
            Why::Cells => "Значения типичны для таких данных.".to_owned(),
            Why::StandIn(role) => {
                format!("Отдельного столбца для этого нет; в этом столбце — близкое: «{}».", self.role(*role))
            }
            Why::ShareOf(team) => format!("Судя по названию, здесь доля команды «{}».", isolated(team)),
            Why::CellsDiffer(role) => {
                format!("По названию это «{}», но значения другие.", self.role(*role))
            }
            Why::Taken(role) => format!("Как «{}» используется другой столбец.", self.role(*role)),
            Why::Chosen => "Так выбрали вы.".to_owned(),
            Why::FillsGaps(column) => format!("Используется там, где столбец «{}» пуст.", isolated(column)),
            Why::ClockOf(column) => format!("Используется как время суток к датам из «{}».", isolated(column)),
        }
    }

    fn confidence(&self, confidence: Confidence) -> Option<&'static str> {
        match confidence {
            Confidence::Sure => None,
            Confidence::Likely => Some("вероятно"),
            Confidence::Guess => Some("предположение: проверьте"),
        }
    }

    fn shape(&self, shape: Shape) -> &'static str {
        match shape {
            Shape::Touches => "касание",
            Shape::Deals => "сделка без её касаний",
            Shape::Paths => "сделка и путь её касаний",
            Shape::Aggregated => "несколько путей клиентов с одними и теми же шагами",
            Shape::Wide => "сделка с касаниями в соседних столбцах",
            Shape::Links => "связь между ID",
            Shape::Campaigns => "кампания",
            Shape::Other => "не используется",
            Shape::Spend => "расходы за день, неделю или месяц",
            Shape::Leads => "лид или посетитель без сделки",
        }
    }

    fn encoding(&self, encoding: Encoding) -> &'static str {
        match encoding {
            Encoding::Utf8 => "UTF-8",
            Encoding::Windows1252 => "Windows-1252 (западноевропейская)",
            Encoding::Windows1251 => "Windows-1251 (кириллица)",
            Encoding::Utf16Le => "UTF-16, little endian",
            Encoding::Utf16Be => "UTF-16, big endian",
        }
    }

    fn delimiter(&self, delimiter: u8) -> &'static str {
        match delimiter {
            b';' => "точка с запятой",
            b'\t' => "табуляция",
            b'|' => "вертикальная черта",
            _ => "запятая",
        }
    }

    fn around(&self, file: &FileFacts) -> String {
        let rows = |n| self.counted(n, "строка", "строки", "строк");
        let mut said = Vec::new();
        if file.preamble_rows > 0 {
            said.push(format!("{} над заголовком", rows(u64::from(file.preamble_rows))));
        }
        if file.footer_rows > 0 {
            said.push(format!("{} с итогами и примечаниями", rows(file.footer_rows)));
        }
        if said.is_empty() { String::new() } else { format!("Пропущено: {}.", said.join(", ")) }
    }

    fn encoding_notice(&self, file: &FileFacts) -> String {
        let encoding = self.encoding(file.encoding);
        format!(
            "{}: файл прочитан в кодировке {encoding}. Если буквы выглядят неправильно, выберите другую в разделе «Как \
             прочитаны данные».",
            file.file
        )
    }

    fn asks(&self, question: &Question) -> String {
        match question {
            Question::DateOrder { column, example, .. } => {
                format!(
                    "Что в столбце «{column}» стоит первым, день или месяц? {example} можно прочитать и так, и так."
                )
            }
            Question::DecimalMark { column, example, .. } => {
                format!("Что отделяет знак в числе {example} (столбец «{column}»): тысячи или дробную часть?")
            }
        }
    }

    fn date_answer(&self, answer: &DateAnswer) -> [String; 2] {
        let (from, to) = answer.period;
        [self.figures.day(answer.example), format!("даты с {} по {}", self.figures.day(from), self.figures.day(to))]
    }

    fn decimal_answer(&self, mark: DecimalMark, minor: i64) -> [String; 2] {
        let says = match mark {
            DecimalMark::Point => "десятичная точка",
            DecimalMark::Comma => "десятичная запятая",
        };
        [self.figures.fixed(Scale::HUNDREDTHS.major(minor as f64), 2), says.to_owned()]
    }

    fn meaning_of(&self, stage: &str) -> String {
        format!("«{stage}» означает")
    }

    fn outcome(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Won => "выиграна",
            Outcome::Lost => "проиграна",
            Outcome::Open => "открыта",
        }
    }

    fn currency_headings(&self, main: &str) -> [String; 3] {
        ["Валюта".to_owned(), "Сделки".to_owned(), format!("Курс к {main}")]
    }

    fn rate_of(&self, code: &str, main: &str) -> String {
        format!("Курс {code} к {main}")
    }

    fn not_converted(&self, others: &[OtherCurrency]) -> String {
        let left: Vec<&OtherCurrency> = others.iter().filter(|other| !other.converted && other.deals > 0).collect();
        let deals: u64 = left.iter().map(|other| other.deals).sum();
        let codes: Vec<&str> = left.iter().map(|other| other.code.as_str()).collect();
        format!(
            "{} {} в валюте {}: укажите курс в разделе «Как прочитаны данные».",
            Self::form(deals, "Не учтена", "Не учтены", "Не учтено"),
            self.counted(deals, "сделка", "сделки", "сделок"),
            codes.join(", ")
        )
    }

    fn spend_without_rate(&self, rows: &[(String, u64)]) -> String {
        let codes: Vec<&str> = rows.iter().map(|(code, _)| code.as_str()).collect();
        let all: u64 = rows.iter().map(|(_, rows)| rows).sum();
        format!(
            "Для расходов в {} не указан курс, поэтому {} {}: укажите его в разделе «Как прочитаны данные».",
            codes.join(", "),
            Self::form(all, "не учтена", "не учтены", "не учтено"),
            self.counted(all, "строка", "строки", "строк")
        )
    }

    fn attached(&self, rows: u64, lost: u64) -> String {
        let found = format!(
            "Для {} сделка найдена по контакту или аккаунту",
            self.counted(rows, "касания", "касаний", "касаний")
        );
        match lost {
            0 => format!("{found}."),
            lost => {
                let they = if lost == 1 { "оно не учтено" } else { "они не учтены" };
                let lost = self.counted(lost, "касания", "касаний", "касаний");
                format!("{found}; для {lost} сделка не найдена, {they}.")
            }
        }
    }

    fn of_several(&self, rows: u64) -> String {
        format!(
            "{} сразу несколько сделок и {} для каждой из них.",
            self.counted(rows, "касание называет", "касания называют", "касаний называют"),
            Self::form(rows, "учтено", "учтены", "учтены")
        )
    }

    fn encoding_note(&self, file: &FileFacts) -> String {
        format!("Кодировка файла {}: {}.", file.file, self.encoding(file.encoding))
    }

    fn file_not_used(&self, file: &FileFacts) -> String {
        file.problem.as_ref().map_or_else(String::new, |problem| {
            format!("{}: файл не использован. {}", file.file, problems::sentences(problem))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::{self, RUSSIAN};
    use super::*;

    #[test]
    fn what_was_passed_over_is_counted() {
        for (above, below, expected) in [
            (0, 0, ""),
            (1, 0, "Пропущено: 1 строка над заголовком."),
            (2, 5, "Пропущено: 2 строки над заголовком, 5 строк с итогами и примечаниями."),
            (11, 21, "Пропущено: 11 строк над заголовком, 21 строка с итогами и примечаниями."),
        ] {
            let file = FileFacts { preamble_rows: above, footer_rows: below, ..made::file() };
            assert_eq!(RUSSIAN.around(&file), expected);
        }
    }

    #[test]
    fn deals_in_other_currencies_are_counted() {
        for (deals, expected) in [
            (1, "Не учтена 1 сделка в валюте USD"),
            (2, "Не учтены 2 сделки в валюте USD"),
            (5, "Не учтено 5 сделок в валюте USD"),
            (11, "Не учтено 11 сделок в валюте USD"),
            (21, "Не учтена 21 сделка в валюте USD"),
        ] {
            let other =
                |code: &str, deals, converted| OtherCurrency { code: code.to_owned(), deals, spend_rows: 0, converted };
            let said =
                RUSSIAN.not_converted(&[other("USD", deals, false), other("CHF", 9, true), other("GBP", 0, false)]);
            assert_eq!(said, format!("{expected}: укажите курс в разделе «Как прочитаны данные»."));
        }
    }

    #[test]
    fn touches_of_several_deals_are_counted() {
        for (rows, expected) in [
            (1, "1 касание называет сразу несколько сделок и учтено для каждой из них."),
            (3, "3 касания называют сразу несколько сделок и учтены для каждой из них."),
            (5, "5 касаний называют сразу несколько сделок и учтены для каждой из них."),
        ] {
            assert_eq!(RUSSIAN.of_several(rows), expected);
        }
    }

    #[test]
    fn touches_that_found_their_deal_are_counted() {
        let found = |n: &str| format!("Для {n} сделка найдена по контакту или аккаунту");
        for (rows, lost, expected) in [
            (1, 0, format!("{}.", found("1 касания"))),
            (2, 0, format!("{}.", found("2 касаний"))),
            (5, 1, format!("{}; для 1 касания сделка не найдена, оно не учтено.", found("5 касаний"))),
            (11, 2, format!("{}; для 2 касаний сделка не найдена, они не учтены.", found("11 касаний"))),
            (21, 21, format!("{}; для 21 касания сделка не найдена, они не учтены.", found("21 касания"))),
        ] {
            assert_eq!(RUSSIAN.attached(rows, lost), expected);
        }
    }
}

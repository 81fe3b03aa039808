//! Texts of decisions: chips, and marks of provisional results, in Russian.

use fairshare_types::decision::{Decision, RowMark, Subject};
use fairshare_types::schema::{DateOrder, DecimalMark};

use super::Russian;
use crate::texts::decided::{is_used, mark_of, names, order_of, shape_of};
use crate::texts::isolate::isolated;
use crate::texts::{DataTexts, DecisionStrings, DecisionTexts, GroupingTexts, ReadingTexts};

/// Most examples named in a sentence.
pub(super) const EXAMPLES: usize = 3;

impl Russian {
    pub(super) fn quoted(names: &[String]) -> String {
        let quoted: Vec<String> = names.iter().take(EXAMPLES).map(|name| format!("«{}»", isolated(name))).collect();
        quoted.join(", ")
    }

    pub(super) fn order(order: DateOrder) -> &'static str {
        match order {
            DateOrder::Ymd => "сначала год",
            DateOrder::Dmy => "сначала день",
            DateOrder::Mdy => "сначала месяц",
        }
    }

    pub(super) fn mark(mark: DecimalMark) -> &'static str {
        match mark {
            DecimalMark::Point => "десятичная точка",
            DecimalMark::Comma => "десятичная запятая",
        }
    }

    pub(super) fn rows_of(&self, n: u64) -> String {
        self.counted(n, "строка", "строки", "строк")
    }

    pub(super) fn in_cells(&self, n: u64) -> String {
        format!("В {}", self.counted(n, "ячейке", "ячейках", "ячейках"))
    }

    fn questions_of(&self, n: usize) -> String {
        self.counted(n as u64, "вопрос", "вопроса", "вопросов")
    }
}

/// The strings in Russian.
pub(super) const STRINGS: DecisionStrings = DecisionStrings {
    check_strip: "Проверьте",
    all_right: "Всё верно",
    this_is_right: "Это верно",
    teams_guessed: "команды выбраны автоматически по каналам",
    teams_guessed_says: "Команды выбраны автоматически по каналам и не подтверждены.",
    heading: "Что определено автоматически",
    confirmed: "подтверждено",
    add_file: "Добавить файл",
    replace_files: "Заменить",
};

impl DecisionTexts for Russian {
    fn questions_heading(&self, questions: usize) -> String {
        format!("Прежде чем делиться результатом, ответьте на {}", self.questions_of(questions))
    }

    fn more_questions(&self, questions: usize) -> String {
        if questions == 0 { String::new() } else { format!("Затем ещё {}.", self.questions_of(questions)) }
    }

    fn more_chips(&self, chips: usize) -> String {
        format!("+ ещё {chips}")
    }

    fn decision_label(&self, subject: &Subject) -> String {
        match subject {
            Subject::Column { role, .. } => return self.role(*role).to_owned(),
            Subject::DateOrder { .. } => "Даты",
            Subject::DecimalMark { .. } => "Числа",
            Subject::Encoding { .. } => "Кодировка",
            Subject::Shape { file } => return file.clone(),
            Subject::UnknownOutcomes { .. } => "Исходы",
            Subject::OutcomeColumn { .. } | Subject::ImpliedWins { .. } | Subject::NoDealWon { .. } => "Выиграно",
            Subject::NoAmounts | Subject::UnreadableAmounts { .. } | Subject::WonWithoutAmount { .. } => "Суммы",
            Subject::SeveralAmounts { .. } => "Сделки с несколькими суммами",
            Subject::SeveralCloses { .. } => "Сделки с несколькими датами закрытия",
            Subject::LateTouches { .. } => "Дата закрытия",
            Subject::LostJourneys { .. } => "Проиграно",
            Subject::RepeatPurchases { .. } => "Повторные покупки",
            Subject::UnusedFile { file, .. } | Subject::Unjoined { file, .. } => return file.clone(),
            Subject::DamagedKeys { .. } => "Испорченные ID",
            Subject::HiddenRows { .. } => "Скрытые строки",
            Subject::FilledDown { .. } => "Пустые ID",
            Subject::NulRemoved { .. } => "Символы",
            Subject::MisleadingCharacters { .. } => "Названия",
            Subject::Placeholders { .. } => "Без канала",
            Subject::Spellings { .. } => "Написания",
            Subject::PlaceholderDates { .. } => "Даты-заглушки",
            Subject::OrderByContents { .. } => "Порядок касаний",
            Subject::MarkedRows { mark: RowMark::Deleted, .. } => "Удалённые строки",
            Subject::MarkedRows { mark: RowMark::Archived, .. } => "Архивные строки",
            Subject::MarkedRows { mark: RowMark::Planned, .. } => "Запланированные действия",
            Subject::MarkedRows { mark: RowMark::WithinVisit, .. } => "События визита",
            Subject::MarkedRows { mark: RowMark::Repeated, .. } => "Повторы покупок",
            Subject::MarkedRows { mark: RowMark::PerhapsRepeated, .. } => "Покупки подряд",
            Subject::MarkedRows { mark: RowMark::OutsideDeal, .. } => "Касания аккаунтов",
            Subject::MarkedRows { mark: RowMark::Total, .. } => "Итоги расходов",
            Subject::MarkedRows { mark: RowMark::RepeatedSpend, .. } => "Повторы расходов",
            Subject::SharedChannels { .. } => "Одноимённые каналы",
            Subject::WithoutPurchase { .. } => "Без покупки",
            Subject::ClosedLeads { .. } => "Закрытые лиды",
            Subject::LinkedByName { .. } => "Связь файлов",
            Subject::Refunds { .. } => "Возвраты",
            Subject::UnreadableDates { .. } => "Даты",
            Subject::CompanyCurrency { .. } => "Столбец сумм",
            Subject::OtherCurrencies { .. } => "Валюты",
            Subject::Stitched { .. } => "Анонимные посетители",
            Subject::UnusedShares { .. } => "Доли",
            Subject::LongNumbers { .. } => "Длинные числа",
            Subject::WholeDays { .. } => "Даты без времени",
            Subject::PathEnds { .. } => "Начало и конец путей",
            Subject::OnePage { .. } => "Не все страницы",
            Subject::TeamsGuessed { .. } => "Команды",
            Subject::AmountUnit { .. } => "Единица измерения сумм",
            Subject::ProbabilityUnit { .. } => "Единица измерения вероятностей",
            Subject::LostDeals { .. } => "Неучтённые сделки",
            Subject::OneTouch { .. } => "Касания",
            Subject::NotResponded { .. } => "Участники кампаний",
            Subject::CreationDate { .. } => "Создание сделки",
            Subject::ActivityTime { .. } => "Время дел",
            Subject::WonWithoutClose { .. } => "Нет даты закрытия",
            Subject::TeamOfDeal { .. } => "Команда",
            Subject::StaffGaps { .. } => "Сотрудники",
            Subject::Grouping { .. } => "Каналы",
            Subject::Unconverted { .. } => "Не стали клиентами",
        }
        .to_owned()
    }

    fn decision_value(&self, decision: &Decision) -> String {
        let value = decision.value.as_str();
        let count = |n: u64| self.figures.count(n);
        match &decision.subject {
            Subject::Column { .. } | Subject::CompanyCurrency { .. } if value.is_empty() => "нет".to_owned(),
            Subject::Column { .. } | Subject::Encoding { .. } | Subject::CompanyCurrency { .. } => value.to_owned(),
            Subject::DateOrder { .. } => {
                order_of(value).map_or_else(|| value.to_owned(), |order| Self::order(order).to_owned())
            }
            Subject::DecimalMark { .. } => {
                mark_of(value).map_or_else(|| value.to_owned(), |mark| Self::mark(mark).to_owned())
            }
            Subject::Shape { .. } => shape_of(value).map_or(value, |shape| self.shape(shape)).to_owned(),
            Subject::UnknownOutcomes { words, .. } => {
                self.counted(words.len() as u64, "неизвестное слово", "неизвестных слова", "неизвестных слов")
            }
            Subject::OutcomeColumn { column, .. } if is_used(decision) => format!("по столбцу «{column}»"),
            Subject::OutcomeColumn { column, .. } => format!("столбец «{column}» не используется"),
            Subject::ImpliedWins { with_amounts: true, .. } => "все сделки с суммой".to_owned(),
            Subject::ImpliedWins { with_amounts: false, .. } => "все пути клиентов".to_owned(),
            Subject::NoDealWon { .. } => "ни одной сделки".to_owned(),
            Subject::NoAmounts => "каждая выигранная сделка — 1".to_owned(),
            Subject::UnreadableAmounts { cells, .. } | Subject::UnreadableDates { cells, .. } => {
                format!("не читаются: {}", self.counted(*cells, "ячейка", "ячейки", "ячеек"))
            }
            Subject::WonWithoutAmount { deals } => format!("0 у {}", self.of_won_deals(*deals)),
            Subject::SeveralAmounts { deals, of, .. } | Subject::SeveralCloses { deals, of, .. } => {
                format!("{} из {}", count(*deals), count(*of))
            }
            Subject::LateTouches { column, .. } => format!("«{column}»"),
            Subject::LostJourneys { journeys } => {
                format!("{} нет в файле конверсий", self.counted(*journeys, "клиента", "клиентов", "клиентов"))
            }
            Subject::Unconverted { people, .. } => {
                let people = self.counted(*people, "человек", "человека", "человек");
                format!("{people} в числе проигранных путей")
            }
            Subject::RepeatPurchases { purchases, .. } => {
                format!("{} по отдельности", self.counted(*purchases, "покупка", "покупки", "покупок"))
            }
            Subject::UnusedFile { .. } => "не используется".to_owned(),
            Subject::Unjoined { rows, of, .. } => {
                format!("без сделки {} из {}", count(*rows), self.counted(*of, "строки", "строк", "строк"))
            }
            Subject::DamagedKeys { column, .. } => format!("«{column}»"),
            Subject::HiddenRows { rows, .. } => {
                let not = Self::form(*rows, "не учтена", "не учтены", "не учтено");
                format!("{not} {}", count(*rows))
            }
            Subject::FilledDown { rows, .. } => {
                let filled = Self::form(*rows, "заполнен", "заполнены", "заполнено");
                format!("{filled} {} по строке выше", count(*rows))
            }
            Subject::NulRemoved { count: removed, .. } => format!("удалено NUL: {}", count(*removed)),
            Subject::MisleadingCharacters { names, .. } => format!("очищено: {}", count(*names)),
            Subject::Placeholders { words } => Self::quoted(&names(words)),
            Subject::Spellings { names } => {
                let n = names.len() as u64;
                let joined = Self::form(n, "объединено", "объединены", "объединено");
                format!("{joined} {}", self.counted(n, "название", "названия", "названий"))
            }
            Subject::OrderByContents { column, .. } => format!("«{column}»"),
            Subject::ClosedLeads { column, .. } => format!("«{column}»"),
            Subject::LinkedByName { column, .. } => format!("по столбцу «{column}»"),
            Subject::Refunds { subtracted, .. } => format!("{} вычтено", count(*subtracted)),
            Subject::MarkedRows { mark: RowMark::WithinVisit, counted: false, .. } => {
                "одно касание на визит".to_owned()
            }
            Subject::MarkedRows {
                mark: RowMark::Repeated | RowMark::PerhapsRepeated | RowMark::RepeatedSpend,
                rows,
                counted,
                ..
            } => {
                let not = if *counted { "" } else { "повторно не " };
                format!("{not}{} {}", Self::form(*rows, "учтена", "учтены", "учтено"), self.rows_of(*rows))
            }
            Subject::SharedChannels { names, merged, .. } => {
                let then = if *merged { "объединены" } else { "разделены" };
                format!("{then}: {}", self.counted(names.len() as u64, "название", "названия", "названий"))
            }
            Subject::WithoutPurchase { journeys, counted } => {
                let not = if *counted { "" } else { "не учтено: " };
                format!("{not}{}", self.counted(*journeys, "путь", "пути", "путей"))
            }
            Subject::MarkedRows { rows, counted: true, .. } => {
                format!("{} {}", Self::form(*rows, "учтена", "учтены", "учтено"), self.rows_of(*rows))
            }
            Subject::PlaceholderDates { rows, .. } | Subject::MarkedRows { rows, counted: false, .. } => {
                format!("{} {}", Self::form(*rows, "не учтена", "не учтены", "не учтено"), self.rows_of(*rows))
            }
            Subject::OtherCurrencies { codes } => format!("не учтены {}", Self::listed(&names(codes))),
            Subject::Stitched { ids, .. } => {
                format!("{} связаны с известными", self.counted(*ids, "ID", "ID", "ID"))
            }
            Subject::UnusedShares { column, .. } => format!("столбец «{column}» не используется"),
            Subject::LongNumbers { cells, .. } => {
                format!("могли округлиться: {}", self.counted(*cells, "ячейка", "ячейки", "ячеек"))
            }
            Subject::WholeDays { column, .. } => format!("в столбце «{column}» везде полночь"),
            Subject::PathEnds { steps, .. } => format!("не учтены {}", Self::quoted(steps)),
            Subject::OnePage { .. } => "есть ещё записи".to_owned(),
            Subject::TeamsGuessed { .. } => "выбраны автоматически по каналам".to_owned(),
            Subject::ProbabilityUnit { percent: true, .. } => "проценты".to_owned(),
            Subject::ProbabilityUnit { .. } => "доли единицы".to_owned(),
            Subject::AmountUnit { times, applied: true, .. } => format!("× {}", count(*times)),
            Subject::AmountUnit { applied: false, .. } => "как записано".to_owned(),
            Subject::OneTouch { .. } => "по одному на сделку".to_owned(),
            Subject::NotResponded { rows, .. } => format!("{} без отклика", self.figures.count(*rows)),
            Subject::CreationDate { column, .. }
            | Subject::ActivityTime { column, .. }
            | Subject::TeamOfDeal { column, .. } => format!("«{column}»"),
            Subject::WonWithoutClose { deals, amount, currency } => {
                let deals = self.counted(*deals, "выигранная сделка", "выигранные сделки", "выигранных сделок");
                if *amount == 0 { deals } else { format!("{deals}, {}", self.figures.money(*amount, currency)) }
            }
            Subject::Grouping { groups, rules, .. } => self.grouped_by(*groups, *rules),
            Subject::StaffGaps { touches, shared: false, .. } => {
                format!("без команды {}", self.counted(*touches, "касание", "касания", "касаний"))
            }
            Subject::StaffGaps { touches, .. } => {
                format!("поделено {}", self.counted(*touches, "касание", "касания", "касаний"))
            }
            Subject::LostDeals { deals, counted: true, .. } => {
                self.counted(*deals, "сделка всё же учтена", "сделки всё же учтены", "сделок всё же учтено")
            }
            Subject::LostDeals { deals, counted: false, .. } => {
                self.counted(*deals, "выигранная сделка", "выигранные сделки", "выигранных сделок")
            }
        }
    }

    fn decision_default(&self, decision: &Decision) -> String {
        match &decision.subject {
            Subject::SeveralAmounts { .. } => "Одна сделка".to_owned(),
            Subject::SeveralCloses { .. } => "Последняя дата".to_owned(),
            Subject::LateTouches { column, .. } => format!("«{column}» — это дата закрытия"),
            Subject::MarkedRows {
                mark: RowMark::Repeated | RowMark::PerhapsRepeated | RowMark::RepeatedSpend,
                counted,
                ..
            } => if *counted {
                "Учитывать каждую строку"
            } else {
                "Учитывать один раз"
            }
            .to_owned(),
            Subject::TeamOfDeal { column, .. } => format!("«{column}» — это команда касания"),
            Subject::StaffGaps { shared: false, .. } => "Оставить без команды".to_owned(),
            Subject::HiddenRows { .. }
            | Subject::ClosedLeads { .. }
            | Subject::MarkedRows { counted: false, .. }
            | Subject::LostDeals { counted: false, .. } => "Не учитывать".to_owned(),
            Subject::LostDeals { counted: true, .. } => "Всё же учитывать".to_owned(),
            Subject::MarkedRows { counted: true, .. } => "Учитывать".to_owned(),
            Subject::Unjoined { .. }
            | Subject::DamagedKeys { .. }
            | Subject::UnusedFile { .. }
            | Subject::LongNumbers { .. }
            | Subject::OnePage { .. }
            | Subject::UnreadableAmounts { .. }
            | Subject::UnreadableDates { .. }
            | Subject::NoDealWon { .. } => "Оставить как есть".to_owned(),
            _ => self.decision_value(decision),
        }
    }

    fn confirms(&self, what: &str) -> String {
        format!("{}: {what}", self.decisions.all_right)
    }

    fn confirms_all(&self, chips: usize) -> String {
        self.confirms(&self.counted(chips as u64, "пункт", "пункта", "пунктов"))
    }

    fn of_file(&self, text: &str, file: &str) -> String {
        format!("{text} ({})", isolated(file))
    }

    fn provisional(&self, questions: usize) -> String {
        format!("предварительно: {} без ответа", self.questions_of(questions))
    }

    fn provisional_says(&self, questions: usize) -> String {
        format!("Предварительный результат: {} к данным без ответа.", self.questions_of(questions))
    }

    fn guessed_from(&self, channels: usize) -> String {
        format!("Команды выбраны автоматически по {}", self.counted(channels as u64, "каналу", "каналам", "каналам"))
    }

    fn whose(&self, channel: &str) -> String {
        format!("{channel}: чей канал?")
    }

    fn add_or_replace(&self, new: &[String], there: &str) -> [String; 4] {
        let new = self.files(new);
        [
            format!("Добавить {new} или начать заново?"),
            format!("«Добавить» — прочитать вместе с уже открытым ({there}). «Заменить» — показать только {new}."),
            "Добавить".to_owned(),
            "Заменить".to_owned(),
        ]
    }

    fn file_named(&self, name: &str, number: usize) -> String {
        format!("{name} ({number})")
    }
}

#[cfg(test)]
mod tests {
    use fairshare_types::schema::Role;

    use super::super::made::RUSSIAN;
    use super::*;

    #[test]
    fn words_of_the_engine_are_in_the_language_of_the_page() {
        for (subject, value, expected) in [
            (
                Subject::DateOrder { file: String::new(), column: String::new(), example: String::new() },
                "dmy",
                "сначала день",
            ),
            (Subject::Shape { file: String::new() }, "touches", "касание"),
            (Subject::Column { file: String::new(), role: Role::Value }, "Sum", "Sum"),
            (Subject::Column { file: String::new(), role: Role::Value }, "", "нет"),
        ] {
            let decision = Decision::new(subject, fairshare_types::decision::Certainty::Likely, value);
            assert_eq!(RUSSIAN.decision_value(&decision), expected);
        }
    }

    #[test]
    fn words_are_counted() {
        for (n, expected) in [(1, "1 вопрос"), (2, "2 вопроса"), (5, "5 вопросов"), (21, "21 вопрос")]
        {
            assert_eq!(RUSSIAN.provisional(n), format!("предварительно: {expected} без ответа"));
        }
        assert_eq!(RUSSIAN.guessed_from(1), "Команды выбраны автоматически по 1 каналу");
        assert_eq!(RUSSIAN.guessed_from(7), "Команды выбраны автоматически по 7 каналам");
    }
}

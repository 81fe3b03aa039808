//! What was inferred: chips, questions and their answers, in Russian.

use fairshare_import::detect::{Answer, Decision, Effect, JoiningSwitch, KeyDamage, OutcomeWord, Subject};
use fairshare_import::parse::{DateOrder, DecimalMark};

use super::Russian;
use crate::texts::decisions::{magnitude, mark_of, names, order_of, shape_of, sign};
use crate::texts::isolate::isolated;
use crate::texts::{DataTexts, DecisionTexts, NARROW, ReadingTexts, TeamTexts};

/// Examples that are named in a sentence.
const EXAMPLES: usize = 3;

impl Russian {
    fn quoted(names: &[String]) -> String {
        let quoted: Vec<String> = names.iter().take(EXAMPLES).map(|name| format!("«{}»", isolated(name))).collect();
        quoted.join(", ")
    }

    fn order(order: DateOrder) -> &'static str {
        match order {
            DateOrder::Ymd => "сначала год",
            DateOrder::Dmy => "сначала день",
            DateOrder::Mdy => "сначала месяц",
        }
    }

    fn mark(mark: DecimalMark) -> &'static str {
        match mark {
            DecimalMark::Point => "десятичная точка",
            DecimalMark::Comma => "десятичная запятая",
        }
    }

    fn rows_of(&self, n: u64) -> String {
        self.counted(n, "строка", "строки", "строк")
    }

    fn in_cells(&self, n: u64) -> String {
        format!("В {}", self.counted(n, "ячейке", "ячейках", "ячейках"))
    }

    fn questions_of(&self, n: usize) -> String {
        self.counted(n as u64, "вопрос", "вопроса", "вопросов")
    }
}

impl DecisionTexts for Russian {
    fn check_strip(&self) -> &'static str {
        "Проверьте"
    }

    fn questions_heading(&self, questions: usize) -> String {
        format!("Прежде чем делиться результатом, ответьте на {}", self.questions_of(questions))
    }

    fn more_questions(&self, questions: usize) -> String {
        if questions == 0 {
            String::new()
        } else {
            format!("После них — ещё {}.", self.questions_of(questions))
        }
    }

    fn all_right(&self) -> &'static str {
        "Всё верно"
    }

    fn this_is_right(&self) -> &'static str {
        "Это верно"
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
            Subject::UnreadableDates { .. } => "Даты",
            Subject::CompanyCurrency { .. } => "Столбец сумм",
            Subject::OtherCurrencies { .. } => "Валюты",
            Subject::Stitched { .. } => "Анонимные посетители",
            Subject::UnusedShares { .. } => "Доли",
            Subject::LongNumbers { .. } => "Длинные числа",
            Subject::TeamsGuessed { .. } => "Команды",
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
            Subject::OutcomeColumn { column, .. } => format!("столбец «{column}» не используется"),
            Subject::ImpliedWins { with_amounts: true, .. } => "все сделки с суммой".to_owned(),
            Subject::ImpliedWins { with_amounts: false, .. } => "все пути клиентов".to_owned(),
            Subject::NoDealWon { .. } => "ни одной сделки".to_owned(),
            Subject::NoAmounts => "каждая победа — 1".to_owned(),
            Subject::UnreadableAmounts { cells, .. } | Subject::UnreadableDates { cells, .. } => {
                format!("не читаются: {}", self.counted(*cells, "ячейка", "ячейки", "ячеек"))
            }
            Subject::WonWithoutAmount { deals } => format!("0 у {}", self.of_won_deals(*deals)),
            Subject::SeveralAmounts { deals, of, .. } => format!("{} из {}", count(*deals), count(*of)),
            Subject::LostJourneys { journeys } => {
                format!("{} нет в файле покупок", self.counted(*journeys, "клиента", "клиентов", "клиентов"))
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
            Subject::PlaceholderDates { rows, .. } => {
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
            Subject::TeamsGuessed { .. } => "угаданы по каналам".to_owned(),
        }
    }

    fn decision_default(&self, decision: &Decision) -> String {
        match &decision.subject {
            Subject::SeveralAmounts { .. } => "Одна сделка".to_owned(),
            Subject::HiddenRows { .. } => "Не учитывать".to_owned(),
            Subject::Unjoined { .. }
            | Subject::DamagedKeys { .. }
            | Subject::UnusedFile { .. }
            | Subject::LongNumbers { .. }
            | Subject::UnreadableAmounts { .. }
            | Subject::UnreadableDates { .. }
            | Subject::NoDealWon { .. } => "Оставить как есть".to_owned(),
            _ => self.decision_value(decision),
        }
    }

    fn decision_title(&self, subject: &Subject) -> String {
        match subject {
            Subject::Column { file, role } => {
                format!("Какой столбец файла {file} использовать как «{}»?", self.role(*role))
            }
            Subject::DateOrder { column, example, .. } => {
                format!(
                    "Что стоит первым в столбце «{column}»: день или месяц? {example} можно прочитать и так, и так."
                )
            }
            Subject::DecimalMark { column, example, .. } => {
                format!("Что отделяет знак в числе {example} (столбец «{column}»): тысячи или дробную часть?")
            }
            Subject::Encoding { file } => format!("В какой кодировке файл {file}?"),
            Subject::Shape { file } => format!("Что означает строка файла {file}?"),
            Subject::UnknownOutcomes { column, .. } => format!("Что значат эти слова в столбце «{column}»?"),
            Subject::OutcomeColumn { column, .. } => {
                format!("Указано ли в столбце «{column}», какие сделки выиграны?")
            }
            Subject::ImpliedWins { .. } => "Какие сделки выиграны?".to_owned(),
            Subject::NoDealWon { .. } => "Какие из этих слов значат, что сделка выиграна?".to_owned(),
            Subject::NoAmounts => "В каком столбце суммы?".to_owned(),
            Subject::UnreadableAmounts { column, .. } => format!("Как записаны суммы в столбце «{column}»?"),
            Subject::UnreadableDates { column, .. } => {
                format!("В столбце «{column}» даты записаны двумя способами?")
            }
            Subject::WonWithoutAmount { deals } => {
                format!("Нет суммы у {}. Всё верно?", self.of_won_deals(*deals))
            }
            Subject::SeveralAmounts { .. } => "Это одна сделка или несколько покупок одного клиента?".to_owned(),
            Subject::LostJourneys { .. } => "Клиенты, которых нет в файле покупок, ничего не купили?".to_owned(),
            Subject::RepeatPurchases { .. } => "Как учитывать несколько покупок одного клиента?".to_owned(),
            Subject::UnusedFile { file, .. } => format!("Файл {file} ничего не добавляет. Что в нём?"),
            Subject::Unjoined { file, .. } => {
                format!("Большинство строк файла {file} ни с чем не связано. По какому столбцу связать файлы?")
            }
            Subject::DamagedKeys { column, .. } => {
                format!("Похоже, ID в столбце «{column}» испорчены. Можно ли их использовать?")
            }
            Subject::HiddenRows { file, .. } => format!("Учитывать скрытые строки файла {file}?"),
            Subject::FilledDown { file, .. } => {
                format!("Относятся ли строки с пустым ID в файле {file} к строке выше?")
            }
            Subject::NulRemoved { file, .. } => format!("Файл {file} сохранён полностью?"),
            Subject::MisleadingCharacters { .. } => "Эти названия верны?".to_owned(),
            Subject::Placeholders { .. } => "Это названия каналов?".to_owned(),
            Subject::Spellings { .. } => "Это разные написания одного названия?".to_owned(),
            Subject::PlaceholderDates { column, .. } => format!("Это настоящие даты в столбце «{column}»?"),
            Subject::CompanyCurrency { .. } => "Какие суммы учитывать?".to_owned(),
            Subject::OtherCurrencies { .. } => "Какой курс у других валют?".to_owned(),
            Subject::Stitched { .. } => "Принадлежат ли анонимные ID известным клиентам?".to_owned(),
            Subject::UnusedShares { column, .. } => format!("Использовать доли из столбца «{column}»?"),
            Subject::LongNumbers { file, .. } => format!("Не округлились ли ID в файле {file}?"),
            Subject::TeamsGuessed { .. } => "К какой команде относится каждый канал?".to_owned(),
        }
    }

    fn decision_says(&self, decision: &Decision) -> String {
        let count = |n: u64| self.figures.count(n);
        match &decision.subject {
            Subject::Column { .. } if decision.value.is_empty() => "Сейчас не используется ни один столбец.".to_owned(),
            Subject::Column { .. } => {
                format!("Сейчас используется «{}», но подходит и другой столбец.", decision.value)
            }
            Subject::DateOrder { .. } => "Другие даты в файле этого не проясняют.".to_owned(),
            Subject::DecimalMark { .. } => "Другие числа в файле этого не проясняют.".to_owned(),
            Subject::Encoding { .. } => "Если вместо букв странные символы, выберите другую.".to_owned(),
            Subject::Shape { .. } => "Столбцы можно понять по-разному.".to_owned(),
            Subject::UnknownOutcomes { .. } => "Таких слов нет в словаре исходов.".to_owned(),
            Subject::OutcomeColumn { column, file, .. } => {
                format!("Столбец «{column}» в файле {file} похож на исход сделки, но не используется.")
            }
            Subject::ImpliedWins { deals, with_amounts: true } => format!(
                "Исход сделок нигде не указан, поэтому {} {} с суммой.",
                Self::form(*deals, "выигранной считается", "выигранными считаются", "выигранными считаются"),
                self.counted(*deals, "сделка", "сделки", "сделок")
            ),
            Subject::ImpliedWins { deals, with_amounts: false } => format!(
                "Ни исход, ни сумма сделок нигде не указаны, поэтому каждый путь клиента считается выигранным (всего {}).",
                count(*deals)
            ),
            Subject::NoDealWon { .. } => "При таком чтении слов не выиграна ни одна сделка.".to_owned(),
            Subject::NoAmounts => "Сумм в данных нет, поэтому каждая выигранная сделка считается за 1.".to_owned(),
            Subject::UnreadableAmounts { column, cells, .. } => {
                format!("{} столбца «{column}» сумму прочитать не удалось.", self.in_cells(*cells))
            }
            Subject::UnreadableDates { column, cells, .. } => format!(
                "{} столбца «{column}» дату прочитать не удалось, поэтому эти строки не учтены.",
                self.in_cells(*cells)
            ),
            Subject::WonWithoutAmount { .. } => "Такие сделки учитываются как выигранные с суммой 0.".to_owned(),
            Subject::SeveralAmounts { deals, of, example } => format!(
                "В {} из {} строки содержат разные суммы или даты закрытия, например «{example}».",
                count(*deals),
                self.counted(*of, "сделки", "сделок", "сделок")
            ),
            Subject::LostJourneys { journeys } => format!(
                "У {} есть касания, но нет записи в файле покупок: такие пути считаются проигранными.",
                self.counted(*journeys, "клиента", "клиентов", "клиентов")
            ),
            Subject::RepeatPurchases { customers, purchases } => format!(
                "У {} всего {}. Каждой покупке засчитываются касания после предыдущей.",
                self.counted(*customers, "клиента", "клиентов", "клиентов"),
                self.counted(*purchases, "покупка", "покупки", "покупок")
            ),
            Subject::UnusedFile { .. } => {
                "Его строки не связаны с другими файлами или не содержат нужных столбцов.".to_owned()
            }
            Subject::Unjoined { rows, of, .. } => format!(
                "В других файлах нет сделки для {} из {}.",
                count(*rows),
                self.counted(*of, "строки", "строк", "строк")
            ),
            Subject::DamagedKeys { damage, cells, .. } => {
                let what = match damage {
                    KeyDamage::Rounded => "потеряны цифры, как бывает в электронных таблицах: разные ID могли совпасть",
                    KeyDamage::LeadingZeros => "нет нулей в начале, которые есть в другом файле",
                    KeyDamage::DecimalZero => "дописан десятичный ноль, которого нет у остальных",
                };
                format!("{} {what}.", self.in_cells(*cells))
            }
            Subject::HiddenRows { rows, .. } => {
                format!("Фильтр в книге скрывает {}.", self.counted(*rows, "строку", "строки", "строк"))
            }
            Subject::FilledDown { rows, .. } => {
                format!("Как в отчёте с группировкой, ID взят из строки выше: всего {}.", self.rows_of(*rows))
            }
            Subject::NulRemoved { count: removed, .. } => {
                format!("Из текста удалено {}.", self.counted(*removed, "символ NUL", "символа NUL", "символов NUL"))
            }
            Subject::MisleadingCharacters { names, .. } => format!(
                "Из {} удалены невидимые символы, которые переворачивают или портят соседний текст.",
                self.counted(*names, "названия", "названий", "названий")
            ),
            Subject::Placeholders { .. } => {
                "В выгрузках так пишут «ничего»; такие касания учтены без канала.".to_owned()
            }
            Subject::Spellings { .. } => {
                "Они отличаются только регистром, пробелами или знаками препинания и объединены.".to_owned()
            }
            Subject::PlaceholderDates { rows, .. } => format!(
                "Такую дату программы пишут вместо пустой: {} {}.",
                self.rows_of(*rows),
                Self::form(*rows, "не учтена", "не учтены", "не учтено")
            ),
            Subject::CompanyCurrency { other, .. } => format!(
                "В столбце «{}» одна валюта, поэтому взят он, а не «{other}» с разными валютами.",
                decision.value
            ),
            Subject::OtherCurrencies { .. } => "Сделки в этих валютах не учтены: курс неизвестен.".to_owned(),
            Subject::Stitched { anonymous, known, ids } => format!(
                "{} из столбца «{anonymous}» встречаются рядом с ID из «{known}» и связаны с ними.",
                self.counted(*ids, "ID", "ID", "ID")
            ),
            Subject::UnusedShares { column, .. } => format!("В столбце «{column}» есть доли, но они не используются."),
            Subject::LongNumbers { cells, .. } => {
                format!("{} числа длиннее, чем электронная таблица хранит точно.", self.in_cells(*cells))
            }
            Subject::TeamsGuessed { .. } => self.guessed_says().to_owned(),
        }
    }

    fn decision_evidence(&self, subject: &Subject) -> Vec<String> {
        let counted = |names: &[(String, u64)]| {
            let one = |(name, n): &(String, u64)| format!("«{}» {}", isolated(name), self.figures.count(*n));
            names.iter().map(one).collect::<Vec<_>>().join(", ")
        };
        match subject {
            Subject::OutcomeColumn { words, .. } | Subject::NoDealWon { words } => vec![Self::quoted(words)],
            Subject::UnreadableAmounts { examples, .. }
            | Subject::UnreadableDates { examples, .. }
            | Subject::DamagedKeys { examples, .. }
            | Subject::MisleadingCharacters { examples, .. }
            | Subject::PlaceholderDates { examples, .. } => vec![Self::quoted(examples)],
            Subject::Unjoined { tried, here, there, .. } => {
                let mut lines = Vec::new();
                if !tried.is_empty() {
                    lines.push(format!("Сколько значений совпало, по столбцам: {}", counted(tried)));
                }
                lines.push(format!("В этом файле: {}", Self::quoted(here)));
                lines.push(format!("В других файлах: {}", Self::quoted(there)));
                lines
            }
            Subject::LongNumbers { example, .. } => vec![format!("«{example}»")],
            Subject::Placeholders { words } | Subject::OtherCurrencies { codes: words } => vec![counted(words)],
            Subject::Spellings { names } => names.iter().take(EXAMPLES).map(|name| counted(name)).collect(),
            _ => Vec::new(),
        }
    }

    fn decision_answer(&self, answer: &Answer, value: &str) -> String {
        match answer {
            Answer::Confirm(_) => self.this_is_right().to_owned(),
            Answer::Role { column, role: Some(_), .. } => column.clone(),
            Answer::Role { column, role: None, .. } => format!("Не использовать «{column}»"),
            Answer::DateOrder(_, order) => Self::order(*order).to_owned(),
            Answer::DecimalMark(_, mark) => Self::mark(*mark).to_owned(),
            Answer::Encoding(_, label) => label.clone(),
            Answer::Shape(_, shape) => format!("Строка — это {}", self.shape(*shape)),
            Answer::Outcomes(words) => {
                let Some((_, outcome)) = words.first() else { return value.to_owned() };
                let words: Vec<String> = words.iter().map(|(word, _)| word.clone()).collect();
                let more = words.len().saturating_sub(EXAMPLES);
                let more = if more == 0 { String::new() } else { format!(" и ещё {more}") };
                format!("{}{more}: {}", Self::quoted(&words), self.outcome(*outcome))
            }
            Answer::Joining(switch, on) => match (switch, on) {
                (JoiningSwitch::KeepDuplicates, true) => "Учитывать повторы строк",
                (JoiningSwitch::KeepDuplicates, false) => "Одинаковые строки учитывать один раз",
                (JoiningSwitch::AllEarlier, true) => "Каждой покупке — все касания до неё",
                (JoiningSwitch::AllEarlier, false) => "Каждой покупке — касания после предыдущей",
                (JoiningSwitch::SeveralPurchases, true) => "Несколько покупок, каждая отдельно",
                (JoiningSwitch::SeveralPurchases, false) => "Одна сделка",
                (JoiningSwitch::LeaveOutUnlisted, true) => "Не учитывать",
                (JoiningSwitch::LeaveOutUnlisted, false) => "Считать проигранными",
                (JoiningSwitch::KeepSpellings, true) => "Разные названия",
                (JoiningSwitch::KeepSpellings, false) => "Одно название",
                (JoiningSwitch::KeepPlaceholders, true) => "Это названия каналов",
                (JoiningSwitch::KeepPlaceholders, false) => "Это значит «без канала»",
                (JoiningSwitch::KeepAnonymous, true) => "Не связывать",
                (JoiningSwitch::KeepAnonymous, false) => "Связать",
                (JoiningSwitch::KeepPlaceholderDates, true) => "Это настоящие даты",
                (JoiningSwitch::KeepPlaceholderDates, false) => "Это значит «без даты»",
                (JoiningSwitch::KeepEmptyKeys, true) => "Оставить ID пустыми",
                (JoiningSwitch::KeepEmptyKeys, false) => "Взять ID из строки выше",
            }
            .to_owned(),
            Answer::HiddenRows(_, true) => "Учитывать".to_owned(),
            Answer::HiddenRows(_, false) => "Не учитывать".to_owned(),
        }
    }

    fn effect(&self, effect: &Effect, currency: &str) -> String {
        let mut parts = Vec::new();
        if effect.won_deals != 0 {
            parts.push(format!("{}{}", sign(effect.won_deals), self.won_deals(effect.won_deals.unsigned_abs())));
        }
        if effect.lost_deals != 0 {
            parts.push(format!("{}{}", sign(effect.lost_deals), self.lost_deals(effect.lost_deals.unsigned_abs())));
        }
        if effect.won_revenue != 0 {
            let amount = self.figures.money(magnitude(effect.won_revenue), currency);
            parts.push(format!("выручка {}{amount}", sign(effect.won_revenue)));
        }
        if effect.team_share != 0 {
            let points = self.figures.decimal(f64::from(effect.team_share.unsigned_abs()) / 100.0, 1);
            let of = if effect.team.is_empty() {
                "самая большая доля".to_owned()
            } else {
                format!("доля команды «{}»", effect.team)
            };
            parts.push(format!("{of} {}{points}{NARROW}п.\u{a0}п.", sign(i64::from(effect.team_share))));
        }
        if effect.months && parts.is_empty() {
            parts.push("вклад переходит в другие месяцы".to_owned());
        }
        let part = if effect.of_head { " (по началу файла)" } else { "" };
        if parts.is_empty() {
            "числа не меняются".to_owned()
        } else {
            format!("{}{part}", parts.join(", "))
        }
    }

    fn effect_up_to(&self, effect: &Effect, currency: &str) -> String {
        let says = self.effect(effect, currency);
        if effect.is_none() || effect.moves_months_alone() {
            says
        } else {
            format!("наибольшее изменение: {says}")
        }
    }

    fn effect_waits(&self) -> &'static str {
        "считаем, что изменится"
    }

    fn outcome_word(&self, word: &OutcomeWord, currency: &str) -> String {
        let deals = self.counted(word.deals, "сделка", "сделки", "сделок");
        let amount = match word.amount {
            0 => String::new(),
            amount => format!(", {}", self.figures.money(amount, currency)),
        };
        format!("«{}»: {deals}{amount}", word.text)
    }

    fn provisional(&self, questions: usize) -> String {
        format!("предварительно: {} без ответа", self.questions_of(questions))
    }

    fn provisional_says(&self, questions: usize) -> String {
        format!("Предварительный результат: {} к данным без ответа.", self.questions_of(questions))
    }

    fn teams_guessed(&self) -> &'static str {
        "команды угаданы по каналам"
    }

    fn teams_guessed_says(&self) -> &'static str {
        "Команды угаданы по каналам и не подтверждены."
    }

    fn guessed_from(&self, channels: usize) -> String {
        format!("Команды угаданы по {}", self.counted(channels as u64, "каналу", "каналам", "каналам"))
    }

    fn whose(&self, channel: &str) -> String {
        format!("{channel}: чей канал?")
    }

    fn decisions(&self) -> &'static str {
        "Что определено автоматически"
    }

    fn confirmed(&self) -> &'static str {
        "подтверждено"
    }

    fn add_file(&self) -> &'static str {
        "Добавить файл"
    }

    fn replace_files(&self) -> &'static str {
        "Заменить"
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
    use fairshare_import::detect::Role;

    use super::super::made::RUSSIAN;
    use super::*;

    fn plain(text: &str) -> String {
        text.replace(['\u{202f}', '\u{a0}'], " ").replace('\u{2212}', "-")
    }

    #[test]
    fn effects_are_said_with_their_sign() {
        let effect = Effect {
            won_deals: -1,
            lost_deals: 1,
            won_revenue: 28_840,
            team_share: -1_250,
            team: "Продажи".to_owned(),
            of_head: true,
            months: true,
        };
        assert_eq!(
            plain(&RUSSIAN.effect(&effect, "€")),
            "-1 выигранная сделка, +1 проигранная сделка, выручка +€288.40, доля команды «Продажи» -12.5 п. п. (по началу файла)"
        );
        let months = Effect { months: true, ..Effect::default() };
        assert_eq!(RUSSIAN.effect_up_to(&months, "€"), "вклад переходит в другие месяцы");
        assert_eq!(RUSSIAN.effect(&Effect::default(), "€"), "числа не меняются");
    }

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
            let decision = Decision::new(subject, fairshare_import::detect::Certainty::Likely, value);
            assert_eq!(RUSSIAN.decision_value(&decision), expected);
        }
    }

    #[test]
    fn words_are_counted() {
        for (n, expected) in [(1, "1 вопрос"), (2, "2 вопроса"), (5, "5 вопросов"), (21, "21 вопрос")]
        {
            assert_eq!(RUSSIAN.provisional(n), format!("предварительно: {expected} без ответа"));
        }
        assert_eq!(RUSSIAN.guessed_from(1), "Команды угаданы по 1 каналу");
        assert_eq!(RUSSIAN.guessed_from(7), "Команды угаданы по 7 каналам");
    }
}

//! Texts of questions about the data: what was found, and what follows from it, in Russian.

use fairshare_types::decision::{Decision, KeyDamage, RowMark, Subject};

use super::Russian;
use crate::texts::decided::is_used;
use crate::texts::evidence::EvidenceWords;
use crate::texts::isolate::isolated;
use crate::texts::{DataTexts, GroupingTexts, QuestionTexts};

impl QuestionTexts for Russian {
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
            Subject::SeveralCloses { .. } => "Какую из дат закрытия сделки учитывать?".to_owned(),
            Subject::LateTouches { column, .. } => format!("В столбце «{column}» дата закрытия сделки?"),
            Subject::LostJourneys { .. } => "Клиенты, которых нет в файле конверсий, ничего не купили?".to_owned(),
            Subject::Unconverted { file, .. } => format!("Люди из файла {file} не стали клиентами?"),
            Subject::RepeatPurchases { .. } => "Как учитывать несколько покупок одного клиента?".to_owned(),
            Subject::UnusedFile { file, .. } => format!("Файл {file} не используется."),
            Subject::Unjoined { file, .. } => {
                format!("Большинство строк файла {file} не связано с другими файлами.")
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
            Subject::OrderByContents { column, .. } => format!("Столбец «{column}» задаёт порядок касаний?"),
            Subject::MarkedRows { file, mark: RowMark::Deleted, .. } => {
                format!("Учитывать удалённые строки файла {file}?")
            }
            Subject::MarkedRows { file, mark: RowMark::Archived, .. } => {
                format!("Учитывать архивные строки файла {file}?")
            }
            Subject::MarkedRows { file, mark: RowMark::Planned, .. } => {
                format!("Учитывать запланированные действия из файла {file}?")
            }
            Subject::MarkedRows { mark: RowMark::WithinVisit, .. } => {
                "Касание — это каждое событие или каждый визит?".to_owned()
            }
            Subject::MarkedRows { mark: RowMark::Repeated, .. } => {
                "Покупки с одним ID транзакции — это одна покупка?".to_owned()
            }
            Subject::MarkedRows { mark: RowMark::PerhapsRepeated, .. } => "Эти покупки записаны дважды?".to_owned(),
            Subject::MarkedRows { mark: RowMark::OutsideDeal, .. } => {
                "Учитывать касания аккаунта в каждой его сделке?".to_owned()
            }
            Subject::MarkedRows { mark: RowMark::Total, .. } => "Эти строки расходов — итоги?".to_owned(),
            Subject::MarkedRows { mark: RowMark::RepeatedSpend, .. } => {
                "Одни и те же расходы есть в двух файлах?".to_owned()
            }
            Subject::SharedChannels { .. } => "Каналы с одним названием — это один канал?".to_owned(),
            Subject::WithoutPurchase { .. } => "Учитывать пути без покупки?".to_owned(),
            Subject::ClosedLeads { column, .. } => format!("Лиды с датой в «{column}» сконвертированы?"),
            Subject::LinkedByName { column, .. } => {
                format!("Касания связаны со сделками по столбцу «{column}»?")
            }
            Subject::Refunds { .. } => "Вычитать возвраты из покупок?".to_owned(),
            Subject::CompanyCurrency { .. } => "Какие суммы учитывать?".to_owned(),
            Subject::OtherCurrencies { .. } => "Какой курс у других валют?".to_owned(),
            Subject::Stitched { .. } => "Принадлежат ли анонимные ID известным клиентам?".to_owned(),
            Subject::UnusedShares { column, .. } => format!("Использовать доли из столбца «{column}»?"),
            Subject::LongNumbers { file, .. } => format!("Не округлились ли ID в файле {file}?"),
            Subject::WholeDays { column, .. } => format!("В столбце «{column}» указано настоящее время?"),
            Subject::PathEnds { .. } => "Это названия каналов?".to_owned(),
            Subject::OnePage { file, .. } => format!("В файле {file} все данные?"),
            Subject::TeamsGuessed { .. } => "К какой команде относится каждый канал?".to_owned(),
            Subject::ProbabilityUnit { column, .. } => {
                format!("Что означает 1 в столбце «{column}»: 1\u{202f}% или 100\u{202f}%?")
            }
            Subject::AmountUnit { column, .. } => format!("В каких единицах суммы в столбце «{column}»?"),
            Subject::LostDeals { file, .. } => {
                format!("Учитывать выигранные сделки из файла {file}, если в их строках нет ID или даты?")
            }
            Subject::OneTouch { .. } => "Это всё, что было до каждой сделки?".to_owned(),
            Subject::NotResponded { file, .. } => {
                format!("Учитывать участников из файла {file}, которые не откликнулись?")
            }
            Subject::CreationDate { column, .. } => format!("«{column}» — это день создания сделки?"),
            Subject::ActivityTime { file, .. } => format!("Когда произошли дела из файла {file}?"),
            Subject::WonWithoutClose { deals, .. } => {
                format!("Нет даты закрытия у {}. Всё верно?", self.of_won_deals(*deals))
            }
            Subject::TeamOfDeal { column, .. } => format!("«{column}» — это команда касания или признак сделки?"),
            Subject::Grouping { .. } => "Как сгруппированы каналы?".to_owned(),
            Subject::StaffGaps { file, .. } => format!("В какой команде некоторые сотрудники из файла {file}?"),
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
            Subject::OutcomeColumn { column, file, .. } if is_used(decision) => {
                format!("В файле {file} нет столбца с исходом, поэтому он определён по столбцу «{column}».")
            }
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
            Subject::NoDealWon { .. } => {
                "Ни одно из этих слов не означает выигрыш, поэтому выигранных сделок нет.".to_owned()
            }
            Subject::NoAmounts => "Сумм в данных нет, поэтому каждая выигранная сделка считается за 1.".to_owned(),
            Subject::UnreadableAmounts { column, cells, .. } => {
                format!("{} столбца «{column}» сумму прочитать не удалось.", self.in_cells(*cells))
            }
            Subject::UnreadableDates { column, cells, counted, .. } => format!(
                "{} столбца «{column}» дату прочитать не удалось, поэтому эти строки {}.",
                self.in_cells(*cells),
                if *counted { "учтены без неё" } else { "не учтены" }
            ),
            Subject::WonWithoutAmount { .. } => "Такие сделки учитываются как выигранные с суммой 0.".to_owned(),
            Subject::SeveralCloses { deals, of, example } => format!(
                "В {} из {} строки содержат разные даты закрытия, например «{example}».",
                count(*deals),
                self.counted(*of, "сделки", "сделок", "сделок")
            ),
            Subject::LateTouches { touches, of, counted, .. } => format!(
                "Позже этой даты {} из {}, {}.",
                self.counted(*touches, "касание", "касания", "касаний"),
                count(*of),
                if *counted { "но они учтены" } else { "поэтому они не учтены" }
            ),
            Subject::SeveralAmounts { deals, of, example } => format!(
                "В {} из {} строки содержат разные суммы или даты закрытия, например «{example}».",
                count(*deals),
                self.counted(*of, "сделки", "сделок", "сделок")
            ),
            Subject::LostJourneys { journeys } => format!(
                "У {} есть касания, но нет записи в файле конверсий: такие пути считаются проигранными.",
                self.counted(*journeys, "клиента", "клиентов", "клиентов")
            ),
            Subject::Unconverted { people, .. } => format!(
                "{} из этого списка нет в других файлах: они учтены как проигранные пути, где касание — источник. \
                 Обучаемые модели сравнивают их с выигранными сделками.",
                self.counted(*people, "человека", "человек", "человек")
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
                    KeyDamage::Spelling => "в двух файлах записаны по-разному и объединены",
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
                "Из {} удалены невидимые символы, которые скрывают, переворачивают или искажают текст.",
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
            Subject::OrderByContents { column, counts_down, .. } => {
                let way = if *counts_down { "большего" } else { "меньшего" };
                format!("Столбца с датами нет, поэтому порядок касаний задают числа из «{column}», начиная с {way}.")
            }
            Subject::MarkedRows { column, mark: RowMark::Planned, rows, .. } => format!(
                "Судя по столбцу «{column}», {} {}: их не было.",
                self.counted(*rows, "действие", "действия", "действий"),
                Self::form(
                    *rows,
                    "запланировано или отменено",
                    "запланированы или отменены",
                    "запланировано или отменено"
                )
            ),
            Subject::MarkedRows { column, mark: RowMark::WithinVisit, rows, .. } => format!(
                "{} из столбца «{column}» {} внутри визита. Визит — одно касание со своим источником.",
                self.counted(*rows, "событие", "события", "событий"),
                Self::form(*rows, "произошло", "произошли", "произошло")
            ),
            Subject::MarkedRows { column, mark: RowMark::Repeated, rows, .. } => format!(
                "{} {} значение «{column}» другой покупки или другого возврата.",
                self.rows_of(*rows),
                Self::form(*rows, "повторяет", "повторяют", "повторяют")
            ),
            Subject::MarkedRows { mark: RowMark::PerhapsRepeated, rows, .. } => format!(
                "{} на ту же сумму у того же клиента {} не позже чем через десять минут после другой, а ID нет.",
                self.counted(*rows, "покупка", "покупки", "покупок"),
                Self::form(*rows, "записана", "записаны", "записано")
            ),
            Subject::MarkedRows { mark: RowMark::OutsideDeal, rows, .. } => format!(
                "{} аккаунта или контакта {} более чем за полгода до создания сделки или во время более ранней сделки.",
                self.counted(*rows, "касание", "касания", "касаний"),
                Self::form(*rows, "было", "были", "было")
            ),
            Subject::MarkedRows { mark: RowMark::Total, rows, is_sum, examples, .. } => format!(
                "{} с названием {}. {}",
                self.rows_of(*rows),
                Self::quoted(examples),
                if *is_sum {
                    "Расходы равны сумме других строк."
                } else {
                    "Расходы не равны сумме других строк."
                }
            ),
            Subject::MarkedRows { mark: RowMark::RepeatedSpend, rows, examples, .. } => format!(
                "{} есть и в {} {}: дни, канал, кампания, команда, сумма и валюта совпадают.",
                self.rows_of(*rows),
                if examples.len() > 1 { "файлах" } else { "файле" },
                Self::quoted(examples)
            ),
            Subject::SharedChannels { files, .. } => format!(
                "В файлах {} касания разного рода: письмо сотрудника — не рассылка кампании.",
                Self::quoted(files)
            ),
            Subject::WithoutPurchase { journeys, counted } => format!(
                "Без покупки {} {}. Это не сделки; {}.",
                Self::form(*journeys, "закончился", "закончились", "закончилось"),
                self.counted(*journeys, "путь", "пути", "путей"),
                if *counted {
                    "обучаемые модели сравнивают с ними покупки"
                } else {
                    "они не учтены"
                }
            ),
            Subject::ClosedLeads { column, rows, .. } => format!(
                "Дата в столбце «{column}» есть в {}. Других сведений о конверсии нет, а закрыть могли и потерянный лид.",
                self.counted(*rows, "строке", "строках", "строках")
            ),
            Subject::LinkedByName { column, names, ambiguous: 0, .. } => {
                format!("Названий сделок из касаний, найденных в столбце «{column}»: {}.", count(*names))
            }
            Subject::LinkedByName { column, names, ambiguous, .. } => format!(
                "Названий сделок из касаний, найденных в столбце «{column}»: {}. Одинаковых у нескольких сделок: {}, \
                 касания с ними не учтены.",
                count(*names),
                count(*ambiguous)
            ),
            Subject::Refunds { subtracted, left, .. } => {
                format!("Вычтено из покупок: {}. Не вычтено: {}.", count(*subtracted), count(*left))
            }
            Subject::MarkedRows { column, rows, .. } => {
                format!("Столбец «{column}» помечает {}.", self.counted(*rows, "строку", "строки", "строк"))
            }
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
            Subject::WholeDays { .. } => "Везде указана полночь, поэтому касания в день закрытия учтены.".to_owned(),
            Subject::PathEnds { .. } => {
                "Ими начинается или заканчивается каждый путь, поэтому они не учтены.".to_owned()
            }
            Subject::OnePage { field, .. } => {
                format!(
                    "Это одна страница выгрузки: судя по полю «{field}», есть ещё записи. Добавьте остальные \
                     страницы."
                )
            }
            Subject::TeamsGuessed { .. } => self.teams.guessed_says.to_owned(),
            Subject::ProbabilityUnit { column, percent: true, .. } => {
                format!("Вероятности в столбце «{column}» прочитаны как проценты.")
            }
            Subject::ProbabilityUnit { column, .. } => {
                format!("Вероятности в столбце «{column}» прочитаны как доли единицы.")
            }
            Subject::AmountUnit { column, times, applied: true, .. } => {
                format!("В заголовке «{column}» указана единица, поэтому каждая сумма умножена на {}.", count(*times))
            }
            Subject::AmountUnit { column, .. } => {
                format!("В заголовке «{column}» указана единица, но суммы взяты так, как записаны.")
            }
            Subject::LostDeals { deals, counted, .. } => format!(
                "В строках {} нет ID или дату не удалось прочитать. {}",
                self.counted(*deals, "выигранной сделки", "выигранных сделок", "выигранных сделок"),
                if *counted {
                    "Сделки всё равно учтены."
                } else {
                    "Сделки не учтены."
                }
            ),
            Subject::OneTouch { column, .. } => format!(
                "У каждой сделки одно касание — её источник (столбец «{column}»). Поэтому все модели совпадают, и о \
                 командах это ничего не говорит. Чтобы сравнить модели, добавьте файл с активностями или участниками \
                 кампаний."
            ),
            Subject::NotResponded { column, rows, .. } => format!(
                "Не откликнулись: {}. Столбец «{column}» у них пуст, а касанием считается только отклик.",
                self.counted(*rows, "участник кампании", "участника кампаний", "участников кампаний")
            ),
            Subject::CreationDate { column, .. } => {
                format!("Модели с этапами, например W-образная, считают «{column}» днём создания сделки.")
            }
            Subject::ActivityTime { column, otherwise, .. } => {
                let others: Vec<String> = otherwise.iter().map(|name| format!("«{}»", isolated(name))).collect();
                format!("Взята дата из «{column}», а где она пуста — из {}.", others.join(", затем из "))
            }
            Subject::WonWithoutClose { deals, amount, currency } => {
                let they = if *deals == 1 {
                    "сделка относится"
                } else {
                    "каждая сделка относится"
                };
                let worth = match amount {
                    0 => String::new(),
                    amount => format!("Их выручка: {}. ", self.figures.money(*amount, currency)),
                };
                format!("{worth}Поздние касания не отсекаются, а {they} к месяцу своего последнего касания.")
            }
            Subject::TeamOfDeal { column, .. } => format!(
                "У всех касаний сделки одно и то же значение «{column}», поэтому любая модель отдаёт сделку одной \
                 команде. Если «{column}» — это воронка, регион или другой признак сделки, это неверно."
            ),
            Subject::Grouping { touches, of, .. } => self.grouped_says(*touches, *of),
            Subject::StaffGaps { touches, won_revenue, currency, shared, several, .. } => {
                let then = match (several.is_empty(), shared) {
                    (false, true) => "Касания сотрудника из нескольких команд поделены между ними.",
                    _ => "Эти касания остались без команды. Исправьте список и загрузите его снова.",
                };
                let worth = match won_revenue {
                    0 => String::new(),
                    amount => format!(" в выигранных сделках на {}", self.figures.money(*amount, currency)),
                };
                format!("Это {}{worth}. {then}", self.counted(*touches, "касание", "касания", "касаний"))
            }
        }
    }

    fn decision_evidence(&self, subject: &Subject) -> Vec<String> {
        let words = EvidenceWords {
            quotes: ['«', '»'],
            quoted: Self::quoted,
            matching: "Сколько значений совпало, по столбцам",
            files: ["В этом файле", "В других файлах"],
            staff: ["В нескольких командах", "Нет в списке"],
        };
        words.lines(subject, self.figures)
    }
}

#[cfg(test)]
mod tests {
    use fairshare_types::decision::Certainty;

    use super::super::made::RUSSIAN;
    use super::*;

    fn said(mark: RowMark, is_sum: bool, counted: bool, rows: u64, examples: &[&str]) -> String {
        let examples = examples.iter().map(|example| (*example).to_owned()).collect();
        let (file, column) = ("s.csv".to_owned(), String::new());
        let subject = Subject::MarkedRows { file, column, mark, is_sum, counted, rows, examples };
        let says = RUSSIAN.decision_says(&Decision::new(subject, Certainty::Open, "counted"));
        says.replace(['\u{2068}', '\u{2069}'], "")
    }

    /// Whether the rows count is an answer; what they are is a finding.
    #[test]
    fn totals_are_sums_whatever_the_answer_is() {
        for (is_sum, counted, expected) in [
            (true, true, "2 строки с названием «Total». Расходы равны сумме других строк."),
            (true, false, "2 строки с названием «Total». Расходы равны сумме других строк."),
            (false, true, "2 строки с названием «Total». Расходы не равны сумме других строк."),
            (false, false, "2 строки с названием «Total». Расходы не равны сумме других строк."),
        ] {
            assert_eq!(said(RowMark::Total, is_sum, counted, 2, &["Total"]), expected, "{is_sum} {counted}");
        }
    }

    #[test]
    fn repeated_spend_names_its_files() {
        let says = |files: &[&str]| said(RowMark::RepeatedSpend, false, false, 2, files);
        let same = "дни, канал, кампания, команда, сумма и валюта совпадают.";
        assert_eq!(says(&["a.csv"]), format!("2 строки есть и в файле «a.csv»: {same}"));
        assert_eq!(says(&["a.csv", "b.csv"]), format!("2 строки есть и в файлах «a.csv», «b.csv»: {same}"));
    }
}

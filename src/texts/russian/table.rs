//! Texts of the table, in Russian.

use fairshare_types::dimension::Dimension;

use super::Russian;
use crate::texts::table::with_currency;
use crate::texts::{Language, MINUS, NARROW, Saved, TableStrings, TableTexts};
use crate::values::period;
use crate::values::sheet::{Measure, TableColumn, Value};

/// The strings in Russian.
pub(super) const STRINGS: TableStrings = TableStrings {
    form: "Вид диаграммы",
    compare: "Сравнить",
    save_credit: "Сохранить диаграмму вклада",
    save_moved: "Сохранить диаграмму перемещений",
    save_table: "Скопировать или сохранить таблицу",
    save_png: "Сохранить PNG",
    save_svg: "Сохранить SVG",
    heading: "Таблица",
    rows: "Строки",
    measure: "Показатель",
    differences: "Отличия от базовой модели",
    total: "Итого",
    copy: "Копировать",
    save_csv: "Сохранить CSV",
    copied: "Таблица скопирована в буфер обмена.",
    not_copied: "Браузер не разрешил доступ к буферу обмена. Воспользуйтесь кнопкой «Сохранить CSV».",
    save_touches: "Сохранить каждое касание (CSV)",
    saving_touches: "Записываем касания…",
    touches_hidden: "В таблице касаний есть названия сделок и суммы, а они скрыты. Чтобы сохранить её, покажите их снова.",
    touches_not_saved: "Браузер не смог создать этот файл. Закройте другие вкладки и попробуйте снова.",
    touch_headings: [
        "Сделка",
        "Название сделки",
        "Закрытие",
        "Касание",
        "Время",
        "Канал",
        "Кампания",
        "Тип касания",
        "Человек",
        "Команда",
        "Доля команды в касании",
    ],
    weight: "вес",
    not_saved: "Браузер не смог создать эту картинку. Воспользуйтесь кнопкой «Сохранить SVG».",
};

impl TableTexts for Russian {
    fn outside(&self, (least, most): (f64, f64)) -> String {
        let [least, most] = [least, most].map(|number| self.figures.decimal(number, 2));
        format!("Не принято: нужно число от {least} до {most}. Действует прежнее значение.")
    }

    fn file_name(&self, of: Saved) -> String {
        let name = match of {
            Saved::Credit(by) => return format!("вклад-{}", self.by(by)).to_lowercase().replace(' ', "-"),
            Saved::Moved => "что-переходит",
            Saved::Together => "выиграно-вместе",
            Saved::Deal => "сделка",
            Saved::Table(by, measure) => {
                let words = format!("вклад-{}-{}", self.by(by), self.measure_name(measure));
                return words.to_lowercase().replace(' ', "-");
            }
            Saved::Touches => "касания",
            Saved::KeptOut => "неучтённые-строки",
            Saved::Reading => "как-прочитаны-данные",
        };
        name.to_owned()
    }

    fn language(&self) -> Language {
        Language::Russian
    }

    fn column_heading(&self, model: &str, column: TableColumn, currency: &str) -> String {
        let what = match column {
            TableColumn::Share => "доля",
            TableColumn::Amount => "сумма",
            TableColumn::Deals => "выигранные сделки",
            TableColumn::Unrounded => "сумма до округления",
            TableColumn::UnroundedDeals => "выигранные сделки до округления",
        };
        with_currency(format!("{model}, {what}"), column, currency)
    }

    fn by_plural(&self, by: Dimension) -> &'static str {
        match by {
            Dimension::Team => "Команды",
            Dimension::Channel => "Каналы",
            Dimension::Campaign => "Кампании",
            Dimension::Type => "Типы",
            Dimension::Month => "Месяцы",
            Dimension::Segment => "Сегменты",
        }
    }

    fn by(&self, by: Dimension) -> &'static str {
        match by {
            Dimension::Team => "Команда",
            Dimension::Channel => "Канал",
            Dimension::Campaign => "Кампания",
            Dimension::Type => "Тип касания",
            Dimension::Month => "Месяц закрытия",
            Dimension::Segment => "Сегмент",
        }
    }

    fn measure_name(&self, measure: Measure) -> &'static str {
        match measure {
            Measure::Share => "Доля",
            Measure::Amount => "Сумма",
            Measure::Deals => "Выигранные сделки",
            Measure::Unrounded => "Сумма без округления",
        }
    }

    fn caption(&self, by: Dimension, measure: Measure) -> String {
        let measure = match measure {
            Measure::Share => "Доля выручки по выигранным сделкам",
            Measure::Amount => "Зачтённая выручка",
            Measure::Deals => "Зачтённые выигранные сделки",
            Measure::Unrounded => "Зачтённая выручка до округления до копеек",
        };
        let by = match by {
            Dimension::Team => "по командам",
            Dimension::Channel => "по каналам",
            Dimension::Campaign => "по кампаниям",
            Dimension::Type => "по типам касаний",
            Dimension::Month => "по командам и месяцам закрытия",
            Dimension::Segment => "по командам и сегментам",
        };
        format!("{measure} {by} при каждой модели")
    }

    fn part(&self, by: Dimension, part: &str) -> String {
        match (by, part) {
            (Dimension::Month, "") => "месяц неизвестен".to_owned(),
            (_, "") => "без сегмента".to_owned(),
            (Dimension::Month, month) => {
                period::read(&format!("{month}-01")).map_or_else(|| month.to_owned(), |at| self.figures.period(at, at))
            }
            (_, segment) => segment.to_owned(),
        }
    }

    fn find_row(&self, by: Dimension) -> &'static str {
        match by {
            Dimension::Team => "Найти команду",
            Dimension::Channel => "Найти канал",
            Dimension::Campaign => "Найти кампанию",
            Dimension::Type => "Найти тип",
            Dimension::Month => "Найти месяц или команду",
            Dimension::Segment => "Найти сегмент или команду",
        }
    }

    fn found_rows(&self, found: usize, of: usize) -> String {
        let of = self.counted(of as u64, "строки", "строк", "строк");
        format!("{} из {of}; итог — по всем строкам.", self.figures.count(found as u64))
    }

    fn rows_left_out(&self, rows: usize, adds_up: bool) -> String {
        let rows = self.counted(rows as u64, "строка", "строки", "строк");
        let total = if adds_up { "; итог — по всем строкам" } else { "" };
        format!("Не показано: {rows}{total}.")
    }

    fn nothing_of(&self, by: Dimension) -> &'static str {
        match by {
            Dimension::Campaign => self.teams.no_campaign,
            Dimension::Type => "Без типа",
            Dimension::Team | Dimension::Channel | Dimension::Month | Dimension::Segment => self.teams.unassigned,
        }
    }

    fn value(&self, value: Value, currency: &str) -> String {
        match value {
            Value::Share(share) => format!("{}{NARROW}%", self.figures.fixed(share * 100.0, 1)),
            Value::Amount(minor) => self.figures.money(minor, currency),
            Value::Deals(deals) => self.figures.fixed(deals, 2),
            Value::Unrounded(minor) => super::super::unrounded(minor, self.figures),
        }
    }

    fn difference(&self, value: Value, currency: &str) -> String {
        // Percentage points, so without a percent sign.
        let (negative, text) = match value {
            Value::Share(share) => (share < 0.0, self.figures.fixed((share * 100.0).abs(), 1)),
            Value::Amount(minor) => (minor < 0, self.figures.money(minor.saturating_abs(), currency)),
            Value::Deals(deals) => (deals < 0.0, self.figures.fixed(deals.abs(), 2)),
            Value::Unrounded(minor) => (minor < 0.0, super::super::unrounded(minor.abs(), self.figures)),
        };
        let nothing = !text.chars().any(|c| c.is_numeric() && c != '0');
        match (nothing, negative) {
            (true, _) => "0".to_owned(),
            (_, true) => format!("{MINUS}{text}"),
            (_, false) => format!("+{text}"),
        }
    }
}

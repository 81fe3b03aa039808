//! The credit chart's frame and the table, in Russian.

use fairshare_engine::view::By;

use super::Russian;
use crate::form::Form;
use crate::period;
use crate::sheet::{Measure, Value};
use crate::texts::{MINUS, NARROW, Saved, TableTexts, TeamTexts};

impl TableTexts for Russian {
    fn outside(&self, (least, most): (f64, f64)) -> String {
        let [least, most] = [least, most].map(|number| self.figures.decimal(number, 2));
        format!("Не принято: нужно число от {least} до {most}. По-прежнему действует прежнее значение.")
    }

    fn file_name(&self, of: Saved) -> String {
        let name = match of {
            Saved::Credit => "вклад",
            Saved::Moved => "что-переходит",
            Saved::Together => "выиграно-вместе",
            Saved::Deal => "сделка",
            Saved::Table(by, measure) => {
                let words = format!("вклад-{}-{}", self.by(by), self.measure_name(measure));
                return words.to_lowercase().replace(' ', "-");
            }
            Saved::KeptOut => "не-учтённые-строки",
            Saved::Reading => "как-прочитаны-данные",
        };
        name.to_owned()
    }

    fn credit(&self, by: By) -> &'static str {
        match by {
            By::Team => "Вклад команд по моделям",
            By::Channel => "Вклад каналов по моделям",
            By::Campaign => "Вклад кампаний по моделям",
            By::Type => "Вклад типов касаний по моделям",
            By::Month => "Вклад команд по месяцам и моделям",
            By::Segment => "Вклад команд по сегментам и моделям",
        }
    }

    fn credit_says(&self, form: Form, baseline: &str, counts_wins: bool) -> String {
        let what = if counts_wins {
            "выигранных сделок"
        } else {
            "выручки по выигранным сделкам"
        };
        let read = match form {
            Form::Bars => format!(
                "Длинная линия — базовая модель ({baseline}), мелкие цифры — отличие от неё в пунктах. Усы: 95 из 100 \
                 повторных выборок."
            ),
            Form::Stacked => {
                "Строка — всё целиком; строки идут в том порядке, в каком модели выгодны одной из команд.".to_owned()
            }
            Form::Dots => "Точка — модель. До первой точки все модели согласны; полоса зависит от выбора.".to_owned(),
        };
        format!("Доля {what}. {read}")
    }

    fn form(&self) -> &'static str {
        "Вид диаграммы"
    }

    fn form_name(&self, form: Form) -> &'static str {
        match form {
            Form::Bars => "Столбцы",
            Form::Stacked => "Целое",
            Form::Dots => "Размах",
        }
    }

    fn others_one_by_one(&self, count: usize) -> String {
        format!("Остальные: {count}")
    }

    fn compare(&self) -> &'static str {
        "Сравнить"
    }

    fn by_plural(&self, by: By) -> &'static str {
        match by {
            By::Team => "Команды",
            By::Channel => "Каналы",
            By::Campaign => "Кампании",
            By::Type => "Типы",
            By::Month => "Месяцы",
            By::Segment => "Сегменты",
        }
    }

    fn by(&self, by: By) -> &'static str {
        match by {
            By::Team => "Команда",
            By::Channel => "Канал",
            By::Campaign => "Кампания",
            By::Type => "Тип касания",
            By::Month => "Месяц закрытия",
            By::Segment => "Сегмент",
        }
    }

    fn proof(&self, total: &str) -> String {
        format!("сумма каждой строки — {total}")
    }

    fn proof_deals(&self, deals: u64) -> String {
        format!("сумма каждой строки — {}", self.won_deals(deals))
    }

    fn stands_on(&self, won: u64, period: Option<(i64, i64)>, kept_out: u64) -> String {
        let mut parts = vec![self.won_deals(won)];
        if let Some((from, to)) = period {
            parts.push(format!("касания за {}", self.figures.period(from, to)));
        }
        parts.push(match kept_out {
            0 => "использованы все строки".to_owned(),
            n => format!("не использовано: {}", self.counted(n, "строка", "строки", "строк")),
        });
        parts.join(", ")
    }

    fn save_credit(&self) -> &'static str {
        "Сохранить диаграмму вклада"
    }

    fn save_moved(&self) -> &'static str {
        "Сохранить диаграмму перемещений"
    }

    fn save_table(&self) -> &'static str {
        "Забрать таблицу"
    }

    fn save_png(&self) -> &'static str {
        "Сохранить PNG"
    }

    fn save_svg(&self) -> &'static str {
        "Сохранить SVG"
    }

    fn table(&self) -> &'static str {
        "Таблица"
    }

    fn rows(&self) -> &'static str {
        "Строки"
    }

    fn measure(&self) -> &'static str {
        "Показатель"
    }

    fn measure_name(&self, measure: Measure) -> &'static str {
        match measure {
            Measure::Share => "Доля",
            Measure::Amount => "Сумма",
            Measure::Deals => "Выигранные сделки",
            Measure::Unrounded => "Сумма без округления",
        }
    }

    fn differences(&self) -> &'static str {
        "Отличия от базовой модели"
    }

    fn caption(&self, by: By, measure: Measure) -> String {
        let measure = match measure {
            Measure::Share => "Доля выручки по выигранным сделкам",
            Measure::Amount => "Зачтённая выручка",
            Measure::Deals => "Зачтённые выигранные сделки",
            Measure::Unrounded => "Зачтённая выручка до округления до копеек",
        };
        let by = match by {
            By::Team => "по командам",
            By::Channel => "по каналам",
            By::Campaign => "по кампаниям",
            By::Type => "по типам касаний",
            By::Month => "по командам и месяцам закрытия",
            By::Segment => "по командам и сегментам",
        };
        format!("{measure} {by} при каждой модели")
    }

    fn total(&self) -> &'static str {
        "Итого"
    }

    fn copy(&self) -> &'static str {
        "Копировать"
    }

    fn save_csv(&self) -> &'static str {
        "Сохранить CSV"
    }

    fn copied(&self) -> &'static str {
        "Таблица скопирована в буфер обмена."
    }

    fn not_copied(&self) -> &'static str {
        "Браузер не разрешил доступ к буферу обмена. Воспользуйтесь кнопкой «Сохранить CSV»."
    }

    fn not_saved(&self) -> &'static str {
        "Браузер не смог создать эту картинку. Воспользуйтесь кнопкой «Сохранить SVG»."
    }

    fn part(&self, by: By, part: &str) -> String {
        match (by, part) {
            (By::Month, "") => "месяц неизвестен".to_owned(),
            (_, "") => "без сегмента".to_owned(),
            (By::Month, month) => {
                period::read(&format!("{month}-01")).map_or_else(|| month.to_owned(), |at| self.figures.period(at, at))
            }
            (_, segment) => segment.to_owned(),
        }
    }

    fn find_row(&self, by: By) -> &'static str {
        match by {
            By::Team => "Найти команду",
            By::Channel => "Найти канал",
            By::Campaign => "Найти кампанию",
            By::Type => "Найти тип",
            By::Month => "Найти месяц или команду",
            By::Segment => "Найти сегмент или команду",
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

    fn nothing_of(&self, by: By) -> &'static str {
        match by {
            By::Campaign => self.no_campaign(),
            By::Type => "Без типа",
            By::Team | By::Channel | By::Month | By::Segment => self.unassigned(),
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
        // Points are a difference of percents, not percents.
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

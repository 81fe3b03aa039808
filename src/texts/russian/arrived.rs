//! Messages about received settings, in Russian.

use fairshare_types::results::Difference;

use super::Russian;
use crate::texts::{Arrived, ArrivedStrings, ArrivedTexts, Numbers, Same};
use crate::values::left_out::LeftOut;
use crate::values::unreadable::Unreadable;

/// The strings in Russian.
pub(super) const STRINGS: ArrivedStrings = ArrivedStrings {
    picture_without_settings: "В этой картинке нет настроек: они есть только в PNG, сохранённом из Fairshare, пока его \
        не перезаписала другая программа.",
};

impl ArrivedTexts for Russian {
    fn settings_wait(&self, left_out: LeftOut) -> String {
        let waits = "Вы открыли настройки, которыми с вами поделились. Загрузите свою выгрузку: страница применит \
                     настройки и проверит, те же ли это данные. До тех пор показан пример.";
        match self.left_out(left_out) {
            None => waits.to_owned(),
            Some(what) => format!("{waits} Отправитель не передал имена, поэтому в настройки не вошло: {what}."),
        }
    }

    fn settings_taken(&self, arrived: &Arrived, numbers: Numbers) -> String {
        let [here, there] = arrived.rows;
        let said = match arrived.same {
            Same::Compared(Difference::None) if numbers != Numbers::Same || arrived.left_out.any() => {
                "Строки в файлах те же.".to_owned()
            }
            Same::Compared(Difference::None) => "Данные те же.".to_owned(),
            Same::Compared(difference) if arrived.reads_otherwise() => format!(
                "Файлы прочитаны не так, как у отправителя, или сами отличаются: {}.",
                self.apart(difference, here, there)
            ),
            Same::Compared(difference) => format!("Данные отличаются: {}.", self.apart(difference, here, there)),
            Same::Unknown => "В них не указано, для каких данных они сделаны.".to_owned(),
        };
        let left_out = self.left_out(arrived.left_out);
        let differ = match (numbers, &left_out) {
            (Numbers::Others, Some(what)) => format!(
                "Но цифры не такие, как у отправителя: имена не переданы, поэтому в настройки не вошло: {what}. \
                 Попросите ссылку с именами или выберите то же самое здесь."
            ),
            (Numbers::Others, None) if arrived.lacks_files() => {
                format!("Цифры не такие, как у отправителя: {}", self.missing(arrived))
            }
            (Numbers::Same, None) if arrived.lacks_files() && arrived.differs() => {
                format!("Дело может быть в имени файла: {}", self.missing(arrived))
            }
            (Numbers::Unknown, None) if arrived.lacks_files() => {
                format!("Цифры могут отличаться от цифр отправителя: {}", self.missing(arrived))
            }
            (Numbers::Others, None) if matches!(arrived.same, Same::Compared(Difference::None)) => {
                "Но цифры не такие, как у отправителя: возможно, у одного из вас старая версия страницы или файлы прочитаны \
                 по-разному."
                    .to_owned()
            }
            (Numbers::Others, None) => "Поэтому и цифры не такие, как у отправителя.".to_owned(),
            (Numbers::Same, Some(what)) => {
                format!("Главные цифры те же, что у отправителя, хотя в настройки не вошло: {what}.")
            }
            (Numbers::Unknown, Some(what)) => {
                format!("Цифры могут отличаться от цифр отправителя, потому что в настройки не вошло: {what}.")
            }
            (Numbers::Same | Numbers::Unknown, None) => String::new(),
        };
        format!("Полученные настройки применены. {said} {differ}").trim_end().to_owned()
    }

    fn picture_of_other_format(&self, format: &str) -> String {
        format!(
            "Это картинка в формате {format}, хотя по имени это PNG. Настройки есть только в PNG, сохранённом из \
             Fairshare: программы, которые преобразуют картинки, их удаляют. Попросите прислать сам PNG, файлом."
        )
    }

    fn settings_unreadable(&self, why: Unreadable) -> &'static str {
        match why {
            Unreadable::Foreign => "Это не настройки Fairshare.",
            Unreadable::Broken => {
                "Полученные настройки повреждены: часть потеряна или изменена при пересылке. Попросите прислать их ещё \
                 раз."
            }
            Unreadable::Newer => {
                "Эти настройки сделаны в более новой версии Fairshare. Обновите страницу, чтобы её получить."
            }
        }
    }

    fn project_unreadable(&self, why: Unreadable) -> &'static str {
        match why {
            Unreadable::Foreign => "Это не проект Fairshare.",
            Unreadable::Broken => {
                "Этот проект повреждён: часть потеряна или изменена. Ничего из него не открыто; возьмите другую \
                 копию."
            }
            Unreadable::Newer => {
                "Этот проект сделан в более новой версии Fairshare. Обновите страницу, чтобы её получить."
            }
        }
    }
}

impl Russian {
    /// The numbers of touches and deals on both sides, and how many differ.
    fn apart(&self, difference: Difference, here: u64, there: u64) -> String {
        let count = |n| self.figures.count(n);
        let sides = if here == there {
            format!("касаний и сделок там и здесь {}", count(here))
        } else {
            format!("касаний и сделок там {}, здесь {}", count(there), count(here))
        };
        match difference {
            Difference::None => sides,
            Difference::Rows(n) => {
                let differ = Self::form(n, "не совпадает", "не совпадают", "не совпадают");
                format!("{sides}, {differ} {}", count(n))
            }
            Difference::Many => format!("{sides}, не совпадает больше, чем можно сосчитать"),
        }
    }

    /// The missing files: quoted and listed, or their number if their names were left out.
    fn missing(&self, arrived: &Arrived) -> String {
        let files = &arrived.missing;
        if files.is_empty() {
            let count = arrived.unnamed as u64;
            return format!(
                "в настройках указано, как читать {}, но {} здесь нет. Узнайте имя у отправителя или выберите то же самое в \
                 разделе «Как прочитаны данные».",
                self.counted(count, "файл", "файла", "файлов"),
                Self::form(count, "файла с тем же именем", "файлов с теми же именами", "файлов с теми же именами")
            );
        }
        let names = Self::quoted(files);
        let none = if files.len() == 1 {
            "файла с таким именем здесь нет. Переименуйте свой файл"
        } else {
            "файлов с такими именами здесь нет. Переименуйте свои файлы"
        };
        format!(
            "в настройках указано, как читать {names}, но {none} или выберите то же самое в разделе «Как прочитаны данные»."
        )
    }
}

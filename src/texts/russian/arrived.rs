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
            Same::Compared(Difference::Rows(n)) if arrived.reads_otherwise() => format!(
                "С данными отправителя не {} {}: файлы прочитаны иначе или сами отличаются.",
                if n % 10 == 1 && n % 100 != 11 { "совпадает" } else { "совпадают" },
                self.counted(n, "строка", "строки", "строк")
            ),
            Same::Compared(Difference::Many) if arrived.reads_otherwise() => format!(
                "Файлы прочитаны не так, как у отправителя, или это другие файлы: там касаний и сделок {}, здесь {}.",
                self.figures.count(there),
                self.figures.count(here)
            ),
            Same::Compared(Difference::Rows(n)) => format!(
                "С данными, для которых они сделаны, не {} {}.",
                if n % 10 == 1 && n % 100 != 11 { "совпадает" } else { "совпадают" },
                self.counted(n, "строка", "строки", "строк")
            ),
            Same::Compared(Difference::Many) => format!(
                "Они сделаны для других данных: там касаний и сделок {}, здесь {}.",
                self.figures.count(there),
                self.figures.count(here)
            ),
            Same::Unknown => "В них не указано, для каких данных они сделаны.".to_owned(),
        };
        let left_out = self.left_out(arrived.left_out);
        let differ = match (numbers, &left_out) {
            (Numbers::Others, Some(what)) => format!(
                "Но цифры не такие, как у отправителя: имена не переданы, поэтому в настройки не вошло: {what}. \
                 Попросите ссылку с именами или выберите то же самое здесь."
            ),
            (Numbers::Others, None) if !arrived.missing.is_empty() => {
                format!("Цифры не такие, как у отправителя: {}", Self::missing(&arrived.missing))
            }
            (Numbers::Same, None) if !arrived.missing.is_empty() && arrived.differs() => {
                format!("Дело может быть в имени файла: {}", Self::missing(&arrived.missing))
            }
            (Numbers::Unknown, None) if !arrived.missing.is_empty() => {
                format!("Цифры могут отличаться от цифр отправителя: {}", Self::missing(&arrived.missing))
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
    /// The missing files, quoted and listed.
    fn missing(files: &[String]) -> String {
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

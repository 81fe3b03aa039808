//! То, чем поделились другие: настройки в ссылке, картинке или проекте.

use fairshare_engine::view::Difference;

use super::Russian;
use crate::texts::{Arrived, ArrivedTexts, Numbers, Same};
use crate::travel::{LeftOut, Unreadable};

impl ArrivedTexts for Russian {
    fn settings_wait(&self, left_out: LeftOut) -> String {
        let waits = "Вы открыли настройки, которыми с вами поделились. Загрузите свою выгрузку: страница посчитает её так же и \
                     скажет, совпадают ли данные. До тех пор показан пример.";
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
            Same::Unknown => "Для каких данных они сделаны, не сказано.".to_owned(),
        };
        let left_out = self.left_out(arrived.left_out);
        let differ = match (numbers, &left_out) {
            (Numbers::Others, Some(what)) => format!(
                "Но цифры не такие, как у отправителя: без имён в настройки не вошло: {what}. Попросите ссылку с именами или \
                 выберите то же самое здесь."
            ),
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
                format!("Цифры могут отличаться от цифр отправителя: в настройки не вошло: {what}.")
            }
            (Numbers::Same | Numbers::Unknown, None) => String::new(),
        };
        format!("Полученные настройки применены. {said} {differ}").trim_end().to_owned()
    }

    fn settings_unreadable(&self, why: Unreadable) -> &'static str {
        match why {
            Unreadable::Foreign => "Это не настройки Fairshare.",
            Unreadable::Broken => {
                "Полученные настройки не целы: часть потеряна или изменена по дороге. Попросите прислать их ещё раз."
            }
            Unreadable::Newer => {
                "Эти настройки записаны более новой версией Fairshare. Перезагрузите страницу, чтобы получить её."
            }
        }
    }

    fn picture_without_settings(&self) -> &'static str {
        "В этой картинке нет настроек: они есть только в PNG, сохранённом из Fairshare, пока его не перезаписала другая программа."
    }

    fn project_unreadable(&self, why: Unreadable) -> &'static str {
        match why {
            Unreadable::Foreign => "Это не проект Fairshare.",
            Unreadable::Broken => {
                "Этот проект не цел: часть потеряна или изменена. Ничего из него не открыто; возьмите другую копию."
            }
            Unreadable::Newer => {
                "Этот проект записан более новой версией Fairshare. Перезагрузите страницу, чтобы получить её."
            }
        }
    }
}

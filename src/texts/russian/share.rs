//! Чем можно поделиться: картинки, ссылка, проект.

use super::Russian;
use crate::texts::ShareTexts;
use crate::travel::LeftOut;

impl ShareTexts for Russian {
    fn share(&self) -> &'static str {
        "Поделиться"
    }

    fn copy_image(&self) -> &'static str {
        "Копировать картинку"
    }

    fn image_copied(&self) -> &'static str {
        "Картинка в буфере обмена, вместе с текстом и таблицей."
    }

    fn image_not_copied(&self) -> &'static str {
        "Браузер не дал доступа к буферу обмена. Сохраните картинку как PNG."
    }

    fn more(&self) -> &'static str {
        "Ещё"
    }

    fn save_large_png(&self) -> &'static str {
        "Сохранить PNG втрое крупнее"
    }

    fn print_this(&self) -> &'static str {
        "Печать"
    }

    fn send(&self) -> &'static str {
        "Отправить…"
    }

    fn redact(&self) -> [&'static str; 2] {
        [
            "Скрыть сделки и суммы на картинках и в печати",
            "На картинках, в таблицах и в печати, которые уходят со страницы, видны только доли; сделки, ответственные и файлы не \
             названы, в том числе в настройках внутри картинок.",
        ]
    }

    fn copy_link(&self) -> [&'static str; 2] {
        [
            "Копировать ссылку на эти настройки",
            "Модели, правила и порядок подсчёта, но не данные: кто откроет ссылку, загрузит свою выгрузку и увидит, та же ли она.",
        ]
    }

    fn link_copied(&self, names: bool) -> &'static str {
        if names {
            "Ссылка в буфере обмена. В ней настройки вместе с именами, других данных в ней нет."
        } else {
            "Ссылка в буфере обмена. В ней настройки, данных в ней нет."
        }
    }

    fn left_out_of_link(&self, left_out: LeftOut) -> String {
        match self.left_out(left_out) {
            None => String::new(),
            Some(what) => {
                format!("Имён в ссылке нет, поэтому в неё не вошло: {what}. Из-за этого цифры будут другими.")
            }
        }
    }

    fn left_out_of_picture(&self, left_out: LeftOut) -> String {
        match self.left_out(left_out) {
            None => String::new(),
            Some(what) => format!("Имена скрыты, поэтому в настройки внутри картинок не вошло: {what}."),
        }
    }

    fn include_names(&self) -> &'static str {
        "Включить имена в ссылку"
    }

    fn link_not_copied(&self) -> &'static str {
        "Браузер не дал доступа к буферу обмена. Вот ссылка:"
    }

    fn link_too_long(&self) -> &'static str {
        "Настроек больше, чем вмещает ссылка. Сохраните проект."
    }

    fn save_project(&self) -> [&'static str; 2] {
        [
            "Сохранить проект",
            "Один файл со всеми настройками; перетащите его на эту страницу, и всё откроется как было.",
        ]
    }

    fn with_data(&self) -> &'static str {
        "Сохранять вместе с данными"
    }

    fn project_not_saved(&self) -> &'static str {
        "Браузер не смог записать проект. Сохраните его без данных."
    }

    fn project_name(&self) -> &'static str {
        "fairshare-проект"
    }

    fn print_all(&self) -> &'static str {
        "Печать всей страницы"
    }

    fn made_with(&self, models: &str, counting: &str) -> String {
        if counting.is_empty() {
            format!("Модели: {models}.")
        } else {
            format!("Модели: {models}. {counting}")
        }
    }

    fn made_from(&self, files: u64, rows: u64, fingerprint: &str, day: &str) -> String {
        let files = self.counted(files, "файл", "файла", "файлов");
        let rows = self.counted(rows, "строка", "строки", "строк");
        let data = if fingerprint.is_empty() { String::new() } else { format!("Данные {fingerprint}: ") };
        // Дата кончается на «г.», и второй точки не нужно.
        format!("{data}{files}, {rows}. Сделано в Fairshare, {}.", day.trim_end_matches('.'))
    }
}

impl Russian {
    /// "фильтр по 2 ответственным и прочтение 1 файла"; `None`, если вошло всё.
    pub(super) fn left_out(&self, left_out: LeftOut) -> Option<String> {
        let LeftOut { owners, deals, files } = left_out;
        let counted = |n: u32, one, many| self.counted(u64::from(n), one, many, many);
        let said = [
            (owners > 0).then(|| format!("фильтр по {}", counted(owners, "ответственному", "ответственным"))),
            (deals > 0).then(|| format!("фильтр по {}", counted(deals, "сделке", "сделкам"))),
            (files > 0).then(|| format!("настройки чтения {}", counted(files, "файла", "файлов"))),
        ];
        let said: Vec<String> = said.into_iter().flatten().collect();
        (!said.is_empty()).then(|| Self::listed(&said))
    }
}

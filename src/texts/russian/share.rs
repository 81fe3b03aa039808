//! Texts of sharing, in Russian.

use super::Russian;
use crate::texts::{ShareStrings, ShareTexts};
use crate::values::left_out::LeftOut;

/// The strings in Russian.
pub(super) const STRINGS: ShareStrings = ShareStrings {
    heading: "Поделиться",
    title: "Заголовок картинки",
    title_says: "Если поле пустое, заголовком будет вывод: он показан серым.",
    title_hidden: "Пока сделки и суммы скрыты, заголовок составляется автоматически: в вашем они могут быть названы.",
    copy_picture: "Копировать картинку",
    picture_copied: "Картинка в буфере обмена, вместе с текстом и таблицей.",
    picture_not_copied: "Браузер не дал доступа к буферу обмена. Сохраните картинку как PNG.",
    more: "Ещё",
    save_large_png: "Сохранить PNG втрое крупнее",
    print_this: "Печать",
    send: "Отправить…",
    redact: [
        "Скрыть сделки и суммы на картинках и в печати",
        "На картинках, в таблицах и в печати, которые уходят со страницы, видны только доли; сделки, ответственные и \
         файлы не названы, в том числе в настройках внутри картинок. Выделенный текст не копируется. Файлы из раздела \
         «Как прочитаны данные» сохраняются как есть.",
    ],
    copy_link: [
        "Копировать ссылку с настройками",
        "Модели, правила и порядок подсчёта, но не данные: кто откроет ссылку, загрузит свою выгрузку и увидит, те \
         же ли это данные.",
    ],
    include_names: "Включить имена в ссылку",
    link_not_copied: "Браузер не дал доступа к буферу обмена. Вот ссылка:",
    selection_not_copied: "Ничего не скопировано: сделки и суммы скрыты во всём, что уходит со страницы, а в \
        выделенном тексте они могут быть. Нажмите «Копировать» у таблицы или «Копировать картинку».",
    link_too_long: "Настройки не помещаются в ссылку. Сохраните проект.",
    save_project: [
        "Сохранить проект",
        "Один файл со всеми настройками; перетащите его на эту страницу, и всё откроется как было.",
    ],
    with_data: "Сохранять вместе с данными",
    project_not_saved: "Браузер не смог записать проект. Сохраните его без данных.",
    project_name: "fairshare-проект",
    save_table: "Сохранить таблицу",
    print_all: "Печать всей страницы",
};

impl ShareTexts for Russian {
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
        // The date ends with "г." and needs no second full stop.
        format!("{data}{files}, {rows}. Сделано в Fairshare, {}.", day.trim_end_matches('.'))
    }
}

impl Russian {
    /// "фильтр по 2 ответственным и настройки чтения 1 файла"; `None` if nothing is left out.
    pub(super) fn left_out(&self, left_out: LeftOut) -> Option<String> {
        let LeftOut { owners, deals, files, persons } = left_out;
        let counted = |n: u32, one, many| self.counted(u64::from(n), one, many, many);
        let said = [
            (owners > 0).then(|| format!("фильтр по {}", counted(owners, "ответственному", "ответственным"))),
            (deals > 0).then(|| format!("фильтр по {}", counted(deals, "сделке", "сделкам"))),
            (persons > 0).then(|| format!("исключение касаний {}", counted(persons, "человека", "человек"))),
            (files > 0).then(|| format!("настройки чтения {}", counted(files, "файла", "файлов"))),
        ];
        let said: Vec<String> = said.into_iter().flatten().collect();
        (!said.is_empty()).then(|| Self::listed(&said))
    }
}

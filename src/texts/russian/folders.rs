//! Texts of folders and of unusable files, in Russian.

use super::Russian;
use crate::texts::{FolderTexts, SENTENCES_SHOWN};
use crate::values::folder::{DEEPEST, FolderRefused, MOST_FILES};

impl FolderTexts for Russian {
    fn folder_refused(&self, why: &FolderRefused) -> String {
        match why {
            FolderRefused::TooMany => format!(
                "Здесь больше {MOST_FILES} файлов. Ни один не прочитан: по части файлов суммы были бы неверными. \
                 Перетащите папку поменьше или только нужные файлы."
            ),
            FolderRefused::TooDeep => format!(
                "Папки вложены друг в друга глубже {DEEPEST} уровней. Ничего не прочитано: по части файлов суммы были бы \
                 неверными. Перетащите внутреннюю папку или только нужные файлы."
            ),
            FolderRefused::Unreadable(folder) => format!(
                "Браузер не смог открыть папку «{folder}». Ничего не прочитано: по части файлов суммы были бы неверными. \
                 Перетащите файлы, а не папку."
            ),
            FolderRefused::Empty => "В этой папке нет файлов. Перетащите папку или файлы с выгрузкой.".to_owned(),
        }
    }

    fn unusable(&self, sentences: &[String], others: bool) -> String {
        let mut said: Vec<String> = sentences.iter().take(SENTENCES_SHOWN).cloned().collect();
        let more = sentences.len().saturating_sub(SENTENCES_SHOWN) as u64;
        if more > 0 {
            said.push(format!("Не удалось использовать ещё {}.", self.counted(more, "файл", "файла", "файлов")));
        }
        if others {
            said.push("Остальные файлы прочитаны.".to_owned());
        }
        said.join(" ")
    }
}

//! Use without a connection: a newer version, and the page in one file.

use super::Russian;
use crate::texts::OfflineTexts;

impl OfflineTexts for Russian {
    fn new_version(&self) -> &'static str {
        "Готова новая версия: обновите страницу. Если открыто несколько страниц Fairshare, сначала закройте остальные."
    }

    fn single_heading(&self) -> &'static str {
        "Сохранить себе"
    }

    fn single_means(&self) -> &'static str {
        "Весь Fairshare помещается в один файл. Он открывается двойным щелчком с диска или из общей папки, ему не нужны \
         ни сеть, ни сервер."
    }

    fn single_save(&self) -> &'static str {
        "Скачать Fairshare одним файлом"
    }
}

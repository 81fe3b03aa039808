//! Texts of fetching, in Russian.

use crate::texts::OfflineStrings;

/// The strings in Russian.
pub(super) const STRINGS: OfflineStrings = OfflineStrings {
    new_version: "Готова новая версия: обновите страницу. Если открыто несколько страниц Fairshare, сначала закройте \
        остальные.",
    not_fetched: [
        "Часть страницы не загрузилась: проверьте соединение и повторите попытку. Если не поможет, перезагрузите страницу.",
        "Повторить",
    ],
    single_heading: "Сохранить себе",
    single_means: "Весь Fairshare помещается в один файл. Он открывается двойным щелчком с диска или из общей папки, \
        ему не нужны ни сеть, ни сервер.",
    single_save: "Скачать Fairshare одним файлом",
};

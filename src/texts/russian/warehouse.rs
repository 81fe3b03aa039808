//! Texts of the query for a warehouse, in Russian.

use fairshare_sql::Output;

use super::Russian;
use crate::texts::{WarehouseStrings, WarehouseTexts};

/// The strings in Russian.
pub(super) const STRINGS: WarehouseStrings = WarehouseStrings {
    item: ["Посчитать в своём хранилище", "Тот же расчёт на SQL — для таблиц, которые никто не выгружает"],
    heading: [
        "Посчитать в своём хранилище",
        "Этот запрос считает касания там, где они хранятся, по правилам и моделям этой страницы. Никуда ничего не \
         отправляется: запрос можно скопировать или сохранить.",
    ],
    dialect: "Хранилище",
    output: "Что получить",
    by: "В разрезе",
    tables: ["Таблица касаний", "Таблица сделок (пусто, если исход указан в касаниях)"],
    columns: "Названия столбцов в ваших таблицах",
    of_table: ["касания", "сделки"],
    query: "Запрос",
    only_learned: "Все выбранные модели обучаются на данных. Добавьте модель-правило, например линейную, или возьмите \
                   пути.",
    learned_says: "Модели, обучаемые на данных, в запрос не входят: выгрузите пути, обучите модель командой \
                   «fairshare weights» и передайте её файл в «fairshare sql --weights».",
    copy: "Скопировать запрос",
    save: "Сохранить файлом",
    copied: "Запрос скопирован.",
    not_copied: "Браузер не разрешил копирование. Выделите запрос и скопируйте его или сохраните файлом.",
};

impl WarehouseTexts for Russian {
    fn warehouse_output(&self, output: Output) -> &'static str {
        match output {
            Output::Credit => "Вклад",
            Output::Allocation => "Вклад каждого касания",
            Output::Paths => "Пути с победами, поражениями и суммами",
        }
    }
}

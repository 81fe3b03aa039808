//! Texts of the query for a warehouse, in Russian.

use fairshare_sql::Output;
use fairshare_types::model::Model;

use super::Russian;
use crate::texts::{ModelTexts, WarehouseStrings, WarehouseTexts};

/// The strings in Russian.
pub(super) const STRINGS: WarehouseStrings = WarehouseStrings {
    item: ["Посчитать в хранилище данных", "Тот же расчёт на SQL — для таблиц, которые никто не выгружает"],
    heading: [
        "Посчитать в хранилище данных",
        "Этот запрос считает касания там, где они хранятся, по правилам и моделям этой страницы. Никуда ничего не \
         отправляется: запрос можно скопировать или сохранить. Запрос не исправляет того, что страница исправляет в файлах: \
         написания, повреждённые ID, даты текстом. Названия берутся в кавычки: пишите их так, как они хранятся, в \
         Snowflake обычно заглавными буквами.",
    ],
    dialect: "Хранилище",
    output: "Что получить",
    by: "В разрезе",
    tables: ["Таблица касаний", "Таблица сделок (оставьте пустым, если исход указан в касаниях)"],
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

    fn warehouse_left_out(&self, models: &[Model]) -> String {
        let names: Vec<String> = models.iter().map(|model| self.model(model)).collect();
        format!("Нет в запросе, потому что не хватает столбца или функции: {}.", Self::listed(&names))
    }
}

//! Texts of the query for a warehouse, in Russian.

use fairshare_sql::{NameFault, Needed, Output, Refused};
use fairshare_types::model::Model;

use super::Russian;
use crate::texts::{DataTexts, ModelTexts, WarehouseStrings, WarehouseTexts};

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

    fn warehouse_refused(&self, refused: &Refused) -> String {
        match refused {
            Refused::NoColumn { role, of_deals, needed } => {
                let column = format!("«{} ({})»", self.role(*role), STRINGS.of_table[usize::from(*of_deals)]);
                match needed {
                    Needed::Always => format!("Любому запросу нужен столбец {column}: укажите его в списке столбцов."),
                    Needed::Filter => format!("Фильтру нужен столбец {column}: укажите его в списке столбцов."),
                    Needed::Dimension => {
                        format!(
                            "Для этого разреза нужен столбец {column}: укажите его в списке столбцов или выберите другой разрез."
                        )
                    }
                    Needed::Model(model) => {
                        let model = self.model(model);
                        format!(
                            "Модели «{model}» нужен столбец {column}: укажите его в списке столбцов или скройте модель."
                        )
                    }
                }
            }
            Refused::Kinds => {
                "Вес типов касаний, исключённые кампании и типы и граница по созданию сделки в запрос не \
                записываются. Верните их в разделе «Какие касания учитываются»."
                    .to_owned()
            }
            Refused::Grouping => {
                "Правила группировки каналов в запрос не записываются. Сгруппируйте каналы в хранилище, \
                                  а здесь в разделе «Группировка каналов» выберите «как в данных»."
                    .to_owned()
            }
            Refused::LastCampaign => "Модель «Последняя кампания» в запрос не записывается. Уберите её.".to_owned(),
            Refused::PathsBy => "Пути состоят из каналов или команд: выберите одно из двух.".to_owned(),
            Refused::NoModel => STRINGS.only_learned.to_owned(),
            Refused::Given(model) | Refused::Learned(model) => {
                format!("Запрос не считает модель «{}»: покажите другую.", self.model(model))
            }
            Refused::Influence => {
                "По модели влияния каждый получает всю сделку, запрос этого не считает: покажите другую \
                                   модель."
                    .to_owned()
            }
            Refused::Setting(problem) => self.problem(problem),
            Refused::Name { dialect, name, fault } => {
                let why = match fault {
                    NameFault::Empty => return "Укажите названия таблиц: часть названия пуста.".to_owned(),
                    NameFault::Control => "названий с управляющими символами".to_owned(),
                    NameFault::Long { most, bytes: true } => format!("названий длиннее {most} байт"),
                    NameFault::Long { most, bytes: false } => format!("названий длиннее {most} символов"),
                    NameFault::Characters(all) => format!("названий с любым из символов {all}"),
                    NameFault::Variable => "названий с ${".to_owned(),
                };
                format!("{dialect} не допускает {why}: «{name}».")
            }
            Refused::NullCharacter => {
                "В названии или этапе есть нулевой символ, его не может быть в запросе.".to_owned()
            }
            Refused::LastExcept { dialect } => format!(
                "{dialect} не умеет сравнивать названия каналов на всех языках, а это нужно моделям, в которых \
                 названы каналы: исключите эти каналы."
            ),
            Refused::TableParts => {
                "Укажите таблицу касаний: от одной до четырёх частей, например «схема.касания».".to_owned()
            }
            Refused::TableQuote(name) => format!("В названии таблицы «{name}» не закрыта кавычка."),
            Refused::Word(sentence) | Refused::Plan(sentence) => format!("Запрос не удалось составить: {sentence}"),
        }
    }
}

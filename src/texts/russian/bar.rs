//! The top bar, in Russian.

use super::Russian;
use crate::texts::{BarStrings, BarTexts, Theme};
use crate::values::tab::Tab;

/// The strings in Russian.
pub(super) const STRINGS: BarStrings = BarStrings {
    skip: "К результату",
    private: "Данные не покидают браузер",
    private_means: [
        "Файлы читаются и обрабатываются на этом устройстве. Нет ни учётной записи, ни сервера, который их \
         получает; после закрытия вкладки от ваших данных ничего не остаётся.",
        "У страницы есть политика безопасности: она может загружать свои части со своего адреса и не может \
         обращаться ни к какому другому. За этим следит браузер.",
    ],
    private_check: (
        "Как это проверить",
        [
            "Откройте инструменты разработчика (F12) и выберите вкладку «Сеть».",
            "Перетащите сюда файл и поменяйте несколько моделей: ни одного запроса с вашими данными не появится.",
            "Или сначала отключите интернет: чтение файлов, расчёт и сохранение продолжат работать.",
        ],
    ),
    steps: "Действия",
    appearance: "Язык и тема",
    theme: "Тема",
    language: "Язык",
    page_title: "Fairshare: кому зачесть выручку по выигранным сделкам",
    close: "Закрыть",
    choices: "Модели и команды",
    tabs: "Результаты",
};

impl BarTexts for Russian {
    fn undo(&self, back: bool) -> &'static str {
        if back { "Отменить" } else { "Вернуть" }
    }

    fn theme_name(&self, theme: Theme) -> &'static str {
        match theme {
            Theme::Light => "Светлая",
            Theme::Dark => "Тёмная",
            Theme::System => "Авто",
        }
    }

    fn tab(&self, tab: Tab) -> &'static str {
        match tab {
            Tab::Credit => "Вклад",
            Tab::Moved => "Что переходит",
            Tab::Together => "Выиграно вместе",
            Tab::Paths => "Пути",
            Tab::Deals => "Сделки",
            Tab::Table => "Таблица",
            Tab::Agreement => "Соглашение",
        }
    }
}

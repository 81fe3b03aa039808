//! The bar, in Russian.

use super::Russian;
use crate::texts::{BarTexts, Theme};

impl BarTexts for Russian {
    fn skip(&self) -> &'static str {
        "К результату"
    }

    fn steps(&self) -> &'static str {
        "Действия"
    }

    fn undo(&self, back: bool) -> &'static str {
        if back { "Отменить" } else { "Вернуть" }
    }

    fn private(&self) -> &'static str {
        "Данные не покидают браузер"
    }

    fn private_means(&self) -> [&'static str; 2] {
        [
            "Файлы читаются и обсчитываются на этом устройстве. Нет ни учётной записи, ни сервера, который их получает; \
             после закрытия вкладки от ваших данных ничего не остаётся.",
            "У страницы есть политика безопасности: она может загружать свои части со своего адреса и не может \
             обращаться ни к какому другому. За этим следит браузер.",
        ]
    }

    fn private_check(&self) -> (&'static str, [&'static str; 3]) {
        (
            "Как это проверить",
            [
                "Откройте инструменты разработчика (F12) и выберите вкладку «Сеть».",
                "Перетащите сюда файл и поменяйте несколько моделей: ни одного запроса с вашими данными не появится.",
                "Или сначала отключите интернет: чтение файлов, расчёт и сохранение продолжат работать.",
            ],
        )
    }

    fn theme(&self) -> &'static str {
        "Тема"
    }

    fn theme_name(&self, theme: Theme) -> &'static str {
        match theme {
            Theme::Light => "Светлая",
            Theme::Dark => "Тёмная",
            Theme::System => "Авто",
        }
    }

    fn language(&self) -> &'static str {
        "Язык"
    }

    fn page_title(&self) -> &'static str {
        "Fairshare: кому зачесть выручку по выигранным сделкам"
    }

    fn close(&self) -> &'static str {
        "Закрыть"
    }

    fn choices(&self) -> &'static str {
        "Модели и команды"
    }
}

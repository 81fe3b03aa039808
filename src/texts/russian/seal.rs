//! Что значит «страница закрыта», и проверка этого.

use super::Russian;
use crate::texts::{Outcome, SealTexts, Tried};

impl SealTexts for Russian {
    fn seal_state(&self, sealed: bool) -> &'static str {
        if sealed {
            "Страница закрыта: прежде чем прочитать ваш файл, она запретила себе обращаться к кому бы то ни было, даже туда, \
             откуда загружена. Браузер следит за этим, пока вы не закроете или не перезагрузите страницу."
        } else {
            "Прежде чем прочитать первый ваш файл, страница закрывается: с этого момента браузер не даёт ей обращаться ни к \
             кому, даже туда, откуда она загружена."
        }
    }

    fn prove(&self) -> &'static str {
        "Проверить"
    }

    fn proving(&self) -> &'static str {
        "Пробуем выйти в сеть…"
    }

    fn proven(&self, tried: Tried) -> String {
        let ways = self.counted(tried.all, "способом", "способами", "способами");
        if tried.refused == tried.all {
            return format!("Страница пробовала выйти в сеть {ways}. Все попытки отклонены.");
        }
        let refused = self.figures.count(tried.refused);
        let open = match tried.open {
            0 => String::new(),
            n => format!(" Запретить этот браузер не может: {}, они отмечены в списке.", self.figures.count(n)),
        };
        let silent = if tried.refused + tried.open == tried.all {
            ""
        } else {
            " Об остальных браузер ничего не сообщил. Не полагайтесь здесь на закрытие: отключите сеть, прежде чем \
             открывать файл."
        };
        format!("Страница пробовала выйти в сеть {ways}. Отклонено попыток: {refused}.{open}{silent}")
    }

    fn not_proven(&self) -> &'static str {
        "Браузер не дал странице попробовать."
    }

    fn proof_limits(&self) -> &'static str {
        "Политика безопасности страницы не может запретить переход на другой адрес, всплывающие окна, прямые соединения \
         между браузерами (WebRTC) и действия расширений браузера. Первые три Fairshare не использует и блокирует сам; \
         только переход на другой адрес некоторые старые браузеры заблокировать не дают."
    }

    fn proof_heads(&self) -> [&'static str; 2] {
        ["Путь наружу", "Результат"]
    }

    fn attempt(&self, outcome: &Outcome) -> String {
        match outcome {
            Outcome::Refused(rule) => format!("отклонил браузер ({rule})"),
            Outcome::Guarded => "заблокировала страница".to_owned(),
            Outcome::Open => "этот браузер не может запретить".to_owned(),
            Outcome::Silent => "нет ответа".to_owned(),
        }
    }
}

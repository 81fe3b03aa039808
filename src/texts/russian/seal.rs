//! Texts of the seal and its proof, in Russian.

use super::Russian;
use crate::texts::{Outcome, SealStrings, SealTexts, Tried};

/// The strings in Russian.
pub(super) const STRINGS: SealStrings = SealStrings {
    prove: "Проверить",
    proving: "Пробуем выйти в сеть…",
    not_proven: "Браузер не дал странице попробовать.",
    proof_limits: "Политика безопасности страницы не может запретить переход на другой адрес, всплывающие окна, прямые \
        соединения между браузерами (WebRTC) и действия расширений браузера. Первые три Fairshare не использует и \
        блокирует сам; только переход на другой адрес некоторые старые браузеры заблокировать не дают.",
    proof_heads: ["Путь наружу", "Результат"],
};

impl SealTexts for Russian {
    fn seal_state(&self, sealed: bool) -> &'static str {
        if sealed {
            "Страница изолирована: прежде чем прочитать ваш файл, она запретила себе обращаться к кому бы то ни было, \
             даже туда, откуда загружена. Браузер следит за этим, пока вы не закроете или не перезагрузите страницу."
        } else {
            "Прежде чем прочитать первый ваш файл, страница изолирует себя: с этого момента браузер не даёт ей \
             обращаться ни к кому, даже туда, откуда она загружена."
        }
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
            " Об остальных браузер ничего не сообщил. Не полагайтесь здесь на изоляцию: отключите сеть, прежде чем \
             открывать файл."
        };
        format!("Страница пробовала выйти в сеть {ways}. Отклонено попыток: {refused}.{open}{silent}")
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

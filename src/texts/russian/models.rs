//! Models, in Russian. Their names stand in quotation marks within sentences, so that nothing has to be inflected.

use fairshare_engine::model::{Known, Missing, Model, PRESETS, Players, Preset};

use super::Russian;
use crate::catalogue::{Kind, Section};
use crate::texts::ModelTexts;

impl ModelTexts for Russian {
    fn models(&self) -> &'static str {
        "Модели"
    }

    fn models_shown(&self, shown: usize, of: usize) -> String {
        format!("{shown} из {of}")
    }

    fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::First => "Первое касание",
            Kind::InverseJ => "Обратная J",
            Kind::U => "U\u{2011}образная",
            Kind::Own => "Свои позиции",
            Kind::ULead => "U по лиду",
            Kind::W => "W\u{2011}образная",
            Kind::FullPath => "Полный путь",
            Kind::Stages => "Свои этапы",
            Kind::Linear => "Линейная",
            Kind::LinearPerChannel => "Линейная по каналам",
            Kind::EqualByTeam => "Поровну командам",
            Kind::PositionDecay => "Спад по позиции",
            Kind::TimeDecay => "Спад по времени",
            Kind::J => "J\u{2011}образная",
            Kind::LastExcept => "Последнее, кроме",
            Kind::Last => "Последнее касание",
            Kind::Markov => "Цепь Маркова",
            Kind::ShapleyLift => "Прирост Шепли",
            Kind::ShaoLi => "Шао и Ли",
            Kind::Logistic => "Логит-регрессия",
            Kind::Other => "Другой инструмент",
            Kind::Given => "Как в файле",
        }
    }

    fn kind_says(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::First => "Вся сделка зачитывается первому касанию.",
            Kind::InverseJ => "60 — первому касанию, 20 — последнему, 20 — поровну касаниям между ними.",
            Kind::U => "40 — первому касанию, 40 — последнему, 20 — поровну касаниям между ними.",
            Kind::Own => "Ваши собственные веса первого касания, последнего и касаний между ними.",
            Kind::ULead => "Половина — первому касанию, половина — касанию перед созданием лида.",
            Kind::Stages => "Ваши собственные веса первого касания, создания лида и сделки, закрытия и прочих касаний.",
            Kind::LinearPerChannel => {
                "Каналам сделки поровну, сколько бы касаний у них ни было. Это справедливая доля по Шепли."
            }
            Kind::PositionDecay => "Чем позже касание по порядку, тем больше его вес: 1, 2, 3 и так далее.",
            Kind::LastExcept => "Вся сделка зачитывается последнему касанию канала, которого нет в этом списке.",
            Kind::Markov => "Сколько было бы потеряно без канала — в цепи, которая ходит так, как ходили ваши клиенты.",
            Kind::ShapleyLift => {
                "Сколько каждый участник добавляет к доле побед, в среднем по всем порядкам присоединения."
            }
            Kind::ShaoLi => "Что канал сам по себе и в паре с каждым другим говорит о вероятности победы.",
            Kind::Logistic => "Какие каналы чаще есть в выигранных сделках, чем в проигранных. Связь, а не причина.",
            Kind::W => {
                "По 30 — первому касанию, касаниям перед созданием лида и перед созданием сделки; 10 — поровну \
                 касаниям между ними, более поздним — ничего."
            }
            Kind::FullPath => {
                "По 22,5 — первому касанию, касаниям перед созданием лида и сделки и касанию перед закрытием; 10 — \
                 поровну остальным."
            }
            Kind::Linear => "Всем касаниям сделки поровну.",
            Kind::EqualByTeam => "Всем командам сделки поровну, сколько бы касаний у них ни было.",
            Kind::TimeDecay => "Чем ближе касание к закрытию, тем больше его вес.",
            Kind::J => "20 — первому касанию, 60 — последнему, 20 — поровну касаниям между ними.",
            Kind::Last => "Вся сделка зачитывается последнему касанию перед закрытием.",
            Kind::Other => {
                "За одинаковым названием часто стоит другая арифметика: модель так, как её считает другой инструмент."
            }
            Kind::Given => {
                "Вклад, который посчитал другой инструмент, как он записан в файле: чтобы сверить одно с другим."
            }
        }
    }

    fn kind_setting(&self, kind: Kind, model: &Model) -> String {
        match (kind, model) {
            (_, Model::TimeDecay { half_life }) => format!("{}\u{202f}дн.", self.figures.decimal(*half_life, 1)),
            (Kind::Own | Kind::U | Kind::J | Kind::InverseJ, Model::Position(p)) => {
                let weight = |w| self.figures.decimal(w, 1);
                format!("{}·{}·{}", weight(p.first), weight(p.middle), weight(p.last))
            }
            (_, Model::Markov { order }) => format!("порядок {order}"),
            (_, Model::ShapleyLift(players)) => self.players(*players).to_owned(),
            _ => String::new(),
        }
    }

    fn section(&self, section: Section) -> &'static str {
        match section {
            Section::Rules => "Правила, каждая сделка отдельно",
            Section::Learned => "По выигранным и проигранным сделкам",
        }
    }

    fn players(&self, players: Players) -> &'static str {
        match players {
            Players::Teams => "команды",
            Players::Channels => "каналы",
        }
    }

    fn players_label(&self) -> &'static str {
        "Участники"
    }

    fn preset_label(&self) -> &'static str {
        "Как считает"
    }

    fn preset(&self, preset: Preset) -> &'static str {
        match preset {
            Preset::HubSpotU => "U как в HubSpot",
            Preset::MarketoU => "U как в Marketo Measure",
            Preset::AmplitudeJ => "J как в Amplitude",
            Preset::AmplitudeInverseJ => "Обратная J как в Amplitude",
            Preset::DreamdataW => "W как в Dreamdata",
            Preset::PostHogDecay => "Спад по времени как в PostHog",
            Preset::Dp6Decay => "Спад по времени как в DP6",
            Preset::Ga4Last => "Последнее как в Google Analytics 4",
            Preset::MtaLinear => "Линейная как в mta",
        }
    }

    fn preset_says(&self, preset: Preset) -> &'static str {
        match preset {
            Preset::HubSpotU => "40 — первому касанию, 40 — касанию перед созданием лида, 20 — поровну остальным.",
            Preset::MarketoU => "50 — первому касанию, 50 — касанию перед созданием лида, остальным — ничего.",
            Preset::AmplitudeJ => {
                "20, 20, 60; из двух касаний первое получает 30, последнее — 70. Наша модель даёт им 25 и 75."
            }
            Preset::AmplitudeInverseJ => {
                "60, 20, 20; из двух касаний первое получает 70, последнее — 30. Наша модель даёт им 75 и 25."
            }
            Preset::DreamdataW => {
                "30 — первому касанию, 30 — последнему, 30 — касаниям, при которых созданы лид и сделка, 10 — остальным."
            }
            Preset::PostHogDecay => "Период полураспада — четверть окна атрибуции: 7,5 дня при обычных 30.",
            Preset::Dp6Decay => {
                "Версия 1 этого пакета делит вес пополам ступенями: за каждую полную неделю до последнего касания."
            }
            Preset::Ga4Last => "Вся сделка — последнему непрямому касанию; если все прямые, то последнему.",
            Preset::MtaLinear => "Каналам сделки поровну, сколько бы касаний у них ни было.",
        }
    }

    fn known(&self, known: Known) -> &'static str {
        match known {
            Known::Documentation => "По его документации.",
            Known::Code => "По его открытому коду.",
            Known::SecondHand => "Из вторых рук: так его описывают другие.",
        }
    }

    fn against_ours(&self, ours: &Model) -> String {
        format!("Показать, что переходит к этой модели от нашей «{}»", self.model_inline(ours))
    }

    fn order(&self) -> &'static str {
        "Порядок: от скольких прошлых касаний зависит шаг"
    }

    fn except(&self) -> &'static str {
        "Каналы, которые не считаются, через запятую"
    }

    fn milestones(&self) -> [&'static str; 5] {
        ["Первое", "Лид", "Сделка", "Закрытие", "Прочие"]
    }

    fn about(&self, kind: Kind) -> String {
        format!("О модели «{}»", self.kind(kind))
    }

    fn missing(&self, missing: Missing) -> String {
        match missing {
            Missing::LeadCreated => "нужна дата создания лида: столбец не найден".to_owned(),
            Missing::OpportunityCreated => "нужна дата создания сделки: столбец не найден".to_owned(),
            Missing::Milestones => "нужны даты создания лида и сделки: столбцы не найдены".to_owned(),
            Missing::LostDeals => "нужны проигранные сделки для сравнения: их нет".to_owned(),
            Missing::WonDeals { have, needs } => {
                let [have, needs] = [have, needs].map(|n| self.figures.count(n));
                format!("выигранных сделок с касаниями: {have}, а нужно не меньше {needs}")
            }
            Missing::Given => "нужен вклад, рассчитанный другой программой: столбец не найден".to_owned(),
        }
    }

    fn milestones_known(&self, known: u64, of: u64) -> String {
        let [known, of] = [known, of].map(|n| self.figures.count(n));
        format!("даты создания лида и сделки известны для {known} из {of} сделок")
    }

    fn last_shown(&self) -> &'static str {
        "Хотя бы одна модель остаётся."
    }

    fn half_life(&self) -> &'static str {
        "За сколько дней вес касания падает вдвое (период полураспада)"
    }

    fn half_life_number(&self) -> &'static str {
        "Период полураспада в днях"
    }

    fn days(&self) -> &'static str {
        "дн."
    }

    fn weights(&self) -> [&'static str; 3] {
        ["Первое", "Между", "Последнее"]
    }

    fn baseline(&self) -> &'static str {
        "Базовая"
    }

    fn baseline_says(&self) -> &'static str {
        "Отличия считаются от этой модели."
    }

    fn model(&self, model: &Model) -> String {
        let kind = match model {
            Model::First => Kind::First,
            Model::Last => Kind::Last,
            Model::Linear => Kind::Linear,
            Model::EqualByTeam => Kind::EqualByTeam,
            Model::W => Kind::W,
            Model::FullPath => Kind::FullPath,
            Model::ULead => Kind::ULead,
            Model::LinearPerChannel | Model::Shapley => Kind::LinearPerChannel,
            Model::PositionDecay => Kind::PositionDecay,
            Model::ShaoLi => Kind::ShaoLi,
            Model::Logistic => Kind::Logistic,
            Model::Given => Kind::Given,
            Model::Influence => return "Участие".to_owned(),
            Model::As(preset) => return self.preset(*preset).to_owned(),
            Model::LastExcept(names) => {
                let first = names.first().map_or("", String::as_str);
                return format!("Последнее, кроме {first}");
            }
            Model::Markov { order } => return format!("Цепь Маркова, порядок {order}"),
            Model::ShapleyLift(players) => return format!("Прирост Шепли, {}", self.players(*players)),
            Model::Stages(m) => {
                let weights = [m.first, m.lead, m.opportunity, m.close, m.rest].map(|w| self.figures.decimal(w, 1));
                return format!("Этапы {}", weights.join("·"));
            }
            Model::TimeDecay { half_life } => return format!("Спад по времени, {}", self.in_days(*half_life)),
            Model::Position(p) => match PRESETS.iter().position(|(_, preset)| preset == p) {
                Some(0) => Kind::U,
                Some(1) => Kind::J,
                Some(_) => Kind::InverseJ,
                None => {
                    let weight = |w| self.figures.decimal(w, 1);
                    return format!("Позиции {}·{}·{}", weight(p.first), weight(p.middle), weight(p.last));
                }
            },
        };
        self.kind(kind).to_owned()
    }

    fn model_inline(&self, model: &Model) -> String {
        let name = self.model(model);
        let mut letters = name.chars();
        match letters.next() {
            // Latin letters stand for a shape, and Shao is a person: these stay capital.
            Some(first) if !first.is_ascii() && *model != Model::ShaoLi => {
                first.to_lowercase().chain(letters).collect()
            }
            _ => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Settings;
    use crate::texts::russian::made::RUSSIAN;

    #[test]
    fn models_are_named_with_their_settings() {
        let settings = Settings::default();
        for kind in Kind::ALL {
            let name = RUSSIAN.model(&settings.model(kind));
            match kind {
                Kind::Own => assert_eq!(name, "Позиции 30·40·30"),
                Kind::Stages => assert_eq!(name, "Этапы 25·25·25·0·25"),
                Kind::LastExcept => assert_eq!(name, "Последнее, кроме Direct"),
                Kind::Markov => assert_eq!(name, "Цепь Маркова, порядок 1"),
                Kind::ShapleyLift => assert_eq!(name, "Прирост Шепли, команды"),
                Kind::TimeDecay => assert_eq!(name, "Спад по времени, 7\u{a0}дней"),
                Kind::Other => assert_eq!(name, "U как в Marketo Measure"),
                _ => assert_eq!(name, RUSSIAN.kind(kind)),
            }
        }
        for (half_life, expected) in [
            (1.0, "1\u{a0}день"),
            (2.0, "2\u{a0}дня"),
            (11.0, "11\u{a0}дней"),
            (21.0, "21\u{a0}день"),
            (0.5, "0.5\u{a0}дня"),
        ] {
            assert_eq!(RUSSIAN.model(&Model::TimeDecay { half_life }), format!("Спад по времени, {expected}"));
        }
        assert_eq!(RUSSIAN.model_inline(&Model::Last), "последнее касание");
        assert_eq!(RUSSIAN.model_inline(&Model::W), "W\u{2011}образная");
        assert_eq!(RUSSIAN.model_inline(&Model::ShaoLi), "Шао и Ли");
        assert_eq!(RUSSIAN.model_inline(&Model::Markov { order: 2 }), "цепь Маркова, порядок 2");
        assert_eq!(RUSSIAN.model_inline(&Model::As(Preset::Ga4Last)), "последнее как в Google Analytics 4");
    }
}

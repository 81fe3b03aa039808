//! Texts of the models, in Russian. Sentences quote the names, so that they need no inflection.

use fairshare_types::model::{Known, Model, Players, Preset};
use fairshare_types::results::Missing;

use super::Russian;
use super::about_models::about;
use crate::texts::{ModelStrings, ModelTexts};
use crate::values::catalogue::{Kind, Section};

/// The strings in Russian.
pub(super) const STRINGS: ModelStrings = ModelStrings {
    heading: "Модели",
    players_label: "Участники",
    preset_label: "Как считает",
    order: "Порядок: от скольких прошлых касаний зависит шаг",
    except: "Каналы, которые не учитываются, через запятую",
    paid: "Платные каналы через запятую; пусто — по названиям",
    half_lives: "Период полураспада каналов, дней",
    milestones: ["Первое", "Лид", "Сделка", "Закрытие", "Прочие"],
    last_shown: "Должна быть показана хотя бы одна модель.",
    half_life: "За сколько дней вес касания падает вдвое (период полураспада)",
    half_life_number: "Период полураспада в днях",
    weights: ["Первое", "Между", "Последнее"],
    more: "Другие модели",
    baseline: "Базовая",
    baseline_says: "Отличия считаются от этой модели.",
};

impl ModelTexts for Russian {
    fn models_shown(&self, shown: usize, of: usize) -> String {
        format!("{shown} из {of}")
    }

    fn kind(&self, kind: Kind) -> &'static str {
        about(kind).name
    }

    fn kind_says(&self, kind: Kind) -> &'static str {
        about(kind).says
    }

    fn kind_setting(&self, kind: Kind, model: &Model) -> String {
        match (kind, model) {
            (_, Model::TimeDecay { half_life }) => format!("{}\u{202f}дн.", self.figures.decimal(*half_life, 1)),
            (Kind::Custom | Kind::U | Kind::J | Kind::InverseJ, Model::Position(p)) => {
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
            Section::Position => "По месту касания",
            Section::Time => "По времени",
            Section::Milestones => "По вехам сделки",
            Section::Learned => "По выигранным и проигранным сделкам",
            Section::Others => "Как в других программах",
        }
    }

    fn players(&self, players: Players) -> &'static str {
        match players {
            Players::Teams => "команды",
            Players::Channels => "каналы",
        }
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
            Preset::Ga4Last => "Весь вклад — последнему непрямому касанию; если все прямые, то последнему.",
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

    fn model(&self, model: &Model) -> String {
        match model {
            Model::As(preset) => self.preset(*preset).to_owned(),
            Model::LastExcept(names) => {
                let first = names.first().map_or("", String::as_str);
                format!("Последнее, кроме {first}")
            }
            Model::FirstExcept(names) => format!("Первое, кроме {}", names.first().map_or("", String::as_str)),
            Model::LastPaid(names) if !names.is_empty() => format!("Последнее платное из {}", names.join(", ")),
            Model::DecayByChannel { half_life, of } => {
                let own: String =
                    of.iter().map(|(name, days)| format!(", {name} {}", self.figures.decimal(*days, 1))).collect();
                format!("Спад по каналам, {}{own}", self.in_days(*half_life))
            }
            Model::Markov { order } => format!("Цепь Маркова, порядок {order}"),
            Model::ShapleyLift(players) => format!("Прирост Шепли, {}", self.players(*players)),
            Model::Stages(m) => {
                let weights = [m.first, m.lead, m.opportunity, m.close, m.rest].map(|w| self.figures.decimal(w, 1));
                format!("Вехи {}", weights.join("·"))
            }
            Model::TimeDecay { half_life } => format!("Спад по времени, {}", self.in_days(*half_life)),
            Model::Position(p) if model.spec().kind == Some(Kind::Custom) => {
                let weight = |w| self.figures.decimal(w, 1);
                format!("Позиции {}·{}·{}", weight(p.first), weight(p.middle), weight(p.last))
            }
            Model::Shapley => self.kind(Kind::LinearPerChannel).to_owned(),
            _ => model.spec().kind.map_or("Участие", |kind| self.kind(kind)).to_owned(),
        }
    }

    fn model_inline(&self, model: &Model) -> String {
        let name = self.model(model);
        let mut letters = name.chars();
        match letters.next() {
            // Latin letters name a shape and stay uppercase.
            Some(first) if !first.is_ascii() && !model.spec().kind.is_some_and(|kind| about(kind).proper) => {
                first.to_lowercase().chain(letters).collect()
            }
            _ => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::russian::made::RUSSIAN;
    use crate::values::catalogue::Settings;

    #[test]
    fn models_are_named_with_their_settings() {
        let settings = Settings::default();
        for kind in Kind::ALL {
            let name = RUSSIAN.model(&settings.model(kind));
            match kind {
                Kind::Custom => assert_eq!(name, "Позиции 30·40·30"),
                Kind::Stages => assert_eq!(name, "Вехи 25·25·25·0·25"),
                Kind::LastExcept => assert_eq!(name, "Последнее, кроме Direct"),
                Kind::FirstExcept => assert_eq!(name, "Первое, кроме Direct"),
                Kind::DecayByChannel => assert_eq!(name, "Спад по каналам, 7\u{a0}дней"),
                Kind::Markov => assert_eq!(name, "Цепь Маркова, порядок 1"),
                Kind::ShapleyLift => assert_eq!(name, "Прирост Шепли, команды"),
                Kind::TimeDecay => assert_eq!(name, "Спад по времени, 7\u{a0}дней"),
                Kind::Vendor => assert_eq!(name, "U как в Marketo Measure"),
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

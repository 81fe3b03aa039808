//! The data of the agreement, in Russian.

use fairshare_types::files::{DateOrderFact, FileFacts};
use fairshare_types::results::{Availability, StageFacts};
use fairshare_types::schema::Outcome;

use super::Russian;
use crate::texts::agreed::{outcomes, used};
use crate::texts::isolate::isolated;
use crate::texts::{AgreedTexts, DataTexts};
use crate::values::redaction;

impl AgreedTexts for Russian {
    fn agreed_file(&self, place: usize, file: &FileFacts) -> String {
        let name = Self::file_at(place, file);
        let rows = self.counted(file.rows_read, "строка", "строки", "строк");
        match (&file.problem, file.rows_kept_out) {
            (Some(_), _) => format!("{name}: {rows}, файл не используется."),
            (None, 0) => format!("{name}: {rows}, учтены все."),
            (None, n) => format!(
                "{name}: {rows}, учтено {}, не учтено {}.",
                self.figures.count(file.rows_used),
                self.figures.count(n)
            ),
        }
    }

    fn agreed_columns(&self, place: usize, file: &FileFacts) -> Option<String> {
        let used = used(file, |role| self.role(role), |column| format!("«{}»", isolated(column)))?;
        let order = file.date_order.and_then(|order| match order {
            DateOrderFact::Ymd => Some("в датах сначала год"),
            DateOrderFact::Dmy => Some("в датах сначала день"),
            DateOrderFact::Mdy => Some("в датах сначала месяц"),
            DateOrderFact::Ambiguous => None,
        });
        let written = order.into_iter().chain(file.decimal_mark.map(Self::mark)).map(str::to_owned);
        let all: Vec<String> = used.into_iter().chain(written).collect();
        Some(format!("{}: {}.", Self::file_at(place, file), all.join(", ")))
    }

    fn agreed_outcomes(&self, stages: &[StageFacts]) -> String {
        let of = |outcome, means| {
            let texts = outcomes(stages, outcome, |text| format!("«{}»", isolated(text)));
            (!texts.is_empty()).then(|| format!("{means}: {}.", texts.join(", ")))
        };
        [of(Outcome::Won, "Выиграно"), of(Outcome::Lost, "Проиграно")]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn agreed_channels(&self, team: &str, channels: &[String]) -> String {
        let names: Vec<String> = channels.iter().map(|name| isolated(name).into_owned()).collect();
        let team = if team.is_empty() { self.teams.unassigned } else { team };
        format!("{}: {}", isolated(team), names.join(", "))
    }

    fn agreed_decision(&self, about: &str, value: &str) -> String {
        format!("{about}: {value}")
    }

    fn agreed_effect(&self, availability: Availability) -> String {
        match availability {
            Availability::Partly { known, of } => format!(
                "Этапы известны у {} из {}; в остальных вес недостающего этапа переходит к известным.",
                self.figures.count(known),
                self.counted(of, "сделки", "сделок", "сделок")
            ),
            Availability::Ready | Availability::Missing(_) => String::new(),
        }
    }

    fn agreed_fingerprint(&self, short: &str) -> String {
        format!("Контрольная сумма данных: {short}")
    }

    fn agreed_on(&self, day: &str) -> String {
        // The date ends with "г." and needs no second full stop.
        format!("Составлено {}.", day.trim_end_matches('.'))
    }

    fn agreed_is_not_shown(&self, model: &str) -> String {
        format!("Согласованной модели «{model}» нет среди показанных. Верните её на экран или выберите другую.")
    }
}

impl Russian {
    fn file_at(place: usize, file: &FileFacts) -> String {
        if redaction::is_on() { format!("Файл {}", place + 1) } else { isolated(&file.file).into_owned() }
    }
}

//! The data of the agreement: which files, how they were read, whose channels. Enough for a third person to read them the
//! same way.

use fairshare_types::files::{ColumnFacts, DateOrderFact, FileFacts};
use fairshare_types::results::{Availability, StageFacts};
use fairshare_types::schema::{Outcome, Role};

use super::isolate::isolated;
use super::{DataTexts, English};
use crate::values::redaction;

/// Texts about the data of the agreement.
pub trait AgreedTexts {
    /// A file, by its place if names are hidden: how many of its rows count.
    fn agreed_file(&self, place: usize, file: &FileFacts) -> String;
    /// How the columns of a file are used, and how its dates and numbers are written; `None` if none is used.
    fn agreed_columns(&self, place: usize, file: &FileFacts) -> Option<String>;
    /// Which texts of stages and outcomes mean won, and which lost; empty if the data has none.
    fn agreed_outcomes(&self, stages: &[StageFacts]) -> String;
    /// Channels of a team, or of none if it is empty.
    fn agreed_channels(&self, team: &str, channels: &[String]) -> String;
    /// A decision about the data: what it is about, and what holds.
    fn agreed_decision(&self, about: &str, value: &str) -> String;
    /// The effect of the model on these data, if it is not the whole one; empty otherwise.
    fn agreed_effect(&self, availability: Availability) -> String;
    /// The fingerprint of the data.
    fn agreed_fingerprint(&self, short: &str) -> String;
    /// The day on which the agreement was written.
    fn agreed_on(&self, day: &str) -> String;
    /// The agreed model is not among the models shown.
    fn agreed_is_not_shown(&self, model: &str) -> String;
}

impl AgreedTexts for English {
    fn agreed_file(&self, place: usize, file: &FileFacts) -> String {
        let name = Self::file_at(place, file);
        let rows = self.counted(file.rows_read, "row", "rows");
        match (&file.problem, file.rows_kept_out) {
            (Some(_), _) => format!("{name}: {rows}, not used."),
            (None, 0) => format!("{name}: {rows}, all used."),
            (None, n) => {
                format!("{name}: {rows}, {} used, {} not.", self.figures.count(file.rows_used), self.figures.count(n))
            }
        }
    }

    fn agreed_columns(&self, place: usize, file: &FileFacts) -> Option<String> {
        let used = used(file, |role| self.role(role), |column| format!("“{}”", isolated(column)))?;
        let order = file.date_order.and_then(|order| match order {
            DateOrderFact::Ymd => Some("dates with the year first"),
            DateOrderFact::Dmy => Some("dates with the day first"),
            DateOrderFact::Mdy => Some("dates with the month first"),
            DateOrderFact::Ambiguous => None,
        });
        let written = order.into_iter().chain(file.decimal_mark.map(Self::mark)).map(str::to_owned);
        let all: Vec<String> = used.into_iter().chain(written).collect();
        Some(format!("{}: {}.", Self::file_at(place, file), all.join(", ")))
    }

    fn agreed_outcomes(&self, stages: &[StageFacts]) -> String {
        let of = |outcome, means| {
            let texts = outcomes(stages, outcome, |text| format!("“{}”", isolated(text)));
            (!texts.is_empty()).then(|| format!("{means}: {}.", texts.join(", ")))
        };
        [of(Outcome::Won, "Won"), of(Outcome::Lost, "Lost")].into_iter().flatten().collect::<Vec<_>>().join(" ")
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
                "Milestones known for {} of {}; in the others, the weight of a missing milestone goes to those that are \
                 known.",
                self.figures.count(known),
                self.counted(of, "deal", "deals")
            ),
            Availability::Ready | Availability::Missing(_) => String::new(),
        }
    }

    fn agreed_fingerprint(&self, short: &str) -> String {
        format!("Fingerprint of the data: {short}")
    }

    fn agreed_on(&self, day: &str) -> String {
        format!("Written on {day}.")
    }

    fn agreed_is_not_shown(&self, model: &str) -> String {
        format!("The agreed model, {model}, is not among the models shown. Show it again, or choose another.")
    }
}

impl English {
    fn file_at(place: usize, file: &FileFacts) -> String {
        if redaction::is_on() { format!("File {}", place + 1) } else { isolated(&file.file).into_owned() }
    }
}

/// The used columns, each with its role and its heading; `None` if the file has none or is not used.
pub(super) fn used(
    file: &FileFacts,
    role: impl Fn(Role) -> &'static str,
    quoted: impl Fn(&str) -> String,
) -> Option<Vec<String>> {
    let named = |column: &ColumnFacts| {
        let of = column.role?;
        // A column that is used in place of another keeps its own meaning.
        let meaning = column.meaning.filter(|meaning| *meaning != of);
        let meaning = meaning.map_or_else(String::new, |meaning| format!(" ({})", role(meaning)));
        Some(format!("{}{meaning} {}", role(of), quoted(&column.name)))
    };
    let used: Vec<String> = file.columns.iter().filter_map(named).collect();
    (!used.is_empty() && file.problem.is_none()).then_some(used)
}

/// The texts that mean an outcome, quoted.
pub(super) fn outcomes(stages: &[StageFacts], outcome: Outcome, quoted: impl Fn(&str) -> String) -> Vec<String> {
    stages.iter().filter(|stage| stage.outcome == outcome).map(|stage| quoted(&stage.text)).collect()
}

#[cfg(test)]
mod tests {
    use fairshare_types::problem::{Problem, Reason};
    use fairshare_types::schema::{Confidence, DecimalMark, Encoding, Shape, Why};

    use super::*;
    use crate::texts::plain::ENGLISH;
    use crate::texts::russian::made::RUSSIAN;

    fn column(name: &str, role: Option<Role>) -> ColumnFacts {
        ColumnFacts {
            name: name.to_owned(),
            role,
            meaning: role,
            sample: Vec::new(),
            confidence: Confidence::Sure,
            why: Why::Name,
        }
    }

    fn file() -> FileFacts {
        FileFacts {
            file: "deals.csv".to_owned(),
            encoding: Encoding::Utf8,
            bom: false,
            delimiter: ',',
            header_line: Some(1),
            preamble_rows: 0,
            footer_rows: 0,
            shape: Shape::Deals,
            columns: vec![
                column("Ref", Some(Role::JourneyId)),
                column("Note", None),
                column("Sum", Some(Role::Value)),
                ColumnFacts { meaning: Some(Role::LeadCreated), ..column("Lead", Some(Role::Time)) },
            ],
            rows_read: 46,
            rows_used: 45,
            rows_kept_out: 1,
            date_order: Some(DateOrderFact::Dmy),
            decimal_mark: Some(DecimalMark::Comma),
            questions: Vec::new(),
            decisions: Vec::new(),
            needs_join: false,
            problem: None,
        }
    }

    #[test]
    fn a_file_is_described_so_that_another_person_reads_it_the_same_way() {
        let file = file();
        assert_eq!(ENGLISH.agreed_file(0, &file), "deals.csv: 46 rows, 45 used, 1 not.");
        assert_eq!(RUSSIAN.agreed_file(0, &file), "deals.csv: 46 строк, учтено 45, не учтено 1.");
        assert_eq!(
            ENGLISH.agreed_columns(0, &file).as_deref(),
            Some(
                "deals.csv: Deal “Ref”, Amount “Sum”, Time of the touch (Lead created) “Lead”, dates with the day first, decimal comma."
            )
        );
        assert_eq!(
            RUSSIAN.agreed_columns(0, &file).as_deref(),
            Some(
                "deals.csv: Сделка «Ref», Сумма «Sum», Время касания (Лид создан) «Lead», в датах сначала день, десятичная запятая."
            )
        );
        let unused = FileFacts { problem: Some(Problem::file(Reason::EmptyFile, "deals.csv")), ..file.clone() };
        assert_eq!(ENGLISH.agreed_file(0, &unused), "deals.csv: 46 rows, not used.");
        assert_eq!(ENGLISH.agreed_columns(0, &unused), None);
        redaction::under(Some(1), || assert_eq!(ENGLISH.agreed_file(1, &file), "File 2: 46 rows, 45 used, 1 not."));
    }

    #[test]
    fn every_text_that_means_won_or_lost_is_named() {
        let stage = |text: &str, outcome| StageFacts { text: text.to_owned(), outcome, rows: 1, given: false };
        let stages = [
            stage("Signed", Outcome::Won),
            stage("Talks", Outcome::Open),
            stage("Paid", Outcome::Won),
            stage("No", Outcome::Lost),
        ];
        assert_eq!(ENGLISH.agreed_outcomes(&stages), "Won: “Signed”, “Paid”. Lost: “No”.");
        assert_eq!(RUSSIAN.agreed_outcomes(&stages[..1]), "Выиграно: «Signed».");
        assert_eq!(ENGLISH.agreed_outcomes(&[]), "");
    }
}

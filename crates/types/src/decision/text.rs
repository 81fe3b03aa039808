//! English sentences of decisions: what was found and which value was taken.

use std::fmt;

use super::{Certainty, Counted, Decision, KeyDamage, OutcomeWord, RowMark, Subject};
use crate::schema::{Outcome, Role};

impl Decision {
    /// The evidence in a sentence. For a column that has no rival, its name and values are the evidence.
    #[must_use]
    pub fn evidence(&self) -> String {
        match &self.subject {
            Subject::Column { file, role } if self.certainty == Certainty::Certain && self.alternatives.is_empty() => {
                format!("{file}: the name and the values of the column are typical for the {}.", plain(*role))
            }
            subject => subject.to_string(),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Column { file, role } => write!(f, "{file}: more than one column could be the {}.", plain(*role)),
            Self::DateOrder { file, column, example } => {
                write!(
                    f,
                    "{file}: which comes first in \u{201c}{column}\u{201d}, day or month? {example} could be either."
                )
            }
            Self::DecimalMark { file, column, example } => write!(
                f,
                "{file}: is the mark in {example} in \u{201c}{column}\u{201d} a thousands separator or a decimal \
                 mark?"
            ),
            Self::Encoding { file } => {
                write!(f, "{file}: the encoding is uncertain; another encoding would give other letters.")
            }
            Self::Shape { file } => write!(f, "{file}: what is one row?"),
            Self::UnknownOutcomes { column, words } => write!(
                f,
                "Which values of \u{201c}{column}\u{201d} mean won, and which mean lost? Not known, so counted as \
                 neither: {}.",
                outcome_words(words)
            ),
            Self::OutcomeColumn { file, column, words } => write!(
                f,
                "{file}: does \u{201c}{column}\u{201d} say which deals are won? It holds {}, and no outcome column was found.",
                quoted(words.iter().map(String::as_str))
            ),
            Self::ImpliedWins { deals, with_amounts: true } => {
                write!(f, "No column says which deals are won: each of the {deals} deals with an amount counts as won.")
            }
            Self::ImpliedWins { deals, with_amounts: false } => {
                write!(f, "No column says which deals are won: each of the {deals} journeys counts as one win.")
            }
            Self::NoAmounts => f.write_str("No column holds amounts, so each win counts as 1."),
            Self::UnreadableAmounts { file, column, cells, examples } => write!(
                f,
                "{file}: {cells} cells of \u{201c}{column}\u{201d} cannot be read as amounts, for example {}; their \
                 rows are not counted.",
                quoted(examples.iter().map(String::as_str))
            ),
            Self::UnreadableDates { file, column, cells, examples, counted } => write!(
                f,
                "{file}: {cells} cells of \u{201c}{column}\u{201d} cannot be read in the date format of the others, \
                 for example {}; their rows are {}. Does the column mix two date formats?",
                quoted(examples.iter().map(String::as_str)),
                if *counted { "counted without this date" } else { "not counted" }
            ),
            Self::SeveralAmounts { deals, of, example } => write!(
                f,
                "{deals} of {of} deals have more than one amount or close date: their rows differ, for example those of \u{201c}{example}\u{201d}. Is the deal column right, or are these several purchases?"
            ),
            Self::SeveralCloses { deals, of, example } => {
                write!(f, "{deals} of {of} deals have several close dates ({example}): the latest counts.")
            }
            Self::LateTouches { file, column, touches, of, counted } => write!(
                f,
                "{file}: {touches} of {of} touches are later than \u{201c}{column}\u{201d} of their deal and are {}. \
                 Is that the close date?",
                if *counted { "counted all the same" } else { "not counted" }
            ),
            Self::NoDealWon { words } if words.is_empty() => {
                f.write_str("No deal is won, so there is no credit to share.")
            }
            Self::NoDealWon { words } => write!(
                f,
                "No deal is won: none of these stages or outcomes means won: {}.",
                quoted(words.iter().map(String::as_str))
            ),
            Self::WonWithoutAmount { deals } => {
                write!(f, "{deals} won deals have no amount and count as zero, so the total is too low.")
            }
            Self::LostJourneys { journeys } => {
                write!(f, "{journeys} journeys are not in the file of conversions: they count as lost.")
            }
            Self::Unconverted { file, people } => {
                write!(f, "{file} lists {people} people without a deal: they count as lost journeys.")
            }
            Self::RepeatPurchases { customers, purchases } => write!(
                f,
                "{customers} customers bought more than once: their {purchases} purchases are separate deals, each \
                 with its own touches."
            ),
            Self::UnusedFile { file, why } => write!(f, "{file} is not used. {why}"),
            Self::Unjoined { file, rows, of, tried, here, there } => write!(
                f,
                "{file}: {rows} of {of} rows match nothing in the other files. Tried: {}. IDs here: {}; there: {}.",
                counted(tried),
                quoted(here.iter().map(String::as_str)),
                quoted(there.iter().map(String::as_str))
            ),
            Self::DamagedKeys { file, column, damage, cells, examples } => {
                let (what, then) = match damage {
                    KeyDamage::Rounded => (
                        "were rounded by a spreadsheet (scientific notation, digits lost)",
                        "different deals may look the same; export the column as text",
                    ),
                    KeyDamage::LeadingZeros => ("lost their leading zeros", "they are matched without them"),
                    KeyDamage::DecimalZero => ("have a decimal zero (.0) added", "they are matched without it"),
                    KeyDamage::Spelling => ("are written differently", "they are matched"),
                };
                write!(
                    f,
                    "{file}: {cells} IDs in \u{201c}{column}\u{201d} {what}, for example {}; {then}.",
                    quoted(examples.iter().map(String::as_str))
                )
            }
            Self::HiddenRows { file, rows } => {
                write!(f, "{file}: a filter hides {rows} rows of the sheet. Should hidden rows count?")
            }
            Self::FilledDown { file, rows } => write!(
                f,
                "{file}: {rows} rows have no deal of their own (grouped or merged cells), so they take the deal of the \
                 row above."
            ),
            Self::NulRemoved { file, count } => {
                write!(f, "{file}: {count} invisible NUL characters were removed.")
            }
            Self::MisleadingCharacters { names, examples } => write!(
                f,
                "Control characters, text direction marks and other invisible characters were removed from {names} \
                 names: {}.",
                examples.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
            ),
            Self::Placeholders { words } => {
                write!(f, "These placeholders count as no name: {}.", counted(words))
            }
            Self::Spellings { names } => {
                f.write_str("Spellings of the same name are merged: ")?;
                for (at, spellings) in names.iter().take(3).enumerate() {
                    write!(f, "{}{}", if at > 0 { "; " } else { "" }, counted(spellings))?;
                }
                f.write_str(".")
            }
            Self::PlaceholderDates { file, column, rows, examples } => write!(
                f,
                "{file}: {rows} dates of \u{201c}{column}\u{201d} are placeholders ({}); their rows are not counted.",
                quoted(examples.iter().map(String::as_str))
            ),
            Self::OrderByContents { file, column, counts_down } => write!(
                f,
                "{file}: no column has dates, so touches are ordered by the numbers in \u{201c}{column}\u{201d}{}.",
                if *counts_down { ", highest first" } else { "" }
            ),
            Self::MarkedRows { file, column, mark: RowMark::WithinVisit, counted, rows, examples, .. } => write!(
                f,
                "{file}: {rows} events of \u{201c}{column}\u{201d} happen within a visit, for example {}; {}.",
                quoted(examples.iter().map(String::as_str)),
                if *counted { "each counts as a touch" } else { "a visit is one touch, with its source" }
            ),
            Self::MarkedRows { file, column, mark: RowMark::Repeated, counted, rows, examples, .. } => write!(
                f,
                "{file}: {rows} purchases or refunds repeat a \u{201c}{column}\u{201d} ({}); {}.",
                quoted(examples.iter().map(String::as_str)),
                if *counted { "each row counts" } else { "each transaction counts once" }
            ),
            Self::MarkedRows { file, mark: RowMark::PerhapsRepeated, counted, rows, examples, .. } => write!(
                f,
                "{file}: {rows} purchases follow one of the same customer with the same amount within minutes ({}), \
                 and no ID tells them apart; they are {}.",
                quoted(examples.iter().map(String::as_str)),
                if *counted { "counted as purchases of their own" } else { "counted once" }
            ),
            Self::MarkedRows { file, mark: RowMark::OutsideDeal, counted, rows, examples, .. } => write!(
                f,
                "{file}: {rows} touches of an account or a contact are long before the creation of one of its deals, or \
                 belong to an earlier deal (for example with {}); they are {}.",
                quoted(examples.iter().map(String::as_str)),
                if *counted { "counted for each deal" } else { "not counted for that deal" }
            ),
            Self::MarkedRows { file, mark: RowMark::Total, counted, rows, examples, .. } => write!(
                f,
                "{file}: {rows} rows of spend are named {}; {}.",
                quoted(examples.iter().map(String::as_str)),
                if *counted { "they count as a channel" } else { "they are totals and not counted" }
            ),
            Self::MarkedRows { file, mark: RowMark::RepeatedSpend, counted, rows, examples, .. } => write!(
                f,
                "{file}: {rows} rows of spend are in {} too, with the same days, channel, campaign, team, cost and currency; they are {}.",
                quoted(examples.iter().map(String::as_str)),
                if *counted { "counted in each file" } else { "counted once" }
            ),
            Self::WithoutPurchase { journeys, counted } => write!(
                f,
                "{journeys} paths of users end without a purchase. They are no deals; {}.",
                if *counted { "learned models use them as paths that did not convert" } else { "they are not counted" }
            ),
            Self::SharedChannels { files, names, merged } => write!(
                f,
                "{} hold touches of different kinds with the same channel: {}; they are {}.",
                quoted(files.iter().map(String::as_str)),
                counted(names),
                if *merged { "one channel" } else { "kept as separate channels" }
            ),
            Self::ClosedLeads { file, column, rows } => write!(
                f,
                "{file}: {rows} leads have a date in \u{201c}{column}\u{201d}; they are taken as converted and not counted."
            ),
            Self::LinkedByName { file, column, names, ambiguous } => {
                write!(f, "{file}: touches name their deal by \u{201c}{column}\u{201d} ({names} names match)")?;
                match ambiguous {
                    0 => f.write_str("."),
                    n => write!(f, "; several deals share {n} of the names, and those touches are not counted."),
                }
            }
            Self::Refunds { file, column, subtracted, left } => {
                write!(
                    f,
                    "{file}: \u{201c}{column}\u{201d} has refunds: {subtracted} are subtracted from their purchase"
                )?;
                match left {
                    0 => f.write_str("."),
                    n => write!(f, ", {n} are not."),
                }
            }
            Self::MarkedRows { file, column, mark, counted, rows, examples, .. } => write!(
                f,
                "{file}: \u{201c}{column}\u{201d} marks {rows} rows as {} ({}); they are {}counted.",
                match mark {
                    RowMark::Deleted => "deleted",
                    RowMark::Archived => "archived",
                    RowMark::Planned => "planned or cancelled",
                    RowMark::WithinVisit => "part of a visit",
                    RowMark::Repeated | RowMark::PerhapsRepeated => "repeated",
                    RowMark::OutsideDeal => "outside of the time of their deal",
                    RowMark::Total => "totals",
                    RowMark::RepeatedSpend => "repeated",
                },
                if examples.is_empty() {
                    "their cells are empty".to_owned()
                } else {
                    quoted(examples.iter().map(String::as_str))
                },
                if *counted { "" } else { "not " }
            ),
            Self::CompanyCurrency { file, other } => write!(
                f,
                "{file}: \u{201c}{other}\u{201d} mixes currencies, so the amounts in one currency are used instead."
            ),
            Self::OtherCurrencies { codes } => {
                write!(
                    f,
                    "Deals in other currencies are not counted, because no exchange rate is known: {}.",
                    counted(codes)
                )
            }
            Self::Stitched { anonymous, known, ids } => write!(
                f,
                "{ids} values of \u{201c}{anonymous}\u{201d} belong to a value of \u{201c}{known}\u{201d}: their rows are one journey."
            ),
            Self::UnusedShares { file, column } => {
                write!(f, "{file}: the shares in \u{201c}{column}\u{201d} are not used.")
            }
            Self::LongNumbers { file, cells, example } => write!(
                f,
                "{file}: {cells} numbers have more than 15 digits, for example {example}: the workbook rounded the \
                 rest, so different IDs may look the same."
            ),
            Self::WholeDays { file, column } => write!(
                f,
                "{file}: all times of \u{201c}{column}\u{201d} are 00:00 (midnight), so each date is a whole day: touches of that day count."
            ),
            Self::PathEnds { file, steps } => write!(
                f,
                "{file}: {} starts or ends every path and is not a channel, so it is not counted.",
                quoted(steps.iter().map(String::as_str))
            ),
            Self::OnePage { file, field } => write!(
                f,
                "{file} is one page of several: \u{201c}{field}\u{201d} says that more records follow. Export or add the other pages too."
            ),
            Self::ProbabilityUnit { file, column, percent } => write!(
                f,
                "{file}: the probabilities in \u{201c}{column}\u{201d} are {}.",
                if *percent { "percent: 1 means 1 %" } else { "fractions of one: 1 means 100 %" }
            ),
            Self::AmountUnit { file, column, times, applied } => {
                let name = match times {
                    1_000 => "thousands",
                    10_000 => "ten thousands",
                    1_000_000 => "millions",
                    100_000_000 => "hundred millions",
                    1_000_000_000 => "thousand millions",
                    _ => "a larger unit",
                };
                let then =
                    if *applied { format!("are multiplied by {times}") } else { "are used as written".to_owned() };
                write!(f, "{file}: the heading \u{201c}{column}\u{201d} says {name}; its amounts {then}.")
            }
            Self::LostDeals { file, deals, counted: true } => {
                write!(f, "{file}: {deals} won deals count although their rows lack an ID or a date that can be read.")
            }
            Self::LostDeals { file, deals, counted: false } => write!(
                f,
                "{file}: {deals} won deals are not counted, because their rows lack an ID or a date that can be read."
            ),
            Self::OneTouch { column, deals } => write!(
                f,
                "Each of the {deals} deals has one touch: its source (column \u{201c}{column}\u{201d}). All models \
                 agree then, which says nothing about the teams."
            ),
            Self::NotResponded { file, column, rows } => write!(
                f,
                "{file}: {rows} campaign members did not respond (\u{201c}{column}\u{201d} is empty), so they are no \
                 touches."
            ),
            Self::CreationDate { file, column } => write!(
                f,
                "{file}: \u{201c}{column}\u{201d} is the day on which each deal was created; models with milestones \
                 (W-shaped, full path) use it as the creation of the opportunity."
            ),
            Self::TeamsGuessed { names } => {
                write!(f, "The data has no teams; they were guessed from {} channels.", names.len())
            }
            Self::ActivityTime { file, column, otherwise } => {
                let others: Vec<String> = otherwise.iter().map(|name| format!("\u{201c}{name}\u{201d}")).collect();
                write!(
                    f,
                    "{file}: an activity counts at its \u{201c}{column}\u{201d}; where that is empty, at its {}.",
                    others.join(", else at its ")
                )
            }
            Self::WonWithoutClose { deals: 1, .. } => f.write_str(
                "1 won deal has no close date, so no touch of it is left out as too late, and it counts in the month \
                 of its last touch.",
            ),
            Self::WonWithoutClose { deals, .. } => write!(
                f,
                "{deals} won deals have no close date, so no touch of theirs is left out as too late, and each counts \
                 in the month of its last touch."
            ),
            Self::TeamOfDeal { file, column } => write!(
                f,
                "{file}: all touches of a deal have the same \u{201c}{column}\u{201d}. Is it the team of the touch, \
                 or something about the deal, such as its pipeline?"
            ),
            Self::StaffGaps { file, several, missing, touches, shared, .. } => {
                write!(f, "{file}: the team of {touches} touches is not clear. ")?;
                if !several.is_empty() {
                    let then = if *shared { "their teams share the touches" } else { "the touches have no team" };
                    write!(f, "In several teams: {} ({then}). ", quoted(several.iter().map(String::as_str)))?;
                }
                if !missing.is_empty() {
                    write!(
                        f,
                        "Not in the list: {} (the touches have no team). ",
                        quoted(missing.iter().map(String::as_str))
                    )?;
                }
                f.write_str("Correct the list and load it again.")
            }
            Self::Grouping { touches, of, kept, .. } => {
                write!(f, "Channels are grouped: {touches} of {of} touches match.")?;
                match kept.as_slice() {
                    [] => Ok(()),
                    _ => write!(f, " The others keep their channel: {}.", counted(kept)),
                }
            }
        }
    }
}

/// Name of a role in a user's words.
fn plain(role: Role) -> String {
    match role {
        Role::JourneyId => "deal".to_owned(),
        Role::Contact => "contact".to_owned(),
        Role::Value => "amount".to_owned(),
        Role::Created => "creation date".to_owned(),
        Role::Closed => "close date".to_owned(),
        other => other.key().replace('_', " "),
    }
}

/// Name of an outcome.
#[must_use]
pub const fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Won => "won",
        Outcome::Lost => "lost",
        Outcome::Open => "open",
    }
}

/// Names in quotation marks, at most eight.
fn quoted<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<String> = names.take(9).map(|name| format!("\u{201c}{name}\u{201d}")).collect();
    if names.len() == 9 {
        names.pop();
        names.push("\u{2026}".to_owned());
    }
    names.join(", ")
}

fn counted(names: &Counted) -> String {
    let names: Vec<String> =
        names.iter().take(8).map(|(name, count)| format!("\u{201c}{name}\u{201d} ({count})")).collect();
    names.join(", ")
}

fn outcome_words(words: &[OutcomeWord]) -> String {
    let deals = |n: u64| if n == 1 { "1 deal".to_owned() } else { format!("{n} deals") };
    let words: Vec<String> =
        words.iter().take(8).map(|word| format!("\u{201c}{}\u{201d} ({})", word.text, deals(word.deals))).collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decision::{Answer, RowMark};

    #[test]
    fn only_a_column_with_a_rival_is_said_to_have_one() {
        let subject = Subject::Column { file: "deals.csv".to_owned(), role: Role::JourneyId };
        let alone = Decision::new(subject.clone(), Certainty::Certain, "ID");
        assert_eq!(alone.evidence(), "deals.csv: the name and the values of the column are typical for the deal.");
        let rival = alone.clone().or("Name", Answer::MarkedRows("deals.csv".to_owned(), RowMark::Deleted, true));
        for decision in [rival, Decision::new(subject, Certainty::Open, "ID")] {
            assert_eq!(decision.evidence(), "deals.csv: more than one column could be the deal.");
        }
    }
}

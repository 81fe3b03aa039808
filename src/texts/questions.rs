//! Texts of questions about the data: what was found, and what follows from it.

use fairshare_types::decision::{Decision, KeyDamage, RowMark, Subject};

use super::decided::is_used;
use super::evidence::EvidenceWords;
use super::isolate::isolated;
use super::{DataTexts, English, GroupingTexts};

/// Texts of questions about the data.
pub trait QuestionTexts {
    /// The question.
    fn decision_title(&self, subject: &Subject) -> String;
    /// Explains the finding and its consequence.
    fn decision_says(&self, decision: &Decision) -> String;
    /// Examples, one line each.
    fn decision_evidence(&self, subject: &Subject) -> Vec<String>;
}

impl QuestionTexts for English {
    fn decision_title(&self, subject: &Subject) -> String {
        match subject {
            Subject::Column { file, role } => {
                format!("Which column of {file} is used as “{}”?", self.role(*role))
            }
            Subject::DateOrder { column, example, .. } => {
                format!("In “{column}”, does the day or the month come first? {example} could be either.")
            }
            Subject::DecimalMark { column, example, .. } => {
                format!("In “{column}”, is the mark in {example} a thousands separator or a decimal mark?")
            }
            Subject::Encoding { file } => format!("Which encoding does {file} use?"),
            Subject::Shape { file } => format!("What is one row of {file}?"),
            Subject::UnknownOutcomes { column, .. } => format!("What do these words in “{column}” mean?"),
            Subject::OutcomeColumn { column, .. } => format!("Does “{column}” say which deals were won?"),
            Subject::ImpliedWins { .. } => "Which deals were won?".to_owned(),
            Subject::NoDealWon { .. } => "Which of these words mean that a deal was won?".to_owned(),
            Subject::NoAmounts => "Which column holds the amounts?".to_owned(),
            Subject::UnreadableAmounts { column, .. } => format!("How are the amounts in “{column}” written?"),
            Subject::UnreadableDates { column, .. } => format!("Does “{column}” mix two date formats?"),
            Subject::WonWithoutAmount { deals } => {
                format!("{} no amount. Is that right?", self.counted(*deals, "won deal has", "won deals have"))
            }
            Subject::SeveralAmounts { .. } => "One deal, or several purchases of one customer?".to_owned(),
            Subject::SeveralCloses { .. } => "Which of several close dates of a deal counts?".to_owned(),
            Subject::LateTouches { column, .. } => format!("Is “{column}” the date when the deal was closed?"),
            Subject::LostJourneys { .. } => "Did customers who are not in the conversions file buy nothing?".to_owned(),
            Subject::Unconverted { file, .. } => format!("Did the people in {file} not convert?"),
            Subject::RepeatPurchases { .. } => "How should several purchases of one customer count?".to_owned(),
            Subject::UnusedFile { file, .. } => format!("{file} is not used."),
            Subject::Unjoined { file, .. } => {
                format!("Most rows of {file} match nothing in the other files.")
            }
            Subject::DamagedKeys { column, .. } => format!("The IDs in “{column}” look damaged. Can they be used?"),
            Subject::HiddenRows { file, .. } => format!("Do the hidden rows of {file} count?"),
            Subject::FilledDown { file, .. } => format!("Do rows with an empty ID in {file} belong to the row above?"),
            Subject::NulRemoved { file, .. } => format!("Is {file} complete?"),
            Subject::MisleadingCharacters { .. } => "Are these names right?".to_owned(),
            Subject::Placeholders { .. } => "Are these names of channels?".to_owned(),
            Subject::Spellings { .. } => "Are these spellings of one name?".to_owned(),
            Subject::PlaceholderDates { column, .. } => format!("Are these real dates in “{column}”?"),
            Subject::OrderByContents { column, .. } => format!("Does “{column}” give the order of the touches?"),
            Subject::MarkedRows { file, mark: RowMark::Deleted, .. } => {
                format!("Do the rows of {file} that are marked as deleted count?")
            }
            Subject::MarkedRows { file, mark: RowMark::Archived, .. } => {
                format!("Do the rows of {file} that are marked as archived count?")
            }
            Subject::MarkedRows { file, mark: RowMark::Planned, .. } => {
                format!("Do the planned activities of {file} count?")
            }
            Subject::MarkedRows { mark: RowMark::WithinVisit, .. } => {
                "Is each event a touch, or each visit?".to_owned()
            }
            Subject::MarkedRows { mark: RowMark::Repeated, .. } => {
                "Are purchases with the same transaction ID one purchase?".to_owned()
            }
            Subject::MarkedRows { mark: RowMark::PerhapsRepeated, .. } => {
                "Were these purchases recorded twice?".to_owned()
            }
            Subject::MarkedRows { mark: RowMark::OutsideDeal, .. } => {
                "Do touches of an account count for each of its deals?".to_owned()
            }
            Subject::MarkedRows { mark: RowMark::Total, .. } => "Are these rows of spend totals?".to_owned(),
            Subject::MarkedRows { mark: RowMark::RepeatedSpend, .. } => "Is this spend in two files?".to_owned(),
            Subject::SharedChannels { .. } => "Are channels of the same name one channel?".to_owned(),
            Subject::WithoutPurchase { .. } => "Do paths without a purchase count?".to_owned(),
            Subject::ClosedLeads { column, .. } => format!("Did the leads with a date in “{column}” convert?"),
            Subject::LinkedByName { column, .. } => format!("Do touches name their deal by “{column}”?"),
            Subject::Refunds { .. } => "Are refunds subtracted from their purchases?".to_owned(),
            Subject::CompanyCurrency { .. } => "Which amounts count?".to_owned(),
            Subject::OtherCurrencies { .. } => "What are the exchange rates of the other currencies?".to_owned(),
            Subject::Stitched { .. } => "Do anonymous IDs belong to known customers?".to_owned(),
            Subject::UnusedShares { column, .. } => format!("Should the shares in “{column}” be used?"),
            Subject::LongNumbers { file, .. } => format!("Were IDs in {file} rounded?"),
            Subject::WholeDays { column, .. } => format!("Are the times in “{column}” real times of day?"),
            Subject::PathEnds { .. } => "Are these names of channels?".to_owned(),
            Subject::OnePage { file, .. } => format!("Is {file} the complete export?"),
            Subject::TeamsGuessed { .. } => "Which team does each channel belong to?".to_owned(),
            Subject::ProbabilityUnit { column, .. } => format!("Does 1 in “{column}” mean 1\u{202f}% or 100\u{202f}%?"),
            Subject::AmountUnit { column, .. } => format!("Which unit are the amounts in “{column}” in?"),
            Subject::LostDeals { file, .. } => {
                format!("Do won deals of {file} count if their rows have no ID or no date?")
            }
            Subject::OneTouch { .. } => "Is this all that happened before each deal?".to_owned(),
            Subject::NotResponded { file, .. } => format!("Do members in {file} count if they did not respond?"),
            Subject::CreationDate { column, .. } => format!("Is “{column}” the day on which each deal was created?"),
            Subject::ActivityTime { file, .. } => format!("When did the activities of {file} happen?"),
            Subject::WonWithoutClose { deals, .. } => {
                format!("{} no close date. Is that right?", self.counted(*deals, "won deal has", "won deals have"))
            }
            Subject::TeamOfDeal { column, .. } => format!("Is “{column}” the team of the touch, or part of the deal?"),
            Subject::Grouping { .. } => "How are channels grouped?".to_owned(),
            Subject::StaffGaps { file, .. } => format!("Which team do some persons belong to, according to {file}?"),
        }
    }

    fn decision_says(&self, decision: &Decision) -> String {
        let count = |n: u64| self.figures.count(n);
        let deals = |n: u64| self.counted(n, "deal", "deals");
        let cells = |n: u64| self.counted(n, "cell", "cells");
        match &decision.subject {
            Subject::Column { .. } if decision.value.is_empty() => "No column is used.".to_owned(),
            Subject::Column { .. } => format!("“{}” is used; another column could be meant.", decision.value),
            Subject::DateOrder { .. } => "The other dates of the file do not decide it.".to_owned(),
            Subject::DecimalMark { .. } => "The other numbers of the file do not decide it.".to_owned(),
            Subject::Encoding { .. } => "If letters look wrong, choose another one.".to_owned(),
            Subject::Shape { .. } => "The columns can be read in more than one way.".to_owned(),
            Subject::UnknownOutcomes { .. } => "The page does not know these words.".to_owned(),
            Subject::OutcomeColumn { column, file, .. } if is_used(decision) => {
                format!("No column of {file} names outcomes, so “{column}” decides which deals are won.")
            }
            Subject::OutcomeColumn { column, file, .. } => {
                format!("“{column}” in {file} looks like an outcome, but is not used as one.")
            }
            Subject::ImpliedWins { deals: n, with_amounts: true } => {
                format!("No column says how deals ended, so {} with an amount count as won.", deals(*n))
            }
            Subject::ImpliedWins { deals: n, with_amounts: false } => format!(
                "No column says how deals ended or what they are worth, so {} as won.",
                self.counted(*n, "journey counts", "journeys count")
            ),
            Subject::NoDealWon { .. } => "None of these words is read as “won”, so no deal is won.".to_owned(),
            Subject::NoAmounts => "No column holds amounts, so each won deal counts as 1.".to_owned(),
            Subject::UnreadableAmounts { column, cells: n, .. } => {
                format!("{} of “{column}” cannot be read as an amount.", cells(*n))
            }
            Subject::UnreadableDates { column, cells: n, counted, .. } => {
                format!(
                    "{} of “{column}” cannot be read in the date format of the others, so their rows are {}.",
                    cells(*n),
                    if *counted { "counted without this date" } else { "not counted" }
                )
            }
            Subject::WonWithoutAmount { .. } => "They count as won with an amount of 0.".to_owned(),
            Subject::SeveralCloses { deals: n, of, example } => format!(
                "In {} of {} the rows give several close dates, for example in “{example}”.",
                count(*n),
                deals(*of)
            ),
            Subject::LateTouches { touches, of, counted, .. } => format!(
                "{} of {} are later and are {}.",
                count(*touches),
                self.counted(*of, "touch", "touches"),
                if *counted { "counted all the same" } else { "not counted" }
            ),
            Subject::SeveralAmounts { deals: n, of, example } => format!(
                "In {} of {} the rows give several amounts or close dates, for example in “{example}”.",
                count(*n),
                deals(*of)
            ),
            Subject::LostJourneys { journeys } => format!(
                "{} in the conversions file: they count as lost.",
                self.counted(*journeys, "customer has touches but is not", "customers have touches but are not")
            ),
            Subject::Unconverted { people, .. } => format!(
                "{} in no other file and count as lost journeys, each with the source as its touch. Learned models \
                 compare them with won deals.",
                self.counted(*people, "person of this list is", "people of this list are")
            ),
            Subject::RepeatPurchases { customers, purchases } => format!(
                "{} made {} in total. Each purchase counts the touches since the previous one.",
                self.counted(*customers, "customer", "customers"),
                self.counted(*purchases, "purchase", "purchases")
            ),
            Subject::UnusedFile { why, .. } => why.clone(),
            Subject::Unjoined { rows, of, .. } => {
                format!("{} of {} match no deal of the other files.", count(*rows), self.counted(*of, "row", "rows"))
            }
            Subject::DamagedKeys { damage, cells: n, .. } => match damage {
                KeyDamage::Rounded => {
                    format!("{} lost digits in a spreadsheet: different IDs may have become the same.", cells(*n))
                }
                KeyDamage::LeadingZeros => {
                    format!(
                        "{} leading zeros that the other file has.",
                        self.counted(*n, "ID seems to have lost", "IDs seem to have lost")
                    )
                }
                KeyDamage::Spelling => {
                    format!(
                        "{} written differently in the two files and matched anyway.",
                        self.counted(*n, "ID is", "IDs are")
                    )
                }
                KeyDamage::DecimalZero => {
                    format!("{} in “.0”, unlike the others.", self.counted(*n, "ID ends", "IDs end"))
                }
            },
            Subject::HiddenRows { rows, .. } => {
                format!("A filter of the workbook hides {}.", self.counted(*rows, "row", "rows"))
            }
            Subject::FilledDown { rows, .. } => format!(
                "{} an empty ID, as in a grouped report, so the ID of the row above is used.",
                self.counted(*rows, "row has", "rows have")
            ),
            Subject::NulRemoved { count: n, .. } => {
                format!("{} removed from its text.", self.counted(*n, "NUL character was", "NUL characters were"))
            }
            Subject::MisleadingCharacters { names, .. } => format!(
                "Invisible characters that hide, reverse or garble text were removed from {}.",
                self.counted(*names, "name", "names")
            ),
            Subject::Placeholders { .. } => {
                "Exports write these for “nothing”, so they count as no channel.".to_owned()
            }
            Subject::Spellings { .. } => {
                "They differ only in case, spaces or punctuation, so they are merged.".to_owned()
            }
            Subject::PlaceholderDates { rows, .. } => format!(
                "{} a date that programs write for “no date”, so {} not counted.",
                self.counted(*rows, "row has", "rows have"),
                if *rows == 1 { "it is" } else { "they are" }
            ),
            Subject::OrderByContents { column, counts_down, .. } => {
                let way = if *counts_down { "highest" } else { "lowest" };
                format!("No column has dates, so touches are ordered by the numbers in “{column}”, {way} first.")
            }
            Subject::MarkedRows { column, mark: RowMark::Planned, rows, .. } => format!(
                "According to “{column}”, {} planned or cancelled: they have not happened.",
                self.counted(*rows, "activity is", "activities are")
            ),
            Subject::MarkedRows { column, mark: RowMark::WithinVisit, rows, .. } => format!(
                "{} of “{column}” within a visit. A visit is one touch, with its source.",
                self.counted(*rows, "event happens", "events happen")
            ),
            Subject::MarkedRows { column, mark: RowMark::Repeated, rows, .. } => format!(
                "{} a value of “{column}” that another purchase or refund has.",
                self.counted(*rows, "row repeats", "rows repeat")
            ),
            Subject::MarkedRows { mark: RowMark::PerhapsRepeated, rows, .. } => format!(
                "{} one of the same customer with the same amount within ten minutes, and no ID tells them apart.",
                self.counted(*rows, "purchase follows", "purchases follow")
            ),
            Subject::MarkedRows { mark: RowMark::OutsideDeal, rows, .. } => format!(
                "{} an account or a contact, but more than half a year before a deal was created, or in the time of an \
                 earlier deal.",
                self.counted(*rows, "touch belongs to", "touches belong to")
            ),
            Subject::MarkedRows { mark: RowMark::Total, rows, is_sum, examples, .. } => format!(
                "{} {}. {}",
                self.counted(*rows, "row is named", "rows are named"),
                Self::quoted(examples),
                match (*is_sum, *rows) {
                    (true, 1) => "Its cost is the sum of other rows.",
                    (true, _) => "Their costs are sums of other rows.",
                    (false, 1) => "Its cost is not the sum of other rows.",
                    (false, _) => "Their costs are not sums of other rows.",
                }
            ),
            Subject::MarkedRows { mark: RowMark::RepeatedSpend, rows, examples, .. } => format!(
                "{} in {} too, with the same days, channel, campaign, team, cost and currency.",
                self.counted(*rows, "row is", "rows are"),
                Self::listed(examples)
            ),
            Subject::SharedChannels { files, .. } => format!(
                "{} record different kinds of touches: an e-mail of a person is not one of a campaign.",
                Self::quoted(files)
            ),
            Subject::WithoutPurchase { journeys, counted } => format!(
                "{} without a purchase. They are no deals; {}.",
                self.counted(*journeys, "path of a user ends", "paths of users end"),
                if *counted { "learned models use them as paths that did not convert" } else { "they are not counted" }
            ),
            Subject::ClosedLeads { column, rows, .. } => format!(
                "{} a date in “{column}”, and no other column says who converted. Leads that are lost may be closed too.",
                self.counted(*rows, "lead has", "leads have")
            ),
            Subject::LinkedByName { column, names, ambiguous: 0, .. } => {
                format!("{} of touches found in “{column}”.", self.counted(*names, "deal name", "deal names"))
            }
            Subject::LinkedByName { column, names, ambiguous, .. } => format!(
                "{} of touches found in “{column}”. {}, so those touches are not counted.",
                self.counted(*names, "deal name", "deal names"),
                self.counted(*ambiguous, "name belongs to several deals", "names belong to several deals")
            ),
            Subject::Refunds { subtracted, left, .. } => format!(
                "{} subtracted from their purchase, {} not.",
                self.counted(*subtracted, "refund is", "refunds are"),
                count(*left)
            ),
            Subject::MarkedRows { column, rows, .. } => {
                format!("“{column}” marks {}.", self.counted(*rows, "row", "rows"))
            }
            Subject::CompanyCurrency { other, .. } => format!(
                "“{}” is in one currency and is used instead of “{other}”, which mixes several.",
                decision.value
            ),
            Subject::OtherCurrencies { .. } => {
                "Deals in these currencies are not counted, because no exchange rate is known.".to_owned()
            }
            Subject::Stitched { anonymous, known, ids } => format!(
                "{} in the same row as one of “{known}” and {} linked to it.",
                self.counted(*ids, &format!("ID of “{anonymous}” is"), &format!("IDs of “{anonymous}” are")),
                if *ids == 1 { "is" } else { "are" }
            ),
            Subject::UnusedShares { column, .. } => format!("“{column}” holds shares that are not used."),
            Subject::LongNumbers { cells: n, .. } => {
                format!("{} too long for a spreadsheet to store exactly.", self.counted(*n, "number is", "numbers are"))
            }
            Subject::WholeDays { .. } => "All times are midnight, so touches on the closing day count.".to_owned(),
            Subject::PathEnds { .. } => "Every path starts or ends with them, so they are not counted.".to_owned(),
            Subject::OnePage { field, .. } => {
                format!(
                    "This is one page of a longer export: “{field}” says that more records follow. Add the other \
                     pages."
                )
            }
            Subject::TeamsGuessed { .. } => self.teams.guessed_says.to_owned(),
            Subject::ProbabilityUnit { column, percent: true, .. } => {
                format!("The probabilities in “{column}” are read as percent.")
            }
            Subject::ProbabilityUnit { column, .. } => {
                format!("The probabilities in “{column}” are read as fractions of one.")
            }
            Subject::AmountUnit { column, times, applied: true, .. } => {
                format!("The heading “{column}” names a unit, so each amount is multiplied by {}.", count(*times))
            }
            Subject::AmountUnit { column, .. } => {
                format!("The heading “{column}” names a unit, but the amounts are used as written.")
            }
            Subject::LostDeals { deals, counted, .. } => format!(
                "The rows of {} lack an ID or a date that can be read. {}",
                self.counted(*deals, "won deal", "won deals"),
                if *counted { "The deals count all the same." } else { "The deals are not counted." }
            ),
            Subject::OneTouch { column, .. } => format!(
                "Each deal has one touch: its source (column “{column}”). All models agree then, which says nothing \
                 about the teams. Add a file of activities or campaign members to compare models."
            ),
            Subject::NotResponded { column, rows, .. } => {
                let members = self.counted(*rows, "campaign member", "campaign members");
                format!("{members} did not respond: “{column}” is empty. Only responses count as touches.")
            }
            Subject::CreationDate { column, .. } => {
                format!("Models with milestones, such as W-shaped, use “{column}” as the creation of the opportunity.")
            }
            Subject::ActivityTime { column, otherwise, .. } => {
                let others: Vec<String> = otherwise.iter().map(|name| format!("“{}”", isolated(name))).collect();
                format!("“{column}” is used. Where it is empty, {} is used.", others.join(", else "))
            }
            Subject::WonWithoutClose { deals, amount, currency } => {
                let them = if *deals == 1 { "it" } else { "each of them" };
                let worth = match amount {
                    0 => String::new(),
                    amount => format!("Won revenue: {}. ", self.figures.money(*amount, currency)),
                };
                format!("{worth}No touch is left out as too late, and {them} counts in the month of its last touch.")
            }
            Subject::TeamOfDeal { column, .. } => format!(
                "All touches of a deal have the same “{column}”, so every model would give a deal to one team. That is \
                 wrong if “{column}” is a pipeline, a region or something else about the deal."
            ),
            Subject::Grouping { touches, of, .. } => self.grouped_says(*touches, *of),
            Subject::StaffGaps { touches, won_revenue, currency, shared, several, .. } => {
                let then = match (several.is_empty(), shared) {
                    (false, true) => "Touches of a person in several teams are shared among them.",
                    _ => "These touches have no team. Correct the list and load it again.",
                };
                let worth = match won_revenue {
                    0 => String::new(),
                    amount => format!(" in won deals of {}", self.figures.money(*amount, currency)),
                };
                format!("{} affected{worth}. {then}", self.counted(*touches, "touch is", "touches are"))
            }
        }
    }

    fn decision_evidence(&self, subject: &Subject) -> Vec<String> {
        let words = EvidenceWords {
            quotes: ['“', '”'],
            quoted: Self::quoted,
            matching: "Values that match, by column",
            files: ["In this file", "In the other files"],
            staff: ["In several teams", "Not in the list"],
        };
        words.lines(subject, self.figures)
    }
}

#[cfg(test)]
mod tests {
    use fairshare_types::decision::Certainty;

    use super::super::plain::ENGLISH;
    use super::*;

    fn said(mark: RowMark, is_sum: bool, counted: bool, rows: u64, examples: &[&str]) -> String {
        let examples = examples.iter().map(|example| (*example).to_owned()).collect();
        let (file, column) = ("s.csv".to_owned(), String::new());
        let subject = Subject::MarkedRows { file, column, mark, is_sum, counted, rows, examples };
        let says = ENGLISH.decision_says(&Decision::new(subject, Certainty::Open, "counted"));
        says.replace(['\u{2068}', '\u{2069}'], "")
    }

    /// Whether the rows count is an answer; what they are is a finding.
    #[test]
    fn totals_are_sums_whatever_the_answer_is() {
        for (is_sum, counted, expected) in [
            (true, true, "2 rows are named “Total”. Their costs are sums of other rows."),
            (true, false, "2 rows are named “Total”. Their costs are sums of other rows."),
            (false, true, "2 rows are named “Total”. Their costs are not sums of other rows."),
            (false, false, "2 rows are named “Total”. Their costs are not sums of other rows."),
        ] {
            assert_eq!(said(RowMark::Total, is_sum, counted, 2, &["Total"]), expected, "{is_sum} {counted}");
        }
    }
}

//! Texts of decisions: chips, and marks of provisional results.

use fairshare_types::decision::{Decision, RowMark, Subject};
use fairshare_types::schema::{DateOrder, DecimalMark};

use super::decided::{is_used, mark_of, names, order_of, shape_of};
use super::isolate::isolated;
use super::{DataTexts, English, GroupingTexts, ReadingTexts};

/// Most examples named in a sentence.
pub(super) const EXAMPLES: usize = 3;

/// Strings of decisions.
pub struct DecisionStrings {
    /// Name of the check strip.
    pub check_strip: &'static str,
    /// Button that confirms a whole group.
    pub all_right: &'static str,
    /// Button that confirms one value.
    pub this_is_right: &'static str,
    /// Mark of results that depend on guessed teams.
    pub teams_guessed: &'static str,
    /// The same in a sentence.
    pub teams_guessed_says: &'static str,
    /// Heading of the list of decisions.
    pub heading: &'static str,
    /// Mark of a confirmed decision.
    pub confirmed: &'static str,
    /// Button that adds files to those on the screen.
    pub add_file: &'static str,
    /// Button that opens files instead of those on the screen.
    pub replace_files: &'static str,
}

/// Texts of decisions.
pub trait DecisionTexts {
    /// Heading of the open questions.
    fn questions_heading(&self, questions: usize) -> String;
    /// Number of further questions.
    fn more_questions(&self, questions: usize) -> String;
    /// Button that shows further chips.
    fn more_chips(&self, chips: usize) -> String;
    /// Label of a chip.
    fn decision_label(&self, subject: &Subject) -> String;
    /// The inferred value, on a chip.
    fn decision_value(&self, decision: &Decision) -> String;
    /// The inferred value, as an answer to the question.
    fn decision_default(&self, decision: &Decision) -> String;
    /// Button that confirms one thing, by its name.
    fn confirms(&self, what: &str) -> String;
    /// Button that confirms all chips.
    fn confirms_all(&self, chips: usize) -> String;
    /// A text about a file, with the name of the file.
    fn of_file(&self, text: &str, file: &str) -> String;
    /// Mark of results that depend on open questions.
    fn provisional(&self, questions: usize) -> String;
    /// The same in a sentence.
    fn provisional_says(&self, questions: usize) -> String;
    /// Heading of the channels with guessed teams.
    fn guessed_from(&self, channels: usize) -> String;
    /// Asks for the team of a channel.
    fn whose(&self, channel: &str) -> String;
    /// Add-or-replace dialog for dropped files: heading, explanation and the two answers.
    fn add_or_replace(&self, new: &[String], there: &str) -> [String; 4];
    /// Name of a file when another of that name is on the screen.
    fn file_named(&self, name: &str, number: usize) -> String;
}

impl English {
    pub(super) fn quoted(names: &[String]) -> String {
        let quoted: Vec<String> = names.iter().take(EXAMPLES).map(|name| format!("“{}”", isolated(name))).collect();
        Self::listed(&quoted)
    }

    pub(super) fn order(order: DateOrder) -> &'static str {
        match order {
            DateOrder::Ymd => "year first",
            DateOrder::Dmy => "day first",
            DateOrder::Mdy => "month first",
        }
    }

    pub(super) fn mark(mark: DecimalMark) -> &'static str {
        match mark {
            DecimalMark::Point => "decimal point",
            DecimalMark::Comma => "decimal comma",
        }
    }
}

/// The strings in English.
pub(super) const STRINGS: DecisionStrings = DecisionStrings {
    check_strip: "Check",
    all_right: "All right",
    this_is_right: "This is right",
    teams_guessed: "teams guessed from channels",
    teams_guessed_says: "Teams guessed from channels, not confirmed.",
    heading: "Decided automatically",
    confirmed: "confirmed",
    add_file: "Add a file",
    replace_files: "Replace",
};

impl DecisionTexts for English {
    fn questions_heading(&self, questions: usize) -> String {
        format!("{} to check before you share this", self.counted(questions as u64, "thing", "things"))
    }

    fn more_questions(&self, questions: usize) -> String {
        match questions {
            0 => String::new(),
            1 => "1 more question follows.".to_owned(),
            n => format!("{n} more questions follow."),
        }
    }

    fn more_chips(&self, chips: usize) -> String {
        format!("+ {chips} more")
    }

    fn decision_label(&self, subject: &Subject) -> String {
        match subject {
            Subject::Column { role, .. } => return self.role(*role).to_owned(),
            Subject::DateOrder { .. } => "Dates",
            Subject::DecimalMark { .. } => "Numbers",
            Subject::Encoding { .. } => "Encoding",
            Subject::Shape { file } => return file.clone(),
            Subject::UnknownOutcomes { .. } => "Outcomes",
            Subject::OutcomeColumn { .. } | Subject::ImpliedWins { .. } | Subject::NoDealWon { .. } => "Won",
            Subject::NoAmounts | Subject::UnreadableAmounts { .. } | Subject::WonWithoutAmount { .. } => "Amounts",
            Subject::SeveralAmounts { .. } => "Deals with several amounts",
            Subject::SeveralCloses { .. } => "Deals with several close dates",
            Subject::LateTouches { .. } => "Close date",
            Subject::LostJourneys { .. } => "Lost",
            Subject::RepeatPurchases { .. } => "Several purchases",
            Subject::UnusedFile { file, .. } | Subject::Unjoined { file, .. } => return file.clone(),
            Subject::DamagedKeys { .. } => "Damaged IDs",
            Subject::HiddenRows { .. } => "Hidden rows",
            Subject::FilledDown { .. } => "Empty IDs",
            Subject::NulRemoved { .. } => "Characters",
            Subject::MisleadingCharacters { .. } => "Names",
            Subject::Placeholders { .. } => "No channel",
            Subject::Spellings { .. } => "Spellings",
            Subject::PlaceholderDates { .. } => "Placeholder dates",
            Subject::OrderByContents { .. } => "Order of touches",
            Subject::MarkedRows { mark: RowMark::Deleted, .. } => "Deleted rows",
            Subject::MarkedRows { mark: RowMark::Archived, .. } => "Archived rows",
            Subject::MarkedRows { mark: RowMark::Planned, .. } => "Planned activities",
            Subject::MarkedRows { mark: RowMark::WithinVisit, .. } => "Events of a visit",
            Subject::MarkedRows { mark: RowMark::Repeated, .. } => "Repeated purchases",
            Subject::MarkedRows { mark: RowMark::PerhapsRepeated, .. } => "Purchases within minutes",
            Subject::MarkedRows { mark: RowMark::OutsideDeal, .. } => "Touches of accounts",
            Subject::MarkedRows { mark: RowMark::Total, .. } => "Totals of spend",
            Subject::MarkedRows { mark: RowMark::RepeatedSpend, .. } => "Repeated spend",
            Subject::SharedChannels { .. } => "Channels of one name",
            Subject::WithoutPurchase { .. } => "Without a purchase",
            Subject::ClosedLeads { .. } => "Closed leads",
            Subject::LinkedByName { .. } => "Link between files",
            Subject::Refunds { .. } => "Refunds",
            Subject::UnreadableDates { .. } => "Dates",
            Subject::CompanyCurrency { .. } => "Amount column",
            Subject::OtherCurrencies { .. } => "Currencies",
            Subject::Stitched { .. } => "Anonymous visitors",
            Subject::UnusedShares { .. } => "Shares",
            Subject::LongNumbers { .. } => "Long numbers",
            Subject::WholeDays { .. } => "Whole days",
            Subject::PathEnds { .. } => "Ends of paths",
            Subject::OnePage { .. } => "Missing pages",
            Subject::TeamsGuessed { .. } => "Teams",
            Subject::AmountUnit { .. } => "Unit of amounts",
            Subject::ProbabilityUnit { .. } => "Unit of probabilities",
            Subject::LostDeals { .. } => "Deals not counted",
            Subject::OneTouch { .. } => "Touches",
            Subject::NotResponded { .. } => "Campaign members",
            Subject::CreationDate { .. } => "Opportunity created",
            Subject::ActivityTime { .. } => "Time of activities",
            Subject::WonWithoutClose { .. } => "No close date",
            Subject::TeamOfDeal { .. } => "Team",
            Subject::StaffGaps { .. } => "Staff",
            Subject::Grouping { .. } => "Channels",
            Subject::Unconverted { .. } => "Did not convert",
        }
        .to_owned()
    }

    fn decision_value(&self, decision: &Decision) -> String {
        let value = decision.value.as_str();
        let count = |n: u64| self.figures.count(n);
        match &decision.subject {
            Subject::Column { .. } | Subject::CompanyCurrency { .. } if value.is_empty() => "none".to_owned(),
            Subject::Column { .. } | Subject::Encoding { .. } | Subject::CompanyCurrency { .. } => value.to_owned(),
            Subject::DateOrder { .. } => {
                order_of(value).map_or_else(|| value.to_owned(), |order| Self::order(order).to_owned())
            }
            Subject::DecimalMark { .. } => {
                mark_of(value).map_or_else(|| value.to_owned(), |mark| Self::mark(mark).to_owned())
            }
            Subject::Shape { .. } => shape_of(value).map_or(value, |shape| self.shape(shape)).to_owned(),
            Subject::UnknownOutcomes { words, .. } => self.counted(words.len() as u64, "unknown word", "unknown words"),
            Subject::OutcomeColumn { column, .. } if is_used(decision) => format!("by “{column}”"),
            Subject::OutcomeColumn { column, .. } => format!("“{column}” is not used"),
            Subject::ImpliedWins { with_amounts: true, .. } => "each deal with an amount".to_owned(),
            Subject::ImpliedWins { with_amounts: false, .. } => "each journey".to_owned(),
            Subject::NoDealWon { .. } => "no deal".to_owned(),
            Subject::NoAmounts => "each win counts as 1".to_owned(),
            Subject::UnreadableAmounts { cells, .. } | Subject::UnreadableDates { cells, .. } => {
                self.counted(*cells, "cell not readable", "cells not readable")
            }
            Subject::WonWithoutAmount { deals } => {
                format!("0 for {}", self.counted(*deals, "won deal", "won deals"))
            }
            Subject::SeveralAmounts { deals, of, .. } | Subject::SeveralCloses { deals, of, .. } => {
                format!("{} of {}", count(*deals), count(*of))
            }
            Subject::LateTouches { column, .. } => format!("“{column}”"),
            Subject::LostJourneys { journeys } => {
                format!("{} not in the conversions file", self.counted(*journeys, "customer", "customers"))
            }
            Subject::Unconverted { people, .. } => {
                format!("{} counted as lost", self.counted(*people, "person", "people"))
            }
            Subject::RepeatPurchases { purchases, .. } => {
                format!("{} counted separately", self.counted(*purchases, "purchase", "purchases"))
            }
            Subject::UnusedFile { .. } => "not used".to_owned(),
            Subject::Unjoined { rows, of, .. } => format!("{} of {} rows match no deal", count(*rows), count(*of)),
            Subject::DamagedKeys { column, .. } => format!("“{column}”"),
            Subject::HiddenRows { rows, .. } => format!("{} not counted", count(*rows)),
            Subject::FilledDown { rows, .. } => format!("{} filled from the row above", count(*rows)),
            Subject::NulRemoved { count: removed, .. } => {
                format!("{} removed", self.counted(*removed, "NUL character", "NUL characters"))
            }
            Subject::MisleadingCharacters { names, .. } => format!("{} cleaned", count(*names)),
            Subject::Placeholders { words } => Self::quoted(&names(words)),
            Subject::Spellings { names } => {
                format!("{} merged", self.counted(names.len() as u64, "name", "names"))
            }
            Subject::MarkedRows { mark: RowMark::WithinVisit, counted: false, .. } => "one touch per visit".to_owned(),
            Subject::MarkedRows {
                mark: RowMark::Repeated | RowMark::PerhapsRepeated | RowMark::RepeatedSpend,
                rows,
                counted,
                ..
            } => {
                let then = if *counted { "counted" } else { "not counted again" };
                format!("{} {then}", self.counted(*rows, "row", "rows"))
            }
            Subject::SharedChannels { names, merged, .. } => {
                let then = if *merged { "merged" } else { "kept separate" };
                format!("{} {then}", self.counted(names.len() as u64, "name", "names"))
            }
            Subject::WithoutPurchase { journeys, counted } => {
                let then = if *counted { "" } else { " not counted" };
                format!("{}{then}", self.counted(*journeys, "path", "paths"))
            }
            Subject::PlaceholderDates { rows, .. } | Subject::MarkedRows { rows, counted: false, .. } => {
                format!("{} not counted", self.counted(*rows, "row", "rows"))
            }
            Subject::OrderByContents { column, .. } => format!("“{column}”"),
            Subject::ClosedLeads { column, .. } => format!("“{column}”"),
            Subject::LinkedByName { column, .. } => format!("by “{column}”"),
            Subject::Refunds { subtracted, .. } => format!("{} subtracted", count(*subtracted)),
            Subject::MarkedRows { rows, counted: true, .. } => {
                format!("{} counted", self.counted(*rows, "row", "rows"))
            }
            Subject::OtherCurrencies { codes } => format!("{} not counted", Self::listed(&names(codes))),
            Subject::Stitched { ids, .. } => format!("{} linked to known IDs", count(*ids)),
            Subject::UnusedShares { column, .. } => format!("“{column}” is not used"),
            Subject::LongNumbers { cells, .. } => format!("{} may be rounded", self.counted(*cells, "cell", "cells")),
            Subject::WholeDays { column, .. } => format!("“{column}” has only midnights"),
            Subject::PathEnds { steps, .. } => format!("{} not counted", Self::quoted(steps)),
            Subject::OnePage { .. } => "more records follow".to_owned(),
            Subject::TeamsGuessed { .. } => "guessed from channels".to_owned(),
            Subject::ProbabilityUnit { percent: true, .. } => "percent".to_owned(),
            Subject::ProbabilityUnit { .. } => "fractions of one".to_owned(),
            Subject::AmountUnit { times, applied: true, .. } => format!("× {}", count(*times)),
            Subject::AmountUnit { applied: false, .. } => "as written".to_owned(),
            Subject::OneTouch { .. } => "one for each deal".to_owned(),
            Subject::NotResponded { rows, .. } => format!("{} without a response", count(*rows)),
            Subject::CreationDate { column, .. }
            | Subject::ActivityTime { column, .. }
            | Subject::TeamOfDeal { column, .. } => format!("“{column}”"),
            Subject::WonWithoutClose { deals, amount, currency } => {
                let deals = self.counted(*deals, "won deal", "won deals");
                if *amount == 0 { deals } else { format!("{deals}, {}", self.figures.money(*amount, currency)) }
            }
            Subject::Grouping { groups, rules, .. } => self.grouped_by(*groups, *rules),
            Subject::StaffGaps { touches, shared: false, .. } => {
                format!("{} without a team", self.counted(*touches, "touch", "touches"))
            }
            Subject::StaffGaps { touches, .. } => format!("{} shared", self.counted(*touches, "touch", "touches")),
            Subject::LostDeals { deals, counted: true, .. } => {
                format!("{} counted all the same", self.counted(*deals, "deal", "deals"))
            }
            Subject::LostDeals { deals, counted: false, .. } => self.counted(*deals, "won deal", "won deals"),
        }
    }

    fn decision_default(&self, decision: &Decision) -> String {
        match &decision.subject {
            Subject::SeveralAmounts { .. } => "One deal, counted once".to_owned(),
            Subject::SeveralCloses { .. } => "The latest close date".to_owned(),
            Subject::LateTouches { column, .. } => format!("“{column}” is the close date"),
            Subject::MarkedRows {
                mark: RowMark::Repeated | RowMark::PerhapsRepeated | RowMark::RepeatedSpend,
                counted,
                ..
            } => if *counted { "Count each row" } else { "Count them once" }.to_owned(),
            Subject::TeamOfDeal { column, .. } => format!("“{column}” is the team of the touch"),
            Subject::StaffGaps { shared: false, .. } => "Leave them without a team".to_owned(),
            Subject::HiddenRows { .. }
            | Subject::ClosedLeads { .. }
            | Subject::MarkedRows { counted: false, .. }
            | Subject::LostDeals { counted: false, .. } => "Do not count them".to_owned(),
            Subject::LostDeals { counted: true, .. } => "Count them all the same".to_owned(),
            Subject::MarkedRows { counted: true, .. } => "Count them".to_owned(),
            Subject::Unjoined { .. }
            | Subject::DamagedKeys { .. }
            | Subject::UnusedFile { .. }
            | Subject::LongNumbers { .. }
            | Subject::OnePage { .. }
            | Subject::UnreadableAmounts { .. }
            | Subject::UnreadableDates { .. }
            | Subject::NoDealWon { .. } => "Leave it as it is".to_owned(),
            _ => self.decision_value(decision),
        }
    }

    fn confirms(&self, what: &str) -> String {
        format!("{}: {what}", self.decisions.all_right)
    }

    fn confirms_all(&self, chips: usize) -> String {
        self.confirms(&self.counted(chips as u64, "check", "checks"))
    }

    fn of_file(&self, text: &str, file: &str) -> String {
        format!("{text} ({})", isolated(file))
    }

    fn provisional(&self, questions: usize) -> String {
        format!("provisional: {} open", self.counted(questions as u64, "question", "questions"))
    }

    fn provisional_says(&self, questions: usize) -> String {
        let verb = if questions == 1 { "is" } else { "are" };
        format!("Provisional: {} about the data {verb} open.", self.counted(questions as u64, "question", "questions"))
    }

    fn guessed_from(&self, channels: usize) -> String {
        format!("Teams guessed from {}", self.counted(channels as u64, "channel", "channels"))
    }

    fn whose(&self, channel: &str) -> String {
        format!("{channel}: which team?")
    }

    fn add_or_replace(&self, new: &[String], there: &str) -> [String; 4] {
        let (it, verb) = if new.len() == 1 { ("it", "joins") } else { ("them", "join") };
        [
            format!("Add {} or start over?", self.files(new)),
            format!("Added, {} {verb} {there} and all are read together. Replace shows {it} alone.", self.files(new)),
            "Add".to_owned(),
            "Replace".to_owned(),
        ]
    }

    fn file_named(&self, name: &str, number: usize) -> String {
        format!("{name} ({number})")
    }
}

#[cfg(test)]
mod tests {
    use fairshare_types::schema::Role;

    use super::super::plain::ENGLISH;
    use super::*;

    #[test]
    fn words_of_the_engine_are_in_the_language_of_the_page() {
        for (subject, value, expected) in [
            (
                Subject::DateOrder { file: String::new(), column: String::new(), example: String::new() },
                "DMY",
                "day first",
            ),
            (Subject::Shape { file: String::new() }, "touches", "a touch"),
            (Subject::Column { file: String::new(), role: Role::Value }, "Sum", "Sum"),
            (Subject::Column { file: String::new(), role: Role::Value }, "", "none"),
        ] {
            let decision = Decision::new(subject, fairshare_types::decision::Certainty::Likely, value);
            assert_eq!(ENGLISH.decision_value(&decision), expected);
        }
    }

    #[test]
    fn words_are_counted() {
        let says = |n| ENGLISH.questions_heading(n);
        assert_eq!(
            (says(1).as_str(), says(2).as_str()),
            ("1 thing to check before you share this", "2 things to check before you share this")
        );
        assert_eq!(ENGLISH.provisional_says(1), "Provisional: 1 question about the data is open.");
    }
}

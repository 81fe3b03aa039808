//! What was inferred: chips, questions and their answers, and the marks of what is not settled.

use fairshare_import::detect::{Answer, Decision, Effect, JoiningSwitch, KeyDamage, OutcomeWord, Shape, Subject};
use fairshare_import::parse::{DateOrder, DecimalMark};

use super::isolate::isolated;
use super::{DataTexts, English, MINUS, NARROW, ReadingTexts, TeamTexts};

/// Examples that are named in a sentence.
const EXAMPLES: usize = 3;

/// Texts of decisions.
pub trait DecisionTexts {
    /// Name of the check strip.
    fn check_strip(&self) -> &'static str;
    /// Heading of the open questions.
    fn questions_heading(&self, questions: usize) -> String;
    /// That more questions follow.
    fn more_questions(&self, questions: usize) -> String;
    /// Confirms everything that stands together.
    fn all_right(&self) -> &'static str;
    /// Confirms one value.
    fn this_is_right(&self) -> &'static str;
    /// Unfolds further chips.
    fn more_chips(&self, chips: usize) -> String;
    /// Label of a chip.
    fn decision_label(&self, subject: &Subject) -> String;
    /// What was taken.
    fn decision_value(&self, decision: &Decision) -> String;
    /// What was taken, as an answer to the question.
    fn decision_default(&self, decision: &Decision) -> String;
    /// The question.
    fn decision_title(&self, subject: &Subject) -> String;
    /// What was found and what follows from it.
    fn decision_says(&self, decision: &Decision) -> String;
    /// Examples, one line each.
    fn decision_evidence(&self, subject: &Subject) -> Vec<String>;
    /// An answer.
    fn decision_answer(&self, answer: &Answer, value: &str) -> String;
    /// What an answer changes.
    fn effect(&self, effect: &Effect, currency: &str) -> String;
    /// The most that an answer to a decision changes.
    fn effect_up_to(&self, effect: &Effect, currency: &str) -> String;
    /// While effects are computed.
    fn effect_waits(&self) -> &'static str;
    /// A text of an outcome column, with its deals and amount.
    fn outcome_word(&self, word: &OutcomeWord, currency: &str) -> String;
    /// Mark of results that stand on open questions.
    fn provisional(&self, questions: usize) -> String;
    /// The same in a sentence.
    fn provisional_says(&self, questions: usize) -> String;
    /// Mark of results that stand on guessed teams.
    fn teams_guessed(&self) -> &'static str;
    /// The same in a sentence.
    fn teams_guessed_says(&self) -> &'static str;
    /// Heading of the channels with guessed teams.
    fn guessed_from(&self, channels: usize) -> String;
    /// A channel without a team.
    fn whose(&self, channel: &str) -> String;
    /// Heading of the list of decisions.
    fn decisions(&self) -> &'static str;
    /// The user confirmed it.
    fn confirmed(&self) -> &'static str;
    /// Adds files to those on the screen.
    fn add_file(&self) -> &'static str;
    /// Opens files instead of those on the screen.
    fn replace_files(&self) -> &'static str;
    /// Asks what to do with dropped files: heading, explanation, and the two answers.
    fn add_or_replace(&self, new: &[String], there: &str) -> [String; 4];
    /// A file of the same name is on the screen.
    fn file_named(&self, name: &str, number: usize) -> String;
}

impl English {
    fn quoted(names: &[String]) -> String {
        let quoted: Vec<String> = names.iter().take(EXAMPLES).map(|name| format!("“{}”", isolated(name))).collect();
        Self::listed(&quoted)
    }

    fn order(order: DateOrder) -> &'static str {
        match order {
            DateOrder::Ymd => "year first",
            DateOrder::Dmy => "day first",
            DateOrder::Mdy => "month first",
        }
    }

    fn mark(mark: DecimalMark) -> &'static str {
        match mark {
            DecimalMark::Point => "decimal point",
            DecimalMark::Comma => "decimal comma",
        }
    }
}

impl DecisionTexts for English {
    fn check_strip(&self) -> &'static str {
        "Check"
    }

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

    fn all_right(&self) -> &'static str {
        "All right"
    }

    fn this_is_right(&self) -> &'static str {
        "This is right"
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
            Subject::LostJourneys { .. } => "Lost",
            Subject::RepeatPurchases { .. } => "Several purchases",
            Subject::UnusedFile { file, .. } | Subject::Unjoined { file, .. } => return file.clone(),
            Subject::DamagedKeys { .. } => "Damaged ids",
            Subject::HiddenRows { .. } => "Hidden rows",
            Subject::FilledDown { .. } => "Empty ids",
            Subject::NulRemoved { .. } => "Characters",
            Subject::MisleadingCharacters { .. } => "Names",
            Subject::Placeholders { .. } => "No channel",
            Subject::Spellings { .. } => "Spellings",
            Subject::PlaceholderDates { .. } => "Placeholder dates",
            Subject::UnreadableDates { .. } => "Dates",
            Subject::CompanyCurrency { .. } => "Amount column",
            Subject::OtherCurrencies { .. } => "Currencies",
            Subject::Stitched { .. } => "Anonymous visitors",
            Subject::UnusedShares { .. } => "Shares",
            Subject::LongNumbers { .. } => "Long numbers",
            Subject::TeamsGuessed { .. } => "Teams",
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
            Subject::OutcomeColumn { column, .. } => format!("“{column}” is not used"),
            Subject::ImpliedWins { with_amounts: true, .. } => "each deal with an amount".to_owned(),
            Subject::ImpliedWins { with_amounts: false, .. } => "each journey".to_owned(),
            Subject::NoDealWon { .. } => "no deal".to_owned(),
            Subject::NoAmounts => "each win counts 1".to_owned(),
            Subject::UnreadableAmounts { cells, .. } | Subject::UnreadableDates { cells, .. } => {
                self.counted(*cells, "cell not readable", "cells not readable")
            }
            Subject::WonWithoutAmount { deals } => {
                format!("0 for {}", self.counted(*deals, "won deal", "won deals"))
            }
            Subject::SeveralAmounts { deals, of, .. } => format!("{} of {}", count(*deals), count(*of)),
            Subject::LostJourneys { journeys } => {
                format!("{} not in the conversions file", self.counted(*journeys, "customer", "customers"))
            }
            Subject::RepeatPurchases { purchases, .. } => {
                format!("{} counted one by one", self.counted(*purchases, "purchase", "purchases"))
            }
            Subject::UnusedFile { .. } => "not used".to_owned(),
            Subject::Unjoined { rows, of, .. } => format!("{} of {} rows match no deal", count(*rows), count(*of)),
            Subject::DamagedKeys { column, .. } => format!("“{column}”"),
            Subject::HiddenRows { rows, .. } => format!("{} left out", count(*rows)),
            Subject::FilledDown { rows, .. } => format!("{} filled from the row above", count(*rows)),
            Subject::NulRemoved { count: removed, .. } => format!("{} NUL removed", count(*removed)),
            Subject::MisleadingCharacters { names, .. } => format!("{} cleaned", count(*names)),
            Subject::Placeholders { words } => Self::quoted(&names(words)),
            Subject::Spellings { names } => {
                format!("{} joined", self.counted(names.len() as u64, "name", "names"))
            }
            Subject::PlaceholderDates { rows, .. } => {
                format!("{} not counted", self.counted(*rows, "row", "rows"))
            }
            Subject::OtherCurrencies { codes } => format!("{} not counted", Self::listed(&names(codes))),
            Subject::Stitched { ids, .. } => format!("{} linked to known ones", count(*ids)),
            Subject::UnusedShares { column, .. } => format!("“{column}” is not used"),
            Subject::LongNumbers { cells, .. } => format!("{} may be rounded", self.counted(*cells, "cell", "cells")),
            Subject::TeamsGuessed { .. } => "guessed from channels".to_owned(),
        }
    }

    fn decision_default(&self, decision: &Decision) -> String {
        match &decision.subject {
            Subject::SeveralAmounts { .. } => "One deal, counted once".to_owned(),
            Subject::HiddenRows { .. } => "Leave them out".to_owned(),
            Subject::Unjoined { .. }
            | Subject::DamagedKeys { .. }
            | Subject::UnusedFile { .. }
            | Subject::LongNumbers { .. }
            | Subject::UnreadableAmounts { .. }
            | Subject::UnreadableDates { .. }
            | Subject::NoDealWon { .. } => "Leave it as it is".to_owned(),
            _ => self.decision_value(decision),
        }
    }

    fn decision_title(&self, subject: &Subject) -> String {
        match subject {
            Subject::Column { file, role } => {
                format!("Which column of {file} is used as “{}”?", self.role(*role))
            }
            Subject::DateOrder { column, example, .. } => {
                format!("In “{column}”, does the day or the month come first? {example} could be either.")
            }
            Subject::DecimalMark { column, example, .. } => {
                format!("In “{column}”, what does the mark in {example} stand for: thousands or decimals?")
            }
            Subject::Encoding { file } => format!("In which encoding is {file}?"),
            Subject::Shape { file } => format!("What does a row of {file} stand for?"),
            Subject::UnknownOutcomes { column, .. } => format!("What do these words in “{column}” mean?"),
            Subject::OutcomeColumn { column, .. } => format!("Does “{column}” say which deals were won?"),
            Subject::ImpliedWins { .. } => "Which deals were won?".to_owned(),
            Subject::NoDealWon { .. } => "Which of these words mean that a deal was won?".to_owned(),
            Subject::NoAmounts => "Which column holds the amounts?".to_owned(),
            Subject::UnreadableAmounts { column, .. } => format!("How are the amounts in “{column}” written?"),
            Subject::UnreadableDates { column, .. } => format!("Does “{column}” mix two ways to write dates?"),
            Subject::WonWithoutAmount { deals } => {
                format!("{} no amount. Is that right?", self.counted(*deals, "won deal has", "won deals have"))
            }
            Subject::SeveralAmounts { .. } => "One deal, or several purchases of one customer?".to_owned(),
            Subject::LostJourneys { .. } => "Did customers who are not in the conversions file buy nothing?".to_owned(),
            Subject::RepeatPurchases { .. } => "How do several purchases of one customer count?".to_owned(),
            Subject::UnusedFile { file, .. } => format!("{file} adds nothing. What is it?"),
            Subject::Unjoined { file, .. } => {
                format!("Most rows of {file} match nothing. Which column links the files?")
            }
            Subject::DamagedKeys { column, .. } => format!("The ids in “{column}” look damaged. Are they usable?"),
            Subject::HiddenRows { file, .. } => format!("Do the hidden rows of {file} count?"),
            Subject::FilledDown { file, .. } => format!("Do empty ids in {file} belong to the row above?"),
            Subject::NulRemoved { file, .. } => format!("Is {file} complete?"),
            Subject::MisleadingCharacters { .. } => "Are these names right?".to_owned(),
            Subject::Placeholders { .. } => "Are these names of channels?".to_owned(),
            Subject::Spellings { .. } => "Are these spellings of one name?".to_owned(),
            Subject::PlaceholderDates { column, .. } => format!("Are these real dates in “{column}”?"),
            Subject::CompanyCurrency { .. } => "Which amounts count?".to_owned(),
            Subject::OtherCurrencies { .. } => "What are the other currencies worth?".to_owned(),
            Subject::Stitched { .. } => "Do anonymous ids belong to known customers?".to_owned(),
            Subject::UnusedShares { column, .. } => format!("Are the shares in “{column}” to be used?"),
            Subject::LongNumbers { file, .. } => format!("Were ids in {file} rounded?"),
            Subject::TeamsGuessed { .. } => "Which team does each channel belong to?".to_owned(),
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
            Subject::Shape { .. } => "The columns allow more than one reading.".to_owned(),
            Subject::UnknownOutcomes { .. } => "They are not among the words that the page knows.".to_owned(),
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
            Subject::NoDealWon { .. } => "As the words are read, no deal was won.".to_owned(),
            Subject::NoAmounts => "No column holds amounts, so each won deal counts 1.".to_owned(),
            Subject::UnreadableAmounts { column, cells: n, .. } => {
                format!("{} of “{column}” cannot be read as an amount.", cells(*n))
            }
            Subject::UnreadableDates { column, cells: n, .. } => {
                format!(
                    "{} of “{column}” cannot be read as a date like the others: their rows do not count.",
                    cells(*n)
                )
            }
            Subject::WonWithoutAmount { .. } => "They count as won with an amount of 0.".to_owned(),
            Subject::SeveralAmounts { deals: n, of, example } => format!(
                "In {} of {} the rows give several amounts or close dates, for example in “{example}”.",
                count(*n),
                deals(*of)
            ),
            Subject::LostJourneys { journeys } => format!(
                "{} in the touches and not in the conversions file; they count as lost.",
                self.counted(*journeys, "customer is", "customers are")
            ),
            Subject::RepeatPurchases { customers, purchases } => format!(
                "{} made {} in all. Each purchase takes the touches since the one before.",
                self.counted(*customers, "customer", "customers"),
                self.counted(*purchases, "purchase", "purchases")
            ),
            Subject::UnusedFile { why, .. } => why.clone(),
            Subject::Unjoined { rows, of, .. } => {
                format!("{} of {} match no deal of the other files.", count(*rows), self.counted(*of, "row", "rows"))
            }
            Subject::DamagedKeys { damage, cells: n, .. } => match damage {
                KeyDamage::Rounded => {
                    format!("{} lost digits in a spreadsheet: different ids may have become the same.", cells(*n))
                }
                KeyDamage::LeadingZeros => {
                    format!("{} seem to have lost leading zeros against the other file.", cells(*n))
                }
                KeyDamage::DecimalZero => format!("{} have a decimal zero that others lack.", cells(*n)),
            },
            Subject::HiddenRows { rows, .. } => {
                format!("A filter of the workbook hides {}.", self.counted(*rows, "row", "rows"))
            }
            Subject::FilledDown { rows, .. } => format!(
                "{} an empty id, as in a grouped report, and the id of the row above was used.",
                self.counted(*rows, "row has", "rows have")
            ),
            Subject::NulRemoved { count: n, .. } => {
                format!("{} removed from its texts.", self.counted(*n, "NUL character was", "NUL characters were"))
            }
            Subject::MisleadingCharacters { names, .. } => format!(
                "Invisible characters that reverse or garble the text around them were removed from {}.",
                self.counted(*names, "name", "names")
            ),
            Subject::Placeholders { .. } => "They stand for “nothing” in exports and count as no channel.".to_owned(),
            Subject::Spellings { .. } => "They differ only in case, spaces or punctuation and were joined.".to_owned(),
            Subject::PlaceholderDates { rows, .. } => format!(
                "{} a date that programs write for “no date”; they are not counted.",
                self.counted(*rows, "row has", "rows have")
            ),
            Subject::CompanyCurrency { other, .. } => format!(
                "“{}” is in one currency and is used instead of “{other}”, which mixes several.",
                decision.value
            ),
            Subject::OtherCurrencies { .. } => {
                "Deals in these currencies are not counted, as no rate is known.".to_owned()
            }
            Subject::Stitched { anonymous, known, ids } => format!(
                "{} of “{anonymous}” stand beside one of “{known}” and were linked to it.",
                self.counted(*ids, "id", "ids")
            ),
            Subject::UnusedShares { column, .. } => format!("“{column}” holds shares that are not used."),
            Subject::LongNumbers { cells: n, .. } => {
                format!("{} hold numbers longer than a spreadsheet keeps exactly.", cells(*n))
            }
            Subject::TeamsGuessed { .. } => self.guessed_says().to_owned(),
        }
    }

    fn decision_evidence(&self, subject: &Subject) -> Vec<String> {
        let counted = |names: &[(String, u64)]| {
            let one = |(name, n): &(String, u64)| format!("“{}” {}", isolated(name), self.figures.count(*n));
            names.iter().map(one).collect::<Vec<_>>().join(", ")
        };
        match subject {
            Subject::OutcomeColumn { words, .. } | Subject::NoDealWon { words } => vec![Self::quoted(words)],
            Subject::UnreadableAmounts { examples, .. }
            | Subject::UnreadableDates { examples, .. }
            | Subject::DamagedKeys { examples, .. }
            | Subject::MisleadingCharacters { examples, .. }
            | Subject::PlaceholderDates { examples, .. } => vec![Self::quoted(examples)],
            Subject::Unjoined { tried, here, there, .. } => {
                let mut lines = Vec::new();
                if !tried.is_empty() {
                    lines.push(format!("Values that match, by column: {}", counted(tried)));
                }
                lines.push(format!("In this file: {}", Self::quoted(here)));
                lines.push(format!("In the other files: {}", Self::quoted(there)));
                lines
            }
            Subject::LongNumbers { example, .. } => vec![format!("“{example}”")],
            Subject::Placeholders { words } | Subject::OtherCurrencies { codes: words } => vec![counted(words)],
            Subject::Spellings { names } => names.iter().take(EXAMPLES).map(|name| counted(name)).collect(),
            _ => Vec::new(),
        }
    }

    fn decision_answer(&self, answer: &Answer, value: &str) -> String {
        match answer {
            Answer::Confirm(_) => self.this_is_right().to_owned(),
            Answer::Role { column, role: Some(_), .. } => column.clone(),
            Answer::Role { column, role: None, .. } => format!("Do not use “{column}”"),
            Answer::DateOrder(_, order) => Self::order(*order).to_owned(),
            Answer::DecimalMark(_, mark) => Self::mark(*mark).to_owned(),
            Answer::Encoding(_, label) => label.clone(),
            Answer::Shape(_, shape) => format!("A row is {}", self.shape(*shape)),
            Answer::Outcomes(words) => {
                let Some((_, outcome)) = words.first() else { return value.to_owned() };
                let words: Vec<String> = words.iter().map(|(word, _)| word.clone()).collect();
                let verb = if words.len() == 1 { "means" } else { "mean" };
                let more = words.len().saturating_sub(EXAMPLES);
                let more = if more == 0 { String::new() } else { format!(" and {more} more") };
                format!("{}{more} {verb} {}", Self::quoted(&words), self.outcome(*outcome))
            }
            Answer::Joining(switch, on) => match (switch, on) {
                (JoiningSwitch::KeepDuplicates, true) => "Count duplicate rows",
                (JoiningSwitch::KeepDuplicates, false) => "Count duplicate rows once",
                (JoiningSwitch::AllEarlier, true) => "Each purchase takes all touches before it",
                (JoiningSwitch::AllEarlier, false) => "Each purchase takes the touches since the one before",
                (JoiningSwitch::SeveralPurchases, true) => "Several purchases, each counted",
                (JoiningSwitch::SeveralPurchases, false) => "One deal, counted once",
                (JoiningSwitch::LeaveOutUnlisted, true) => "Leave them out",
                (JoiningSwitch::LeaveOutUnlisted, false) => "Count them as lost",
                (JoiningSwitch::KeepSpellings, true) => "Keep the spellings apart",
                (JoiningSwitch::KeepSpellings, false) => "Join the spellings",
                (JoiningSwitch::KeepPlaceholders, true) => "They are names of channels",
                (JoiningSwitch::KeepPlaceholders, false) => "They mean “no channel”",
                (JoiningSwitch::KeepAnonymous, true) => "Keep them apart",
                (JoiningSwitch::KeepAnonymous, false) => "Link them",
                (JoiningSwitch::KeepPlaceholderDates, true) => "They are real dates",
                (JoiningSwitch::KeepPlaceholderDates, false) => "They mean “no date”",
                (JoiningSwitch::KeepEmptyKeys, true) => "Leave the ids empty",
                (JoiningSwitch::KeepEmptyKeys, false) => "Fill them from the row above",
            }
            .to_owned(),
            Answer::HiddenRows(_, true) => "Count them".to_owned(),
            Answer::HiddenRows(_, false) => "Leave them out".to_owned(),
        }
    }

    fn effect(&self, effect: &Effect, currency: &str) -> String {
        let mut parts = Vec::new();
        if effect.won_deals != 0 {
            let n = effect.won_deals.unsigned_abs();
            parts.push(format!("{}{}", sign(effect.won_deals), self.counted(n, "won deal", "won deals")));
        }
        if effect.lost_deals != 0 {
            let n = effect.lost_deals.unsigned_abs();
            parts.push(format!("{}{}", sign(effect.lost_deals), self.counted(n, "lost deal", "lost deals")));
        }
        if effect.won_revenue != 0 {
            let amount = self.figures.money(magnitude(effect.won_revenue), currency);
            parts.push(format!("{}{amount} won", sign(effect.won_revenue)));
        }
        if effect.team_share != 0 {
            let points = self.figures.decimal(f64::from(effect.team_share.unsigned_abs()) / 100.0, 1);
            let of =
                if effect.team.is_empty() { "largest share".to_owned() } else { format!("share of {}", effect.team) };
            parts.push(format!("{of} {}{points}{NARROW}points", sign(i64::from(effect.team_share))));
        }
        if effect.months && parts.is_empty() {
            parts.push("credit moves to other months".to_owned());
        }
        let part = if effect.of_head { " (in the first part of the file)" } else { "" };
        if parts.is_empty() { "changes no number".to_owned() } else { format!("{}{part}", parts.join(", ")) }
    }

    fn effect_up_to(&self, effect: &Effect, currency: &str) -> String {
        if effect.is_none() || effect.moves_months_alone() {
            self.effect(effect, currency)
        } else {
            format!("changes up to {}", self.effect(effect, currency))
        }
    }

    fn effect_waits(&self) -> &'static str {
        "effect being computed"
    }

    fn outcome_word(&self, word: &OutcomeWord, currency: &str) -> String {
        let deals = self.counted(word.deals, "deal", "deals");
        let amount =
            if word.amount == 0 { String::new() } else { format!(", {}", self.figures.money(word.amount, currency)) };
        format!("“{}”: {deals}{amount}", word.text)
    }

    fn provisional(&self, questions: usize) -> String {
        format!("provisional: {} open", self.counted(questions as u64, "question", "questions"))
    }

    fn provisional_says(&self, questions: usize) -> String {
        let verb = if questions == 1 { "is" } else { "are" };
        format!("Provisional: {} about the data {verb} open.", self.counted(questions as u64, "question", "questions"))
    }

    fn teams_guessed(&self) -> &'static str {
        "teams guessed from channels"
    }

    fn teams_guessed_says(&self) -> &'static str {
        "Teams guessed from channels, not confirmed."
    }

    fn guessed_from(&self, channels: usize) -> String {
        format!("Teams guessed from {}", self.counted(channels as u64, "channel", "channels"))
    }

    fn whose(&self, channel: &str) -> String {
        format!("{channel}: whose?")
    }

    fn decisions(&self) -> &'static str {
        "What was decided"
    }

    fn confirmed(&self) -> &'static str {
        "confirmed"
    }

    fn add_file(&self) -> &'static str {
        "Add a file"
    }

    fn replace_files(&self) -> &'static str {
        "Replace"
    }

    fn add_or_replace(&self, new: &[String], there: &str) -> [String; 4] {
        let (it, verb) = if new.len() == 1 { ("it", "joins") } else { ("them", "join") };
        [
            format!("Add {}, or start anew?", self.files(new)),
            format!("Added, {} {verb} {there} and all are read together. Replace shows {it} alone.", self.files(new)),
            "Add".to_owned(),
            "Replace".to_owned(),
        ]
    }

    fn file_named(&self, name: &str, number: usize) -> String {
        format!("{name} ({number})")
    }
}

/// "+" or "−".
pub const fn sign(n: i64) -> char {
    if n < 0 { MINUS } else { '+' }
}

/// The size of an amount.
pub const fn magnitude(n: i64) -> i64 {
    n.saturating_abs()
}

/// Names without their counts.
pub fn names(counted: &[(String, u64)]) -> Vec<String> {
    counted.iter().map(|(name, _)| name.clone()).collect()
}

/// The order that the engine's word stands for.
pub fn order_of(word: &str) -> Option<DateOrder> {
    known(&[("ymd", DateOrder::Ymd), ("dmy", DateOrder::Dmy), ("mdy", DateOrder::Mdy)], word)
}

/// The decimal mark that the engine's word stands for.
pub fn mark_of(word: &str) -> Option<DecimalMark> {
    let marks = [DecimalMark::Point, DecimalMark::Comma];
    known(&[("point", marks[0]), ("comma", marks[1]), (".", marks[0]), (",", marks[1])], word)
}

/// The shape that the engine's word stands for.
pub fn shape_of(word: &str) -> Option<Shape> {
    let words = ["touches", "deals", "paths", "aggregated", "wide", "links", "campaigns", "other"];
    words.iter().position(|known| *known == word).map(|at| Shape::ALL[at])
}

fn known<T: Copy>(words: &[(&str, T)], word: &str) -> Option<T> {
    words.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use fairshare_import::detect::Role;

    use super::super::plain::ENGLISH;
    use super::*;

    fn plain(text: &str) -> String {
        text.replace(['\u{202f}', '\u{a0}'], " ").replace('\u{2212}', "-")
    }

    #[test]
    fn effects_are_said_with_their_sign() {
        let effect = Effect {
            won_deals: -1,
            lost_deals: 1,
            won_revenue: 28_840,
            team_share: -1_250,
            team: "Sales".to_owned(),
            of_head: true,
            months: true,
        };
        assert_eq!(
            plain(&ENGLISH.effect(&effect, "€")),
            "-1 won deal, +1 lost deal, +€288.40 won, share of Sales -12.5 points (in the first part of the file)"
        );
        let months = Effect { months: true, ..Effect::default() };
        assert_eq!(ENGLISH.effect_up_to(&months, "€"), "credit moves to other months");
        assert_eq!(ENGLISH.effect(&Effect::default(), "€"), "changes no number");
    }

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
            let decision = Decision::new(subject, fairshare_import::detect::Certainty::Likely, value);
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
        let answer = Answer::Outcomes(
            ["a", "b", "c", "d"].map(|w| (w.to_owned(), fairshare_import::detect::Outcome::Won)).to_vec(),
        );
        assert_eq!(ENGLISH.decision_answer(&answer, ""), "“a”, “b” and “c” and 1 more mean won");
    }
}

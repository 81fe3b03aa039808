//! Problems of files and rows, described so that a person can act on them.
//!
//! Errors and warnings are one type. A [`Problem`] with a line is about a row; one without is about a whole file.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Consequence of a problem for its row or file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The whole file cannot be used.
    Refused,
    /// The row is not counted.
    KeptOut,
    /// The row is counted, but the user should know something about it.
    Notice,
}

/// Reason of a problem: a closed list, so that rows can be grouped by it and texts translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reason {
    /// No bytes, or only blank lines.
    EmptyFile,
    /// The bytes are not text, and of no known kind.
    NotText,
    /// A photo, a screenshot or another picture.
    Picture,
    /// A sound or video recording.
    Recording,
    /// A PDF.
    Pdf,
    /// A ZIP, 7z or RAR archive.
    Archive,
    /// A text document or a presentation.
    Document,
    /// A program.
    Program,
    /// A web page saved under the name of a table.
    WebPage,
    /// An e-mail.
    Mail,
    /// The text is not a table: a page, or JSON that cannot become a table.
    NotTable,
    /// The cell holds bytes that are not UTF-8, or a NUL.
    BadText,
    /// A header, but no rows below it.
    HeaderOnly,
    /// No column with the deal, account or person of a row.
    NoKeyColumn,
    /// No column with the time of a touch.
    NoTimeColumn,
    /// No column with the channel of a touch.
    NoChannelColumn,
    /// The columns exist, but the rows are not touches or deals.
    NotJourneys,
    /// Totals per channel, campaign or day: a pivot table, a report of an advertising or analytics tool.
    Summary,
    /// Credit as a CRM computed it: each touch once per model, without its own date.
    InfluenceModels,
    /// No column with the path of a journey.
    NoPathColumn,
    /// The user left the file out.
    LeftOut,
    /// The file lists deals, and no file with touches came with it.
    DealsWithoutTouches,
    /// More columns than any real table.
    TooManyColumns,
    /// One line (or one quoted cell) longer than any real row.
    LineTooLong,
    /// A quotation mark opens and is never closed.
    UnclosedQuote,
    /// The file could not be read to its end.
    Unreadable,
    /// The row has no deal, account or person.
    MissingKey,
    /// The row has no time.
    MissingTime,
    /// The time cannot be read.
    BadTime,
    /// A date of the deal, such as its close, cannot be read; the row still counts.
    BadDealDate,
    /// The date of one of the touches in the row cannot be read; the deal and its other touches still count.
    BadTouchDate,
    /// The member of the campaign did not respond, so there is no date of a response.
    NotResponded,
    /// The time is a placeholder that programs write for no date, such as 1970-01-01.
    PlaceholderDate,
    /// A column marks the row as deleted.
    MarkedDeleted,
    /// A column marks the row as archived.
    MarkedArchived,
    /// A column marks the activity as planned or called off.
    MarkedPlanned,
    /// The row has no channel.
    MissingChannel,
    /// The amount is not a number.
    BadAmount,
    /// The cost is not a number; the touch still counts.
    BadCost,
    /// The sequence is not a whole number.
    BadSequence,
    /// A number of journeys is negative or not whole.
    BadCount,
    /// A path has more steps than times, or fewer.
    PathTimesDiffer,
    /// The row has a single cell, but the table has several.
    LoneCell,
    /// The row has more cells than the header.
    TooManyCells,
    /// The row has fewer cells than the header, and one that it needs is missing.
    TooFewCells,
    /// The shares of the teams cannot be read.
    BadShares,
    /// The shares of the teams did not sum to 100 and were scaled to it.
    SharesNormalised,
    /// The same touch occurs twice.
    Duplicate,
    /// The touch is later than the deal's close.
    AfterClose,
    /// The touch is further before the close than the lookback allows.
    BeforeLookback,
    /// The touch's deal is not in the file of deals.
    UnknownDeal,
    /// The touch's account or person belongs to no deal.
    NotJoined,
    /// The deal occurs twice in the file of deals.
    DuplicateDeal,
    /// Too many conversions of one key for each to take all touches before it.
    TooManyEarlier,
    /// The deal is in another currency than most.
    OtherCurrency,
    /// The deal's rows give different amounts.
    AmountsDiffer,
    /// The amounts sum to more than can be counted.
    AmountsTooLarge,
    /// The worker stopped and was replaced.
    WorkerDied,
    /// The user stopped the operation.
    Cancelled,
    /// The device has no memory left for this file.
    OutOfMemory,
    /// The file unpacks to more than any real export.
    TooLarge,
    /// A setting is outside its range.
    BadSetting,
    /// More teams or channels than the model can separate exactly.
    TooManyPlayers,
    /// Several deals have the name by which the touch names its deal.
    AmbiguousName,
    /// The event happens within a visit whose first event is the touch.
    WithinVisit,
    /// The row is a refund that is subtracted from no purchase.
    Refund,
    /// The customer bought nothing after the touch.
    WithoutPurchase,
    /// The purchase or refund repeats another one.
    RepeatedPurchase,
    /// The row of the touch's deal is marked as deleted or archived.
    DealMarked,
    /// The row of the touch's deal does not count for another reason.
    DealNotCounted,
    /// The touch of an account or a contact falls into the time of none of its deals.
    OutsideDeal,
}

/// One problem: its place, its reason, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Consequence for the row or file.
    pub severity: Severity,
    /// The reason.
    pub reason: Reason,
    /// Name of the file, as the user knows it.
    pub file: String,
    /// Line in the file where the record begins, counted from 1; 0 for the whole file.
    pub line: u32,
    /// Name of the column to blame, if there is one.
    pub column: String,
    /// The cell as written in the file, cut to 80 characters.
    pub value: String,
    /// Names of the columns found, for display; empty if the file has no columns or they do not matter.
    pub detail: String,
}

impl Problem {
    /// A problem with a whole file.
    #[must_use]
    pub fn file(reason: Reason, file: &str) -> Self {
        Self {
            severity: Severity::Refused,
            reason,
            file: file.to_owned(),
            line: 0,
            column: String::new(),
            value: String::new(),
            detail: String::new(),
        }
    }

    /// Adds the names of the file's columns to the problem.
    #[must_use]
    pub fn with_columns<'a>(mut self, names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut names = names.into_iter().filter(|name| !name.trim().is_empty());
        let shown: Vec<&str> = names.by_ref().take(COLUMNS_SHOWN).collect();
        let more = if names.next().is_some() { ", \u{2026}" } else { "" };
        self.detail = shown.join(", ") + more;
        self
    }

    /// One plain sentence about the problem.
    #[must_use]
    pub fn what(&self) -> &'static str {
        words(self.reason).0
    }

    /// One plain sentence about the remedy.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        // Hints use headings in the file's own language.
        let cyrillic = self.detail.chars().any(|letter| matches!(letter, '\u{400}'..='\u{4ff}'));
        let hint = if cyrillic { russian_headings(self.reason) } else { None };
        hint.unwrap_or(words(self.reason).1)
    }

    /// The problem, the columns found if they matter, and what to do.
    #[must_use]
    pub fn sentences(&self) -> String {
        match self.detail.as_str() {
            "" => format!("{} {}", self.what(), self.hint()),
            columns => format!("{} Its columns are: {columns}. {}", self.what(), self.hint()),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(f, "{}", self.file)?;
            if self.line > 0 {
                write!(f, ", line {}", self.line)?;
            }
            write!(f, ": ")?;
        }
        write!(f, "{}", self.what())?;
        if self.column.is_empty() && !self.value.is_empty() {
            write!(f, " (\u{201c}{}\u{201d})", self.value)?;
        } else if !self.value.is_empty() {
            write!(f, " ({}: \u{201c}{}\u{201d})", self.column, self.value)?;
        }
        if !self.detail.is_empty() {
            write!(f, " Its columns are: {}.", self.detail)?;
        }
        write!(f, " {}", self.hint())
    }
}

impl std::error::Error for Problem {}

/// Maximum number of column names shown.
const COLUMNS_SHOWN: usize = 12;

/// The hint with Russian headings, for a Russian file.
const fn russian_headings(reason: Reason) -> Option<&'static str> {
    match reason {
        Reason::NoKeyColumn => Some(
            "Add the column that names the deal to the export, for example \u{201c}ID сделки\u{201d} (or \u{201c}Компания\u{201d}, \u{201c}Контакт\u{201d}), and drop the file again.",
        ),
        Reason::NoTimeColumn => Some(
            "Add a column \u{201c}Дата\u{201d} with dates such as 14.03.2025 or 14.03.2025 09:05, and drop the file again.",
        ),
        Reason::NoChannelColumn => Some(
            "Add a column \u{201c}Канал\u{201d} (or \u{201c}Источник\u{201d}, \u{201c}Кампания\u{201d}, \u{201c}Тип касания\u{201d}), and drop the file again.",
        ),
        _ => None,
    }
}

/// The two sentences of a reason: the problem, and what to do.
fn words(reason: Reason) -> (&'static str, &'static str) {
    match reason {
        Reason::EmptyFile => ("There is nothing in this file.", "Export it again, and check that the report has rows."),
        Reason::NotText => (
            "This is not a table in text form: its bytes are not text.",
            "Open it in the program that made it, save the table as CSV (UTF-8) or as an Excel workbook (.xlsx), and drop that file.",
        ),
        Reason::Picture => (
            "This is a photo or another picture, not a table.",
            "Export the report that it shows as CSV or as an Excel workbook (.xlsx), and drop that file.",
        ),
        Reason::Recording => (
            "This is a sound or video recording, not a table.",
            "Drop the CSV file or the Excel workbook (.xlsx) with the touches.",
        ),
        Reason::Pdf => (
            "This is a PDF: it shows a table, but its cells cannot be read.",
            "Export the same report as CSV or as an Excel workbook (.xlsx), and drop that file.",
        ),
        Reason::Archive => {
            ("This is an archive, not a table.", "Unpack it, and drop the CSV files or Excel workbooks (.xlsx) inside.")
        }
        Reason::Document => (
            "This is a text document or a presentation, not a table.",
            "Copy its table into a spreadsheet, save it as CSV or as an Excel workbook (.xlsx), and drop that file.",
        ),
        Reason::Program => {
            ("This is a program, not a table.", "Drop the CSV file or the Excel workbook (.xlsx) with the touches.")
        }
        Reason::WebPage => (
            "This is a web page saved under the name of a table: often a sign-in page, or a report in HTML.",
            "Sign in and export again, or open the file in your spreadsheet and save it as an Excel workbook (.xlsx), and drop that file.",
        ),
        Reason::Mail => ("This is an e-mail, not a table.", "Save the file that is attached to it, and drop that."),
        Reason::NotTable => (
            "This text is not a table of rows and columns.",
            "Export the report as CSV, or as a list of flat JSON objects, and drop that file.",
        ),
        Reason::BadText => {
            ("The row holds characters that are not text.", "Export the file again as UTF-8, or retype the row.")
        }
        Reason::HeaderOnly => {
            ("There is a header, but no rows below it.", "Check the filters of the report and export it again.")
        }
        Reason::NoKeyColumn => (
            "No column says which deal, account or contact a row belongs to.",
            "Add the column that names the deal to the export (\u{201c}Opportunity ID\u{201d} in Salesforce, \u{201c}Record ID\u{201d} in HubSpot, else \u{201c}Deal ID\u{201d}, \u{201c}Account\u{201d} or \u{201c}Customer ID\u{201d}), and drop the file again.",
        ),
        Reason::NoTimeColumn => (
            "No column says when a touch happened.",
            "Add a column named \u{201c}Date\u{201d} with dates such as 2025-03-14 or 2025-03-14 09:05 and drop the file again.",
        ),
        Reason::NoChannelColumn => (
            "No column says through which channel a touch came.",
            "Add a column named \u{201c}Channel\u{201d} (or Source, Campaign, Touch type) and drop the file again.",
        ),
        Reason::NotJourneys => (
            "It is not clear what a row of this file is: it lacks the date of a touch, and the outcome or amount of a deal.",
            "Export the touches one by one, each with its deal (or account, or contact), its date and its channel.",
        ),
        Reason::Summary => (
            "This is a summary (totals per channel, campaign or day), not single touches: credit cannot be computed \
             from totals.",
            "Export the rows behind it: one row per touch, with the deal or contact, the date and the channel.",
        ),
        Reason::InfluenceModels => (
            "This file repeats each touch for every influence model of the CRM, with the credit under that model.",
            "Export the touches themselves, once each and with their dates: campaign members, activities or tasks.",
        ),
        Reason::NoPathColumn => (
            "No column holds the path of a journey, such as \u{201c}Webinar > Call > Demo\u{201d}.",
            "Choose the path column, or choose what else one row is.",
        ),
        Reason::LeftOut => {
            ("You chose not to use this file.", "Include it again under \u{201c}How it was read\u{201d}.")
        }
        Reason::DealsWithoutTouches => (
            "This file lists deals and has no touches: nothing in it says what happened before the close.",
            "Drop it together with the touches of these deals: activities, tasks, campaign members or web visits.",
        ),
        Reason::TooManyColumns => (
            "A line of this file has more than 2,000 columns.",
            "Check the separator of the export; a row per touch has a dozen columns.",
        ),
        Reason::LineTooLong => (
            "A line of this file is longer than 8 MB: there seem to be no line ends.",
            "Export it again as CSV with one row per line.",
        ),
        Reason::UnclosedQuote => (
            "A quotation mark is opened here and never closed.",
            "Close the quotation mark in this row, or remove it, and drop the file again.",
        ),
        Reason::Unreadable => (
            "The file could not be read to its end.",
            "Check that it was not moved or changed while it was open, and drop it again.",
        ),
        Reason::MissingKey => ("The row has no deal, account or contact.", "Fill in the cell."),
        Reason::MissingTime => ("The row has no date.", "Fill in the cell, for example 2025-03-14."),
        Reason::PlaceholderDate => (
            "The date is a placeholder that programs write when no date is known.",
            "Enter the real date, or choose to count placeholder dates if the data is that old.",
        ),
        Reason::BadDealDate => (
            "A date of the deal cannot be read.",
            "The row counts without this date; write it like the other dates in its column, for example 2025-03-14.",
        ),
        Reason::BadTouchDate => (
            "The date of one of the touches cannot be read.",
            "The deal and its other touches count; write the date like the others in its column, for example \
             2025-03-14.",
        ),
        Reason::NotResponded => (
            "The campaign member did not respond.",
            "Nothing to do, unless every member should count: then choose another date for the touches of this file.",
        ),
        Reason::BadTime => (
            "The date cannot be read.",
            "Write it like the other dates in its column, for example 2025-03-14 or 2025-03-14 09:05.",
        ),
        Reason::MarkedDeleted => (
            "The row is marked as deleted.",
            "Restore the record where the file comes from, or choose to count deleted rows.",
        ),
        Reason::MarkedArchived => {
            ("The row is marked as archived.", "If the archive holds finished records, choose to count archived rows.")
        }
        Reason::MarkedPlanned => (
            "The activity is planned or was cancelled: it has not happened.",
            "Mark it as done where the file comes from, or choose to count planned activities.",
        ),
        Reason::MissingChannel => ("The row has no channel.", "Fill in the cell."),
        Reason::BadAmount => (
            "The amount cannot be read as a number.",
            "Write it like the other amounts in its column, for example 1234.56.",
        ),
        Reason::BadCost => (
            "The cost cannot be read as a number.",
            "The touch counts, but its cost is unknown; write the cost like the others in its column, for example \
             12.50.",
        ),
        Reason::BadSequence => ("The sequence is not a whole number.", "Number the touches of a deal 1, 2, 3..."),
        Reason::BadCount => ("The number of journeys is not a whole number.", "Write how many there were: 0, 1, 2..."),
        Reason::PathTimesDiffer => {
            ("The path does not have as many times as steps.", "Write one time for each step, with the same separator.")
        }
        Reason::LoneCell => (
            "The row has a single cell, but the table has several columns.",
            "Nothing to do if it is a heading or a note; otherwise fill in the other cells.",
        ),
        Reason::TooManyCells => (
            "The row has more cells than the header: a cell contains the separator without quotes.",
            "Quote the cell that contains the separator, such as \u{201c}Acme, Inc.\u{201d} or \
             \u{201c}1,200.00\u{201d}, or export the report again with another separator.",
        ),
        Reason::TooFewCells => (
            "The row has fewer cells than the header: a line break without quotes cuts it in two.",
            "Join the two halves into one line, or quote the cell that contains the line break.",
        ),
        Reason::BadShares => (
            "The shares of the teams cannot be read.",
            "Write them as \u{201c}Sales 60% / Marketing 40%\u{201d} or \u{201c}Sales + Marketing\u{201d}.",
        ),
        Reason::SharesNormalised => (
            "The shares of the teams do not sum to 100.",
            "They were scaled to 100 in proportion; correct them if that is not what you meant.",
        ),
        Reason::Duplicate => ("The same touch is in the data twice.", "Nothing to do: it counts once."),
        Reason::AfterClose => {
            ("The touch is later than the close of its deal.", "Nothing to do, unless the close date is wrong.")
        }
        Reason::BeforeLookback => {
            ("The touch is earlier than the lookback window.", "Extend the lookback window to count it.")
        }
        Reason::UnknownDeal => (
            "The touch\u{2019}s deal is not in the file of deals.",
            "Add the deal there, or check how its ID is written.",
        ),
        Reason::AmbiguousName => (
            "Several deals have this name, so it is not clear which of them the touch belongs to.",
            "Add the column with the deal\u{2019}s ID to the export, or give each deal a name of its own.",
        ),
        Reason::WithinVisit => (
            "The event happens within a visit: the visit counts as one touch, with its source.",
            "Nothing to do, or choose to count each event as a touch.",
        ),
        Reason::Refund => (
            "The row is a refund and is not subtracted from any purchase.",
            "To subtract it, add the purchase and the column with the transaction ID to the export.",
        ),
        Reason::WithoutPurchase => (
            "The customer bought nothing after this touch.",
            "Nothing to do, or choose to count paths without a purchase: learned models compare them with purchases.",
        ),
        Reason::DealMarked => (
            "The touch\u{2019}s deal is marked as deleted or archived in the file of deals, so it is not counted.",
            "Nothing to do, or choose to count the marked rows of the file of deals.",
        ),
        Reason::DealNotCounted => (
            "The touch\u{2019}s deal is in the file of deals, but the deal\u{2019}s own row is not counted.",
            "Mend that row: it is listed among the rows not counted, with its reason.",
        ),
        Reason::OutsideDeal => (
            "The touch belongs to an account or a contact, but not to the time of one of its deals: it is long before \
             the deal was created, or belongs to an earlier deal.",
            "Nothing to do, or choose to count the touches of an account for each of its deals.",
        ),
        Reason::RepeatedPurchase => (
            "The purchase or refund was sent more than once: it counts once.",
            "Nothing to do, or choose to count each row if these are purchases of their own.",
        ),
        Reason::NotJoined => (
            "The touch has an account or a contact, but no deal in the files belongs to it.",
            "Add the file that says which deal an account or a contact belongs to (contact roles, contacts), or check \
             how they are written.",
        ),
        Reason::DuplicateDeal => ("The deal is in the file of deals more than once.", "Keep one row per deal."),
        Reason::TooManyEarlier => (
            "There are too many conversions here to count all earlier touches for each.",
            "Each counts the touches since the previous one.",
        ),
        Reason::OtherCurrency => (
            "The deal is not in the main currency, and no exchange rate is known.",
            "Enter an exchange rate under \u{201c}How it was read\u{201d}, or convert the amounts to one currency.",
        ),
        Reason::AmountsDiffer => (
            "The rows of this deal give different amounts.",
            "The amount on its latest touch counts; make them the same.",
        ),
        Reason::AmountsTooLarge => (
            "The total is too large to be computed to the cent.",
            "Check the column of amounts: it may hold other numbers, such as IDs.",
        ),
        Reason::WorkerDied => (
            "The computation stopped unexpectedly.",
            "It was restarted automatically; if it stops again, try a smaller file.",
        ),
        Reason::Cancelled => ("Reading was stopped.", "Your previous data is still here."),
        Reason::OutOfMemory => (
            "This device does not have enough memory for this file.",
            "Close other tabs, or drop a smaller part of the data.",
        ),
        Reason::TooLarge => (
            "This file unpacks to far more than its size: no export does that.",
            "Export the report again, or split it by year, and drop those files.",
        ),
        Reason::TooManyPlayers => (
            "This model cannot handle so many teams or channels.",
            "Shapley values are exact for up to 16, the regression for up to 256: group them first.",
        ),
        Reason::BadSetting => ("This setting is outside its range.", "Choose a value within the range shown."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_names_the_columns_found() {
        let of = |names: &[&str]| Problem::file(Reason::NoKeyColumn, "a.csv").with_columns(names.iter().copied());
        let english = of(&["Date", "Channel"]).to_string();
        assert!(english.contains("Its columns are: Date, Channel.") && english.contains("Opportunity ID"), "{english}");
        let russian = of(&["Дата", "Канал"]).to_string();
        assert!(russian.contains("ID сделки") && !russian.contains("Deal ID"), "{russian}");
        assert!(of(&["a"; 20]).detail.ends_with(", \u{2026}"));
    }
}

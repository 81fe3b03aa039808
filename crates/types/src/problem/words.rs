//! The sentences of each reason.

use super::Reason;

/// The hint with Russian headings, for a Russian file.
pub(super) const fn russian_headings(reason: Reason) -> Option<&'static str> {
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
pub(super) fn words(reason: Reason) -> (&'static str, &'static str) {
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
        Reason::SpendAlone => (
            "This is spend by channel or campaign, without single touches: credit cannot be computed from totals.",
            "Add the touches of your deals: one row per touch, with the deal or contact, the date and the channel. The \
             spend is then compared with their credit.",
        ),
        Reason::NoCostColumn => {
            ("No column says what was spent.", "Choose the column of the cost, or choose what else one row is.")
        }
        Reason::MissingSpend => ("The row has no cost.", "Fill in the cell, with 0 if nothing was spent."),
        Reason::BadSpend => (
            "The cost cannot be read as a number.",
            "Write it like the other costs in its column, for example 1234.56.",
        ),
        Reason::SpendCurrency => (
            "The spend is not in the main currency, and no exchange rate is known.",
            "Enter an exchange rate under \u{201c}How it was read\u{201d}, or convert the costs to one currency.",
        ),
        Reason::LeadConverted => (
            "The lead converted, so it is not one of the people without a deal.",
            "Nothing to do: its deal counts where the files of deals list it.",
        ),
        Reason::LeadWithDeal => (
            "The lead is in the other files too, so it is not one of the people without a deal.",
            "Nothing to do: its touches and its deal count as those files say.",
        ),
        Reason::RepeatedLead => ("The lead is in the list more than once.", "Nothing to do: it counts once."),
        Reason::SpendWithoutYear => (
            "The months, weeks or quarters of this report have no year, so its spend belongs to no time.",
            "Write 2025-01 instead of Jan and 2025-W03 instead of Week 3, add a column \u{201c}Year\u{201d} beside the \
             month, or export the report by day.",
        ),
        Reason::SpendPeriod => (
            "The period of the spend ends before it begins, or is longer than ten years.",
            "Correct the first or the last day of the period.",
        ),
        Reason::SpendTotal => (
            "The row is a total of other rows, by its name or its cost, and not a channel.",
            "Nothing to do, or choose to count totals if this is the name of a channel.",
        ),
        Reason::RepeatedSpend => (
            "The same spend (days, channel, campaign, team, cost and currency) is in another file too.",
            "Nothing to do, or choose to count each row if these are different costs.",
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
        Reason::BadProbability => (
            "The probability is no number from 0 to 100 %.",
            "The row counts without it; write it like the other probabilities in the column, for example 40 %.",
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

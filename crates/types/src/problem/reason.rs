//! Reasons of problems.

use serde::{Deserialize, Serialize};

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
    /// Spend by channel or campaign without a file of touches.
    SpendAlone,
    /// No column says what was spent.
    NoCostColumn,
    /// The row of a file of spend has no cost.
    MissingSpend,
    /// The cost in a row of a file of spend is not a number.
    BadSpend,
    /// The spend is in a currency without a known exchange rate.
    SpendCurrency,
    /// The row of a list of leads says that the lead converted.
    LeadConverted,
    /// The lead is in a file of touches or deals too.
    LeadWithDeal,
    /// The lead is in the list more than once.
    RepeatedLead,
    /// The months, weeks or quarters of a report of spend have no year.
    SpendWithoutYear,
    /// The period of a row of spend ends before it begins, or is longer than ten years.
    SpendPeriod,
    /// The row of a file of spend is a total of other rows, by its name or its cost.
    SpendTotal,
    /// The row of a file of spend is in another file of spend too.
    RepeatedSpend,
    /// The probability of the deal is no number from 0 to 100 %; the row counts without it.
    BadProbability,
}

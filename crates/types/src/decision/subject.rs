//! Subjects of decisions, each with its evidence.

use serde::{Deserialize, Serialize};

use super::{Counted, KeyDamage, OutcomeWord, RowMark};
use crate::schema::Role;

/// The subject of a decision, with its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The column that has a role.
    Column {
        /// Name of the file.
        file: String,
        /// The role.
        role: Role,
    },
    /// The order of day, month and year.
    DateOrder {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
        /// A cell that means two days.
        example: String,
    },
    /// The decimal mark.
    DecimalMark {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
        /// A cell that means two numbers.
        example: String,
    },
    /// The encoding of a file.
    Encoding {
        /// Name of the file.
        file: String,
    },
    /// The meaning of a row.
    Shape {
        /// Name of the file.
        file: String,
    },
    /// Texts of the outcome or stage column that the lexicon does not know.
    UnknownOutcomes {
        /// The column.
        column: String,
        /// The texts, those of most deals first.
        words: Vec<OutcomeWord>,
    },
    /// A column that looks like an outcome but is not used as one.
    OutcomeColumn {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
        /// Its distinct texts.
        words: Vec<String>,
    },
    /// No column has outcomes: each deal with an amount counts as won, or each journey as one win.
    ImpliedWins {
        /// Deals that count as won.
        deals: u64,
        /// The deals have amounts.
        with_amounts: bool,
    },
    /// No column has amounts: each win counts 1.
    NoAmounts,
    /// Cells of the amount column that cannot be read.
    UnreadableAmounts {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
        /// Number of cells.
        cells: u64,
        /// Some of them.
        examples: Vec<String>,
    },
    /// More than a few date cells of a column that cannot be read.
    UnreadableDates {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
        /// Number of cells.
        cells: u64,
        /// Some of them.
        examples: Vec<String>,
        /// The rows count without the date: it is not that of their touch.
        counted: bool,
    },
    /// Deals whose rows give several amounts or close dates.
    SeveralAmounts {
        /// Number of deals.
        deals: u64,
        /// Deals in all.
        of: u64,
        /// One of them.
        example: String,
    },
    /// Deals whose touches name several closes: the latest counts.
    SeveralCloses {
        /// Number of deals.
        deals: u64,
        /// Deals with a close in all.
        of: u64,
        /// One of them.
        example: String,
    },
    /// More than half of all touches are later than the close of their deal.
    LateTouches {
        /// Name of the file with the close.
        file: String,
        /// The column of the close.
        column: String,
        /// Number of touches.
        touches: u64,
        /// Touches in all.
        of: u64,
        /// The touches count all the same.
        counted: bool,
    },
    /// No deal is won.
    NoDealWon {
        /// The texts that the outcome or stage column has.
        words: Vec<String>,
    },
    /// Won deals without an amount count as zero.
    WonWithoutAmount {
        /// Their number.
        deals: u64,
    },
    /// Customers that the file of conversions does not list; they count as lost journeys.
    LostJourneys {
        /// Their number.
        journeys: u64,
    },
    /// Several purchases of one customer are conversions of their own.
    RepeatPurchases {
        /// Customers with more than one.
        customers: u64,
        /// Their purchases.
        purchases: u64,
    },
    /// A file that is not used.
    UnusedFile {
        /// Name of the file.
        file: String,
        /// The reason, as a sentence.
        why: String,
    },
    /// More than half of a file's rows match no row of another file.
    Unjoined {
        /// Name of the file.
        file: String,
        /// Rows without a match.
        rows: u64,
        /// Rows in all.
        of: u64,
        /// Columns tried as a join key, with how many values matched.
        tried: Counted,
        /// Keys of this file.
        here: Vec<String>,
        /// Keys of the other files.
        there: Vec<String>,
    },
    /// Keys look damaged by a spreadsheet.
    DamagedKeys {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
        /// The damage.
        damage: KeyDamage,
        /// Number of cells.
        cells: u64,
        /// Some of them.
        examples: Vec<String>,
    },
    /// Rows that a filter of the workbook hides.
    HiddenRows {
        /// Name of the file.
        file: String,
        /// Their number.
        rows: u64,
    },
    /// Cells of a merged or grouped column that were filled from the row above.
    FilledDown {
        /// Name of the file.
        file: String,
        /// Rows filled.
        rows: u64,
    },
    /// NUL characters that were removed.
    NulRemoved {
        /// Name of the file.
        file: String,
        /// Their number.
        count: u64,
    },
    /// Control characters, direction marks and other invisible characters that were removed from names.
    MisleadingCharacters {
        /// Number of names.
        names: u64,
        /// Some of them, as they are now.
        examples: Vec<String>,
    },
    /// Placeholders that count as a missing name.
    Placeholders {
        /// The placeholders, with their numbers of rows.
        words: Counted,
    },
    /// Spellings of one name that were merged.
    Spellings {
        /// Spellings of each name, with their numbers of rows.
        names: Vec<Counted>,
    },
    /// Placeholder dates, whose rows do not count.
    PlaceholderDates {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
        /// Rows.
        rows: u64,
        /// Some of the cells.
        examples: Vec<String>,
    },
    /// A column used as the order of touches because its numbers never repeat within a deal; no heading names an order.
    OrderByContents {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
        /// The numbers fall towards the conversion.
        counts_down: bool,
    },
    /// Rows that a column marks as deleted, archived or planned.
    MarkedRows {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
        /// Kind of the mark.
        mark: RowMark,
        /// Costs of totals are sums of other rows; `false` for other marks.
        is_sum: bool,
        /// The rows count.
        counted: bool,
        /// Rows with the mark.
        rows: u64,
        /// Some of its cells.
        examples: Vec<String>,
    },
    /// Leads with a close date do not count, as if they converted: no other column says who did.
    ClosedLeads {
        /// Name of the file.
        file: String,
        /// The column of the close date.
        column: String,
        /// Rows with a close date.
        rows: u64,
    },
    /// Touches name their deal by its name, and the file of deals has ids besides.
    LinkedByName {
        /// Name of the file of deals.
        file: String,
        /// The column with the names.
        column: String,
        /// Names of touches that one deal has.
        names: u64,
        /// Names of touches that several deals have.
        ambiguous: u64,
    },
    /// Refunds among events.
    Refunds {
        /// Name of the file.
        file: String,
        /// The column with the events.
        column: String,
        /// Refunds subtracted from their purchases.
        subtracted: u64,
        /// Refunds that are not subtracted.
        left: u64,
    },
    /// The amount column that holds one currency is used instead of one that mixes several.
    CompanyCurrency {
        /// Name of the file.
        file: String,
        /// The column that mixes currencies.
        other: String,
    },
    /// Deals in other currencies, not counted because no rate is known.
    OtherCurrencies {
        /// Codes, with their deals.
        codes: Counted,
    },
    /// Anonymous ids that were linked to known ones.
    Stitched {
        /// Column of the anonymous ids.
        anonymous: String,
        /// Column of the known ids.
        known: String,
        /// Ids linked.
        ids: u64,
    },
    /// A column of shares that is not used.
    UnusedShares {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
    },
    /// Long numbers of a workbook that may have been rounded.
    LongNumbers {
        /// Name of the file.
        file: String,
        /// Number of cells.
        cells: u64,
        /// One of them.
        example: String,
    },
    /// All times of a column are midnight, so each means its whole day.
    WholeDays {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
    },
    /// Steps that open or close every path and are not channels.
    PathEnds {
        /// Name of the file.
        file: String,
        /// The steps.
        steps: Vec<String>,
    },
    /// A reply of an API says that more pages follow, so records are missing.
    OnePage {
        /// Name of the file.
        file: String,
        /// The field with that notice.
        field: String,
    },
    /// Teams were guessed from the names of channels, campaigns or types.
    TeamsGuessed {
        /// The guesses: name, teams, touches.
        names: Vec<(String, String, u64)>,
    },
    /// The heading of the amounts names a unit, such as thousands.
    AmountUnit {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
        /// Factor for the amounts.
        times: u64,
        /// The factor is applied; otherwise amounts are taken as written.
        applied: bool,
    },
    /// The unit of the probabilities of open deals.
    ProbabilityUnit {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
        /// They are percent; otherwise fractions of one.
        percent: bool,
    },
    /// Won deals whose rows do not count, as they have no key or no date.
    LostDeals {
        /// Name of the file.
        file: String,
        /// Number of deals.
        deals: u64,
        /// They count all the same.
        counted: bool,
    },
    /// Each deal has a single touch, so that all models agree.
    OneTouch {
        /// The column with its channel.
        column: String,
        /// Deals with a touch.
        deals: u64,
    },
    /// Campaign members without a date of response.
    NotResponded {
        /// Name of the file.
        file: String,
        /// The column with the dates of responses.
        column: String,
        /// Number of members.
        rows: u64,
    },
    /// Paths of customers in a log of events that end without a purchase: they are no deals.
    WithoutPurchase {
        /// Their number.
        journeys: u64,
        /// Learned models use them as paths that did not convert.
        counted: bool,
    },
    /// Channels of one name come from files of two kinds, such as activities and campaign members.
    SharedChannels {
        /// Names of the files.
        files: Vec<String>,
        /// The names as written, with their touches.
        names: Counted,
        /// They are one channel.
        merged: bool,
    },
    /// The date on which the record of a deal was created counts as the creation of the opportunity.
    CreationDate {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
    },
    /// An activity happens when it is marked as done; without such a date, on the day for which it was planned.
    ActivityTime {
        /// Name of the file.
        file: String,
        /// The column that comes first.
        column: String,
        /// The columns that fill its gaps, in their order.
        otherwise: Vec<String>,
    },
    /// Won deals without a close, beside others that have one.
    WonWithoutClose {
        /// Their number.
        deals: u64,
        /// Their revenue in minor units.
        amount: i64,
        /// Its currency; empty if the data names none.
        currency: String,
    },
    /// The column of teams never varies within a deal, so it may belong to the deal rather than to the touch.
    TeamOfDeal {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
    },
    /// Persons of touches whose team the list of the staff does not settle.
    StaffGaps {
        /// Name of the file with the list.
        file: String,
        /// Persons who have several teams there.
        several: Vec<String>,
        /// Persons who are not there.
        missing: Vec<String>,
        /// Touches of all of them.
        touches: u64,
        /// Revenue of the won deals with such a touch, in minor units.
        won_revenue: i64,
        /// Its currency; empty if the data names none.
        currency: String,
        /// Touches of persons with several teams are shared among these.
        shared: bool,
    },
    /// The user groups touches into channels.
    Grouping {
        /// Known groups follow the user's rules.
        groups: bool,
        /// Number of the user's rules.
        rules: u64,
        /// Touches that a rule or a known group matches.
        touches: u64,
        /// Touches in all.
        of: u64,
        /// Channels of the other touches, which stay, with their touches.
        kept: Counted,
    },
    /// People of a list of leads or visitors without a deal: they count as lost journeys.
    Unconverted {
        /// Name of the file.
        file: String,
        /// Their number.
        people: u64,
    },
}

//! Files of spend: what a channel or a campaign cost in a day, a week or a month.
//!
//! Such a file has no deals, so it is of use only beside a file of touches, whose credit it is compared with.

mod columns;
mod likely;

pub use columns::{SpendColumns, heading_currency};
pub use likely::is_likely;

/// One row of a file of spend.
#[derive(Clone, Copy, Debug)]
pub struct SpendRow {
    /// Number of the slot with its channel and campaign.
    pub slot: u32,
    /// The row names no channel, so its campaign joins it to touches.
    pub by_campaign: bool,
    /// The day, or the first day of the week or month; milliseconds since 1970.
    pub time: i64,
    /// The last day of its period; `time` if it has none.
    pub until: i64,
    /// Cost in units of [`Scale::FINEST`](fairshare_types::scale::Scale::FINEST), so that no scale of credit depends on
    /// it.
    pub cost: i64,
    /// Number of its currency; `u32::MAX` if it names none.
    pub currency: u32,
    /// It is named as a total, and may be the sum of other rows.
    pub is_total: bool,
    /// Index of its file.
    pub file: u32,
    /// Line where the row begins.
    pub line: u32,
}

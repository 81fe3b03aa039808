//! Parses cells. The format is inferred from the whole column, never from a single cell.

mod currency;
mod date;
mod date_evidence;
mod list;
mod month;
mod nothing;
mod number;
mod number_evidence;
mod space;
mod team;
mod unit;
mod whole_month;
mod words;
mod zone;

pub use currency::currency_code;
pub(crate) use date::is_week_word;
pub use date::{DateFormat, Epoch, parse_bare_clock, parse_clock};
pub use date_evidence::{DateDecision, DateEvidence};
pub(crate) use list::{list_items, split_quoted};
pub(crate) use month::month;
pub use nothing::{is_no_name, is_nothing, is_spreadsheet_error};
pub(crate) use number::scale_of_finest;
pub use number::{Amount, NumberFormat};
pub use number_evidence::{NumberDecision, NumberEvidence};
pub(crate) use space::bare;
pub(crate) use team::depends_on_others;
pub use team::{NotShares, parse_shares, parse_team_cell};
pub use unit::{HeadingUnit, heading_unit};
pub(crate) use whole_month::whole_month;
pub(crate) use zone::zone_in_heading;

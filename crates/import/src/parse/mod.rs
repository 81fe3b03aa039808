//! How a column writes its dates and numbers: decided on the whole column, never on a single cell.

mod currency;
mod date;
mod date_evidence;
mod month;
mod nothing;
mod number;
mod number_evidence;
mod scale;
mod space;
mod team;
mod words;
mod zone;

pub use currency::currency_code;
pub use date::{DateFormat, DateOrder, Epoch, parse_clock};
pub use date_evidence::{DateDecision, DateEvidence};
pub use nothing::{is_nothing, is_spreadsheet_error};
pub(crate) use number::scale_of_finest;
pub use number::{Amount, DecimalMark, NumberFormat};
pub use number_evidence::{NumberDecision, NumberEvidence};
pub use scale::Scale;
pub use space::{folded, is_misleading, shown, stripped, trimmed, unguarded};
pub(crate) use team::depends_on_others;
pub use team::{NotShares, Shares, parse_shares, parse_team_cell};

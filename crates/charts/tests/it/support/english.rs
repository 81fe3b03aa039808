//! English texts with amounts in euros.

#[allow(non_upper_case_globals)]
pub const English: fairshare_charts::English = fairshare_charts::English::EUROS;

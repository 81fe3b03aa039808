//! Scores how well the cells of a column fit a role that its heading suggests.

use super::contents::Contents;
use super::heading::Heading;
use super::lexicon::Concept;
use super::score::{LEAST, MEMBER_STATUS};
use fairshare_types::schema::Role;

/// Facts from all headings of a table, for roles that depend on other columns.
#[derive(Clone, Copy, Debug, Default)]
pub struct Table {
    /// Some column has a stage, an outcome or an amount.
    pub tells_deals: bool,
    /// Some column has a time, and some a channel.
    pub tells_touches: bool,
    /// Some column is certainly the key of a deal.
    pub has_deal_key: bool,
    /// Nearly every row has a person or account.
    pub has_full_key: bool,
    /// Some column has a campaign, and some a person.
    pub tells_members: bool,
    /// Some column has paths.
    pub has_paths: bool,
}

/// Lowest score of a heading that makes a good deal key.
pub const GOOD_KEY: i32 = 60;
/// Lowest key score of a heading with both deal and id.
const SURE_KEY: i32 = 90;
/// Maximum number of distinct texts of a stage or an outcome.
const MOST_STAGES: usize = 25;

/// Score of a column for a role; `None` if its cells are of another kind.
pub fn fit(role: Role, header: i32, heading: &Heading, contents: &Contents<'_>, table: Table) -> Option<i32> {
    // Counts of conversions occur beside paths only.
    if matches!(role, Role::Wins | Role::Losses) && !table.has_paths {
        return None;
    }
    if contents.filled() == 0 {
        // An empty column is used only if no other has the role.
        let empty = if contents.rows == 0 { 0 } else { 25 };
        let weak = contents.rows > 0 && header < 70;
        return (!weak && by_neighbours(role, header, heading, table))
            .then_some((header - empty).max(LEAST.min(header)));
    }
    if contents.are_nested() && !matches!(role, Role::Path | Role::PathTimes) {
        return None;
    }
    if role.is_date() {
        return contents.are_dates().then_some(header);
    }
    if role.is_number() {
        let unread = matches!(role, Role::Value | Role::Probability)
            && header >= 70
            && !contents.are_dates()
            && contents.may_be_numbers();
        return match (contents.are_numbers(), unread) {
            (true, _) => Some(header),
            (false, true) => Some(header - 25),
            (false, false) => None,
        };
    }
    let names = role.is_key()
        || matches!(
            role,
            Role::Owner
                | Role::Channel
                | Role::Campaign
                | Role::TouchType
                | Role::Team
                | Role::Segment
                | Role::Currency
        );
    if names && (contents.are_booleans() || contents.tell_outcomes()) {
        return None;
    }
    // Numbers of a clearly named key may look like spreadsheet dates or seconds since 1970.
    let key = role.is_key() && header >= GOOD_KEY && contents.are_numbers();
    if role != Role::Path && role != Role::PathTimes && !key && contents.are_dates() {
        return None;
    }
    if !by_neighbours(role, header, heading, table) {
        return None;
    }
    if role.is_key() && contents.are_answers() {
        return None;
    }
    let gaps =
        |most: usize| i32::try_from(most * (contents.rows - contents.filled()) / contents.rows.max(1)).unwrap_or(0);
    match role {
        Role::JourneyId => {
            // A key that most rows lack does not join them if another key is in all rows.
            let sparse = table.has_full_key && table.tells_deals && contents.filled() * 2 < contents.rows;
            // `1.10` below `Deal ID` is a key.
            let amounts = header < SURE_KEY && (contents.have_decimals() || contents.have_currencies());
            // `Orders` above zeros counts them.
            let counts = !heading.says.has(Concept::Id) && contents.texts().contains_key("0");
            (!sparse && !amounts && !counts).then(|| header - gaps(15))
        }
        Role::Account | Role::Contact => {
            (!contents.have_decimals() && !contents.have_currencies()).then(|| header - gaps(15))
        }
        Role::Path => {
            let direct = contents.has_paths() || table.has_paths && header >= 90 && !contents.are_numbers();
            direct.then_some(header)
        }
        Role::PathTimes => contents.has_paths().then_some(header),
        Role::Outcome => outcome(header, heading, contents),
        Role::Stage => stage(header, heading, contents, table),
        Role::Currency => {
            let codes = contents.are_currencies();
            (!contents.are_numbers()).then_some(header + if codes { 4 } else { -20 })
        }
        Role::Team => (!contents.are_numbers()).then_some(header + if contents.are_teams() { 20 } else { 0 }),
        Role::Owner => Some(header - if contents.are_teams() { 40 } else { 0 }),
        Role::Channel => {
            let number = if contents.are_numbers() { 25 } else { 0 };
            let teams = if contents.are_teams() { 15 } else { 0 };
            Some(header - number - teams - gaps(10))
        }
        // `Impressions` above numbers counts touches.
        Role::TouchType if contents.are_numbers() && heading.says.role(Role::TouchType) == 0 => None,
        Role::TouchType | Role::Campaign | Role::Segment => {
            Some(header - if role != Role::Campaign && contents.have_decimals() { 60 } else { 0 })
        }
        _ => Some(header),
    }
}

/// Whether the other columns allow a role.
fn by_neighbours(role: Role, header: i32, heading: &Heading, table: Table) -> bool {
    match role {
        // Exports of campaign members call the type of a touch its status; in a table of deals a status is a stage.
        Role::TouchType if heading.says.has(Concept::Status) && header <= MEMBER_STATUS => {
            table.tells_members && !table.has_deal_key
        }
        Role::Stage | Role::Outcome if heading.says.has(Concept::Status) && is_bare_status(heading) => {
            !table.tells_members || table.has_deal_key
        }
        _ => true,
    }
}

/// A status that names no deal, order or outcome.
fn is_bare_status(heading: &Heading) -> bool {
    let says = &heading.says;
    ![Concept::Won, Concept::Lost, Concept::Order, Concept::Role(Role::JourneyId)]
        .iter()
        .any(|concept| says.has(*concept))
}

fn outcome(header: i32, heading: &Heading, contents: &Contents<'_>) -> Option<i32> {
    let outcomes = contents.outcomes();
    let filled = contents.filled();
    let says = &heading.says;
    if contents.are_numbers() {
        // Flags and counts of conversions are numbers; a numeric status needs the codes for won and lost.
        let counts = says.role(Role::Outcome) > 0 || contents.texts().len() <= 2 && heading.currency.is_none();
        let status = says.has(Concept::Status) && !says.has(Concept::Won);
        return (counts && !status || outcomes.known > 0).then_some(header);
    }
    if contents.are_ticks() && says.has(Concept::Won) {
        return Some(header);
    }
    if outcomes.known * 2 > filled {
        return Some(header + 6);
    }
    let few = contents.texts().len() <= MOST_STAGES;
    // An outcome heading keeps its column, with a question about its words; a mere status becomes a stage.
    match says.role(Role::Outcome) >= 60 {
        true if few && (outcomes.known > 0 || outcomes.open == 0) => Some(header - 10),
        true if few => Some(header - 30),
        _ => None,
    }
}

fn stage(header: i32, heading: &Heading, contents: &Contents<'_>, table: Table) -> Option<i32> {
    let outcomes = contents.outcomes();
    if heading.says.role(Role::Stage) >= 90 {
        return Some(header);
    }
    let few = contents.texts().len() <= MOST_STAGES;
    let asked = few && table.tells_deals && !contents.is_unique();
    let codes = contents.are_numbers() && outcomes.known == 0;
    (!codes && (outcomes.known + outcomes.open > 0 || asked || (few && contents.rows < 8))).then_some(header)
}

/// Role and score that the cells alone suggest, for a heading that names no role.
pub fn by_cells(heading: &Heading, contents: &Contents<'_>) -> Option<(Role, i32)> {
    let filled = contents.filled();
    if filled < 2 || contents.texts().len() > 40 {
        return None;
    }
    if contents.are_teams() {
        return Some((Role::Team, 70));
    }
    let says = &heading.says;
    if says.has(Concept::NotOutcome) || says.has(Concept::NotChannel) || says.has(Concept::Touch) {
        return None;
    }
    let outcomes = contents.outcomes();
    let both = contents.texts().len() > 1;
    if contents.tell_outcomes() {
        return Some((Role::Outcome, 62));
    }
    let sale = says.of(Concept::Won) >= 50 || says.of(Concept::Order) >= 60;
    if both && sale && contents.are_booleans() {
        return Some((Role::Outcome, 72));
    }
    (both && outcomes.clear > 0 && (outcomes.known + outcomes.open) * 2 > filled).then_some((Role::Stage, 52))
}

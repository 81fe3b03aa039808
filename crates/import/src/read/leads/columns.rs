//! Finds the columns of a file that may list people without deals.

use super::signs::Sign;
use crate::detect::{Column, Concept, Heading};
use crate::parse::is_nothing;
use crate::read::words::Topic;
use crate::source::Record;
use fairshare_types::options::Choices;
use fairshare_types::schema::{Confidence, Role, Why};

/// The columns of a file that may list people without deals, and what its rows show. As many rows are counted as profiles
/// sample: an amount far down the file is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadColumns {
    /// Ids of the people.
    pub key: usize,
    /// The heading of the ids names leads; otherwise they may be customers too.
    pub names_leads: bool,
    /// Accounts of the people.
    pub account: Option<usize>,
    /// Columns that say who converted.
    pub signs: Vec<Sign>,
    /// The column that names deals.
    deal: Option<usize>,
    /// The column of amounts.
    amount: Option<usize>,
    /// Rows counted.
    pub rows: u64,
    /// Those of people who converted.
    pub converted: u64,
    /// Those that name a deal.
    pub with_deal: u64,
    /// Those with an amount.
    pub with_amount: u64,
}

/// Lowest weight of a word that means deals and no other records.
const NAMES_DEALS: i32 = 100;

impl LeadColumns {
    /// Finds them in a file with one person, a source and a date per row; `None` for any other file. No row is counted.
    pub fn find(columns: &[Column]) -> Option<Self> {
        let of_role = |column: &Column, role: Role| column.role == Some(role) || column.meaning == Some(role);
        let has = |role: Role| columns.iter().any(|column| of_role(column, role));
        let any = |roles: &[Role]| roles.iter().any(|role| has(*role));
        let is_sourced = any(&[Role::Channel, Role::Campaign]) && any(&[Role::Time, Role::Created, Role::LeadCreated]);
        if !is_sourced || any(&[Role::Path, Role::Cost, Role::Wins]) {
            return None;
        }
        // A column of persons or accounts may have the role of the deal, so the meaning of its heading counts.
        let means = |column: &Column, role: Role| column.meaning.or(column.role) == Some(role);
        let is_person = |column: &Column| means(column, Role::Contact) || means(column, Role::JourneyId);
        let names_leads = |column: &Column| Heading::of(&column.name).says.has(Concept::Lead);
        let at = |test: &dyn Fn(&Column) -> bool| columns.iter().position(test);
        let lead = at(&|column| is_person(column) && names_leads(column));
        let visitor = || {
            let has_stage = columns.iter().any(|column| {
                Topic::Lifecycle.is_in(&column.name) || names_leads(column) && of_role(column, Role::Stage)
            });
            let is_known = has(Role::Outcome) || has_stage;
            at(&|column| means(column, Role::Contact) && (is_known || Topic::Anonymous.is_in(&column.name)))
        };
        let key = lead.or_else(visitor)?;
        // Persons have a lifecycle, deals have none: the id of their record is no key of a deal.
        let has_lifecycle = columns.iter().any(|column| Topic::Lifecycle.is_in(&column.name));
        let names_deals = |column: &Column| Heading::of(&column.name).says.role(Role::JourneyId) >= NAMES_DEALS;
        let is_record = |column: &Column| has_lifecycle && means(column, Role::JourneyId) && !names_deals(column);
        let others = || columns.iter().enumerate().filter(|(at, column)| *at != key && !is_record(column));
        let of = |role: Role| others().find(|(_, column)| means(column, role)).map(|(at, _)| at);
        let mut signs: Vec<Sign> = others().filter_map(|(at, column)| Sign::of(at, column)).collect();
        // Junk leads are closed, too.
        if signs.iter().any(|sign| !sign.is_close()) {
            signs.retain(|sign| !sign.is_close());
        }
        Some(Self {
            key,
            names_leads: lead.is_some(),
            account: of(Role::Account),
            deal: of(Role::JourneyId),
            amount: of(Role::Value),
            rows: 0,
            converted: 0,
            with_deal: 0,
            with_amount: 0,
            signs,
        })
    }

    /// Counts a row.
    pub fn see(&mut self, row: &Record<'_>, choices: &Choices) {
        let is_in = |at: Option<usize>, test: &dyn Fn(&[u8]) -> bool| at.is_some_and(|at| test(row.cell(at)));
        self.rows += 1;
        self.converted += u64::from(self.signs.iter().any(|sign| sign.is_converted(row.cell(sign.at), choices)));
        self.with_deal += u64::from(is_in(self.deal, &|cell| !is_nothing(cell)));
        self.with_amount += u64::from(is_in(self.amount, &|cell| cell.iter().any(|b| matches!(b, b'1'..=b'9'))));
    }

    /// The close date that says who converted because nothing else does.
    pub fn close(&self) -> Option<usize> {
        self.signs.iter().find(|sign| sign.is_close()).map(|sign| sign.at)
    }
}

/// Gives the columns the roles of touches: the person, the date, the source. The rest is about no deal.
pub fn assign(columns: &mut [Column], found: Option<&LeadColumns>) {
    let at = |test: &dyn Fn(&Column) -> bool| columns.iter().position(test);
    let of = |role: Role| move |column: &Column| column.role == Some(role);
    let key = found.map(|found| found.key).or_else(|| at(&of(Role::JourneyId))).or_else(|| at(&of(Role::Contact)));
    let created = |column: &Column| matches!(column.meaning, Some(Role::Created | Role::LeadCreated));
    let time = at(&of(Role::Time)).or_else(|| at(&created));
    let keeps = [Role::Channel, Role::Campaign, Role::TouchType, Role::Team, Role::TeamShare];
    for (at, column) in columns.iter_mut().enumerate() {
        let role = match at {
            at if Some(at) == key => Some(Role::Contact),
            at if Some(at) == time => Some(Role::Time),
            _ => column.role.filter(|role| keeps.contains(role)),
        };
        if column.role != role && column.why != Why::Chosen {
            column.why = if role.is_some() { Why::NameAndCells } else { Why::Unused };
            column.confidence = Confidence::Likely;
        }
        (column.role, column.meaning) = (role, role);
    }
}

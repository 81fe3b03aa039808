//! Scores how well a heading fits each role, from 0 to about 100, without its cells.

mod dates;
mod deals;
mod keys;
mod touches;

use super::heading::Heading;
use super::lexicon::Concept;
use fairshare_types::schema::Role;

/// Scores of a column, in the order of [`Role::ALL`].
pub type Scores = [i32; Role::ALL.len()];

/// Lowest score at which a column is used for a role.
pub const LEAST: i32 = 40;

/// Lowest weight of a word that is the topic of its heading.
const STRONG: i32 = 60;

/// Score of a bare status as the type of a touch, which it is only in lists of campaign members.
pub const MEMBER_STATUS: i32 = 50;

/// The scores of a heading for all roles.
#[must_use]
pub fn header_scores(heading: &Heading) -> Scores {
    let view = View::of(heading);
    let mut scores = [0; Role::ALL.len()];
    for role in Role::ALL {
        let score = match role {
            Role::JourneyId => view.journey_id(),
            Role::Account => view.account(),
            Role::Contact => view.contact(),
            Role::Time => view.time(),
            Role::Sequence => view.direct(role, &[Role::Stage, Role::Time, Role::Owner, Role::Value, Role::Channel]),
            Role::Channel => view.channel(),
            Role::Campaign => view.campaign(),
            Role::TouchType => view.touch_type(),
            Role::Team => view.team(),
            Role::TeamShare => 0,
            Role::Owner => view.owner(),
            Role::Stage => view.stage(),
            Role::Outcome => view.outcome(),
            Role::Value => view.value(),
            Role::Currency => view.currency(),
            Role::Cost => view.cost(),
            Role::Created => view.created(),
            Role::Closed => view.closed(),
            Role::LeadCreated => view.lead_created(),
            Role::OpportunityCreated => view.opportunity_created(),
            Role::Segment => view.direct(role, &[Role::Time, Role::Value, Role::Cost, Role::Owner]),
            Role::Path => view.direct(role, &[Role::Time, Role::Value, Role::Sequence]) - 60 * i32::from(view.count),
            Role::PathTimes => view.path_times(),
            Role::Wins => view.wins(),
            Role::Losses => view.losses(),
            Role::Given => view.given(),
            Role::Probability => view.probability(),
        };
        // If two headings have the same meaning, the one with fewer other words wins.
        let rest = 2 * heading.unknown.clamp(0, 6) + heading.words.clamp(1, 8) - 1;
        scores[role as usize] = if score > 0 { (score - rest).max(1) } else { 0 };
    }
    scores
}

/// The concepts of a heading as named fields.
struct View<'a> {
    heading: &'a Heading,
    deal: i32,
    order: i32,
    id: bool,
    name: bool,
    customer: bool,
    lead: bool,
    touch: i32,
    status: i32,
    flag: bool,
    count: bool,
    won: i32,
    lost: bool,
    date: i32,
    closed: i32,
    created: bool,
    no_time: bool,
    no_value: bool,
}

impl<'a> View<'a> {
    fn of(heading: &'a Heading) -> Self {
        let says = &heading.says;
        Self {
            heading,
            deal: says.role(Role::JourneyId),
            order: says.of(Concept::Order),
            id: says.has(Concept::Id),
            name: says.has(Concept::Name),
            customer: says.has(Concept::Customer),
            lead: says.has(Concept::Lead),
            touch: says.of(Concept::Touch),
            status: says.of(Concept::Status),
            flag: says.has(Concept::Flag),
            count: says.has(Concept::Count) && !says.has(Concept::Id) && !says.has(Concept::Name),
            won: says.of(Concept::Won),
            lost: says.has(Concept::Lost),
            date: says.role(Role::Time),
            closed: says.role(Role::Closed),
            created: says.role(Role::Created) > 0,
            no_time: says.has(Concept::NotTime) || heading.note.has(Concept::NotTime),
            no_value: says.has(Concept::NotValue) || heading.note.has(Concept::NotValue),
        }
    }

    fn role(&self, role: Role) -> i32 {
        self.heading.says.role(role)
    }

    /// Penalty for a strong word from another role: a heading is about one thing.
    fn against(&self, roles: &[Role]) -> i32 {
        80 * i32::from(roles.iter().any(|role| self.role(*role) >= STRONG))
    }

    fn direct(&self, role: Role, others: &[Role]) -> i32 {
        self.role(role) - self.against(others)
    }
}

//! How well a heading fits each role, from 0 to about 100, before its cells are looked at.

use super::Role;
use super::heading::Heading;
use super::lexicon::Concept;

/// Scores of a column, by the place of the role in [`Role::ALL`].
pub type Scores = [i32; Role::ALL.len()];

/// A column below this score is not used for a role.
pub const LEAST: i32 = 40;
/// A word that weighs this much is what its heading is about.
const STRONG: i32 = 60;
/// What a bare status scores as the type of a touch, which it is in lists of campaign members only.
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
        };
        // Of two headings that say the same, the one with fewer other words is meant.
        let rest = 2 * heading.unknown.clamp(0, 6) + heading.words.clamp(1, 8) - 1;
        scores[role as usize] = if score > 0 { (score - rest).max(1) } else { 0 };
    }
    scores
}

/// The concepts of a heading by their names.
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

    /// The penalty for words of other roles in the heading; the heading is about one thing.
    fn against(&self, roles: &[Role]) -> i32 {
        80 * i32::from(roles.iter().any(|role| self.role(*role) >= STRONG))
    }

    /// Words that a key has nothing to do with.
    fn against_key(&self) -> i32 {
        let fields = [
            Role::Time,
            Role::Stage,
            Role::Outcome,
            Role::Cost,
            Role::Owner,
            Role::Team,
            Role::Channel,
            Role::Currency,
            Role::TouchType,
            Role::Created,
            Role::Closed,
            Role::Segment,
            Role::Given,
            Role::Sequence,
        ];
        let status = self.status > 0 || self.won >= STRONG || self.lost;
        let value = self.role(Role::Value) > 75 || (self.no_value && !self.id);
        self.against(&fields).max(80 * i32::from(status || value))
    }

    fn direct(&self, role: Role, others: &[Role]) -> i32 {
        self.role(role) - self.against(others)
    }

    fn journey_id(&self) -> i32 {
        let says = &self.heading.says;
        let person = self.role(Role::Contact) > 0 || self.role(Role::Account) > 0;
        let base = match (self.deal, self.order) {
            (deal, _) if deal > 0 && self.id => 70 + deal / 4,
            (deal, order) if deal > 0 && self.name && order < deal => deal * 52 / 100,
            (deal, _) if deal >= 85 => deal * 85 / 100,
            (_, order) if order > 0 && self.id => order * 86 / 100,
            (_, order) if order > 0 && self.name => order * 42 / 100,
            (deal, order) => (deal * 85 / 100).max(order * 64 / 100),
        };
        let named_person = person && !(self.id && self.deal > 0);
        let veto = 85 * i32::from(says.has(Concept::NotJourneyId) && self.deal < 100);
        let campaign = 60 * i32::from(self.role(Role::Campaign) > 0);
        let flag = 85 * i32::from(self.flag && !self.id);
        base - self.against_key() - veto - campaign - flag - 30 * i32::from(named_person)
    }

    fn contact(&self) -> i32 {
        let person = self.role(Role::Contact);
        let base = if person > 0 {
            person * 78 / 100 + 10 * i32::from(self.id) - 4 * i32::from(self.name)
        } else if self.customer && self.id {
            78
        } else if self.lead {
            62 + 14 * i32::from(self.id) - 4 * i32::from(self.name)
        } else {
            0
        };
        let veto = 60 * i32::from(self.heading.says.has(Concept::NotOutcome) && !self.id);
        let deal = 40 * i32::from(self.deal.max(self.order) >= 85 && self.touch == 0);
        let campaign = 40 * i32::from(self.role(Role::Campaign) > 0);
        base - self.against_key().max(veto) - deal - campaign - 60 * i32::from(self.flag || self.count)
    }

    fn account(&self) -> i32 {
        let account = self.role(Role::Account);
        let base = if account > 0 {
            account * 84 / 100 + 6 * i32::from(self.id || self.name)
        } else if self.customer {
            if self.id { 30 } else { 68 + 12 * i32::from(self.name) }
        } else {
            0
        };
        let person = 30 * i32::from(self.role(Role::Contact) >= 100 && !self.name);
        base - self.against_key() - person - 60 * i32::from(self.flag || self.count)
    }

    fn time(&self) -> i32 {
        if self.date == 0 {
            return 0;
        }
        let touch = match self.touch {
            60.. => 12,
            1.. => 8,
            _ => 0,
        };
        // The touch of a heading such as `Contact date` is no person.
        let deal = self.deal.max(self.order).max(self.closed).max(if self.won >= 50 || self.lost { 90 } else { 0 });
        let lead = if self.lead && touch == 0 { 45 } else { 0 };
        let created = if self.created && touch < 12 { 25 } else { 0 };
        let base = if self.date > 65 { 60 + self.date / 5 } else { 62 };
        let others = [
            Role::TouchType,
            Role::Stage,
            Role::Value,
            Role::Cost,
            Role::Owner,
            Role::Team,
            Role::Currency,
            Role::Channel,
            Role::Path,
        ];
        let others = self.against(&others).max(70 * i32::from(self.status > 0 || self.no_time));
        let campaign = 20 * i32::from(self.role(Role::Campaign) > 0 && touch == 0);
        base + touch - (deal * 45 / 100).max(lead) - created - others - campaign
    }

    fn no_date(&self) -> i32 {
        let others =
            [Role::TouchType, Role::Value, Role::Cost, Role::Owner, Role::Currency, Role::Channel, Role::Stage];
        let other = self.status > 0 || self.no_time || self.count;
        self.against(&others).max(70 * i32::from(other))
    }

    fn closed(&self) -> i32 {
        let won = if self.won >= 50 { 90 } else { 0 };
        let lost = if self.lost { 55 } else { 0 };
        let dated = i32::from(self.date > 0);
        let base = match self.closed.max(won).max(lost) {
            0 if self.order > 0 && (self.date > 0 || self.created) => self.order * 74 / 100,
            0 if self.deal > 0 && self.date > 0 && !self.created => self.deal * 60 / 100,
            0 => 0,
            clear => clear * 78 / 100 + 15 * dated,
        };
        let created = 50 * i32::from(self.created && self.order == 0);
        let touch = 25 * i32::from(self.touch > 0);
        let estimated = 15 * i32::from(self.no_value);
        let actual = 3 * i32::from(self.heading.says.has(Concept::Actual));
        base - self.no_date() - created - touch - estimated + actual
    }

    fn created(&self) -> i32 {
        let other = 40 * i32::from(self.lead || self.deal >= 100 || self.touch > 50);
        i32::from(self.created) * (78 + 8 * i32::from(self.date > 0)) - other - self.no_date()
    }

    fn lead_created(&self) -> i32 {
        let base = match self.role(Role::LeadCreated) {
            0 if self.lead && self.created => 92,
            0 if self.lead && self.date > 0 => 70,
            direct => direct,
        };
        base + 3 * i32::from(self.date > 0 && base > 0) - self.no_date()
    }

    fn opportunity_created(&self) -> i32 {
        let created = i32::from(self.deal >= 85 && self.created) * 90;
        created.max(self.role(Role::OpportunityCreated)) - self.no_date()
    }

    fn channel(&self) -> i32 {
        let says = &self.heading.says;
        let lonely = self.touch >= 100 && self.role(Role::TouchType) == 0 && !self.id && !self.name && !self.count;
        let base = if self.role(Role::Channel) > 0 {
            self.role(Role::Channel) - 10 * i32::from(self.role(Role::TouchType) >= 100)
        } else if self.role(Role::Campaign) > 0 && self.role(Role::TouchType) >= 100 {
            // The type of the campaign is nearer to the touch than the source of the lead.
            98
        } else if lonely {
            46
        } else {
            0
        };
        let others = [
            Role::Owner,
            Role::Team,
            Role::Stage,
            Role::Cost,
            Role::Currency,
            Role::Time,
            Role::Outcome,
            Role::Path,
            Role::Created,
            Role::Closed,
            Role::Segment,
            Role::Sequence,
        ];
        let value = self.role(Role::Value) > 62;
        // A site or a platform is a channel, a country or a browser is none.
        let veto = says.has(Concept::NotChannel);
        let other = self.status > 0 || self.count || self.no_time || value || veto || self.won >= 100;
        base - self.against(&others).max(75 * i32::from(other)) - 14 * i32::from(self.id)
    }

    fn campaign(&self) -> i32 {
        let others = [
            Role::TouchType,
            Role::Stage,
            Role::Cost,
            Role::Owner,
            Role::Time,
            Role::Team,
            Role::Currency,
            Role::Created,
        ];
        let other = self.status > 0 || self.count || self.role(Role::Value) > 75 || self.flag;
        let source = 25 * i32::from(self.role(Role::Channel) > 75);
        let id = 8 * i32::from(self.id);
        self.role(Role::Campaign) - self.against(&others).max(75 * i32::from(other)) - source - id
    }

    fn touch_type(&self) -> i32 {
        let kind = self.role(Role::TouchType);
        let object = &self.heading.object;
        let touch = self.touch > 0 || object.of(Concept::Touch) >= 100;
        let of_deal = self.deal.max(self.order).max(object.role(Role::JourneyId)) >= 85
            || self.customer
            || self.lead
            || self.role(Role::Account) > 0
            || object.role(Role::Account) > 0
            || object.role(Role::Contact) > 0 && object.of(Concept::Touch) == 0;
        let base = if kind >= 100 {
            match (touch, of_deal) {
                (true, _) => 92,
                (false, true) => 15,
                (false, false) => 66,
            }
        } else if kind > 0 {
            kind
        } else if self.touch >= 100 && self.name {
            70
        } else if self.touch >= 100 && self.status > 0 {
            54
        } else if self.touch >= 100 {
            44
        } else if self.status > 0 && self.deal == 0 && self.order == 0 {
            MEMBER_STATUS
        } else {
            0
        };
        let others = [
            Role::Channel,
            Role::Campaign,
            Role::Owner,
            Role::Team,
            Role::Time,
            Role::Value,
            Role::Cost,
            Role::Currency,
            Role::Stage,
            Role::Path,
            Role::Sequence,
            Role::Outcome,
        ];
        let medium = self.role(Role::Channel) < 70;
        let others = if medium { &others[1..] } else { &others[..] };
        let veto = self.heading.says.has(Concept::NotChannel) || self.count || self.no_time || (self.id && kind < 100);
        base - self.against(others).max(70 * i32::from(veto))
    }

    fn team(&self) -> i32 {
        let others = [Role::Time, Role::TouchType, Role::Stage, Role::Value, Role::Cost, Role::Channel, Role::Campaign];
        let other = self.status > 0 || self.count || self.role(Role::Value) > 62;
        let customers =
            60 * i32::from(self.customer || self.role(Role::Account) > 0 || self.heading.says.has(Concept::NotChannel));
        self.role(Role::Team) - self.against(&others).max(75 * i32::from(other)) - customers - 5 * i32::from(self.id)
    }

    fn owner(&self) -> i32 {
        let others = [
            Role::Team,
            Role::Time,
            Role::TouchType,
            Role::Stage,
            Role::Value,
            Role::Cost,
            Role::Channel,
            Role::Currency,
            Role::Segment,
        ];
        let other = self.status > 0 || self.count;
        self.role(Role::Owner) - self.against(&others).max(75 * i32::from(other))
    }

    fn stage(&self) -> i32 {
        let stage = self.role(Role::Stage);
        let base = if stage >= 90 {
            92
        } else if self.status > 0 {
            50 + 6 * i32::from(self.deal > 0 || self.lead || stage > 0)
        } else {
            stage * 72 / 100
        };
        let others = [
            Role::Time,
            Role::TouchType,
            Role::Value,
            Role::Cost,
            Role::Owner,
            Role::Team,
            Role::Created,
            Role::Currency,
            Role::Channel,
        ];
        let veto = self.heading.says.has(Concept::NotOutcome) && stage < 90;
        let other = self.count || veto || self.no_time && stage < 90;
        // `Task status` is that of the task.
        let touch = 40 * i32::from(self.touch >= 100 && stage < 90 && self.deal == 0);
        base - self.against(&others).max(70 * i32::from(other))
            - touch
            - 4 * i32::from(self.id)
            - 30 * i32::from(self.flag)
    }

    fn outcome(&self) -> i32 {
        let outcome = self.role(Role::Outcome) * 95 / 100;
        let won = match self.won {
            80.. => 84 + 8 * i32::from(self.flag),
            50.. if self.flag => 84,
            _ => 0,
        };
        let deal = self.deal > 0 || self.order > 0 || self.closed > 0;
        let status = if self.status > 0 { 62 + 8 * i32::from(deal) } else { 0 };
        let bought = match self.flag {
            true if self.customer || self.order > 0 || self.deal > 0 => 72,
            false if self.order >= 100 && !self.id && !self.name => 46,
            _ => 0,
        };
        let others = [
            Role::TouchType,
            Role::Value,
            Role::Cost,
            Role::Owner,
            Role::Team,
            Role::Created,
            Role::Currency,
            Role::Channel,
            Role::Campaign,
            Role::Path,
        ];
        let veto = self.heading.says.has(Concept::NotOutcome) && !(self.status > 0 && self.won > 0);
        let reason_of_status = self.status > 0 && self.touch == 0 && !self.lost;
        let veto = veto && !(reason_of_status && self.heading.folded == "statusreason");
        // `Is lost` says the opposite; `Won date` and `Conversion rate` are no outcomes.
        let other =
            self.date > 0 || self.count || self.no_value && !self.lost || self.lost && self.won == 0 && outcome == 0;
        // `Call outcome` says how the call went, not the deal.
        let touch = 60 * i32::from(self.touch >= 100 && self.won == 0);
        let base = outcome.max(won).max(status).max(bought);
        base - self.against(&others).max(85 * i32::from(veto || other)) - touch - 30 * i32::from(self.id || self.name)
    }

    fn value(&self) -> i32 {
        let value = self.role(Role::Value);
        if value == 0 {
            return 0;
        }
        let says = &self.heading.says;
        let others = [
            Role::Currency,
            Role::Given,
            Role::Owner,
            Role::Team,
            Role::TouchType,
            Role::Channel,
            Role::Segment,
            Role::Campaign,
        ];
        let cost = self.role(Role::Cost);
        let spent = cost >= STRONG || says.has(Concept::Ad) || (cost > 0 && self.touch > 0);
        let dated = self.date >= 100 && self.heading.unknown == 0;
        let note = self.heading.note.role(Role::Given) > 0;
        // The value of a pipeline is an amount, that of a stage is none.
        let stage = self.role(Role::Stage) > 62;
        let other = stage || spent || dated || self.no_value || note || self.status > 0 || (self.name && !self.id);
        let better = 4 * i32::from(says.has(Concept::Actual)) + 2 * i32::from(self.deal > 0);
        let converted = 3 * i32::from(self.heading.company_currency);
        value - self.against(&others).max(90 * i32::from(other)) + better + converted - 8 * i32::from(self.touch > 0)
    }

    fn cost(&self) -> i32 {
        let says = &self.heading.says;
        let (cost, value) = (self.role(Role::Cost), self.role(Role::Value));
        let spent = says.has(Concept::Ad) || self.touch > 0 || self.role(Role::Campaign) > 0;
        let base = match (cost, spent) {
            (STRONG.., _) => cost,
            (1.., true) => cost + 45,
            (0, true) if value > 0 && says.has(Concept::Ad) => 62,
            (cost, _) => cost,
        };
        let others = [Role::Currency, Role::Owner, Role::Team, Role::Stage, Role::Given, Role::Time];
        let veto = says.has(Concept::NotValue) && !says.has(Concept::Ad) && cost < 100;
        base - self.against(&others).max(70 * i32::from(veto))
    }

    fn given(&self) -> i32 {
        let given =
            self.role(Role::Given).max(self.heading.note.role(Role::Given) * i32::from(self.role(Role::Value) > 0));
        let others = [Role::TouchType, Role::Owner, Role::Team, Role::Currency, Role::Time];
        let money = self.role(Role::Value) > 0 || self.heading.words > 1 || given == 0;
        given - self.against(&others) - 30 * i32::from(!money)
    }

    fn currency(&self) -> i32 {
        let rate = 70 * i32::from(self.heading.says.has(Concept::NotValue));
        self.role(Role::Currency) * 95 / 100 - rate - 70 * i32::from(self.date >= 100)
    }

    fn path_times(&self) -> i32 {
        let direct = self.role(Role::PathTimes);
        let path = i32::from(self.role(Role::Path) > 0 && self.date > 0);
        direct.max(path * 85)
    }

    fn wins(&self) -> i32 {
        let counted = self.count && (self.won > 0 || self.role(Role::Outcome) > 0);
        let direct = self.role(Role::Wins);
        let lost = self.lost || self.role(Role::Losses) > 0 || self.heading.says.has(Concept::Not);
        direct.max(85 * i32::from(counted))
            - 60 * i32::from(lost)
            - self.against(&[Role::Value, Role::Time, Role::Cost])
    }

    fn losses(&self) -> i32 {
        let counted = self.count && self.lost;
        self.role(Role::Losses).max(85 * i32::from(counted)) - self.against(&[Role::Value, Role::Time, Role::Cost])
    }
}

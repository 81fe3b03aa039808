//! Marketing and sales of the invented company: its channels, campaigns, people and events.

use super::calendar::Day;

/// When an activity takes place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Hours {
    /// At any time of any day, as visits and clicks do.
    Any,
    /// On the half-hour of a working day.
    Office,
    /// Tuesdays and Thursdays, at half past eight.
    Mailing,
}

/// The person named on a touch.
#[derive(Clone, Copy)]
pub enum Person {
    /// Always the same person.
    Named(&'static str),
    /// The owner of the deal.
    Owner,
    /// The deal's sales development representative.
    Development,
    /// The owner of the deal together with somebody.
    OwnerAnd(&'static str),
    /// The deal's sales development representative together with somebody.
    DevelopmentAnd(&'static str),
}

/// One kind of touch.
#[derive(Clone, Copy)]
pub struct Activity {
    /// Its channel.
    pub channel: &'static str,
    /// Its campaign.
    pub campaign: &'static str,
    /// Its touch type.
    pub kind: &'static str,
    /// The person named on it.
    pub person: Person,
    /// Its team, or its teams with their shares.
    pub team: &'static str,
    /// Cost of one such touch, in euros. Zero is left empty.
    pub cost: i32,
    /// When it takes place.
    pub hours: Hours,
}

/// An activity on a date, which deals that run on that day may attend.
pub struct Event {
    /// Its first day.
    pub day: Day,
    /// Its number of days.
    pub days: i32,
    /// Minute of the day; zero means any half-hour of the working day.
    pub minute: i32,
    /// Percentage of the deals running on that day that attend.
    pub percent: i32,
    /// Whether a deal must have become a lead.
    pub needs_lead: bool,
    /// The activity.
    pub activity: Activity,
}

const MIRA: Person = Person::Named("Mira");
const JONAS: Person = Person::Named("Jonas");
const TILDA: Person = Person::Named("Tilda");
const OSKAR: Person = Person::Named("Oskar");

#[rustfmt::skip]
const fn of(channel: &'static str, campaign: &'static str, kind: &'static str, person: Person, team: &'static str, cost: i32, hours: Hours) -> Activity {
    Activity { channel, campaign, kind, person, team, cost, hours }
}

/// First contacts by marketing, with weights.
pub const AWARENESS: [(i32, Activity); 8] = [
    (15, of("Search ad", "Search: planning software", "Ad click", TILDA, "Marketing", 14, Hours::Any)),
    (9, of("Search ad", "Search: capacity planning", "Ad click", TILDA, "Marketing", 11, Hours::Any)),
    (12, of("Social ad", "Social: operations leaders", "Ad click", TILDA, "Marketing", 19, Hours::Any)),
    (8, of("Social ad", "Social: finance leads", "Ad click", TILDA, "Marketing", 23, Hours::Any)),
    (14, of("Website", "Blog: The cost of downtime", "Visit", JONAS, "Marketing", 0, Hours::Any)),
    (10, of("Website", "Guide: First 90 days", "Download", JONAS, "Marketing", 9, Hours::Any)),
    (8, of("Website", "Benchmark report 2025", "Download", JONAS, "Marketing", 12, Hours::Any)),
    (6, of("E-mail", "Newsletter", "Click", TILDA, "Marketing", 2, Hours::Mailing)),
];

/// Touches by which marketing stays in contact.
pub const NURTURE: [(i32, Activity); 5] = [
    (14, of("E-mail", "Newsletter", "Click", TILDA, "Marketing", 2, Hours::Mailing)),
    (12, of("E-mail", "Planning course", "Click", TILDA, "Marketing", 2, Hours::Mailing)),
    (10, of("E-mail", "Customer stories", "Click", TILDA, "Marketing", 2, Hours::Mailing)),
    (8, of("Website", "Guide: The business case", "Download", JONAS, "Marketing", 9, Hours::Any)),
    (5, of("Social ad", "Social: operations leaders", "Ad click", TILDA, "Marketing", 19, Hours::Any)),
];

/// Cold calls and messages of sales development.
pub const OUTBOUND: [(i32, Activity); 2] = [
    (6, of("Outreach", "Outbound: new accounts", "Reply", Person::Development, "SDR", 7, Hours::Office)),
    (4, of("Call", "Outbound: new accounts", "Call", Person::Development, "SDR", 16, Hours::Office)),
];

/// Follow-ups of sales development.
pub const QUALIFICATION: [(i32, Activity); 3] = [
    (5, of("Call", "Qualification call", "Call", Person::Development, "SDR", 16, Hours::Office)),
    (3, of("Outreach", "Inbound follow-up", "Reply", Person::Development, "SDR", 7, Hours::Office)),
    (2, of("Call", "Meeting booking", "Call", Person::Development, "SDR", 16, Hours::Office)),
];

/// First contacts of sales, from its own network.
pub const OWN_NETWORK: [(i32, Activity); 2] = [
    (5, of("Call", "Discovery call", "Call", Person::Owner, "Sales", 25, Hours::Office)),
    (3, of("Meeting", "Customer referral", "Meeting", Person::Owner, "Sales", 90, Hours::Office)),
];

/// Touches of sales, in the order in which they happen.
pub const SELLING: [(i32, Activity); 6] = [
    (10, of("Demo", "Product demo", "Meeting", Person::Owner, "Sales", 120, Hours::Office)),
    (7, of("Call", "Technical call", "Call", Person::Owner, "Sales", 40, Hours::Office)),
    (4, of("Demo", "Proof of value", "Meeting", Person::Owner, "Sales", 480, Hours::Office)),
    (3, of("Meeting", "On-site workshop", "Meeting", Person::Owner, "Sales", 560, Hours::Office)),
    (6, of("Call", "Follow-up call", "Call", Person::Owner, "Sales", 25, Hours::Office)),
    (9, of("Meeting", "Proposal meeting", "Meeting", Person::Owner, "Sales", 150, Hours::Office)),
];

/// Touches that open an opportunity.
pub const OPENING: [(i32, Activity); 2] = [
    (13, of("Call", "Discovery call", "Call", Person::Owner, "Sales", 25, Hours::Office)),
    (7, of("Call", "Qualification call", "Call", Person::Development, "SDR", 16, Hours::Office)),
];

/// Last touches of a won deal.
pub const CLOSING: [(i32, Activity); 7] = [
    (44, of("Call", "Closing call", "Call", Person::Owner, "Sales", 25, Hours::Office)),
    (22, of("Meeting", "Proposal meeting", "Meeting", Person::Owner, "Sales", 150, Hours::Office)),
    (11, of("E-mail", "Customer stories", "Click", TILDA, "Marketing", 2, Hours::Mailing)),
    (8, of("Website", "Guide: The business case", "Download", JONAS, "Marketing", 9, Hours::Any)),
    (5, of("E-mail", "Newsletter", "Click", TILDA, "Marketing", 2, Hours::Mailing)),
    (6, of("Outreach", "Paperwork", "Reply", Person::Development, "SDR", 7, Hours::Office)),
    (7, of("Partner", "Partner workshops", "Meeting", OSKAR, "Partner", 240, Hours::Office)),
];

/// Last touches of a won deal without marketing.
pub const CLOSING_ALONE: [(i32, Activity); 2] = [CLOSING[0], CLOSING[1]];

/// The touch by which a partner brings a deal.
pub const INTRODUCTION: Activity =
    of("Partner", "Partner introductions", "Introduction", OSKAR, "Partner", 110, Hours::Office);

/// A touch of partner and sales together.
pub const WORKSHOP: Activity =
    of("Partner", "Partner workshops", "Meeting", Person::OwnerAnd("Oskar"), "Sales + Partner", 240, Hours::Office);

/// Marketing and sales development together, for large accounts only.
pub const ACCOUNT_PROGRAMME: Activity = of(
    "Account programme",
    "Top 50 accounts",
    "Mailing and call",
    Person::DevelopmentAnd("Mira"),
    "Marketing 70% / SDR 30%",
    85,
    Hours::Office,
);

/// Touches after the close, too late to count.
pub const ONBOARDING: [(i32, Activity); 2] = [
    (3, of("Call", "Onboarding", "Call", Person::Owner, "Sales", 25, Hours::Office)),
    (2, of("E-mail", "Newsletter", "Click", TILDA, "Marketing", 2, Hours::Mailing)),
];

const fn webinar(campaign: &'static str, team: &'static str) -> Activity {
    of("Webinar", campaign, "Attended", JONAS, team, 38, Hours::Office)
}

const fn conference(campaign: &'static str) -> Activity {
    of("Event", campaign, "Booth visit", Person::OwnerAnd("Mira"), "Marketing 60% / Sales 40%", 640, Hours::Office)
}

const fn dinner(campaign: &'static str) -> Activity {
    of("Event", campaign, "Dinner", Person::OwnerAnd("Mira"), "Sales + Marketing", 290, Hours::Office)
}

#[rustfmt::skip]
const fn on(day: i32, days: i32, minute: i32, percent: i32, needs_lead: bool, activity: Activity) -> Event {
    Event { day: Day(day), days, minute, percent, needs_lead, activity }
}

/// The events of the year, in order. Day 69 is 11 March.
pub const EVENTS: [Event; 14] = [
    on(42, 1, 900, 26, false, webinar("Webinar: Planning in practice", "Marketing")),
    on(48, 1, 510, 30, false, of("E-mail", "Lanternfair 2025", "Click", MIRA, "Marketing", 2, Hours::Mailing)),
    on(69, 3, 0, 34, false, conference("Lanternfair 2025")),
    on(98, 1, 900, 26, false, webinar("Webinar: Analytics in practice", "Marketing")),
    on(134, 1, 1140, 22, true, dinner("Spring dinner")),
    on(154, 1, 900, 24, false, webinar("Webinar: From spreadsheet to plan", "Marketing")),
    on(161, 1, 900, 12, false, webinar("Webinar with partners", "Marketing + Partner")),
    on(182, 1, 900, 18, false, webinar("Webinar: Inside a rollout", "Marketing")),
    on(252, 1, 900, 26, false, webinar("Webinar: A year of planning", "Marketing")),
    on(258, 1, 510, 28, false, of("E-mail", "Harbourlight Forum", "Click", MIRA, "Marketing", 2, Hours::Mailing)),
    on(279, 2, 0, 30, false, conference("Harbourlight Forum")),
    on(308, 1, 900, 26, false, webinar("Webinar: Budget season", "Marketing")),
    on(316, 1, 1140, 20, true, dinner("Autumn dinner")),
    on(335, 1, 900, 18, false, webinar("Webinar: Inside a rollout", "Marketing")),
];

/// Owners of deals, in sales.
pub const OWNERS: [&str; 8] = ["Viktor", "Amara", "Pilar", "Ravi", "Ines", "Bruno", "Saskia", "Emeka"];

/// Sales development representatives.
pub const DEVELOPMENT: [&str; 4] = ["Nico", "Lene", "Yusuf", "Greta"];

/// First and second halves of the names of invented accounts.
#[rustfmt::skip]
pub const NAMES: ([&str; 30], [&str; 22]) = (
    [
        "Quill", "Otter", "Bramble", "Pebble", "Tinder", "Moon", "Kettle", "Umber", "Drift", "Gable",
        "Salt", "Rook", "Inkpot", "Lantern", "Thimble", "Marrow", "Puddle", "Willow", "Hazel", "Nettle",
        "Ember", "Sorrel", "Tumble", "Wicker", "Fennel", "Bobbin", "Cinder", "Magpie", "Juniper", "Acorn",
    ],
    [
        "wick", "vale", "thorn", "barrow", "stone", "cart", "finch", "hook", "loom", "mill", "gate",
        "well", "spoon", "button", "crank", "lark", "sprocket", "pail", "whistle", "tandem", "latch", "bloom",
    ],
);

//! Positions and formats of the columns of one file.

use super::fit::{DateParts, Visits};
use super::interner::hash;
use super::key::is_key_of_any_object;
use super::mark::Mark;
use super::origin::OriginColumns;
use super::probability::Probabilities;
use super::rows::EventKinds;
use super::touches::Has;
use super::typed::{ABSENT, Dates, Numbers};
use crate::detect::{Column, Heading, WideTouch};
use crate::parse::{currency_code, is_nothing};
use crate::source::Record;
use fairshare_types::scale::Scale;
use fairshare_types::schema::{Role, Shape, Why};

/// Kind of the keys in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Deal,
    Account,
    Contact,
    /// Several deals in one cell: `31001;31002`.
    Deals,
}

impl Kind {
    /// The role of a column with keys of this kind.
    pub const fn role(self) -> Role {
        match self {
            Self::Deal | Self::Deals => Role::JourneyId,
            Self::Account => Role::Account,
            Self::Contact => Role::Contact,
        }
    }

    /// Prefix of a key, so that a person and a deal of the same name differ.
    pub const fn tag(self) -> &'static [u8] {
        match self {
            Self::Deal => b"",
            Self::Account => b"\x01",
            Self::Contact => b"\x02",
            Self::Deals => b"\x03",
        }
    }

    pub const fn of(role: Role) -> Option<Self> {
        match role {
            Role::JourneyId => Some(Self::Deal),
            Role::Account => Some(Self::Account),
            Role::Contact => Some(Self::Contact),
            _ => None,
        }
    }
}

/// A column that gives the time of a touch where another one is empty.
#[derive(Clone)]
pub struct SpareTime {
    /// The dates.
    pub dates: Dates,
    /// Column of their clock times.
    pub clock: usize,
}

/// Position of each role's column; a cell at [`ABSENT`] is always empty.
#[derive(Clone)]
pub struct Layout {
    pub key: usize,
    pub kind: Kind,
    /// Column that names the conversion of a row whose key is the customer.
    pub name: usize,
    /// Column of a list of deals with the names by which touches name their deals; its rows have ids besides.
    pub titles: usize,
    /// Column with the names that people know the deals by, beside their keys.
    pub label: usize,
    /// Column with the id of each touch.
    pub touch_id: usize,
    /// Columns without a role whose cells distinguish touches that are otherwise equal; empty if touches have ids.
    pub unused: Vec<usize>,
    /// Column with ids of persons before they are known.
    pub anonymous: usize,
    /// In a log of all events, only rows of conversions have an amount.
    pub log: bool,
    /// Touches have a position but no date.
    pub undated: bool,
    /// The key may be that of a deal, an account or a person, as in Salesforce's `WhatId`.
    pub any_kind: bool,
    /// The time is that of a response, which campaign members may not have given.
    pub of_responses: bool,
    /// Rows without such a time.
    pub not_responded: u64,
    /// All columns with keys, including the row's own.
    pub keys: Vec<(usize, Kind)>,
    pub time: Dates,
    /// The last day of the period that begins at `time`, in files of spend.
    pub until: Dates,
    /// Clock times of the touch, if they have a column of their own.
    pub clock: usize,
    /// Columns that give the time of an activity where `time` is empty, in their order.
    pub spare_times: Vec<SpareTime>,
    /// Columns that could be the time of activities instead.
    pub other_times: Vec<usize>,
    /// The column of teams never varies within a deal.
    pub team_of_deal: bool,
    pub sequence: usize,
    /// The sequence counts down to the conversion.
    pub counts_down: bool,
    /// Only its numbers show that the column is the sequence.
    pub orders_by_contents: bool,
    pub channel: usize,
    pub campaign: usize,
    pub touch_type: usize,
    /// Column of types that fills the gaps of the one used as the channel.
    pub other_type: usize,
    pub person: usize,
    pub team: usize,
    /// Column of the persons whose teams a list of the staff names.
    pub staff: usize,
    /// Column with the shares of the teams in the team column.
    pub split: usize,
    /// Column with such shares that do not fit the teams.
    pub unused_split: usize,
    /// Column of products; the lines of a deal are summed.
    pub lines: usize,
    /// Column of events among which purchases mark conversions, and the texts of those purchases.
    pub events: usize,
    pub purchases: Vec<String>,
    /// Meanings of the events read so far.
    pub event_kinds: EventKinds,
    /// The date of touches is in three columns: the year, the month and the day.
    pub parts: Option<DateParts>,
    /// Columns of a log of the events of visits.
    pub visits: Option<Visits>,
    /// Columns of source and medium, if the user groups channels by them.
    pub origin: Option<OriginColumns>,
    /// Some rows of a person are sales of their own.
    pub sells: bool,
    /// Column of the ids of sales among events.
    pub sale: usize,
    /// Amounts of refunds, if they have a column of their own.
    pub refunded: Numbers,
    /// Rows with a refund.
    pub refunds: u64,
    /// Amounts keep what is paid back.
    pub keeps_refunded: bool,
    /// Rows without a close are unpaid.
    pub paid: bool,
    /// Column filled for lost deals only.
    pub lost: usize,
    /// The outcome column has one sign in some rows, such as `x`, and is empty in the others.
    pub ticks: bool,
    /// Such a sign is the list of the goals that a visit reached.
    pub goals: bool,
    /// The outcome is no for open deals too; the stage separates them from lost ones.
    pub refined: bool,
    /// Columns with the share of one team each, and the team's name.
    pub shares: Vec<(usize, String)>,
    pub outcome: usize,
    pub stage: usize,
    pub amount: Numbers,
    pub currency: usize,
    pub owner: usize,
    pub segment: usize,
    /// Currency in the header of the amount.
    pub named_currency: Option<&'static str>,
    pub closed: Dates,
    pub lead_created: Dates,
    pub opportunity_created: Dates,
    /// The column of `opportunity_created`, if its heading only says that a record was created.
    pub record_created: usize,
    pub path: usize,
    pub path_times: Dates,
    pub given: Numbers,
    pub cost: Numbers,
    pub wins: Numbers,
    pub losses: Numbers,
    pub probability: Probabilities,
    pub wide: Vec<WideTouch>,
    /// Columns that mark rows as deleted, archived or planned.
    pub marks: Vec<Mark>,
    /// Touches of one customer with different closes belong to different deals.
    pub by_close: bool,
    /// Rows without a close.
    pub without_close: u64,
    /// Each row is a deal, not a touch that names its deal.
    pub lists_deals: bool,
    /// Won deals count even if their rows have no key or no date.
    pub counts_lost: bool,
    /// Some column has a date, the currency, the owner or the segment of the deal.
    pub tells_deals: bool,
    /// No column has channels, so another one is used instead.
    pub channel_stands_in: bool,
}

impl Layout {
    /// Hash of the touch's id, or of all cells without a role: it separates touches that are otherwise equal.
    pub fn tells_apart(&self, row: &Record<'_>) -> Option<u32> {
        let hash = match (self.touch_id, self.unused.as_slice()) {
            (ABSENT, []) => return None,
            (ABSENT, unused) => unused.iter().fold(0, |sum, &at| hash(row.cell(at)).wrapping_add(sum).rotate_left(5)),
            (id, _) => hash(row.cell(id)),
        };
        u32::try_from(hash & 0xffff_ffff).ok()
    }

    /// The columns of the channel and of the type in a row.
    pub fn channel_and_type(&self, row: &Record<'_>) -> (usize, usize) {
        let is_gap = self.other_type != ABSENT && self.channel == self.touch_type && is_nothing(row.cell(self.channel));
        if is_gap { (self.other_type, self.other_type) } else { (self.channel, self.touch_type) }
    }

    /// Whether outcomes follow from some column other than the amount.
    pub fn tells_outcomes(&self) -> bool {
        self.paid || [self.outcome, self.stage, self.events, self.lost].iter().any(|&at| at != ABSENT)
    }

    /// The optional columns of touches that the file has.
    pub fn has(&self) -> Has {
        Has {
            person: self.person != ABSENT,
            sequence: self.sequence != ABSENT || self.path != ABSENT || !self.wide.is_empty(),
            outcome: self.events != ABSENT
                || self.paid
                || self.lost != ABSENT
                || self.outcome != ABSENT
                || self.stage != ABSENT
                || self.amount.at != ABSENT,
            amount: self.amount.at != ABSENT,
            given: self.given.at != ABSENT,
            cost: self.cost.at != ABSENT,
        }
    }

    /// Finds the columns of the roles; `dates` and `numbers` give the format of a column.
    pub fn new(
        columns: &[Column],
        shape: Shape,
        wide: Vec<WideTouch>,
        dates: &dyn Fn(usize) -> Dates,
        numbers: &dyn Fn(usize) -> Numbers,
    ) -> Self {
        let at = |role| columns.iter().position(|c| c.role == Some(role)).unwrap_or(ABSENT);
        let meant = |role| columns.iter().position(|c| c.meaning == Some(role)).unwrap_or(ABSENT);
        let first_of = |roles: &[Role]| roles.iter().map(|&r| at(r)).find(|&p| p != ABSENT).unwrap_or(ABSENT);
        let date = |at: usize| if at == ABSENT { Dates::absent() } else { dates(at) };
        let number = |role| match at(role) {
            ABSENT => Numbers::absent(),
            at => numbers(at),
        };
        let key = first_of(&[Role::JourneyId, Role::Account, Role::Contact]);
        // A person is preferred to an account as the key of a touch: the account follows from the person.
        let key = if columns.get(key).is_some_and(|c| c.role == Some(Role::Account)) && shape == Shape::Touches {
            first_of(&[Role::Contact, Role::Account])
        } else {
            key
        };
        let kind = columns.get(key).and_then(|c| Kind::of(c.meaning?)).unwrap_or(Kind::Deal);
        let shares = columns.iter().enumerate().filter(|(_, c)| c.role == Some(Role::TeamShare));
        let value = columns.iter().find(|c| c.role == Some(Role::Value));
        let named = value.and_then(|c| currency_in(&c.name).or_else(|| Heading::of(&c.name).currency));
        Self {
            key,
            kind,
            name: ABSENT,
            titles: ABSENT,
            label: ABSENT,
            touch_id: ABSENT,
            unused: Vec::new(),
            anonymous: ABSENT,
            log: false,
            undated: false,
            split: ABSENT,
            unused_split: ABSENT,
            lines: ABSENT,
            events: ABSENT,
            purchases: Vec::new(),
            event_kinds: EventKinds::default(),
            parts: None,
            visits: None,
            origin: None,
            sells: false,
            sale: ABSENT,
            refunded: Numbers::absent(),
            refunds: 0,
            keeps_refunded: false,
            paid: false,
            lost: ABSENT,
            ticks: false,
            goals: false,
            refined: false,
            marks: Vec::new(),
            any_kind: columns.get(key).is_some_and(|c| is_key_of_any_object(&c.name)),
            of_responses: false,
            not_responded: 0,
            keys: columns.iter().enumerate().filter_map(|(p, c)| Some((p, Kind::of(c.meaning?)?))).collect(),
            time: date(at(Role::Time)),
            until: Dates::absent(),
            clock: ABSENT,
            spare_times: Vec::new(),
            other_times: Vec::new(),
            team_of_deal: false,
            sequence: at(Role::Sequence),
            counts_down: false,
            orders_by_contents: false,
            // Without a channel column, the type of the touch or its campaign is the best substitute.
            channel: first_of(&[Role::Channel, Role::TouchType, Role::Campaign]),
            channel_stands_in: at(Role::Channel) == ABSENT,
            campaign: at(Role::Campaign),
            touch_type: at(Role::TouchType),
            other_type: ABSENT,
            person: at(Role::Contact),
            team: at(Role::Team),
            staff: ABSENT,
            shares: shares.filter_map(|(p, c)| Some((p, crate::detect::share_of(&c.name)?.to_owned()))).collect(),
            outcome: at(Role::Outcome),
            stage: at(Role::Stage),
            amount: number(Role::Value),
            currency: at(Role::Currency),
            owner: at(Role::Owner),
            segment: at(Role::Segment),
            named_currency: named,
            closed: date(meant(Role::Closed)),
            lead_created: date(meant(Role::LeadCreated)),
            opportunity_created: date(meant(Role::OpportunityCreated)),
            record_created: ABSENT,
            path: at(Role::Path),
            path_times: date(at(Role::PathTimes)),
            given: number(Role::Given),
            cost: number(Role::Cost),
            wins: number(Role::Wins),
            losses: number(Role::Losses),
            probability: Probabilities::absent(),
            wide,
            by_close: false,
            without_close: 0,
            lists_deals: false,
            counts_lost: false,
            tells_deals: meant(Role::Closed) != ABSENT
                || [
                    Role::Currency,
                    Role::LeadCreated,
                    Role::OpportunityCreated,
                    Role::Owner,
                    Role::Segment,
                    Role::Probability,
                ]
                .iter()
                .any(|&r| meant(r) != ABSENT)
                || named.is_some(),
        }
    }

    /// Takes the date on which the record of a deal was created as the creation of the opportunity.
    ///
    /// Only beside a stage or an outcome, and a close of its own: an order is created when it is sold.
    pub fn take_record_created(&mut self, columns: &[Column], dates: &dyn Fn(usize) -> Option<Dates>) {
        let closes = self.closed.at != ABSENT && (self.stage != ABSENT || self.outcome != ABSENT);
        if !closes || self.opportunity_created.at != ABSENT || self.kind != Kind::Deal {
            return;
        }
        let created = |c: &Column| c.meaning == Some(Role::Created) && c.why != Why::Chosen;
        let found = columns.iter().position(created).filter(|&at| at != self.closed.at);
        if let Some((at, dates)) = found.and_then(|at| Some((at, dates(at)?))) {
            (self.record_created, self.opportunity_created) = (at, dates);
            self.tells_deals = true;
        }
    }

    /// Applies the structure that the first cells show.
    pub fn fit(&mut self, fit: &super::fit::Fit) {
        (self.touch_id, self.anonymous) = (fit.touch_id, fit.anonymous);
        (self.log, self.undated, self.counts_down) = (fit.log, fit.undated, fit.counts_down);
        self.orders_by_contents = fit.orders_by_contents;
        self.unused.clone_from(&fit.unused);
        (self.split, self.unused_split, self.lines) = (fit.split, fit.unused_split, fit.lines);
        (self.events, self.paid) = (fit.events, fit.paid);
        self.purchases.clone_from(&fit.purchases);
        self.visits.clone_from(&fit.visits);
        self.parts = fit.parts;
        self.other_times.clone_from(&fit.activity_times.others);
        self.team_of_deal = fit.team_of_deal;
        (self.sells, self.sale, self.other_type) = (fit.sells, fit.sale, fit.other_type);
        self.marks = fit.marks.iter().map(Mark::new).collect();
        self.shares.retain(|(at, _)| *at != fit.split);
        if fit.per_model {
            self.given = Numbers::absent();
        }
    }

    /// Reads the rows by another key; the column of deals then names the conversions.
    pub fn set_key(&mut self, (key, kind): (usize, Kind)) {
        if self.key != key {
            self.name = if self.kind == Kind::Deal { self.key } else { ABSENT };
        }
        (self.key, self.kind, self.any_kind) = (key, kind, false);
    }

    /// The columns of dates.
    pub fn dates(&self) -> impl Iterator<Item = &Dates> {
        let all =
            [&self.time, &self.until, &self.closed, &self.lead_created, &self.opportunity_created, &self.path_times];
        let spare = self.spare_times.iter().map(|spare| &spare.dates);
        all.into_iter().chain(spare).filter(|dates| dates.at != ABSENT)
    }

    /// Whether a column gives the times of touches, so that a row without a readable one does not count.
    pub fn is_time(&self, at: usize) -> bool {
        let spare = self.spare_times.iter().map(|spare| spare.dates.at);
        [self.time.at, self.path_times.at].into_iter().chain(spare).any(|time| time == at)
    }

    /// The columns of amounts.
    fn amounts(&self) -> impl Iterator<Item = &Numbers> {
        [&self.amount, &self.given, &self.cost].into_iter().filter(|numbers| numbers.at != ABSENT)
    }

    /// Scale that the cells read so far need in the columns of amounts, at least hundredths.
    pub fn needed_scale(&self) -> Scale {
        self.amounts().map(Numbers::needed_scale).max().unwrap_or_default()
    }

    /// Sets the scale at which amounts are read. Counts of journeys keep theirs.
    pub fn set_scale(&mut self, scale: Scale) {
        for numbers in [&mut self.amount, &mut self.given, &mut self.cost, &mut self.refunded] {
            numbers.scale = scale;
        }
    }

    /// The columns of numbers.
    pub fn numbers(&self) -> impl Iterator<Item = &Numbers> {
        let all = [&self.amount, &self.given, &self.cost, &self.wins, &self.losses, &self.probability.numbers];
        all.into_iter().filter(|numbers| numbers.at != ABSENT)
    }
}

/// Currency in a header: `Amount €`, `Amount (EUR)`, `Сумма сделки, руб.`
fn currency_in(name: &str) -> Option<&'static str> {
    let mut words = name.split([' ', '(', ')', ',', '[', ']', '_']).filter(|word| !word.is_empty());
    words.next_back().and_then(currency_code)
}

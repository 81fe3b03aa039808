//! Where the columns of one file stand, and how their cells are written.

use super::touches::Has;
use super::typed::{ABSENT, Dates, Numbers};
use crate::detect::{Column, Role, Shape, WideTouch, fold};
use crate::parse::{Scale, currency_code, is_nothing, parse_clock};

/// Whose key a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Deal,
    Account,
    Contact,
}

impl Kind {
    /// The role of a column with keys of this kind.
    pub const fn role(self) -> Role {
        match self {
            Self::Deal => Role::JourneyId,
            Self::Account => Role::Account,
            Self::Contact => Role::Contact,
        }
    }

    /// What stands before a key, so that a person and a deal of the same name are two.
    pub const fn tag(self) -> &'static [u8] {
        match self {
            Self::Deal => b"",
            Self::Account => b"\x01",
            Self::Contact => b"\x02",
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

/// Position of each role's column; a cell at [`ABSENT`] is always empty.
pub struct Layout {
    pub key: usize,
    pub kind: Kind,
    /// Column that names the conversion of a row, where its key is that of the customer.
    pub name: usize,
    /// Column of the id of each touch.
    pub touch_id: usize,
    /// Column of the ids of persons before they are known.
    pub anonymous: usize,
    /// Only rows of conversions give an amount, in a log of all events.
    pub log: bool,
    /// Touches have a position and no date.
    pub undated: bool,
    /// The key may be that of a deal, an account or a person, as in Salesforce's `WhatId`.
    pub any_kind: bool,
    /// All columns that hold keys, the row's own among them.
    pub keys: Vec<(usize, Kind)>,
    pub time: Dates,
    /// Clock times of the touch, where they have a column of their own.
    pub clock: usize,
    pub sequence: usize,
    pub channel: usize,
    pub campaign: usize,
    pub touch_type: usize,
    pub person: usize,
    pub team: usize,
    /// Column of the shares of the teams in the team column.
    pub split: usize,
    /// Column of such shares that do not fit the teams.
    pub unused_split: usize,
    /// Column of products, whose lines sum to their deal.
    pub lines: usize,
    /// Column of events among which purchases mark conversions, and those texts.
    pub events: usize,
    pub purchases: Vec<String>,
    /// Rows without a close are not paid.
    pub paid: bool,
    /// Columns that hold the share of one team each, with the team's name.
    pub shares: Vec<(usize, String)>,
    pub outcome: usize,
    pub stage: usize,
    pub amount: Numbers,
    pub currency: usize,
    pub owner: usize,
    pub segment: usize,
    /// Currency that the header of the amount names.
    pub named_currency: Option<&'static str>,
    pub closed: Dates,
    pub lead_created: Dates,
    pub opportunity_created: Dates,
    pub path: usize,
    pub path_times: Dates,
    pub given: Numbers,
    pub cost: Numbers,
    pub wins: Numbers,
    pub losses: Numbers,
    pub wide: Vec<WideTouch>,
    /// Some column tells a date, the currency, the owner or the segment of the deal.
    pub tells_deals: bool,
    /// The channel is told by another column than one of channels.
    pub channel_stands_in: bool,
}

impl Layout {
    /// The optional columns of touches that the file has.
    pub fn has(&self) -> Has {
        Has {
            person: self.person != ABSENT,
            sequence: self.sequence != ABSENT || self.path != ABSENT || !self.wide.is_empty(),
            outcome: self.events != ABSENT
                || self.paid
                || self.outcome != ABSENT
                || self.stage != ABSENT
                || self.amount.at != ABSENT,
            amount: self.amount.at != ABSENT,
            given: self.given.at != ABSENT,
            cost: self.cost.at != ABSENT,
        }
    }

    /// The positions of the roles among these columns; `dates` and `numbers` tell how the cells of a column are written.
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
        // Persons before accounts where both could be the key of a touch: the account follows from the person.
        let key = if columns.get(key).is_some_and(|c| c.role == Some(Role::Account)) && shape == Shape::Touches {
            first_of(&[Role::Contact, Role::Account])
        } else {
            key
        };
        let kind = columns.get(key).and_then(|c| Kind::of(c.meaning?)).unwrap_or(Kind::Deal);
        let shares = columns.iter().enumerate().filter(|(_, c)| c.role == Some(Role::TeamShare));
        let named = columns.iter().find(|c| c.role == Some(Role::Value)).and_then(|c| currency_in(&c.name));
        Self {
            key,
            kind,
            name: ABSENT,
            touch_id: ABSENT,
            anonymous: ABSENT,
            log: false,
            undated: false,
            split: ABSENT,
            unused_split: ABSENT,
            lines: ABSENT,
            events: ABSENT,
            purchases: Vec::new(),
            paid: false,
            any_kind: columns.get(key).is_some_and(|c| matches!(fold(&c.name).as_str(), "whatid" | "relatedto")),
            keys: columns.iter().enumerate().filter_map(|(p, c)| Some((p, Kind::of(c.meaning?)?))).collect(),
            time: date(at(Role::Time)),
            clock: ABSENT,
            sequence: at(Role::Sequence),
            // Where no column tells the channel, the type of the touch or its campaign is the best there is.
            channel: first_of(&[Role::Channel, Role::TouchType, Role::Campaign]),
            channel_stands_in: at(Role::Channel) == ABSENT,
            campaign: at(Role::Campaign),
            touch_type: at(Role::TouchType),
            person: at(Role::Contact),
            team: at(Role::Team),
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
            path: at(Role::Path),
            path_times: date(at(Role::PathTimes)),
            given: number(Role::Given),
            cost: number(Role::Cost),
            wins: number(Role::Wins),
            losses: number(Role::Losses),
            wide,
            tells_deals: meant(Role::Closed) != ABSENT
                || [Role::Currency, Role::LeadCreated, Role::OpportunityCreated, Role::Owner, Role::Segment]
                    .iter()
                    .any(|&r| meant(r) != ABSENT)
                || named.is_some(),
        }
    }

    /// Reads the rows as their cells tell.
    pub fn fit(&mut self, fit: &super::fit::Fit) {
        (self.touch_id, self.anonymous) = (fit.touch_id, fit.anonymous);
        (self.log, self.undated) = (fit.log, fit.undated);
        (self.split, self.unused_split, self.lines) = (fit.split, fit.unused_split, fit.lines);
        (self.events, self.paid) = (fit.events, fit.paid);
        self.purchases.clone_from(&fit.purchases);
        self.shares.retain(|(at, _)| *at != fit.split);
        if fit.per_model {
            self.given = Numbers::absent();
        }
    }

    /// Reads the rows by another key; the column that names the deals names conversions then.
    pub fn set_key(&mut self, (key, kind): (usize, Kind)) {
        if self.key != key {
            self.name = if self.kind == Kind::Deal { self.key } else { ABSENT };
        }
        (self.key, self.kind, self.any_kind) = (key, kind, false);
    }

    /// The columns of dates.
    pub fn dates(&self) -> impl Iterator<Item = &Dates> {
        let all = [&self.time, &self.closed, &self.lead_created, &self.opportunity_created, &self.path_times];
        all.into_iter().filter(|dates| dates.at != ABSENT)
    }

    /// The columns of amounts.
    fn amounts(&self) -> impl Iterator<Item = &Numbers> {
        [&self.amount, &self.given, &self.cost].into_iter().filter(|numbers| numbers.at != ABSENT)
    }

    /// The scale that the cells seen in its columns of amounts need, at least hundredths.
    pub fn needed_scale(&self) -> Scale {
        self.amounts().map(Numbers::needed_scale).max().unwrap_or_default()
    }

    /// Sets the scale at which amounts are read. Counts of journeys stay at theirs.
    pub fn set_scale(&mut self, scale: Scale) {
        for numbers in [&mut self.amount, &mut self.given, &mut self.cost] {
            numbers.scale = scale;
        }
    }

    /// The columns of numbers.
    pub fn numbers(&self) -> impl Iterator<Item = &Numbers> {
        let all = [&self.amount, &self.given, &self.cost, &self.wins, &self.losses];
        all.into_iter().filter(|numbers| numbers.at != ABSENT)
    }
}

/// The column of clock times that belongs to the dates at `time`: all of its cells are clocks, and it is called by a word
/// for time or stands beside the dates.
pub fn clock_column<'a, C: Iterator<Item = &'a str>>(
    columns: &[Column],
    time: usize,
    cells: &dyn Fn(usize) -> C,
) -> usize {
    const WORDS: [&str; 24] = [
        "time",
        "clock",
        "hour",
        "uhrzeit",
        "zeit",
        "heure",
        "hora",
        "ora",
        "orario",
        "tijd",
        "tijdstip",
        "tid",
        "klocka",
        "klokkeslett",
        "godzina",
        "godz",
        "czas",
        "saat",
        "время",
        "час",
        "時刻",
        "時間",
        "时间",
        "kello",
    ];
    if columns.get(time).is_none_or(|column| column.role != Some(Role::Time)) {
        return ABSENT;
    }
    // A clock in the dates themselves needs no other.
    if cells(time).any(|cell| cell.contains(':') && !cell.contains("00:00")) {
        return ABSENT;
    }
    let clocks = |at: usize| {
        let mut filled = cells(at).filter(|cell| !is_nothing(cell.as_bytes())).peekable();
        filled.peek().is_some() && filled.all(|cell| parse_clock(cell.as_bytes()).is_some())
    };
    let free = |at: usize| at != time && columns[at].role.is_none() && columns[at].meaning.is_none();
    let called = |at: usize| {
        let name = columns[at].name.to_lowercase();
        let of_other = ["close", "creat", "modif", "updat", "end", "duration"].iter().any(|word| name.contains(word));
        !of_other && WORDS.iter().any(|word| name.contains(word))
    };
    let beside = |at: usize| at.abs_diff(time) == 1;
    let rank = |at: &usize| (called(*at), beside(*at), std::cmp::Reverse(*at));
    let found = (0..columns.len()).filter(|&at| free(at) && (called(at) || beside(at)) && clocks(at)).max_by_key(rank);
    found.unwrap_or(ABSENT)
}

/// The currency that a header names: `Amount €`, `Amount (EUR)`, `Сумма сделки, руб.`
fn currency_in(name: &str) -> Option<&'static str> {
    let mut words = name.split([' ', '(', ')', ',', '[', ']', '_']).filter(|word| !word.is_empty());
    words.next_back().and_then(currency_code)
}

//! One row at a time: cells to a touch, a deal or a link, or the reason why not.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::{LARGEST, NONE};
use super::choices::Choices;
use super::deals::{Conversion, Deal, Deals};
use super::file::Plan;
use super::fit::{divided, is_purchase};
use super::interner::{Interner, hash};
use super::key::KeyRoom;
use super::layout::{Kind, Layout};
use super::many::UNDATED;
use super::touches::{Slot, Texts, Touch, Touches};
use super::typed::{ABSENT, Dates};
use super::unknown::UnknownOutcomes;
use crate::detect::{Outcome, OutcomeReading, Shape, counted_outcome, outcome, outcome_reading};
use crate::parse::{Amount, Scale, Shares, currency_code, depends_on_others, is_nothing, parse_clock, parse_team_cell};
use crate::problem::Reason;
use crate::source::{Fault, Record};
use crate::time::{DAY, Moment};

/// Why a row is kept out: the reason, the column to blame, and the deal where it is known.
pub struct Refusal {
    pub reason: Reason,
    pub column: usize,
    pub deal: Option<u32>,
}

impl Refusal {
    pub fn new(reason: Reason, column: usize) -> Self {
        Self { reason, column, deal: None }
    }

    /// A row that is faulty as a whole.
    pub fn fault(fault: Fault) -> Self {
        let reason = match fault {
            Fault::UnclosedQuote => Reason::UnclosedQuote,
            Fault::TooLong => Reason::LineTooLong,
            Fault::TooManyColumns => Reason::TooManyColumns,
        };
        Self::new(reason, ABSENT)
    }
}

/// What came of a row that is used.
pub enum Taken {
    /// Nothing to say.
    Whole,
    /// Something should be known of these columns: shares that had to be brought to a sum of 100, a cost that is none.
    Noted([Option<(Reason, usize)>; 2]),
    /// A table has the deal twice; this row of the two does not count.
    SameDeal(u32, Deal),
}

/// The teams of each cell that names teams, read once per distinct cell.
#[derive(Default)]
pub struct TeamCells {
    read: Vec<Option<Shares>>,
    /// Cells with a comma or slash that other cells of the column explain.
    open: Vec<u32>,
}

impl TeamCells {
    /// The shares that a cell names; `None` where they cannot be read.
    pub fn get(&self, cell: u32) -> Option<&Shares> {
        self.read.get(cell as usize).and_then(Option::as_ref)
    }

    fn learn(&mut self, cell: u32, texts: &Interner) {
        if self.read.len() <= cell as usize {
            let text = texts.text(cell);
            if depends_on_others(text) {
                self.open.push(cell);
            }
            self.read.push(parse_team_cell(text, &|_| false).ok());
        }
    }

    /// Splits cells at commas and slashes where each part is a team of another cell.
    pub(super) fn settle(&mut self, texts: &Interner) {
        if self.open.is_empty() {
            return;
        }
        let is_open = |cell: usize| self.open.binary_search_by_key(&cell, |open| *open as usize).is_ok();
        let read =
            self.read.iter().enumerate().filter(|(cell, _)| !is_open(*cell)).filter_map(|(_, read)| read.as_ref());
        let known: BTreeSet<String> =
            read.flat_map(|shares| shares.parts.iter().map(|(name, _)| name.clone())).collect();
        for &cell in &self.open {
            if let (Some(read), Ok(shares)) =
                (self.read.get_mut(cell as usize), parse_team_cell(texts.text(cell), &|name| known.contains(name)))
            {
                *read = Some(shares);
            }
        }
        self.open.clear();
    }
}

/// A text of a stage or outcome column, what it is taken for, and how many rows bear it.
#[derive(Clone, Copy)]
pub struct Told {
    /// What it means.
    pub outcome: Outcome,
    /// Rows with this text.
    pub rows: u64,
    /// The user said so.
    pub given: bool,
    /// No word explains it: it counts as open, and the user is asked.
    pub is_unknown: bool,
    /// It stands in a column of stages, which may name steps of any kind.
    pub is_stage: bool,
}

/// Where rows are put.
#[derive(Default)]
pub struct Store {
    /// The texts that touches and deals refer to.
    pub texts: Texts,
    /// All touches, in the order of their rows.
    pub touches: Touches,
    /// What is known of each deal.
    pub deals: Deals,
    /// The teams of each distinct team cell.
    pub team_cells: TeamCells,
    /// What the user said of how to read.
    pub choices: Choices,
    /// Keys that belong together.
    pub links: Vec<(u32, u32)>,
    /// Key of a campaign, its name and its type.
    pub campaigns: BTreeMap<String, (String, String)>,
    /// Some file's touches have no channel but for a column that stands in.
    pub channel_stands_in: bool,
    /// The column in which another tool gave credit.
    pub given_by: Option<String>,
    /// Decimal places of all amounts.
    pub scale: Scale,
    /// Some file has a column of costs.
    pub has_cost: bool,
    /// Wins and losses of the paths that stand for many, by deal.
    pub counts: Vec<(u32, u64, u64)>,
    /// What each distinct cell of an outcome or stage column means.
    pub outcomes: Interner,
    /// Meaning of each text in `outcomes`, by its number.
    pub outcome_of: Vec<Told>,
    /// Deals with texts that no word explains.
    pub unknown: UnknownOutcomes,
    /// Placeholders that stood for a channel, with their rows.
    pub placeholders: BTreeMap<String, u64>,
    /// Anonymous keys and the known ones that rows name beside them.
    pub stitches: Vec<(u32, u32)>,
    /// A file of conversions was read.
    pub has_conversions: bool,
    /// What the files of conversions list.
    pub conversions: Vec<Conversion>,
    /// Lines of products that were taken: deal and hash of all cells.
    lines: BTreeSet<(u32, u64)>,
    key_room: KeyRoom,
    scratch: Vec<u8>,
}

/// What a row says of its deal.
struct About {
    closed: i64,
    lead_created: i64,
    opportunity_created: i64,
    amount: Option<Amount>,
    currency: u32,
    owner: u32,
    segment: u32,
    outcome: Option<Outcome>,
    /// The outcome column said so, or the amount did where there is none: not a stage.
    explicit: Option<Outcome>,
}

impl Store {
    /// An empty one, which reads as the user said.
    pub fn with(choices: Choices) -> Self {
        Self { choices, ..Self::default() }
    }

    /// Whether no touch and no deal was read yet.
    pub(super) fn is_empty(&self) -> bool {
        self.touches.len() == 0 && self.deals.is_empty()
    }

    /// Brings all amounts to the fewest decimal places that hold them, but not fewer than `least`. No amount is rounded.
    pub fn settle_scale(&mut self, least: Scale) {
        let mut scale = self.scale;
        while scale > least {
            let coarser = Scale::new(scale.places() - 1);
            let unit = self.scale.one() / coarser.one();
            if self.amounts_mut().any(|amount| *amount % unit != 0) {
                break;
            }
            scale = coarser;
        }
        if self.scale < least {
            let largest = LARGEST / (least.one() / self.scale.one());
            if self.amounts_mut().all(|amount| amount.abs() <= largest) {
                scale = least;
            }
        }
        let before = std::mem::replace(&mut self.scale, scale);
        if scale != before {
            self.amounts_mut().for_each(|amount| *amount = before.convert(*amount, scale));
        }
    }

    /// All amounts that are known: of touches and deals, of given credit, and costs.
    fn amounts_mut(&mut self) -> impl Iterator<Item = &mut i64> {
        let Touches { amount, given, cost, .. } = &mut self.touches;
        let touches = amount.iter_mut().chain(given.iter_mut()).chain(cost.iter_mut());
        touches.chain(self.deals.amounts_mut()).filter(|amount| **amount != NONE)
    }

    /// Takes a row.
    pub fn take(&mut self, row: &Record<'_>, plan: &mut Plan, file: usize) -> Result<Taken, Refusal> {
        let at = &mut plan.layout;
        match plan.shape {
            Shape::Touches => self.touch(row, at),
            Shape::Deals if plan.conversions => self.conversion(row, at, file),
            Shape::Deals => self.deal(row, at, file),
            Shape::Wide => self.wide(row, at, file),
            Shape::Paths => self.path(row, at, file, plan.separator),
            Shape::Aggregated => self.aggregated(row, at, file, plan.separator),
            Shape::Links => self.link(row, at),
            Shape::Campaigns => self.campaign(row, at, &plan.columns),
            Shape::Other => Ok(Taken::Whole),
        }
    }

    /// Takes the row of a touch.
    fn touch(&mut self, row: &Record<'_>, at: &mut Layout) -> Result<Taken, Refusal> {
        let deal = self.key_of(row, at)?;
        let refuse = |reason, column| Refusal { reason, column, deal: Some(deal) };
        let moment = match at.time.read(row) {
            Ok(Some(moment)) if moment.is_placeholder() && !self.choices.joining.keep_placeholder_dates => {
                at.time.placeholders.see(row.cell(at.time.at));
                return Err(refuse(Reason::PlaceholderDate, at.time.at));
            }
            Ok(Some(moment)) => {
                with_clock(moment, row.cell(at.clock)).ok_or_else(|| refuse(Reason::BadTime, at.clock))?
            }
            Ok(None) if at.undated => Moment { at: UNDATED, day_only: false, offset: None },
            Ok(None) => return Err(refuse(Reason::MissingTime, at.time.at)),
            Err(column) => return Err(refuse(Reason::BadTime, column)),
        };
        let sequence = match row.cell(at.sequence) {
            c if is_nothing(c) => None,
            c => Some(whole_number(c).ok_or_else(|| refuse(Reason::BadSequence, at.sequence))?),
        };
        if row.cell(at.channel).is_empty() {
            return Err(refuse(Reason::MissingChannel, at.channel));
        }
        let about = self.about(row, at, deal)?;
        let given = at.given.read(row).map_err(|column| refuse(Reason::BadAmount, column))?;
        // A cost that cannot be read is none that is known: the touch is as true as the others, and it is said.
        let read = at.cost.read(row);
        let bad_cost = read.as_ref().err().map(|&column| (Reason::BadCost, column));
        let cost = read.ok().flatten();
        let team = self.team(row, at).map_err(|(reason, column)| refuse(reason, column))?;
        let bad_text = |column| move || Refusal { reason: Reason::BadText, column, deal: Some(deal) };
        let channel = self.channel(row.cell(at.channel));
        let texts = &mut self.texts;
        let slot = Slot {
            channel: texts.channels.intern(channel).ok_or_else(bad_text(at.channel))?,
            campaign: texts.campaigns.intern(named(row.cell(at.campaign))).ok_or_else(bad_text(at.campaign))?,
            touch_type: texts.touch_types.intern(named(row.cell(at.touch_type))).ok_or_else(bad_text(at.touch_type))?,
            team,
        };
        let person = match at.person {
            ABSENT => None,
            p => Some(texts.persons.intern(row.cell(p)).ok_or_else(bad_text(p))?),
        };
        match about.explicit {
            Some(outcome) => self.deals.say(deal, outcome),
            None if at.log => self.deals.say(deal, Outcome::Open),
            None => {}
        }
        if at.tells_deals || about.currency != u32::MAX {
            let About { closed, lead_created, opportunity_created, currency, owner, segment, .. } = about;
            let said = Deal { closed, lead_created, opportunity_created, currency, owner, segment, ..Deal::UNKNOWN };
            self.deals.mention(deal, said);
        }
        self.touches.push(&Touch {
            deal,
            time: moment.at,
            offset: moment.offset,
            line: row.line,
            slot,
            person,
            sequence,
            outcome: about.outcome,
            amount: about.amount.map(|amount| amount.minor),
            given: given.map(|given| given.minor),
            cost: cost.map(|cost| cost.minor),
            id: if at.touch_id == ABSENT {
                None
            } else {
                u32::try_from(hash(row.cell(at.touch_id)) & 0xffff_ffff).ok()
            },
        });
        let normalised = self.team_cells.get(team).is_some_and(|shares| shares.normalised);
        let noted = [normalised.then_some((Reason::SharesNormalised, at.team)), bad_cost];
        Ok(if noted == [None; 2] { Taken::Whole } else { Taken::Noted(noted) })
    }

    /// Takes a row of a table of deals.
    fn deal(&mut self, row: &Record<'_>, at: &mut Layout, file: usize) -> Result<Taken, Refusal> {
        let deal = self.key(row, at.key, at.kind)?;
        let known = self.listed(row, at, deal, file)?;
        if at.lines != ABSENT {
            if !self.lines.insert((deal, hash_of(row))) && !self.choices.joining.keep_duplicates {
                return Err(Refusal { reason: Reason::DuplicateDeal, column: at.key, deal: Some(deal) });
            }
            self.link_keys(row, at, deal)?;
            self.deals.add_line(deal, known);
            return Ok(Taken::Whole);
        }
        self.link_keys(row, at, deal)?;
        Ok(self.deals.list(deal, known).map_or(Taken::Whole, |other| Taken::SameDeal(deal, other)))
    }

    /// What the row of a deal says of it.
    pub(super) fn listed(
        &mut self,
        row: &Record<'_>,
        at: &mut Layout,
        deal: u32,
        file: usize,
    ) -> Result<Deal, Refusal> {
        let about = self.about(row, at, deal)?;
        Ok(Deal {
            closed: about.closed,
            amount: about.amount.map_or(NONE, |amount| amount.minor),
            outcome: about.outcome,
            lead_created: about.lead_created,
            opportunity_created: about.opportunity_created,
            currency: about.currency,
            origin: Some((u32::try_from(file).unwrap_or(u32::MAX), row.line)),
            owner: about.owner,
            segment: about.segment,
        })
    }

    /// What a row says of its deal, whatever else it brings.
    fn about(&mut self, row: &Record<'_>, at: &mut Layout, deal: u32) -> Result<About, Refusal> {
        let refuse = |reason| move |column| Refusal { reason, column, deal: Some(deal) };
        let amount = at.amount.read(row).map_err(refuse(Reason::BadAmount))?;
        let keep = self.choices.joining.keep_placeholder_dates;
        let date = |dates: &mut Dates| dates.latest(row, keep).map_err(refuse(Reason::BadTime));
        let closed = date(&mut at.closed)?;
        let lead_created = date(&mut at.lead_created)?;
        let opportunity_created = date(&mut at.opportunity_created)?;
        let currency = self.currency(row, at, amount, deal)?;
        let owner = described(&mut self.texts.owners, row.cell(at.owner));
        let segment = described(&mut self.texts.segments, row.cell(at.segment));
        let told = self.outcome(row, at.outcome, deal, false)?;
        // An amount alone tells a win, unless an outcome or stage has the word.
        let implied = if at.events != ABSENT {
            let is_won = std::str::from_utf8(row.cell(at.events)).is_ok_and(is_purchase);
            Some(if is_won { Outcome::Won } else { Outcome::Lost })
        } else if at.paid {
            Some(if closed == NONE { Outcome::Open } else { Outcome::Won })
        } else if at.outcome == ABSENT && at.stage == ABSENT {
            amount.map(|amount| if amount.minor > 0 { Outcome::Won } else { Outcome::Lost })
        } else {
            None
        };
        let explicit = told.or(implied);
        let outcome = match explicit {
            None => self.outcome(row, at.stage, deal, true)?,
            told => told,
        };
        Ok(About { closed, lead_created, opportunity_created, amount, currency, owner, segment, outcome, explicit })
    }

    /// The channel in a cell: empty for a placeholder, which is counted, unless placeholders are names.
    pub(super) fn channel<'a>(&mut self, cell: &'a [u8]) -> &'a [u8] {
        if cell.is_empty() || !is_nothing(cell) || self.choices.joining.keep_placeholders {
            return cell;
        }
        let word = String::from_utf8_lossy(cell);
        match self.placeholders.get_mut(word.as_ref()) {
            Some(rows) => *rows += 1,
            None => {
                self.placeholders.insert(word.into_owned(), 1);
            }
        }
        &[]
    }

    /// The number of the key in a cell.
    pub(super) fn key(&mut self, row: &Record<'_>, at: usize, kind: Kind) -> Result<u32, Refusal> {
        let cell = row.cell(at);
        if is_nothing(cell) {
            return Err(Refusal::new(Reason::MissingKey, at));
        }
        let key = self.key_room.normal(cell, kind);
        self.texts.deals.intern_key(key).ok_or_else(|| Refusal::new(Reason::BadText, at))
    }

    /// The key of a touch. Where it may be that of anything, Salesforce tells by the first letters what it is; where it is
    /// missing there, the account or person stands in.
    fn key_of(&mut self, row: &Record<'_>, at: &Layout) -> Result<u32, Refusal> {
        if at.anonymous != ABSENT && !is_nothing(row.cell(at.anonymous)) {
            let anonymous = self.key(row, at.anonymous, at.kind)?;
            if is_nothing(row.cell(at.key)) {
                return Ok(anonymous);
            }
            let known = self.key(row, at.key, at.kind)?;
            if self.stitches.last() != Some(&(anonymous, known)) {
                self.stitches.push((anonymous, known));
            }
            return Ok(known);
        }
        if !at.any_kind {
            return self.key(row, at.key, at.kind);
        }
        let cell = row.cell(at.key);
        let kind = match cell.get(..3).filter(|_| matches!(cell.len(), 15 | 18)) {
            Some(b"001") => Kind::Account,
            Some(b"003" | b"00Q") => Kind::Contact,
            _ => Kind::Deal,
        };
        match self.key(row, at.key, kind) {
            Err(refusal) if refusal.reason == Reason::MissingKey => {
                let others = at.keys.iter().filter(|(p, kind)| *p != at.key && *kind != Kind::Deal);
                match others.filter(|(p, _)| !is_nothing(row.cell(*p))).max_by_key(|(_, kind)| *kind == Kind::Contact) {
                    Some(&(p, kind)) => self.key(row, p, kind),
                    None => Err(refusal),
                }
            }
            key => key,
        }
    }

    /// The currency that a row names: in its own column, beside the amount, or in the header of the amount.
    fn currency(&mut self, row: &Record<'_>, at: &Layout, amount: Option<Amount>, deal: u32) -> Result<u32, Refusal> {
        let cell = row.cell(at.currency);
        let text = if is_nothing(cell) {
            match amount.and_then(|amount| amount.currency).or(at.named_currency) {
                Some(code) => code.as_bytes(),
                None => return Ok(u32::MAX),
            }
        } else {
            std::str::from_utf8(cell).ok().and_then(currency_code).map_or(cell, str::as_bytes)
        };
        let bad = Refusal { reason: Reason::BadText, column: at.currency, deal: Some(deal) };
        self.texts.currencies.intern(text).ok_or(bad)
    }

    /// What the cell of an outcome or stage column means; nothing where it is empty.
    fn outcome(&mut self, row: &Record<'_>, at: usize, deal: u32, is_stage: bool) -> Result<Option<Outcome>, Refusal> {
        let text = row.cell(at);
        if text.is_empty() || is_nothing(text) {
            return Ok(None);
        }
        let id = self.outcomes.intern(text).ok_or_else(|| Refusal::new(Reason::BadText, at))?;
        if self.outcome_of.len() <= id as usize {
            let text = self.outcomes.text(id);
            let given = self.choices.stages.iter().find(|(known, _)| known == text).map(|(_, outcome)| *outcome);
            let number = !is_stage && text.parse::<f64>().is_ok();
            let is_unknown = given.is_none() && !number && outcome_reading(text) == OutcomeReading::Unknown;
            let meaning = if is_stage { outcome } else { counted_outcome };
            let outcome = given.unwrap_or_else(|| meaning(text));
            self.outcome_of.push(Told { outcome, rows: 0, given: given.is_some(), is_unknown, is_stage });
        }
        let Some(told) = self.outcome_of.get_mut(id as usize) else { return Ok(None) };
        told.rows += 1;
        if told.is_unknown {
            self.unknown.see(id, deal);
        }
        Ok(Some(told.outcome))
    }

    /// The number of the text that names the touch's teams: the cell of the team column, or what the columns of shares
    /// say, put together as such a cell would be.
    fn team(&mut self, row: &Record<'_>, at: &Layout) -> Result<u32, (Reason, usize)> {
        let mut text = named(row.cell(at.team));
        let mut column = at.team;
        if at.split != ABSENT {
            let cell = |at: usize| std::str::from_utf8(row.cell(at)).ok();
            let both = cell(at.team).zip(cell(at.split)).and_then(|(teams, shares)| divided(teams, shares));
            if let Some(both) = both {
                let id = self.texts.teams.intern(both.as_bytes()).ok_or((Reason::BadText, column))?;
                return self.known_team(id, at.split);
            }
        }
        if text.contains(&b'\n') {
            // A line end separates teams; as white space it would be folded.
            self.scratch.clear();
            self.scratch.extend(text.iter().map(|&b| if matches!(b, b'\n' | b'\r') { b';' } else { b }));
            text = &self.scratch;
        }
        if text.is_empty() {
            self.scratch.clear();
            for (place, name) in &at.shares {
                let share = row.cell(*place);
                if is_nothing(share) || share.trim_ascii_end() == b"0" || share == b"0%" {
                    continue;
                }
                if !self.scratch.is_empty() {
                    self.scratch.extend_from_slice(b" / ");
                }
                self.scratch.extend_from_slice(name.as_bytes());
                self.scratch.push(b' ');
                self.scratch.extend_from_slice(share.strip_suffix(b"%").unwrap_or(share).trim_ascii());
                self.scratch.push(b'%');
                column = *place;
            }
            text = &self.scratch;
        }
        self.texts.teams.intern(text).ok_or((Reason::BadText, column)).and_then(|id| self.known_team(id, column))
    }

    /// The number of a text that names teams, if they can be read.
    pub(super) fn known_team(&mut self, id: u32, column: usize) -> Result<u32, (Reason, usize)> {
        self.team_cells.learn(id, &self.texts.teams);
        if self.team_cells.get(id).is_some() { Ok(id) } else { Err((Reason::BadShares, column)) }
    }
}

/// A hash of all cells of a row.
pub(super) fn hash_of(row: &Record<'_>) -> u64 {
    let mut cells = 0;
    for place in 0..row.len() {
        cells = hash(&[row.cell(place), &u64::to_le_bytes(cells)].concat());
    }
    cells
}

/// The number of what a cell says of its deal; `u32::MAX` where it says nothing, or nothing that is text: no credit depends
/// on it.
fn described(texts: &mut Interner, cell: &[u8]) -> u32 {
    if cell.is_empty() || is_nothing(cell) { u32::MAX } else { texts.intern(cell).unwrap_or(u32::MAX) }
}

/// A day with the time of day that another column gives; `None` where that cannot be read.
fn with_clock(moment: Moment, clock: &[u8]) -> Option<Moment> {
    if is_nothing(clock) || moment.at.rem_euclid(DAY) != 0 || moment.offset.is_some() {
        return Some(moment);
    }
    let (clock, offset) = parse_clock(clock)?;
    Some(Moment { at: moment.at + clock, day_only: false, offset })
}

/// A cell, empty where it says that there is nothing in it.
pub(super) fn named(cell: &[u8]) -> &[u8] {
    if is_nothing(cell) { &[] } else { cell }
}

/// A whole number, signed or not.
fn whole_number(cell: &[u8]) -> Option<i64> {
    let text = std::str::from_utf8(cell).ok()?;
    let whole = text
        .split_once(['.', ','])
        .filter(|(_, zeros)| zeros.bytes().all(|b| b == b'0'))
        .map_or(text, |(whole, _)| whole);
    whole.parse().ok()
}

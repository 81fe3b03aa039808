//! Spend from files, joined to the channels and campaigns of touches.
//!
//! A row that names a channel joins the touches of that channel, those of its campaign alone if there are any. If no
//! touch has the channel, the row joins the touches of its campaign. A row that names only a campaign joins the touches
//! of that campaign; if no touch has it, those of the channel of that name. The cost is shared among the slots of these touches by their number, so that every roll-up has the same total.

mod converted;
mod joined;
mod left_out;
mod periods;
mod sums;

use std::collections::BTreeMap;

use fairshare_import::read::{FileReport, Log, Said, Slot, SpendRow, Store};
use fairshare_types::decision::Decision;
use fairshare_types::problem::{Reason, Severity};

use converted::{Converted, Rates};
use joined::Joins;
use left_out::LeftOut;
use periods::by_month;
use sums::names_channel;

/// Spend from files, ready to be compared with credit.
#[derive(Default)]
pub(crate) struct Spending {
    /// The rows that count, by time.
    pub rows: Vec<Spent>,
    /// What the rows join.
    pub targets: Vec<Target>,
    /// Rows that do not count: totals, rows of two files, and those whose currency has no exchange rate.
    pub not_counted: Vec<NotCounted>,
    /// Decisions about rows that do not count.
    pub decisions: Vec<Decision>,
    /// Number of each currency other than the main one, its rows, and whether an exchange rate is known.
    pub currencies: Vec<(u32, u64, bool)>,
    /// Codes of the currencies without a rate, with their rows.
    pub without_rate: Vec<(String, u64)>,
}

/// A row that counts, or the part of it in one month of its period.
#[derive(Clone, Copy)]
pub(crate) struct Spent {
    /// The day, or the first day of the week, the month or the part.
    pub time: i64,
    /// Minor units, in the main currency.
    pub cost: i64,
    /// Number of the row; its parts follow each other.
    pub row: u32,
    /// The period of the row is in several months.
    pub is_part: bool,
    /// Index of its target.
    pub target: u32,
}

/// Touches that the rows of one channel and campaign join.
pub(crate) struct Target {
    /// Name of the channel, or of the campaign if the file names no channel.
    pub name: String,
    /// Whether the name is that of a campaign.
    pub is_campaign: bool,
    /// The row names a campaign, and no touch of its channel has it, so that all touches of the channel share the cost.
    pub without_campaign: bool,
    /// Slots of the touches, with their parts in the cost, which sum to 1; empty if no touch has the name.
    pub slots: Vec<(u32, f64)>,
    /// Teams that the row names, with their shares; empty if it names none.
    pub teams: Vec<(String, f64)>,
}

/// Places of names and slots in an order that is independent of the order of rows.
pub(crate) struct Ranks<'a> {
    pub channels: &'a [u32],
    pub campaigns: &'a [u32],
    pub slots: &'a [u32],
}

/// A row that does not count.
pub(crate) struct NotCounted {
    /// Index of its file.
    pub file: u32,
    line: u32,
    reason: Reason,
    value: Named,
}

/// The number of the text that identifies such a row to the reader.
#[derive(Clone, Copy)]
enum Named {
    Currency(u32),
    Channel(u32),
    Campaign(u32),
}

impl Named {
    /// The channel of a row, or its campaign if it names no channel or the campaign is the total.
    fn of(store: &Store, row: &SpendRow) -> Self {
        let slot = store.touches.slots[row.slot as usize];
        let is_campaign = row.by_campaign || row.is_total && names_channel(store, row);
        if is_campaign { Self::Campaign(slot.campaign) } else { Self::Channel(slot.channel) }
    }

    fn text(self, store: &Store) -> &str {
        let texts = &store.texts;
        match self {
            Self::Currency(id) => texts.currencies.text(id),
            Self::Channel(id) => texts.channels.text(id),
            Self::Campaign(id) => texts.campaigns.text(id),
        }
    }
}

impl NotCounted {
    /// Lists the row.
    pub fn say(&self, store: &Store, files: &[FileReport], log: &mut Log) {
        let Some(file) = files.get(self.file as usize) else { return };
        log.say(&Said {
            severity: Severity::KeptOut,
            reason: self.reason,
            file: &file.name,
            line: self.line,
            column: "",
            value: self.value.text(store).as_bytes(),
            deal: None,
        });
    }
}

impl Spending {
    /// Joins the rows of spend to touches; `None` if costs could overflow. `slots` are sorted by name, and `touches`
    /// has the number of touches of each.
    pub fn new(
        store: &Store,
        files: &[FileReport],
        slots: &[Slot],
        ranks: &Ranks<'_>,
        touches: &[u64],
        main: u32,
    ) -> Option<Self> {
        if store.spend.is_empty() {
            return Some(Self::default());
        }
        let rank = ranks.slots;
        let LeftOut { counted: all, mut not_counted, decisions } = LeftOut::new(store, files);
        let rates = Rates::new(store, main);
        let (counted, others): (Vec<SpendRow>, Vec<SpendRow>) =
            all.into_iter().partition(|row| rates.of(row.currency).is_some());
        let place = |row: &SpendRow| (row.time, rank[row.slot as usize], row.by_campaign);
        let Converted { rows, costs } = Converted::new(counted, &rates, store.scale, &place)?;
        let joins = Joins::new(store, slots, ranks, touches);
        let mut targets = Vec::new();
        let mut known: BTreeMap<(u32, bool), u32> = BTreeMap::new();
        let mut spent = Vec::with_capacity(rows.len());
        for (at, (row, cost)) in (0_u32..).zip(rows.iter().zip(costs)) {
            let slot = rank[row.slot as usize];
            let target = *known.entry((slot, row.by_campaign)).or_insert_with(|| {
                targets.push(joins.target(slot, row.by_campaign));
                u32::try_from(targets.len() - 1).unwrap_or(u32::MAX)
            });
            let parts = by_month(row.time, row.until, cost);
            let is_part = parts.len() > 1;
            spent.extend(parts.into_iter().map(|(time, cost)| Spent { time, cost, row: at, is_part, target }));
        }
        let currencies = rates.others(store);
        let without_rate = currencies.iter().filter(|(.., is_known)| !is_known);
        let without_rate =
            without_rate.map(|(currency, rows, _)| (store.texts.currencies.text(*currency).to_owned(), *rows));
        let without_rate = without_rate.collect();
        not_counted.extend(others.iter().map(|row| NotCounted {
            file: row.file,
            line: row.line,
            reason: Reason::SpendCurrency,
            value: Named::Currency(row.currency),
        }));
        Some(Self { rows: spent, targets, not_counted, decisions, currencies, without_rate })
    }

    /// Whether any file has spend.
    pub fn is_any(&self) -> bool {
        !self.rows.is_empty() || !self.not_counted.is_empty()
    }
}

//! Journeys: a deal and its eligible touches in time order. The unit of every model.

use fairshare_import::detect::Outcome;

/// The cost of a touch that nothing tells.
pub(crate) const UNKNOWN_COST: i64 = i64::MIN;

/// All journeys, in columns. Touches of one journey stand next to each other.
#[derive(Default)]
pub struct Journeys {
    /// Time of each touch, milliseconds since 1970.
    pub(crate) time: Vec<i64>,
    /// Credit that another tool gave each touch, in minor units; empty where none did.
    pub(crate) given: Vec<i64>,
    /// What each touch cost, in minor units; [`UNKNOWN_COST`] where nothing tells. Empty where no file has costs.
    pub(crate) cost: Vec<i64>,
    /// Slot of each touch: what it is apart from its time.
    pub(crate) slot: Vec<u32>,
    /// Whether a touch stands at the same instant as the one before it in its journey.
    pub(crate) tied: Vec<bool>,
    /// Where each journey's touches begin; one more at the end.
    pub(crate) starts: Vec<u32>,
    /// What became of each journey.
    pub(crate) ends: Vec<Ending>,
    /// Channel of each slot.
    pub(crate) channel_of: Vec<u32>,
}

/// What became of a journey, and when.
#[derive(Clone, Copy, Debug)]
pub struct Ending {
    /// Rank of its deal.
    pub(crate) deal: u32,
    pub(crate) outcome: Outcome,
    /// Wins it stands for: one row of aggregated paths stands for many journeys.
    pub(crate) wins: u64,
    /// Losses it stands for.
    pub(crate) losses: u64,
    /// Minor units, of all its wins together.
    pub(crate) amount: i64,
    /// The conversion; the last touch where no close is known.
    pub(crate) close: i64,
    pub(crate) lead_created: Option<i64>,
    pub(crate) opportunity_created: Option<i64>,
}

/// One journey, as models see it.
#[derive(Clone, Copy)]
pub struct Journey<'a> {
    /// Time of each touch, milliseconds since 1970, in order.
    pub time: &'a [i64],
    /// Whether a touch stands at the same instant as the one before it. The first never does.
    pub tied: &'a [bool],
    /// The conversion.
    pub close: i64,
    /// When the lead was created, where it is known.
    pub lead_created: Option<i64>,
    /// When the opportunity was created, where it is known.
    pub opportunity_created: Option<i64>,
    pub(crate) slots: &'a [u32],
    /// Credit that another tool gave each touch; empty where none did.
    pub(crate) given: &'a [i64],
    /// Channel of each slot.
    pub(crate) channel_of: &'a [u32],
}

impl Journey<'_> {
    /// Channel of each touch.
    pub fn channels(&self) -> impl ExactSizeIterator<Item = u32> + Clone {
        self.slots.iter().map(|&slot| self.channel_of[slot as usize])
    }

    /// Touches that open it: the first, and those that stand at one instant with it.
    pub(crate) fn opening(&self) -> usize {
        let later = self.tied.iter().skip(1).take_while(|tied| **tied).count();
        self.tied.len().min(1 + later)
    }
}

impl Journeys {
    /// Whether the amounts of any of the journeys sum to a number that can be counted, with room to spare.
    pub(crate) fn can_be_counted(&self) -> bool {
        let sum: i128 = self.ends.iter().map(|end| i128::from(end.amount).abs()).sum();
        sum <= i128::from(i64::MAX / 4)
    }

    /// How many journeys there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// How often a journey was won and lost.
    pub(crate) fn outcomes(&self, at: usize) -> [u64; 2] {
        [self.ends[at].wins, self.ends[at].losses]
    }

    /// How many channels their touches could be of.
    pub(crate) fn channels(&self) -> usize {
        self.channel_of.iter().max().map_or(0, |most| *most as usize + 1)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Where the touches of a journey stand.
    pub(crate) fn range(&self, at: usize) -> std::ops::Range<usize> {
        self.starts[at] as usize..self.starts[at + 1] as usize
    }

    /// A journey.
    pub(crate) fn get(&self, at: usize) -> Journey<'_> {
        let ending = &self.ends[at];
        let touches = self.range(at);
        Journey {
            time: &self.time[touches.clone()],
            tied: &self.tied[touches.clone()],
            close: ending.close,
            lead_created: ending.lead_created,
            opportunity_created: ending.opportunity_created,
            slots: &self.slot[touches.clone()],
            given: self.given.get(touches).unwrap_or_default(),
            channel_of: &self.channel_of,
        }
    }
}

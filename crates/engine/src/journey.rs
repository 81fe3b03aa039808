//! Journeys: a deal and its eligible touches in time order. The unit of every model.

use std::sync::OnceLock;

use fairshare_types::portions::in_portions;
use fairshare_types::schema::Outcome;

/// Marks a touch whose cost is unknown.
pub(crate) const UNKNOWN_COST: i64 = i64::MIN;

/// All journeys, in columns. The touches of one journey are adjacent.
#[derive(Default)]
pub struct Journeys {
    /// Time of each touch, milliseconds since 1970.
    pub(crate) time: Vec<i64>,
    /// Credit that another tool gave each touch, in minor units; empty if the data has none.
    pub(crate) given: Vec<i64>,
    /// Cost of each touch in minor units, [`UNKNOWN_COST`] if unknown; empty if no file has costs.
    pub(crate) cost: Vec<i64>,
    /// Person of each touch, `u32::MAX` if it names none; empty if no file names persons.
    pub(crate) person: Vec<u32>,
    /// Slot of each touch: its channel, campaign, type and teams.
    pub(crate) slot: Vec<u32>,
    /// Whether a touch ties with the one before it in its journey: same time and same sequence number.
    pub(crate) tied: Vec<bool>,
    /// Index of each journey's first touch; one more entry at the end.
    pub(crate) starts: Vec<u32>,
    /// Outcome of each journey.
    pub(crate) ends: Vec<Conversion>,
    /// Channel of each slot.
    pub(crate) channel_of: Vec<u32>,
    /// Indices of the won journeys, as most passes need only these.
    pub(crate) won: OnceLock<Vec<u32>>,
    /// The won journeys by themselves, which are denser in memory.
    pub(crate) only_won: OnceLock<Box<Journeys>>,
}

/// Outcome of a journey, its amount and its dates.
#[derive(Clone, Copy, Debug)]
pub struct Conversion {
    /// Rank of its deal.
    pub(crate) deal: u32,
    pub(crate) outcome: Outcome,
    /// Wins in this journey; a row of aggregated paths can have many.
    pub(crate) wins: u64,
    /// Losses in this journey, likewise.
    pub(crate) losses: u64,
    /// Minor units, summed over its wins.
    pub(crate) amount: i64,
    /// Time of the conversion; of the last touch if no close is known.
    pub(crate) close: i64,
    /// Whether the data name the close; of an open deal, the one it expects.
    pub(crate) has_close: bool,
    /// It is no deal, but the journey of a person who did not convert.
    pub(crate) did_not_convert: bool,
    pub(crate) lead_created: Option<i64>,
    pub(crate) opportunity_created: Option<i64>,
    pub(crate) probability: Probability,
}

/// Probability that a deal is won.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Probability {
    /// The data give none.
    Unknown,
    /// Rows of the deal give several.
    Several,
    /// In millionths.
    Known(u32),
}

/// One journey, as models see it.
#[derive(Clone, Copy)]
pub struct Journey<'a> {
    /// Time of each touch, milliseconds since 1970, in order.
    pub time: &'a [i64],
    /// Whether a touch ties with the one before it; never true of the first.
    pub tied: &'a [bool],
    /// Time of the conversion.
    pub close: i64,
    /// When the lead was created, if known.
    pub lead_created: Option<i64>,
    /// When the opportunity was created, if known.
    pub opportunity_created: Option<i64>,
    pub(crate) slots: &'a [u32],
    /// Credit that another tool gave each touch; empty if the data has none.
    pub(crate) given: &'a [i64],
    /// Channel of each slot.
    pub(crate) channel_of: &'a [u32],
}

impl Journey<'_> {
    /// Channel of each touch.
    pub fn channels(&self) -> impl ExactSizeIterator<Item = u32> + Clone {
        self.slots.iter().map(|&slot| self.channel_of[slot as usize])
    }

    /// Number of touches that open the journey: the first, and those tied with it.
    pub(crate) fn opening(&self) -> usize {
        let later = self.tied.iter().skip(1).take_while(|tied| **tied).count();
        self.tied.len().min(1 + later)
    }
}

impl Journeys {
    /// Whether sums of amounts over journeys fit into 64 bits, with room to spare.
    pub(crate) fn can_be_counted(&self) -> bool {
        let sum: i128 = self.ends.iter().map(|end| i128::from(end.amount).abs()).sum();
        sum <= i128::from(i64::MAX / 4)
    }

    /// Indices of the won journeys.
    pub(crate) fn won_places(&self) -> &[u32] {
        let won =
            || (0_u32..).zip(&self.ends).filter(|(_, end)| end.outcome == Outcome::Won).map(|(at, _)| at).collect();
        self.won.get_or_init(won)
    }

    /// The won journeys, with their indices and ends.
    pub(crate) fn won(&self) -> impl Iterator<Item = (usize, &Conversion, Journey<'_>)> {
        let places = self.won_places();
        // If most are won, a copy would save little time for much memory.
        let dense = (places.len() <= self.len() / 2).then(|| self.only_won.get_or_init(|| Box::new(self.copy(places))));
        (0..).zip(places).map(move |(place, &at)| {
            let at = at as usize;
            let (journeys, place) = dense.map_or((self, at), |dense| (dense.as_ref(), place));
            (at, &journeys.ends[place], journeys.get(place))
        })
    }

    /// A copy of some journeys, without the costs of their touches.
    fn copy(&self, places: &[u32]) -> Self {
        let touches = places.iter().map(|&at| self.range(at as usize).len()).sum();
        let mut out = Self {
            time: Vec::with_capacity(touches),
            slot: Vec::with_capacity(touches),
            tied: Vec::with_capacity(touches),
            starts: Vec::with_capacity(places.len() + 1),
            ends: places.iter().map(|&at| self.ends[at as usize]).collect(),
            channel_of: self.channel_of.clone(),
            ..Self::default()
        };
        let mut add = |at: u32| {
            let touches = self.range(at as usize);
            out.starts.push(u32::try_from(out.time.len()).unwrap_or(u32::MAX));
            out.time.extend_from_slice(&self.time[touches.clone()]);
            out.slot.extend_from_slice(&self.slot[touches.clone()]);
            out.tied.extend_from_slice(&self.tied[touches.clone()]);
            out.given.extend_from_slice(self.given.get(touches).unwrap_or_default());
        };
        in_portions(places.len(), &mut |of| places[of].iter().copied().for_each(&mut add));
        out.starts.push(u32::try_from(out.time.len()).unwrap_or(u32::MAX));
        out
    }

    /// Number of journeys.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Wins and losses of a journey.
    pub(crate) fn outcomes(&self, at: usize) -> [u64; 2] {
        [self.ends[at].wins, self.ends[at].losses]
    }

    /// Number of people who did not convert and have a touch.
    pub(crate) fn unconverted(&self) -> u64 {
        let people =
            self.ends.iter().enumerate().filter(|(at, end)| end.did_not_convert && !self.range(*at).is_empty());
        people.map(|(_, end)| end.losses).sum()
    }

    /// Number of channels, counted from the largest channel id.
    pub(crate) fn channels(&self) -> usize {
        self.channel_of.iter().max().map_or(0, |most| *most as usize + 1)
    }

    /// Whether there is no journey.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The range of a journey's touches.
    pub(crate) fn range(&self, at: usize) -> std::ops::Range<usize> {
        self.starts[at] as usize..self.starts[at + 1] as usize
    }

    /// The journey with this index.
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

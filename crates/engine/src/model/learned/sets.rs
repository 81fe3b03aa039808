//! The set of channels, or of teams, in each journey. Shapley, Shao and Li and the regression look at nothing else, so
//! they work on sets instead of journeys.

use hashbrown::HashTable;

use super::Counts;
use crate::cells::Cells;
use crate::journey::Journeys;
use fairshare_types::model::Players;
use fairshare_types::portions::in_portions;

/// The sets of all journeys with an outcome and an eligible touch.
pub(crate) struct Sets {
    /// Number of possible players.
    pub count: usize,
    starts: Vec<u32>,
    members: Vec<u32>,
    of_journey: Vec<u32>,
}

/// Wins and losses of each set.
pub(crate) struct Record {
    pub wins: Vec<u64>,
    pub losses: Vec<u64>,
}

const NONE: u32 = u32::MAX;
/// Most players that fit into the bits of one number.
const MASK: usize = 64;

impl Sets {
    pub fn new(players: Players, journeys: &Journeys, cells: &Cells, channels: usize) -> Self {
        let count = if players == Players::Teams { cells.teams.len() } else { channels };
        let of_slot = |slot: u32| match players {
            Players::Channels => vec![journeys.channel_of[slot as usize]],
            Players::Teams => cells.of(slot).map(|cell| cells.team[cell as usize]).collect(),
        };
        let of_slots: Vec<Vec<u32>> = (0..journeys.channel_of.len() as u32).map(of_slot).collect();
        let mut sets = Self { count, starts: vec![0], members: Vec::new(), of_journey: Vec::new() };
        if count <= MASK {
            sets.by_mask(&of_slots, journeys)
        } else {
            sets.one_by_one(&of_slots, journeys)
        }
        sets
    }

    /// For few players, as bits: journeys with the same set share an entry.
    fn by_mask(&mut self, of_slots: &[Vec<u32>], journeys: &Journeys) {
        let mask_of = |players: &Vec<u32>| players.iter().fold(0_u64, |mask, player| mask | 1 << player);
        let masks: Vec<u64> = of_slots.iter().map(mask_of).collect();
        let hash = |mask: u64| mask.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
        let mut known: HashTable<(u64, u32)> = HashTable::new();
        let mut add = |at: usize| {
            let (slots, end) = (journeys.get(at).slots, &journeys.ends[at]);
            let mask = slots.iter().fold(0, |mask, &slot| mask | masks[slot as usize]);
            if mask == 0 || end.wins + end.losses == 0 {
                return self.of_journey.push(NONE);
            }
            let next = self.len() as u32;
            let entry = known.entry(hash(mask), |(other, _)| *other == mask, |(mask, _)| hash(*mask));
            let number = entry.or_insert((mask, next)).get().1;
            if number == next {
                self.members.extend((0..u64::BITS).filter(|player| mask >> player & 1 == 1));
                self.starts.push(self.members.len() as u32);
            }
            self.of_journey.push(number);
        };
        in_portions(journeys.len(), &mut |places| places.for_each(&mut add));
    }

    /// For many players: every journey has an entry of its own.
    fn one_by_one(&mut self, of_slots: &[Vec<u32>], journeys: &Journeys) {
        let mut seen = vec![NONE; self.count];
        let mut add = |at: usize| {
            let (number, end) = (at as u32, &journeys.ends[at]);
            let from = self.members.len();
            if end.wins + end.losses > 0 {
                for &player in journeys.get(at).slots.iter().flat_map(|&slot| &of_slots[slot as usize]) {
                    if std::mem::replace(&mut seen[player as usize], number) != number {
                        self.members.push(player);
                    }
                }
            }
            if self.members.len() == from {
                return self.of_journey.push(NONE);
            }
            self.members[from..].sort_unstable();
            self.of_journey.push(self.len() as u32);
            self.starts.push(self.members.len() as u32);
        };
        in_portions(journeys.len(), &mut |places| places.for_each(&mut add));
    }

    /// Number of sets.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Players in a set, in ascending order.
    pub fn members(&self, set: usize) -> &[u32] {
        &self.members[self.starts[set] as usize..self.starts[set + 1] as usize]
    }

    /// Wins and losses of each set.
    pub fn record(&self, counts: Counts<'_>) -> Record {
        let mut record = Record { wins: vec![0; self.len()], losses: vec![0; self.len()] };
        for (at, &set) in self.of_journey.iter().enumerate().filter(|(_, set)| **set != NONE) {
            let [wins, losses] = counts(at);
            record.wins[set as usize] += wins;
            record.losses[set as usize] += losses;
        }
        record
    }

    /// Wins and losses of the journeys that contain each player.
    pub fn with(&self, record: &Record) -> (Vec<u64>, Vec<u64>) {
        let (mut wins, mut losses) = (vec![0; self.count], vec![0; self.count]);
        for set in 0..self.len() {
            for &player in self.members(set) {
                wins[player as usize] += record.wins[set];
                losses[player as usize] += record.losses[set];
            }
        }
        (wins, losses)
    }
}

//! Shao and Li's probabilistic model (KDD 2011, section 3.2), without the simplification to pairs of equal size.
//!
//! For each won journey, C(x) = p(x) + 1 / (2 (m - 1)) * the sum over its other channels y of p(x, y) - p(x) - p(y).
//! Here m is the number of distinct channels in it, and p = wins / (wins + losses) of the journeys that contain the
//! channel, or both. Scores are summed over won journeys.

use hashbrown::HashTable;

use super::sets::{Record, Sets};

/// The score of each channel.
pub fn scores(sets: &Sets, record: &Record) -> Vec<f64> {
    let rate = |wins: u64, losses: u64| if wins + losses == 0 { 0.0 } else { wins as f64 / (wins + losses) as f64 };
    let (wins, losses) = sets.with(record);
    let single: Vec<f64> = wins.iter().zip(&losses).map(|(&wins, &losses)| rate(wins, losses)).collect();
    let mut pairs = Pairs::default();
    for set in 0..sets.len() {
        for (at, &x) in sets.members(set).iter().enumerate() {
            for &y in &sets.members(set)[at + 1..] {
                pairs.add(x, y, record.wins[set], record.losses[set]);
            }
        }
    }
    let mut scores = vec![0.0; sets.count];
    for set in (0..sets.len()).filter(|&set| record.wins[set] > 0) {
        let members = sets.members(set);
        for &x in members {
            let mut score = single[x as usize];
            for &y in members.iter().filter(|&&y| y != x) {
                let (wins, losses) = pairs.get(x.min(y), x.max(y));
                let more = rate(wins, losses) - single[x as usize] - single[y as usize];
                score += more / (2 * (members.len() - 1)) as f64;
            }
            scores[x as usize] += score * record.wins[set] as f64;
        }
    }
    scores
}

/// Wins and losses of the journeys that contain both of two channels.
#[derive(Default)]
struct Pairs(HashTable<(u64, u64, u64)>);

impl Pairs {
    fn hash(key: u64) -> u64 {
        key.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
    }

    fn key(x: u32, y: u32) -> u64 {
        u64::from(x) << 32 | u64::from(y)
    }

    fn add(&mut self, x: u32, y: u32, wins: u64, losses: u64) {
        let key = Self::key(x, y);
        let entry = self.0.entry(Self::hash(key), |(other, ..)| *other == key, |(key, ..)| Self::hash(*key));
        let mut entry = entry.or_insert((key, 0, 0));
        let (_, known_wins, known_losses) = entry.get_mut();
        *known_wins += wins;
        *known_losses += losses;
    }

    fn get(&self, x: u32, y: u32) -> (u64, u64) {
        let key = Self::key(x, y);
        self.0.find(Self::hash(key), |(other, ..)| *other == key).map_or((0, 0), |&(_, wins, losses)| (wins, losses))
    }
}

//! Shapley value of players for the win rate (Shapley 1953).
//!
//! v(S) = wins / (wins + losses) of the journeys whose players are all in S, or 0 without such journeys. Exact, over
//! all coalitions.

use super::sets::{Record, Sets};

/// Most players for which all coalitions are computed.
pub const MOST_PLAYERS: usize = 16;

/// The value of each player, zero if it is in no journey; `None` if there are more than [`MOST_PLAYERS`].
pub fn lift(sets: &Sets, record: &Record) -> Option<Vec<f64>> {
    let mut place = vec![usize::MAX; sets.count];
    let mut present = Vec::new();
    for set in (0..sets.len()).filter(|&set| record.wins[set] + record.losses[set] > 0) {
        for &player in sets.members(set) {
            place[player as usize] = 0;
        }
    }
    for (player, place) in place.iter_mut().enumerate().filter(|(_, place)| **place != usize::MAX) {
        *place = present.len();
        present.push(player);
    }
    let n = present.len();
    if n > MOST_PLAYERS {
        return None;
    }
    let coalitions = 1_usize << n;
    let (mut wins, mut all) = (vec![0_u64; coalitions], vec![0_u64; coalitions]);
    for set in 0..sets.len() {
        let mask: usize =
            sets.members(set).iter().map(|&player| place[player as usize]).filter(|&at| at < n).map(|at| 1 << at).sum();
        wins[mask] += record.wins[set];
        all[mask] += record.wins[set] + record.losses[set];
    }
    // Sums over all subsets, one player at a time.
    for player in 0..n {
        for mask in (0..coalitions).filter(|mask| mask >> player & 1 == 1) {
            wins[mask] += wins[mask ^ (1 << player)];
            all[mask] += all[mask ^ (1 << player)];
        }
    }
    let value: Vec<f64> =
        wins.iter().zip(&all).map(|(&wins, &all)| if all == 0 { 0.0 } else { wins as f64 / all as f64 }).collect();
    // 1 / (n choose s) / (n - s): the share of all orders in which exactly these s come before a player.
    let mut weights = Vec::with_capacity(n);
    let mut weight = 1.0 / n.max(1) as f64;
    for size in 0..n {
        weights.push(weight);
        weight *= (size + 1) as f64 / (n - 1 - size).max(1) as f64;
    }
    let mut scores = vec![0.0; sets.count];
    for (at, &player) in present.iter().enumerate() {
        let without = (0..coalitions).filter(|mask| mask >> at & 1 == 0);
        scores[player] =
            without.map(|mask| weights[mask.count_ones() as usize] * (value[mask | 1 << at] - value[mask])).sum();
    }
    Some(scores)
}

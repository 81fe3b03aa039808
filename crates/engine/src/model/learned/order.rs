//! Suggests the order of the chain: how well each order separates won from lost journeys that it has not seen.
//!
//! Journeys are split by odd and even index; each half predicts the other by the win rate of a journey's last state.
//! The area under the curve (AUC) is penalised for the number of states as R-squared is for the number of terms:
//! 1 - (1 - AUC) (n - 1) / (n - states - 1).

use hashbrown::HashTable;

use super::outcomes;
use crate::journey::Journeys;
use fairshare_types::model::MOST_ORDER;
use fairshare_types::order::sorted;
use fairshare_types::results::OrderFit;
use fairshare_types::results::OrderSuggestion;

/// The order that fits best; `None` if either half of the journeys has no wins or no losses.
pub(crate) fn suggest(journeys: &Journeys, channels: usize) -> Option<OrderSuggestion> {
    let fits: Vec<OrderFit> = (1..=MOST_ORDER).map(|order| fit(order, journeys, channels)).collect::<Option<_>>()?;
    let best = fits.iter().fold(fits[0], |best, fit| if fit.penalised > best.penalised + 1e-12 { *fit } else { best });
    Some(OrderSuggestion { order: best.order, fits })
}

/// A state's code, and the wins and losses that end in it, in each half.
type Ends = (u64, [u64; 2], [u64; 2]);

fn fit(order: u8, journeys: &Journeys, channels: usize) -> Option<OrderFit> {
    let base = channels as u64 + 1;
    let hash = |code: u64| code.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    let mut index: HashTable<(u64, u32)> = HashTable::new();
    let mut states: Vec<Ends> = Vec::new();
    for (at, journey, wins, losses) in outcomes(journeys) {
        let last = journey.channels().len().saturating_sub(usize::from(order));
        let code = journey.channels().skip(last).fold(0, |code: u64, c| code.wrapping_mul(base) + u64::from(c) + 1);
        let next = states.len() as u32;
        let entry = index.entry(hash(code), |(other, _)| *other == code, |(code, _)| hash(*code));
        let state = entry.or_insert((code, next)).get().1;
        if state == next {
            states.push((code, [0; 2], [0; 2]));
        }
        let (_, won, lost) = &mut states[state as usize];
        won[at % 2] += wins;
        lost[at % 2] += losses;
    }
    let mut area = 0.0;
    let mut seen = 0.0;
    for half in 0..2 {
        let (learn, test) = (1 - half, half);
        let sum =
            |of: fn(&Ends) -> [u64; 2], half: usize| states.iter().map(|state| of(state)[half]).sum::<u64>() as f64;
        let (won, lost) = (sum(|s| s.1, test), sum(|s| s.2, test));
        let overall = sum(|s| s.1, learn) / (sum(|s| s.1, learn) + sum(|s| s.2, learn));
        if won == 0.0 || lost == 0.0 || overall.is_nan() {
            return None;
        }
        let told = |state: &Ends| match (state.1[learn], state.2[learn]) {
            (0, 0) => overall,
            (won, lost) => won as f64 / (won + lost) as f64,
        };
        let order = sorted(states.len(), &|a, b| told(&states[a as usize]).total_cmp(&told(&states[b as usize])));
        // Over pairs of a won and a lost journey, counts how often the won one has the higher rate; ties count half.
        let (mut below, mut right) = (0.0, 0.0);
        let mut at = 0;
        while at < order.len() {
            let value = told(&states[order[at] as usize]);
            let (mut wins, mut losses) = (0.0, 0.0);
            while at < order.len() && told(&states[order[at] as usize]) == value {
                let (_, won, lost) = &states[order[at] as usize];
                wins += won[test] as f64;
                losses += lost[test] as f64;
                at += 1;
            }
            right += wins * (below + losses / 2.0);
            below += losses;
        }
        area += right / (won * lost) * (won + lost);
        seen += won + lost;
    }
    let auc = area / seen;
    let room = seen / 2.0 - states.len() as f64 - 1.0;
    let penalised = if room > 0.0 { 1.0 - (1.0 - auc) * (seen / 2.0 - 1.0) / room } else { 0.0 };
    Some(OrderFit { order, states: states.len() as u64, auc, penalised })
}

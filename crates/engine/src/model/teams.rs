//! Credit by the teams present: each gets its score's share, and its touches share that in proportion to its shares of them.
//! Where all scores are 1, it is equal by team.

/// Replaces the share that each (touch, team) cell holds by its weight. `teams` names the team of each cell, `score` what a
/// team counts, nothing where it is below zero; where none of those present counts, every touch gets the same. `sums` is
/// room for one number per team, all zero, and is left so.
pub fn weigh(
    teams: impl Iterator<Item = u32> + Clone,
    score: impl Fn(u32) -> f64,
    weights: &mut [f64],
    sums: &mut [f64],
) {
    let (mut scores, mut shares) = (0.0, 0.0);
    for (team, share) in teams.clone().zip(weights.iter()) {
        let sum = &mut sums[team as usize];
        if *sum == 0.0 {
            scores += score(team).max(0.0);
        }
        *sum += share;
        shares += share;
    }
    for (team, weight) in teams.clone().zip(weights.iter_mut()) {
        if scores > 0.0 {
            *weight *= score(team).max(0.0) / (sums[team as usize] * scores);
        } else {
            *weight /= shares;
        }
    }
    for team in teams {
        sums[team as usize] = 0.0;
    }
}

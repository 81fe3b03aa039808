//! Credit by team: each team present gets the share of its score, split among its touches in proportion to its shares
//! of them. If all scores are 1, this is equal by team.

/// Replaces the share that each (touch, team) cell holds by its weight. `teams` gives the team of each cell; `score` is
/// the score of a team, and counts as zero if negative. If no team present has a positive score, the shares are only
/// scaled to sum to 1. `sums` holds a zero per team, and is left all zero.
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

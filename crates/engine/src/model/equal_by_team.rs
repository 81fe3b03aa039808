//! Equal by team: every team present gets the same, shared within the team in proportion to its shares of the touches.

/// Replaces the share that each (touch, team) cell holds by its weight. `teams` names the team of each cell, `sums` is
/// room for one number per team, all zero, and is left so.
pub fn weigh_cells(teams: impl Iterator<Item = u32> + Clone, weights: &mut [f64], sums: &mut [f64]) {
    let mut present = 0_u32;
    for (team, share) in teams.clone().zip(weights.iter()) {
        let sum = &mut sums[team as usize];
        present += u32::from(*sum == 0.0);
        *sum += share;
    }
    for (team, weight) in teams.clone().zip(weights.iter_mut()) {
        *weight /= sums[team as usize] * f64::from(present);
    }
    for team in teams {
        sums[team as usize] = 0.0;
    }
}

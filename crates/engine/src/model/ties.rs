//! Ties: touches at one instant share the weights of their positions equally, which is the average over all orders.

/// End of the group of touches that are tied with the one at `start`.
pub fn group_end(tied: &[bool], start: usize) -> usize {
    tied[start + 1..].iter().position(|t| !t).map_or(tied.len(), |n| start + 1 + n)
}

/// Start of the group of touches that are tied with the one at `at`.
pub fn group_start(tied: &[bool], at: usize) -> usize {
    tied[..=at].iter().rposition(|t| !t).unwrap_or(0)
}

/// Shares the weights equally within each group of tied touches.
pub fn share(tied: &[bool], weights: &mut [f64]) {
    let mut start = 0;
    while start < weights.len() {
        let end = group_end(tied, start);
        if end - start > 1 {
            let mean = weights[start..end].iter().sum::<f64>() / (end - start) as f64;
            weights[start..end].fill(mean);
        }
        start = end;
    }
}

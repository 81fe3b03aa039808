//! Touches at the same instant: the weights of the places they occupy are shared equally, the average over all orders.

/// Where the touches end that stand at the same instant as the one at `start`.
pub fn group_end(tied: &[bool], start: usize) -> usize {
    tied[start + 1..].iter().position(|t| !t).map_or(tied.len(), |n| start + 1 + n)
}

/// Where the touches begin that stand at the same instant as the one at `at`.
pub fn group_start(tied: &[bool], at: usize) -> usize {
    tied[..=at].iter().rposition(|t| !t).unwrap_or(0)
}

/// Shares the weights within each group of touches at the same instant.
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

//! Shares the cost of a period among its months.

use fairshare_types::share::largest_remainder;
use fairshare_types::time::{DAY, civil, days};

/// First day and cost of each month of a period, by its days in that month; the costs sum to that of the period. `first`
/// and `last` are its first and last day.
pub(super) fn by_month(first: i64, last: i64, cost: i64) -> Vec<(i64, i64)> {
    let (mut from, last) = (first.div_euclid(DAY), last.div_euclid(DAY));
    let (mut starts, mut lengths) = (Vec::new(), Vec::new());
    while from <= last {
        let (year, month, _) = civil(from * DAY);
        let next = days(year + i64::from(month == 12), month % 12 + 1, 1).unwrap_or(last + 1);
        let until = next.min(last + 1).max(from + 1);
        starts.push(if starts.is_empty() { first } else { from * DAY });
        lengths.push((until - from) as f64);
        from = until;
    }
    if starts.len() < 2 {
        return vec![(first, cost)];
    }
    let all: f64 = lengths.iter().sum();
    let weights: Vec<f64> = lengths.iter().map(|length| length / all).collect();
    let (mut parts, mut room) = (Vec::new(), Vec::new());
    largest_remainder(cost, &weights, &mut parts, &mut room);
    starts.into_iter().zip(parts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i64, month: i64, day: i64) -> i64 {
        days(year, month, day).expect("a day") * DAY
    }

    #[test]
    fn a_period_is_shared_by_its_days() {
        let (january, february, march) = (day(2025, 1, 20), day(2025, 2, 1), day(2025, 3, 1));
        // 12 days of January and 10 of February.
        assert_eq!(by_month(january, day(2025, 2, 10), 2_200), [(january, 1_200), (february, 1_000)]);
        // 12, 28 and 1 of 41 days: 2.92..., 6.82... and 0.24... of 10 cents; the cents left over go to the largest rests.
        assert_eq!(by_month(january, march, 10), [(january, 3), (february, 7), (march, 0)]);
        assert_eq!(by_month(january, march, -10).iter().map(|(_, cost)| cost).sum::<i64>(), -10);
        assert_eq!(by_month(january, day(2025, 1, 31), 99), [(january, 99)]);
        assert_eq!(by_month(january, january, 99), [(january, 99)]);
        let year = by_month(day(2024, 12, 1), day(2025, 1, 31), 62);
        assert_eq!(year, [(day(2024, 12, 1), 31), (day(2025, 1, 1), 31)]);
    }
}

//! A seeded random generator in integers: the same seed gives the same numbers on every machine.

/// Steele, Lea and Flood's splitmix64.
pub struct SplitMix64(u64);

impl SplitMix64 {
    /// A generator that starts from this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        let span = (i64::from(high) - i64::from(low) + 1).max(1).unsigned_abs();
        let offset = (u128::from(self.bits()) * u128::from(span)) >> 64;
        low + offset as i32
    }

    /// A number from `low` to `high`, more often near the middle: the mean of two.
    pub fn around(&mut self, low: i32, high: i32) -> i32 {
        (self.between(low, high) + self.between(low, high)) / 2
    }

    /// True with a probability of `percent`.
    pub fn chance(&mut self, percent: i32) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of these, all equally likely.
    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.between(0, from.len() as i32 - 1) as usize]
    }

    /// One of these, in proportion to its weight.
    pub fn weighted<T: Copy>(&mut self, from: &[(i32, T)]) -> T {
        let total: i32 = from.iter().map(|(weight, _)| weight).sum();
        let mut left = self.between(1, total);
        for (weight, item) in from {
            left -= weight;
            if left <= 0 {
                return *item;
            }
        }
        from[0].1
    }

    /// Shuffles these (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.between(0, last as i32) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SplitMix64;

    #[test]
    fn gives_the_published_numbers_of_splitmix64() {
        let mut random = SplitMix64::new(1_234_567);
        let numbers: Vec<u64> = (0..3).map(|_| random.bits()).collect();
        assert_eq!(numbers, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn stays_within_both_bounds_and_reaches_them() {
        let mut random = SplitMix64::new(7);
        let drawn: Vec<i32> = (0..1000).map(|_| random.between(-2, 3)).collect();
        assert_eq!(drawn.iter().min(), Some(&-2));
        assert_eq!(drawn.iter().max(), Some(&3));
    }

    #[test]
    fn weighted_never_takes_what_weighs_nothing() {
        let mut random = SplitMix64::new(7);
        assert!((0..1000).all(|_| random.weighted(&[(3, 'a'), (0, 'b'), (1, 'c')]) != 'b'));
    }
}

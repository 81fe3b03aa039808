//! Reproducible random numbers: SplitMix64 (Steele, Lea and Flood 2014) from a fixed seed.

/// A source of random numbers.
#[derive(Clone)]
pub struct Random(u64);

impl Random {
    /// A source with this seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `count`, each equally likely to within one in four thousand million.
    pub const fn below(&mut self, count: u32) -> u32 {
        (((self.bits() >> 32) * count as u64) >> 32) as u32
    }

    /// A Poisson draw with mean `count`: how often `count` equal items appear in a resample of the same size.
    pub fn drawn(&mut self, count: u64) -> u64 {
        if count <= 32 {
            return (0..count).map(|_| self.once()).sum();
        }
        // For many items, the sum of twelve uniform draws is close enough to the normal distribution in the limit.
        let bell: i64 = (0..12).map(|_| (self.bits() >> 40) as i64).sum::<i64>() - (6 << 24);
        let mean = count as f64;
        let drawn = mean + mean.sqrt() * bell as f64 / f64::from(1 << 24);
        if drawn <= 0.0 { 0 } else { (drawn + 0.5) as u64 }
    }

    /// A Poisson draw with mean 1: the number of thresholds at or below a uniform draw.
    fn once(&mut self) -> u64 {
        /// 2^64 times the probability of at most 0, 1, 2... draws.
        const THRESHOLDS: [u64; 8] = [
            0x5e2d_58d8_b3bc_df1a,
            0xbc5a_b1b1_6779_be34,
            0xeb71_5e1d_c158_2dc2,
            0xfb23_97e7_df4d_fd45,
            0xff0f_a65a_66cb_4e25,
            0xffd8_a939_f4b9_b486,
            0xfff9_d4de_be5b_c4dd,
            0xfffe_8c4f_de07_7ddd,
        ];
        let bits = self.bits();
        THRESHOLDS.iter().filter(|threshold| bits >= **threshold).count() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_that_of_the_paper() {
        let mut random = Random::new(1_234_567);
        assert_eq!(random.bits(), 6_457_827_717_110_365_317);
        assert_eq!(random.bits(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn draws_have_the_mean_and_the_spread_that_they_should() {
        for count in [1, 20, 1_000] {
            let mut random = Random::new(7);
            let draws: Vec<f64> = (0..20_000).map(|_| random.drawn(count) as f64).collect();
            let mean = draws.iter().sum::<f64>() / draws.len() as f64;
            let spread = draws.iter().map(|d| (d - mean) * (d - mean)).sum::<f64>() / draws.len() as f64;
            let count = count as f64;
            assert!((mean - count).abs() < count * 0.03 && (spread - count).abs() < count * 0.05, "{mean} {spread}");
        }
    }
}

//! Markov removal effect, RE(x) = 1 - P(won without x) / P(won), of order 1, 2 or 3. For revenue, the last step into
//! the win carries the mean amount per win of the state it leaves (Anderl, Becker, von Wangenheim and Schumann 2016).

use super::chain::Chain;
use super::removal::{Gain, Removal, effects};

/// Removal effects on wins.
pub fn wins(chain: &Chain) -> Removal {
    // At every order the chain has the win rate of the data, so that rate need not be solved for.
    let gain = Gain {
        of_state: chain.won.iter().zip(&chain.left).map(|(&won, &left)| won as f64 / left as f64).collect(),
        most: 1.0,
        short: chain.short_wins as f64,
        short_with: chain.short_wins_with.iter().map(|&wins| wins as f64).collect(),
        total: chain.wins as f64,
    };
    effects(chain, &gain)
}

/// Removal effects on revenue.
pub fn revenue(chain: &Chain) -> Removal {
    let per_win =
        chain.amount.iter().zip(&chain.won).filter(|(_, won)| **won > 0).map(|(a, &won)| (a / won as f64).abs());
    let gain = Gain {
        of_state: chain.amount.iter().zip(&chain.left).map(|(amount, &left)| amount / left as f64).collect(),
        most: per_win.fold(f64::MIN_POSITIVE, f64::max),
        short: chain.short_amount,
        short_with: chain.short_amount_with.clone(),
        total: chain.revenue,
    };
    effects(chain, &gain)
}

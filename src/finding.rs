//! What the numbers say, before it is said in words: the headline as plain data.

use fairshare_engine::model::Model;
use fairshare_engine::view::{Comparison, GroupKind, Headline, Range};

/// What was won: revenue, or deals where there is no revenue to share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Won {
    /// Revenue in minor units.
    Revenue(i64),
    /// Won deals.
    Deals(u64),
}

/// First sentence: how much of the result is settled, and how much is a choice of model. Shares are whole percents.
#[derive(Clone, Debug, PartialEq)]
pub enum Credited {
    /// No deal is won.
    NothingWon,
    /// No won deal has a touch that could be credited.
    Nobody,
    /// One group has all of it under every model.
    All {
        /// The group.
        name: String,
    },
    /// One model only: who has most under it.
    OneModel {
        /// The group.
        name: String,
        /// Its share.
        percent: i64,
        /// The model.
        model: Model,
    },
    /// Every model gives the same.
    Same {
        /// The group with most.
        name: String,
        /// Its share.
        percent: i64,
    },
    /// The group whose share depends most on the model.
    Range {
        /// The group.
        name: String,
        /// Its smallest share.
        min: i64,
        /// Its largest share.
        max: i64,
    },
}

/// Second sentence: who has most, in how many models.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lead {
    /// Nothing to compare.
    None,
    /// These have most in the same number of models (one name, unless it is a tie).
    Most {
        /// Who.
        names: Vec<String>,
        /// In how many models each of them has most.
        models: usize,
        /// Of how many.
        of: usize,
    },
    /// Two or more have the same in every model.
    Level,
}

/// Third sentence: what was won together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Together {
    /// There is one team or none, or nothing was won.
    Silent,
    /// No won deal was touched by two teams.
    Nothing,
    /// All were.
    Everything,
    /// A share of the revenue was won by deals that two or more teams touched.
    Revenue {
        /// Whole percents.
        percent: i64,
    },
    /// There is no revenue; so many deals of so many.
    Deals {
        /// Deals that two or more teams touched.
        together: u64,
        /// Won deals.
        of: u64,
    },
}

/// A share as whole percents.
#[must_use]
pub fn percent(share: f64) -> i64 {
    (share * 100.0).round() as i64
}

/// What is shared out in a comparison.
#[must_use]
pub const fn won(view: &Comparison, counts_wins: bool) -> Won {
    if view.total == 0 || counts_wins { Won::Deals(view.won_deals) } else { Won::Revenue(view.total) }
}

/// How much is settled, and how much is a choice of model.
#[must_use]
pub fn credited(view: &Comparison) -> Credited {
    if view.won_deals == 0 {
        return Credited::NothingWon;
    }
    let named: Vec<usize> = named(view).collect();
    let ranges: Vec<_> = named.iter().map(|&g| (g, view.range(g))).collect();
    // The name decides last and the earlier name wins: `max_by` keeps the last of equals, so the names run backwards.
    let widest = ranges.iter().rev().max_by(|(_, a), (_, b)| {
        // Equal amounts may differ in the last digit as shares.
        let width = |range: &Range| ((range.max - range.min) * 1e9).round() as i64;
        width(a).cmp(&width(b)).then(a.median.total_cmp(&b.median))
    });
    let largest = ranges.iter().rev().max_by(|(_, a), (_, b)| a.median.total_cmp(&b.median));
    let (Some((wide, range)), Some((large, most))) = (widest, largest) else { return Credited::Nobody };
    let name = |group: usize| view.groups[group].name.clone();
    if ranges.iter().all(|(_, r)| r.min == 0.0 && r.max == 0.0) {
        Credited::Nobody
    } else if most.min >= 1.0 {
        Credited::All { name: name(*large) }
    } else if let [model] = &view.models[..] {
        Credited::OneModel { name: name(*large), percent: percent(most.median), model: model.clone() }
    } else if percent(range.min) == percent(range.max) {
        Credited::Same { name: name(*large), percent: percent(most.median) }
    } else {
        Credited::Range { name: name(*wide), min: percent(range.min), max: percent(range.max) }
    }
}

/// Who has most, in how many models.
#[must_use]
pub fn lead(view: &Comparison) -> Lead {
    let named: Vec<usize> = named(view).collect();
    if named.len() < 2 || view.models.len() < 2 || view.won_deals == 0 {
        return Lead::None;
    }
    let mut leads = vec![0_usize; view.groups.len()];
    for model in 0..view.models.len() {
        let most = named.iter().map(|&g| view.share(model, g)).fold(f64::MIN, f64::max);
        let leaders: Vec<usize> = named.iter().copied().filter(|&g| view.share(model, g) == most).collect();
        if let [leader] = leaders[..] {
            leads[leader] += 1;
        }
    }
    let models = leads.iter().copied().max().unwrap_or(0);
    if models == 0 {
        return Lead::Level;
    }
    let names = named.iter().filter(|&&g| leads[g] == models).map(|&g| view.groups[g].name.clone()).collect();
    Lead::Most { names, models, of: view.models.len() }
}

/// What was won together, where there are teams to do so.
#[must_use]
pub fn together(headline: &Headline, teams: usize, counts_wins: bool) -> Together {
    if teams < 2 || headline.won_deals == 0 {
        Together::Silent
    } else if headline.together_deals == 0 {
        Together::Nothing
    } else if headline.together_deals == headline.won_deals {
        Together::Everything
    } else if headline.total <= 0 || counts_wins {
        Together::Deals { together: headline.together_deals, of: headline.won_deals }
    } else {
        Together::Revenue { percent: percent(headline.together as f64 / headline.total as f64) }
    }
}

/// The groups that are teams (or channels, or campaigns) of the data.
fn named(view: &Comparison) -> impl Iterator<Item = usize> + '_ {
    (0..view.groups.len()).filter(|&g| view.groups[g].kind == GroupKind::Named)
}

//! The findings of headline and shares as plain data, before they become sentences.

use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::results::{Comparison, GroupKind, Headline, Range};

/// Total won: revenue, or the number of deals if there is no revenue to split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Won {
    /// Won revenue in minor units.
    Revenue(i64),
    /// Number of won deals.
    Deals(u64),
}

/// The headline: how much several teams won together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Together {
    /// No deal is won.
    NothingWon,
    /// Data without two teams: what was won, in this many deals.
    OneTeam {
        /// Won deals.
        deals: u64,
    },
    /// No won deal was touched by two teams.
    Nothing,
    /// Every won deal was touched by two or more teams.
    Everything,
    /// Share of the revenue from deals that two or more teams touched.
    Revenue {
        /// Whole percents.
        percent: i64,
    },
    /// Without revenue to split: the number of such deals among the won deals.
    Deals {
        /// Deals that two or more teams touched.
        together: u64,
        /// Won deals.
        of: u64,
    },
}

/// A group of the line below the headline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credited {
    /// A team, a channel or another group with a name.
    Group(String),
    /// Joint touches that have a row of their own.
    Joint,
    /// Touches without a team.
    Unassigned,
}

/// The line below the headline: each group's share of credit under the models shown. Shares are whole percents.
#[derive(Clone, Debug, PartialEq)]
pub enum Shares {
    /// Nothing is won.
    None,
    /// No team, channel or other group gets credit.
    Nobody,
    /// Only one model is shown.
    OneModel {
        /// Groups and their shares.
        groups: Vec<(Credited, i64)>,
        /// Groups that are not listed.
        more: usize,
        /// The model.
        model: Model,
    },
    /// All models give the same shares.
    Same {
        /// Groups and their shares.
        groups: Vec<(Credited, i64)>,
        /// Groups that are not listed.
        more: usize,
        /// Number of models.
        models: usize,
    },
    /// The shares depend on the model.
    Ranges {
        /// Groups with their smallest and their largest share.
        groups: Vec<(Credited, i64, i64)>,
        /// Groups that are not listed.
        more: usize,
        /// Number of models.
        models: usize,
        /// Percentage points between the smallest and the largest share of the group that depends most on the model.
        moves: i64,
    },
}

/// A share rounded to whole percents.
#[must_use]
pub fn percent(share: f64) -> i64 {
    (share * 100.0).round() as i64
}

/// The total that a comparison splits: won revenue, or won deals.
#[must_use]
pub const fn won(view: &Comparison, counts_wins: bool) -> Won {
    if view.total == 0 || counts_wins { Won::Deals(view.won_deals) } else { Won::Revenue(view.total) }
}

/// The line lists all groups up to this number.
const LISTED: usize = 6;

/// Number of groups with most credit that it lists if there are more.
const LARGEST: usize = 4;

/// The headline: how much was won together by several of these `teams`.
#[must_use]
pub fn together(headline: &Headline, teams: usize, counts_wins: bool) -> Together {
    if headline.won_deals == 0 {
        Together::NothingWon
    } else if teams < 2 {
        Together::OneTeam { deals: headline.won_deals }
    } else if headline.together_deals == 0 {
        Together::Nothing
    } else if headline.together_deals == headline.won_deals {
        Together::Everything
    } else if counts_wins || !(0..=headline.total).contains(&headline.together) || headline.total == 0 {
        // Refunds can make the part larger than the whole; deals are counted then.
        Together::Deals { together: headline.together_deals, of: headline.won_deals }
    } else {
        Together::Revenue { percent: percent(headline.together as f64 / headline.total as f64) }
    }
}

/// The line below the headline. Teams keep the order of the picture; of many groups it lists those with most credit.
#[must_use]
pub fn shares(view: &Comparison) -> Shares {
    if view.won_deals == 0 {
        return Shares::None;
    }
    // Teams first, then the joint touches that have a row of their own.
    let joint = (0..view.groups.len()).filter(|&group| view.groups[group].kind == GroupKind::Joint);
    let mut listed: Vec<(usize, Range)> = named(view).chain(joint).map(|group| (group, view.range(group))).collect();
    if listed.iter().all(|(_, range)| range.min == 0.0 && range.max == 0.0) {
        return Shares::Nobody;
    }
    let whole = |range: &Range| (percent(range.min), percent(range.max));
    let widest = |listed: &[(usize, Range)]| {
        listed.iter().map(|(_, range)| whole(range)).map(|(min, max)| max - min).max().unwrap_or(0)
    };
    let any = widest(&listed);
    let more = if listed.len() > LISTED { listed.len() - LARGEST } else { 0 };
    if more > 0 {
        listed.sort_by(|(_, a), (_, b)| b.median.total_cmp(&a.median));
        listed.truncate(LARGEST);
    }
    // Of the groups that are named, unless only others depend on the model.
    let moves = Some(widest(&listed)).filter(|moves| *moves > 0).unwrap_or(any);
    // Credit of no team: a headline without it would hide how much the teams may still gain.
    let of_none = (0..view.groups.len()).filter(|&group| view.groups[group].kind == GroupKind::Unassigned);
    let of_none = of_none.map(|group| (group, view.range(group))).filter(|(_, range)| percent(range.max) > 0);
    listed.extend(of_none.filter(|_| view.by == Dimension::Team));
    let name = |group: usize| match view.groups[group].kind {
        GroupKind::Joint => Credited::Joint,
        GroupKind::Unassigned => Credited::Unassigned,
        _ => Credited::Group(view.groups[group].name.clone()),
    };
    let exact = || listed.iter().map(|(group, range)| (name(*group), percent(range.median))).collect();
    match &view.models[..] {
        [model] => Shares::OneModel { groups: exact(), more, model: model.clone() },
        models if moves == 0 => Shares::Same { groups: exact(), more, models: models.len() },
        models => {
            let group = |(group, range): &(usize, Range)| {
                let (min, max) = whole(range);
                (name(*group), min, max)
            };
            Shares::Ranges { groups: listed.iter().map(group).collect(), more, models: models.len(), moves }
        }
    }
}

/// Indices of the named groups: not joint, unassigned or unattributed.
fn named(view: &Comparison) -> impl Iterator<Item = usize> + '_ {
    (0..view.groups.len()).filter(|&g| view.groups[g].kind == GroupKind::Named)
}

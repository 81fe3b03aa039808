//! The columns of the bars: which groups have their own, which are merged, and the texts in them.

use fairshare_types::dimension::Dimension;
use fairshare_types::results::{Comparison, DrillTarget, GroupKind, Member, Range, Uncertainty};

use crate::colour::Colour;
use crate::look::{Badge, Look};
use crate::team::{Teams, shown};
use crate::words::Words;

/// One column: a group, other groups merged, joint touches, or credit without a team.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub name: String,
    /// The groups in this column.
    pub of: Vec<Member>,
    /// Chip beside the name; `None` for channels and campaigns.
    pub badge: Option<Badge>,
    pub colour: Colour,
    /// One cell per model.
    pub cells: Vec<Cell>,
}

/// Credit of a column under one model.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub share: f64,
    pub amount: i64,
    pub percent: String,
    /// Difference to the baseline; empty in the baseline's row, and in a column that is equal under all models.
    pub points: String,
    /// Lower and upper end of the share's interval, if known.
    pub interval: Option<[f64; 2]>,
    /// Share of what the group owns alone, and that plus all its joint touches, if the two differ.
    pub bounds: Option<[f64; 2]>,
}

impl Column {
    /// Sets the intervals of a column that is a single group, for the models that were resampled.
    pub fn take_intervals(&mut self, view: &Comparison, sure: &Uncertainty) {
        let own = view.groups.iter().any(|group| group.kind == GroupKind::Named && group.name == self.name);
        let Some(group) = sure.groups.iter().position(|name| *name == self.name).filter(|_| own) else { return };
        for (cell, model) in self.cells.iter_mut().zip(&view.models) {
            let at = sure.models.iter().position(|known| known == model).map(|at| at * sure.groups.len() + group);
            cell.interval = at.and_then(|at| Some([*sure.low.get(at)?, *sure.high.get(at)?]));
        }
    }

    /// The number in one model's cell, for its list of deals.
    pub fn behind(&self, view: &Comparison, model: usize) -> Option<DrillTarget> {
        let model = view.models.get(model)?.clone();
        Some(DrillTarget::Credit { model, by: view.by, of: self.of.clone() })
    }

    pub fn shares(&self) -> impl Iterator<Item = f64> {
        self.cells.iter().map(|cell| cell.share)
    }

    /// All values that the scale must contain: shares and bounds.
    pub fn reach(&self) -> impl Iterator<Item = f64> {
        self.shares().chain(self.cells.iter().filter_map(|cell| cell.bounds).flatten())
    }

    /// Smallest, median and largest share over the models.
    pub fn range(&self) -> Range {
        let mut shares: Vec<f64> = self.shares().collect();
        shares.sort_by(f64::total_cmp);
        let at = |i: usize| shares.get(i).copied().unwrap_or(0.0);
        let last = shares.len().saturating_sub(1);
        Range { min: at(0), median: f64::midpoint(at(last / 2), at(last.div_ceil(2))), max: at(last) }
    }
}

/// The columns of a comparison, in its order: single groups, the others merged, then credit without a group.
pub(crate) fn columns(view: &Comparison, baseline: usize, look: &Look, words: &dyn Words) -> Vec<Column> {
    let of_kind = |kind| move |&g: &usize| view.groups[g].kind == kind;
    let all = 0..view.groups.len();
    let named: Vec<usize> = all.clone().filter(of_kind(GroupKind::Named)).collect();

    let (own, badges) = marked(view, &named, look);
    let group = |(at, badge): (usize, Option<Badge>)| {
        let members = [named[at]];
        column(view, baseline, &members, view.groups[named[at]].name.clone(), badge, look.neutral, words)
    };
    let mut columns: Vec<Column> = (0..named.len()).zip(badges).filter(|(at, _)| own[*at]).map(group).collect();

    let rest: Vec<usize> = named.iter().zip(&own).filter(|(_, own)| !**own).map(|(g, _)| *g).collect();
    if !rest.is_empty() {
        let badge = (view.by == Dimension::Team).then(|| look.others());
        columns.push(column(view, baseline, &rest, words.others(rest.len()), badge, look.neutral, words));
    }
    let joint: Vec<usize> = all.clone().filter(of_kind(GroupKind::Joint)).collect();
    if !joint.is_empty() {
        columns.push(column(view, baseline, &joint, words.joint(), Some(look.joint()), look.neutral, words));
    }
    let unassigned: Vec<usize> = all.clone().filter(of_kind(GroupKind::Unassigned)).collect();
    if !unassigned.is_empty() {
        let badge = (view.by == Dimension::Team).then(|| look.unassigned());
        columns.push(column(view, baseline, &unassigned, words.unassigned(), badge, look.nobody, words));
    }
    let unattributed: Vec<usize> = all.filter(of_kind(GroupKind::Unattributed)).collect();
    if !unattributed.is_empty() {
        let badge = (view.by == Dimension::Team).then(|| look.unattributed());
        columns.push(column(view, baseline, &unattributed, words.unattributed(), badge, look.nobody, words));
    }
    columns
}

/// The named groups without a column of their own, drawn as "Others", in the order of the comparison.
#[must_use]
pub fn others(view: &Comparison, look: &Look) -> Vec<usize> {
    let named: Vec<usize> = (0..view.groups.len()).filter(|&g| view.groups[g].kind == GroupKind::Named).collect();
    let (own, _) = marked(view, &named, look);
    named.into_iter().zip(own).filter(|(_, own)| !own).map(|(group, _)| group).collect()
}

/// Whether each named group has a column of its own, and its chip.
fn marked(view: &Comparison, named: &[usize], look: &Look) -> (Vec<bool>, Vec<Option<Badge>>) {
    if view.by == Dimension::Team {
        let teams = look.teams_or(Teams::of(view));
        let index = |g: &usize| teams.index(&view.groups[*g].name).unwrap_or(usize::MAX);
        let own = named.iter().map(|g| teams.colour(index(g)).is_some()).collect();
        (own, named.iter().map(|g| Some(look.badge(&teams, index(g)))).collect())
    } else {
        let size = |g: &usize| (0..view.models.len()).map(|m| view.share(m, *g).abs()).sum();
        let sizes: Vec<f64> = named.iter().map(size).collect();
        (shown(&sizes), vec![None; named.len()])
    }
}

/// Least and most share of a single group under any shares of joint touches. Unknown for merged groups, as a touch may
/// be joint between them.
fn bounds(view: &Comparison, model: usize, members: &[usize]) -> Option<[f64; 2]> {
    let &[group] = members else { return None };
    let [least, most] = view.joint.as_ref()?.bounds(model, view.groups.len(), group)?;
    let share = |amount: i64| amount as f64 / view.total as f64;
    (least != most && view.total > 0).then(|| [share(least), share(most)])
}

fn column(
    view: &Comparison,
    baseline: usize,
    members: &[usize],
    name: String,
    badge: Option<Badge>,
    plain: Colour,
    words: &dyn Words,
) -> Column {
    let share = |model: usize| members.iter().map(|&g| view.share(model, g)).sum::<f64>();
    let amount = |model: usize| members.iter().map(|&g| view.amount(model, g)).sum::<i64>();
    let base = share(baseline);
    let moves = (0..view.models.len()).any(|m| (share(m) - base).abs() > 1e-9);
    let cell = |model: usize| {
        let differs = moves && model != baseline;
        let points = if differs { words.points(share(model), base) } else { String::new() };
        Cell {
            share: share(model),
            amount: amount(model),
            percent: words.percent(share(model)),
            points,
            interval: None,
            bounds: bounds(view, model, members),
        }
    };
    let colour = badge.as_ref().map_or(plain, |badge| badge.colour);
    let of = members.iter().filter_map(|&g| view.groups.get(g)).map(Member::from).collect();
    Column { name, of, badge, colour, cells: (0..view.models.len()).map(cell).collect() }
}

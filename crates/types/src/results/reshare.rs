//! Recomputes a comparison for other shares of joint touches, without a pass over touches, while a slider is dragged.
//!
//! The credit of each set of owners is split anew by the largest remainder, so that totals stay won revenue to the
//! cent. Cents are rounded per set here and per deal in the full computation: the two differ by less than a cent per
//! touch, and before rounding not at all. The result of the full computation replaces this one once the slider rests.

use super::{Comparison, OwnerSet, Owners};
use crate::dimension::Dimension;
use crate::model::Model;
use crate::options::{JointCreditPolicy, Rule, owners, rule_shares};
use crate::order;
use crate::share::largest_remainder;

/// The comparison under the rules `after`, given the one under `before`; `None` if these rules differ in more than the
/// shares of joint touches.
///
/// Credit changes only in a comparison by team that splits joint touches. Models whose weights depend on teams stay as
/// they are, because a team's credit under them does not depend on its shares as long as it has any.
#[must_use]
pub fn reshare(view: &Comparison, before: &[Rule], after: &[Rule]) -> Option<Comparison> {
    let sets = view.joint.as_ref().map_or(&[][..], |joint| &joint.owners.sets);
    if !differ_in_shares(sets, before, after) {
        return None;
    }
    let mut view = view.clone();
    let Some(mut joint) = view.joint.take() else { return Some(view) };
    let places: Vec<usize> = joint.owners.sets.iter().flat_map(|set| places(&view, set)).collect();
    let (cells, width) = (joint.owners.cells(), view.groups.len());
    let changed = changed(before, after);
    let mut start = 0;
    let (mut amounts, mut room) = (Vec::new(), Vec::new());
    let Owners { sets, amounts: held_amounts, unrounded, deals } = &mut joint.owners;
    for set in sets {
        let of = start..start + set.teams.len();
        start = of.end;
        if !changed.contains(&(set.by, set.name.as_str())) {
            continue;
        }
        let shares = said(after, set.by, &set.name).map(|rule| shares(rule, &set.teams));
        let old = said(before, set.by, &set.name).map(|rule| self::shares(rule, &set.teams));
        let Some(shares) = shares.filter(|shares| old.as_ref() != Some(shares)) else { continue };
        set.shares.clone_from(&shares);
        if joint.policy != JointCreditPolicy::Split {
            continue;
        }
        for (number, model) in view.models.iter().enumerate() {
            if model.weighs_teams() || *model == Model::Influence {
                continue;
            }
            let row = number * cells + of.start..number * cells + of.end;
            let at = |cell: usize| number * width + places[of.start + cell];
            largest_remainder(held_amounts[row.clone()].iter().sum(), &shares, &mut amounts, &mut room);
            for (cell, (held, amount)) in held_amounts[row.clone()].iter_mut().zip(&amounts).enumerate() {
                view.amounts[at(cell)] += amount - *held;
                *held = *amount;
            }
            for (held, column) in [(&mut *unrounded, &mut view.unrounded), (&mut *deals, &mut view.deals)] {
                let whole: f64 = held[row.clone()].iter().sum();
                for (cell, (held, share)) in held[row.clone()].iter_mut().zip(&shares).enumerate() {
                    column[at(cell)] += whole * share - *held;
                    *held = whole * share;
                }
            }
        }
    }
    view.joint = Some(joint);
    Some(view)
}

/// Whether rules differ only in the shares of joint touches. A rule for a set of teams that own nothing together
/// decides no touch.
fn differ_in_shares(sets: &[OwnerSet], before: &[Rule], after: &[Rule]) -> bool {
    let alike =
        |a: &Rule, b: &Rule| a.by == b.by && a.name == b.name && (a.shares == b.shares || present(a) == present(b));
    let (a, b) = (of_touches(before), of_touches(after));
    if a.len() != b.len() || !a.iter().zip(&b).all(|(&a, &b)| alike(a, b)) {
        return false;
    }
    // Team rules may be added, but not removed: without the rule, the shares in the data are unknown here.
    let mut teams = before.iter().chain(after).filter(|rule| rule.by == Dimension::Team);
    teams.all(|rule| {
        let (old, new) = (said(before, Dimension::Team, &rule.name), said(after, Dimension::Team, &rule.name));
        let known = sets.iter().any(|set| set.by == Dimension::Team && set.name == rule.name);
        match (old, new) {
            (Some(old), Some(new)) => present(old) == present(new),
            (None, Some(new)) => !known || owners(present(new)) == rule.name,
            (Some(old), None) => !known && present(old).len() > 1,
            (None, None) => true,
        }
    })
}

/// Rules that give touches to teams.
fn of_touches(rules: &[Rule]) -> Vec<&Rule> {
    rules.iter().filter(|rule| rule.by != Dimension::Team).collect()
}

/// Keys of rules whose shares may differ. The rules for touches are the same on both sides, in the same order.
fn changed<'a>(before: &'a [Rule], after: &'a [Rule]) -> Vec<(Dimension, &'a str)> {
    let (a, b) = (of_touches(before), of_touches(after));
    let pairs = a.into_iter().zip(b).filter(|(a, b)| a.shares != b.shares).map(|(a, _)| a);
    let teams = before.iter().chain(after).filter(|rule| rule.by == Dimension::Team);
    pairs.chain(teams).map(|rule| (rule.by, rule.name.as_str())).collect()
}

/// The teams that get a share from a rule, by name.
fn present(rule: &Rule) -> Vec<&str> {
    let parts = rule_shares(&rule.shares).parts;
    let has = |team: &str| parts.iter().any(|(known, _)| known == team);
    let mut teams: Vec<&str> = rule.shares.iter().map(|(team, _)| team.as_str()).filter(|team| has(team)).collect();
    order::arrange(&mut teams, &Ord::cmp);
    teams
}

/// The rule in force for a key.
fn said<'a>(rules: &'a [Rule], by: Dimension, name: &str) -> Option<&'a Rule> {
    let speaks = |rule: &&Rule| {
        let whole = || owners(rule.shares.iter().map(|(team, _)| team.as_str())) == name;
        rule.by == by && rule.name == name && (by != Dimension::Team || whole())
    };
    rules.iter().rev().find(speaks)
}

/// Shares of a rule in the order of the set's teams.
fn shares(rule: &Rule, teams: &[String]) -> Vec<f64> {
    let parts = rule_shares(&rule.shares).parts;
    let of = |team: &String| parts.iter().find(|(known, _)| known == team).map_or(0.0, |(_, share)| *share);
    teams.iter().map(of).collect()
}

/// The groups of a set's teams.
fn places(view: &Comparison, set: &OwnerSet) -> Vec<usize> {
    let place = |team: &String| view.groups.iter().position(|group| group.name == *team).unwrap_or(0);
    set.teams.iter().map(place).collect()
}

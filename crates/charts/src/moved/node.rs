//! The teams between which credit moves: single teams, the others merged, and touches without a team.

use fairshare_types::results::{Flows, Moved};

use crate::look::{Badge, Look};
use crate::team::Teams;
use crate::words::Words;

/// A team, or several merged, on both sides of the chart.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub name: String,
    /// Names of the teams in this node.
    pub teams: Vec<String>,
    pub badge: Badge,
    pub before: i64,
    pub after: i64,
    /// Credit under the first model that it does not give away.
    pub kept: i64,
    /// Credit that it gives to other nodes.
    pub given: i64,
}

/// Credit that moves from one node to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Flow {
    pub from: usize,
    pub to: usize,
    pub amount: i64,
}

impl Flow {
    /// The number of this flow, for its list of deals.
    pub fn behind(self, view: &Moved, nodes: &[Node]) -> Flows {
        let [givers, takers] = [self.from, self.to].map(|at| nodes[at].teams.clone());
        Flows { from: view.from.clone(), to: view.to.clone(), givers, takers }
    }
}

/// The nodes in the view's order, the others and the unassigned last; and the flows between them, largest first.
pub(super) fn nodes(view: &Moved, look: &Look, words: &dyn Words) -> (Vec<Node>, Vec<Flow>) {
    let mut members = members(view, look, words);
    let n = view.teams.len();
    let flow = |from: usize, to: usize| view.flows.get(from * n + to).copied().unwrap_or(0).max(0);
    let between =
        |from: &[usize], to: &[usize]| from.iter().flat_map(|&f| to.iter().map(move |&t| flow(f, t))).sum::<i64>();
    // Leaves out teams without credit under either model.
    members.retain(|group| group.teams.iter().any(|&t| at(&view.before, t) != 0 || at(&view.after, t) != 0));

    let mut flows = Vec::new();
    for (from, giver) in members.iter().enumerate() {
        for (to, getter) in members.iter().enumerate().filter(|(to, _)| *to != from) {
            let amount = between(&giver.teams, &getter.teams);
            if amount > 0 {
                flows.push(Flow { from, to, amount });
            }
        }
    }
    let node = |(i, group): (usize, Members)| {
        let total = |amounts: &[i64]| group.teams.iter().map(|&t| at(amounts, t)).sum::<i64>();
        let (before, after) = (total(&view.before), total(&view.after));
        let given = flows.iter().filter(|f| f.from == i).map(|f| f.amount).sum::<i64>();
        // With refunds a team may give more than it has.
        let kept = (before - given).max(0);
        let teams = group.teams.iter().filter_map(|&team| view.teams.get(team).cloned()).collect();
        Node { name: group.name, teams, badge: group.badge, before, after, kept, given }
    };
    let nodes = members.into_iter().enumerate().map(node).collect();
    flows.sort_by_key(|f| (-f.amount, f.from, f.to));
    (nodes, flows)
}

struct Members {
    name: String,
    badge: Badge,
    teams: Vec<usize>,
}

fn at(amounts: &[i64], team: usize) -> i64 {
    amounts.get(team).copied().unwrap_or(0)
}

/// The teams of each node.
fn members(view: &Moved, look: &Look, words: &dyn Words) -> Vec<Members> {
    let teams = look.teams_or(Teams::of_moved(view));
    let mut members = Vec::new();
    let (mut others, mut unassigned) = (Vec::new(), Vec::new());
    for (team, name) in view.teams.iter().enumerate() {
        let index = teams.index(name).unwrap_or(usize::MAX);
        if name.is_empty() {
            unassigned.push(team);
        } else if teams.colour(index).is_none() {
            others.push(team);
        } else {
            members.push(Members { name: name.clone(), badge: look.badge(&teams, index), teams: vec![team] });
        }
    }
    if !others.is_empty() {
        members.push(Members { name: words.others(others.len()), badge: look.others(), teams: others });
    }
    if !unassigned.is_empty() {
        members.push(Members { name: words.unassigned(), badge: look.unassigned(), teams: unassigned });
    }
    members
}

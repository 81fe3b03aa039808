//! The lanes of a deal: one for each team that took part, one for the others merged, one for touches without a team.

use fairshare_types::model::Model;
use fairshare_types::results::{Example, ExampleTouch};

use crate::look::{Badge, Look};
use crate::team::Teams;
use crate::words::Words;

/// One lane.
#[derive(Clone, Debug)]
pub(super) struct Lane {
    pub name: String,
    pub badge: Badge,
}

/// The lanes from top to bottom, and the lane of each team.
#[derive(Clone, Debug)]
pub(super) struct Lanes {
    pub lanes: Vec<Lane>,
    by_team: Vec<(String, usize)>,
}

impl Lanes {
    /// The lanes of a deal: teams in the order of all charts, then the others and the unassigned.
    pub fn of(view: &[(Model, Example)], look: &Look, words: &dyn Words) -> Self {
        let teams = look.teams_or(Teams::of_deal(view));
        let mut names: Vec<&str> = Vec::new();
        let touches = view.iter().flat_map(|(_, deal)| &deal.touches);
        for touch in touches {
            let of_touch = touch.teams.iter().map(|(name, ..)| name.as_str());
            names.extend(if touch.teams.is_empty() { vec![""] } else { of_touch.collect() });
        }
        let rank = |name: &str| match teams.index(name).filter(|_| !name.is_empty()) {
            _ if name.is_empty() => (2, 0),
            Some(index) if teams.colour(index).is_some() => (0, index),
            _ => (1, 0),
        };
        names.sort_by_key(|name| (rank(name), *name));
        names.dedup();
        let others = names.iter().filter(|name| rank(name).0 == 1).count();

        let (mut lanes, mut by_team): (Vec<Lane>, Vec<(String, usize)>) = (Vec::new(), Vec::new());
        let mut last = None;
        for name in names {
            let rank = rank(name);
            if last != Some(rank) {
                lanes.push(match rank.0 {
                    0 => Lane { name: name.to_owned(), badge: look.badge(&teams, rank.1) },
                    1 => Lane { name: words.others(others), badge: look.others() },
                    _ => Lane { name: words.unassigned(), badge: look.unassigned() },
                });
                last = Some(rank);
            }
            by_team.push((name.to_owned(), lanes.len() - 1));
        }
        Self { lanes, by_team }
    }

    /// The lane of a team.
    pub fn of_team(&self, name: &str) -> usize {
        self.by_team.iter().find(|(team, _)| team == name).map_or(0, |(_, lane)| *lane)
    }

    /// The lanes in which a touch is drawn, from top to bottom.
    pub fn of_touch(&self, touch: &ExampleTouch) -> Vec<usize> {
        let mut lanes: Vec<usize> = touch.teams.iter().map(|(name, ..)| self.of_team(name)).collect();
        if lanes.is_empty() {
            lanes.push(self.of_team(""));
        }
        lanes.sort_unstable();
        lanes.dedup();
        lanes
    }
}

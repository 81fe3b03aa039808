//! Colours and letters of teams, assigned in one place so that a team looks the same in every chart.

use fairshare_types::model::Model;
use fairshare_types::results::{Comparison, Example, GroupKind, Moved, Together};

use crate::team_names::{by_letters, fixed_colour, letters};

/// Number of colours. No more can be told from each other under every kind of colour vision.
pub const COLOURS: usize = 6;

/// The teams of the data, in the order of the comparison by team, each with a colour number and letters.
///
/// Teams with usual names have fixed colours in all files, the others take free ones in the order of letters. If there
/// are more than six teams, only the five largest have colours, and the rest are drawn together as "Others" in the sixth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teams {
    names: Vec<String>,
    colours: Vec<Option<usize>>,
    letters: Vec<String>,
}

impl Teams {
    /// The named teams of a comparison by team.
    #[must_use]
    pub fn of(view: &Comparison) -> Self {
        let named = |g: &usize| view.groups[*g].kind == GroupKind::Named;
        let groups: Vec<usize> = (0..view.groups.len()).filter(named).collect();
        let size = |&g: &usize| (0..view.models.len()).map(|m| view.share(m, g).abs()).sum();
        let sizes: Vec<f64> = groups.iter().map(size).collect();
        Self::new(groups.iter().map(|&g| view.groups[g].name.as_str()), &sizes)
    }

    /// The named teams between which credit moves.
    #[must_use]
    pub fn of_moved(view: &Moved) -> Self {
        let at = |amounts: &[i64], team: usize| amounts.get(team).copied().unwrap_or(0).abs() as f64;
        let named = view.teams.iter().enumerate().filter(|(_, name)| !name.is_empty());
        let sizes: Vec<f64> = named.clone().map(|(i, _)| at(&view.before, i) + at(&view.after, i)).collect();
        Self::new(named.map(|(_, name)| name.as_str()), &sizes)
    }

    /// The teams that touched won deals, sized by the won revenue that they touched.
    #[must_use]
    pub fn of_together(view: &Together) -> Self {
        let size = |at: usize| {
            let reach = view.reaches.get(at).copied().unwrap_or_default();
            if view.total == 0 { reach.influenced_deals as f64 } else { reach.influenced.abs() as f64 }
        };
        let sizes: Vec<f64> = (0..view.teams.len()).map(size).collect();
        Self::new(view.teams.iter().map(String::as_str), &sizes)
    }

    /// The teams of a deal in the order of their first touch, sized by the credit that the models give them.
    #[must_use]
    pub fn of_deal(view: &[(Model, Example)]) -> Self {
        let mut names: Vec<&str> = Vec::new();
        let mut sizes: Vec<f64> = Vec::new();
        let touches = view.iter().flat_map(|(_, deal)| &deal.touches);
        for (name, part, _) in touches.flat_map(|touch| &touch.teams).filter(|(name, ..)| !name.is_empty()) {
            let at = names.iter().position(|known| known == name).unwrap_or_else(|| {
                names.push(name);
                sizes.push(0.0);
                names.len() - 1
            });
            sizes[at] += part.abs();
        }
        Self::new(names.into_iter(), &sizes)
    }

    fn new<'a>(names: impl Iterator<Item = &'a str>, sizes: &[f64]) -> Self {
        let names: Vec<String> = names.map(ToOwned::to_owned).collect();
        let colours = colours(&names, &shown(sizes));
        let letters = letters(&names);
        Self { names, colours, letters }
    }

    /// Whether all teams of `other` are among these.
    #[must_use]
    pub fn cover(&self, other: &Self) -> bool {
        other.names.iter().all(|name| self.names.contains(name))
    }

    /// The index of a team.
    #[must_use]
    pub fn index(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|n| n == name)
    }

    /// The number of a team's colour; `None` if it is drawn with the others.
    #[must_use]
    pub fn colour(&self, index: usize) -> Option<usize> {
        self.colours.get(index).copied().flatten()
    }

    /// A team's letters: one to three of its name, different from those of all other teams.
    #[must_use]
    pub fn letter(&self, index: usize) -> Option<&str> {
        self.letters.get(index).map(String::as_str)
    }
}

/// Colour number of each team that is drawn on its own: the fixed one of its name, else the next free one in the order
/// of letters.
fn colours(names: &[String], shown: &[bool]) -> Vec<Option<usize>> {
    let mut colours = vec![None; names.len()];
    let mut free = [true; COLOURS];
    let own = shown.iter().filter(|shown| **shown).count();
    // If some teams are drawn together, the last colour is theirs.
    free[COLOURS - 1] = own == names.len();
    let order = by_letters(names);
    let own = || order.iter().copied().filter(|&at| shown[at]);
    for at in own() {
        colours[at] = fixed_colour(&names[at]).filter(|colour| std::mem::replace(&mut free[*colour], false));
    }
    for at in own() {
        if colours[at].is_none() {
            colours[at] = free.iter().position(|free| *free);
            colours[at].into_iter().for_each(|colour| free[colour] = false);
        }
    }
    colours
}

/// Names of the teams with most credit over all models, largest first; on a tie the earlier one in the comparison.
#[must_use]
pub fn largest(view: &Comparison, most: usize) -> Vec<String> {
    let size = |&g: &usize| (0..view.models.len()).map(|m| view.share(m, g).abs()).sum::<f64>();
    let mut named: Vec<usize> = (0..view.groups.len()).filter(|&g| view.groups[g].kind == GroupKind::Named).collect();
    named.sort_by(|a, b| size(b).total_cmp(&size(a)).then(a.cmp(b)));
    named.into_iter().take(most).map(|g| view.groups[g].name.clone()).collect()
}

/// Whether each group is drawn on its own: all if there are up to six, else the five largest.
#[must_use]
pub fn shown(sizes: &[f64]) -> Vec<bool> {
    let mut by_size: Vec<usize> = (0..sizes.len()).collect();
    by_size.sort_by(|&a, &b| sizes[b].total_cmp(&sizes[a]).then(a.cmp(&b)));
    let own = if sizes.len() <= COLOURS { sizes.len() } else { COLOURS - 1 };
    let mut shown = vec![false; sizes.len()];
    for &at in &by_size[..own] {
        shown[at] = true;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn teams(names: &[&str]) -> Teams {
        let sizes: Vec<f64> = (0..names.len()).map(|i| i as f64).collect();
        Teams::new(names.iter().copied(), &sizes)
    }

    #[test]
    fn up_to_six_teams_have_the_colours_in_order() {
        let teams = teams(&["a", "b", "c", "d", "e", "f"]);
        assert_eq!((0..6).map(|i| teams.colour(i)).collect::<Vec<_>>(), (0..6).map(Some).collect::<Vec<_>>());
    }

    #[test]
    fn of_more_the_five_largest_keep_theirs() {
        let teams = teams(&["a", "b", "c", "d", "e", "f", "g"]);
        let colours: Vec<_> = (0..7).map(|i| teams.colour(i)).collect();
        assert_eq!(colours, [None, None, Some(0), Some(1), Some(2), Some(3), Some(4)]);
    }

    #[test]
    fn colours_belong_to_names_in_both_languages_and_all_files() {
        let colour = |names: &[&str], name: &str| {
            let teams = teams(names);
            teams.index(name).and_then(|at| teams.colour(at))
        };
        for (names, expected) in [
            (["Marketing", "Маркетинг", "отдел маркетинга"], 0),
            (["Sales", "Продажи", "Sales team"], 1),
            (["SDR", "sdr", "SDRs"], 2),
            (["Customer Success", "customer-success", "Клиентский успех"], 3),
            (["Partner", "Партнёры", "Партнеры"], 4),
        ] {
            for name in names {
                assert_eq!(colour(&[name], name), Some(expected), "{name} alone");
                assert_eq!(colour(&["Agency", name, "Zeta"], name), Some(expected), "{name} among others");
            }
        }
    }

    #[test]
    fn other_teams_follow_by_letters_whatever_their_order_in_the_file() {
        for names in [["Zeta", "Sales", "Agency"], ["Agency", "Zeta", "Sales"]] {
            let teams = teams(&names);
            let colour = |name: &str| teams.index(name).and_then(|at| teams.colour(at));
            assert_eq!([colour("Agency"), colour("Sales"), colour("Zeta")], [Some(0), Some(1), Some(2)]);
        }
    }
}

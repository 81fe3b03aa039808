//! Which team has which colour and letter: the one place, so that a team looks the same in every picture.

use fairshare_engine::model::Model;
use fairshare_engine::view::{Comparison, Example, GroupKind, Moved, Together};

/// So many colours are told apart under every kind of colour vision; there is no seventh.
pub const COLOURS: usize = 6;

/// The teams of the data, in the order of the comparison by team, each with a colour's number and a letter.
///
/// Teams with usual names have colours of their own, the others those left, in their order. Of more, the five with most credit keep theirs in order, and the
/// rest are drawn together as "Others" in the sixth.
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

    /// The teams that touched what was won: the larger, the more of it they touched.
    #[must_use]
    pub fn of_together(view: &Together) -> Self {
        let size = |at: usize| {
            let reach = view.reaches.get(at).copied().unwrap_or_default();
            if view.total == 0 { reach.influenced_deals as f64 } else { reach.influenced.abs() as f64 }
        };
        let sizes: Vec<f64> = (0..view.teams.len()).map(size).collect();
        Self::new(view.teams.iter().map(String::as_str), &sizes)
    }

    /// The teams of a deal, in the order of their first touch: the larger, the more the models credit to them.
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

    /// Whether all of these teams are among them.
    #[must_use]
    pub fn cover(&self, other: &Self) -> bool {
        other.names.iter().all(|name| self.names.contains(name))
    }

    /// A team's place among the teams.
    #[must_use]
    pub fn index(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|n| n == name)
    }

    /// Number of a team's colour; `None` where it is drawn with the others.
    #[must_use]
    pub fn colour(&self, index: usize) -> Option<usize> {
        self.colours.get(index).copied().flatten()
    }

    /// A team's letter: the first of its name, or where that is taken another, or a number.
    #[must_use]
    pub fn letter(&self, index: usize) -> Option<&str> {
        self.letters.get(index).map(String::as_str)
    }
}

/// Colours of teams that most data name, so that a team looks the same in every data set.
const USUAL: [(&str, usize); 4] = [("marketing", 0), ("sales", 1), ("sdr", 2), ("partner", 4)];

/// Number of the colour of each team that is drawn on its own: the usual one where it is free, else the next that is.
fn colours(names: &[String], shown: &[bool]) -> Vec<Option<usize>> {
    let mut colours = vec![None; names.len()];
    let mut free = [true; COLOURS];
    let own = shown.iter().filter(|shown| **shown).count();
    // Where some are drawn together, the last colour is theirs.
    free[COLOURS - 1] = own == names.len();
    for ((name, colour), _) in names.iter().zip(&mut colours).zip(shown).filter(|(_, shown)| **shown) {
        let name = name.to_lowercase();
        let usual = USUAL.iter().find(|(word, _)| name == *word).map(|(_, colour)| *colour);
        *colour = usual.filter(|colour| std::mem::replace(&mut free[*colour], false));
    }
    for (colour, _) in colours.iter_mut().zip(shown).filter(|(colour, shown)| **shown && colour.is_none()) {
        *colour = free.iter().position(|free| *free);
        if let Some(colour) = *colour {
            free[colour] = false;
        }
    }
    colours
}

/// Names of the teams with most credit over all models, the largest first; of equal ones the earlier in the comparison.
#[must_use]
pub fn largest(view: &Comparison, most: usize) -> Vec<String> {
    let size = |&g: &usize| (0..view.models.len()).map(|m| view.share(m, g).abs()).sum::<f64>();
    let mut named: Vec<usize> = (0..view.groups.len()).filter(|&g| view.groups[g].kind == GroupKind::Named).collect();
    named.sort_by(|a, b| size(b).total_cmp(&size(a)).then(a.cmp(b)));
    named.into_iter().take(most).map(|g| view.groups[g].name.clone()).collect()
}

/// Which of the groups are drawn on their own: all up to six, else the five largest.
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

/// One letter or short number for each name, no two alike: the first letter of its first word where that is free, else
/// of another word, else any letter, else a number. Abbreviations choose last: what they stand for begins elsewhere.
fn letters(names: &[String]) -> Vec<String> {
    let abbreviated = |name: &str| name.chars().count() > 1 && !name.chars().any(char::is_lowercase);
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&at| abbreviated(&names[at]));

    let mut letters = vec![String::new(); names.len()];
    for at in order {
        let words = names[at].split(|c: char| !c.is_alphanumeric());
        let signs =
            words.filter_map(|word| word.chars().next()).chain(names[at].chars().filter(|c| c.is_alphanumeric()));
        let capitals = signs.map(|c| c.to_uppercase().take(1).collect());
        let numbers = (1..=names.len()).map(|n| n.to_string());
        let free = capitals.chain(numbers).find(|sign: &String| !letters.contains(sign));
        letters[at] = free.unwrap_or_default();
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn teams(names: &[&str]) -> Teams {
        let sizes: Vec<f64> = (0..names.len()).map(|i| i as f64).collect();
        Teams::new(names.iter().copied(), &sizes)
    }

    #[test]
    fn letters_are_unique() {
        let teams = teams(&["Marketing", "Partner", "SDR", "Sales", "S", "s", "Customer success", "!"]);
        let letters: Vec<_> = (0..8).filter_map(|i| teams.letter(i)).collect();
        assert_eq!(letters, ["M", "P", "D", "S", "1", "2", "C", "3"]);
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
}

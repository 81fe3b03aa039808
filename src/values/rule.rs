//! The user's team rules: which teams a channel, campaign or type of touch belongs to, and with which shares.

use fairshare_types::dimension::Dimension;
use fairshare_types::options::{Rule, rule_shares};
use fairshare_types::results::OwnerSet;

pub use fairshare_types::options::rule_of as of;

/// Separates team names in a key.
const AND: char = '\u{1f}';

/// The key of a set of teams; empty for no team.
#[must_use]
pub fn key(teams: &[String]) -> String {
    teams.join(&AND.to_string())
}

/// The teams of a key.
#[must_use]
pub fn teams(key: &str) -> Vec<String> {
    key.split(AND).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The key of the teams that the rules assign; empty without a rule.
#[must_use]
pub fn said(rules: &[Rule], by: Dimension, name: &str) -> String {
    let names = |rule: &Rule| key(&rule.shares.iter().map(|(team, _)| team.clone()).collect::<Vec<_>>());
    of(rules, by, name).map_or_else(String::new, names)
}

/// Assigns a channel, campaign or type to teams in equal shares; an empty list removes the rule.
pub fn say(rules: &mut Vec<Rule>, by: Dimension, name: &str, teams: Vec<String>) {
    rules.retain(|rule| rule.by != by || rule.name != name);
    if !teams.is_empty() {
        let shares = teams.into_iter().map(|team| (team, 1.0)).collect();
        rules.push(Rule { by, name: name.to_owned(), shares });
    }
}

/// Whether any rule assigns touches to teams, rather than only setting the shares of teams.
#[must_use]
pub fn assign(rules: &[Rule]) -> bool {
    rules.iter().any(|rule| rule.by != Dimension::Team)
}

/// Teams that own touches together, with their current shares in whole percents.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// Dimension that a rule must match to change these shares.
    pub by: Dimension,
    /// Name that the rule must match.
    pub name: String,
    /// Teams and their percents.
    pub shares: Vec<(String, f64)>,
    /// Set by a rule of the user; if not, taken from the data or split equally.
    pub said: bool,
}

/// All sets of teams with joint touches: those in the data, then those in the user's rules.
#[must_use]
pub fn together(sets: &[OwnerSet], rules: &[Rule]) -> Vec<Together> {
    let percents =
        |shares: Vec<(String, f64)>| shares.into_iter().map(|(team, share)| (team, (share * 100.0).round())).collect();
    let of_set = |set: &OwnerSet| Together {
        by: set.by,
        name: set.name.clone(),
        shares: percents(set.teams.iter().cloned().zip(set.shares.iter().copied()).collect()),
        said: of(rules, set.by, &set.name).is_some(),
    };
    let mut all: Vec<Together> = sets.iter().map(of_set).collect();
    for rule in rules.iter().filter(|rule| rule.shares.len() > 1) {
        let shares = percents(rule_shares(&rule.shares).parts);
        match all.iter_mut().find(|one| one.by == rule.by && one.name == rule.name) {
            Some(known) => known.shares = shares,
            // A rule for a set of teams that this data doesn't have.
            None if rule.by == Dimension::Team => {}
            None => all.push(Together { by: rule.by, name: rule.name.clone(), shares, said: true }),
        }
    }
    all
}

/// The teams on offer for a channel: each alone, then each pair. They come from the usual names, the data and the
/// rules.
#[must_use]
pub fn offered(of_data: &[String], rules: &[Rule], usual: &[&str]) -> Vec<Vec<String>> {
    let of_rules = rules.iter().flat_map(|rule| rule.shares.iter().map(|(team, _)| team.as_str()));
    let mut names: Vec<String> = Vec::new();
    for name in usual.iter().copied().chain(of_data.iter().map(String::as_str)).chain(of_rules) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    let pairs = names
        .iter()
        .enumerate()
        .flat_map(|(at, first)| names[at + 1..].iter().map(move |second| vec![first.clone(), second.clone()]));
    // With many teams, the pairs would hide the single teams.
    let pairs: Vec<Vec<String>> = if names.len() <= 5 { pairs.collect() } else { Vec::new() };
    names.iter().map(|name| vec![name.clone()]).chain(pairs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(teams: &[&str]) -> Vec<String> {
        teams.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn a_channel_has_one_rule_at_most() {
        let mut rules = Vec::new();
        say(&mut rules, Dimension::Channel, "Webinar", names(&["Marketing"]));
        say(&mut rules, Dimension::Channel, "Call", names(&["Sales"]));
        say(&mut rules, Dimension::Channel, "Webinar", names(&["Marketing", "Sales"]));
        assert_eq!(rules.len(), 2);
        assert_eq!(teams(&said(&rules, Dimension::Channel, "Webinar")), ["Marketing", "Sales"]);
        say(&mut rules, Dimension::Channel, "Webinar", Vec::new());
        assert_eq!(said(&rules, Dimension::Channel, "Webinar"), "");
        assert_eq!(rules.len(), 1);
    }

    #[test]
    fn what_teams_own_together_has_the_shares_of_the_rules() {
        let set = |by, name: &str, shares: [f64; 2]| OwnerSet {
            by,
            name: name.to_owned(),
            teams: names(&["Marketing", "Sales"]),
            shares: shares.to_vec(),
            touches: 3,
        };
        let sets = [set(Dimension::Team, "Marketing + Sales", [0.6, 0.4]), set(Dimension::Channel, "Fair", [0.5, 0.5])];
        let mut rules = Vec::new();
        say(&mut rules, Dimension::Channel, "Fair", names(&["Sales", "Marketing"]));
        say(&mut rules, Dimension::Type, "Stand", names(&["SDR", "Sales"]));
        say(&mut rules, Dimension::Channel, "Call", names(&["Sales"]));
        let all = together(&sets, &rules);
        let brief: Vec<_> =
            all.iter().map(|one| (one.by, one.shares[0].0.as_str(), one.shares[0].1, one.said)).collect();
        assert_eq!(
            brief,
            [
                (Dimension::Team, "Marketing", 60.0, false),
                (Dimension::Channel, "Marketing", 50.0, true),
                (Dimension::Type, "SDR", 50.0, true)
            ]
        );
        assert!(assign(&rules) && !assign(&[]));
    }

    #[test]
    fn teams_are_offered_alone_and_in_pairs() {
        let mut rules = Vec::new();
        say(&mut rules, Dimension::Channel, "Call", names(&["Partner"]));
        let offered = offered(&names(&["Sales"]), &rules, &["Marketing", "Sales"]);
        let expected = ["Marketing", "Sales", "Partner", "Marketing+Sales", "Marketing+Partner", "Sales+Partner"];
        assert_eq!(offered.iter().map(|teams| teams.join("+")).collect::<Vec<_>>(), expected);
    }
}

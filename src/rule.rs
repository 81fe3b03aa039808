//! Rules of the user: which channel, campaign or type of touch belongs to which team or teams, and how several share.

use fairshare_engine::team::{Rule, rule_shares};
use fairshare_engine::view::{By, OwnerSet};

/// Between the names of two teams that share a channel, in a key.
const AND: char = '\u{1f}';

/// The key of a choice of teams; empty for no team.
#[must_use]
pub fn key(teams: &[String]) -> String {
    teams.join(&AND.to_string())
}

/// The teams of a key.
#[must_use]
pub fn teams(key: &str) -> Vec<String> {
    key.split(AND).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The rule that decides on a channel, campaign or type.
#[must_use]
pub fn of<'a>(rules: &'a [Rule], by: By, name: &str) -> Option<&'a Rule> {
    rules.iter().rev().find(|rule| rule.by == by && rule.name == name)
}

/// The key of what is said of a channel, campaign or type; empty where nothing is said.
#[must_use]
pub fn said(rules: &[Rule], by: By, name: &str) -> String {
    let names = |rule: &Rule| key(&rule.shares.iter().map(|(team, _)| team.clone()).collect::<Vec<_>>());
    of(rules, by, name).map_or_else(String::new, names)
}

/// Says which teams a channel, campaign or type belongs to, in equal parts; none takes the rule away.
pub fn say(rules: &mut Vec<Rule>, by: By, name: &str, teams: Vec<String>) {
    rules.retain(|rule| rule.by != by || rule.name != name);
    if !teams.is_empty() {
        let shares = teams.into_iter().map(|team| (team, 1.0)).collect();
        rules.push(Rule { by, name: name.to_owned(), shares });
    }
}

/// Whether rules give touches to teams, and not only say how teams share what is theirs anyway.
#[must_use]
pub fn assign(rules: &[Rule]) -> bool {
    rules.iter().any(|rule| rule.by != By::Team)
}

/// Teams that own touches together, with their shares in whole percents as they are now.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// What a rule has to speak of to change them.
    pub by: By,
    /// Its name.
    pub name: String,
    /// Teams and percents, by the team's name.
    pub shares: Vec<(String, f64)>,
    /// The user said so; else it is what the data says, or equal parts.
    pub said: bool,
}

/// All that teams own together: what the data has, then what the user's rules name.
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
            // What other data had is not in these.
            None if rule.by == By::Team => {}
            None => all.push(Together { by: rule.by, name: rule.name.clone(), shares, said: true }),
        }
    }
    all
}

/// What can be said of a channel: each team alone, then each pair. Teams are those of the data, those of the rules, and
/// the usual ones.
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
    // Every pair of many teams would hide the teams themselves.
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
        say(&mut rules, By::Channel, "Webinar", names(&["Marketing"]));
        say(&mut rules, By::Channel, "Call", names(&["Sales"]));
        say(&mut rules, By::Channel, "Webinar", names(&["Marketing", "Sales"]));
        assert_eq!(rules.len(), 2);
        assert_eq!(teams(&said(&rules, By::Channel, "Webinar")), ["Marketing", "Sales"]);
        say(&mut rules, By::Channel, "Webinar", Vec::new());
        assert_eq!(said(&rules, By::Channel, "Webinar"), "");
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
        let sets = [set(By::Team, "Marketing + Sales", [0.6, 0.4]), set(By::Channel, "Fair", [0.5, 0.5])];
        let mut rules = Vec::new();
        say(&mut rules, By::Channel, "Fair", names(&["Sales", "Marketing"]));
        say(&mut rules, By::Type, "Stand", names(&["SDR", "Sales"]));
        say(&mut rules, By::Channel, "Call", names(&["Sales"]));
        let all = together(&sets, &rules);
        let brief: Vec<_> =
            all.iter().map(|one| (one.by, one.shares[0].0.as_str(), one.shares[0].1, one.said)).collect();
        assert_eq!(
            brief,
            [
                (By::Team, "Marketing", 60.0, false),
                (By::Channel, "Marketing", 50.0, true),
                (By::Type, "SDR", 50.0, true)
            ]
        );
        assert!(assign(&rules) && !assign(&[]));
    }

    #[test]
    fn teams_are_offered_alone_and_in_pairs() {
        let mut rules = Vec::new();
        say(&mut rules, By::Channel, "Call", names(&["Partner"]));
        let offered = offered(&names(&["Sales"]), &rules, &["Marketing", "Sales"]);
        let expected = ["Marketing", "Sales", "Partner", "Marketing+Sales", "Marketing+Partner", "Sales+Partner"];
        assert_eq!(offered.iter().map(|teams| teams.join("+")).collect::<Vec<_>>(), expected);
    }
}

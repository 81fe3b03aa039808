//! Rules of the user: which channel belongs to which team or teams.

use fairshare_engine::team::Rule;
use fairshare_engine::view::By;

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

/// The key of what is said of a channel; empty where nothing is said.
#[must_use]
pub fn said(rules: &[Rule], channel: &str) -> String {
    let rule = rules.iter().rev().find(|rule| rule.by == By::Channel && rule.name == channel);
    rule.map_or_else(String::new, |rule| key(&rule.shares.iter().map(|(team, _)| team.clone()).collect::<Vec<_>>()))
}

/// Says which teams a channel belongs to, in equal parts; none takes the rule away.
pub fn say(rules: &mut Vec<Rule>, channel: &str, teams: Vec<String>) {
    rules.retain(|rule| rule.by != By::Channel || rule.name != channel);
    if !teams.is_empty() {
        let shares = teams.into_iter().map(|team| (team, 1.0)).collect();
        rules.push(Rule { by: By::Channel, name: channel.to_owned(), shares });
    }
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
        say(&mut rules, "Webinar", names(&["Marketing"]));
        say(&mut rules, "Call", names(&["Sales"]));
        say(&mut rules, "Webinar", names(&["Marketing", "Sales"]));
        assert_eq!(rules.len(), 2);
        assert_eq!(teams(&said(&rules, "Webinar")), ["Marketing", "Sales"]);
        say(&mut rules, "Webinar", Vec::new());
        assert_eq!(said(&rules, "Webinar"), "");
        assert_eq!(rules.len(), 1);
    }

    #[test]
    fn teams_are_offered_alone_and_in_pairs() {
        let mut rules = Vec::new();
        say(&mut rules, "Call", names(&["Partner"]));
        let offered = offered(&names(&["Sales"]), &rules, &["Marketing", "Sales"]);
        let expected = ["Marketing", "Sales", "Partner", "Marketing+Sales", "Marketing+Partner", "Sales+Partner"];
        assert_eq!(offered.iter().map(|teams| teams.join("+")).collect::<Vec<_>>(), expected);
    }
}

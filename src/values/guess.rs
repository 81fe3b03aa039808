//! Team rules from the engine's guesses, with team names in the page's language.

use fairshare_types::dimension::Dimension;
use fairshare_types::guess::{Team, TeamGuess};
use fairshare_types::options::Rule;
use fairshare_types::order;

/// Guessed rules for channels without a rule. Empty unless at least two teams result.
#[must_use]
pub fn rules(guesses: &[TeamGuess], known: &[Rule], named: impl Fn(Team) -> &'static str) -> Vec<Rule> {
    let ruled = |channel: &str| known.iter().any(|rule| rule.by == Dimension::Channel && rule.name == channel);
    let open =
        guesses.iter().filter(|guess| guess.by == Dimension::Channel && !guess.teams.is_empty() && !ruled(&guess.name));
    let guessed: Vec<Rule> = open
        .map(|guess| Rule {
            by: Dimension::Channel,
            name: guess.name.clone(),
            shares: guess.teams.iter().map(|team| (named(*team).to_owned(), 1.0)).collect(),
        })
        .collect();
    let mut teams: Vec<&str> =
        guessed.iter().chain(known).flat_map(|rule| rule.shares.iter().map(|(t, _)| t.as_str())).collect();
    order::arrange(&mut teams, &Ord::cmp);
    teams.dedup();
    if teams.len() > 1 { guessed } else { Vec::new() }
}

/// Whether the guess gives a channel to several teams.
#[must_use]
pub fn is_joint(guesses: &[TeamGuess], channel: &str) -> bool {
    guesses.iter().any(|guess| guess.by == Dimension::Channel && guess.name == channel && guess.teams.len() > 1)
}

#[cfg(test)]
mod tests {
    use fairshare_types::guess::GuessReason;

    use super::*;

    fn guesses(names: &[(&str, &[Team])]) -> Vec<TeamGuess> {
        let guess = |(name, teams): &(&str, &[Team])| TeamGuess {
            by: Dimension::Channel,
            name: (*name).to_owned(),
            teams: teams.to_vec(),
            touches: 1,
            won_revenue: 0,
            sure: true,
            why: GuessReason::Unknown,
        };
        names.iter().map(guess).collect()
    }

    #[test]
    fn one_team_alone_is_no_comparison() {
        const WEBINAR: (&str, &[Team]) = ("Webinar", &[Team::Marketing]);
        const DIRECT: (&str, &[Team]) = ("direct", &[]);
        let name = |team: Team| if team == Team::Sales { "Sales" } else { "Marketing" };
        assert!(rules(&guesses(&[WEBINAR, ("Google Ads", &[Team::Marketing]), DIRECT]), &[], name).is_empty());
        let guessed = rules(&guesses(&[WEBINAR, ("Call", &[Team::Sales]), DIRECT]), &[], name);
        assert_eq!(guessed.iter().map(|rule| rule.name.as_str()).collect::<Vec<_>>(), ["Webinar", "Call"]);
        let more = guesses(&[WEBINAR, ("Call", &[Team::Sales]), ("Demo", &[Team::Sales])]);
        let more = rules(&more, &guessed, name);
        assert_eq!(more.iter().map(|rule| rule.name.as_str()).collect::<Vec<_>>(), ["Demo"]);
    }
}

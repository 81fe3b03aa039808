//! Channels whose team the data doesn't name.

use fairshare_types::decision::{Answer, Decision, Subject};
use fairshare_types::dimension::Dimension;
use fairshare_types::options::Rule;
use fairshare_types::results::Facts;
use leptos::prelude::*;

use crate::state::choice_signals::ChoiceSignals;
use crate::values::{decisions, rule};

/// Confirms all guessed teams.
pub fn confirm_teams(choices: ChoiceSignals, decisions: RwSignal<Vec<Decision>>) {
    choices.guessed.set(Vec::new());
    let teams = |all: &Vec<Decision>| all.iter().find(|one| decisions::is_of_teams(one)).map(Decision::key);
    if let Some(key) = decisions.with_untracked(teams) {
        choices.import.update(|import| import.answer(&Answer::Confirm(key)));
    }
}

/// A channel whose team the data doesn't name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Its name.
    pub name: String,
    /// Its teams; empty if it has none.
    pub teams: Vec<String>,
    /// Its number of touches.
    pub touches: u64,
    /// The teams are a guess that nobody has confirmed.
    pub guessed: bool,
}

/// Channels with the team that the engine guessed and their touches, unless confirmed.
pub(super) fn guessed_names(all: &[Decision], confirmed: &[String]) -> Vec<(String, String, u64)> {
    let open = all.iter().filter(|decision| !decisions::is_settled(decision, confirmed));
    let names = |decision: &Decision| match &decision.subject {
        Subject::TeamsGuessed { names } => names.clone(),
        _ => Vec::new(),
    };
    open.flat_map(names).collect()
}

/// Channels whose team the data doesn't name, with the teams that rules or the engine's guesses give them.
pub(super) fn channels(
    facts: Option<&Facts>,
    of_engine: &[(String, String, u64)],
    rules: &[Rule],
    guessed: &[String],
) -> Vec<Channel> {
    let unassigned = facts.map_or(&[][..], |facts| facts.unassigned.as_slice());
    let of_rules = unassigned.iter().filter(|(by, ..)| *by == Dimension::Channel).map(|(_, name, touches)| Channel {
        name: name.clone(),
        teams: rule::teams(&rule::said(rules, Dimension::Channel, name)),
        touches: *touches,
        guessed: guessed.contains(name),
    });
    let mut channels: Vec<Channel> = of_rules.collect();
    // Channels that the engine assigned itself are not among the unassigned.
    for (name, teams, touches) in of_engine {
        let said = rule::of(rules, Dimension::Channel, name).is_some();
        if !said && channels.iter().all(|known| known.name != *name) {
            let teams = teams.split(" + ").map(str::to_owned).collect();
            channels.push(Channel { name: name.clone(), teams, touches: *touches, guessed: true });
        }
    }
    channels
}

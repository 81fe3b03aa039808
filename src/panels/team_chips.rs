//! Guessed teams as chips: each channel beside its teams, with a menu of other teams.

use fairshare_types::decision::Decision;
use fairshare_types::order;
use leptos::prelude::*;

use super::focus::focus_next;
use crate::components::{Action, ActionMenu, When};
use crate::state::choice_signals::ChoiceSignals;
use crate::state::derived::{Channel, confirm_teams};
use crate::texts::Texts;
use crate::values::rule;

/// Channels shown before the rest is unfolded.
const LISTED: usize = 12;

/// The channels, grouped by their teams.
#[component]
pub fn TeamChips(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// Decisions inferred from the data on the screen.
    decisions: RwSignal<Vec<Decision>>,
    /// Channels whose team the data doesn't name.
    channels: Memo<Vec<Channel>>,
    /// Names of the teams in the last comparison.
    team_names: Memo<Vec<String>>,
) -> impl IntoView {
    let all = RwSignal::new(false);
    let heading = move || {
        let guessed = channels.with(|channels| channels.iter().filter(|channel| channel.guessed).count());
        texts.guessed_from(guessed)
    };
    let hidden = move || if all.get() { 0 } else { channels.with(Vec::len).saturating_sub(LISTED) };
    let any_more = Signal::derive(move || hidden() > 0);
    let groups = move || {
        let most = if all.get() { usize::MAX } else { LISTED };
        let channels = channels.with(|channels| channels.iter().take(most).cloned().collect::<Vec<_>>());
        grouped(channels)
            .into_iter()
            .map(|(teams, channels)| group(texts, choices, team_names, &teams, channels))
            .collect_view()
    };
    let confirm = move |_| {
        confirm_teams(choices, decisions);
        focus_next();
    };
    view! {
        <div class="check-line" role="group" aria-label=heading>
            <strong>{heading}</strong>
            {groups}
            <When holds=any_more>
                <button type="button" class="link" on:click=move |_| all.set(true)>{move || texts.more_chips(hidden())}</button>
            </When>
            <button type="button" class="button small" on:click=confirm>{texts.confirms(texts.teams.heading)}</button>
        </div>
    }
    .into_any()
}

/// Groups channels by their teams: one team first, several after that, none last.
fn grouped(channels: Vec<Channel>) -> Vec<(Vec<String>, Vec<Channel>)> {
    let mut groups: Vec<(Vec<String>, Vec<Channel>)> = Vec::new();
    for channel in channels {
        match groups.iter_mut().find(|(teams, _)| *teams == channel.teams) {
            Some((_, group)) => group.push(channel),
            None => groups.push((channel.teams.clone(), vec![channel])),
        }
    }
    order::arrange_by_key(&mut groups, |(teams, _)| if teams.is_empty() { usize::MAX } else { teams.len() });
    groups
}

fn group(
    texts: &'static dyn Texts,
    choices: ChoiceSignals,
    team_names: Memo<Vec<String>>,
    teams: &[String],
    channels: Vec<Channel>,
) -> impl IntoView + use<> {
    let name = if teams.is_empty() { texts.teams.no_team.to_owned() } else { texts.joint(teams) };
    let chips = channels
        .into_iter()
        .map(|channel| view! { <li>{chip(texts, choices, team_names, channel)}</li> })
        .collect_view();
    view! {
        <div class="team-group">
            <span class="soft">{name.clone()}</span>
            <ul class="decision-chips" aria-label=name>{chips}</ul>
        </div>
    }
}

fn chip(
    texts: &'static dyn Texts,
    choices: ChoiceSignals,
    team_names: Memo<Vec<String>>,
    channel: Channel,
) -> impl IntoView {
    let touches = texts.figures().count(channel.touches);
    let open = channel.teams.is_empty();
    let name = if open { texts.whose(&channel.name) } else { channel.name.clone() };
    let label = move || {
        view! { <span class="chip-text"><strong>{name.clone()}</strong>" "<span class="soft">{touches.clone()}</span></span> }
    };
    let mark = if channel.guessed { texts.teams.guess } else { "" };
    let says = texts.team_touches(channel.touches);
    let says =
        move || view! { <p class="prose soft">{says.clone()}{(!mark.is_empty()).then(|| format!(", {mark}"))}</p> };
    let menu = texts.team_of(&channel.name);
    let channel = StoredValue::new(channel);
    let actions = Callback::new(move |()| {
        let known = team_names.get();
        let offered = choices.rules.with_untracked(|rules| rule::offered(&known, rules, &texts.usual_teams()));
        let none = std::iter::once(Vec::new());
        let options = offered.into_iter().chain(none);
        let action = |teams: Vec<String>| Action {
            label: if teams.is_empty() { texts.teams.no_team.to_owned() } else { texts.joint(&teams) },
            says: Signal::stored(String::new()),
            chosen: Some(channel.with_value(|channel| same(&channel.teams, &teams))),
            act: Callback::new(move |()| {
                choices.assign(&channel.with_value(|channel| channel.name.clone()), teams.clone());
                focus_next();
            }),
        };
        options.map(action).collect::<Vec<_>>()
    });
    let class = if open { "decision-chip open" } else { "decision-chip" };
    view! { <ActionMenu button_class=class label=label name=menu says=says actions=actions /> }
}

/// Whether two lists name the same teams.
fn same(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.iter().all(|team| other.contains(team))
}

//! Which team owns a channel, campaign or type of touch, if the data does not say.

use std::sync::Arc;

use fairshare_types::decision::Decision;
use fairshare_types::dimension::Dimension;
use fairshare_types::options::Rule;
use fairshare_types::order;
use leptos::html;
use leptos::prelude::*;
use web_sys::SubmitEvent;

use crate::components::{Choice, Select, When};
use crate::state::choice_signals::{ChoiceSignals, Field};
use crate::state::derived::confirm_teams;
use crate::state::results::Data;
use crate::texts::Texts;
use crate::values::{guess, rule, sheet};

/// Maximum number of channels listed at first.
const LISTED: usize = 8;

/// Key of the choice of a new team.
const NEW: &str = "\u{1f}new";

/// The channels, campaigns or types, each with a choice of team.
#[component]
pub fn TeamRules(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// Decisions inferred from the data on the screen.
    decisions: RwSignal<Vec<Decision>>,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// Names of the teams in the last comparison.
    team_names: Memo<Vec<String>>,
) -> impl IntoView {
    let ChoiceSignals { rules, guessed, .. } = choices;
    let all = RwSignal::new(false);
    let what = RwSignal::new(Dimension::Channel);
    let open =
        Memo::new(move |_| facts.with(|data| data.as_ref().map_or_else(Vec::new, |d| d.facts.unassigned.clone())));
    let kinds = Signal::derive(move || {
        let any = |by: &Dimension| open.with(|open| open.iter().any(|(of, ..)| of == by));
        let kinds = [Dimension::Channel, Dimension::Campaign, Dimension::Type].into_iter().filter(any);
        kinds.map(|by| Choice::new(sheet::by_key(by), texts.by_plural(by))).collect::<Vec<_>>()
    });
    let several = Signal::derive(move || kinds.with(Vec::len) > 1);
    // The dimension chosen for other data may be absent from this data.
    let listed = Memo::new(move |_| {
        let there = [what.get(), Dimension::Channel, Dimension::Campaign, Dimension::Type];
        there
            .into_iter()
            .find(|by| open.with(|open| open.iter().any(|(of, ..)| of == by)))
            .unwrap_or(Dimension::Channel)
    });
    let kind = Signal::derive(move || sheet::by_key(listed.get()).to_owned());
    let choose = Callback::new(move |key: String| what.set(sheet::by_from_key(&key).unwrap_or(Dimension::Channel)));
    // Channels without a team come first, then guesses of several teams, which need confirming, then the other guesses.
    // The order does not follow rules as they are made, so that a row stays where the user works in it.
    let joint = move |name: &String| {
        facts.with(|data| data.as_ref().is_some_and(|d| guess::is_joint(&d.facts.team_guesses, name)))
    };
    let rank = move |by: Dimension, name: &String| {
        let guessed = by == Dimension::Channel && guessed.with(|guessed| guessed.contains(name));
        let ruled = rules.with(|rules| rule::of(rules, by, name).is_some());
        match (ruled, guessed) {
            (false, _) => 0,
            (true, true) => {
                if joint(name) {
                    1
                } else {
                    2
                }
            }
            (true, false) => 3,
        }
    };
    let channels = Memo::new(move |_| {
        let by = listed.get();
        let mut names: Vec<String> =
            open.with(|open| open.iter().filter(|(of, ..)| *of == by).map(|(_, name, _)| name.clone()).collect());
        untrack(|| order::arrange_by_key(&mut names, |name| rank(by, name)));
        names.into_iter().map(|name| (by, name)).collect::<Vec<_>>()
    });
    // Rules and guesses name teams, too.
    let compares_teams = move || {
        let named = facts.with(|data| data.as_ref().is_some_and(|d| d.facts.has_teams));
        named || rules.with(|rules| rule::assign(rules))
    };
    let says = move || if compares_teams() { texts.teams.assign_rest } else { texts.teams.assign_says };
    let any_guess = Signal::derive(move || guessed.with(|guessed| !guessed.is_empty()));
    let names = move || {
        let most = if all.get() { usize::MAX } else { LISTED };
        channels.with(|channels| channels.iter().take(most).cloned().collect::<Vec<_>>())
    };
    let hidden = move || if all.get() { 0 } else { channels.with(Vec::len).saturating_sub(LISTED) };
    let any_more = Signal::derive(move || hidden() > 0);
    let row = move |(by, name): (Dimension, String)| view! { <ChannelRow texts rules guessed team_names by name /> };
    view! {
        <div class="team-rules" role="group" aria-labelledby="assign-heading">
            <h3 id="assign-heading">{texts.teams.assign}</h3>
            <p class="soft">{says}</p>
            <When holds=any_guess>
                <p class="soft">
                    {texts.teams.guessed_says}" "
                    <button type="button" class="link" on:click=move |_| confirm_teams(choices, decisions)>
                        {texts.teams.confirm_all}
                    </button>
                </p>
            </When>
            <When holds=several>
                <Select label=texts.teams.rules_by choices=kinds value=kind on_choose=choose />
            </When>
            <For each=names key=Clone::clone children=row />
            <When holds=any_more>
                <button type="button" class="link" on:click=move |_| all.set(true)>
                    {move || texts.more_channels(hidden())}
                </button>
            </When>
        </div>
    }
    .into_any()
}

/// One channel, campaign or type.
#[component]
fn ChannelRow(
    /// The texts.
    texts: &'static dyn Texts,
    /// Team rules.
    rules: Field<Vec<Rule>>,
    /// Channels with a guessed team that nobody has confirmed.
    guessed: Field<Vec<String>>,
    /// Names of the teams in the last comparison.
    team_names: Memo<Vec<String>>,
    /// The dimension of the name.
    by: Dimension,
    /// Its name.
    name: String,
) -> impl IntoView {
    let naming = RwSignal::new(false);
    let channel = StoredValue::new(name.clone());
    let say = move |teams| {
        guessed.update(|guessed| {
            channel.with_value(|channel| guessed.retain(|name| by != Dimension::Channel || name != channel))
        });
        rules.update(|rules| channel.with_value(|channel| rule::say(rules, by, channel, teams)));
    };
    let choose = move |key: String| {
        naming.set(key == NEW);
        if key != NEW {
            say(rule::teams(&key));
        }
    };
    let value = Signal::derive(move || {
        let said = rules.with(|rules| channel.with_value(|channel| rule::said(rules, by, channel)));
        if naming.get() { NEW.to_owned() } else { said }
    });
    let named = Callback::new(move |name: String| {
        naming.set(false);
        say(vec![name]);
    });
    let field = texts.new_team_name(&name);
    let is_guess = Signal::derive(move || {
        by == Dimension::Channel && guessed.with(|guessed| channel.with_value(|name| guessed.contains(name)))
    });
    view! {
        <div class="channel-rule">
            <span class="channel-name" title=name.clone()>{name.clone()}</span>
            <Select label=texts.team_of(&name) quiet=true choices=options(texts, rules, team_names) value=value on_choose=choose />
            <When holds=is_guess>
                <span class="mark">{texts.teams.guess}</span>
            </When>
            <When holds=naming>
                <NewTeam label=field.clone() add=texts.teams.add on_name=named />
            </When>
        </div>
    }
    .into_any()
}

/// A field for the name of a team that is not in the list.
#[component]
fn NewTeam(
    /// Label of the field.
    label: String,
    /// Label of the button.
    add: &'static str,
    /// Gets the name.
    on_name: Callback<String>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    input.on_load(|input| {
        // After asking for a new team, the user types its name.
        let _ = input.focus();
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let name = input.get_untracked().map(|input| input.value().trim().to_owned()).unwrap_or_default();
        if !name.is_empty() {
            on_name.run(name);
        }
    };
    view! {
        <form class="new-team" on:submit=submit>
            <input type="text" class="text" aria-label=label maxlength="60" node_ref=input />
            <button type="submit" class="button">{add}</button>
        </form>
    }
}

/// No team, the teams and pairs on offer, or a new team.
fn options(texts: &'static dyn Texts, rules: Field<Vec<Rule>>, team_names: Memo<Vec<String>>) -> Signal<Vec<Choice>> {
    Signal::derive(move || {
        let teams = team_names.get();
        let offered = rules.with(|rules| rule::offered(&teams, rules, &texts.usual_teams()));
        let offered = offered.iter().map(|teams| Choice::new(rule::key(teams), texts.joint(teams)));
        let none = Choice::new("", texts.teams.no_team);
        let new = Choice::new(NEW, texts.teams.new_team);
        std::iter::once(none).chain(offered).chain(std::iter::once(new)).collect()
    })
}

//! Joint touches: how they are credited, and how the teams that own them share the credit.

use std::sync::Arc;

use fairshare_types::dimension::Dimension;
use fairshare_types::options::JointCreditPolicy;
use fairshare_types::results::{Joint, Slider as Slid, with_share};
use leptos::prelude::*;

use super::flips::flips;
use crate::components::{Choice, NumberField, Segmented, Slider, When};
use crate::state::choice_signals::ChoiceSignals;
use crate::state::derived::Views;
use crate::state::results::{Answer, Flips};
use crate::state::screen::Watched;
use crate::texts::Texts;
use crate::values::catalogue::Kind;
use crate::values::rule::{self, Together};

/// Maximum number of team sets listed at first: those with most touches.
const LISTED: usize = 6;
/// Range of a slider in percent: a team with a share of 0 would not own the touch.
const PERCENT: (f64, f64) = (1.0, 99.0);

/// The three policies and the shares; shown only if there are joint touches.
#[component]
pub fn JointTouches(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// Flip points of the sliders, those of before until the new ones are found.
    flip_points: RwSignal<Answer<Arc<Flips>>>,
    /// The comparisons on the screen.
    views: Views,
    /// The baseline.
    baseline: Memo<Kind>,
    /// The mounted sliders.
    watched: Watched,
) -> impl IntoView {
    let joint = Memo::new(move |_| views.by(Dimension::Team).and_then(|view| view.joint));
    let all = Memo::new(move |_| {
        let sets = |joint: &Option<Box<Joint>>| joint.as_ref().map_or_else(Vec::new, |joint| joint.owners.sets.clone());
        choices.rules.with(|rules| rule::together(&joint.with(sets), rules))
    });
    let holds = Signal::derive(move || joint.with(Option::is_some));
    let touches = move || texts.joint_says(joint.with(|joint| joint.as_ref().map_or(0, |joint| joint.touches)));
    let options =
        JointCreditPolicy::ALL.map(|reading| Choice::new(texts.joint_reading(reading), texts.joint_reading(reading)));
    let options = Signal::stored(options.to_vec());
    let value = Signal::derive(move || texts.joint_reading(choices.joint.get()).to_owned());
    let choose = Callback::new(move |key: String| {
        let chosen = JointCreditPolicy::ALL.into_iter().find(|reading| texts.joint_reading(*reading) == key);
        choices.joint.set(chosen.unwrap_or_default());
    });
    let reading_says = move || texts.joint_reading_says(choices.joint.get());
    let split = Signal::derive(move || choices.joint.get() == JointCreditPolicy::Split);
    let every = RwSignal::new(false);
    let hidden = move || if every.get() { 0 } else { all.with(Vec::len).saturating_sub(LISTED) };
    let any_more = Signal::derive(move || hidden() > 0);
    let more = Signal::derive(move || texts.more_joint(hidden()));
    let listed = move || {
        let most = if every.get() { usize::MAX } else { LISTED };
        all.with(|all| {
            let row = |one: &Together| {
                (one.by, one.name.clone(), one.shares.iter().map(|(team, _)| team.clone()).collect::<Vec<_>>())
            };
            all.iter().take(most).map(row).collect::<Vec<_>>()
        })
    };
    let row = move |(by, name, teams): (Dimension, String, Vec<String>)| {
        view! { <ShareRow texts choices flip_points baseline watched all by name teams=teams.len() /> }
    };
    let rows = StoredValue::new(row);
    view! {
        <When holds=holds>
            <div class="joint" role="group" aria-labelledby="joint-heading">
                <h3 id="joint-heading">{texts.teams.joint_touches}</h3>
                <p class="soft">{touches}</p>
                <Segmented label=texts.teams.joint_label name="joint" choices=options value=value on_choose=choose />
                <p class="soft">{reading_says}</p>
                <When holds=split>
                    <For each=listed key=Clone::clone children=move |one| rows.with_value(|row| row(one)) />
                    <When holds=any_more>
                        <button type="button" class="link" on:click=move |_| every.set(true)>{more}</button>
                    </When>
                </When>
            </div>
        </When>
    }
    .into_any()
}

/// Touches that some teams own together, with a slider for the share of the first team, or of each of three or more.
#[component]
fn ShareRow(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// Flip points of the sliders.
    flip_points: RwSignal<Answer<Arc<Flips>>>,
    /// The baseline.
    baseline: Memo<Kind>,
    /// The mounted sliders.
    watched: Watched,
    /// All sets of teams.
    all: Memo<Vec<Together>>,
    /// Its dimension.
    by: Dimension,
    /// Its name.
    name: String,
    /// Number of its teams.
    teams: usize,
) -> impl IntoView {
    let key = StoredValue::new(name.to_owned());
    let now = Memo::new(move |_| {
        all.with(|all| key.with_value(|name| all.iter().find(|one| one.by == by && one.name == *name).cloned()))
    });
    let said =
        Signal::derive(move || now.with(|now| now.as_ref().map_or_else(String::new, |now| texts.shares(&now.shares))));
    let guessed = Signal::derive(move || {
        by == Dimension::Channel && choices.guessed.with(|guessed| key.with_value(|name| guessed.contains(name)))
    });
    let own = Signal::derive(move || by == Dimension::Team && now.with(|now| now.as_ref().is_some_and(|now| now.said)));
    let back = move |_| {
        choices.rules.update(|rules| key.with_value(|name| rule::say(rules, by, name, Vec::new())));
    };
    let sliders = if teams > 2 { teams } else { 1 };
    let slider = (0..sliders)
        .map(|team| view! { <ShareSlider texts choices flip_points baseline watched now team said /> })
        .collect_view();
    view! {
        <div class="share-row">
            <p class="share-of">
                {texts.owned(by, &name)}
                <When holds=guessed><span class="mark">{texts.teams.guess}</span></When>
            </p>
            {slider}
            <p class="soft">
                {said}
                <When holds=own>
                    " "<button type="button" class="link" on:click=back>{texts.teams.as_in_the_data}</button>
                </When>
            </p>
        </div>
    }
    .into_any()
}

/// A slider for the share of one team.
#[component]
fn ShareSlider(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// Flip points of the sliders.
    flip_points: RwSignal<Answer<Arc<Flips>>>,
    /// The baseline.
    baseline: Memo<Kind>,
    /// The mounted sliders.
    watched: Watched,
    /// The set of teams as it is now.
    now: Memo<Option<Together>>,
    /// Index of the team.
    team: usize,
    /// Its shares in words.
    said: Signal<String>,
) -> impl IntoView {
    let Some(Together { by, name, shares, .. }) = now.get_untracked() else { return ().into_any() };
    let of = shares.get(team).map_or_else(String::new, |(team, _)| team.clone());
    let value = Signal::derive(move || {
        now.with(|now| now.as_ref().and_then(|now| now.shares.get(team).map(|(_, percent)| *percent)).unwrap_or(50.0))
    });
    let change = Callback::new(move |percent: f64| {
        let Some(Together { by, name, shares, .. }) = now.get_untracked() else { return };
        // Moving the slider of a guess confirms the guess.
        choices.guessed.update(|guessed| guessed.retain(|guess| by != Dimension::Channel || *guess != name));
        choices.rules.update(|rules| *rules = with_share(rules, by, &name, &shares, team, percent));
    });
    let slider = Slid::JointShare { by, name: name.clone() };
    let first = Signal::derive(move || team == 0);
    let label = texts.share_of(&of, &texts.owned(by, &name));
    view! {
        <div class="half-life">
            <Slider
                label=label.clone()
                said=said
                range=PERCENT
                step=1.0
                value=value
                on_change=change
                marks=flips(texts, choices.settings, flip_points, baseline, watched, slider, first)
            />
            <NumberField label=texts.in_percent(&label) quiet=true range=PERCENT refusal=texts.outside(PERCENT) step=1.0 value=value on_change=change />
        </div>
    }
    .into_any()
}

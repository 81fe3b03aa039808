//! Joint touches: how they are read, and how the teams that own them share what they did.

use fairshare_engine::team::Reading;
use fairshare_engine::view::{By, Joint, Slider as Slid, with_share};
use leptos::prelude::*;

use super::flips::flips;
use crate::parts::{Choice, NumberField, Segmented, Slider, When};
use crate::rule::{self, Together};
use crate::session::Session;

/// Sets of teams that are listed at first: those with most touches.
const LISTED: usize = 6;
/// Percents of a slider: a team that has nothing is none of the touch's teams.
const PERCENT: (f64, f64) = (1.0, 99.0);

/// The three readings and the shares; only where there are joint touches.
#[component]
pub fn JointTouches(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let joint = Memo::new(move |_| session.view_by(By::Team).and_then(|view| view.joint));
    let all = Memo::new(move |_| {
        let sets = |joint: &Option<Box<Joint>>| joint.as_ref().map_or_else(Vec::new, |joint| joint.owners.sets.clone());
        session.rules.with(|rules| rule::together(&joint.with(sets), rules))
    });
    let holds = Signal::derive(move || joint.with(Option::is_some));
    let touches = move || texts.joint_says(joint.with(|joint| joint.as_ref().map_or(0, |joint| joint.touches)));
    let choices = Reading::ALL.map(|reading| Choice::new(texts.joint_reading(reading), texts.joint_reading(reading)));
    let choices = Signal::stored(choices.to_vec());
    let value = Signal::derive(move || texts.joint_reading(session.joint.get()).to_owned());
    let choose = Callback::new(move |key: String| {
        let chosen = Reading::ALL.into_iter().find(|reading| texts.joint_reading(*reading) == key);
        session.joint.set(chosen.unwrap_or_default());
    });
    let reading_says = move || texts.joint_reading_says(session.joint.get());
    let split = Signal::derive(move || session.joint.get() == Reading::Split);
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
    let row = move |(by, name, teams): (By, String, Vec<String>)| share_row(session, all, by, &name, teams.len());
    let rows = StoredValue::new(row);
    view! {
        <When holds=holds>
            <div class="joint" role="group" aria-labelledby="joint-heading">
                <h3 id="joint-heading">{texts.joint_touches()}</h3>
                <p class="soft">{touches}</p>
                <Segmented label=texts.joint_label() name="joint" choices=choices value=value on_choose=choose />
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

/// What some teams own together, and a slider for the share of the first; one for each where there are three or more.
fn share_row(session: Session, all: Memo<Vec<Together>>, by: By, name: &str, teams: usize) -> AnyView {
    let texts = session.texts();
    let key = StoredValue::new(name.to_owned());
    let now = Memo::new(move |_| {
        all.with(|all| key.with_value(|name| all.iter().find(|one| one.by == by && one.name == *name).cloned()))
    });
    let said =
        Signal::derive(move || now.with(|now| now.as_ref().map_or_else(String::new, |now| texts.shares(&now.shares))));
    let guessed = Signal::derive(move || {
        by == By::Channel && session.guessed.with(|guessed| key.with_value(|name| guessed.contains(name)))
    });
    let own = Signal::derive(move || by == By::Team && now.with(|now| now.as_ref().is_some_and(|now| now.said)));
    let back = move |_| {
        session.rules.update(|rules| key.with_value(|name| rule::say(rules, by, name, Vec::new())));
    };
    let sliders = if teams > 2 { teams } else { 1 };
    let slider = (0..sliders).map(|team| share_slider(session, now, team, said)).collect_view();
    view! {
        <div class="share-row">
            <p class="share-of">
                {texts.owned(by, name)}
                <When holds=guessed><span class="mark">{texts.guess()}</span></When>
            </p>
            {slider}
            <p class="soft">
                {said}
                <When holds=own>
                    " "<button type="button" class="link" on:click=back>{texts.as_in_the_data()}</button>
                </When>
            </p>
        </div>
    }
    .into_any()
}

/// The share of one team.
fn share_slider(session: Session, now: Memo<Option<Together>>, team: usize, said: Signal<String>) -> AnyView {
    let texts = session.texts();
    let Some(Together { by, name, shares, .. }) = now.get_untracked() else { return ().into_any() };
    let of = shares.get(team).map_or_else(String::new, |(team, _)| team.clone());
    let value = Signal::derive(move || {
        now.with(|now| now.as_ref().and_then(|now| now.shares.get(team).map(|(_, percent)| *percent)).unwrap_or(50.0))
    });
    let change = Callback::new(move |percent: f64| {
        let Some(Together { by, name, shares, .. }) = now.get_untracked() else { return };
        // Who moves the slider of a guess has looked at it.
        session.guessed.update(|guessed| guessed.retain(|guess| by != By::Channel || *guess != name));
        session.rules.update(|rules| *rules = with_share(rules, by, &name, &shares, team, percent));
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
                marks=flips(session, slider, first)
            />
            <NumberField label=texts.in_percent(&label) quiet=true range=PERCENT refusal=texts.outside(PERCENT) step=1.0 value=value on_change=change />
        </div>
    }
    .into_any()
}

//! The teams and, if needed, which team owns which channel.

use std::sync::Arc;

use fairshare_charts::look::Badge;
use fairshare_types::decision::Decision;
use fairshare_types::dimension::Dimension;
use fairshare_types::results::{Group, GroupKind};
use leptos::prelude::*;

use super::joint::JointTouches;
use super::team_rules::TeamRules;
use crate::components::When;
use crate::state::choice_signals::ChoiceSignals;
use crate::state::derived::Derived;
use crate::state::results::{Answer, Compared, Flips, look};
use crate::state::screen::Watched;
use crate::texts::Texts;
use crate::values::rule;

/// The list of teams.
#[component]
pub fn TeamsPanel(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// Decisions inferred from the data on the screen.
    decisions: RwSignal<Vec<Decision>>,
    /// Credit under the models.
    compared: RwSignal<Answer<Arc<Compared>>>,
    /// Flip points of the sliders, those of before until the new ones are found.
    flip_points: RwSignal<Answer<Arc<Flips>>>,
    /// What follows from choices and answers.
    derived: Derived,
    /// The mounted sliders whose flip points can be searched.
    watched: Watched,
) -> impl IntoView {
    let teams = Memo::new(move |_| derived.views.by(Dimension::Team).map(|view| view.groups).unwrap_or_default());
    let counted = move || teams.get().into_iter().filter(|group| group.kind != GroupKind::Unattributed);
    let rows =
        move || counted().enumerate().map(|(at, group)| team(texts, compared, derived.dark, at, group)).collect_view();
    let open_ends = move || teams.with(|groups| groups.iter().any(|group| group.kind == GroupKind::Unassigned));
    let asks = Signal::derive(move || open_ends() || choices.rules.with(|rules| rule::assign(rules)));
    view! {
        <section class="rail-section" aria-labelledby="teams-heading">
            <h2 id="teams-heading">{texts.teams.heading}<span class="soft">{texts.teams.touches_heading}</span></h2>
            <ul class="teams">{rows}</ul>
            <JointTouches texts choices flip_points=flip_points views=derived.views baseline=derived.baseline watched=watched />
            <When holds=asks>
                <TeamRules texts choices decisions facts=derived.facts team_names=derived.team_names />
            </When>
        </section>
    }
    .into_any()
}

fn team(
    texts: &'static dyn Texts,
    compared: RwSignal<Answer<Arc<Compared>>>,
    dark: Memo<bool>,
    at: usize,
    group: Group,
) -> impl IntoView {
    let kind = group.kind;
    let badge = Memo::new(move |_| {
        Chip::of(&match kind {
            GroupKind::Named => look(compared, dark.get()).team(at),
            GroupKind::Joint => look(compared, dark.get()).joint(),
            GroupKind::Unassigned | GroupKind::Unattributed => look(compared, dark.get()).unassigned(),
        })
    });
    let ground = Signal::derive(move || badge.get().ground);
    let on = Signal::derive(move || badge.get().on);
    let letter = Signal::derive(move || badge.get().letter);
    let name = match kind {
        GroupKind::Named => group.name,
        GroupKind::Joint => texts.teams.joint_row.to_owned(),
        GroupKind::Unassigned | GroupKind::Unattributed => texts.teams.unassigned.to_owned(),
    };
    view! {
        <li class="team">
            <span class="chip" aria-hidden="true" style:background=ground style:color=on>
                {letter}
            </span>
            <span class="team-name">{name}</span>
            <span class="setting" aria-label=texts.team_touches(group.touches)>{texts.figures().count(group.touches)}</span>
        </li>
    }
}

/// Colours and letter of a team's badge, as the document takes them.
#[derive(Clone, PartialEq, Eq)]
struct Chip {
    ground: String,
    on: String,
    letter: String,
}

impl Chip {
    fn of(badge: &Badge) -> Self {
        Self { ground: badge.colour.to_string(), on: badge.on.to_string(), letter: badge.letter.clone() }
    }
}

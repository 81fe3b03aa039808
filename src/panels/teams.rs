//! The teams, and where needed, which channel belongs to whom.

use fairshare_charts::look::Badge;
use fairshare_engine::view::{By, Group, GroupKind};
use leptos::prelude::*;

use super::joint::JointTouches;
use super::team_rules::TeamRules;
use crate::parts::When;
use crate::rule;
use crate::session::Session;

/// The list of teams.
#[component]
pub fn TeamsPanel(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let teams = Memo::new(move |_| session.view_by(By::Team).map(|view| view.groups).unwrap_or_default());
    let counted = move || teams.get().into_iter().filter(|group| group.kind != GroupKind::Unattributed);
    let rows = move || counted().enumerate().map(|(at, group)| team(session, at, group)).collect_view();
    let open_ends = move || teams.with(|groups| groups.iter().any(|group| group.kind == GroupKind::Unassigned));
    let asks = Signal::derive(move || open_ends() || session.rules.with(|rules| rule::assign(rules)));
    view! {
        <section class="rail-section" aria-labelledby="teams-heading">
            <h2 id="teams-heading">{texts.teams()}<span class="soft">{texts.touches_heading()}</span></h2>
            <ul class="teams">{rows}</ul>
            <JointTouches session />
            <When holds=asks>
                <TeamRules session />
            </When>
        </section>
    }
    .into_any()
}

fn team(session: Session, at: usize, group: Group) -> impl IntoView {
    let texts = session.texts();
    let kind = group.kind;
    let badge = Memo::new(move |_| {
        Chip::of(&match kind {
            GroupKind::Named => session.look(session.dark.get()).team(at),
            GroupKind::Joint => session.look(session.dark.get()).others(),
            GroupKind::Unassigned | GroupKind::Unattributed => session.look(session.dark.get()).unassigned(),
        })
    });
    let ground = Signal::derive(move || badge.get().ground);
    let on = Signal::derive(move || badge.get().on);
    let letter = Signal::derive(move || badge.get().letter);
    let name = match kind {
        GroupKind::Named => group.name,
        GroupKind::Joint => texts.joint_row().to_owned(),
        GroupKind::Unassigned | GroupKind::Unattributed => texts.unassigned().to_owned(),
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

/// How a team is marked, as the document takes it.
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

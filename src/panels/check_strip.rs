//! The check strip: what was inferred and could be otherwise, as chips that are set right with one click.

use fairshare_import::detect::Decision;
use leptos::prelude::*;

use super::decision_chip::DecisionChip;
use super::questions::focus_next;
use super::team_chips::TeamChips;
use crate::flow::Flow;
use crate::parts::{When, afterwards};
use crate::session::Session;

/// Chips in sight before the rest is unfolded.
const LISTED: usize = 8;

/// The check strip.
#[component]
pub fn CheckStrip(
    /// The store.
    session: Session,
    /// Reads the files again.
    flow: Flow,
) -> impl IntoView {
    let texts = session.texts();
    let count = move || session.checks.with(|checks| checks.chips.len());
    let asks = move || usize::from(count() > 0 || session.teams_are_guessed());
    // The strip is drawn in a task of its own: the picture of the same answer is drawn, too.
    let told = afterwards(asks);
    let any = Signal::derive(move || told.get() == Some(1));
    let any_chips = Signal::derive(move || count() > 0);
    let any_guesses = Memo::new(move |_| session.teams_are_guessed());
    view! {
        <When holds=any>
            <section class="check-strip" id="check-strip" tabindex="-1" aria-label=texts.check_strip()>
                <When holds=any_chips>
                    <Chips session flow />
                </When>
                <When holds=any_guesses>
                    <TeamChips session />
                </When>
            </section>
        </When>
    }
    .into_any()
}

/// The chips of likely decisions.
#[component]
fn Chips(
    /// The store.
    session: Session,
    /// Reads the files again.
    flow: Flow,
) -> impl IntoView {
    let texts = session.texts();
    let all = RwSignal::new(false);
    let chips = Memo::new(move |_| session.checks.with(|checks| checks.chips.clone()));
    let hidden = move || if all.get() { 0 } else { chips.with(Vec::len).saturating_sub(LISTED) };
    let any_more = Signal::derive(move || hidden() > 0);
    let shown = move || {
        let most = if all.get() { usize::MAX } else { LISTED };
        chips.with(|chips| chips.iter().take(most).cloned().collect::<Vec<_>>())
    };
    // A chip stays as it is while others come and go around it: its menu may be open.
    let same = |decision: &Decision| {
        let others: Vec<_> = decision.alternatives.iter().map(|other| other.value.clone()).collect();
        (decision.key(), decision.value.clone(), others)
    };
    let chip = move |decision: Decision| view! { <li><DecisionChip session flow decision /></li> };
    let confirm = move |_| {
        flow.confirm(chips.with_untracked(|chips| chips.iter().map(Decision::key).collect()));
        focus_next();
    };
    view! {
        <div class="check-line">
            <strong>{texts.check_strip()}</strong>
            <ul class="decision-chips"><For each=shown key=same children=chip /></ul>
            <When holds=any_more>
                <button type="button" class="link" on:click=move |_| all.set(true)>{move || texts.more_chips(hidden())}</button>
            </When>
            <button type="button" class="button small" on:click=confirm>{texts.all_right()}</button>
        </div>
    }
}

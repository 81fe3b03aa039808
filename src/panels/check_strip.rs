//! The check strip: what was inferred and may be wrong, as chips with a menu of alternatives.

use std::sync::Arc;

use fairshare_types::decision::Decision;
use leptos::html;
use leptos::prelude::*;

use super::decision_chip::DecisionChip;
use super::focus::focus_next;
use super::team_chips::TeamChips;
use crate::browser::size::SizeWatch;
use crate::components::When;
use crate::flow::Flow;
use crate::state::choice_signals::{ChoiceSignals, Field};
use crate::state::derived::Derived;
use crate::state::results::Data;
use crate::texts::Texts;
use crate::values::ImportOptions;
use crate::values::decisions::Checks;

/// Chips shown before the rest is unfolded.
const LISTED: usize = 8;

/// The check strip.
#[component]
pub fn CheckStrip(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// Decisions inferred from the data on the screen. Effects may arrive after the facts.
    decisions: RwSignal<Vec<Decision>>,
    /// What follows from choices and answers.
    derived: Derived,
    /// The control used last, so that it keeps the focus when its panel is rebuilt.
    said_at: RwSignal<String>,
    /// Reads the files again.
    flow: Flow,
) -> impl IntoView {
    let count = move || derived.checks.with(|checks| checks.chips.len());
    // Drawn in the task of the answer: the picture follows in a later one and would be moved by a strip after it.
    let any = Memo::new(move |_| count() > 0 || derived.teams_guessed.get());
    let any_chips = Signal::derive(move || count() > 0);
    view! {
        <When holds=any>
            <Steady texts import=choices.import facts=derived.facts>
                <When holds=derived.teams_guessed>
                    <TeamChips texts choices decisions channels=derived.channels team_names=derived.team_names />
                </When>
                <When holds=any_chips>
                    <Chips texts decisions facts=derived.facts checks=derived.checks currency=derived.currency said_at flow />
                </When>
            </Steady>
        </When>
    }
    .into_any()
}

/// The strip around its chips. It keeps its height when chips go whose effects turn out to be nothing, so that nothing
/// below it moves, until the user answers or other data come.
#[component]
fn Steady(
    /// The texts.
    texts: &'static dyn Texts,
    /// How files are read, with answers to decisions.
    import: Field<ImportOptions>,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// Builds the chips.
    children: ChildrenFn,
) -> impl IntoView {
    let of = Memo::new(move |_| {
        let data = facts.with(|data| data.as_ref().map_or(0, |data| Arc::as_ptr(data) as usize));
        (data, import.with(|import| import.confirmed.len()))
    });
    // Lines wrap otherwise at another width.
    let highest = RwSignal::new((of.get_untracked(), 0.0, 0.0));
    let grow = move |width: f64, height: f64| {
        // The strip may be gone by then.
        let Some(now) = of.try_get_untracked() else { return };
        let _ = highest.try_maybe_update(|highest| {
            let grows = (highest.0, highest.1) != (now, width) || height > highest.2;
            if grows {
                *highest = (now, width, height);
            }
            (grows, ())
        });
    };
    let least = move || {
        let (before, _, most) = highest.get();
        (before == of.get()).then(|| format!("{most}px"))
    };
    let chips = NodeRef::<html::Div>::new();
    let watch = StoredValue::new_local(None);
    chips.on_load(move |chips| watch.set_value(SizeWatch::new(&chips, grow)));
    view! {
        <section class="check-strip" style:min-height=least id="check-strip" tabindex="-1" aria-label=texts.decisions.check_strip>
            <div class="check-lines" node_ref=chips>{children()}</div>
        </section>
    }
    .into_any()
}

/// The chips of likely decisions.
#[component]
fn Chips(
    /// The texts.
    texts: &'static dyn Texts,
    /// Decisions inferred from the data on the screen. Effects may arrive after the facts.
    decisions: RwSignal<Vec<Decision>>,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// Questions and chips above the chart.
    checks: Memo<Checks>,
    /// The currency of amounts.
    currency: Memo<String>,
    /// The control used last, so that it keeps the focus when its panel is rebuilt.
    said_at: RwSignal<String>,
    /// Reads the files again.
    flow: Flow,
) -> impl IntoView {
    let all = RwSignal::new(false);
    let chips = Memo::new(move |_| checks.with(|checks| checks.chips.clone()));
    let files = move || facts.with_untracked(|data| data.as_ref().map_or(1, |data| data.facts.files.len()));
    let hidden = move || if all.get() { 0 } else { chips.with(Vec::len).saturating_sub(LISTED) };
    let any_more = Signal::derive(move || hidden() > 0);
    let shown = move || {
        let most = if all.get() { usize::MAX } else { LISTED };
        chips.with(|chips| chips.iter().take(most).cloned().collect::<Vec<_>>())
    };
    // A chip stays mounted while others come and go around it: its menu may be open.
    let same = |decision: &Decision| {
        let others: Vec<_> = decision.alternatives.iter().map(|other| other.value.clone()).collect();
        (decision.key(), decision.value.clone(), others)
    };
    let chip = move |decision: Decision| view! { <li><DecisionChip texts decisions currency said_at flow decision files=files() /></li> };
    let all_right = move || texts.confirms_all(chips.with(Vec::len));
    let confirm = move |_| {
        flow.confirm(chips.with_untracked(|chips| chips.iter().map(Decision::key).collect()));
        focus_next();
    };
    view! {
        <div class="check-line">
            <strong>{texts.decisions.check_strip}</strong>
            <ul class="decision-chips"><For each=shown key=same children=chip /></ul>
            <When holds=any_more>
                <button type="button" class="link" on:click=move |_| all.set(true)>{move || texts.more_chips(hidden())}</button>
            </When>
            <button type="button" class="button small" on:click=confirm>{all_right}</button>
        </div>
    }
}

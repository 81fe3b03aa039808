//! The models: which are shown, what each does, and the baseline.

use std::sync::Arc;

use fairshare_charts::{Look, glyph};
use fairshare_types::results::Availability;
use leptos::prelude::*;
use web_sys::{Event, HtmlDetailsElement, MouseEvent};

use super::explained::ExplainedModel;
use super::model_settings::ModelSettings;
use crate::components::{Choice, Glyph, Icon, IconName, Select, When, afterwards, expanded};
use crate::state::choice_signals::{ChoiceSignals, Field};
use crate::state::derived::{Derived, available};
use crate::state::results::{Answer, Explanations, Flips, explanation_of};
use crate::state::screen::Watched;
use crate::texts::Texts;
use crate::values::catalogue::{Has, Kind, Section, Selection};

/// The list of models.
#[component]
pub fn ModelsPanel(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// Flip points of the sliders, those of before until the new ones are found.
    flip_points: RwSignal<Answer<Arc<Flips>>>,
    /// The explanation of each model that was opened.
    explained: Explanations,
    /// What follows from choices and answers.
    derived: Derived,
    /// The mounted sliders.
    watched: Watched,
    /// Models whose explanation is open.
    explaining: RwSignal<Vec<Kind>>,
    /// The section about limits is open.
    limits: RwSignal<bool>,
    /// The models that are not shown at first are unfolded.
    more: RwSignal<bool>,
) -> impl IntoView {
    let listed = Memo::new(move |_| {
        let has = derived.has.get();
        Kind::ALL.into_iter().filter(|kind| has.listed(*kind)).collect::<Vec<_>>()
    });
    let there = move || Kind::ALL.into_iter().filter(|kind| derived.has.get().usable(*kind)).count();
    let count = Signal::derive(move || texts.models_shown(derived.shown.with(Vec::len), there()));
    let row = move |kind: Kind| view! { <ModelRow texts choices flip_points explained derived watched explaining limits kind /> };
    // Choosing a model moves no other: it stays where it is listed.
    let first = move |kind: Kind| derived.has.get().at_first(kind);
    let list = move |section: Option<Section>| {
        let here = move |kind: &Kind| section.map_or(first(*kind), |of| !first(*kind) && kind.section() == of);
        let kinds = move || listed.get().into_iter().filter(here).collect::<Vec<_>>();
        view! {
            <ul class="models">
                <For each=kinds key=|kind| *kind children=row />
            </ul>
        }
    };
    let part = move |section: Section| {
        let any =
            Signal::derive(move || listed.get().into_iter().any(|kind| !first(kind) && kind.section() == section));
        view! {
            <When holds=any>
                <h3 class="models-part">{texts.section(section)}</h3>
                {list(Some(section))}
            </When>
        }
    };
    let others = move || {
        let others = listed.get().into_iter().filter(|kind| !first(*kind)).collect::<Vec<_>>();
        let chosen = derived.shown.with(|shown| others.iter().filter(|kind| shown.contains(kind)).count());
        texts.models_shown(chosen, others.len())
    };
    let toggle = move |event: Event| more.set(event_target::<HtmlDetailsElement>(&event).open());
    view! {
        <section class="rail-section" aria-labelledby="models-heading">
            <h2 id="models-heading">{texts.models.heading}<span class="soft">{count}</span></h2>
            {list(None)}
            <details class="more-models" open=more.get_untracked() on:toggle=toggle>
                <summary>{texts.models.more}<span class="soft">{others}</span></summary>
                {Section::ALL.map(part).collect_view()}
            </details>
            <BaselineChoice texts wanted_baseline=choices.baseline shown=derived.shown baseline=derived.baseline />
        </section>
    }
    .into_any()
}

/// One model: whether it is shown, its settings and its explanation.
#[component]
fn ModelRow(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// Flip points of the sliders, those of before until the new ones are found.
    flip_points: RwSignal<Answer<Arc<Flips>>>,
    /// The explanation of each model that was opened.
    explained: Explanations,
    /// What follows from choices and answers.
    derived: Derived,
    /// The mounted sliders.
    watched: Watched,
    /// Models whose explanation is open.
    explaining: RwSignal<Vec<Kind>>,
    /// The section about limits is open.
    limits: RwSignal<bool>,
    /// The model.
    kind: Kind,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let closed = Signal::derive(move || !open.get());
    // Most details are never opened; those that were opened once stay, with all that is unfolded in them.
    let seen = Memo::new(move |before| before.is_some_and(|before| *before) || open.get());
    let details = format!("about-{}", kind.key());
    let setting = Signal::derive(move || texts.kind_setting(kind, &choices.settings.model(kind)));
    let look = move || if derived.dark.get() { Look::dark() } else { Look::light() };
    let picture = Memo::new(move |_| glyph(&choices.settings.model(kind), &look(), &derived.words()));
    // The small pictures can wait for a later task.
    let soon = afterwards(move || picture.with(|_| 0));
    let picture = Memo::new(move |_| soon.get().map(|_| picture.get_untracked()));
    let lacks = Memo::new(move |_| !derived.has.get().usable(kind));
    let note = Memo::new(move |_| match available(derived.facts, choices.settings, kind) {
        Availability::Ready => String::new(),
        Availability::Partly { known, of } => texts.milestones_known(known, of),
        Availability::Missing(missing) => texts.missing(missing),
    });
    let any_note = Signal::derive(move || note.with(|note| !note.is_empty()));
    let note_id = format!("needs-{}", kind.key());
    view! {
        <li class="model" class:open=open class:lacks=lacks>
            <ModelCheck texts selection=choices.selection has=derived.has shown=derived.shown kind note>
                <Glyph id=format!("glyph-{}", kind.key()) drawing=picture />
            </ModelCheck>
            <span class="setting">{setting}</span>
            <button type="button" class="disclose" aria-label=texts.about(kind) aria-expanded=expanded(open) aria-controls=details.clone() on:click=move |_| open.update(|open| *open = !*open)>
                <Icon name=IconName::Down />
            </button>
            <When holds=any_note>
                <p class="model-note" id=note_id.clone()>{note}</p>
            </When>
            <div class="about" id=details hidden=closed>
                <When holds=seen>
                    <ModelSettings texts choices flip_points=flip_points shown=derived.shown baseline=derived.baseline watched facts=derived.facts limits kind />
                    {explanation_of(explained, kind).map(|answer| view! {
                        <ExplainedModel texts choices explaining answer currency=derived.currency kind />
                    })}
                </When>
            </div>
        </li>
    }
    .into_any()
}

/// The check box, the small picture and the name.
#[component]
fn ModelCheck(
    /// The texts.
    texts: &'static dyn Texts,
    /// The selection of models.
    selection: Field<Selection>,
    /// Which models have their inputs.
    has: Memo<Has>,
    /// The models shown.
    shown: Memo<Vec<Kind>>,
    /// The model.
    kind: Kind,
    /// Data that this model lacks, or has only for some deals.
    note: Memo<String>,
    /// The small picture.
    children: Children,
) -> impl IntoView {
    let chosen = Memo::new(move |_| shown.with(|shown| shown.contains(&kind)));
    let last = Memo::new(move |_| chosen.get() && shown.with(Vec::len) == 1);
    let toggle = move |event| {
        let on = event_target_checked(&event);
        selection.update(|selection| selection.say(kind, on));
    };
    let lacks = Memo::new(move |_| !has.get().usable(kind));
    let refuse = move |event: MouseEvent| {
        if lacks.get_untracked() {
            event.prevent_default();
        }
    };
    let title = move || match note.get() {
        note if !note.is_empty() => Some(note),
        _ => last.get().then(|| texts.models.last_shown.to_owned()),
    };
    let described = move || note.with(|note| !note.is_empty()).then(|| format!("needs-{}", kind.key()));
    view! {
        <label class="model-check" title=title>
            <input type="checkbox" prop:checked=chosen disabled=last aria-disabled=move || lacks.get().then_some("true") aria-describedby=described on:click=refuse on:change=toggle />
            {children()}
            <span class="model-name">{texts.kind(kind)}</span>
        </label>
    }
}

/// The choice of the baseline: the model from which differences are counted.
#[component]
fn BaselineChoice(
    /// The texts.
    texts: &'static dyn Texts,
    /// The baseline; used if it is among the models shown.
    wanted_baseline: Field<Kind>,
    /// The models shown.
    shown: Memo<Vec<Kind>>,
    /// The baseline.
    baseline: Memo<Kind>,
) -> impl IntoView {
    let options = Signal::derive(move || {
        shown.with(|shown| shown.iter().map(|kind| Choice::new(kind.key(), texts.kind(*kind))).collect::<Vec<_>>())
    });
    let choose = move |key: String| {
        if let Some(kind) = Kind::from_key(&key) {
            wanted_baseline.set(kind);
        }
    };
    view! {
        <div class="baseline-choice" title=texts.models.baseline_says>
            <Select label=texts.models.baseline choices=options value=Signal::derive(move || baseline.get().key().to_owned()) on_choose=choose />
        </div>
    }
}

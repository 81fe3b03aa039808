//! The models: which are shown, what each does, and the baseline.

use fairshare_charts::{Look, glyph};
use fairshare_engine::model::Availability;
use leptos::prelude::*;
use web_sys::MouseEvent;

use super::explained::Explained;
use super::model_settings::ModelSettings;
use crate::catalogue::{Kind, Section};
use crate::flow::Flow;
use crate::parts::{Choice, Glyph, Icon, IconName, Select, When, afterwards, expanded};
use crate::session::Session;

/// The list of models.
#[component]
pub fn ModelsPanel(
    /// The store.
    session: Session,
    /// Asks what models do.
    flow: Flow,
) -> impl IntoView {
    let texts = session.texts();
    let listed = Memo::new(move |_| {
        let has = session.has.get();
        Kind::ALL.into_iter().filter(|kind| kind.is_listed(has)).collect::<Vec<_>>()
    });
    let there = move || Kind::ALL.into_iter().filter(|kind| kind.is_there(session.has.get())).count();
    let count = Signal::derive(move || texts.models_shown(session.shown.with(Vec::len), there()));
    let row = move |kind: Kind| view! { <ModelRow session flow kind /> };
    let list = move |section: Section| {
        let kinds = move || listed.get().into_iter().filter(|kind| kind.section() == section).collect::<Vec<_>>();
        view! {
            <h3 class="models-part">{texts.section(section)}</h3>
            <ul class="models">
                <For each=kinds key=|kind| *kind children=row />
            </ul>
        }
    };
    view! {
        <section class="rail-section" aria-labelledby="models-heading">
            <h2 id="models-heading">{texts.models()}<span class="soft">{count}</span></h2>
            {[Section::Rules, Section::Learned].map(list).collect_view()}
            <BaselineChoice session />
        </section>
    }
    .into_any()
}

/// One model: shown or not, and what there is to know about it.
#[component]
fn ModelRow(
    /// The store.
    session: Session,
    /// Asks what models do.
    flow: Flow,
    /// The model.
    kind: Kind,
) -> impl IntoView {
    let texts = session.texts();
    let open = RwSignal::new(false);
    let closed = Signal::derive(move || !open.get());
    // Most are never opened; what was opened once stays, with all that was unfolded in it.
    let seen = Memo::new(move |before| before.is_some_and(|before| *before) || open.get());
    let details = format!("about-{}", kind.key());
    let setting = Signal::derive(move || texts.kind_setting(kind, &session.model(kind)));
    let look = move || if session.dark.get() { Look::dark() } else { Look::light() };
    let picture = Memo::new(move |_| glyph(&session.model(kind), &look(), &session.words()));
    // Nobody waits for these.
    let soon = afterwards(move || picture.with(|_| 0));
    let picture = Memo::new(move |_| soon.get().map(|_| picture.get_untracked()));
    let lacks = Memo::new(move |_| !kind.is_there(session.has.get()));
    let note = Memo::new(move |_| match session.availability(kind) {
        Availability::Ready => String::new(),
        Availability::Partly { known, of } => texts.milestones_known(known, of),
        Availability::Missing(missing) => texts.missing(missing),
    });
    let any_note = Signal::derive(move || note.with(|note| !note.is_empty()));
    let note_id = format!("needs-{}", kind.key());
    view! {
        <li class="model" class:open=open class:lacks=lacks>
            <ModelCheck session kind note>
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
                    <ModelSettings session kind />
                    <Explained session flow kind />
                </When>
            </div>
        </li>
    }
    .into_any()
}

/// The box, the small picture and the name.
#[component]
fn ModelCheck(
    /// The store.
    session: Session,
    /// The model.
    kind: Kind,
    /// What the data lacks for it, or has only for a part of the deals.
    note: Memo<String>,
    /// The small picture.
    children: Children,
) -> impl IntoView {
    let texts = session.texts();
    let shown = Memo::new(move |_| session.shown.with(|shown| shown.contains(&kind)));
    let last = Memo::new(move |_| shown.get() && session.shown.with(Vec::len) == 1);
    let toggle = move |event| {
        let chosen = event_target_checked(&event);
        session.selection.update(|selection| selection.say(kind, chosen));
    };
    let lacks = Memo::new(move |_| !kind.is_there(session.has.get()));
    let refuse = move |event: MouseEvent| {
        if lacks.get_untracked() {
            event.prevent_default();
        }
    };
    let title = move || match note.get() {
        note if !note.is_empty() => Some(note),
        _ => last.get().then(|| texts.last_shown().to_owned()),
    };
    let described = move || note.with(|note| !note.is_empty()).then(|| format!("needs-{}", kind.key()));
    view! {
        <label class="model-check" title=title>
            <input type="checkbox" prop:checked=shown disabled=last aria-disabled=move || lacks.get().then_some("true") aria-describedby=described on:click=refuse on:change=toggle />
            {children()}
            <span class="model-name">{texts.kind(kind)}</span>
        </label>
    }
}

/// The model from which differences are counted.
#[component]
fn BaselineChoice(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let choices = Signal::derive(move || {
        session
            .shown
            .with(|shown| shown.iter().map(|kind| Choice::new(kind.key(), texts.kind(*kind))).collect::<Vec<_>>())
    });
    let choose = move |key: String| {
        if let Some(kind) = Kind::from_key(&key) {
            session.wanted_baseline.set(kind);
        }
    };
    view! {
        <div class="baseline-choice" title=texts.baseline_says()>
            <Select label=texts.baseline() choices=choices value=Signal::derive(move || session.baseline.get().key().to_owned()) on_choose=choose />
        </div>
    }
}

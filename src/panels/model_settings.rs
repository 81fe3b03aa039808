//! What one model does, and its settings.

use fairshare_engine::model::Position;
use leptos::prelude::*;

use crate::catalogue::{HALF_LIFE, Kind, WEIGHT};
use crate::parts::{NumberField, Slider};
use crate::session::Session;

/// One sentence, and the settings where there are any.
#[component]
pub fn ModelSettings(
    /// The store.
    session: Session,
    /// The model.
    kind: Kind,
) -> impl IntoView {
    let texts = session.texts();
    let milestones = move || session.facts.with(|data| data.as_ref().is_none_or(|d| d.facts.has_milestones));
    let caution = move || (kind.wants_milestones() && !milestones()).then(|| view! { <p>{texts.no_milestones()}</p> });
    let settings = match kind {
        Kind::TimeDecay => Some(view! { <HalfLife session /> }.into_any()),
        Kind::Own => Some(view! { <Weights session /> }.into_any()),
        _ => None,
    };
    view! {
        <p>{texts.kind_says(kind)}</p>
        {caution}
        {settings}
    }
    .into_any()
}

/// The half-life, by slider and by number.
#[component]
fn HalfLife(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let value = Signal::derive(move || session.settings.with(|settings| settings.half_life));
    let said = Signal::derive(move || texts.model(&session.model(Kind::TimeDecay)));
    let change = move |days| session.settings.update(|settings| settings.set_half_life(days));
    view! {
        <div class="half-life">
            <span class="field-label" aria-hidden="true">{texts.half_life()}</span>
            <Slider label=texts.half_life() said=said range=HALF_LIFE step=0.5 value=value on_change=change />
            <NumberField label=texts.half_life_number() quiet=true range=HALF_LIFE step=0.5 value=value on_change=change />
        </div>
    }
}

/// Weights of first touch, those between, and last touch.
#[component]
fn Weights(
    /// The store.
    session: Session,
) -> impl IntoView {
    let parts: [fn(&mut Position) -> &mut f64; 3] = [|p| &mut p.first, |p| &mut p.middle, |p| &mut p.last];
    let field = move |(label, part): (&'static str, fn(&mut Position) -> &mut f64)| {
        let value = Signal::derive(move || {
            session.settings.with(|settings| {
                let mut own = settings.own;
                *part(&mut own)
            })
        });
        let change = move |weight| {
            session.settings.update(|settings| {
                let mut own = settings.own;
                *part(&mut own) = weight;
                settings.set_own(own);
            });
        };
        view! { <NumberField label=label range=WEIGHT step=5.0 value=value on_change=change /> }
    };
    let labels = session.texts().weights();
    view! { <div class="weights">{labels.into_iter().zip(parts).map(field).collect_view()}</div> }
}

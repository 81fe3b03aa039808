//! What one model does, and its settings.

use fairshare_engine::model::{MOST_ORDER, Milestones, Players, Position, Preset};
use fairshare_engine::view::{Slider as Slid, part};
use leptos::prelude::*;

use super::flips::flips;
use crate::catalogue::{HALF_LIFE, Kind, WEIGHT};
use crate::parts::{Choice, NumberField, Select, Slider};
use crate::session::Session;
use crate::side::Side;

/// One sentence, and the settings where there are any.
#[component]
pub fn ModelSettings(
    /// The store.
    session: Session,
    /// The model.
    kind: Kind,
) -> impl IntoView {
    let texts = session.texts();
    let settings = match kind {
        Kind::TimeDecay => Some(view! { <HalfLife session /> }.into_any()),
        Kind::Own => Some(view! { <Weights session /> }.into_any()),
        Kind::Stages => Some(view! { <StageWeights session /> }.into_any()),
        Kind::LastExcept => Some(view! { <Except session /> }.into_any()),
        Kind::Markov => Some(view! { <Order session /> }.into_any()),
        Kind::ShapleyLift => Some(view! { <Play session /> }.into_any()),
        Kind::Other => Some(view! { <Other session /> }.into_any()),
        _ => None,
    };
    view! {
        <p>{texts.kind_says(kind)}</p>
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
    let shown = Signal::derive(move || session.shown.with(|shown| shown.contains(&Kind::TimeDecay)));
    let marks = flips(session, Slid::HalfLife, shown);
    view! {
        <div class="half-life">
            <span class="field-label" aria-hidden="true">{texts.half_life()}</span>
            <Slider label=texts.half_life() said=said range=HALF_LIFE step=0.5 value=value on_change=change marks=marks />
            <NumberField label=texts.half_life_number() quiet=true range=HALF_LIFE refusal=texts.outside(HALF_LIFE) step=0.5 value=value on_change=change />
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
        view! { <NumberField label=label range=WEIGHT refusal=session.texts().outside(WEIGHT) step=5.0 value=value on_change=change /> }
    };
    let labels = session.texts().weights();
    view! {
        <div class="weights">{labels.into_iter().zip(parts).map(field).collect_view()}</div>
        {[Slid::FirstWeight, Slid::LastWeight].map(|end| end_weight(session, end)).collect_view()}
    }
}

/// The part of the first or the last touch, by slider; the others keep their ratio.
fn end_weight(session: Session, end: Slid) -> impl IntoView {
    let texts = session.texts();
    let first = end == Slid::FirstWeight;
    let own = move || session.settings.with(|settings| settings.own);
    let value = Signal::derive(move || {
        let own = own();
        let of = if first { own.first } else { own.last };
        (of / (own.first + own.middle + own.last) * 100.0).round()
    });
    let change = move |percent: f64| {
        let old = session.settings.with_untracked(|settings| settings.own);
        let ends = if first { [old.first, old.middle, old.last] } else { [old.last, old.middle, old.first] };
        // Tenths are what the list of models shows.
        let [one, middle, other] = part(ends, percent).map(|weight| (weight * 10.0).round() / 10.0);
        let (first, last) = if first { (one, other) } else { (other, one) };
        session.settings.update(|settings| settings.set_own(Position { first, middle, last, ..old }));
    };
    let shown = Signal::derive(move || session.shown.with(|shown| shown.contains(&Kind::Own)));
    let said = Signal::derive(move || texts.percents(value.get()));
    let label = texts.end_weight(first);
    view! {
        <div class="half-life">
            <span class="field-label" aria-hidden="true">{label}</span>
            <Slider label=label said=said range=(0.0, 100.0) step=1.0 value=value on_change=change marks=flips(session, end, shown) />
            <span class="setting">{said}</span>
        </div>
    }
}

/// Weights of the milestones, and of the other touches.
#[component]
fn StageWeights(
    /// The store.
    session: Session,
) -> impl IntoView {
    type Part = fn(&mut Milestones) -> &mut f64;
    let parts: [Part; 5] =
        [|m| &mut m.first, |m| &mut m.lead, |m| &mut m.opportunity, |m| &mut m.close, |m| &mut m.rest];
    let field = move |(label, part): (&'static str, Part)| {
        let value = Signal::derive(move || {
            session.settings.with(|settings| {
                let mut stages = settings.stages;
                *part(&mut stages)
            })
        });
        let change = move |weight| {
            session.settings.update(|settings| {
                let mut stages = settings.stages;
                *part(&mut stages) = weight;
                settings.set_stages(stages);
            });
        };
        view! { <NumberField label=label range=WEIGHT refusal=session.texts().outside(WEIGHT) step=5.0 value=value on_change=change /> }
    };
    let labels = session.texts().milestones();
    view! { <div class="weights">{labels.into_iter().zip(parts).map(field).collect_view()}</div> }
}

/// Channels that the last touch passes over.
#[component]
fn Except(
    /// The store.
    session: Session,
) -> impl IntoView {
    let names = move || session.settings.with(|settings| settings.except.join(", "));
    let change = move |event| session.settings.update(|settings| settings.set_except(&event_target_value(&event)));
    view! {
        <label class="field">
            <span class="field-label">{session.texts().except()}</span>
            <input type="text" class="text" prop:value=names on:change=change />
        </label>
    }
}

/// The order of the Markov chain.
#[component]
fn Order(
    /// The store.
    session: Session,
) -> impl IntoView {
    let orders =
        Signal::stored((1..=MOST_ORDER).map(|n| Choice::new(n.to_string(), n.to_string())).collect::<Vec<_>>());
    let value = Signal::derive(move || session.settings.with(|settings| settings.order.to_string()));
    let choose = move |key: String| {
        if let Ok(order) = key.parse() {
            session.settings.update(|settings| settings.order = order);
        }
    };
    view! { <Select label=session.texts().order() choices=orders value=value on_choose=choose /> }
}

/// Who plays for the Shapley value.
#[component]
fn Play(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let choice = move |players: Players| Choice::new(texts.players(players), texts.players(players));
    let choices = Signal::stored([Players::Teams, Players::Channels].map(choice).to_vec());
    let value = Signal::derive(move || session.settings.with(|settings| texts.players(settings.players).to_owned()));
    let choose = move |key: String| {
        let teams = key == texts.players(Players::Teams);
        let players = if teams { Players::Teams } else { Players::Channels };
        session.settings.update(|settings| settings.players = players);
    };
    view! { <Select label=texts.players_label() choices=choices value=value on_choose=choose /> }
}

/// Another tool's model, and its difference to ours.
#[component]
fn Other(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let choices = Preset::ALL.map(|preset| Choice::new(preset.key(), texts.preset(preset)));
    let preset = move || session.settings.with(|settings| settings.preset);
    let choose = move |key: String| {
        if let Some(preset) = Preset::ALL.into_iter().find(|preset| preset.key() == key) {
            session.settings.update(|settings| settings.preset = preset);
        }
    };
    let says = move || format!("{} {}", texts.preset_says(preset()), texts.known(preset().known()));
    let ours = move || session.settings.with(|settings| settings.kind_of(&settings.preset.ours()));
    let show = move |_| {
        session.wanted_from.set(ours().map(Side::Set));
        session.wanted_to.set(Some(Side::Set(Kind::Other)));
    };
    // Our time decay stands in the list under the half-life that the user chose.
    let against = move || texts.against_ours(&ours().map_or_else(|| preset().ours(), |kind| session.model(kind)));
    view! {
        <Select
            label=texts.preset_label()
            choices=Signal::stored(choices.to_vec())
            value=Signal::derive(move || preset().key().to_owned())
            on_choose=choose
        />
        <p>{says}</p>
        <button type="button" class="button" on:click=show>{against}</button>
    }
}

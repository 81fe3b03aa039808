//! A sentence about one model, and its settings.

use std::sync::Arc;

use fairshare_types::model::{MOST_ORDER, Milestones, Players, Position, Preset};
use fairshare_types::results::{Slider as Slid, rescale_weights};
use leptos::prelude::*;

use super::flips::flips;
use super::focus::focus_id;
use super::holdout::LIMITS;
use crate::components::{Choice, NumberField, Select, Slider};
use crate::state::choice_signals::{ChoiceSignals, Field};
use crate::state::results::{Answer, Data, Flips};
use crate::state::screen::Watched;
use crate::texts::Texts;
use crate::values::catalogue::{HALF_LIFE, Kind, Settings, WEIGHT};
use crate::values::side::Side;

/// Most channels with a half-life of their own on offer: those with most touches.
const CHANNELS: usize = 12;

/// One sentence, and the settings if the model has any.
#[component]
pub fn ModelSettings(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// Flip points of the sliders, those of before until the new ones are found.
    flip_points: RwSignal<Answer<Arc<Flips>>>,
    /// The models shown.
    shown: Memo<Vec<Kind>>,
    /// The baseline.
    baseline: Memo<Kind>,
    /// The mounted sliders.
    watched: Watched,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// The section about limits is open.
    limits: RwSignal<bool>,
    /// The model.
    kind: Kind,
) -> impl IntoView {
    let settings = match kind {
        Kind::TimeDecay => {
            Some(view! { <HalfLife texts settings=choices.settings flip_points shown baseline watched /> }.into_any())
        }
        Kind::Custom => {
            Some(view! { <Weights texts settings=choices.settings flip_points shown baseline watched /> }.into_any())
        }
        Kind::Stages => Some(view! { <StageWeights texts settings=choices.settings /> }.into_any()),
        Kind::LastExcept | Kind::FirstExcept => {
            let (read, set): (fn(&Settings) -> &Vec<String>, _) = (|settings| &settings.except, Settings::set_except);
            Some(view! { <ChannelNames label=texts.models.except settings=choices.settings read set /> }.into_any())
        }
        Kind::LastPaid => {
            let (read, set): (fn(&Settings) -> &Vec<String>, _) = (|settings| &settings.paid, Settings::set_paid);
            Some(view! { <ChannelNames label=texts.models.paid settings=choices.settings read set /> }.into_any())
        }
        Kind::DecayByChannel => Some(view! { <HalfLives texts settings=choices.settings facts /> }.into_any()),
        Kind::Markov => Some(view! { <Order texts settings=choices.settings /> }.into_any()),
        Kind::ShapleyLift => Some(view! { <Play texts settings=choices.settings /> }.into_any()),
        Kind::Vendor => Some(view! { <Other texts choices /> }.into_any()),
        _ => None,
    };
    let learns = kind.spec().inputs.are_outcomes();
    let show = move |_| {
        limits.set(true);
        focus_id(LIMITS);
    };
    let limits = learns.then(|| {
        view! { <p><button type="button" class="button" on:click=show>{texts.holdout.heading}</button></p> }
    });
    view! {
        <p>{texts.kind_says(kind)}</p>
        {settings}
        {limits}
    }
    .into_any()
}

/// The half-life, by slider and by number.
#[component]
fn HalfLife(
    /// The texts.
    texts: &'static dyn Texts,
    /// The models' settings.
    settings: Field<Settings>,
    /// Flip points of the sliders, those of before until the new ones are found.
    flip_points: RwSignal<Answer<Arc<Flips>>>,
    /// The models shown.
    shown: Memo<Vec<Kind>>,
    /// The baseline.
    baseline: Memo<Kind>,
    /// The mounted sliders.
    watched: Watched,
) -> impl IntoView {
    let value = Signal::derive(move || settings.with(|settings| settings.half_life));
    let said = Signal::derive(move || texts.model(&settings.model(Kind::TimeDecay)));
    let change = move |days| settings.update(|settings| settings.set_half_life(days));
    let shown = Signal::derive(move || shown.with(|shown| shown.contains(&Kind::TimeDecay)));
    let marks = flips(texts, settings, flip_points, baseline, watched, Slid::HalfLife, shown);
    view! {
        <div class="half-life">
            <span class="field-label" aria-hidden="true">{texts.models.half_life}</span>
            <Slider label=texts.models.half_life said=said range=HALF_LIFE step=0.5 value=value on_change=change marks=marks />
            <NumberField label=texts.models.half_life_number quiet=true range=HALF_LIFE refusal=texts.outside(HALF_LIFE) step=0.5 value=value on_change=change />
        </div>
    }
}

/// Weights of the first touch, the touches between, and the last touch.
#[component]
fn Weights(
    /// The texts.
    texts: &'static dyn Texts,
    /// The models' settings.
    settings: Field<Settings>,
    /// Flip points of the sliders, those of before until the new ones are found.
    flip_points: RwSignal<Answer<Arc<Flips>>>,
    /// The models shown.
    shown: Memo<Vec<Kind>>,
    /// The baseline.
    baseline: Memo<Kind>,
    /// The mounted sliders.
    watched: Watched,
) -> impl IntoView {
    let parts: [fn(&mut Position) -> &mut f64; 3] = [|p| &mut p.first, |p| &mut p.middle, |p| &mut p.last];
    let field = move |(label, part): (&'static str, fn(&mut Position) -> &mut f64)| {
        let value = Signal::derive(move || {
            settings.with(|settings| {
                let mut own = settings.own;
                *part(&mut own)
            })
        });
        let change = move |weight| {
            settings.update(|settings| {
                let mut own = settings.own;
                *part(&mut own) = weight;
                settings.set_own(own);
            });
        };
        view! { <NumberField label=label range=WEIGHT refusal=texts.outside(WEIGHT) step=5.0 value=value on_change=change /> }
    };
    let labels = texts.models.weights;
    view! {
        <div class="weights">{labels.into_iter().zip(parts).map(field).collect_view()}</div>
        {[Slid::FirstWeight, Slid::LastWeight].map(|end| end_weight(texts, settings, flip_points, shown, baseline, watched, end)).collect_view()}
    }
}

/// The share of the first or the last touch, by slider; the others keep their ratio.
fn end_weight(
    texts: &'static dyn Texts,
    settings: Field<Settings>,
    flip_points: RwSignal<Answer<Arc<Flips>>>,
    shown: Memo<Vec<Kind>>,
    baseline: Memo<Kind>,
    watched: Watched,
    end: Slid,
) -> impl IntoView {
    let first = end == Slid::FirstWeight;
    let own = move || settings.with(|settings| settings.own);
    let value = Signal::derive(move || {
        let own = own();
        let of = if first { own.first } else { own.last };
        (of / (own.first + own.middle + own.last) * 100.0).round()
    });
    let change = move |percent: f64| {
        let old = settings.with_untracked(|settings| settings.own);
        let ends = if first { [old.first, old.middle, old.last] } else { [old.last, old.middle, old.first] };
        // The list of models shows tenths.
        let [one, middle, other] = rescale_weights(ends, percent).map(|weight| (weight * 10.0).round() / 10.0);
        let (first, last) = if first { (one, other) } else { (other, one) };
        settings.update(|settings| settings.set_own(Position { first, middle, last, ..old }));
    };
    let shown = Signal::derive(move || shown.with(|shown| shown.contains(&Kind::Custom)));
    let said = Signal::derive(move || texts.percents(value.get()));
    let label = texts.end_weight(first);
    view! {
        <div class="half-life">
            <span class="field-label" aria-hidden="true">{label}</span>
            <Slider label=label said=said range=(0.0, 100.0) step=1.0 value=value on_change=change marks=flips(texts, settings, flip_points, baseline, watched, end, shown) />
            <span class="setting">{said}</span>
        </div>
    }
}

/// Weights of the milestones, and of the other touches.
#[component]
fn StageWeights(
    /// The texts.
    texts: &'static dyn Texts,
    /// The models' settings.
    settings: Field<Settings>,
) -> impl IntoView {
    type Part = fn(&mut Milestones) -> &mut f64;
    let parts: [Part; 5] =
        [|m| &mut m.first, |m| &mut m.lead, |m| &mut m.opportunity, |m| &mut m.close, |m| &mut m.rest];
    let field = move |(label, part): (&'static str, Part)| {
        let value = Signal::derive(move || {
            settings.with(|settings| {
                let mut stages = settings.stages;
                *part(&mut stages)
            })
        });
        let change = move |weight| {
            settings.update(|settings| {
                let mut stages = settings.stages;
                *part(&mut stages) = weight;
                settings.set_stages(stages);
            });
        };
        view! { <NumberField label=label range=WEIGHT refusal=texts.outside(WEIGHT) step=5.0 value=value on_change=change /> }
    };
    let labels = texts.models.milestones;
    view! { <div class="weights">{labels.into_iter().zip(parts).map(field).collect_view()}</div> }
}

/// A list of channels, separated by commas.
#[component]
fn ChannelNames(
    /// Its label.
    label: &'static str,
    /// The models' settings.
    settings: Field<Settings>,
    /// The channels among the settings.
    read: fn(&Settings) -> &Vec<String>,
    /// Sets the channels from a text.
    set: fn(&mut Settings, &str),
) -> impl IntoView {
    let names = move || settings.with(|settings| read(settings).join(", "));
    let change = move |event| settings.update(|settings| set(settings, &event_target_value(&event)));
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <input type="text" class="text" prop:value=names on:change=change />
        </label>
    }
}

/// A half-life for each of the channels with most touches.
#[component]
fn HalfLives(
    /// The texts.
    texts: &'static dyn Texts,
    /// The models' settings.
    settings: Field<Settings>,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
) -> impl IntoView {
    let channels = Memo::new(move |_| {
        facts.with(|data| {
            let channels = data.as_ref().map_or(&[][..], |data| data.facts.channels.as_slice());
            channels.iter().take(CHANNELS).map(|(name, _)| name.clone()).collect::<Vec<_>>()
        })
    });
    let field = move |name: String| {
        let own = name.clone();
        let value = Signal::derive(move || {
            settings.with(|settings| {
                let of = settings.half_lives.iter().find(|(channel, _)| *channel == own);
                of.map_or(settings.half_life, |(_, days)| *days)
            })
        });
        let channel = name.clone();
        let change = move |days: f64| {
            settings.update(|settings| {
                // A channel with the usual half-life needs no entry.
                let own = Some(days).filter(|days| *days != settings.half_life);
                settings.set_half_life_of(&channel, own);
            });
        };
        view! { <NumberField label=name range=HALF_LIFE refusal=texts.outside(HALF_LIFE) step=0.5 value=value on_change=change /> }
    };
    view! {
        <fieldset class="left-out">
            <legend class="field-label">{texts.models.half_lives}</legend>
            {move || channels.get().into_iter().map(field).collect_view()}
        </fieldset>
    }
}

/// The order of the Markov chain.
#[component]
fn Order(
    /// The texts.
    texts: &'static dyn Texts,
    /// The models' settings.
    settings: Field<Settings>,
) -> impl IntoView {
    let orders =
        Signal::stored((1..=MOST_ORDER).map(|n| Choice::new(n.to_string(), n.to_string())).collect::<Vec<_>>());
    let value = Signal::derive(move || settings.with(|settings| settings.order.to_string()));
    let choose = move |key: String| {
        if let Ok(order) = key.parse() {
            settings.update(|settings| settings.order = order);
        }
    };
    view! { <Select label=texts.models.order choices=orders value=value on_choose=choose /> }
}

/// The players of the Shapley value: teams or channels.
#[component]
fn Play(
    /// The texts.
    texts: &'static dyn Texts,
    /// The models' settings.
    settings: Field<Settings>,
) -> impl IntoView {
    let choice = move |players: Players| Choice::new(texts.players(players), texts.players(players));
    let options = Signal::stored([Players::Teams, Players::Channels].map(choice).to_vec());
    let value = Signal::derive(move || settings.with(|settings| texts.players(settings.players).to_owned()));
    let choose = move |key: String| {
        let teams = key == texts.players(Players::Teams);
        let players = if teams { Players::Teams } else { Players::Channels };
        settings.update(|settings| settings.players = players);
    };
    view! { <Select label=texts.models.players_label choices=options value=value on_choose=choose /> }
}

/// Another tool's model, and a button that compares it with ours.
#[component]
fn Other(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
) -> impl IntoView {
    let options = Preset::ALL.map(|preset| Choice::new(preset.key(), texts.preset(preset)));
    let preset = move || choices.settings.with(|settings| settings.preset);
    let choose = move |key: String| {
        if let Some(preset) = Preset::ALL.into_iter().find(|preset| preset.key() == key) {
            choices.settings.update(|settings| settings.preset = preset);
        }
    };
    let says = move || format!("{} {}", texts.preset_says(preset()), texts.known(preset().known()));
    let ours = move || choices.settings.with(|settings| settings.kind_of(&settings.preset.ours()));
    let show = move |_| {
        choices.from.set(ours().map(Side::Set));
        choices.to.set(Some(Side::Set(Kind::Vendor)));
    };
    // The list shows our time decay under the half-life that the user chose.
    let against =
        move || texts.against_ours(&ours().map_or_else(|| preset().ours(), |kind| choices.settings.model(kind)));
    view! {
        <Select
            label=texts.models.preset_label
            choices=Signal::stored(options.to_vec())
            value=Signal::derive(move || preset().key().to_owned())
            on_choose=choose
        />
        <p>{says}</p>
        <button type="button" class="button" on:click=show>{against}</button>
    }
}

//! Which touches count: lookback, repeats, and excluded channels.

use std::sync::Arc;

use fairshare_types::dimension::Dimension;
use fairshare_types::options::{EligibilityRules, Exclusion, Joining, Repeats};
use fairshare_types::problem::Reason;
use fairshare_types::results::Slider as Slid;
use leptos::prelude::*;

use super::flips::flips;
use super::kinds::{Kinds, left_out};
use super::persons::Persons;
use crate::components::{Choice, Select, Slider};
use crate::flow::Flow;
use crate::state::choice_signals::{ChoiceSignals, Field};
use crate::state::results::{Answer, Data, Flips};
use crate::state::screen::Watched;
use crate::texts::Texts;
use crate::values::ImportOptions;
use crate::values::catalogue::{Kind, Settings};

/// Offered lookbacks in days, and numbers of last touches.
const DAYS: [u32; 6] = [7, 30, 60, 90, 180, 365];
const TOUCHES: [u32; 5] = [1, 3, 5, 10, 20];
/// Shortest and longest lookback of the slider, in days.
const LOOKBACK: (f64, f64) = (1.0, 365.0);
/// Key for no limit.
const ALL: &str = "";
/// Maximum number of channels offered for exclusion: those with most touches.
const CHANNELS: usize = 40;

/// The choice of what counts.
#[component]
pub fn CountingPanel(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// Flip points of the sliders, those of before until the new ones are found.
    flip_points: RwSignal<Answer<Arc<Flips>>>,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// The baseline.
    baseline: Memo<Kind>,
    /// The mounted sliders whose flip points can be searched.
    watched: Watched,
    /// Number of loads that ended without a result; controls re-read the choices when it grows.
    stayed: RwSignal<u32>,
    /// Reads the files again.
    flow: Flow,
) -> impl IntoView {
    let changed = Signal::derive(move || {
        // Filters have a mark beside their own heading.
        choices.eligible.with(|counting| {
            *counting != EligibilityRules { filter: counting.filter.clone(), ..EligibilityRules::default() }
        }) || choices.import.with(|import| import.joining != Joining::default())
    });
    let open = RwSignal::new(false);
    let toggle = move |_| open.update(|open| *open = !*open);
    let mark = move || changed.get().then(|| view! { <span class="mark">{texts.counting.changed}</span> });
    view! {
        <section class="rail-section counting" aria-labelledby="counting-heading">
            <details on:toggle=toggle>
                <summary><h2 id="counting-heading">{texts.counting.heading}</h2>{mark}</summary>
                <Limits texts eligible=choices.eligible settings=choices.settings flip_points baseline watched=watched open />
                <RepeatsChoice texts eligible=choices.eligible />
                <JoiningChoice texts import=choices.import facts stayed=stayed flow />
                <Kinds texts eligible=choices.eligible facts />
                <Persons texts eligible=choices.eligible facts />
                <LeftOut texts eligible=choices.eligible facts />
            </details>
        </section>
    }
    .into_any()
}

/// How far back touches may lie, and how many of them count.
#[component]
fn Limits(
    /// The texts.
    texts: &'static dyn Texts,
    /// Eligibility rules and filter.
    eligible: Field<EligibilityRules>,
    /// The models' settings.
    settings: Field<Settings>,
    /// Flip points of the sliders, those of before until the new ones are found.
    flip_points: RwSignal<Answer<Arc<Flips>>>,
    /// The baseline.
    baseline: Memo<Kind>,
    /// The mounted sliders.
    watched: Watched,
    /// Whether the section is unfolded.
    open: RwSignal<bool>,
) -> impl IntoView {
    let place = Signal::derive(move || eligible.with(|c| c.lookback_days.unwrap_or(LOOKBACK.1)));
    let said = Signal::derive(move || {
        let days = eligible.with(|c| c.lookback_days.map(|days| days as u32));
        days.map_or_else(|| texts.counting.no_limit.to_owned(), |days| texts.lookback_days(days))
    });
    let slide = move |days: f64| eligible.update(|c| c.lookback_days = Some(days));
    let marks = flips(texts, settings, flip_points, baseline, watched, Slid::LookbackDays, open.into());
    let limited = |all: &'static str, numbers: &[u32], says: &dyn Fn(u32) -> String| {
        let limits = numbers.iter().map(|&number| Choice::new(number.to_string(), says(number)));
        Signal::stored(std::iter::once(Choice::new(ALL, all)).chain(limits).collect::<Vec<_>>())
    };
    // The slider may be at a value that is not among the usual ones.
    let days = Signal::derive(move || {
        let chosen = eligible.with(|c| c.lookback_days.map(|days| days as u32));
        let mut days: Vec<u32> = DAYS.into_iter().chain(chosen).collect();
        days.sort_unstable();
        days.dedup();
        let limits = days.into_iter().map(|days| Choice::new(days.to_string(), texts.lookback_days(days)));
        std::iter::once(Choice::new(ALL, texts.counting.no_limit)).chain(limits).collect::<Vec<_>>()
    });
    let touches = limited(texts.counting.all_touches, &TOUCHES, &|touches| texts.last_touches(touches));
    let written = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
    let of_days = Signal::derive(move || eligible.with(|c| written(c.lookback_days.map(|days| days as u32))));
    let of_touches = Signal::derive(move || eligible.with(|counting| written(counting.lookback_touches)));
    let choose_days = move |key: String| eligible.update(|c| c.lookback_days = key.parse().ok());
    let choose_touches = move |key: String| eligible.update(|c| c.lookback_touches = key.parse().ok());
    view! {
        <Select label=texts.counting.lookback choices=days value=of_days on_choose=choose_days />
        <div class="half-life">
            <Slider label=texts.counting.lookback_slider said=said range=LOOKBACK step=1.0 value=place on_change=slide marks=marks />
            <span class="setting">{said}</span>
        </div>
        <Select label=texts.counting.touches_that_count choices=touches value=of_touches on_choose=choose_touches />
    }
}

/// How repeats of a channel count.
#[component]
fn RepeatsChoice(
    /// The texts.
    texts: &'static dyn Texts,
    /// Eligibility rules and filter.
    eligible: Field<EligibilityRules>,
) -> impl IntoView {
    const ALL: [Repeats; 3] = [Repeats::Keep, Repeats::Collapse, Repeats::First];
    let options =
        Signal::stored(ALL.map(|repeats| Choice::new(texts.repeats(repeats), texts.repeats(repeats))).to_vec());
    let value = Signal::derive(move || eligible.with(|counting| texts.repeats(counting.repeats).to_owned()));
    let choose = move |key: String| {
        let chosen = ALL.into_iter().find(|repeats| texts.repeats(*repeats) == key).unwrap_or_default();
        eligible.update(|counting| counting.repeats = chosen);
    };
    view! { <Select label=texts.counting.repeats_label choices=options value=value on_choose=choose /> }
}

/// Options for duplicate rows and event logs, if the data has any.
#[component]
fn JoiningChoice(
    /// The texts.
    texts: &'static dyn Texts,
    /// How files are read, with answers to decisions.
    import: Field<ImportOptions>,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// Number of loads that ended without a result; controls re-read the choices when it grows.
    stayed: RwSignal<u32>,
    /// Reads the files again.
    flow: Flow,
) -> impl IntoView {
    let labels = texts.counting.joining;
    let joining = move || {
        stayed.track();
        import.with(|import| import.joining)
    };
    let event_log = move || facts.with(|data| data.as_ref().is_some_and(|data| data.facts.event_log));
    let duplicates = move || {
        let kept_out = |data: &Data| data.facts.kept_out.iter().any(|group| group.reason == Reason::Duplicate);
        joining().keep_duplicates || facts.with(|data| data.as_ref().is_some_and(|data| kept_out(data)))
    };
    let tick = move |label: &'static str, checked: bool, set: fn(&mut Joining, bool)| {
        let change = move |event| {
            let on = event_target_checked(&event);
            flow.read_again(|import| set(&mut import.joining, on));
        };
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=checked on:change=change />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        {move || duplicates().then(|| tick(labels[0], joining().keep_duplicates, |j, on| j.keep_duplicates = on))}
        {move || event_log().then(|| tick(labels[1], joining().all_earlier, |j, on| j.all_earlier = on))}
        {move || event_log().then(|| tick(labels[2], !joining().conversions_no_touch, |j, on| j.conversions_no_touch = !on))}
    }
}

/// Excluded channels, and when they count all the same.
#[component]
fn LeftOut(
    /// The texts.
    texts: &'static dyn Texts,
    /// Eligibility rules and filter.
    eligible: Field<EligibilityRules>,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
) -> impl IntoView {
    const ALL: [Exclusion; 3] = [Exclusion::Never, Exclusion::UnlessAlone, Exclusion::UnlessLastAndAlone];
    let channels = Memo::new(move |_| {
        facts.with(|data| {
            let channels = data.as_ref().map_or(&[][..], |data| data.facts.channels.as_slice());
            channels.iter().take(CHANNELS).map(|(name, _)| name.clone()).collect::<Vec<_>>()
        })
    });
    let boxes =
        move || channels.get().into_iter().map(|name| left_out(eligible, Dimension::Channel, name)).collect_view();
    let options = Signal::stored(ALL.map(|when| Choice::new(texts.exclusion(when), texts.exclusion(when))).to_vec());
    let value = Signal::derive(move || eligible.with(|counting| texts.exclusion(counting.exclusion).to_owned()));
    let choose = move |key: String| {
        let chosen = ALL.into_iter().find(|when| texts.exclusion(*when) == key).unwrap_or_default();
        eligible.update(|counting| counting.exclusion = chosen);
    };
    view! {
        <fieldset class="left-out">
            <legend class="field-label">{texts.counting.channels_left_out}</legend>
            {boxes}
        </fieldset>
        <Select label=texts.counting.exclusion_label choices=options value=value on_choose=choose />
    }
}

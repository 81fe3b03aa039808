//! Which touches count: lookback, repeats, and channels that are left out.

use fairshare_engine::counting::{Counting, Excluded, Exclusion, Repeats};
use fairshare_engine::view::{By, Slider as Slid};
use fairshare_import::problem::Reason;
use fairshare_import::read::Joining;
use leptos::prelude::*;

use super::flips::flips;
use crate::flow::Flow;
use crate::parts::{Choice, Select, Slider};
use crate::session::{Data, Session};

/// Days of lookback, and numbers of last touches, that can be chosen.
const DAYS: [u32; 6] = [7, 30, 60, 90, 180, 365];
const TOUCHES: [u32; 5] = [1, 3, 5, 10, 20];
/// Shortest and longest lookback of the slider, in days.
const LOOKBACK: (f64, f64) = (1.0, 365.0);
/// Key of no limit.
const ALL: &str = "";
/// Channels that can be left out one by one: those with most touches.
const CHANNELS: usize = 40;

/// The choice of what counts.
#[component]
pub fn CountingPanel(
    /// The store.
    session: Session,
    /// Reads the files again.
    flow: Flow,
) -> impl IntoView {
    let texts = session.texts();
    let changed = Signal::derive(move || {
        // Filters are said beside their own heading.
        session
            .eligible
            .with(|counting| *counting != Counting { filter: counting.filter.clone(), ..Counting::default() })
            || session.choices.with(|choices| choices.joining != Joining::default())
    });
    let open = RwSignal::new(false);
    let toggle = move |_| open.update(|open| *open = !*open);
    let mark = move || changed.get().then(|| view! { <span class="mark">{texts.counting_changed()}</span> });
    view! {
        <section class="rail-section counting" aria-labelledby="counting-heading">
            <details on:toggle=toggle>
                <summary><h2 id="counting-heading">{texts.counting()}</h2>{mark}</summary>
                <Limits session open />
                <RepeatsChoice session />
                <JoiningChoice session flow />
                <LeftOut session />
            </details>
        </section>
    }
    .into_any()
}

/// How far back touches may lie, and how many of them count.
#[component]
fn Limits(
    /// The store.
    session: Session,
    /// Whether it is unfolded.
    open: RwSignal<bool>,
) -> impl IntoView {
    let texts = session.texts();
    let place = Signal::derive(move || session.eligible.with(|c| c.lookback_days.unwrap_or(LOOKBACK.1)));
    let said = Signal::derive(move || {
        let days = session.eligible.with(|c| c.lookback_days.map(|days| days as u32));
        days.map_or_else(|| texts.no_limit().to_owned(), |days| texts.lookback_days(days))
    });
    let slide = move |days: f64| session.eligible.update(|c| c.lookback_days = Some(days));
    let marks = flips(session, Slid::LookbackDays, open.into());
    let limited = |all: &'static str, numbers: &[u32], says: &dyn Fn(u32) -> String| {
        let limits = numbers.iter().map(|&number| Choice::new(number.to_string(), says(number)));
        Signal::stored(std::iter::once(Choice::new(ALL, all)).chain(limits).collect::<Vec<_>>())
    };
    // What the slider says may be none of the usual ones.
    let days = Signal::derive(move || {
        let chosen = session.eligible.with(|c| c.lookback_days.map(|days| days as u32));
        let mut days: Vec<u32> = DAYS.into_iter().chain(chosen).collect();
        days.sort_unstable();
        days.dedup();
        let limits = days.into_iter().map(|days| Choice::new(days.to_string(), texts.lookback_days(days)));
        std::iter::once(Choice::new(ALL, texts.no_limit())).chain(limits).collect::<Vec<_>>()
    });
    let touches = limited(texts.all_touches(), &TOUCHES, &|touches| texts.last_touches(touches));
    let written = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
    let of_days = Signal::derive(move || session.eligible.with(|c| written(c.lookback_days.map(|days| days as u32))));
    let of_touches = Signal::derive(move || session.eligible.with(|counting| written(counting.lookback_touches)));
    let choose_days = move |key: String| session.eligible.update(|c| c.lookback_days = key.parse().ok());
    let choose_touches = move |key: String| session.eligible.update(|c| c.lookback_touches = key.parse().ok());
    view! {
        <Select label=texts.lookback() choices=days value=of_days on_choose=choose_days />
        <div class="half-life">
            <Slider label=texts.lookback_slider() said=said range=LOOKBACK step=1.0 value=place on_change=slide marks=marks />
            <span class="setting">{said}</span>
        </div>
        <Select label=texts.touches_that_count() choices=touches value=of_touches on_choose=choose_touches />
    }
}

/// What repeats of a channel count.
#[component]
fn RepeatsChoice(
    /// The store.
    session: Session,
) -> impl IntoView {
    const ALL: [Repeats; 3] = [Repeats::Keep, Repeats::Collapse, Repeats::First];
    let texts = session.texts();
    let choices =
        Signal::stored(ALL.map(|repeats| Choice::new(texts.repeats(repeats), texts.repeats(repeats))).to_vec());
    let value = Signal::derive(move || session.eligible.with(|counting| texts.repeats(counting.repeats).to_owned()));
    let choose = move |key: String| {
        let chosen = ALL.into_iter().find(|repeats| texts.repeats(*repeats) == key).unwrap_or_default();
        session.eligible.update(|counting| counting.repeats = chosen);
    };
    view! { <Select label=texts.repeats_label() choices=choices value=value on_choose=choose /> }
}

/// What becomes of rows, where the data leaves a choice.
#[component]
fn JoiningChoice(
    /// The store.
    session: Session,
    /// Reads the files again.
    flow: Flow,
) -> impl IntoView {
    let labels = session.texts().joining();
    let joining = move || {
        session.stayed.track();
        session.choices.with(|choices| choices.joining)
    };
    let event_log = move || session.facts.with(|data| data.as_ref().is_some_and(|data| data.facts.event_log));
    let duplicates = move || {
        let kept_out = |data: &Data| data.facts.kept_out.iter().any(|group| group.reason == Reason::Duplicate);
        joining().keep_duplicates || session.facts.with(|data| data.as_ref().is_some_and(|data| kept_out(data)))
    };
    let tick = move |label: &'static str, checked: bool, set: fn(&mut Joining, bool)| {
        let change = move |event| {
            let on = event_target_checked(&event);
            flow.read_again(|choices| set(&mut choices.joining, on));
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

/// Channels that are left out, and when they count all the same.
#[component]
fn LeftOut(
    /// The store.
    session: Session,
) -> impl IntoView {
    const ALL: [Exclusion; 3] = [Exclusion::Never, Exclusion::UnlessAlone, Exclusion::UnlessLastAndAlone];
    let texts = session.texts();
    let channels = Memo::new(move |_| {
        session.facts.with(|data| {
            let channels = data.as_ref().map_or(&[][..], |data| data.facts.channels.as_slice());
            channels.iter().take(CHANNELS).map(|(name, _)| name.clone()).collect::<Vec<_>>()
        })
    });
    let boxes = move || channels.get().into_iter().map(|name| left_out(session, name)).collect_view();
    let choices = Signal::stored(ALL.map(|when| Choice::new(texts.exclusion(when), texts.exclusion(when))).to_vec());
    let value =
        Signal::derive(move || session.eligible.with(|counting| texts.exclusion(counting.exclusion).to_owned()));
    let choose = move |key: String| {
        let chosen = ALL.into_iter().find(|when| texts.exclusion(*when) == key).unwrap_or_default();
        session.eligible.update(|counting| counting.exclusion = chosen);
    };
    view! {
        <fieldset class="left-out">
            <legend class="field-label">{texts.channels_left_out()}</legend>
            {boxes}
        </fieldset>
        <Select label=texts.exclusion_label() choices=choices value=value on_choose=choose />
    }
}

fn left_out(session: Session, name: String) -> impl IntoView {
    let excluded = Excluded { by: By::Channel, name: name.clone() };
    let own = excluded.clone();
    let checked = Signal::derive(move || session.eligible.with(|counting| counting.excluded.contains(&own)));
    let change = move |event| {
        let out = event_target_checked(&event);
        session.eligible.update(|counting| {
            counting.excluded.retain(|one| *one != excluded);
            if out {
                counting.excluded.push(excluded.clone());
            }
        });
    };
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=checked on:change=change />
            <span>{name}</span>
        </label>
    }
}

//! A number by slider, by keyboard, or both.

use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

use super::identity;

/// A labelled field for a number.
#[component]
pub fn NumberField(
    /// Its label.
    #[prop(into)]
    label: String,
    /// Whether the label is only read out.
    #[prop(optional)]
    quiet: bool,
    /// Smallest and largest number.
    range: (f64, f64),
    /// Step of the arrows.
    step: f64,
    /// The number.
    #[prop(into)]
    value: Signal<f64>,
    /// Said beside it while what is written is outside of the range, or no number.
    #[prop(into)]
    refusal: String,
    /// Gets what the user writes, once it is a number within the range. Any other number changes nothing.
    #[prop(into)]
    on_change: Callback<f64>,
) -> impl IntoView {
    let caption = if quiet { "visually-hidden" } else { "field-label" };
    let text = Signal::derive(move || value.get().to_string());
    let refused = RwSignal::new(false);
    let change = move |event: Event| {
        let bad = event_target::<HtmlInputElement>(&event).validity().bad_input();
        let written = written(&event_target_value(&event), range);
        refused.set(bad || written == Written::Outside);
        if let Written::Number(number) = written {
            on_change.run(number);
        }
    };
    // Another value takes the place of what was written.
    Effect::new(move |_| {
        value.track();
        refused.set(false);
    });
    let (id, about) = (identity::fresh(), identity::fresh());
    let says = move || if refused.get() { refusal.clone() } else { String::new() };
    view! {
        <span class="field">
            <label class=caption for=id.clone()>{label}</label>
            <input
                id=id
                class="number"
                type="number"
                inputmode="decimal"
                min=range.0
                max=range.1
                step=step
                aria-describedby=about.clone()
                aria-invalid=move || refused.get().to_string()
                prop:value=text
                on:change=change
            />
            <span class="field-refusal" id=about aria-live="polite">{says}</span>
        </span>
    }
    .into_any()
}

/// Something to know of a place on a slider.
#[derive(Clone, Debug, PartialEq)]
pub struct SliderMark {
    /// The place; none where it is about all of the slider.
    pub value: Option<f64>,
    /// What there is to know.
    pub text: String,
}

/// A slider; its label stands elsewhere.
#[component]
pub fn Slider(
    /// Its label, read out.
    #[prop(into)]
    label: String,
    /// How its value is read out.
    #[prop(into)]
    said: Signal<String>,
    /// Smallest and largest number.
    range: (f64, f64),
    /// Step of the slider.
    step: f64,
    /// The number.
    #[prop(into)]
    value: Signal<f64>,
    /// Gets the number while it is dragged.
    #[prop(into)]
    on_change: Callback<f64>,
    /// What there is to know of places on it: a tick below the track each, and the texts below them.
    #[prop(optional)]
    marks: Option<Signal<Vec<SliderMark>>>,
) -> impl IntoView {
    let text = Signal::derive(move || value.get().to_string());
    let change = move |event| on_change.run(read(&event_target_value(&event), range, value.get_untracked()));
    let about = marks.map(|_| identity::fresh());
    let described = about.clone();
    let input = view! {
        <input
            class="slider"
            type="range"
            aria-describedby=described
            aria-label=label
            aria-valuetext=said
            min=range.0
            max=range.1
            step=step
            prop:value=text
            on:input=change
        />
    };
    let Some((marks, about)) = marks.zip(about) else { return input.into_any() };
    // The thumb's middle stands half its width within the ends of the track.
    let tick = move |value: f64| {
        let part = ((value - range.0) / (range.1 - range.0)).clamp(0.0, 1.0);
        let left = format!("calc({part} * (100% - var(--thumb)) + var(--thumb) / 2)");
        view! { <span class="slider-tick" style:left=left></span> }
    };
    let ticks = move || marks.get().into_iter().filter_map(|mark| mark.value).map(tick).collect_view();
    let says = move || marks.get().into_iter().map(|mark| view! { <span>{mark.text}" "</span> }).collect_view();
    view! {
        <span class="marked-slider">
            {input}
            <span class="slider-ticks" aria-hidden="true">{ticks}</span>
            <span class="slider-says" id=about>{says}</span>
        </span>
    }
    .into_any()
}

/// What a field for numbers holds.
#[derive(Clone, Copy, PartialEq)]
enum Written {
    /// A number within the range.
    Number(f64),
    /// A number outside of it.
    Outside,
    /// No number.
    Nothing,
}

fn written(text: &str, range: (f64, f64)) -> Written {
    match text.trim().replace(',', ".").parse::<f64>() {
        Ok(number) if (range.0..=range.1).contains(&number) => Written::Number(number),
        Ok(_) => Written::Outside,
        Err(_) => Written::Nothing,
    }
}

/// A slider's place, kept within the range; the one before where it is no number.
fn read(text: &str, range: (f64, f64), before: f64) -> f64 {
    match text.trim().replace(',', ".").parse::<f64>() {
        Ok(number) if number.is_finite() => number.clamp(range.0, range.1),
        _ => before,
    }
}

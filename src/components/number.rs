//! Number input: a field and a slider.

use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

use super::identity;

/// A labelled field for a number.
#[component]
pub fn NumberField(
    /// Its label.
    #[prop(into)]
    label: String,
    /// Whether the label is for screen readers only.
    #[prop(optional)]
    quiet: bool,
    /// Smallest and largest number.
    range: (f64, f64),
    /// Step of the arrow keys.
    step: f64,
    /// The number.
    #[prop(into)]
    value: Signal<f64>,
    /// Shown beside the field while its text is outside of the range or no number.
    #[prop(into)]
    refusal: String,
    /// Receives the number that the user enters if it is within the range; ignores all else.
    #[prop(into)]
    on_change: Callback<f64>,
) -> impl IntoView {
    let caption = if quiet { "visually-hidden" } else { "field-label" };
    let text = Signal::derive(move || value.get().to_string());
    // A new value replaces the text and its refusal: a refusal counts for one version of the value.
    let version = Memo::new(move |before: Option<&u32>| {
        value.track();
        before.map_or(0, |before| before.wrapping_add(1))
    });
    let refused_version = RwSignal::new(None);
    let refused = Signal::derive(move || refused_version.get() == Some(version.get()));
    let change = move |event: Event| {
        let bad = event_target::<HtmlInputElement>(&event).validity().bad_input();
        let written = written(&event_target_value(&event), range);
        let refuses = bad || written == Written::Outside;
        refused_version.set(refuses.then(|| version.get_untracked()));
        if let Written::Number(number) = written {
            on_change.run(number);
        }
    };
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

/// A note on a position of a slider.
#[derive(Clone, Debug, PartialEq)]
pub struct SliderMark {
    /// The position; `None` if the note is about the whole slider.
    pub value: Option<f64>,
    /// The note.
    pub text: String,
}

/// A slider whose visible label is elsewhere.
#[component]
pub fn Slider(
    /// Its label, read out.
    #[prop(into)]
    label: String,
    /// The value as it is read out.
    #[prop(into)]
    said: Signal<String>,
    /// Smallest and largest number.
    range: (f64, f64),
    /// Step of the slider.
    step: f64,
    /// The number.
    #[prop(into)]
    value: Signal<f64>,
    /// Receives the number while the user drags.
    #[prop(into)]
    on_change: Callback<f64>,
    /// Notes on the slider: a tick below the track for each position, and the texts below the ticks.
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
    // The centre of the thumb stays half its width inside the ends of the track.
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

/// The parsed content of a number field.
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

/// Parses the slider's value, clamped to the range; `before` if it is no number.
fn read(text: &str, range: (f64, f64), before: f64) -> f64 {
    match text.trim().replace(',', ".").parse::<f64>() {
        Ok(number) if number.is_finite() => number.clamp(range.0, range.1),
        _ => before,
    }
}

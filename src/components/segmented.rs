//! A choice of one from a few visible options: radio buttons that look like one control.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::Choice;

/// Radio buttons in one row.
#[component]
pub fn Segmented(
    /// Name of the choice, for screen readers only.
    #[prop(into)]
    label: String,
    /// Name of the radio group; unique on the page.
    name: &'static str,
    /// The options.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// Key of the chosen option.
    #[prop(into)]
    value: Signal<String>,
    /// Whether the chosen option takes the focus when mounted.
    #[prop(optional)]
    focused: bool,
    /// Receives the key of the option that the user chooses.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let group = NodeRef::<html::Fieldset>::new();
    group.on_load(move |group| {
        let chosen = if focused { group.query_selector("input:checked").ok().flatten() } else { None };
        if let Some(chosen) = chosen.and_then(|chosen| chosen.dyn_into::<HtmlElement>().ok()) {
            // The user's choice rebuilt the page; the focus returns here.
            let _ = chosen.focus();
        }
    });
    let segment = move |choice| segment(choice, name, value, on_choose);
    let segments = move || choices.get().into_iter().map(segment).collect_view();
    view! {
        <fieldset class="segmented" node_ref=group>
            <legend class="visually-hidden">{label}</legend>
            {segments}
        </fieldset>
    }
    .into_any()
}

fn segment(choice: Choice, name: &'static str, value: Signal<String>, on_choose: Callback<String>) -> impl IntoView {
    let Choice { key, label, lang } = choice;
    let (own, chosen) = (key.clone(), key.clone());
    let checked = Signal::derive(move || value.with(|value| *value == own));
    let choose = move |_| on_choose.run(chosen.clone());
    view! {
        <label class="segment">
            <input type="radio" name=name value=key prop:checked=checked on:change=choose />
            <span lang=lang>{label}</span>
        </label>
    }
}

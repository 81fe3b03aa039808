//! A choice of one option from a list.

use leptos::html;
use leptos::prelude::*;

use super::identity;

/// One option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its key in the document.
    pub key: String,
    /// Its label on the page.
    pub label: String,
    /// The language of the label if it differs from the page's.
    pub lang: Option<&'static str>,
}

impl Choice {
    /// An option with a label in the page's language.
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self { key: key.into(), label: label.into(), lang: None }
    }

    /// The same option with its label in another language.
    pub fn in_language(self, tag: &'static str) -> Self {
        Self { lang: Some(tag), ..self }
    }
}

/// A labelled `<select>`.
#[component]
pub fn Select(
    /// Its label.
    #[prop(into)]
    label: String,
    /// Whether the label is for screen readers only.
    #[prop(optional)]
    quiet: bool,
    /// The options.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// Key of the chosen option.
    #[prop(into)]
    value: Signal<String>,
    /// Whether the list takes the focus when mounted.
    #[prop(optional)]
    focused: bool,
    /// Receives the key of the option that the user chooses.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let caption = if quiet { "visually-hidden" } else { "field-label" };
    let choose = move |event| on_choose.run(event_target_value(&event));
    let options = move || choices.get().into_iter().map(|choice| option(choice, value)).collect_view();
    let id = identity::fresh();
    let list = NodeRef::<html::Select>::new();
    list.on_load(move |list| {
        if focused {
            // The user's choice rebuilt this part of the page; the focus returns here.
            let _ = list.focus();
        }
    });
    view! {
        <span class="field">
            <label class=caption for=id.clone()>{label}</label>
            <select class="select" id=id node_ref=list on:change=choose>
                {options}
            </select>
        </span>
    }
    .into_any()
}

fn option(choice: Choice, value: Signal<String>) -> impl IntoView {
    let Choice { key, label, lang } = choice;
    let own = key.clone();
    let selected = Signal::derive(move || value.with(|value| *value == own));
    view! {
        <option value=key lang=lang prop:selected=selected>
            {label}
        </option>
    }
}

//! One of several, in a list that opens.

use leptos::html;
use leptos::prelude::*;

use super::identity;

/// One of several things to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// A word that stands for it in the document.
    pub key: String,
    /// What the reader sees.
    pub label: String,
    /// The language of the label, where it is not that of the page.
    pub lang: Option<&'static str>,
}

impl Choice {
    /// A thing to choose.
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self { key: key.into(), label: label.into(), lang: None }
    }

    /// The same, with its label in a language of its own.
    pub fn in_language(self, tag: &'static str) -> Self {
        Self { lang: Some(tag), ..self }
    }
}

/// A labelled list that opens.
#[component]
pub fn Select(
    /// Its label.
    #[prop(into)]
    label: String,
    /// Whether the label is only read out.
    #[prop(optional)]
    quiet: bool,
    /// What there is to choose.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// Key of what is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Whether it gets the focus as soon as it is there.
    #[prop(optional)]
    focused: bool,
    /// Gets the key of what the user chooses.
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
            // What it belongs to was drawn anew under the hands of who chose in it.
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

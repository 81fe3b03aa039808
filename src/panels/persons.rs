//! Persons whose touches do not count: a search, those that it finds, and what leaving them out takes away.

use std::sync::Arc;

use fairshare_types::options::EligibilityRules;
use fairshare_types::results::Offered;
use leptos::prelude::*;

use crate::components::{CheckBox, TextField, When};
use crate::state::choice_signals::Field;
use crate::state::results::Data;
use crate::texts::Texts;
use crate::values::persons::{self, Person};

/// The choice of persons, if the data name more than one or one is left out.
#[component]
pub fn Persons(
    /// The texts.
    texts: &'static dyn Texts,
    /// Eligibility rules and filter.
    eligible: Field<EligibilityRules>,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
) -> impl IntoView {
    let of_facts = move |get: fn(&Data) -> (Offered, u64)| {
        facts.with(|data| data.as_deref().map_or_else(|| (Offered::default(), 0), get))
    };
    let offered = Memo::new(move |_| of_facts(|data| (data.facts.persons.clone(), data.facts.touches)));
    let left_out = Memo::new(move |_| eligible.with(|counting| counting.kinds.persons.clone()));
    let sought = RwSignal::new(String::new());
    // A person that counts again stays in the list until the next search, so that its box keeps the focus.
    let counted_again = RwSignal::new(Vec::<String>::new());
    let seek = move |text| {
        counted_again.set(Vec::new());
        sought.set(text);
    };
    let kept = move || left_out.with(|names| counted_again.with(|again| [names.as_slice(), again].concat()));
    let all = move || offered.with(|(offered, _)| offered.names.len() as u64 + offered.left_off);
    let holds = Signal::derive(move || all() > 1 || left_out.with(|names| !names.is_empty()));
    let many = Signal::derive(move || all() > persons::SHOWN as u64);
    let shown =
        Memo::new(move |_| offered.with(|(offered, _)| sought.with(|sought| persons::shown(offered, &kept(), sought))));
    let found =
        move || texts.persons_found(offered.with(|(offered, _)| sought.with(|sought| persons::found(offered, sought))));
    let effect = move || {
        offered
            .with(|(offered, touches)| left_out.with(|names| persons::effect(offered, names, *touches)))
            .map_or_else(String::new, |effect| texts.persons_effect(effect))
    };
    view! {
        <When holds=holds>
            <fieldset class="left-out">
                <legend class="field-label">{texts.counting.persons_left_out}</legend>
                <When holds=many>
                    <TextField label=texts.counting.find_person value=sought on_input=seek />
                    <p class="soft" role="status">{found}</p>
                </When>
                // Other data may give a person another number of touches, and so another label.
                <For each=move || shown.get() key=Person::clone let:person>
                    <PersonBox texts eligible counted_again person />
                </For>
                <p class="soft" role="status">{effect}</p>
            </fieldset>
        </When>
    }
    .into_any()
}

/// A check box that leaves a person out.
#[component]
fn PersonBox(
    /// The texts.
    texts: &'static dyn Texts,
    /// Eligibility rules and filter.
    eligible: Field<EligibilityRules>,
    /// Persons that were left out and count again.
    counted_again: RwSignal<Vec<String>>,
    /// The person.
    person: Person,
) -> impl IntoView {
    let label = texts.person(&person);
    let own = person.name.clone();
    let checked = Signal::derive(move || eligible.with(|counting| counting.kinds.persons.contains(&own)));
    let change = move |out: bool| {
        if !out {
            counted_again.update(|names| names.push(person.name.clone()));
        }
        eligible.update(|counting| {
            let names = &mut counting.kinds.persons;
            names.retain(|known| *known != person.name);
            if out {
                names.push(person.name.clone());
            }
        });
    };
    view! { <CheckBox label checked on_change=change /> }
}

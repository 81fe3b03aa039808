//! The active filters, below the headline, each with a button to remove it.

use std::sync::Arc;

use fairshare_types::options::{EligibilityRules, Filter};
use leptos::html;
use leptos::prelude::*;

use crate::components::{Icon, IconName, When};
use crate::state::choice_signals::Field;
use crate::state::results::{Answer, Compared, filter_shown};
use crate::texts::Texts;
use crate::values::filters::{self, Part};

/// The active filters, and the data that they leave.
#[component]
pub fn FilterLine(
    /// The texts.
    texts: &'static dyn Texts,
    /// Eligibility rules and filter.
    eligible: Field<EligibilityRules>,
    /// Credit under the models.
    compared: RwSignal<Answer<Arc<Compared>>>,
    /// The data's currency.
    currency: Memo<String>,
) -> impl IntoView {
    let filter = Memo::new(move |_| eligible.with(|counting| counting.filter.clone()));
    let on = Signal::derive(move || filter.with(Filter::is_on));
    let parts = move || filter.with(filters::parts);
    let says = Signal::derive(move || {
        let headline = compared.with(|answer| answer.done().map(|compared| compared.headline.clone()));
        headline
            .filter(|_| filter_shown(compared).is_on())
            .map_or_else(String::new, |numbers| texts.filtered(&numbers, &currency.get()))
    });
    let line = NodeRef::<html::Div>::new();
    // The button of a removed filter is gone, so the line takes the focus.
    let stay = move || {
        if let Some(line) = line.get_untracked() {
            let _ = line.focus();
        }
    };
    let clear = move |_| {
        eligible.narrow(|filter| *filter = Filter::default());
        stay();
    };
    let chip = move |part: Part| {
        let says = Memo::new(move |_| filter.with(|filter| texts.filter_part(filter, part)));
        let name = Signal::derive(move || says.with(|says| texts.remove_filter(says)));
        let remove = move |_| {
            stay();
            eligible.narrow(|filter| part.clear(filter));
        };
        view! {
            <li>
                <button type="button" class="button quiet filter-chip" aria-label=name on:click=remove>
                    <span>{says}</span>
                    <Icon name=IconName::Close />
                </button>
            </li>
        }
    };
    view! {
        <div class="filter-line" node_ref=line role="group" tabindex="-1" aria-label=texts.filters.filter_line>
            <p class="filter-says" role="status">{says}</p>
            <When holds=on>
                <ul class="filter-chips">
                    <For each=parts key=|part| format!("{part:?}") children=chip />
                </ul>
                <button type="button" class="link" on:click=clear>{texts.filters.clear_filters}</button>
            </When>
        </div>
    }
    .into_any()
}

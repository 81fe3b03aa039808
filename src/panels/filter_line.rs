//! The filters that are on, below the headline, each with a way out.

use fairshare_engine::filter::Filter;
use leptos::html;
use leptos::prelude::*;

use crate::filters::{self, Part};
use crate::parts::{Icon, IconName, When};
use crate::session::Session;

/// What is filtered, and what is left of it.
#[component]
pub fn FilterLine(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let filter = Memo::new(move |_| session.eligible.with(|counting| counting.filter.clone()));
    let on = Signal::derive(move || filter.with(Filter::is_on));
    let parts = move || filter.with(filters::parts);
    let says = Signal::derive(move || {
        let headline = session.compared.with(|answer| answer.done().map(|compared| compared.headline.clone()));
        headline
            .filter(|_| session.filter_shown().is_on())
            .map_or_else(String::new, |numbers| texts.filtered(&numbers, &session.currency.get()))
    });
    let line = NodeRef::<html::Div>::new();
    // Who takes a filter away stays where it was, though its button is gone.
    let stay = move || {
        if let Some(line) = line.get_untracked() {
            let _ = line.focus();
        }
    };
    let clear = move |_| {
        session.narrow(|filter| *filter = Filter::default());
        stay();
    };
    let chip = move |part: Part| {
        let says = Memo::new(move |_| filter.with(|filter| texts.filter_part(filter, part)));
        let name = Signal::derive(move || says.with(|says| texts.remove_filter(says)));
        let remove = move |_| {
            stay();
            session.narrow(|filter| part.clear(filter));
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
        <div class="filter-line" node_ref=line role="group" tabindex="-1" aria-label=texts.filter_line()>
            <p class="filter-says" role="status">{says}</p>
            <When holds=on>
                <ul class="filter-chips">
                    <For each=parts key=|part| format!("{part:?}") children=chip />
                </ul>
                <button type="button" class="link" on:click=clear>{texts.clear_filters()}</button>
            </When>
        </div>
    }
    .into_any()
}

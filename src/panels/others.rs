//! The groups that the chart draws together as "Others", one by one.

use std::sync::Arc;

use fairshare_charts::others;
use fairshare_engine::view::{Behind, By, Comparison, Member};
use leptos::prelude::*;

use super::linked::linked_row;
use super::table::label;
use crate::parts::{Leading, When};
use crate::session::Session;
use crate::sheet::{self, Measure};

/// Groups that are named one by one; the table has all of them.
const NAMED: usize = 60;

/// A table of them that unfolds; nothing where the chart shows every group.
#[component]
pub fn Others(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let of = Memo::new(move |_| session.chart_view().map_or_else(Vec::new, |view| others(&view, &session.look(false))));
    let any = Signal::derive(move || of.with(|of| !of.is_empty()));
    let says = Signal::derive(move || texts.others_one_by_one(of.with(Vec::len)));
    // Built when it is unfolded: forty teams under eleven models are hundreds of buttons.
    let open = RwSignal::new(false);
    let toggle = move |event: web_sys::Event| {
        open.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
    };
    let rows = move || {
        let view = session.chart_view().filter(|_| open.get())?;
        Some(of.with(|of| table(session, &Arc::new(view), of)))
    };
    let rows = StoredValue::new(rows);
    view! {
        <When holds=any>
            <details class="others" on:toggle=toggle>
                <summary>{says}</summary>
                {move || rows.with_value(|rows| rows())}
            </details>
        </When>
    }
    .into_any()
}

fn table(session: Session, view: &Arc<Comparison>, of: &[usize]) -> AnyView {
    let texts = session.texts();
    let models = view.models.iter().map(|model| view! { <th scope="col">{texts.model(model)}</th> }).collect_view();
    let rows = of.iter().take(NAMED).map(|&group| row(session, view, group)).collect_view();
    let name = texts.others_one_by_one(of.len());
    view! {
        <div class="scroller" role="region" tabindex="0" aria-label=name>
            <table class="grid">
                <thead><tr><th scope="col" class="words">{texts.by(view.by)}</th>{models}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(session: Session, view: &Comparison, group: usize) -> impl IntoView + use<> {
    let texts = session.texts();
    let currency = session.currency.get();
    let member = Member::from(&view.groups[group]);
    let lit = linked_row(session, view.by, member.clone());
    let cell = |model: usize| {
        let text = texts.value(sheet::value(view, Measure::Share, model, group), &currency);
        leading_cell(session, text, view, model, member.clone())
    };
    let cells = (0..view.models.len()).map(cell).collect_view();
    view! {
        <tr class="linked" class:dim=lit.dim on:pointerenter=lit.enter on:pointerleave=lit.leave>
            <th scope="row">{label(texts, view, group)}</th>
            {cells}
        </tr>
    }
}

/// A cell whose number leads to its deals.
fn leading_cell(session: Session, text: String, view: &Comparison, model: usize, of: Member) -> impl IntoView + use<> {
    let texts = session.texts();
    let by: By = view.by;
    let behind = Behind::Credit { model: view.models[model].clone(), by, of: vec![of] };
    let to = texts.leads_to_deals(&texts.behind(&behind, None));
    view! { <td><Leading text=text to=to on_choose=move |()| session.drill.show(behind.clone()) /></td> }
}

//! The groups that the chart draws together as "Others", one by one.

use std::sync::Arc;

use fairshare_charts::others;
use fairshare_types::dimension::Dimension;
use fairshare_types::results::{Comparison, DrillTarget, Member};
use leptos::prelude::*;

use super::linked::linked_row;
use crate::components::{Leading, When};
use crate::state::derived::Views;
use crate::state::drill::Drill;
use crate::state::results::{Answer, Compared, look};
use crate::texts::Texts;
use crate::texts::saved_table::label;
use crate::values::highlight::Highlight;
use crate::values::sheet::{self, Measure};

/// Maximum number of groups listed; the table has all of them.
const NAMED: usize = 60;

/// A foldable table of these groups; nothing if the chart shows every group.
#[component]
pub fn Others(
    /// The texts.
    texts: &'static dyn Texts,
    /// Credit under the models.
    compared: RwSignal<Answer<Arc<Compared>>>,
    /// The comparisons on the screen.
    views: Views,
    /// The currency of amounts.
    currency: Memo<String>,
    /// The team, channel or campaign highlighted on the whole page.
    highlight: RwSignal<Option<Highlight>>,
    /// The drill-down to deals.
    drill: Drill,
) -> impl IntoView {
    let of = Memo::new(move |_| views.chart().map_or_else(Vec::new, |view| others(&view, &look(compared, false))));
    let any = Signal::derive(move || of.with(|of| !of.is_empty()));
    let says = Signal::derive(move || texts.others_one_by_one(of.with(Vec::len)));
    // Built when the user unfolds it: forty teams under eleven models are hundreds of buttons.
    let open = RwSignal::new(false);
    let toggle = move |event: web_sys::Event| {
        open.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
    };
    let rows = move || {
        let view = views.chart().filter(|_| open.get())?;
        Some(of.with(|of| table(texts, currency, highlight, drill, &Arc::new(view), of)))
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

fn table(
    texts: &'static dyn Texts,
    currency: Memo<String>,
    highlight: RwSignal<Option<Highlight>>,
    drill: Drill,
    view: &Arc<Comparison>,
    of: &[usize],
) -> AnyView {
    let models = view.models.iter().map(|model| view! { <th scope="col">{texts.model(model)}</th> }).collect_view();
    let rows = of.iter().take(NAMED).map(|&group| row(texts, currency, highlight, drill, view, group)).collect_view();
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

fn row(
    texts: &'static dyn Texts,
    currency: Memo<String>,
    highlight: RwSignal<Option<Highlight>>,
    drill: Drill,
    view: &Comparison,
    group: usize,
) -> impl IntoView + use<> {
    let currency = currency.get();
    let member = Member::from(&view.groups[group]);
    let highlight = linked_row(highlight, view.by, member.clone());
    let cell = |model: usize| {
        let text = texts.value(sheet::value(view, Measure::Share, model, group), &currency);
        leading_cell(texts, drill, text, view, model, member.clone())
    };
    let cells = (0..view.models.len()).map(cell).collect_view();
    view! {
        <tr class="linked" class:dim=highlight.dim on:pointerenter=highlight.enter on:pointerleave=highlight.leave>
            <th scope="row">{label(texts, view, group)}</th>
            {cells}
        </tr>
    }
}

/// A cell whose number leads to its deals.
fn leading_cell(
    texts: &'static dyn Texts,
    drill: Drill,
    text: String,
    view: &Comparison,
    model: usize,
    of: Member,
) -> impl IntoView + use<> {
    let by: Dimension = view.by;
    let behind = DrillTarget::Credit { model: view.models[model].clone(), by, of: vec![of] };
    let to = texts.leads_to_deals(&texts.behind(&behind, None));
    view! { <td><Leading text=text to=to on_choose=move |()| drill.show(behind.clone()) /></td> }
}

//! Kinds of touch that count less or not at all: types and campaigns, their weights, and touches after the opportunity.

use std::sync::Arc;

use fairshare_types::dimension::Dimension;
use fairshare_types::options::{EligibilityRules, Excluded, KindWeight};
use leptos::prelude::*;

use crate::components::{CheckBox, NumberField, When};
use crate::state::choice_signals::Field;
use crate::state::results::Data;
use crate::texts::Texts;

/// Most names of one kind on offer: those with most touches.
const NAMES: usize = 20;
/// Smallest and largest weight.
const WEIGHT: (f64, f64) = (0.0, 10.0);

/// Types, campaigns and the limit at the opportunity, as far as the data have them.
#[component]
pub fn Kinds(
    /// The texts.
    texts: &'static dyn Texts,
    /// Eligibility rules and filter.
    eligible: Field<EligibilityRules>,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
) -> impl IntoView {
    let names = move |by: Dimension| {
        Memo::new(move |_| {
            facts.with(|data| {
                let all = data.as_ref().map_or(&[][..], |data| data.facts.kinds.as_slice());
                let of = all.iter().filter(|(kind, ..)| *kind == by).map(|(_, name, _)| name.clone());
                of.take(NAMES).collect::<Vec<_>>()
            })
        })
    };
    let (types, campaigns) = (names(Dimension::Type), names(Dimension::Campaign));
    let [has_types, has_campaigns] =
        [types, campaigns].map(|names| Signal::derive(move || names.with(|n| n.len() > 1)));
    let has_dates = Signal::derive(move || {
        facts.with(|data| data.as_ref().is_some_and(|data| data.facts.model_inputs.opportunity_created > 0))
    });
    let before = Signal::derive(move || eligible.with(|counting| counting.kinds.before_opportunity));
    let limit = move |on: bool| {
        eligible.update(|counting| counting.kinds.before_opportunity = on);
    };
    view! {
        <When holds=has_dates>
            <CheckBox label=texts.counting.before_opportunity checked=before on_change=limit />
        </When>
        <When holds=has_types>
            <fieldset class="left-out">
                <legend class="field-label">{texts.counting.types_weighed}</legend>
                {move || types.get().into_iter().map(|name| weight(texts, eligible, name)).collect_view()}
                <p class="soft">{texts.counting.weights_say}</p>
                <p class="soft">{texts.counting.types_from}</p>
            </fieldset>
        </When>
        <When holds=has_campaigns>
            <fieldset class="left-out">
                <legend class="field-label">{texts.counting.campaigns_left_out}</legend>
                {move || campaigns.get().into_iter().map(|name| left_out(eligible, Dimension::Campaign, name)).collect_view()}
            </fieldset>
        </When>
    }
    .into_any()
}

/// The weight of a type; 0 leaves its touches out.
fn weight(texts: &'static dyn Texts, eligible: Field<EligibilityRules>, name: String) -> impl IntoView {
    let own = name.clone();
    let value = Signal::derive(move || {
        eligible.with(|counting| {
            if counting.excluded.iter().any(|one| one.by == Dimension::Type && one.name == own) {
                return 0.0;
            }
            let of = |kind: &&KindWeight| kind.by == Dimension::Type && kind.name == own;
            counting.kinds.weights.iter().rfind(of).map_or(1.0, |kind| kind.weight)
        })
    });
    let kind = name.clone();
    let change = move |weight: f64| {
        eligible.update(|counting| {
            let is_it = |by: Dimension, name: &str| by == Dimension::Type && name == kind;
            counting.kinds.weights.retain(|known| !is_it(known.by, &known.name));
            counting.excluded.retain(|known| !is_it(known.by, &known.name));
            // A weight of 0 would leave a deal of such touches to the model; the user wants them out.
            if weight == 0.0 {
                counting.excluded.push(Excluded { by: Dimension::Type, name: kind.clone() });
            } else if weight != 1.0 {
                counting.kinds.weights.push(KindWeight { by: Dimension::Type, name: kind.clone(), weight });
            }
        });
    };
    view! { <NumberField label=name range=WEIGHT refusal=texts.outside(WEIGHT) step=0.1 value=value on_change=change /> }
}

/// A check box that leaves a kind of touch out.
pub fn left_out(eligible: Field<EligibilityRules>, by: Dimension, name: String) -> impl IntoView {
    let excluded = Excluded { by, name: name.clone() };
    let own = excluded.clone();
    let checked = Signal::derive(move || eligible.with(|counting| counting.excluded.contains(&own)));
    let change = move |out: bool| {
        eligible.update(|counting| {
            counting.excluded.retain(|one| *one != excluded);
            if out {
                counting.excluded.push(excluded.clone());
            }
        });
    };
    view! { <CheckBox label=name checked=checked on_change=change /> }
}

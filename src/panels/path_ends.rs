//! Who opens and who closes: won revenue by the first and the last step of the deal.

use std::collections::BTreeMap;

use fairshare_types::dimension::Dimension;
use fairshare_types::results::{DrillTarget, Paths};
use leptos::prelude::*;

use crate::components::Leading;
use crate::state::drill::Drill;
use crate::texts::{Texts, step_name};

/// Most steps of a side; those with most revenue.
const MOST: usize = 8;
/// Shades of a cell.
const SHADES: f64 = 5.0;

/// The matrix; empty without won deals that have a touch.
pub fn ends(texts: &'static dyn Texts, drill: Drill, currency: &str, paths: &Paths, by: Dimension) -> AnyView {
    if paths.ends.is_empty() {
        return ().into_any();
    }
    let mut of: BTreeMap<(u32, u32), i64> = BTreeMap::new();
    of.extend(paths.ends.iter().map(|ends| ((ends.first, ends.last), ends.amount)));
    let firsts = largest(paths.ends.iter().map(|ends| (ends.first, ends.amount)));
    let lasts = largest(paths.ends.iter().map(|ends| (ends.last, ends.amount)));
    let most = of.values().copied().max().unwrap_or(0).max(1);
    let name = |step: u32| step_name(texts, by, paths.names.get(step as usize).map_or("", String::as_str));
    let heads = lasts.iter().map(|&last| view! { <th scope="col"><bdi>{name(last)}</bdi></th> }).collect_view();
    let cell = |first: u32, last: u32| {
        let Some(&amount) = of.get(&(first, last)) else { return view! { <td></td> }.into_any() };
        let shade = (amount.max(0) as f64 / most as f64 * SHADES).ceil() as u32;
        let steps = [first, last].map(|step| paths.names.get(step as usize).cloned().unwrap_or_default());
        let to = texts.leads_to_deals(&texts.ends_deals(&name(first), &name(last)));
        let behind = DrillTarget::Ends { by, steps };
        let text = texts.figures().money(amount, currency);
        view! {
            <td class=format!("shade-{shade}")>
                <Leading text=text to=to on_choose=move |()| drill.show(behind.clone()) />
            </td>
        }
        .into_any()
    };
    let row = |&first: &u32| {
        let cells = lasts.iter().map(|&last| cell(first, last)).collect_view();
        view! { <tr><th scope="row"><bdi>{name(first)}</bdi></th>{cells}</tr> }
    };
    let rows = firsts.iter().map(row).collect_view();
    view! {
        <h3>{texts.paths.ends}</h3>
        <p class="soft">{texts.paths.ends_say}</p>
        <div class="scroller" role="region" tabindex="0" aria-label=texts.paths.ends>
            <table class="grid ends">
                <thead><tr><th scope="col" class="words">{texts.paths.first_step}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The steps with the largest sums, at most [`MOST`].
fn largest(amounts: impl Iterator<Item = (u32, i64)>) -> Vec<u32> {
    let mut sums: BTreeMap<u32, i64> = BTreeMap::new();
    for (step, amount) in amounts {
        *sums.entry(step).or_default() += amount;
    }
    let mut steps: Vec<(u32, i64)> = sums.into_iter().collect();
    fairshare_types::order::arrange_by_key(&mut steps, |(step, amount)| (std::cmp::Reverse(*amount), *step));
    steps.into_iter().take(MOST).map(|(step, _)| step).collect()
}

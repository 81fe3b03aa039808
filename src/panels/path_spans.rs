//! How many touches or days deals take: won and lost deals by span, drawn as bars beside their numbers.

use fairshare_types::results::Span;
use leptos::prelude::*;

use crate::texts::Texts;

/// A distribution; spans without deals at its ends are left off. Empty without deals.
pub fn spans(texts: &'static dyn Texts, heading: &'static str, spans: &[Span]) -> AnyView {
    let has = |span: &Span| span.won + span.lost > 0;
    let (Some(first), Some(last)) = (spans.iter().position(has), spans.iter().rposition(has)) else {
        return ().into_any();
    };
    let most = spans.iter().map(|span| span.won.max(span.lost)).max().unwrap_or(0).max(1);
    let [won, lost] = texts.paths.won_lost;
    let bar = |class: &'static str, deals: u64| {
        let width = deals as f64 / most as f64 * 100.0;
        view! {
            <td class="span-cell">
                <span class="span-count">{texts.figures().count(deals)}</span>
                <svg class=class viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                    <rect width=width.to_string() height="4" />
                </svg>
            </td>
        }
    };
    let row = |span: &Span| {
        view! {
            <tr>
                <th scope="row">{texts.span_of(span)}</th>
                {bar("path-bar", span.won)}
                {bar("path-bar lost", span.lost)}
            </tr>
        }
    };
    let rows = spans[first..=last].iter().map(row).collect_view();
    view! {
        <div>
            <h3>{heading}</h3>
            <table class="grid spans" aria-label=heading>
                <thead>
                    <tr>
                        <th scope="col" class="words"><span class="visually-hidden">{heading}</span></th>
                        <th scope="col">{won}</th>
                        <th scope="col">{lost}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

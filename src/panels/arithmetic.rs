//! A deal with the arithmetic of a model written out, touch by touch.

use fairshare_types::results::{Example, ExampleTouch};
use leptos::prelude::*;

/// The arithmetic of a model on a deal, and its sum.
pub fn arithmetic(texts: &'static dyn Texts, currency: Memo<String>, example: &Example) -> AnyView {
    let currency = currency.get();
    let row = |touch: &ExampleTouch| {
        let day = touch.time.map_or_else(String::new, |at| texts.figures().day(at));
        view! {
            <li>
                <strong>{touch.channel.clone()}</strong>" "
                <span class="soft">{texts.teams_of(touch)}" "{day}</span>
                <span class="sum">{texts.arithmetic(touch, example.amount, &currency)}</span>
            </li>
        }
    };
    let rows = example.touches.iter().map(row).collect_view();
    view! {
        <ol class="worked">{rows}</ol>
        <p class="soft">{texts.example_sum(example, &currency)}</p>
    }
    .into_any()
}
use crate::texts::Texts;

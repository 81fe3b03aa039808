//! Flip points: where on a slider the leading team changes, shown on the slider itself.

use std::sync::Arc;

use fairshare_types::results::Slider as Slid;
use leptos::prelude::*;

use crate::components::SliderMark;
use crate::state::choice_signals::Field;
use crate::state::results::{Answer, Flips};
use crate::state::screen::Watched;
use crate::texts::Texts;
use crate::values::catalogue::{Kind, Settings};

/// The flip points of a slider as its marks; empty until they are found. The search runs while `on` is true.
pub fn flips(
    texts: &'static dyn Texts,
    settings: Field<Settings>,
    flip_points: RwSignal<Answer<Arc<Flips>>>,
    baseline: Memo<Kind>,
    watched: Watched,
    slider: Slid,
    on: Signal<bool>,
) -> Signal<Vec<SliderMark>> {
    let on = Memo::new(move |_| on.get());
    watched.update(|all| all.push((slider.clone(), on)));
    on_cleanup(move || watched.update(|all| all.retain(|(_, other)| *other != on)));
    Signal::derive(move || {
        let found = flip_points.with(|flips| {
            let found = flips.done()?.found.iter().find(|(known, _)| *known == slider)?;
            Some(found.1.clone())
        });
        // Sliders that do not belong to one model change the leader under the baseline.
        let own = matches!(slider, Slid::HalfLife | Slid::FirstWeight | Slid::LastWeight);
        let under = (!own).then(|| texts.model_inline(&settings.model(baseline.get())));
        match found {
            None => Vec::new(),
            Some(found) if found.is_empty() => vec![SliderMark { value: None, text: texts.no_flip(under.as_deref()) }],
            Some(found) => {
                let mark =
                    |flip| SliderMark { text: texts.flip(&slider, &flip, under.as_deref()), value: Some(flip.value) };
                found.into_iter().map(mark).collect()
            }
        }
    })
}

//! Where on a slider the leading team changes, shown on the slider itself.

use fairshare_engine::view::Slider as Slid;
use leptos::prelude::*;

use crate::parts::SliderMark;
use crate::session::Session;

/// The flip points of a slider as its marks; none before they are found. While `on` holds they are searched for.
pub fn flips(session: Session, slider: Slid, on: Signal<bool>) -> Signal<Vec<SliderMark>> {
    let texts = session.texts();
    let watched = StoredValue::new(slider.clone());
    let on = Memo::new(move |_| on.get());
    Effect::new(move |_| {
        let on = on.get();
        watched.with_value(|slider| session.watch(slider, on));
    });
    on_cleanup(move || {
        watched.try_with_value(|slider| session.watch(slider, false));
    });
    Signal::derive(move || {
        let found = session.flips.with(|flips| {
            let found = flips.as_ref()?.found.iter().find(|(known, _)| *known == slider)?;
            Some(found.1.clone())
        });
        // Sliders that do not belong to one model move the leader under the baseline.
        let own = matches!(slider, Slid::HalfLife | Slid::FirstWeight | Slid::LastWeight);
        let under = (!own).then(|| texts.model_inline(&session.model(session.baseline.get())));
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

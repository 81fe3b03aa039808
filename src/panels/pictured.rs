//! The picture of what is on the screen, which the Share menu copies and saves.

use leptos::prelude::*;

use super::save::Out;

/// The picture of what is on the screen; nothing until it is built.
#[derive(Clone, Copy)]
pub struct Pictured(RwSignal<Option<(u32, Picturing)>>);

/// A picture with its actions.
#[derive(Clone, Copy)]
pub struct Picturing {
    /// Copies and saves it.
    pub out: Out,
    /// Its automatic title, if the user can write another.
    pub automatic: Option<Signal<String>>,
}

impl Pictured {
    /// No picture yet.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// The picture.
    pub fn get(self) -> Option<Picturing> {
        self.0.get().map(|(_, picturing)| picturing)
    }

    /// Offers a picture until the current owner is cleaned up or another picture is offered.
    pub fn offer(self, picturing: Picturing) {
        let own = self.0.with_untracked(|now| now.map_or(0, |(number, _)| number.wrapping_add(1)));
        self.0.set(Some((own, picturing)));
        // The panel of the next picture may be built before this one is cleaned up.
        on_cleanup(move || {
            if self.0.try_with_untracked(|now| now.is_some_and(|(number, _)| number == own)) == Some(true) {
                self.0.set(None);
            }
        });
    }

    /// Acts on the picture, if there is one.
    pub fn act(self, act: impl FnOnce(Out)) {
        if let Some((_, picturing)) = self.0.get_untracked() {
            act(picturing.out);
        }
    }
}

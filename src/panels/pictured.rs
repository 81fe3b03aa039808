//! The picture of the tab on the screen, which the Share menu copies and saves.

use leptos::prelude::*;

use super::save::Out;
use crate::state::choice_signals::Field;
use crate::values::tab::Tab;

/// The pictures of the tabs that are built, each with a number of its own.
#[derive(Clone, Copy)]
pub struct Pictured {
    tab: Field<Tab>,
    offered: RwSignal<Vec<(Tab, u32, Picturing)>>,
}

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
    pub fn new(tab: Field<Tab>) -> Self {
        Self { tab, offered: RwSignal::new(Vec::new()) }
    }

    /// The picture of the tab on the screen; of a tab without one, the picture of the credit.
    pub fn get(self) -> Option<Picturing> {
        let own = self.tab.get();
        self.offered.with(|all| {
            let of = |tab: Tab| all.iter().find(|(other, _, _)| *other == tab).map(|(_, _, picturing)| *picturing);
            of(own).or_else(|| of(Tab::Credit))
        })
    }

    /// Offers the picture of a tab until the current owner is cleaned up or another picture is offered.
    pub fn offer(self, tab: Tab, picturing: Picturing) {
        let own = self.offered.with_untracked(|all| all.iter().map(|(_, number, _)| number + 1).max().unwrap_or(0));
        self.offered.update(|all| {
            all.retain(|(other, _, _)| *other != tab);
            all.push((tab, own, picturing));
        });
        // The panel of the next picture may be built before this one is cleaned up.
        on_cleanup(move || {
            let _ = self.offered.try_update(|all| all.retain(|(_, number, _)| *number != own));
        });
    }

    /// Acts on the picture, if there is one.
    pub fn act(self, act: impl FnOnce(Out)) {
        if let Some(picturing) = untrack(|| self.get()) {
            act(picturing.out);
        }
    }
}

//! The few icons of the page, drawn on a grid of 16.

use leptos::prelude::*;

/// The name of an icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    /// A shield: data stays here.
    Shield,
    /// A cross: closes.
    Close,
    /// A tick: proven or chosen.
    Tick,
    /// An angle that points down: opens.
    Down,
    /// A globe: language.
    Globe,
    /// An arrow that turns back: undo.
    Undo,
    /// An arrow that turns forward: redo.
    Redo,
}

impl IconName {
    const fn path(self) -> &'static str {
        match self {
            Self::Shield => "M8 1.75 13 3.5v4c0 3.2-2 5.6-5 6.75C5 13.1 3 10.7 3 7.5v-4zM5.75 7.75l1.75 1.75 3-3.25",
            Self::Close => "M3.75 3.75l8.5 8.5m0-8.5-8.5 8.5",
            Self::Tick => "M3 8.5l3.25 3.25L13 4.75",
            Self::Down => "M4 6.25l4 4 4-4",
            Self::Globe => {
                "M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 1 0 0-12.5M1.75 8h12.5M8 1.75c-4.25 4-4.25 8.5 0 12.5 4.25-4 4.25-8.5 0-12.5"
            }
            Self::Undo => "M6.25 3 3 6.25 6.25 9.5M3 6.25h6.5a3.5 3.5 0 0 1 0 7H6.5",
            Self::Redo => "M9.75 3 13 6.25 9.75 9.5M13 6.25H6.5a3.5 3.5 0 0 0 0 7h3",
        }
    }
}

/// An icon, hidden from screen readers: a label or the words beside it carry the meaning.
#[component]
pub fn Icon(
    /// Which one.
    name: IconName,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=name.path() />
        </svg>
    }
}

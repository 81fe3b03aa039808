//! All parts of the state, for the code that creates them and for the flow. Panels get what they need of it.

use super::choice_signals::ChoiceSignals;
use super::derived::Derived;
use super::drill::Drill;
use super::results::Results;
use super::screen::Screen;
use crate::texts::{Language, Theme};

/// All parts of the state.
#[derive(Clone, Copy)]
pub struct Store {
    /// The user's choices.
    pub choices: ChoiceSignals,
    /// The workers' answers.
    pub results: Results,
    /// What follows from both.
    pub derived: Derived,
    /// What the screen shows now.
    pub screen: Screen,
    /// The drill-down to deals.
    pub drill: Drill,
}

impl Store {
    /// The initial state: default choices, no data.
    #[must_use]
    pub fn new(language: Language, theme: Theme) -> Self {
        let (choices, results, screen) = (ChoiceSignals::new(), Results::new(), Screen::new(language, theme));
        Self { choices, results, derived: Derived::new(choices, results, screen), screen, drill: Drill::new() }
    }
}

//! Steps of the undo history.

use std::sync::Arc;

use super::choices::Choices;
use super::results::Data;

/// The choices of the user, and the data that they are for.
#[derive(Clone)]
pub struct Step {
    /// The choices that undo restores.
    pub choices: Choices,
    /// Names of channels whose guessed team the user had not confirmed when other data came.
    pub guessed: Vec<String>,
    /// The data.
    pub data: Arc<Data>,
}

impl PartialEq for Step {
    fn eq(&self, other: &Self) -> bool {
        self.data.files == other.data.files && self.choices == other.choices
    }
}

impl Step {
    /// Whether two steps are one drag of a slider.
    #[must_use]
    pub fn drags(&self, other: &Self) -> bool {
        self.data.files == other.data.files && self.choices.drags(&other.choices)
    }
}

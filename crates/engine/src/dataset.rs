//! The data of one session: what the worker and the command line hold, and ask.

use crate::model::Model;
use crate::problem::{Problem, Reason};
use crate::team::Counting;
use crate::view::{By, Comparison, Facts, Headline, Moved};

/// Everything read from the files of one session, ready to be credited under any model.
pub struct Dataset {
    facts: Facts,
}

impl Dataset {
    /// The facts of the data strip.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Rows kept out, one by one; at most `limit` of each reason.
    #[must_use]
    pub fn problems(&self, _limit: usize) -> Vec<Problem> {
        Vec::new()
    }

    /// Credit under these models, rolled up in each of these ways.
    ///
    /// # Errors
    /// A [`Problem`] where a setting is outside its range.
    pub fn compare(
        &mut self,
        _models: &[Model],
        _by: &[By],
        _counting: &Counting,
    ) -> Result<(Vec<Comparison>, Headline), Problem> {
        Err(Problem::file(Reason::BadSetting, ""))
    }

    /// What moves between two models.
    ///
    /// # Errors
    /// A [`Problem`] where a setting is outside its range.
    pub fn moved(&mut self, _from: Model, _to: Model, _counting: &Counting) -> Result<Moved, Problem> {
        Err(Problem::file(Reason::BadSetting, ""))
    }
}

//! The example's results, computed as the page computes them on a first visit.

use std::path::Path;

use fairshare_engine::dataset::Dataset;
use fairshare_import::read::Intake;
use fairshare_page::texts::{Language, Sample};
use fairshare_page::values::catalogue::{Has, Kind, Selection, Settings, baseline};
use fairshare_types::dimension::Dimension;
use fairshare_types::options::EligibilityRules;
use fairshare_types::problem::Problem;
use fairshare_types::results::{Comparison, Facts, Headline, availability};

/// The example's results.
pub struct Example {
    /// The facts of its files.
    pub facts: Facts,
    /// Credit by team under the models that are shown at first.
    pub view: Comparison,
    /// The numbers of the headline.
    pub headline: Headline,
    /// Index of the baseline among the models.
    pub baseline: usize,
}

impl Example {
    /// Reads the example's files in a language.
    ///
    /// # Errors
    /// A sentence, if a file cannot be read.
    pub fn read(samples: &Path, language: Language) -> Result<Self, String> {
        let mut files = Vec::new();
        for name in Sample::Conference.files(language) {
            let path = samples.join(name);
            let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            files.push((*name, bytes));
        }
        Self::of(&files).map_err(|problem| problem.to_string())
    }

    fn of(files: &[(&str, Vec<u8>)]) -> Result<Self, Problem> {
        let mut intake = Intake::new();
        loop {
            for (name, bytes) in files {
                intake.open(name, bytes.len() as u64);
                intake.push(bytes)?;
                intake.close()?;
            }
            if !intake.again() {
                break;
            }
        }
        let mut data = Dataset::join(intake.finish()?)?;
        let settings = Settings::default();
        let lacks = |kind: &Kind| !availability(&settings.model(*kind), data.facts()).is_usable();
        let kinds = Selection::default().shown(Has::all_but(Kind::ALL.into_iter().filter(lacks)));
        let models: Vec<_> = kinds.iter().map(|kind| settings.model(*kind)).collect();
        let last = baseline(&kinds, Kind::Last);
        let (mut views, headline) = data.compare(&models, &[Dimension::Team], &EligibilityRules::default())?;
        Ok(Self {
            facts: data.facts().clone(),
            view: views.swap_remove(0),
            headline,
            baseline: kinds.iter().position(|kind| *kind == last).unwrap_or(0),
        })
    }
}

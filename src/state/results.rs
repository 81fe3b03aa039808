//! The workers' answers, and the state of reading, saving and sealing.

mod answers;

use std::sync::Arc;

use fairshare_charts::Look;
use fairshare_types::decision::{Decision, Effect};
use fairshare_types::dimension::Dimension;
use fairshare_types::options::Filter;
use fairshare_types::problem::Problem;
use fairshare_types::results::{
    Check, Fairness, Fingerprint, Moved, OpenedDeal, Paths, Periods, Pipeline, Spend, Together, TouchPage, Unconverted,
};
use fairshare_worker::protocol::message::{Ask, Progress};
use leptos::prelude::*;

use super::drill::Listed;
use crate::texts::Arrived;
use crate::values::catalogue::Kind;

pub use answers::{
    Answer, Compared, Data, Explained, Flips, Intervals, Keeping, Loading, PendingSettings, Refused, Source,
};

/// The answer to the question how a model computes.
pub type ExplainedSignal = RwSignal<Answer<Arc<Explained>>>;

/// Explanations of all models.
pub type Explanations = StoredValue<Vec<(Kind, ExplainedSignal)>>;

/// The answers on the screen.
#[derive(Clone, Copy, Default)]
pub struct Results {
    /// The data on the screen.
    pub data: RwSignal<Answer<Arc<Data>>>,
    /// The load in progress.
    pub loading: RwSignal<Option<Loading>>,
    /// Files of the last load that cannot be used as they were read.
    pub refused: RwSignal<Option<Arc<Refused>>>,
    /// Some files were read with remembered import options.
    pub recalled: RwSignal<bool>,
    /// Decisions inferred from the data on the screen. Effects may arrive after the facts.
    pub decisions: RwSignal<Vec<Decision>>,
    /// The decisions with their effects, as the worker sends them.
    pub weighed: RwSignal<Answer<Vec<Decision>>>,
    /// The rows kept out.
    pub problems: RwSignal<Answer<Arc<Vec<Problem>>>>,
    /// One-way fingerprint of the data on the screen.
    pub fingerprint: RwSignal<Answer<Fingerprint>>,
    /// Credit under the models.
    pub compared: RwSignal<Answer<Arc<Compared>>>,
    /// Intervals of the chart's shares.
    pub sure: RwSignal<Answer<Arc<Intervals>>>,
    /// Progress of the bootstrap while it runs.
    pub drawing: RwSignal<Option<Progress>>,
    /// Flip points of the sliders, those of before until the new ones are found.
    pub flips: RwSignal<Answer<Arc<Flips>>>,
    /// The credit that moves between two models.
    pub moved: RwSignal<Answer<Arc<Moved>>>,
    /// Won revenue by the set of teams that touched the deal.
    pub together: RwSignal<Answer<Arc<Together>>>,
    /// The fairness check.
    pub fairness: RwSignal<Answer<Arc<Fairness>>>,
    /// Shares under learned models with and without the people who did not convert.
    pub unconverted: RwSignal<Answer<Arc<Unconverted>>>,
    /// The paths of won and lost deals.
    pub paths: RwSignal<Answer<Arc<Paths>>>,
    /// Open deals by team.
    pub pipeline: RwSignal<Answer<Arc<Pipeline>>>,
    /// Two periods or segments side by side.
    pub periods: RwSignal<Answer<Arc<Periods>>>,
    /// The last page of the table of touches that is being saved.
    pub touches: RwSignal<Answer<Arc<TouchPage>>>,
    /// Cost and credit.
    pub spend: RwSignal<Answer<Arc<Spend>>>,
    /// The list of deals.
    pub listed: RwSignal<Answer<Arc<Listed>>>,
    /// The open deal; `None` if it no longer exists.
    pub opened: RwSignal<Answer<Option<Arc<OpenedDeal>>>>,
    /// The explanation of each model that was opened.
    pub explained: Explanations,
    /// The golden vectors, computed in this browser.
    pub verified: RwSignal<Answer<Arc<Vec<Check>>>>,
    /// The digest of many random journeys, computed in this browser.
    pub digested: RwSignal<Answer<String>>,
    /// State of saving on this device.
    pub keeping: RwSignal<Keeping>,
    /// The page is sealed.
    pub sealed: RwSignal<bool>,
    /// Settings that were opened before the data they are for.
    pub awaited: RwSignal<Option<Arc<PendingSettings>>>,
    /// Applied settings of somebody else; reported once their numbers can be compared.
    pub arrived: RwSignal<Option<Arrived>>,
}

impl Results {
    /// No answers.
    #[must_use]
    pub fn new() -> Self {
        let answers = Kind::ALL.into_iter().map(|kind| (kind, RwSignal::default())).collect();
        Self { explained: StoredValue::new(answers), ..Self::default() }
    }

    /// Won revenue of the filtered deals, in minor units.
    #[must_use]
    pub fn won_total(&self) -> i64 {
        self.compared.with(|answer| answer.done().map_or(0, |compared| compared.headline.total))
    }
}

/// The colours of the charts: for the screen, or light for a file.
#[must_use]
pub fn look(compared: RwSignal<Answer<Arc<Compared>>>, dark: bool) -> Look {
    let look = if dark { Look::dark() } else { Look::light() };
    compared.with(|answer| match answer.done().and_then(|compared| compared.by(Dimension::Team)) {
        Some(teams) => look.for_teams(teams),
        None => look,
    })
}

/// The filter of the last comparison, which the screen shows.
#[must_use]
pub fn filter_shown(compared: RwSignal<Answer<Arc<Compared>>>) -> Filter {
    compared.with(|answer| match answer.done().map(|compared| &compared.ask) {
        Some(Ask::Compare { counting, .. }) => counting.filter.clone(),
        _ => Filter::default(),
    })
}

/// The explanation of a model.
#[must_use]
pub fn explanation_of(explained: Explanations, kind: Kind) -> Option<ExplainedSignal> {
    explained.with_value(|all| all.iter().find(|(known, _)| *known == kind).map(|(_, answer)| *answer))
}

/// The effect of an alternative of a decision; `None` until it is computed.
#[must_use]
pub fn effect_of(decisions: RwSignal<Vec<Decision>>, key: &str, alternative: usize) -> Option<Effect> {
    decisions.with(|all| {
        let decision = all.iter().find(|decision| decision.key() == key)?;
        decision.alternatives.get(alternative)?.effect.clone()
    })
}

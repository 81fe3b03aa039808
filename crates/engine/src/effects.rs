//! Effects of decisions: how each alternative would change the figures, found by reading the files under it.
//!
//! The caller does the reading: [`Weighing`] names the choices to read next and takes the resulting figures, so that
//! the command line reads in one go ([`weigh`]) and the worker reads between other replies.

use fairshare_types::decision::{Certainty, Decision, Effect, arrange};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{Choices, EligibilityRules};
use fairshare_types::problem::Problem;
use fairshare_types::results::GroupKind;

use crate::dataset::Dataset;

/// Total size in bytes above which effects are computed from the heads of the files only.
pub const WHOLE_BYTES: u64 = 20_000_000;
/// Most readings for one weighing.
const MOST_READINGS: usize = 16;
/// Most alternatives of one decision that are read.
const MOST_ALTERNATIVES: usize = 3;

/// Models whose shares are compared: they react to the order, the dates and the number of touches, the last one to
/// milestones.
const MODELS: [Model; 5] =
    [Model::Linear, Model::First, Model::Last, Model::TimeDecay { half_life: HALF_LIFE }, Model::W];
/// Days.
const HALF_LIFE: f64 = 7.0;

/// Computes the effects of a dataset's decisions. `read` reads the files, of these sizes in bytes, again under other
/// choices, at most so many bytes of each.
pub fn weigh(
    data: &mut Dataset,
    choices: &Choices,
    sizes: &[u64],
    read: &mut dyn FnMut(&Choices, u64) -> Result<Dataset, Problem>,
) {
    let decisions = data.facts().decisions.clone();
    if !decisions.iter().any(Decision::is_weighed) {
        return;
    }
    let whole = sizes.iter().sum::<u64>() <= WHOLE_BYTES;
    let most = if whole { u64::MAX } else { WHOLE_BYTES / sizes.len().max(1) as u64 };
    let at_hand = whole.then(|| Figures::of(data));
    let mut weighing = Weighing::new(decisions, choices, at_hand);
    while let Some(choices) = weighing.next() {
        let figures = read(choices, most).ok().map(|mut data| Figures::of(&mut data));
        weighing.take(figures);
    }
    data.decide(weighing.result());
}

/// The figures that effects compare.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    won_deals: u64,
    lost_deals: u64,
    paths: u64,
    won_revenue: i64,
    currency: String,
    /// Share of each team in hundredths of a percent, by model; of each channel if touches name no teams.
    shares: Vec<(usize, String, i32)>,
    /// Credit of each month under the first model.
    months: Vec<(String, i64)>,
    /// Spend from files.
    spend: i64,
    /// The same by month.
    spend_months: Vec<(i64, i64)>,
    /// Open amounts times their probability.
    pipeline: i64,
}

impl Figures {
    /// The figures of a dataset.
    #[must_use]
    pub fn of(data: &mut Dataset) -> Self {
        let facts = data.facts();
        let by = if facts.has_teams { Dimension::Team } else { Dimension::Channel };
        let mut figures = Self {
            won_deals: facts.deals.won,
            lost_deals: facts.deals.lost_deals(),
            paths: facts.deals.without_purchase,
            won_revenue: facts.won_revenue,
            currency: facts.currency.clone(),
            spend: data.file_spend(),
            spend_months: data.spend_by_month(),
            pipeline: data.expected_pipeline(),
            ..Self::default()
        };
        let Ok((comparisons, _)) = data.compare(&MODELS, &[by, Dimension::Month], &EligibilityRules::default()) else {
            return figures;
        };
        let [teams, months] = comparisons.as_slice() else { return figures };
        let named = |kind: &GroupKind| matches!(kind, GroupKind::Named | GroupKind::Joint);
        // Without the creation of leads, models with milestones are not offered.
        let offered = MODELS.len() - usize::from(data.facts().model_inputs.lead_created == 0);
        for model in 0..offered {
            let total: i128 = (0..teams.groups.len()).map(|at| i128::from(teams.amount(model, at))).sum();
            let share = |at: usize| match total {
                0 => 0,
                total => i32::try_from(i128::from(teams.amount(model, at)) * 10_000 / total).unwrap_or(0),
            };
            let groups = teams.groups.iter().enumerate().filter(|(_, group)| named(&group.kind));
            figures.shares.extend(groups.map(|(at, group)| (model, group.name.clone(), share(at))));
        }
        figures.months =
            months.groups.iter().zip(0..).map(|(month, at)| (month.part.clone(), months.amount(0, at))).collect();
        figures
    }

    /// The effect of these figures relative to `base`.
    fn against(&self, base: &Self, of_head: bool) -> Effect {
        let share = |of: &Self, model: usize, name: &str| {
            of.shares.iter().find(|(m, other, _)| (*m, other.as_str()) == (model, name)).map_or(0, |(.., share)| *share)
        };
        let names = self.shares.iter().chain(&base.shares);
        let changed = names.map(|(model, name, _)| (share(self, *model, name) - share(base, *model, name), name));
        // Among equal changes the first by name wins, so that the order of groups does not matter.
        let largest = changed.max_by(|a, b| a.0.abs().cmp(&b.0.abs()).then_with(|| b.1.cmp(a.1)));
        let (team_share, team) = largest
            .filter(|(change, _)| *change != 0)
            .map_or((0, String::new()), |(change, name)| (change, name.clone()));
        let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        Effect {
            won_deals: count(self.won_deals) - count(base.won_deals),
            lost_deals: count(self.lost_deals) - count(base.lost_deals),
            paths: count(self.paths) - count(base.paths),
            won_revenue: self.won_revenue.saturating_sub(base.won_revenue),
            team_share,
            team,
            months: self.months != base.months,
            spend: self.spend.saturating_sub(base.spend),
            spend_months: self.spend_months != base.spend_months,
            pipeline: self.pipeline.saturating_sub(base.pipeline),
            of_head,
        }
    }
}

/// A weighing of decisions in progress.
pub struct Weighing {
    decisions: Vec<Decision>,
    base: Option<Figures>,
    of_head: bool,
    /// Decision, alternative, and the choices to read for it.
    plan: Vec<(usize, usize, Choices)>,
    at_hand: Choices,
    next: usize,
}

impl Weighing {
    /// Starts to weigh the decisions of a reading under `choices`. `at_hand` holds that reading's figures; if `None`,
    /// only the heads of the files are read, first under `choices`.
    #[must_use]
    pub fn new(decisions: Vec<Decision>, choices: &Choices, at_hand: Option<Figures>) -> Self {
        let mut plan = Vec::new();
        for (at, decision) in decisions.iter().enumerate().filter(|(_, decision)| decision.is_weighed()) {
            for (other, alternative) in decision.alternatives.iter().enumerate().take(MOST_ALTERNATIVES) {
                let mut choices = choices.clone();
                choices.answer(&alternative.answer);
                plan.push((at, other, choices));
            }
        }
        plan.truncate(MOST_READINGS);
        let of_head = at_hand.is_none();
        Self { decisions, base: at_hand, of_head, plan, at_hand: choices.clone(), next: 0 }
    }

    /// The choices to read next; `None` once all are read.
    #[must_use]
    pub fn next(&self) -> Option<&Choices> {
        let (_, _, choices) = self.plan.get(self.next)?;
        Some(if self.base.is_none() { &self.at_hand } else { choices })
    }

    /// Takes the figures of the requested reading; `None` if it gave no journeys.
    pub fn take(&mut self, figures: Option<Figures>) {
        let Some(base) = &self.base else {
            match figures {
                Some(figures) => self.base = Some(figures),
                // Without a base to compare with, no effect can be computed.
                None => self.next = self.plan.len(),
            }
            return;
        };
        if let Some((at, other, _)) = self.plan.get(self.next) {
            let effect = figures.unwrap_or_default().against(base, self.of_head);
            if let Some(alternative) = self.decisions.get_mut(*at).and_then(|d| d.alternatives.get_mut(*other)) {
                alternative.effect = Some(effect);
            }
        }
        self.next += 1;
    }

    /// Skips the requested reading: its effect stays unknown.
    pub fn pass(&mut self) {
        self.next += 1;
    }

    /// The decisions with their effects, sorted. A decision that changes no number becomes certain.
    #[must_use]
    pub fn result(mut self) -> Vec<Decision> {
        for decision in &mut self.decisions {
            let effects: Vec<&Effect> =
                decision.alternatives.iter().filter_map(|other| other.effect.as_ref()).collect();
            let all_known = !effects.is_empty() && effects.len() == decision.alternatives.len();
            // A contradiction in the data stays a question, as no other reading resolves it.
            let asks = decision.subject.is_contradiction() && decision.certainty == Certainty::Open;
            if all_known && !asks && effects.iter().all(|effect| effect.is_none()) {
                decision.certainty = Certainty::Certain;
            }
        }
        arrange(&mut self.decisions);
        self.decisions
    }
}

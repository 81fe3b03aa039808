//! Requests derived from the choices.

use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{EligibilityRules, Filter, Rule};
use fairshare_types::order;
use fairshare_types::results::{Facts, FlipAsk, PathQuery, PeriodQuery, Slider, SpendQuery};
use fairshare_worker::protocol::message::Ask;
use leptos::prelude::*;

use super::super::screen::PathChoices;
use super::Derived;
use super::usable::{has, has_rows, offers, usual_by};
use crate::reducer::Request;
use crate::values::catalogue::{HALF_LIFE, Kind};
use crate::values::{rule, sides};

impl Derived {
    /// The kinds of model and the request of the comparison, for data with these facts under these rules.
    #[must_use]
    pub fn compare_ask(&self, facts: &Facts, rules: &[Rule]) -> Request {
        let has = self.choices.settings.with(|settings| has(facts, settings));
        let kinds = self.choices.selection.with(|s| s.shown(has));
        let teams = facts.has_teams || rule::assign(rules);
        let known = |by: Option<Dimension>| by.filter(|by| has_rows(facts, *by)).unwrap_or_else(|| usual_by(teams));
        let mut by = vec![Dimension::Team, known(self.choices.compare.get()), known(self.choices.rows.get())];
        order::arrange(&mut by, &Ord::cmp);
        by.dedup();
        let models = kinds.iter().map(|&kind| self.choices.model(kind)).collect();
        let counting = EligibilityRules { rules: rules.to_vec(), ..self.choices.counting() };
        Request { ask: Ask::Compare { models, by, counting }, kinds }
    }

    /// The models shown that split each deal among its touches, in the order of the charts.
    #[must_use]
    pub fn models(&self) -> Vec<Model> {
        let models = self.shown.get().into_iter().map(|kind| self.choices.model(kind));
        models.filter(|model| *model != Model::Influence).collect()
    }

    /// The two sides that are compared, with what else the filter says; `None` without two periods or segments.
    #[must_use]
    pub fn sides(&self) -> Option<PeriodQuery> {
        let model = self.choices.model(self.sides_kind()?);
        let filter = self.choices.eligible.with(|counting| counting.filter.clone());
        let sides = self.chosen_sides()?.map(|side| filter.narrowed_to(&side));
        Some(PeriodQuery { model, sides })
    }

    /// The two sides that the user chose among those on offer, or else the usual ones.
    #[must_use]
    pub fn chosen_sides(&self) -> Option<[Filter; 2]> {
        let offered = self.facts.with(|data| data.as_ref().map(|data| sides::offered(&data.facts)))?;
        let [second, first] = sides::usual(&offered)?;
        let known = |side: &Filter| offered.iter().any(|one| one.filter() == *side);
        let [of_first, of_second] = self.screen.sides.get().map(|chosen| chosen.filter(known));
        Some([of_first.unwrap_or(first), of_second.unwrap_or(second)])
    }

    /// The request of the path report. Data without the chosen steps show teams, or channels if they name no team.
    #[must_use]
    pub fn path_query(&self) -> PathQuery {
        let PathChoices { steps, every_touch, order } = self.screen.paths.get();
        let teams = self.facts.with(|data| data.as_ref().is_none_or(|d| d.facts.has_teams));
        let usual = usual_by(teams || self.choices.rules.with(|rules| rule::assign(rules)));
        let known = |by: &Dimension| offers(self.facts, *by);
        PathQuery { by: steps.filter(known).unwrap_or(usual), every_touch, order, ..PathQuery::default() }
    }

    /// The kind of model under which two sides are compared: the user's choice, else the baseline, else the first shown.
    #[must_use]
    pub fn sides_kind(&self) -> Option<Kind> {
        let additive = self.additive.get();
        let known = |kind: &Kind| additive.contains(kind);
        let chosen = self.screen.sides_model.get().filter(known);
        chosen.or_else(|| Some(self.baseline.get()).filter(known)).or_else(|| additive.first().copied())
    }

    /// The request for the credit that moves between two models.
    #[must_use]
    pub fn move_ask(&self) -> Ask {
        let (from, to) = self.pair.get();
        let [from, to] = self.choices.settings.with(|settings| [from.model(settings), to.model(settings)]);
        Ask::Move { from, to, counting: self.choices.counting() }
    }

    /// The request for the intervals of the chart's shares, if there is a comparison.
    #[must_use]
    pub fn sure_ask(&self) -> Option<Ask> {
        let models: Vec<Model> = self.results.compared.with(|answer| answer.done().map(|done| done.models()))?;
        Some(Ask::Bootstrap { models, by: self.compare.get(), counting: self.choices.counting() })
    }

    /// The additive model whose credit is compared with costs: the user's choice, else the baseline, else the first
    /// shown.
    #[must_use]
    pub fn spend_kind(&self) -> Option<Kind> {
        let additive = self.additive.get();
        let known = |kind: &Kind| additive.contains(kind);
        let wanted = self.choices.spend_model.get().filter(known).or_else(|| Some(self.baseline.get()).filter(known));
        wanted.or_else(|| additive.first().copied())
    }

    /// The dimension of the cost rows: the user's choice if the data has it, or else teams.
    #[must_use]
    pub fn spend_rows(&self) -> Dimension {
        Some(self.choices.spend_by.get()).filter(|by| offers(self.facts, *by)).unwrap_or(Dimension::Team)
    }

    /// The request for costs, if the data has costs.
    #[must_use]
    pub fn spend_ask(&self) -> Option<Ask> {
        let known = self.facts.with(|data| data.as_ref().is_some_and(|data| data.facts.has_costs));
        let kind = self.spend_kind().filter(|_| known)?;
        let query = SpendQuery {
            by: self.spend_rows(),
            model: self.choices.model(kind),
            by_month: self.screen.spend_months.get(),
        };
        Some(Ask::Spend { query, counting: self.choices.counting() })
    }

    /// Whether touches are counted as in the comparison on the screen.
    #[must_use]
    pub fn counts_as_compared(&self) -> bool {
        self.results.compared.with(|answer| match answer.done().map(|compared| &compared.ask) {
            Some(Ask::Compare { counting, .. }) => *counting == self.choices.counting(),
            _ => false,
        })
    }

    /// The request for flip points of the sliders on the screen. It does not contain a slider's own value.
    #[must_use]
    pub fn flips_ask(&self) -> Option<Ask> {
        let sliders = self.screen.watched.with(|all| {
            let visible = all.iter().filter(|(_, on)| on.try_get() == Some(true));
            visible.map(|(slider, _)| slider.clone()).collect::<Vec<_>>()
        });
        let baseline = self.choices.model(self.baseline.get());
        let of = |slider: &Slider| {
            let model = match slider {
                Slider::HalfLife => Model::TimeDecay { half_life: HALF_LIFE.0 },
                Slider::FirstWeight | Slider::LastWeight => self.choices.model(Kind::Custom),
                Slider::JointShare { .. } | Slider::LookbackDays => baseline.clone(),
            };
            FlipAsk { slider: slider.clone(), model }
        };
        let of: Vec<FlipAsk> = sliders.iter().map(of).collect();
        (!of.is_empty()).then(|| Ask::Flips { of, counting: self.choices.counting() })
    }
}

//! The questions that follow from what is chosen.

use fairshare_engine::counting::Counting;
use fairshare_engine::model::Model;
use fairshare_engine::team::Rule;
use fairshare_engine::view::{By, Facts, FlipAsk, Slider};
use fairshare_import::order;
use fairshare_worker::message::Ask;
use leptos::prelude::*;

use crate::catalogue::{HALF_LIFE, Kind};
use crate::rule;
use crate::session::{Session, has, has_rows, usual_by};

impl Session {
    /// The kinds and the question of the comparison, for data with these facts under these rules.
    #[must_use]
    pub fn compare_ask(&self, facts: &Facts, rules: &[Rule]) -> (Vec<Kind>, Ask) {
        let has = self.settings.with(|settings| has(facts, settings));
        let kinds = self.selection.with(|s| s.shown(has));
        let teams = facts.has_teams || rule::assign(rules);
        let known = |by: Option<By>| by.filter(|by| has_rows(facts, *by)).unwrap_or_else(|| usual_by(teams));
        let mut by = vec![By::Team, known(self.wanted_compare.get()), known(self.wanted_rows.get())];
        order::arrange(&mut by, &Ord::cmp);
        by.dedup();
        let models = kinds.iter().map(|&kind| self.model(kind)).collect();
        (kinds, Ask::Compare { models, by, counting: Counting { rules: rules.to_vec(), ..self.counting() } })
    }

    /// The models shown that share each deal among its touches, in the order of the pictures.
    #[must_use]
    pub fn models(&self) -> Vec<Model> {
        let models = self.shown.get().into_iter().map(|kind| self.model(kind));
        models.filter(|model| *model != Model::Influence).collect()
    }

    /// The question of what moves.
    #[must_use]
    pub fn move_ask(&self) -> Ask {
        let (from, to) = self.pair.get();
        let [from, to] = self.settings.with(|settings| [from.model(settings), to.model(settings)]);
        Ask::Move { from, to, counting: self.counting() }
    }

    /// The question of how sure the shares on the chart are, where there are any.
    #[must_use]
    pub fn sure_ask(&self) -> Option<Ask> {
        let models: Vec<Model> = self.compared.with(|answer| answer.done().map(|done| done.models()))?;
        Some(Ask::Bootstrap { models, by: self.compare.get(), counting: self.counting() })
    }

    /// Models shown whose credit sums to what was won.
    #[must_use]
    pub fn additive(&self) -> Vec<Kind> {
        self.shown.get().into_iter().filter(|kind| self.model(*kind).is_additive()).collect()
    }

    /// The model of the credit that stands beside costs: the baseline until another is chosen.
    #[must_use]
    pub fn spend_kind(&self) -> Option<Kind> {
        let additive = self.additive();
        let known = |kind: &Kind| additive.contains(kind);
        let wanted = self.wanted_spend.get().filter(known).or_else(|| Some(self.baseline.get()).filter(known));
        wanted.or_else(|| additive.first().copied())
    }

    /// What the rows of costs are: what was chosen, where the data have it.
    #[must_use]
    pub fn spend_rows(&self) -> By {
        Some(self.spend_by.get()).filter(|by| self.offers(*by)).unwrap_or(By::Team)
    }

    /// Whether rows of a kind can be chosen: the data on the screen have something to show in them.
    #[must_use]
    pub fn offers(&self, by: By) -> bool {
        self.facts.with(|data| data.as_ref().is_none_or(|data| has_rows(&data.facts, by)))
    }

    /// The question of what touches cost, where that is known.
    #[must_use]
    pub fn spend_ask(&self) -> Option<Ask> {
        let known = self.facts.with(|data| data.as_ref().is_some_and(|data| data.facts.has_costs));
        let kind = self.spend_kind().filter(|_| known)?;
        Some(Ask::Spend { by: self.spend_rows(), model: self.model(kind), counting: self.counting() })
    }

    /// How touches are counted.
    #[must_use]
    pub fn counting(&self) -> Counting {
        Counting { rules: self.rules.get(), reading: self.joint.get(), ..self.eligible.get() }
    }

    /// The question of where the sliders on the screen change who leads. A slider's own place is no part of it.
    #[must_use]
    pub fn flips_ask(&self) -> Option<(Vec<Slider>, Ask)> {
        let sliders = self.watched.get();
        let baseline = self.model(self.baseline.get());
        let of = |slider: &Slider| {
            let model = match slider {
                Slider::HalfLife => Model::TimeDecay { half_life: HALF_LIFE.0 },
                Slider::FirstWeight | Slider::LastWeight => self.model(Kind::Own),
                Slider::JointShare { .. } | Slider::LookbackDays => baseline.clone(),
            };
            FlipAsk { slider: slider.clone(), model }
        };
        let of: Vec<FlipAsk> = sliders.iter().map(of).collect();
        (!of.is_empty()).then(|| (sliders, Ask::Flips { of, counting: self.counting() }))
    }
}

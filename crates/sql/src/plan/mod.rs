//! Plans: from a request to the steps of its query.

mod allocated;
mod currencies;
mod deals;
mod eligible;
mod milestones;
mod models;
mod outputs;
mod owners;
mod positions;
mod rounded;
mod steps;
mod touches;

use fairshare_types::dimension::Dimension;
use fairshare_types::model::{Model, Players};
use fairshare_types::options::{EligibilityRules, KindRules};
use fairshare_types::scale::Scale;
use fairshare_types::schema::{Outcome, Role};

use crate::tree::Query;
use crate::{Field, Mapping, Needed, Refused, Table};
use steps::Steps;

/// What a query answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// Credit by a dimension: the dimension, `model`, `credit` in minor units, `wins`.
    Credit,
    /// Credit of each touch and team of each won deal: `deal`, the touch, `team`, `model`, `weight`, `credit`.
    Allocation,
    /// Paths of channels, or sets of teams, with their `wins`, `losses` and `value`.
    Paths,
}

impl Output {
    /// All outputs.
    pub const ALL: [Self; 3] = [Self::Credit, Self::Allocation, Self::Paths];

    /// Its name on the command line, and of its file.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Credit => "credit",
            Self::Allocation => "allocation",
            Self::Paths => "paths",
        }
    }
}

/// Scores of channels or teams under a data-driven model, learned from paths.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    /// The model.
    pub model: Model,
    /// Name and score of each channel or team.
    pub scores: Vec<(String, f64)>,
}

impl Scores {
    /// Adds a score to those of its model; returns false if that has one of this name already.
    pub fn add(all: &mut Vec<Self>, model: Model, name: String, score: f64) -> bool {
        match all.iter_mut().find(|scores| scores.model == model) {
            Some(scores) if scores.scores.iter().any(|(known, _)| *known == name) => return false,
            Some(scores) => scores.scores.push((name, score)),
            None => all.push(Self { model, scores: vec![(name, score)] }),
        }
        true
    }
}

/// Everything that a query follows from.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// What the query answers.
    pub output: Output,
    /// The table of touches.
    pub touches: Table,
    /// The table of deals; without one, the rows of touches tell outcomes and amounts.
    pub deals: Option<Table>,
    /// The columns of these tables.
    pub mapping: Mapping,
    /// The models.
    pub models: Vec<Model>,
    /// The dimension of [`Output::Credit`]; whether [`Output::Paths`] are of channels or teams.
    pub by: Dimension,
    /// Which deals and touches count, and whose touches are.
    pub rules: EligibilityRules,
    /// Meanings of stages that differ from the usual ones.
    pub stages: Vec<(String, Outcome)>,
    /// Worth of one unit of other currencies in the main one, that of most won deals.
    pub rates: Vec<(String, f64)>,
    /// Decimal places of minor units.
    pub scale: Scale,
    /// Duplicate rows count too.
    pub keep_duplicates: bool,
    /// Touches later than the close count, those of all rows: the engine too takes this choice of any file for all.
    pub count_late: bool,
    /// Touches of an account count for each of its deals, whenever they happened.
    pub count_outside_deals: bool,
    /// Channels are grouped by rules, which a query does not know.
    pub groups_channels: bool,
    /// Times of touches have a zone, so a touch may be on the day of the close by its own clock.
    pub zoned: bool,
    /// Scores of the data-driven models.
    pub scores: Vec<Scores>,
}

/// The query that answers a request.
///
/// # Errors
/// If the mapping lacks a column or a model cannot be written.
pub fn query(request: &Request) -> Result<Query, Refused> {
    request.check()?;
    let mut steps = Steps::default();
    owners::steps(request, &mut steps);
    touches::rows(request, &mut steps)?;
    deals::steps(request, &mut steps)?;
    owners::of_cells(request, &mut steps);
    touches::of_deals(request, &mut steps)?;
    eligible::steps(request, &mut steps);
    let query = outputs::steps(request, steps)?;
    query.check()?;
    Ok(query)
}

impl Request {
    fn check(&self) -> Result<(), Refused> {
        self.rules.check().map_err(Refused::Setting)?;
        let is_written = |by: Dimension| matches!(by, Dimension::Channel | Dimension::Team);
        if self.rules.kinds != KindRules::default() || !self.rules.excluded.iter().all(|one| is_written(one.by)) {
            return Err(Refused::Kinds);
        }
        if self.groups_channels {
            return Err(Refused::Grouping);
        }
        let has = |of: Role| self.mapping.touch(Field::Role(of)).is_some();
        let lacks = |role, of_deals, needed| Err(Refused::NoColumn { role, of_deals, needed });
        if !has(Role::Time) {
            return lacks(Role::Time, false, Needed::Always);
        }
        if !has(Role::Channel) && !has(Role::TouchType) && !has(Role::Campaign) {
            return lacks(Role::Channel, false, Needed::Always);
        }
        if !(has(Role::JourneyId) || self.deals.is_some() && has(Role::Account)) {
            return lacks(Role::JourneyId, false, Needed::Always);
        }
        if self.deals.is_some() && self.mapping.deal(Field::Role(Role::JourneyId)).is_none() {
            return lacks(Role::JourneyId, true, Needed::Always);
        }
        let filter = &self.rules.filter;
        for (is_set, role) in [
            (!filter.segments.is_empty(), Role::Segment),
            (!filter.owners.is_empty(), Role::Owner),
            (!filter.currencies.is_empty(), Role::Currency),
        ] {
            if is_set && !self.has_fact(role) {
                return lacks(role, true, Needed::Filter);
            }
        }
        if self.output == Output::Paths {
            return match self.by {
                Dimension::Channel | Dimension::Team => Ok(()),
                _ => Err(Refused::PathsBy),
            };
        }
        if self.models.is_empty() {
            return Err(Refused::NoModel);
        }
        for model in &self.models {
            model.check().map_err(Refused::Setting)?;
            self.check_model(model)?;
        }
        match self.by {
            Dimension::Campaign if !has(Role::Campaign) => lacks(Role::Campaign, false, Needed::Dimension),
            Dimension::Type if !has(Role::TouchType) => lacks(Role::TouchType, false, Needed::Dimension),
            Dimension::Segment if !self.has_fact(Role::Segment) => lacks(Role::Segment, true, Needed::Dimension),
            _ => Ok(()),
        }
    }

    /// Whether the mapping has what a model needs.
    #[must_use]
    pub fn can_write(&self, model: &Model) -> bool {
        self.check_model(model).is_ok()
    }

    /// Whether a model can be written for this mapping.
    fn check_model(&self, model: &Model) -> Result<(), Refused> {
        use fairshare_types::model::Inputs;
        match model.inputs() {
            Inputs::Dates { lead, opportunity } => {
                for (needed, role) in [(lead, Role::LeadCreated), (opportunity, Role::OpportunityCreated)] {
                    if needed && !self.has_fact(role) {
                        return Err(Refused::NoColumn { role, of_deals: true, needed: Needed::Model(model.clone()) });
                    }
                }
                Ok(())
            }
            Inputs::Credit => Err(Refused::Given(model.clone())),
            Inputs::Outcomes if self.scores_of(model).is_none() => Err(Refused::Learned(model.clone())),
            _ if *model == Model::Influence => Err(Refused::Influence),
            _ if *model == Model::LastCampaign => Err(Refused::LastCampaign),
            _ => Ok(()),
        }
    }

    /// The scores of a data-driven model.
    fn scores_of(&self, model: &Model) -> Option<&Scores> {
        self.scores.iter().find(|scores| scores.model == *model)
    }

    /// Whether a model weighs teams instead of touches.
    fn weighs_teams(model: &Model) -> bool {
        model.weighs_teams() || model.is_learned() && model.players() == Players::Teams
    }

    /// Whether a fact about deals is mapped.
    fn has_fact(&self, of: Role) -> bool {
        self.fact(of).is_some()
    }

    /// The column of a fact about deals, in the table that tells facts about deals.
    fn fact(&self, of: Role) -> Option<&str> {
        let of = Field::Role(of);
        if self.deals.is_some() { self.mapping.deal(of) } else { self.mapping.touch(of) }
    }

    /// Columns of texts by which touches at one instant are ordered, and which duplicates share: those of a slot.
    fn slot(&self) -> Vec<&'static str> {
        let has = |of: Role| self.mapping.touch(Field::Role(of)).is_some();
        let all = [
            (true, "channel"),
            (has(Role::Campaign), "campaign"),
            (has(Role::TouchType), "type"),
            (has(Role::Team), "team_cell"),
        ];
        all.into_iter().filter(|(has, _)| *has).map(|(_, name)| name).collect()
    }

    /// Columns that order the touches of a deal.
    fn order(&self) -> Vec<&'static str> {
        let mut order = vec!["time"];
        if self.mapping.touch(Field::Role(Role::Sequence)).is_some() {
            order.push("sequence");
        }
        order.extend(self.slot());
        // Touches that differ in nothing else earn the same; a fixed order makes the query's answer fixed.
        if self.mapping.touch(Field::Role(Role::Contact)).is_some() {
            order.push("person");
        }
        if self.mapping.touch(Field::Touch).is_some() {
            order.push("touch");
        }
        order
    }

    /// Columns that tied touches share.
    fn tie(&self) -> Vec<&'static str> {
        let mut tie = vec!["deal", "time"];
        if self.mapping.touch(Field::Role(Role::Sequence)).is_some() {
            tie.push("sequence");
        }
        tie
    }
}

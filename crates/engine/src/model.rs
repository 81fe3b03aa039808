//! The weights of attribution models: how the credit of one won deal is shared by its touches.
//!
//! Rules look at one journey alone. Data-driven models ([`learned`]) first give each channel or team a score, learned from
//! won and lost journeys together; within a deal the scores of those present share its credit.

mod channels;
mod decay;
mod first;
mod first_except;
mod full_path;
mod last;
mod last_except;
pub mod learned;
mod linear;
mod milestones;
mod position;
mod position_decay;
mod stages;
mod teams;
mod ties;
mod tools;
mod w;

pub(crate) use channels::weigh as weigh_channels;
pub(crate) use teams::weigh as weigh_teams;

use crate::journey::Journey;
use fairshare_types::model::Model;

/// Facts about kinds of touch under one model.
#[derive(Clone, Copy)]
pub(crate) struct Kinds<'a> {
    /// By slot, whether the model passes over its touches; empty if it passes over none.
    pub skips: &'a [bool],
    /// By channel, the half-life in days; empty if it is the same for all.
    pub half_lives: &'a [f64],
}

/// Writes the weight of each touch of a journey; they sum to 1. There is at least one touch, and as many weights.
/// `kinds` has the facts about channels and campaigns that some models need.
///
/// Models that weigh channels or teams are linear as far as touches go.
pub(crate) fn weigh(model: &Model, journey: &Journey<'_>, kinds: Kinds<'_>, weights: &mut [f64]) {
    match model {
        Model::First => first::weigh(journey, weights),
        Model::Last => last::weigh(journey, weights),
        Model::LastExcept(_) | Model::LastPaid(_) | Model::LastCampaign => {
            last_except::weigh(journey, kinds.skips, weights);
        }
        Model::FirstExcept(_) => first_except::weigh(journey, kinds.skips, weights),
        Model::Position(position) => position::weigh(*position, journey, weights),
        Model::TimeDecay { half_life } => decay::weigh(*half_life, journey, weights),
        Model::DecayByChannel { .. } => decay::weigh_by_channel(kinds.half_lives, journey, weights),
        Model::PositionDecay => position_decay::weigh(journey, weights),
        Model::W => w::weigh(journey, weights),
        Model::FullPath => full_path::weigh(journey, weights),
        Model::As(preset) => match preset.same() {
            Some(model) => weigh(&model, journey, kinds, weights),
            None => tools::weigh(*preset, journey, weights),
        },
        Model::ULead => stages::weigh(&stages::U_LEAD, journey, weights),
        Model::Stages(milestones) => stages::weigh(milestones, journey, weights),
        Model::Linear
        | Model::LinearPerChannel
        | Model::EqualByTeam
        | Model::Markov { .. }
        | Model::Shapley
        | Model::ShapleyLift(_)
        | Model::ShaoLi
        | Model::Logistic
        | Model::Influence
        | Model::Given => linear::weigh(weights),
    }
}

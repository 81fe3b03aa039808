//! Models as other tools compute them, where the same name hides other arithmetic. Never the default.

use super::{Milestones, Model, Position};
use crate::journey::Journey;
use fairshare_import::time::DAY;
use serde::{Deserialize, Serialize};

/// A model as another tool computes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Preset {
    /// U as HubSpot: 40 first, 40 lead creation, 20 the rest.
    HubSpotU,
    /// U as Marketo Measure: 50 first, 50 lead creation.
    MarketoU,
    /// J as Amplitude: of two touches, the ends take half of the middle each.
    AmplitudeJ,
    /// Inverse J as Amplitude.
    AmplitudeInverseJ,
    /// W as Dreamdata: 30 first, 30 last, 30 over the touches that hold a conversion, 10 the rest.
    DreamdataW,
    /// Time decay as PostHog: its half-life is a quarter of the lookback, here of its usual 30 days.
    PostHogDecay,
    /// Time decay as DP6's package of version 1: it halves at once every whole 168 hours.
    Dp6Decay,
    /// Last touch as Google Analytics 4: the last that is not direct.
    Ga4Last,
    /// Linear as mta: per distinct channel.
    MtaLinear,
}

/// Where what is known of a preset comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// The vendor's documentation.
    Documentation,
    /// The package's code.
    Code,
    /// Second hand.
    SecondHand,
}

impl Preset {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::HubSpotU,
        Self::MarketoU,
        Self::AmplitudeJ,
        Self::AmplitudeInverseJ,
        Self::DreamdataW,
        Self::PostHogDecay,
        Self::Dp6Decay,
        Self::Ga4Last,
        Self::MtaLinear,
    ];

    /// Its name on the command line, after `as:`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::HubSpotU => "hubspot-u",
            Self::MarketoU => "marketo-u",
            Self::AmplitudeJ => "amplitude-j",
            Self::AmplitudeInverseJ => "amplitude-inverse-j",
            Self::DreamdataW => "dreamdata-w",
            Self::PostHogDecay => "posthog-decay",
            Self::Dp6Decay => "dp6-decay",
            Self::Ga4Last => "ga4-last",
            Self::MtaLinear => "mta-linear",
        }
    }

    /// Where what is known of it comes from.
    #[must_use]
    pub const fn known(self) -> Known {
        match self {
            Self::HubSpotU => Known::SecondHand,
            Self::PostHogDecay | Self::Dp6Decay | Self::MtaLinear => Known::Code,
            _ => Known::Documentation,
        }
    }

    /// Our model of the same name, which it differs from.
    #[must_use]
    pub const fn ours(self) -> Model {
        match self {
            Self::HubSpotU | Self::MarketoU => Model::Position(super::PRESETS[0].1),
            Self::AmplitudeJ => Model::Position(super::PRESETS[1].1),
            Self::AmplitudeInverseJ => Model::Position(super::PRESETS[2].1),
            Self::DreamdataW => Model::W,
            Self::PostHogDecay | Self::Dp6Decay => Model::TimeDecay { half_life: 7.0 },
            Self::Ga4Last => Model::Last,
            Self::MtaLinear => Model::Linear,
        }
    }

    /// One of our models that it is the same as, where there is one.
    #[must_use]
    pub fn same(self) -> Option<Model> {
        let split = |preset: Position| Model::Position(Position { split_middle: true, ..preset });
        match self {
            Self::HubSpotU => {
                Some(Model::Stages(Milestones { first: 40.0, lead: 40.0, opportunity: 0.0, close: 0.0, rest: 20.0 }))
            }
            Self::MarketoU => Some(Model::ULead),
            Self::AmplitudeJ => Some(split(super::PRESETS[1].1)),
            Self::AmplitudeInverseJ => Some(split(super::PRESETS[2].1)),
            Self::PostHogDecay => Some(Model::TimeDecay { half_life: 7.5 }),
            Self::Ga4Last => Some(Model::LastExcept(["Direct", "(direct)"].map(str::to_owned).to_vec())),
            Self::MtaLinear => Some(Model::LinearPerChannel),
            Self::DreamdataW | Self::Dp6Decay => None,
        }
    }

    /// Writes the weights of a preset that is the same as none of our models.
    pub(super) fn weigh(self, journey: &Journey<'_>, weights: &mut [f64]) {
        if self == Self::DreamdataW { dreamdata(journey, weights) } else { steps(journey, weights) }
    }
}

/// 30 for the first touch, 30 for the last, 30 over those that hold the creation of lead or opportunity, 10 over the rest; what
/// has nobody goes to the others in proportion.
fn dreamdata(journey: &Journey<'_>, weights: &mut [f64]) {
    let n = weights.len();
    let first = super::milestones::first(journey);
    let last = (super::ties::group_start(journey.tied, n - 1), n);
    let dates = [journey.lead_created, journey.opportunity_created];
    let holders: Vec<_> = dates.into_iter().filter_map(|date| super::milestones::at(journey, date)).collect();
    let within = |touch: usize, (start, end): (usize, usize)| (start..end).contains(&touch);
    let converts: Vec<usize> = (0..n).filter(|&touch| holders.iter().any(|holder| within(touch, *holder))).collect();
    let rest: Vec<usize> =
        (0..n).filter(|&touch| !within(touch, first) && !within(touch, last) && !converts.contains(&touch)).collect();
    weights.fill(0.0);
    let mut give = |touches: &[usize], part: f64| {
        for &touch in touches {
            weights[touch] += part / touches.len() as f64;
        }
    };
    give(&(first.0..first.1).collect::<Vec<_>>(), 30.0);
    give(&(last.0..last.1).collect::<Vec<_>>(), 30.0);
    give(&converts, 30.0);
    give(&rest, 10.0);
    let sum: f64 = weights.iter().sum();
    weights.iter_mut().for_each(|weight| *weight /= sum);
}

/// Halves with every whole week before the last touch, hours cut to whole ones.
fn steps(journey: &Journey<'_>, weights: &mut [f64]) {
    const HOURS: i64 = 168;
    let latest = journey.time[journey.time.len() - 1];
    for (weight, time) in weights.iter_mut().zip(journey.time) {
        let weeks = (latest - time) / (DAY / 24) / HOURS;
        *weight = libm::exp2(-(weeks as f64));
    }
    let sum: f64 = weights.iter().sum();
    weights.iter_mut().for_each(|weight| *weight /= sum);
}

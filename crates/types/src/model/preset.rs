//! Models as other tools compute them, under names that we use for other arithmetic. Never the default.

use super::{Milestones, Model, Position};
use serde::{Deserialize, Serialize};

/// A vendor's model, as that tool computes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Preset {
    /// HubSpot's U: 40 first, 40 lead creation, 20 the rest.
    HubSpotU,
    /// Marketo Measure's U: 50 first, 50 lead creation.
    MarketoU,
    /// Amplitude's J: two touches get half of the middle each.
    AmplitudeJ,
    /// Amplitude's inverse J, likewise.
    AmplitudeInverseJ,
    /// Dreamdata's W: 30 first, 30 last, 30 over the touches that hold a conversion, 10 the rest.
    DreamdataW,
    /// PostHog's time decay: its half-life is a quarter of the lookback, here of the usual 30 days.
    PostHogDecay,
    /// Time decay of DP6's package, version 1: halves in one step every 168 full hours.
    Dp6Decay,
    /// Last touch of Google Analytics 4: the last one that is not direct.
    Ga4Last,
    /// Linear of the package mta: per distinct channel.
    MtaLinear,
}

/// Source for the arithmetic of a preset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// The vendor's documentation.
    Documentation,
    /// The package's code.
    Code,
    /// Descriptions by others.
    SecondHand,
}

impl Preset {
    /// All presets.
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

    /// The source for its arithmetic.
    #[must_use]
    pub const fn known(self) -> Known {
        match self {
            Self::HubSpotU => Known::SecondHand,
            Self::PostHogDecay | Self::Dp6Decay | Self::MtaLinear => Known::Code,
            _ => Known::Documentation,
        }
    }

    /// Our model of the same name, with other arithmetic.
    #[must_use]
    pub const fn ours(self) -> Model {
        match self {
            Self::HubSpotU | Self::MarketoU => Model::Position(Position::U),
            Self::AmplitudeJ => Model::Position(Position::J),
            Self::AmplitudeInverseJ => Model::Position(Position::INVERSE_J),
            Self::DreamdataW => Model::W,
            Self::PostHogDecay | Self::Dp6Decay => Model::TimeDecay { half_life: 7.0 },
            Self::Ga4Last => Model::Last,
            Self::MtaLinear => Model::Linear,
        }
    }

    /// Our model with the same arithmetic, if there is one.
    #[must_use]
    pub fn same(self) -> Option<Model> {
        let split = |preset: Position| Model::Position(Position { split_middle: true, ..preset });
        match self {
            Self::HubSpotU => {
                Some(Model::Stages(Milestones { first: 40.0, lead: 40.0, opportunity: 0.0, close: 0.0, rest: 20.0 }))
            }
            Self::MarketoU => Some(Model::ULead),
            Self::AmplitudeJ => Some(split(Position::J)),
            Self::AmplitudeInverseJ => Some(split(Position::INVERSE_J)),
            Self::PostHogDecay => Some(Model::TimeDecay { half_life: 7.5 }),
            Self::Ga4Last => Some(Model::LastExcept(["Direct", "(direct)"].map(str::to_owned).to_vec())),
            Self::MtaLinear => Some(Model::LinearPerChannel),
            Self::DreamdataW | Self::Dp6Decay => None,
        }
    }
}

//! The attribution models: [`MODELS`] has an entry for each, and everything that lists models follows from it.
//!
//! A new model is a variant of [`Model`], a variant of [`Kind`] at its place in the page's list, an entry, and its line
//! in [`Model::spec`] and in [`MODELS`].

use serde::{Deserialize, Serialize};

use super::spec::{Form, Inputs, ModelSpec, RULE, Section, Setting};
use super::{Milestones, Players, Position, Preset, text};

/// An attribution model with its settings. Written as on the command line: `linear`, `decay:7d`, `position:40/20/40`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Model {
    /// All to the first touch.
    First,
    /// All to the last touch.
    Last,
    /// All to the last touch of a channel other than these; to the last touch if all are of these.
    LastExcept(Vec<String>),
    /// All to the first touch of a channel other than these; to the first touch if all are of these.
    FirstExcept(Vec<String>),
    /// All to the last touch of a paid channel; to the last touch if none is. Without names, [`is_paid`](crate::paid::is_paid)
    /// recognises them.
    LastPaid(Vec<String>),
    /// All to the last touch with a campaign; to the last touch if none has one.
    LastCampaign,
    /// The same to every touch.
    Linear,
    /// The same to every channel of the journey, split equally among its touches.
    LinearPerChannel,
    /// The same to every team present.
    EqualByTeam,
    /// Fixed parts to first and last touch, the rest to those between; U, J and inverse J are presets.
    Position(Position),
    /// Halves with every half-life before the close.
    TimeDecay {
        /// Half-life in days.
        half_life: f64,
    },
    /// As time decay, with half-lives of their own for some channels.
    DecayByChannel {
        /// Half-life of all other channels, in days.
        half_life: f64,
        /// Channels and their half-lives in days.
        of: Vec<(String, f64)>,
    },
    /// Grows with the position of a touch: 1, 2, 3...
    PositionDecay,
    /// First touch, lead created, opportunity created.
    W,
    /// First touch, lead created, opportunity created, close.
    FullPath,
    /// First touch and lead created.
    ULead,
    /// Custom weights for the milestones.
    Stages(Milestones),
    /// Removal effect of each channel in a Markov chain of this order.
    Markov {
        /// Number of touches that a state remembers: 1 to [`MOST_ORDER`](super::MOST_ORDER).
        order: u8,
    },
    /// Shapley value of the channels when those in a deal share it equally: the same as linear per channel.
    Shapley,
    /// Shapley value of teams or channels for the win rate.
    ShapleyLift(Players),
    /// Shao and Li's probabilistic model, from the win rates of single channels and of pairs.
    ShaoLi,
    /// Coefficients of a bagged logistic regression of won and lost on the channels present.
    Logistic,
    /// The whole deal to everyone who took part: not additive, and never added up.
    Influence,
    /// A model as another tool computes it.
    As(Preset),
    /// Credit that another tool gave in the file, for comparison.
    Given,
}

/// A kind of model in the page's list, in the order of the list; with settings it becomes a [`Model`].
///
/// Rules come first, from early to late touches, then other tools' models, then learned models.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Kind {
    /// First touch.
    First,
    /// First touch except some channels.
    FirstExcept,
    /// Position 60/20/20.
    InverseJ,
    /// Position 40/20/40.
    U,
    /// Position with the user's weights.
    Custom,
    /// First touch and lead creation.
    ULead,
    /// W-shaped.
    W,
    /// Full path.
    FullPath,
    /// Milestones with the user's weights.
    Stages,
    /// Linear.
    Linear,
    /// Linear per channel, which equals the Shapley fair share.
    LinearPerChannel,
    /// Equal by team.
    EqualByTeam,
    /// Position decay.
    PositionDecay,
    /// Time decay.
    TimeDecay,
    /// Time decay by channel.
    DecayByChannel,
    /// Position 20/20/60.
    J,
    /// Last touch except some channels.
    LastExcept,
    /// Last touch of a paid channel.
    LastPaid,
    /// Last touch with a campaign.
    LastCampaign,
    /// Last touch.
    Last,
    /// A vendor's model, as that tool computes it.
    Vendor,
    /// Credit imported from the file, as another tool computed it.
    Imported,
    /// Markov removal effect.
    Markov,
    /// Shapley lift.
    ShapleyLift,
    /// Shao and Li.
    ShaoLi,
    /// Logistic regression.
    Logistic,
}

/// All models, in the order of messages and `--help`.
pub const MODELS: [&ModelSpec; 28] = [
    &FIRST,
    &FIRST_EXCEPT,
    &LAST,
    &LAST_EXCEPT,
    &LAST_PAID,
    &LAST_CAMPAIGN,
    &LINEAR,
    &LINEAR_PER_CHANNEL,
    &EQUAL_BY_TEAM,
    &U,
    &J,
    &INVERSE_J,
    &POSITION,
    &TIME_DECAY,
    &DECAY_BY_CHANNEL,
    &POSITION_DECAY,
    &W,
    &FULL_PATH,
    &U_LEAD,
    &STAGES,
    &INFLUENCE,
    &MARKOV,
    &SHAPLEY,
    &SHAPLEY_LIFT,
    &SHAO_LI,
    &LOGISTIC,
    &AS,
    &GIVEN,
];

impl Model {
    /// Its entry in the table.
    #[must_use]
    pub fn spec(&self) -> &'static ModelSpec {
        match self {
            Self::First => &FIRST,
            Self::Last => &LAST,
            Self::LastExcept(_) => &LAST_EXCEPT,
            Self::FirstExcept(_) => &FIRST_EXCEPT,
            Self::LastPaid(_) => &LAST_PAID,
            Self::LastCampaign => &LAST_CAMPAIGN,
            Self::Linear => &LINEAR,
            Self::LinearPerChannel => &LINEAR_PER_CHANNEL,
            Self::EqualByTeam => &EQUAL_BY_TEAM,
            Self::Position(Position::U) => &U,
            Self::Position(Position::J) => &J,
            Self::Position(Position::INVERSE_J) => &INVERSE_J,
            Self::Position(_) => &POSITION,
            Self::TimeDecay { .. } => &TIME_DECAY,
            Self::DecayByChannel { .. } => &DECAY_BY_CHANNEL,
            Self::PositionDecay => &POSITION_DECAY,
            Self::W => &W,
            Self::FullPath => &FULL_PATH,
            Self::ULead => &U_LEAD,
            Self::Stages(_) => &STAGES,
            Self::Influence => &INFLUENCE,
            Self::Markov { .. } => &MARKOV,
            Self::Shapley => &SHAPLEY,
            Self::ShapleyLift(_) => &SHAPLEY_LIFT,
            Self::ShaoLi => &SHAO_LI,
            Self::Logistic => &LOGISTIC,
            Self::As(_) => &AS,
            Self::Given => &GIVEN,
        }
    }
}

const FIRST: ModelSpec = ModelSpec {
    name: "first",
    kind: Some(Kind::First),
    form: Form::Fixed(|| Model::First),
    glyph: Some([1.0, 0.0, 0.0, 0.0, 0.0]),
    shown_at_first: true,
    printed_by_default: true,
    ..RULE
};

const LAST: ModelSpec = ModelSpec {
    name: "last",
    kind: Some(Kind::Last),
    form: Form::Fixed(|| Model::Last),
    glyph: Some([0.0, 0.0, 0.0, 0.0, 1.0]),
    shown_at_first: true,
    printed_by_default: true,
    ..RULE
};

const LAST_EXCEPT: ModelSpec = ModelSpec {
    name: "last-except",
    kind: Some(Kind::LastExcept),
    form: Form::Set(Setting::Channels, text::last_except),
    examples: &[":direct"],
    tried: &[":Direct"],
    // The last touch is of an excluded channel.
    glyph: Some([0.0, 0.0, 0.0, 1.0, 0.0]),
    ..RULE
};

const FIRST_EXCEPT: ModelSpec = ModelSpec {
    name: "first-except",
    kind: Some(Kind::FirstExcept),
    form: Form::Set(Setting::Channels, text::first_except),
    examples: &[":direct"],
    tried: &[":Direct"],
    // The first touch is of an excluded channel.
    glyph: Some([0.0, 1.0, 0.0, 0.0, 0.0]),
    ..RULE
};

const LAST_PAID: ModelSpec = ModelSpec {
    name: "last-paid",
    kind: Some(Kind::LastPaid),
    form: Form::Set(Setting::Paid, text::last_paid),
    examples: &["", ":Ads|Display"],
    help: Some("last-paid, last-paid:Ads|Display"),
    tried: &["", ":Fair"],
    // The last two touches are of other channels.
    glyph: Some([0.0, 0.0, 1.0, 0.0, 0.0]),
    ..RULE
};

const LAST_CAMPAIGN: ModelSpec = ModelSpec {
    name: "last-campaign",
    kind: Some(Kind::LastCampaign),
    form: Form::Fixed(|| Model::LastCampaign),
    // The last touch has no campaign.
    glyph: Some([0.0, 0.0, 0.0, 1.0, 0.0]),
    ..RULE
};

const LINEAR: ModelSpec = ModelSpec {
    name: "linear",
    kind: Some(Kind::Linear),
    form: Form::Fixed(|| Model::Linear),
    glyph: Some([1.0; 5]),
    shown_at_first: true,
    printed_by_default: true,
    ..RULE
};

const LINEAR_PER_CHANNEL: ModelSpec = ModelSpec {
    name: "linear-per-channel",
    kind: Some(Kind::LinearPerChannel),
    form: Form::Fixed(|| Model::LinearPerChannel),
    // Two touches of one channel, then three of other channels.
    glyph: Some([0.125, 0.125, 0.25, 0.25, 0.25]),
    ..RULE
};

const EQUAL_BY_TEAM: ModelSpec = ModelSpec {
    name: "equal-by-team",
    kind: Some(Kind::EqualByTeam),
    form: Form::Fixed(|| Model::EqualByTeam),
    printed_by_default: true,
    ..RULE
};

const U: ModelSpec = ModelSpec {
    name: "u",
    kind: Some(Kind::U),
    form: Form::Fixed(|| Model::Position(Position::U)),
    shown_at_first: true,
    printed_by_default: true,
    ..RULE
};

const J: ModelSpec = ModelSpec {
    name: "j",
    kind: Some(Kind::J),
    form: Form::Fixed(|| Model::Position(Position::J)),
    printed_by_default: true,
    ..RULE
};

const INVERSE_J: ModelSpec = ModelSpec {
    name: "inverse-j",
    kind: Some(Kind::InverseJ),
    form: Form::Fixed(|| Model::Position(Position::INVERSE_J)),
    printed_by_default: true,
    ..RULE
};

const POSITION: ModelSpec = ModelSpec {
    name: "position",
    kind: Some(Kind::Custom),
    form: Form::Set(Setting::Position, text::position),
    examples: &[":40/20/40"],
    tried: &[":10/70/20", ":20/20/60/split"],
    ..RULE
};

const TIME_DECAY: ModelSpec = ModelSpec {
    name: "decay",
    kind: Some(Kind::TimeDecay),
    form: Form::Set(Setting::HalfLife, text::decay),
    examples: &[":7d"],
    tried: &[":7d", ":0.3d"],
    printed_by_default: true,
    section: Section::Time,
    ..RULE
};

const DECAY_BY_CHANNEL: ModelSpec = ModelSpec {
    name: "decay-by-channel",
    kind: Some(Kind::DecayByChannel),
    form: Form::Set(Setting::HalfLives, text::decay_by_channel),
    examples: &[":7d|Fair=60d"],
    tried: &[":7d|Fair=60d|Call=1d"],
    // The second of five weekly touches is of a channel with a long half-life.
    glyph: Some([0.0625, 0.8, 0.25, 0.5, 1.0]),
    section: Section::Time,
    ..RULE
};

const POSITION_DECAY: ModelSpec = ModelSpec {
    name: "position-decay",
    kind: Some(Kind::PositionDecay),
    form: Form::Fixed(|| Model::PositionDecay),
    glyph: Some([1.0, 2.0, 3.0, 4.0, 5.0]),
    ..RULE
};

const W: ModelSpec = ModelSpec {
    name: "w",
    kind: Some(Kind::W),
    form: Form::Fixed(|| Model::W),
    inputs: Inputs::Dates { lead: true, opportunity: true },
    // The lead is created at the third touch, the opportunity at the fifth.
    glyph: Some([0.3, 0.05, 0.3, 0.05, 0.3]),
    shown_at_first: true,
    printed_by_default: true,
    section: Section::Milestones,
    ..RULE
};

const FULL_PATH: ModelSpec = ModelSpec {
    name: "full-path",
    kind: Some(Kind::FullPath),
    form: Form::Fixed(|| Model::FullPath),
    inputs: Inputs::Dates { lead: true, opportunity: true },
    // The lead is created at the second touch, the opportunity at the fourth; the close is at the fifth.
    glyph: Some([0.225, 0.225, 0.1, 0.225, 0.225]),
    printed_by_default: true,
    section: Section::Milestones,
    ..RULE
};

const U_LEAD: ModelSpec = ModelSpec {
    name: "u-lead",
    kind: Some(Kind::ULead),
    form: Form::Fixed(|| Model::ULead),
    inputs: Inputs::Dates { lead: true, opportunity: false },
    glyph: Some([0.5, 0.0, 0.5, 0.0, 0.0]),
    section: Section::Milestones,
    ..RULE
};

const STAGES: ModelSpec = ModelSpec {
    name: "stages",
    kind: Some(Kind::Stages),
    form: Form::Set(Setting::Milestones, text::stages),
    examples: &[":30/30/30/0/10"],
    help: Some("stages:30/30/30/0/10 (first, lead, opportunity, close, the rest)"),
    tried: &[":30/20/20/20/10"],
    section: Section::Milestones,
    ..RULE
};

const INFLUENCE: ModelSpec =
    ModelSpec { name: "influence", form: Form::Fixed(|| Model::Influence), tried: &[], is_additive: false, ..RULE };

const MARKOV: ModelSpec = ModelSpec {
    name: "markov",
    kind: Some(Kind::Markov),
    form: Form::Set(Setting::Order, text::markov),
    examples: &[":1", ":2", ":3"],
    help: Some("markov:1 to markov:3"),
    tried: &[":1", ":2", ":3"],
    inputs: Inputs::Outcomes,
    section: Section::Learned,
    ..RULE
};

const SHAPLEY: ModelSpec = ModelSpec {
    name: "shapley",
    form: Form::Fixed(|| Model::Shapley),
    tried: &[],
    glyph: LINEAR_PER_CHANNEL.glyph,
    ..RULE
};

const SHAPLEY_LIFT: ModelSpec = ModelSpec {
    name: "shapley-lift",
    kind: Some(Kind::ShapleyLift),
    form: Form::Set(Setting::Players, text::shapley_lift),
    examples: &[":team", ":channel"],
    tried: &[":team"],
    inputs: Inputs::Outcomes,
    section: Section::Learned,
    ..RULE
};

const SHAO_LI: ModelSpec = ModelSpec {
    name: "shao-li",
    kind: Some(Kind::ShaoLi),
    form: Form::Fixed(|| Model::ShaoLi),
    inputs: Inputs::Outcomes,
    section: Section::Learned,
    ..RULE
};

const LOGISTIC: ModelSpec = ModelSpec {
    name: "logistic",
    kind: Some(Kind::Logistic),
    form: Form::Fixed(|| Model::Logistic),
    inputs: Inputs::Outcomes,
    section: Section::Learned,
    ..RULE
};

const AS: ModelSpec = ModelSpec {
    name: "as",
    kind: Some(Kind::Vendor),
    form: Form::Set(Setting::Preset, text::preset),
    examples: &[
        ":hubspot-u (as:marketo-u, amplitude-j, amplitude-inverse-j, dreamdata-w, posthog-decay, dp6-decay, ga4-last, \
         mta-linear)",
    ],
    tried: &[],
    section: Section::Others,
    ..RULE
};

const GIVEN: ModelSpec = ModelSpec {
    name: "given",
    kind: Some(Kind::Imported),
    form: Form::Fixed(|| Model::Given),
    tried: &[],
    inputs: Inputs::Credit,
    is_additive: false,
    shown_at_first: true,
    section: Section::Others,
    ..RULE
};

//! The models that the page offers, and the user's choice among them.

use fairshare_engine::model::{MOST_ORDER, Milestones, Model, PRESETS, Players, Position, Preset};
use serde::{Deserialize, Serialize};

/// A model of the list; with [`Settings`] it becomes a [`Model`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Kind {
    /// First touch.
    First,
    /// Position 60/20/20.
    InverseJ,
    /// Position 40/20/40.
    U,
    /// Position with weights of the user's own.
    Own,
    /// First touch and lead creation.
    ULead,
    /// W-shaped.
    W,
    /// Full path.
    FullPath,
    /// Milestones with weights of the user's own.
    Stages,
    /// Linear.
    Linear,
    /// Linear per channel, which is also the Shapley fair share.
    LinearPerChannel,
    /// Equal by team.
    EqualByTeam,
    /// Position decay.
    PositionDecay,
    /// Time decay.
    TimeDecay,
    /// Position 20/20/60.
    J,
    /// Last touch except some channels.
    LastExcept,
    /// Last touch.
    Last,
    /// Markov removal effect.
    Markov,
    /// Shapley lift.
    ShapleyLift,
    /// Shao and Li.
    ShaoLi,
    /// Logistic regression.
    Logistic,
    /// A model as another tool computes it.
    Other,
    /// As another tool gave it in the file.
    Given,
}

/// Where a model stands in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Rules: each looks at one deal alone.
    Rules,
    /// Learned from won and lost deals together.
    Learned,
}

impl Kind {
    /// All of them: rules from those that look at the beginning of a deal to those that look at its end, then what learns.
    pub const ALL: [Self; 22] = [
        Self::First,
        Self::InverseJ,
        Self::U,
        Self::Own,
        Self::ULead,
        Self::W,
        Self::FullPath,
        Self::Stages,
        Self::Linear,
        Self::LinearPerChannel,
        Self::EqualByTeam,
        Self::PositionDecay,
        Self::TimeDecay,
        Self::J,
        Self::LastExcept,
        Self::Last,
        Self::Other,
        Self::Given,
        Self::Markov,
        Self::ShapleyLift,
        Self::ShaoLi,
        Self::Logistic,
    ];

    /// A word that stands for it in the document.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::InverseJ => "inverse-j",
            Self::U => "u",
            Self::Own => "position",
            Self::ULead => "u-lead",
            Self::W => "w",
            Self::FullPath => "full-path",
            Self::Stages => "stages",
            Self::Linear => "linear",
            Self::LinearPerChannel => "linear-per-channel",
            Self::EqualByTeam => "equal-by-team",
            Self::PositionDecay => "position-decay",
            Self::TimeDecay => "decay",
            Self::J => "j",
            Self::LastExcept => "last-except",
            Self::Last => "last",
            Self::Markov => "markov",
            Self::ShapleyLift => "shapley-lift",
            Self::ShaoLi => "shao-li",
            Self::Logistic => "logistic",
            Self::Other => "as",
            Self::Given => "given",
        }
    }

    /// The kind that a word stands for.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Where it stands in the list.
    #[must_use]
    pub const fn section(self) -> Section {
        match self {
            Self::Markov | Self::ShapleyLift | Self::ShaoLi | Self::Logistic => Section::Learned,
            _ => Section::Rules,
        }
    }

    /// Whether the data have what it needs, so that it can be shown.
    #[must_use]
    pub const fn is_there(self, has: Has) -> bool {
        has.missing & self.bit() == 0
    }

    /// Whether it is in the list. Credit of another tool is not offered where the file has none; the other models that
    /// cannot be shown are listed with the reason.
    #[must_use]
    pub const fn is_listed(self, has: Has) -> bool {
        self.is_there(has) || !matches!(self, Self::Given)
    }

    /// Whether it is shown before the user has chosen anything, where the data have what it needs.
    const fn chosen_at_first(self) -> bool {
        matches!(
            self,
            Self::First
                | Self::U
                | Self::W
                | Self::FullPath
                | Self::Linear
                | Self::EqualByTeam
                | Self::TimeDecay
                | Self::Last
                | Self::Given
        )
    }

    const fn bit(self) -> u32 {
        1 << self as u32
    }
}

impl From<Kind> for String {
    fn from(kind: Kind) -> Self {
        kind.key().to_owned()
    }
}

impl TryFrom<String> for Kind {
    type Error = &'static str;

    fn try_from(key: String) -> Result<Self, Self::Error> {
        Self::from_key(&key).ok_or("no model of this name")
    }
}

/// Which models the data can feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Has {
    /// A bit for each model that lacks what it needs.
    missing: u32,
}

impl Has {
    /// All that models need, except for these.
    #[must_use]
    pub fn all_but(missing: impl IntoIterator<Item = Kind>) -> Self {
        Self { missing: missing.into_iter().fold(0, |bits, kind| bits | kind.bit()) }
    }
}

impl Default for Has {
    /// Before any data: only credit of another tool is missing.
    fn default() -> Self {
        Self::all_but([Kind::Given])
    }
}

/// Shortest and longest half-life, in days.
pub const HALF_LIFE: (f64, f64) = (0.5, 180.0);

/// Smallest and largest weight of a position.
pub const WEIGHT: (f64, f64) = (0.0, 100.0);

/// Settings of the models that have any.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// Days until a touch counts half.
    pub half_life: f64,
    /// Weights of the user's own position model.
    pub own: Position,
    /// Weights of the user's own milestones.
    pub stages: Milestones,
    /// Channels that the last touch passes over; those that mean no channel, until the user says otherwise.
    pub except: Vec<String>,
    /// Order of the Markov chain.
    pub order: u8,
    /// Who plays for the Shapley lift.
    pub players: Players,
    /// The other tool's model.
    pub preset: Preset,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            half_life: 7.0,
            own: Position::new(30.0, 40.0, 30.0),
            stages: Milestones { first: 25.0, lead: 25.0, opportunity: 25.0, close: 0.0, rest: 25.0 },
            except: ["Direct", "(direct)", "Direct traffic"].map(str::to_owned).to_vec(),
            order: 1,
            players: Players::Teams,
            preset: Preset::MarketoU,
        }
    }
}

impl Settings {
    /// The model of a kind under these settings.
    #[must_use]
    pub fn model(&self, kind: Kind) -> Model {
        match kind {
            Kind::First => Model::First,
            Kind::U => Model::Position(PRESETS[0].1),
            Kind::J => Model::Position(PRESETS[1].1),
            Kind::InverseJ => Model::Position(PRESETS[2].1),
            Kind::Own => Model::Position(self.own),
            Kind::ULead => Model::ULead,
            Kind::W => Model::W,
            Kind::FullPath => Model::FullPath,
            Kind::Stages => Model::Stages(self.stages),
            Kind::Linear => Model::Linear,
            Kind::LinearPerChannel => Model::LinearPerChannel,
            Kind::EqualByTeam => Model::EqualByTeam,
            Kind::PositionDecay => Model::PositionDecay,
            Kind::TimeDecay => Model::TimeDecay { half_life: self.half_life },
            Kind::LastExcept => Model::LastExcept(self.except.clone()),
            Kind::Last => Model::Last,
            Kind::Markov => Model::Markov { order: self.order },
            Kind::ShapleyLift => Model::ShapleyLift(self.players),
            Kind::ShaoLi => Model::ShaoLi,
            Kind::Logistic => Model::Logistic,
            Kind::Other => Model::As(self.preset),
            Kind::Given => Model::Given,
        }
    }

    /// The kind of a model under these settings, where it is in the list.
    #[must_use]
    pub fn kind_of(&self, model: &Model) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| self.model(*kind) == *model)
    }

    /// The same settings, those that are outside their range as they are at first: what comes from outside may say anything.
    #[must_use]
    pub fn within_ranges(self) -> Self {
        let mut safe = Self { order: self.order.clamp(1, MOST_ORDER), players: self.players, ..Self::default() };
        safe.preset = self.preset;
        safe.set_half_life(self.half_life);
        safe.set_own(self.own);
        safe.set_stages(self.stages);
        if !self.except.is_empty() {
            safe.except = self.except;
        }
        safe
    }

    /// Sets the half-life, kept within its range.
    pub const fn set_half_life(&mut self, days: f64) {
        if days.is_finite() {
            self.half_life = days.clamp(HALF_LIFE.0, HALF_LIFE.1);
        }
    }

    /// Sets the weights of the own milestones; refused where they are all zero.
    pub fn set_stages(&mut self, stages: Milestones) {
        let all = [stages.first, stages.lead, stages.opportunity, stages.close, stages.rest];
        let valid = all.iter().all(|weight| weight.is_finite() && (WEIGHT.0..=WEIGHT.1).contains(weight));
        if valid && all.iter().sum::<f64>() > 0.0 {
            self.stages = stages;
        }
    }

    /// Sets the channels that the last touch passes over: names parted by commas; refused where there are none.
    pub fn set_except(&mut self, names: &str) {
        let names: Vec<String> =
            names.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
        if !names.is_empty() {
            self.except = names;
        }
    }

    /// Sets the weights of the own position; refused where they say nothing (all zero, or none at the ends).
    pub fn set_own(&mut self, own: Position) {
        let valid = |weight: f64| weight.is_finite() && (WEIGHT.0..=WEIGHT.1).contains(&weight);
        if valid(own.first) && valid(own.middle) && valid(own.last) && own.first + own.last > 0.0 {
            self.own = own;
        }
    }
}

/// Which models are shown: what the user said of each, and where nothing was said, what suits the data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    said: Vec<(Kind, bool)>,
}

impl Selection {
    /// The models shown, in the order of the list: never none.
    #[must_use]
    pub fn shown(&self, has: Has) -> Vec<Kind> {
        let said = |kind: Kind| self.said.iter().find(|(k, _)| *k == kind).map(|(_, chosen)| *chosen);
        let shown: Vec<Kind> = Kind::ALL
            .into_iter()
            .filter(|&kind| kind.is_there(has) && said(kind).unwrap_or_else(|| kind.chosen_at_first()))
            .collect();
        if shown.is_empty() { vec![Kind::Last] } else { shown }
    }

    /// Shows a model or takes it away.
    pub fn say(&mut self, kind: Kind, chosen: bool) {
        self.said.retain(|(k, _)| *k != kind);
        self.said.push((kind, chosen));
    }
}

/// The baseline among the models shown: the one wanted, or the last of them.
#[must_use]
pub fn baseline(shown: &[Kind], wanted: Kind) -> Kind {
    if shown.contains(&wanted) { wanted } else { shown.last().copied().unwrap_or(Kind::Last) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn no_milestones() -> Has {
        Has::all_but([Kind::W, Kind::FullPath, Kind::ULead, Kind::Stages, Kind::Given])
    }

    #[test]
    fn credit_of_another_tool_is_shown_where_it_is_there() {
        let mut selection = Selection::default();
        assert!(selection.shown(Has::all_but([])).contains(&Kind::Given));
        selection.say(Kind::Given, true);
        assert!(!selection.shown(Has::default()).contains(&Kind::Given));
        assert!(!Kind::Given.is_listed(Has::default()));
    }

    #[test]
    fn keys_are_unique_and_read_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_key(kind.key()), Some(kind));
        }
        assert_eq!(Kind::from_key("no such model"), None);
    }

    #[test]
    fn presets_are_what_their_names_say() {
        let settings = Settings::default();
        for kind in [Kind::U, Kind::J, Kind::InverseJ, Kind::W, Kind::First, Kind::Last] {
            assert_eq!(settings.model(kind).to_string(), kind.key());
        }
        assert_eq!(settings.model(Kind::Own).to_string(), "position:30/40/30");
        assert_eq!(settings.model(Kind::TimeDecay).to_string(), "decay:7d");
    }

    #[test]
    fn at_least_one_model_is_shown() {
        let mut selection = Selection::default();
        for kind in Kind::ALL {
            selection.say(kind, false);
        }
        assert_eq!(selection.shown(Has::default()), [Kind::Last]);
    }

    #[test]
    fn models_without_their_inputs_are_listed_and_never_shown() {
        let mut selection = Selection::default();
        assert!(selection.shown(Has::default()).contains(&Kind::W));
        selection.say(Kind::W, true);
        assert!(!selection.shown(no_milestones()).contains(&Kind::W));
        assert!(Kind::W.is_listed(no_milestones()));
    }

    #[test]
    fn a_baseline_that_is_not_shown_gives_way() {
        assert_eq!(baseline(&[Kind::First, Kind::Linear], Kind::Linear), Kind::Linear);
        assert_eq!(baseline(&[Kind::First, Kind::Linear], Kind::Last), Kind::Linear);
    }

    #[test]
    fn settings_stay_within_their_ranges() {
        let mut settings = Settings::default();
        settings.set_half_life(9_999.0);
        assert_eq!(settings.half_life, HALF_LIFE.1);
        settings.set_half_life(f64::NAN);
        assert_eq!(settings.half_life, HALF_LIFE.1);
        settings.set_own(Position::new(0.0, 10.0, 0.0));
        assert_eq!(settings.own, Settings::default().own);
        settings.set_stages(Milestones { first: 0.0, lead: 0.0, opportunity: 0.0, close: 0.0, rest: 0.0 });
        assert_eq!(settings.stages, Settings::default().stages);
        settings.set_except(" , ");
        assert_eq!(settings.except, Settings::default().except);
        settings.set_except("Direct, Bookmark ");
        assert_eq!(settings.except, ["Direct", "Bookmark"]);
    }
}

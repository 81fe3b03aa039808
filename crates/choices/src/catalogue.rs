//! The models that the page offers, their settings, and the user's selection.

use fairshare_types::model::{Form, MOST_ORDER, Milestones, Model, Players, Position, Preset, Setting};
use serde::{Deserialize, Serialize};

pub use fairshare_types::model::{Kind, Section};

/// Which models have their inputs in the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Has {
    /// A bit for each model whose inputs are missing.
    missing: u32,
}

impl Has {
    /// Inputs for all models except these.
    #[must_use]
    pub fn all_but(missing: impl IntoIterator<Item = Kind>) -> Self {
        Self { missing: missing.into_iter().fold(0, |bits, kind| bits | Self::bit(kind)) }
    }

    /// Whether the data has what the model needs.
    #[must_use]
    pub const fn usable(self, kind: Kind) -> bool {
        self.missing & Self::bit(kind) == 0
    }

    /// Whether it is shown until the user chooses: one of five. Time decay takes the place of W-shaped where that lacks
    /// the dates of lead and opportunity.
    #[must_use]
    pub const fn at_first(self, kind: Kind) -> bool {
        kind.spec().shown_at_first || (matches!(kind, Kind::TimeDecay) && !self.usable(Kind::W))
    }

    /// Whether it is listed. Imported credit is listed only if the file has some; other unavailable models are listed
    /// with the reason.
    #[must_use]
    pub const fn listed(self, kind: Kind) -> bool {
        self.usable(kind) || !matches!(kind, Kind::Imported)
    }

    const fn bit(kind: Kind) -> u32 {
        1 << kind as u32
    }
}

impl Default for Has {
    /// Before any data: everything except imported credit.
    fn default() -> Self {
        Self::all_but([Kind::Imported])
    }
}

/// Shortest and longest half-life, in days.
pub const HALF_LIFE: (f64, f64) = (0.5, 180.0);

/// Smallest and largest weight of a position.
pub const WEIGHT: (f64, f64) = (0.0, 100.0);

/// Settings of the models that have any. Fields that are skipped here are later than version 2 of saved settings, which
/// writes them in parts of their own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// Half-life in days.
    pub half_life: f64,
    /// Weights of the user's own position model.
    pub own: Position,
    /// Weights of the user's own milestones.
    pub stages: Milestones,
    /// Channels that the first and the last touch skip; by default those that mean a direct visit.
    pub except: Vec<String>,
    /// Order of the Markov chain.
    pub order: u8,
    /// Players of the Shapley lift: teams or channels.
    pub players: Players,
    /// The vendor's model.
    pub preset: Preset,
    /// Paid channels; without any, channels are paid whose names have a word for it.
    #[serde(skip)]
    pub paid: Vec<String>,
    /// Half-lives of channels in days, where they differ from that of all others.
    #[serde(skip)]
    pub half_lives: Vec<(String, f64)>,
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
            paid: Vec::new(),
            half_lives: Vec::new(),
        }
    }
}

impl Settings {
    /// The model of a kind under these settings.
    #[must_use]
    pub fn model(&self, kind: Kind) -> Model {
        match kind.spec().form {
            Form::Fixed(model) => model(),
            Form::Set(Setting::Position, _) => Model::Position(self.own),
            Form::Set(Setting::Milestones, _) => Model::Stages(self.stages),
            Form::Set(Setting::HalfLife, _) => Model::TimeDecay { half_life: self.half_life },
            Form::Set(Setting::Channels, _) if matches!(kind, Kind::FirstExcept) => {
                Model::FirstExcept(self.except.clone())
            }
            Form::Set(Setting::Channels, _) => Model::LastExcept(self.except.clone()),
            Form::Set(Setting::Paid, _) => Model::LastPaid(self.paid.clone()),
            Form::Set(Setting::HalfLives, _) => {
                // A bar parts the channels in the text of the model; the names of channels are compared without signs.
                let plain = |name: &str| name.replace('|', " ").trim().to_owned();
                let of = self.half_lives.iter().map(|(name, days)| (plain(name), *days)).collect();
                Model::DecayByChannel { half_life: self.half_life, of }
            }
            Form::Set(Setting::Order, _) => Model::Markov { order: self.order },
            Form::Set(Setting::Players, _) => Model::ShapleyLift(self.players),
            Form::Set(Setting::Preset, _) => Model::As(self.preset),
        }
    }

    /// The kind of a model under these settings, if it is in the list.
    #[must_use]
    pub fn kind_of(&self, model: &Model) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| self.model(*kind) == *model)
    }

    /// The same settings made valid, because links may hold anything: half-life and order are clamped, other invalid
    /// values reset.
    #[must_use]
    pub fn within_ranges(self) -> Self {
        let mut safe = Self { order: self.order.clamp(1, MOST_ORDER), players: self.players, ..Self::default() };
        safe.preset = self.preset;
        safe.paid = self.paid;
        for (channel, days) in self.half_lives {
            safe.set_half_life_of(&channel, Some(days));
        }
        safe.set_half_life(self.half_life);
        safe.set_own(self.own);
        safe.set_stages(self.stages);
        if !self.except.is_empty() {
            safe.except = self.except;
        }
        safe
    }

    /// Sets the half-life, clamped to its range.
    pub const fn set_half_life(&mut self, days: f64) {
        if days.is_finite() {
            self.half_life = days.clamp(HALF_LIFE.0, HALF_LIFE.1);
        }
    }

    /// Sets the half-life of a channel, clamped to its range; without one, the channel has that of all others.
    pub fn set_half_life_of(&mut self, channel: &str, days: Option<f64>) {
        self.half_lives.retain(|(name, _)| name != channel);
        if let Some(days) = days.filter(|days| days.is_finite()) {
            self.half_lives.push((channel.to_owned(), days.clamp(HALF_LIFE.0, HALF_LIFE.1)));
        }
    }

    /// Sets the milestone weights; ignored if one is outside its range or all are zero.
    pub fn set_stages(&mut self, stages: Milestones) {
        let all = [stages.first, stages.lead, stages.opportunity, stages.close, stages.rest];
        let valid = all.iter().all(|weight| weight.is_finite() && (WEIGHT.0..=WEIGHT.1).contains(weight));
        if valid && all.iter().sum::<f64>() > 0.0 {
            self.stages = stages;
        }
    }

    /// Sets the paid channels, from a comma-separated list; if it is empty, their names tell.
    pub fn set_paid(&mut self, names: &str) {
        self.paid = names.split([',', '|']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    }

    /// Sets the channels that the first and the last touch skip, from a comma-separated list; ignored if it is empty.
    pub fn set_except(&mut self, names: &str) {
        let names: Vec<String> =
            names.split([',', '|']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
        if !names.is_empty() {
            self.except = names;
        }
    }

    /// Sets the position weights; ignored if one is outside its range or both ends are zero.
    pub fn set_own(&mut self, own: Position) {
        let valid = |weight: f64| weight.is_finite() && (WEIGHT.0..=WEIGHT.1).contains(&weight);
        if valid(own.first) && valid(own.middle) && valid(own.last) && own.first + own.last > 0.0 {
            self.own = own;
        }
    }
}

/// The user's selection of models; models without a choice use their default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    said: Vec<(Kind, bool)>,
}

impl Selection {
    /// The models shown, in the order of the list; at least one.
    #[must_use]
    pub fn shown(&self, has: Has) -> Vec<Kind> {
        let said = |kind: Kind| self.said.iter().find(|(k, _)| *k == kind).map(|(_, chosen)| *chosen);
        let shown: Vec<Kind> = Kind::ALL
            .into_iter()
            .filter(|&kind| has.usable(kind) && said(kind).unwrap_or_else(|| has.at_first(kind)))
            .collect();
        if shown.is_empty() { vec![Kind::Last] } else { shown }
    }

    /// The same models under the rule of earlier pages, which showed eight until the user chose.
    #[must_use]
    pub fn of_earlier_pages(mut self) -> Self {
        for kind in [Kind::EqualByTeam, Kind::FullPath, Kind::TimeDecay] {
            if !self.said.iter().any(|(said, _)| *said == kind) {
                self.said.push((kind, true));
            }
        }
        self
    }

    /// Selects or deselects a model.
    pub fn say(&mut self, kind: Kind, chosen: bool) {
        self.said.retain(|(k, _)| *k != kind);
        self.said.push((kind, chosen));
    }
}

/// The baseline: the wanted one if it is shown, or else the last model shown.
#[must_use]
pub fn baseline(shown: &[Kind], wanted: Kind) -> Kind {
    if shown.contains(&wanted) { wanted } else { shown.last().copied().unwrap_or(Kind::Last) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn no_milestones() -> Has {
        Has::all_but([Kind::W, Kind::FullPath, Kind::ULead, Kind::Stages, Kind::Imported])
    }

    #[test]
    fn credit_of_another_tool_is_shown_where_it_is_there() {
        let mut selection = Selection::default();
        assert!(selection.shown(Has::all_but([])).contains(&Kind::Imported));
        selection.say(Kind::Imported, true);
        assert!(!selection.shown(Has::default()).contains(&Kind::Imported));
        assert!(!Has::default().listed(Kind::Imported));
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
        assert_eq!(settings.model(Kind::Custom).to_string(), "position:30/40/30");
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
        assert!(no_milestones().listed(Kind::W));
    }

    #[test]
    fn five_models_are_shown_at_first_with_milestones_and_without() {
        let shown = |has| Selection::default().shown(has);
        assert_eq!(shown(Has::default()), [Kind::First, Kind::U, Kind::W, Kind::Linear, Kind::Last]);
        assert_eq!(shown(no_milestones()), [Kind::First, Kind::U, Kind::Linear, Kind::TimeDecay, Kind::Last]);
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

    #[test]
    fn names_of_channels_with_bars_survive_the_text_of_a_model() {
        let mut settings = Settings::default();
        settings.set_half_life_of("google | cpc", Some(60.0));
        settings.set_paid("google | cpc, Display");
        settings.set_except("Direct | none");
        for kind in [Kind::DecayByChannel, Kind::LastPaid, Kind::LastExcept, Kind::FirstExcept] {
            let model = settings.model(kind);
            assert_eq!(model.to_string().parse(), Ok(model), "{kind:?}");
        }
        settings.set_half_life_of("google | cpc", None);
        assert!(settings.half_lives.is_empty());
    }
}

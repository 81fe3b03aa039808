//! One end of the credit flow: a model under the current settings, or under another offered setting.

use fairshare_types::model::{Model, Players};
use serde::{Deserialize, Serialize};

use crate::catalogue::{Kind, Settings};

/// One end of the credit flow.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Side {
    /// A model under the current settings.
    Set(Kind),
    /// A model under another setting.
    Beside(Kind, Model),
}

/// Half-lives offered besides the current one, in days.
const HALF_LIVES: [f64; 5] = [1.0, 7.0, 14.0, 30.0, 90.0];
/// Prefix of the key of a model under another setting.
const BESIDE: char = '=';

impl Side {
    /// All options: each model under the current settings, then under others. Imported credit is missing, because it
    /// doesn't sum to the won revenue and its flows are unknown.
    #[must_use]
    pub fn offered(settings: &Settings) -> Vec<Self> {
        let ours = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Imported);
        let all = |kind: Kind| {
            let set = settings.model(kind);
            let beside = others(kind).into_iter().filter(move |model| *model != set);
            std::iter::once(Self::Set(kind)).chain(beside.map(move |model| Self::Beside(kind, model)))
        };
        ours.flat_map(all).collect()
    }

    /// Its kind of model.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Set(kind) | Self::Beside(kind, _) => *kind,
        }
    }

    /// Its model under the current settings.
    #[must_use]
    pub fn model(&self, settings: &Settings) -> Model {
        match self {
            Self::Set(kind) => settings.model(*kind),
            Self::Beside(_, model) => model.clone(),
        }
    }

    /// The same, but [`Side::Set`] if the current settings now equal it.
    #[must_use]
    pub fn under(self, settings: &Settings) -> Self {
        match self {
            Self::Beside(kind, model) if settings.model(kind) == model => Self::Set(kind),
            side => side,
        }
    }

    /// Its identifier in the page.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Set(kind) => kind.key().to_owned(),
            Self::Beside(_, model) => format!("{BESIDE}{model}"),
        }
    }

    /// The side with this identifier.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        let Some(text) = key.strip_prefix(BESIDE) else { return Kind::from_key(key).map(Self::Set) };
        let of = |kind: Kind| others(kind).into_iter().find(|model| model.to_string() == text).map(|m| (kind, m));
        Kind::ALL.into_iter().find_map(of).map(|(kind, model)| Self::Beside(kind, model))
    }
}

/// A kind of model under each setting on offer.
fn others(kind: Kind) -> Vec<Model> {
    match kind {
        Kind::TimeDecay => HALF_LIVES.map(|half_life| Model::TimeDecay { half_life }).to_vec(),
        Kind::Markov => (1..=3).map(|order| Model::Markov { order }).collect(),
        Kind::ShapleyLift => [Players::Teams, Players::Channels].map(Model::ShapleyLift).to_vec(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_can_be_compared_with_itself_under_another_setting() {
        let settings = Settings::default();
        let offered = Side::offered(&settings);
        let keys: Vec<String> = offered.iter().map(Side::key).collect();
        assert!(keys.iter().enumerate().all(|(at, key)| !keys[..at].contains(key)), "{keys:?}");
        for side in &offered {
            assert_eq!(Side::from_key(&side.key()).as_ref(), Some(side));
        }
        let decays = offered.iter().filter(|side| side.kind() == Kind::TimeDecay);
        let days: Vec<String> = decays.map(|side| side.model(&settings).to_string()).collect();
        assert_eq!(days, ["decay:7d", "decay:1d", "decay:14d", "decay:30d", "decay:90d"]);
        assert!(!offered.iter().any(|side| side.kind() == Kind::Imported));
    }

    #[test]
    fn what_the_settings_have_become_is_no_longer_beside_them() {
        let month = Side::from_key("=decay:30d").expect("it is offered");
        assert_eq!(month.clone().under(&Settings::default()), month);
        let set = Settings { half_life: 30.0, ..Settings::default() };
        assert_eq!(month.under(&set), Side::Set(Kind::TimeDecay));
        assert_eq!((Side::from_key("=decay:31d"), Side::from_key("nothing")), (None, None));
    }
}

//! What the store holds: the data, what was asked and answered, what waits and what is told.

use std::sync::Arc;

use fairshare_engine::model::Model;
use fairshare_engine::view::{By, Comparison, Facts, Flip, Headline, Slider, Uncertainty};
use fairshare_import::problem::Problem;
use fairshare_import::read::Choices;
use fairshare_worker::message::{Ask, Progress, Unread};
use web_sys::File;

use crate::catalogue::Kind;
use crate::texts::{NotKept, Sample, Texts};
use crate::travel::Travel;

/// What the worker said to one question.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer<T> {
    /// Nothing was asked.
    Empty,
    /// It is being computed, and nothing older can be shown.
    Working,
    /// The answer.
    Done(T),
    /// It could not be done, and why.
    Failed(Problem),
}

impl<T> Answer<T> {
    /// The answer, if there is one.
    pub const fn done(&self) -> Option<&T> {
        match self {
            Self::Done(answer) => Some(answer),
            _ => None,
        }
    }
}

/// Where the data come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A sample that comes with the page.
    Sample(Sample),
    /// The user's own files.
    Own,
}

/// The data on the screen: the files stay here, so that a new worker can read them again.
#[derive(Clone, Debug)]
pub struct Data {
    /// Where they come from.
    pub source: Source,
    /// The files.
    pub files: Vec<File>,
    /// What the worker found in them.
    pub facts: Facts,
}

/// Files that were read, but of which no journeys can be made: the user may say what they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// The files.
    pub files: Vec<File>,
    /// What the user has said of them so far.
    pub choices: Choices,
    /// What the worker found in them.
    pub unread: Unread,
    /// Settings that came with them.
    pub awaited: Option<Arc<Awaited>>,
}

/// Settings that came from elsewhere, and the data they are for did not yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Awaited {
    /// The settings.
    pub travel: Travel,
    /// The load whose data they came with; none where they wait for whatever is opened next.
    pub load: Option<u32>,
    /// They were applied, and the data are being read anew under them.
    pub applied: bool,
    /// They are the user's own, of before: nothing is said of them.
    pub own: bool,
    /// Others that came by a link, and are for the same data.
    pub then: Option<Arc<Self>>,
}

/// Whether the work is kept on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It is not.
    Off,
    /// What was kept before is being opened; nothing takes its place meanwhile.
    Opening,
    /// Something of it is not written yet.
    Busy,
    /// It is.
    Kept {
        /// When it was written, milliseconds since 1970.
        at: i64,
        /// How much it is.
        bytes: u64,
    },
    /// Another tab keeps it.
    ReadOnly,
    /// It could not be kept.
    Failed(NotKept),
}

impl Keeping {
    /// Whether nothing is kept, by the user's own wish.
    pub const fn is_off(&self) -> bool {
        matches!(self, Self::Off | Self::Failed(NotKept::Gone))
    }

    /// Whether what is chosen is written: also after it could not be, as there may be room again.
    pub const fn writes(&self) -> bool {
        matches!(self, Self::Busy | Self::Kept { .. } | Self::Failed(NotKept::Full))
    }
}

/// A load on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Loading {
    /// Names of the files.
    pub names: Vec<String>,
    /// How far it has come.
    pub progress: Option<Progress>,
}

/// The answer to [`Ask::Compare`], with what was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The question.
    pub ask: Ask,
    /// The models of the question, as the list knows them.
    pub kinds: Vec<Kind>,
    /// The comparisons.
    pub comparisons: Vec<Comparison>,
    /// Numbers of the headline.
    pub headline: Headline,
}

/// The answer to [`Ask::Flips`], with what was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Flips {
    /// The question.
    pub ask: Ask,
    /// Flip points of each slider.
    pub found: Vec<(Slider, Vec<Flip>)>,
}

/// The answer to [`Ask::Bootstrap`], with what was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Sure {
    /// The question.
    pub ask: Ask,
    /// The intervals.
    pub uncertainty: Uncertainty,
}

impl Compared {
    /// The models of the question.
    #[must_use]
    pub fn models(&self) -> Vec<Model> {
        self.comparisons.first().map_or_else(Vec::new, |view| view.models.clone())
    }

    /// The comparison by team, channel or campaign, if it was asked for.
    #[must_use]
    pub fn by(&self, by: By) -> Option<&Comparison> {
        self.comparisons.iter().find(|view| view.by == by)
    }

    /// The place of a model in the comparisons.
    #[must_use]
    pub fn place(&self, kind: Kind) -> usize {
        self.kinds.iter().position(|k| *k == kind).unwrap_or(0)
    }
}

/// A message to the user.
#[derive(Clone)]
pub struct Notice {
    /// What it says, in whatever language the page is read then.
    pub says: Says,
    /// Whether something went wrong.
    pub trouble: bool,
}

/// A text in any language.
pub type Says = Arc<dyn Fn(&'static dyn Texts) -> String + Send + Sync>;

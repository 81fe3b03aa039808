//! Types of the answers.

use std::sync::Arc;

use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::problem::Problem;
use fairshare_types::results::{Comparison, Facts, Flip, Headline, Slider, Uncertainty};
use fairshare_worker::protocol::message::{Ask, Explanation, Progress, Unread};
use web_sys::File;

use crate::state::saved::SavedChoices;
use crate::texts::{NotKept, Sample};
use crate::values::ImportOptions;
use crate::values::catalogue::Kind;

/// The worker's reply to one request.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Answer<T> {
    /// No request was sent.
    #[default]
    Empty,
    /// A request is in flight and there is no older result to show.
    Working,
    /// The result.
    Done(T),
    /// The request failed.
    Failed(Problem),
}

impl<T> Answer<T> {
    /// The result, if it has arrived.
    pub const fn done(&self) -> Option<&T> {
        match self {
            Self::Done(answer) => Some(answer),
            _ => None,
        }
    }
}

/// Where the data comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A sample that comes with the page.
    Sample(Sample),
    /// The user's own files.
    Own,
}

/// The data on the screen. It keeps the files, so that a new worker can read them again.
#[derive(Clone, Debug)]
pub struct Data {
    /// Its source.
    pub source: Source,
    /// The files.
    pub files: Vec<File>,
    /// The worker's summary of it.
    pub facts: Facts,
}

/// Files that were read but give no journeys; the user may correct how they are read.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// The files.
    pub files: Vec<File>,
    /// Import options so far.
    pub import: ImportOptions,
    /// The worker's report on them.
    pub unread: Unread,
    /// Settings that came with them.
    pub awaited: Option<Arc<PendingSettings>>,
}

/// Received settings that wait for their data.
#[derive(Clone, Debug, PartialEq)]
pub struct PendingSettings {
    /// The settings.
    pub saved: SavedChoices,
    /// The load they came with; `None` if they apply to the next data opened.
    pub load: Option<u32>,
    /// They were applied and the data is being read again under them.
    pub applied: bool,
    /// They are the user's saved settings, so no message reports them.
    pub own: bool,
    /// Settings from a link for the same data, applied next.
    pub then: Option<Arc<Self>>,
}

/// State of saving the work on this device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// Saving is off.
    #[default]
    Off,
    /// The saved work is being opened; nothing may overwrite it meanwhile.
    Opening,
    /// Some changes are not saved yet.
    Busy,
    /// Everything is saved.
    Kept {
        /// Time of the write, in milliseconds since 1970.
        at: i64,
        /// Size in bytes.
        bytes: u64,
    },
    /// Another tab holds the lock and saves.
    ReadOnly,
    /// Saving failed.
    Failed(NotKept),
}

impl Keeping {
    /// Whether saving is off, or stopped because the saved work was removed.
    pub const fn is_off(&self) -> bool {
        matches!(self, Self::Off | Self::Failed(NotKept::Gone))
    }

    /// Whether changes are written; also after the storage was full, since there may be room again.
    pub const fn writes(&self) -> bool {
        matches!(self, Self::Busy | Self::Kept { .. } | Self::Failed(NotKept::Full))
    }
}

/// A load in progress.
#[derive(Clone, Debug, PartialEq)]
pub struct Loading {
    /// Names of the files.
    pub names: Vec<String>,
    /// Bytes of the files; 0 for a sample.
    pub bytes: f64,
    /// Progress so far; `None` before the first report.
    pub progress: Option<Progress>,
}

/// The reply to [`Ask::Compare`], with its request.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The request.
    pub ask: Ask,
    /// Kinds of the compared models, in the same order.
    pub kinds: Vec<Kind>,
    /// One comparison per dimension.
    pub comparisons: Vec<Comparison>,
    /// Figures of the headline.
    pub headline: Headline,
}

/// The reply to [`Ask::Flips`], with its request.
#[derive(Clone, Debug, PartialEq)]
pub struct Flips {
    /// The request.
    pub ask: Ask,
    /// Flip points of each slider.
    pub found: Vec<(Slider, Vec<Flip>)>,
}

/// The reply to [`Ask::Explain`], with its request.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// The request.
    pub ask: Ask,
    /// The explanation.
    pub explanation: Explanation,
}

/// The reply to [`Ask::Bootstrap`], with its request.
#[derive(Clone, Debug, PartialEq)]
pub struct Intervals {
    /// The request.
    pub ask: Ask,
    /// The intervals.
    pub uncertainty: Uncertainty,
}

impl Compared {
    /// The compared models.
    #[must_use]
    pub fn models(&self) -> Vec<Model> {
        self.comparisons.first().map_or_else(Vec::new, |view| view.models.clone())
    }

    /// The comparison by a dimension, if it was part of the request.
    #[must_use]
    pub fn by(&self, by: Dimension) -> Option<&Comparison> {
        self.comparisons.iter().find(|view| view.by == by)
    }

    /// Index of a model in the comparisons; 0 if it is missing.
    #[must_use]
    pub fn place(&self, kind: Kind) -> usize {
        self.kinds.iter().position(|k| *k == kind).unwrap_or(0)
    }
}

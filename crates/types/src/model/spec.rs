//! What an entry of the table of models says.

use super::{Kind, MODELS, Model};

/// Everything about a model that lists, checks and the command line need.
#[derive(Clone, Copy, Debug)]
pub struct ModelSpec {
    /// Its name on the command line, in links and in projects, before any settings.
    pub name: &'static str,
    /// Its place in the page's list; `None` if it is not listed.
    pub kind: Option<Kind>,
    /// Whether it has settings, and how it is made.
    pub form: Form,
    /// Settings with their colon, as examples in messages.
    pub examples: &'static [&'static str],
    /// How `--help` writes it, if not by its examples.
    pub help: Option<&'static str>,
    /// Settings under which the digest and the tests of properties compute it.
    pub tried: &'static [&'static str],
    /// The data that it needs, apart from touches and won deals.
    pub inputs: Inputs,
    /// Whether its credit sums to won revenue, deal by deal.
    pub is_additive: bool,
    /// Weights of five touches in its glyph, in any unit; `None` if they follow from its settings or the glyph has dots.
    pub glyph: Option<[f64; 5]>,
    /// Its section of the page's list.
    pub section: Section,
    /// Whether the page shows it by default.
    pub shown_at_first: bool,
    /// Whether the command line prints it without `--model`.
    pub printed_by_default: bool,
}

/// How a model is made.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// It has no settings.
    Fixed(fn() -> Model),
    /// Its settings are read from the text after the colon; without a colon, that text is empty. An error completes
    /// a sentence that begins with the text.
    Set(Setting, fn(&str) -> Result<Model, &'static str>),
}

/// What a user can set about a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Channels that the first or the last touch skips.
    Channels,
    /// Paid channels.
    Paid,
    /// Half-lives of channels.
    HalfLives,
    /// Weights of first, middle and last touch.
    Position,
    /// Half-life in days.
    HalfLife,
    /// Weights of milestones.
    Milestones,
    /// Order of the Markov chain.
    Order,
    /// Teams or channels.
    Players,
    /// The vendor's model.
    Preset,
}

/// Data that a model needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inputs {
    /// Nothing more.
    Touches,
    /// Dates of milestones.
    Dates {
        /// When the lead was created.
        lead: bool,
        /// When the opportunity was created.
        opportunity: bool,
    },
    /// Won and lost deals to learn from.
    Outcomes,
    /// Credit that another tool gave.
    Credit,
}

/// What most rules have in common. Every entry replaces name and form.
pub(super) const RULE: ModelSpec = ModelSpec {
    name: "",
    kind: None,
    form: Form::Fixed(|| Model::Linear),
    examples: &[""],
    help: None,
    tried: &[""],
    inputs: Inputs::Touches,
    is_additive: true,
    glyph: None,
    section: Section::Position,
    shown_at_first: false,
    printed_by_default: false,
};

impl ModelSpec {
    /// The model with this name, without its settings.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        MODELS.into_iter().find(|spec| spec.name == name)
    }

    /// The model as users write it, with each of its examples of settings.
    pub fn written(&self) -> impl Iterator<Item = String> {
        self.examples.iter().map(|settings| format!("{}{settings}", self.name))
    }

    /// The models of a table for which the user names none, each as written.
    #[must_use]
    pub fn printed() -> Vec<(String, Model)> {
        let names = MODELS.into_iter().filter(|spec| spec.printed_by_default).flat_map(Self::written);
        names.filter_map(|name| Some((name.clone(), name.parse().ok()?))).collect()
    }

    /// The model as `--help` writes it.
    pub fn in_help(&self) -> impl Iterator<Item = String> {
        let examples = self.written().filter(|_| self.help.is_none());
        self.help.map(str::to_owned).into_iter().chain(examples)
    }

    /// Its models in the digest and in the tests of properties, as written.
    pub fn tried(&self) -> impl Iterator<Item = String> {
        self.tried.iter().map(|settings| format!("{}{settings}", self.name))
    }
}

impl Inputs {
    /// Whether the model learns from won and lost deals.
    #[must_use]
    pub const fn are_outcomes(self) -> bool {
        matches!(self, Self::Outcomes)
    }
}

/// Number of models in the page's list.
const COUNT: usize = {
    let (mut count, mut at) = (0, 0);
    while at < MODELS.len() {
        count += MODELS[at].kind.is_some() as usize;
        at += 1;
    }
    count
};

/// The entries of the page's list, in its order. A kind without an entry, or with two, does not compile.
const LISTED: [&ModelSpec; COUNT] = {
    let mut listed = [&RULE; COUNT];
    let mut at = 0;
    while at < MODELS.len() {
        if let Some(kind) = MODELS[at].kind {
            assert!(listed[kind as usize].kind.is_none());
            listed[kind as usize] = MODELS[at];
        }
        at += 1;
    }
    listed
};

/// A section of the model list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// By the position of a touch in its deal.
    Position,
    /// By the time between a touch and the close.
    Time,
    /// By the milestones of the deal: lead, opportunity, close.
    Milestones,
    /// Learned from won and lost deals together.
    Learned,
    /// As other tools count.
    Others,
}

impl Section {
    /// All sections, in the order of the list.
    pub const ALL: [Self; 5] = [Self::Position, Self::Time, Self::Milestones, Self::Learned, Self::Others];
}

impl Kind {
    /// All kinds, in the order of the list.
    pub const ALL: [Self; COUNT] = {
        let mut all = [Self::First; COUNT];
        let mut at = 0;
        while at < COUNT {
            if let Some(kind) = LISTED[at].kind {
                all[at] = kind;
            }
            at += 1;
        }
        all
    };

    /// Its entry in the table of models.
    #[must_use]
    pub const fn spec(self) -> &'static ModelSpec {
        LISTED[self as usize]
    }

    /// Its identifier in the page, in links and in projects.
    #[must_use]
    pub const fn key(self) -> &'static str {
        self.spec().name
    }

    /// The kind with this identifier.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Its section of the list.
    #[must_use]
    pub const fn section(self) -> Section {
        self.spec().section
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

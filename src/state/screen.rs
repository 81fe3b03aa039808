//! What the screen shows now: neither saved with the choices nor undone.

use std::collections::BTreeMap;
use std::sync::Arc;

use fairshare_types::dimension::Dimension;
use fairshare_types::options::Filter;
use fairshare_types::results::{InfluenceWindow, PathOrder, Slider};
use leptos::prelude::*;
use web_sys::File;

use crate::browser::intl::IntlFigures;
use crate::chunks::{Fetching, russian};
use crate::texts::{English, Language, Texts, Theme};
use crate::values::catalogue::Kind;
use crate::values::grouping::Draft;
use crate::values::highlight::Highlight;
use crate::values::sorted::Arrangement;

/// Width of a printed page between its margins in CSS pixels: A4 as set in style/print.css.
const PAPER: f64 = 700.0;

/// The choices of the path report.
#[derive(Clone, Copy, Default)]
pub struct PathChoices {
    /// The steps; `None` for the usual ones.
    pub steps: Option<Dimension>,
    /// Each touch is a step.
    pub every_touch: bool,
    /// The order of the rows.
    pub order: PathOrder,
}

/// State of the screen; it survives a rebuild of the panels in another language.
#[derive(Clone, Copy)]
pub struct Screen {
    /// The language of the page.
    pub language: RwSignal<Language>,
    /// The language that the user chose last; its texts may not be there yet.
    pub wanted: StoredValue<Language>,
    /// Light, dark, or as the system.
    pub theme: RwSignal<Theme>,
    /// The system prefers dark colours.
    pub system_dark: RwSignal<bool>,
    /// Fetches the chunks of the page's program.
    pub fetching: Fetching,
    /// The page is being printed.
    pub printing: RwSignal<bool>,
    /// The dialog with the query for a warehouse is open.
    pub warehouse: RwSignal<bool>,
    /// The agreement is printed as soon as its tab is built.
    pub print_when_built: RwSignal<bool>,
    /// The current message to the user.
    pub notice: RwSignal<Option<Notice>>,
    /// The reading panel is open.
    pub reading: RwSignal<bool>,
    /// Models whose explanation is open.
    pub explaining: RwSignal<Vec<Kind>>,
    /// The models that are not shown at first are unfolded.
    pub more_models: RwSignal<bool>,
    /// The check of the engine is open.
    pub verifying: RwSignal<bool>,
    /// The team, channel or campaign highlighted on the whole page.
    pub highlight: RwSignal<Option<Highlight>>,
    /// The mounted sliders whose flip points can be searched.
    pub watched: Watched,
    /// Expanded sections of the import report.
    pub unfolded: RwSignal<Vec<String>>,
    /// The control used last, so that it keeps the focus when its panel is rebuilt.
    pub said_at: RwSignal<String>,
    /// Number of loads that ended without a result; controls re-read the choices when it grows.
    pub stayed: RwSignal<u32>,
    /// Dropped files waiting for the user to choose between adding and replacing.
    pub offered: RwSignal<Option<Vec<File>>>,
    /// Links contain names of owners, deals and files.
    pub names_in_link: RwSignal<bool>,
    /// How the user arranges the rows of the table.
    pub arrangement: RwSignal<Arrangement>,
    /// The rules of channels while the user edits them.
    pub channel_rules: RwSignal<Draft>,
    /// The choices of the path report.
    pub paths: RwSignal<PathChoices>,
    /// When a touch influences an open deal; at any time if `None`.
    pub window: RwSignal<Option<InfluenceWindow>>,
    /// Open deals count with their whole amounts, though their probabilities are known.
    pub whole_amounts: RwSignal<bool>,
    /// The two sides that are compared; `None` for the usual one.
    pub sides: RwSignal<[Option<Filter>; 2]>,
    /// The model under which they are compared; `None` for the baseline.
    pub sides_model: RwSignal<Option<Kind>>,
    /// The section about limits is open.
    pub limits: RwSignal<bool>,
    /// The budget to split, in major units; `None` for today's cost.
    pub budget: RwSignal<Option<f64>>,
    /// The fairness check is unfolded.
    pub fairness: RwSignal<bool>,
    /// The months of cost and credit are open.
    pub spend_months: RwSignal<bool>,
    /// The title of the agreement; `None` for the default.
    pub title: RwSignal<Option<String>>,
    /// Who signs the agreement, by position and team.
    pub signers: RwSignal<BTreeMap<(usize, String), String>>,
}

impl Screen {
    /// The initial screen.
    #[must_use]
    pub fn new(language: Language, theme: Theme) -> Self {
        Self {
            language: RwSignal::new(language),
            wanted: StoredValue::new(language),
            theme: RwSignal::new(theme),
            system_dark: RwSignal::new(false),
            fetching: Fetching::new(),
            printing: RwSignal::new(false),
            warehouse: RwSignal::new(false),
            print_when_built: RwSignal::new(false),
            notice: RwSignal::new(None),
            reading: RwSignal::new(false),
            explaining: RwSignal::new(Vec::new()),
            more_models: RwSignal::new(false),
            verifying: RwSignal::new(false),
            highlight: RwSignal::new(None),
            watched: RwSignal::new(Vec::new()),
            unfolded: RwSignal::new(Vec::new()),
            said_at: RwSignal::new(String::new()),
            stayed: RwSignal::new(0),
            offered: RwSignal::new(None),
            names_in_link: RwSignal::new(false),
            channel_rules: RwSignal::new(Draft::default()),
            arrangement: RwSignal::new(Arrangement::usual(Dimension::Team)),
            paths: RwSignal::new(PathChoices::default()),
            window: RwSignal::new(None),
            whole_amounts: RwSignal::new(false),
            sides: RwSignal::new([None, None]),
            sides_model: RwSignal::new(None),
            limits: RwSignal::new(false),
            budget: RwSignal::new(None),
            fairness: RwSignal::new(false),
            spend_months: RwSignal::new(false),
            title: RwSignal::new(None),
            signers: RwSignal::new(BTreeMap::new()),
        }
    }

    /// The texts in the current language, or in English until those of the language are fetched. Reading this outside a panel subscribes to the language; the panels are
    /// rebuilt when it changes.
    #[must_use]
    pub fn texts(&self) -> &'static dyn Texts {
        static ENGLISH: English = English { figures: &IntlFigures { language: Language::English } };
        match self.language.get() {
            Language::English => &ENGLISH,
            Language::Russian => russian().unwrap_or(&ENGLISH),
        }
    }

    /// Shows a message to the user.
    pub fn tell(&self, says: impl Fn(&'static dyn Texts) -> String + Send + Sync + 'static, trouble: bool) {
        tell(self.notice, says, trouble);
    }
}

/// Shows a message to the user.
pub fn tell(
    notice: RwSignal<Option<Notice>>,
    says: impl Fn(&'static dyn Texts) -> String + Send + Sync + 'static,
    trouble: bool,
) {
    notice.set(Some(Notice { says: Arc::new(says), trouble }));
}

/// Whether the user last used the control at this place; true only once, because it then has the focus.
#[must_use]
pub fn spoke_at(said_at: RwSignal<String>, place: &str) -> bool {
    let here = said_at.with_untracked(|at| at == place);
    if here {
        said_at.set(String::new());
    }
    here
}

/// Width of a chart: that of its container, or of the page when printing.
pub fn drawn_width(printing: RwSignal<bool>, place: RwSignal<f64>) -> f64 {
    if printing.get() { PAPER } else { place.get() }
}

/// Sliders, and whether each is visible.
pub type Watched = RwSignal<Vec<(Slider, Memo<bool>)>>;

/// A message to the user.
#[derive(Clone)]
pub struct Notice {
    /// Builds the text in the current language.
    pub says: Says,
    /// Whether it reports a problem.
    pub trouble: bool,
}

/// Builds a text from the texts of a language.
pub type Says = Arc<dyn Fn(&'static dyn Texts) -> String + Send + Sync>;

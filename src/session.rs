//! The one store: what the user chose, and what the worker answered. What can be derived is derived.

mod held;

use std::sync::Arc;

use fairshare_charts::Look;
use fairshare_engine::counting::Counting;
use fairshare_engine::filter::Filter;
use fairshare_engine::model::{Availability, Model, availability};
use fairshare_engine::team::{Reading, Rule};
use fairshare_engine::verify::Check;
use fairshare_engine::view::{
    By, Comparison, Facts, Fairness, Fingerprint, GroupKind, Moved, Slider, Spend, Together, reshare,
};
use fairshare_import::detect::{Answer as Said, Decision, Effect, Subject};
use fairshare_import::problem::Problem;
use fairshare_import::read::Choices;
use fairshare_worker::message::{Ask, Explanation, Progress};
use leptos::prelude::*;
use web_sys::File;

use crate::browser::intl::IntlFigures;
use crate::catalogue::{self, Has, Kind, Selection, Settings};
use crate::chosen::Chosen;
use crate::decisions::{self, Checks};
use crate::desk::Desk;
use crate::drill::Drill;
use crate::form::Form;
use crate::history::History;
use crate::lit::Lit;
use crate::rule;
use crate::sheet::Measure;
use crate::side::Side;
use crate::texts::{Arrived, ChartWords, English, Language, Russian, Texts, Theme};
use crate::travel::{LeftOut, Travel, figures};

pub use self::held::{Answer, Awaited, Compared, Data, Flips, Keeping, Loading, Notice, Refused, Source, Sure};

/// How wide a sheet is between its margins, in pixels of CSS: A4 as style/print.css has it.
const PAPER: f64 = 700.0;

/// The one store.
#[derive(Clone, Copy)]
pub struct Session {
    /// Choice: the language of the page.
    pub language: RwSignal<Language>,
    /// Choice: light, dark, or as the system.
    pub theme: RwSignal<Theme>,
    /// The system is dark.
    pub system_dark: RwSignal<bool>,
    /// Choice: the models shown.
    pub selection: RwSignal<Selection>,
    /// Choice: the models' settings.
    pub settings: RwSignal<Settings>,
    /// Choice: the baseline, where it is among the models shown.
    pub wanted_baseline: RwSignal<Kind>,
    /// Choice: what the chart compares, where it was said.
    pub wanted_compare: RwSignal<Option<By>>,
    /// Choice: the form of the chart.
    pub form: RwSignal<Form>,
    /// Choice: what the table's rows are, where it was said.
    pub wanted_rows: RwSignal<Option<By>>,
    /// Choice: what the table's cells show.
    pub measure: RwSignal<Measure>,
    /// Choice: differences to the baseline in the table.
    pub differences: RwSignal<bool>,
    /// Choice: the first model of what moves, where it was said.
    pub wanted_from: RwSignal<Option<Side>>,
    /// Choice: the second.
    pub wanted_to: RwSignal<Option<Side>>,
    /// Choice: which touches count; its rules stand in `rules`.
    pub eligible: RwSignal<Counting>,
    /// Choice: which channel belongs to whom.
    pub rules: RwSignal<Vec<Rule>>,
    /// Choice: how joint touches are read.
    pub joint: RwSignal<Reading>,
    /// Sliders on the screen, whose flip points are searched for.
    pub watched: RwSignal<Vec<Slider>>,
    /// Answer: flip points of the sliders, those of before until the new ones are found.
    pub flips: RwSignal<Option<Arc<Flips>>>,
    /// Choice: how the files on the screen are to be read.
    pub choices: RwSignal<Choices>,
    /// Choice: parts of the account of the reading that are unfolded.
    pub unfolded: RwSignal<Vec<String>>,
    /// Choice: where the user last said how files are to be read, so that the focus stays there.
    pub said_at: RwSignal<String>,
    /// Answer: files of the last load that cannot be used as they were read.
    pub refused: RwSignal<Option<Arc<Refused>>>,
    /// Answer: some files on the screen were read as the user had them read before.
    pub recalled: RwSignal<bool>,
    /// Answer: what was inferred of the data on the screen. Effects may arrive after the facts.
    pub decisions: RwSignal<Vec<Decision>>,
    /// Effects of decisions are being computed.
    pub weighing: RwSignal<bool>,
    /// Files that were dropped on others: added to them, or shown instead.
    pub offered: RwSignal<Option<Vec<File>>>,
    /// Answer: channels whose team is a guess that nobody has confirmed.
    pub guessed: RwSignal<Vec<String>>,
    /// Answer: the data on the screen.
    pub data: RwSignal<Answer<Arc<Data>>>,
    /// Answer: a load on its way.
    pub loading: RwSignal<Option<Loading>>,
    /// Answer: credit under the models.
    pub compared: RwSignal<Answer<Arc<Compared>>>,
    /// Answer: what moves between two models.
    pub moved: RwSignal<Answer<Arc<Moved>>>,
    /// Answer: what was won by whom together.
    pub together: RwSignal<Answer<Arc<Together>>>,
    /// What lies on the panels beside the choices.
    pub desk: Desk,
    /// The deals that are looked at.
    pub drill: Drill,
    /// Choice: the rows of what touches cost.
    pub spend_by: RwSignal<By>,
    /// Choice: the model of the credit beside it, where it was said.
    pub wanted_spend: RwSignal<Option<Kind>>,
    /// Answer: what touches cost.
    pub spend: RwSignal<Answer<Arc<Spend>>>,
    /// Answer: what the data itself favours.
    pub fairness: RwSignal<Answer<Arc<Fairness>>>,
    /// Answer: what models do with this data, for those that were asked about.
    pub explained: RwSignal<Vec<(Model, Answer<Arc<Explanation>>)>>,
    /// Answer: how sure the shares on the chart are.
    pub sure: RwSignal<Answer<Arc<Sure>>>,
    /// Answer: how far the resamples are drawn, while they are.
    pub drawing: RwSignal<Option<Progress>>,
    /// Answer: the golden vectors, computed here.
    pub verified: RwSignal<Answer<Arc<Vec<Check>>>>,
    /// Answer: the digest of many random journeys, computed here.
    pub digested: RwSignal<Answer<String>>,
    /// Answer: the rows kept out.
    pub problems: RwSignal<Answer<Arc<Vec<Problem>>>>,
    /// What is pointed at, anywhere on the page.
    pub lit: RwSignal<Option<Lit>>,
    /// What was chosen before, since these files are on the screen.
    pub history: RwSignal<Option<History<Chosen>>>,
    /// Answer: whether the work is kept on this device.
    pub keeping: RwSignal<Keeping>,
    /// The page is being printed.
    pub printing: RwSignal<bool>,
    /// Choice: deals and amounts are hidden in pictures and on paper.
    pub redacted: RwSignal<bool>,
    /// Choice: links hold names of owners, deals and files.
    pub names_in_link: RwSignal<bool>,
    /// Settings that were taken over; whether the numbers are the sender's is said as soon as they are there.
    pub arrived: RwSignal<Option<Arrived>>,
    /// Answer: what stands for the data on the screen.
    pub fingerprint: RwSignal<Option<Fingerprint>>,
    /// Settings that were opened before the data they are for.
    pub awaited: RwSignal<Option<Arc<Awaited>>>,
    /// Answer: the page is sealed.
    pub sealed: RwSignal<bool>,
    /// How often what was on the screen has stayed there, as a load ended without a result: what was said of files is taken back.
    pub stayed: RwSignal<u32>,
    /// A message to the user.
    pub notice: RwSignal<Option<Notice>>,
    /// Derived: the facts of the data on the screen.
    pub facts: Memo<Option<Arc<Data>>>,
    /// Derived: which models the data on the screen can feed.
    pub has: Memo<Has>,
    /// Derived: the models shown.
    pub shown: Memo<Vec<Kind>>,
    /// Derived: the baseline.
    pub baseline: Memo<Kind>,
    /// Derived: what the chart compares.
    pub compare: Memo<By>,
    /// Derived: what the table's rows are.
    pub rows: Memo<By>,
    /// Derived: the two models of what moves.
    pub pair: Memo<(Side, Side)>,
    /// Derived: questions and chips above the picture.
    pub checks: Memo<Checks>,
    /// Derived: channels whose team the data does not say.
    pub channels: Memo<Vec<Channel>>,
    /// Derived: currency of the data.
    pub currency: Memo<String>,
    /// Derived: the page is dark.
    pub dark: Memo<bool>,
}

impl Session {
    /// Nothing chosen and nothing answered yet.
    #[must_use]
    pub fn new(language: Language, theme: Theme) -> Self {
        let theme = RwSignal::new(theme);
        let (system_dark, printing) = (RwSignal::new(false), RwSignal::new(false));
        let selection = RwSignal::new(Selection::default());
        let wanted_baseline = RwSignal::new(Kind::Last);
        let (wanted_compare, wanted_rows) = (RwSignal::new(None), RwSignal::new(None));
        let (wanted_from, wanted_to) = (RwSignal::new(None), RwSignal::new(None));
        let rules = RwSignal::new(Vec::new());
        let settings = RwSignal::new(Settings::default());
        let data = RwSignal::new(Answer::<Arc<Data>>::Empty);
        let choices = RwSignal::new(Choices::default());
        let decisions = RwSignal::new(Vec::new());
        let guessed = RwSignal::new(Vec::new());

        let facts = Memo::new_with_compare(
            move |_| data.with(|data| data.done().cloned()),
            |before, now| match (before.and_then(Option::as_ref), now.and_then(Option::as_ref)) {
                (Some(before), Some(now)) => !Arc::ptr_eq(before, now),
                (before, now) => before.is_some() != now.is_some(),
            },
        );
        let has = Memo::new(move |_| {
            let of = |facts: &Facts| settings.with(|settings| has(facts, settings));
            facts.with(|data| data.as_ref().map_or_else(Has::default, |data| of(&data.facts)))
        });
        let shown = Memo::new(move |_| selection.with(|s| s.shown(has.get())));
        let baseline = Memo::new(move |_| shown.with(|shown| catalogue::baseline(shown, wanted_baseline.get())));
        let usual = move || {
            let named = facts.with(|data| data.as_ref().is_none_or(|d| d.facts.has_teams));
            usual_by(named || rules.with(|rules: &Vec<Rule>| rule::assign(rules)))
        };
        let has_rows = move |by: By| facts.with(|data| data.as_ref().is_none_or(|d| has_rows(&d.facts, by)));
        let known = move |by: Option<By>| by.filter(|by| has_rows(*by)).unwrap_or_else(usual);
        Self {
            language: RwSignal::new(language),
            theme,
            system_dark,
            selection,
            settings,
            wanted_baseline,
            wanted_compare,
            form: RwSignal::new(Form::default()),
            wanted_rows,
            measure: RwSignal::new(Measure::Share),
            differences: RwSignal::new(false),
            wanted_from,
            wanted_to,
            eligible: RwSignal::new(Counting::default()),
            rules,
            joint: RwSignal::new(Reading::Split),
            watched: RwSignal::new(Vec::new()),
            flips: RwSignal::new(None),
            choices,
            unfolded: RwSignal::new(Vec::new()),
            said_at: RwSignal::new(String::new()),
            refused: RwSignal::new(None),
            recalled: RwSignal::new(false),
            weighing: RwSignal::new(false),
            decisions,
            offered: RwSignal::new(None),
            guessed,
            data,
            loading: RwSignal::new(None),
            compared: RwSignal::new(Answer::Empty),
            moved: RwSignal::new(Answer::Empty),
            together: RwSignal::new(Answer::Empty),
            desk: Desk::new(),
            drill: Drill::new(),
            spend_by: RwSignal::new(By::Team),
            wanted_spend: RwSignal::new(None),
            spend: RwSignal::new(Answer::Empty),
            fairness: RwSignal::new(Answer::Empty),
            explained: RwSignal::new(Vec::new()),
            sure: RwSignal::new(Answer::Empty),
            drawing: RwSignal::new(None),
            verified: RwSignal::new(Answer::Empty),
            digested: RwSignal::new(Answer::Empty),
            problems: RwSignal::new(Answer::Empty),
            lit: RwSignal::new(None),
            history: RwSignal::new(None),
            keeping: RwSignal::new(Keeping::Off),
            printing,
            redacted: RwSignal::new(false),
            names_in_link: RwSignal::new(false),
            arrived: RwSignal::new(None),
            fingerprint: RwSignal::new(None),
            awaited: RwSignal::new(None),
            sealed: RwSignal::new(false),
            stayed: RwSignal::new(0),
            notice: RwSignal::new(None),
            facts,
            has,
            shown,
            baseline,
            compare: Memo::new(move |_| known(wanted_compare.get())),
            rows: Memo::new(move |_| known(wanted_rows.get())),
            pair: Memo::new(move |_| {
                let has = has.get();
                let usual_to = if Kind::W.is_there(has) { Kind::W } else { Kind::U };
                let there = |side: &Side| side.kind().is_there(has);
                let from = wanted_from.get().filter(there).unwrap_or_else(|| Side::Set(baseline.get()));
                // What another tool gave does not sum to what was won: nothing tells where it moved.
                let from = if from.kind() == Kind::Given { Side::Set(Kind::Last) } else { from };
                let to = wanted_to.get().filter(there).unwrap_or(Side::Set(usual_to));
                settings.with(|settings| (from.under(settings), to.under(settings)))
            }),
            checks: Memo::new(move |_| {
                facts.with(|data| {
                    let files = data.as_ref().map_or(&[][..], |data| data.facts.files.as_slice());
                    decisions.with(|all| choices.with(|choices| Checks::of(files, all, &choices.confirmed)))
                })
            }),
            channels: Memo::new(move |_| {
                facts.with(|data| {
                    let facts = data.as_ref().map(|data| &data.facts);
                    let of_engine = decisions.with(|all| choices.with(|said| guessed_names(all, &said.confirmed)));
                    rules.with(|rules| guessed.with(|guessed| channels(facts, &of_engine, rules, guessed)))
                })
            }),
            currency: Memo::new(move |_| {
                facts.with(|data| data.as_ref().map_or_else(String::new, |d| d.facts.currency.clone()))
            }),
            dark: Memo::new(move |_| match theme.get() {
                _ if printing.get() => false,
                Theme::Light => false,
                Theme::Dark => true,
                Theme::System => system_dark.get(),
            }),
        }
    }

    /// How wide a picture is drawn: as its place, but on paper as the paper.
    pub fn drawn_width(&self, place: RwSignal<f64>) -> f64 {
        if self.printing.get() { PAPER } else { place.get() }
    }

    /// The texts of the language that the page is read in. Whoever asks outside of a panel follows from the language; the
    /// panels are all made anew with it.
    #[must_use]
    pub fn texts(&self) -> &'static dyn Texts {
        static ENGLISH: English = English { figures: &IntlFigures { language: Language::English } };
        static RUSSIAN: Russian = Russian { figures: &IntlFigures { language: Language::Russian } };
        match self.language.get() {
            Language::English => &ENGLISH,
            Language::Russian => &RUSSIAN,
        }
    }

    /// The texts of the pictures.
    #[must_use]
    pub fn words(&self) -> ChartWords {
        ChartWords::new(self.texts(), self.currency.get())
    }

    /// The colours of the pictures, on the screen or (light) in a file.
    #[must_use]
    pub fn look(&self, dark: bool) -> Look {
        let look = if dark { Look::dark() } else { Look::light() };
        self.compared.with(|answer| match answer.done().and_then(|compared| compared.by(By::Team)) {
            Some(teams) => look.for_teams(teams),
            None => look,
        })
    }

    /// The model of a kind under the settings chosen.
    #[must_use]
    pub fn model(&self, kind: Kind) -> Model {
        self.settings.with(|settings| settings.model(kind))
    }

    /// Whether the data on the screen have what a model needs.
    #[must_use]
    pub fn availability(&self, kind: Kind) -> Availability {
        let model = self.model(kind);
        self.facts.with(|data| data.as_ref().map_or(Availability::Ready, |data| availability(&model, &data.facts)))
    }

    /// All that is chosen.
    #[must_use]
    pub fn chosen(&self) -> Chosen {
        Chosen {
            selection: self.selection.get(),
            settings: self.settings.get(),
            baseline: self.wanted_baseline.get(),
            by: [self.wanted_compare.get(), self.wanted_rows.get()],
            form: self.form.get(),
            measure: (self.measure.get(), self.differences.get()),
            pair: [self.wanted_from.get(), self.wanted_to.get()],
            eligible: self.eligible.get(),
            rules: self.rules.get(),
            joint: self.joint.get(),
            choices: self.choices.get(),
        }
    }

    /// All that is chosen, to be taken elsewhere as it is.
    #[must_use]
    pub fn travel(&self) -> Travel {
        Travel { figures: self.figures(self.redacted.get()), ..self.settings_alone() }
    }

    /// The same without the checksum of figures, which takes all shares to compute.
    fn settings_alone(&self) -> Travel {
        Travel {
            chosen: self.chosen(),
            fingerprint: self.fingerprint.get(),
            redacted: self.redacted.get(),
            guessed: self.guessed.get(),
            left_out: LeftOut::default(),
            figures: None,
        }
    }

    /// The same for others: without names where the user hides them.
    #[must_use]
    pub fn travel_out(&self) -> Travel {
        let travel = self.travel();
        if travel.redacted { self.without_print(travel).without_names() } else { travel }
    }

    /// Hidden amounts can be worked out from the fingerprint by whoever knows the rest of the data: it stays here. The samples
    /// are known to everyone.
    fn without_print(&self, mut travel: Travel) -> Travel {
        if self.facts.with(|data| data.as_ref().is_some_and(|data| data.source == Source::Own)) {
            travel.fingerprint = None;
        }
        travel
    }

    /// The same as a link holds it: names only where the user wants them in it, and hides none.
    #[must_use]
    pub fn travel_by_link(&self) -> Travel {
        let travel = self.travel_out();
        if self.names_in_link.get() { travel } else { travel.without_names() }
    }

    /// What links and redacted settings leave at home because it names people, deals or files.
    #[must_use]
    pub fn names_at_home(&self) -> LeftOut {
        self.settings_alone().without_names().left_out
    }

    /// Checksum of the headline figures, once they are those of all that is chosen; without amounts where these are hidden.
    #[must_use]
    pub fn figures(&self, hidden: bool) -> Option<u16> {
        let data = self.facts.get()?;
        let wanted = self.rules.with(|rules| self.compare_ask(&data.facts, rules).1);
        let headline = self.compared.with(|answer| {
            answer.done().filter(|compared| compared.ask == wanted).map(|compared| compared.headline.clone())
        })?;
        self.view_by(self.compare.get()).map(|view| figures(&headline, &view, hidden))
    }

    /// What was won by the deals on the screen, in minor units.
    #[must_use]
    pub fn won_total(&self) -> i64 {
        self.compared.with(|answer| answer.done().map_or(0, |compared| compared.headline.total))
    }

    /// The whole whose parts stand for amounts while the user hides deals and amounts; the won revenue unless `whole` is given.
    #[must_use]
    pub fn redaction(&self, whole: Option<i64>) -> Option<i64> {
        self.redacted.get().then(|| whole.unwrap_or_else(|| self.won_total()))
    }

    /// Chooses all this, but for how files are read: that takes reading them again.
    pub fn choose(&self, chosen: &Chosen) {
        put(self.selection, &chosen.selection);
        put(self.settings, &chosen.settings);
        put(self.wanted_baseline, &chosen.baseline);
        let ([compare, rows], (measure, differences), [from, to]) = (chosen.by, chosen.measure, &chosen.pair);
        put(self.wanted_compare, &compare);
        put(self.wanted_rows, &rows);
        put(self.form, &chosen.form);
        put(self.measure, &measure);
        put(self.differences, &differences);
        put(self.wanted_from, from);
        put(self.wanted_to, to);
        put(self.eligible, &chosen.eligible);
        // A rule that says something else than before is no guess.
        let said = |by_name: &String| {
            self.rules.with_untracked(|before| {
                rule::of(before, By::Channel, by_name) == rule::of(&chosen.rules, By::Channel, by_name)
            })
        };
        self.guessed.update(|guessed| guessed.retain(said));
        put(self.rules, &chosen.rules);
        put(self.joint, &chosen.joint);
    }

    /// The filter of the last answer: what is on the screen belongs to it.
    #[must_use]
    pub fn filter_shown(&self) -> Filter {
        self.compared.with(|answer| match answer.done().map(|compared| &compared.ask) {
            Some(Ask::Compare { counting, .. }) => counting.filter.clone(),
            _ => Filter::default(),
        })
    }

    /// Changes the filter.
    pub fn narrow(&self, change: impl FnOnce(&mut Filter)) {
        self.eligible.update(|counting| change(&mut counting.filter));
    }

    /// The comparison that the chart shows.
    #[must_use]
    pub fn chart_view(&self) -> Option<Comparison> {
        self.view_of(self.compare.get())
    }

    /// The comparison that the table shows.
    #[must_use]
    pub fn table_view(&self) -> Option<Comparison> {
        self.view_of(self.rows.get())
    }

    /// A comparison of the last answer; another one of it until the one that is wanted has arrived.
    fn view_of(&self, by: By) -> Option<Comparison> {
        let view = |compared: &Arc<Compared>| {
            compared.by(by).or(compared.comparisons.first()).map(|view| self.reshared(compared, view))
        };
        self.compared.with(|answer| answer.done().and_then(view))
    }

    /// A comparison of the last answer.
    #[must_use]
    pub fn view_by(&self, by: By) -> Option<Comparison> {
        let view = |compared: &Arc<Compared>| compared.by(by).map(|view| self.reshared(compared, view));
        self.compared.with(|answer| answer.done().and_then(view))
    }

    /// A comparison under the rules as they are now, where these differ from those that it was computed under in shares
    /// alone: a slider that is dragged shows at once what the worker says a little later.
    fn reshared(&self, compared: &Compared, view: &Comparison) -> Comparison {
        let before = match &compared.ask {
            Ask::Compare { counting, .. } => &counting.rules,
            _ => return view.clone(),
        };
        let now = self.rules.with(|rules| (rules != before).then(|| reshare(view, before, rules))).flatten();
        now.unwrap_or_else(|| view.clone())
    }

    /// A slider came onto the screen, or left it.
    pub fn watch(&self, slider: &Slider, on: bool) {
        let known = self.watched.with_untracked(|watched| watched.contains(slider));
        if known != on {
            self.watched.update(|watched| {
                watched.retain(|one| one != slider);
                if on {
                    watched.push(slider.clone());
                }
            });
        }
    }

    /// The place of the baseline in the last answer.
    #[must_use]
    pub fn baseline_place(&self) -> usize {
        let kind = self.baseline.get();
        self.compared.with(|answer| answer.done().map_or(0, |compared| compared.place(kind)))
    }

    /// Names of the teams in the last answer.
    #[must_use]
    pub fn team_names(&self) -> Vec<String> {
        let named = |view: Comparison| {
            let groups = view.groups.into_iter().filter(|group| group.kind == GroupKind::Named);
            groups.map(|group| group.name).collect()
        };
        self.view_by(By::Team).map(named).unwrap_or_default()
    }

    /// Whether the user last spoke at a place; said once, as the focus is there then.
    #[must_use]
    pub fn spoke_at(&self, place: &str) -> bool {
        let here = self.said_at.with_untracked(|at| at == place);
        if here {
            self.said_at.set(String::new());
        }
        here
    }

    /// Open questions about the data.
    #[must_use]
    pub fn open_questions(&self) -> usize {
        self.checks.with(|checks| checks.questions.len())
    }

    /// Whether a team of a channel is a guess that nobody has confirmed.
    #[must_use]
    pub fn teams_are_guessed(&self) -> bool {
        self.channels.with(|channels| channels.iter().any(|channel| channel.guessed))
    }

    /// Confirms all guessed teams.
    pub fn confirm_teams(&self) {
        self.guessed.set(Vec::new());
        let key =
            self.decisions.with_untracked(|all| all.iter().find(|d| decisions::is_of_teams(d)).map(Decision::key));
        if let Some(key) = key {
            self.choices.update(|choices| choices.answer(&Said::Confirm(key)));
        }
    }

    /// Gives a channel to teams; none takes it from all.
    pub fn assign(&self, channel: &str, teams: Vec<String>) {
        self.guessed.update(|guessed| guessed.retain(|name| name != channel));
        self.rules.update(|rules| rule::say(rules, By::Channel, channel, teams));
    }

    /// The effect of an alternative of a decision; `None` until it is computed.
    #[must_use]
    pub fn effect_of(&self, key: &str, alternative: usize) -> Option<Effect> {
        self.decisions.with(|all| {
            let decision = all.iter().find(|decision| decision.key() == key)?;
            decision.alternatives.get(alternative)?.effect.clone()
        })
    }

    /// Says something to the user.
    pub fn tell(&self, says: impl Fn(&'static dyn Texts) -> String + Send + Sync + 'static, trouble: bool) {
        self.notice.set(Some(Notice { says: Arc::new(says), trouble }));
    }
}

/// A channel whose team the data does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Its name.
    pub name: String,
    /// Its teams; none where nobody has it.
    pub teams: Vec<String>,
    /// Its touches.
    pub touches: u64,
    /// The teams are a guess that nobody has confirmed.
    pub guessed: bool,
}

/// Names with the teams that the engine guessed, unless they were confirmed.
fn guessed_names(all: &[Decision], confirmed: &[String]) -> Vec<(String, String, u64)> {
    let open = all.iter().filter(|decision| !decisions::is_settled(decision, confirmed));
    let names = |decision: &Decision| match &decision.subject {
        Subject::TeamsGuessed { names } => names.clone(),
        _ => Vec::new(),
    };
    open.flat_map(names).collect()
}

/// Channels whose team the data does not say, with the teams that rules or guesses of the engine give them.
fn channels(
    facts: Option<&Facts>,
    of_engine: &[(String, String, u64)],
    rules: &[Rule],
    guessed: &[String],
) -> Vec<Channel> {
    let unassigned = facts.map_or(&[][..], |facts| facts.unassigned.as_slice());
    let of_rules = unassigned.iter().filter(|(by, ..)| *by == By::Channel).map(|(_, name, touches)| Channel {
        name: name.clone(),
        teams: rule::teams(&rule::said(rules, By::Channel, name)),
        touches: *touches,
        guessed: guessed.contains(name),
    });
    let mut channels: Vec<Channel> = of_rules.collect();
    // What the engine has given to teams itself is not among the unassigned.
    for (name, teams, touches) in of_engine {
        let said = rule::of(rules, By::Channel, name).is_some();
        if !said && channels.iter().all(|known| known.name != *name) {
            let teams = teams.split(" + ").map(str::to_owned).collect();
            channels.push(Channel { name: name.clone(), teams, touches: *touches, guessed: true });
        }
    }
    channels
}

/// Sets a choice that is another one: whoever follows from it is told only then.
pub fn put<T: Clone + PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: &T) {
    signal.maybe_update(|now| {
        let other = now != value;
        if other {
            now.clone_from(value);
        }
        other
    });
}

/// Which models data with these facts can feed, as the models are set.
#[must_use]
pub fn has(facts: &Facts, settings: &Settings) -> Has {
    let lacks = |kind: &Kind| !availability(&settings.model(*kind), facts).is_usable();
    Has::all_but(Kind::ALL.into_iter().filter(lacks))
}

/// Whether data have something to show in rows of a kind.
#[must_use]
pub fn has_rows(facts: &Facts, by: By) -> bool {
    match by {
        By::Team | By::Channel => true,
        By::Campaign => facts.has_campaigns,
        By::Type => facts.has_types,
        By::Month => facts.closes.is_some(),
        By::Segment => !facts.segments.names.is_empty(),
    }
}

/// What is compared where nothing was said.
pub const fn usual_by(teams: bool) -> By {
    if teams { By::Team } else { By::Channel }
}

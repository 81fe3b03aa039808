//! The reading panel: how the files were read, their rows and columns, and the rows kept out.

use std::sync::Arc;

use fairshare_types::decision::Decision;
use fairshare_types::files::FileFacts;
use fairshare_types::problem::Problem;
use fairshare_types::results::{Inspection, KeptOut};
use fairshare_types::schema::Confidence;
use fairshare_worker::protocol::message::Unread;
use leptos::prelude::*;

use super::columns::Columns;
use super::decision_chip::DecisionChip;
use super::file_settings::FileSettings;
use super::fold::Fold;
use super::meanings::{Currencies, Stages};
use super::reading_rows::{ProblemRows, SaveProblems, SaveReading};
use crate::components::{Icon, IconName, When};
use crate::flow::Flow;
use crate::state::choice_signals::Field;
use crate::state::results::{Answer, Data, Refused, Results};
use crate::state::screen::Screen;
use crate::texts::Texts;
use crate::values::ImportOptions;
use crate::values::decisions::is_of_teams;

/// The reading panel; opened from the data strip.
#[component]
pub fn ReadingPanel(
    /// The texts.
    texts: &'static dyn Texts,
    /// How files are read, with answers to decisions.
    import: Field<ImportOptions>,
    /// Hide deals and amounts in images and on paper, and names in links.
    redacted: Field<bool>,
    /// The workers' answers.
    results: Results,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// The data's currency.
    currency: Memo<String>,
    /// What the screen shows.
    screen: Screen,
    /// Fetches the rows kept out.
    flow: Flow,
) -> impl IntoView {
    let open = screen.reading;
    let closed = Signal::derive(move || !open.get());
    let body = move || {
        screen.stayed.track();
        facts.get().map(|data| view! { <ReadingBody texts import redacted results facts currency unfolded=screen.unfolded said_at=screen.said_at flow data /> })
    };
    view! {
        <section class="reading" id="reading" aria-labelledby="reading-heading" hidden=closed>
            <header class="card-head">
                <h2 id="reading-heading">{texts.kept_out.reading}</h2>
                <button type="button" class="button quiet square" aria-label=texts.bar.close on:click=move |_| open.set(false)>
                    <Icon name=IconName::Close />
                </button>
            </header>
            <When holds=open>{body}</When>
        </section>
    }
    .into_any()
}

#[component]
fn ReadingBody(
    /// The texts.
    texts: &'static dyn Texts,
    /// How files are read.
    import: Field<ImportOptions>,
    /// Names and amounts are hidden.
    redacted: Field<bool>,
    /// The workers' answers.
    results: Results,
    /// The data on the screen.
    facts: Memo<Option<Arc<Data>>>,
    /// The currency of amounts.
    currency: Memo<String>,
    /// Expanded sections of the import report.
    unfolded: RwSignal<Vec<String>>,
    /// The control used last, so that it keeps the focus when its panel is rebuilt.
    said_at: RwSignal<String>,
    /// Reads the files again.
    flow: Flow,
    /// The data to report on.
    data: Arc<Data>,
) -> impl IntoView {
    let kept_out = data.facts.kept_out.clone();
    let notices = data.facts.notices.clone();
    let nothing = kept_out.is_empty().then(|| view! { <p>{texts.kept_out.nothing_kept_out}</p> });
    let save = (!kept_out.is_empty()).then(|| view! { <SaveProblems texts redacted problems=results.problems /> });
    let groups = kept_out
        .into_iter()
        .map(|group| view! { <Group texts problems=results.problems currency group used=false /> })
        .collect_view();
    let known = (!notices.is_empty()).then(|| view! { <h3>{texts.kept_out.notices}</h3> });
    let notices = notices
        .into_iter()
        .map(|group| view! { <Group texts problems=results.problems currency group used=true /> })
        .collect_view();
    let decided = (!data.facts.decisions.is_empty()).then(
        || view! { <Decided texts import decisions=results.decisions currency files=data.facts.files.len() unfolded=unfolded said_at=said_at flow /> },
    );
    let inspection = move |()| {
        let problems = results.problems.with_untracked(|answer| answer.done().cloned())?;
        let mut facts = facts.with_untracked(|data| Some(data.as_ref()?.facts.clone()))?;
        facts.decisions = results.decisions.get_untracked();
        for decision in &mut facts.decisions {
            let key = decision.key();
            decision.confirmed |= import.with_untracked(|import| import.confirmed.contains(&key));
        }
        Some(Inspection::of(&facts, &problems))
    };
    let weighing = move || results.weighed.with(|answer| matches!(answer, Answer::Working));
    let ready = Signal::derive(move || results.problems.with(|answer| answer.done().is_some()) && !weighing());
    let said = import.get_untracked();
    let unsure = |file: &FileFacts| file.columns.iter().any(|c| c.role.is_some() && c.confidence == Confidence::Guess);
    let files = data
        .facts
        .files
        .iter()
        .map(|file| file_account(texts, unfolded, said_at, flow, file, &said, unsure(file)))
        .collect_view();
    let (stages, others) = (data.facts.stages.clone(), data.facts.other_currencies.clone());
    let main = data.facts.currency.clone();
    let stages = (!stages.is_empty()).then(|| view! { <Stages texts unfolded said_at flow stages /> });
    let others = (!others.is_empty()).then(|| view! { <Currencies texts import unfolded=unfolded flow others main /> });
    view! {
        <div class="reading-part">
            <h3>{texts.kept_out.rows_kept_out}</h3>
            {nothing}{groups}{save}{known}{notices}
        </div>
        <div class="reading-part">{decided}{others}{files}{stages}
            <SaveReading texts redacted inspection ready />
        </div>
    }
}

/// All decisions but those about teams, each with its alternatives.
#[component]
fn Decided(
    /// The texts.
    texts: &'static dyn Texts,
    /// How files are read, with answers to decisions.
    import: Field<ImportOptions>,
    /// Decisions inferred from the data on the screen. Effects may arrive after the facts.
    decisions: RwSignal<Vec<Decision>>,
    /// The data's currency.
    currency: Memo<String>,
    /// Number of files on the screen.
    files: usize,
    /// Expanded sections of the import report.
    unfolded: RwSignal<Vec<String>>,
    /// The control used last, so that it keeps the focus when its panel is rebuilt.
    said_at: RwSignal<String>,
    /// Reads the files again.
    flow: Flow,
) -> impl IntoView {
    let list = move || {
        let confirmed = import.with(|import| import.confirmed.clone());
        let of_rail = decisions.get_untracked().into_iter().filter(|decision| !is_of_teams(decision));
        let item = |decision: Decision| {
            let confirmed = decision.confirmed || confirmed.contains(&decision.key());
            let mark = confirmed.then(|| view! { <span class="mark">{texts.decisions.confirmed}</span> });
            view! { <li><DecisionChip texts decisions currency said_at flow decision files=files confirmed=confirmed />{mark}</li> }
        };
        of_rail.map(item).collect_view()
    };
    view! {
        <Fold unfolded key="decisions" heading=texts.decisions.heading>
            <ul class="decision-chips">{list}</ul>
        </Fold>
    }
    .into_any()
}

/// Rows of one reason.
#[component]
fn Group(
    /// The texts.
    texts: &'static dyn Texts,
    /// The rows kept out.
    problems: RwSignal<Answer<Arc<Vec<Problem>>>>,
    /// The data's currency.
    currency: Memo<String>,
    /// The rows.
    group: KeptOut,
    /// Whether these rows are used all the same.
    used: bool,
) -> impl IntoView {
    let heading = texts.reason(&group.example);
    let says = if used { texts.noticed(&group) } else { texts.concerns(&group, &currency.get_untracked()) };
    let (reason, rows) = (group.reason, group.rows);
    view! {
        <details class="kept-out">
            <summary><span>{heading}</span><span class="soft">{says}</span></summary>
            <ProblemRows texts problems reason rows />
        </details>
    }
    .into_any()
}

/// One file: used + kept out = read, its settings, and the role of each column.
fn file_account(
    texts: &'static dyn Texts,
    unfolded: RwSignal<Vec<String>>,
    said_at: RwSignal<String>,
    flow: Flow,
    file: &FileFacts,
    import: &ImportOptions,
    open: bool,
) -> impl IntoView + use<> {
    let left_out = import.of(&file.file).left_out;
    let (settings, columns) = (file.clone(), file.clone());
    let problem = file.problem.as_ref().map(|_| view! { <p class="assumption">{texts.file_not_used(file)}</p> });
    view! {
        <Fold unfolded=unfolded key=file.file.clone() heading=file.file.clone() says=texts.account(file) open=open>
            {problem}
            <FileSettings texts flow file=settings left_out />
            <Columns texts said_at flow file=columns />
        </Fold>
    }
}

/// Files that could not be used: how they were read, so that the user can correct it.
#[component]
pub fn RefusedPanel(
    /// The texts.
    texts: &'static dyn Texts,
    /// Hide deals and amounts in images and on paper, and names in links.
    redacted: Field<bool>,
    /// Files of the last load that cannot be used as they were read.
    refused: RwSignal<Option<Arc<Refused>>>,
    /// Expanded sections of the import report.
    unfolded: RwSignal<Vec<String>>,
    /// The control used last, so that it keeps the focus when its panel is rebuilt.
    said_at: RwSignal<String>,
    /// Reads the files again.
    flow: Flow,
) -> impl IntoView {
    let (texts, flow) = (texts, flow.of_refused());
    let any = Signal::derive(move || refused.with(Option::is_some));
    let files = move || {
        refused.get().map(|refused| {
            let files = refused.unread.files.iter();
            files.map(|file| file_account(texts, unfolded, said_at, flow, file, &refused.import, true)).collect_view()
        })
    };
    let inspection = move |()| {
        let refused = refused.get_untracked()?;
        let Unread { problem, files, problems } = &refused.unread;
        Some(Inspection::refused(files, problems, problem))
    };
    let body = move || {
        view! {
            <section class="reading" aria-labelledby="refused-heading">
                <header class="card-head">
                    <h2 id="refused-heading">{texts.reading.refused_heading}</h2>
                    <button type="button" class="button quiet square" aria-label=texts.bar.close on:click=move |_| refused.set(None)>
                        <Icon name=IconName::Close />
                    </button>
                </header>
                <p class="soft">{texts.reading.refused_says}</p>
                <div class="reading-part">
                    {files}
                    <SaveReading texts redacted inspection ready=any />
                </div>
            </section>
        }
    };
    view! { <When holds=any>{body}</When> }.into_any()
}

//! How the files were read: the account of their rows, their columns, and what was kept out.

use std::sync::Arc;

use fairshare_engine::view::{Inspection, KeptOut};
use fairshare_import::detect::{Confidence, Decision};
use fairshare_import::read::Choices;
use fairshare_import::read::FileFacts;
use fairshare_worker::message::Unread;
use leptos::prelude::*;

use super::columns::Columns;
use super::decision_chip::DecisionChip;
use super::file_settings::FileSettings;
use super::fold::Fold;
use super::meanings::{Currencies, Stages};
use super::reading_rows::{ProblemRows, SaveProblems, SaveReading};
use crate::decisions::is_of_teams;
use crate::flow::Flow;
use crate::parts::{Icon, IconName, When};
use crate::session::{Data, Session};

/// The account of the reading; opened from the data strip.
#[component]
pub fn ReadingPanel(
    /// The store.
    session: Session,
    /// Fetches the rows kept out.
    flow: Flow,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    Effect::new(move |_| {
        if open.get() && session.facts.with(Option::is_some) {
            flow.list_problems();
        }
    });
    let texts = session.texts();
    let closed = Signal::derive(move || !open.get());
    let body = move || {
        session.stayed.track();
        session.facts.get().map(|data| body(session, flow, &data))
    };
    view! {
        <section class="reading" id="reading" aria-labelledby="reading-heading" hidden=closed>
            <header class="card-head">
                <h2 id="reading-heading">{texts.reading()}</h2>
                <button type="button" class="button quiet square" aria-label=texts.close() on:click=move |_| open.set(false)>
                    <Icon name=IconName::Close />
                </button>
            </header>
            <When holds=open>{body}</When>
        </section>
    }
    .into_any()
}

fn body(session: Session, flow: Flow, data: &Arc<Data>) -> impl IntoView + use<> {
    let texts = session.texts();
    let kept_out = data.facts.kept_out.clone();
    let notices = data.facts.notices.clone();
    let nothing = kept_out.is_empty().then(|| view! { <p>{texts.nothing_kept_out()}</p> });
    let save = (!kept_out.is_empty()).then(|| view! { <SaveProblems session /> });
    let groups = kept_out.into_iter().map(|group| view! { <Group session group used=false /> }).collect_view();
    let known = (!notices.is_empty()).then(|| view! { <h3>{texts.notices()}</h3> });
    let notices = notices.into_iter().map(|group| view! { <Group session group used=true /> }).collect_view();
    let decided = (!data.facts.decisions.is_empty()).then(|| view! { <Decided session flow /> });
    let inspection = move |()| {
        let problems = session.problems.with_untracked(|answer| answer.done().cloned())?;
        let mut facts = session.facts.with_untracked(|data| Some(data.as_ref()?.facts.clone()))?;
        facts.decisions = session.decisions.get_untracked();
        for decision in &mut facts.decisions {
            let key = decision.key();
            decision.confirmed |= session.choices.with_untracked(|choices| choices.confirmed.contains(&key));
        }
        Some(Inspection::of(&facts, &problems))
    };
    let ready =
        Signal::derive(move || session.problems.with(|answer| answer.done().is_some()) && !session.weighing.get());
    let choices = session.choices.get_untracked();
    let unsure = |file: &FileFacts| file.columns.iter().any(|c| c.role.is_some() && c.confidence == Confidence::Guess);
    let files =
        data.facts.files.iter().map(|file| file_account(session, flow, file, &choices, unsure(file))).collect_view();
    let (stages, others) = (data.facts.stages.clone(), data.facts.other_currencies.clone());
    let main = data.facts.currency.clone();
    let stages = (!stages.is_empty()).then(|| view! { <Stages session flow stages /> });
    let others = (!others.is_empty()).then(|| view! { <Currencies session flow others main /> });
    view! {
        <div class="reading-part">
            <h3>{texts.rows_kept_out()}</h3>
            {nothing}{groups}{save}{known}{notices}
        </div>
        <div class="reading-part">{decided}{others}{files}{stages}
            <SaveReading session inspection ready />
        </div>
    }
}

/// Everything that was decided, each decision with what could be taken instead.
#[component]
fn Decided(
    /// The store.
    session: Session,
    /// Reads the files again.
    flow: Flow,
) -> impl IntoView {
    let texts = session.texts();
    let list = move || {
        let confirmed = session.choices.with(|choices| choices.confirmed.clone());
        let decisions = session.decisions.with_untracked(Clone::clone);
        let of_rail = decisions.into_iter().filter(|decision| !is_of_teams(decision));
        let item = |decision: Decision| {
            let confirmed = decision.confirmed || confirmed.contains(&decision.key());
            let mark = confirmed.then(|| view! { <span class="mark">{texts.confirmed()}</span> });
            view! { <li><DecisionChip session flow decision confirmed=confirmed />{mark}</li> }
        };
        of_rail.map(item).collect_view()
    };
    view! {
        <Fold session key="decisions" heading=texts.decisions()>
            <ul class="decision-chips">{list}</ul>
        </Fold>
    }
    .into_any()
}

/// Rows of one reason.
#[component]
fn Group(
    /// The store.
    session: Session,
    /// The rows.
    group: KeptOut,
    /// Whether they are used all the same.
    used: bool,
) -> impl IntoView {
    let texts = session.texts();
    let heading = texts.reason(&group.example);
    let says = if used { texts.noticed(&group) } else { texts.concerns(&group, &session.currency.get_untracked()) };
    let (reason, rows) = (group.reason, group.rows);
    view! {
        <details class="kept-out">
            <summary><span>{heading}</span><span class="soft">{says}</span></summary>
            <ProblemRows session reason rows />
        </details>
    }
    .into_any()
}

/// One file: used + kept out = read, how it is read, and what each column was read as.
fn file_account(
    session: Session,
    flow: Flow,
    file: &FileFacts,
    choices: &Choices,
    open: bool,
) -> impl IntoView + use<> {
    let texts = session.texts();
    let left_out = choices.of(&file.file).left_out;
    let (settings, columns) = (file.clone(), file.clone());
    let problem = file.problem.as_ref().map(|_| view! { <p class="assumption">{texts.file_not_used(file)}</p> });
    view! {
        <Fold session key=file.file.clone() heading=file.file.clone() says=texts.account(file) open=open>
            {problem}
            <FileSettings session flow file=settings left_out />
            <Columns session flow file=columns />
        </Fold>
    }
}

/// Files that could not be used: what they were taken for, so that the user can say what they are.
#[component]
pub fn RefusedPanel(
    /// The store.
    session: Session,
    /// Reads the files again.
    flow: Flow,
) -> impl IntoView {
    let (texts, flow) = (session.texts(), flow.of_refused());
    let any = Signal::derive(move || session.refused.with(Option::is_some));
    let files = move || {
        session.refused.get().map(|refused| {
            let files = refused.unread.files.iter();
            files.map(|file| file_account(session, flow, file, &refused.choices, true)).collect_view()
        })
    };
    let inspection = move |()| {
        let refused = session.refused.get_untracked()?;
        let Unread { problem, files, problems } = &refused.unread;
        Some(Inspection::refused(files, problems, problem))
    };
    let body = move || {
        view! {
            <section class="reading" aria-labelledby="refused-heading">
                <header class="card-head">
                    <h2 id="refused-heading">{texts.refused_heading()}</h2>
                    <button type="button" class="button quiet square" aria-label=texts.close() on:click=move |_| session.refused.set(None)>
                        <Icon name=IconName::Close />
                    </button>
                </header>
                <p class="soft">{texts.refused_says()}</p>
                <div class="reading-part">
                    {files}
                    <SaveReading session inspection ready=any />
                </div>
            </section>
        }
    };
    view! { <When holds=any>{body}</When> }.into_any()
}

//! What moves between two models, and what carries it.

use fairshare_charts::{Drawing, Look, moved};
use fairshare_engine::team::Reading;
use fairshare_engine::view::{By, Moved};
use leptos::prelude::*;

use super::carriers::Carriers;
use super::linked::Linked;
use super::picture::{Picture, SAVED_WIDTH, caption};
use super::save::SaveButtons;
use crate::parts::{Choice, Select, When};
use crate::session::{Answer, Session};
use crate::sheet::{self, Cell};
use crate::side::Side;
use crate::texts::Saved;

/// What moves.
#[component]
pub fn MovedPanel(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let picture = Callback::new(move |look: Look| {
        let chart = chart(session, &look, SAVED_WIDTH)?;
        let title = chart.title.clone();
        let rows = session.moved.with(|answer| answer.done().map(|moved| rows(session, moved))).unwrap_or_default();
        Some(Picture { chart, caption: caption(title, says(session), session), rows })
    });
    let enough =
        Memo::new(move |_| session.moved.with(|answer| answer.done().is_none_or(|moved| moved.teams.len() > 1)));
    view! {
        <section class="card" aria-labelledby="moved-heading">
            <header class="card-head">
                <h2 id="moved-heading">{texts.moves()}</h2>
                <PairChoice session />
                <SaveButtons session saved=Saved::Moved of=texts.save_moved() picture=picture />
            </header>
            <When holds=enough otherwise=move || view! { <p class="empty">{texts.moves_needs_teams()}</p> }>
                <MovedBody session />
            </When>
        </section>
    }
    .into_any()
}

/// The sentence, the picture, and beside it what carries it.
#[component]
fn MovedBody(
    /// The store.
    session: Session,
) -> impl IntoView {
    let width = RwSignal::new(0.0);
    let drawing = Memo::new(move |_| chart(session, &session.look(session.dark.get()), session.drawn_width(width)));
    let says = Signal::derive(move || says(session));
    // Why it moves: what the two models do otherwise.
    let why = move || {
        let texts = session.texts();
        let (from, to) = session.pair.get();
        let of = |side: &Side| {
            let model = session.settings.with(|settings| side.model(settings));
            format!("{}: {}", texts.model(&model), texts.kind_says(side.kind()))
        };
        if from.kind() == to.kind() { of(&to) } else { format!("{} {}", of(&from), of(&to)) }
    };
    let read_otherwise = Signal::derive(move || session.joint.get() != Reading::Split);
    view! {
        <p class="moved-says">{says}</p>
        <p class="soft">{why}</p>
        <When holds=read_otherwise>
            <p class="soft">{session.texts().moved_is_split()}</p>
        </When>
        <div class="moved">
            <Linked session id="moved-picture" width=width drawing=drawing />
            <Carriers session />
        </div>
    }
}

fn chart(session: Session, look: &Look, width: f64) -> Option<Drawing> {
    let view = session.moved.with(|answer| answer.done().cloned()).filter(|_| width > 0.0)?;
    Some(moved(&view, look, &session.words(), width))
}

/// Each team before and after, for a file.
fn rows(session: Session, moved: &Moved) -> Vec<Vec<Cell>> {
    let (texts, currency) = (session.texts(), session.currency.get());
    let money = |minor: i64| Cell::Number(texts.figures().money(minor, &currency));
    let head = vec![
        Cell::Text(sheet::by_key(By::Team).to_owned()),
        Cell::Text(moved.from.to_string()),
        Cell::Text(moved.to.to_string()),
    ];
    let row = |(team, (before, after)): (&String, (&i64, &i64))| {
        let name = if team.is_empty() { texts.unassigned().to_owned() } else { team.clone() };
        vec![Cell::Text(name), money(*before), money(*after)]
    };
    let teams = moved.teams.iter().zip(moved.before.iter().zip(&moved.after));
    std::iter::once(head).chain(teams.map(row)).collect()
}

fn says(session: Session) -> String {
    let texts = session.texts();
    session.moved.with(|answer| match answer {
        Answer::Done(moved) => texts.moves_says(moved, &session.currency.get()),
        Answer::Failed(problem) => texts.problem(problem),
        Answer::Empty | Answer::Working => String::new(),
    })
}

/// From one model to another.
#[component]
fn PairChoice(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let choices = Signal::derive(move || {
        session.settings.with(|settings| {
            let choice = |side: Side| Choice::new(side.key(), texts.model(&side.model(settings)));
            let has = session.has.get();
            let offered = Side::offered(settings).into_iter().filter(|side| side.kind().is_there(has));
            offered.map(choice).collect::<Vec<_>>()
        })
    });
    let choose_from = move |key: String| session.wanted_from.set(Side::from_key(&key));
    let choose_to = move |key: String| session.wanted_to.set(Side::from_key(&key));
    let from = Signal::derive(move || session.pair.with(|(from, _)| from.key()));
    let to = Signal::derive(move || session.pair.with(|(_, to)| to.key()));
    view! {
        <div class="pair">
            <Select label=texts.moves_from() choices=choices value=from on_choose=choose_from />
            <Select label=texts.moves_to() choices=choices value=to on_choose=choose_to />
        </div>
    }
    .into_any()
}

//! Credit that moves from one model to another, and its carriers.

use std::sync::Arc;

use fairshare_charts::{Drawing, Look, moved};
use fairshare_types::dimension::Dimension;
use fairshare_types::options::JointCreditPolicy;
use fairshare_types::results::Moved;
use leptos::prelude::*;

use super::carriers::Carriers;
use super::linked::Linked;
use super::picture::{Picture, SAVED_WIDTH, caption};
use super::pictured::Pictured;
use super::save::SaveButtons;
use crate::components::{Choice, Select, When};
use crate::state::choice_signals::{ChoiceSignals, Field};
use crate::state::derived::Derived;
use crate::state::drill::Drill;
use crate::state::results::{Answer, Compared, Results, look};
use crate::state::screen::{Screen, drawn_width};
use crate::texts::{ChartWords, Saved, Texts};
use crate::values::catalogue::{Has, Settings};
use crate::values::highlight::Highlight;
use crate::values::sheet::{self, Cell};
use crate::values::side::Side;
use crate::values::tab::Tab;

/// The panel about credit that moves.
#[component]
pub fn MovedPanel(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// The workers' answers.
    results: Results,
    /// What follows from choices and answers.
    derived: Derived,
    /// What the screen shows.
    screen: Screen,
    /// The drill-down to deals.
    drill: Drill,
    /// The picture that the Share menu copies and saves.
    pictured: Pictured,
) -> impl IntoView {
    let picture = Callback::new(move |look: Look| {
        let chart = chart(texts, results.moved, derived.currency, &look, SAVED_WIDTH)?;
        let title = chart.title.clone();
        let rows = results
            .moved
            .with(|answer| answer.done().map(|moved| rows(texts, derived.currency, moved)))
            .unwrap_or_default();
        Some(Picture {
            chart,
            caption: caption(
                texts,
                choices,
                results.fingerprint,
                results.compared,
                derived,
                title,
                says(texts, results.moved, derived.currency),
            ),
            rows,
        })
    });
    let enough =
        Memo::new(move |_| results.moved.with(|answer| answer.done().is_none_or(|moved| moved.teams.len() > 1)));
    view! {
        <section class="card" aria-labelledby="moved-heading">
            <header class="card-head">
                <h2 id="moved-heading">{texts.moved.moves}</h2>
                <PairChoice texts choices has=derived.has pair=derived.pair />
                <SaveButtons texts compared=results.compared derived printing=screen.printing notice=screen.notice saved=Signal::stored(Saved::Moved) of=texts.table.save_moved picture=picture pictured=(pictured, Tab::Moved) />
            </header>
            <When holds=enough otherwise=move || view! { <p class="empty">{texts.moved.moves_needs_teams}</p> }>
                <MovedBody texts joint=choices.joint settings=choices.settings compared=results.compared moved_credit=results.moved derived printing=screen.printing highlight=screen.highlight drill />
            </When>
        </section>
    }
    .into_any()
}

/// The sentence, the picture, and the carriers beside it.
#[component]
fn MovedBody(
    /// The texts.
    texts: &'static dyn Texts,
    /// Policy for joint touches.
    joint: Field<JointCreditPolicy>,
    /// The models' settings.
    settings: Field<Settings>,
    /// Credit under the models.
    compared: RwSignal<Answer<Arc<Compared>>>,
    /// The credit that moves between two models.
    moved_credit: RwSignal<Answer<Arc<Moved>>>,
    /// What follows from choices and answers.
    derived: Derived,
    /// The page is being printed.
    printing: RwSignal<bool>,
    /// The team, channel or campaign highlighted on the whole page.
    highlight: RwSignal<Option<Highlight>>,
    /// The drill-down to deals.
    drill: Drill,
) -> impl IntoView {
    let width = RwSignal::new(0.0);
    let drawing = Memo::new(move |_| {
        chart(texts, moved_credit, derived.currency, &look(compared, derived.dark.get()), drawn_width(printing, width))
    });
    let says = Signal::derive(move || says(texts, moved_credit, derived.currency));
    // The cause: what each of the two models does.
    let why = move || {
        let (from, to) = derived.pair.get();
        let of = |side: &Side| {
            let model = settings.with(|settings| side.model(settings));
            format!("{}: {}", texts.model(&model), texts.kind_says(side.kind()))
        };
        if from.kind() == to.kind() { of(&to) } else { format!("{} {}", of(&from), of(&to)) }
    };
    let read_otherwise = Signal::derive(move || joint.get() != JointCreditPolicy::Split);
    view! {
        <p class="moved-says">{says}</p>
        <p class="soft">{why}</p>
        <When holds=read_otherwise>
            <p class="soft">{texts.teams.moved_is_split}</p>
        </When>
        <div class="moved">
            <Linked highlight=highlight drill id="moved-picture" width=width drawing=drawing />
            <Carriers texts moved_credit=moved_credit currency=derived.currency highlight=highlight drill />
        </div>
    }
}

fn chart(
    texts: &'static dyn Texts,
    moved_credit: RwSignal<Answer<Arc<Moved>>>,
    currency: Memo<String>,
    look: &Look,
    width: f64,
) -> Option<Drawing> {
    let view = moved_credit.with(|answer| answer.done().cloned()).filter(|_| width > 0.0)?;
    Some(moved(&view, look, &ChartWords::new(texts, currency.get()), width))
}

/// Each team's credit before and after, for the copied table.
fn rows(texts: &'static dyn Texts, currency: Memo<String>, moved: &Moved) -> Vec<Vec<Cell>> {
    let (texts, currency) = (texts, currency.get());
    let money = |minor: i64| Cell::Number(texts.figures().money(minor, &currency));
    let head = vec![
        Cell::Text(sheet::by_key(Dimension::Team).to_owned()),
        Cell::Text(moved.from.to_string()),
        Cell::Text(moved.to.to_string()),
    ];
    let row = |(team, (before, after)): (&String, (&i64, &i64))| {
        let name = if team.is_empty() { texts.teams.unassigned.to_owned() } else { team.clone() };
        vec![Cell::Text(name), money(*before), money(*after)]
    };
    let teams = moved.teams.iter().zip(moved.before.iter().zip(&moved.after));
    std::iter::once(head).chain(teams.map(row)).collect()
}

fn says(texts: &'static dyn Texts, moved_credit: RwSignal<Answer<Arc<Moved>>>, currency: Memo<String>) -> String {
    moved_credit.with(|answer| match answer {
        Answer::Done(moved) => texts.moves_says(moved, &currency.get()),
        Answer::Failed(problem) => texts.problem(problem),
        Answer::Empty | Answer::Working => String::new(),
    })
}

/// The choice of the two models.
#[component]
fn PairChoice(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// Which models have their inputs.
    has: Memo<Has>,
    /// The two models of the credit flow.
    pair: Memo<(Side, Side)>,
) -> impl IntoView {
    let options = Signal::derive(move || {
        choices.settings.with(|settings| {
            let choice = |side: Side| Choice::new(side.key(), texts.model(&side.model(settings)));
            let has = has.get();
            let offered = Side::offered(settings).into_iter().filter(|side| has.usable(side.kind()));
            offered.map(choice).collect::<Vec<_>>()
        })
    });
    let choose_from = move |key: String| choices.from.set(Side::from_key(&key));
    let choose_to = move |key: String| choices.to.set(Side::from_key(&key));
    let from = Signal::derive(move || pair.with(|(from, _)| from.key()));
    let to = Signal::derive(move || pair.with(|(_, to)| to.key()));
    view! {
        <div class="pair">
            <Select label=texts.moved.moves_from choices=options value=from on_choose=choose_from />
            <Select label=texts.moved.moves_to choices=options value=to on_choose=choose_to />
        </div>
    }
    .into_any()
}

//! An open deal: its touches, what each model gives them, and the arithmetic in words.

use std::sync::Arc;

use fairshare_charts::{Drawing, Look, deal};
use fairshare_engine::model::Model;
use fairshare_engine::view::{Example, OpenedDeal};
use fairshare_import::detect::Outcome;
use leptos::prelude::*;

use super::arithmetic::arithmetic;
use super::linked::Linked;
use super::picture::{Picture, SAVED_WIDTH, caption};
use super::save::SaveButtons;
use crate::parts::{Choice, Select};
use crate::session::{Answer, Session};
use crate::sheet::Value;
use crate::texts::Saved;

/// Touches that are listed one by one.
const TOUCHES: usize = 500;

/// The deal that is open.
#[component]
pub fn OpenDeal(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    // Only the answer to what is open now: another deal's is on its way out.
    let opened = Memo::new(move |_| {
        let open = session.drill.open.get();
        session.drill.opened.with(|answer| match answer {
            Answer::Done(Some(opened)) if Some(&opened.row.id) == open.as_ref() => Some(Ok(opened.clone())),
            Answer::Done(None) => Some(Err(texts.deal_gone().to_owned())),
            Answer::Failed(problem) => Some(Err(texts.problem(problem))),
            _ => None,
        })
    });
    let says = move || match opened.get()? {
        Ok(opened) => Some(about(session, &opened)),
        Err(why) => Some(view! { <p class="caution">{why}</p> }.into_any()),
    };
    view! { <div class="open-deal">{says}</div> }.into_any()
}

fn about(session: Session, opened: &Arc<OpenedDeal>) -> AnyView {
    let texts = session.texts();
    let says = texts.deal_says(opened, &session.currency.get());
    let Some((_, first)) = opened.examples.first() else {
        return view! { <p>{says}</p><p class="soft">{texts.untouched()}</p> }.into_any();
    };
    // Where nothing was won there is nothing to multiply.
    let won = opened.row.outcome == Outcome::Won;
    view! {
        <p>{says}" "<span class="soft">{texts.milestones_of(first)}</span></p>
        <TimeLine session opened=opened.clone() />
        {touches(session, &opened.examples)}
        {won.then(|| view! { <Worked session opened=opened.clone() /> })}
    }
    .into_any()
}

/// Its time line.
#[component]
fn TimeLine(
    /// The store.
    session: Session,
    /// The deal.
    opened: Arc<OpenedDeal>,
) -> impl IntoView {
    let texts = session.texts();
    let opened = StoredValue::new(opened);
    let chart = move |look: &Look, width: f64| -> Option<Drawing> {
        (width > 0.0).then(|| opened.with_value(|opened| deal(&opened.examples, look, &session.words(), width)))
    };
    // The deal alone is the whole that its amounts are parts of.
    let whole = opened.with_value(|opened| opened.row.amount);
    let picture = Callback::new(move |look: Look| {
        let chart = chart(&look, SAVED_WIDTH)?;
        let says = opened.with_value(|opened| session.texts().deal_says(opened, &session.currency.get()));
        let title = chart.title.clone();
        Some(Picture { chart, caption: caption(title, says, session), rows: Vec::new() })
    });
    let width = RwSignal::new(0.0);
    let drawing = Memo::new(move |_| chart(&session.look(session.dark.get()), session.drawn_width(width)));
    view! {
        <Linked session id="deal-picture" width=width drawing=drawing />
        <SaveButtons session saved=Saved::Deal of=texts.save_deal() picture=picture whole=whole />
    }
}

/// Touches and models: parts of the deal, and amounts.
fn touches(session: Session, examples: &[(Model, Example)]) -> AnyView {
    let texts = session.texts();
    let currency = session.currency.get();
    let Some((_, first)) = examples.first() else { return ().into_any() };
    let own =
        texts.touch_headings().map(|heading| view! { <th scope="col" class="words">{heading}</th> }).collect_view();
    let models = examples.iter().map(|(model, _)| view! { <th scope="col">{texts.model(model)}</th> }).collect_view();
    let row = |(at, touch): (usize, &fairshare_engine::view::ExampleTouch)| {
        let cell = |(_, example): &(Model, Example)| {
            let touch = &example.touches[at];
            let minor = touch.teams.iter().map(|(_, _, minor)| minor).sum();
            let amount = (example.amount != 0).then(|| {
                view! { <span class="soft amount-line">{texts.figures().money(minor, &currency)}</span> }
            });
            view! { <td>{texts.value(Value::Share(touch.weight), &currency)}{amount}</td> }
        };
        view! {
            <tr>
                <th scope="row">{format!("{}. {}", at + 1, touch.channel)}</th>
                <td class="words">{texts.teams_of(touch)}</td>
                <td class="words day">{touch.time.map(|time| texts.figures().day(time))}</td>
                {examples.iter().map(cell).collect_view()}
            </tr>
        }
    };
    let rows = first.touches.iter().enumerate().take(TOUCHES).map(row).collect_view();
    view! {
        <div class="scroller" role="region" tabindex="0" aria-label=texts.touch_caption()>
            <table class="grid">
                <caption>{texts.touch_caption()}</caption>
                <thead><tr>{own}{models}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The arithmetic of one of the models: at first the baseline's.
#[component]
fn Worked(
    /// The store.
    session: Session,
    /// The deal.
    opened: Arc<OpenedDeal>,
) -> impl IntoView {
    let texts = session.texts();
    let choices = opened.examples.iter().map(|(model, _)| Choice::new(model.to_string(), texts.model(model)));
    let choices: Vec<Choice> = choices.collect();
    let baseline = untrack(|| session.model(session.baseline.get()).to_string());
    let known = choices.iter().any(|choice| choice.key == baseline);
    let first = choices.first().map_or_else(String::new, |choice| choice.key.clone());
    let under = RwSignal::new(if known { baseline } else { first });
    let written = move || {
        let example = opened.examples.iter().find(|(model, _)| under.with(|under| model.to_string() == *under));
        example.map(|(_, example)| arithmetic(session, example))
    };
    view! {
        <Select
            label=texts.arithmetic_under()
            choices=Signal::stored(choices)
            value=under
            on_choose=move |key| under.set(key)
        />
        {written}
    }
    .into_any()
}

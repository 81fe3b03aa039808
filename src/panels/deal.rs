//! An open deal: its touches, what each model gives them, and the arithmetic in words.

use std::sync::Arc;

use fairshare_charts::{Drawing, Look, deal};
use fairshare_types::model::Model;
use fairshare_types::results::{Example, Fingerprint, OpenedDeal};
use fairshare_types::schema::Outcome;
use leptos::prelude::*;

use super::arithmetic::arithmetic;
use super::linked::Linked;
use super::picture::{Picture, SAVED_WIDTH, caption};
use super::save::SaveButtons;
use crate::components::{Choice, Select};
use crate::state::choice_signals::{ChoiceSignals, Field};
use crate::state::derived::Derived;
use crate::state::drill::Drill;
use crate::state::results::{Answer, Compared, Results, look};
use crate::state::screen::{Screen, drawn_width};
use crate::texts::{Saved, Texts};
use crate::values::catalogue::{Kind, Settings};
use crate::values::sheet::Value;

/// Maximum number of touches that are listed.
const TOUCHES: usize = 500;

/// The deal that is open.
#[component]
pub fn OpenDeal(
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
) -> impl IntoView {
    // Only the answer about the open deal: the last one may be about another deal.
    let opened = Memo::new(move |_| {
        let open = drill.open.get();
        results.opened.with(|answer| match answer {
            Answer::Done(Some(opened)) if Some(&opened.row.id) == open.as_ref() => Some(Ok(opened.clone())),
            Answer::Done(None) => Some(Err(texts.deals.deal_gone.to_owned())),
            Answer::Failed(problem) => Some(Err(texts.problem(problem))),
            _ => None,
        })
    });
    let says = move || match opened.get()? {
        Ok(opened) => {
            let (fingerprint, compared) = (results.fingerprint, results.compared);
            let about = view! { <About texts choices fingerprint compared derived screen drill opened /> };
            Some(about.into_any())
        }
        Err(why) => Some(view! { <p class="caution">{why}</p> }.into_any()),
    };
    view! { <div class="open-deal">{says}</div> }.into_any()
}

/// The open deal: its touches and, if it was won, how their credit is computed.
#[component]
fn About(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// One-way fingerprint of the data on the screen.
    fingerprint: RwSignal<Answer<Fingerprint>>,
    /// Credit under the models.
    compared: RwSignal<Answer<Arc<Compared>>>,
    /// What follows from choices and answers.
    derived: Derived,
    /// What the screen shows.
    screen: Screen,
    /// The drill-down to deals.
    drill: Drill,
    /// The deal.
    opened: Arc<OpenedDeal>,
) -> impl IntoView {
    let says = texts.deal_says(&opened, &derived.currency.get_untracked());
    let Some((_, first)) = opened.examples.first() else {
        return view! { <p>{says}</p><p class="soft">{texts.deals.untouched}</p> }.into_any();
    };
    // A deal that was not won has no credit to compute.
    let won = opened.row.outcome == Outcome::Won;
    view! {
        <p>{says}" "<span class="soft">{texts.milestones_of(first)}</span></p>
        <TimeLine texts choices fingerprint compared derived screen drill opened=opened.clone() />
        {touches(texts, derived.currency, &opened.examples)}
        {won.then(|| view! { <Worked texts settings=choices.settings baseline=derived.baseline currency=derived.currency opened=opened.clone() /> })}
    }
    .into_any()
}

/// Its time line.
#[component]
fn TimeLine(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// One-way fingerprint of the data on the screen.
    fingerprint: RwSignal<Answer<Fingerprint>>,
    /// Credit under the models.
    compared: RwSignal<Answer<Arc<Compared>>>,
    /// What follows from choices and answers.
    derived: Derived,
    /// What the screen shows.
    screen: Screen,
    /// The drill-down to deals.
    drill: Drill,
    /// The deal.
    opened: Arc<OpenedDeal>,
) -> impl IntoView {
    let opened = StoredValue::new(opened);
    let chart = move |look: &Look, width: f64| -> Option<Drawing> {
        (width > 0.0).then(|| opened.with_value(|opened| deal(&opened.examples, look, &derived.words(), width)))
    };
    // Hidden amounts become parts of this deal alone.
    let whole = opened.with_value(|opened| opened.row.amount);
    let picture = Callback::new(move |look: Look| {
        let chart = chart(&look, SAVED_WIDTH)?;
        let says = opened.with_value(|opened| texts.deal_says(opened, &derived.currency.get()));
        let title = chart.title.clone();
        Some(Picture {
            chart,
            caption: caption(texts, choices, fingerprint, compared, derived, title, says),
            rows: Vec::new(),
        })
    });
    let width = RwSignal::new(0.0);
    let drawing = Memo::new(move |_| chart(&look(compared, derived.dark.get()), drawn_width(screen.printing, width)));
    view! {
        <Linked highlight=screen.highlight drill id="deal-picture" width=width drawing=drawing />
        <SaveButtons texts compared derived printing=screen.printing notice=screen.notice saved=Signal::stored(Saved::Deal) of=texts.deals.save_deal picture=picture whole=whole />
    }
}

/// A table of touches and models: shares of the deal, and amounts.
fn touches(texts: &'static dyn Texts, currency: Memo<String>, examples: &[(Model, Example)]) -> AnyView {
    let currency = currency.get_untracked();
    let Some((_, first)) = examples.first() else { return ().into_any() };
    let own =
        texts.deals.touch_headings.map(|heading| view! { <th scope="col" class="words">{heading}</th> }).collect_view();
    let models = examples.iter().map(|(model, _)| view! { <th scope="col">{texts.model(model)}</th> }).collect_view();
    let row = |(at, touch): (usize, &fairshare_types::results::ExampleTouch)| {
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
        <div class="scroller" role="region" tabindex="0" aria-label=texts.deals.touch_caption>
            <table class="grid">
                <caption>{texts.deals.touch_caption}</caption>
                <thead><tr>{own}{models}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The arithmetic under one of the models, at first the baseline.
#[component]
fn Worked(
    /// The texts.
    texts: &'static dyn Texts,
    /// The models' settings.
    settings: Field<Settings>,
    /// The baseline.
    baseline: Memo<Kind>,
    /// The data's currency.
    currency: Memo<String>,
    /// The deal.
    opened: Arc<OpenedDeal>,
) -> impl IntoView {
    let options = opened.examples.iter().map(|(model, _)| Choice::new(model.to_string(), texts.model(model)));
    let options: Vec<Choice> = options.collect();
    let baseline = untrack(|| settings.model(baseline.get()).to_string());
    let known = options.iter().any(|choice| choice.key == baseline);
    let first = options.first().map_or_else(String::new, |choice| choice.key.clone());
    let under = RwSignal::new(if known { baseline } else { first });
    let written = move || {
        let example = opened.examples.iter().find(|(model, _)| under.with(|under| model.to_string() == *under));
        example.map(|(_, example)| arithmetic(texts, currency, example))
    };
    view! {
        <Select
            label=texts.deals.arithmetic_under
            choices=Signal::stored(options)
            value=under
            on_choose=move |key| under.set(key)
        />
        {written}
    }
    .into_any()
}

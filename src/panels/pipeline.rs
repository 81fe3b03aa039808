//! Open deals by team: credit under each model, and what each team sourced and influenced, beside won deals.

use std::sync::Arc;

use fairshare_types::dimension::Dimension;
use fairshare_types::results::{
    DrillTarget, Group, InfluenceWindow, Member, Pipeline, PipelineNumber, PipelinePart, Reach, WindowEnd,
};
use leptos::prelude::*;

use crate::components::{Choice, Leading, Select, When};
use crate::state::derived::Derived;
use crate::state::drill::Drill;
use crate::state::results::{Answer, Results};
use crate::state::screen::Screen;
use crate::texts::Texts;
use crate::texts::saved_table::group_name;

/// Keys of the ways in which an open deal counts: times its probability, whole.
const AMOUNTS: [&str; 2] = ["weighted", "whole"];

/// Lengths of influence windows on offer, in days.
const DAYS: [f64; 3] = [30.0, 90.0, 180.0];

/// The pipeline, if deals are open.
#[component]
pub fn PipelinePanel(
    /// The texts.
    texts: &'static dyn Texts,
    /// The workers' answers.
    results: Results,
    /// What follows from choices and answers.
    derived: Derived,
    /// What the screen shows.
    screen: Screen,
    /// The drill-down to deals.
    drill: Drill,
) -> impl IntoView {
    let any =
        Signal::derive(move || derived.facts.with(|data| data.as_ref().is_some_and(|data| data.facts.deals.open > 0)));
    let says = move || {
        results.pipeline.with(|answer| match answer {
            Answer::Done(pipeline) => texts.pipeline_says(pipeline, &derived.currency.get()),
            Answer::Failed(problem) => texts.problem(problem),
            Answer::Empty | Answer::Working => String::new(),
        })
    };
    let windows = windows();
    let key = |window: Option<InfluenceWindow>| {
        window.map_or_else(String::new, |window| format!("{}-{}", window.before.key(), window.days))
    };
    let options: Vec<Choice> =
        windows.iter().map(|&window| Choice::new(key(window), texts.influence_window(window))).collect();
    let value = Signal::derive(move || key(screen.window.get()));
    let choose = move |chosen: String| {
        screen.window.set(windows.iter().copied().find(|&window| key(window) == chosen).flatten());
    };
    let options = Signal::stored(options);
    let amounts =
        AMOUNTS.into_iter().zip(texts.pipeline.amounts).map(|(key, text)| Choice::new(key.to_owned(), text.to_owned()));
    let amounts: Signal<Vec<Choice>> = Signal::stored(amounts.collect());
    let counts_with = Signal::derive(move || AMOUNTS[usize::from(screen.whole_amounts.get())].to_owned());
    let choose_amounts = Callback::new(move |chosen: String| screen.whole_amounts.set(chosen == AMOUNTS[1]));
    let probable = Signal::derive(move || {
        results.pipeline.with(|answer| answer.done().is_some_and(|pipeline| pipeline.probabilities.is_some()))
    });
    let probabilities = move || {
        let said = results
            .pipeline
            .with(|answer| answer.done().map(|pipeline| texts.probabilities_say(pipeline, &derived.currency.get())));
        said.filter(|said| !said.is_empty()).map(|said| view! { <p class="soft">{said}</p> })
    };
    let choose = Callback::new(choose);
    let content = move || {
        let pipeline = results.pipeline.with(|answer| answer.done().cloned())?;
        Some(table(texts, &derived.currency.get(), drill, screen.window.get_untracked(), &pipeline))
    };
    view! {
        <When holds=any>
            <section class="card" aria-labelledby="pipeline-heading">
                <header class="card-head">
                    <hgroup>
                        <h2 id="pipeline-heading">{texts.pipeline.heading}</h2>
                        <p class="soft">{says}</p>
                    </hgroup>
                    <When holds=probable>
                        <Select label=texts.pipeline.counts_with choices=amounts value=counts_with on_choose=choose_amounts />
                    </When>
                    <Select label=texts.pipeline.window choices=options value=value on_choose=choose />
                </header>
                {probabilities}
                {content}
                <p class="soft caution-line">{texts.pipeline.apart}</p>
            </section>
        </When>
    }
    .into_any()
}

/// The windows on offer; the first has no limit.
fn windows() -> Vec<Option<InfluenceWindow>> {
    let of = |before: WindowEnd| DAYS.map(|days| Some(InfluenceWindow { days, before }));
    std::iter::once(None).chain(WindowEnd::ALL.into_iter().flat_map(of)).collect()
}

/// The table. Each number leads to its deals.
fn table(
    texts: &'static dyn Texts,
    currency: &str,
    drill: Drill,
    window: Option<InfluenceWindow>,
    pipeline: &Arc<Pipeline>,
) -> AnyView {
    let number = |minor: i64, part: PipelinePart| {
        let behind = DrillTarget::Pipeline(PipelineNumber { whole_amounts: !pipeline.weighted, part });
        let to = texts.leads_to_deals(&texts.behind(&behind, None));
        let text = texts.figures().money(minor, currency);
        view! { <td><Leading text=text to=to on_choose=move |()| drill.show(behind.clone()) /></td> }
    };
    let models = pipeline.models.iter().map(|model| view! { <th scope="col">{texts.model(model)}</th> }).collect_view();
    let reaches = texts.pipeline.reach.map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let width = pipeline.groups.len();
    let row = |(at, group): (usize, &Group)| {
        let name = group_name(texts, Dimension::Team, group);
        let credit = pipeline.models.iter().zip(pipeline.credit.chunks(width)).map(|(model, credit)| {
            number(credit[at], PipelinePart::Credit { model: model.clone(), of: Member::from(group) })
        });
        let credit = credit.collect_view();
        let nothing = Reach::default();
        let (open, won) = (pipeline.open.get(at).unwrap_or(&nothing), pipeline.won.get(at).unwrap_or(&nothing));
        let reach = |minor: i64, open: bool, sourced: bool| {
            let window = window.filter(|_| !sourced);
            number(minor, PipelinePart::Reach { of: Member::from(group), open, window, sourced })
        };
        let reach = [
            reach(open.sourced, true, true),
            reach(open.influenced, true, false),
            reach(won.sourced, false, true),
            reach(won.influenced, false, false),
        ];
        view! { <tr><th scope="row"><bdi>{name}</bdi></th>{credit}{reach.collect_view()}</tr> }
    };
    let rows = pipeline.groups.iter().enumerate().map(row).collect_view();
    let totals = pipeline.models.iter().map(|_| number(pipeline.total, PipelinePart::All)).collect_view();
    let undated = (pipeline.undated > 0).then(|| view! { <p class="soft">{texts.undated_deals(pipeline.undated)}</p> });
    view! {
        <div class="scroller" role="group" tabindex="0" aria-label=texts.pipeline.heading>
            <table class="grid">
                <thead><tr><th scope="col" class="words">{texts.by(Dimension::Team)}</th>{models}{reaches}</tr></thead>
                <tbody>{rows}</tbody>
                <tfoot><tr><th scope="row">{texts.table.total}</th>{totals}<td></td><td></td><td></td><td></td></tr></tfoot>
            </table>
        </div>
        {undated}
    }
    .into_any()
}

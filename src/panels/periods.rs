//! Two periods or segments side by side, and why the credit of each team differs.

use std::sync::Arc;

use fairshare_types::dimension::Dimension;
use fairshare_types::results::Periods;
use leptos::prelude::*;

use crate::components::{Choice, Select, When};
use crate::state::choice_signals::ChoiceSignals;
use crate::state::derived::Derived;
use crate::state::results::{Answer, Results};
use crate::state::screen::Screen;
use crate::texts::Texts;
use crate::texts::saved_table::group_name;
use crate::values::catalogue::Kind;
use crate::values::sheet::Value;
use crate::values::sides::{self, Side};

/// Two sets of deals side by side.
#[component]
pub fn PeriodsPanel(
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
) -> impl IntoView {
    let offered = Memo::new(move |_| {
        derived.facts.with(|data| data.as_ref().map_or_else(Vec::new, |data| sides::offered(&data.facts)))
    });
    let query = Memo::new(move |_| derived.sides());
    let any = Signal::derive(move || query.with(Option::is_some));
    let only_one = Signal::derive(move || !any.get());
    let options = Signal::derive(move || {
        let label = |side: &Side| match side {
            Side::Period(span) => texts.span(*span),
            Side::Segment(name) => texts.segment_option(name),
        };
        offered.with(|offered| offered.iter().map(|side| Choice::new(side.key(), label(side))).collect::<Vec<_>>())
    });
    let select = move |at: usize| {
        let value = Signal::derive(move || {
            let side = derived.chosen_sides().map(|sides| sides[at].clone());
            offered.with(|offered| {
                let own = offered.iter().find(|one| Some(one.filter()) == side);
                own.map_or_else(String::new, Side::key)
            })
        });
        let choose = move |key: String| {
            let side =
                offered.with_untracked(|offered| offered.iter().find(|side| side.key() == key).map(Side::filter));
            screen.sides.update(|sides| sides[at] = side);
        };
        view! { <Select label=texts.periods.sides[at] choices=options value=value on_choose=choose /> }
    };
    let models = Signal::derive(move || {
        let choice = |kind: Kind| Choice::new(kind.key(), texts.model(&choices.settings.model(kind)));
        derived.additive.get().into_iter().map(choice).collect::<Vec<_>>()
    });
    let model = Signal::derive(move || derived.sides_kind().map_or_else(String::new, |kind| kind.key().to_owned()));
    let says = move || {
        results.periods.with(|answer| match answer {
            Answer::Done(_) if query.with(|query| query.as_ref().is_some_and(|q| q.sides[0] == q.sides[1])) => {
                texts.periods.same.to_owned()
            }
            Answer::Done(periods) if periods.sides.iter().any(|side| side.won_deals == 0) => {
                texts.periods.empty.to_owned()
            }
            Answer::Done(periods) => texts.periods_say(periods, &derived.currency.get()),
            Answer::Failed(problem) => texts.problem(problem),
            Answer::Empty | Answer::Working => String::new(),
        })
    };
    let content = move || {
        let periods = results.periods.with(|answer| answer.done().cloned())?;
        Some(table(texts, &derived.currency.get(), &periods))
    };
    view! {
        <section class="card" aria-labelledby="periods-heading">
            <header class="card-head">
                <hgroup>
                    <h2 id="periods-heading">{texts.periods.heading}</h2>
                    <p class="soft">{says}</p>
                </hgroup>
            </header>
            <When holds=only_one><p class="soft">{texts.periods.only_one}</p></When>
            <When holds=any>
                <div class="sides">
                    {select(0)}
                    {select(1)}
                    <Select
                        label=texts.periods.model
                        choices=models
                        value=model
                        on_choose=move |key: String| screen.sides_model.set(Kind::from_key(&key))
                    />
                </div>
                {content}
                <ul class="soft parts-say">
                    {texts.periods.parts_say.map(|part| view! { <li>{part}</li> }).collect_view()}
                    <li>{texts.periods.intervals_say}</li>
                </ul>
            </When>
        </section>
    }
    .into_any()
}

fn table(texts: &'static dyn Texts, currency: &str, periods: &Arc<Periods>) -> AnyView {
    let heads = texts.periods.headings.map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let money = |minor: i64| texts.figures().money(minor, currency);
    let change = |minor: i64| {
        view! { <td class:up={minor > 0} class:down={minor < 0}>{texts.difference(Value::Amount(minor), currency)}</td> }
    };
    let side = |side: &fairshare_types::results::Period, at: usize| {
        let share = (side.total != 0).then(|| {
            let share = texts.value(Value::Share(side.credit[at] as f64 / side.total as f64), currency);
            match side.intervals.get(at) {
                Some(ends) => format!("{share} ({})", texts.interval(ends[0], ends[1])),
                None => share,
            }
        });
        view! { <td>{money(side.credit[at])}<span class="second-line soft">{share}</span></td> }
    };
    let row = |(at, group): (usize, &fairshare_types::results::Group)| {
        let name = group_name(texts, Dimension::Team, group);
        let shift = periods.shifts.get(at).copied().unwrap_or_default();
        let sides = periods.sides.iter().map(|of| side(of, at)).collect_view();
        let parts = [shift.total(), shift.revenue, shift.mix, shift.within].map(change).collect_view();
        view! { <tr><th scope="row"><bdi>{name}</bdi></th>{sides}{parts}</tr> }
    };
    // Groups without credit on either side say nothing.
    let credited = |at: usize| periods.sides.iter().any(|side| side.credit.get(at).is_some_and(|credit| *credit != 0));
    let rows = periods.groups.iter().enumerate().filter(|(at, _)| credited(*at)).map(row).collect_view();
    let [first, second] = &periods.sides;
    let difference = second.total - first.total;
    view! {
        <div class="scroller" role="group" tabindex="0" aria-label=texts.periods.heading>
            <table class="grid">
                <thead><tr><th scope="col" class="words">{texts.by(Dimension::Team)}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{texts.table.total}</th>
                        <td>{money(first.total)}</td>
                        <td>{money(second.total)}</td>
                        {change(difference)}
                        {change(difference)}
                        <td></td>
                        <td></td>
                    </tr>
                </tfoot>
            </table>
        </div>
    }
    .into_any()
}

//! Filters: which deals, and touches of which time, are looked at.

use std::sync::Arc;

use fairshare_engine::filter::Filter;
use fairshare_engine::view::Offered;
use leptos::prelude::*;

use crate::filters::{Named, Part, keys};
use crate::parts::{Choice, DayField, Select, TextField, When};
use crate::period::{self, OTHER, Period, Span};
use crate::session::{Data, Session};

/// Names beyond which there is a field that looks for one.
const MANY: usize = 12;
/// Key of any time.
const ANY: &str = "";

/// The choice of what is looked at.
#[component]
pub fn FiltersPanel(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let on = Signal::derive(move || session.eligible.with(|counting| counting.filter.is_on()));
    let mark = move || on.get().then(|| view! { <span class="mark">{texts.filters_on()}</span> });
    let closes = Signal::derive(move || of_facts(session, |data| data.facts.closes));
    let touches = Signal::derive(move || of_facts(session, |data| data.facts.period));
    let has_closes = Signal::derive(move || closes.with(Option::is_some));
    let has_touches = Signal::derive(move || touches.with(Option::is_some));
    view! {
        <section class="rail-section counting filters" aria-labelledby="filters-heading">
            <details>
                <summary><h2 id="filters-heading">{texts.filters()}</h2>{mark}</summary>
                <When holds=has_closes>
                    <PeriodChoice session part=Part::Closed range=closes />
                </When>
                {Named::LISTED.map(|named| view! { <NamesChoice session named /> })}
                <DealKeys session />
                <When holds=has_touches>
                    <PeriodChoice session part=Part::Touched range=touches />
                </When>
                <When holds=on>
                    <button type="button" class="button" on:click=move |_| session.narrow(|f| *f = Filter::default())>
                        {texts.clear_filters()}
                    </button>
                </When>
            </details>
        </section>
    }
    .into_any()
}

/// Something of the facts of the data on the screen.
fn of_facts<T>(session: Session, get: impl FnOnce(&Arc<Data>) -> Option<T>) -> Option<T> {
    session.facts.with(|data| data.as_ref().and_then(get))
}

/// When deals were closed, or touches took place.
#[component]
fn PeriodChoice(
    /// The store.
    session: Session,
    /// [`Part::Closed`] or [`Part::Touched`].
    part: Part,
    /// The first and the last of the data.
    range: Signal<Option<(i64, i64)>>,
) -> impl IntoView {
    let texts = session.texts();
    let period = Signal::derive(move || {
        session.eligible.with(|counting| match part {
            Part::Touched => counting.filter.touched,
            _ => counting.filter.closed,
        })
    });
    let set = move |period: Option<Period>| {
        session.narrow(|filter| match part {
            Part::Touched => filter.touched = period,
            _ => filter.closed = period,
        });
    };
    let choices = Signal::derive(move || {
        let spans = range.get().map_or_else(Vec::new, |(first, last)| period::offered(first, last));
        let mut choices = vec![Choice::new(ANY, texts.any_time())];
        choices.extend(spans.into_iter().map(|span| Choice::new(period::key(span), texts.span(span))));
        let own = period.get().map(period::span);
        if let Some(own) = own.filter(|own| choices.iter().all(|choice| choice.key != period::key(*own))) {
            let label = if matches!(own, Span::Days(..)) { texts.other_days().to_owned() } else { texts.span(own) };
            choices.push(Choice::new(period::key(own), label));
        }
        choices
    });
    let value = Signal::derive(move || period.get().map_or_else(String::new, |p| period::key(period::span(p))));
    let choose = move |key: String| {
        if key != OTHER {
            set(period::from_key(&key));
        }
    };
    let end = move |at: fn(Span) -> Option<i64>| {
        Signal::derive(move || {
            let days = period.get().map(|[from, until]| {
                let last = (until != i64::MAX).then(|| until.saturating_sub(fairshare_import::time::DAY));
                Span::Days((from != i64::MIN).then_some(from), last)
            });
            days.and_then(at).map_or_else(String::new, period::written)
        })
    };
    let first = end(|span| if let Span::Days(first, _) = span { first } else { None });
    let last = end(|span| if let Span::Days(_, last) = span { last } else { None });
    let from = move |text: String| set(period::from_day(period.get_untracked(), period::read(&text)));
    let to = move |text: String| set(period::to_day(period.get_untracked(), period::read(&text)));
    let [first_label, last_label] = texts.end_days(part);
    view! {
        <Select label=texts.period_of(part) choices=choices value=value on_choose=choose />
        <div class="days">
            <DayField label=first_label value=first on_change=from />
            <DayField label=last_label value=last on_change=to />
        </div>
    }
    .into_any()
}

/// Names of a kind, where the data have more than one.
#[component]
fn NamesChoice(
    /// The store.
    session: Session,
    /// Which kind.
    named: Named,
) -> impl IntoView {
    let offered = Memo::new(move |_| of_facts(session, |data| named.offered(&data.facts).cloned()).map(Arc::new));
    move || offered.get().map(|offered| names(session, named, offered))
}

fn names(session: Session, named: Named, offered: Arc<Offered>) -> impl IntoView + use<> {
    let texts = session.texts();
    let sought = RwSignal::new(String::new());
    let many = offered.names.len() > MANY;
    let left_off = (offered.left_off > 0).then(|| view! { <p class="soft">{texts.left_off(offered.left_off)}</p> });
    let shown = move || {
        let sought = sought.with(|sought| sought.trim().to_lowercase());
        let label = |(name, deals): &(String, u64)| (name.clone(), texts.name_and_deals(named, name, *deals));
        let all = offered.names.iter().map(label);
        all.filter(|(_, label)| label.to_lowercase().contains(&sought)).collect::<Vec<_>>()
    };
    let look = many.then(|| {
        view! { <TextField label=texts.find(named) value=sought on_input=move |text| sought.set(text) /> }
    });
    view! {
        <fieldset class="left-out">
            <legend class="field-label">{texts.named(named)}</legend>
            {look}
            <For
                each=shown
                key=|(name, _)| name.clone()
                children=move |(name, label)| view! { <NameBox session named name label /> }
            />
            {left_off}
        </fieldset>
    }
}

/// One name, wanted or not.
#[component]
fn NameBox(
    /// The store.
    session: Session,
    /// Its kind.
    named: Named,
    /// The name.
    name: String,
    /// The name with its deals.
    label: String,
) -> impl IntoView {
    let own = name.clone();
    let checked = Signal::derive(move || session.eligible.with(|counting| named.of(&counting.filter).contains(&own)));
    let change = move |event| {
        let wanted = event_target_checked(&event);
        session.narrow(|filter| {
            let names = named.of_mut(filter);
            names.retain(|known| *known != name);
            if wanted {
                names.push(name.clone());
            }
        });
    };
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=checked on:change=change />
            <span>{label}</span>
        </label>
    }
}

/// A set of deals, by their keys.
#[component]
fn DealKeys(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let id = crate::parts::fresh_id();
    let written = Signal::derive(move || session.eligible.with(|counting| counting.filter.deals.join("\n")));
    let change = move |event| {
        let wanted = keys(&event_target_value(&event));
        session.narrow(|filter| filter.deals = wanted);
    };
    view! {
        <span class="field">
            <label class="field-label" for=id.clone()>{texts.deal_keys()}</label>
            <textarea id=id class="text deal-keys" rows="2" spellcheck="false" prop:value=written on:change=change></textarea>
        </span>
    }
    .into_any()
}

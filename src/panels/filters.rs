//! Filters for deals, and for touches by period.

use std::sync::Arc;

use fairshare_types::options::{EligibilityRules, Filter};
use fairshare_types::results::Offered;
use leptos::prelude::*;

use crate::components::{CheckBox, Choice, DayField, Select, TextField, When};
use crate::state::choice_signals::Field;
use crate::state::results::Data;
use crate::texts::Texts;
use crate::values::filters::{Named, Part, keys};
use crate::values::period::{self, OTHER, Period, Span};

/// Number of names above which a search field is shown.
const MANY: usize = 12;
/// Key for any time.
const ANY: &str = "";

/// The filters.
#[component]
pub fn FiltersPanel(
    /// The texts.
    texts: &'static dyn Texts,
    /// Eligibility rules and filter.
    eligible: Field<EligibilityRules>,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
) -> impl IntoView {
    let on = Signal::derive(move || eligible.with(|counting| counting.filter.is_on()));
    let mark = move || on.get().then(|| view! { <span class="mark">{texts.filters.on}</span> });
    let closes = Signal::derive(move || of_facts(facts, |data| data.facts.closes));
    let touches = Signal::derive(move || of_facts(facts, |data| data.facts.period));
    let has_closes = Signal::derive(move || closes.with(Option::is_some));
    let has_touches = Signal::derive(move || touches.with(Option::is_some));
    view! {
        <section class="rail-section counting filters" aria-labelledby="filters-heading">
            <details>
                <summary><h2 id="filters-heading">{texts.filters.heading}</h2>{mark}</summary>
                <When holds=has_closes>
                    <PeriodChoice texts eligible part=Part::Closed range=closes />
                </When>
                {Named::LISTED.map(|named| view! { <NamesChoice texts eligible facts named /> })}
                <DealKeys texts eligible />
                <When holds=has_touches>
                    <PeriodChoice texts eligible part=Part::Touched range=touches />
                </When>
                <When holds=on>
                    <button type="button" class="button" on:click=move |_| eligible.narrow(|f| *f = Filter::default())>
                        {texts.filters.clear_filters}
                    </button>
                </When>
            </details>
        </section>
    }
    .into_any()
}

/// Gets something from the facts of the data on the screen.
fn of_facts<T>(facts: Memo<Option<Arc<Data>>>, get: impl FnOnce(&Arc<Data>) -> Option<T>) -> Option<T> {
    facts.with(|data| data.as_ref().and_then(get))
}

/// A filter by when deals were closed, or by when touches took place.
#[component]
fn PeriodChoice(
    /// The texts.
    texts: &'static dyn Texts,
    /// Eligibility rules and filter.
    eligible: Field<EligibilityRules>,
    /// [`Part::Closed`] or [`Part::Touched`].
    part: Part,
    /// The first and the last instant in the data.
    range: Signal<Option<(i64, i64)>>,
) -> impl IntoView {
    let period = Signal::derive(move || {
        eligible.with(|counting| match part {
            Part::Touched => counting.filter.touched,
            _ => counting.filter.closed,
        })
    });
    let set = move |period: Option<Period>| {
        eligible.narrow(|filter| match part {
            Part::Touched => filter.touched = period,
            _ => filter.closed = period,
        });
    };
    let options = Signal::derive(move || {
        let spans = range.get().map_or_else(Vec::new, |(first, last)| period::offered(first, last));
        let mut options = vec![Choice::new(ANY, texts.filters.any_time)];
        options.extend(spans.into_iter().map(|span| Choice::new(period::key(span), texts.span(span))));
        let own = period.get().map(period::span);
        if let Some(own) = own.filter(|own| options.iter().all(|choice| choice.key != period::key(*own))) {
            let label =
                if matches!(own, Span::Days(..)) { texts.filters.other_days.to_owned() } else { texts.span(own) };
            options.push(Choice::new(period::key(own), label));
        }
        options
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
                let last = (until != i64::MAX).then(|| until.saturating_sub(fairshare_types::time::DAY));
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
        <Select label=texts.period_of(part) choices=options value=value on_choose=choose />
        <div class="days">
            <DayField label=first_label value=first on_change=from />
            <DayField label=last_label value=last on_change=to />
        </div>
    }
    .into_any()
}

/// A filter by names of a kind, if the data has more than one.
#[component]
fn NamesChoice(
    /// The texts.
    texts: &'static dyn Texts,
    /// Eligibility rules and filter.
    eligible: Field<EligibilityRules>,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// Which kind.
    named: Named,
) -> impl IntoView {
    let offered = Memo::new(move |_| of_facts(facts, |data| named.offered(&data.facts).cloned()).map(Arc::new));
    move || offered.get().map(|offered| names(texts, eligible, named, offered))
}

fn names(
    texts: &'static dyn Texts,
    eligible: Field<EligibilityRules>,
    named: Named,
    offered: Arc<Offered>,
) -> impl IntoView + use<> {
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
                children=move |(name, label)| view! { <NameBox eligible named name label /> }
            />
            {left_off}
        </fieldset>
    }
}

/// A check box for one name.
#[component]
fn NameBox(
    /// Eligibility rules and filter.
    eligible: Field<EligibilityRules>,
    /// Its kind.
    named: Named,
    /// The name.
    name: String,
    /// The name with its number of deals.
    label: String,
) -> impl IntoView {
    let own = name.clone();
    let checked = Signal::derive(move || eligible.with(|counting| named.of(&counting.filter).contains(&own)));
    let change = move |wanted: bool| {
        eligible.narrow(|filter| {
            let names = named.of_mut(filter);
            names.retain(|known| *known != name);
            if wanted {
                names.push(name.clone());
            }
        });
    };
    view! { <CheckBox label checked on_change=change /> }
}

/// A filter by keys of deals.
#[component]
fn DealKeys(
    /// The texts.
    texts: &'static dyn Texts,
    /// Eligibility rules and filter.
    eligible: Field<EligibilityRules>,
) -> impl IntoView {
    let id = crate::components::fresh_id();
    let written = Signal::derive(move || eligible.with(|counting| counting.filter.deals.join("\n")));
    let change = move |event| {
        let wanted = keys(&event_target_value(&event));
        eligible.narrow(|filter| filter.deals = wanted);
    };
    view! {
        <span class="field">
            <label class="field-label" for=id.clone()>{texts.filters.deal_keys}</label>
            <textarea id=id class="text deal-keys" rows="2" spellcheck="false" prop:value=written on:change=change></textarea>
        </span>
    }
    .into_any()
}

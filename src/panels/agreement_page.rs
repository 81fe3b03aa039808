//! The agreement as one page: the model, what counts, whose touches, the data, the result, and who signs.

use std::collections::BTreeMap;
use std::sync::Arc;

use fairshare_types::dimension::Dimension;
use fairshare_types::options::{JointCreditPolicy, Rule};
use fairshare_types::order;
use fairshare_types::results::{Comparison, GroupKind};
use leptos::prelude::*;

use super::agreement_data::AgreementData;
use super::headline::counts_wins;
use super::picture::status;
use crate::browser::clock;
use crate::components::When;
use crate::state::choice_signals::{ChoiceSignals, Field};
use crate::state::derived::{Derived, Views, available};
use crate::state::results::{Data, Results};
use crate::texts::{Texts, saved_table};
use crate::values::catalogue::{Kind, Settings};
use crate::values::rule;
use crate::values::sheet::{self, Measure, Value};

/// Most sets of teams whose shares are listed as the data states them.
const SETS: usize = 6;
/// Maximum number of teams with a line of their own; the table of the page has all.
const TEAMS: usize = 10;

/// The page that is printed.
#[component]
pub fn AgreementPage(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// The workers' answers.
    results: Results,
    /// What follows from choices and answers.
    derived: Derived,
    /// Who signs the agreement, by position and team.
    signers: RwSignal<BTreeMap<(usize, String), String>>,
    /// Its title.
    title: Signal<String>,
    /// The model; `None` until one is chosen.
    kind: Memo<Option<Kind>>,
) -> impl IntoView {
    let [shared, touches, joint, ..] = texts.agreement.parts;
    let counting = move || {
        let said = texts.agreed_counting(&choices.counting());
        said.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()
    };
    let unsettled_says = Memo::new(move |_| status(texts, derived.open_questions, derived.teams_guessed, true));
    let unsettled = Signal::derive(move || unsettled_says.with(|says| !says.is_empty()));
    let day = texts.agreed_on(&texts.figures().day(clock::today()));
    let sign = move |(place, team): (usize, String)| signature(texts, signers, place, &team);
    let signs = move || teams(derived.team_names).into_iter().enumerate().map(sign).collect_view();
    view! {
        <article class="agreement-page" aria-label=move || title.get()>
            <h3 class="agreement-title">{title}</h3>
            <When holds=unsettled>
                <p class="caution">{unsettled_says}</p>
            </When>
            <h4>{shared}</h4>
            <ModelPart texts choices facts=derived.facts kind />
            <h4>{touches}</h4>
            <ul class="agreement-list">{counting}</ul>
            <JointPart texts rules=choices.rules joint=choices.joint views=derived.views heading=joint />
            <AgreementData texts rules=choices.rules import=choices.import results facts=derived.facts channels=derived.channels />
            <h4>{texts.agreement.parts[5]}</h4>
            {move || result(texts, choices.settings, derived, kind.get())}
            <p class="soft fine">{day}</p>
            <div class="signatures">{signs}</div>
        </article>
    }
    .into_any()
}

/// The model with its effect on these data, or the advice to look at the range before choosing one.
#[component]
fn ModelPart(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// The model; `None` until one is chosen.
    kind: Memo<Option<Kind>>,
) -> impl IntoView {
    let model = move |kind: Kind| texts.model(&choices.settings.model(kind));
    move || match (kind.get(), choices.agreed.get()) {
        (Some(kind), _) => {
            let effect = texts.agreed_effect(available(facts, choices.settings, kind));
            view! { <p><strong>{model(kind)}</strong>". "{texts.kind_says(kind)}" "{texts.explanation(kind)[0]}" "{effect}</p> }
                .into_any()
        }
        (None, Some(hidden)) => view! { <p class="caution">{texts.agreed_is_not_shown(&model(hidden))}</p> }.into_any(),
        (None, None) => view! { <p class="caution">{texts.agreement.no_model}</p> }.into_any(),
    }
}

/// How joint touches are shared; shown only if there are any.
#[component]
fn JointPart(
    /// The texts.
    texts: &'static dyn Texts,
    /// Team rules.
    rules: Field<Vec<Rule>>,
    /// Policy for joint touches.
    joint: Field<JointCreditPolicy>,
    /// The comparisons on the screen.
    views: Views,
    /// Its heading.
    heading: &'static str,
) -> impl IntoView {
    let sets = Memo::new(move |_| {
        let joint = views.by(Dimension::Team).and_then(|view| view.joint);
        let sets = joint.map_or_else(Vec::new, |joint| joint.owners.sets);
        rules.with(|rules| rule::together(&sets, rules))
    });
    let any = Signal::derive(move || sets.with(|sets| !sets.is_empty()));
    let says = move || texts.agreed_joint(joint.get());
    let list = move || {
        let split = joint.get() == JointCreditPolicy::Split;
        split.then(|| {
            sets.with(|sets| {
                let one = |set: &rule::Together| {
                    view! { <li>{texts.agreed_shares(&texts.owned(set.by, &set.name), &texts.shares(&set.shares), set.said)}</li> }
                };
                // Shares that the user chose are not in the data: all are listed.
                let (said, given): (Vec<_>, Vec<_>) = sets.iter().partition(|set| set.said);
                let more = given.len().saturating_sub(SETS);
                let more = (more > 0).then(|| view! { <li>{texts.agreed_more(more)}</li> });
                let sets = said.into_iter().chain(given.into_iter().take(SETS)).map(one).collect_view();
                view! { <ul class="agreement-list">{sets}{more}</ul> }
            })
        })
    };
    let list = StoredValue::new(list);
    view! {
        <When holds=any>
            <h4>{heading}</h4>
            <p>{says}</p>
            {move || list.with_value(|list| list())}
        </When>
    }
}

/// What each team gets under the model, with its range over the models shown; the range alone without a model.
fn result(
    texts: &'static dyn Texts,
    settings: Field<Settings>,
    derived: Derived,
    kind: Option<Kind>,
) -> Option<AnyView> {
    let view = derived.views.by(Dimension::Team)?;
    let Some(kind) = kind else { return Some(ranges(texts, &view)) };
    let model = view.models.iter().position(|model| *model == settings.model(kind))?;
    let currency = derived.currency.get();
    let measure = if counts_wins(derived.facts) || view.total == 0 { Measure::Deals } else { Measure::Amount };
    let line = |name: String, values: [Value; 2], range: String| {
        let [share, amount] = values.map(|value| texts.value(value, &currency));
        view! { <tr><th scope="row">{name}</th><td>{share}</td><td>{amount}</td><td>{range}</td></tr> }
    };
    let (own, rest) = grouped(&view);
    let mut rows = Vec::new();
    for &group in &own {
        let values = [Measure::Share, measure].map(|measure| sheet::value(&view, measure, model, group));
        rows.push(line(saved_table::label(texts, &view, group), values, texts.share_range(view.range(group))));
    }
    if !rest.is_empty() {
        let sum = |measure| sheet::sum(&view, measure, model, &rest);
        rows.push(line(texts.others_one_by_one(rest.len()), [sum(Measure::Share), sum(measure)], String::new()));
    }
    let total = view.adds_up().then(|| {
        let values = [Measure::Share, measure].map(|measure| sheet::total(&view, measure, model));
        line(texts.table.total.to_owned(), values, String::new())
    });
    let heads = texts.agreement.agreed_headings.map(|heading| view! { <th scope="col">{heading}</th> });
    Some(
        view! {
            <div class="scroller" role="region" tabindex="0" aria-label=texts.agreement.parts[5]>
                <table class="grid">
                    <thead><tr>{heads.collect_view()}<th scope="col">{texts.agreement.agreed_range_heading}</th></tr></thead>
                    <tbody>{rows}</tbody>
                    <tfoot>{total}</tfoot>
                </table>
            </div>
            <p class="soft fine">{texts.agreed_range(view.models.len())}</p>
        }
        .into_any(),
    )
}

/// The groups that get a line each, and those that share one: of many teams only the largest get a line.
fn grouped(view: &Comparison) -> (Vec<usize>, Vec<usize>) {
    let named: Vec<usize> = (0..view.groups.len()).filter(|&g| view.groups[g].kind == GroupKind::Named).collect();
    let nobody = (0..view.groups.len()).filter(|&g| view.groups[g].kind != GroupKind::Named);
    if named.len() <= TEAMS {
        return (named.into_iter().chain(nobody).collect(), Vec::new());
    }
    let size = |&g: &usize| (0..view.models.len()).map(|model| view.share(model, g).abs()).sum::<f64>();
    let mut sizes: Vec<f64> = named.iter().map(size).collect();
    order::arrange(&mut sizes, &|a, b| b.total_cmp(a));
    let least = sizes.get(TEAMS - 1).copied().unwrap_or(0.0);
    let (own, rest): (Vec<usize>, Vec<usize>) = named.into_iter().partition(|group| size(group) > least);
    (own.into_iter().chain(nobody).collect(), rest)
}

/// The range of each team over the models shown.
fn ranges(texts: &'static dyn Texts, view: &Comparison) -> AnyView {
    let (own, _) = grouped(view);
    let row = |&group: &usize| {
        let (name, range) = (saved_table::label(texts, view, group), texts.share_range(view.range(group)));
        view! { <tr><th scope="row">{name}</th><td>{range}</td></tr> }
    };
    let [team, ..] = texts.agreement.agreed_headings;
    view! {
        <div class="scroller" role="region" tabindex="0" aria-label=texts.agreement.parts[5]>
            <table class="grid">
                <thead><tr><th scope="col">{team}</th><th scope="col">{texts.agreement.agreed_range_heading}</th></tr></thead>
                <tbody>{own.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <p class="soft fine">{texts.agreed_range(view.models.len())}</p>
    }
    .into_any()
}

/// All teams: each signs. Empty names fill up to two.
fn teams(team_names: Memo<Vec<String>>) -> Vec<String> {
    let mut names = team_names.get();
    if names.len() < 2 {
        names.resize(2, String::new());
    }
    names
}

/// Space for a name, a date and a signature.
fn signature(
    texts: &'static dyn Texts,
    signers: RwSignal<BTreeMap<(usize, String), String>>,
    place: usize,
    team: &str,
) -> impl IntoView + use<> {
    let (label, signers) = (texts.sign_name(team), signers);
    let of = (place, team.to_owned());
    let name = signers.with_untracked(|signers| signers.get(&of).cloned()).unwrap_or_default();
    let write = move |event| signers.update(|signers| drop(signers.insert(of.clone(), event_target_value(&event))));
    view! {
        <div class="signature">
            <p>{texts.signs(team)}</p>
            <input
                class="text"
                type="text"
                aria-label=label
                placeholder=texts.sign_name("")
                maxlength="80"
                prop:value=name
                on:input=write
            />
            <p class="soft sign-line">{texts.agreement.sign_line}</p>
        </div>
    }
}

//! The agreement: the choices, written on one page for both teams to sign.

use std::collections::BTreeMap;
use std::sync::Arc;

use fairshare_charts::team;
use fairshare_types::dimension::Dimension;
use fairshare_types::options::{JointCreditPolicy, Rule};
use fairshare_types::order;
use fairshare_types::results::{Comparison, GroupKind};
use leptos::prelude::*;

use super::facts::data_name;
use super::headline::counts_wins;
use super::picture::{stands_on, status};
use crate::browser::print;
use crate::components::{Choice, Select, When, afterwards};
use crate::state::choice_signals::{ChoiceSignals, Field};
use crate::state::derived::Derived;
use crate::state::results::{Answer, Compared};
use crate::state::screen::Screen;
use crate::texts::{Texts, saved_table};
use crate::values::catalogue::{Kind, Settings};
use crate::values::rule;
use crate::values::sheet::{self, Measure, Value};

/// Maximum number of team sets whose shares are listed.
const SETS: usize = 6;
/// Maximum number of teams with a line of their own; the table of the page has all.
const TEAMS: usize = 10;

/// The agreement.
#[component]
pub fn AgreementPanel(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// Credit under the models.
    compared: RwSignal<Answer<Arc<Compared>>>,
    /// What follows from choices and answers.
    derived: Derived,
    /// What the screen shows.
    screen: Screen,
) -> impl IntoView {
    let [_, title] = texts.agreement.title;
    let written = screen.title;
    let title = Signal::derive(move || written.get().unwrap_or_else(|| title.to_owned()));
    let wanted = choices.agreed;
    let kind = Memo::new(move |_| {
        let shown = derived.additive();
        wanted.get().filter(|kind| shown.contains(kind)).unwrap_or_else(|| derived.baseline.get())
    });
    let there = Memo::new(move |_| derived.view_by(Dimension::Team).is_some_and(|view| view.won_deals > 0));
    let told = afterwards(move || usize::from(there.get()));
    let nothing = Signal::derive(move || told.get() == Some(0));
    let there = Signal::derive(move || told.get() == Some(1));
    let body =
        StoredValue::new(move || view! { <Page texts choices compared derived signers=screen.signers title kind /> });
    view! {
        <section class="card agreement" aria-labelledby="agreement-heading">
            <header class="card-head">
                <hgroup>
                    <h2 id="agreement-heading">{texts.agreement.heading}</h2>
                    <p class="soft">{texts.agreement.says}</p>
                </hgroup>
                <button type="button" class="button" on:click=move |_| print::only("agreement", screen.printing)>
                    {texts.agreement.print_agreement}
                </button>
            </header>
            <When holds=nothing>
                <p class="empty">{texts.agreement.nothing_to_agree}</p>
            </When>
            <When holds=there>
                <AgreementChoices texts settings=choices.settings agreed=choices.agreed derived written_title=screen.title title kind />
                {body.with_value(|body| body())}
            </When>
        </section>
    }
    .into_any()
}

/// Fields for the title and the agreed model.
#[component]
fn AgreementChoices(
    /// The texts.
    texts: &'static dyn Texts,
    /// The models' settings.
    settings: Field<Settings>,
    /// The model of the agreement; `None` for the baseline.
    agreed: Field<Option<Kind>>,
    /// What follows from choices and answers.
    derived: Derived,
    /// The title of the agreement; `None` for the default.
    written_title: RwSignal<Option<String>>,
    /// Its title.
    title: Signal<String>,
    /// The model.
    kind: Memo<Kind>,
) -> impl IntoView {
    let [label, _] = texts.agreement.title;
    let options = Signal::derive(move || {
        let choice = |kind: Kind| Choice::new(kind.key(), texts.model(&settings.model(kind)));
        derived.additive().into_iter().map(choice).collect::<Vec<_>>()
    });
    let model = Signal::derive(move || kind.get().key().to_owned());
    let write = move |event| written_title.set(Some(event_target_value(&event)));
    let choose = move |key: String| agreed.set(Kind::from_key(&key));
    view! {
        <div class="agreement-choices">
            <span class="field">
                <label class="field-label" for="agreement-title">{label}</label>
                <input id="agreement-title" class="text" type="text" maxlength="120" prop:value=title on:input=write />
            </span>
            <Select label=texts.agreement.agreed_model choices=options value=model on_choose=choose />
        </div>
    }
    .into_any()
}

/// The page that is printed.
#[component]
fn Page(
    /// The texts.
    texts: &'static dyn Texts,
    /// The user's choices.
    choices: ChoiceSignals,
    /// Credit under the models.
    compared: RwSignal<Answer<Arc<Compared>>>,
    /// What follows from choices and answers.
    derived: Derived,
    /// Who signs the agreement, by position and team.
    signers: RwSignal<BTreeMap<(usize, String), String>>,
    /// Its title.
    title: Signal<String>,
    /// The model.
    kind: Memo<Kind>,
) -> impl IntoView {
    let [shared, touches, joint, data, follows] = texts.agreement.parts;
    let model = move || texts.model(&choices.settings.model(kind.get()));
    let counting = move || {
        let said = texts.agreed_counting(&choices.counting());
        said.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()
    };
    let about = move || {
        derived.facts.get().map(|data| {
            let deals = &data.facts.deals;
            let all = deals.won + deals.lost_deals() + deals.open;
            texts.agreed_data(
                &data_name(texts, &data),
                data.facts.touches,
                all,
                &stands_on(texts, compared, derived.facts),
            )
        })
    };
    let unsettled_says = Memo::new(move |_| status(texts, derived, true));
    let unsettled = Signal::derive(move || unsettled_says.with(|says| !says.is_empty()));
    let teams = move || two_teams(derived);
    let sign = move |(place, team): (usize, String)| signature(texts, signers, place, &team);
    let signs = move || teams().into_iter().enumerate().map(sign).collect_view();
    view! {
        <article class="agreement-page" aria-label=move || title.get()>
            <h3 class="agreement-title">{title}</h3>
            <When holds=unsettled>
                <p class="caution">{unsettled_says}</p>
            </When>
            <h4>{shared}</h4>
            <p><strong>{model}</strong>". "{move || texts.kind_says(kind.get())}" "{move || texts.explanation(kind.get())[0]}</p>
            <h4>{touches}</h4>
            <ul class="agreement-list">{counting}</ul>
            <JointPart texts rules=choices.rules joint=choices.joint derived heading=joint />
            <h4>{data}</h4>
            <p>{about}</p>
            <h4>{follows}</h4>
            {move || result(texts, choices.settings, derived, kind.get())}
            <div class="signatures">{signs}</div>
        </article>
    }
    .into_any()
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
    /// What follows from choices and answers.
    derived: Derived,
    /// Its heading.
    heading: &'static str,
) -> impl IntoView {
    let sets = Memo::new(move |_| {
        let joint = derived.view_by(Dimension::Team).and_then(|view| view.joint);
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
                let more = sets.len().saturating_sub(SETS);
                let more = (more > 0).then(|| view! { <li>{texts.agreed_more(more)}</li> });
                let sets = sets.iter().take(SETS).map(one).collect_view();
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

/// What each team gets, with its range over the models shown.
fn result(texts: &'static dyn Texts, settings: Field<Settings>, derived: Derived, kind: Kind) -> Option<AnyView> {
    let view = derived.view_by(Dimension::Team)?;
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
            <div class="scroller" role="region" tabindex="0" aria-label=texts.agreement.parts[4]>
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

/// The two teams with most credit over all models; empty names if there are fewer.
fn two_teams(derived: Derived) -> Vec<String> {
    let mut names: Vec<String> = derived.view_by(Dimension::Team).map_or_else(Vec::new, |view| team::largest(&view, 2));
    names.resize(2, String::new());
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

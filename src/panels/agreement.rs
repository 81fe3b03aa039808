//! The agreement: what is chosen, written down on one page for both teams to sign.

use fairshare_charts::team;
use fairshare_engine::team::Reading;
use fairshare_engine::view::{By, Comparison, GroupKind};
use fairshare_import::order;
use leptos::prelude::*;

use super::facts::data_name;
use super::headline::counts_wins;
use super::picture::{stands_on, status};
use crate::browser::print;
use crate::catalogue::Kind;
use crate::parts::{Choice, Select, When, afterwards};
use crate::rule;
use crate::session::Session;
use crate::sheet::{self, Measure, Value};

/// Sets of teams whose shares have room on the page.
const SETS: usize = 6;
/// Teams that have room on it; the table of the page has all.
const TEAMS: usize = 10;

/// The agreement.
#[component]
pub fn AgreementPanel(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let [_, title] = texts.agreement_title();
    let written = session.desk.title;
    let title = Signal::derive(move || written.get().unwrap_or_else(|| title.to_owned()));
    let wanted = session.desk.agreed;
    let kind = Memo::new(move |_| {
        let shown = session.additive();
        wanted.get().filter(|kind| shown.contains(kind)).unwrap_or_else(|| session.baseline.get())
    });
    let there = Memo::new(move |_| session.view_by(By::Team).is_some_and(|view| view.won_deals > 0));
    let told = afterwards(move || usize::from(there.get()));
    let nothing = Signal::derive(move || told.get() == Some(0));
    let there = Signal::derive(move || told.get() == Some(1));
    let body = StoredValue::new(move || view! { <Page session title kind /> });
    view! {
        <section class="card agreement" aria-labelledby="agreement-heading">
            <header class="card-head">
                <hgroup>
                    <h2 id="agreement-heading">{texts.agreement()}</h2>
                    <p class="soft">{texts.agreement_says()}</p>
                </hgroup>
                <button type="button" class="button" on:click=move |_| print::only("agreement", session.printing)>
                    {texts.print_agreement()}
                </button>
            </header>
            <When holds=nothing>
                <p class="empty">{texts.nothing_to_agree()}</p>
            </When>
            <When holds=there>
                <AgreementChoices session title kind />
                {body.with_value(|body| body())}
            </When>
        </section>
    }
    .into_any()
}

/// Its title, and the model that is agreed on.
#[component]
fn AgreementChoices(
    /// The store.
    session: Session,
    /// Its title.
    title: Signal<String>,
    /// The model.
    kind: Memo<Kind>,
) -> impl IntoView {
    let texts = session.texts();
    let [label, _] = texts.agreement_title();
    let choices = Signal::derive(move || {
        let choice = |kind: Kind| Choice::new(kind.key(), texts.model(&session.model(kind)));
        session.additive().into_iter().map(choice).collect::<Vec<_>>()
    });
    let model = Signal::derive(move || kind.get().key().to_owned());
    let write = move |event| session.desk.title.set(Some(event_target_value(&event)));
    let choose = move |key: String| session.desk.agreed.set(Kind::from_key(&key));
    view! {
        <div class="agreement-choices">
            <span class="field">
                <label class="field-label" for="agreement-title">{label}</label>
                <input id="agreement-title" class="text" type="text" maxlength="120" prop:value=title on:input=write />
            </span>
            <Select label=texts.agreed_model() choices=choices value=model on_choose=choose />
        </div>
    }
    .into_any()
}

/// The page that is printed.
#[component]
fn Page(
    /// The store.
    session: Session,
    /// Its title.
    title: Signal<String>,
    /// The model.
    kind: Memo<Kind>,
) -> impl IntoView {
    let texts = session.texts();
    let [shared, touches, joint, data, follows] = texts.agreement_parts();
    let model = move || texts.model(&session.model(kind.get()));
    let counting = move || {
        let said = texts.agreed_counting(&session.counting());
        said.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()
    };
    let about = move || {
        session.facts.get().map(|data| {
            let deals = &data.facts.deals;
            let all = deals.won + deals.lost + deals.open;
            texts.agreed_data(&data_name(texts, &data), data.facts.touches, all, &stands_on(session))
        })
    };
    let unsettled_says = Memo::new(move |_| status(session, true));
    let unsettled = Signal::derive(move || unsettled_says.with(|says| !says.is_empty()));
    let teams = move || two_teams(session);
    let sign = move |(place, team): (usize, String)| signature(session, place, &team);
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
            <JointPart session heading=joint />
            <h4>{data}</h4>
            <p>{about}</p>
            <h4>{follows}</h4>
            {move || result(session, kind.get())}
            <div class="signatures">{signs}</div>
        </article>
    }
    .into_any()
}

/// How joint touches are shared; only where there are any.
#[component]
fn JointPart(
    /// The store.
    session: Session,
    /// Its heading.
    heading: &'static str,
) -> impl IntoView {
    let texts = session.texts();
    let sets = Memo::new(move |_| {
        let joint = session.view_by(By::Team).and_then(|view| view.joint);
        let sets = joint.map_or_else(Vec::new, |joint| joint.owners.sets);
        session.rules.with(|rules| rule::together(&sets, rules))
    });
    let any = Signal::derive(move || sets.with(|sets| !sets.is_empty()));
    let says = move || texts.agreed_joint(session.joint.get());
    let list = move || {
        let split = session.joint.get() == Reading::Split;
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

/// What each team gets, and what the models shown would give.
fn result(session: Session, kind: Kind) -> Option<AnyView> {
    let texts = session.texts();
    let view = session.view_by(By::Team)?;
    let model = view.models.iter().position(|model| *model == session.model(kind))?;
    let currency = session.currency.get();
    let measure = if counts_wins(session) || view.total == 0 { Measure::Deals } else { Measure::Amount };
    let line = |name: String, values: [Value; 2], range: String| {
        let [share, amount] = values.map(|value| texts.value(value, &currency));
        view! { <tr><th scope="row">{name}</th><td>{share}</td><td>{amount}</td><td>{range}</td></tr> }
    };
    let (own, rest) = grouped(&view);
    let mut rows = Vec::new();
    for &group in &own {
        let values = [Measure::Share, measure].map(|measure| sheet::value(&view, measure, model, group));
        rows.push(line(super::table::label(texts, &view, group), values, texts.share_range(view.range(group))));
    }
    if !rest.is_empty() {
        let sum = |measure| sheet::sum(&view, measure, model, &rest);
        rows.push(line(texts.others_one_by_one(rest.len()), [sum(Measure::Share), sum(measure)], String::new()));
    }
    let total = view.adds_up().then(|| {
        let values = [Measure::Share, measure].map(|measure| sheet::total(&view, measure, model));
        line(texts.total().to_owned(), values, String::new())
    });
    let heads = texts.agreed_headings().map(|heading| view! { <th scope="col">{heading}</th> });
    Some(
        view! {
            <div class="scroller" role="region" tabindex="0" aria-label=texts.agreement_parts()[4]>
                <table class="grid">
                    <thead><tr>{heads.collect_view()}<th scope="col">{texts.agreed_range_heading()}</th></tr></thead>
                    <tbody>{rows}</tbody>
                    <tfoot>{total}</tfoot>
                </table>
            </div>
            <p class="soft fine">{texts.agreed_range(view.models.len())}</p>
        }
        .into_any(),
    )
}

/// The groups that have a line of their own, and those that have one together: the largest stand alone.
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

/// The two teams that have most to agree on: the largest, by the name of the colour that they have first.
fn two_teams(session: Session) -> Vec<String> {
    let mut names: Vec<String> = session.view_by(By::Team).map_or_else(Vec::new, |view| team::largest(&view, 2));
    names.resize(2, String::new());
    names
}

/// Room for a name, a date and a signature.
fn signature(session: Session, place: usize, team: &str) -> impl IntoView + use<> {
    let texts = session.texts();
    let (label, signers) = (texts.sign_name(team), session.desk.signers);
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
            <p class="soft sign-line">{texts.sign_line()}</p>
        </div>
    }
}

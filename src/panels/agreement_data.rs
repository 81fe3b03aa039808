//! The data of the agreement: files, how they were read, and whose channels.

use std::collections::BTreeMap;
use std::sync::Arc;

use fairshare_types::decision::{Certainty, Decision, Subject};
use fairshare_types::dimension::Dimension;
use fairshare_types::options::{Rule, owners};
use leptos::prelude::*;

use super::facts::data_name;
use super::picture::stands_on;
use crate::state::choice_signals::Field;
use crate::state::derived::Channel;
use crate::state::results::{Data, Results, Source};
use crate::texts::Texts;
use crate::values::{ImportOptions, decisions, redaction};

/// Whose touches, which data, and how they were read.
#[component]
pub fn AgreementData(
    /// The texts.
    texts: &'static dyn Texts,
    /// Team rules.
    rules: Field<Vec<Rule>>,
    /// How files are read, with the grouping of channels.
    import: Field<ImportOptions>,
    /// The workers' answers.
    results: Results,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// Channels whose team the data doesn't name.
    channels: Memo<Vec<Channel>>,
) -> impl IntoView {
    let [.., whose, data, _] = texts.agreement.parts;
    let assigned = move || {
        let lines = assigned(texts, rules, channels);
        (!lines.is_empty()).then(|| view! { <h4>{whose}</h4>{list(lines)} })
    };
    let about = move || {
        facts.get().map(|data| {
            let deals = &data.facts.deals;
            let all = deals.won + deals.lost + deals.open;
            let stands_on = stands_on(texts, results.compared, facts);
            texts.agreed_data(&data_name(texts, &data), data.facts.touches, all, &stands_on)
        })
    };
    let print = move || {
        let own = facts.with(|data| data.as_ref().is_some_and(|data| data.source == Source::Own));
        // From the fingerprint, people who know the rest of the data could work out a hidden amount.
        let shown = results.fingerprint.with(|print| print.done().map(|print| print.short()));
        shown.filter(|_| !(own && redaction::is_on())).map(|short| view! { <p>{texts.agreed_fingerprint(&short)}</p> })
    };
    let read = move || {
        let data = facts.get();
        let lines = data.map(|data| results.decisions.with(|all| read(texts, &data, all)));
        lines.map(|lines| list(lines.into_iter().chain(grouped(texts, import, facts)).collect()))
    };
    view! {
        {assigned}
        <h4>{data}</h4>
        <p>{about}</p>
        <div class="agreement-data">{print}{read}</div>
    }
    .into_any()
}

fn list(lines: Vec<String>) -> impl IntoView {
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! { <ul class="agreement-list fine">{lines}</ul> }
}

/// The channels, campaigns and types that rules or guesses give to teams, team by team.
fn assigned(texts: &'static dyn Texts, rules: Field<Vec<Rule>>, channels: Memo<Vec<Channel>>) -> Vec<String> {
    let mut by_team: BTreeMap<String, Vec<String>> = BTreeMap::new();
    channels.with(|channels| {
        for channel in channels {
            let team = owners(channel.teams.iter().map(String::as_str));
            by_team.entry(team).or_default().push(channel.name.clone());
        }
    });
    rules.with(|rules| {
        for rule in rules.iter().filter(|rule| matches!(rule.by, Dimension::Campaign | Dimension::Type)) {
            let team = owners(rule.shares.iter().map(|(team, _)| team.as_str()));
            by_team.entry(team).or_default().push(format!("{} {}", texts.by(rule.by), rule.name));
        }
    });
    // Channels without a team come last.
    let none = by_team.remove("");
    let named = by_team.iter().map(|(team, channels)| texts.agreed_channels(team, channels));
    named.chain(none.map(|channels| texts.agreed_channels("", &channels))).collect()
}

/// The rules that group channels, as far as they are applied. Hidden names leave them out, as they name cells.
fn grouped(texts: &'static dyn Texts, import: Field<ImportOptions>, facts: Memo<Option<Arc<Data>>>) -> Vec<String> {
    let applied = facts.with(|data| {
        let grouped = data.as_ref().and_then(|data| data.facts.grouped.as_ref());
        grouped.is_some_and(|grouped| grouped.fault.is_none())
    });
    let says = |import: &ImportOptions| import.grouping.rules.iter().map(|rule| texts.rule_says(rule)).collect();
    if applied && !redaction::is_on() { import.with(says) } else { Vec::new() }
}

/// Files with their rows, the columns used, what means won, and what else was decided about the data.
///
/// Hidden names leave out what names columns and cells.
fn read(texts: &'static dyn Texts, data: &Arc<Data>, all: &[Decision]) -> Vec<String> {
    let files = data.facts.files.iter().enumerate();
    let mut lines: Vec<String> = files.clone().map(|(place, file)| texts.agreed_file(place, file)).collect();
    if redaction::is_on() {
        return lines;
    }
    lines.extend(files.filter_map(|(place, file)| texts.agreed_columns(place, file)));
    let outcomes = texts.agreed_outcomes(&data.facts.stages);
    lines.extend((!outcomes.is_empty()).then_some(outcomes));
    let inferred = all.iter().filter(|decision| {
        // The columns and the teams are listed already.
        let listed = matches!(decision.subject, Subject::Column { .. }) || decisions::is_of_teams(decision);
        decision.certainty != Certainty::Certain && !listed
    });
    lines.extend(inferred.map(|decision| {
        texts.agreed_decision(&texts.decision_label(&decision.subject), &texts.decision_value(decision))
    }));
    lines
}

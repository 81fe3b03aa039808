//! Rules that group sources, media and campaigns into channels.

use std::sync::Arc;

use fairshare_types::options::{ChannelGroups, Grouping};
use fairshare_types::results::Grouped;
use leptos::prelude::*;

use super::channel_rules::RuleRow;
use super::rule_editor::{ADD, Editor, focus_later};
use crate::components::{Choice, Select, When};
use crate::flow::Flow;
use crate::state::choice_signals::Field;
use crate::state::results::Data;
use crate::texts::Texts;
use crate::values::ImportOptions;
use crate::values::grouping::{Draft, new_rule};

/// Key of the option without known groups.
const NONE: &str = "";

/// Known groups, the user's rules, and what they match.
#[component]
pub fn GroupingPanel(
    /// The texts.
    texts: &'static dyn Texts,
    /// How files are read, with the grouping.
    import: Field<ImportOptions>,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// The rules while the user edits them.
    draft: RwSignal<Draft>,
    /// Files are being read.
    reading: Signal<bool>,
    /// Number of loads that ended without a result; controls re-read the choices when it grows.
    stayed: RwSignal<u32>,
    /// Reads the files again.
    flow: Flow,
) -> impl IntoView {
    let grouped = Memo::new(move |_| facts.with(|data| data.as_ref().and_then(|data| data.facts.grouped.clone())));
    let editor = Editor::new(draft, import, reading, grouped);
    let mark = move || {
        let fault = grouped.with(|grouped| grouped.as_ref().is_some_and(|grouped| grouped.fault.is_some()));
        let word = if fault { texts.grouping.not_applied } else { texts.grouping.on };
        import.with(|import| !import.grouping.is_off()).then(|| view! { <span class="mark">{word}</span> })
    };
    view! {
        <section class="rail-section counting grouping" aria-labelledby="grouping-heading">
            <details>
                <summary><h2 id="grouping-heading">{texts.grouping.heading}</h2>{mark}</summary>
                <p class="soft">{texts.grouping.says}</p>
                <KnownGroups texts import facts grouped stayed=stayed flow />
                <OwnRules texts editor flow />
                <KeptChannels texts grouped />
            </details>
        </section>
    }
    .into_any()
}

/// The choice of known groups.
#[component]
fn KnownGroups(
    /// The texts.
    texts: &'static dyn Texts,
    /// How files are read, with the grouping.
    import: Field<ImportOptions>,
    /// The data on the screen, with its facts.
    facts: Memo<Option<Arc<Data>>>,
    /// What the grouping did.
    grouped: Memo<Option<Grouped>>,
    /// Number of loads that ended without a result.
    stayed: RwSignal<u32>,
    /// Reads the files again.
    flow: Flow,
) -> impl IntoView {
    let name = |groups: ChannelGroups| match groups {
        ChannelGroups::Ga4 => texts.grouping.ga4,
    };
    let known = ChannelGroups::ALL.into_iter().map(|groups| Choice::new(groups.key(), name(groups)));
    let options: Vec<Choice> = std::iter::once(Choice::new(NONE, texts.grouping.no_groups)).chain(known).collect();
    let value = Signal::derive(move || {
        stayed.track();
        import.with(|import| import.grouping.groups.map_or(NONE, ChannelGroups::key).to_owned())
    });
    let choose = move |key: String| {
        let groups = ChannelGroups::ALL.into_iter().find(|groups| groups.key() == key);
        flow.read_again(|import| import.grouping.groups = groups);
    };
    let says = move || {
        let channels = facts.with(|data| data.as_ref().map_or(0, |data| data.facts.channels.len()));
        grouped.with(|grouped| match grouped {
            Some(grouped) if grouped.by_groups == Some(0) => texts.grouping.known_nothing,
            Some(grouped) if grouped.leaves_one(channels) => texts.grouping.one_channel,
            _ => "",
        })
    };
    view! {
        <Select label=texts.grouping.known choices=options value=value on_choose=choose />
        <p class="field-refusal" aria-live="polite">{says}</p>
    }
    .into_any()
}

/// The user's rules, with the buttons that add one and that apply all.
#[component]
fn OwnRules(
    /// The texts.
    texts: &'static dyn Texts,
    /// The rules on the screen.
    editor: Editor,
    /// Reads the files again.
    flow: Flow,
) -> impl IntoView {
    let places = move || (0..editor.rules.with(Vec::len)).collect::<Vec<_>>();
    let unchanged = Signal::derive(move || editor.is_applied());
    let any = Signal::derive(move || editor.rules.with(|rules| !rules.is_empty()) || !editor.is_applied());
    let add = move |_| {
        let at = editor.rules.with_untracked(Vec::len);
        editor.edit(|rules| rules.push(new_rule()));
        focus_later(format!("channel-rule-{at}-0"));
    };
    let apply = move |_| {
        let rules = editor.rules.get_untracked();
        match (Grouping { groups: None, rules }).fault() {
            Some((at, _)) => {
                editor.tried.set(true);
                focus_later(format!("channel-rule-{at}-0"));
            }
            None => {
                editor.tried.set(false);
                let rules = editor.apply();
                flow.read_again(|import| import.grouping.rules = rules);
            }
        }
    };
    let apply_button = move || {
        view! {
            <button type="button" class="button" disabled=unchanged on:click=apply>
                {texts.grouping.apply}
            </button>
        }
    };
    view! {
        <h3>{texts.grouping.rules}</h3>
        <p class="soft">{texts.grouping.rules_say}</p>
        <ol class="channel-rules">
            <For each=places key=|at| *at children=move |at| view! { <RuleRow texts editor at /> } />
        </ol>
        <div class="rule-buttons">
            <button type="button" class="button" id=ADD on:click=add>{texts.grouping.add_rule}</button>
            <When holds=any>{apply_button}</When>
        </div>
    }
    .into_any()
}

/// The channels that nothing matches.
#[component]
fn KeptChannels(
    /// The texts.
    texts: &'static dyn Texts,
    /// What the grouping did.
    grouped: Memo<Option<Grouped>>,
) -> impl IntoView {
    let list = move || {
        let grouped = grouped.get().filter(|grouped| grouped.kept > 0)?;
        let says = texts.kept_channels(grouped.kept, grouped.kept_channels);
        let names = grouped.kept_names.iter().map(|(name, touches)| texts.kept_channel(name, *touches));
        let names = names.map(|line| view! { <li>{line}</li> }).collect_view();
        Some(view! {
            <details class="kept-channels">
                <summary>{says}</summary>
                <ul class="soft">{names}</ul>
            </details>
        })
    };
    view! { {list} }.into_any()
}

//! One rule that groups channels: its conditions, its channel, its place among the others, and what it matches.

use fairshare_types::options::{ChannelRule, LONGEST_RULE_TEXT, TextTest, TouchField};
use leptos::prelude::*;

use super::rule_editor::{ADD, Editor, focus_later};
use crate::components::{Choice, LineField, Select, When};
use crate::texts::{RulePart, Texts};
use crate::values::grouping::{has_room, new_condition, shift};

/// A rule.
#[component]
pub fn RuleRow(
    /// The texts.
    texts: &'static dyn Texts,
    /// The rules on the screen.
    editor: Editor,
    /// The place of the rule.
    at: usize,
) -> impl IntoView {
    let places = move || {
        let conditions = editor.rules.with(|rules| rules.get(at).map_or(0, |rule| rule.conditions.len()));
        (0..conditions).collect::<Vec<_>>()
    };
    let channel = Signal::derive(move || {
        editor.rules.with(|rules| rules.get(at).map_or_else(String::new, |rule| rule.channel.clone()))
    });
    let rename = move |name: String| editor.change(at, |rule| rule.channel = name);
    let room = Signal::derive(move || editor.rules.with(|rules| has_room(rules, at)));
    let more = move |_| {
        let place = editor.rules.with_untracked(|rules| rules.get(at).map_or(0, |rule| rule.conditions.len()));
        editor.change(at, |rule| rule.conditions.push(new_condition()));
        focus_later(format!("channel-rule-{at}-{place}"));
    };
    let add = move || {
        view! { <button type="button" class="link" on:click=more>{texts.grouping.add_condition}</button> }
    };
    view! {
        <li>
            <fieldset class="channel-rule-parts">
                <legend class="field-label">{texts.rule_named(at + 1)}</legend>
                <For each=places key=|place| *place children=move |place| view! { <ConditionRow texts editor at place /> } />
                <When holds=room>{add}</When>
                <LineField label=texts.grouping.channel value=channel most=LONGEST_RULE_TEXT on_input=rename />
                <Says texts editor at />
                <RuleButtons texts editor at />
            </fieldset>
        </li>
    }
    .into_any()
}

/// One condition of a rule.
#[component]
fn ConditionRow(
    /// The texts.
    texts: &'static dyn Texts,
    /// The rules on the screen.
    editor: Editor,
    /// The place of the rule.
    at: usize,
    /// The place of the condition in the rule.
    place: usize,
) -> impl IntoView {
    let label = move |part| texts.rule_part(part, at + 1);
    let fields = TouchField::ALL.map(|field| Choice::new(field.key(), texts.touch_field(field))).to_vec();
    let tests = TextTest::ALL.map(|test| Choice::new(test.key(), texts.text_test(test))).to_vec();
    let field = Signal::derive(move || editor.condition(at, place, |c| c.field.key().to_owned()).unwrap_or_default());
    let test = Signal::derive(move || editor.condition(at, place, |c| c.test.key().to_owned()).unwrap_or_default());
    let text = Signal::derive(move || editor.condition(at, place, |c| c.text.clone()).unwrap_or_default());
    let choose_field = move |key: String| {
        editor.change_condition(at, place, |c| c.field = TouchField::from_key(&key).unwrap_or(c.field));
    };
    let choose_test = move |key: String| {
        editor.change_condition(at, place, |c| c.test = TextTest::from_key(&key).unwrap_or(c.test));
    };
    let write = move |event| {
        let text = event_target_value(&event);
        editor.change_condition(at, place, |c| c.text = text);
    };
    let remove = move |_| {
        editor.change(at, |rule| {
            if place < rule.conditions.len() {
                rule.conditions.remove(place);
            }
        });
        focus_later(format!("channel-rule-{at}-0"));
    };
    let and = (place > 0).then(|| view! { <span class="soft">{texts.grouping.and}</span> });
    let remove_button = (place > 0).then(|| {
        view! {
            <button type="button" class="link" aria-label=label(RulePart::RemoveCondition) on:click=remove>
                {texts.grouping.buttons[2]}
            </button>
        }
    });
    view! {
        <div class="condition">
            {and}
            <Select label=label(RulePart::Field) quiet=true choices=fields value=field on_choose=choose_field />
            <Select label=label(RulePart::Test) quiet=true choices=tests value=test on_choose=choose_test />
            <input
                id=format!("channel-rule-{at}-{place}")
                class="text"
                type="text"
                aria-label=label(RulePart::Text)
                aria-describedby=format!("channel-rule-{at}-says")
                maxlength=LONGEST_RULE_TEXT.to_string()
                prop:value=text
                on:input=write
            />
            {remove_button}
        </div>
    }
    .into_any()
}

/// The touches of a rule, or why it says nothing or cannot be used.
#[component]
fn Says(
    /// The texts.
    texts: &'static dyn Texts,
    /// The rules on the screen.
    editor: Editor,
    /// The place of the rule.
    at: usize,
) -> impl IntoView {
    let fault = move || {
        let own = editor.rules.with(|rules| rules.get(at).and_then(ChannelRule::fault));
        let own = own.filter(|_| editor.tried.get());
        let found = editor.grouped.with(|grouped| grouped.as_ref().and_then(|grouped| grouped.fault.clone()));
        let found = found.filter(|(rule, _)| *rule as usize == at && editor.is_applied()).map(|(_, fault)| fault);
        own.or(found)
    };
    let refusal = move || {
        let idle = editor.grouped.with(|grouped| grouped.as_ref().and_then(|grouped| grouped.idle(at)));
        let idle = idle.filter(|_| editor.is_applied()).map(|idle| texts.rule_idle(idle));
        fault().map(|fault| texts.rule_fault(&fault)).or(idle).unwrap_or_default()
    };
    let takes = move || {
        let taken = editor
            .grouped
            .with(|grouped| grouped.as_ref().and_then(|grouped| grouped.rules.get(at)).map(|rule| rule.taken));
        taken.filter(|taken| *taken > 0 && editor.is_applied()).map(|taken| texts.rule_takes(taken)).unwrap_or_default()
    };
    view! {
        <p class="soft">{takes}</p>
        <p class="field-refusal" id=format!("channel-rule-{at}-says") aria-live="polite">{refusal}</p>
    }
}

/// Buttons that move a rule and that remove it.
#[component]
fn RuleButtons(
    /// The texts.
    texts: &'static dyn Texts,
    /// The rules on the screen.
    editor: Editor,
    /// The place of the rule.
    at: usize,
) -> impl IntoView {
    let id = |way: &str, at: usize| format!("channel-rule-{at}-{way}");
    let is_last = Signal::derive(move || editor.rules.with(|rules| at + 1 >= rules.len()));
    let go = move |up: bool| {
        let mut to = None;
        editor.edit(|rules| to = shift(rules, at, up));
        let Some(to) = to else { return };
        let end = if up { to == 0 } else { to + 1 == editor.rules.with_untracked(Vec::len) };
        // A button at the end is disabled, so its neighbour takes the focus.
        let way = if up == end { "down" } else { "up" };
        focus_later(id(way, to));
    };
    let remove = move |_| {
        editor.edit(|rules| {
            if at < rules.len() {
                rules.remove(at);
            }
        });
        focus_later(ADD.to_owned());
    };
    let label = |part| texts.rule_part(part, at + 1);
    let [up, down, away] = texts.grouping.buttons;
    view! {
        <div class="rule-buttons">
            <button type="button" class="button quiet" id=id("up", at) disabled={at == 0} aria-label=label(RulePart::Up) on:click=move |_| go(true)>
                {up}
            </button>
            <button type="button" class="button quiet" id=id("down", at) disabled=is_last aria-label=label(RulePart::Down) on:click=move |_| go(false)>
                {down}
            </button>
            <button type="button" class="button quiet" aria-label=label(RulePart::Remove) on:click=remove>
                {away}
            </button>
        </div>
    }
}

//! A decision as a chip: the value taken, and a menu of alternatives.

use fairshare_types::decision::Decision;
use leptos::prelude::*;

use super::focus::{SAID_HERE, focus_next};
use super::questions::effect_text;
use crate::components::{Action, ActionMenu};
use crate::flow::Flow;
use crate::texts::Texts;
use crate::values::decisions::file_to_name;

/// A decision as a chip.
#[component]
pub fn DecisionChip(
    /// The texts.
    texts: &'static dyn Texts,
    /// Decisions inferred from the data on the screen. Effects may arrive after the facts.
    decisions: RwSignal<Vec<Decision>>,
    /// The data's currency.
    currency: Memo<String>,
    /// The control used last, so that it keeps the focus when its panel is rebuilt.
    said_at: RwSignal<String>,
    /// Reads the files again.
    flow: Flow,
    /// The decision.
    decision: Decision,
    /// Number of files on the screen.
    files: usize,
    /// Whether the user confirmed it.
    #[prop(optional)]
    confirmed: bool,
) -> impl IntoView {
    let (label, value) = (label_of(texts, &decision, files), texts.decision_value(&decision));
    let shown = {
        let (label, value) = (label.clone(), value.clone());
        move || {
            view! {
                <span class="chip-text"><span class="soft">{label.clone()}": "</span><strong>{value.clone()}</strong></span>
            }
        }
    };
    let key = StoredValue::new(decision.key());
    let most = move || {
        let effect = decisions.with(|all| {
            let decision = all.iter().find(|decision| key.with_value(|key| decision.key() == *key))?;
            decision.effect().cloned()
        });
        effect.map(|effect| texts.effect_up_to(&effect, &currency.get()))
    };
    let title = texts.decision_title(&decision.subject);
    let name = format!("{label}: {value}");
    let decision = StoredValue::new(decision);
    let says = move || {
        let (says, evidence) =
            decision.with_value(|of| (texts.decision_says(of), texts.decision_evidence(&of.subject)));
        let evidence = evidence.into_iter().map(|line| view! { <p class="soft">{line}</p> }).collect_view();
        view! {
            <div class="prose">
                <p><strong>{title.clone()}</strong></p>
                <p>{says}</p>
                {evidence}
                <p class="soft">{most}</p>
            </div>
        }
    };
    let actions = Callback::new(move |()| {
        let right = (!confirmed).then(|| Action {
            label: texts.decisions.this_is_right.to_owned(),
            says: Signal::stored(decision.with_value(|of| texts.decision_value(of))),
            chosen: None,
            act: Callback::new(move |()| {
                flow.confirm(vec![key.get_value()]);
                focus_next();
            }),
        });
        let others = decision.with_value(|of| of.alternatives.clone()).into_iter().enumerate();
        let others = others.map(|(at, other)| {
            let answer = other.answer.clone();
            Action {
                label: texts.decision_answer(&other.answer, &other.value),
                says: effect_text(texts, decisions, currency, key.get_value(), at),
                chosen: None,
                act: Callback::new(move |()| {
                    said_at.set(SAID_HERE.to_owned());
                    flow.answer_decision(&answer);
                }),
            }
        });
        right.into_iter().chain(others).collect::<Vec<_>>()
    });
    view! { <ActionMenu button_class="decision-chip" label=shown name=name says=says actions=actions /> }
}

/// The label of a decision, with its file if others are on the screen.
pub fn label_of(texts: &'static dyn Texts, decision: &Decision, files: usize) -> String {
    let label = texts.decision_label(&decision.subject);
    match file_to_name(decision, &label, files) {
        Some(file) => texts.of_file(&label, file),
        None => label,
    }
}

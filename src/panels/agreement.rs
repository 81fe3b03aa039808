//! The agreement: the choices, written on one page for both teams to sign.

use fairshare_types::dimension::Dimension;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::agreement_page::AgreementPage;
use crate::browser::document::document;
use crate::browser::print;
use crate::components::{Choice, LineField, Select, When, afterwards};
use crate::state::choice_signals::{ChoiceSignals, Field};
use crate::state::choices::LONGEST_TITLE;
use crate::state::derived::Derived;
use crate::state::results::Results;
use crate::state::screen::Screen;
use crate::texts::Texts;
use crate::values::catalogue::{Kind, Settings};
use crate::values::tab::Tab;

/// Id of the choice of the model in the document.
const MODEL: &str = "agreed-model";
/// Id of the sentence that there is nothing to agree on.
const NOTHING: &str = "nothing-to-agree";
/// Prints the agreement. Without a model, asks to choose one instead and moves the focus to the choice.
pub fn print_agreement(tab: Field<Tab>, agreed: Memo<Option<Kind>>, screen: Screen) {
    tab.set(Tab::Agreement);
    match document().get_element_by_id(MODEL) {
        Some(choice) => print_or_ask(&choice, agreed, screen),
        // Without won deals the tab is there, but no choice of a model.
        None if document().get_element_by_id(NOTHING).is_some() => {}
        // A tab that is opened for the first time is built in later tasks.
        None => screen.print_when_built.set(true),
    }
}

/// Prints the agreement, or asks for its model.
fn print_or_ask(choice: &Element, agreed: Memo<Option<Kind>>, screen: Screen) {
    if agreed.get_untracked().is_some() {
        return print::only("agreement", screen.printing);
    }
    screen.tell(|texts| texts.agreement.choose_first.to_owned(), true);
    let select = choice.query_selector("select").ok().flatten();
    if let Some(select) = select.and_then(|select| select.dyn_into::<HtmlElement>().ok()) {
        // Fails only for elements outside of the document.
        let _ = select.focus();
    }
}

/// The agreement.
#[component]
pub fn AgreementPanel(
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
    let [_, title] = texts.agreement.title;
    let written = screen.title;
    let title = Signal::derive(move || written.get().unwrap_or_else(|| title.to_owned()));
    let kind = derived.agreed;
    let there = Memo::new(move |_| derived.views.by(Dimension::Team).is_some_and(|view| view.won_deals > 0));
    let told = afterwards(move || usize::from(there.get()));
    let nothing = Signal::derive(move || told.get() == Some(0));
    let none = NodeRef::<html::P>::new();
    none.on_load(move |_| screen.print_when_built.set(false));
    let choice = NodeRef::<html::Div>::new();
    choice.on_load(move |choice| {
        // The user may have gone to another tab meanwhile.
        let wanted = screen.print_when_built.try_update(std::mem::take) == Some(true);
        if wanted && choices.tab.get_untracked() == Tab::Agreement {
            print_or_ask(&choice, kind, screen);
        }
    });
    let there = Signal::derive(move || told.get() == Some(1));
    let body = StoredValue::new(
        move || view! { <AgreementPage texts choices results derived signers=screen.signers title kind /> },
    );
    view! {
        <section class="card agreement" aria-labelledby="agreement-heading">
            <header class="card-head">
                <hgroup>
                    <h2 id="agreement-heading">{texts.agreement.heading}</h2>
                    <p class="soft">{texts.agreement.says}</p>
                </hgroup>
                <button type="button" class="button" on:click=move |_| print_agreement(choices.tab, kind, screen)>
                    {texts.agreement.print_agreement}
                </button>
            </header>
            <When holds=nothing>
                <p id=NOTHING class="empty" node_ref=none>{texts.agreement.nothing_to_agree}</p>
            </When>
            <When holds=there>
                <AgreementChoices texts settings=choices.settings agreed=choices.agreed additive=derived.additive written_title=screen.title title kind choice />
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
    /// The model of the agreement; `None` until the user chooses one.
    agreed: Field<Option<Kind>>,
    /// Models shown whose credit sums to the won revenue.
    additive: Memo<Vec<Kind>>,
    /// The title of the agreement; `None` for the default.
    written_title: RwSignal<Option<String>>,
    /// Its title.
    title: Signal<String>,
    /// The model.
    kind: Memo<Option<Kind>>,
    /// The element of the choice of the model.
    choice: NodeRef<html::Div>,
) -> impl IntoView {
    let [label, _] = texts.agreement.title;
    let [model_label, no_model] = texts.agreement.agreed_model;
    let options = Signal::derive(move || {
        let choice = |kind: Kind| Choice::new(kind.key(), texts.model(&settings.model(kind)));
        let none = Choice::new("", no_model);
        std::iter::once(none).chain(additive.get().into_iter().map(choice)).collect::<Vec<_>>()
    });
    let model = Signal::derive(move || kind.get().map_or("", Kind::key).to_owned());
    let write = move |text: String| written_title.set(Some(text));
    let choose = move |key: String| agreed.set(Kind::from_key(&key));
    view! {
        <div class="agreement-choices">
            <LineField label=label value=title most=LONGEST_TITLE on_input=write />
            <div id=MODEL node_ref=choice>
                <Select label=model_label choices=options value=model on_choose=choose />
            </div>
        </div>
    }
    .into_any()
}

//! The page from top to bottom.

use leptos::html;
use leptos::prelude::*;

use crate::browser::clipboard::{self, Leaves};
use crate::browser::{language, location, print, theme, width};
use crate::components::{Deferred, Toast, afterwards};
use crate::flow::Flow;
use crate::panels::{
    AddOrReplace, AgreementPanel, Bar, CheckStrip, CountingPanel, CreditPanel, DealsPlace, DropOverlay, FairnessPanel,
    FilterLine, FiltersPanel, HeadlinePanel, Intro, ModelsPanel, MovedPanel, Pictured, Questions, ReadingPanel,
    RefusedPanel, SpendPanel, Strip, TabList, TabPanel, TablePanel, TeamsPanel, TogetherPanel, WarehouseDialog,
    watch_focus,
};
use crate::state::Store;
use crate::state::screen::Notice;
use crate::texts::{Texts, Theme};
use crate::values::redaction;
use crate::values::sheet::Copied;
use crate::values::tab::Tab;

/// The page.
#[component]
pub fn App() -> impl IntoView {
    let store = Store::new(language::kept(), theme::kept());
    let flow = Flow::new(store);
    theme::watch_system(move |dark| store.screen.system_dark.set(dark));
    print::watch(store.screen.printing);
    location::watch_tab(move |tab| store.choices.tab.set(tab));
    // An effect, because theme, language, title and address belong to the document. Prints use the light theme.
    Effect::new(move |_| {
        location::show_tab(store.choices.tab.get());
        theme::show(if store.screen.printing.get() { Theme::Light } else { store.screen.theme.get() });
        language::apply(store.screen.language.get(), store.screen.texts().bar.page_title);
    });
    watch_focus(store.screen.said_at, store.derived.facts, store.drill);
    flow.open_link();
    watch_copies(store);
    flow.open_first();
    let redacts = Memo::new(move |_| store.screen.printing.get() && store.choices.redacted.get());
    // A change of language, or a redacted print, rebuilds all panels, so that everything they write passes the
    // redaction. The store and the code that talks to the worker live outside of them and stay.
    move || {
        store.screen.language.track();
        let redacts = redacts.get();
        untrack(|| {
            redaction::keep(redacts.then(|| store.results.won_total()));
            body(store, flow)
        })
    }
}

/// All panels, in the current language.
fn body(store: Store, flow: Flow) -> AnyView {
    let Store { choices, results, derived, screen, drill } = store;
    // The user waits for the first credit chart: build the panels below it afterwards.
    let ready = Memo::new(move |_| results.loading.with(Option::is_none) || derived.facts.with(Option::is_some));
    let told = afterwards(move || usize::from(ready.get()));
    let once = Signal::derive(move || told.get() == Some(1));
    let now = Signal::stored(true);
    // Panels that show files, cells and names but no results are left out of a redacted page.
    let open = !redaction::is_on();
    let texts = screen.texts();
    let pictured = Pictured::new(choices.tab);
    view! {
        <a class="skip" href="#result">{texts.bar.skip}</a>
        <Bar texts choices keeping=results.keeping sealed=results.sealed verified=results.verified digested=results.digested derived screen pictured flow />
        {open.then(|| view! { <Intro texts facts=derived.facts flow /> })}
        <Strip texts redacted=choices.redacted loading=results.loading recalled=results.recalled facts=derived.facts printing=screen.printing flow reading=screen.reading />
        {open.then(|| view! {
            <RefusedPanel texts redacted=choices.redacted refused=results.refused unfolded=screen.unfolded said_at=screen.said_at flow />
            <CheckStrip texts choices decisions=results.decisions derived said_at=screen.said_at flow />
            <Questions texts decisions=results.decisions derived said_at=screen.said_at flow />
            <ReadingPanel texts import=choices.import redacted=choices.redacted results facts=derived.facts currency=derived.currency screen flow />
        })}
        <div class="page">
            {open.then(|| view! { <Rail store flow /> })}
            <main id="result" tabindex="-1">
                <div class="results">
                    <HeadlinePanel texts compared=results.compared derived />
                    <FilterLine texts eligible=choices.eligible compared=results.compared currency=derived.currency />
                    <div class="fairness-place">
                        <Deferred once=once><FairnessPanel texts fairness=results.fairness facts=derived.facts currency=derived.currency drill /></Deferred>
                    </div>
                    <TabList texts tab=choices.tab />
                    // The Share menu saves the picture of the credit from tabs without a picture of their own.
                    <TabPanel tab=choices.tab of=Tab::Credit ready=now unopened=true><CreditPanel texts choices results derived screen drill pictured /></TabPanel>
                    <TabPanel tab=choices.tab of=Tab::Moved ready=once><MovedPanel texts choices results derived screen drill pictured /></TabPanel>
                    <TabPanel tab=choices.tab of=Tab::Together ready=once><TogetherPanel texts choices results derived screen drill pictured /></TabPanel>
                    <TabPanel tab=choices.tab of=Tab::Table ready=once>
                        <TablePanel texts choices results derived screen drill />
                        <SpendPanel texts choices spend=results.spend derived highlight=screen.highlight budget=screen.budget drill />
                    </TabPanel>
                    <TabPanel tab=choices.tab of=Tab::Agreement ready=once><AgreementPanel texts choices results derived screen /></TabPanel>
                </div>
                <DealsPlace texts choices results derived screen drill />
            </main>
        </div>
        <Message texts notice=screen.notice />
        <DropOverlay texts flow />
        <AddOrReplace texts facts=derived.facts offered=screen.offered flow />
        <WarehouseDialog texts choices derived screen />
    }
    .into_any()
}

/// Neutralizes formulas in copied selections; while deals and amounts are hidden, copies no selection, because selected
/// text was written for the screen.
fn watch_copies(store: Store) {
    clipboard::on_copy(move |text, in_message| {
        // If a link cannot be copied, a message shows it for the user to select.
        let is_link = in_message && is_link(text);
        if store.choices.redacted.get_untracked() && !is_link {
            store.screen.tell(|texts| texts.share.selection_not_copied.to_owned(), true);
            return Leaves::Not;
        }
        Copied::of_selection(text).map_or(Leaves::AsItIs, Leaves::As)
    });
}

/// Whether a text is a settings link and nothing else.
fn is_link(text: &str) -> bool {
    let text = text.trim();
    text.contains("#settings=") && !text.contains(char::is_whitespace)
}

/// The column of choices; folded in a narrow window.
#[component]
fn Rail(
    /// The store.
    store: Store,
    /// Requests explanations of models.
    flow: Flow,
) -> impl IntoView {
    let Store { choices, results, derived, screen, .. } = store;
    let texts = screen.texts();
    let fold = NodeRef::<html::Details>::new();
    width::watch_wide(move |wide| {
        if let Some(fold) = fold.get_untracked() {
            fold.set_open(wide);
        }
    });
    view! {
        <aside class="rail" aria-label=texts.bar.choices>
            <details class="rail-fold" node_ref=fold open=width::is_wide()>
                <summary>{texts.bar.choices}</summary>
                <Deferred><TeamsPanel texts choices decisions=results.decisions compared=results.compared flip_points=results.flips derived watched=screen.watched /></Deferred>
                <Deferred><ModelsPanel texts choices flip_points=results.flips explained=results.explained derived watched=screen.watched explaining=screen.explaining more=screen.more_models /></Deferred>
                <Deferred><CountingPanel texts choices flip_points=results.flips facts=derived.facts baseline=derived.baseline watched=screen.watched stayed=screen.stayed flow /></Deferred>
                <Deferred><FiltersPanel texts eligible=choices.eligible facts=derived.facts /></Deferred>
            </details>
        </aside>
    }
    .into_any()
}

/// The message to the user.
#[component]
fn Message(
    /// The texts.
    texts: &'static dyn Texts,
    /// The current message.
    notice: RwSignal<Option<Notice>>,
) -> impl IntoView {
    let text = Signal::derive(move || notice.with(|notice| notice.as_ref().map(|n| (n.says)(texts))));
    let trouble = Signal::derive(move || notice.with(|notice| notice.as_ref().is_some_and(|n| n.trouble)));
    let dismiss = move |()| notice.set(None);
    view! { <Toast text=text trouble=trouble dismiss=texts.data.dismiss on_dismiss=dismiss /> }
}

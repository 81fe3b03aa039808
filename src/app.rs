//! The page from top to bottom.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clipboard::{self, Leaves};
use crate::browser::{language, location, print, theme, width};
use crate::chunks::{Fetching, fetch_russian, russian};
use crate::components::{Deferred, Toast, When};
use crate::flow::Flow;
use crate::panels::{
    Bar, Build, CreditPanel, DropOverlay, FilterLine, Given, HeadlinePanel, Intro, Part, Pictured, Strip, TabList,
    TabPanel, fetch_build, watch_focus,
};
use crate::state::Store;
use crate::state::screen::{Notice, Screen};
use crate::texts::{Language, Texts, Theme};
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
    let rest = Rest::new();
    fetch_language(store.screen);
    let redacts = Memo::new(move |_| store.screen.printing.get() && store.choices.redacted.get());
    // A change of language, or a redacted print, rebuilds all panels, so that everything they write passes the
    // redaction. The store and the code that talks to the worker live outside of them and stay.
    move || {
        store.screen.language.track();
        let redacts = redacts.get();
        untrack(|| {
            redaction::keep(redacts.then(|| store.results.won_total()));
            body(store, flow, rest)
        })
    }
}

/// All panels, in the current language.
fn body(store: Store, flow: Flow, rest: Rest) -> AnyView {
    let Store { choices, results, derived, screen, drill } = store;
    // The user waits for the first credit chart: the chunk of the panels below it is fetched afterwards.
    let ready = Memo::new(move |_| results.loading.with(Option::is_none) || derived.facts.with(Option::is_some));
    let once = Signal::derive(move || rest.build.with(Option::is_some));
    let now = Signal::stored(true);
    // Panels that show files, cells and names but no results are left out of a redacted page.
    let open = !redaction::is_on();
    let texts = screen.texts();
    let pictured = Pictured::new(choices.tab);
    let given = Given { store, pictured, flow };
    let part = move |part: Part| rest.build.get_untracked().map(|build| build(part, given));
    let later = move |of: Part| view! { <Deferred once=once>{part(of)}</Deferred> };
    view! {
        <a class="skip" href="#result">{texts.bar.skip}</a>
        <Bar texts choices keeping=results.keeping sealed=results.sealed verified=results.verified digested=results.digested derived screen pictured flow />
        <NotFetched texts fetching=screen.fetching />
        {open.then(|| view! { <Intro texts facts=derived.facts flow /> })}
        <Strip texts redacted=choices.redacted loading=results.loading recalled=results.recalled facts=derived.facts printing=screen.printing flow reading=screen.reading />
        {open.then(|| later(Part::Files))}
        <div class="page">
            {open.then(|| view! { <Rail texts choices=later(Part::Choices).into_any() /> })}
            <main id="result" tabindex="-1">
                <div class="results">
                    <HeadlinePanel texts compared=results.compared derived />
                    <FilterLine texts eligible=choices.eligible compared=results.compared currency=derived.currency />
                    <div class="fairness-place">{later(Part::Fairness)}</div>
                    <TabList texts tab=choices.tab />
                    // The Share menu saves the picture of the credit from tabs without a picture of their own.
                    <TabPanel tab=choices.tab of=Tab::Credit ready=now unopened=true><CreditPanel texts choices results derived screen drill pictured /></TabPanel>
                    <TabPanel tab=choices.tab of=Tab::Moved ready=once>{part(Part::Moved)}</TabPanel>
                    <TabPanel tab=choices.tab of=Tab::Together ready=once>{part(Part::Together)}</TabPanel>
                    <TabPanel tab=choices.tab of=Tab::Paths ready=once>{part(Part::Paths)}</TabPanel>
                    <TabPanel tab=choices.tab of=Tab::Table ready=once>{part(Part::Table)}</TabPanel>
                    <TabPanel tab=choices.tab of=Tab::Agreement ready=once>{part(Part::Agreement)}</TabPanel>
                    {later(Part::Limits)}
                </div>
                {later(Part::Deals)}
            </main>
        </div>
        <Message texts notice=screen.notice />
        <DropOverlay texts flow />
        {later(Part::Dialogs)}
        <Deferred once=ready>{rest.fetch(screen.fetching)}</Deferred>
    }
    .into_any()
}

/// The function that builds the panels of the chunk, once that is fetched.
#[derive(Clone, Copy)]
struct Rest {
    build: RwSignal<Option<Build>>,
    begun: StoredValue<bool>,
}

impl Rest {
    fn new() -> Self {
        Self { build: RwSignal::new(None), begun: StoredValue::new(false) }
    }

    /// Fetches the chunk, once.
    fn fetch(self, fetching: Fetching) {
        if self.begun.try_update_value(|begun| std::mem::replace(begun, true)) == Some(false) {
            spawn_local(async move {
                self.build.set(Some(fetching.until_there(fetch_build).await));
                // So that a later change of language finds its texts, also without a connection.
                let _ = fetch_russian().await;
            });
        }
    }
}

/// Fetches the texts of a language that could not be fetched before the page was mounted.
fn fetch_language(screen: Screen) {
    if screen.language.get_untracked() != Language::English && russian().is_none() {
        spawn_local(async move {
            screen.fetching.until_there(fetch_russian).await;
            screen.language.notify();
        });
    }
}

/// Says that a part of the page could not be fetched, with a button to try again.
#[component]
fn NotFetched(
    /// The texts.
    texts: &'static dyn Texts,
    /// Fetches the chunks.
    fetching: Fetching,
) -> impl IntoView {
    let [says, again] = texts.offline.not_fetched;
    view! {
        <When holds=fetching.failed>
            <div class="failure" role="alert">
                <p>{says}</p>
                <button type="button" class="button" on:click=move |_| fetching.retry()>{again}</button>
            </div>
        </When>
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
    /// The texts.
    texts: &'static dyn Texts,
    /// The panels of the choices.
    choices: AnyView,
) -> impl IntoView {
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
                {choices}
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

//! The page from top to bottom.

use leptos::html;
use leptos::prelude::*;

use crate::browser::{document, language, print, theme, width};
use crate::flow::Flow;
use crate::panels::{
    AddOrReplace, AgreementPanel, Bar, CheckStrip, CountingPanel, CreditPanel, DealsPanel, DropOverlay, FairnessPanel,
    FilterLine, FiltersPanel, HeadlinePanel, ModelsPanel, MovedPanel, Questions, ReadingPanel, RefusedPanel,
    SpendPanel, Strip, TablePanel, TeamsPanel, TogetherPanel, VerifyPanel,
};
use crate::parts::{Later, Toast, afterwards};
use crate::redaction;
use crate::session::Session;
use crate::texts::Theme;

/// The page.
#[component]
pub fn App() -> impl IntoView {
    let session = Session::new(language::kept(), theme::kept());
    let flow = Flow::new(session);
    let reading = RwSignal::new(false);
    theme::watch_system(move |dark| session.system_dark.set(dark));
    print::watch(session.printing);
    Effect::new(move |_| theme::keep(session.theme.get()));
    // Paper is light.
    Effect::new(move |_| theme::show(if session.printing.get() { Theme::Light } else { session.theme.get() }));
    Effect::new(move |_| language::apply(session.language.get(), session.texts().page_title()));
    flow.open_link();
    tell_of_new_version(session);
    flow.open_first();
    let redacts = Memo::new(move |_| session.printing.get() && session.redacted.get());
    // In another language, and for paper on which deals and amounts are hidden, all panels are made anew: whatever they
    // write passes the redaction. The store and what asks the worker stand outside of them and go on.
    move || {
        session.language.track();
        let redacts = redacts.get();
        untrack(|| {
            redaction::keep(redacts.then(|| session.won_total()));
            body(session, flow, reading)
        })
    }
}

/// All panels, in the language chosen.
fn body(session: Session, flow: Flow, reading: RwSignal<bool>) -> AnyView {
    // The first picture of credit is what the user waits for: what stands below is built after it.
    let ready = Memo::new(move |_| session.loading.with(Option::is_none) || session.facts.with(Option::is_some));
    let told = afterwards(move || usize::from(ready.get()));
    let once = Signal::derive(move || told.get() == Some(1));
    // What speaks of files, cells and names as they are, and has no numbers that others need, is no part of a redacted page.
    let open = !redaction::is_on();
    view! {
        <a class="skip" href="#result">{session.texts().skip()}</a>
        <Bar session flow />
        <Strip session flow reading />
        {open.then(|| view! {
            <RefusedPanel session flow />
            <CheckStrip session flow />
            <Questions session flow />
            <ReadingPanel session flow open=reading />
        })}
        <div class="page">
            {open.then(|| view! { <Rail session flow /> })}
            <main id="result" tabindex="-1">
                <HeadlinePanel session />
                <FilterLine session />
                <Later><CreditPanel session /></Later>
                <Later once=once><FairnessPanel session /></Later>
                <Later once=once><MovedPanel session /></Later>
                <Later once=once><TogetherPanel session /></Later>
                <Later once=once><TablePanel session /></Later>
                <Later once=once><SpendPanel session /></Later>
                <Later once=once><DealsPanel session /></Later>
                <Later once=once><AgreementPanel session /></Later>
                <Later once=once><VerifyPanel session flow /></Later>
            </main>
        </div>
        <Message session />
        <DropOverlay session flow />
        <AddOrReplace session flow />
    }
    .into_any()
}

/// Says once that a newer version waits (assets/offline.js finds out), as soon as nothing else is being said.
fn tell_of_new_version(session: Session) {
    let waits = RwSignal::new(false);
    document::listen(&document::window(), "fairshare-new-version", move |_: web_sys::Event| waits.set(true));
    Effect::new(move |_| {
        if waits.get() && session.notice.with(Option::is_none) {
            waits.set(false);
            session.tell(|texts| texts.new_version().to_owned(), false);
        }
    });
}

/// What there is to choose; folded where the window is narrow.
#[component]
fn Rail(
    /// The store.
    session: Session,
    /// Asks what models do.
    flow: Flow,
) -> impl IntoView {
    let texts = session.texts();
    let fold = NodeRef::<html::Details>::new();
    width::watch_wide(move |wide| {
        if let Some(fold) = fold.get_untracked() {
            fold.set_open(wide);
        }
    });
    view! {
        <aside class="rail" aria-label=texts.choices()>
            <details class="rail-fold" node_ref=fold open=width::is_wide()>
                <summary>{texts.choices()}</summary>
                <Later><ModelsPanel session flow /></Later>
                <Later><TeamsPanel session /></Later>
                <Later><CountingPanel session flow /></Later>
                <Later><FiltersPanel session /></Later>
            </details>
        </aside>
    }
    .into_any()
}

/// What the page has to tell.
#[component]
fn Message(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let text = Signal::derive(move || session.notice.with(|notice| notice.as_ref().map(|n| (n.says)(texts))));
    let trouble = Signal::derive(move || session.notice.with(|notice| notice.as_ref().is_some_and(|n| n.trouble)));
    let dismiss = move |()| session.notice.set(None);
    view! { <Toast text=text trouble=trouble dismiss=texts.dismiss() on_dismiss=dismiss /> }
}

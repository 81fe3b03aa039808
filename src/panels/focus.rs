//! Moves the focus to where a choice of the user leads.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::browser::document::document;
use crate::browser::roving;
use crate::state::drill::Drill;
use crate::state::results::Data;
use crate::state::screen::spoke_at;

/// Value of [`Screen::said_at`] after an answer in the questions or the check strip.
pub const SAID_HERE: &str = "decisions";
/// Id of the heading of the list of deals.
pub const DEALS: &str = "deals-heading";
/// Ids of what can take the focus after an answer: open questions first, the result last.
const NEXT: [&str; 3] = ["questions-heading", "check-strip", RESULT];
/// Id of the result.
const RESULT: &str = "result";

/// Moves the focus to the next question when the data are read under an answer, and to the deals behind a number when
/// the user chooses one.
pub fn watch_focus(said_at: RwSignal<String>, facts: Memo<Option<Arc<Data>>>, drill: Drill) {
    // An effect, because the focus is no part of a view: it moves after the page has changed.
    Effect::new(move |_| {
        facts.track();
        if spoke_at(said_at, SAID_HERE) {
            focus_next();
        }
        if drill.shown.get() {
            show_deals(drill);
        }
    });
}

/// Gives the list of deals the focus, if a number was just chosen and the list is mounted.
pub fn show_deals(drill: Drill) {
    let Some(heading) = by_id(DEALS).filter(|_| drill.shown.get_untracked()) else { return };
    drill.shown.set(false);
    if !heading.closest(".deals-place").ok().flatten().is_some_and(|place| place.contains(active().as_deref())) {
        drill.origin.set_value(active());
    }
    // A mounted heading with a `tabindex` can take the focus.
    let _ = heading.focus();
}

/// Returns the focus to what had it before the list of deals was opened.
pub fn return_focus(drill: Drill) {
    let origin = drill.origin.try_update_value(Option::take).flatten();
    // Numbers and marks of charts can take the focus.
    match origin.filter(|origin| origin.is_connected()) {
        Some(origin) => roving::focus(&origin),
        None => focus_id(RESULT),
    }
}

/// Gives the element with this id the focus.
pub fn focus_id(id: &str) {
    if let Some(element) = by_id(id) {
        roving::focus(&element);
    }
}

fn active() -> Option<Element> {
    document().active_element()
}

/// Moves the focus to the next question if the element that had it is gone.
pub fn focus_next() {
    set_timeout(
        || {
            let lost = document().active_element().is_none_or(|active| active.tag_name().eq_ignore_ascii_case("body"));
            if let Some(next) = NEXT.iter().find_map(|id| by_id(id)).filter(|_| lost) {
                // Each of these elements has a `tabindex`.
                let _ = next.focus();
            }
        },
        Duration::ZERO,
    );
}

fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

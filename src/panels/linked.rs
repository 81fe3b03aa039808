//! A picture whose numbers lead to their deals, and which shows what is pointed at anywhere on the page.

use fairshare_charts::Drawing;
use fairshare_engine::view::{Behind, By, Member};
use leptos::prelude::*;

use crate::lit::Lit;
use crate::parts::{Figure, Leading};
use crate::session::Session;

/// A picture of the session's numbers.
#[component]
pub fn Linked(
    /// The store.
    session: Session,
    /// Begins every id in the drawing: one per page.
    id: &'static str,
    /// Gets the width of the place.
    width: RwSignal<f64>,
    /// The drawing for that width.
    #[prop(into)]
    drawing: Signal<Option<Drawing>>,
) -> impl IntoView {
    let choose = move |behind: Behind| session.drill.show(behind);
    let point = move |behind: Option<Behind>| {
        let lit = behind.as_ref().and_then(Lit::of);
        session.lit.maybe_update(|before| std::mem::replace(before, lit.clone()) != lit);
    };
    let is_dim = move |behind: Behind| {
        session.lit.with(|lit| lit.as_ref().zip(Lit::of(&behind)).is_some_and(|(lit, other)| lit.dims(&other)))
    };
    view! { <Figure id=id width=width drawing=drawing on_choose=choose on_point=point is_dim=is_dim /> }
}

/// What all deals that were won sum to, as a number that leads to them.
pub fn won_deals(session: Session, text: String) -> AnyView {
    let texts = session.texts();
    let to = texts.leads_to_deals(&texts.behind(&Behind::Won, None));
    view! { <Leading text=text to=to on_choose=move |()| session.drill.show(Behind::Won) /> }.into_any()
}

/// A row that is of one group: it shows what is pointed at, and is pointed at itself.
pub struct LinkedRow {
    /// Whether it steps back.
    pub dim: Signal<bool>,
    /// The pointer comes.
    pub enter: Box<dyn FnMut(web_sys::PointerEvent)>,
    /// The pointer goes.
    pub leave: Box<dyn FnMut(web_sys::PointerEvent)>,
}

/// What makes a row one of a group.
pub fn linked_row(session: Session, by: By, member: Member) -> LinkedRow {
    let own = Lit { by, of: vec![member] };
    let other = own.clone();
    let dim = Signal::derive(move || session.lit.with(|lit| lit.as_ref().is_some_and(|lit| lit.dims(&other))));
    let enter = Box::new(move |_| session.lit.set(Some(own.clone())));
    let leave = Box::new(move |_| session.lit.set(None));
    LinkedRow { dim, enter, leave }
}

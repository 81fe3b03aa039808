//! One stop in the order of tabs for many things that lead somewhere: the arrows go from one to the next.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, SvgElement};

/// Names the attribute of what the arrows go through: its place in its order.
pub const PLACE: &str = "data-place";

/// The place that takes part in the order of tabs; the first one at first.
#[must_use]
pub fn place(host: &Element) -> usize {
    let stop = host.query_selector(&format!("[{PLACE}][tabindex='0']")).ok().flatten();
    stop.as_ref().and_then(place_of).unwrap_or(0)
}

/// The place of an element, or of what it stands in.
#[must_use]
pub fn place_of(element: &Element) -> Option<usize> {
    let standing = element.closest(&format!("[{PLACE}]")).ok().flatten()?;
    standing.get_attribute(PLACE)?.parse().ok()
}

/// Goes where an arrow, Home or End points to; returns the place to choose where Enter or the space bar was pressed on a
/// thing that is no button of the browser's own.
pub fn follow(host: &Element, event: &KeyboardEvent) -> Option<usize> {
    let from = event.target()?.dyn_into::<Element>().ok()?.closest(&format!("[{PLACE}]")).ok().flatten()?;
    let key = event.key();
    if key == "Enter" || key == " " {
        from.dyn_ref::<SvgElement>()?;
        event.prevent_default();
        return place_of(&from);
    }
    let to = next(host, &from, &key)?;
    event.prevent_default();
    move_stop(host, &to);
    // What has a place can have the focus.
    match (to.dyn_ref::<SvgElement>(), to.dyn_ref::<web_sys::HtmlElement>()) {
        (Some(mark), _) => drop(mark.focus()),
        (_, Some(button)) => drop(button.focus()),
        _ => {}
    }
    None
}

/// What was chosen, or got the focus, is where the next tab comes back to.
pub fn move_stop(host: &Element, to: &Element) {
    if let Ok(Some(before)) = host.query_selector(&format!("[{PLACE}][tabindex='0']")) {
        // An attribute that is there can be set.
        let _ = before.set_attribute("tabindex", "-1");
    }
    let _ = to.set_attribute("tabindex", "0");
}

/// Gives a class to the elements whose place asks for it, and takes it from the others.
pub fn mark(host: &Element, class: &str, asks: impl Fn(usize) -> bool) {
    let Ok(all) = host.query_selector_all(&format!("[{PLACE}]")) else { return };
    for element in (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<Element>().ok()) {
        let asked = place_of(&element).is_some_and(&asks);
        // A class without spaces can be set and taken.
        let _ = element.class_list().toggle_with_force(class, asked);
    }
}

/// The nearest in the direction of a key: what lies straight ahead counts as nearer than what lies beside.
fn next(host: &Element, from: &Element, key: &str) -> Option<Element> {
    let all = host.query_selector_all(&format!("[{PLACE}]")).ok()?;
    let mut elements = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<Element>().ok());
    match key {
        "Home" => return elements.next(),
        "End" => return elements.next_back(),
        _ => {}
    }
    // Where it points to; what is at right angles to it is beside it.
    let (right, down) = match key {
        "ArrowRight" => (1.0, 0.0),
        "ArrowLeft" => (-1.0, 0.0),
        "ArrowDown" => (0.0, 1.0),
        "ArrowUp" => (0.0, -1.0),
        _ => return None,
    };
    let middle = |element: &Element| {
        let place = element.get_bounding_client_rect();
        (place.x() + place.width() / 2.0, place.y() + place.height() / 2.0)
    };
    let here = middle(from);
    let way = |element: &Element| {
        let there = middle(element);
        let (x, y) = (there.0 - here.0, there.1 - here.1);
        let (ahead, aside) = (x * right + y * down, (x * down + y * right).abs());
        (ahead > 1.0).then_some(3.0f64.mul_add(aside, ahead))
    };
    let reached = elements.filter(|element| element != from).filter_map(|element| Some((way(&element)?, element)));
    reached.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, element)| element)
}

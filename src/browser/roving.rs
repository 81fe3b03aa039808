//! Roving tab stop: many elements share one stop in the tab order, and arrow keys move between them.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, SvgElement};

/// Attribute of an element that arrow keys reach: its place in the order.
pub const PLACE: &str = "data-place";

/// The place of the tab stop; 0 at first.
#[must_use]
pub fn place(host: &Element) -> usize {
    let stop = host.query_selector(&format!("[{PLACE}][tabindex='0']")).ok().flatten();
    stop.as_ref().and_then(place_of).unwrap_or(0)
}

/// The place of an element, or of the nearest element around it that has one.
#[must_use]
pub fn place_of(element: &Element) -> Option<usize> {
    let standing = element.closest(&format!("[{PLACE}]")).ok().flatten()?;
    standing.get_attribute(PLACE)?.parse().ok()
}

/// Moves the focus at an arrow key, Home or End.
///
/// Returns the place to choose at Enter or the space bar on an SVG element; a button handles these keys itself.
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
    // Every element with a place can take the focus.
    focus(&to);
    None
}

/// Gives an element of HTML or SVG the focus.
pub fn focus(element: &Element) {
    match (element.dyn_ref::<SvgElement>(), element.dyn_ref::<HtmlElement>()) {
        (Some(mark), _) => drop(mark.focus()),
        (_, Some(element)) => drop(element.focus()),
        _ => {}
    }
}

/// Makes an element the tab stop, to which the next Tab returns.
pub fn move_stop(host: &Element, to: &Element) {
    if let Ok(Some(before)) = host.query_selector(&format!("[{PLACE}][tabindex='0']")) {
        // Setting an existing attribute cannot fail.
        let _ = before.set_attribute("tabindex", "-1");
    }
    let _ = to.set_attribute("tabindex", "0");
}

/// Gives a class to the elements whose place `asks` accepts, and removes it from the others.
pub fn mark(host: &Element, class: &str, asks: impl Fn(usize) -> bool) {
    let Ok(all) = host.query_selector_all(&format!("[{PLACE}]")) else { return };
    for element in (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<Element>().ok()) {
        let asked = place_of(&element).is_some_and(&asks);
        // Setting or removing a class without spaces cannot fail.
        let _ = element.class_list().toggle_with_force(class, asked);
    }
}

/// The nearest element in the direction of a key; distance to the side counts three times.
fn next(host: &Element, from: &Element, key: &str) -> Option<Element> {
    let all = host.query_selector_all(&format!("[{PLACE}]")).ok()?;
    let mut elements = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<Element>().ok());
    match key {
        "Home" => return elements.next(),
        "End" => return elements.next_back(),
        _ => {}
    }
    // The direction of the key; the other axis is to the side.
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

//! A drawing as SVG nodes. A node at the same place is reused, so that a style sheet can animate it to its new size.

use fairshare_charts::drawing::{Anchor, Fill, Group, Mark, Path, Stroke, Text};
use fairshare_charts::svg::{number, path_data};
use fairshare_charts::tile::{Tile, tile};
use fairshare_charts::{Colour, Drawing};
use fairshare_types::results::DrillTarget;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element, Node};

use super::document::document;
use super::roving;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Shows a drawing as the only child of an element; `id` is the prefix of every id in it.
///
/// Returns the numbers that its marks lead to; one of these marks is a tab stop.
pub fn show(host: &Element, drawing: &Drawing, id: &str) -> Vec<DrillTarget> {
    let stop = roving::place(host);
    let mut builder = Builder { id, patterns: Vec::new(), leads: Vec::new(), stop };
    let marks: Vec<Shape> = drawing.marks.iter().map(|mark| builder.mark(mark)).collect();
    let described = if drawing.description.is_empty() { String::new() } else { format!(" {id}-desc") };
    let mut children = vec![Shape::new("title").with("id", format!("{id}-title")).saying(&drawing.title)];
    if !drawing.description.is_empty() {
        children.push(Shape::new("desc").with("id", format!("{id}-desc")).saying(&drawing.description));
    }
    children.push(Shape::new("defs").holding(builder.patterns()));
    children.push(Shape::new("g").holding(marks));
    let (width, height) = (number(drawing.width), number(drawing.height));
    // A mark that leads somewhere must be reachable, and an image hides its content.
    let role = if builder.leads.is_empty() { "img" } else { "group" };
    let root = Shape::new("svg")
        .with("viewBox", format!("0 0 {width} {height}"))
        .with("width", width)
        .with("height", height)
        .with("role", role.to_owned())
        .with("aria-labelledby", format!("{id}-title{described}"))
        .holding(children);
    // If the browser refuses a node, the drawing stays incomplete; nothing better is possible.
    let _ = patch(&document(), host, &[root]);
    builder.leads
}

/// The target state of a node.
struct Shape {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    text: Option<String>,
    children: Vec<Self>,
}

impl Shape {
    const fn new(tag: &'static str) -> Self {
        Self { tag, attributes: Vec::new(), text: None, children: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: String) -> Self {
        self.attributes.push((name, value));
        self
    }

    fn saying(mut self, text: &str) -> Self {
        self.text = Some(text.to_owned());
        self
    }

    fn holding(mut self, children: Vec<Self>) -> Self {
        self.children = children;
        self
    }
}

/// Gives a node these children, and reuses those that already have the right tag.
fn patch(document: &Document, parent: &Node, shapes: &[Shape]) -> Result<(), JsValue> {
    let mut next = parent.first_child();
    for shape in shapes {
        let standing = next.clone().and_then(|node| node.dyn_into::<Element>().ok());
        let kept = standing.filter(|element| element.local_name() == shape.tag);
        let stands = kept.is_some();
        let element = match kept {
            Some(element) => element,
            None => document.create_element_ns(Some(SVG), shape.tag)?,
        };
        dress(&element, shape)?;
        fill(document, &element, shape)?;
        // A new element is inserted when it is complete: each change after that costs the browser work.
        if !stands {
            match &next {
                Some(node) => parent.replace_child(&element, node)?,
                None => parent.append_child(&element)?,
            };
        }
        next = element.next_sibling();
    }
    while let Some(node) = next {
        next = node.next_sibling();
        parent.remove_child(&node)?;
    }
    Ok(())
}

/// Gives an element the text and the children of its shape.
fn fill(document: &Document, element: &Element, shape: &Shape) -> Result<(), JsValue> {
    match &shape.text {
        Some(text) if shape.children.is_empty() => {
            if element.text_content().as_ref() != Some(text) {
                element.set_text_content(Some(text));
            }
            Ok(())
        }
        Some(text) => {
            element.set_text_content(None);
            patch(document, element, &shape.children)?;
            element.append_child(&document.create_text_node(text)).map(drop)
        }
        None => patch(document, element, &shape.children),
    }
}

/// Gives an element exactly the attributes of its shape.
fn dress(element: &Element, shape: &Shape) -> Result<(), JsValue> {
    for name in element.get_attribute_names() {
        let name = name.as_string().unwrap_or_default();
        if !shape.attributes.iter().any(|(wanted, _)| *wanted == name) {
            element.remove_attribute(&name)?;
        }
    }
    for (name, value) in &shape.attributes {
        if element.get_attribute(name).as_ref() != Some(value) {
            element.set_attribute(name, value)?;
        }
    }
    Ok(())
}

/// Turns marks into shapes, and collects the patterns and targets.
struct Builder<'a> {
    id: &'a str,
    patterns: Vec<Fill>,
    leads: Vec<DrillTarget>,
    /// Index of the tab stop among the marks that lead somewhere.
    stop: usize,
}

impl Builder<'_> {
    fn mark(&mut self, mark: &Mark) -> Shape {
        match mark {
            Mark::Rect(r) => {
                let shape = Shape::new("rect")
                    .with("x", number(r.x))
                    .with("y", number(r.y))
                    .with("width", number(r.width))
                    .with("height", number(r.height));
                let shape = if r.radius > 0.0 { shape.with("rx", number(r.radius)) } else { shape };
                self.painted(shape, r.fill, r.stroke)
            }
            Mark::Line(l) => {
                let shape = Shape::new("line")
                    .with("x1", number(l.x1))
                    .with("y1", number(l.y1))
                    .with("x2", number(l.x2))
                    .with("y2", number(l.y2));
                stroked(shape, Some(l.stroke))
            }
            Mark::Circle(c) => {
                let shape =
                    Shape::new("circle").with("cx", number(c.x)).with("cy", number(c.y)).with("r", number(c.radius));
                self.painted(shape, c.fill, c.stroke)
            }
            Mark::Path(p) => self.path(p),
            Mark::Text(t) => text(t),
            Mark::Group(g) => self.group(g),
        }
    }

    fn path(&mut self, path: &Path) -> Shape {
        let shape = Shape::new("path").with("d", path_data(&path.steps));
        let shape = if path.opacity < 1.0 { shape.with("fill-opacity", number(path.opacity)) } else { shape };
        self.painted(shape, path.fill, path.stroke)
    }

    fn group(&mut self, group: &Group) -> Shape {
        let moved = group.x != 0.0 || group.y != 0.0;
        let shape = Shape::new("g");
        let shape = if moved {
            shape.with("transform", format!("translate({} {})", number(group.x), number(group.y)))
        } else {
            shape
        };
        let shape = match &group.leads {
            Some(behind) => {
                let at = self.leads.len();
                self.leads.push(behind.as_ref().clone());
                shape
                    .with(roving::PLACE, at.to_string())
                    .with("role", "button".to_owned())
                    .with("tabindex", if at == self.stop { "0" } else { "-1" }.to_owned())
            }
            None => shape,
        };
        let title = group.title.iter().map(|title| Shape::new("title").saying(title));
        let children = title.chain(group.marks.iter().map(|mark| self.mark(mark))).collect();
        shape.holding(children)
    }

    fn painted(&mut self, shape: Shape, fill: Option<Fill>, stroke: Option<Stroke>) -> Shape {
        let paint = match fill {
            None => "none".to_owned(),
            Some(Fill::Plain(colour)) => colour.to_string(),
            Some(patterned) => {
                let place = self.patterns.iter().position(|p| *p == patterned).unwrap_or_else(|| {
                    self.patterns.push(patterned);
                    self.patterns.len() - 1
                });
                format!("url(#{}-fill-{place})", self.id)
            }
        };
        stroked(shape.with("fill", paint), stroke)
    }

    fn patterns(&self) -> Vec<Shape> {
        let pattern = |(place, fill): (usize, &Fill)| {
            let Tile { side, bands } = tile(*fill)?;
            let band = |(x, width, colour): (f64, f64, Colour)| {
                Shape::new("rect")
                    .with("x", number(x))
                    .with("width", number(width))
                    .with("height", number(side))
                    .with("fill", colour.to_string())
            };
            let shape = Shape::new("pattern")
                .with("id", format!("{}-fill-{place}", self.id))
                .with("width", number(side))
                .with("height", number(side))
                .with("patternUnits", "userSpaceOnUse".to_owned())
                .with("patternTransform", "rotate(45)".to_owned());
            Some(shape.holding(bands.into_iter().map(band).collect()))
        };
        self.patterns.iter().enumerate().filter_map(pattern).collect()
    }
}

fn text(text: &Text) -> Shape {
    let anchor = match text.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let shape = Shape::new("text")
        .with("x", number(text.x))
        .with("y", number(text.y))
        .with("font-size", number(text.size))
        .with("font-weight", text.weight.to_string())
        .with("text-anchor", anchor.to_owned())
        .with("fill", text.fill.to_string())
        .saying(&text.text);
    let full = text.full.iter().map(|full| Shape::new("title").saying(full)).collect();
    shape.holding(full)
}

fn stroked(shape: Shape, stroke: Option<Stroke>) -> Shape {
    let Some(stroke) = stroke else { return shape };
    let shape = shape.with("stroke", stroke.colour.to_string()).with("stroke-width", number(stroke.width));
    match stroke.dash {
        Some((dash, gap)) => shape.with("stroke-dasharray", format!("{} {}", number(dash), number(gap))),
        None => shape,
    }
}

//! Checks of a finished chart: nothing is clipped, and texts do not overlap.

use fairshare_charts::Drawing;
use fairshare_charts::drawing::{Anchor, Mark, Text};
use fairshare_charts::measure;

/// The box of a text in the chart.
#[derive(Clone, Debug)]
struct Box {
    text: String,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Box {
    fn of(text: &Text, x: f64, y: f64) -> Self {
        let width = measure::width(&text.text, text.size, text.weight);
        let left = x + text.x
            - match text.anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => width / 2.0,
                Anchor::End => width,
            };
        let base = y + text.y;
        let (top, bottom) = (base - 0.76 * text.size, base + 0.22 * text.size);
        Self { text: text.text.clone(), left, right: left + width, top, bottom }
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// Faults of the chart, in sentences; empty if it is sound.
pub fn faults(drawing: &Drawing) -> Vec<String> {
    let mut texts = Vec::new();
    let mut faults = Vec::new();
    walk(&drawing.marks, (0.0, 0.0), drawing, &mut texts, &mut faults);
    for (i, a) in texts.iter().enumerate() {
        if a.left < -0.01 || a.top < -0.01 || a.right > drawing.width + 0.01 || a.bottom > drawing.height + 0.01 {
            faults.push(format!("“{}” leaves the picture", a.text));
        }
        for b in texts[i + 1..].iter().filter(|b| a.overlaps(b)) {
            faults.push(format!("“{}” and “{}” overlap", a.text, b.text));
        }
    }
    if drawing.title.is_empty() {
        faults.push("the picture has no title".into());
    }
    faults
}

/// All texts of the chart.
pub fn texts(drawing: &Drawing) -> Vec<String> {
    let mut texts = Vec::new();
    walk(&drawing.marks, (0.0, 0.0), drawing, &mut texts, &mut Vec::new());
    texts.into_iter().map(|t| t.text).collect()
}

fn walk(marks: &[Mark], (x, y): (f64, f64), drawing: &Drawing, texts: &mut Vec<Box>, faults: &mut Vec<String>) {
    let mut inside = |what: &str, left: f64, top: f64, right: f64, bottom: f64| {
        let finite = [left, top, right, bottom].iter().all(|v| v.is_finite());
        let (left, right, top, bottom) = (x + left, x + right, y + top, y + bottom);
        let fits = left >= -0.01 && top >= -0.01 && right <= drawing.width + 0.01 && bottom <= drawing.height + 0.01;
        if !finite || !fits || right < left || bottom < top {
            faults.push(format!("a {what} leaves the picture: {left} {top} {right} {bottom}"));
        }
    };
    let mut groups = Vec::new();
    for mark in marks {
        match mark {
            Mark::Rect(r) => inside("rectangle", r.x, r.y, r.x + r.width, r.y + r.height),
            Mark::Line(l) => inside("line", l.x1.min(l.x2), l.y1.min(l.y2), l.x1.max(l.x2), l.y1.max(l.y2)),
            Mark::Circle(c) => inside("circle", c.x - c.radius, c.y - c.radius, c.x + c.radius, c.y + c.radius),
            Mark::Text(t) => {
                assert!(t.size >= 12.0, "“{}” is smaller than 12", t.text);
                texts.push(Box::of(t, x, y));
            }
            Mark::Group(g) => groups.push(g),
            Mark::Path(_) => {}
        }
    }
    for group in groups {
        walk(&group.marks, (x + group.x, y + group.y), drawing, texts, faults);
    }
}

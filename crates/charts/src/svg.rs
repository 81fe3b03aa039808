//! A drawing as SVG text, for saved files and the golden files.
//!
//! Uses presentation attributes only, no `style`, so that the text also works under a strict content security policy.
//! Numbers have at most three decimals, so that the same chart gives the same file everywhere.

use std::fmt::Write;

use crate::drawing::{Anchor, Drawing, Fill, Group, Mark, Path, Step, Stroke, Text};
use crate::tile::{Tile, tile};

/// Font families, the reader's own first.
pub const FONTS: &str = "system-ui, 'Segoe UI', 'Liberation Sans', Arial, sans-serif";

/// A font embedded in a file, so that the file looks the same everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    /// Name of the family.
    pub family: &'static str,
    /// Font weight: 400 or 600.
    pub weight: u16,
    /// The characters that it contains, in the syntax of `unicode-range`.
    pub range: &'static str,
    /// The WOFF2 data in Base64.
    pub data: String,
}

/// The drawing as one SVG element. All ids in it start with `id`, which must differ between two charts on one page.
#[must_use]
pub fn svg(drawing: &Drawing, id: &str) -> String {
    svg_with_faces(drawing, id, &[])
}

/// The drawing as a file with embedded fonts; the first of them precedes [`FONTS`].
#[must_use]
pub fn svg_with_faces(drawing: &Drawing, id: &str, faces: &[Face]) -> String {
    let fonts = faces.first().map_or_else(|| FONTS.to_owned(), |face| format!("{}, {FONTS}", face.family));
    let mut writer = Writer { id: escape(id), out: String::new(), patterns: Vec::new() };
    writer.marks(&drawing.marks);
    let Writer { id, out: body, patterns } = writer;

    let mut out = String::new();
    let (width, height) = (number(drawing.width), number(drawing.height));
    let described = if drawing.description.is_empty() { String::new() } else { format!(" {id}-desc") };
    push(
        &mut out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" aria-labelledby=\"{id}-title{described}\" font-family=\"{fonts}\">\n"
        ),
    );
    push(&mut out, format_args!("<title id=\"{id}-title\">{}</title>\n", escape(&drawing.title)));
    if !drawing.description.is_empty() {
        push(&mut out, format_args!("<desc id=\"{id}-desc\">{}</desc>\n", escape(&drawing.description)));
    }
    if !faces.is_empty() {
        out.push_str("<style>\n");
        for Face { family, weight, range, data } in faces {
            push(
                &mut out,
                format_args!(
                    "@font-face {{ font-family: {family}; font-weight: {weight}; unicode-range: {range}; \
                     src: url(data:font/woff2;base64,{data}) format('woff2') }}\n"
                ),
            );
        }
        out.push_str("</style>\n");
    }
    if !patterns.is_empty() {
        out.push_str("<defs>\n");
        for (n, fill) in patterns.iter().enumerate() {
            out.push_str(&pattern(&pattern_id(&id, n), *fill));
        }
        out.push_str("</defs>\n");
    }
    out.push_str(&body);
    out.push_str("</svg>\n");
    out
}

/// A number as written in the file: at most three decimals, no negative zero.
#[must_use]
pub fn number(value: f64) -> String {
    let text = format!("{value:.3}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

/// The steps of a path as its `d` attribute.
#[must_use]
pub fn path_data(steps: &[Step]) -> String {
    let mut out = String::new();
    for step in steps {
        match *step {
            Step::Move(x, y) => push(&mut out, format_args!("M{} {}", number(x), number(y))),
            Step::Line(x, y) => push(&mut out, format_args!("L{} {}", number(x), number(y))),
            Step::Curve(a, b, c, d, x, y) => {
                let [a, b, c, d, x, y] = [a, b, c, d, x, y].map(number);
                push(&mut out, format_args!("C{a} {b} {c} {d} {x} {y}"));
            }
            Step::Close => out.push('Z'),
        }
    }
    out
}

struct Writer {
    id: String,
    out: String,
    patterns: Vec<Fill>,
}

impl Writer {
    fn marks(&mut self, marks: &[Mark]) {
        for mark in marks {
            self.mark(mark);
        }
    }

    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Rect(r) => {
                let [x, y, w, h] = [r.x, r.y, r.width, r.height].map(number);
                self.put(format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\""));
                if r.radius > 0.0 {
                    self.put(format_args!(" rx=\"{}\"", number(r.radius)));
                }
                self.painted(r.fill, r.stroke);
            }
            Mark::Line(l) => {
                let [x1, y1, x2, y2] = [l.x1, l.y1, l.x2, l.y2].map(number);
                self.put(format_args!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\""));
                self.stroke(Some(l.stroke));
                self.out.push_str("/>\n");
            }
            Mark::Circle(c) => {
                let [x, y, r] = [c.x, c.y, c.radius].map(number);
                self.put(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\""));
                self.painted(c.fill, c.stroke);
            }
            Mark::Path(p) => self.path(p),
            Mark::Text(t) => self.text(t),
            Mark::Group(g) => self.group(g),
        }
    }

    fn path(&mut self, path: &Path) {
        self.put(format_args!("<path d=\"{}\"", path_data(&path.steps)));
        if path.opacity < 1.0 {
            self.put(format_args!(" fill-opacity=\"{}\"", number(path.opacity)));
        }
        self.painted(path.fill, path.stroke);
    }

    fn text(&mut self, text: &Text) {
        let [x, y, size] = [text.x, text.y, text.size].map(number);
        self.put(format_args!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\""));
        if text.weight != 400 {
            self.put(format_args!(" font-weight=\"{}\"", text.weight));
        }
        match text.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.out.push_str(" text-anchor=\"middle\""),
            Anchor::End => self.out.push_str(" text-anchor=\"end\""),
        }
        self.put(format_args!(" fill=\"{}\">", text.fill));
        if let Some(full) = &text.full {
            self.put(format_args!("<title>{}</title>", escape(full)));
        }
        self.put(format_args!("{}</text>\n", escape(&text.text)));
    }

    fn group(&mut self, group: &Group) {
        self.out.push_str("<g");
        if group.x != 0.0 || group.y != 0.0 {
            self.put(format_args!(" transform=\"translate({} {})\"", number(group.x), number(group.y)));
        }
        self.out.push_str(">\n");
        if let Some(title) = &group.title {
            self.put(format_args!("<title>{}</title>\n", escape(title)));
        }
        self.marks(&group.marks);
        self.out.push_str("</g>\n");
    }

    /// Writes fill and outline, and ends the element.
    fn painted(&mut self, fill: Option<Fill>, stroke: Option<Stroke>) {
        match fill {
            None => self.out.push_str(" fill=\"none\""),
            Some(Fill::Plain(colour)) => self.put(format_args!(" fill=\"{colour}\"")),
            Some(patterned) => {
                let n = self.patterns.iter().position(|p| *p == patterned).unwrap_or_else(|| {
                    self.patterns.push(patterned);
                    self.patterns.len() - 1
                });
                let id = pattern_id(&self.id, n);
                self.put(format_args!(" fill=\"url(#{id})\""));
            }
        }
        self.stroke(stroke);
        self.out.push_str("/>\n");
    }

    fn stroke(&mut self, stroke: Option<Stroke>) {
        let Some(stroke) = stroke else { return };
        self.put(format_args!(" stroke=\"{}\" stroke-width=\"{}\"", stroke.colour, number(stroke.width)));
        if let Some((dash, gap)) = stroke.dash {
            self.put(format_args!(" stroke-dasharray=\"{} {}\"", number(dash), number(gap)));
        }
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        push(&mut self.out, text);
    }
}

fn pattern_id(id: &str, n: usize) -> String {
    format!("{id}-fill-{n}")
}

fn pattern(id: &str, fill: Fill) -> String {
    let Some(Tile { side, bands }) = tile(fill) else { return String::new() };
    let side = number(side);
    let mut out = format!(
        "<pattern id=\"{id}\" width=\"{side}\" height=\"{side}\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\">"
    );
    for (x, width, colour) in bands {
        out.push_str("<rect");
        if x > 0.0 {
            push(&mut out, format_args!(" x=\"{}\"", number(x)));
        }
        push(&mut out, format_args!(" width=\"{}\" height=\"{side}\" fill=\"{colour}\"/>", number(width)));
    }
    out.push_str("</pattern>\n");
    out
}

/// Text for XML: special characters escaped, forbidden control characters removed.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            c => out.push(c),
        }
    }
    out
}

fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = out.write_fmt(text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Colour;
    use crate::stripes::Stripes;

    #[test]
    fn numbers_are_short_and_never_minus_zero() {
        assert_eq!(["1", "0.333", "0", "-2.5", "100"], [1.0, 1.0 / 3.0, -0.0001, -2.5, 100.0].map(number)[..]);
    }

    #[test]
    fn a_file_asks_first_for_the_face_that_it_brings_along() {
        let drawing = Drawing { width: 1.0, height: 1.0, title: "a".into(), description: String::new(), marks: vec![] };
        let face = Face { family: "Arimo", weight: 600, range: "U+0000-00FF", data: "d09GMg==".into() };
        let text = svg_with_faces(&drawing, "x", std::slice::from_ref(&face));
        assert!(text.contains("font-family=\"Arimo, system-ui"), "{text}");
        assert!(text.contains(
            "@font-face { font-family: Arimo; font-weight: 600; unicode-range: U+0000-00FF; \
             src: url(data:font/woff2;base64,d09GMg==) format('woff2') }"
        ));
        assert!(!svg(&drawing, "x").contains("<style>"));
    }

    #[test]
    fn names_cannot_break_out_of_the_markup() {
        let mark = Mark::named("<script>\"&'\u{1}".into(), Vec::new());
        let drawing =
            Drawing { width: 1.0, height: 1.0, title: "a<b".into(), description: String::new(), marks: vec![mark] };
        let text = svg(&drawing, "x");
        assert!(text.contains("<title>&lt;script&gt;&quot;&amp;&#39;</title>"), "{text}");
        assert!(text.contains("a&lt;b"));
    }

    #[test]
    fn a_pattern_is_defined_once_under_the_given_id() {
        let Some(fill) = Stripes::of([0, 0xFF_FFFF].map(Colour::hex)).map(Fill::Stripes) else { unreachable!() };
        let area = |x| Mark::area(x, 0.0, 1.0, 1.0, fill);
        let marks = vec![area(0.0), area(1.0)];
        let text = svg(&Drawing { width: 2.0, height: 1.0, title: "t".into(), description: "d".into(), marks }, "two");
        assert_eq!(text.matches("<pattern").count(), 1);
        assert_eq!(text.matches("url(#two-fill-0)").count(), 2);
        assert!(text.contains("aria-labelledby=\"two-title two-desc\""));
    }
}

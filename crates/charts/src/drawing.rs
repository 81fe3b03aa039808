//! A chart as plain data, which the page turns into nodes and [`mod@crate::svg`] into text.

use fairshare_types::results::DrillTarget;

use crate::colour::Colour;
use crate::stripes::Stripes;

/// Space that charts keep free at their left and right for the background of a marked row. Shift a chart out by this
/// much, and its texts align with those around it.
pub const INSET: f64 = 8.0;

/// A finished chart. Its origin is the upper left corner; lengths are in CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Accessible name.
    pub title: String,
    /// Accessible description.
    pub description: String,
    /// Its marks, from bottom to top.
    pub marks: Vec<Mark>,
}

/// One mark of a chart.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A rectangle.
    Rect(Rect),
    /// A straight line.
    Line(Line),
    /// A circle.
    Circle(Circle),
    /// A free shape.
    Path(Path),
    /// A line of text.
    Text(Text),
    /// Several marks together.
    Group(Group),
}

/// A rectangle.
#[derive(Clone, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Radius of the corners.
    pub radius: f64,
    /// Fill, if any.
    pub fill: Option<Fill>,
    /// Outline, if any.
    pub stroke: Option<Stroke>,
}

/// A straight line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Horizontal place of the start.
    pub x1: f64,
    /// Vertical place of the start.
    pub y1: f64,
    /// Horizontal place of the end.
    pub x2: f64,
    /// Vertical place of the end.
    pub y2: f64,
    /// Style of the line.
    pub stroke: Stroke,
}

/// A circle.
#[derive(Clone, Debug, PartialEq)]
pub struct Circle {
    /// Horizontal place of the centre.
    pub x: f64,
    /// Vertical place of the centre.
    pub y: f64,
    /// Radius.
    pub radius: f64,
    /// Fill, if any.
    pub fill: Option<Fill>,
    /// Outline, if any.
    pub stroke: Option<Stroke>,
}

/// A free shape of straight lines and cubic curves.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Its steps; the first is a [`Step::Move`].
    pub steps: Vec<Step>,
    /// Fill, if any.
    pub fill: Option<Fill>,
    /// Opacity of the fill, 0 to 1.
    pub opacity: f64,
    /// Outline, if any.
    pub stroke: Option<Stroke>,
}

/// One step of a path; points are absolute.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Starts a new subpath at this point.
    Move(f64, f64),
    /// Draws a straight line to this point.
    Line(f64, f64),
    /// Draws a cubic curve: two control points, then the end.
    Curve(f64, f64, f64, f64, f64, f64),
    /// Draws a line back to the start.
    Close,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Horizontal place of the anchor.
    pub x: f64,
    /// Vertical place of the baseline.
    pub y: f64,
    /// Text shown.
    pub text: String,
    /// The whole text if `text` is truncated; it becomes the title.
    pub full: Option<String>,
    /// Font size, 12 or more.
    pub size: f64,
    /// Font weight: 400 or 600.
    pub weight: u16,
    /// Colour.
    pub fill: Colour,
    /// The part of the text that is at `x`.
    pub anchor: Anchor,
}

/// The part of a text that is at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its left edge.
    Start,
    /// Its middle.
    Middle,
    /// Its right edge.
    End,
}

/// Several marks together; with a title, they are hovered, focused and read out as one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// Accessible name, if the group has one.
    pub title: Option<String>,
    /// Shift of the marks to the right.
    pub x: f64,
    /// Shift of the marks down.
    pub y: f64,
    /// The number that the marks show, which leads to the deals behind it.
    pub leads: Option<Box<DrillTarget>>,
    /// Its marks.
    pub marks: Vec<Mark>,
}

/// Fill of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// One colour.
    Plain(Colour),
    /// Broad diagonal stripes in the colours of all teams, for what several teams share.
    Stripes(Stripes),
    /// Fine diagonal lines on a background, distinct from a plain area even without colour.
    Hatch {
        /// The background.
        ground: Colour,
        /// The lines.
        line: Colour,
    },
}

/// Style of an outline or a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub colour: Colour,
    /// Width.
    pub width: f64,
    /// Lengths of dash and gap, if it is dashed.
    pub dash: Option<(f64, f64)>,
}

impl Stroke {
    /// A solid line.
    #[must_use]
    pub const fn solid(colour: Colour, width: f64) -> Self {
        Self { colour, width, dash: None }
    }
}

impl Mark {
    /// A filled rectangle without outline.
    #[must_use]
    pub const fn area(x: f64, y: f64, width: f64, height: f64, fill: Fill) -> Self {
        Self::Rect(Rect { x, y, width, height, radius: 0.0, fill: Some(fill), stroke: None })
    }

    /// A line.
    #[must_use]
    pub const fn line(from: (f64, f64), to: (f64, f64), stroke: Stroke) -> Self {
        Self::Line(Line { x1: from.0, y1: from.1, x2: to.0, y2: to.1, stroke })
    }

    /// Marks under one accessible name.
    #[must_use]
    pub const fn named(title: String, marks: Vec<Self>) -> Self {
        Self::Group(Group { title: Some(title), x: 0.0, y: 0.0, leads: None, marks })
    }

    /// These marks with a link to the deals behind a number; only a group can have one.
    #[must_use]
    pub fn leading(self, behind: impl Into<Option<DrillTarget>>) -> Self {
        match self {
            Self::Group(group) => Self::Group(Group { leads: behind.into().map(Box::new), ..group }),
            other => other,
        }
    }
}

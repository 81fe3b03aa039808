//! A picture as plain data: what the page turns into nodes and [`mod@crate::svg`] into text.

use fairshare_engine::view::Behind;

use crate::colour::Colour;

/// Space that charts keep free at their left and right for the ground of a marked row. Hang a chart out by as much, and
/// its texts align with those around it.
pub const INSET: f64 = 8.0;

/// A finished picture. Its origin is the upper left corner; lengths are CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// What the picture is: its accessible name.
    pub title: String,
    /// What it says, in words.
    pub description: String,
    /// Its marks, from the lowest to the topmost.
    pub marks: Vec<Mark>,
}

/// One mark of a picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A rectangle.
    Rect(Rect),
    /// A straight line.
    Line(Line),
    /// A circle.
    Circle(Circle),
    /// A free form.
    Path(Path),
    /// A line of text.
    Text(Text),
    /// Marks that belong together.
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
    /// What it is filled with, if anything.
    pub fill: Option<Fill>,
    /// Its outline, if any.
    pub stroke: Option<Stroke>,
}

/// A straight line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Start, across.
    pub x1: f64,
    /// Start, down.
    pub y1: f64,
    /// End, across.
    pub x2: f64,
    /// End, down.
    pub y2: f64,
    /// How it is drawn.
    pub stroke: Stroke,
}

/// A circle.
#[derive(Clone, Debug, PartialEq)]
pub struct Circle {
    /// Centre, across.
    pub x: f64,
    /// Centre, down.
    pub y: f64,
    /// Radius.
    pub radius: f64,
    /// What it is filled with, if anything.
    pub fill: Option<Fill>,
    /// Its outline, if any.
    pub stroke: Option<Stroke>,
}

/// A free form of straight and cubic pieces.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Its pieces; the first is a [`Step::Move`].
    pub steps: Vec<Step>,
    /// What it is filled with, if anything.
    pub fill: Option<Fill>,
    /// Opacity of the filling, 0 to 1.
    pub opacity: f64,
    /// Its outline, if any.
    pub stroke: Option<Stroke>,
}

/// One piece of a path; points are absolute.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Starts a new piece here.
    Move(f64, f64),
    /// Straight to here.
    Line(f64, f64),
    /// In a cubic curve: two control points, then the end.
    Curve(f64, f64, f64, f64, f64, f64),
    /// Back to the start.
    Close,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The anchor's place, across.
    pub x: f64,
    /// The baseline's place, down.
    pub y: f64,
    /// The text shown.
    pub text: String,
    /// The whole text, where `text` is cut short: shown as its title.
    pub full: Option<String>,
    /// Size of the type, 12 or more.
    pub size: f64,
    /// Weight of the type: 400 or 600.
    pub weight: u16,
    /// Colour.
    pub fill: Colour,
    /// Which part of the text stands at `x`.
    pub anchor: Anchor,
}

/// Which part of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its left edge.
    Start,
    /// Its middle.
    Middle,
    /// Its right edge.
    End,
}

/// Marks that belong together; with a title they are one thing to hover, to focus and to read out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// Accessible name, if the group is a thing of its own.
    pub title: Option<String>,
    /// How far the marks are moved to the right.
    pub x: f64,
    /// How far the marks are moved down.
    pub y: f64,
    /// The number that they show, so that it can lead to the deals behind it.
    pub leads: Option<Box<Behind>>,
    /// The marks.
    pub marks: Vec<Mark>,
}

/// What an area is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// One colour.
    Plain(Colour),
    /// Broad diagonal stripes of two colours: what two teams did together.
    Stripes(Colour, Colour),
    /// Fine diagonal lines on a ground: told from a plain area without colour.
    Hatch {
        /// The ground.
        ground: Colour,
        /// The lines.
        line: Colour,
    },
}

/// How an outline or a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub colour: Colour,
    /// Width.
    pub width: f64,
    /// Lengths of dash and gap, where it is dashed.
    pub dash: Option<(f64, f64)>,
}

impl Stroke {
    /// An unbroken line.
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

    /// An unbroken line.
    #[must_use]
    pub const fn line(from: (f64, f64), to: (f64, f64), stroke: Stroke) -> Self {
        Self::Line(Line { x1: from.0, y1: from.1, x2: to.0, y2: to.1, stroke })
    }

    /// Marks under one accessible name.
    #[must_use]
    pub const fn named(title: String, marks: Vec<Self>) -> Self {
        Self::Group(Group { title: Some(title), x: 0.0, y: 0.0, leads: None, marks })
    }

    /// The same marks, leading to the deals behind a number.
    #[must_use]
    pub fn leading(self, behind: impl Into<Option<Behind>>) -> Self {
        match self {
            Self::Group(group) => Self::Group(Group { leads: behind.into().map(Box::new), ..group }),
            other => other,
        }
    }
}

//! The chart for sharing, with title and footnotes on a background of its own.

use crate::drawing::{Anchor, Drawing, Fill, Group, INSET, Mark, Stroke};
use crate::lettering::Lettering;
use crate::look::Look;

/// Space around everything, and around a chart on a phone.
const PADDING: [f64; 2] = [32.0, 16.0];
/// Below this width of the chart, titles are smaller.
const PHONE: f64 = 480.0;

/// Texts around a chart. All are wrapped to the chart's width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// The finding of the headline.
    pub title: String,
    /// Unsettled matters, such as open questions or guessed teams; empty if there is nothing open.
    pub status: String,
    /// Measure that the chart shows.
    pub subtitle: String,
    /// Source: files, deals, period, models, rows kept out, fingerprint, date. One line each.
    pub footnotes: Vec<String>,
}

/// A chart with its caption on a background: the saved file. The chart should have the same look.
#[must_use]
pub fn framed(chart: Drawing, caption: &Caption, look: &Look) -> Drawing {
    // The chart is shifted out by its inset, so that its texts align with the title.
    let room = chart.width - 2.0 * INSET;
    let phone = chart.width < PHONE;
    let padding = PADDING[usize::from(phone)];
    let width = room + 2.0 * padding;
    let mut column = Column { room, left: padding, y: padding, marks: Vec::new() };

    let (title_size, title_line) = if phone { (20.0, 24.0) } else { (24.0, 32.0) };
    column.text(&caption.title, Lettering::new(title_size, 600, look.ink), title_line);
    if !caption.status.is_empty() {
        column.y += 4.0;
        column.text(&caption.status, Lettering::new(14.0, 600, look.down), 20.0);
    }
    if !caption.subtitle.is_empty() {
        column.y += 4.0;
        column.text(&caption.subtitle, Lettering::new(14.0, 400, look.soft), 20.0);
    }
    if column.y > padding {
        column.y += if phone { 16.0 } else { 24.0 };
    }

    let top = column.y;
    column.marks.push(Mark::Group(Group { title: None, x: padding - INSET, y: top, leads: None, marks: chart.marks }));
    column.y += chart.height;

    if !caption.footnotes.is_empty() {
        column.y += 24.0;
        let stroke = Stroke::solid(look.line, 1.0);
        let y = column.y - 0.5;
        column.marks.push(Mark::line((padding - INSET, y), (width - padding + INSET, y), stroke));
        column.y += 12.0;
    }
    for note in &caption.footnotes {
        column.text(note, Lettering::new(12.0, 400, look.soft), 20.0);
    }

    let height = (column.y + padding).ceil();
    let ground = Mark::area(0.0, 0.0, width, height, Fill::Plain(look.paper));
    let title = if caption.title.is_empty() { chart.title } else { caption.title.clone() };
    let marks = [ground].into_iter().chain(column.marks).collect();
    Drawing { width, height, title, description: chart.description, marks }
}

/// Lines set one below the other.
struct Column {
    room: f64,
    left: f64,
    y: f64,
    marks: Vec<Mark>,
}

impl Column {
    fn text(&mut self, text: &str, lettering: Lettering, line_height: f64) {
        for line in lettering.wrap(text, self.room) {
            self.marks.push(lettering.centred(self.left, self.y + line_height / 2.0, Anchor::Start, &line));
            self.y += line_height;
        }
    }
}

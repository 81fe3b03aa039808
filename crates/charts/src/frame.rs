//! The picture that is shared: title, chart and footnotes on their own ground.

use crate::drawing::{Anchor, Drawing, Fill, Group, INSET, Mark, Stroke};
use crate::lettering::Lettering;
use crate::look::Look;

/// Space around everything.
const PADDING: f64 = 32.0;

/// What is written around a chart. All of it is wrapped to the chart's width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// What the picture says: the headline's finding.
    pub title: String,
    /// What is not settled yet: open questions, guessed teams. Empty where all is.
    pub status: String,
    /// What is measured.
    pub subtitle: String,
    /// Where it comes from: files, deals, period, models, rows kept out, fingerprint, date. One line each.
    pub footnotes: Vec<String>,
}

/// A chart with its caption on its own ground: the file that is saved. The chart should be drawn in the same look.
#[must_use]
pub fn framed(chart: Drawing, caption: &Caption, look: &Look) -> Drawing {
    // The chart hangs out by its inset, so that its texts stand under the title's.
    let room = chart.width - 2.0 * INSET;
    let width = room + 2.0 * PADDING;
    let mut column = Column { room, y: PADDING, marks: Vec::new() };

    let (title_size, title_line) = if chart.width < 480.0 { (20.0, 24.0) } else { (24.0, 32.0) };
    column.text(&caption.title, Lettering::new(title_size, 600, look.ink), title_line);
    if !caption.status.is_empty() {
        column.y += 4.0;
        column.text(&caption.status, Lettering::new(14.0, 600, look.down), 20.0);
    }
    if !caption.subtitle.is_empty() {
        column.y += 4.0;
        column.text(&caption.subtitle, Lettering::new(14.0, 400, look.soft), 20.0);
    }
    if column.y > PADDING {
        column.y += 24.0;
    }

    let top = column.y;
    column.marks.push(Mark::Group(Group { title: None, x: PADDING - INSET, y: top, leads: None, marks: chart.marks }));
    column.y += chart.height;

    if !caption.footnotes.is_empty() {
        column.y += 24.0;
        let stroke = Stroke::solid(look.line, 1.0);
        let y = column.y - 0.5;
        column.marks.push(Mark::line((PADDING - INSET, y), (width - PADDING + INSET, y), stroke));
        column.y += 12.0;
    }
    for note in &caption.footnotes {
        column.text(note, Lettering::new(12.0, 400, look.soft), 20.0);
    }

    let height = (column.y + PADDING).ceil();
    let ground = Mark::area(0.0, 0.0, width, height, Fill::Plain(look.paper));
    let title = if caption.title.is_empty() { chart.title } else { caption.title.clone() };
    let marks = [ground].into_iter().chain(column.marks).collect();
    Drawing { width, height, title, description: chart.description, marks }
}

/// Lines set one below the other.
struct Column {
    room: f64,
    y: f64,
    marks: Vec<Mark>,
}

impl Column {
    fn text(&mut self, text: &str, lettering: Lettering, line_height: f64) {
        for line in lettering.wrap(text, self.room) {
            self.marks.push(lettering.centred(PADDING, self.y + line_height / 2.0, Anchor::Start, &line));
            self.y += line_height;
        }
    }
}

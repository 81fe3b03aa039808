//! A sentence in place of a chart, if there is nothing to draw.

use crate::drawing::{Anchor, Drawing, INSET};
use crate::lettering::Lettering;
use crate::look::Look;

const LINE: f64 = 24.0;
const MARGIN: f64 = 16.0;

/// The sentence, in lines no wider than the chart.
pub(crate) fn sentence(title: String, description: String, text: &str, look: &Look, width: f64) -> Drawing {
    let lettering = Lettering::new(14.0, 400, look.soft);
    let lines = lettering.wrap(text, width - 2.0 * INSET);
    let height = 2.0 * MARGIN + LINE * lines.len() as f64;
    let middle = |i: usize| MARGIN + LINE * (i as f64 + 0.5);
    let marks =
        lines.iter().enumerate().map(|(i, line)| lettering.centred(INSET, middle(i), Anchor::Start, line)).collect();
    Drawing { width, height, title, description, marks }
}

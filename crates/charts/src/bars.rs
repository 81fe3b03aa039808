//! Credit by team, model by model: aligned bars.
use crate::drawing::Drawing;
use crate::look::Look;
use crate::words::Words;
use fairshare_engine::view::Comparison;
/// Aligned bars: a row for each model, a column for each team.
#[must_use]
pub fn bars(view: &Comparison, baseline: usize, look: &Look, words: &dyn Words, width: f64) -> Drawing {
    let _ = look;
    Drawing {
        width,
        height: 0.0,
        title: words.bars_title(view),
        description: words.bars_description(view, baseline),
        marks: Vec::new(),
    }
}

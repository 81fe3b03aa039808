//! What moves from team to team when the model changes.
use crate::drawing::Drawing;
use crate::look::Look;
use crate::words::Words;
use fairshare_engine::view::Moved;
/// What moves between two models.
#[must_use]
pub fn moved(view: &Moved, look: &Look, words: &dyn Words, width: f64) -> Drawing {
    let _ = look;
    Drawing {
        width,
        height: 0.0,
        title: words.moved_title(view),
        description: words.moved_description(view),
        marks: Vec::new(),
    }
}

//! Notes below the bars: what rule, hatching, outline, thin line and bracket mean.

use super::Picture;
use super::cell::{Bars, is_cut};
use super::column::{Cell, Column};
use super::layout::GAP;
use crate::drawing::{Fill, INSET, Mark, Rect, Stroke};
use crate::key::{Note, SAMPLE, key};

/// Height of a sample of a bar.
const BAR: f64 = 12.0;

impl Picture<'_> {
    /// Draws a note on each kind of mark that the bars have. Returns the height.
    pub(super) fn notes(&self, columns: &[Column], top: f64, marks: &mut Vec<Mark>) -> f64 {
        let cells = || columns.iter().flat_map(|column| &column.cells);
        let any = |has: &dyn Fn(&Cell) -> bool| cells().any(has);
        let against = |more: bool| {
            let differs = |column: &Column, cell: &Cell| {
                let base = column.cells[self.baseline].share;
                if more { cell.share > base } else { cell.share < base }
            };
            columns.iter().any(|column| column.cells.iter().any(|cell| differs(column, cell)))
        };
        let colour = self.look.soft;
        let mut notes = Vec::new();
        let mut note = |sample: Vec<Mark>, text: String| notes.push(Note { sample, text });
        if self.view.models.len() > 1 {
            let x = SAMPLE / 2.0;
            let rule = Mark::line((x, -8.0), (x, 8.0), Stroke::solid(self.look.ink, 1.0));
            note(vec![rule], self.words.baseline_model(&self.view.models[self.baseline]));
        }
        if against(true) {
            note(
                vec![outlined(Some(self.look.gained(colour)), Stroke::solid(colour, 1.0))],
                self.words.above_baseline(),
            );
        }
        if against(false) {
            let stroke = Stroke { colour, width: 1.0, dash: Some((2.0, 2.0)) };
            note(vec![outlined(None, stroke)], self.words.below_baseline());
        }
        if any(&|cell| cell.interval.is_some()) {
            note(Bars::whisker_marks((0.0, SAMPLE), 0.0, [false; 2], self.look), self.words.interval_note());
        }
        if any(&|cell| cell.interval.is_some_and(|ends| is_cut(self.scale, ends).contains(&true))) {
            note(Bars::whisker_marks((0.0, SAMPLE), 0.0, [false, true], self.look), self.words.interval_cut_note());
        }
        if any(&|cell| cell.bounds.is_some()) {
            note(Bars::bracket_marks((0.0, SAMPLE), 2.0, colour), self.words.bounds_note());
        }
        if notes.is_empty() {
            return 0.0;
        }
        let (notes, height) = key(notes, self.types.small, (INSET, top + GAP), self.layout.width - 2.0 * INSET);
        marks.extend(notes);
        GAP + height
    }
}

fn outlined(fill: Option<Fill>, stroke: Stroke) -> Mark {
    let (x, y, width, height) = (0.5, -BAR / 2.0 + 0.5, SAMPLE - 1.0, BAR - 1.0);
    Mark::Rect(Rect { x, y, width, height, radius: 0.0, fill, stroke: Some(stroke) })
}

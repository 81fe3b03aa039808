//! Layout of the bars: columns side by side while each has room, else in bands below each other.

use fairshare_types::results::Comparison;

use super::column::Column;
use crate::drawing::INSET;
use crate::glyph;
use crate::lettering::{Lettering, Line};
use crate::look::Look;
use crate::words::Words;

/// Space between columns, and between a label and the first column.
pub(super) const GAP: f64 = 16.0;
/// Height of a column's head with a name of one line; each further line adds [`LABEL_LINE`].
pub(super) const HEAD: f64 = 32.0;
/// Height of a bar.
pub(super) const BAR: f64 = 16.0;
/// Left edge of a model's name, after its glyph.
pub(super) const NAME_X: f64 = INSET + glyph::WIDTH + 8.0;
/// Height of a line in a row's label.
pub(super) const LABEL_LINE: f64 = 16.0;

const GRID: f64 = 8.0;
const ROW: f64 = 32.0;
const LEAST_COLUMN: f64 = 144.0;
const LEAST_TRACK: f64 = 24.0;
const PHONE: f64 = 480.0;

/// Sizes that all bands share.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub width: f64,
    /// Left edge of the first column.
    pub first: f64,
    /// Width of a column.
    pub column: f64,
    /// Number of columns in a band.
    pub per_band: usize,
    /// Whether each team's name is above its rows, at the left, with the teams below each other.
    pub stacked: bool,
    /// Length of a bar's track.
    pub track: f64,
    /// Right edge of the percentages, from the column's left edge.
    pub percent_end: f64,
    /// Right edge of the differences, from the column's left edge.
    pub points_end: f64,
    /// The rows, measured from the top of the band's first row.
    pub rows: Vec<Row>,
    /// Height of all rows.
    pub rows_height: f64,
}

/// One model's row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub name: String,
    pub lines: Vec<Line>,
    pub top: f64,
    pub height: f64,
}

/// Lettering of the bars.
#[derive(Clone, Copy, Debug)]
pub(super) struct Types {
    pub head: Lettering,
    pub name: Lettering,
    pub value: Lettering,
    pub strong: Lettering,
    pub small: Lettering,
}

impl Types {
    pub const fn of(look: &Look) -> Self {
        Self {
            head: Lettering::new(14.0, 600, look.ink),
            name: Lettering::new(14.0, 400, look.ink),
            value: Lettering::new(13.0, 400, look.ink),
            strong: Lettering::new(13.0, 600, look.ink),
            small: Lettering::new(12.0, 400, look.soft),
        }
    }
}

impl Layout {
    pub fn of(
        view: &Comparison,
        columns: &[Column],
        types: Types,
        baseline: usize,
        words: &dyn Words,
        width: f64,
    ) -> Self {
        let widest = |texts: &mut dyn Iterator<Item = f64>| texts.fold(0.0, f64::max).ceil();
        let cells = || columns.iter().flat_map(|c| &c.cells);
        let percent = widest(&mut cells().map(|cell| types.strong.width(&cell.percent)));
        let points = widest(&mut cells().map(|cell| types.value.width(&cell.points)));
        let values = 8.0 + percent + if points > 0.0 { 8.0 + points } else { 0.0 };

        let names: Vec<String> = view.models.iter().map(|m| words.model(m)).collect();
        let longest = widest(&mut names.iter().map(|name| types.name.width(name)));
        let most = if width < PHONE { width * 0.44 } else { (width * 0.24).clamp(160.0, 240.0) };
        let room = width - 2.0 * INSET - GAP - values - LEAST_TRACK;
        let label = (NAME_X + longest).min(most).min(room).max(NAME_X + 24.0);

        let first = label + GAP;
        let space = width - INSET - first;
        // Shares far beyond the whole need wider texts than a column usually has room for.
        let least = LEAST_COLUMN.max(values + LEAST_TRACK);
        let fit = ((space + GAP) / (least + GAP)).floor().max(1.0) as usize;
        let bands = columns.len().div_ceil(fit).max(1);
        let per_band = columns.len().div_ceil(bands).max(1);
        let column = (space - GAP * (per_band - 1) as f64) / per_band as f64;
        let track = (column - values).max(LEAST_TRACK).floor();

        let rows = rows(names, types.name, label - NAME_X, baseline);
        let rows_height = rows.last().map_or(0.0, |row| row.top + row.height);
        let percent_end = track + 8.0 + percent;
        let points_end = percent_end + 8.0 + points;
        let stacked = per_band == 1 && bands > 1;
        Self { width, first, column, per_band, stacked, track, percent_end, points_end, rows, rows_height }
    }

    /// Left edge of a column, by its index in its band.
    pub fn column_x(&self, at: usize) -> f64 {
        self.first + (self.column + GAP) * at as f64
    }
}

/// The rows, each high enough for the lines of its label; the baseline's label has one more line.
fn rows(names: Vec<String>, lettering: Lettering, room: f64, baseline: usize) -> Vec<Row> {
    let mut top = 0.0;
    let row = |(at, name): (usize, String)| {
        let lines = lettering.lines(&name, room, 3);
        let count = lines.len() + usize::from(at == baseline);
        let needed = GRID + LABEL_LINE * count as f64;
        let height = ((needed / GRID).ceil() * GRID).max(ROW);
        let row = Row { name, lines, top, height };
        top += height;
        row
    };
    names.into_iter().enumerate().map(row).collect()
}

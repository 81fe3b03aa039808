//! Which model's row comes first and which team stands where, so that the shift is one gradient.

use fairshare_engine::model::Model;
use fairshare_engine::view::{By, Comparison, GroupKind};

use crate::bars::column::{Column, columns};
use crate::drawing::{Fill, Stroke};
use crate::look::{Badge, Look};
use crate::words::Words;

/// A group in all rows.
#[derive(Clone, Debug)]
pub(super) struct Series {
    pub column: Column,
    pub badge: Badge,
    pub fill: Fill,
    pub outline: Option<Stroke>,
}

/// The groups from left to right and the models from top to bottom.
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub series: Vec<Series>,
    /// Places of the models.
    pub rows: Vec<usize>,
    /// Name of the group that the rows are ordered by.
    pub pivot: String,
}

/// Opacities of groups that have no colour of their own: channels, campaigns.
const TINTS: [f64; 6] = [1.0, 0.82, 0.66, 0.5, 0.36, 0.24];

impl Order {
    /// The order for this comparison. Models whose shares are not parts of one whole have no row.
    pub fn of(view: &Comparison, baseline: usize, look: &Look, words: &dyn Words) -> Self {
        let all = columns(view, baseline, look, words);
        let mut rows: Vec<usize> = (0..view.models.len()).filter(|&m| view.models[m] != Model::Influence).collect();
        let nobody = |kind| usize::from(view.groups.iter().any(|group| group.kind == kind));
        let last = nobody(GroupKind::Unassigned) + nobody(GroupKind::Unattributed);
        let (named, none) = all.split_at(all.len() - last.min(all.len()));

        let (pivot, opposite) = ends(named, &rows);
        let mut places: Vec<usize> =
            (0..named.len()).filter(|at| Some(*at) != pivot && Some(*at) != opposite).collect();
        if let Some(pivot) = pivot {
            places.insert(0, pivot);
            let share = |model: &usize| named[pivot].cells[*model].share;
            rows.sort_by(|a, b| share(b).total_cmp(&share(a)).then(a.cmp(b)));
        }
        places.extend(opposite);
        let unattributed = nobody(GroupKind::Unattributed) == 1;
        let of_named = places.iter().enumerate().map(|(i, &at)| named_series(&named[at], i, view.by, look));
        let of_none = none.iter().enumerate().map(|(i, column)| {
            let hatched = unattributed && i + 1 == none.len();
            let badge = if hatched { look.unattributed() } else { look.unassigned() };
            let (fill, outline) = if hatched {
                (look.gained(look.nobody), Some(Stroke::solid(look.nobody, 1.0)))
            } else {
                (Fill::Plain(look.nobody), None)
            };
            Series { column: column.clone(), badge, fill, outline }
        });
        let series = of_named.chain(of_none).collect();
        Self { series, rows, pivot: pivot.map(|at| named[at].name.clone()).unwrap_or_default() }
    }
}

/// The group with the largest range, and the one that moves most against it: at both ends of the rows.
fn ends(named: &[Column], rows: &[usize]) -> (Option<usize>, Option<usize>) {
    let shares = |at: usize| rows.iter().map(move |&model| named[at].cells[model].share);
    let range = |at: usize| shares(at).fold(f64::MIN, f64::max) - shares(at).fold(f64::MAX, f64::min);
    let first_largest = |of: &dyn Fn(usize) -> f64, without: Option<usize>| {
        let mut best: Option<(usize, f64)> = None;
        for at in (0..named.len()).filter(|at| Some(*at) != without) {
            let size = of(at);
            // Shares that differ by rounding alone are alike.
            if best.is_none_or(|(_, most)| size > most + 1e-9) {
                best = Some((at, size));
            }
        }
        best.filter(|(_, size)| *size > 1e-9).map(|(at, _)| at)
    };
    if rows.is_empty() {
        return (None, None);
    }
    let Some(pivot) = first_largest(&range, None) else { return (None, None) };
    let mean = |at: usize| shares(at).sum::<f64>() / rows.len() as f64;
    let (pivot_mean, means): (f64, Vec<f64>) = (mean(pivot), (0..named.len()).map(mean).collect());
    // By how much it moves against the pivot, not how regularly: a small team may do so more regularly than a large one.
    let against =
        |at: usize| -shares(pivot).zip(shares(at)).map(|(p, s)| (p - pivot_mean) * (s - means[at])).sum::<f64>();
    (Some(pivot), first_largest(&against, Some(pivot)).or_else(|| first_largest(&range, Some(pivot))))
}

/// A group's colour and chip; channels have tints of one colour, and numbers.
fn named_series(column: &Column, at: usize, by: By, look: &Look) -> Series {
    let column = column.clone();
    match (&column.badge, by) {
        (Some(badge), _) => Series { badge: badge.clone(), fill: Fill::Plain(badge.colour), outline: None, column },
        (None, _) => {
            let colour = look.neutral.over(look.paper, TINTS[at.min(TINTS.len() - 1)]);
            let badge = Badge { colour, on: look.on(colour), letter: (at + 1).to_string() };
            let outline = Some(Stroke::solid(look.neutral, 1.0));
            Series { badge, fill: Fill::Plain(colour), outline, column }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bars::column::Cell;
    use crate::colour::Colour;

    fn column(shares: &[f64]) -> Column {
        let cell = |&share: &f64| Cell {
            share,
            amount: 0,
            percent: String::new(),
            points: String::new(),
            interval: None,
            bounds: None,
        };
        Column {
            name: String::new(),
            of: Vec::new(),
            badge: None,
            colour: Colour::hex(0),
            cells: shares.iter().map(cell).collect(),
        }
    }

    #[test]
    fn the_widest_range_stands_left_and_what_moves_against_it_right() {
        for (columns, expected) in [
            (vec![vec![0.1, 0.2], vec![0.6, 0.1], vec![0.3, 0.7]], (Some(1), Some(2))),
            // Of two equal ranges the first; what moves along with it is not its opposite.
            (vec![vec![0.1, 0.4], vec![0.4, 0.1], vec![0.3, 0.4]], (Some(0), Some(1))),
            (vec![vec![0.5, 0.5], vec![0.5, 0.5]], (None, None)),
            (vec![vec![1.0, 0.5]], (Some(0), None)),
            (vec![], (None, None)),
        ] {
            let columns: Vec<Column> = columns.iter().map(|shares| column(shares)).collect();
            assert_eq!(ends(&columns, &[0, 1]), expected, "{columns:?}");
        }
    }
}

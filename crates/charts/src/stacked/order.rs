//! The order of rows and teams, chosen so that the shift is one gradient.

use fairshare_types::model::Model;
use fairshare_types::results::{Comparison, GroupKind};

use super::zones::{Owned, Zone, is_joint};
use crate::bars::column::{Column, columns};
use crate::drawing::{Fill, Stroke};
use crate::look::{Badge, Look};
use crate::team_names::letters;
use crate::words::Words;

/// A group, as drawn in all rows.
#[derive(Clone, Debug)]
pub(super) struct Series {
    pub column: Column,
    pub badge: Badge,
    pub fill: Fill,
    pub outline: Option<Stroke>,
    /// Whether it is the first segment of each bar.
    pub first: bool,
    /// Whether it is the credit of all joint touches.
    pub joint: bool,
    /// Its joint parts under each model.
    pub zones: Vec<Vec<Zone>>,
}

/// The groups from left to right and the models from top to bottom.
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub series: Vec<Series>,
    /// Indices of the models.
    pub rows: Vec<usize>,
    /// Name of the group by which the rows are sorted; empty if no share depends on the model.
    pub pivot: String,
}

/// Opacities for groups without a colour of their own: channels, campaigns.
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
        // Others are no group that a reader looks for, so they come after all that are.
        places.sort_by_key(|&at| is_merged(&named[at]));
        let names: Vec<String> = named.iter().map(|column| column.name.clone()).collect();
        let letters = letters(&names);
        let owned = Owned::of(view, look);
        let unattributed = nobody(GroupKind::Unattributed) == 1;
        let of_named =
            places.iter().enumerate().map(|(i, &at)| named_series(owned.as_ref(), &named[at], (i, &letters[at]), look));
        let of_none = none.iter().enumerate().map(|(i, column)| {
            let hatched = unattributed && i + 1 == none.len();
            let badge = if hatched { look.unattributed() } else { look.unassigned() };
            let (fill, outline) = if hatched {
                (look.gained(look.nobody), Some(Stroke::solid(look.nobody, 1.0)))
            } else {
                (Fill::Plain(look.nobody), None)
            };
            Series { column: column.clone(), badge, fill, outline, first: false, joint: false, zones: Vec::new() }
        });
        let series = of_named.chain(of_none).collect();
        Self { series, rows, pivot: pivot.map(|at| named[at].name.clone()).unwrap_or_default() }
    }
}

/// Whether a column is several groups drawn together.
fn is_merged(column: &Column) -> bool {
    column.of.len() > 1
}

/// The groups for both ends of the rows: the one with the largest range, and the one that moves most against it.
fn ends(named: &[Column], rows: &[usize]) -> (Option<usize>, Option<usize>) {
    let shares = |at: usize| rows.iter().map(move |&model| named[at].cells[model].share);
    let range = |at: usize| shares(at).fold(f64::MIN, f64::max) - shares(at).fold(f64::MAX, f64::min);
    let first_largest = |of: &dyn Fn(usize) -> f64, without: Option<usize>| {
        let mut best: Option<(usize, f64)> = None;
        for at in
            (0..named.len()).filter(|at| Some(*at) != without && !is_merged(&named[*at]) && !is_joint(&named[*at]))
        {
            let size = of(at);
            // Shares that differ only by rounding are equal.
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
    // By the size of the opposite movement, not its regularity: a small team may move more regularly than a large one.
    let against =
        |at: usize| -shares(pivot).zip(shares(at)).map(|(p, s)| (p - pivot_mean) * (s - means[at])).sum::<f64>();
    (Some(pivot), first_largest(&against, Some(pivot)).or_else(|| first_largest(&range, Some(pivot))))
}

/// A group's fill and chip; channels have tints of one colour.
fn named_series(owned: Option<&Owned<'_>>, column: &Column, (at, letters): (usize, &str), look: &Look) -> Series {
    let joint = is_joint(column);
    let zones = owned.map(|owned| owned.zones(column)).unwrap_or_default();
    let (badge, fill, outline) = if let Some(badge) = &column.badge {
        let all = owned.and_then(|owned| owned.all).filter(|_| joint);
        let fill = all.unwrap_or(Fill::Plain(badge.colour));
        let stripes = if let Fill::Stripes(stripes) = fill { Some(stripes) } else { None };
        (Badge { stripes, ..badge.clone() }, fill, None)
    } else {
        let colour = look.neutral.over(look.paper, TINTS[at.min(TINTS.len() - 1)]);
        let letter = if is_merged(column) { "+" } else { letters };
        let badge = Badge { colour, on: look.on(colour), letter: letter.to_owned(), stripes: None };
        (badge, Fill::Plain(colour), Some(Stroke::solid(look.neutral, 1.0)))
    };
    Series { column: column.clone(), badge, fill, outline, first: at == 0, joint, zones }
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
            // On a tie the first range wins; a group that moves along with it is not its opposite.
            (vec![vec![0.1, 0.4], vec![0.4, 0.1], vec![0.3, 0.4]], (Some(0), Some(1))),
            (vec![vec![0.5, 0.5], vec![0.5, 0.5]], (None, None)),
            (vec![vec![1.0, 0.5]], (Some(0), None)),
            (vec![], (None, None)),
        ] {
            let columns: Vec<Column> = columns.iter().map(|shares| column(shares)).collect();
            assert_eq!(ends(&columns, &[0, 1]), expected, "{columns:?}");
        }
    }

    #[test]
    fn texts_on_every_tint_stand_out_4_5_to_1() {
        for look in [Look::light(), Look::dark(), Look::print()] {
            for tint in TINTS {
                let ground = look.neutral.over(look.paper, tint);
                assert!(look.on(ground).contrast(ground) >= 4.5, "{tint}: {ground}");
            }
        }
    }
}

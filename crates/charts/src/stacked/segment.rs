//! A segment of a bar: a group's share, with its percentage inside and a striped strip along its joint part.

use super::order::Series;
use super::zones::Zone;
use super::{BAR, Picture};
use crate::drawing::{Anchor, Fill, INSET, Mark, Rect};
use crate::lettering::Lettering;

/// Least space between a label and each end of its segment.
const PADDING: f64 = 4.0;
/// The same for a bare number, which needs less.
const TIGHT: f64 = 2.0;
/// Height of the ground behind a label on stripes.
const GROUND: f64 = 18.0;
/// Height of the strip along a joint part, and of the line of paper above it.
pub(super) const STRIP: f64 = 8.0;
const RIM: f64 = 1.0;
/// Length from which stripes can be told from a spot.
const LEAST_STRIP: f64 = 6.0;

impl Picture<'_> {
    /// A group's segment, with a hairline of paper after it, and its share if there is room.
    pub(super) fn segment(
        &self,
        series: &Series,
        model: usize,
        name: &str,
        (x, width): (f64, f64),
        y: f64,
    ) -> Option<Mark> {
        let cell = &series.column.cells[model];
        if cell.share == 0.0 {
            return None;
        }
        let drawn = if width > 3.0 { width - 1.0 } else { width.max(0.5) };
        let x = x.min(self.width - INSET - drawn);
        let stroke = series.outline.filter(|_| drawn > 3.0);
        let inset = stroke.map_or(0.0, |stroke| stroke.width / 2.0);
        let (width, height) = (drawn - 2.0 * inset, BAR - 2.0 * inset);
        let area = Rect { x: x + inset, y: y + inset, width, height, radius: 0.0, fill: Some(series.fill), stroke };
        let mut marks = vec![Mark::Rect(area)];

        let base = series.column.cells[self.baseline].share;
        let mut name = self.words.cell(&series.column.name, name, cell.share, base, cell.amount);
        let zones = series.zones.get(model).map_or(&[][..], Vec::as_slice);
        if !zones.is_empty() && !series.joint {
            if self.striped(series, model).is_some() {
                marks.extend(self.strip(series, zones, cell.share, (x, drawn), y));
            }
            let share = zones.iter().map(|zone| zone.share).sum();
            let amount = zones.iter().map(|zone| zone.amount).sum();
            name = format!("{name}; {}", self.words.joint_part(share, amount));
        }
        marks.extend(self.label(series, model, (x, drawn), y));
        Some(Mark::named(name, marks).leading(series.column.behind(self.view, model)))
    }

    /// The fill of a segment's first stripes, if they are long enough to be seen.
    pub(super) fn striped(&self, series: &Series, model: usize) -> Option<Fill> {
        let zones = series.zones.get(model)?;
        let share = zones.iter().map(|zone| zone.share).sum::<f64>();
        let length = self.at(share) - self.at(0.0);
        zones.first().map(|zone| zone.fill).filter(|_| length >= LEAST_STRIP)
    }

    /// The strip along the joint part. It is at the segment's inner side, so that the strips of two neighbours meet.
    fn strip(&self, series: &Series, zones: &[Zone], whole: f64, (x, width): (f64, f64), y: f64) -> Vec<Mark> {
        let joint = zones.iter().map(|zone| zone.share).sum::<f64>().min(whole) / whole * width;
        let mut from = if series.first { x + width - joint } else { x };
        let top = y + BAR - STRIP;
        // The rim separates the strip from a segment of the same colour.
        let (left, right) = ((from - RIM).max(x), (from + joint + RIM).min(x + width));
        let mut marks = vec![Mark::area(left, top - RIM, right - left, STRIP + RIM, Fill::Plain(self.look.paper))];
        for Zone { fill, share, .. } in zones {
            let length = (share / whole * width).min(x + width - from).max(0.0);
            marks.push(Mark::area(from, top, length, STRIP, *fill));
            from += length;
        }
        marks
    }

    /// The share, after the group's letters if no name is above; shorter or left out if there is no room.
    fn label(&self, series: &Series, model: usize, (x, width): (f64, f64), y: f64) -> Vec<Mark> {
        let percent = &series.column.cells[model].percent;
        let weight = if model == self.baseline { 600 } else { 400 };
        let (on, rim) = match series.fill {
            Fill::Plain(colour) => (self.look.on(colour), 0.0),
            Fill::Stripes(_) | Fill::Hatch { .. } => (self.look.ink, TIGHT),
        };
        let lettering = Lettering::new(13.0, weight, on);
        let number = percent.trim_end_matches(|c: char| c == '%' || c.is_whitespace());
        let lettered = format!("{}\u{a0}{percent}", series.badge.letter);
        let texts = [(lettered.as_str(), PADDING), (percent, PADDING), (number, TIGHT)];
        // A sign or a number before the share would be read as part of it.
        let readable = series.badge.letter.chars().any(char::is_alphabetic);
        let mut texts = texts.into_iter().skip(usize::from(!self.lettered || !readable));
        let fits = |(text, padding): &(&str, f64)| lettering.width(text) + 2.0 * (padding + rim) <= width;
        let Some((text, _)) = texts.find(fits) else { return Vec::new() };
        let (centre, middle) = (x + width / 2.0, y + self.label_y);
        let label = lettering.centred(centre, middle, Anchor::Middle, text);
        if rim == 0.0 {
            return vec![label];
        }
        // Stripes and hatching would run through the figures.
        let (width, fill) = (lettering.width(text) + 2.0 * rim, Some(Fill::Plain(self.look.paper)));
        let (x, y) = (centre - width / 2.0, middle - GROUND / 2.0);
        vec![Mark::Rect(Rect { x, y, width, height: GROUND, radius: 3.0, fill, stroke: None }), label]
    }
}

//! A list of the flows without a full label on their ribbon, each with the chips of both teams.

use fairshare_types::results::DrillTarget;

use super::layout::{GAP, Types};
use super::node::{Flow, Node};
use crate::badge;
use crate::drawing::{Anchor, INSET, Mark, Stroke};
use crate::lettering::Line;
use crate::look::Look;
use crate::words::Words;

/// Most entries; if there are more flows, a last line sums up the smaller ones.
const MOST: usize = 8;
const LINE: f64 = 16.0;
const SPACE: f64 = 8.0;
const COLUMN_GAP: f64 = 24.0;
/// Room for the arrow between the two chips.
const ARROW: f64 = 20.0;

/// The list from `top` on, in two columns if the texts are short enough. Returns its marks and its height.
pub(super) fn list(
    flows: &[Flow],
    leads: &dyn Fn(&Flow) -> DrillTarget,
    nodes: &[Node],
    look: &Look,
    words: &dyn Words,
    types: Types,
    (width, top): (f64, f64),
) -> (Vec<Mark>, f64) {
    let chip = badge::widest(nodes.iter().map(|node| &node.badge));
    let text_x = 2.0 * chip + ARROW + GAP;
    let mut marks = Vec::new();
    let listed = if flows.len() > MOST { MOST - 1 } else { flows.len() };
    let text = |f: &Flow| words.flow(f.amount, &nodes[f.from].name, &nodes[f.to].name);
    let texts: Vec<String> = flows[..listed].iter().map(text).collect();

    let half = (width - 2.0 * INSET - COLUMN_GAP) / 2.0;
    let fits = texts.iter().all(|text| text_x + types.value.width(text) <= half);
    let columns = if fits && listed > 1 { 2 } else { 1 };
    let room = if columns == 2 { half } else { width - 2.0 * INSET };

    // Largest first, down the left column and then the right one; in two columns each entry has one line.
    let per_column = listed.div_ceil(columns);
    let mut y = top;
    let mut end = top;
    for (i, (flow, text)) in flows.iter().zip(&texts).enumerate() {
        let column = i / per_column;
        y = if i % per_column == 0 { top } else { y };
        let x = INSET + (half + COLUMN_GAP) * column as f64;
        let lines = types.value.lines(text, room - text_x, 4);
        let height = badge::SIDE.max(LINE * lines.len() as f64) + SPACE;
        marks.push(
            entry(text.clone(), lines, (&nodes[flow.from], &nodes[flow.to]), look, types, (x, y, chip))
                .leading(leads(flow)),
        );
        y += height;
        end = y.max(end);
    }
    y = end;
    if listed < flows.len() {
        let rest = &flows[listed..];
        let text = words.smaller_flows(rest.len(), rest.iter().map(|f| f.amount).sum());
        let soft = types.value.in_colour(look.soft);
        marks.push(soft.fitted(INSET, y + badge::SIDE / 2.0, Anchor::Start, &text, width - 2.0 * INSET));
        y += badge::SIDE + SPACE;
    }
    (marks, y - top)
}

/// One flow: chip, arrow, chip, text.
fn entry(
    title: String,
    lines: Vec<Line>,
    ends: (&Node, &Node),
    look: &Look,
    types: Types,
    (x, y, chip): (f64, f64, f64),
) -> Mark {
    let middle = y + badge::SIDE / 2.0;
    let to_x = x + chip + ARROW;
    let mut marks = Vec::new();
    marks.extend(badge::chip(x, middle, &ends.0.badge));
    marks.extend(badge::chip(to_x, middle, &ends.1.badge));
    let stroke = Stroke::solid(look.soft, 1.0);
    let tip = (to_x - 5.0, middle);
    for start in
        [(x + badge::width(&ends.0.badge) + 5.0, middle), (tip.0 - 4.0, middle - 3.0), (tip.0 - 4.0, middle + 3.0)]
    {
        marks.push(Mark::line(start, tip, stroke));
    }
    for (i, line) in lines.into_iter().enumerate() {
        marks.push(types.value.line(x + 2.0 * chip + ARROW + GAP, middle + LINE * i as f64, Anchor::Start, line));
    }
    Mark::named(title, marks)
}

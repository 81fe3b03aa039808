//! Credit that moves between teams when the model changes: an alluvial diagram between two models.
//!
//! Each team is level on both sides. Credit that it keeps is grey; moving credit has the colour of the team that
//! gains it, so that a ribbon ends in its own colour. Amounts are on their ribbons if they fit, else listed below.

mod layout;
mod list;
mod node;
mod ribbon;

use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::results::{DrillTarget, Member, Moved};

use crate::badge;
use crate::colour::Colour;
use crate::drawing::{Anchor, Drawing, Fill, Group, INSET, Mark, Path, Stroke};
use crate::glyph;
use crate::lettering::Line;
use crate::look::Look;
use crate::sentence::sentence;
use crate::words::Words;
use layout::{BAR, Bar, GAP, HEAD, LABEL_LINE, Layout, MOST, Types, is_still};
use list::list;
use node::{Flow, Node, nodes};
use ribbon::Ribbon;

/// Least width of the layout; a narrower chart is drawn this wide.
const LEAST_WIDTH: f64 = 280.0;
/// Opacity of moving credit: ribbons that cross can both be followed, and ink is readable on them.
const OPACITY: f64 = 0.42;
const NOTE_LINE: f64 = 16.0;
/// Most lines of a model's name.
const HEAD_LINES: usize = 3;
/// Room for a model's glyph before its name.
const HEAD_GLYPH: f64 = glyph::WIDTH + GAP;

/// Room for a model's name.
fn head_room(width: f64) -> f64 {
    width / 2.0 - 2.0 * INSET - HEAD_GLYPH
}

/// Credit that moves between two models, with its rule as a footnote; a sentence if nothing moves.
#[must_use]
pub fn moved(view: &Moved, look: &Look, words: &dyn Words, width: f64) -> Drawing {
    let title = words.moved_title(view);
    if is_still(view) {
        return sentence(title, String::new(), &words.nothing_moves(view), look, width);
    }
    let width = width.max(LEAST_WIDTH);
    let (nodes, flows) = nodes(view, look, words);
    let types = Types::of(look);
    let heads = [&view.from, &view.to].map(|model| types.name.lines(&words.model(model), head_room(width), HEAD_LINES));
    let lines = heads.iter().map(Vec::len).max().unwrap_or(0);
    let head = HEAD.max(LABEL_LINE * lines as f64 + GAP);
    let layout = Layout::of(&nodes, &flows, types, words, (width, head));
    let picture = Picture { nodes: &nodes, look, words, types, layout: &layout };

    let mut marks = picture.heads(view, heads, head);
    let (kept, moving) = layout.ribbons(&nodes, &flows);
    marks.extend(nodes.iter().zip(&kept).filter_map(|(node, ribbon)| picture.kept(node, ribbon)));
    let leads = |flow: &Flow| DrillTarget::Flow(flow.behind(view, &nodes));
    let ribbons = flows.iter().zip(&moving);
    marks.extend(ribbons.map(|(flow, ribbon)| picture.flow(*flow, ribbon).leading(leads(flow))));
    marks.extend((0..nodes.len()).flat_map(|at| picture.node(view, at)));
    let unlabelled = picture.labels(&flows, &moving, &mut marks);

    let mut y = layout.bottom + 24.0;
    if !unlabelled.is_empty() {
        let (entries, height) = list(&unlabelled, &leads, &nodes, look, words, types, (width, y));
        marks.extend(entries);
        y += height + 8.0;
    }
    for line in types.note.wrap(&words.moved_rule(), width - 2.0 * INSET) {
        marks.push(types.note.centred(INSET, y + NOTE_LINE / 2.0, Anchor::Start, &line));
        y += NOTE_LINE;
    }
    Drawing { width, height: y.ceil(), title, description: words.moved_description(view), marks }
}

struct Picture<'a> {
    nodes: &'a [Node],
    look: &'a Look,
    words: &'a dyn Words,
    types: Types,
    layout: &'a Layout,
}

impl Picture<'_> {
    /// The glyphs and names of the two models.
    fn heads(&self, view: &Moved, names: [Vec<Line>; 2], height: f64) -> Vec<Mark> {
        let y = (height - GAP) / 2.0;
        let type_ = self.types.name;
        let widest = |lines: &[Line]| lines.iter().map(|line| type_.width(&line.text)).fold(0.0, f64::max);
        // The second name begins above the right labels if there is room, else it ends with them.
        let end = self.layout.width - INSET - widest(&names[1]) - HEAD_GLYPH;
        let starts = [INSET, self.layout.right_chip.min(end)];
        let mut marks = Vec::new();
        for ((model, lines), x) in [&view.from, &view.to].into_iter().zip(names).zip(starts) {
            let glyph = glyph::marks(model, self.look);
            marks.push(Mark::Group(Group { title: None, x, y: y - glyph::HEIGHT / 2.0, leads: None, marks: glyph }));
            let first = y - LABEL_LINE * (lines.len() as f64 - 1.0) / 2.0;
            let set = |(at, line)| type_.line(x + HEAD_GLYPH, first + LABEL_LINE * at as f64, Anchor::Start, line);
            marks.extend(lines.into_iter().enumerate().map(set));
        }
        marks
    }

    /// The credit that a team keeps.
    fn kept(&self, node: &Node, ribbon: &Ribbon) -> Option<Mark> {
        let fill = Some(Fill::Plain(self.look.still));
        let path = Path { steps: ribbon.steps(), fill, opacity: 1.0, stroke: None };
        let name = self.words.kept(&node.name, node.kept);
        (node.kept > 0).then(|| Mark::named(name, vec![Mark::Path(path)]))
    }

    /// The credit that moves, in the colour of the team that gains it.
    fn flow(&self, flow: Flow, ribbon: &Ribbon) -> Mark {
        let colour = self.nodes[flow.to].badge.colour;
        let (fill, stroke) = (Some(Fill::Plain(colour)), Some(Stroke::solid(colour, 1.0)));
        let path = Path { steps: ribbon.steps(), fill, opacity: OPACITY, stroke };
        Mark::named(self.flow_text(flow), vec![Mark::Path(path)])
    }

    fn flow_text(&self, flow: Flow) -> String {
        self.words.flow(flow.amount, &self.nodes[flow.from].name, &self.nodes[flow.to].name)
    }

    /// A team on both sides: bar, chip, name, amount, and at the right the difference.
    fn node(&self, view: &Moved, at: usize) -> Vec<Mark> {
        let (node, layout) = (&self.nodes[at], self.layout);
        let fill = Fill::Plain(node.badge.colour);
        let drawn = |x: f64, bar: Bar| {
            let height = bar.height.max(2.0);
            Mark::area(x, bar.middle() - height / 2.0, BAR, height, fill)
        };
        let bars = layout.bars[at];
        let chip = layout.chip;

        let (left_x, middle) = (INSET + chip, bars.left.middle());
        let mut left = vec![drawn(layout.left_bar, bars.left)];
        left.extend(badge::chip(INSET, middle, &node.badge));
        let (name, lower) = self.name(node, left_x, middle, layout.left_room);
        left.extend(name);
        left.push(self.types.value.centred(left_x, lower, Anchor::Start, &self.words.money(node.before)));

        let (right_x, middle) = (layout.right_chip + chip, bars.right.middle());
        let (after, change) = (self.words.money(node.after), self.words.money_change(node.after - node.before));
        let mut right = vec![drawn(layout.right_bar, bars.right)];
        right.extend(badge::chip(layout.right_chip, middle, &node.badge));
        let differing = self.types.value.in_colour(self.direction(node));
        if layout.narrow {
            let half = LABEL_LINE / 2.0;
            right.push(self.types.value.centred(right_x, middle - half, Anchor::Start, &after));
            right.push(differing.centred(right_x, middle + half, Anchor::Start, &change));
        } else {
            let (name, lower) = self.name(node, right_x, middle, layout.right_room);
            right.extend(name);
            right.push(self.types.value.centred(right_x, lower, Anchor::Start, &after));
            right.push(differing.centred(layout.width - INSET, lower, Anchor::End, &change));
        }
        let (before, after) = (self.words.money(node.before), format!("{after}, {change}"));
        vec![
            Mark::named(format!("{}: {before}", node.name), left).leading(credit(&view.from, node)),
            Mark::named(format!("{}: {after}", node.name), right).leading(credit(&view.to, node)),
        ]
    }

    /// The lines of a node's name, and the middle of the line below them, all centred at `middle`.
    fn name(&self, node: &Node, x: f64, middle: f64, room: f64) -> (Vec<Mark>, f64) {
        let lines = self.types.name.lines(&node.name, room, MOST);
        let y = |at: usize, count: usize| middle + LABEL_LINE * (at as f64 - count as f64 / 2.0);
        let count = lines.len();
        let set = |(at, line)| self.types.name.line(x, y(at, count), Anchor::Start, line);
        (lines.into_iter().enumerate().map(set).collect(), y(count, count))
    }

    fn direction(&self, node: &Node) -> Colour {
        match node.after.cmp(&node.before) {
            std::cmp::Ordering::Greater => self.look.up,
            std::cmp::Ordering::Less => self.look.down,
            std::cmp::Ordering::Equal => self.look.soft,
        }
    }

    /// Labels the ribbons with their amounts, in full or short. Returns the flows without a full label.
    fn labels(&self, flows: &[Flow], ribbons: &[Ribbon], marks: &mut Vec<Mark>) -> Vec<Flow> {
        let mut listed = Vec::new();
        for (i, flow) in flows.iter().enumerate() {
            let others: Vec<Ribbon> = ribbons.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, r)| *r).collect();
            let lettering = self.types.flow;
            let place = |text: &str| ribbons[i].place(lettering.width(text), lettering.size, &others);
            let (full, short) = (self.flow_text(*flow), self.words.money(flow.amount));
            let in_full = place(&full);
            if in_full.is_none() {
                listed.push(*flow);
            }
            let text = if in_full.is_some() { full.clone() } else { short };
            if let Some(at) = in_full.or_else(|| place(&text)) {
                let label = lettering.centred(at.x, at.y, Anchor::Middle, &text);
                marks.push(Mark::named(full, vec![label]));
            }
        }
        listed
    }
}

/// The number beside a team, for its list of deals.
fn credit(model: &Model, node: &Node) -> DrillTarget {
    let of = node.teams.iter().map(|name| Member::named(name)).collect();
    DrillTarget::Credit { model: model.clone(), by: Dimension::Team, of }
}

#[cfg(test)]
mod tests {
    use super::OPACITY;
    use crate::look::{Look, TEAM_COLOURS};

    #[test]
    fn ink_reads_on_every_ribbon() {
        for look in [Look::light(), Look::dark(), Look::print()] {
            for (colour, ground) in TEAM_COLOURS.into_iter().flat_map(|c| [(c, look.paper), (c, look.still)]) {
                let contrast = look.ink.contrast(colour.over(ground, OPACITY));
                assert!(contrast >= 4.5, "{colour} on {ground}: {contrast}");
            }
        }
    }
}

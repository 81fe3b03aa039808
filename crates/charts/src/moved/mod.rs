//! What moves from team to team when the model changes: an alluvial between two models.
//!
//! Every team stands at the same height on both sides. What it keeps is grey; what moves has the colour of the team
//! that gains it, so that a ribbon ends in its own colour. Amounts stand on their ribbons where they fit, else below.

mod layout;
mod list;
mod node;
mod ribbon;

use fairshare_engine::model::Model;
use fairshare_engine::view::{Behind, By, Member, Moved};

use crate::badge;
use crate::colour::Colour;
use crate::drawing::{Anchor, Drawing, Fill, Group, INSET, Mark, Path, Stroke};
use crate::glyph;
use crate::lettering::Line;
use crate::look::Look;
use crate::sentence::sentence;
use crate::words::Words;
use layout::{BAR, Bar, GAP, HEAD, Layout, Types, is_still};
use list::list;
use node::{Flow, Node, nodes};
use ribbon::Ribbon;

/// Below this width nothing can be laid out; the picture is then wider than asked for.
const LEAST_WIDTH: f64 = 280.0;
/// Opacity of what moves: ribbons that cross can both be followed, and ink reads well on them.
const OPACITY: f64 = 0.42;
const LABEL_LINE: f64 = 16.0;
const NOTE_LINE: f64 = 16.0;
/// Lines of a model's name at most.
const HEAD_LINES: usize = 3;
/// Room of a model's small picture before its name.
const HEAD_GLYPH: f64 = glyph::WIDTH + GAP;

/// Room of a model's name.
fn head_room(width: f64) -> f64 {
    width / 2.0 - 2.0 * INSET - HEAD_GLYPH
}

/// What moves between two models, with its rule as a footnote; a sentence where nothing does.
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
    let leads = |flow: &Flow| Behind::Flow(flow.behind(view, &nodes));
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
    /// The two models' small pictures and names.
    fn heads(&self, view: &Moved, names: [Vec<Line>; 2], height: f64) -> Vec<Mark> {
        let y = (height - GAP) / 2.0;
        let type_ = self.types.name;
        let widest = |lines: &[Line]| lines.iter().map(|line| type_.width(&line.text)).fold(0.0, f64::max);
        // The second name begins above the right labels where there is room for it, else it ends with them.
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

    /// What a team keeps.
    fn kept(&self, node: &Node, ribbon: &Ribbon) -> Option<Mark> {
        let fill = Some(Fill::Plain(self.look.still));
        let path = Path { steps: ribbon.steps(), fill, opacity: 1.0, stroke: None };
        let name = self.words.kept(&node.name, node.kept);
        (node.kept > 0).then(|| Mark::named(name, vec![Mark::Path(path)]))
    }

    /// What moves, in the colour of the team that gains it.
    fn flow(&self, flow: Flow, ribbon: &Ribbon) -> Mark {
        let colour = self.nodes[flow.to].badge.colour;
        let (fill, stroke) = (Some(Fill::Plain(colour)), Some(Stroke::solid(colour, 1.0)));
        let path = Path { steps: ribbon.steps(), fill, opacity: OPACITY, stroke };
        Mark::named(self.flow_text(flow), vec![Mark::Path(path)])
    }

    fn flow_text(&self, flow: Flow) -> String {
        self.words.flow(flow.amount, &self.nodes[flow.from].name, &self.nodes[flow.to].name)
    }

    /// A team at both sides: bar, chip, name, amount, and at the right the difference.
    fn node(&self, view: &Moved, at: usize) -> Vec<Mark> {
        let (node, layout) = (&self.nodes[at], self.layout);
        let fill = Fill::Plain(node.badge.colour);
        let drawn = |x: f64, bar: Bar| {
            let height = bar.height.max(2.0);
            Mark::area(x, bar.middle() - height / 2.0, BAR, height, fill)
        };
        let bars = layout.bars[at];
        let chip = badge::SIDE + GAP;

        let (left_x, middle) = (INSET + chip, bars.left.middle());
        let (upper, lower) = (middle - LABEL_LINE / 2.0, middle + LABEL_LINE / 2.0);
        let mut left = vec![drawn(layout.left_bar, bars.left)];
        left.extend(badge::chip(INSET, middle, &node.badge));
        left.push(self.types.name.fitted(left_x, upper, Anchor::Start, &node.name, layout.left_room));
        left.push(self.types.value.centred(left_x, lower, Anchor::Start, &self.words.money(node.before)));

        let (right_x, middle) = (layout.right_chip + chip, bars.right.middle());
        let (upper, lower) = (middle - LABEL_LINE / 2.0, middle + LABEL_LINE / 2.0);
        let (after, change) = (self.words.money(node.after), self.words.money_change(node.after - node.before));
        let mut right = vec![drawn(layout.right_bar, bars.right)];
        right.extend(badge::chip(layout.right_chip, middle, &node.badge));
        let differing = self.types.value.in_colour(self.direction(node));
        if layout.narrow {
            right.push(self.types.value.centred(right_x, upper, Anchor::Start, &after));
            right.push(differing.centred(right_x, lower, Anchor::Start, &change));
        } else {
            right.push(self.types.name.fitted(right_x, upper, Anchor::Start, &node.name, layout.right_room));
            right.push(self.types.value.centred(right_x, lower, Anchor::Start, &after));
            right.push(differing.centred(layout.width - INSET, lower, Anchor::End, &change));
        }
        let (before, after) = (self.words.money(node.before), format!("{after}, {change}"));
        vec![
            Mark::named(format!("{}: {before}", node.name), left).leading(credit(&view.from, node)),
            Mark::named(format!("{}: {after}", node.name), right).leading(credit(&view.to, node)),
        ]
    }

    fn direction(&self, node: &Node) -> Colour {
        match node.after.cmp(&node.before) {
            std::cmp::Ordering::Greater => self.look.up,
            std::cmp::Ordering::Less => self.look.down,
            std::cmp::Ordering::Equal => self.look.soft,
        }
    }

    /// The amounts on the ribbons, in full or short; returns the flows that do not stand on theirs in full.
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

/// The number that stands beside a team.
fn credit(model: &Model, node: &Node) -> Behind {
    let of = node.teams.iter().map(|name| Member::named(name)).collect();
    Behind::Credit { model: model.clone(), by: By::Team, of }
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

//! Layout of nodes, ribbons and labels.

use fairshare_types::results::Moved;

use super::node::{Flow, Node};
use super::ribbon::Ribbon;
use crate::badge;
use crate::drawing::INSET;
use crate::lettering::Lettering;
use crate::look::Look;
use crate::words::Words;

/// Height of the models' names above the nodes, if they have at most two lines.
pub(super) const HEAD: f64 = 40.0;
/// Width of a node's bar.
pub(super) const BAR: f64 = 8.0;
/// Space between a chip and its text, and between a label and its node's bar.
pub(super) const GAP: f64 = 8.0;

/// Height of all credit together.
const CREDIT: f64 = 240.0;
/// Least height of a node without the lines of its label.
const SLOT: f64 = 8.0;
/// Height of a line of a node's label.
pub(super) const LABEL_LINE: f64 = 16.0;
/// Most lines of a node's name.
pub(super) const MOST: usize = 4;
const SLOT_GAP: f64 = 16.0;
const PHONE: f64 = 480.0;

/// Lettering of the chart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Types {
    pub name: Lettering,
    pub value: Lettering,
    pub flow: Lettering,
    pub note: Lettering,
}

impl Types {
    pub const fn of(look: &Look) -> Self {
        Self {
            name: Lettering::new(14.0, 600, look.ink),
            value: Lettering::new(13.0, 400, look.ink),
            flow: Lettering::new(13.0, 600, look.ink),
            note: Lettering::new(12.0, 400, look.soft),
        }
    }
}

/// Places of the nodes and of everything beside them.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub width: f64,
    /// On a phone, the right labels have chips but no names.
    pub narrow: bool,
    /// Room for a chip with the space after it.
    pub chip: f64,
    /// Room for the texts at the left, beside their chips.
    pub left_room: f64,
    /// Left edge of the left bars.
    pub left_bar: f64,
    /// Left edge of the right bars.
    pub right_bar: f64,
    /// Left edge of the right chips.
    pub right_chip: f64,
    /// Room for the texts at the right, beside their chips.
    pub right_room: f64,
    /// Each node's bars.
    pub bars: Vec<Bars>,
    /// Pixels per minor unit.
    pub unit: f64,
    /// Lower edge of the last node.
    pub bottom: f64,
}

impl Layout {
    pub fn of(nodes: &[Node], flows: &[Flow], types: Types, words: &dyn Words, (width, head): (f64, f64)) -> Self {
        let narrow = width < PHONE;
        let widest = |texts: &mut dyn Iterator<Item = f64>| texts.fold(0.0, f64::max).ceil();
        let names = || nodes.iter().map(|n| types.name.width(&n.name));
        let before = nodes.iter().map(|n| types.value.width(&words.money(n.before)));
        let after = |n: &Node| types.value.width(&words.money(n.after));
        let change = |n: &Node| types.value.width(&words.money_change(n.after - n.before));

        let most = width * if narrow { 0.3 } else { 0.26 };
        let amounts = widest(&mut before.into_iter());
        let left_room = widest(&mut names()).min(most).max(amounts);
        let right_room = if narrow {
            widest(&mut nodes.iter().map(|n| after(n).max(change(n))))
        } else {
            let pair = widest(&mut nodes.iter().map(|n| after(n) + GAP + change(n)));
            widest(&mut names()).min(most).max(pair)
        };

        let chip = badge::widest(nodes.iter().map(|node| &node.badge)) + GAP;
        let left_bar = INSET + chip + left_room + GAP;
        let right_chip = width - INSET - right_room - chip;
        let right_bar = right_chip - GAP - BAR;

        let lines = |room: f64| nodes.iter().map(|n| types.name.lines(&n.name, room, MOST).len()).max().unwrap_or(1);
        let lines = lines(left_room).max(if narrow { 1 } else { lines(right_room) });
        let slot = SLOT + LABEL_LINE * (lines + 1) as f64;
        let amounts = Amounts::of(nodes, flows);
        let total: i64 = nodes.iter().map(|n| n.kept + n.given).sum();
        let unit = if total > 0 { CREDIT / total as f64 } else { 0.0 };
        let mut bars = Vec::with_capacity(nodes.len());
        let mut bottom = head - SLOT_GAP;
        for at in 0..nodes.len() {
            let placed = Bars::below(bottom + SLOT_GAP, slot, &amounts, at, unit);
            bottom = placed.bottom(slot);
            bars.push(placed);
        }
        Self { width, narrow, chip, left_room, left_bar, right_bar, right_chip, right_room, bars, unit, bottom }
    }

    /// The ribbons of the credit that nodes keep, then those of the flows, in the order of each.
    pub fn ribbons(&self, nodes: &[Node], flows: &[Flow]) -> (Vec<Ribbon>, Vec<Ribbon>) {
        let amounts = Amounts::of(nodes, flows);
        let ribbon = |from: usize, to: usize| Ribbon {
            left: self.left_bar + BAR,
            right: self.right_bar,
            from: self.bars[from].left.top + self.unit * amounts.above_left(from, to) as f64,
            to: self.bars[to].right.top + self.unit * amounts.above_right(from, to) as f64,
            height: self.unit * amounts.at(from, to) as f64,
        };
        let kept = (0..nodes.len()).map(|i| ribbon(i, i)).collect();
        (kept, flows.iter().map(|f| ribbon(f.from, f.to)).collect())
    }
}

/// A node's bar on one side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bar {
    pub top: f64,
    pub height: f64,
}

impl Bar {
    /// Middle of the bar and of its label.
    pub fn middle(self) -> f64 {
        self.top + self.height / 2.0
    }

    fn ends(self, slot: f64) -> [f64; 2] {
        let half = self.height.max(slot) / 2.0;
        [self.middle() - half, self.middle() + half]
    }
}

/// A node's bars on both sides, placed so that the ribbon of its kept credit is level.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bars {
    pub left: Bar,
    pub right: Bar,
}

impl Bars {
    fn below(top: f64, slot: f64, amounts: &Amounts, at: usize, unit: f64) -> Self {
        let bar = |above: i64, all: i64| Bar { top: -unit * above as f64, height: unit * all as f64 };
        let n = amounts.n;
        let mut left = bar(amounts.above_left(at, at), amounts.above_left(at, n));
        let mut right = bar(amounts.above_right(at, at), amounts.above_right(n, at));
        let shift = top - left.ends(slot)[0].min(right.ends(slot)[0]);
        left.top += shift;
        right.top += shift;
        Self { left, right }
    }

    fn bottom(self, slot: f64) -> f64 {
        self.left.ends(slot)[1].max(self.right.ends(slot)[1])
    }
}

/// Square matrix of the credit that each node keeps and gives to each other node. On both sides of a node the ribbons
/// have the order of the nodes at their other ends, so that they cross as little as possible.
struct Amounts {
    n: usize,
    square: Vec<i64>,
}

impl Amounts {
    fn of(nodes: &[Node], flows: &[Flow]) -> Self {
        let n = nodes.len();
        let mut square = vec![0; n * n];
        for (i, node) in nodes.iter().enumerate() {
            square[i * n + i] = node.kept;
        }
        for flow in flows {
            square[flow.from * n + flow.to] = flow.amount;
        }
        Self { n, square }
    }

    fn at(&self, from: usize, to: usize) -> i64 {
        self.square[from * self.n + to]
    }

    /// Credit above the ribbon to `to` on the left side of `from`; all of it if `to` is past the last.
    fn above_left(&self, from: usize, to: usize) -> i64 {
        (0..to).map(|t| self.at(from, t)).sum()
    }

    /// Credit above the ribbon from `from` on the right side of `to`; all of it if `from` is past the last.
    fn above_right(&self, from: usize, to: usize) -> i64 {
        (0..from).map(|f| self.at(f, to)).sum()
    }
}

/// Whether no credit moves.
pub(super) fn is_still(view: &Moved) -> bool {
    view.flows.iter().all(|amount| *amount <= 0)
}

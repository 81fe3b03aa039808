//! Where nodes, ribbons and labels stand.

use fairshare_engine::view::Moved;

use super::node::{Flow, Node};
use super::ribbon::Ribbon;
use crate::badge;
use crate::drawing::INSET;
use crate::lettering::Lettering;
use crate::look::Look;
use crate::words::Words;

/// Height of the models' names above the nodes, where they have two lines at most.
pub(super) const HEAD: f64 = 40.0;
/// Width of a node's bar.
pub(super) const BAR: f64 = 8.0;
/// Space between a chip and its text, and between a label and its node's bar.
pub(super) const GAP: f64 = 8.0;

/// Height of all credit together.
const CREDIT: f64 = 240.0;
/// Least height of a node with its two lines of label.
const SLOT: f64 = 40.0;
const SLOT_GAP: f64 = 16.0;
const PHONE: f64 = 480.0;

/// The types of the picture.
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

/// Places of everything that is as high as the nodes.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub width: f64,
    /// On a phone the right labels have no names: the chips say whose they are.
    pub narrow: bool,
    /// Room of the texts at the left, beside their chips.
    pub left_room: f64,
    /// Left edge of the left bars.
    pub left_bar: f64,
    /// Left edge of the right bars.
    pub right_bar: f64,
    /// Left edge of the right chips.
    pub right_chip: f64,
    /// Room of the texts at the right, beside their chips.
    pub right_room: f64,
    /// Each node's bars.
    pub bars: Vec<Bars>,
    /// Pixels for a minor unit.
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

        let chip = badge::SIDE + GAP;
        let left_bar = INSET + chip + left_room + GAP;
        let right_chip = width - INSET - right_room - chip;
        let right_bar = right_chip - GAP - BAR;

        let amounts = Amounts::of(nodes, flows);
        let total: i64 = nodes.iter().map(|n| n.kept + n.given).sum();
        let unit = if total > 0 { CREDIT / total as f64 } else { 0.0 };
        let mut bars = Vec::with_capacity(nodes.len());
        let mut bottom = head - SLOT_GAP;
        for at in 0..nodes.len() {
            let placed = Bars::below(bottom + SLOT_GAP, &amounts, at, unit);
            bottom = placed.bottom();
            bars.push(placed);
        }
        Self { width, narrow, left_room, left_bar, right_bar, right_chip, right_room, bars, unit, bottom }
    }

    /// The ribbon of what each node keeps, then those of the flows, in their order.
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
    /// Middle height of the bar, and of its label.
    pub fn middle(self) -> f64 {
        self.top + self.height / 2.0
    }

    fn ends(self) -> [f64; 2] {
        let half = (self.height / 2.0).max(SLOT / 2.0);
        [self.middle() - half, self.middle() + half]
    }
}

/// A node's bars on both sides, placed so that what it keeps runs level from one to the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bars {
    pub left: Bar,
    pub right: Bar,
}

impl Bars {
    fn below(top: f64, amounts: &Amounts, at: usize, unit: f64) -> Self {
        let bar = |above: i64, all: i64| Bar { top: -unit * above as f64, height: unit * all as f64 };
        let n = amounts.n;
        let mut left = bar(amounts.above_left(at, at), amounts.above_left(at, n));
        let mut right = bar(amounts.above_right(at, at), amounts.above_right(n, at));
        let shift = top - left.ends()[0].min(right.ends()[0]);
        left.top += shift;
        right.top += shift;
        Self { left, right }
    }

    fn bottom(self) -> f64 {
        self.left.ends()[1].max(self.right.ends()[1])
    }
}

/// What each node keeps and gives to each other: a square of amounts. On both sides of a node the ribbons lie in the
/// order of the nodes at their other ends, so that they cross as little as can be.
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

    /// What lies above the ribbon to `to` on the left side of `from`; all of it where `to` is past the last.
    fn above_left(&self, from: usize, to: usize) -> i64 {
        (0..to).map(|t| self.at(from, t)).sum()
    }

    /// What lies above the ribbon from `from` on the right side of `to`; all of it where `from` is past the last.
    fn above_right(&self, from: usize, to: usize) -> i64 {
        (0..from).map(|f| self.at(f, to)).sum()
    }
}

/// Whether the picture has anything to show.
pub(super) fn is_still(view: &Moved) -> bool {
    view.flows.iter().all(|amount| *amount <= 0)
}

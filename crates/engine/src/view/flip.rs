//! Flip points: where on a slider the leading team changes.
//!
//! A coarse grid over the slider finds changes of the leader, and each is bisected to the precision that the slider
//! displays. Two changes between neighbours of the grid that undo each other are not seen.

use fairshare_import::order;
use serde::{Deserialize, Serialize};

use super::{By, Comparison, reshare};
use crate::counting::Counting;
use crate::model::{LARGEST_WEIGHT, Model, Position};
use crate::team::Rule;

/// A slider.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Slider {
    /// Half-life of [`Model::TimeDecay`]: 0.5 to 180 days, one decimal below 10 and whole days above.
    HalfLife,
    /// Part of the first touch in [`Model::Position`]: 0 to 100 percent, the others keeping their ratio.
    FirstWeight,
    /// Part of the last touch.
    LastWeight,
    /// Part of the first of the teams that own some touches together, by name: 1 to 99 percent, the others keeping their
    /// ratio.
    JointShare {
        /// What a rule has to speak of to change the shares, as in [`OwnerSet`](super::OwnerSet).
        by: By,
        /// Its name.
        name: String,
    },
    /// Days of lookback: 1 to 365, whole.
    LookbackDays,
}

/// A place on a slider where the leading team changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Flip {
    /// The first value, as displayed, from which on the other team leads.
    pub value: f64,
    /// Who leads just below it; empty where nobody has any credit.
    pub leader_below: String,
    /// Who leads from it on.
    pub leader_above: String,
}

/// What a slider is asked of: the model and the counting that it stands in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FlipAsk {
    /// The slider.
    pub slider: Slider,
    /// The model.
    pub model: Model,
}

/// Places of the coarse grid.
const GRID: usize = 24;

impl Slider {
    /// All values that it displays, from the smallest to the largest.
    #[must_use]
    pub fn values(&self) -> Vec<f64> {
        match self {
            Self::HalfLife => {
                let below = (5..100).map(|tenths| f64::from(tenths) / 10.0);
                below.chain((10..=180).map(f64::from)).collect()
            }
            Self::FirstWeight | Self::LastWeight => (0..=100).map(f64::from).collect(),
            Self::JointShare { .. } => (1..=99).map(f64::from).collect(),
            Self::LookbackDays => (1..=365).map(f64::from).collect(),
        }
    }

    /// Places among the values that are looked at first: evenly spaced, and for days of lookback in equal ratios.
    fn grid(&self, values: usize) -> Vec<usize> {
        let last = values.saturating_sub(1);
        let place = |at: usize| match self {
            Self::LookbackDays => {
                let part = at as f64 / (GRID - 1) as f64;
                (libm::pow(values as f64, part) - 1.0).round() as usize
            }
            _ => at * last / (GRID - 1),
        };
        let mut grid: Vec<usize> = (0..GRID).map(|at| place(at).min(last)).collect();
        grid.dedup();
        grid
    }

    /// The model and the counting with the slider at a value; `None` where they have no such slider.
    #[must_use]
    pub fn at(&self, value: f64, model: &Model, counting: &Counting) -> Option<(Model, Counting)> {
        match (self, model) {
            (Self::HalfLife, Model::TimeDecay { .. }) => {
                Some((Model::TimeDecay { half_life: value }, counting.clone()))
            }
            (Self::FirstWeight, Model::Position(position)) => {
                let [first, middle, last] = part([position.first, position.middle, position.last], value);
                Some((Model::Position(Position { first, middle, last, ..*position }), counting.clone()))
            }
            (Self::LastWeight, Model::Position(position)) => {
                let [last, middle, first] = part([position.last, position.middle, position.first], value);
                Some((Model::Position(Position { first, middle, last, ..*position }), counting.clone()))
            }
            (Self::LookbackDays, model) => {
                Some((model.clone(), Counting { lookback_days: Some(value), ..counting.clone() }))
            }
            _ => None,
        }
    }
}

/// Three weights of a sum of 100, the first of them `value`, the others in their ratio; in equal parts where they have none.
#[must_use]
pub fn part(weights: [f64; 3], value: f64) -> [f64; 3] {
    let value = value.clamp(0.0, 100.0);
    let [_, second, third] = weights.map(|weight| weight.clamp(0.0, LARGEST_WEIGHT));
    let rest = second + third;
    let of = |weight: f64| if rest > 0.0 { weight / rest } else { 0.5 };
    [value, (100.0 - value) * of(second), (100.0 - value) * of(third)]
}

/// The rules with one team's percentage of what several own together, the others keeping their ratio; `before` are the
/// shares as they are, with the teams in their order.
#[must_use]
pub fn with_share(
    rules: &[Rule],
    by: By,
    name: &str,
    before: &[(String, f64)],
    team: usize,
    percent: f64,
) -> Vec<Rule> {
    let percent = percent.clamp(0.0, 100.0);
    let others = before.iter().enumerate().filter(|(at, _)| *at != team);
    let rest: f64 = others.map(|(_, (_, share))| share.max(0.0)).sum();
    let count = before.len().saturating_sub(1).max(1) as f64;
    let share = |(at, (name, share)): (usize, &(String, f64))| {
        let of = if rest > 0.0 { share.max(0.0) / rest } else { 1.0 / count };
        (name.clone(), if at == team { percent } else { (100.0 - percent) * of })
    };
    let shares: Vec<(String, f64)> = before.iter().enumerate().map(share).collect();
    let mut rules = rules.to_vec();
    match rules.iter_mut().rev().find(|rule| rule.by == by && rule.name == name) {
        // A rule keeps the order in which it names its teams.
        Some(rule) if rule.shares.len() == shares.len() => {
            for (team, share) in &mut rule.shares {
                *share = shares.iter().find(|(known, _)| known == team).map_or(*share, |(_, new)| *new);
            }
        }
        Some(rule) => rule.shares = shares,
        None => rules.push(Rule { by, name: name.to_owned(), shares }),
    }
    rules
}

/// A search for flip points under way, one look at the data at a time.
#[derive(Clone, Debug)]
pub struct FlipSearch {
    ask: FlipAsk,
    counting: Counting,
    values: Vec<f64>,
    /// What is still to be looked at: places of the grid, the last one next.
    open: Vec<usize>,
    /// Between which places the leader changes, and who leads there; the upper ones come first.
    spans: Vec<Span>,
    before: Option<(usize, String)>,
    flips: Vec<Flip>,
    /// The comparison that joint shares are shared anew from.
    base: Option<Comparison>,
}

/// Two places with different leaders.
#[derive(Clone, Debug)]
struct Span {
    low: usize,
    high: usize,
    below: String,
    above: String,
}

impl FlipSearch {
    /// Begins.
    #[must_use]
    pub fn new(ask: FlipAsk, counting: Counting) -> Self {
        let values = ask.slider.values();
        let mut open = ask.slider.grid(values.len());
        open.reverse();
        Self { ask, counting, values, open, spans: Vec::new(), before: None, flips: Vec::new(), base: None }
    }

    /// What is searched.
    pub(crate) const fn ask(&self) -> (&FlipAsk, &Counting) {
        (&self.ask, &self.counting)
    }

    /// The comparison that joint shares are shared anew from, where it is known yet.
    pub(crate) const fn base(&self) -> Option<&Comparison> {
        self.base.as_ref()
    }

    pub(crate) fn set_base(&mut self, base: Comparison) {
        self.base = Some(base);
    }

    /// The value to be looked at next; `None` where all flip points are found.
    #[must_use]
    pub fn next(&self) -> Option<f64> {
        let place = match (self.open.last(), self.spans.last()) {
            (_, Some(span)) => usize::midpoint(span.low, span.high),
            (Some(place), None) => *place,
            (None, None) => return None,
        };
        self.values.get(place).copied()
    }

    /// Takes who leads at the value that was next; nobody's name is empty.
    pub fn step(&mut self, leader: &str) {
        if let Some(span) = self.spans.pop() {
            let middle = usize::midpoint(span.low, span.high);
            let lower = Span { high: middle, above: leader.to_owned(), ..span.clone() };
            let upper = Span { low: middle, below: leader.to_owned(), ..span };
            self.look(upper);
            self.look(lower);
            return;
        }
        let Some(place) = self.open.pop() else { return };
        if let Some((low, below)) = self.before.replace((place, leader.to_owned())) {
            self.look(Span { low, high: place, below, above: leader.to_owned() });
        }
    }

    /// Keeps a span in which the leader changes, or its flip point.
    fn look(&mut self, span: Span) {
        if span.below == span.above {
            return;
        }
        if span.high > span.low + 1 {
            self.spans.push(span);
            return;
        }
        if let Some(&value) = self.values.get(span.high) {
            self.flips.push(Flip { value, leader_below: span.below, leader_above: span.above });
        }
    }

    /// The flip points, the smallest first.
    #[must_use]
    pub fn result(self) -> Vec<Flip> {
        let mut flips = self.flips;
        order::arrange(&mut flips, &|a, b| a.value.total_cmp(&b.value));
        flips
    }

    /// The leader with a joint share at a percentage, by sharing the base anew; empty where nobody leads or the share is not
    /// in question.
    pub(crate) fn leader_at_share(&self, percent: f64) -> String {
        let (Slider::JointShare { by, name }, Some(base)) = (&self.ask.slider, &self.base) else {
            return String::new();
        };
        let sets = base.joint.as_ref().map_or(&[][..], |joint| &joint.owners.sets);
        let set = sets.iter().find(|set| set.by == *by && set.name == *name);
        let shared = set.and_then(|set| {
            let shares: Vec<(String, f64)> = set.teams.iter().cloned().zip(set.shares.iter().copied()).collect();
            let rules = with_share(&self.counting.rules, *by, name, &shares, 0, percent);
            reshare(base, &self.counting.rules, &rules)
        });
        leader(shared.as_ref().unwrap_or(base))
    }
}

/// The name of the team that leads under the first model.
pub(crate) fn leader(view: &Comparison) -> String {
    view.leader(0).and_then(|at| view.groups.get(at)).map_or_else(String::new, |group| group.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Searches a slider whose leader is known at each of its values.
    fn search(slider: Slider, leader: impl Fn(f64) -> &'static str) -> (Vec<(f64, String, String)>, usize) {
        let mut search = FlipSearch::new(FlipAsk { slider, model: Model::Last }, Counting::default());
        let mut looks = 0;
        while let Some(value) = search.next() {
            search.step(leader(value));
            looks += 1;
        }
        (search.result().into_iter().map(|f| (f.value, f.leader_below, f.leader_above)).collect(), looks)
    }

    #[test]
    fn changes_are_found_to_the_displayed_precision() {
        let flip = |value: f64, below: &str, above: &str| (value, below.to_owned(), above.to_owned());
        let check = |slider: Slider, leader: &dyn Fn(f64) -> &'static str, expected: &[(f64, String, String)]| {
            let (found, looks) = search(slider.clone(), leader);
            assert_eq!(found, expected, "{slider:?}");
            assert!(looks <= GRID + 6 * expected.len(), "{slider:?}: {looks} looks");
        };
        check(Slider::HalfLife, &|_| "A", &[]);
        check(Slider::HalfLife, &|days| if days < 7.25 { "A" } else { "B" }, &[flip(7.3, "A", "B")]);
        check(Slider::HalfLife, &|days| if days < 33.4 { "A" } else { "B" }, &[flip(34.0, "A", "B")]);
        check(Slider::HalfLife, &|days| if days <= 0.5 { "A" } else { "B" }, &[flip(0.6, "A", "B")]);
        check(Slider::HalfLife, &|days| if days < 180.0 { "A" } else { "B" }, &[flip(180.0, "A", "B")]);
        let twice = |days: f64| if (20.0..90.0).contains(&days) { "B" } else { "A" };
        check(Slider::HalfLife, &twice, &[flip(20.0, "A", "B"), flip(90.0, "B", "A")]);
        // A place of the grid itself.
        check(Slider::FirstWeight, &|p| if p < 47.0 { "A" } else { "B" }, &[flip(47.0, "A", "B")]);
        // Two changes between neighbours of the grid, to another team each.
        let close = |p: f64| {
            if p < 50.0 {
                "A"
            } else if p < 51.0 {
                "B"
            } else {
                "C"
            }
        };
        check(Slider::LastWeight, &close, &[flip(50.0, "A", "B"), flip(51.0, "B", "C")]);
        check(Slider::LookbackDays, &|days| if days < 3.0 { "" } else { "A" }, &[flip(3.0, "", "A")]);
    }

    #[test]
    fn grids_span_the_slider() {
        let joint = Slider::JointShare { by: By::Channel, name: String::new() };
        for slider in [Slider::HalfLife, Slider::FirstWeight, Slider::LastWeight, joint, Slider::LookbackDays] {
            let values = slider.values();
            let grid = slider.grid(values.len());
            assert_eq!((grid.first(), grid.last()), (Some(&0), Some(&(values.len() - 1))), "{slider:?}");
            assert!(grid.windows(2).all(|pair| pair[0] < pair[1]) && grid.len() >= 16, "{slider:?}");
        }
    }

    #[test]
    fn others_keep_their_ratio() {
        assert_eq!(part([40.0, 20.0, 40.0], 70.0), [70.0, 10.0, 20.0]);
        assert_eq!(part([100.0, 0.0, 0.0], 70.0), [70.0, 15.0, 15.0]);
        let before = [("A".to_owned(), 0.5), ("B".to_owned(), 0.3), ("C".to_owned(), 0.2)];
        let rules = with_share(&[], By::Type, "Stand", &before, 0, 75.0);
        assert_eq!(rules.len(), 1);
        let shares: Vec<f64> = rules[0].shares.iter().map(|(_, share)| share.round()).collect();
        assert_eq!(shares, [75.0, 15.0, 10.0]);
        assert_eq!(with_share(&rules, By::Type, "Stand", &before, 2, 0.0).len(), 1);
    }
}

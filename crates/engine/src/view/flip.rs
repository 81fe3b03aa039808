//! Flip points: values of a slider at which the leading team changes.
//!
//! A coarse grid over the slider finds changes of the leader; bisection narrows each to the precision that the slider
//! displays. Two changes within one step of the grid that undo each other are missed.

use fairshare_types::options::EligibilityRules;
use fairshare_types::order;
use fairshare_types::results::{Comparison, Flip, FlipAsk, Slider, reshare, with_share};

/// Number of values in the coarse grid.
const GRID: usize = 24;

/// Places among the values that are looked at first: evenly spaced, and for days of lookback in equal ratios.
fn grid(slider: &Slider, values: usize) -> Vec<usize> {
    let last = values.saturating_sub(1);
    let place = |at: usize| match slider {
        Slider::LookbackDays => {
            let part = at as f64 / (GRID - 1) as f64;
            (libm::pow(values as f64, part) - 1.0).round() as usize
        }
        _ => at * last / (GRID - 1),
    };
    let mut grid: Vec<usize> = (0..GRID).map(|at| place(at).min(last)).collect();
    grid.dedup();
    grid
}

/// A search for flip points in progress, one evaluation at a time.
#[derive(Clone, Debug)]
pub struct FlipSearch {
    ask: FlipAsk,
    counting: EligibilityRules,
    values: Vec<f64>,
    /// Grid indices still to evaluate, the next one last.
    open: Vec<usize>,
    /// Spans in which the leader changes, the lowest one last.
    spans: Vec<Span>,
    before: Option<(usize, String)>,
    flips: Vec<Flip>,
    /// The comparison from which joint shares are recomputed.
    base: Option<Comparison>,
}

/// Two values with different leaders, by index.
#[derive(Clone, Debug)]
struct Span {
    low: usize,
    high: usize,
    below: String,
    above: String,
}

impl FlipSearch {
    /// Starts a search.
    #[must_use]
    pub fn new(ask: FlipAsk, counting: EligibilityRules) -> Self {
        let values = ask.slider.values();
        let mut open = grid(&ask.slider, values.len());
        open.reverse();
        Self { ask, counting, values, open, spans: Vec::new(), before: None, flips: Vec::new(), base: None }
    }

    /// The slider, model and eligibility rules of the search.
    pub(crate) const fn ask(&self) -> (&FlipAsk, &EligibilityRules) {
        (&self.ask, &self.counting)
    }

    /// The comparison from which joint shares are recomputed, once set.
    pub(crate) const fn base(&self) -> Option<&Comparison> {
        self.base.as_ref()
    }

    pub(crate) fn set_base(&mut self, base: Comparison) {
        self.base = Some(base);
    }

    /// The value to evaluate next; `None` once all flip points are found.
    #[must_use]
    pub fn next(&self) -> Option<f64> {
        let place = match (self.open.last(), self.spans.last()) {
            (_, Some(span)) => usize::midpoint(span.low, span.high),
            (Some(place), None) => *place,
            (None, None) => return None,
        };
        self.values.get(place).copied()
    }

    /// Records the leader at the value from [`next`](Self::next); an empty name means that nobody leads.
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

    /// Records a span in which the leader changes: as a flip point if its ends are neighbours, else for bisection.
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

    /// The flip points, in ascending order.
    #[must_use]
    pub fn result(self) -> Vec<Flip> {
        let mut flips = self.flips;
        order::arrange(&mut flips, &|a, b| a.value.total_cmp(&b.value));
        flips
    }

    /// The leader with a joint share at a percentage, recomputed from the base; the base's own leader if its data has
    /// no such share. Empty if nobody leads, or there is no base.
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

/// The name of the leading team under the first model.
pub(crate) fn leader(view: &Comparison) -> String {
    view.leader(0).and_then(|at| view.groups.get(at)).map_or_else(String::new, |group| group.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use fairshare_types::dimension::Dimension;
    use fairshare_types::model::Model;

    /// Searches a slider with a given leader at each value.
    fn search(slider: Slider, leader: impl Fn(f64) -> &'static str) -> (Vec<(f64, String, String)>, usize) {
        let mut search = FlipSearch::new(FlipAsk { slider, model: Model::Last }, EligibilityRules::default());
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
        // The flip point is a grid value itself.
        check(Slider::FirstWeight, &|p| if p < 47.0 { "A" } else { "B" }, &[flip(47.0, "A", "B")]);
        // Two changes between neighbouring grid values, each to another team.
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
        let joint = Slider::JointShare { by: Dimension::Channel, name: String::new() };
        for slider in [Slider::HalfLife, Slider::FirstWeight, Slider::LastWeight, joint, Slider::LookbackDays] {
            let values = slider.values();
            let grid = grid(&slider, values.len());
            assert_eq!((grid.first(), grid.last()), (Some(&0), Some(&(values.len() - 1))), "{slider:?}");
            assert!(grid.windows(2).all(|pair| pair[0] < pair[1]) && grid.len() >= 16, "{slider:?}");
        }
    }
}

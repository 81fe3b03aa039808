//! Weights of milestone models: W, full path, custom stages, and Dreamdata's W.

use fairshare_types::model::Milestones;

use super::models::{Weights, each, less_by};
use super::steps::{Named, named};
use crate::tree::{Expression, Function, WindowFunction, all_of, any_of, case, column, integer, number, when};

/// A milestone that touches can hold.
#[derive(Clone, Copy, PartialEq)]
enum Milestone {
    First,
    Lead,
    Opportunity,
    Close,
}

impl Milestone {
    /// Whether the touch holds it: the touches tied with the latest one at or before its date.
    fn held(self) -> Expression {
        let within = |last: &str| {
            all_of([
                column(last).known(),
                column("tie_first").at_most(column(last)),
                column(last).at_most(column("tie_last")),
            ])
        };
        match self {
            Self::First => column("tie_first").equals(integer(1)),
            Self::Lead => within("lead_last"),
            Self::Opportunity => within("opportunity_last"),
            Self::Close => within("close_last"),
        }
    }

    /// Whether the deal has a touch that holds it.
    fn present(self) -> Expression {
        match self {
            Self::First => all_of(Vec::new()),
            Self::Lead => column("lead_last").known(),
            Self::Opportunity => column("opportunity_last").known(),
            Self::Close => column("close_last").known(),
        }
    }
}

fn sum(parts: impl IntoIterator<Item = Expression>) -> Expression {
    parts.into_iter().reduce(|a, b| a + b).unwrap_or(number(0.0))
}

fn one_if(condition: Expression) -> Expression {
    when(condition, number(1.0), number(0.0))
}

fn total(name: &str) -> Expression {
    WindowFunction::Sum(column(name)).over(&["deal"])
}

/// 30 each to first, lead and opportunity; 10 between the first touch and that of the opportunity, or of the lead.
pub(super) fn w() -> Weights {
    let last = Function::Coalesce.of([column("opportunity_first"), column("lead_first"), integer(1)]);
    let between = all_of([column("opening_last").less(column("position")), column("position").less(last)]);
    tenth(&[Milestone::First, Milestone::Lead, Milestone::Opportunity], between)
}

/// 22.5 each to first, lead, opportunity and close; 10 over all other touches.
pub(super) fn full_path() -> Weights {
    let all = [Milestone::First, Milestone::Lead, Milestone::Opportunity, Milestone::Close];
    tenth(&all, all_of(Vec::new()))
}

/// A tenth over the touches of `window` without a milestone, the rest equally over the milestones present.
fn tenth(milestones: &[Milestone], window: Expression) -> Weights {
    let holds = any_of(milestones.iter().map(|one| one.held()).collect::<Vec<_>>());
    let marks: Vec<Named> = vec![
        named("present", sum(milestones.iter().map(|one| one_if(one.present())))),
        named("holds", one_if(holds.clone())),
        named("free", one_if(all_of([window, Expression::Not(Box::new(holds))]))),
    ];
    let sums = vec![named("between", total("free"))];
    let middle = when(column("between").equals(number(0.0)), number(0.0), number(0.1));
    let middle = vec![named("middle", middle)];
    let part = vec![named("part", (number(1.0) - column("middle")) / column("present") / column("tie_size").double())];
    let held = sum(milestones.iter().map(|one| when(one.held(), column("part"), number(0.0))));
    let weight = case(
        vec![
            (column("holds").equals(number(1.0)), held),
            (column("free").equals(number(1.0)), column("middle") / column("between")),
        ],
        number(0.0),
    );
    Weights { stages: vec![marks, sums, middle, part], weight }
}

/// Milestones with weights of their own. The weight of a missing one goes equally to those present.
pub(super) fn stages(weights: &Milestones) -> Weights {
    let all = [
        (weights.first, Milestone::First),
        (weights.lead, Milestone::Lead),
        (weights.opportunity, Milestone::Opportunity),
        (weights.close, Milestone::Close),
    ];
    let wanted: Vec<(f64, Milestone)> = all.into_iter().filter(|(weight, _)| *weight > 0.0).collect();
    let holds = any_of(wanted.iter().map(|(_, one)| one.held()).collect::<Vec<_>>());
    let if_there = |there: bool| {
        sum(wanted.iter().map(move |(weight, one)| {
            let (yes, no) = if there { (*weight, 0.0) } else { (0.0, *weight) };
            when(one.present(), number(yes), number(no))
        }))
    };
    let marks = vec![
        named("present", sum(wanted.iter().map(|(_, one)| one_if(one.present())))),
        named("present_weight", if_there(true)),
        named("missing_weight", if_there(false)),
        named("free", one_if(Expression::Not(Box::new(holds)))),
    ];
    let sums = vec![named("free_touches", total("free"))];
    let none_free = column("free_touches").equals(number(0.0));
    let left = vec![
        named("rest", when(none_free.clone(), number(0.0), number(weights.rest))),
        named("left_over", when(none_free, number(weights.rest), number(0.0))),
    ];
    let all_weight = column("present_weight") + column("missing_weight") + column("left_over") + column("rest");
    let none_present = column("present").equals(number(0.0));
    let more = (column("missing_weight") + column("left_over")) / column("present");
    let parts = vec![named("all_weight", all_weight), named("more", when(none_present.clone(), number(0.0), more))];
    let size = || column("tie_size").double();
    let held = sum(wanted.iter().map(|(weight, one)| {
        when(one.held(), (number(*weight) + column("more")) / column("all_weight") / size(), number(0.0))
    }));
    let rest = when(none_present.clone(), column("all_weight"), column("rest"));
    let weight = case(
        vec![
            (all_of([none_present, column("rest").at_most(number(0.0))]), each()),
            (column("free").equals(number(0.0)), held),
        ],
        rest / column("all_weight") / column("free_touches"),
    );
    Weights { stages: vec![marks, sums, left, parts], weight }
}

/// 30 first, 30 last, 30 over the touches that hold the lead or the opportunity, 10 over the rest, scaled to sum to 1.
pub(super) fn dreamdata() -> Weights {
    let first = || Milestone::First.held();
    let last = || column("tie_last").equals(column("touches"));
    let converts = || any_of([Milestone::Lead.held(), Milestone::Opportunity.held()]);
    let rest = all_of([first(), last(), converts()].map(|one| Expression::Not(Box::new(one))));
    let marks = vec![named("converts", one_if(converts())), named("free", one_if(rest))];
    let sums = vec![named("all_converts", total("converts")), named("all_free", total("free"))];
    let size = || column("tie_size").double();
    let is = |name: &str| column(name).equals(number(1.0));
    let raw = sum([
        when(first(), number(30.0) / size(), number(0.0)),
        when(last(), number(30.0) / size(), number(0.0)),
        when(is("converts"), number(30.0) / column("all_converts"), number(0.0)),
        when(is("free"), number(10.0) / column("all_free"), number(0.0)),
    ]);
    less_by("deal", vec![marks, sums], raw)
}

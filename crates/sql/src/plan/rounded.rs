//! Cents: weights of a deal become minor units that sum to its amount.

use super::steps::{Steps, named};
use crate::tree::{Function, Order, WindowFunction, all_of, column, integer, number, when};

/// Remainders within a step of 1 / this of each other tie, as they differ only by rounding.
const STEPS: f64 = 1_048_576.0;

/// Adds the cents of each touch and team: whole ones first, then one each to the largest remainders, ties to the
/// earlier touch, then to the team's name.
pub(super) fn rounded(steps: &mut Steps) {
    let deal = ["model", "deal"];
    let exact = vec![named("exact", column("amount").double() * column("weight_in_deal"))];
    steps.window("exact_credit", "Minor units before rounding.", "weighted_cells", exact);
    let whole = Function::Floor.of([column("exact") + number(1.0 / STEPS)]);
    steps.window("whole_credit", "Whole minor units.", "exact_credit", vec![named("whole_cents", whole)]);
    let rest = (column("exact") - column("whole_cents").double()) * number(STEPS) + number(0.5);
    let columns = vec![
        named("remainder", Function::Floor.of([Function::Greatest.of([rest, number(0.0)])])),
        named("cells_of_deal", WindowFunction::Count.over(&deal)),
        named("whole_sum", WindowFunction::Sum(column("whole_cents")).over(&deal)),
    ];
    steps.window("remainders", "What rounding leaves over, in steps of a millionth.", "whole_credit", columns);
    let mut order = vec![Order { column: "remainder".to_owned(), descending: true }];
    order.extend(Order::by(&["position", "team"]));
    let columns = vec![
        named("left_over", column("amount") - column("whole_sum")),
        named("remainder_rank", WindowFunction::RowNumber.ordered(&deal, order)),
    ];
    steps.window("ranked_remainders", "Minor units left over, and who gets them first.", "remainders", columns);
    let each = Function::Floor.of([column("left_over").double() / column("cells_of_deal").double()]);
    steps.window(
        "shared_remainders",
        "Each gets an equal part of more than one.",
        "ranked_remainders",
        vec![named("to_each", each)],
    );
    let further = column("left_over") - column("to_each") * column("cells_of_deal");
    let gets_one = all_of([column("remainder_rank").at_most(further)]);
    let cents = column("whole_cents") + column("to_each") + when(gets_one, integer(1), integer(0));
    steps.window(
        "allocated",
        "The credit of each touch and team, in minor units.",
        "shared_remainders",
        vec![named("cents", cents)],
    );
}

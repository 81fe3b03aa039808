//! Amounts in the main currency.

use fairshare_types::schema::Role;

use super::Request;
use super::steps::{Join, Steps, named};
use crate::tree::{
    Aggregate, Function, JoinKind, Order, Type, WindowFunction, any_of, case, column, integer, null, text, when,
};

/// Adds the deals with their amount in the main currency, that of most won deals. Deals in a currency without a rate
/// are left out.
pub(super) fn in_main_currency(request: &Request, steps: &mut Steps) {
    if !request.has_fact(Role::Currency) {
        steps.window("deals", "Deals with their amount.", "told_deals", vec![named("amount", column("own_amount"))]);
        return;
    }
    let won = when(column("outcome").equals(text("won")), integer(1), integer(0));
    let columns = vec![named("one", integer(1)), named("one_won", won)];
    steps.window("currency_rows", "Each deal counts for its currency.", "told_deals", columns);
    let named_ones = column("currency").differs(text(""));
    steps.filter("currency_deals", "Deals that name a currency.", "currency_rows", named_ones);
    let sum = |name: &str, of: &str| (name.to_owned(), Aggregate::Sum(column(of)));
    let columns = vec![sum("currency_won", "one_won"), sum("currency_all", "one")];
    steps.aggregate("currencies", "Deals and won deals per currency.", "currency_deals", &["currency"], columns);
    let descending = |name: &str| Order { column: name.to_owned(), descending: true };
    let mut order = vec![descending("currency_won"), descending("currency_all")];
    order.extend(Order::by(&["currency"]));
    let rank = WindowFunction::RowNumber.ordered(&[], order);
    steps.window(
        "ranked_currencies",
        "The main currency is the first.",
        "currencies",
        vec![named("currency_rank", rank)],
    );
    let join = Join {
        kind: JoinKind::Left,
        left: "told_deals",
        right: "ranked_currencies",
        on: &[("currency", "currency")],
        columns: &[("currency_rank", "currency_rank")],
    };
    steps.join("priced_deals", "Deals with the rank of their currency.", join);
    let main = any_of([column("currency_rank").missing(), column("currency_rank").equals(integer(1))]);
    let mut branches = vec![(main, column("own_amount"))];
    let mut seen: Vec<&str> = Vec::new();
    for (code, rate) in &request.rates {
        if *rate > 0.0 && *rate <= fairshare_types::options::LARGEST_RATE && !seen.contains(&code.as_str()) {
            seen.push(code);
            let billionths = (*rate * 1e9).round() as i64;
            let written = format!("{}.{:09}", billionths / 1_000_000_000, billionths % 1_000_000_000);
            let converted = Function::Converted.of([column("own_amount"), text(&written)]);
            branches.push((column("currency").equals(text(code)), converted));
        }
    }
    let amount = named("amount", case(branches, null(Type::Integer)));
    steps.window("converted_deals", "Amounts in the main currency.", "priced_deals", vec![amount]);
    let known = column("amount").known();
    steps.filter("deals", "Deals whose amount is known in the main currency.", "converted_deals", known);
}

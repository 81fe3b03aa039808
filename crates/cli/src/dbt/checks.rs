//! Tests of the package that are queries: each returns the rows that are wrong.

use fairshare_sql::{Dialect, Request};
use fairshare_types::dimension::Dimension;
use fairshare_types::options::JointCreditPolicy;

use super::File;
use super::models::reference;

/// The tests.
pub fn checks(request: &Request, dialect: Dialect) -> Result<Vec<File>, String> {
    let names = ["model", "deal", "position", "team", "cents", "credit", "amount"];
    let quoted = names.map(|name| dialect.quoted(name).map_err(|refused| refused.to_string()));
    let [model, deal, position, team, cents, credit, amount] = quoted;
    let (model, deal, position, team) = (model?, deal?, position?, team?);
    let (cents, credit, amount) = (cents?, credit?, amount?);
    let [of_credit, allocated, deals] = ["credit", "allocated", "decided_deals"].map(reference);
    let mut checks = vec![
        (
            "deals_equal_their_revenue",
            format!(
                "-- Deals of which the credit under a model is not the revenue.\n\
                 SELECT a.{model}, a.{deal}, a.given, d.{amount}\n\
                 FROM (SELECT {model}, {deal}, SUM({cents}) AS given FROM {allocated} GROUP BY {model}, {deal}) AS a\n\
                 LEFT JOIN {deals} AS d ON a.{deal} = d.{deal}\n\
                 WHERE d.{deal} IS NULL OR a.given <> d.{amount}\n"
            ),
        ),
        (
            "cells_are_unique",
            format!(
                "-- Touches that have a team twice under a model.\n\
                 SELECT {model}, {deal}, {position}, {team}, COUNT(*) AS cells\n\
                 FROM {allocated}\n\
                 GROUP BY {model}, {deal}, {position}, {team}\n\
                 HAVING COUNT(*) > 1\n"
            ),
        ),
    ];
    // With overlay, each team of a touch gets the credit of all: rows do not add up.
    if request.rules.joint != JointCreditPolicy::Overlay || request.by != Dimension::Team {
        checks.push((
            "totals_equal_won_revenue",
            format!(
                "-- Models of which the credit is not the revenue of all won deals.\n\
                 SELECT c.{model}, c.given\n\
                 FROM (SELECT {model}, SUM({credit}) AS given FROM {of_credit} GROUP BY {model}) AS c\n\
                 WHERE c.given <> (SELECT COALESCE(SUM({amount}), 0) FROM {deals})\n"
            ),
        ));
    }
    Ok(checks.into_iter().map(|(name, text)| (format!("tests/fairshare_{name}.sql"), text)).collect())
}

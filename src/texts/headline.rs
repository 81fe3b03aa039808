//! The headline: neutral sentences that either side could read out.

use super::isolate::isolated;
use super::{English, MINUS, ModelTexts, percent};
use crate::finding::{Credited, Lead, Together, Won};

/// Texts of the headline.
pub trait HeadlineTexts {
    /// How much is settled, and how much is a choice of model.
    fn credited(&self, finding: &Credited, won: Won, currency: &str) -> String;
    /// Who has most, in how many models; empty where there is nothing to say.
    fn lead(&self, lead: &Lead) -> String;
    /// What was won together; empty where there is nothing to say.
    fn together(&self, together: Together) -> String;
    /// What credit is not.
    fn caution(&self) -> &'static str;
    /// While nothing is there yet.
    fn waiting(&self) -> &'static str;
}

impl English {
    /// "the €4.18M won", "the 12 deals won".
    fn won(&self, won: Won, currency: &str) -> String {
        match won {
            Won::Revenue(minor) => format!("the {} won", self.figures.money_short(minor, currency)),
            Won::Deals(1) => "the one deal won".to_owned(),
            Won::Deals(n) => format!("the {} deals won", self.figures.count(n)),
        }
    }
}

impl HeadlineTexts for English {
    fn credited(&self, finding: &Credited, won: Won, currency: &str) -> String {
        let won = self.won(won, currency);
        match finding {
            Credited::NothingWon => "No deal in this data is won yet, so there is nothing to credit.".to_owned(),
            Credited::Nobody => format!("None of {won} can be credited: no team or channel is known for its touches."),
            Credited::All { name } => {
                format!("All of {won} is credited to {name}, under every model chosen.", name = isolated(name))
            }
            Credited::OneModel { name, percent: p, model } => {
                format!(
                    "Under {}, {name} is credited with {} of {won}.",
                    self.model_inline(model),
                    percent(*p),
                    name = isolated(name)
                )
            }
            Credited::Same { name, percent: p } => {
                format!(
                    "{name} is credited with {} of {won}, under every model chosen.",
                    percent(*p),
                    name = isolated(name)
                )
            }
            // Between less than nothing and more than nothing, nothing is settled.
            Credited::Range { name, min: min @ ..=0, max: max @ 0.. } => format!(
                "{name} is credited with {} to {} of {won}: all of it is a choice of model.",
                minus(*min),
                percent(*max),
                name = isolated(name)
            ),
            Credited::Range { name, min, max } => {
                let settled = if *max < 0 { *max } else { *min };
                format!(
                    "{name} is credited with {} to {} of {won}: {} settled, {} a choice of model.",
                    minus(*min),
                    percent(*max),
                    if settled.abs() == 1 {
                        format!("{} point is", minus(settled))
                    } else {
                        format!("{} points are", minus(settled))
                    },
                    if max - min == 1 { "1 is".to_owned() } else { format!("{} are", max - min) },
                    name = isolated(name),
                )
            }
        }
    }

    fn lead(&self, lead: &Lead) -> String {
        match lead {
            Lead::None => String::new(),
            Lead::Level => "No one leads: in every model the first two are level.".to_owned(),
            Lead::Most { names, models, of } => {
                let who = Self::listed(names);
                let verb = if names.len() == 1 { "leads" } else { "each lead" };
                if models == of {
                    format!("{who} leads in all {of} models.")
                } else {
                    format!("{who} {verb} in {models} of {of} models.")
                }
            }
        }
    }

    fn together(&self, together: Together) -> String {
        match together {
            Together::Silent => String::new(),
            Together::Nothing => "No won deal was touched by more than one team.".to_owned(),
            Together::Everything => "Every won deal was touched by two or more teams.".to_owned(),
            Together::Revenue { percent: p } => {
                format!("{} of the revenue was won by deals that two or more teams touched.", percent(p))
            }
            Together::Deals { together, of } => format!(
                "{} of {} won deals {} touched by two or more teams.",
                self.figures.count(together),
                self.figures.count(of),
                if together == 1 { "was" } else { "were" },
            ),
        }
    }

    fn caution(&self) -> &'static str {
        "Credit is a way of counting, not a proof of cause."
    }

    fn waiting(&self) -> &'static str {
        "Reading the sample…"
    }
}

/// A number with a minus as wide as a plus, and no plus.
pub(super) fn minus(points: i64) -> String {
    if points < 0 { format!("{MINUS}{}", points.unsigned_abs()) } else { points.to_string() }
}

#[cfg(test)]
mod tests {
    use fairshare_engine::view::{Comparison, Headline};

    use super::*;
    use crate::finding::{credited, lead, together, won};
    use crate::texts::plain::{ENGLISH, comparison};

    fn check(view: &Comparison, counts_wins: bool, expected: &str, expected_lead: &str) {
        let finding = credited(view);
        let said = ENGLISH.credited(&finding, won(view, counts_wins), "€");
        assert_eq!(
            (said.replace('\u{202f}', " ").as_str(), ENGLISH.lead(&lead(view)).as_str()),
            (expected, expected_lead)
        );
    }

    #[test]
    fn a_range_is_settled_in_part() {
        let view = comparison(&["Marketing", "Sales", "SDR"], 9, &[&[6100, 1400, 2500], &[2200, 6600, 1200]]);
        check(
            &view,
            false,
            "Sales is credited with 14 to 66 % of the €100 won: 14 points are settled, 52 are a choice of model.",
            "Marketing and Sales each lead in 1 of 2 models.",
        );
    }

    #[test]
    fn ties_of_range_go_to_the_larger_median_then_to_the_name() {
        let view = comparison(&["B", "A"], 9, &[&[7000, 3000], &[5000, 5000]]);
        check(
            &view,
            false,
            "B is credited with 50 to 70 % of the €100 won: 50 points are settled, 20 are a choice of model.",
            "B leads in 1 of 2 models.",
        );
        let view = comparison(&["A", "B"], 9, &[&[6000, 4000], &[4000, 6000]]);
        check(
            &view,
            false,
            "A is credited with 40 to 60 % of the €100 won: 40 points are settled, 20 are a choice of model.",
            "A and B each lead in 1 of 2 models.",
        );
    }

    #[test]
    fn small_numbers_agree_in_number() {
        let view = comparison(&["A", "B"], 9, &[&[100, 9900], &[200, 9800]]);
        check(
            &view,
            false,
            "B is credited with 98 to 99 % of the €100 won: 98 points are settled, 1 is a choice of model.",
            "B leads in all 2 models.",
        );
        let view = comparison(&["A", "B", "C"], 9, &[&[100, 4900, 5000], &[900, 4800, 4300]]);
        check(
            &view,
            false,
            "A is credited with 1 to 9 % of the €100 won: 1 point is settled, 8 are a choice of model.",
            "B and C each lead in 1 of 2 models.",
        );
        let view = comparison(&["A", "B"], 1, &[&[10_000, 0], &[0, 10_000]]);
        check(
            &view,
            false,
            "A is credited with 0 to 100 % of the €100 won: all of it is a choice of model.",
            "A and B each lead in 1 of 2 models.",
        );
    }

    #[test]
    fn one_team_has_all() {
        let view = comparison(&["Sales"], 3, &[&[5000], &[5000]]);
        check(&view, false, "All of the €50 won is credited to Sales, under every model chosen.", "");
        let view = comparison(&["Sales", "-"], 3, &[&[5000, 5000], &[5000, 5000]]);
        check(&view, false, "Sales is credited with 50 % of the €100 won, under every model chosen.", "");
    }

    #[test]
    fn one_model_has_no_range() {
        let view = comparison(&["Marketing", "Sales"], 3, &[&[3000, 7000]]);
        check(&view, false, "Under first touch, Sales is credited with 70 % of the €100 won.", "");
    }

    #[test]
    fn every_model_alike() {
        let view = comparison(&["Marketing", "Sales"], 3, &[&[3000, 7000], &[3000, 7000]]);
        check(
            &view,
            false,
            "Sales is credited with 70 % of the €100 won, under every model chosen.",
            "Sales leads in all 2 models.",
        );
        let view = comparison(&["Marketing", "Sales"], 3, &[&[5000, 5000], &[5000, 5000]]);
        check(
            &view,
            false,
            "Marketing is credited with 50 % of the €100 won, under every model chosen.",
            "No one leads: in every model the first two are level.",
        );
    }

    #[test]
    fn nothing_won_and_nobody_to_credit() {
        let view = comparison(&["Marketing", "Sales"], 0, &[&[0, 0], &[0, 0]]);
        check(&view, false, "No deal in this data is won yet, so there is nothing to credit.", "");
        for who in [&["-"][..], &["?"][..]] {
            let view = comparison(who, 3, &[&[5000], &[5000]]);
            check(
                &view,
                false,
                "None of the €50 won can be credited: no team or channel is known for its touches.",
                "",
            );
        }
    }

    #[test]
    fn without_revenue_deals_are_counted() {
        let view = comparison(&["Marketing", "Sales"], 4, &[&[0, 0], &[0, 0]]);
        check(
            &view,
            false,
            "Marketing is credited with 50 % of the 4 deals won, under every model chosen.",
            "No one leads: in every model the first two are level.",
        );
        let view = comparison(&["Sales"], 1, &[&[100], &[100]]);
        check(&view, true, "All of the one deal won is credited to Sales, under every model chosen.", "");
    }

    #[test]
    fn together_is_said_of_revenue_or_of_deals() {
        let numbers = |total, together, won_deals, together_deals| Headline {
            total,
            together,
            won_deals,
            together_deals,
            ..Headline::default()
        };
        for (headline, teams, counts_wins, expected) in [
            (numbers(100, 71, 9, 5), 2, false, "71 % of the revenue was won by deals that two or more teams touched."),
            (numbers(100, 71, 9, 5), 1, false, ""),
            (numbers(0, 0, 0, 0), 2, false, ""),
            (numbers(100, 0, 9, 0), 2, false, "No won deal was touched by more than one team."),
            (numbers(100, 100, 9, 9), 2, false, "Every won deal was touched by two or more teams."),
            (numbers(0, 0, 9, 1), 2, false, "1 of 9 won deals was touched by two or more teams."),
            (numbers(900, 200, 9, 2), 2, true, "2 of 9 won deals were touched by two or more teams."),
        ] {
            let said = ENGLISH.together(together(&headline, teams, counts_wins)).replace('\u{202f}', " ");
            assert_eq!(said, expected);
        }
    }
}

//! The headline and the line of shares: neutral sentences that either team could read out.

use fairshare_types::dimension::Dimension;

use super::isolate::isolated;
use super::{English, MINUS, ModelTexts, percent};
use crate::values::finding::{Credited, Shares, Together, Won};

/// Strings of the headline.
pub struct HeadlineStrings {
    /// Caution that credit is no proof of cause.
    pub caution: &'static str,
    /// The meaning of "together".
    pub together_means: &'static str,
    /// Shown before there are results.
    pub waiting: &'static str,
}

/// Texts of the headline.
pub trait HeadlineTexts {
    /// The headline: how much several teams won together.
    fn together(&self, together: Together, won: Won, currency: &str) -> String;
    /// The line below it: each group's share of credit; empty if nothing is won.
    fn shares_line(&self, by: Dimension, shares: &Shares) -> String;
}

impl English {
    /// "the €4.18M won", "the 12 deals won".
    pub(super) fn won(&self, won: Won, currency: &str) -> String {
        match won {
            Won::Revenue(minor) => format!("the {} won", self.figures.money_short(minor, currency)),
            Won::Deals(1) => "the one deal won".to_owned(),
            Won::Deals(n) => format!("the {} deals won", self.figures.count(n)),
        }
    }

    /// "Share of credit", "Share of credit by channel".
    fn share_of_credit(by: Dimension) -> &'static str {
        match by {
            Dimension::Team => "Share of credit",
            Dimension::Channel => "Share of credit by channel",
            Dimension::Campaign => "Share of credit by campaign",
            Dimension::Type => "Share of credit by type of touch",
            Dimension::Month => "Share of credit by month",
            Dimension::Segment => "Share of credit by segment",
        }
    }
}

/// The strings in English.
pub(super) const STRINGS: HeadlineStrings = HeadlineStrings {
    caution: "Credit is a way of counting, not proof of cause.",
    together_means: "Together: two or more teams touched the deal.",
    waiting: "Reading the sample…",
};

impl HeadlineTexts for English {
    fn together(&self, together: Together, won: Won, currency: &str) -> String {
        let all = self.won(won, currency);
        // Money is one thing, deals are several.
        let were = if matches!(won, Won::Deals(2..)) { "were" } else { "was" };
        match together {
            Together::NothingWon => "No deal in this data is won yet, so there is nothing to credit.".to_owned(),
            Together::OneTeam { deals } => match won {
                Won::Revenue(minor) => {
                    let deals = self.counted(deals, "deal", "deals");
                    format!("{} was won in {deals}.", self.figures.money_short(minor, currency))
                }
                Won::Deals(n) => format!("{} {were} won.", self.counted(n, "deal", "deals")),
            },
            Together::Nothing => format!("None of {all} was won together."),
            Together::Everything if won == Won::Deals(1) => "The one deal won was won together.".to_owned(),
            Together::Everything => format!("All of {all} {were} won together."),
            Together::Revenue { percent: p } => format!("{} of {all} was won together.", percent(p)),
            Together::Deals { together, of } => {
                let were = if together == 1 { "was" } else { "were" };
                format!("{} of {} won deals {were} won together.", self.figures.count(together), self.figures.count(of))
            }
        }
    }

    fn shares_line(&self, by: Dimension, shares: &Shares) -> String {
        let named = |group: &Credited| match group {
            Credited::Joint => self.teams.joint_row.to_owned(),
            Credited::Unassigned => self.teams.unassigned.to_owned(),
            Credited::Group(name) => isolated(name).into_owned(),
        };
        let of = Self::share_of_credit(by);
        let exact = |groups: &[(Credited, i64)]| {
            groups.iter().map(|(name, share)| format!("{} {}", named(name), percent(*share))).collect()
        };
        let list = |groups: Vec<String>, more: usize| match more {
            0 => groups.join(", "),
            more => format!("{}, and {} more", groups.join(", "), self.figures.count(more as u64)),
        };
        match shares {
            Shares::None => String::new(),
            Shares::Nobody => "None of it can be credited: no team or channel is known for its touches.".to_owned(),
            Shares::OneModel { groups, more, model } => {
                format!("{of} under {}: {}.", self.model_inline(model), list(exact(groups), *more))
            }
            Shares::Same { groups, more, models } => {
                format!("{of}, the same under all {models} models shown: {}.", list(exact(groups), *more))
            }
            Shares::Ranges { groups, more, models, moves } => {
                let range = |(name, min, max): &(Credited, i64, i64)| match min == max {
                    true => format!("{} {}", named(name), percent(*min)),
                    false => format!("{} {} to {}", named(name), minus(*min), percent(*max)),
                };
                let listed = list(groups.iter().map(range).collect(), *more);
                let moves = self.counted(moves.unsigned_abs(), "point", "points");
                format!("{of} under the {models} models shown: {listed}. The choice of model moves up to {moves}.")
            }
        }
    }
}

/// A number with a typographic minus, and without a plus.
pub(super) fn minus(points: i64) -> String {
    if points < 0 { format!("{MINUS}{}", points.unsigned_abs()) } else { points.to_string() }
}

#[cfg(test)]
mod tests {
    use fairshare_types::results::{Comparison, GroupKind, Headline};

    use super::*;
    use crate::texts::plain::{ENGLISH, comparison};
    use crate::values::finding::{shares, together, won};

    fn check(view: &Comparison, expected: &str) {
        let said = ENGLISH.shares_line(view.by, &shares(view));
        assert_eq!(said.replace('\u{202f}', " "), expected);
    }

    #[test]
    fn every_team_is_named_with_its_range() {
        check(
            &comparison(&["Marketing", "Sales", "SDR"], 9, &[&[6100, 1400, 2500], &[2200, 6600, 1200]]),
            "Share of credit under the 2 models shown: Marketing 22 to 61 %, Sales 14 to 66 %, SDR 12 to 25 %. The \
             choice of model moves up to 52 points.",
        );
        check(
            &comparison(&["A", "B", "C"], 9, &[&[100, 5000, 4900], &[200, 5000, 4800]]),
            "Share of credit under the 2 models shown: A 1 to 2 %, B 50 %, C 48 to 49 %. The choice of model moves up \
             to 1 point.",
        );
    }

    #[test]
    fn credit_of_no_team_is_named_with_the_teams() {
        check(
            &comparison(&["Marketing", "Sales", "?"], 9, &[&[1200, 3200, 5600], &[8400, 800, 800]]),
            "Share of credit under the 2 models shown: Marketing 12 to 84 %, Sales 8 to 32 %, Unassigned 8 to 56 %. The \
             choice of model moves up to 72 points.",
        );
        check(
            &comparison(&["Marketing", "Sales", "?"], 9, &[&[4000, 6000, 0], &[6000, 4000, 0]]),
            "Share of credit under the 2 models shown: Marketing 40 to 60 %, Sales 40 to 60 %. The choice of model moves \
             up to 20 points.",
        );
    }

    #[test]
    fn of_many_groups_those_with_most_credit_are_named() {
        let mut view = comparison(
            &["a", "b", "c", "d", "e", "f", "g"],
            9,
            &[&[10, 10, 20, 10, 20, 10, 20], &[10, 10, 20, 10, 20, 20, 10]],
        );
        view.by = Dimension::Channel;
        check(
            &view,
            "Share of credit by channel under the 2 models shown: c 20 %, e 20 %, f 10 to 20 %, g 10 to 20 %, and 3 \
             more. The choice of model moves up to 10 points.",
        );
    }

    #[test]
    fn one_model_and_models_that_agree_have_no_range() {
        check(
            &comparison(&["Marketing", "Sales"], 3, &[&[3000, 7000]]),
            "Share of credit under first touch: Marketing 30 %, Sales 70 %.",
        );
        check(
            &comparison(&["Marketing", "Sales"], 3, &[&[3000, 7000], &[3000, 7000]]),
            "Share of credit, the same under all 2 models shown: Marketing 30 %, Sales 70 %.",
        );
        check(
            &comparison(&["Sales"], 3, &[&[5000], &[5000]]),
            "Share of credit, the same under all 2 models shown: Sales 100 %.",
        );
    }

    #[test]
    fn joint_touches_with_a_row_of_their_own_are_listed() {
        let mut view = comparison(&["Sales", "-"], 3, &[&[2000, 8000], &[3000, 7000]]);
        view.groups[1].kind = GroupKind::Joint;
        check(
            &view,
            "Share of credit under the 2 models shown: Sales 20 to 30 %, Joint 70 to 80 %. The choice of model moves up \
             to 10 points.",
        );
        let mut alone = comparison(&["-"], 3, &[&[5000]]);
        alone.groups[0].kind = GroupKind::Joint;
        check(&alone, "Share of credit under first touch: Joint 100 %.");
    }

    #[test]
    fn nothing_won_and_nobody_to_credit() {
        check(&comparison(&["Marketing", "Sales"], 0, &[&[0, 0], &[0, 0]]), "");
        for who in [&["-"][..], &["?"][..]] {
            check(
                &comparison(who, 3, &[&[5000], &[5000]]),
                "None of it can be credited: no team or channel is known for its touches.",
            );
        }
    }

    #[test]
    fn what_was_won_together_comes_first() {
        let numbers = |total, together, won_deals, together_deals| Headline {
            total,
            together,
            won_deals,
            together_deals,
            ..Headline::default()
        };
        for (headline, teams, counts_wins, expected) in [
            (numbers(10_000, 7_100, 9, 5), 2, false, "71 % of the €100 won was won together."),
            (numbers(10_000, 7_100, 9, 5), 1, false, "€100 was won in 9 deals."),
            (numbers(10_000, 0, 1, 0), 1, false, "€100 was won in 1 deal."),
            (numbers(0, 0, 0, 0), 2, false, "No deal in this data is won yet, so there is nothing to credit."),
            (numbers(10_000, 0, 9, 0), 2, false, "None of the €100 won was won together."),
            (numbers(10_000, 10_000, 9, 9), 2, false, "All of the €100 won was won together."),
            (numbers(0, 0, 9, 1), 2, false, "1 of 9 won deals was won together."),
            (numbers(900, 200, 9, 2), 2, true, "2 of 9 won deals were won together."),
            (numbers(900, 900, 9, 9), 2, true, "All of the 9 deals won were won together."),
            (numbers(100, 100, 1, 1), 2, true, "The one deal won was won together."),
            (numbers(300, 0, 3, 0), 0, true, "3 deals were won."),
            (numbers(100, 0, 1, 0), 1, true, "1 deal was won."),
        ] {
            let mut view = comparison(&["A"], headline.won_deals, &[]);
            view.total = headline.total;
            let said = ENGLISH.together(together(&headline, teams, counts_wins), won(&view, counts_wins), "€");
            assert_eq!(said.replace('\u{202f}', " "), expected);
        }
    }
}

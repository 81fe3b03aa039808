//! Texts of the charts; [`ChartWords`](super::ChartWords) passes them on.

use fairshare_charts::words::Milestone;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;

use super::isolate::{all_isolated, isolated};
use super::{CreditTexts, English, MINUS, ModelTexts, percent, signed};

/// Strings of the charts.
pub struct ChartStrings {
    /// Mark of the baseline's row.
    pub baseline_mark: &'static str,
    /// Explains the brackets under the bars.
    pub bounds_note: &'static str,
    /// Explains stripes.
    pub stripes_note: &'static str,
    /// Explains the thin line of an interval.
    pub interval_note: &'static str,
    /// Explains an arrow at the end of that line.
    pub interval_cut_note: &'static str,
    /// Explains the hatched end of a bar.
    pub above_baseline: &'static str,
    /// Explains the dashed outline behind a bar.
    pub below_baseline: &'static str,
    /// Label of the row of ranges.
    pub range: &'static str,
    /// Shown if nothing is won.
    pub nothing_to_compare: &'static str,
    /// Title of the chart of won revenue by sets of teams.
    pub together_title: &'static str,
    /// Deals of rarer sets of teams.
    pub touched_by_others: &'static str,
    /// Deals that no team touched.
    pub touched_by_nobody: &'static str,
    /// Note that shares are of won deals, because revenue is unknown.
    pub shares_of_deals: &'static str,
    /// Legend of the hollow dots.
    pub other_models: &'static str,
    /// Shown if no won deal has a touch.
    pub no_deal: &'static str,
    /// Note that each row has its own scale, because values differ too much for a common one.
    pub own_scales: &'static str,
}

/// Texts of the charts. Shares are whole percents; amounts of money are already formatted.
pub trait ChartTexts {
    /// Least and largest share of a team, however joint touches are split.
    fn bounds(&self, least: i64, most: i64) -> String;
    /// The part of a share that comes from joint touches, for screen readers.
    fn joint_part(&self, share: i64, money: &str) -> String;
    /// A model and the number of others with the same share.
    fn and_more(&self, model: &str, more: usize) -> String;
    /// Further teams combined.
    fn others(&self, count: usize) -> String;
    /// A range and its median share.
    fn range_with_middle(&self, min: i64, middle: i64, max: i64) -> String;
    /// The common scale of all bars.
    fn scale(&self, min: i64, max: i64) -> String;
    /// Describes the bar chart in a sentence or two, with the ranges of its groups.
    fn bars_description(&self, models: usize, ranges: &str, baseline: Option<&Model>) -> String;
    /// A difference to the baseline, for screen readers.
    fn points_against(&self, points: i64) -> String;
    /// Title of the credit flow chart.
    fn moved_title(&self, from: &Model, to: &Model) -> String;
    /// A flow of credit between two teams.
    fn flow(&self, money: &str, from: &str, to: &str) -> String;
    /// Credit that a team keeps.
    fn kept(&self, team: &str, money: &str) -> String;
    /// Small flows, combined.
    fn smaller_flows(&self, count: usize, money: &str) -> String;
    /// Shown if both models give the same.
    fn nothing_moves(&self, from: &Model, to: &Model) -> String;
    /// A model's small icon, for screen readers.
    fn glyph_title(&self, model: &Model) -> String;
    /// A number of deals.
    fn deals_counted(&self, count: u64) -> String;
    /// A number of won deals.
    fn won_counted(&self, count: u64) -> String;
    /// Describes that chart: won revenue, if known, and number of won deals.
    fn together_description(&self, money: Option<&str>, won: u64) -> String;
    /// A set of teams that touched a deal; `joint` if they share a touch.
    fn touched_by(&self, teams: &[&str], joint: bool) -> String;
    /// Title of the stacked rows, with the team whose share depends most on the model.
    fn stacked_title(&self, by: Dimension, pivot: &str) -> String;
    /// Note on the order of the stacked rows.
    fn sorted_by(&self, group: &str) -> String;
    /// Note on shares below zero.
    fn stacked_below_zero(&self) -> String;
    /// Note on bars that go beyond the whole.
    fn stacked_beyond_whole(&self) -> String;
    /// Note on a model that is left out, because its shares aren't parts of a whole.
    fn stacked_without(&self, model: &Model) -> String;
    /// Title of the range dots.
    fn dots_title(&self, by: Dimension) -> String;
    /// Number of points that are settled, and that depend on the model.
    fn settled(&self, settled: i64, choice: i64) -> String;
    /// Name of a milestone.
    fn milestone(&self, milestone: Milestone) -> &'static str;
    /// Title of a deal's timeline.
    fn deal_title(&self, key: &str, name: &str, money: &str) -> String;
    /// Describes a deal's timeline.
    fn deal_description(&self, touches: usize, models: usize) -> String;
    /// A touch by its position.
    fn touch_number(&self, number: usize) -> String;
    /// A number of touches that are not listed.
    fn more_touches(&self, count: usize) -> String;
}

/// The strings in English.
pub(super) const STRINGS: ChartStrings = ChartStrings {
    baseline_mark: "baseline",
    bounds_note: "Bracket under a bar: the least and the most that a team can have, however joint touches are split.",
    stripes_note: "Striped: credit for joint touches, in the colours of their teams.",
    interval_note: "Thin line: how much chance could change this.",
    interval_cut_note: "Arrow: the line goes on beyond the scale.",
    above_baseline: "more than the baseline",
    below_baseline: "less than the baseline",
    range: "Range",
    nothing_to_compare: "No deal in this data is won yet, so there is no credit to share.",
    together_title: "Won revenue by the teams that touched the deal",
    touched_by_others: "Other sets of teams",
    touched_by_nobody: "No team",
    shares_of_deals: "No revenue is known, so these are shares of won deals.",
    other_models: "other models",
    no_deal: "No won deal has a touch to show.",
    own_scales: "The rows differ so much that each has its own scale.",
};

impl ChartTexts for English {
    fn bounds(&self, least: i64, most: i64) -> String {
        format!("{least} to {} whatever the shares of joint touches", percent(most))
    }

    fn joint_part(&self, share: i64, money: &str) -> String {
        format!("{} ({money}) of it from joint touches", percent(share))
    }

    fn and_more(&self, model: &str, more: usize) -> String {
        format!("{model} and {more} more")
    }

    fn others(&self, count: usize) -> String {
        if count == 1 { "1 other".to_owned() } else { format!("{count} others") }
    }

    fn range_with_middle(&self, min: i64, middle: i64, max: i64) -> String {
        format!("{min} to {}, middle {}", percent(max), percent(middle))
    }

    fn scale(&self, min: i64, max: i64) -> String {
        format!("Scale {min} to {}", percent(max))
    }

    fn bars_description(&self, models: usize, ranges: &str, baseline: Option<&Model>) -> String {
        let against = baseline.map(|model| format!(" The baseline is {}.", self.model_inline(model)));
        format!("Share of won revenue under {models} models: {ranges}.{}", against.unwrap_or_default())
    }

    fn points_against(&self, points: i64) -> String {
        format!("{} points against the baseline", signed(points))
    }

    fn moved_title(&self, from: &Model, to: &Model) -> String {
        format!("What moves from {} to {}", self.model_inline(from), self.model_inline(to))
    }

    fn flow(&self, money: &str, from: &str, to: &str) -> String {
        format!("{money} from {} to {}", isolated(from), isolated(to))
    }

    fn kept(&self, team: &str, money: &str) -> String {
        format!("{} keeps {money}", isolated(team))
    }

    fn smaller_flows(&self, count: usize, money: &str) -> String {
        if count == 1 { format!("1 smaller flow, {money}") } else { format!("{count} smaller flows, {money} together") }
    }

    fn nothing_moves(&self, from: &Model, to: &Model) -> String {
        format!("Nothing moves between {} and {}.", self.model_inline(from), self.model_inline(to))
    }

    fn glyph_title(&self, model: &Model) -> String {
        format!("Weights of {} on a path of five touches", self.model_inline(model))
    }

    fn deals_counted(&self, count: u64) -> String {
        self.counted(count, "deal", "deals")
    }

    fn won_counted(&self, count: u64) -> String {
        format!("{} won", self.deals_counted(count))
    }

    fn together_description(&self, money: Option<&str>, won: u64) -> String {
        let won = self.deals_counted(won);
        let from = money.map_or_else(String::new, |money| format!("{money} from "));
        format!("{from}{won} won, grouped by the teams that touched them. Each deal is in one group.")
    }

    fn touched_by(&self, teams: &[&str], joint: bool) -> String {
        let teams = match teams {
            [first @ .., last] if !first.is_empty() => {
                format!("{} and {}", all_isolated(first).join(", "), isolated(last))
            }
            teams => teams.concat(),
        };
        if joint { format!("{teams}, joint touch") } else { teams }
    }

    fn stacked_title(&self, by: Dimension, pivot: &str) -> String {
        format!("{}, from the model that favours {pivot} most to the one that favours it least", self.credit(by))
    }

    fn sorted_by(&self, group: &str) -> String {
        format!("Sorted by the share of {} (thin line).", isolated(group))
    }

    fn stacked_below_zero(&self) -> String {
        format!("Shares below zero (refunds) stand left of the line; each row adds up to {}.", percent(100))
    }

    fn stacked_beyond_whole(&self) -> String {
        let whole = percent(100);
        format!("Line at {whole}: joint touches count in full for each of their teams, so bars go beyond the whole.")
    }

    fn stacked_without(&self, model: &Model) -> String {
        format!("{} is not shown here: its shares are not parts of one whole.", self.model(model))
    }

    fn dots_title(&self, by: Dimension) -> String {
        format!("{}: how much depends on the model", self.credit(by))
    }

    fn settled(&self, settled: i64, choice: i64) -> String {
        let points = match settled {
            0 => "no points settled".to_owned(),
            1 => "1 point settled".to_owned(),
            n if n < 0 => format!("{MINUS}{} points settled", n.unsigned_abs()),
            n => format!("{n} points settled"),
        };
        match choice {
            0 => format!("{points}, none a choice of model"),
            choice => format!("{points}, {choice} a choice of model"),
        }
    }

    fn milestone(&self, milestone: Milestone) -> &'static str {
        match milestone {
            Milestone::Lead => "Lead created",
            Milestone::Opportunity => "Opportunity created",
            Milestone::Close => "Closed",
        }
    }

    fn deal_title(&self, key: &str, name: &str, money: &str) -> String {
        format!("Deal {}, {money}", super::deal_in_sentence(key, name, self.figures))
    }

    fn deal_description(&self, touches: usize, models: usize) -> String {
        let touches = self.counted(touches as u64, "touch", "touches");
        let models = self.counted(models as u64, "model", "models");
        format!("{touches} in order of time, with the credit of each under {models}.")
    }

    fn touch_number(&self, number: usize) -> String {
        format!("Touch {number}")
    }

    fn more_touches(&self, count: usize) -> String {
        format!("and {}", self.counted(count as u64, "more touch", "more touches"))
    }
}

//! What the pictures say; [`ChartWords`](super::ChartWords) gives it to the charts.

use fairshare_charts::words::Milestone;
use fairshare_engine::model::Model;
use fairshare_engine::view::By;

use super::isolate::{all_isolated, isolated};
use super::{English, MINUS, ModelTexts, TableTexts, percent, signed};

/// Texts of the pictures. Shares are whole percents, amounts of money are written already.
pub trait ChartTexts {
    /// What the baseline's row is marked with.
    fn baseline_mark(&self) -> &'static str;
    /// What a share can be, however joint touches are split.
    fn bounds(&self, least: i64, most: i64) -> String;
    /// What the brackets under the bars are.
    fn bounds_note(&self) -> &'static str;
    /// So many further teams taken together.
    fn others(&self, count: usize) -> String;
    /// Label of the row of ranges.
    fn range(&self) -> &'static str;
    /// A range and the share in its middle.
    fn range_with_middle(&self, min: i64, middle: i64, max: i64) -> String;
    /// The one scale of all bars.
    fn scale(&self, min: i64, max: i64) -> String;
    /// The bars in a sentence or two, with the ranges of their groups.
    fn bars_description(&self, models: usize, ranges: &str, baseline: Option<&Model>) -> String;
    /// A difference to the baseline, read out.
    fn points_against(&self, points: i64) -> String;
    /// Where there is nothing to compare.
    fn nothing_to_compare(&self) -> &'static str;
    /// Title of what moves.
    fn moved_title(&self, from: &Model, to: &Model) -> String;
    /// One flow.
    fn flow(&self, money: &str, from: &str, to: &str) -> String;
    /// What a team keeps.
    fn kept(&self, team: &str, money: &str) -> String;
    /// The flows that are not listed one by one.
    fn smaller_flows(&self, count: usize, money: &str) -> String;
    /// Where both models give the same.
    fn nothing_moves(&self, from: &Model, to: &Model) -> String;
    /// A model's small picture, read out.
    fn glyph_title(&self, model: &Model) -> String;
    /// So many deals.
    fn deals_counted(&self, count: u64) -> String;
    /// So many deals that were won.
    fn won_counted(&self, count: u64) -> String;
    /// Title of what was won together.
    fn together_title(&self) -> &'static str;
    /// What was won together: for how much, where that is known, and in how many deals.
    fn together_description(&self, money: Option<&str>, won: u64) -> String;
    /// The teams that touched a deal.
    fn touched_by(&self, teams: &[&str], joint: bool) -> String;
    /// Deals of rarer sets of teams.
    fn touched_by_others(&self) -> &'static str;
    /// Deals that no team touched.
    fn touched_by_nobody(&self) -> &'static str;
    /// Where shares are of deals.
    fn shares_of_deals(&self) -> &'static str;
    /// Title of the stacked rows, with the team whose share depends most on the model.
    fn stacked_title(&self, by: By, pivot: &str) -> String;
    /// Where shares are below zero.
    fn stacked_below_zero(&self) -> String;
    /// A model whose shares are not parts of one whole.
    fn stacked_without(&self, model: &Model) -> String;
    /// Title of the range dots.
    fn dots_title(&self, by: By) -> String;
    /// What the hollow dots are.
    fn other_models(&self) -> &'static str;
    /// How many points are settled, and how many a choice of model.
    fn settled(&self, settled: i64, choice: i64) -> String;
    /// What happens to a deal besides its touches.
    fn milestone(&self, milestone: Milestone) -> &'static str;
    /// Title of a deal's time line.
    fn deal_title(&self, deal: &str, money: &str) -> String;
    /// A deal's time line in a sentence.
    fn deal_description(&self, touches: usize, models: usize) -> String;
    /// Where there is no deal with a touch.
    fn no_deal(&self) -> &'static str;
    /// A touch by its place.
    fn touch_number(&self, number: usize) -> String;
    /// So many touches that are not listed.
    fn more_touches(&self, count: usize) -> String;
    /// Where the bars of one model could not be seen on the scale of another.
    fn own_scales(&self) -> &'static str;
}

impl ChartTexts for English {
    fn baseline_mark(&self) -> &'static str {
        "baseline"
    }

    fn bounds(&self, least: i64, most: i64) -> String {
        format!("{least} to {} whatever the shares of joint touches", percent(most))
    }

    fn bounds_note(&self) -> &'static str {
        "Bracket under a bar: the least and the most that a team can have, however joint touches are split."
    }

    fn others(&self, count: usize) -> String {
        if count == 1 { "1 other".to_owned() } else { format!("{count} others") }
    }

    fn range(&self) -> &'static str {
        "Range"
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

    fn nothing_to_compare(&self) -> &'static str {
        "Nothing is won in this data yet, so there is no credit to share."
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

    fn together_title(&self) -> &'static str {
        "Won revenue by the teams that touched the deal"
    }

    fn together_description(&self, money: Option<&str>, won: u64) -> String {
        let won = self.deals_counted(won);
        let from = money.map_or_else(String::new, |money| format!("{money} from "));
        format!("{from}{won} won, parted by the set of teams that touched them. Each deal is in one part.")
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

    fn touched_by_others(&self) -> &'static str {
        "Other sets of teams"
    }

    fn touched_by_nobody(&self) -> &'static str {
        "No team"
    }

    fn shares_of_deals(&self) -> &'static str {
        "No revenue is known, so these are shares of won deals."
    }

    fn stacked_title(&self, by: By, pivot: &str) -> String {
        format!("{}, from the model that favours {pivot} most to the one that favours it least", self.credit(by))
    }

    fn stacked_below_zero(&self) -> String {
        format!("Shares below zero (refunds) stand left of the line; each row adds up to {}.", percent(100))
    }

    fn stacked_without(&self, model: &Model) -> String {
        format!("{} is not shown here: its shares are not parts of one whole.", self.model(model))
    }

    fn dots_title(&self, by: By) -> String {
        format!("{}: how much depends on the model", self.credit(by))
    }

    fn other_models(&self) -> &'static str {
        "other models"
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

    fn deal_title(&self, deal: &str, money: &str) -> String {
        format!("Deal {}, {money}", super::deal_by_key(deal, self.figures))
    }

    fn deal_description(&self, touches: usize, models: usize) -> String {
        let touches = self.counted(touches as u64, "touch", "touches");
        let models = self.counted(models as u64, "model", "models");
        format!("{touches} in order of time, and what each is credited under {models}.")
    }

    fn no_deal(&self) -> &'static str {
        "No won deal has a touch to show."
    }

    fn touch_number(&self, number: usize) -> String {
        format!("Touch {number}")
    }

    fn more_touches(&self, count: usize) -> String {
        format!("and {}", self.counted(count as u64, "more touch", "more touches"))
    }

    fn own_scales(&self) -> &'static str {
        "The rows differ so much that each has a scale of its own."
    }
}

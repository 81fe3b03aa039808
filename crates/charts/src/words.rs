//! Texts of the charts. The page supplies them, because it knows the reader's language and number formats.

use fairshare_types::model::Model;
use fairshare_types::results::{Comparison, Example, Moved, Range, Together};

/// A dated event of a deal that is not a touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Milestone {
    /// The lead was created.
    Lead,
    /// The opportunity was created.
    Opportunity,
    /// The deal was closed.
    Close,
}

/// Every text and every formatted number of a chart.
pub trait Words {
    /// A share of won revenue, 0 to 1 (below zero with refunds): "61 %".
    fn percent(&self, share: f64) -> String;

    /// Difference between a share and the baseline's, in points: "+39", "−52". The sign is always printed; a difference
    /// that rounds to nothing has none ("0") and is drawn in the soft colour. Both shares are given, so that the
    /// difference can agree with the two rounded shares beside it.
    fn points(&self, share: f64, baseline: f64) -> String;

    /// An amount in minor units, in short form: "€412 k".
    fn money(&self, minor: i64) -> String;

    /// A change of an amount in minor units, in short form with its sign: "+€412 k".
    fn money_change(&self, minor: i64) -> String;

    /// A model with its setting: "Time decay, 7 days".
    fn model(&self, model: &Model) -> String;

    /// The mark of the baseline's row: "baseline".
    fn baseline(&self) -> String;

    /// Touches without a team, channel or campaign: "Unassigned".
    fn unassigned(&self) -> String;

    /// Revenue of deals without an eligible touch: "Unattributed".
    fn unattributed(&self) -> String;

    /// Joint touches in a row of their own: "Joint".
    fn joint(&self) -> String;

    /// The part of a share that comes from joint touches, read out: "12 % (€50 k) of it from joint touches".
    fn joint_part(&self, share: f64, amount: i64) -> String;

    /// Note on stripes: "Striped: credit for joint touches, in the colours of their teams."
    fn stripes_note(&self) -> String;

    /// Note on the thin line through a bar: "Thin line: how much chance could change this."
    fn interval_note(&self) -> String;

    /// Note on an arrow at that line's end: "Arrow: the line goes on beyond the scale."
    fn interval_cut_note(&self) -> String;

    /// Note on the hatched end of a bar: "more than the baseline".
    fn above_baseline(&self) -> String;

    /// Note on the dashed outline behind a bar: "less than the baseline".
    fn below_baseline(&self) -> String;

    /// A model and the number of others with the same share: "First touch and 2 more".
    fn and_more(&self, model: &str, more: usize) -> String;

    /// Bounds of a share, read out: "14 to 41 % whatever the shares of joint touches".
    fn bounds(&self, least: f64, most: f64) -> String;

    /// Note on the brackets under the bars: "Bracket under a bar: the least and the most that a team can have."
    fn bounds_note(&self) -> String;

    /// This many further teams drawn together: "3 others".
    fn others(&self, count: usize) -> String;

    /// Label of the row of ranges: "Range".
    fn range(&self) -> String;

    /// A range in words: "22 to 61 %, middle 39 %".
    fn range_text(&self, range: Range) -> String;

    /// The common scale of all bars: "Scale 0 to 70 %".
    fn scale(&self, min: f64, max: f64) -> String;

    /// Title of the bars.
    fn bars_title(&self, view: &Comparison) -> String;

    /// Description of the bars, in a sentence or two.
    fn bars_description(&self, view: &Comparison, baseline: usize) -> String;

    /// One bar, read out: "Marketing, First touch: 61 %, +39 points against Last touch".
    fn cell(&self, group: &str, model: &str, share: f64, baseline: f64, amount: i64) -> String;

    /// The sentence if there is nothing to compare: no model chosen, or nothing won.
    fn nothing_to_compare(&self) -> String;

    /// Title of the moving credit: "What moves from Last touch to W-shaped".
    fn moved_title(&self, view: &Moved) -> String;

    /// Description of the moving credit, in a sentence or two.
    fn moved_description(&self, view: &Moved) -> String;

    /// One flow, in full: "€412 k from Sales to Marketing".
    fn flow(&self, amount: i64, from: &str, to: &str) -> String;

    /// Credit that a team keeps under both models, read out: "Sales keeps €840 k".
    fn kept(&self, team: &str, amount: i64) -> String;

    /// Smaller flows that are not listed one by one: "4 smaller flows, €31 k together".
    fn smaller_flows(&self, count: usize, amount: i64) -> String;

    /// The sentence if both models give the same credit: "Nothing moves between Last touch and Linear".
    fn nothing_moves(&self, view: &Moved) -> String;

    /// The rule that determines "from" and "to": "Per deal, what teams lose is matched to the teams that gain, in
    /// proportion to the gains; then summed."
    fn moved_rule(&self) -> String;

    /// A model's glyph, read out: "Weights of U-shaped on a path of five touches".
    fn glyph_title(&self, model: &Model) -> String {
        self.model(model)
    }

    /// A number of deals: "54 deals".
    fn deals(&self, count: u64) -> String;

    /// Title of the parts of won revenue: "Won together".
    fn together_title(&self, view: &Together) -> String;

    /// Description of the parts of won revenue, in a sentence or two.
    fn together_description(&self, view: &Together) -> String;

    /// The teams that touched a deal: "Marketing", "Marketing and Sales", or with a joint touch "Marketing and Sales,
    /// joint touch".
    fn touched_by(&self, teams: &[&str], joint: bool) -> String;

    /// Deals of rarer sets of teams: "Other sets of teams".
    fn touched_by_others(&self) -> String;

    /// Deals that no team touched: "No team".
    fn touched_by_nobody(&self) -> String;

    /// A part, read out: "Marketing and Sales: 38 %, €1.6 M, 54 deals won". Without revenue, the share is one of deals.
    fn part(&self, who: &str, share: f64, amount: i64, won: u64) -> String;

    /// Note if shares are of deals: "No revenue is known, so these are shares of won deals."
    fn shares_of_deals(&self) -> String;

    /// Title of the stacked rows: "Credit by team, from the model that favours Marketing most to the one that favours
    /// it least". `pivot` is the team whose share depends most on the model; empty if no share does.
    fn stacked_title(&self, view: &Comparison, pivot: &str) -> String;

    /// Note on the order of the rows: "Sorted by the share of Sales (thin line)."
    fn sorted_by(&self, group: &str) -> String;

    /// Note on negative shares: "Shares below zero (refunds) stand left of the line; each row adds up to 100 %."
    fn stacked_below_zero(&self) -> String;

    /// Note on bars beyond the whole: "Joint touches count in full for each of their teams, so bars go beyond the whole."
    fn stacked_beyond_whole(&self) -> String;

    /// Note on a model without a row, as its shares are not parts of one whole: "Influence is not shown: it counts a
    /// deal once for every team."
    fn stacked_without(&self, model: &Model) -> String;

    /// Title of the range dots: "How much depends on the model".
    fn dots_title(&self, view: &Comparison) -> String;

    /// Legend of the filled dot: "Last touch (baseline)".
    fn baseline_model(&self, model: &Model) -> String;

    /// Legend of the hollow dots: "other models".
    fn other_models(&self) -> String;

    /// Points settled by all models, and points between a team's smallest and largest share: "31 points settled, 27 a
    /// choice of model". Both shares are given, so that the points can agree with the two rounded shares at the ends.
    fn settled(&self, min: f64, max: f64) -> String;

    /// A day, from milliseconds since 1970: "12 Mar 2025".
    fn day(&self, time: i64) -> String;

    /// A milestone and its day: "Opportunity created, 12 Mar 2025".
    fn milestone(&self, milestone: Milestone, time: i64) -> String;

    /// Title of a deal's time line: "Deal D-17, €10 k".
    fn deal_title(&self, deal: &Example) -> String;

    /// Description of a deal's time line under this many models, in a sentence or two.
    fn deal_description(&self, deal: &Example, models: usize) -> String;

    /// The sentence if no deal has a touch: "No won deal has a touch to show."
    fn no_deal(&self) -> String;

    /// A touch, read out: "Touch 3, Call, 12 Mar 2025: Marketing and Sales, joint touch". `who` is from
    /// [`touched_by`](Self::touched_by); `time` is `None` if the data has no dates.
    fn touch(&self, number: usize, channel: &str, time: Option<i64>, who: &str) -> String;

    /// Credit of a touch under a model, read out: "Call, 12 Mar 2025, Time decay: 38 %, €3.8 k".
    fn touch_credit(&self, channel: &str, time: Option<i64>, model: &str, share: f64, amount: i64) -> String;

    /// A touch's part of its deal, 0 to 1, with more digits than [`percent`](Self::percent) if small: "38 %", "0.3 %".
    fn weight(&self, weight: f64) -> String;

    /// Note if some bars would be too low to see on a common scale: "Each row has a scale of its own."
    fn own_scales(&self) -> String;

    /// A number of touches that are not listed: "and 276 more touches".
    fn more_touches(&self, count: usize) -> String;
}

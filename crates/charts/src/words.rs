//! The texts of the pictures. The page supplies them, because the reader's language and number formats live there.

use fairshare_engine::model::Model;
use fairshare_engine::view::{Comparison, Example, Moved, Range, Together};

/// What happens to a deal besides its touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Milestone {
    /// The lead was created.
    Lead,
    /// The opportunity was created.
    Opportunity,
    /// The deal was closed.
    Close,
}

/// Every text and every formatted number that a picture shows.
pub trait Words {
    /// A share of won revenue, 0 to 1 (below zero with refunds): "61 %".
    fn percent(&self, share: f64) -> String;

    /// How far a share is from the baseline's, in points: "+39", "−52". The sign is always printed; a difference that
    /// rounds to nothing has none ("0") and is drawn in the soft colour. Both shares are given, so that the difference
    /// can agree with the two rounded shares beside it.
    fn points(&self, share: f64, baseline: f64) -> String;

    /// An amount in minor units, short: "€412 k".
    fn money(&self, minor: i64) -> String;

    /// A change of an amount in minor units, short and with its sign: "+€412 k".
    fn money_change(&self, minor: i64) -> String;

    /// A model with its setting: "Time decay, 7 days".
    fn model(&self, model: &Model) -> String;

    /// What the baseline's row is marked with: "baseline".
    fn baseline(&self) -> String;

    /// Touches that belong to no team, channel or campaign: "Unassigned".
    fn unassigned(&self) -> String;

    /// Revenue of deals without an eligible touch: "Unattributed".
    fn unattributed(&self) -> String;

    /// Joint touches, where they have a row of their own: "Joint".
    fn joint(&self) -> String;

    /// What a share can be, read out: "14 to 41 % whatever the shares of joint touches".
    fn bounds(&self, least: f64, most: f64) -> String;

    /// What the brackets under the bars are: "Bracket under a bar: the least and the most that a team can have."
    fn bounds_note(&self) -> String;

    /// So many further teams taken together: "3 others".
    fn others(&self, count: usize) -> String;

    /// Label of the row of ranges: "Range".
    fn range(&self) -> String;

    /// A range in words: "22 to 61 %, middle 39 %".
    fn range_text(&self, range: Range) -> String;

    /// The one scale of all bars: "Scale 0 to 70 %".
    fn scale(&self, min: f64, max: f64) -> String;

    /// Title of the bars: what they are, or better what they show.
    fn bars_title(&self, view: &Comparison) -> String;

    /// The bars in a sentence or two.
    fn bars_description(&self, view: &Comparison, baseline: usize) -> String;

    /// One bar, read out: "Marketing, First touch: 61 %, +39 points against Last touch".
    fn cell(&self, group: &str, model: &str, share: f64, baseline: f64, amount: i64) -> String;

    /// Where there is nothing to compare: no model chosen, or nothing won.
    fn nothing_to_compare(&self) -> String;

    /// Title of what moves: "What moves from Last touch to W-shaped".
    fn moved_title(&self, view: &Moved) -> String;

    /// What moves, in a sentence or two.
    fn moved_description(&self, view: &Moved) -> String;

    /// One flow, in full: "€412 k from Sales to Marketing".
    fn flow(&self, amount: i64, from: &str, to: &str) -> String;

    /// What a team keeps under both models, read out: "Sales keeps €840 k".
    fn kept(&self, team: &str, amount: i64) -> String;

    /// The smaller flows that are not listed one by one: "4 smaller flows, €31 k together".
    fn smaller_flows(&self, count: usize, amount: i64) -> String;

    /// Where both models give the same: "Nothing moves between Last touch and Linear".
    fn nothing_moves(&self, view: &Moved) -> String;

    /// The rule by which "from" and "to" are found: "Per deal, what teams lose is matched to the teams that gain, in
    /// proportion to the gains; then summed."
    fn moved_rule(&self) -> String;

    /// A model's small picture, read out: "Weights of U-shaped on a path of five touches".
    fn glyph_title(&self, model: &Model) -> String {
        self.model(model)
    }

    /// So many deals: "54 deals".
    fn deals(&self, count: u64) -> String;

    /// Title of what was won together: "Won together".
    fn together_title(&self, view: &Together) -> String;

    /// What was won together, in a sentence or two.
    fn together_description(&self, view: &Together) -> String;

    /// The teams that touched a deal: "Marketing", "Marketing and Sales", and with a joint touch "Marketing and Sales, joint
    /// touch".
    fn touched_by(&self, teams: &[&str], joint: bool) -> String;

    /// Deals of rarer sets of teams: "Other sets of teams".
    fn touched_by_others(&self) -> String;

    /// Deals that no team touched: "No team".
    fn touched_by_nobody(&self) -> String;

    /// A part, read out: "Marketing and Sales: 38 %, €1.6 M, 54 deals won". The share is of deals where no revenue is known.
    fn part(&self, who: &str, share: f64, amount: i64, won: u64) -> String;

    /// Where shares are of deals: "No revenue is known, so these are shares of won deals."
    fn shares_of_deals(&self) -> String;

    /// Title of the stacked rows: "Credit by team, from the model that favours Marketing most to the one that favours it least".
    /// The team is the one whose share depends most on the model; empty where there is none.
    fn stacked_title(&self, view: &Comparison, pivot: &str) -> String;

    /// Where shares are below zero: "Shares below zero (refunds) stand left of the line; each row adds up to 100 %."
    fn stacked_below_zero(&self) -> String;

    /// A model that is left out, as its shares are not parts of one whole: "Influence is not shown: it counts a deal once for
    /// every team."
    fn stacked_without(&self, model: &Model) -> String;

    /// Title of the range dots: "How much depends on the model".
    fn dots_title(&self, view: &Comparison) -> String;

    /// What the filled dot is: "Last touch (baseline)".
    fn baseline_model(&self, model: &Model) -> String;

    /// What the hollow dots are: "other models".
    fn other_models(&self) -> String;

    /// What lies between the smallest and the largest share of a team: "31 points settled, 27 a choice of model". Both shares
    /// are given, so that the points can agree with the two rounded shares at the ends.
    fn settled(&self, min: f64, max: f64) -> String;

    /// A day, from milliseconds since 1970: "12 Mar 2025".
    fn day(&self, time: i64) -> String;

    /// A milestone and its day: "Opportunity created, 12 Mar 2025".
    fn milestone(&self, milestone: Milestone, time: i64) -> String;

    /// Title of a deal's time line: "Deal D-17, €10 k".
    fn deal_title(&self, deal: &Example) -> String;

    /// A deal's time line under so many models, in a sentence or two.
    fn deal_description(&self, deal: &Example, models: usize) -> String;

    /// Where there is no deal with a touch: "No won deal has a touch to show."
    fn no_deal(&self) -> String;

    /// A touch, read out: "Touch 3, Call, 12 Mar 2025: Marketing and Sales, joint touch". `who` is from
    /// [`touched_by`](Self::touched_by); the day is missing where the data has no dates.
    fn touch(&self, number: usize, channel: &str, time: Option<i64>, who: &str) -> String;

    /// What a model credits to a touch, read out: "Call, 12 Mar 2025, Time decay: 38 %, €3.8 k".
    fn touch_credit(&self, channel: &str, time: Option<i64>, model: &str, share: f64, amount: i64) -> String;

    /// A touch's part of its deal, 0 to 1, finer than [`percent`](Self::percent) where it is small: "38 %", "0.3 %".
    fn weight(&self, weight: f64) -> String;

    /// Where the bars of one model could not be seen on the scale of another: "Each row has a scale of its own."
    fn own_scales(&self) -> String;

    /// So many touches that are not listed: "and 276 more touches".
    fn more_touches(&self, count: usize) -> String;
}

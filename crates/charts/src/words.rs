//! The texts of the pictures. The page supplies them, because the reader's language and number formats live there.

use fairshare_engine::model::Model;
use fairshare_engine::view::{Comparison, Moved, Range};

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
}

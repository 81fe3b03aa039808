//! Implements the charts' [`Words`] with the page's texts and figures.

use fairshare_charts::Words;
use fairshare_charts::words::Milestone;
use fairshare_types::model::Model;
use fairshare_types::results::{Comparison, Example, GroupKind, Moved, Range, Together};

use super::isolate::isolated;
use super::{Figures, Texts, percent, signed};
use crate::values::finding;

/// Texts of the charts, in the data's currency.
#[derive(Clone)]
pub struct ChartWords {
    texts: &'static dyn Texts,
    currency: String,
}

impl ChartWords {
    /// Texts in a language and a currency.
    #[must_use]
    pub const fn new(texts: &'static dyn Texts, currency: String) -> Self {
        Self { texts, currency }
    }

    fn figures(&self) -> &dyn Figures {
        self.texts.figures()
    }

    /// A group and its range in words.
    fn widest(&self, view: &Comparison, group: usize) -> String {
        format!("{} {}", isolated(&view.groups[group].name), self.range_text(view.range(group)))
    }
}

impl Words for ChartWords {
    fn percent(&self, share: f64) -> String {
        percent(finding::percent(share))
    }

    fn points(&self, share: f64, baseline: f64) -> String {
        signed(finding::percent(share) - finding::percent(baseline))
    }

    fn money(&self, minor: i64) -> String {
        self.figures().money_short(minor, &self.currency)
    }

    fn money_change(&self, minor: i64) -> String {
        let amount = self.figures().money_short(minor.saturating_abs(), &self.currency);
        match minor {
            0 => amount,
            1.. => format!("+{amount}"),
            _ => format!("{}{amount}", super::MINUS),
        }
    }

    fn model(&self, model: &Model) -> String {
        self.texts.model(model)
    }

    fn baseline(&self) -> String {
        self.texts.charts.baseline_mark.to_owned()
    }

    fn unassigned(&self) -> String {
        self.texts.teams.unassigned.to_owned()
    }

    fn unattributed(&self) -> String {
        self.texts.teams.unattributed.to_owned()
    }

    fn joint(&self) -> String {
        self.texts.teams.joint_row.to_owned()
    }

    fn joint_part(&self, share: f64, amount: i64) -> String {
        self.texts.joint_part(finding::percent(share), &self.money(amount))
    }

    fn stripes_note(&self) -> String {
        self.texts.charts.stripes_note.to_owned()
    }

    fn interval_note(&self) -> String {
        self.texts.charts.interval_note.to_owned()
    }

    fn interval_cut_note(&self) -> String {
        self.texts.charts.interval_cut_note.to_owned()
    }

    fn above_baseline(&self) -> String {
        self.texts.charts.above_baseline.to_owned()
    }

    fn below_baseline(&self) -> String {
        self.texts.charts.below_baseline.to_owned()
    }

    fn and_more(&self, model: &str, more: usize) -> String {
        self.texts.and_more(model, more)
    }

    fn bounds(&self, least: f64, most: f64) -> String {
        self.texts.bounds(finding::percent(least), finding::percent(most))
    }

    fn bounds_note(&self) -> String {
        self.texts.charts.bounds_note.to_owned()
    }

    fn others(&self, count: usize) -> String {
        self.texts.others(count)
    }

    fn range(&self) -> String {
        self.texts.charts.range.to_owned()
    }

    fn range_text(&self, range: Range) -> String {
        let [min, middle, max] = [range.min, range.median, range.max].map(finding::percent);
        if min == max { percent(min) } else { self.texts.range_with_middle(min, middle, max) }
    }

    fn scale(&self, min: f64, max: f64) -> String {
        self.texts.scale(finding::percent(min), finding::percent(max))
    }

    fn bars_title(&self, view: &Comparison) -> String {
        self.texts.credit(view.by).to_owned()
    }

    fn bars_description(&self, view: &Comparison, baseline: usize) -> String {
        let named = (0..view.groups.len()).filter(|&g| view.groups[g].kind == GroupKind::Named);
        let ranges: Vec<String> = named.take(6).map(|group| self.widest(view, group)).collect();
        self.texts.bars_description(view.models.len(), &ranges.join("; "), view.models.get(baseline))
    }

    fn cell(&self, group: &str, model: &str, share: f64, baseline: f64, amount: i64) -> String {
        let (share, money) = (finding::percent(share), self.money(amount));
        let points = share - finding::percent(baseline);
        let against = if points == 0 { String::new() } else { format!(", {}", self.texts.points_against(points)) };
        format!("{}, {model}: {}{against}, {money}", isolated(group), percent(share))
    }

    fn nothing_to_compare(&self) -> String {
        self.texts.charts.nothing_to_compare.to_owned()
    }

    fn moved_title(&self, view: &Moved) -> String {
        self.texts.moved_title(&view.from, &view.to)
    }

    fn moved_description(&self, view: &Moved) -> String {
        format!("{} {}", self.texts.moves_says(view, &self.currency), self.texts.moved.moves_rule)
    }

    fn flow(&self, amount: i64, from: &str, to: &str) -> String {
        self.texts.flow(&self.money(amount), from, to)
    }

    fn kept(&self, team: &str, amount: i64) -> String {
        self.texts.kept(team, &self.money(amount))
    }

    fn smaller_flows(&self, count: usize, amount: i64) -> String {
        self.texts.smaller_flows(count, &self.money(amount))
    }

    fn nothing_moves(&self, view: &Moved) -> String {
        self.texts.nothing_moves(&view.from, &view.to)
    }

    fn moved_rule(&self) -> String {
        self.texts.moved.moves_rule.to_owned()
    }

    fn glyph_title(&self, model: &Model) -> String {
        self.texts.glyph_title(model)
    }

    fn deals(&self, count: u64) -> String {
        self.texts.deals_counted(count)
    }

    fn together_title(&self, _view: &Together) -> String {
        self.texts.charts.together_title.to_owned()
    }

    fn together_description(&self, view: &Together) -> String {
        let money = (view.total != 0).then(|| self.money(view.total));
        self.texts.together_description(money.as_deref(), view.won_deals)
    }

    fn touched_by(&self, teams: &[&str], joint: bool) -> String {
        self.texts.touched_by(teams, joint)
    }

    fn touched_by_others(&self) -> String {
        self.texts.charts.touched_by_others.to_owned()
    }

    fn touched_by_nobody(&self) -> String {
        self.texts.charts.touched_by_nobody.to_owned()
    }

    fn part(&self, who: &str, share: f64, amount: i64, won: u64) -> String {
        format!("{}: {}, {}, {}", isolated(who), self.percent(share), self.money(amount), self.texts.won_counted(won))
    }

    fn shares_of_deals(&self) -> String {
        self.texts.charts.shares_of_deals.to_owned()
    }

    fn stacked_title(&self, view: &Comparison, pivot: &str) -> String {
        if pivot.is_empty() { self.texts.credit(view.by).to_owned() } else { self.texts.stacked_title(view.by, pivot) }
    }

    fn sorted_by(&self, group: &str) -> String {
        self.texts.sorted_by(group)
    }

    fn stacked_below_zero(&self) -> String {
        self.texts.stacked_below_zero()
    }

    fn stacked_beyond_whole(&self) -> String {
        self.texts.stacked_beyond_whole()
    }

    fn stacked_without(&self, model: &Model) -> String {
        self.texts.stacked_without(model)
    }

    fn dots_title(&self, view: &Comparison) -> String {
        self.texts.dots_title(view.by)
    }

    fn baseline_model(&self, model: &Model) -> String {
        format!("{} ({})", self.texts.model(model), self.baseline())
    }

    fn other_models(&self) -> String {
        self.texts.charts.other_models.to_owned()
    }

    fn settled(&self, min: f64, max: f64) -> String {
        let (min, max) = (finding::percent(min), finding::percent(max));
        // Settled is the part on the same side of zero under every model.
        let settled = if min > 0 { min } else { max.min(0) };
        self.texts.settled(settled, max - min)
    }

    fn day(&self, time: i64) -> String {
        self.figures().day(time)
    }

    fn milestone(&self, milestone: Milestone, time: i64) -> String {
        format!("{}, {}", self.texts.milestone(milestone), self.day(time))
    }

    fn deal_title(&self, deal: &Example) -> String {
        self.texts.deal_title(&deal.deal, &deal.name, &self.figures().money(deal.amount, &self.currency))
    }

    fn deal_description(&self, deal: &Example, models: usize) -> String {
        self.texts.deal_description(deal.touches.len(), models)
    }

    fn no_deal(&self) -> String {
        self.texts.charts.no_deal.to_owned()
    }

    fn touch(&self, number: usize, channel: &str, time: Option<i64>, who: &str) -> String {
        let day = time.map(|time| format!(", {}", self.day(time))).unwrap_or_default();
        format!("{}, {}{day}: {}", self.texts.touch_number(number), isolated(channel), isolated(who))
    }

    fn touch_credit(&self, channel: &str, time: Option<i64>, model: &str, share: f64, amount: i64) -> String {
        let day = time.map(|time| format!("{}, ", self.day(time))).unwrap_or_default();
        let money = self.figures().money(amount, &self.currency);
        format!("{channel}, {day}{model}: {}, {money}", self.weight(share))
    }

    fn more_touches(&self, count: usize) -> String {
        self.texts.more_touches(count)
    }

    fn weight(&self, weight: f64) -> String {
        if weight.abs() < 0.01 && weight != 0.0 {
            format!("{}{}%", self.figures().decimal(weight * 100.0, 1), super::NARROW)
        } else {
            self.percent(weight)
        }
    }

    fn own_scales(&self) -> String {
        self.texts.charts.own_scales.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::plain::ENGLISH;

    #[test]
    fn what_is_settled_agrees_with_the_rounded_shares() {
        let words = ChartWords::new(&ENGLISH, String::new());
        for (min, max, says) in [
            (0.31, 0.58, "31 points settled, 27 a choice of model"),
            (0.314, 0.586, "31 points settled, 28 a choice of model"),
            (0.0, 0.4, "no points settled, 40 a choice of model"),
            (0.012, 0.05, "1 point settled, 4 a choice of model"),
            (0.09, 0.09, "9 points settled, none a choice of model"),
            (-0.14, 0.2, "no points settled, 34 a choice of model"),
            (-0.3, -0.1, "\u{2212}10 points settled, 20 a choice of model"),
        ] {
            assert_eq!(words.settled(min, max), says);
        }
    }

    #[test]
    fn small_weights_are_not_rounded_to_nothing() {
        let words = ChartWords::new(&ENGLISH, String::new());
        let says = [0.0, 0.0033, 0.38, 1.0].map(|weight| words.weight(weight));
        assert_eq!(says, ["0\u{202f}%", "0.3\u{202f}%", "38\u{202f}%", "100\u{202f}%"]);
    }
}

//! The texts of the pictures: the page's texts as the charts ask for them.

use fairshare_charts::Words;
use fairshare_charts::words::Milestone;
use fairshare_engine::model::Model;
use fairshare_engine::view::{Comparison, Example, GroupKind, Moved, Range, Together};

use super::{Figures, Texts, percent, signed};
use crate::finding;

/// Texts of the pictures, in the currency of the data.
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

    /// The group with the widest range and that range, in words.
    fn widest(&self, view: &Comparison, group: usize) -> String {
        format!("{} {}", view.groups[group].name, self.range_text(view.range(group)))
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
        self.texts.baseline().to_ascii_lowercase()
    }

    fn unassigned(&self) -> String {
        self.texts.unassigned().to_owned()
    }

    fn unattributed(&self) -> String {
        self.texts.unattributed().to_owned()
    }

    fn joint(&self) -> String {
        self.texts.joint_row().to_owned()
    }

    fn bounds(&self, least: f64, most: f64) -> String {
        let (least, most) = (finding::percent(least), finding::percent(most));
        format!("{least} to {} whatever the shares of joint touches", percent(most))
    }

    fn bounds_note(&self) -> String {
        "Bracket under a bar: the least and the most that a team can have, however joint touches are split.".to_owned()
    }

    fn others(&self, count: usize) -> String {
        if count == 1 { "1 other".to_owned() } else { format!("{count} others") }
    }

    fn range(&self) -> String {
        "Range".to_owned()
    }

    fn range_text(&self, range: Range) -> String {
        let (min, middle, max) =
            (finding::percent(range.min), finding::percent(range.median), finding::percent(range.max));
        if min == max { percent(min) } else { format!("{min} to {}, middle {}", percent(max), percent(middle)) }
    }

    fn scale(&self, min: f64, max: f64) -> String {
        format!("Scale {} to {}", finding::percent(min), self.percent(max))
    }

    fn bars_title(&self, view: &Comparison) -> String {
        self.texts.credit(view.by).to_owned()
    }

    fn bars_description(&self, view: &Comparison, baseline: usize) -> String {
        let named = (0..view.groups.len()).filter(|&g| view.groups[g].kind == GroupKind::Named);
        let ranges: Vec<String> = named.take(6).map(|group| self.widest(view, group)).collect();
        let against = view.models.get(baseline).map(|m| format!(" The baseline is {}.", self.texts.model_inline(m)));
        format!(
            "Share of won revenue under {} models: {}.{}",
            view.models.len(),
            ranges.join("; "),
            against.unwrap_or_default()
        )
    }

    fn cell(&self, group: &str, model: &str, share: f64, baseline: f64, amount: i64) -> String {
        let (share, money) = (finding::percent(share), self.money(amount));
        let points = share - finding::percent(baseline);
        let against =
            if points == 0 { String::new() } else { format!(", {} points against the baseline", signed(points)) };
        format!("{group}, {model}: {}{against}, {money}", percent(share))
    }

    fn nothing_to_compare(&self) -> String {
        "Nothing is won in this data yet, so there is no credit to share.".to_owned()
    }

    fn moved_title(&self, view: &Moved) -> String {
        format!("What moves from {} to {}", self.texts.model_inline(&view.from), self.texts.model_inline(&view.to))
    }

    fn moved_description(&self, view: &Moved) -> String {
        format!("{} {}", self.texts.moves_says(view, &self.currency), self.texts.moves_rule())
    }

    fn flow(&self, amount: i64, from: &str, to: &str) -> String {
        format!("{} from {from} to {to}", self.money(amount))
    }

    fn kept(&self, team: &str, amount: i64) -> String {
        format!("{team} keeps {}", self.money(amount))
    }

    fn smaller_flows(&self, count: usize, amount: i64) -> String {
        let money = self.money(amount);
        if count == 1 { format!("1 smaller flow, {money}") } else { format!("{count} smaller flows, {money} together") }
    }

    fn nothing_moves(&self, view: &Moved) -> String {
        format!(
            "Nothing moves between {} and {}.",
            self.texts.model_inline(&view.from),
            self.texts.model_inline(&view.to)
        )
    }

    fn moved_rule(&self) -> String {
        self.texts.moves_rule().to_owned()
    }

    fn glyph_title(&self, model: &Model) -> String {
        format!("Weights of {} on a path of five touches", self.texts.model_inline(model))
    }

    fn deals(&self, count: u64) -> String {
        format!("{} {}", self.figures().count(count), if count == 1 { "deal" } else { "deals" })
    }

    fn together_title(&self, _view: &Together) -> String {
        "Won revenue by the teams that touched the deal".to_owned()
    }

    fn together_description(&self, view: &Together) -> String {
        let won = self.deals(view.won_deals);
        if view.total == 0 {
            return format!("{won} won, parted by the set of teams that touched them. Each deal is in one part.");
        }
        let money = self.money(view.total);
        format!("{money} from {won} won, parted by the set of teams that touched them. Each deal is in one part.")
    }

    fn touched_by(&self, teams: &[&str], joint: bool) -> String {
        let teams = match teams {
            [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
            teams => teams.concat(),
        };
        if joint { format!("{teams}, joint touch") } else { teams }
    }

    fn touched_by_others(&self) -> String {
        "Other sets of teams".to_owned()
    }

    fn touched_by_nobody(&self) -> String {
        "No team".to_owned()
    }

    fn part(&self, who: &str, share: f64, amount: i64, won: u64) -> String {
        format!("{who}: {}, {}, {} won", self.percent(share), self.money(amount), self.deals(won))
    }

    fn shares_of_deals(&self) -> String {
        "No revenue is known, so these are shares of won deals.".to_owned()
    }

    fn stacked_title(&self, view: &Comparison, pivot: &str) -> String {
        let credit = self.texts.credit(view.by);
        if pivot.is_empty() {
            return credit.to_owned();
        }
        format!("{credit}, from the model that favours {pivot} most to the one that favours it least")
    }

    fn stacked_below_zero(&self) -> String {
        format!("Shares below zero (refunds) stand left of the line; each row adds up to {}.", percent(100))
    }

    fn stacked_without(&self, model: &Model) -> String {
        format!("{} is not shown here: its shares are not parts of one whole.", self.texts.model(model))
    }

    fn dots_title(&self, view: &Comparison) -> String {
        format!("{}: how much depends on the model", self.texts.credit(view.by))
    }

    fn baseline_model(&self, model: &Model) -> String {
        format!("{} ({})", self.texts.model(model), self.baseline())
    }

    fn other_models(&self) -> String {
        "other models".to_owned()
    }

    fn settled(&self, min: f64, max: f64) -> String {
        let (min, max) = (finding::percent(min), finding::percent(max));
        // What lies on the same side of zero under every model.
        let settled = if min > 0 { min } else { max.min(0) };
        let points = match settled {
            0 => "no points settled".to_owned(),
            1 => "1 point settled".to_owned(),
            n if n < 0 => format!("{}{} points settled", super::MINUS, n.unsigned_abs()),
            n => format!("{n} points settled"),
        };
        match max - min {
            0 => format!("{points}, none a choice of model"),
            choice => format!("{points}, {choice} a choice of model"),
        }
    }

    fn day(&self, time: i64) -> String {
        self.figures().day(time)
    }

    fn milestone(&self, milestone: Milestone, time: i64) -> String {
        let name = match milestone {
            Milestone::Lead => "Lead created",
            Milestone::Opportunity => "Opportunity created",
            Milestone::Close => "Closed",
        };
        format!("{name}, {}", self.day(time))
    }

    fn deal_title(&self, deal: &Example) -> String {
        format!("Deal {}, {}", deal.deal, self.figures().money(deal.amount, &self.currency))
    }

    fn deal_description(&self, deal: &Example, models: usize) -> String {
        let counted = |n: usize, one: &str, many: &str| {
            format!("{} {}", self.figures().count(n as u64), if n == 1 { one } else { many })
        };
        let touches = counted(deal.touches.len(), "touch", "touches");
        format!("{touches} in order of time, and what each is credited under {}.", counted(models, "model", "models"))
    }

    fn no_deal(&self) -> String {
        "No won deal has a touch to show.".to_owned()
    }

    fn touch(&self, number: usize, channel: &str, time: Option<i64>, who: &str) -> String {
        let day = time.map(|time| format!(", {}", self.day(time))).unwrap_or_default();
        format!("Touch {number}, {channel}{day}: {who}")
    }

    fn touch_credit(&self, channel: &str, time: Option<i64>, model: &str, share: f64, amount: i64) -> String {
        let day = time.map(|time| format!("{}, ", self.day(time))).unwrap_or_default();
        let money = self.figures().money(amount, &self.currency);
        format!("{channel}, {day}{model}: {}, {money}", self.weight(share))
    }

    fn more_touches(&self, count: usize) -> String {
        let count_text = self.figures().count(count as u64);
        if count == 1 { "and 1 more touch".to_owned() } else { format!("and {count_text} more touches") }
    }

    fn weight(&self, weight: f64) -> String {
        if weight.abs() < 0.01 && weight != 0.0 {
            format!("{}{}%", self.figures().decimal(weight * 100.0, 1), super::NARROW)
        } else {
            self.percent(weight)
        }
    }

    fn own_scales(&self) -> String {
        "The rows differ so much that each has a scale of its own.".to_owned()
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

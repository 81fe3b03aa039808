//! English texts in a plain format, for pictures made outside of the page.

use std::borrow::Cow;

use fairshare_types::model::{Model, Position};
use fairshare_types::results::{Comparison, Example, Moved, Range, Together};
use fairshare_types::scale::Scale;
use fairshare_types::time::civil;

use crate::words::{Milestone, Words};

/// English texts, with amounts in the currency of the data.
#[derive(Clone, Debug)]
pub struct English {
    /// Written before an amount.
    sign: Cow<'static, str>,
    scale: Scale,
}

const THIN: char = '\u{202f}';
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl English {
    /// Amounts in euros and cents.
    pub const EUROS: Self = Self { sign: Cow::Borrowed("€"), scale: Scale::HUNDREDTHS };

    /// Amounts in a currency, by its code or sign, at a scale.
    #[must_use]
    pub fn new(currency: &str, scale: Scale) -> Self {
        let sign = match currency {
            "EUR" => "€".into(),
            "USD" => "$".into(),
            "GBP" => "£".into(),
            code if code.ends_with(char::is_alphabetic) => format!("{code}{THIN}").into(),
            sign => sign.to_owned().into(),
        };
        Self { sign, scale }
    }

    fn short(&self, minor: i64) -> String {
        let (sign, amount) = (&self.sign, self.scale.major(minor as f64).abs());
        if amount >= 999_500.0 {
            format!("{sign}{:.2}{THIN}M", amount / 1e6)
        } else if amount >= 1000.0 {
            format!("{sign}{:.0}{THIN}k", amount / 1e3)
        } else {
            format!("{sign}{amount:.0}")
        }
    }
}

fn whole(share: f64) -> i64 {
    (share * 100.0).round() as i64
}

fn signed(value: i64, text: &str) -> String {
    match value.signum() {
        1 => format!("+{text}"),
        -1 => format!("\u{2212}{text}"),
        _ => text.to_owned(),
    }
}

fn minus(value: i64, text: &str) -> String {
    if value < 0 { format!("\u{2212}{text}") } else { text.to_owned() }
}

impl Words for English {
    fn percent(&self, share: f64) -> String {
        minus(whole(share), &format!("{}{THIN}%", whole(share).abs()))
    }

    fn points(&self, share: f64, baseline: f64) -> String {
        let points = whole(share) - whole(baseline);
        signed(points, &points.abs().to_string())
    }

    fn money(&self, minor: i64) -> String {
        minus(minor, &self.short(minor))
    }

    fn money_change(&self, minor: i64) -> String {
        signed(minor, &self.short(minor))
    }

    fn model(&self, model: &Model) -> String {
        match model {
            Model::First => "First touch".into(),
            Model::Given => "As in the file".into(),
            Model::Last => "Last touch".into(),
            Model::Linear => "Linear".into(),
            Model::EqualByTeam => "Equal by team".into(),
            Model::Position(Position { first: 40.0, middle: 20.0, last: 40.0, .. }) => "U-shaped".into(),
            Model::Position(Position { first: 20.0, middle: 20.0, last: 60.0, .. }) => "J-shaped".into(),
            Model::Position(p) => format!("Position {}/{}/{}", p.first, p.middle, p.last),
            Model::TimeDecay { half_life } => format!("Time decay, {half_life}\u{a0}days"),
            Model::W => "W-shaped".into(),
            Model::FullPath => "Full path".into(),
            other => other.to_string(),
        }
    }

    fn baseline(&self) -> String {
        "baseline".into()
    }

    fn unassigned(&self) -> String {
        "Unassigned".into()
    }

    fn unattributed(&self) -> String {
        "Unattributed".into()
    }

    fn joint(&self) -> String {
        "Joint".into()
    }

    fn joint_part(&self, share: f64, amount: i64) -> String {
        format!("{} ({}) of it from joint touches", self.percent(share), self.money(amount))
    }

    fn stripes_note(&self) -> String {
        "Striped: credit for joint touches, in the colours of their teams.".into()
    }

    fn interval_note(&self) -> String {
        "Thin line: how much chance could change this.".into()
    }

    fn interval_cut_note(&self) -> String {
        "Arrow: the line goes on beyond the scale.".into()
    }

    fn above_baseline(&self) -> String {
        "more than the baseline".into()
    }

    fn below_baseline(&self) -> String {
        "less than the baseline".into()
    }

    fn and_more(&self, model: &str, more: usize) -> String {
        format!("{model} and {more} more")
    }

    fn bounds(&self, least: f64, most: f64) -> String {
        format!("{} to {} whatever the shares of joint touches", self.percent(least), self.percent(most))
    }

    fn bounds_note(&self) -> String {
        "Bracket under a bar: the least and the most that a team can have, however joint touches are split.".into()
    }

    fn others(&self, count: usize) -> String {
        if count == 1 { "1 other".into() } else { format!("{count} others") }
    }

    fn range(&self) -> String {
        "Range".into()
    }

    fn range_text(&self, range: Range) -> String {
        let (min, max) = (whole(range.min), whole(range.max));
        if min == max {
            format!("{max}{THIN}% throughout")
        } else {
            format!(
                "{} to {}, middle {}",
                minus(min, &min.abs().to_string()),
                self.percent(range.max),
                self.percent(range.median)
            )
        }
    }

    fn scale(&self, min: f64, max: f64) -> String {
        format!("Scale {} to {}", minus(whole(min), &whole(min).abs().to_string()), self.percent(max))
    }

    fn bars_title(&self, _view: &Comparison) -> String {
        "Credit by team, model by model".into()
    }

    fn bars_description(&self, view: &Comparison, baseline: usize) -> String {
        let name = view.models.get(baseline).map(|m| self.model(m)).unwrap_or_default();
        format!(
            "Share of {} under {} models; the line is the baseline, {name}.",
            self.money(view.total),
            view.models.len()
        )
    }

    fn cell(&self, group: &str, model: &str, share: f64, baseline: f64, amount: i64) -> String {
        let points = self.points(share, baseline);
        format!(
            "{group}, {model}: {} ({}), {points} points against the baseline",
            self.percent(share),
            self.money(amount)
        )
    }

    fn nothing_to_compare(&self) -> String {
        "Nothing to compare yet: choose a model.".into()
    }

    fn moved_title(&self, view: &Moved) -> String {
        format!("What moves from {} to {}", self.model(&view.from), self.model(&view.to))
    }

    fn moved_description(&self, view: &Moved) -> String {
        format!("{} moves between teams, in {} of {} deals.", self.money(view.total), view.deals_moved, view.won_deals)
    }

    fn flow(&self, amount: i64, from: &str, to: &str) -> String {
        format!("{} from {from} to {to}", self.money(amount))
    }

    fn kept(&self, team: &str, amount: i64) -> String {
        format!("{team} keeps {}", self.money(amount))
    }

    fn smaller_flows(&self, count: usize, amount: i64) -> String {
        format!("{count} smaller flows, {} together", self.money(amount))
    }

    fn nothing_moves(&self, view: &Moved) -> String {
        format!(
            "Nothing moves between {} and {}: both credit every team alike.",
            self.model(&view.from),
            self.model(&view.to)
        )
    }

    fn moved_rule(&self) -> String {
        "Per deal, what teams lose is matched to the teams that gain, in proportion to the gains; then summed.".into()
    }

    fn deals(&self, count: u64) -> String {
        if count == 1 { "1 deal".into() } else { format!("{count} deals") }
    }

    fn together_title(&self, _view: &Together) -> String {
        "Won together".into()
    }

    fn together_description(&self, view: &Together) -> String {
        format!("{} of {} won, by the teams that touched them.", self.deals(view.won_deals), self.money(view.total))
    }

    fn touched_by(&self, teams: &[&str], joint: bool) -> String {
        let teams = match teams {
            [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
            teams => teams.concat(),
        };
        if joint { format!("{teams}, joint touch") } else { teams }
    }

    fn touched_by_others(&self) -> String {
        "Other sets of teams".into()
    }

    fn touched_by_nobody(&self) -> String {
        "No team".into()
    }

    fn part(&self, who: &str, share: f64, amount: i64, won: u64) -> String {
        format!("{who}: {}, {}, {} won", self.percent(share), self.money(amount), self.deals(won))
    }

    fn shares_of_deals(&self) -> String {
        "No revenue is known, so these are shares of won deals.".into()
    }

    fn stacked_title(&self, _view: &Comparison, pivot: &str) -> String {
        format!("Credit by team, from the model that favours {pivot} most to the one that favours it least")
    }

    fn sorted_by(&self, group: &str) -> String {
        format!("Sorted by the share of {group} (thin line).")
    }

    fn stacked_below_zero(&self) -> String {
        format!("Shares below zero (refunds) stand left of the line; each row adds up to 100{THIN}%.")
    }

    fn stacked_beyond_whole(&self) -> String {
        format!("Line at 100{THIN}%: joint touches count in full for each of their teams, so bars go beyond the whole.")
    }

    fn stacked_without(&self, model: &Model) -> String {
        format!("{} is not shown: it counts a deal once for every team.", self.model(model))
    }

    fn dots_title(&self, _view: &Comparison) -> String {
        "How much depends on the model".into()
    }

    fn baseline_model(&self, model: &Model) -> String {
        format!("{} (baseline)", self.model(model))
    }

    fn other_models(&self) -> String {
        "other models".into()
    }

    fn settled(&self, min: f64, max: f64) -> String {
        let (min, max) = (whole(min), whole(max));
        // The part on the same side of zero under every model.
        let settled = if min > 0 { min } else { max.min(0) };
        let points = if settled.abs() == 1 { "point" } else { "points" };
        format!("{} {points} settled, {} a choice of model", minus(settled, &settled.abs().to_string()), max - min)
    }

    fn day(&self, time: i64) -> String {
        let (year, month, day) = civil(time);
        let month = usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default();
        format!("{day} {month} {year}")
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
        format!("Deal {}, {}", deal.deal, self.money(deal.amount))
    }

    fn deal_description(&self, deal: &Example, models: usize) -> String {
        format!("{} touches, and what each is credited under {models} models.", deal.touches.len())
    }

    fn no_deal(&self) -> String {
        "No won deal has a touch to show.".into()
    }

    fn touch(&self, number: usize, channel: &str, time: Option<i64>, who: &str) -> String {
        let day = time.map(|time| format!(", {}", self.day(time))).unwrap_or_default();
        format!("Touch {number}, {channel}{day}: {who}")
    }

    fn touch_credit(&self, channel: &str, time: Option<i64>, model: &str, share: f64, amount: i64) -> String {
        let day = time.map(|time| format!("{}, ", self.day(time))).unwrap_or_default();
        format!("{channel}, {day}{model}: {}, {}", self.weight(share), self.money(amount))
    }

    fn more_touches(&self, count: usize) -> String {
        if count == 1 { "and 1 more touch".into() } else { format!("and {count} more touches") }
    }

    fn weight(&self, weight: f64) -> String {
        if weight.abs() < 0.01 && weight != 0.0 {
            format!("{:.1}{THIN}%", weight * 100.0)
        } else {
            self.percent(weight)
        }
    }

    fn own_scales(&self) -> String {
        "Each row has a scale of its own.".into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_in_the_currency_of_the_data() {
        let money = |currency, places, minor| English::new(currency, Scale::new(places)).money(minor);
        assert_eq!(money("EUR", 2, 123_450), English::EUROS.money(123_450));
        assert_eq!(money("USD", 2, -123_450), "\u{2212}$1\u{202f}k");
        assert_eq!(money("JPY", 0, 2_500_000), "JPY\u{202f}2.50\u{202f}M");
        assert_eq!(money("", 0, 7), "7");
    }
}

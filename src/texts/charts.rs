//! The texts of the pictures: the page's texts as the charts ask for them.

use fairshare_charts::Words;
use fairshare_engine::model::Model;
use fairshare_engine::view::{Comparison, GroupKind, Moved, Range};

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
}

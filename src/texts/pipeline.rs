//! Texts of the pipeline.

use fairshare_types::results::{InfluenceWindow, Pipeline, Probabilities, WindowEnd};

use super::{English, Figures, NARROW};

/// Strings of the pipeline.
pub struct PipelineStrings {
    /// Heading.
    pub heading: &'static str,
    /// Says that it is never added to won revenue.
    pub apart: &'static str,
    /// Label of the influence window.
    pub window: &'static str,
    /// Label of the choice between whole amounts and amounts times probabilities.
    pub counts_with: &'static str,
    /// Its options: amounts times probabilities, whole amounts.
    pub amounts: [&'static str; 2],
    /// Headings of the last four columns: sourced and influenced, open and won.
    pub reach: [&'static str; 4],
}

/// Texts of the pipeline.
pub trait PipelineTexts {
    /// How much is open, in how many deals, and what is unknown of them.
    fn pipeline_says(&self, pipeline: &Pipeline, currency: &str) -> String;
    /// How the probabilities of open deals count, and what the other way gives; empty without probabilities.
    fn probabilities_say(&self, pipeline: &Pipeline, currency: &str) -> String;
    /// An influence window.
    fn influence_window(&self, window: Option<InfluenceWindow>) -> String;
    /// Deals that lack the date at which the window ends.
    fn undated_deals(&self, deals: u64) -> String;
}

/// The strings in English.
pub(super) const STRINGS: PipelineStrings = PipelineStrings {
    heading: "Pipeline: deals that are still open",
    apart: "Open deals are counted by the same models, and never added to won revenue. Sourced and influenced amounts \
        overlap, so these are never added up.",
    window: "A touch influences a deal",
    counts_with: "An open deal counts with",
    amounts: ["its amount \u{d7} its probability", "its whole amount"],
    reach: ["Sourced, open", "Influenced, open", "Sourced, won", "Influenced, won"],
};

impl PipelineTexts for English {
    fn pipeline_says(&self, pipeline: &Pipeline, currency: &str) -> String {
        let deals = self.counted(pipeline.deals, "open deal", "open deals");
        let total = self.figures.money(pipeline.total, currency);
        let without = match pipeline.without_amount {
            0 => String::new(),
            n => format!("; {} without an amount", self.figures.count(n)),
        };
        format!("{deals} with {total}{without}. Won revenue: {}.", self.figures.money(pipeline.won_total, currency))
    }

    fn probabilities_say(&self, pipeline: &Pipeline, currency: &str) -> String {
        let Some(known) = pipeline.probabilities else { return String::new() };
        let money = |minor| self.figures.money(minor, currency);
        let range = range_of(self.figures, known, |[least, most]| format!("{least} to {most}"));
        if !pipeline.weighted {
            return format!("The file gives probabilities{range}; they are not used here.");
        }
        let whole = money(pipeline.whole);
        let unknown = match known.unknown {
            0 => String::new(),
            1 => format!(" 1 deal has no probability or several, and counts whole: {}.", money(known.unknown_amount)),
            n => format!(
                " {} deals have no probability or several, and count whole: {}.",
                self.figures.count(n),
                money(known.unknown_amount)
            ),
        };
        format!("Each amount is multiplied by the probability in the file{range}; whole amounts are {whole}.{unknown}")
    }

    fn influence_window(&self, window: Option<InfluenceWindow>) -> String {
        let Some(window) = window else { return "whenever it happens".to_owned() };
        let before = match window.before {
            WindowEnd::Created => "the opportunity was created",
            WindowEnd::Closed => "the close",
        };
        format!("within {} days before {before}", self.figures.decimal(window.days, 0))
    }

    fn undated_deals(&self, deals: u64) -> String {
        let verb = if deals == 1 { "lacks" } else { "lack" };
        format!(
            "{} {verb} the date at which the window ends: each of their touches counts.",
            self.counted(deals, "deal", "deals")
        )
    }
}

/// The range of known probabilities in brackets, after a space; empty if none is known. `between` joins two ends.
pub(super) fn range_of(
    figures: &dyn Figures,
    known: Probabilities,
    between: impl FnOnce([String; 2]) -> String,
) -> String {
    let Some([least, most]) = known.range else { return String::new() };
    let ends = [least, most].map(|millionths| in_percent(figures, millionths));
    let is_one = ends[0] == ends[1];
    format!(" ({})", if is_one { ends[0].clone() } else { between(ends) })
}

/// A probability in percent, with as many places as it needs.
fn in_percent(figures: &dyn Figures, millionths: u32) -> String {
    let places = match millionths {
        whole if whole % 10_000 == 0 => 0,
        tenths if tenths % 1_000 == 0 => 1,
        _ => 2,
    };
    format!("{}{NARROW}%", figures.decimal(f64::from(millionths) / 1e4, places))
}

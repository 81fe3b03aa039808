//! Texts of the pipeline.

use fairshare_types::results::{InfluenceWindow, Pipeline, WindowEnd};

use super::English;

/// Strings of the pipeline.
pub struct PipelineStrings {
    /// Heading.
    pub heading: &'static str,
    /// Says that it is never added to won revenue.
    pub apart: &'static str,
    /// Label of the influence window.
    pub window: &'static str,
    /// Headings of the last four columns: sourced and influenced, open and won.
    pub reach: [&'static str; 4],
}

/// Texts of the pipeline.
pub trait PipelineTexts {
    /// How much is open, in how many deals, and what is unknown of them.
    fn pipeline_says(&self, pipeline: &Pipeline, currency: &str) -> String;
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

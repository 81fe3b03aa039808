//! Explanations of the models, of intervals and of the checks.

use fairshare_types::model::Model;
use fairshare_types::results::{Caution, Check, Evidence, Example, ExampleTouch, Figure, Uncertainty};

use super::about_models::about;
use super::isolate::isolated;
use super::{English, ModelTexts};
use crate::values::catalogue::Kind;

/// Strings of the explanations and checks.
pub struct ExplanationStrings {
    /// Label of the fold with the explanation of a model.
    pub how_computed: &'static str,
    /// Labels of the four parts of an explanation.
    pub explanation_labels: [&'static str; 4],
    /// Shown if no won deal has a touch.
    pub no_example: &'static str,
    /// Headings of the table of scores.
    pub score_headings: [&'static str; 3],
    /// Button that shows the global tables.
    pub show_global: &'static str,
    /// Explains the global table of a learned model.
    pub global_says: &'static str,
    /// Headings of the global table.
    pub global_headings: [&'static str; 3],
    /// Label of the fold with the intervals.
    pub intervals: &'static str,
    /// Label of the fold with the golden vectors.
    pub verify: &'static str,
    /// Explains the golden vectors.
    pub verify_says: &'static str,
    /// Headings of the table of golden vectors.
    pub verify_headings: [&'static str; 6],
    /// Button that computes the digest.
    pub digest: &'static str,
    /// Explains the digest.
    pub digest_says: &'static str,
    /// Shown while the digest is computed.
    pub digesting: &'static str,
}

/// Texts of the explanations and checks.
pub trait ExplanationTexts {
    /// Explanation of a model: formula, edge cases, what it favours, and its source.
    fn explanation(&self, kind: Kind) -> [&'static str; 4];
    /// Heading of the example.
    fn example(&self, example: &Example, currency: &str) -> String;
    /// The arithmetic of one touch: "0.4 × €12,000.00 = €4,800.00".
    fn arithmetic(&self, touch: &ExampleTouch, amount: i64, currency: &str) -> String;
    /// Teams of a touch, with their shares if there are several.
    fn teams_of(&self, touch: &ExampleTouch) -> String;
    /// Sum below the example.
    fn example_sum(&self, example: &Example, currency: &str) -> String;
    /// Describes the data that a model learned from.
    fn learned_from(&self, evidence: &Evidence) -> String;
    /// Learned models are shared out deal by deal; other tools print a global table.
    fn shared_deal_by_deal(&self, models: &[String]) -> String;
    /// Label of the fold with the global table of a model.
    fn global_table_of(&self, model: &str) -> String;
    /// A caution about a learned model.
    fn careful(&self, caution: &Caution) -> String;
    /// Suggests an order of the Markov chain, if the evidence has one.
    fn order_suggestion(&self, evidence: &Evidence) -> Option<String>;
    /// Shown while the bootstrap runs, with its progress.
    fn drawing(&self, progress: &str) -> String;
    /// The leading team under a model, and in how many resamples.
    fn leads(&self, sure: &Uncertainty, model: &Model) -> Option<String>;
    /// Explains the intervals.
    fn intervals_say(&self, sure: &Uncertainty) -> String;
    /// "41 to 58 %".
    fn interval(&self, low: f64, high: f64) -> String;
    /// Number of golden vectors that hold.
    fn verified(&self, hold: usize, of: usize) -> String;
    /// Name of a figure of a golden vector.
    fn figure(&self, figure: Figure) -> &'static str;
    /// Expected and computed value.
    fn check(&self, check: &Check) -> (String, String);
    /// Whether a golden vector holds.
    fn holds(&self, holds: bool) -> &'static str;
    /// The digest.
    fn digest_is(&self, digest: &str) -> String;
}

/// The strings in English.
pub(super) const STRINGS: ExplanationStrings = ExplanationStrings {
    how_computed: "How it is computed",
    explanation_labels: ["Formula", "Edge cases", "Favours", "Source"],
    no_example: "No won deal in this data has a touch, so there is no example to show.",
    score_headings: ["", "Score", "Wins with it"],
    show_global: "Show the global tables",
    global_says: "The table above shares out each won deal by itself, among the touches of that deal. The global table \
        shares out all won revenue at once, by the same scores.",
    global_headings: ["", "Deal by deal", "Global table"],
    intervals: "How certain each share is",
    verify: "Check the engine",
    verify_says: "Seven journeys whose credit was worked out by hand: A>B>C won 100, A>C won 60, A>C lost, B lost \
        twice, C>A>C won 90, A>B won 40. They are recomputed in your browser.",
    verify_headings: ["Model", "Figure", "Channel", "Expected", "Computed", ""],
    digest: "Compute a million journeys",
    digest_says: "A million random journeys under every model, in one number: the same in every browser and on the \
        command line (fairshare digest). It takes a few seconds.",
    digesting: "Computing.",
};

impl ExplanationTexts for English {
    fn explanation(&self, kind: Kind) -> [&'static str; 4] {
        about(kind).explanation
    }

    fn example(&self, example: &Example, currency: &str) -> String {
        let deal = super::deal_in_sentence(&example.deal, &example.name, self.figures);
        let amount = self.figures.money(example.amount, currency);
        match example.close {
            Some(close) => format!("Your deal {deal}, {amount}, closed {}", self.figures.day(close)),
            None => format!("Your deal {deal}, {amount}"),
        }
    }

    fn arithmetic(&self, touch: &ExampleTouch, amount: i64, currency: &str) -> String {
        let credit: i64 = touch.teams.iter().map(|(_, _, minor)| minor).sum();
        let weight = self.figures.decimal(touch.weight * 100.0, 2);
        let [amount, credit] = [amount, credit].map(|minor| self.figures.money(minor, currency));
        format!("{weight}{}% × {amount} = {credit}", super::NARROW)
    }

    fn teams_of(&self, touch: &ExampleTouch) -> String {
        let named = |name: &String| if name.is_empty() { self.teams.unassigned.to_owned() } else { name.clone() };
        let parts = touch.teams.iter().map(|(name, weight, _)| {
            if touch.teams.len() == 1 || touch.weight == 0.0 {
                return named(name);
            }
            format!("{} {}{}%", named(name), self.figures.decimal(weight / touch.weight * 100.0, 0), super::NARROW)
        });
        parts.collect::<Vec<_>>().join(", ")
    }

    fn example_sum(&self, example: &Example, currency: &str) -> String {
        let sum: i64 = example.touches.iter().flat_map(|touch| &touch.teams).map(|(_, _, minor)| minor).sum();
        format!("Total: {} of {}.", self.figures.money(sum, currency), self.figures.money(example.amount, currency))
    }

    fn shared_deal_by_deal(&self, models: &[String]) -> String {
        let print = if models.len() == 1 { "a global table" } else { "global tables" };
        format!("Shared out deal by deal: {}. Other tools print {print}.", models.join("; "))
    }

    fn global_table_of(&self, model: &str) -> String {
        format!("{model}: the global table, as other tools print it")
    }

    fn learned_from(&self, evidence: &Evidence) -> String {
        let wins = self.counted(evidence.wins, "win", "wins");
        let losses = self.counted(evidence.losses, "loss", "losses");
        let mut said = format!("Learned from {wins} and {losses}");
        if let Some(states) = evidence.states {
            said += &format!(", in {}", self.counted(states, "state", "states"));
        }
        if evidence.open > 0 {
            said += &format!("; {} not counted", self.counted(evidence.open, "open deal", "open deals"));
        }
        said + "."
    }

    fn careful(&self, caution: &Caution) -> String {
        match caution {
            Caution::NoWins => "No deal was won, so there is nothing to learn from.".to_owned(),
            Caution::NoLosses => {
                "No deal was lost in this data, so the model only counts how often each one occurs. Add the lost \
                 deals."
                    .to_owned()
            }
            Caution::Alone => "There is only one, so there is nothing to compare.".to_owned(),
            Caution::Few => "Fewer than 30 wins or losses: the result may be mostly chance.".to_owned(),
            Caution::FewWith(1, name) => {
                format!("{} is in fewer than 5 wins: its score may be chance.", self.player(name))
            }
            Caution::FewWith(count, name) => format!(
                "{} of them, for example {}, are in fewer than 5 wins each: their scores may be chance.",
                self.figures.count(*count),
                self.player(name)
            ),
            Caution::ManyStates(states) => {
                format!("There are more states ({}) than deals: a lower order is safer.", self.figures.count(*states))
            }
            Caution::NotClose => "The equations could not be solved to the usual precision.".to_owned(),
        }
    }

    fn order_suggestion(&self, evidence: &Evidence) -> Option<String> {
        let suggestion = evidence.order.as_ref()?;
        let fit = suggestion.fits.iter().find(|fit| fit.order == suggestion.order)?;
        if fit.penalised <= 0.5 {
            let says = "On deals it has not seen, no order tells won from lost better than chance: order 1 is the safe \
                        choice.";
            return Some(says.to_owned());
        }
        let figure = |value: f64| self.figures.fixed(value, 2);
        Some(format!(
            "Order {} tells won from lost deals best: AUC {} on deals it has not seen, {} after the penalty for its states \
             (0.5 is chance).",
            suggestion.order,
            figure(fit.auc),
            figure(fit.penalised)
        ))
    }

    fn drawing(&self, progress: &str) -> String {
        format!("Estimating how certain the shares are: {progress}.")
    }

    fn leads(&self, sure: &Uncertainty, model: &Model) -> Option<String> {
        let at = sure.models.iter().position(|known| known == model)?;
        let leader = sure.leaders.get(at)?;
        let name = sure.groups.get(leader.group as usize).filter(|name| !name.is_empty())?;
        let percent = self.figures.decimal(leader.holds * 100.0, 0);
        let model = self.model_inline(model);
        Some(format!("{} leads in {percent}{}% of resamples under {model}.", isolated(name), super::NARROW))
    }

    fn intervals_say(&self, sure: &Uncertainty) -> String {
        let resamples = self.figures.count(u64::from(sure.resamples));
        let won = self.counted(sure.won, "won deal", "won deals");
        format!(
            "95{}% of {resamples} resamples of the {won} lie in these intervals: what the shares could have been with \
             other deals of the same kind. They show chance, not which model is right.",
            super::NARROW
        )
    }

    fn interval(&self, low: f64, high: f64) -> String {
        let [low, high] = [low, high].map(|share| self.figures.decimal(share * 100.0, 0));
        if low == high { format!("{low}{}%", super::NARROW) } else { format!("{low} to {high}{}%", super::NARROW) }
    }

    fn verified(&self, hold: usize, of: usize) -> String {
        if hold == of { format!("All {of} figures match.") } else { format!("{hold} of {of} figures match.") }
    }

    fn figure(&self, figure: Figure) -> &'static str {
        match figure {
            Figure::Wins => "wins",
            Figure::Revenue => "revenue",
            Figure::Score => "score",
        }
    }

    fn check(&self, check: &Check) -> (String, String) {
        let expected = match check.expected {
            (whole, 1) => self.figures.decimal(whole as f64, 0),
            (top, bottom) => format!("{top}/{bottom}"),
        };
        (expected, self.figures.decimal(check.computed, 12))
    }

    fn holds(&self, holds: bool) -> &'static str {
        if holds { "matches" } else { "does not match" }
    }

    fn digest_is(&self, digest: &str) -> String {
        format!("Digest {digest}")
    }
}

impl English {
    fn player(&self, name: &str) -> String {
        if name.is_empty() { self.teams.unassigned.to_owned() } else { name.to_owned() }
    }
}

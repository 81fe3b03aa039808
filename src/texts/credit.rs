//! Texts around the credit chart.

use fairshare_types::dimension::Dimension;

use super::English;
use crate::values::finding::Won;
use crate::values::form::Form;

/// The whole that the credit chart divides.
pub struct Whole {
    /// Won revenue; the number of won deals if no revenue is known.
    pub won: Won,
    /// Number of won deals.
    pub deals: u64,
    /// First and last day of the touches, if known.
    pub period: Option<(i64, i64)>,
    /// Currency of the revenue.
    pub currency: String,
    /// Name of the baseline model, as within a sentence.
    pub baseline: String,
}

/// Texts around the credit chart with arguments.
pub trait CreditTexts {
    /// Title of the chart.
    fn credit(&self, by: Dimension) -> &'static str;
    /// Heading of the chart, with the number of models.
    fn credit_under(&self, by: Dimension, models: usize) -> String;
    /// How to read a form, and the whole that it divides.
    fn credit_says(&self, form: Form, by: Dimension, whole: &Whole) -> String;
    /// Name of a form.
    fn form_name(&self, form: Form) -> &'static str;
    /// Label of the fold with the combined groups, one by one.
    fn others_one_by_one(&self, count: usize) -> String;
    /// The proof: every row adds up to the total.
    fn proof(&self, total: &str) -> String;
    /// The same if won deals are split instead of revenue.
    fn proof_deals(&self, deals: u64) -> String;
    /// Basis of the proof: deals, period and rows kept out.
    fn stands_on(&self, won: u64, period: Option<(i64, i64)>, kept_out: u64) -> String;
}

/// Plural of the groups that share the credit. By month and segment, they are teams.
const fn divided(by: Dimension) -> &'static str {
    match by {
        Dimension::Team | Dimension::Month | Dimension::Segment => "teams",
        Dimension::Channel => "channels",
        Dimension::Campaign => "campaigns",
        Dimension::Type => "types of touch",
    }
}

impl CreditTexts for English {
    fn credit(&self, by: Dimension) -> &'static str {
        match by {
            Dimension::Team => "Credit by team, model by model",
            Dimension::Channel => "Credit by channel, model by model",
            Dimension::Campaign => "Credit by campaign, model by model",
            Dimension::Type => "Credit by type of touch, model by model",
            Dimension::Month => "Credit by team in each month, model by model",
            Dimension::Segment => "Credit by team in each segment, model by model",
        }
    }

    fn credit_under(&self, by: Dimension, models: usize) -> String {
        let (title, _) = self.credit(by).split_once(',').unwrap_or((self.credit(by), ""));
        format!("{title} under {}", self.counted(models as u64, "model", "models"))
    }

    fn credit_says(&self, form: Form, by: Dimension, whole: &Whole) -> String {
        let when = whole.period.map(|(from, to)| format!(" (touches {})", self.figures.period(from, to)));
        let deals = match whole.won {
            Won::Revenue(_) => format!(" in {}", self.counted(whole.deals, "deal", "deals")),
            Won::Deals(_) => String::new(),
        };
        let all = format!("{}{deals}{}", self.won(whole.won, &whole.currency), when.unwrap_or_default());
        match form {
            Form::Bars => format!(
                "Share of {all}. A row for each model; small figures are points above or below the baseline, {}.",
                whole.baseline
            ),
            Form::Stacked => format!("Each bar is all of {all}, divided between the {} by one model.", divided(by)),
            Form::Dots => format!(
                "Share of {all}. Each dot is a model; the longer the band, the more depends on the choice of model."
            ),
        }
    }

    fn form_name(&self, form: Form) -> &'static str {
        match form {
            Form::Bars => "Detail",
            Form::Stacked => "Stacked",
            Form::Dots => "Ranges",
        }
    }

    fn others_one_by_one(&self, count: usize) -> String {
        if count == 1 { "The other one".to_owned() } else { format!("The {count} others, one by one") }
    }

    fn proof(&self, total: &str) -> String {
        format!("every row adds up to {total}")
    }

    fn proof_deals(&self, deals: u64) -> String {
        format!("every row adds up to {}", self.counted(deals, "won deal", "won deals"))
    }

    fn stands_on(&self, won: u64, period: Option<(i64, i64)>, kept_out: u64) -> String {
        let mut parts = vec![self.counted(won, "won deal", "won deals")];
        if let Some((from, to)) = period {
            parts.push(format!("touches {}", self.figures.period(from, to)));
        }
        parts.push(match kept_out {
            0 => "all rows counted".to_owned(),
            n => format!("{} not counted", self.counted(n, "row", "rows")),
        });
        parts.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::plain::ENGLISH;

    #[test]
    fn a_form_says_of_what_it_shows_shares() {
        let whole = |won, deals| Whole {
            won,
            deals,
            period: Some((1, 9)),
            currency: "€".to_owned(),
            baseline: "last touch".to_owned(),
        };
        let revenue = whole(Won::Revenue(65_900_000), 46);
        for (form, says) in [
            (
                Form::Stacked,
                "Each bar is all of the €659000 won in 46 deals (touches 1 to 9), divided between the teams by one model.",
            ),
            (
                Form::Dots,
                "Share of the €659000 won in 46 deals (touches 1 to 9). Each dot is a model; the longer the band, the more \
                 depends on the choice of model.",
            ),
            (
                Form::Bars,
                "Share of the €659000 won in 46 deals (touches 1 to 9). A row for each model; small figures are points \
                 above or below the baseline, last touch.",
            ),
        ] {
            assert_eq!(ENGLISH.credit_says(form, Dimension::Team, &revenue), says);
        }
        let deals = Whole { period: None, ..whole(Won::Deals(12), 12) };
        assert_eq!(
            ENGLISH.credit_says(Form::Stacked, Dimension::Channel, &deals),
            "Each bar is all of the 12 deals won, divided between the channels by one model."
        );
        assert_eq!(ENGLISH.credit_under(Dimension::Team, 5), "Credit by team under 5 models");
        assert_eq!(ENGLISH.credit_under(Dimension::Channel, 1), "Credit by channel under 1 model");
    }
}

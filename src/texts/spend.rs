//! Texts of costs, and of a budget split in proportion to credit.

use fairshare_types::results::Spend;

use super::English;

/// Strings of costs and budget.
pub struct SpendStrings {
    /// Heading.
    pub heading: &'static str,
    /// Label of the choice of the model.
    pub model: &'static str,
    /// Label of the choice of the rows.
    pub rows: &'static str,
    /// Label of the budget.
    pub budget: &'static str,
    /// Headings: cost, its share, credit, credit per cost, part of the budget, difference to its share by cost.
    pub headings: [&'static str; 6],
    /// Shown if nobody has credit.
    pub no_budget: &'static str,
    /// Caution that the figures are no forecast.
    pub caution: &'static str,
}

/// Texts of costs and budget.
pub trait SpendTexts {
    /// Which costs are counted, and for how many touches they are known.
    fn spend_says(&self, spend: &Spend) -> String;
    /// Credit per unit of cost; a dash if it cost nothing.
    fn per_cost(&self, ratio: Option<f64>) -> String;
}

/// The strings in English.
pub(super) const STRINGS: SpendStrings = SpendStrings {
    heading: "Return and budget",
    model: "Credit under",
    rows: "Costs by",
    budget: "Budget to split",
    headings: [
        "Cost",
        "Share of cost",
        "Credit",
        "Credit per cost",
        "Budget by credit",
        "Compared with its share of cost",
    ],
    no_budget: "Nobody is credited with anything, so the budget cannot be split by credit.",
    caution: "A what-if, not a forecast: credit is a way of counting, and moving budget does not move revenue in \
        proportion.",
};

impl SpendTexts for English {
    fn spend_says(&self, spend: &Spend) -> String {
        let known = spend.touches.saturating_sub(spend.without_cost);
        format!(
            "Costs of the touches that count, in won, lost and open deals: known for {} of {}.",
            self.figures.count(known),
            self.counted(spend.touches, "touch", "touches")
        )
    }

    fn per_cost(&self, ratio: Option<f64>) -> String {
        ratio.map_or_else(|| "\u{2013}".to_owned(), |ratio| self.figures.fixed(ratio, 2))
    }
}

#[cfg(test)]
mod tests {
    use fairshare_types::dimension::Dimension;
    use fairshare_types::model::Model;

    use super::super::plain::ENGLISH;
    use super::*;

    #[test]
    fn what_is_known_is_said() {
        let spend = |touches, without_cost| Spend {
            by: Dimension::Team,
            model: Model::Last,
            rows: Vec::new(),
            cost: 0,
            credit: 0,
            touches,
            without_cost,
        };
        let says = "Costs of the touches that count, in won, lost and open deals: known for";
        assert_eq!(ENGLISH.spend_says(&spend(6, 2)), format!("{says} 4 of 6 touches."));
        assert_eq!(ENGLISH.spend_says(&spend(1, 0)), format!("{says} 1 of 1 touch."));
        assert_eq!((ENGLISH.per_cost(Some(4.166)), ENGLISH.per_cost(None)), ("4.17".to_owned(), "–".to_owned()));
    }
}

//! What touches cost, and a budget shared in proportion to credit.

use fairshare_engine::view::Spend;

use super::English;

/// Texts of return and budget.
pub trait SpendTexts {
    /// Heading.
    fn spend(&self) -> &'static str;
    /// Whose costs they are, and of how many touches they are known.
    fn spend_says(&self, spend: &Spend) -> String;
    /// Label of the choice of the model.
    fn spend_model(&self) -> &'static str;
    /// Label of the choice of the rows.
    fn spend_rows(&self) -> &'static str;
    /// Label of the budget.
    fn budget(&self) -> &'static str;
    /// Headings: cost, its share, credit, credit for each unit of cost, part of the budget, how much that is more than today.
    fn spend_headings(&self) -> [&'static str; 6];
    /// Credit for each unit of cost; nothing where it cost nothing.
    fn per_cost(&self, ratio: Option<f64>) -> String;
    /// Where nobody is credited with anything.
    fn no_budget(&self) -> &'static str;
    /// What these figures are not.
    fn spend_caution(&self) -> &'static str;
}

impl SpendTexts for English {
    fn spend(&self) -> &'static str {
        "Return and budget"
    }

    fn spend_says(&self, spend: &Spend) -> String {
        let known = spend.touches.saturating_sub(spend.without_cost);
        format!(
            "Costs of the touches that count, of won, lost and open deals: known of {} of {}.",
            self.figures.count(known),
            self.counted(spend.touches, "touch", "touches")
        )
    }

    fn spend_model(&self) -> &'static str {
        "Credit under"
    }

    fn spend_rows(&self) -> &'static str {
        "Costs by"
    }

    fn budget(&self) -> &'static str {
        "Budget to share"
    }

    fn spend_headings(&self) -> [&'static str; 6] {
        ["Cost", "Share of cost", "Credit", "Credit per cost", "Budget by credit", "Against its share of cost"]
    }

    fn per_cost(&self, ratio: Option<f64>) -> String {
        ratio.map_or_else(|| "\u{2013}".to_owned(), |ratio| self.figures.fixed(ratio, 2))
    }

    fn no_budget(&self) -> &'static str {
        "Nobody is credited with anything, so a budget cannot be shared by credit."
    }

    fn spend_caution(&self) -> &'static str {
        "A what-if, not a forecast: credit is a way of counting, and money that is moved does not move revenue in proportion."
    }
}

#[cfg(test)]
mod tests {
    use fairshare_engine::model::Model;
    use fairshare_engine::view::By;

    use super::super::plain::ENGLISH;
    use super::*;

    #[test]
    fn what_is_known_is_said() {
        let spend = |touches, without_cost| Spend {
            by: By::Team,
            model: Model::Last,
            rows: Vec::new(),
            cost: 0,
            credit: 0,
            touches,
            without_cost,
        };
        let says = "Costs of the touches that count, of won, lost and open deals: known of";
        assert_eq!(ENGLISH.spend_says(&spend(6, 2)), format!("{says} 4 of 6 touches."));
        assert_eq!(ENGLISH.spend_says(&spend(1, 0)), format!("{says} 1 of 1 touch."));
        assert_eq!((ENGLISH.per_cost(Some(4.166)), ENGLISH.per_cost(None)), ("4.17".to_owned(), "–".to_owned()));
    }
}

//! Credit as rows, as tables print it.

use fairshare_types::dimension::{Dimension, RowsBy};
use fairshare_types::model::Model;
use fairshare_types::options::EligibilityRules;
use fairshare_types::problem::Problem;
use fairshare_types::results::{Comparison, CreditRow, UNATTRIBUTED};

use super::Dataset;

impl Dataset {
    /// Credit under these models, a row per group.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range.
    pub fn credit_rows(
        &mut self,
        by: RowsBy,
        models: &[Model],
        counting: &EligibilityRules,
    ) -> Result<Vec<CreditRow>, Problem> {
        let (mut comparisons, _) = self.compare(models, &[by.dimension().unwrap_or(Dimension::Team)], counting)?;
        let Some(comparison) = comparisons.pop() else { return Ok(Vec::new()) };
        let rows = (0..comparison.groups.len()).map(|group| CreditRow::of(&comparison, group));
        if by != RowsBy::Deal {
            return Ok(rows.collect());
        }
        let deals = self.by_deal(counting)?;
        let deals = deals.into_iter().map(|deal| deal_row(&comparison, deal));
        Ok(deals.chain(rows.filter(|row| row.name == UNATTRIBUTED)).collect())
    }
}

/// The row of a deal: its own amount under every model, as models differ only within a deal.
fn deal_row(comparison: &Comparison, (name, amount, wins): (String, i64, u64)) -> CreditRow {
    let (models, wins) = (comparison.models.len(), wins as f64);
    CreditRow {
        part: None,
        name,
        amounts: vec![amount; models],
        wins: vec![wins; models],
        shares: vec![comparison.share_of(amount, wins); models],
    }
}

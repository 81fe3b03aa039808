//! Deals: those behind a number, one of them touch by touch, all with their amounts.

use fairshare_types::model::Model;
use fairshare_types::options::EligibilityRules;
use fairshare_types::order;
use fairshare_types::problem::Problem;
use fairshare_types::results::{DealId, DealList, DealQuery, OpenedDeal};
use fairshare_types::schema::Outcome;

use super::Dataset;
use crate::credit::FittedModel;

impl Dataset {
    /// The deals behind a number: their parts sum to it.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range.
    pub fn deals(&mut self, query: &DealQuery, counting: &EligibilityRules) -> Result<DealList, Problem> {
        let models = query.behind.models();
        let counted = self.count(&models, counting)?;
        let ready: Vec<FittedModel<'_>> = models.iter().map(|model| self.ready(&counted, model)).collect();
        let list = self.source(&counted).deals(query, &ready, &|deal| self.deal(deal));
        drop(ready);
        self.counted = Some(counted);
        Ok(list)
    }

    /// A deal, touch by touch, under each of these models; `None` if there is no such deal.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range.
    pub fn open(
        &mut self,
        id: &DealId,
        models: &[Model],
        counting: &EligibilityRules,
    ) -> Result<Option<OpenedDeal>, Problem> {
        let counted = self.count(models, counting)?;
        let ready: Vec<FittedModel<'_>> = models.iter().map(|model| self.ready(&counted, model)).collect();
        let opened = self.source(&counted).open(id, &ready, &|deal| self.deal(deal));
        drop(ready);
        self.counted = Some(counted);
        Ok(opened)
    }

    /// Key, minor units and wins of each won deal that has an eligible touch, sorted by key.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range.
    pub fn by_deal(&mut self, counting: &EligibilityRules) -> Result<Vec<(String, i64, u64)>, Problem> {
        let counted = self.count(&[], counting)?;
        let journeys = counted.journeys(self);
        let mut deals: Vec<(String, i64, u64)> = Vec::new();
        for (at, ending) in journeys.ends.iter().enumerate() {
            if ending.outcome == Outcome::Won && !journeys.get(at).time.is_empty() {
                let key = self.deal(ending.deal).key;
                match deals.last_mut() {
                    Some((last, amount, wins)) if last == key => {
                        *amount += ending.amount;
                        *wins += ending.wins;
                    }
                    _ => deals.push((key.to_owned(), ending.amount, ending.wins)),
                }
            }
        }
        order::arrange(&mut deals, &Ord::cmp);
        self.counted = Some(counted);
        Ok(deals)
    }
}

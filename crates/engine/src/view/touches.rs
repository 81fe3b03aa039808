//! The credit of every touch of won deals, page by page.

use super::deals::DealNames;
use super::rollup::Source;
use crate::credit::{CreditAllocator, FittedModel};
use fairshare_import::read::UNDATED;
use fairshare_types::results::{CreditedTouch, TouchPage, TouchQuery};
use fairshare_types::schema::Outcome;

impl Source<'_> {
    /// A page of the table; a deal is never cut. `by_key` has the journeys in the order of their keys.
    pub(crate) fn touch_page(
        &self,
        query: &TouchQuery,
        by_key: &[u32],
        models: &[FittedModel<'_>],
        names: &DealNames<'_>,
    ) -> TouchPage {
        let ends = &self.journeys.ends;
        let mut page = TouchPage { journeys: ends.len() as u64, ..TouchPage::default() };
        let mut sharing = CreditAllocator::new(self.cells, self.channels.len());
        let from = usize::try_from(query.from).unwrap_or(usize::MAX);
        for (place, &at) in by_key.iter().enumerate().skip(from) {
            if page.rows.len() >= query.rows.max(1) as usize {
                page.next = Some(place as u64);
                break;
            }
            if ends[at as usize].outcome == Outcome::Won {
                self.add_touches(at as usize, models, names, &mut sharing, &mut page.rows);
            }
        }
        page
    }

    /// Adds the rows of a won deal: one per touch and team, or a single one if it has no eligible touch.
    fn add_touches(
        &self,
        at: usize,
        models: &[FittedModel<'_>],
        names: &DealNames<'_>,
        sharing: &mut CreditAllocator,
        rows: &mut Vec<CreditedTouch>,
    ) {
        let (ending, journey) = (&self.journeys.ends[at], self.journeys.get(at));
        let dated = |time: i64| (time != UNDATED).then_some(time);
        let name = names(ending.deal);
        let deal = CreditedTouch {
            deal: name.key.to_owned(),
            deal_name: name.label.to_owned(),
            close: dated(ending.close),
            ..CreditedTouch::default()
        };
        if journey.time.is_empty() {
            let (weights, credit) = (vec![1.0; models.len()], vec![ending.amount; models.len()]);
            return rows.push(CreditedTouch { share: 1.0, weights, credit, ..deal });
        }
        let first = rows.len();
        let start = self.journeys.range(at).start;
        for (number, (&slot, &time)) in journey.slots.iter().zip(journey.time).enumerate() {
            let of = &self.slots[slot as usize];
            let person = self.journeys.person.get(start + number).copied().unwrap_or(u32::MAX);
            let touch = CreditedTouch {
                touch: u32::try_from(number + 1).unwrap_or(u32::MAX),
                time: dated(time),
                channel: self.channels.get(of.channel).to_owned(),
                campaign: self.campaigns.get(of.campaign).to_owned(),
                touch_type: self.types.get(of.touch_type).to_owned(),
                person: self.persons.get(person).to_owned(),
                ..deal.clone()
            };
            rows.extend(self.cells.of(slot).map(|cell| CreditedTouch {
                team: self.cells.teams[self.cells.team[cell as usize] as usize].clone(),
                share: self.cells.share[cell as usize],
                weights: Vec::with_capacity(models.len()),
                credit: Vec::with_capacity(models.len()),
                ..touch.clone()
            }));
        }
        for model in models {
            sharing.share(&journey, self.cells, model, ending.amount);
            let credit = sharing.of_touches(&journey, self.cells, model.model);
            for (row, (_, weight, amount)) in rows[first..].iter_mut().zip(credit) {
                row.weights.push(weight);
                row.credit.push(amount);
            }
        }
    }
}

//! What joining shows about the data as a whole: decisions that no single file can make.

use super::Join;
use crate::journey::Ending;
use fairshare_import::detect::{Answer, Certainty, Decision, JoiningSwitch, Subject};
use fairshare_import::order;
use fairshare_import::read::{NONE, Read, written};

/// A share of deals with several amounts that makes the key doubtful: one in so many.
const DOUBTFUL: u64 = 50;

impl Join<'_> {
    /// The decisions, in a fixed order.
    pub(super) fn findings(&self, rank: &[u32], starts: &[u32]) -> Vec<Decision> {
        let mut found = Vec::new();
        self.unjoined(rank, starts, &mut found);
        self.several_amounts(&mut found);
        self.lines(&mut found);
        self.conversions_made(&mut found);
        self.wins(rank, &mut found);
        found
    }

    /// Customers without a conversion, and with several.
    fn conversions_made(&self, found: &mut Vec<Decision>) {
        let (customers, purchases) = self.conversions.repeated;
        if customers > 0 {
            let switch = Answer::Joining(JoiningSwitch::AllEarlier, true);
            let subject = Subject::RepeatPurchases { customers, purchases };
            found.push(
                Decision::new(subject, Certainty::Likely, "touches since the purchase before")
                    .or("all earlier touches", switch),
            );
        }
        let journeys = self.conversions.lost;
        if journeys > 0 {
            let switch = Answer::Joining(JoiningSwitch::LeaveOutUnlisted, true);
            found.push(
                Decision::new(Subject::LostJourneys { journeys }, Certainty::Likely, "lost").or("left out", switch),
            );
        }
    }

    /// Deals of which several amounts are told, in touches or in a table of deals.
    fn several_amounts(&self, found: &mut Vec<Decision>) {
        let repeated = self.store.deals.differing();
        let listed =
            self.store.deals.iter().filter(|(_, deal)| deal.origin.is_some() && deal.amount != NONE).count() as u64;
        let (deals, of) = if repeated.is_empty() {
            (self.differing.0, self.differing.1)
        } else {
            (repeated.len() as u64, listed.max(repeated.len() as u64))
        };
        if deals == 0 || deals * DOUBTFUL <= of {
            return;
        }
        let names = repeated.iter().map(|&deal| self.name(deal)).min();
        let example = names
            .unwrap_or_else(|| if self.differing.2 == u32::MAX { String::new() } else { self.name(self.differing.2) });
        let switch = Answer::Joining(JoiningSwitch::SeveralPurchases, true);
        let subject = Subject::SeveralAmounts { deals, of, example };
        let value =
            if repeated.is_empty() { "the amount of the latest touch" } else { "the amount of the latest close" };
        let decision = Decision::new(subject, Certainty::Open, value);
        found.push(if repeated.is_empty() { decision } else { decision.or("several purchases", switch) });
    }

    /// Deals whose amounts are the sums of their lines.
    fn lines(&self, found: &mut Vec<Decision>) {
        let product = self.files.iter().find_map(|file| Some((file.name.clone(), file.lines.clone()?)));
        let asked = found.iter().any(|decision| matches!(decision.subject, Subject::SeveralAmounts { .. }));
        let Some((file, column)) = product.filter(|_| !asked) else { return };
        let deals = self.store.deals.summed().count() as u64;
        let Some(example) = self.store.deals.summed().map(|deal| self.name(deal)).min() else { return };
        let of = self.store.deals.iter().filter(|(_, deal)| deal.origin.is_some()).count() as u64;
        // A column of products that is used as nothing makes no lines.
        let latest = Answer::Role { file, column, role: None };
        found.push(
            Decision::new(Subject::SeveralAmounts { deals, of, example }, Certainty::Likely, "the sum of their lines")
                .or("the amount of the latest close", latest),
        );
    }

    /// Wins and amounts that no column tells.
    fn wins(&self, rank: &[u32], found: &mut Vec<Decision>) {
        let deals = &self.store.deals;
        let ends: &[Ending] = &self.out.ends;
        let won: u64 = ends.iter().map(|end| end.wins).sum();
        let told = deals.has_outcome || deals.has_stage;
        let unknown = self.unknown_outcomes(rank);
        // Asking what the texts mean says that nothing is won, too.
        let asked = unknown.as_ref().is_some_and(|decision| decision.certainty == Certainty::Open);
        found.extend(unknown);
        if won == 0 && !ends.is_empty() && !asked {
            let mut words: Vec<(u64, String)> = (0_u32..)
                .zip(&self.store.outcome_of)
                .map(|(id, told)| (told.rows, self.store.outcomes.text(id).to_owned()))
                .collect();
            order::arrange(&mut words, &|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
            let words = words.into_iter().take(12).map(|(_, word)| word).collect();
            found.push(Decision::new(Subject::NoDealWon { words }, Certainty::Open, "no deal is won"));
        }
        if won > 0 && !told && !self.store.has_conversions {
            let subject = Subject::ImpliedWins { deals: won, with_amounts: deals.has_amount };
            found.push(Decision::new(
                subject,
                Certainty::Likely,
                if deals.has_amount { "deals with an amount" } else { "all deals" },
            ));
        }
        if won > 0 && self.counts_wins {
            found.push(Decision::new(Subject::NoAmounts, Certainty::Likely, "each win counts 1"));
        } else if self.won_without_amount > 0 {
            let deals = self.won_without_amount;
            found.push(Decision::new(Subject::WonWithoutAmount { deals }, Certainty::Likely, "0"));
        }
    }

    /// Files of whose rows more than half join nothing.
    fn unjoined(&self, rank: &[u32], starts: &[u32], found: &mut Vec<Decision>) {
        let lists = self.store.deals.has_table || self.store.has_conversions;
        if !lists {
            return;
        }
        let mut rows = vec![[0_u64; 2]; self.files.len()];
        let has_touches =
            |key: u32| rank.get(key as usize).is_some_and(|&at| starts[at as usize + 1] > starts[at as usize]);
        let mut see = |origin: Option<(u32, u32)>, joins: bool| {
            let file = origin.and_then(|(file, _)| self.files.get(file as usize).zip(rows.get_mut(file as usize)));
            if let Some((file, rows)) = file
                && !file.shape.brings_touches()
            {
                rows[1] += 1;
                rows[0] += u64::from(!joins);
            }
        };
        for conversion in self.conversions.iter() {
            see(conversion.said.origin, has_touches(conversion.customer));
        }
        for (deal, known) in self.store.deals.iter() {
            see(known.origin, has_touches(deal) || self.joined_by_link(deal));
        }
        for (file, [unjoined, of]) in rows.into_iter().enumerate() {
            let read = &self.files[file];
            let (unjoined, of) = if read.shape.brings_touches() {
                (self.unknown.get(file).copied().unwrap_or(0), read.rows_read)
            } else {
                (unjoined, of)
            };
            if unjoined * 2 <= of {
                continue;
            }
            let others = self
                .files
                .iter()
                .enumerate()
                .filter(|(other, read)| *other != file && !read.keys.is_empty())
                .map(|(_, read)| read);
            let there = others
                .max_by_key(|read: &&Read| read.shape.brings_touches() != self.files[file].shape.brings_touches());
            let subject = Subject::Unjoined {
                file: read.name.clone(),
                rows: unjoined,
                of,
                tried: read.tried.clone(),
                here: read.keys.clone(),
                there: there.map(|read| read.keys.clone()).unwrap_or_default(),
            };
            found.push(Decision::new(subject, Certainty::Open, "not joined"));
        }
    }

    fn name(&self, deal: u32) -> String {
        written(self.store.texts.deals.text(deal)).to_owned()
    }
}

//! Decisions that only the join of all files can make.

use super::outcomes::{MOST_OFFERED, meaning};
use super::{Join, purchases};
use crate::journey::Conversion;
use fairshare_import::read::{FileReport, NONE, written};
use fairshare_types::decision::{Answer, Certainty, Decision, JoiningSwitch, KeyDamage, RowMark, Subject};
use fairshare_types::order;
use fairshare_types::schema::{Outcome, Role, Shape};

/// The key is doubtful if more than one deal in this many has several amounts or closes.
const DOUBTFUL: u64 = 50;
/// Most names of events shown.
const EXAMPLES: usize = 4;

impl Join<'_> {
    /// The decisions, in a fixed order.
    pub(super) fn findings(&self, rank: &[u32], starts: &[u32], slot_rank: &[u32]) -> Vec<Decision> {
        let mut found = Vec::new();
        self.unjoined(rank, starts, &mut found);
        self.within_visits(&mut found);
        self.outside_deals(&mut found);
        self.other_currencies(&mut found);
        self.several_amounts(&mut found);
        self.several_closes(&mut found);
        self.late_touches(&mut found);
        self.lines(&mut found);
        self.one_touch(&mut found);
        self.conversions_made(&mut found);
        self.people_without_deals(&mut found);
        self.wins(rank, &mut found);
        self.lost_deals(&mut found, rank);
        self.without_close(&mut found);
        self.staff_gaps(slot_rank, &mut found);
        found
    }

    /// A list of deals whose only touches are their sources: all models agree then.
    fn one_touch(&self, found: &mut Vec<Decision>) {
        let mut bring_touches =
            self.files.iter().filter(|file| file.problem.is_none() && file.shape.brings_touches() && !file.leads);
        let (Some(file), None) = (bring_touches.next(), bring_touches.next()) else { return };
        if !(file.lists_deals || file.closes) || file.shape != Shape::Touches || self.store.deals.has_table {
            return;
        }
        let most = self.out.starts.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or(0);
        let deals = (self.out.time.len() as u64).saturating_sub(self.leads.people.iter().sum());
        if most == 1 && deals > 1 {
            let sources = [Role::Channel, Role::TouchType, Role::Campaign];
            let with = |role: &Role| file.columns.iter().find(|column| column.role == Some(*role));
            let column = sources.iter().find_map(with).map(|column| column.name.clone()).unwrap_or_default();
            let subject = Subject::OneTouch { column: column.clone(), deals };
            found.push(Decision::new(subject, Certainty::Likely, column));
        } else if file.single_touch {
            let subject = Subject::Shape { file: file.name.clone() };
            found.push(Decision::new(subject, Certainty::Likely, "touches"));
        }
    }

    /// Events within visits.
    fn within_visits(&self, found: &mut Vec<Decision>) {
        for (file, (rows, examples)) in self.files.iter().zip(&self.within).filter(|(_, (rows, _))| *rows > 0) {
            let counted = self.store.choices.of(&file.name).rows.count_within_visits;
            let subject = Subject::MarkedRows {
                file: file.name.clone(),
                column: file.events.clone().unwrap_or_default(),
                mark: RowMark::WithinVisit,
                is_sum: false,
                counted,
                rows: *rows,
                examples: examples.iter().take(EXAMPLES).cloned().collect(),
            };
            let (value, other) = if counted { ("each event", "each visit") } else { ("each visit", "each event") };
            let answer = Answer::MarkedRows(file.name.clone(), RowMark::WithinVisit, !counted);
            found.push(Decision::new(subject, Certainty::Likely, value).or(other, answer));
        }
    }

    /// Customers without a conversion, and customers with several.
    fn conversions_made(&self, found: &mut Vec<Decision>) {
        let listed = self.files.iter().find(|file| file.purchases && file.shape == Shape::Deals);
        let bought = self.bought.filter(|bought| bought.taken);
        let (customers, purchases) = bought.map_or(self.conversions.repeated, |b| (b.customers, b.purchases));
        if customers > 0 {
            let switch = Answer::Joining(JoiningSwitch::AllEarlier, true);
            let subject = Subject::RepeatPurchases { customers, purchases };
            let mut decision = Decision::new(subject, Certainty::Likely, "touches since the previous purchase")
                .or("all earlier touches", switch);
            if self.store.choices.joining.several_purchases {
                decision = decision.or("one deal", Answer::Joining(JoiningSwitch::SeveralPurchases, false));
            } else if let Some(file) = bought.and_then(|bought| self.files.get(bought.file)).or(listed) {
                decision = decision.or("one deal", Answer::OneDeal(file.name.clone(), true));
            }
            found.push(decision);
        }
        let by_close = self.files.iter().find(|file| file.purchases && file.shape == Shape::Touches);
        let (customers, purchases) = purchases::by_close(self.store);
        if customers > 0 {
            let subject = Subject::RepeatPurchases { customers, purchases };
            let one = by_close.map(|file| Answer::OneDeal(file.name.clone(), true));
            let one = one.unwrap_or(Answer::Joining(JoiningSwitch::SeveralPurchases, false));
            found.push(Decision::new(subject, Certainty::Likely, "one for each close date").or("one deal", one));
        }
        if self.without_purchase > 0 {
            let left_out = self.store.choices.joining.leave_out_unlisted;
            let switch = Answer::Joining(JoiningSwitch::LeaveOutUnlisted, !left_out);
            let (kept, out) = ("paths without a purchase", "not counted");
            let (value, other) = if left_out { (out, kept) } else { (kept, out) };
            let subject = Subject::WithoutPurchase { journeys: self.without_purchase, counted: !left_out };
            found.push(Decision::new(subject, Certainty::Likely, value).or(other, switch));
        }
        let journeys = self.conversions.lost;
        if journeys > 0 {
            let switch = Answer::Joining(JoiningSwitch::LeaveOutUnlisted, true);
            found.push(
                Decision::new(Subject::LostJourneys { journeys }, Certainty::Likely, "lost").or("not counted", switch),
            );
        }
    }

    /// Deals with several amounts, in touches or in a table of deals.
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
        // Without two readings, or after an answer, there is nothing to ask.
        let chosen = self.files.iter().find(|file| file.one_deal);
        let several = !repeated.is_empty() || self.bought.is_some();
        let certainty = if several && chosen.is_none() { Certainty::Open } else { Certainty::Likely };
        let answer = chosen.map_or(switch, |file| Answer::OneDeal(file.name.clone(), false));
        let decision = Decision::new(subject, certainty, value);
        found.push(if several { decision.or("several purchases", answer) } else { decision });
    }

    /// Deals whose touches name several closes.
    fn several_closes(&self, found: &mut Vec<Decision>) {
        let several = || self.store.deals.with_several_closes();
        let deals = several().count() as u64;
        let of = self.store.deals.iter().filter(|(_, deal)| deal.closed != NONE).count() as u64;
        if let Some(example) = several().map(|deal| self.name(deal)).min().filter(|_| deals * DOUBTFUL > of) {
            let subject = Subject::SeveralCloses { deals, of, example };
            let chosen = self.files.iter().find(|file| file.one_deal);
            let certainty = if chosen.is_none() { Certainty::Open } else { Certainty::Likely };
            let switch = Answer::Joining(JoiningSwitch::SeveralPurchases, true);
            let answer = chosen.map_or(switch, |file| Answer::OneDeal(file.name.clone(), false));
            found.push(Decision::new(subject, certainty, "the latest").or("several purchases", answer));
        }
    }

    /// Deals whose amounts are the sums of their lines.
    fn lines(&self, found: &mut Vec<Decision>) {
        let product = self.files.iter().find_map(|file| Some((file.name.clone(), file.lines.clone()?)));
        let asked = found.iter().any(|decision| matches!(decision.subject, Subject::SeveralAmounts { .. }));
        let Some((file, column)) = product.filter(|_| !asked) else { return };
        let deals = self.store.deals.summed().count() as u64;
        let Some(example) = self.store.deals.summed().map(|deal| self.name(deal)).min() else { return };
        let of = self.store.deals.iter().filter(|(_, deal)| deal.origin.is_some()).count() as u64;
        // Without its role, a column of products makes no lines.
        let latest = Answer::Role { file, column, role: None };
        found.push(
            Decision::new(Subject::SeveralAmounts { deals, of, example }, Certainty::Likely, "the sum of their lines")
                .or("the amount of the latest close", latest),
        );
    }

    /// Outcomes that are unknown, and wins and amounts that no column states.
    fn wins(&self, rank: &[u32], found: &mut Vec<Decision>) {
        let deals = &self.store.deals;
        let ends: &[Conversion] = &self.out.ends;
        let won: u64 = ends.iter().map(|end| end.wins).sum();
        let told = deals.has_outcome || deals.has_stage;
        let unknown = self.unknown_outcomes(rank);
        // An open question about unknown texts covers the case that no deal is won.
        let asked = unknown.as_ref().is_some_and(|decision| decision.certainty == Certainty::Open);
        found.extend(unknown);
        if won == 0 && !ends.is_empty() && !asked {
            found.push(self.no_deal_won());
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
            found.push(Decision::new(Subject::NoAmounts, Certainty::Likely, "each win counts as 1"));
        } else if self.won_without_amount > 0 {
            let deals = self.won_without_amount;
            found.push(Decision::new(Subject::WonWithoutAmount { deals }, Certainty::Likely, "0"));
        }
    }

    /// Says that no deal is won, and offers the texts that may mean it.
    fn no_deal_won(&self) -> Decision {
        let told = (0_u32..).zip(&self.store.outcome_of);
        let mut words: Vec<(u64, String, Outcome)> =
            told.map(|(id, told)| (told.rows, self.store.outcomes.text(id).to_owned(), told.outcome)).collect();
        order::arrange(&mut words, &|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let listed = words.iter().take(12).map(|(_, word, _)| word.clone()).collect();
        let decision = Decision::new(Subject::NoDealWon { words: listed }, Certainty::Open, "no deal is won");
        let offered = words.into_iter().filter(|(.., outcome)| *outcome == Outcome::Open).take(MOST_OFFERED);
        offered.fold(decision, |decision, (_, word, _)| {
            decision.or(meaning(&word, Outcome::Won), Answer::Outcomes(vec![(word, Outcome::Won)]))
        })
    }

    /// Files with more than half of their rows unjoined.
    fn unjoined(&self, rank: &[u32], starts: &[u32], found: &mut Vec<Decision>) {
        let lists = self.store.deals.has_table || self.store.has_conversions;
        // Rounded keys never join. One question, about the file that has them, is enough.
        if !lists || self.files.iter().any(has_rounded_keys) {
            return;
        }
        let mut rows = vec![[0_u64; 2]; self.files.len()];
        let has_touches =
            |key: u32| rank.get(key as usize).is_some_and(|&at| starts[at as usize + 1] > starts[at as usize]);
        let mut see = |origin: Option<(u32, u32)>, joins: bool| {
            let file = origin.and_then(|(file, _)| self.files.get(file as usize).zip(rows.get_mut(file as usize)));
            if let Some((file, rows)) = file
                && file.shape.is_of_deals()
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
            let there = others.max_by_key(|read: &&FileReport| {
                read.shape.brings_touches() != self.files[file].shape.brings_touches()
            });
            let subject = Subject::Unjoined {
                file: read.name.clone(),
                rows: unjoined,
                of,
                tried: read.tried.clone(),
                here: read.keys.clone(),
                there: there.map(|read| read.keys.clone()).unwrap_or_default(),
            };
            let left_out = Answer::LeftOut(read.name.clone(), true);
            found.push(Decision::new(subject, Certainty::Open, "not joined").or("left out", left_out));
        }
    }

    pub(super) fn name(&self, deal: u32) -> String {
        written(self.store.texts.deals.text(deal)).to_owned()
    }
}

/// Whether a spreadsheet has rounded more than half of the keys of a file.
fn has_rounded_keys(file: &FileReport) -> bool {
    file.decisions.iter().any(|decision| {
        matches!(decision.subject, Subject::DamagedKeys { damage: KeyDamage::Rounded, cells, .. } if cells * 2 > file.rows_read)
    })
}

//! People without a deal, from a list of leads or visitors.

use std::collections::BTreeSet;

use super::{Join, Step};
use fairshare_import::read::{FileReport, Store, is_marked, of_person};
use fairshare_types::decision::{Answer, Certainty, Decision, Subject};
use fairshare_types::problem::Reason;

/// People without a deal while touches and deals are joined.
#[derive(Default)]
pub(super) struct Leads {
    /// People who count as lost journeys, by the file that lists them; empty without such a file.
    pub people: Vec<u64>,
    /// Keys of people whose id is that of a deal or of the person of a touch in another file.
    with_deal: BTreeSet<u32>,
}

impl Leads {
    /// Finds the people whose ids other files use for deals or for the persons of touches. Numbers are compared only
    /// where both name people.
    pub fn new(store: &Store, files: &[FileReport]) -> Self {
        if !files.iter().any(|file| file.leads) {
            return Self { people: vec![0; files.len()], ..Self::default() };
        }
        let deals = &store.texts.deals;
        let ids = u32::try_from(deals.len()).unwrap_or(u32::MAX);
        let names_deal = |id: &u32| {
            let text = deals.text(*id);
            !is_marked(text.as_bytes()) && !text.bytes().all(|b| b.is_ascii_digit())
        };
        let as_person = |id: u32| deals.find(of_person(deals.text(id)).as_bytes());
        let of_deals = (0..ids).filter(names_deal).filter_map(as_person);
        // Persons of touches that name another key: their deals.
        let of_row = |row: &usize| store.touches.person.get(*row).filter(|&person| person != u32::MAX);
        let in_deals = |row: &usize| !files.get(store.touches.file_of(*row)).is_some_and(|file| file.leads);
        let persons: BTreeSet<u32> = (0..store.touches.len()).filter(in_deals).filter_map(|row| of_row(&row)).collect();
        let texts = &store.texts.persons;
        let of_touches = persons.into_iter().filter_map(|person| deals.find(of_person(texts.text(person)).as_bytes()));
        Self { people: vec![0; files.len()], with_deal: of_deals.chain(of_touches).collect() }
    }
}

impl Join<'_> {
    /// Whether these touches are those of a person who did not convert.
    pub(super) fn did_not_convert(&self, steps: &[Step]) -> bool {
        !steps.is_empty() && steps.iter().all(|step| self.is_of_leads(step))
    }

    fn is_of_leads(&self, step: &Step) -> bool {
        self.files.get(self.file(step)).is_some_and(|file| file.leads)
    }

    /// Keeps out the rows of lists of leads for a key that is no lead without a deal: it converted, or other files have
    /// it too.
    pub(super) fn leave_out_leads(&mut self, key: u32, steps: &mut Vec<Step>) {
        if !steps.iter().any(|step| self.is_of_leads(step)) {
            return;
        }
        let is_alone = self.did_not_convert(steps);
        let is_known = self.store.deals.get(key).origin.is_some()
            || self.conversions.lists(key)
            || self.leads.with_deal.contains(&key);
        let reason = if self.store.converted_leads.contains(&key) {
            Reason::LeadConverted
        } else if is_known || !is_alone {
            Reason::LeadWithDeal
        } else {
            return;
        };
        let (leads, others): (Vec<Step>, Vec<Step>) = steps.iter().partition(|step| self.is_of_leads(step));
        *steps = others;
        self.keep_out_each(key, &leads, reason);
    }

    /// Makes a lost journey of the first row of such a person.
    pub(super) fn lead(&mut self, key: u32, rank: u32, steps: &mut Vec<Step>) {
        if !self.store.choices.joining.keep_duplicates {
            let repeated = steps.split_off(1);
            self.keep_out_each(key, &repeated, Reason::RepeatedLead);
        }
        let file = steps.first().map_or(0, |step| self.file(step));
        self.leads.people[file] += 1;
        self.lose(rank, steps);
    }

    fn keep_out_each(&mut self, key: u32, steps: &[Step], reason: Reason) {
        for step in steps {
            self.keep_out_step(step, key, reason);
        }
    }

    /// The decisions about such people, one for each file that lists them.
    pub(super) fn people_without_deals(&self, found: &mut Vec<Decision>) {
        for (file, &people) in self.files.iter().zip(&self.leads.people).filter(|(_, people)| **people > 0) {
            let subject = Subject::Unconverted { file: file.name.clone(), people };
            let left_out = Answer::LeftOut(file.name.clone(), true);
            found.push(Decision::new(subject, Certainty::Likely, "lost").or("left out", left_out));
        }
    }
}

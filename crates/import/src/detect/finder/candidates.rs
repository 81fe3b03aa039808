//! The columns that fit each role.

use super::Finder;
use crate::detect::fit::{GOOD_KEY, Table, by_cells, fit};
use crate::detect::heading::Heading;
use crate::detect::lexicon::Concept;
use crate::detect::score::LEAST;
use crate::detect::{Role, Why};
use crate::order;

/// Columns of a role that are compared by their cells, the best headings first.
const MOST_CANDIDATES: usize = 12;

/// Columns without a known heading whose cells are looked at.
const MOST_UNKNOWN: usize = 100;

impl<'a> Finder<'a> {
    /// Analytics tools head paths by what their steps are, such as `Default channel group`: a column of channels beside
    /// counts of conversions holds paths if its cells are written as such.
    pub(super) fn paths_of_channels(&mut self) {
        let counted = (0..self.columns.len()).any(|at| self.score(at, Role::Wins) >= 60);
        let named = (0..self.columns.len()).any(|at| self.score(at, Role::Path) >= 60 && self.contents[at].has_paths());
        if !counted || named || self.has(Role::Path) {
            return;
        }
        let found = (0..self.columns.len())
            .filter(|&at| !self.taken[at] && !self.contents[at].are_numbers() && self.contents[at].are_steps())
            .max_by_key(|&at| (self.score(at, Role::Channel), std::cmp::Reverse(at)));
        if let Some(at) = found.filter(|&at| self.score(at, Role::Channel) >= LEAST) {
            self.scores[at] = [0; Role::ALL.len()];
            self.scores[at][Role::Path as usize] = 95;
        }
    }

    /// Decides by the other columns whether a bare `Id` identifies the deal or the touch.
    ///
    /// Beside a stage or an amount it is the key of the deal. Beside a channel and a time, too, unless its cells are unique and
    /// another column has the keys of deals.
    pub(super) fn keys_without_object(&mut self, table: Table) {
        let bare = |heading: &Heading| {
            let says = &heading.says;
            let only = heading.unknown == 0 && says.has(Concept::Id) && says.role(Role::JourneyId) == 0;
            let object = [Concept::Order, Concept::Lead, Concept::Customer, Concept::NotJourneyId, Concept::Touch];
            let roles = Role::ALL.iter().all(|role| says.role(*role) == 0);
            only && roles && !object.iter().any(|concept| says.has(*concept))
        };
        for at in 0..self.columns.len() {
            if self.taken[at] || !bare(&self.headings[at]) || !table.tells_deals {
                continue;
            }
            let contents = &self.contents[at];
            // Members of campaigns have keys of their own.
            let worth = (0..self.columns.len()).any(|at| self.score(at, Role::Value) >= 50);
            if table.tells_members && !table.has_deal_key && !worth && contents.is_unique() {
                continue;
            }
            let score = if !table.tells_touches {
                66
            } else if contents.filled() == 0 {
                0
            } else if !contents.is_unique() {
                // Keys without digits beside a person in every row are names of a group.
                if table.has_full_key && !contents.have_digits() { 0 } else { 66 }
            } else {
                // Names of deals or persons that repeat show that the unique key is that of the touch.
                let key = |other: usize| {
                    other != at
                        && [Role::JourneyId, Role::Contact, Role::Account]
                            .iter()
                            .any(|r| self.score(other, *r) >= LEAST)
                };
                let others: Vec<usize> = (0..self.columns.len()).filter(|other| key(*other)).collect();
                let repeats = others.iter().any(|other| !self.contents[*other].is_unique());
                let unlike = others.iter().all(|other| self.score(*other, Role::JourneyId) < GOOD_KEY);
                if repeats || !unlike { 0 } else { 62 }
            };
            self.scores[at][Role::JourneyId as usize] = score;
        }
    }

    /// The columns whose headings speak for a role and whose cells agree.
    pub(super) fn candidates(&mut self, role: Role, table: Table) -> Vec<(usize, i32)> {
        if self.has(role) {
            return Vec::new();
        }
        let free = |at: &usize| !self.taken[*at] && self.score(*at, role) >= LEAST;
        let mut named: Vec<usize> = (0..self.columns.len()).filter(free).collect();
        order::arrange_by_key(&mut named, |&at| (-self.score(at, role), at));
        let mut fits = Vec::new();
        for at in named.into_iter().take(MOST_CANDIDATES * 4) {
            let header = self.score(at, role);
            match fit(role, header, &self.headings[at], &self.contents[at], table) {
                Some(score) if score >= LEAST => fits.push((at, score)),
                Some(_) => {}
                None if self.columns[at].why == Why::Unused && header >= 55 && self.contents[at].filled() > 0 => {
                    self.columns[at].why = Why::CellsDiffer(role);
                }
                None => {}
            }
            if fits.len() >= MOST_CANDIDATES {
                break;
            }
        }
        fits
    }

    /// Rows that share a key are touches, and the date of their creation is their time, if no other column has it.
    pub(super) fn created_as_time(&mut self) {
        let best =
            |role: Role| self.fits[role as usize].iter().min_by_key(|&&(at, score)| (-score, at)).map(|(at, _)| *at);
        let shared = best(Role::JourneyId).is_some_and(|at| !self.contents[at].is_unique());
        let created = best(Role::Created);
        let timed = self.has(Role::Time) || self.fits[Role::Time as usize].iter().any(|(at, _)| Some(*at) != created);
        if timed || !shared || best(Role::Channel).is_none() {
            return;
        }
        if let Some(at) = created {
            self.fits[Role::Created as usize].retain(|(other, _)| *other != at);
            self.fits[Role::Time as usize] = vec![(at, 60)];
        }
    }

    /// Columns whose cells alone say what they are, whatever their headings are.
    pub(super) fn cells_alone(&mut self) {
        let mut looked = 0;
        for at in 0..self.columns.len() {
            let named =
                Role::ALL.iter().any(|role| *role != Role::Owner && *role != Role::Team && self.score(at, *role) >= 60);
            if self.taken[at] || named || self.rows.is_empty() {
                continue;
            }
            looked += 1;
            if looked > MOST_UNKNOWN {
                break;
            }
            if let Some((role, score)) = by_cells(&self.headings[at], &self.contents[at]) {
                let fits = &mut self.fits[role as usize];
                if !self.columns.iter().any(|column| column.role == Some(role)) {
                    match fits.iter_mut().find(|(column, _)| *column == at) {
                        Some((_, known)) => *known = score.max(*known),
                        None => fits.push((at, score)),
                    }
                }
            }
        }
    }

    /// Prefers amounts in the company's currency where deals have several currencies. The deal's currency does not apply to them.
    pub(super) fn currencies(&mut self) {
        let is_converted = |at: usize| self.headings[at].company_currency;
        let several = self.fits[Role::Currency as usize]
            .iter()
            .any(|(at, _)| !is_converted(*at) && self.contents[*at].currencies() > 1);
        let values = &mut self.fits[Role::Value as usize];
        if several && values.iter().any(|(at, _)| is_converted(*at)) {
            for (at, score) in values.iter_mut() {
                *score += if is_converted(*at) { 15 } else { 0 };
            }
        }
        let best = values.iter().copied().min_by_key(|&(at, score)| (-score, at)).map(|(at, _)| at);
        let Some(best) = best.filter(|_| !self.has(Role::Currency)) else { return };
        let converted = self.headings[best].company_currency;
        let headings = &self.headings;
        self.fits[Role::Currency as usize].retain(|(at, _)| headings[*at].company_currency == converted);
    }
}

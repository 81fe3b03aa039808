//! Finds the columns that fit each role.

use super::Finder;
use crate::detect::fit::{GOOD_KEY, Table, by_cells, fit};
use crate::detect::heading::Heading;
use crate::detect::lexicon::Concept;
use crate::detect::score::LEAST;
use fairshare_types::order;
use fairshare_types::schema::{Role, Why};
use std::collections::BTreeMap;

/// Maximum number of columns of a role compared by their cells, the best headings first.
const MOST_CANDIDATES: usize = 12;

/// Maximum number of columns without a known heading whose cells are examined.
const MOST_UNKNOWN: usize = 100;

impl<'a> Finder<'a> {
    /// Beside counts of conversions, takes a column whose cells look like paths as the path, whatever its heading.
    ///
    /// Analytics tools name such a column after its steps: `Default channel group`.
    pub(super) fn paths_of_channels(&mut self) {
        let counted = (0..self.columns.len()).any(|at| self.score(at, Role::Wins) >= 60);
        let named = (0..self.columns.len()).any(|at| self.score(at, Role::Path) >= 60 && self.contents[at].has_paths());
        if !counted || named || self.has(Role::Path) {
            return;
        }
        let found = (0..self.columns.len())
            .filter(|&at| !self.taken[at] && !self.contents[at].are_numbers() && self.contents[at].are_steps())
            .max_by_key(|&at| (self.score(at, Role::Channel), std::cmp::Reverse(at)));
        if let Some(at) = found {
            self.scores[at] = [0; Role::ALL.len()];
            self.scores[at][Role::Path as usize] = 95;
        }
    }

    /// Decides by the other columns whether a bare `Id` identifies the deal or the touch.
    ///
    /// Beside a stage or an amount it is the key of the deal. If the table has a channel and a time too, it is not if
    /// its cells are unique and another column has the keys of deals.
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
            // Campaign members have keys of their own.
            let worth = (0..self.columns.len()).any(|at| self.score(at, Role::Value) >= 50);
            if table.tells_members && !table.has_deal_key && !worth && contents.is_unique() {
                continue;
            }
            let score = if !table.tells_touches {
                66
            } else if contents.filled() == 0 {
                0
            } else if !contents.is_unique() {
                // Keys without digits, beside a person in every row, are names of a group.
                if table.has_full_key && !contents.have_digits() { 0 } else { 66 }
            } else {
                // Deals or persons that repeat show that the unique key belongs to the touch.
                let key = |other: usize| {
                    other != at
                        && [Role::JourneyId, Role::Contact, Role::Account]
                            .iter()
                            .any(|r| self.score(other, *r) >= LEAST)
                };
                // `OPPORTUNITY` with numbers is the amount in Bitrix24.
                let amount = |other: usize| {
                    self.headings[other].says.role(Role::Value) > 0 && self.contents[other].are_numbers()
                };
                let others: Vec<usize> =
                    (0..self.columns.len()).filter(|other| key(*other) && !amount(*other)).collect();
                let repeats =
                    others.iter().any(|&other| !self.contents[other].is_unique() && !self.repeats_for_deals(other));
                let unlike = others.iter().all(|other| self.score(*other, Role::JourneyId) < GOOD_KEY);
                if repeats || !unlike { 0 } else { 62 }
            };
            self.scores[at][Role::JourneyId as usize] = score;
            if contents.is_unique() && score > 0 {
                self.amounts_called_deals(at);
            }
        }
    }

    /// Whether the rows with one key are deals of their own, as their amounts or closes differ: several deals have one
    /// name, or one account.
    ///
    /// Only in a table with a stage, an amount and a close, which together describe a deal.
    fn repeats_for_deals(&self, key: usize) -> bool {
        let best = |role: Role| {
            let scored = (0..self.columns.len()).filter(|&at| self.score(at, role) >= GOOD_KEY);
            scored.max_by_key(|&at| (self.score(at, role), std::cmp::Reverse(at)))
        };
        let stage = best(Role::Stage).or_else(|| best(Role::Outcome));
        let (Some(_), Some(value), Some(closed)) = (stage, best(Role::Value), best(Role::Closed)) else { return false };
        let cell = |row: &'a [String], at: usize| row.get(at).map_or("", |cell| cell.trim());
        // The values of the first row of each key, and whether another row has others.
        let mut seen: BTreeMap<&str, ([&str; 2], usize, bool)> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| !cell(row, key).is_empty()) {
            let values = [cell(row, value), cell(row, closed)];
            let (first, rows, differ) = seen.entry(cell(row, key)).or_insert((values, 0, false));
            *rows += 1;
            *differ |= *first != values;
        }
        let several = seen.values().filter(|(_, rows, _)| *rows > 1);
        let (all, differing) = several.fold((0, 0), |(all, of), (.., differ)| (all + 1, of + usize::from(*differ)));
        differing * 2 > all
    }

    /// Takes a bare `Name` whose cells are numbers of orders, such as `#1001`, as the key: shops name orders so.
    pub(super) fn numbered_orders(&mut self, table: Table) {
        let is_number = |cell: &&&str| {
            cell.strip_prefix('#').is_some_and(|rest| {
                rest.bytes().any(|b| b.is_ascii_digit())
                    && rest.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
            })
        };
        for at in 0..self.columns.len() {
            let heading = &self.headings[at];
            let bare = heading.unknown == 0 && heading.words == 1 && heading.says.has(Concept::Name);
            let texts = self.contents[at].texts();
            if !self.taken[at] && bare && table.tells_deals && !texts.is_empty() && texts.keys().all(|t| is_number(&t))
            {
                self.scores[at] = [0; Role::ALL.len()];
                self.scores[at][Role::JourneyId as usize] = 95;
            }
        }
    }

    /// Beside a unique `ID`, takes numbers below a bare word for deal as its amounts: `OPPORTUNITY` in Bitrix24.
    fn amounts_called_deals(&mut self, id: usize) {
        let valued = (0..self.columns.len()).any(|at| {
            self.score(at, Role::Value) >= LEAST && self.score(at, Role::Value) > self.score(at, Role::JourneyId)
        });
        let is_amount = |at: &usize| {
            let says = &self.headings[*at].says;
            let deal = says.role(Role::JourneyId) >= 85 && !says.has(Concept::Id) && !says.has(Concept::Name);
            deal && self.contents[*at].are_numbers() && !self.taken[*at]
        };
        if let Some(at) = (0..self.columns.len()).filter(|at| *at != id).find(is_amount).filter(|_| !valued) {
            self.scores[at] = [0; Role::ALL.len()];
            self.scores[at][Role::Value as usize] = 70;
        }
    }

    /// Columns whose headings suggest a role and whose cells agree, with their scores.
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

    /// Uses the creation date as the time if rows with channels share a key and no other column has a time.
    pub(super) fn created_as_time(&mut self) {
        let best =
            |role: Role| self.fits[role as usize].iter().min_by_key(|&&(at, score)| (-score, at)).map(|(at, _)| *at);
        let shared = best(Role::JourneyId).is_some_and(|at| !self.contents[at].is_unique());
        let created = best(Role::Created);
        let timed = self.has(Role::Time) || self.fits[Role::Time as usize].iter().any(|(at, _)| Some(*at) != created);
        if timed || !shared || best(Role::Channel).is_none() {
            return;
        }
        // Lines of one order have the same creation date.
        let key = best(Role::JourneyId).filter(|_| created.is_some_and(|at| self.varies_within(at)));
        if let Some(at) = created.filter(|_| key.is_some()) {
            self.fits[Role::Created as usize].retain(|(other, _)| *other != at);
            self.fits[Role::Time as usize] = vec![(at, 60)];
        }
    }

    /// Whether rows with the same best key differ in a column.
    fn varies_within(&self, at: usize) -> bool {
        let keys = &self.fits[Role::JourneyId as usize];
        let Some(key) = keys.iter().min_by_key(|&&(at, score)| (-score, at)).map(|(at, _)| *at) else { return true };
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        self.rows.iter().any(|row| match (row.get(key), row.get(at)) {
            (Some(key), Some(cell)) => *seen.entry(key).or_insert(cell) != cell,
            _ => false,
        })
    }

    /// Reads a conversion beside the name of a form as the sending of the form: a touch, at that time.
    pub(super) fn sent_forms(&mut self) {
        let is_form = |at: usize| self.headings[at].says.has(Concept::Form);
        let form = (0..self.columns.len()).find(|&at| is_form(at) && !self.taken[at] && self.contents[at].filled() > 0);
        let fitted = |role: Role| self.has(role) || !self.fits[role as usize].is_empty();
        let told = [Role::JourneyId, Role::Value, Role::Stage].into_iter().any(fitted);
        let Some(form) = form.filter(|_| !told && fitted(Role::Contact)) else { return };
        let closed = &self.fits[Role::Closed as usize];
        let sent = closed.iter().max_by_key(|&&(at, score)| (score, std::cmp::Reverse(at))).map(|(at, _)| *at);
        let timed = self.has(Role::Time) || self.fits[Role::Time as usize].iter().any(|(at, _)| Some(*at) != sent);
        match (timed, sent) {
            (true, _) => {}
            (false, Some(sent)) => {
                self.fits[Role::Closed as usize].retain(|(at, _)| *at != sent);
                self.fits[Role::Time as usize] = vec![(sent, 80)];
            }
            (false, None) => return,
        }
        let headings = &self.headings;
        self.fits[Role::Outcome as usize].retain(|(at, _)| !headings[*at].says.has(Concept::Form));
        let types = &mut self.fits[Role::TouchType as usize];
        if types.iter().all(|(at, _)| *at == form) {
            *types = vec![(form, 70)];
        }
    }

    /// Adds the columns whose cells alone show a role, whatever their headings are.
    pub(super) fn cells_alone(&mut self) {
        let mut looked = 0;
        for at in 0..self.columns.len() {
            let fits =
                |role: Role| self.fits[role as usize].iter().any(|(column, score)| *column == at && *score >= 60);
            let named = Role::ALL.iter().any(|role| *role != Role::Owner && *role != Role::Team && fits(*role));
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

    /// Marks amounts of one currency as amounts in the company's currency if the deals have several currencies.
    ///
    /// Their heading names the currency, or a column of the same object has one currency only.
    fn amounts_in_one_currency(&mut self) {
        let currencies: Vec<usize> = self.fits[Role::Currency as usize].iter().map(|(at, _)| *at).collect();
        let varies = |at: &usize| !self.headings[*at].company_currency && self.contents[*at].currencies() > 1;
        if !currencies.iter().any(varies) {
            return;
        }
        let object = |at: usize| {
            let name = self.header[at].to_lowercase();
            name.split([' ', '_', '-', '.']).next().unwrap_or_default().to_owned()
        };
        let constant = |at: usize| self.contents[at].currencies() == 1;
        let mut converted = Vec::new();
        for &(value, _) in &self.fits[Role::Value as usize] {
            if self.headings[value].currency.is_some() {
                converted.push(value);
            }
            let paired = currencies.iter().find(|at| constant(**at) && object(**at) == object(value) && **at != value);
            converted.extend(paired.into_iter().flat_map(|currency| [value, *currency]));
        }
        for at in converted {
            self.headings[at].company_currency = true;
        }
    }

    /// Prefers amounts in the company's currency if deals have several. The deal's currency does not apply to them.
    pub(super) fn currencies(&mut self) {
        self.amounts_in_one_currency();
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

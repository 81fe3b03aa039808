//! Finds the role of each column: scores headings and cells, and assigns roles so that the sum is highest.

use super::assign::assign;
use super::contents::Contents;
use super::fit::{GOOD_KEY, Table, by_cells, fit};
use super::fold::{is_team, share_of};
use super::heading::Heading;
use super::lexicon::Concept;
use super::rank::{Ranking, outcome_candidates};
use super::score::{LEAST, Scores, header_scores};
use super::shape::{Shape, judge};
use super::wide::wide;
use super::{Column, Confidence, Recognition, Role, Why, steps};
use crate::parse::DateEvidence;

/// Columns of a role that are compared by their cells, the best headings first.
const MOST_CANDIDATES: usize = 12;
/// Columns without a known heading whose cells are looked at.
const MOST_UNKNOWN: usize = 100;
/// Cells that are looked at, in tables with very many columns.
const MOST_CELLS: usize = 100_000;
/// Rows that are looked at in any table.
const FEWEST_ROWS: usize = 60;
/// A column at or above this score surely has the role.
const SURE: i32 = 68;

/// Works out the roles of a table.
pub struct Finder<'a> {
    header: &'a [String],
    rows: &'a [Vec<String>],
    headings: Vec<Heading>,
    scores: Vec<Scores>,
    contents: Vec<Contents<'a>>,
    /// Columns that are not to be taken for anything else.
    taken: Vec<bool>,
    columns: Vec<Column>,
    /// Columns that fit each role, with their scores.
    fits: Vec<Vec<(usize, i32)>>,
}

impl<'a> Finder<'a> {
    /// Reads the headings.
    pub fn new(header: &'a [String], rows: &'a [Vec<String>], columns: Vec<Column>) -> Self {
        let rows = &rows[..rows.len().min(FEWEST_ROWS.max(MOST_CELLS / header.len().max(1)))];
        let headings: Vec<Heading> = header.iter().map(|name| Heading::of(name)).collect();
        Self {
            header,
            rows,
            scores: headings.iter().map(header_scores).collect(),
            headings,
            contents: (0..header.len()).map(|at| Contents::of(rows, at)).collect(),
            taken: vec![false; header.len()],
            columns,
            fits: vec![Vec::new(); Role::ALL.len()],
        }
    }

    /// Finds all roles and the shape.
    pub fn find(mut self, given: &[(String, Option<Role>)], shape: Option<Shape>) -> Recognition {
        self.obey(given);
        self.team_shares();
        let across = wide(self.header);
        for touch in &across {
            for at in [Some(touch.channel), touch.time, touch.campaign, touch.team].into_iter().flatten() {
                self.taken[at] = true;
            }
        }
        self.paths_of_channels();
        let table = self.table();
        self.keys_without_object(table);
        self.fits = Role::ALL.into_iter().map(|role| self.candidates(role, table)).collect();
        self.created_as_time();
        self.cells_alone();
        self.currencies();
        self.choose();
        self.explain();
        self.path_times();
        self.by_contents();
        self.unreadable_time();
        self.deal_history();
        self.campaign_list();
        self.contact_list();
        let shape = shape.unwrap_or_else(|| self.touches_of_orders(judge(&self.columns, &across)));
        self.stand_ins(shape);
        self.other_keys(shape);
        let rankings = Role::ALL.into_iter().filter_map(|role| {
            let column = self.columns.iter().position(|column| column.role == Some(role))?;
            (role != Role::TeamShare).then(|| Ranking::new(role, column, &self.fits[role as usize], &self.columns))
        });
        let rankings = rankings.collect();
        let of = |role| self.columns.iter().position(|column| column.role == Some(role));
        let key = of(Role::JourneyId).or_else(|| of(Role::Contact)).or_else(|| of(Role::Account));
        let outcome_candidates = outcome_candidates(&self.columns, &self.headings, self.rows, key);
        Recognition { columns: self.columns, shape, rankings, outcome_candidates }
    }

    fn has(&self, role: Role) -> bool {
        self.columns.iter().any(|c| c.role == Some(role))
    }

    fn take(&mut self, at: usize, role: Role, confidence: Confidence, why: Why) {
        let column = &mut self.columns[at];
        (column.role, column.meaning, column.confidence, column.why) = (Some(role), Some(role), confidence, why);
        self.taken[at] = true;
    }

    /// What the user said comes first.
    fn obey(&mut self, given: &[(String, Option<Role>)]) {
        for (name, role) in given {
            let Some(at) = self.columns.iter().position(|c| c.name == *name) else { continue };
            match role {
                Some(role) => self.take(at, *role, Confidence::Sure, Why::Chosen),
                None => {
                    self.taken[at] = true;
                    self.columns[at].why = Why::Chosen;
                }
            }
        }
    }

    /// Before the scores: `SDR %` is the share of a team, though `SDR` alone names an owner.
    fn team_shares(&mut self) {
        if self.header.iter().filter_map(|name| share_of(name)).any(is_team) {
            for (at, name) in self.header.iter().enumerate() {
                if let Some(team) = share_of(name).filter(|_| !self.taken[at]) {
                    self.take(at, Role::TeamShare, Confidence::Sure, Why::ShareOf(team.to_owned()));
                }
            }
        }
    }

    /// The score of a column's heading for a role.
    fn score(&self, at: usize, role: Role) -> i32 {
        self.scores[at][role as usize]
    }

    /// What the headings say together.
    fn table(&self) -> Table {
        let any = |role: Role, least: i32| (0..self.columns.len()).any(|at| self.score(at, role) >= least);
        let tells_deals = [Role::Stage, Role::Outcome, Role::Value].into_iter().any(|role| any(role, 50));
        let is_path = |at: usize| {
            self.score(at, Role::Path) >= LEAST && {
                let contents = &self.contents[at];
                contents.filled() == 0
                    || contents.has_paths()
                    || (0..self.columns.len()).any(|at| self.score(at, Role::Wins) >= 80)
            }
        };
        let given = |role: Role| self.has(role);
        Table {
            tells_deals,
            // A date of creation alone is that of the deal as well.
            tells_touches: any(Role::Time, 56) && any(Role::Channel, GOOD_KEY),
            has_deal_key: any(Role::JourneyId, GOOD_KEY) || given(Role::JourneyId),
            has_full_key: (0..self.columns.len()).any(|at| {
                let person = self.score(at, Role::Contact).max(self.score(at, Role::Account)) >= GOOD_KEY;
                person && self.contents[at].filled() * 10 >= self.rows.len() * 9 && !self.rows.is_empty()
            }),
            tells_members: any(Role::Campaign, GOOD_KEY) && any(Role::Contact, GOOD_KEY),
            has_paths: (0..self.columns.len()).any(is_path) || given(Role::Path),
        }
    }

    /// Analytics tools head paths by what their steps are, such as `Default channel group`: a column of channels beside
    /// counts of conversions holds paths if its cells are written as such.
    fn paths_of_channels(&mut self) {
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

    /// What an `Id` is the key of follows from its neighbours: of the deal beside a stage or an amount, of the touch beside a
    /// channel and a time, if another column has the keys of deals.
    fn keys_without_object(&mut self, table: Table) {
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
    fn candidates(&mut self, role: Role, table: Table) -> Vec<(usize, i32)> {
        if self.has(role) {
            return Vec::new();
        }
        let free = |at: &usize| !self.taken[*at] && self.score(*at, role) >= LEAST;
        let mut named: Vec<usize> = (0..self.columns.len()).filter(free).collect();
        named.sort_by_key(|&at| (-self.score(at, role), at));
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
    fn created_as_time(&mut self) {
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

    /// A list of orders with a channel has one touch each, at the time of the order. `meaning` keeps that the time is that of
    /// the close: beside a file of touches such a list tells of conversions only.
    fn touches_of_orders(&mut self, shape: Shape) -> Shape {
        let of = |role: Role| self.columns.iter().position(|column| column.role == Some(role));
        let is_order = |at: usize| {
            let says = &self.headings[at].says;
            says.has(Concept::Order) && says.role(Role::JourneyId) < 85 && says.role(Role::Closed) == 0
        };
        let (key, closed) = (of(Role::JourneyId), of(Role::Closed));
        let (Some(key), Some(closed), Some(_)) = (key, closed, of(Role::Channel)) else { return shape };
        if shape != Shape::Deals || !is_order(key) || !is_order(closed) {
            return shape;
        }
        let column = &mut self.columns[closed];
        (column.role, column.confidence, column.why) =
            (Some(Role::Time), Confidence::Likely, Why::StandIn(Role::Closed));
        Shape::Touches
    }

    /// Columns whose cells alone say what they are, whatever their headings are.
    fn cells_alone(&mut self) {
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

    /// An amount in the company's currency is preferred where deals have several; it does not bear the deal's currency.
    fn currencies(&mut self) {
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

    /// Assigns the roles.
    fn choose(&mut self) {
        let mut places: Vec<usize> = self.fits.iter().flatten().map(|(at, _)| *at).collect();
        places.sort_unstable();
        places.dedup();
        let gains: Vec<Vec<i32>> = self
            .fits
            .iter()
            .map(|fits| {
                let mut gains = vec![0; places.len()];
                for (at, score) in fits {
                    if let Ok(place) = places.binary_search(at) {
                        // A role that is clearly named outweighs two that are not.
                        gains[place] = score * score / 50 + 1;
                    }
                }
                gains
            })
            .collect();
        for (role, place) in Role::ALL.into_iter().zip(assign(&gains)) {
            let Some(at) = place.and_then(|place| places.get(place)).copied() else { continue };
            let score =
                self.fits[role as usize].iter().find(|(column, _)| *column == at).map_or(0, |(_, score)| *score);
            let named = self.score(at, role) >= LEAST;
            let filled = self.contents[at].filled() > 0;
            let clear = score >= SURE && self.headings[at].unknown == 0;
            let confidence =
                if clear && (named && filled || self.rows.is_empty()) { Confidence::Sure } else { Confidence::Likely };
            let why = match (named, filled) {
                (false, _) => Why::Cells,
                (true, false) => Why::Name,
                (true, true) => Why::NameAndCells,
            };
            self.take(at, role, confidence, why);
        }
    }

    /// Why columns with a fitting heading have no role.
    fn explain(&mut self) {
        for role in Role::ALL {
            for (at, score) in self.fits[role as usize].clone() {
                let column = &mut self.columns[at];
                if column.role.is_none() && column.why == Why::Unused && score >= 55 {
                    column.why = Why::Taken(role);
                }
            }
        }
    }

    /// Times of the steps of a path stand in one cell too.
    fn path_times(&mut self) {
        if !self.has(Role::Path) || self.has(Role::PathTimes) {
            return;
        }
        let found = (0..self.columns.len()).find(|&at| {
            let cells = self.rows.iter().filter_map(|row| row.get(at)).map(String::as_str);
            let Some(mark) = super::separator_of(cells.clone()).filter(|_| !self.taken[at]) else { return false };
            let mut evidence = DateEvidence::default();
            for (step, _) in cells.flat_map(|cell| steps(cell, mark)) {
                evidence.see(step.as_bytes());
            }
            let (seen, dates) = evidence.share();
            seen > 0 && dates * 10 >= seen * 9
        });
        if let Some(at) = found {
            self.take(at, Role::PathTimes, Confidence::Likely, Why::Cells);
        }
    }

    /// A column of dates whose name says nothing may be the time of the touch, if it is the only one.
    fn by_contents(&mut self) {
        let dated = [Role::Time, Role::Created, Role::PathTimes].iter().any(|role| self.has(*role));
        if dated || !self.columns.iter().any(|c| c.role.is_some_and(|role| role.is_key() || role == Role::Channel)) {
            return;
        }
        let mut dates = (0..self.columns.len()).filter(|&at| {
            let contents = &self.contents[at];
            let says = &self.headings[at].says;
            if self.taken[at] || says.has(Concept::NotTime) || says.role(Role::Closed) > 0 {
                return false;
            }
            let (seen, dates) = contents.dates().share();
            let most = contents.filled() * 5 >= contents.rows * 4 && dates * 10 >= seen * 9;
            most && contents.filled() > 1 && !contents.are_numbers()
        });
        if let (Some(at), None) = (dates.next(), dates.next()) {
            self.take(at, Role::Time, Confidence::Guess, Why::Cells);
        }
    }

    /// Touches whose only column of times, by its name, holds something else: rows are kept out with the cell that cannot be
    /// read, which says more than that there is no such column.
    fn unreadable_time(&mut self) {
        let dated = [Role::Time, Role::Created, Role::PathTimes, Role::Path].iter().any(|role| self.has(*role));
        let keyed = self.columns.iter().any(|c| c.role.is_some_and(Role::is_key));
        if dated || !keyed || !(self.has(Role::Channel) || self.has(Role::TouchType)) {
            return;
        }
        if let Some(at) = self.columns.iter().position(|column| column.why == Why::CellsDiffer(Role::Time)) {
            self.take(at, Role::Time, Confidence::Guess, Why::Name);
        }
    }

    /// The first column whose heading passes a test.
    fn headed(&self, test: impl Fn(&Heading) -> bool) -> Option<usize> {
        self.headings.iter().position(test)
    }

    /// A history of stages has them in a column of values that are no numbers.
    fn deal_history(&mut self) {
        let entered = self.headed(|heading| heading.says.has(Concept::Entered)).is_some();
        let value = self.headed(|heading| heading.says.role(Role::Value) > 0);
        let free = |at: &usize| {
            !self.contents[*at].are_numbers() && (!self.taken[*at] || self.columns[*at].role == Some(Role::Value))
        };
        if let Some(at) = value.filter(|at| entered && !self.has(Role::Stage) && free(at)) {
            self.take(at, Role::Stage, Confidence::Likely, Why::NameAndCells);
        }
    }

    /// A list of campaigns has a name, a type and a key, and nothing of deals or touches.
    fn campaign_list(&mut self) {
        let own = |heading: &Heading| {
            [Role::JourneyId, Role::Account, Role::Contact].iter().all(|role| heading.says.role(*role) == 0)
        };
        let key = self.headed(|heading| own(heading) && heading.says.has(Concept::Id));
        let name = self.headed(|heading| own(heading) && heading.says.has(Concept::Name));
        let kind = self.headed(|heading| own(heading) && heading.says.role(Role::TouchType) > 59);
        let (Some(key), Some(name), Some(kind)) = (key, name, kind) else { return };
        let of_deals: &[Role] = &[Role::Value, Role::Account, Role::Contact, Role::Closed];
        let others: &[Role] = &[&[Role::Stage, Role::Outcome, Role::JourneyId], of_deals].concat();
        let planned = self.headings.iter().filter(|heading| heading.says.has(Concept::Plan)).count();
        let keyed_otherwise =
            (0..self.columns.len()).any(|other| other != key && self.columns[other].role == Some(Role::JourneyId));
        let chosen = self.columns.iter().any(|column| column.why == Why::Chosen);
        // Two columns of a plan say more than a status, a lone start date does not.
        let others = if planned > 1 { of_deals } else { others };
        if planned > 0 && !chosen && !keyed_otherwise && !others.iter().any(|role| self.has(*role)) {
            // The status, the dates and the key are those of the campaign.
            for column in &mut self.columns {
                (column.role, column.meaning) = (None, None);
            }
            let why = || Why::NameAndCells;
            self.take(name, Role::Campaign, Confidence::Likely, why());
            self.take(kind, Role::Channel, Confidence::Likely, why());
            self.columns[key].role = None;
            self.columns[key].meaning = Some(Role::Campaign);
        }
    }

    /// In tables that join, every column of keys counts, not only the one that has the role.
    fn other_keys(&mut self, shape: Shape) {
        if !matches!(shape, Shape::Links | Shape::Deals) {
            return;
        }
        for at in 0..self.columns.len() {
            let (account, contact) = (self.score(at, Role::Account), self.score(at, Role::Contact));
            let free = self.columns[at].meaning.is_none() && self.columns[at].why != Why::Chosen;
            if free && account.max(contact) >= GOOD_KEY {
                self.columns[at].meaning = Some(if contact > account { Role::Contact } else { Role::Account });
            }
        }
    }

    /// The list of contacts calls its own key `Id`.
    fn contact_list(&mut self) {
        let keys = [Role::JourneyId, Role::Account, Role::Contact, Role::Campaign, Role::Owner];
        let own = self
            .headed(|heading| heading.says.has(Concept::Id) && keys.iter().all(|role| heading.says.role(*role) == 0));
        let persons = self.headed(|heading| heading.says.has(Concept::Person)).is_some();
        let others = [Role::JourneyId, Role::Time, Role::Value, Role::Stage, Role::Outcome];
        let listed = persons && self.has(Role::Account) && !others.iter().any(|role| self.has(*role));
        let Some(at) = own.filter(|&at| listed && !self.taken[at]) else { return };
        if self.has(Role::Contact) {
            self.columns[at].meaning = Some(Role::Contact);
        } else {
            self.take(at, Role::Contact, Confidence::Likely, Why::NameAndCells);
        }
    }

    /// Columns that stand in for a role which no column has.
    fn stand_ins(&mut self, shape: Shape) {
        let customers = self
            .headings
            .iter()
            .zip(&self.columns)
            .any(|(heading, column)| heading.says.has(Concept::Customer) && column.role.is_some_and(Role::is_key));
        let tells = [Role::Stage, Role::Outcome, Role::Value].iter().any(|role| self.has(*role));
        match shape {
            // Persons and accounts are journeys where the rows say what became of them; else they are to be joined.
            Shape::Touches if tells || customers => self.stand_in(Role::JourneyId, &[Role::Contact, Role::Account]),
            Shape::Deals => self.stand_in(Role::JourneyId, &[Role::Contact, Role::Account]),
            _ => {}
        }
        if matches!(shape, Shape::Touches | Shape::Deals | Shape::Links | Shape::Other) {
            let created = [Role::Created, Role::LeadCreated, Role::OpportunityCreated, Role::Closed];
            self.stand_in(Role::Time, &created);
        }
        if shape == Shape::Aggregated && !self.has(Role::Path) {
            self.stand_in(Role::Path, &[Role::Channel]);
        }
    }

    /// Lets the first of `others` that is there stand in for a role that no column has.
    fn stand_in(&mut self, role: Role, others: &[Role]) {
        if self.has(role) {
            return;
        }
        let column = others.iter().find_map(|other| self.columns.iter().position(|c| c.role == Some(*other)));
        if let Some(column) = column.and_then(|at| self.columns.get_mut(at)) {
            column.why = Why::StandIn(column.meaning.unwrap_or(role));
            column.confidence = Confidence::Likely;
            column.role = Some(role);
        }
    }
}

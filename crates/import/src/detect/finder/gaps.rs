//! Finds columns for roles that no heading names.

use super::Finder;
use crate::detect::fit::GOOD_KEY;
use crate::detect::lexicon::Concept;
use crate::detect::{separator_of, steps};
use crate::parse::DateEvidence;
use fairshare_types::schema::{Confidence, Role, Shape, Why};

impl<'a> Finder<'a> {
    /// Finds the column that lists the times of the steps of a path.
    pub(super) fn path_times(&mut self) {
        if !self.has(Role::Path) || self.has(Role::PathTimes) {
            return;
        }
        let found = (0..self.columns.len()).find(|&at| {
            let cells = self.rows.iter().filter_map(|row| row.get(at)).map(String::as_str);
            let Some(mark) = separator_of(cells.clone()).filter(|_| !self.taken[at]) else { return false };
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

    /// Takes a column of dates whose name says nothing as the time of the touch, if it is the only one.
    pub(super) fn by_contents(&mut self) {
        let dated = [Role::Time, Role::Created, Role::PathTimes].iter().any(|role| self.has(*role));
        if dated || !self.columns.iter().any(|c| c.role.is_some_and(|role| role.is_key() || role == Role::Channel)) {
            return;
        }
        let mut dates = (0..self.columns.len()).filter(|&at| {
            let contents = &self.contents[at];
            let says = &self.headings[at].says;
            let ended = says.has(Concept::Cancelled) || says.has(Concept::Lost);
            if self.taken[at] || says.has(Concept::NotTime) || says.role(Role::Closed) > 0 || ended {
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

    /// Uses the id of an unknown object as the journey key if no column is a key: `Donor ID`, `Projektnummer`.
    ///
    /// Its cells must repeat, as the touches of a journey do, or each row must describe a deal.
    pub(super) fn key_by_id(&mut self) {
        let told = [Role::Stage, Role::Outcome, Role::Value].iter().any(|role| self.has(*role));
        let touched = self.has(Role::Time) && (self.has(Role::Channel) || self.has(Role::TouchType));
        let keyed = self.columns.iter().any(|column| column.role.is_some_and(Role::is_key));
        if keyed || !(told || touched) || self.has(Role::Path) {
            return;
        }
        let is_id = |at: &usize| {
            let (heading, contents) = (&self.headings[*at], &self.contents[*at]);
            let says = &heading.says;
            let of_other =
                [Concept::NotJourneyId, Concept::Touch, Concept::Name].iter().any(|concept| says.has(*concept));
            let roles = Role::ALL.iter().any(|role| says.role(*role) > 0);
            let filled = contents.filled() * 10 >= self.rows.len() * 9 && contents.filled() > 0;
            // An id that is unique in rows of touches identifies the touch; a journey has several.
            let repeats = !contents.is_unique() || !touched;
            says.has(Concept::Id) && !of_other && !roles && filled && repeats && !self.taken[*at]
        };
        let mut ids = (0..self.columns.len()).filter(is_id);
        if let (Some(at), None) = (ids.next(), ids.next()) {
            self.take(at, Role::JourneyId, Confidence::Guess, Why::Cells);
        }
    }

    /// Takes the only free column of numbers with cents or currencies as the amount.
    ///
    /// Applies to tables without channels, such as a list of treatments or donations.
    pub(super) fn only_amount(&mut self) {
        let keyed = self.columns.iter().any(|c| c.role.is_some_and(Role::is_key));
        let others = [Role::Value, Role::Cost, Role::Given, Role::Channel, Role::TouchType, Role::Path, Role::Wins];
        if !keyed || others.iter().any(|role| self.has(*role)) {
            return;
        }
        let mut amounts = (0..self.columns.len()).filter(|&at| {
            let (contents, says) = (&self.contents[at], &self.headings[at].says);
            let money = contents.have_decimals() || contents.have_currencies();
            !self.taken[at]
                && money
                && !contents.are_dates()
                && says.role(Role::Probability) == 0
                && !says.has(Concept::Count)
        });
        if let (Some(at), None) = (amounts.next(), amounts.next()) {
            self.take(at, Role::Value, Confidence::Guess, Why::Cells);
        }
    }

    /// Uses a column as the time by its heading alone, though its cells cannot be read.
    ///
    /// Its rows are rejected with the unreadable cell, which helps the user more than a missing time column.
    pub(super) fn unreadable_time(&mut self) {
        let dated = [Role::Time, Role::Created, Role::PathTimes, Role::Path].iter().any(|role| self.has(*role));
        let keyed = self.columns.iter().any(|c| c.role.is_some_and(Role::is_key));
        if dated || !keyed || !(self.has(Role::Channel) || self.has(Role::TouchType)) {
            return;
        }
        if let Some(at) = self.columns.iter().position(|column| column.why == Why::CellsDiffer(Role::Time)) {
            self.take(at, Role::Time, Confidence::Guess, Why::Name);
        }
    }

    /// Marks every key column of tables that join, not only the one that has the role.
    pub(super) fn other_keys(&mut self, shape: Shape) {
        if shape == Shape::Campaigns {
            // Touches may refer to a campaign by its key.
            let is_key = |at: &usize| {
                let says = &self.headings[*at].says;
                self.columns[*at].meaning.is_none() && says.has(Concept::Id) && says.role(Role::Campaign) > 0
            };
            if let Some(at) = (0..self.columns.len()).find(is_key) {
                self.columns[at].meaning = Some(Role::Campaign);
            }
        }
        if !matches!(shape, Shape::Links | Shape::Deals) {
            return;
        }
        for at in 0..self.columns.len() {
            let (account, contact) = (self.score(at, Role::Account), self.score(at, Role::Contact));
            let free = self.columns[at].meaning.is_none() && self.columns[at].why != Why::Chosen;
            // The parent of an account is another account.
            let parent = shape == Shape::Links && self.headings[at].says.has(Concept::NotJourneyId);
            if free && !parent && account.max(contact) >= GOOD_KEY {
                self.columns[at].meaning = Some(if contact > account { Role::Contact } else { Role::Account });
            }
        }
    }

    /// Fills missing roles with columns of similar roles.
    pub(super) fn stand_ins(&mut self, shape: Shape) {
        let customers = self
            .headings
            .iter()
            .zip(&self.columns)
            .any(|(heading, column)| heading.says.has(Concept::Customer) && column.role.is_some_and(Role::is_key));
        let tells = [Role::Stage, Role::Outcome, Role::Value].iter().any(|role| self.has(*role));
        match shape {
            // Persons and accounts are journeys if rows have an outcome or amount; otherwise another file joins them.
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

    /// Gives a missing role to the column of the first of `others` that exists.
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

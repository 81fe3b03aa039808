//! Columns for roles that no heading gives.

use super::Finder;
use crate::detect::fit::GOOD_KEY;
use crate::detect::lexicon::Concept;
use crate::detect::{Confidence, Role, Shape, Why, separator_of, steps};
use crate::parse::DateEvidence;

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

    /// A column of dates whose name says nothing may be the time of the touch, if it is the only one.
    pub(super) fn by_contents(&mut self) {
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

    /// Uses a column that only its heading makes a time. Its rows are kept out with the cell that cannot be parsed, which tells
    /// the user more than that no column has the time.
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

    /// In tables that join, every column of keys counts, not only the one that has the role.
    pub(super) fn other_keys(&mut self, shape: Shape) {
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

    /// Fills roles that no column has with columns of similar roles.
    pub(super) fn stand_ins(&mut self, shape: Shape) {
        let customers = self
            .headings
            .iter()
            .zip(&self.columns)
            .any(|(heading, column)| heading.says.has(Concept::Customer) && column.role.is_some_and(Role::is_key));
        let tells = [Role::Stage, Role::Outcome, Role::Value].iter().any(|role| self.has(*role));
        match shape {
            // Persons and accounts are journeys if the rows have an outcome or an amount; otherwise another file joins them.
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

    /// Gives a role that no column has to the column of the first of `others` that exists.
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

//! Recognises tables by their headings: stage histories, lists of campaigns, persons and orders.

use super::Finder;
use crate::detect::fit::GOOD_KEY;
use crate::detect::heading::Heading;
use crate::detect::lexicon::Concept;
use fairshare_types::schema::{Confidence, Role, Shape, Why};

impl<'a> Finder<'a> {
    /// In a stage history, reads a value column without numbers as the stage.
    pub(super) fn deal_history(&mut self) {
        let entered = self.headed(|heading| heading.says.has(Concept::Entered)).is_some();
        let value = self.headed(|heading| heading.says.role(Role::Value) > 0);
        let free = |at: &usize| {
            !self.contents[*at].are_numbers() && (!self.taken[*at] || self.columns[*at].role == Some(Role::Value))
        };
        if let Some(at) = value.filter(|at| entered && !self.has(Role::Stage) && free(at)) {
            self.take(at, Role::Stage, Confidence::Likely, Why::NameAndCells);
        }
    }

    /// Recognises a list of campaigns: it has a name, a type and a key, and no deals or touches.
    pub(super) fn campaign_list(&mut self) {
        let own = |heading: &Heading| {
            [Role::JourneyId, Role::Account, Role::Contact].iter().all(|role| heading.says.role(*role) == 0)
        };
        let key = self.headed(|heading| own(heading) && heading.says.has(Concept::Id));
        let name = self.headed(|heading| own(heading) && heading.says.has(Concept::Name));
        let kind = self
            .headed(|heading| own(heading) && heading.says.role(Role::TouchType) > 59)
            .or_else(|| self.columns.iter().position(|column| column.role == Some(Role::Channel)));
        let (Some(key), Some(name), Some(kind)) = (key, name, kind) else { return };
        let of_deals: &[Role] = &[Role::Value, Role::Account, Role::Contact, Role::Closed];
        let others: &[Role] = &[&[Role::Stage, Role::Outcome, Role::JourneyId], of_deals].concat();
        let planned = self.headings.iter().filter(|heading| heading.says.has(Concept::Plan)).count();
        let keyed_otherwise =
            (0..self.columns.len()).any(|other| other != key && self.columns[other].role == Some(Role::JourneyId));
        let chosen = self.columns.iter().any(|column| column.why == Why::Chosen);
        // Two columns of a plan outweigh a status; a lone start date does not.
        let others = if planned > 1 { of_deals } else { others };
        // A list of activities has kinds and a start, too.
        let kinds = self.contents[kind].texts();
        let of_activities = kinds.keys().filter(|text| Heading::of(text).says.of(Concept::Touch) >= 100).count();
        let logged = of_activities * 2 > kinds.len();
        // A budget is that of the campaign.
        let has = |role: &Role| {
            let of_deal =
                |at: &usize| self.columns[*at].role == Some(*role) && !self.headings[*at].says.has(Concept::Plan);
            (0..self.columns.len()).any(|at| of_deal(&at))
        };
        if planned > 0 && !logged && !chosen && !keyed_otherwise && !others.iter().any(has) {
            // The status, the dates and the key belong to the campaign.
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

    /// Whether the rows are accounts with an id and a name, by which other files may refer to them.
    pub(super) fn lists_accounts(&self, shape: Shape) -> bool {
        let others = self.columns.iter().filter_map(|column| column.role).any(|role| {
            !matches!(role, Role::Account | Role::Owner | Role::Team | Role::Segment | Role::Currency | Role::Created)
        });
        let account = |at: usize| self.score(at, Role::Account) >= GOOD_KEY && self.contents[at].filled() > 0;
        let has =
            |concept: Concept| (0..self.columns.len()).find(|&at| account(at) && self.headings[at].says.has(concept));
        let chosen = self.columns.iter().any(|column| column.why == Why::Chosen);
        let (id, name) = (has(Concept::Id), has(Concept::Name));
        shape == Shape::Other && !others && !chosen && id.is_some() && name.is_some() && id != name
    }

    /// Whether the rows are persons with their details, each with a deal, though they have a source.
    pub(super) fn lists_persons(&self, shape: Shape) -> bool {
        let persons = self.headed(|heading| heading.says.has(Concept::Person)).is_some();
        let others = [Role::Time, Role::Value, Role::Stage, Role::Outcome];
        let keyed = self.has(Role::JourneyId) && self.has(Role::Contact);
        shape == Shape::Other && persons && keyed && !others.iter().any(|role| self.has(*role))
    }

    /// Reads the `Id` of a contact list as the key of the person.
    pub(super) fn contact_list(&mut self) {
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

    /// Reads a list of orders with a channel as touches, one per order at the time of the order.
    ///
    /// `meaning` records that this time is the close: beside a file of touches, the list holds only conversions.
    pub(super) fn touches_of_orders(&mut self, shape: Shape) -> Shape {
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
}

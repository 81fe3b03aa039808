//! Scores keys: of deals, persons and accounts.

use super::{STRONG, View};
use crate::detect::lexicon::Concept;
use fairshare_types::schema::Role;

impl<'a> View<'a> {
    pub(super) fn journey_id(&self) -> i32 {
        let says = &self.heading.says;
        let person = self.role(Role::Contact) > 0 || self.role(Role::Account) > 0;
        let base = match (self.deal, self.order) {
            (deal, _) if deal > 0 && self.id => 70 + deal / 4,
            (deal, order) if deal > 0 && self.name && order < deal => deal * 52 / 100,
            (deal, _) if deal >= 85 => deal * 85 / 100,
            (_, order) if order > 0 && self.id => order * 86 / 100,
            (_, order) if order > 0 && self.name => order * 42 / 100,
            (deal, order) => (deal * 85 / 100).max(order * 64 / 100),
        };
        let named_person = person && !(self.id && self.deal > 0);
        let veto = 85 * i32::from(says.has(Concept::NotJourneyId) && self.deal < 100);
        let campaign = 60 * i32::from(self.role(Role::Campaign) > 0);
        let flag = 85 * i32::from(self.flag && !self.id);
        base - self.against_key() - veto - campaign - flag - 30 * i32::from(named_person)
    }

    pub(super) fn contact(&self) -> i32 {
        let person = self.role(Role::Contact);
        let base = if person > 0 {
            person * 78 / 100 + 10 * i32::from(self.id) - 4 * i32::from(self.name)
        } else if self.customer && self.id {
            78
        } else if self.lead {
            62 + 14 * i32::from(self.id) - 4 * i32::from(self.name)
        } else {
            0
        };
        let veto = 60 * i32::from(self.heading.says.has(Concept::NotOutcome) && !self.id);
        let deal = 40 * i32::from(self.deal.max(self.order) >= 85 && self.touch == 0);
        let campaign = 40 * i32::from(self.role(Role::Campaign) > 0);
        base - self.against_key().max(veto) - deal - campaign - 60 * i32::from(self.flag || self.count)
    }

    pub(super) fn account(&self) -> i32 {
        let account = self.role(Role::Account);
        let base = if account > 0 {
            account * 84 / 100 + 6 * i32::from(self.id || self.name)
        } else if self.customer {
            if self.id { 30 } else { 68 + 12 * i32::from(self.name) }
        } else {
            0
        };
        let person = 30 * i32::from(self.role(Role::Contact) >= 100 && !self.name);
        base - self.against_key() - person - 60 * i32::from(self.flag || self.count)
    }

    /// Penalty for words that do not belong to keys.
    fn against_key(&self) -> i32 {
        let fields = [
            Role::Time,
            Role::Stage,
            Role::Outcome,
            Role::Cost,
            Role::Owner,
            Role::Team,
            Role::Channel,
            Role::Currency,
            Role::TouchType,
            Role::Created,
            Role::Closed,
            Role::Segment,
            Role::Given,
            Role::Sequence,
        ];
        let status = self.status > 0 || self.won >= STRONG || self.lost;
        let value = self.role(Role::Value) > 75 || (self.no_value && !self.id);
        self.against(&fields).max(80 * i32::from(status || value))
    }
}

//! Scores channels, campaigns, types of touches, teams and owners.

use super::{MEMBER_STATUS, View};
use crate::detect::lexicon::Concept;
use fairshare_types::schema::Role;

impl<'a> View<'a> {
    pub(super) fn channel(&self) -> i32 {
        let says = &self.heading.says;
        let lonely = self.touch >= 100 && self.role(Role::TouchType) == 0 && !self.id && !self.name && !self.count;
        let base = if self.role(Role::Channel) > 0 {
            self.role(Role::Channel) - 10 * i32::from(self.role(Role::TouchType) >= 100)
        } else if self.role(Role::Campaign) > 0 && self.role(Role::TouchType) >= 100 {
            // The type of the campaign is closer to the touch than the source of the lead.
            98
        } else if lonely {
            46
        } else {
            0
        };
        let others = [
            Role::Owner,
            Role::Team,
            Role::Stage,
            Role::Cost,
            Role::Currency,
            Role::Time,
            Role::Outcome,
            Role::Path,
            Role::Created,
            Role::Closed,
            Role::Segment,
            Role::Sequence,
        ];
        let value = self.role(Role::Value) > 62;
        // A site or a platform is a channel; a country or a browser is not.
        let veto = says.has(Concept::NotChannel);
        // `UTM Source [Last Touch]` is a source, too.
        let dated = says.has(Concept::NotTime);
        let other = self.status > 0 || self.count || dated || value || veto || self.won >= 100;
        base - self.against(&others).max(75 * i32::from(other)) - 14 * i32::from(self.id)
    }

    pub(super) fn campaign(&self) -> i32 {
        let others = [
            Role::TouchType,
            Role::Stage,
            Role::Cost,
            Role::Owner,
            Role::Time,
            Role::Team,
            Role::Currency,
            Role::Created,
        ];
        let other = self.status > 0 || self.count || self.role(Role::Value) > 75 || self.flag;
        let source = 25 * i32::from(self.role(Role::Channel) > 75);
        let id = 8 * i32::from(self.id);
        self.role(Role::Campaign) - self.against(&others).max(75 * i32::from(other)) - source - id
    }

    pub(super) fn touch_type(&self) -> i32 {
        let kind = self.role(Role::TouchType);
        let object = &self.heading.object;
        let touch = self.touch > 0 || object.of(Concept::Touch) >= 100;
        let of_deal = self.deal.max(self.order).max(object.role(Role::JourneyId)) >= 85
            || self.customer
            || self.lead
            || self.role(Role::Account) > 0
            || object.role(Role::Account) > 0
            || object.role(Role::Contact) > 0 && object.of(Concept::Touch) == 0;
        let base = if kind >= 100 {
            match (touch, of_deal) {
                (true, _) => 92,
                (false, true) => 15,
                (false, false) => 66,
            }
        } else if kind > 0 {
            kind
        } else if self.touch >= 100 && self.name {
            70
        } else if self.touch >= 100 && self.status > 0 {
            54
        } else if self.touch >= 100 {
            44
        } else if self.status > 0 && self.deal == 0 && self.order == 0 {
            MEMBER_STATUS
        } else {
            0
        };
        let others = [
            Role::Channel,
            Role::Campaign,
            Role::Owner,
            Role::Team,
            Role::Time,
            Role::Value,
            Role::Cost,
            Role::Currency,
            Role::Stage,
            Role::Path,
            Role::Sequence,
            Role::Outcome,
        ];
        let medium = self.role(Role::Channel) < 70;
        let others = if medium { &others[1..] } else { &others[..] };
        let veto = self.heading.says.has(Concept::NotChannel) || self.count || self.no_time || (self.id && kind < 100);
        base - self.against(others).max(70 * i32::from(veto))
    }

    pub(super) fn team(&self) -> i32 {
        let others = [Role::Time, Role::TouchType, Role::Stage, Role::Value, Role::Cost, Role::Channel, Role::Campaign];
        let other = self.status > 0 || self.count || self.role(Role::Value) > 62;
        let customers =
            60 * i32::from(self.customer || self.role(Role::Account) > 0 || self.heading.says.has(Concept::NotChannel));
        self.role(Role::Team) - self.against(&others).max(75 * i32::from(other)) - customers - 5 * i32::from(self.id)
    }

    pub(super) fn owner(&self) -> i32 {
        let others = [
            Role::Team,
            Role::Time,
            Role::TouchType,
            Role::Stage,
            Role::Value,
            Role::Cost,
            Role::Channel,
            Role::Currency,
            Role::Segment,
        ];
        let other = self.status > 0 || self.count;
        self.role(Role::Owner) - self.against(&others).max(75 * i32::from(other))
    }
}

//! Scores dates: of touches, of closes and of creation.

use super::View;
use crate::detect::lexicon::Concept;
use fairshare_types::schema::Role;

impl<'a> View<'a> {
    pub(super) fn time(&self) -> i32 {
        if self.date == 0 {
            return 0;
        }
        let says = &self.heading.says;
        let touch = match self.touch {
            60.. => 12,
            1.. => 8,
            _ => 0,
        };
        // A contact that is a touch, as in `Contact date`, is not a person.
        let deal = self.deal.max(self.order).max(self.closed).max(if self.won >= 50 || self.lost { 90 } else { 0 });
        let lead = if self.lead && touch == 0 { 45 } else { 0 };
        let created = if self.created && touch < 12 { 25 } else { 0 };
        let base = if self.date > 65 { 60 + self.date / 5 } else { 62 };
        let others = [
            Role::TouchType,
            Role::Stage,
            Role::Value,
            Role::Cost,
            Role::Owner,
            Role::Team,
            Role::Currency,
            Role::Channel,
            Role::Path,
        ];
        // The day on which a deal was called off, paid back or lost is not the day of a touch.
        let ended = says.has(Concept::Cancelled) || self.lost && self.touch == 0;
        let others = self.against(&others).max(70 * i32::from(self.status > 0 || self.no_time || ended));
        let campaign = 20 * i32::from(self.role(Role::Campaign) > 0 && touch == 0);
        base + touch - (deal * 45 / 100).max(lead) - created - others - campaign
    }

    pub(super) fn closed(&self) -> i32 {
        // A deal called off, paid back or lost on that day was not won on it.
        if self.heading.says.has(Concept::Cancelled) || self.lost && self.won == 0 {
            return 0;
        }
        let won = if self.won >= 50 { 90 } else { 0 };
        let dated = i32::from(self.date > 0);
        let base = match self.closed.max(won) {
            0 if self.order > 0 && (self.date > 0 || self.created) => self.order * 74 / 100,
            0 if self.deal > 0 && self.date > 0 && !self.created => self.deal * 60 / 100,
            0 => 0,
            clear => clear * 78 / 100 + 15 * dated,
        };
        let created = 50 * i32::from(self.created && self.order == 0);
        let touch = 25 * i32::from(self.touch > 0);
        let estimated = 15 * i32::from(self.no_value);
        let actual = 3 * i32::from(self.heading.says.has(Concept::Actual));
        base - self.no_date() - created - touch - estimated + actual
    }

    pub(super) fn created(&self) -> i32 {
        // The day on which an order was created is that of the sale.
        let other = 40 * i32::from(self.lead || self.deal.max(self.order) >= 100 || self.touch > 50);
        i32::from(self.created) * (78 + 8 * i32::from(self.date > 0)) - other - self.no_date()
    }

    pub(super) fn lead_created(&self) -> i32 {
        let base = match self.role(Role::LeadCreated) {
            0 if self.lead && self.created => 92,
            0 if self.lead && self.date > 0 => 70,
            direct => direct,
        };
        base + 3 * i32::from(self.date > 0 && base > 0) - self.no_date()
    }

    pub(super) fn opportunity_created(&self) -> i32 {
        let created = i32::from(self.deal >= 85 && self.created) * 90;
        created.max(self.role(Role::OpportunityCreated)) - self.no_date()
    }

    pub(super) fn path_times(&self) -> i32 {
        let direct = self.role(Role::PathTimes);
        let path = i32::from(self.role(Role::Path) > 0 && self.date > 0);
        direct.max(path * 85)
    }

    fn no_date(&self) -> i32 {
        let others =
            [Role::TouchType, Role::Value, Role::Cost, Role::Owner, Role::Currency, Role::Channel, Role::Stage];
        let other = self.status > 0 || self.no_time || self.count;
        self.against(&others).max(70 * i32::from(other))
    }
}

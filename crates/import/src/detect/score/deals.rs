//! Scores stages, outcomes and amounts.

use super::{STRONG, View};
use crate::detect::lexicon::Concept;
use fairshare_types::schema::Role;

impl<'a> View<'a> {
    pub(super) fn stage(&self) -> i32 {
        let stage = self.role(Role::Stage);
        let base = if stage >= 90 {
            92
        } else if self.status > 0 {
            50 + 6 * i32::from(self.deal > 0 || self.lead || stage > 0)
        } else {
            stage * 72 / 100
        };
        let others = [
            Role::Time,
            Role::TouchType,
            Role::Value,
            Role::Cost,
            Role::Owner,
            Role::Team,
            Role::Created,
            Role::Currency,
            Role::Channel,
        ];
        let veto = self.heading.says.has(Concept::NotOutcome) && stage < 90;
        let other = self.count || veto || self.no_time && stage < 90;
        // `Task status` is the status of the task.
        let touch = 40 * i32::from(self.touch >= 100 && stage < 90 && self.deal == 0);
        base - self.against(&others).max(70 * i32::from(other))
            - touch
            - 4 * i32::from(self.id)
            - 30 * i32::from(self.flag)
    }

    pub(super) fn outcome(&self) -> i32 {
        let outcome = self.role(Role::Outcome) * 95 / 100;
        let won = match self.won {
            80.. => 84 + 8 * i32::from(self.flag),
            50.. if self.flag => 84,
            _ => 0,
        };
        let deal = self.deal > 0 || self.order > 0 || self.closed > 0;
        let status = if self.status > 0 { 62 + 8 * i32::from(deal) } else { 0 };
        let bought = match self.flag {
            true if self.customer || self.order > 0 || self.deal > 0 || self.role(Role::Wins) > 0 => 72,
            false if self.order >= 100 && !self.id && !self.name => 46,
            _ => 0,
        };
        let others = [
            Role::TouchType,
            Role::Value,
            Role::Cost,
            Role::Owner,
            Role::Team,
            Role::Created,
            Role::Currency,
            Role::Channel,
            Role::Campaign,
            Role::Path,
        ];
        let veto = self.heading.says.has(Concept::NotOutcome) && !(self.status > 0 && self.won > 0)
            || self.heading.says.has(Concept::Cancelled) && self.won == 0 && self.status == 0;
        let reason_of_status = self.status > 0 && self.touch == 0 && !self.lost;
        let veto = veto && !(reason_of_status && self.heading.folded == "statusreason");
        // `Is lost` means the opposite; `Won date` and `ConversionRow rate` are no outcomes.
        let other =
            self.date > 0 || self.count || self.no_value && !self.lost || self.lost && self.won == 0 && outcome == 0;
        // `Call outcome` is the result of the call, not of the deal.
        let touch = 60 * i32::from(self.touch >= 100 && self.won == 0);
        let base = outcome.max(won).max(status).max(bought);
        base - self.against(&others).max(85 * i32::from(veto || other)) - touch - 30 * i32::from(self.id || self.name)
    }

    pub(super) fn value(&self) -> i32 {
        // `Paid (EUR)` is what was paid.
        let paid = self.won >= 80 && self.heading.currency.is_some() && !self.flag;
        let value = if paid { self.role(Role::Value).max(62) } else { self.role(Role::Value) };
        if value == 0 {
            return 0;
        }
        let says = &self.heading.says;
        let others = [
            Role::Currency,
            Role::Given,
            Role::Owner,
            Role::Team,
            Role::TouchType,
            Role::Channel,
            Role::Segment,
            Role::Campaign,
        ];
        let cost = self.role(Role::Cost);
        let spent = cost >= STRONG || says.has(Concept::Ad) || (cost > 0 && self.touch > 0);
        let dated = self.date >= 100 && self.heading.unknown == 0;
        let note = self.heading.note.role(Role::Given) > 0;
        // `user_id.value` is the number of a person, not an amount.
        let object = &self.heading.object;
        let of_person = object.has(Concept::Id)
            || [Role::Owner, Role::Contact, Role::Account].iter().any(|role| object.role(*role) > 0);
        // `Pipeline value` is an amount, `Stage value` is not.
        let stage = self.role(Role::Stage) > 62;
        let other =
            stage || of_person || spent || dated || self.no_value || note || self.status > 0 || (self.name && !self.id);
        let better = 4 * i32::from(says.has(Concept::Actual)) + 2 * i32::from(self.deal > 0);
        let converted = 3 * i32::from(self.heading.company_currency);
        value - self.against(&others).max(90 * i32::from(other)) + better + converted - 8 * i32::from(self.touch > 0)
    }

    pub(super) fn cost(&self) -> i32 {
        let says = &self.heading.says;
        let (cost, value) = (self.role(Role::Cost), self.role(Role::Value));
        let spent = says.has(Concept::Ad) || self.touch > 0 || self.role(Role::Campaign) > 0;
        let base = match (cost, spent) {
            (STRONG.., _) => cost,
            (1.., true) => cost + 45,
            (0, true) if value > 0 && says.has(Concept::Ad) => 62,
            (cost, _) => cost,
        };
        let others = [Role::Currency, Role::Owner, Role::Team, Role::Stage, Role::Given, Role::Time];
        let of_touches =
            says.has(Concept::Ad) || [Role::Campaign, Role::Channel].iter().any(|role| self.role(*role) > 0);
        let veto = says.has(Concept::NotValue) && !of_touches && cost < 100;
        base - self.against(&others).max(70 * i32::from(veto))
    }

    pub(super) fn given(&self) -> i32 {
        let given =
            self.role(Role::Given).max(self.heading.note.role(Role::Given) * i32::from(self.role(Role::Value) > 0));
        let others = [Role::TouchType, Role::Owner, Role::Team, Role::Currency, Role::Time];
        let money = self.role(Role::Value) > 0 || self.heading.words > 1 || given == 0;
        given - self.against(&others) - 30 * i32::from(!money)
    }

    pub(super) fn currency(&self) -> i32 {
        let rate = 70 * i32::from(self.heading.says.has(Concept::NotValue));
        self.role(Role::Currency) * 95 / 100 - rate - 70 * i32::from(self.date >= 100)
    }

    pub(super) fn probability(&self) -> i32 {
        let others =
            [Role::Value, Role::Cost, Role::Currency, Role::Given, Role::Owner, Role::Team, Role::Time, Role::Channel];
        self.role(Role::Probability) * 95 / 100 - self.against(&others) - 60 * i32::from(self.count || self.id)
    }

    pub(super) fn wins(&self) -> i32 {
        let counted = self.count && (self.won > 0 || self.role(Role::Outcome) > 0);
        let direct = self.role(Role::Wins);
        let lost = self.lost || self.role(Role::Losses) > 0 || self.heading.says.has(Concept::Not);
        direct.max(85 * i32::from(counted))
            - 60 * i32::from(lost)
            - self.against(&[Role::Value, Role::Time, Role::Cost])
    }

    pub(super) fn losses(&self) -> i32 {
        let counted = self.count && self.lost;
        self.role(Role::Losses).max(85 * i32::from(counted)) - self.against(&[Role::Value, Role::Time, Role::Cost])
    }
}

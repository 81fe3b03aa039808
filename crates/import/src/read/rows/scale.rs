//! The decimal places of all amounts.

use super::Store;
use crate::read::cell::{LARGEST, NONE};
use crate::read::touches::Touches;
use fairshare_types::scale::Scale;

impl Store {
    /// Converts all amounts to the fewest decimal places that hold them, but not fewer than `least`, without rounding.
    pub fn settle_scale(&mut self, least: Scale) {
        let mut scale = self.scale;
        while scale > least {
            let coarser = Scale::new(scale.places() - 1);
            let unit = self.scale.one() / coarser.one();
            if self.amounts_mut().any(|amount| *amount % unit != 0) {
                break;
            }
            scale = coarser;
        }
        if self.scale < least {
            let largest = LARGEST / (least.one() / self.scale.one());
            if self.amounts_mut().all(|amount| amount.abs() <= largest) {
                scale = least;
            }
        }
        let before = std::mem::replace(&mut self.scale, scale);
        if scale != before {
            self.amounts_mut().for_each(|amount| *amount = before.convert(*amount, scale));
        }
    }

    /// All known amounts: of touches, deals, conversions and lost rows, of given credit, and costs.
    fn amounts_mut(&mut self) -> impl Iterator<Item = &mut i64> {
        let Touches { amount, given, cost, .. } = &mut self.touches;
        let touches = amount.iter_mut().chain(given.iter_mut()).chain(cost.iter_mut());
        let lost = self.lost.iter_mut().map(|row| &mut row.amount);
        let conversions = self.conversions.iter_mut().map(|row| &mut row.said.amount);
        touches.chain(self.deals.amounts_mut()).chain(conversions).chain(lost).filter(|amount| **amount != NONE)
    }
}

//! The decimal places of all amounts.

use super::Store;
use crate::parse::Scale;
use crate::read::cell::{LARGEST, NONE};
use crate::read::touches::Touches;

impl Store {
    /// Brings all amounts to the fewest decimal places that hold them, but not fewer than `least`. No amount is rounded.
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

    /// All amounts that are known: of touches and deals, of given credit, and costs.
    fn amounts_mut(&mut self) -> impl Iterator<Item = &mut i64> {
        let Touches { amount, given, cost, .. } = &mut self.touches;
        let touches = amount.iter_mut().chain(given.iter_mut()).chain(cost.iter_mut());
        touches.chain(self.deals.amounts_mut()).filter(|amount| **amount != NONE)
    }
}

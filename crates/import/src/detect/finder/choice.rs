//! Chooses the columns of all roles together.

use super::Finder;
use crate::detect::assign::assign;
use crate::detect::score::LEAST;
use fairshare_types::order;
use fairshare_types::schema::{Confidence, Role, Why};

/// Lowest score at which a column certainly has the role.
const SURE: i32 = 68;

impl<'a> Finder<'a> {
    /// Assigns the roles.
    pub(super) fn choose(&mut self) {
        let mut places: Vec<usize> = self.fits.iter().flatten().map(|(at, _)| *at).collect();
        order::arrange(&mut places, &Ord::cmp);
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

    /// Records why columns with a fitting heading have no role.
    pub(super) fn explain(&mut self) {
        for role in Role::ALL {
            for (at, score) in self.fits[role as usize].clone() {
                let column = &mut self.columns[at];
                if column.role.is_none() && column.why == Why::Unused && score >= 55 {
                    column.why = Why::Taken(role);
                }
            }
        }
    }
}

//! Credit of teams within each month or segment. Every model gives a deal its whole amount, so months alone are equal
//! under all models: they differ in who earns it within the month.

use std::collections::BTreeMap;

use super::rollup::{Grouping, Source};
use crate::credit::{CreditAllocator, FittedModel};
use crate::journey::{Conversion, Journey};
use fairshare_import::read::UNDATED;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::results::{Comparison, Group};
use fairshare_types::schema::Outcome;
use fairshare_types::time::civil;

/// Most places whose credit is kept for one model, to bound memory.
const PLACES: usize = 20_000;

/// The parts of the won deals in the order they are shown, and the part of each journey.
struct Parts {
    names: Vec<String>,
    of_journey: Vec<u32>,
}

/// The parts of the won deals in the order they are shown, and the credit of teams in them under the models requested
/// so far.
pub(crate) struct Within {
    pub by: Dimension,
    /// Names of the parts; the last is empty.
    names: Vec<String>,
    /// Part of each journey; `u32::MAX` if it was not won.
    of_journey: Vec<u32>,
    /// The teams; the index after the last means no team.
    teams: Grouping,
    /// Eligible touches by place (a team within a part).
    touches: Vec<u64>,
    /// Credit by place, for each model.
    credit: Vec<(Model, Vec<Credit>)>,
}

/// Credit under one model in one place.
#[derive(Clone, Copy, Default)]
struct Credit {
    amount: i64,
    unrounded: f64,
    deals: f64,
}

impl Within {
    /// Places per part: one for each team, and one without a team.
    fn width(&self) -> usize {
        self.teams.groups.len() + 1
    }

    /// Whether the credit under a model is known.
    pub fn has(&self, model: &Model) -> bool {
        self.credit.iter().any(|(known, _)| known == model)
    }

    /// Drops the credit under all but these models if there are more than `most`.
    pub fn forget(&mut self, models: &[Model], most: usize) {
        if self.credit.len() > most {
            self.credit.retain(|(model, _)| models.contains(model));
        }
    }

    /// The comparison of these models; the credit under each must be known.
    pub fn comparison(&self, models: &[Model], (total, won_deals): (i64, u64)) -> Comparison {
        let width = self.width();
        let of = |model: &Model| self.credit.iter().find(|(known, _)| known == model);
        let credit: Vec<&[Credit]> = models.iter().filter_map(|model| Some(of(model)?.1.as_slice())).collect();
        let something = |place: usize| self.touches[place] > 0 || credit.iter().any(|of| of[place].is_something());
        let rows: Vec<usize> = (0..self.touches.len()).filter(|&place| something(place)).collect();
        let group = |&place: &usize| {
            let of = self.teams.groups.get(place % width).cloned().unwrap_or_else(Group::unattributed);
            Group { touches: self.touches[place], part: self.names[place / width].clone(), ..of }
        };
        let all = || credit.iter().flat_map(|of| rows.iter().map(|&row| of[row]));
        Comparison {
            by: self.by,
            groups: rows.iter().map(group).collect(),
            models: models.to_vec(),
            total,
            won_deals,
            amounts: all().map(|credit| credit.amount).collect(),
            unrounded: all().map(|credit| credit.unrounded).collect(),
            deals: all().map(|credit| credit.deals).collect(),
            joint: None,
        }
    }
}

impl Source<'_> {
    /// The months or segments of won deals, and the teams in them.
    pub(crate) fn within(&self, by: Dimension) -> Within {
        let teams = self.grouping(by);
        let width = teams.groups.len() + 1;
        let Parts { names, of_journey } = self.parts(by, most(teams.groups.len()));
        let mut touches = vec![0_u64; names.len() * width];
        for (at, _, journey) in self.journeys.won() {
            let part = of_journey[at];
            // A slot has each of its teams only once.
            for cell in journey.slots.iter().flat_map(|&slot| self.cells.of(slot)) {
                touches[part as usize * width + teams.of_cell[cell as usize] as usize] += 1;
            }
        }
        Within { by, names, of_journey, teams, touches, credit: Vec::new() }
    }

    /// Splits the credit of won deals under a model by part and, within it, by team. Amounts are those allocated deal
    /// by deal, so that they sum to won revenue in each part.
    pub(crate) fn credit_within(&self, within: &mut Within, model: &FittedModel<'_>) {
        let (width, of_cell) = (within.width(), &within.teams.of_cell);
        let mut credit = vec![Credit::default(); within.touches.len()];
        let mut sharing = CreditAllocator::new(self.cells, self.channels.len());
        let mut seen = vec![usize::MAX; width];
        for (at, ending, journey) in self.journeys.won() {
            let credit = &mut credit[within.of_journey[at] as usize * width..][..width];
            if *model.model != Model::Influence {
                self.share_within(ending, &journey, model, of_cell, &mut sharing, credit);
                continue;
            }
            // Every team that took part gets the whole deal, once.
            for cell in journey.slots.iter().flat_map(|&slot| self.cells.of(slot)) {
                let team = of_cell[cell as usize] as usize;
                if std::mem::replace(&mut seen[team], at) != at {
                    credit[team].add(ending.amount, ending.amount as f64, ending.wins as f64);
                }
            }
        }
        within.credit.push((model.model.clone(), credit));
    }

    /// Adds the credit of one deal under a model to the teams of its part; the last entry is without a team.
    fn share_within(
        &self,
        ending: &Conversion,
        journey: &Journey<'_>,
        model: &FittedModel<'_>,
        of_cell: &[u32],
        sharing: &mut CreditAllocator,
        credit: &mut [Credit],
    ) {
        let (amount, wins) = (ending.amount as f64, ending.wins as f64);
        let nobody = credit.len() - 1;
        if journey.time.is_empty() {
            return credit[nobody].add(ending.amount, amount, wins);
        }
        sharing.share(journey, self.cells, model, ending.amount);
        let (mut given, mut weights) = (0, 0.0);
        for ((&cell, &weight), &part) in sharing.cells.iter().zip(&sharing.weights).zip(&sharing.amounts) {
            credit[of_cell[cell as usize] as usize].add(part, amount * weight, wins * weight);
            given += part;
            weights += weight;
        }
        if *model.model == Model::Given {
            // Revenue that the other tool left unattributed, or gave twice.
            let rest = ending.amount - given;
            credit[nobody].add(rest, rest as f64, wins * (1.0 - weights));
        }
    }

    /// The part of each journey, and the index of the part with this name, for this many teams.
    pub(super) fn part_of_each(&self, by: Dimension, teams: usize, name: &str) -> (Vec<u32>, u32) {
        let Parts { names, of_journey } = self.parts(by, most(teams));
        let place = names.iter().position(|part| part == name).and_then(|at| u32::try_from(at).ok());
        (of_journey, place.unwrap_or(u32::MAX))
    }

    /// The months or segments of won deals: months in order, segments by deals. The last part has no name: it holds
    /// deals without a month or segment, and those beyond the `most` latest months or most frequent segments.
    fn parts(&self, by: Dimension, most: usize) -> Parts {
        let won = || self.journeys.won().map(|(_, end, _)| end);
        let segments = &self.attributes.segments;
        let nothing = i64::MAX;
        let key = |ending: &Conversion| match by {
            Dimension::Segment => i64::try_from(segments.place(ending.deal)).unwrap_or(nothing),
            _ if ending.close == UNDATED => nothing,
            _ => {
                let (year, month, _) = civil(ending.close);
                year * 12 + month - 1
            }
        };
        let mut place: BTreeMap<i64, u32> = BTreeMap::new();
        let mut names = Vec::new();
        if by == Dimension::Segment {
            let named = segments.places(won()).into_iter().filter(|(of, _)| *of < segments.names.len());
            for (at, (of, _)) in (0..).zip(named.take(most)) {
                place.insert(i64::try_from(of).unwrap_or(nothing), at);
                names.push(segments.name(of).to_owned());
            }
        } else {
            place.extend(won().map(|ending| (key(ending), 0)).filter(|(month, _)| *month != nothing));
            while place.len() > most {
                place.pop_first();
            }
            for (at, (month, place)) in (0..).zip(&mut place) {
                *place = at;
                names.push(format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1));
            }
        }
        let last = u32::try_from(names.len()).unwrap_or(u32::MAX);
        names.push(String::new());
        let of = |ending: &Conversion| match ending.outcome {
            Outcome::Won => place.get(&key(ending)).copied().unwrap_or(last),
            _ => u32::MAX,
        };
        Parts { names, of_journey: self.journeys.ends.iter().map(of).collect() }
    }
}

/// Most parts that are listed for this many teams.
fn most(teams: usize) -> usize {
    (PLACES / (teams + 1)).max(1)
}

impl Credit {
    fn add(&mut self, amount: i64, unrounded: f64, deals: f64) {
        self.amount += amount;
        self.unrounded += unrounded;
        self.deals += deals;
    }

    /// Whether it is not zero. Sums of fractions of deals are accurate to a billionth.
    fn is_something(&self) -> bool {
        self.amount != 0 || self.deals.abs() > 1e-9
    }
}

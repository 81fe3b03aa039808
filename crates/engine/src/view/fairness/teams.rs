//! Teams missing from deals, and teams with many times the touches of others.

use super::super::rollup::Source;
use super::FEWEST_DEALS;
use fairshare_types::dimension::Dimension;
use fairshare_types::order::arranged;
use fairshare_types::results::{FindingKind, GroupKind};

/// Number of teams with a bit of their own, those with most touches.
const TEAMS: usize = 6;
/// Bit number of all other teams.
const OTHERS: usize = 6;
/// Bit number of touches without a team.
const NOBODY: usize = 7;
/// Ratio between the touches of two teams that habits do not explain.
pub(super) const UNEVEN: u64 = 5;
/// Ratio between the deals of the most frequent team and those of a team that counts as missing.
const PRESENT: u64 = 3;
/// Names of teams expected in every deal, whatever other teams there are.
const EXPECTED: [&str; 6] = ["sales", "marketing", "vertrieb", "ventes", "ventas", "vendite"];
/// Most touches of a team in one deal that are counted exactly; more count as this many.
const MOST_TOUCHES: usize = 10_000;

/// The bit of a team.
pub(super) const fn bit(team: usize) -> u8 {
    1 << team
}

/// Bits of the teams of each slot.
pub(super) struct Marks {
    names: Vec<String>,
    of_slot: Vec<u8>,
}

impl Marks {
    /// The bit number of a team, if it has one of its own.
    pub(super) fn team(&self, name: &str) -> Option<usize> {
        self.names.iter().take(TEAMS).position(|team| team == name)
    }

    /// The bits of several touches together.
    pub(super) fn of(&self, slots: &[u32]) -> u8 {
        slots.iter().fold(0, |marks, &slot| marks | self.of_slot[slot as usize])
    }

    /// Number of touches that a team owns, alone or with others.
    pub(super) fn touches(&self, slots: &[u32], team: usize) -> u64 {
        slots.iter().filter(|&&slot| self.of_slot[slot as usize] & bit(team) != 0).count() as u64
    }

    /// Whether a touch has no team.
    pub(super) fn is_nobodys(&self, slot: u32) -> bool {
        self.of_slot[slot as usize] & bit(NOBODY) != 0
    }

    /// The bits of all teams.
    pub(super) const fn named(&self) -> u8 {
        !bit(NOBODY)
    }

    /// The bit of touches without a team.
    pub(super) const fn nobody(&self) -> u8 {
        bit(NOBODY)
    }

    /// Whether the data names teams.
    pub(super) const fn any(&self) -> bool {
        !self.names.is_empty()
    }
}

/// Counts of one team over won deals.
#[derive(Clone, Default)]
struct InDeals {
    /// Won deals with a touch of the team.
    deals: u64,
    /// Won deals by the number of the team's touches in them.
    by_touches: Vec<u64>,
}

impl InDeals {
    fn add(&mut self, touches: u32, wins: u64) {
        let touches = (touches as usize).min(MOST_TOUCHES);
        if touches > 0 {
            self.deals += wins;
            if self.by_touches.len() <= touches {
                self.by_touches.resize(touches + 1, 0);
            }
            self.by_touches[touches] += wins;
        }
    }

    /// Median number of its touches in deals that it touched; the lower of two middle values.
    fn typical(&self) -> u64 {
        let mut before = 0;
        let middle = self.by_touches.iter().position(|deals| {
            before += deals;
            before > 0 && before * 2 >= self.deals
        });
        middle.unwrap_or(0) as u64
    }
}

impl Source<'_> {
    /// Computes the bits of each slot.
    pub(super) fn marks(&self) -> Marks {
        let grouping = self.grouping(Dimension::Team);
        let named = grouping.groups.iter().filter(|group| group.kind == GroupKind::Named);
        let names: Vec<String> = named.map(|group| group.name.clone()).collect();
        let mark = |cell: u32| match grouping.of_cell[cell as usize] as usize {
            team if team < names.len() => bit(team.min(OTHERS)),
            _ => bit(NOBODY),
        };
        let of_slot = (0..self.slots.len()).map(|slot| {
            let marks =
                self.cells.of(u32::try_from(slot).unwrap_or(u32::MAX)).fold(0, |marks, cell| marks | mark(cell));
            // A touch that a team partly owns does not count as one without a team.
            if marks == bit(NOBODY) { marks } else { marks & !bit(NOBODY) }
        });
        let of_slot = of_slot.collect();
        Marks { names, of_slot }
    }

    /// Missing teams, and a team with many times the touches of another.
    pub(super) fn found_by_team(&self, marks: &Marks) -> Vec<(FindingKind, u64)> {
        let width = marks.names.len().min(TEAMS);
        if marks.names.len() < 2 {
            return Vec::new();
        }
        let mut teams = vec![InDeals::default(); width];
        let mut touched = 0;
        for (_, ending, journey) in self.journeys.won() {
            let mut touches = [0_u32; 8];
            let mut any = 0;
            for &slot in journey.slots {
                let marked = marks.of_slot[slot as usize];
                any |= marked;
                for (team, touches) in touches.iter_mut().enumerate() {
                    *touches += u32::from(marked >> team & 1);
                }
            }
            touched += if any & marks.named() == 0 { 0 } else { ending.wins };
            for (team, touches) in teams.iter_mut().zip(touches) {
                team.add(touches, ending.wins);
            }
        }
        if touched < FEWEST_DEALS {
            return Vec::new();
        }
        let mut found = missing(&teams, &marks.names, touched);
        found.extend(uneven(&teams, &marks.names));
        found
    }
}

/// Teams missing from deals that they may have worked on. A team in most deals has probably worked on the rest too.
/// Other teams (partners, technical sales) rarely take part, which is normal. But one of only two teams, or sales or
/// marketing, is reported if some team is in most deals and in many times as many.
fn missing(teams: &[InDeals], names: &[String], touched: u64) -> Vec<(FindingKind, u64)> {
    let most = teams.iter().map(|team| team.deals).max().unwrap_or(0);
    let is_missing = |at: &usize| {
        let deals = teams[*at].deals;
        let in_most = deals < touched && deals * 2 >= touched;
        let expected = names.len() == 2 || EXPECTED.contains(&names[*at].to_lowercase().as_str());
        let in_few = expected && most * 2 >= touched && most >= deals * PRESENT;
        in_most || (in_few && most > 0)
    };
    let kind = |at: usize| FindingKind::WithoutTeam { team: names[at].clone(), of: touched };
    (0..teams.len()).filter(is_missing).map(|at| (kind(at), 0)).collect()
}

/// The teams with most and with fewest touches in a typical deal, if they are far apart.
fn uneven(teams: &[InDeals], names: &[String]) -> Option<(FindingKind, u64)> {
    let known = (0..teams.len()).filter(|&at| teams[at].deals >= FEWEST_DEALS).collect();
    let by_touches = arranged(known, &|&a, &b| teams[b].typical().cmp(&teams[a].typical()));
    let (&more, &fewer) = by_touches.first().zip(by_touches.last())?;
    let [many, few] = [more, fewer].map(|at| teams[at].typical());
    let kind = FindingKind::Uneven { more: (names[more].clone(), many), fewer: (names[fewer].clone(), few) };
    (many >= few.saturating_mul(UNEVEN) && more != fewer).then_some((kind, 0))
}

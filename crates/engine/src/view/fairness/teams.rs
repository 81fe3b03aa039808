//! Teams that are missing in deals, and teams that have many times the touches of others.

use super::super::rollup::Source;
use super::super::{By, GroupKind};
use super::{FEWEST_DEALS, FindingKind};
use fairshare_import::detect::Outcome;
use fairshare_import::order::arranged;

/// Teams that are looked at one by one, those of most touches: a bit of a mark each.
const TEAMS: usize = 6;
/// Any other team.
const OTHERS: usize = 6;
/// No team at all.
const NOBODY: usize = 7;
/// How many times the touches of another team are more than a difference in habits.
pub(super) const UNEVEN: u64 = 5;
/// In how many times the deals of another team a team must be, for that one to be missing in most.
const PRESENT: u64 = 3;
/// Teams that are expected in every deal, whatever other teams there are.
const EXPECTED: [&str; 6] = ["sales", "marketing", "vertrieb", "ventes", "ventas", "vendite"];
/// Touches of a team in one deal that are told apart; more are as many.
const MOST_TOUCHES: usize = 10_000;

/// The bit of a team.
pub(super) const fn bit(team: usize) -> u8 {
    1 << team
}

/// Whose each slot is, a bit for each of its teams.
pub(super) struct Marks {
    names: Vec<String>,
    of_slot: Vec<u8>,
}

impl Marks {
    /// The place of a team.
    pub(super) fn team(&self, name: &str) -> Option<usize> {
        self.names.iter().take(TEAMS).position(|team| team == name)
    }

    /// The marks of touches together.
    pub(super) fn of(&self, slots: &[u32]) -> u8 {
        slots.iter().fold(0, |marks, &slot| marks | self.of_slot[slot as usize])
    }

    /// How many of the touches are a team's, alone or with others.
    pub(super) fn touches(&self, slots: &[u32], team: usize) -> u64 {
        slots.iter().filter(|&&slot| self.of_slot[slot as usize] & bit(team) != 0).count() as u64
    }

    /// Whether a touch is nobody's.
    pub(super) fn is_nobodys(&self, slot: u32) -> bool {
        self.of_slot[slot as usize] & bit(NOBODY) != 0
    }

    /// The marks of all teams.
    pub(super) const fn named(&self) -> u8 {
        !bit(NOBODY)
    }

    /// The mark of nobody.
    pub(super) const fn nobody(&self) -> u8 {
        bit(NOBODY)
    }

    /// Whether the data names teams at all.
    pub(super) const fn any(&self) -> bool {
        !self.names.is_empty()
    }
}

/// What is counted of a team in won deals.
#[derive(Clone, Default)]
struct InDeals {
    /// Won deals it has a touch in.
    deals: u64,
    /// Won deals by how many touches it has in them.
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

    /// Median number of touches in the deals it has any in; of two middles the lower.
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
    /// Marks each slot with its teams.
    pub(super) fn marks(&self) -> Marks {
        let grouping = self.grouping(By::Team);
        let named = grouping.groups.iter().filter(|group| group.kind == GroupKind::Named);
        let names: Vec<String> = named.map(|group| group.name.clone()).collect();
        let mark = |cell: u32| match grouping.of_cell[cell as usize] as usize {
            team if team < names.len() => bit(team.min(OTHERS)),
            _ => bit(NOBODY),
        };
        let of_slot = (0..self.slots.len()).map(|slot| {
            let marks =
                self.cells.of(u32::try_from(slot).unwrap_or(u32::MAX)).fold(0, |marks, cell| marks | mark(cell));
            // A touch that is partly a team's is not nobody's.
            if marks == bit(NOBODY) { marks } else { marks & !bit(NOBODY) }
        });
        let of_slot = of_slot.collect();
        Marks { names, of_slot }
    }

    /// Teams that are missing, and that have many times the touches of another.
    pub(super) fn found_by_team(&self, marks: &Marks) -> Vec<(FindingKind, u64)> {
        let width = marks.names.len().min(TEAMS);
        if marks.names.len() < 2 {
            return Vec::new();
        }
        let mut teams = vec![InDeals::default(); width];
        let mut touched = 0;
        for (at, ending) in self.journeys.ends.iter().enumerate().filter(|(_, end)| end.outcome == Outcome::Won) {
            let mut touches = [0_u32; 8];
            let mut any = 0;
            for &slot in self.journeys.get(at).slots {
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

/// Teams that are missing where they might not have been expected to. A team that is in most deals has probably worked on
/// the rest too. That others come in seldom (partners, technical sales) is how companies work; but where there are only two
/// teams, and of sales and marketing, it is told beside a team that is in most deals and in many times as many.
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

/// The team with most touches in a typical deal and the one with fewest, where they are far apart.
fn uneven(teams: &[InDeals], names: &[String]) -> Option<(FindingKind, u64)> {
    let known = (0..teams.len()).filter(|&at| teams[at].deals >= FEWEST_DEALS).collect();
    let by_touches = arranged(known, &|&a, &b| teams[b].typical().cmp(&teams[a].typical()));
    let (&more, &fewer) = by_touches.first().zip(by_touches.last())?;
    let [many, few] = [more, fewer].map(|at| teams[at].typical());
    let kind = FindingKind::Uneven { more: (names[more].clone(), many), fewer: (names[fewer].clone(), few) };
    (many >= few.saturating_mul(UNEVEN) && more != fewer).then_some((kind, 0))
}

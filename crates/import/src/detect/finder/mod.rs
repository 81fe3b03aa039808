//! Finds the role of each column: scores headings and cells, and assigns roles for the highest sum.

mod candidates;
mod choice;
mod gaps;
mod outcomes;
mod tables;
mod telling;

use super::contents::Contents;
use super::fit::{GOOD_KEY, Table};
use super::fold::{is_team, share_of};
use super::heading::Heading;
use super::rank::{Ranking, outcome_candidates};
use super::score::{LEAST, Scores, header_scores};
use super::shape::judge;
use super::wide::wide;
use super::{Column, Recognition};
use fairshare_types::schema::{Confidence, Role, Shape, Why};
pub use outcomes::Contest;

/// Maximum number of cells examined in tables with very many columns.
const MOST_CELLS: usize = 100_000;

/// Minimum number of rows examined, however wide the table is.
const FEWEST_ROWS: usize = 60;

/// Finds the roles of the columns of a table.
pub struct Finder<'a> {
    header: &'a [String],
    rows: &'a [Vec<String>],
    headings: Vec<Heading>,
    scores: Vec<Scores>,
    contents: Vec<Contents<'a>>,
    /// Columns that cannot get another role.
    taken: Vec<bool>,
    columns: Vec<Column>,
    /// Columns that fit each role, with their scores.
    fits: Vec<Vec<(usize, i32)>>,
    /// An outcome column and a stage column that contradict each other.
    contest: Option<Contest>,
    /// The outcome is no for open deals too; the stage separates them from lost ones.
    refined: bool,
}

impl<'a> Finder<'a> {
    /// Reads the headings.
    pub fn new(header: &'a [String], rows: &'a [Vec<String>], columns: Vec<Column>) -> Self {
        let rows = &rows[..rows.len().min(FEWEST_ROWS.max(MOST_CELLS / header.len().max(1)))];
        let headings: Vec<Heading> = header.iter().map(|name| Heading::of(name)).collect();
        Self {
            header,
            rows,
            scores: headings.iter().map(header_scores).collect(),
            headings,
            contents: (0..header.len()).map(|at| Contents::of(rows, at)).collect(),
            taken: vec![false; header.len()],
            columns,
            fits: vec![Vec::new(); Role::ALL.len()],
            contest: None,
            refined: false,
        }
    }

    /// Finds all roles and the shape.
    pub fn find(mut self, given: &[(String, Option<Role>)], shape: Option<Shape>) -> Recognition {
        self.obey(given);
        self.team_shares();
        let across = wide(self.header, &self.headings);
        for touch in &across {
            for at in [Some(touch.channel), touch.time, touch.campaign, touch.team].into_iter().flatten() {
                self.taken[at] = true;
            }
        }
        self.paths_of_channels();
        let table = self.table();
        self.keys_without_object(table);
        self.numbered_orders(table);
        self.fits = Role::ALL.into_iter().map(|role| self.candidates(role, table)).collect();
        self.telling_types();
        self.created_as_time();
        self.sent_forms();
        self.cells_alone();
        self.currencies();
        self.choose();
        self.settle_outcomes();
        self.explain();
        self.path_times();
        self.by_contents();
        self.only_amount();
        self.unreadable_time();
        self.key_by_id();
        self.deal_history();
        self.campaign_list();
        self.contact_list();
        let shape = shape.unwrap_or_else(|| {
            let shape = self.touches_of_orders(judge(&self.columns, &across));
            if self.lists_accounts(shape) || self.lists_persons(shape) { Shape::Links } else { shape }
        });
        self.stand_ins(shape);
        self.other_keys(shape);
        let rankings = Role::ALL.into_iter().filter_map(|role| {
            let column = self.columns.iter().position(|column| column.role == Some(role))?;
            (role != Role::TeamShare).then(|| Ranking::new(role, column, &self.fits[role as usize], &self.columns))
        });
        let rankings = rankings.collect();
        let of = |role| self.columns.iter().position(|column| column.role == Some(role));
        let key = of(Role::JourneyId).or_else(|| of(Role::Contact)).or_else(|| of(Role::Account));
        let outcome_candidates = outcome_candidates(&self.columns, &self.headings, self.rows, key);
        let lost_if_filled = self.lost_if_filled();
        let (contest, refined) = (self.contest, self.refined);
        Recognition { columns: self.columns, shape, rankings, outcome_candidates, lost_if_filled, contest, refined }
    }

    fn has(&self, role: Role) -> bool {
        self.columns.iter().any(|c| c.role == Some(role))
    }

    fn take(&mut self, at: usize, role: Role, confidence: Confidence, why: Why) {
        let column = &mut self.columns[at];
        (column.role, column.meaning, column.confidence, column.why) = (Some(role), Some(role), confidence, why);
        self.taken[at] = true;
    }

    /// Assigns the roles that the user chose; they take precedence.
    fn obey(&mut self, given: &[(String, Option<Role>)]) {
        for (name, role) in given {
            let Some(at) = self.columns.iter().position(|c| c.name == *name) else { continue };
            match role {
                Some(role) => self.take(at, *role, Confidence::Sure, Why::Chosen),
                None => {
                    self.taken[at] = true;
                    self.columns[at].why = Why::Chosen;
                }
            }
        }
    }

    /// Runs before the scores: `SDR %` is the share of a team, though `SDR` alone names an owner.
    fn team_shares(&mut self) {
        if self.header.iter().filter_map(|name| share_of(name)).any(is_team) {
            for (at, name) in self.header.iter().enumerate() {
                if let Some(team) = share_of(name).filter(|_| !self.taken[at]) {
                    self.take(at, Role::TeamShare, Confidence::Sure, Why::ShareOf(team.to_owned()));
                }
            }
        }
    }

    /// The score of a column's heading for a role.
    fn score(&self, at: usize, role: Role) -> i32 {
        self.scores[at][role as usize]
    }

    /// Facts about the table from all headings together.
    fn table(&self) -> Table {
        let any = |role: Role, least: i32| (0..self.columns.len()).any(|at| self.score(at, role) >= least);
        let tells_deals = [Role::Stage, Role::Outcome, Role::Value].into_iter().any(|role| any(role, 50));
        let is_path = |at: usize| {
            self.score(at, Role::Path) >= LEAST && {
                let contents = &self.contents[at];
                contents.filled() == 0
                    || contents.has_paths()
                    || (0..self.columns.len()).any(|at| self.score(at, Role::Wins) >= 80)
            }
        };
        let given = |role: Role| self.has(role);
        Table {
            tells_deals,
            // The threshold excludes a lone creation date, which may belong to the deal.
            tells_touches: any(Role::Time, 56) && any(Role::Channel, GOOD_KEY),
            has_deal_key: any(Role::JourneyId, GOOD_KEY) || given(Role::JourneyId),
            has_full_key: (0..self.columns.len()).any(|at| {
                let person = self.score(at, Role::Contact).max(self.score(at, Role::Account)) >= GOOD_KEY;
                person && self.contents[at].filled() * 10 >= self.rows.len() * 9 && !self.rows.is_empty()
            }),
            tells_members: any(Role::Campaign, GOOD_KEY) && any(Role::Contact, GOOD_KEY),
            has_paths: (0..self.columns.len()).any(is_path) || given(Role::Path),
        }
    }

    /// The first column whose heading passes a test.
    fn headed(&self, test: impl Fn(&Heading) -> bool) -> Option<usize> {
        self.headings.iter().position(test)
    }
}

//! The teams of touches, and their shares.

use std::collections::BTreeSet;

use super::{Store, named};
use crate::parse::{depends_on_others, is_nothing, parse_team_cell};
use crate::read::fit::divided;
use crate::read::interner::Interner;
use crate::read::layout::Layout;
use crate::read::typed::ABSENT;
use crate::source::Record;
use fairshare_types::problem::Reason;
use fairshare_types::share::Shares;

/// The teams of each cell that names teams, read once per distinct cell.
#[derive(Clone, Default)]
pub struct TeamCells {
    read: Vec<Option<Shares>>,
    /// Cells with a comma or slash whose meaning depends on other cells of the column.
    open: Vec<u32>,
}

impl TeamCells {
    /// Shares in a cell; `None` if they cannot be read.
    pub fn get(&self, cell: u32) -> Option<&Shares> {
        self.read.get(cell as usize).and_then(Option::as_ref)
    }

    /// The teams that a cell names; none if they cannot be read.
    pub(in crate::read) fn of(cell: &str) -> Shares {
        parse_team_cell(cell, &|_| false).unwrap_or_default()
    }

    /// Replaces the teams of a cell.
    pub(in crate::read) fn give(&mut self, cell: u32, shares: Shares) {
        if let Some(read) = self.read.get_mut(cell as usize) {
            *read = Some(shares);
        }
    }

    /// Renames teams, and sums the shares of those that then have one name.
    pub fn rename(&mut self, name: &dyn Fn(&str) -> Option<String>) {
        for shares in self.read.iter_mut().flatten() {
            if shares.parts.iter().any(|(team, _)| name(team).is_some()) {
                let mut parts: Vec<(String, f64)> = Vec::new();
                for (team, share) in std::mem::take(&mut shares.parts) {
                    let team = name(&team).unwrap_or(team);
                    match parts.iter_mut().find(|(known, _)| *known == team) {
                        Some((_, sum)) => *sum += share,
                        None => parts.push((team, share)),
                    }
                }
                *shares = Shares { normalised: shares.normalised, ..Shares::of(parts.into_iter()) };
            }
        }
    }

    pub(in crate::read) fn learn(&mut self, cell: u32, texts: &Interner) {
        if self.read.len() <= cell as usize {
            let text = texts.text(cell);
            if depends_on_others(text) {
                self.open.push(cell);
            }
            self.read.push(parse_team_cell(text, &|_| false).ok());
        }
    }

    /// Splits cells at commas and slashes if each part is a team in another cell.
    pub(in crate::read) fn settle(&mut self, texts: &Interner) {
        if self.open.is_empty() {
            return;
        }
        let is_open = |cell: usize| self.open.binary_search_by_key(&cell, |open| *open as usize).is_ok();
        let read =
            self.read.iter().enumerate().filter(|(cell, _)| !is_open(*cell)).filter_map(|(_, read)| read.as_ref());
        let mut known: BTreeSet<String> = BTreeSet::new();
        known.extend(read.flat_map(|shares| shares.parts.iter().map(|(name, _)| name.clone())));
        for &cell in &self.open {
            if let (Some(read), Ok(shares)) =
                (self.read.get_mut(cell as usize), parse_team_cell(texts.text(cell), &|name| known.contains(name)))
            {
                *read = Some(shares);
            }
        }
        self.open.clear();
    }
}

impl Store {
    /// Number of the text that names the touch's teams.
    ///
    /// It is the cell of the team column, or a text composed from the columns of shares.
    pub(super) fn team(&mut self, row: &Record<'_>, at: &Layout) -> Result<u32, (Reason, usize)> {
        if at.staff != ABSENT {
            return self.person_as_team(row.cell(at.staff), at.staff);
        }
        let mut text = named(row.cell(at.team));
        let mut column = at.team;
        if at.split != ABSENT {
            let cell = |at: usize| std::str::from_utf8(row.cell(at)).ok();
            let both = cell(at.team).zip(cell(at.split)).and_then(|(teams, shares)| divided(teams, shares));
            if let Some(both) = both {
                let id = self.texts.teams.intern(both.as_bytes()).ok_or((Reason::BadText, column))?;
                return self.known_team(id, at.split);
            }
        }
        if row.may_have_line_ends() && text.contains(&b'\n') {
            // A line end separates teams; folding would make it white space.
            self.scratch.clear();
            self.scratch.extend(text.iter().map(|&b| if matches!(b, b'\n' | b'\r') { b';' } else { b }));
            text = &self.scratch;
        }
        if text.is_empty() {
            self.scratch.clear();
            for (place, name) in &at.shares {
                let share = row.cell(*place);
                if is_nothing(share) || share.trim_ascii_end() == b"0" || share == b"0%" {
                    continue;
                }
                if !self.scratch.is_empty() {
                    self.scratch.extend_from_slice(b" / ");
                }
                self.scratch.extend_from_slice(name.as_bytes());
                self.scratch.push(b' ');
                self.scratch.extend_from_slice(share.strip_suffix(b"%").unwrap_or(share).trim_ascii());
                self.scratch.push(b'%');
                column = *place;
            }
            text = &self.scratch;
        }
        self.texts.teams.intern(text).ok_or((Reason::BadText, column)).and_then(|id| self.known_team(id, column))
    }

    /// Number of a text that names teams, if they can be read.
    pub(in crate::read) fn known_team(&mut self, id: u32, column: usize) -> Result<u32, (Reason, usize)> {
        self.team_cells.learn(id, &self.texts.teams);
        if self.team_cells.get(id).is_some() { Ok(id) } else { Err((Reason::BadShares, column)) }
    }
}

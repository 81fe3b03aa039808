//! Teams from a list of the staff: touches name persons, and another file names the team of each.

use std::collections::{BTreeMap, BTreeSet};

use super::profile::Profile;
use super::report::FileReport;
use super::rows::{Refusal, Store, Taken, TeamCells};
use crate::parse::is_no_name;
use crate::source::Record;
use fairshare_types::problem::Reason;
use fairshare_types::schema::{Role, Shape, Why};
use fairshare_types::share::Shares;

/// The part of a file in finding teams by persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Staff {
    /// Its rows are persons, with their names and teams in these columns.
    List {
        /// Column of the names or addresses.
        name: usize,
        /// Column of the teams.
        team: usize,
    },
    /// Its rows are touches, with the persons in this column.
    Touches(usize),
}

/// Least share of the persons of touches that a list of the staff has, in hundredths.
const LEAST: u64 = 50;

/// Least share of the cells of a list of the staff that are distinct, in hundredths: some persons have one name.
const DISTINCT: u64 = 60;

/// A person of touches whose team the list of the staff does not settle.
#[derive(Clone, Copy, Debug)]
pub struct StaffGap {
    /// Number of the cell that names the person.
    pub cell: u32,
    /// The list has the person in several teams; otherwise in none.
    pub several: bool,
}

/// Whether most cells of a column are distinct, as the names of persons are.
fn names_most(names: &Profile) -> bool {
    names.filled > 0 && names.values.distinct() * 100 >= names.filled * DISTINCT
}

/// Finds a list of the staff and the touches that name its persons.
pub fn staff(files: &[FileReport]) -> Vec<Option<Staff>> {
    let mut found: Vec<Option<Staff>> = vec![None; files.len()];
    let lists = files.iter().enumerate().filter_map(|(at, file)| Some((at, file, team_of_list(file)?)));
    for (list, staff, team) in lists {
        for (at, file) in files.iter().enumerate().filter(|(_, file)| names_persons(file)) {
            let Some((owner, name)) = shared(file, staff) else { continue };
            found[list] = Some(Staff::List { name, team });
            found[at] = Some(Staff::Touches(owner));
        }
    }
    found
}

fn column(file: &FileReport, role: Role) -> Option<usize> {
    file.columns.iter().position(|column| column.role == Some(role) || column.meaning == Some(role))
}

/// Column of the teams in a list of persons.
fn team_of_list(file: &FileReport) -> Option<usize> {
    let others = [Role::JourneyId, Role::Time, Role::Value, Role::Stage, Role::Outcome, Role::Channel];
    let other = others.into_iter().any(|role| column(file, role).is_some());
    let unused = matches!(file.shape, Shape::Other | Shape::Links) && !file.fixed;
    column(file, Role::Team).filter(|_| unused && !other)
}

/// Whether a file has touches that name persons and no teams.
fn names_persons(file: &FileReport) -> bool {
    let teams = [Role::Team, Role::TeamShare].into_iter().any(|role| column(file, role).is_some());
    file.problem.is_none() && file.shape == Shape::Touches && !teams
}

/// The columns of touches and staff that share the most persons.
fn shared(file: &FileReport, staff: &FileReport) -> Option<(usize, usize)> {
    let mut best: Option<(u64, usize, usize)> = None;
    let owners = file.profiles.iter().filter(|(at, _)| file.columns[*at].role == Some(Role::Owner));
    for (owner, persons) in owners {
        for (name, names) in
            staff.profiles.iter().filter(|(_, names)| (names.keys || names.owners) && names_most(names))
        {
            if staff.columns[name].why == Why::Chosen && staff.columns[name].role.is_none() {
                continue;
            }
            let (of, known) = persons.values.shared(&names.values);
            if of > 0 && known * 100 >= of * LEAST && best.is_none_or(|(most, ..)| known > most) {
                best = Some((known, owner, name));
            }
        }
    }
    best.map(|(_, owner, name)| (owner, name))
}

impl Store {
    /// Adds a person of a list of the staff.
    pub(super) fn person(&mut self, row: &Record<'_>, name: usize, team: usize, file: usize) -> Result<Taken, Refusal> {
        let text = |at: usize| String::from_utf8_lossy(row.cell(at)).trim().to_owned();
        if is_no_name(row.cell(name)) {
            return Err(Refusal::new(Reason::MissingKey, name));
        }
        self.staff_file.get_or_insert(file);
        let teams = self.staff.entry(text(name).to_lowercase()).or_default();
        if !is_no_name(row.cell(team)) {
            teams.insert(text(team));
        }
        Ok(Taken::Whole)
    }

    /// Number of the cell that names the person of a touch, in place of a cell that names teams.
    pub(super) fn person_as_team(&mut self, cell: &[u8], column: usize) -> Result<u32, (Reason, usize)> {
        let cell = if is_no_name(cell) { &[] } else { cell };
        let id = self.texts.teams.intern(cell).ok_or((Reason::BadText, column))?;
        self.team_cells.learn(id, &self.texts.teams);
        self.persons_as_teams.insert(id);
        Ok(id)
    }

    /// Gives the persons of touches the teams of the list of the staff. `shares` tells that a person with several
    /// teams belongs to all of them; otherwise to none.
    pub(super) fn settle_staff(&mut self, shares: bool) {
        let persons: BTreeSet<u32> = std::mem::take(&mut self.persons_as_teams);
        for cell in persons {
            let name = self.texts.teams.text(cell).to_lowercase();
            let mut teams: BTreeMap<String, &String> = BTreeMap::new();
            for team in self.staff.get(&name).into_iter().flatten() {
                teams.entry(team.to_lowercase()).or_insert(team);
            }
            let teams: Vec<&String> = teams.into_values().collect();
            let several = teams.len() > 1;
            let given = match teams.as_slice() {
                [team] => TeamCells::of(team),
                teams if several && shares => {
                    Shares::of(teams.iter().map(|team| ((*team).clone(), 1.0 / teams.len() as f64)))
                }
                _ => TeamCells::of(""),
            };
            self.team_cells.give(cell, given);
            if !name.is_empty() && teams.len() != 1 {
                self.staff_gaps.push(StaffGap { cell, several });
            }
        }
    }
}

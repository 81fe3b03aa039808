//! Shares of the teams, in a column beside the one with the teams.

use super::super::words::Topic;
use super::cells::Cells;
use super::{Fit, at, take};
use crate::detect::Column;
use fairshare_types::schema::{Role, Why};

/// Finds the column with the shares of the teams in the team column.
pub(super) fn split_shares(columns: &mut [Column], cells: &Cells<'_>, fit: &mut Fit) {
    let Some(team) = at(columns, Role::Team) else { return };
    let several = |row: &usize| split_teams(cells.get(*row, team)).len() > 1;
    let rows: Vec<usize> = (0..cells.rows.len()).filter(several).collect();
    let mut split = None;
    for (at, column) in columns.iter().enumerate() {
        let free = column.role.is_none_or(|role| role == Role::Given) && column.why != Why::Chosen;
        let filled: Vec<usize> = rows.iter().copied().filter(|&row| !cells.get(row, at).is_empty()).collect();
        if at == team || !free || filled.is_empty() {
            continue;
        }
        let named = Topic::Share.is_in(&column.name);
        // Credit of another tool is not a share, and a single number does not divide two teams.
        let given = column.role == Some(Role::Given);
        let whole = |row: usize| {
            let cell = cells.get(row, at);
            let lone = !cell.contains(['/', ';', '+', '|', ':', ' ', '\n']);
            if given || lone {
                return false;
            }
            let shares = split_numbers(cell, split_teams(cells.get(row, team)).len());
            let sum: f64 = shares.unwrap_or_default().iter().sum();
            (sum - 100.0).abs() < 1.0
        };
        if filled.iter().all(|&row| divided(cells.get(row, team), cells.get(row, at)).is_some())
            && (named || filled.iter().all(|&row| whole(row)))
        {
            split = Some(at);
            break;
        }
        if named && cells.column(at).all(|cell| cell.bytes().any(|b| b.is_ascii_digit())) {
            fit.unused_split = at;
        }
    }
    if let Some(at) = split {
        take(&mut columns[at], Role::TeamShare, Role::TeamShare, Why::Cells);
        fit.split = at;
    }
}

/// Teams in a cell.
fn split_teams(cell: &str) -> Vec<&str> {
    let strong = [';', '|', '/', '+', '\n', '\r', '&', '；'];
    let marks: &[char] = if cell.contains(strong) { &strong } else { &[',', '，', '、'] };
    cell.split(marks).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Parses the shares of this many teams, in percent. For two teams one share is enough.
fn split_numbers(cell: &str, teams: usize) -> Option<Vec<f64>> {
    let strong = [';', '|', '/', '+', '\n', '\r', '&', '；', ':'];
    let marks: &[char] = if cell.contains(strong) {
        &strong
    } else if cell.matches(',').count() + 1 == teams {
        &[',']
    } else if cell.contains('-') {
        &['-']
    } else {
        &[' ']
    };
    let number = |part: &str| part.trim().trim_end_matches('%').trim_end().replace(',', ".").parse::<f64>().ok();
    let parts = cell.split(marks).map(str::trim).filter(|part| !matches!(*part, "" | "%"));
    let mut numbers = parts.map(number).collect::<Option<Vec<f64>>>()?;
    if numbers.iter().any(|share| !(0.0..=100.0).contains(share)) {
        return None;
    }
    let sum: f64 = numbers.iter().sum();
    let of_one = sum <= 1.001 && !cell.contains('%');
    if of_one {
        numbers.iter_mut().for_each(|share| *share *= 100.0);
    }
    if numbers.len() == 1 && teams == 2 {
        numbers.push(100.0 - numbers[0]);
    }
    (numbers.len() == teams && sum > 0.0).then_some(numbers)
}

/// Combines the teams and the shares of two cells: `Sales 60% / SDR 40%`; `None` unless each team has a share.
pub fn divided(teams: &str, shares: &str) -> Option<String> {
    let teams = split_teams(teams);
    if teams.len() < 2 {
        return None;
    }
    let shares = split_numbers(shares, teams.len())?;
    let parts: Vec<String> = teams.iter().zip(shares).map(|(team, share)| format!("{team} {share:.4}%")).collect();
    Some(parts.join(" / "))
}

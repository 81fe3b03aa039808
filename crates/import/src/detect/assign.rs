//! Assigns columns to roles so that the sum of all scores is highest.

/// A gain so low that it is never chosen.
const NEVER: i64 = i64::MIN / 4;

/// The best column for each role, or none. `gains[role][column]` is the score; zero or less is never chosen.
///
/// Among equally good assignments it prefers columns further to the left.
#[must_use]
pub fn assign(gains: &[Vec<i32>]) -> Vec<Option<usize>> {
    let roles = gains.len();
    let columns = gains.iter().map(Vec::len).max().unwrap_or(0);
    if roles == 0 || columns == 0 {
        return vec![None; roles];
    }
    // Each role may stay without a column: one dummy column per role follows the real ones.
    let width = columns + roles;
    let cost = |role: usize, column: usize| -> i64 {
        match gains[role].get(column).copied() {
            // The index of the column, too small to outweigh a gain, breaks ties.
            Some(gain) if gain > 0 => -(i64::from(gain) << 12) + i64::try_from(column.min(4000)).unwrap_or(0),
            Some(_) => -NEVER >> 8,
            None if column < columns => -NEVER >> 8,
            None => 0,
        }
    };
    hungarian(roles, width, &cost).into_iter().map(|at| at.filter(|at| *at < columns)).collect()
}

/// The Hungarian method with potentials, for at most as many rows as columns.
fn hungarian(rows: usize, width: usize, cost: &dyn Fn(usize, usize) -> i64) -> Vec<Option<usize>> {
    let (mut by_row, mut by_column) = (vec![0_i64; rows + 1], vec![0_i64; width + 1]);
    // Row of each column, counted from 1; 0 means no row.
    let mut row_of = vec![0_usize; width + 1];
    for row in 1..=rows {
        row_of[0] = row;
        let mut at = 0;
        let mut least = vec![i64::MAX; width + 1];
        let mut seen = vec![false; width + 1];
        let mut came_from = vec![0_usize; width + 1];
        loop {
            seen[at] = true;
            let (current, mut delta, mut next) = (row_of[at], i64::MAX, 0);
            for column in 1..=width {
                if seen[column] {
                    continue;
                }
                let reduced = cost(current - 1, column - 1) - by_row[current] - by_column[column];
                if reduced < least[column] {
                    least[column] = reduced;
                    came_from[column] = at;
                }
                if least[column] < delta {
                    delta = least[column];
                    next = column;
                }
            }
            for column in 0..=width {
                if seen[column] {
                    by_row[row_of[column]] += delta;
                    by_column[column] -= delta;
                } else if least[column] < i64::MAX {
                    least[column] -= delta;
                }
            }
            at = next;
            if row_of[at] == 0 {
                break;
            }
        }
        while at != 0 {
            let before = came_from[at];
            row_of[at] = row_of[before];
            at = before;
        }
    }
    let mut columns = vec![None; rows];
    for (column, row) in row_of.iter().enumerate().skip(1).filter(|(_, row)| **row > 0) {
        columns[row - 1] = Some(column - 1);
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_what_counts() {
        for (gains, expected) in [
            (vec![vec![9, 8], vec![8, 1]], vec![Some(1), Some(0)]),
            (vec![vec![9, 2], vec![8, 1]], vec![Some(0), Some(1)]),
            (vec![vec![9, 0], vec![8, -1]], vec![Some(0), None]),
            (vec![vec![5, 5, 5], vec![5, 5, 5]], vec![Some(0), Some(1)]),
            (vec![vec![0], vec![0]], vec![None, None]),
            (vec![vec![]], vec![None]),
            (vec![], vec![]),
        ] {
            let got = assign(&gains);
            assert_eq!(got.iter().flatten().count(), expected.iter().flatten().count(), "{gains:?}");
            let sum = |of: &[Option<usize>]| -> i32 {
                of.iter().enumerate().filter_map(|(r, c)| Some(gains[r][(*c)?])).sum()
            };
            assert_eq!(sum(&got), sum(&expected), "{gains:?}");
        }
    }
}

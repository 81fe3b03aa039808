//! Rows of spend that do not count: totals of other rows, and rows that another file has too.

use std::collections::{BTreeMap, BTreeSet};

use fairshare_import::read::{FileReport, SpendRow, Store};
use fairshare_types::decision::{Answer, Certainty, Decision, RowMark, Subject};
use fairshare_types::order;
use fairshare_types::problem::Reason;

use super::sums::{Sums, sum_of_others};
use super::{Named, NotCounted};

/// Most names of totals shown.
const EXAMPLES: usize = 3;

/// Cells by which rows of different files repeat each other: days, channel, campaign, team, cost and currency.
type Same = (i64, i64, [u32; 3], i64, u32);

/// Splits the rows of spend into those that count and those that do not.
pub(super) struct LeftOut {
    /// Rows that count.
    pub counted: Vec<SpendRow>,
    pub not_counted: Vec<NotCounted>,
    pub decisions: Vec<Decision>,
}

impl LeftOut {
    /// Finds totals in each file, then rows that several files have.
    pub fn new(store: &Store, files: &[FileReport]) -> Self {
        let mut left = Self { counted: Vec::new(), not_counted: Vec::new(), decisions: Vec::new() };
        let mut of_files: Vec<Vec<SpendRow>> = vec![Vec::new(); files.len()];
        for row in &store.spend {
            if let Some(rows) = of_files.get_mut(row.file as usize) {
                rows.push(*row);
            }
        }
        for (file, rows) in files.iter().zip(&mut of_files) {
            left.totals(store, file, rows);
        }
        left.repeated(store, files, of_files);
        left
    }

    /// Takes totals out of the rows of a file.
    fn totals(&mut self, store: &Store, file: &FileReport, rows: &mut Vec<SpendRow>) {
        let chosen = store.choices.of(&file.name).rows;
        let (named, mut others): (Vec<SpendRow>, Vec<SpendRow>) = rows.iter().partition(|row| row.is_total);
        let by_sums = sum_of_others(store, &others);
        if let Some(found) = by_sums.as_ref().filter(|found| found.is_sure) {
            remove(&mut others, &found.rows);
        }
        let sums = Sums::new(store, &others);
        let mut found: Vec<(SpendRow, u64)> = named.iter().map(|total| (*total, sums.rows_of(store, total))).collect();
        match by_sums {
            Some(sum) if sum.is_sure => found.extend(sum.rows.into_iter().map(|row| (row, sum.parts))),
            Some(sum) if named.is_empty() => return self.perhaps_totals(store, file, rows, &sum.rows),
            _ => {}
        }
        let name = |total: &SpendRow| Named::of(store, total).text(store);
        // One row with the same cost may be chance, unless another total of that name is the sum of several.
        let sure: BTreeSet<&str> = found.iter().filter(|(_, rows)| *rows > 1).map(|(total, _)| name(total)).collect();
        for is_sum in [true, false] {
            let of_kind: Vec<SpendRow> =
                found.iter().filter(|(_, rows)| (*rows > 0) == is_sum).map(|(total, _)| *total).collect();
            if of_kind.is_empty() {
                continue;
            }
            let counted = chosen.counts(RowMark::Total, is_sum);
            // Without a sum, only the name says that it is a total.
            let is_sure = is_sum && of_kind.iter().all(|total| sure.contains(name(total)));
            let is_open = !is_sure && !chosen.count_totals && !chosen.leave_out_totals;
            self.decide(file, (RowMark::Total, is_sum), (counted, is_open), of_kind.len(), examples(store, &of_kind));
            if !counted {
                self.take_out(store, rows, &of_kind);
            }
        }
    }

    /// Asks about rows that may be totals: their sums may be chance, so they count unless the user says otherwise.
    fn perhaps_totals(&mut self, store: &Store, file: &FileReport, rows: &mut Vec<SpendRow>, found: &[SpendRow]) {
        let chosen = store.choices.of(&file.name).rows;
        let counted = chosen.counts(RowMark::Total, false);
        let is_open = !chosen.count_totals && !chosen.leave_out_totals;
        self.decide(file, (RowMark::Total, true), (counted, is_open), found.len(), examples(store, found));
        if !counted {
            self.take_out(store, rows, found);
        }
    }

    /// Takes rows out of a file that one before it has too. The file with more rows comes first, then that whose name is
    /// first, so that the order of files does not matter.
    fn repeated(&mut self, store: &Store, files: &[FileReport], mut of_files: Vec<Vec<SpendRow>>) {
        let order = order::sorted(files.len(), &|a, b| {
            let place = |at: u32| (std::cmp::Reverse(of_files[at as usize].len()), &files[at as usize].name, at);
            place(a).cmp(&place(b))
        });
        let mut known: BTreeMap<Same, (usize, u32)> = BTreeMap::new();
        for at in order {
            let (file, rows) = (&files[at as usize], std::mem::take(&mut of_files[at as usize]));
            let mut own: BTreeMap<Same, usize> = BTreeMap::new();
            let mut others: Vec<u32> = Vec::new();
            let is_repeated = |row: &SpendRow| {
                let seen = own.entry(same(store, row)).or_default();
                *seen += 1;
                let before = known.get(&same(store, row)).filter(|(count, _)| *seen <= *count);
                others.extend(before.map(|(_, other)| *other));
                before.is_some()
            };
            let (repeated, mut fresh): (Vec<SpendRow>, Vec<SpendRow>) = rows.iter().copied().partition(is_repeated);
            let costs = repeated.iter().any(|row| row.cost != 0);
            let counted = store.choices.of(&file.name).rows.counts(RowMark::RepeatedSpend, true);
            if costs {
                others.sort_unstable();
                others.dedup();
                let names = others.iter().take(EXAMPLES).map(|other| files[*other as usize].name.clone()).collect();
                self.decide(
                    file,
                    (RowMark::RepeatedSpend, false),
                    (counted, !fresh.is_empty() && !counted),
                    repeated.len(),
                    names,
                );
            }
            if costs && !counted {
                self.leave_out(store, &repeated, Reason::RepeatedSpend);
            } else {
                fresh.extend(repeated);
            }
            self.counted.extend(fresh);
            for (row, count) in own {
                let before = known.entry(row).or_insert((0, at));
                before.0 = before.0.max(count);
            }
        }
    }

    /// Takes totals out of the rows of a file.
    fn take_out(&mut self, store: &Store, rows: &mut Vec<SpendRow>, totals: &[SpendRow]) {
        remove(rows, totals);
        self.leave_out(store, totals, Reason::SpendTotal);
    }

    fn leave_out(&mut self, store: &Store, rows: &[SpendRow], reason: Reason) {
        let row = |row: &SpendRow| NotCounted { file: row.file, line: row.line, reason, value: Named::of(store, row) };
        self.not_counted.extend(rows.iter().map(row));
    }

    fn decide(
        &mut self,
        file: &FileReport,
        (mark, is_sum): (RowMark, bool),
        (counted, is_open): (bool, bool),
        rows: usize,
        examples: Vec<String>,
    ) {
        let (file, rows) = (file.name.clone(), rows as u64);
        let answer = Answer::MarkedRows(file.clone(), mark, !counted);
        let subject = Subject::MarkedRows { file, column: String::new(), mark, is_sum, counted, rows, examples };
        let certainty = if is_open { Certainty::Open } else { Certainty::Likely };
        let (value, other) = if counted { ("counted", "not counted") } else { ("not counted", "counted") };
        self.decisions.push(Decision::new(subject, certainty, value).or(other, answer));
    }
}

fn same(store: &Store, row: &SpendRow) -> Same {
    let slot = store.touches.slots[row.slot as usize];
    (row.time, row.until, [slot.channel, slot.campaign, slot.team], row.cost, row.currency)
}

/// Removes totals from the rows of their file.
fn remove(rows: &mut Vec<SpendRow>, totals: &[SpendRow]) {
    let lines: BTreeSet<u32> = totals.iter().map(|total| total.line).collect();
    rows.retain(|row| !lines.contains(&row.line));
}

/// Some names of totals.
fn examples(store: &Store, totals: &[SpendRow]) -> Vec<String> {
    let mut names: Vec<String> = totals.iter().map(|row| Named::of(store, row).text(store).to_owned()).collect();
    order::arrange(&mut names, &Ord::cmp);
    names.dedup();
    names.truncate(EXAMPLES);
    names
}

//! Compares the program's results for a case with what `cases.json` expects. Each check returns its misses.

use std::path::Path;

use serde_json::Value;

use super::inspection::{
    base_name, elements, files, has_unusable_file, mentions, messages, money, remarks, roles, texts, without_names,
};
use super::program::{Program, Table};

/// Largest difference allowed between a sum of credit and the expected one.
const TOLERANCE: f64 = 0.011;

/// One input and the program's results for it.
struct Case<'a> {
    files: Vec<&'a str>,
    program: Program<'a>,
    seen: Value,
}

/// All misses of a case of `cases.json`.
pub fn misses(folder: &Path, case: &Value) -> Vec<String> {
    let files = texts(&case["files"]);
    let program = Program::new(folder, [files.clone(), texts(&case["args"])].concat());
    let seen = program.inspect();
    Case { files, program, seen }.misses(case)
}

impl Case<'_> {
    fn misses(&self, expected: &Value) -> Vec<String> {
        let mut misses = Vec::new();
        for (key, expected_part) in expected.as_object().into_iter().flatten() {
            misses.extend(match key.as_str() {
                "deals" => self.deals(expected_part),
                "won_revenue" => self.won_revenue(expected_part),
                "touches" => differs("touches", &self.seen["touches"], expected_part),
                "kept_out" => self.kept_out(expected_part),
                "period" => differs("period", &self.seen["period"], expected_part),
                "roles" => self.roles(expected_part),
                "credit" if expected_part.is_array() => {
                    elements(expected_part).iter().flat_map(|table| self.credit(table)).collect()
                }
                "credit" => self.credit(expected_part),
                "asked" => self.asked(&texts(expected_part)),
                "stderr" => self.stderr(&texts(expected_part)),
                "names_file" => self.names_file(expected_part.as_str().expect("the name of a file")),
                "refused" => self.refused(&texts(expected_part)),
                "reasons" => self.reasons(&texts(expected_part)),
                "never" => self.never(expected_part, expected["never_by"].as_str().unwrap_or("channel")),
                "quiet" if *expected_part == true => self.quiet(),
                "any_of" => self.any_of(elements(expected_part)),
                "name" | "kind" | "files" | "args" | "why" | "never_by" | "quiet" => Vec::new(),
                unknown => panic!("no check is called {unknown}"),
            });
        }
        misses
    }

    fn deals(&self, expected: &Value) -> Vec<String> {
        let counts = expected.as_object().into_iter().flatten();
        counts.flat_map(|(key, count)| differs(&format!("{key} deals"), &self.seen["deals"][key], count)).collect()
    }

    fn won_revenue(&self, expected: &Value) -> Vec<String> {
        let got = &self.seen["won_revenue"];
        if money(got).is_some_and(|sums| Some(sums) == money(expected)) {
            return Vec::new();
        }
        vec![format!("won revenue is {got} (expected {expected})")]
    }

    fn kept_out(&self, expected: &Value) -> Vec<String> {
        let count = files(&self.seen).iter().filter_map(|file| file["rows_kept_out_count"].as_u64()).sum::<u64>();
        differs("rows not counted", &count.into(), expected)
    }

    /// An expected role is a name, null, or a list of acceptable roles.
    fn roles(&self, expected: &Value) -> Vec<String> {
        let got = roles(&self.seen);
        let columns = expected.as_object().into_iter().flatten();
        let wrong = columns.filter(|(name, role)| {
            let allowed = role.as_array().map_or(std::slice::from_ref(*role), Vec::as_slice);
            got.get(name.as_str()).is_none_or(|role| !allowed.contains(role))
        });
        wrong.map(|(name, role)| format!("column “{name}” is {:?} (expected {role})", got.get(name.as_str()))).collect()
    }

    /// Groups that are not listed must have no credit. A name with bars lists alternative names of one group.
    fn credit(&self, expected: &Value) -> Vec<String> {
        let option = |key: &str, default| expected[key].as_str().unwrap_or(default);
        let (by, model, value) = (option("by", "channel"), option("model", "linear"), option("value", "revenue"));
        let table = Table { by, model, value };
        let Some(mut left) = self.program.rows(table) else {
            return vec![format!("no credit: {}", self.program.credit(table).stderr.trim())];
        };
        let mut wrong = Vec::new();
        for (names, amount) in expected["rows"].as_object().expect("rows") {
            let amount = amount.as_f64().expect("an amount");
            let found: Vec<f64> = names.split('|').filter_map(|name| left.remove(name)).collect();
            if found.is_empty() && amount != 0.0 {
                wrong.push(format!("{names} missing (expected {amount})"));
            } else if (found.iter().sum::<f64>() - amount).abs() > TOLERANCE {
                wrong.push(format!("{names} {found:?} (expected {amount})"));
            }
        }
        let surplus = left.iter().filter(|(_, amount)| amount.abs() > TOLERANCE);
        wrong.extend(surplus.map(|(name, amount)| format!("{name} {amount} (not expected)")));
        if wrong.is_empty() { wrong } else { vec![format!("{model} by {by}: {}", wrong.join(", "))] }
    }

    fn asked(&self, words: &[&str]) -> Vec<String> {
        let remarks = without_names(remarks(&self.seen), &self.files);
        let mut misses = self.stderr(words);
        if !remarks.iter().any(|line| mentions(line, words)) {
            misses.push(format!("inspect asks or notes nothing about {words:?}, only {remarks:?}"));
        }
        misses
    }

    fn stderr(&self, words: &[&str]) -> Vec<String> {
        let lines = self.error_lines();
        if lines.iter().any(|line| mentions(line, words)) {
            return Vec::new();
        }
        vec![format!("credit says nothing about {words:?} on standard error, only {lines:?}")]
    }

    /// The lines that `credit` prints on standard error, without names of files.
    fn error_lines(&self) -> Vec<String> {
        without_names(self.program.stderr().lines().map(ToOwned::to_owned).collect(), &self.files)
    }

    fn names_file(&self, file: &str) -> Vec<String> {
        let file = base_name(file);
        if self.program.stderr().contains(file) {
            return Vec::new();
        }
        vec![format!("credit does not name {file} on standard error")]
    }

    fn refused(&self, words: &[&str]) -> Vec<String> {
        let code = self.program.credit(Table::by("channel")).code;
        if code != Some(2) && !has_unusable_file(&self.seen) {
            return vec![format!("is not refused (expected a refusal that names {words:?})")];
        }
        let said = [without_names(messages(&self.seen), &self.files), self.error_lines()].concat();
        if said.iter().any(|line| mentions(line, words)) {
            return Vec::new();
        }
        vec![format!("is refused without the true cause {words:?}: {said:?}")]
    }

    /// At least one row is not counted, and the reason or hint of each such row contains one of the words.
    fn reasons(&self, words: &[&str]) -> Vec<String> {
        let rows: Vec<&Value> = files(&self.seen).iter().flat_map(|file| elements(&file["rows_kept_out"])).collect();
        if rows.is_empty() {
            return vec![format!("every row counts (expected some not to, because of {words:?})")];
        }
        let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let said = |row: &&&Value| mentions(&format!("{} {}", text(row, "reason"), text(row, "hint")), words);
        let wrong = rows.iter().find(|row| !said(row));
        wrong.map(|row| format!("another reason than {words:?}: {row}")).into_iter().collect()
    }

    /// The names of each group, separated by bars, must not all have rows.
    fn never(&self, expected: &Value, by: &str) -> Vec<String> {
        let rows = self.program.rows(Table::by(by)).unwrap_or_default();
        let groups = expected.as_object().into_iter().flatten();
        let wrong = groups.filter(|(names, _)| names.split('|').all(|name| rows.contains_key(name)));
        wrong.map(|(names, why)| format!("{names} in the rows of credit: {why}")).collect()
    }

    fn quiet(&self) -> Vec<String> {
        let said = [remarks(&self.seen), self.program.stderr().lines().map(ToOwned::to_owned).collect()].concat();
        said.first().map(|said| format!("nothing is to be asked or noted, but: {said}")).into_iter().collect()
    }

    fn any_of(&self, ways: &[Value]) -> Vec<String> {
        let misses: Vec<Vec<String>> = ways.iter().map(|way| self.misses(way)).collect();
        if misses.iter().any(Vec::is_empty) {
            return Vec::new();
        }
        vec![misses.into_iter().map(|way| way.join("; ")).collect::<Vec<_>>().join(" — or else: ")]
    }
}

fn differs(what: &str, got: &Value, expected: &Value) -> Vec<String> {
    if got == expected { Vec::new() } else { vec![format!("{what}: {got} (expected {expected})")] }
}

//! Tries column headings: a good file with one heading replaced must give the same numbers.

use std::path::PathBuf;
use std::thread;

use serde_json::Value;

use super::inspection::roles;
use super::program::{Program, Rows, Table};

/// A column: its heading and its cells.
type Column = (&'static str, [&'static str; 4]);

/// A good file by role: two touches of a won deal, one of a lost deal, one of a won deal.
const BASE: [(&str, Column); 5] = [
    ("journey_id", ("Deal ID", ["D1", "D1", "D2", "D3"])),
    ("time", ("Date", ["2025-01-02", "2025-01-09", "2025-01-05", "2025-01-07"])),
    ("channel", ("Channel", ["Email", "Webinar", "Call", "Email"])),
    ("stage", ("Stage", ["Closed Won", "Closed Won", "Closed Lost", "Closed Won"])),
    ("value", ("Amount", ["100", "100", "50", "40"])),
];

/// How the test file of a role differs from the good file.
struct Template {
    role: &'static str,
    /// The column with the role, and the role of the column that it replaces, if any.
    column: Option<(Column, Option<&'static str>)>,
    /// The dimension of the credit to compare, besides the channel.
    by: &'static str,
}

const TEMPLATES: [Template; 10] = [
    template("outcome", ("Outcome", ["Won", "Won", "Lost", "Won"]), Some("stage"), "channel"),
    template("outcome_flag", ("Is Won", ["True", "True", "False", "True"]), Some("stage"), "channel"),
    template("account", ("Account", ["North Ltd", "North Ltd", "South Ltd", "West Ltd"]), None, "channel"),
    template("owner", ("Owner", ["Rep A", "Rep A", "Rep B", "Rep B"]), None, "channel"),
    template("currency", ("Currency", ["EUR", "EUR", "EUR", "EUR"]), None, "channel"),
    template("closed", ("Close Date", ["2025-01-05", "2025-01-05", "2025-01-20", "2025-01-21"]), None, "channel"),
    template("cost", ("Cost", ["3.50", "20.00", "1.25", "3.50"]), None, "channel"),
    template("campaign", ("Campaign", ["Spring news", "Spring talk", "Autumn calls", "Spring news"]), None, "campaign"),
    template("touch_type", ("Touch Type", ["Form filled", "Attended", "Conversation", "Form filled"]), None, "type"),
    template("team", ("Team", ["Marketing", "Marketing", "Sales", "Sales"]), None, "team"),
];

/// Cells that are plausible for a role, in a column whose heading names something else.
const DECOYS: [(&str, [&str; 4]); 6] = [
    ("value", ["70", "75", "80", "85"]),
    ("time", ["2025-03-01", "2025-02-01", "2025-03-05", "2025-02-07"]),
    ("channel", ["Amber", "Basil", "Amber", "Cedar"]),
    ("outcome", ["False", "False", "True", "False"]),
    ("journey_id", ["X-501", "X-502", "X-503", "X-504"]),
    ("closed", ["2024-12-01", "2024-12-01", "2024-12-02", "2024-12-03"]),
];

const fn template(role: &'static str, column: Column, replaces: Option<&'static str>, by: &'static str) -> Template {
    Template { role, column: Some((column, replaces)), by }
}

impl Template {
    fn of(role: &'static str) -> Self {
        let found = TEMPLATES.into_iter().find(|template| template.role == role);
        found.unwrap_or(Self { role, column: None, by: "channel" })
    }

    /// The file with this heading; `None` uses the known one.
    fn file(&self, heading: Option<&str>) -> String {
        let mut columns: Vec<(&str, [&str; 4])> = Vec::new();
        for (role, (known, cells)) in BASE {
            match self.column {
                Some(((known, cells), Some(replaces))) if replaces == role => {
                    columns.push((heading.unwrap_or(known), cells));
                }
                _ if role == self.role => columns.push((heading.unwrap_or(known), cells)),
                _ => columns.push((known, cells)),
            }
        }
        if let Some(((known, cells), None)) = self.column {
            columns.push((heading.unwrap_or(known), cells));
        }
        csv(&columns)
    }

    /// Whether the column may have this role.
    fn accepts(&self, role: &Value) -> bool {
        match self.role {
            "stage" | "outcome" | "outcome_flag" => *role == "stage" || *role == "outcome",
            own => *role == own,
        }
    }
}

/// The results of one file.
#[derive(Debug, PartialEq)]
struct Numbers {
    deals: Value,
    touches: Value,
    /// Sums of all currencies, sorted: the heading may name a currency.
    won_revenue: Vec<String>,
    credit: Option<Rows>,
    credit_by: Option<Rows>,
}

/// A folder for the files of one test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("headings").join(name);
        std::fs::create_dir_all(&folder).expect("a folder for files");
        Self(folder)
    }

    /// Writes a file with this content; returns what `inspect` prints for it, and its numbers.
    fn run(&self, name: &str, content: &str, by: &str) -> (Value, Numbers) {
        std::fs::write(self.0.join(name), content).expect("a file");
        let program = Program::new(&self.0, vec![name]);
        let seen = program.inspect();
        let sums = seen["won_revenue"].as_object().into_iter().flatten();
        let mut won_revenue: Vec<_> = sums.map(|(_, sum)| sum.as_str().expect("a sum").to_owned()).collect();
        won_revenue.sort_unstable();
        let numbers = Numbers {
            deals: seen["deals"].clone(),
            touches: seen["touches"].clone(),
            won_revenue,
            credit: program.rows(Table::by("channel")),
            credit_by: program.rows(Table::by(by)),
        };
        (seen, numbers)
    }
}

/// The headings that are not recognised as this role, each with the result.
pub fn misses_of_role(role: &'static str, headings: &[&str]) -> Vec<(String, String)> {
    let (folder, template) = (Folder::new(role), Template::of(role));
    let known = folder.run("known.csv", &template.file(None), template.by).1;
    assert!(known.credit.is_some() && known.credit_by.is_some(), "the file with the known heading: {known:?}");
    try_all(headings, |at, heading| {
        let (seen, numbers) = folder.run(&format!("{at}.csv"), &template.file(Some(heading)), template.by);
        let taken = roles(&seen).get(heading).map_or(Value::Null, |role| (*role).clone());
        if !template.accepts(&taken) {
            return Some(format!("is taken for {taken}"));
        }
        (numbers != known).then(|| format!("the numbers differ: {numbers:?}"))
    })
}

/// The headings that change the numbers of a file that is complete without them, each with the result.
pub fn misses_of_decoys(role: &str, headings: &[&str]) -> Vec<(String, String)> {
    let folder = Folder::new(&format!("not-{role}"));
    let plain = BASE.map(|(_, column)| column);
    let known = folder.run("known.csv", &csv(&plain), "channel").1;
    let cells = DECOYS.into_iter().find(|decoy| decoy.0 == role).expect("cells for this role").1;
    try_all(headings, |at, heading| {
        let content = csv(&[&plain[..], &[(heading, cells)]].concat());
        let (seen, numbers) = folder.run(&format!("{at}.csv"), &content, "channel");
        (numbers != known).then(|| format!("changes the numbers, taken for {:?}", roles(&seen).get(heading)))
    })
}

/// Tries each heading on all cores and returns those with a miss.
fn try_all(headings: &[&str], miss: impl Fn(usize, &str) -> Option<String> + Sync) -> Vec<(String, String)> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let numbered: Vec<(usize, &str)> = headings.iter().copied().enumerate().collect();
    let miss = &miss;
    let try_part = |part: &[(usize, &str)]| {
        let misses = part.iter().filter_map(|(at, heading)| Some(((*heading).to_owned(), miss(*at, heading)?)));
        misses.collect::<Vec<_>>()
    };
    thread::scope(|scope| {
        let parts = numbered.chunks(headings.len().div_ceil(cores).max(1));
        let running: Vec<_> = parts.map(|part| scope.spawn(move || try_part(part))).collect();
        running.into_iter().flat_map(|thread| thread.join().expect("no panic")).collect()
    })
}

fn csv(columns: &[(&str, [&str; 4])]) -> String {
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |cells: Vec<String>| cells.join(",") + "\n";
    let header = line(columns.iter().map(|(heading, _)| quoted(heading)).collect());
    let row = |at: usize| line(columns.iter().map(|(_, cells)| quoted(cells[at])).collect());
    header + &(0..4).map(row).collect::<String>()
}

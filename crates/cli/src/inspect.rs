//! `fairshare inspect`: what each file is taken for, as one JSON object.

use fairshare_engine::intake::Intake;
use fairshare_engine::problem::{Problem, Reason, Severity};
use fairshare_engine::time;
use fairshare_engine::view::FileFacts;
use serde_json::{Value, json};

use crate::credit::money;

/// Rows kept out that are listed of each reason.
const LISTED: usize = 1_000;

/// Runs the command.
pub fn inspect(paths: &[String]) -> Result<String, String> {
    let mut together = Intake::new();
    let mut files: Vec<Inspected> = Vec::new();
    for path in paths {
        for source in crate::source::open(path)? {
            let file = Inspected::alone(&source);
            if file.problem.is_none() {
                crate::read(&mut together, &source).map_err(|problem| problem.to_string())?;
            }
            files.push(file);
        }
    }
    let mut joined_problem = None;
    let mut output = match together.finish() {
        Ok(data) => {
            let facts = data.facts();
            let mut read = facts.files.iter();
            for file in files.iter_mut().filter(|f| f.problem.is_none()) {
                file.facts = read.next().cloned();
            }
            let all = data.problems(LISTED);
            for file in &mut files {
                file.kept_out =
                    all.iter().filter(|p| p.file == file.name && p.severity == Severity::KeptOut).cloned().collect();
            }
            let revenue =
                json!({ if facts.currency.is_empty() { "" } else { &facts.currency }: money(facts.won_revenue) });
            json!({
                "files": [],
                "touches": facts.touches,
                "deals": { "won": facts.deals.won, "lost": facts.deals.lost, "open": facts.deals.open },
                "won_revenue": revenue,
                "period": facts.period.map(|(from, to)| [day(from), day(to)]),
            })
        }
        Err(problem) => {
            joined_problem = Some(problem);
            json!({ "files": [], "touches": 0, "deals": { "won": 0, "lost": 0, "open": 0 }, "won_revenue": {}, "period": null })
        }
    };
    output["files"] = files.iter().map(|file| file.json(joined_problem.as_ref())).collect();
    serde_json::to_string_pretty(&output).map(|text| text + "\n").map_err(|e| e.to_string())
}

/// One file, read by itself.
struct Inspected {
    name: String,
    facts: Option<FileFacts>,
    problem: Option<Problem>,
    kept_out: Vec<Problem>,
}

impl Inspected {
    fn alone(source: &crate::source::Source) -> Self {
        let name = source.name.clone();
        let mut intake = Intake::new();
        let problem = crate::read(&mut intake, source).err();
        let facts = intake.files().into_iter().next();
        Self { name, facts, problem, kept_out: intake.problems(LISTED) }
    }

    fn json(&self, joined: Option<&Problem>) -> Value {
        let problem = self.problem.as_ref().or(joined);
        let deals = self.facts.as_ref().is_some_and(|f| f.deals);
        let verdict = match problem.map(|p| p.reason) {
            None | Some(Reason::DealsWithoutTouches) => {
                if deals {
                    "needs_join"
                } else {
                    "journeys"
                }
            }
            Some(Reason::EmptyFile | Reason::HeaderOnly) => "empty",
            Some(Reason::NotText | Reason::NotUtf8 | Reason::Unreadable) => "unreadable",
            Some(Reason::LineTooLong | Reason::TooManyColumns | Reason::UnclosedQuote | Reason::OutOfMemory) => {
                "refused"
            }
            Some(_) => "not_journeys",
        };
        let mut object = json!({ "file": self.name, "verdict": verdict });
        if let Some(problem) = problem {
            object["message"] = format!("{} {}", problem.what(), problem.hint()).into();
        }
        if let Some(facts) = &self.facts {
            let kept_out = self.kept_out.iter().map(|p| {
                json!({ "line": p.line, "column": p.column, "value": p.value, "reason": p.what(), "hint": p.hint() })
            });
            let columns = facts
                .columns
                .iter()
                .map(|c| json!({ "name": c.name, "role": c.role.map(|r| r.key()), "sample": c.sample, "why": c.why }));
            let has_time = facts.columns.iter().any(|c| c.role == Some(fairshare_engine::recognise::Role::Time));
            object["encoding"] = "utf-8".into();
            object["delimiter"] =
                if facts.delimiter == '\t' { "TAB".into() } else { facts.delimiter.to_string().into() };
            object["header_line"] = facts.header_line.into();
            object["preamble_rows"] = 0.into();
            object["rows_read"] = facts.rows_read.into();
            object["rows_used"] = facts.rows_used.into();
            object["rows_kept_out"] = kept_out.collect();
            object["columns"] = columns.collect();
            object["date_order"] = if has_time { "YMD".into() } else { Value::Null };
            object["decimal_mark"] = ".".into();
            object["questions"] = json!([]);
        }
        object
    }
}

/// The day of an instant.
fn day(at: i64) -> String {
    let (year, month, day) = time::civil(at);
    format!("{year:04}-{month:02}-{day:02}")
}

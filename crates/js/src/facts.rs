//! What a dataset says about the files: decisions, problems, and a few counts.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Alternative, Certainty, Decision};
use fairshare_types::problem::{Problem, Severity};
use fairshare_types::results::ask;
use fairshare_types::scale::Scale;
use fairshare_types::time::civil;
use serde::Serialize;

use crate::credit::major;
use crate::names::sentence;

/// Most problems listed for each reason.
const LISTED: usize = 10_000;

/// A decision about the data.
#[derive(Debug, PartialEq, Serialize)]
pub struct Decided {
    key: String,
    question: String,
    chosen: String,
    certainty: &'static str,
    evidence: String,
    alternatives: Vec<Other>,
}

/// Another value of a decision.
#[derive(Debug, PartialEq, Serialize)]
struct Other {
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    effect: Option<Effect>,
}

/// What would change under another value.
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Effect {
    won_deals: f64,
    lost_deals: f64,
    won_revenue: f64,
    share_points: f64,
    of: String,
}

/// The decisions, the least certain first.
pub fn decisions(data: &Dataset) -> Vec<Decided> {
    let scale = data.facts().scale;
    data.facts().decisions.iter().map(|decision| decided(decision, scale)).collect()
}

fn decided(decision: &Decision, scale: Scale) -> Decided {
    let certainty = match decision.certainty {
        _ if decision.confirmed => "certain",
        Certainty::Certain => "certain",
        Certainty::Likely => "likely",
        Certainty::Open => "open",
    };
    Decided {
        key: decision.key(),
        question: sentence(&ask(decision, scale)),
        chosen: decision.value.clone(),
        certainty,
        evidence: sentence(&decision.evidence()),
        alternatives: decision.alternatives.iter().map(|one| other(one, scale)).collect(),
    }
}

fn other(alternative: &Alternative, scale: Scale) -> Other {
    let effect = alternative.effect.as_ref().map(|effect| Effect {
        won_deals: effect.won_deals as f64,
        lost_deals: effect.lost_deals as f64,
        won_revenue: major(scale, effect.won_revenue),
        share_points: f64::from(effect.team_share) / 100.0,
        of: effect.team.clone(),
    });
    Other { value: alternative.value.clone(), effect }
}

/// A row or a file with a problem or a notice.
#[derive(Debug, PartialEq, Serialize)]
pub struct Trouble {
    file: String,
    line: u32,
    column: String,
    value: String,
    kind: &'static str,
    reason: String,
    hint: String,
}

/// Files that are not used, rows that do not count, and rows with a notice.
pub fn problems(data: &Dataset) -> Vec<Trouble> {
    let files = data.facts().files.iter().filter_map(|file| file.problem.as_ref()).map(trouble);
    files.chain(data.problems(LISTED).iter().map(trouble)).collect()
}

fn trouble(problem: &Problem) -> Trouble {
    Trouble {
        file: problem.file.clone(),
        line: problem.line,
        column: problem.column.clone(),
        value: problem.value.clone(),
        kind: match problem.severity {
            Severity::Refused => "refused",
            Severity::KeptOut => "not counted",
            Severity::Notice => "notice",
        },
        reason: problem.what().to_owned(),
        hint: sentence(problem.hint()),
    }
}

/// Counts of a dataset.
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    currency: String,
    places: u8,
    touches: f64,
    won: f64,
    lost: f64,
    open: f64,
    won_revenue: f64,
    won_revenue_minor: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_touch: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_touch: Option<String>,
}

/// The counts of a dataset.
pub fn counts(data: &Dataset) -> Counts {
    let facts = data.facts();
    let day = |at: i64| {
        let (year, month, day) = civil(at);
        format!("{year:04}-{month:02}-{day:02}")
    };
    Counts {
        currency: facts.currency.clone(),
        places: facts.scale.places(),
        touches: facts.touches as f64,
        won: facts.deals.won as f64,
        lost: facts.deals.lost as f64,
        open: facts.deals.open as f64,
        won_revenue: major(facts.scale, facts.won_revenue),
        won_revenue_minor: facts.won_revenue,
        first_touch: facts.period.map(|(first, _)| day(first)),
        last_touch: facts.period.map(|(_, last)| day(last)),
    }
}

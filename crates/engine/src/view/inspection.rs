//! What files were taken for, in the words of the command line: what `fairshare inspect` prints and the page saves.
//!
//! Plain texts and whole numbers only, so that both write the same bytes.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Facts, KeptOut};
use fairshare_import::detect::{Certainty, Confidence, Decision, Effect, Outcome, Role, Shape};
use fairshare_import::parse::{DateOrder, Scale};
use fairshare_import::problem::{Problem, Severity};
use fairshare_import::read::{ColumnFacts, DateOrderFact, FileFacts, Question};
use fairshare_import::time;

/// All of it.
#[derive(Clone, Debug, Serialize)]
pub struct Inspection {
    /// The files, in the order they were given.
    pub files: Vec<InspectedFile>,
    /// Touches that count.
    pub touches: u64,
    /// Deals by outcome.
    pub deals: InspectedDeals,
    /// Won revenue by currency, with two decimals.
    pub won_revenue: BTreeMap<String, String>,
    /// First and last day of the touches.
    pub period: Option<[String; 2]>,
    /// What had to be assumed.
    pub assumes: Vec<&'static str>,
    /// What was inferred and could change a number, the least sure first.
    pub decisions: Vec<InspectedDecision>,
    /// The open decisions, each in a sentence.
    pub questions: Vec<String>,
    /// Rows that count, but of which something should be known.
    pub notices: Vec<String>,
    /// Texts of stages and outcomes, and what they were taken for.
    pub stages: Vec<InspectedStage>,
    /// Currencies beside that of most deals.
    pub other_currencies: Vec<InspectedCurrency>,
    /// Why no journeys can be made of the files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// One thing that was inferred.
#[derive(Clone, Debug, Serialize)]
pub struct InspectedDecision {
    /// Names it across readings of the same files: what `--accept` takes.
    pub subject: String,
    /// What was taken.
    pub value: String,
    /// How sure it is.
    pub confidence: Certainty,
    /// What was found, in a sentence.
    pub evidence: String,
    /// What could be taken instead.
    pub alternatives: Vec<InspectedAlternative>,
    /// What the best alternative would change.
    pub effect: Option<InspectedEffect>,
}

/// Something that could be taken instead.
#[derive(Clone, Debug, Serialize)]
pub struct InspectedAlternative {
    /// What it is.
    pub value: String,
    /// What it would change; `None` where that was not computed.
    pub effect: Option<InspectedEffect>,
}

/// What an alternative would change.
#[derive(Clone, Debug, Serialize)]
pub struct InspectedEffect {
    /// More won deals, or fewer.
    pub won_deals: i64,
    /// More lost deals, or fewer.
    pub lost_deals: i64,
    /// More won revenue, or less.
    pub won_revenue: String,
    /// Largest change of a share of credit under the rule models that need nothing but touches, in percentage points.
    pub share: String,
    /// Whose share that is.
    pub of: String,
    /// Credit moves from one month to another.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub months: bool,
    /// Only the heads of the files were read to compute it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub of_head: bool,
}

/// Deals by outcome.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct InspectedDeals {
    /// Won.
    pub won: u64,
    /// Lost.
    pub lost: u64,
    /// Neither yet.
    pub open: u64,
}

/// A text of a stage or outcome column.
#[derive(Clone, Debug, Serialize)]
pub struct InspectedStage {
    /// The text.
    pub text: String,
    /// What it means.
    pub outcome: Outcome,
    /// Rows that bear it.
    pub rows: u64,
}

/// A currency beside that of most deals.
#[derive(Clone, Debug, Serialize)]
pub struct InspectedCurrency {
    /// Its code.
    pub code: String,
    /// Deals in it.
    pub deals: u64,
    /// A rate is known.
    pub converted: bool,
}

/// One file.
#[derive(Clone, Debug, Serialize)]
pub struct InspectedFile {
    /// Its name.
    pub file: String,
    /// What it is, in a word.
    pub verdict: &'static str,
    /// Why it is not used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// What was read of it; nothing where it is no text.
    #[serde(flatten)]
    pub reading: Option<InspectedReading>,
}

/// How a file was read.
#[derive(Clone, Debug, Serialize)]
pub struct InspectedReading {
    /// How its text is encoded.
    pub encoding: &'static str,
    /// It begins with a byte order mark.
    pub bom: bool,
    /// Delimiter between cells, or `TAB`.
    pub delimiter: String,
    /// What a row stands for.
    pub shape: Shape,
    /// Line of the header.
    pub header_line: Option<u32>,
    /// Rows above it.
    pub preamble_rows: u32,
    /// Totals and notes among and below the rows.
    pub footer_rows: u64,
    /// Data rows.
    pub rows_read: u64,
    /// Of them, those that count.
    pub rows_used: u64,
    /// How many do not.
    pub rows_kept_out_count: u64,
    /// Those that do not, one by one.
    pub rows_kept_out: Vec<InspectedRow>,
    /// Its columns.
    pub columns: Vec<InspectedColumn>,
    /// Order of day and month.
    pub date_order: Option<&'static str>,
    /// Decimal mark.
    pub decimal_mark: Option<String>,
    /// What it leaves open.
    pub questions: Vec<String>,
}

/// A row kept out.
#[derive(Clone, Debug, Serialize)]
pub struct InspectedRow {
    /// Line where it begins.
    pub line: u32,
    /// Column to blame.
    pub column: String,
    /// The cell.
    pub value: String,
    /// What is wrong.
    pub reason: &'static str,
    /// What to do.
    pub hint: &'static str,
}

/// A column.
#[derive(Clone, Debug, Serialize)]
pub struct InspectedColumn {
    /// Its name.
    pub name: String,
    /// What it is used as.
    pub role: Option<&'static str>,
    /// How sure that is.
    pub confidence: Option<Confidence>,
    /// A few of its values.
    pub sample: Vec<String>,
    /// Why.
    pub why: String,
}

impl Inspection {
    /// Of files whose rows were joined.
    #[must_use]
    pub fn of(facts: &Facts, problems: &[Problem]) -> Self {
        let deals = facts.deals;
        let stages = facts.stages.iter().map(|stage| InspectedStage {
            text: stage.text.clone(),
            outcome: stage.outcome,
            rows: stage.rows,
        });
        let others = facts.other_currencies.iter().map(|other| InspectedCurrency {
            code: other.code.clone(),
            deals: other.deals,
            converted: other.converted,
        });
        Self {
            files: facts.files.iter().map(|file| of_file(file, problems)).collect(),
            touches: facts.touches,
            deals: InspectedDeals { won: deals.won, lost: deals.lost, open: deals.open },
            won_revenue: BTreeMap::from([(facts.currency.clone(), facts.scale.write(facts.won_revenue))]),
            period: facts.period.map(|(from, to)| [day(from), day(to)]),
            assumes: assumptions(facts),
            decisions: facts.decisions.iter().map(|one| decision(one, facts.scale)).collect(),
            questions: facts.decisions.iter().filter(|one| one.is_asked()).map(|one| ask(one, facts.scale)).collect(),
            notices: facts.notices.iter().map(notice).collect(),
            stages: stages.collect(),
            other_currencies: others.collect(),
            message: None,
        }
    }

    /// Of files of which no journeys can be made, and why.
    #[must_use]
    pub fn refused(files: &[FileFacts], problems: &[Problem], why: &Problem) -> Self {
        Self {
            files: files.iter().map(|file| of_file(file, problems)).collect(),
            touches: 0,
            deals: InspectedDeals::default(),
            won_revenue: BTreeMap::new(),
            period: None,
            assumes: Vec::new(),
            decisions: files
                .iter()
                .flat_map(|file| &file.decisions)
                .map(|one| decision(one, Scale::default()))
                .collect(),
            questions: files
                .iter()
                .flat_map(|file| &file.decisions)
                .filter(|one| one.is_asked())
                .map(|one| ask(one, Scale::default()))
                .collect(),
            notices: Vec::new(),
            stages: Vec::new(),
            other_currencies: Vec::new(),
            message: Some(sentence(why)),
        }
    }
}

fn of_file(facts: &FileFacts, problems: &[Problem]) -> InspectedFile {
    let kept_out = problems.iter().filter(|p| p.file == facts.file && p.severity == Severity::KeptOut && p.line > 0);
    let rows_kept_out = kept_out.map(|p| InspectedRow {
        line: p.line,
        column: p.column.clone(),
        value: p.value.clone(),
        reason: p.what(),
        hint: p.hint(),
    });
    let text = !matches!(facts.verdict(), "unreadable");
    let reading = text.then(|| InspectedReading {
        encoding: facts.encoding.key(),
        bom: facts.bom,
        delimiter: if facts.delimiter == '\t' { "TAB".to_owned() } else { facts.delimiter.to_string() },
        shape: facts.shape,
        header_line: facts.header_line,
        preamble_rows: facts.preamble_rows,
        footer_rows: facts.footer_rows,
        rows_read: facts.rows_read,
        rows_used: facts.rows_used,
        rows_kept_out_count: facts.rows_kept_out,
        rows_kept_out: rows_kept_out.collect(),
        columns: facts.columns.iter().map(of_column).collect(),
        date_order: facts.date_order.map(DateOrderFact::key),
        decimal_mark: facts.decimal_mark.map(|mark| mark.sign().to_string()),
        questions: facts.questions.iter().map(asked).collect(),
    });
    let message = facts.problem.as_ref().map(sentence);
    InspectedFile { file: facts.file.clone(), verdict: facts.verdict(), message, reading }
}

fn of_column(column: &ColumnFacts) -> InspectedColumn {
    // The specification's word for the column of paths is that of the channels in it.
    let role = column.role.map(|role| if role == Role::Path { Role::Channel.key() } else { role.key() });
    InspectedColumn {
        name: column.name.clone(),
        role,
        confidence: column.role.map(|_| column.confidence),
        sample: column.sample.clone(),
        why: column.why.to_string(),
    }
}

fn decision(decision: &Decision, scale: Scale) -> InspectedDecision {
    let alternatives = decision.alternatives.iter().map(|other| InspectedAlternative {
        value: other.value.clone(),
        effect: other.effect.as_ref().map(|by| effect(by, scale)),
    });
    InspectedDecision {
        subject: decision.key(),
        value: decision.value.clone(),
        confidence: if decision.confirmed { Certainty::Certain } else { decision.certainty },
        evidence: decision.subject.to_string(),
        alternatives: alternatives.collect(),
        effect: decision.effect().map(|by| effect(by, scale)),
    }
}

fn effect(effect: &Effect, scale: Scale) -> InspectedEffect {
    let points = effect.team_share.unsigned_abs();
    let sign = if effect.team_share < 0 { "-" } else { "" };
    InspectedEffect {
        won_deals: effect.won_deals,
        lost_deals: effect.lost_deals,
        won_revenue: scale.write(effect.won_revenue),
        share: format!("{sign}{}.{:02}", points / 100, points % 100),
        of: effect.team.clone(),
        months: effect.months,
        of_head: effect.of_head,
    }
}

/// A decision in one line: what was found, what was taken, what could be taken instead and what that would change.
#[must_use]
pub fn ask(decision: &Decision, scale: Scale) -> String {
    let mut line = decision.subject.to_string();
    if !decision.value.is_empty() {
        line.push_str(&format!(" Taken: \u{201c}{}\u{201d}.", decision.value));
    }
    let others: Vec<String> = decision
        .alternatives
        .iter()
        .map(|other| match &other.effect {
            Some(by) if by.won_deals != 0 || by.won_revenue != 0 => {
                format!(
                    "\u{201c}{}\u{201d} ({:+} won deals, {} won revenue)",
                    other.value,
                    by.won_deals,
                    signed(by.won_revenue, scale)
                )
            }
            Some(by) if by.team_share != 0 => {
                let points = by.team_share.unsigned_abs();
                let sign = if by.team_share < 0 { '-' } else { '+' };
                format!(
                    "\u{201c}{}\u{201d} ({sign}{}.{:02} points for {})",
                    other.value,
                    points / 100,
                    points % 100,
                    by.team
                )
            }
            Some(by) if by.lost_deals != 0 => {
                format!("\u{201c}{}\u{201d} ({:+} lost deals)", other.value, by.lost_deals)
            }
            Some(by) if by.months => format!("\u{201c}{}\u{201d} (credit moves to other months)", other.value),
            _ => format!("\u{201c}{}\u{201d}", other.value),
        })
        .collect();
    if !others.is_empty() {
        line.push_str(&format!(" Or: {}.", others.join("; ")));
    }
    line
}

fn signed(amount: i64, scale: Scale) -> String {
    let written = scale.write(amount);
    if amount > 0 { format!("+{written}") } else { written }
}

fn notice(said: &KeptOut) -> String {
    format!(
        "{} ({} rows, for example line {} of {}.)",
        sentence(&said.example),
        said.rows,
        said.example.line,
        said.example.file
    )
}

fn sentence(problem: &Problem) -> String {
    problem.sentences()
}

/// A question in words, with the option that answers it.
fn asked(question: &Question) -> String {
    match question {
        Question::DateOrder { column, example, answers } => {
            let answers = answers.iter().map(|answer| {
                let (from, to) = answer.period;
                let word = if answer.order == DateOrder::Mdy { "MDY" } else { "DMY" };
                format!("--date-order {word}: {} (dates from {} to {})", day(answer.example), day(from), day(to))
            });
            let answers: Vec<String> = answers.collect();
            format!(
                "Which comes first in \u{201c}{column}\u{201d}, day or month? {example} is {}",
                answers.join("; or ")
            )
        }
        Question::DecimalMark { column, example, answers } => {
            let answers = answers.iter().map(|(mark, amount)| {
                format!("--decimal-mark \u{201c}{}\u{201d}: {}", mark.sign(), Scale::HUNDREDTHS.write(*amount))
            });
            let answers: Vec<String> = answers.collect();
            format!("What is the decimal mark in \u{201c}{column}\u{201d}? {example} is {}", answers.join("; or "))
        }
    }
}

/// What had to be assumed, in words.
fn assumptions(facts: &Facts) -> Vec<&'static str> {
    let mut said = Vec::new();
    if facts.all_won {
        said.push("Nothing says what became of the journeys: each counts as a win of 1.");
    } else if facts.counts_wins {
        said.push("Nothing says what deals are worth: each win counts 1.");
    }
    if facts.undated {
        said.push("Touches have no dates: they stand in their order, and time decay cannot tell them apart.");
    }
    said
}

/// The day of an instant.
fn day(at: i64) -> String {
    let (year, month, day) = time::civil(at);
    format!("{year:04}-{month:02}-{day:02}")
}

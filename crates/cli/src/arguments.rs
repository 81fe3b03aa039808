//! The words of the command line.

use fairshare_engine::model::Model;
use lexopt::prelude::{Long, Short, Value, ValueExt};

use crate::reading::Options;

/// What `--help` prints.
pub const HELP: &str = "\
fairshare: credit for won revenue by team, under every attribution model

fairshare inspect FILE...
    Says what each file is taken for, as one JSON object.

fairshare credit FILE... [--model MODEL]... [--by team|channel|campaign|deal] [--value revenue|wins]
                 [--lookback 90d] [--shares rules.csv] [--format csv|json]
    Prints credit, a row per group and a column per model. Models: first, last, linear, equal-by-team, u, j, inverse-j,
    position:40/20/40, decay:7d, w, full-path. Without --model: all of them.
    rules.csv has the columns channel (or campaign) and team: \"Sales 60% / Marketing 40%\".

Both take what was recognised otherwise than it was meant:
    --mapping \"time=Date,channel=Source\"   --date-order DMY|MDY|YMD   --decimal-mark .|,   --shape touches|deals|paths...
    --encoding utf-8|windows-1252...   --delimiter ;|TAB   --header-line 3   --rate USD=0.92   --stage \"Signed=won\"

Exit code 0, or 2 with one sentence on standard error.
";

/// What is asked for.
pub enum Command {
    Help,
    Inspect(Vec<String>, Options),
    Credit(Request),
}

/// What a row of `credit` stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    Team,
    Channel,
    Campaign,
    Deal,
}

impl Rows {
    /// The word given to `--by`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Channel => "channel",
            Self::Campaign => "campaign",
            Self::Deal => "deal",
        }
    }
}

/// A call of `credit`.
pub struct Request {
    pub files: Vec<String>,
    /// Models, each with its name as given.
    pub models: Vec<(String, Model)>,
    pub by: Rows,
    /// Won deals instead of revenue.
    pub wins: bool,
    pub json: bool,
    pub lookback_days: Option<f64>,
    pub shares: Option<String>,
    pub reading: Options,
}

/// Models where none is named.
const ALL: [&str; 10] =
    ["first", "last", "linear", "equal-by-team", "u", "j", "inverse-j", "decay:7d", "w", "full-path"];

/// Reads the arguments.
pub fn parse(mut parser: lexopt::Parser) -> Result<Command, String> {
    let said = |e: lexopt::Error| format!("{e}. Try fairshare --help.");
    let command = match parser.next().map_err(said)? {
        Some(Value(word)) => word.string().map_err(said)?,
        Some(Short('h') | Long("help")) | None => return Ok(Command::Help),
        Some(other) => return Err(said(other.unexpected())),
    };
    let mut request = Request {
        files: Vec::new(),
        models: Vec::new(),
        by: Rows::Team,
        wins: false,
        json: false,
        lookback_days: None,
        shares: None,
        reading: Options::default(),
    };
    let inspect = command == "inspect";
    if !inspect && command != "credit" {
        return Err(format!(
            "\u{201c}{command}\u{201d} is no command; there are inspect and credit. Try fairshare --help."
        ));
    }
    while let Some(argument) = parser.next().map_err(said)? {
        match argument {
            Value(file) => request.files.push(file.string().map_err(said)?),
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("model") if !inspect => {
                let name = parser.value().and_then(|v| v.string()).map_err(said)?;
                request.models.push((name.clone(), name.parse()?));
            }
            Long("by") if !inspect => request.by = word(&mut parser, "--by", &BY)?,
            Long("value") if !inspect => request.wins = word(&mut parser, "--value", &VALUE)?,
            Long("format") if !inspect => request.json = word(&mut parser, "--format", &FORMAT)?,
            Long("lookback") if !inspect => request.lookback_days = Some(days(&mut parser)?),
            Long("shares") if !inspect => {
                request.shares = Some(parser.value().and_then(|v| v.string()).map_err(said)?);
            }
            Long(name) => {
                let name = name.to_owned();
                if !request.reading.take(&name, &mut parser)? {
                    return Err(format!("--{name} is no option here. Try fairshare --help."));
                }
            }
            other => return Err(said(other.unexpected())),
        }
    }
    if request.files.is_empty() {
        return Err(format!("fairshare {command} needs a file. Try fairshare --help."));
    }
    if inspect {
        return Ok(Command::Inspect(request.files, request.reading));
    }
    if request.models.is_empty() {
        request.models = ALL.iter().filter_map(|name| Some(((*name).to_owned(), name.parse().ok()?))).collect();
    }
    Ok(Command::Credit(request))
}

const BY: [(&str, Rows); 4] =
    [("team", Rows::Team), ("channel", Rows::Channel), ("campaign", Rows::Campaign), ("deal", Rows::Deal)];
const VALUE: [(&str, bool); 2] = [("revenue", false), ("wins", true)];
const FORMAT: [(&str, bool); 2] = [("csv", false), ("json", true)];

/// The meaning of the word that follows an option.
fn word<T: Copy>(parser: &mut lexopt::Parser, option: &str, words: &[(&str, T)]) -> Result<T, String> {
    let given = parser.value().and_then(|v| v.string()).map_err(|e| format!("{e}. Try fairshare --help."))?;
    words.iter().find(|(word, _)| *word == given).map(|(_, meaning)| *meaning).ok_or_else(|| {
        let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        format!("{option} takes {}, not \u{201c}{given}\u{201d}.", all.join(", "))
    })
}

/// A number of days: `90d` or `90`.
fn days(parser: &mut lexopt::Parser) -> Result<f64, String> {
    let given = parser.value().and_then(|v| v.string()).map_err(|e| format!("{e}. Try fairshare --help."))?;
    let number = given.strip_suffix('d').unwrap_or(&given).parse();
    number.map_err(|_| format!("--lookback takes a number of days such as 90d, not \u{201c}{given}\u{201d}."))
}

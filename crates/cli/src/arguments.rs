//! The words of the command line.

use fairshare_engine::counting::Counting;
use fairshare_engine::model::Model;
use fairshare_engine::view::By;
use lexopt::prelude::{Long, Short, Value, ValueExt};

use crate::counting;
use crate::reading::Options;

/// What `--help` prints.
pub const HELP: &str = "\
fairshare: credit for won revenue by team, under every attribution model

fairshare inspect FILE...
    Says what each file is taken for, as one JSON object.

fairshare credit FILE... [--model MODEL]... [--by team|channel|campaign|type|month|segment|deal]
                 [--value revenue|wins] [--shares rules.csv] [--format csv|json] [--global] [--strict]
    Prints credit, a row per group and a column per model. Models: first, last, last-except:direct, linear,
    linear-per-channel, equal-by-team, u, j, inverse-j, position:40/20/40, decay:7d, position-decay, w, full-path, u-lead,
    stages:30/30/30/0/10 (first, lead, opportunity, close, the rest), influence, markov:1 to markov:3, shapley,
    shapley-lift:team, shapley-lift:channel, shao-li, logistic. Without --model: ten rules.
    --global prints the global tables of data-driven models instead: score / sum of scores x all that was won.
    Which touches count: [--lookback 90d] [--last-touches 5] [--repeats keep|collapse|first] [--exclude channel=Direct]...
    [--excluded-count never|unless-alone|unless-last-and-alone]
    Which deals are looked at: [--closed 2025-01-01..2025-12-31] [--touched 2025-01-01..] [--segment Enterprise]...
    [--owner Mira]... [--currency EUR]... [--deal D-0001]...; \"\" is no segment, or no owner.
    --by month (of the close) and --by segment print a row per team within each.
    Touches of several teams: [--joint split|bucket|overlay] (in full to each team: not to be added up)
    rules.csv has the columns channel (campaign, or type) and team: \"Sales 60% / Marketing 40%\".

fairshare digest [JOURNEYS]
    Prints one number for all that the engine computes on random journeys (a million), the same on every machine.

The first two take what was recognised otherwise than it was meant:
    --mapping \"time=Date,channel=Source\"   --date-order DMY|MDY|YMD   --decimal-mark .|,   --shape touches|deals|paths...
    --encoding utf-8|windows-1252...   --delimiter ;|TAB   --header-line 3   --rate USD=0.92   --stage \"Signed=won\"
    --keep-duplicates   --all-earlier (each conversion of a key takes all touches before it)   --conversions-no-touch

    --accept KEY (or all): a decision that inspect lists is right, and is not warned of again
    --count-hidden (rows that a filter of the workbook hides)   --several-purchases   --leave-out-unlisted
    --keep-spellings   --keep-placeholders   --keep-anonymous   --keep-placeholder-dates   --keep-empty-keys

credit writes warnings, assumptions and open questions to standard error.
Exit code 0; 2 with one sentence on standard error; with --strict 3 where a question is open.
";

/// What is asked for.
pub enum Command {
    Help,
    Inspect(Vec<String>, Options),
    Credit(Box<Request>),
    Digest(u32),
}

/// What a row of `credit` stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    Team,
    Channel,
    Campaign,
    Type,
    Month,
    Segment,
    Deal,
}

impl Rows {
    /// The word given to `--by`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Channel => "channel",
            Self::Campaign => "campaign",
            Self::Type => "type",
            Self::Month => "month",
            Self::Segment => "segment",
            Self::Deal => "deal",
        }
    }

    /// The roll-up; none by deal.
    pub const fn by(self) -> Option<By> {
        match self {
            Self::Team => Some(By::Team),
            Self::Channel => Some(By::Channel),
            Self::Campaign => Some(By::Campaign),
            Self::Type => Some(By::Type),
            Self::Month => Some(By::Month),
            Self::Segment => Some(By::Segment),
            Self::Deal => None,
        }
    }
}

/// A call of `credit`.
pub struct Request {
    pub files: Vec<String>,
    /// Models, each with its name as given.
    pub models: Vec<(String, Model)>,
    /// The user named the models; else they are the usual ones.
    pub names_models: bool,
    pub by: Rows,
    /// Won deals instead of revenue.
    pub wins: bool,
    pub json: bool,
    /// An open question ends with exit code 3.
    pub strict: bool,
    /// The unrounded global tables of data-driven models.
    pub global: bool,
    /// Which touches count.
    pub counting: Counting,
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
        names_models: false,
        by: Rows::Team,
        wins: false,
        json: false,
        strict: false,
        global: false,
        counting: Counting::default(),
        shares: None,
        reading: Options::default(),
    };
    if command == "digest" {
        return digest(&mut parser);
    }
    let inspect = command == "inspect";
    if !inspect && command != "credit" {
        return Err(format!(
            "\u{201c}{command}\u{201d} is no command; there are inspect, credit and digest. Try fairshare --help."
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
            Long("strict") if !inspect => request.strict = true,
            Long("global") if !inspect => request.global = true,
            Long("shares") if !inspect => {
                request.shares = Some(parser.value().and_then(|v| v.string()).map_err(said)?);
            }
            Long(name) => {
                let name = name.to_owned();
                let counted = !inspect && counting::take(&mut request.counting, &name, &mut parser)?;
                if !counted && !request.reading.take(&name, &mut parser)? {
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
    request.names_models = !request.models.is_empty();
    if !request.names_models {
        request.models = ALL.iter().filter_map(|name| Some(((*name).to_owned(), name.parse().ok()?))).collect();
    }
    Ok(Command::Credit(Box::new(request)))
}

/// Journeys of a digest, where none are said.
const JOURNEYS: u32 = 1_000_000;

fn digest(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let given = match parser.next().map_err(|e| e.to_string())? {
        None => return Ok(Command::Digest(JOURNEYS)),
        Some(Value(given)) => given.string().map_err(|e| e.to_string())?,
        Some(other) => return Err(format!("{}. Try fairshare --help.", other.unexpected())),
    };
    let journeys = given.parse().ok().filter(|journeys| *journeys > 0);
    let sentence = || format!("digest takes a number of journeys, not \u{201c}{given}\u{201d}.");
    journeys.map(Command::Digest).ok_or_else(sentence)
}

const BY: [(&str, Rows); 7] = [
    ("team", Rows::Team),
    ("channel", Rows::Channel),
    ("campaign", Rows::Campaign),
    ("type", Rows::Type),
    ("month", Rows::Month),
    ("segment", Rows::Segment),
    ("deal", Rows::Deal),
];
const VALUE: [(&str, bool); 2] = [("revenue", false), ("wins", true)];
const FORMAT: [(&str, bool); 2] = [("csv", false), ("json", true)];

/// The meaning of the word that follows an option.
pub fn word<T: Copy>(parser: &mut lexopt::Parser, option: &str, words: &[(&str, T)]) -> Result<T, String> {
    let given = parser.value().and_then(|v| v.string()).map_err(|e| format!("{e}. Try fairshare --help."))?;
    words.iter().find(|(word, _)| *word == given).map(|(_, meaning)| *meaning).ok_or_else(|| {
        let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        format!("{option} takes {}, not \u{201c}{given}\u{201d}.", all.join(", "))
    })
}

//! Parses the command line.

use fairshare_types::dimension::RowsBy;
use fairshare_types::model::{MODELS, Model, ModelSpec};
use fairshare_types::options::EligibilityRules;
use fairshare_types::options::named::ReadingOptions;
use lexopt::prelude::{Long, Short, Value, ValueExt};

use crate::reading::{counting, reading, rules_of, word};
use crate::{report, sql, threads, weights};

/// What `--help` prints before the models.
const HELP_BEFORE: &str = "fairshare: credit for won revenue by team, under every attribution model

fairshare inspect \
                        FILE...
    Prints how each file is read, as one JSON object.

fairshare credit FILE... \
                        [--model MODEL]... [--by team|channel|campaign|type|month|segment|deal|touch]
                 \
                        [--value revenue|wins] [--shares rules.csv] [--format csv|json] [--global] [--strict]
    \
                        Prints credit: one row per group, one column per model. Models:
";

/// What `--help` prints after the models.
const HELP_AFTER: &str = " Without --model: ten rule models.
 \
                        --global prints the global tables of data-driven models instead: score / sum of scores x \
                        everything won.
    Which touches count: [--lookback 90d] [--last-touches 5] [--repeats \
                        keep|collapse|first] [--exclude channel=Direct]...
    [--excluded-count \
                        never|unless-alone|unless-last-and-alone] [--exclude campaign=...|type=...|team=...|person=...]
    [--before-opportunity] (touches after its creation do not count) [--weight type:Impression=0.2]...
    Which deals count: [--closed \
                        2025-01-01..2025-12-31] [--touched 2025-01-01..] [--segment Enterprise]...
    [--owner \
                        Mira]... [--currency EUR]... [--deal D-0001]...; \"\" means no segment, or no owner.
    --by touch prints a row per touch and team of each won deal, with weight and credit under each model. With
    --format parquet --out FILE it writes them as a Parquet file.
    --by \
                        month (of the close) and --by segment print one row per team in each.
    Touches of several \
                        teams: [--joint split|bucket|overlay] (overlay credits each team in full: rows do not add up)
 \
                        rules.csv has the columns channel (or campaign, or type) and team: \"Sales 60% / Marketing \
                        40%\".

fairshare credit --project agreement.fairshare [FILE...] [--model MODEL] [--format csv|json] [--strict]
    Prints what each team gets under the agreement that the page saved: its share and its credit under the agreed
    model, of the project's own data or else of these files. All settings are those of the project. --model names
    the model of a project without an agreed one.

fairshare paths FILE... [--by team|channel|campaign|type] [--every-touch] [--order revenue|wins|losses] [--rows 50]
    Prints the paths of won and lost deals. Equal steps in a row count as one, unless --every-touch is given.

fairshare pipeline FILE... [--model MODEL]... [--window 90d] [--window-end created|closed] [--whole-amounts]
    Prints the credit of open deals by team, and what each team sourced and influenced of open and of won deals. With a
    window, a touch influences a deal if it lies within so many days before the opportunity was created, or before the
    close. If a column has probabilities, open deals count with their amounts times these, unless --whole-amounts is given.

fairshare periods FILE... --first 2025-01-01..2025-03-31 --second 2025-04-01..2025-06-30 [--model MODEL]
    Prints two periods side by side, by the close of the deals, and why the credit of each team differs: more or less
    revenue, other kinds of deals, other credit within deals of one kind. segment=Enterprise or owner=Mira compares
    segments or owners.

fairshare spend FILE... [--model MODEL] [--by team|channel|campaign|type] [--by month]
    Prints cost beside credit: return (credit per cost), won deals and cost per won deal. Costs are those of the touches
    and of files of spend, which have a date or month, a channel or campaign, and a cost. By month, cost is in the month
    in which it was spent, and credit in the month of its touch.

fairshare sql --dialect duckdb|spark|bigquery|snowflake|postgres|clickhouse --touches db.touches [--deals db.deals]
              --mapping \"deal=deal_id,time=occurred_at,channel=channel,stage=stage,value=amount,closed=close_date\"
              [--model MODEL]... [--by DIMENSION] [--output credit|allocation|paths] [--out DIR]
    Prints the query that computes the same in a warehouse, credit in minor units. Fields of the mapping: deal, account,
    touch, time, sequence, channel, campaign, touch_type, person, team, outcome, stage, value, currency, closed,
    lead_created, opportunity_created, owner, segment; deals.deal=id names the column of one table. Besides the options
    of credit that say what counts: [--stage] [--rate] [--keep-duplicates] [--count-late] [--count-outside-deals]
    [--places 2] (decimal places of minor units) [--zoned] (times of touches have a zone) [--shares rules.csv]
    [--project saved.fairshare] (settings of the page) [--weights weights.csv] (of data-driven models)

fairshare dbt --out DIR [the same options as sql]
    Writes a package of dbt models with tests: eligible touches, allocation, credit by a dimension, paths.

fairshare weights paths.csv --model markov:1|shapley-lift:team|shapley-lift:channel|shao-li|logistic...
    Prints what data-driven models learn from the paths of a query, for --weights. Paths of shapley-lift:team are those of
    --output paths --by team.

fairshare digest [JOURNEYS]
    Prints one number that checks everything the engine \
                        computes on random journeys (default: a million). It is the
    same on every \
                        machine.

Options of inspect and credit to correct what was recognised:
    --mapping \
                        \"time=Date,channel=Source\"   --date-order DMY|MDY|YMD   --decimal-mark .|,   --shape \
                        touches|deals|paths...
    --encoding utf-8|windows-1252...   --delimiter ;|TAB   \
                        --header-line 3   --rate USD=0.92   --stage \"Signed=won\"
    --keep-duplicates   \
                        --all-earlier (each conversion counts all touches before it)   --conversions-no-touch

    \
                        --accept KEY (or all): confirm a decision that inspect lists, so that credit does not warn of \
                        it again
    --count-hidden (rows hidden by a filter of the workbook)   --several-purchases   \
                        --leave-out-unlisted
    --count-planned (activities that have not happened)   \
                        --count-deleted   --leave-out-deleted   --leave-out-archived   --count-lost-deals   --one-deal
    --count-totals   --leave-out-totals (among rows of spend)   --count-repeated-spend (in several files)
    --probabilities percent|fractions (1 means 1 %, or 100 %)
    --count-repeated (each purchase with a repeated transaction ID)   \
                        --count-soon-once (purchases of one customer and amount within minutes)   --keep-refunded
    \
                        --count-outside-deals (touches of an account for each of its deals)   --merge-channels   \
                        --count-within-visits
    --count-late (touches later than the close)   \
                        --share-namesakes (persons whom the list of the staff has in several teams)
    --keep-spellings   --keep-placeholders   \
                        --keep-anonymous   --keep-placeholder-dates   --keep-empty-keys

Options that group sources, media and campaigns into channels:
    --group ga4 (the default channel groups of Google Analytics 4)   --group-rules rules.csv (your own, which come first)
    rules.csv has the columns field, test, text and channel, and the first rule that matches a touch names its channel:
        field,test,text,channel
        source,equals,google,Brand search
        campaign,contains,brand,
        medium,regex,^(cpc|ppc)$,Paid search
    A row without a channel is a further condition of the rule above it. Fields: source, medium, campaign, channel. Tests:
    contains, equals, starts with, regex. Case does not matter. What nothing matches keeps its channel.

Options of \
                        inspect and credit for speed:
    --threads N (default: one per core, at most 8): threads that \
                        read a file of 8 MB or more. The results are the same for every N.

credit, paths, pipeline, periods and spend write warnings, \
                        assumptions and open questions to standard error.
Exit code: 0 on success; 2 on an error, with \
                        one sentence on standard error; 3 with --strict (of these five) if a question is open;
4 if the numbers are not those of the project: the data differ, or it lacks a part of its settings.
";

/// Width of the lines with the models in `--help`.
const WIDTH: usize = 120;

/// What `--help` prints.
pub fn help() -> String {
    let mut text = HELP_BEFORE.to_owned();
    let mut line = "   ".to_owned();
    let models: Vec<String> = MODELS.into_iter().flat_map(ModelSpec::in_help).collect();
    for word in format!("{}.", models.join(", ")).split(' ') {
        if line.chars().count() + 1 + word.chars().count() > WIDTH {
            text += &line;
            text.push('\n');
            line = "   ".to_owned();
        }
        line.push(' ');
        line += word;
    }
    text + &line + HELP_AFTER
}

/// A parsed command.
pub enum Command {
    Help,
    /// Files, options and the number of threads.
    Inspect(Vec<String>, ReadingOptions, usize),
    Credit(Box<Request>),
    Sql(Box<sql::Query>),
    Dbt(Box<sql::Query>),
    Weights(weights::Request),
    Report(Box<report::Request>),
    Digest(u32),
}

/// How a table is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Csv,
    Json,
    /// Rows of touches only.
    Parquet,
}

/// A call of `credit`.
pub struct Request {
    pub files: Vec<String>,
    /// Models, each with its name as given.
    pub models: Vec<(String, Model)>,
    /// Whether the user named the models; if not, they are the default ones.
    pub names_models: bool,
    pub by: RowsBy,
    /// Print a row per touch and team instead.
    pub touches: bool,
    /// Print won deals instead of revenue.
    pub wins: bool,
    pub format: Format,
    /// The file that a Parquet table is written to.
    pub out: Option<String>,
    /// Exit with code 3 if a question is open.
    pub strict: bool,
    /// Print the unrounded global tables of data-driven models.
    pub global: bool,
    /// The eligibility rules.
    pub counting: EligibilityRules,
    pub shares: Option<String>,
    /// Files of `--group-rules`.
    pub group_rules: Vec<String>,
    /// The project whose agreement is computed.
    pub project: Option<String>,
    pub reading: ReadingOptions,
    /// Number of threads that read a large file.
    pub threads: usize,
}

/// Parses the arguments.
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
        by: RowsBy::Team,
        touches: false,
        wins: false,
        format: Format::Csv,
        out: None,
        strict: false,
        global: false,
        counting: EligibilityRules::default(),
        shares: None,
        group_rules: Vec::new(),
        project: None,
        reading: ReadingOptions::default(),
        threads: threads::usual(),
    };
    match command.as_str() {
        "digest" => return digest(&mut parser),
        "sql" | "dbt" => {
            let query = sql::parse(&mut parser)?.map(Box::new);
            let command = if command == "sql" { Command::Sql } else { Command::Dbt };
            return Ok(query.map_or(Command::Help, command));
        }
        "paths" | "pipeline" | "periods" | "spend" => {
            let request = report::parse(&command, &mut parser)?;
            return Ok(request.map_or(Command::Help, |request| Command::Report(Box::new(request))));
        }
        "weights" => return Ok(weights::parse(&mut parser)?.map_or(Command::Help, Command::Weights)),
        _ => {}
    }
    let inspect = command == "inspect";
    if !inspect && command != "credit" {
        return Err(format!(
            "\u{201c}{command}\u{201d} is not a command; the commands are inspect, credit, paths, pipeline, periods, spend, \
             sql, dbt, weights and digest. Try fairshare --help."
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
            Long("by") if !inspect => match word(&mut parser, "by", &rows())? {
                Some(by) => request.by = by,
                None => request.touches = true,
            },
            Long("value") if !inspect => request.wins = word(&mut parser, "value", &VALUE)?,
            Long("format") if !inspect => request.format = word(&mut parser, "format", &FORMAT)?,
            Long("out") if !inspect => request.out = Some(parser.value().and_then(|v| v.string()).map_err(said)?),
            Long("strict") if !inspect => request.strict = true,
            Long("global") if !inspect => request.global = true,
            Long("shares") if !inspect => {
                request.shares = Some(parser.value().and_then(|v| v.string()).map_err(said)?);
            }
            Long("project") if !inspect => {
                request.project = Some(parser.value().and_then(|v| v.string()).map_err(said)?);
            }
            Long("group-rules") => {
                let path = parser.value().and_then(|v| v.string()).map_err(said)?;
                request.reading.group_by(rules_of(&path)?);
                request.group_rules.push(path);
            }
            Long("threads") => {
                let given = parser.value().and_then(|v| v.string()).map_err(said)?;
                request.threads = threads::parse(&given)?;
            }
            Long(name) => {
                let name = name.to_owned();
                let counted = !inspect && counting(&mut request.counting, &name, &mut parser)?;
                if !counted && !reading(&mut request.reading, &name, &mut parser)? {
                    return Err(format!("--{name} is not an option of {command}. Try fairshare --help."));
                }
            }
            other => return Err(said(other.unexpected())),
        }
    }
    if let Some(project) = &request.project {
        agreement_only(project, &request)?;
    } else if request.files.is_empty() {
        return Err(format!("fairshare {command} needs a file. Try fairshare --help."));
    }
    file_only_for_touches(&request)?;
    if inspect {
        return Ok(Command::Inspect(request.files, request.reading, request.threads));
    }
    request.names_models = !request.models.is_empty();
    if !request.names_models {
        request.models = ModelSpec::printed();
    }
    Ok(Command::Credit(Box::new(request)))
}

/// The rows of `credit`, each with its word; `None` means touches.
fn rows() -> Vec<(&'static str, Option<RowsBy>)> {
    RowsBy::WORDS.into_iter().map(|(word, by)| (word, Some(by))).chain([("touch", None)]).collect()
}

/// Refuses options that a project already answers.
fn agreement_only(project: &str, request: &Request) -> Result<(), String> {
    let Request { by, wins, global, counting, shares, reading, .. } = request;
    let rows = *by == RowsBy::Team && !request.touches && !wins && !global;
    if rows && *counting == EligibilityRules::default() && shares.is_none() && *reading == ReadingOptions::default() {
        return Ok(());
    }
    Err(format!(
        "With --project, all settings are those of {project}: only --format, --strict and --model can be added."
    ))
}

/// Refuses Parquet for other tables than that of touches, and without the name of a file.
fn file_only_for_touches(request: &Request) -> Result<(), String> {
    let refused = match (request.format == Format::Parquet, request.out.as_deref()) {
        (true, _) if !request.touches || request.global => {
            "--format parquet is for --by touch: the other tables are CSV or JSON."
        }
        (true, None | Some("-")) => {
            "Parquet goes to a file, not to standard output: name it, as in --out credit.parquet."
        }
        (false, Some(_)) => "--out is for --by touch --format parquet: the other tables go to standard output.",
        _ => return Ok(()),
    };
    Err(refused.to_owned())
}

/// Default number of journeys of a digest.
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

const VALUE: [(&str, bool); 2] = [("revenue", false), ("wins", true)];
const FORMAT: [(&str, Format); 3] = [("csv", Format::Csv), ("json", Format::Json), ("parquet", Format::Parquet)];

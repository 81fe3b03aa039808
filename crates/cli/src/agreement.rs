//! `fairshare credit --project`: what each team gets under the agreement that a project holds.

use fairshare_choices::choices::Choices;
use fairshare_choices::left_out::LeftOut;
use fairshare_engine::dataset::Dataset;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{Choices as ImportOptions, FileChoices};
use fairshare_types::results::{Availability, Comparison, Difference, Facts, Fingerprint, availability};
use fairshare_types::spreadsheet::csv_cell;
use serde::Serialize;

use crate::Printed;
use crate::arguments::{Format, Request};
use crate::project::{self, Project};
use crate::source::{self, Source};
use crate::warnings::warnings;
use crate::weigh;

/// What each team gets, as text.
#[derive(Serialize)]
struct Agreed {
    model: String,
    /// The unit of the amounts: the currency of the data, or won deals.
    unit: String,
    /// Whether the data are those of the agreement; `None` if it does not say which these are.
    same_data: Option<bool>,
    won_deals: u64,
    teams: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    team: String,
    /// Percent of everything won.
    share: serde_json::Number,
    credit: serde_json::Number,
}

/// Runs the command.
pub fn credit(path: &str, request: &Request) -> Result<Printed, String> {
    let Project { saved, sources } = project::open(path)?;
    let sources = data(path, sources, &request.files)?;
    let choices = saved.choices;
    let model = model(&choices, request)?;
    let import = import(&choices.import, &sources);
    let intake = weigh::read(&sources, &import, request.threads).map_err(|problem| problem.to_string())?;
    let mut dataset = intake.finish().and_then(Dataset::join).map_err(|problem| problem.to_string())?;
    weigh::weigh(&mut dataset, &sources, &import, request.threads);
    let effect = availability(&model, dataset.facts());
    if !effect.is_usable() {
        return Err(format!("The agreed model cannot be computed from these files: {model} {effect}."));
    }
    let here = dataset.fingerprint();
    let (same_data, difference) = compared(&here, saved.fingerprint.as_ref());
    let mut said = missing(&choices.import, &sources);
    said.extend(warnings(dataset.facts()));
    said.push(stated(&model, effect));
    said.push(difference);
    let lacks = left_out(saved.left_out);
    said.extend(lacks.clone());
    let compared = dataset.compare(std::slice::from_ref(&model), &[Dimension::Team], &choices.counting());
    let (comparisons, _) = compared.map_err(|problem| problem.to_string())?;
    let view = comparisons.first().ok_or("The credit could not be computed.")?;
    let agreed = agreed(&model, view, dataset.facts(), same_data);
    Ok(Printed {
        text: if request.format == Format::Json { json(&agreed)? } else { csv(&agreed) },
        warnings: said,
        unanswered: request.strict && dataset.facts().decisions.iter().any(|decision| decision.is_asked()),
        // Numbers without a part of the settings are not those of the agreement.
        other_numbers: same_data == Some(false) || lacks.is_some(),
    })
}

/// The data of the project, or else the files given.
fn data(path: &str, held: Vec<Source>, files: &[String]) -> Result<Vec<Source>, String> {
    match (held.is_empty(), files.is_empty()) {
        (false, true) => Ok(held),
        (true, true) => Err(format!("{path} holds no data: name the files of the agreement after it.")),
        (false, false) => Err(format!("{path} holds its data: name no other files, or save it without the data.")),
        (true, false) => {
            let mut sources = Vec::new();
            for file in files {
                sources.extend(source::open(file).map_err(|unopened| unopened.to_string())?);
            }
            Ok(sources)
        }
    }
}

/// The agreed model; without one, the model that the command names.
fn model(choices: &Choices, request: &Request) -> Result<Model, String> {
    let given = request.models.first().filter(|_| request.names_models).map(|(_, model)| model.clone());
    let model = match (choices.agreed_model(), given) {
        (Some(_), Some(_)) => {
            return Err("The agreement names its model: leave out --model, or compute without --project.".to_owned());
        }
        (None, Some(_)) if request.models.len() > 1 => {
            return Err("The agreement is about one model: name one with --model.".to_owned());
        }
        (Some(model), None) | (None, Some(model)) => model,
        (None, None) => {
            let first = "No model is agreed in this project. Choose one on the page under Agreement and save the project \
                         again,";
            return Err(format!("{first} or name one with --model."));
        }
    };
    if model.is_additive() { Ok(model) } else { Err(format!("Credit under {model} does not add up to what was won.")) }
}

/// How the page reads these files: it decodes a text from the chosen encoding only if its bytes are in a legacy one.
fn import(saved: &ImportOptions, sources: &[Source]) -> ImportOptions {
    let mut import = saved.clone();
    let texts = sources.iter().filter(|source| !source.is_legacy());
    for source in texts.filter(|source| saved.of(&source.name).decoded_from.is_some()) {
        import.of_mut(&source.name).decoded_from = None;
    }
    import
}

/// A line for each file that the settings have choices for and that is not here.
fn missing(import: &ImportOptions, sources: &[Source]) -> Vec<String> {
    let said = import.files.iter().filter(|(_, said)| *said != FileChoices::default());
    let missing = said.filter(|(name, _)| sources.iter().all(|source| source.name != *name));
    let line = |(name, _): &(String, FileChoices)| {
        format!("warning: the agreement says how {name} is read, but no file here has that name.")
    };
    missing.map(line).collect()
}

/// Whether the data are the same, and the sentence about it.
fn compared(here: &Fingerprint, agreed: Option<&Fingerprint>) -> (Option<bool>, String) {
    let Some(agreed) = agreed else {
        let says = "warning: the project has no fingerprint of its data, so nothing tells whether these are the same.";
        return (None, says.to_owned());
    };
    let rows = |n: u64| format!("{n} {} differ", if n == 1 { "touch or deal" } else { "touches and deals" });
    let differs = match here.difference(agreed) {
        Difference::None => return (Some(true), format!("note: data {}, the same as in the agreement.", here.short())),
        Difference::Rows(1) => "1 touch or deal differs".to_owned(),
        Difference::Rows(n) => rows(n),
        Difference::Many => "more differ than can be counted".to_owned(),
    };
    let (own, theirs) = (here.rows, agreed.rows);
    let says = format!(
        "warning: the data differ from those of the agreement: {theirs} touches and deals there, {own} here; {differs}. \
         The agreement was made with data {}, these are {}.",
        agreed.short(),
        here.short()
    );
    (Some(false), says)
}

/// The sentence about settings that the project lacks, because it was saved while names were hidden.
fn left_out(left_out: LeftOut) -> Option<String> {
    let LeftOut { owners, deals, files, persons } = left_out;
    let parts = [
        (owners, "owners in the filter"),
        (deals, "deals in the filter"),
        (files, "files with choices of reading"),
        (persons, "persons whose touches do not count"),
    ];
    let parts: Vec<String> =
        parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{what}: {n}")).collect();
    (!parts.is_empty()).then(|| {
        format!(
            "warning: the project was saved while names were hidden and lacks a part of the agreement ({}): these are not \
             its numbers. Save it again without hiding names.",
            parts.join("; ")
        )
    })
}

fn stated(model: &Model, effect: Availability) -> String {
    match effect {
        Availability::Ready => format!("note: agreed model: {model}."),
        _ => format!("note: agreed model: {model}; {effect}."),
    }
}

fn agreed(model: &Model, view: &Comparison, facts: &Facts, same_data: Option<bool>) -> Agreed {
    let counts = facts.counts_wins || view.total == 0;
    let number = |text: String| serde_json::from_str(&text).unwrap_or_else(|_| 0.into());
    let line = |group: usize| Line {
        team: view.row_name(group),
        share: number(format!("{:.2}", view.share(0, group) * 100.0)),
        credit: number(if counts {
            format!("{:.9}", view.deals.get(group).copied().unwrap_or(0.0))
        } else {
            facts.scale.write(view.amount(0, group))
        }),
    };
    Agreed {
        model: model.to_string(),
        unit: if counts { "won deals".to_owned() } else { facts.currency.clone() },
        same_data,
        won_deals: view.won_deals,
        teams: (0..view.groups.len()).map(line).collect(),
    }
}

fn csv(agreed: &Agreed) -> String {
    let unit = if agreed.unit.is_empty() { String::new() } else { format!(" ({})", agreed.unit) };
    let heads = [format!("{}, share", agreed.model), format!("{}, credit{unit}", agreed.model)];
    let [share, credit] = heads.map(|head| csv_cell(&head).into_owned());
    let line = |line: &Line| format!("{},{}%,{}\n", csv_cell(&line.team), line.share, line.credit);
    format!("team,{share},{credit}\n{}", agreed.teams.iter().map(line).collect::<String>())
}

fn json(agreed: &Agreed) -> Result<String, String> {
    serde_json::to_string_pretty(agreed).map(|text| text + "\n").map_err(|e| e.to_string())
}

//! `fairshare weights`: what data-driven models learn from the paths of a query, for a second query.

use fairshare_engine::dataset::Dataset;
use fairshare_types::model::Model;
use fairshare_types::options::Choices;
use fairshare_types::spreadsheet::csv_cell;
use lexopt::prelude::{Long, Short, Value, ValueExt};

use crate::warnings::warnings;
use crate::{Printed, source, threads, weigh};

/// A call of `weights`.
pub struct Request {
    /// The file of paths.
    pub paths: String,
    /// Data-driven models.
    pub models: Vec<Model>,
}

/// Parses the options; `None` if they ask for help.
pub fn parse(parser: &mut lexopt::Parser) -> Result<Option<Request>, String> {
    let said = |e: lexopt::Error| format!("{e}. Try fairshare --help.");
    let (mut paths, mut models) = (None, Vec::new());
    while let Some(argument) = parser.next().map_err(said)? {
        match argument {
            Value(file) if paths.is_none() => paths = Some(file.string().map_err(said)?),
            Short('h') | Long("help") => return Ok(None),
            Long("model") => {
                let model: Model = parser.value().and_then(|value| value.string()).map_err(said)?.parse()?;
                if !model.is_learned() {
                    return Err(format!("{model} needs no weights: fairshare sql writes it without."));
                }
                if !models.contains(&model) {
                    models.push(model);
                }
            }
            other => return Err(said(other.unexpected())),
        }
    }
    let paths = paths.ok_or("fairshare weights needs a file of paths. Try fairshare --help.")?;
    if models.is_empty() {
        return Err("fairshare weights needs a data-driven model: add --model markov:1.".to_owned());
    }
    Ok(Some(Request { paths, models }))
}

/// Runs the command: prints model, name and weight, which is the model's score.
pub fn weights(request: &Request) -> Result<Printed, String> {
    let sources = source::open(&request.paths).map_err(|unopened| unopened.to_string())?;
    let mut choices = Choices::default();
    // Names are those of the warehouse: two spellings are two channels there.
    choices.joining.keep_spellings = true;
    choices.joining.keep_placeholders = true;
    let intake = weigh::read(&sources, &choices, threads::usual()).map_err(|problem| problem.to_string())?;
    let mut data = intake.finish().and_then(Dataset::join).map_err(|problem| problem.to_string())?;
    let mut text = "model,name,weight\n".to_owned();
    for model in &request.models {
        for (name, score) in data.weights(model).map_err(|problem| problem.to_string())? {
            let [model, name] = [&model.to_string(), &name].map(|cell| csv_cell(cell).into_owned());
            text += &format!("{model},{name},{score}\n");
        }
    }
    Ok(Printed { text, warnings: warnings(data.facts()), ..Printed::default() })
}

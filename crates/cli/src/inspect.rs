//! `fairshare inspect`: how each file was read, as one JSON object.

use fairshare_engine::dataset::Dataset;
use fairshare_types::options::named::ReadingOptions;
use fairshare_types::results::{InspectedFile, Inspection};

use crate::{source, weigh};

/// Most rows listed for each reason why they are not counted.
const LISTED: usize = 10_000;

/// Runs the command.
pub fn inspect(paths: &[String], reading: &ReadingOptions, threads: usize) -> Result<String, String> {
    let (mut sources, mut unopened) = (Vec::new(), Vec::new());
    for path in paths {
        match source::open(path) {
            Ok(opened) => sources.extend(opened),
            Err(why) => unopened.push(why),
        }
    }
    let choices = reading.choices(sources.iter().map(|source| source.name.as_str()));
    let intake = weigh::read(&sources, &choices, threads).map_err(|problem| problem.to_string())?;
    let (files, problems) = (intake.files(), intake.problems(LISTED));
    let mut inspection = match intake.finish().and_then(Dataset::join) {
        Ok(mut data) => {
            weigh::weigh(&mut data, &sources, &choices, threads);
            Inspection::of(data.facts(), &data.problems(LISTED))
        }
        Err(problem) => Inspection::refused(&files, &problems, &problem),
    };
    if let (Some(first), true) = (unopened.first(), sources.is_empty()) {
        inspection.message = Some(first.message.clone());
    }
    let closed = unopened.into_iter().map(|why| InspectedFile {
        file: why.name,
        verdict: why.verdict,
        message: Some(why.message),
        reading: None,
    });
    inspection.files.extend(closed);
    serde_json::to_string_pretty(&inspection).map(|text| text + "\n").map_err(|e| e.to_string())
}

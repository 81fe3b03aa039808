//! A dataset with the options under which it was read, and its answers as plain data.

use fairshare_engine::dataset::Dataset;
use fairshare_types::dimension::{Dimension, RowsBy};
use fairshare_types::model::Model;
use fairshare_types::options::named::{ReadingOptions, word};
use fairshare_types::problem::Problem;
use fairshare_types::results::PathQuery;

use crate::credit::{Flow, Path, Row, Weight, eligibility, flows, models, paths, rows};
use crate::fields::{Fields, texts};
use crate::files::{files, options, read};
use crate::picture::picture;
use crate::query::query;
use crate::value::Value;

/// A dataset that answers questions; every error is one sentence.
pub struct Session {
    pub data: Dataset,
    reading: ReadingOptions,
}

impl Session {
    /// Reads files under options.
    pub fn read(given: Value, chosen: Value) -> Result<Self, String> {
        let (files, reading) = (files(given)?, options(chosen)?);
        let data = read(&files, &reading).map_err(|problem| problem.to_string())?;
        Ok(Self { data, reading })
    }

    /// Credit by a dimension under models.
    pub fn credit(&mut self, options: Value) -> Result<Vec<Row>, String> {
        let mut fields = Fields::of(options, "credit", &["models", "by", "eligibility"])?;
        let models = models(&mut fields)?;
        let by = fields.text("by")?.map_or(Ok(RowsBy::Team), |by| word("by", &by, &RowsBy::WORDS))?;
        let rules = eligibility(fields.take("eligibility"))?;
        let plain: Vec<Model> = models.iter().map(|(_, model)| model.clone()).collect();
        let found = self.data.credit_rows(by, &plain, &rules).map_err(|problem| problem.to_string())?;
        Ok(rows(&models, &found, self.data.facts().scale))
    }

    /// Credit that moves between teams from one model to another.
    pub fn flows(&mut self, from: Value, to: Value, options: Value) -> Result<Vec<Flow>, String> {
        let (from, to) = (model("from", from)?, model("to", to)?);
        let mut fields = Fields::of(options, "flows", &["eligibility"])?;
        let rules = eligibility(fields.take("eligibility"))?;
        let moved = self.data.moved(from, to, &rules).map_err(|problem| problem.to_string())?;
        Ok(flows(&moved, self.data.facts().scale))
    }

    /// Decided journeys by their sequence of channels.
    pub fn paths(&mut self, options: Value) -> Result<Vec<Path>, String> {
        let mut fields = Fields::of(options, "paths", &["eligibility"])?;
        let rules = eligibility(fields.take("eligibility"))?;
        let query = PathQuery { by: Dimension::Channel, every_touch: true, rows: u32::MAX, ..PathQuery::default() };
        let found = self.data.without_model(&rules, |source| source.paths(&query));
        Ok(paths(&found.map_err(|problem: Problem| problem.to_string())?, self.data.facts().scale))
    }

    /// What data-driven models learn, for a query.
    pub fn weights(&mut self, asked: Value) -> Result<Vec<Weight>, String> {
        let names = texts("weights", &asked)?;
        let mut all = Vec::new();
        for name in names {
            let model: Model = name.parse()?;
            if !model.is_learned() {
                return Err(format!("{model} needs no weights: sql writes it without."));
            }
            let learned = self.data.weights(&model).map_err(|problem| problem.to_string())?.into_iter();
            all.extend(learned.map(|(of, weight)| Weight { model: name.clone(), name: of, weight }));
        }
        Ok(all)
    }

    /// The query that computes the same in a warehouse.
    pub fn sql(&self, options: Value) -> Result<String, String> {
        query(&self.reading, self.data.facts().scale, options)
    }

    /// A chart as SVG text.
    pub fn svg(&mut self, chart: &Value, options: Value) -> Result<String, String> {
        picture(&mut self.data, chart, options)
    }
}

fn model(name: &str, value: Value) -> Result<Model, String> {
    match value {
        Value::Text(text) => text.parse(),
        other => Err(format!("{name} takes a model such as linear, not {}.", other.kind())),
    }
}

//! What JavaScript sees: `read` and the class `Dataset`. `package/fairshare.d.ts` has the types.

use js_sys::Error;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::facts;
use crate::names::sentence;
use crate::session::Session;
use crate::value::Value;

/// Reads files.
///
/// # Errors
/// An `Error` with one sentence.
#[wasm_bindgen]
pub fn read(files: &JsValue, options: &JsValue) -> Result<Dataset, Error> {
    let session = value(files).and_then(|files| Session::read(files, value(options)?));
    session.map(|session| Dataset { session }).map_err(|why| error(&why))
}

/// The data of some files, which answers questions.
#[wasm_bindgen]
pub struct Dataset {
    session: Session,
}

#[wasm_bindgen]
impl Dataset {
    /// Counts of touches and deals, the currency, won revenue.
    ///
    /// # Errors
    /// An `Error` if memory is short.
    #[wasm_bindgen(getter)]
    pub fn facts(&self) -> Result<JsValue, Error> {
        given(Ok(facts::counts(&self.session.data)))
    }

    /// The decisions about the files.
    ///
    /// # Errors
    /// An `Error` if memory is short.
    #[wasm_bindgen(getter)]
    pub fn decisions(&self) -> Result<JsValue, Error> {
        given(Ok(facts::decisions(&self.session.data)))
    }

    /// Files and rows that do not count, and rows with a notice.
    ///
    /// # Errors
    /// An `Error` if memory is short.
    #[wasm_bindgen(getter)]
    pub fn problems(&self) -> Result<JsValue, Error> {
        given(Ok(facts::problems(&self.session.data)))
    }

    /// Credit by a dimension under models.
    ///
    /// # Errors
    /// An `Error` with one sentence.
    pub fn credit(&mut self, options: &JsValue) -> Result<JsValue, Error> {
        given(value(options).and_then(|options| self.session.credit(options)))
    }

    /// Credit that moves between teams from one model to another.
    ///
    /// # Errors
    /// An `Error` with one sentence.
    pub fn flows(&mut self, from: &JsValue, to: &JsValue, options: &JsValue) -> Result<JsValue, Error> {
        let flows = value(from).and_then(|from| self.session.flows(from, value(to)?, value(options)?));
        given(flows)
    }

    /// Won and lost journeys by their sequence of channels.
    ///
    /// # Errors
    /// An `Error` with one sentence.
    pub fn paths(&mut self, options: &JsValue) -> Result<JsValue, Error> {
        given(value(options).and_then(|options| self.session.paths(options)))
    }

    /// What data-driven models learn from paths, for a query.
    ///
    /// # Errors
    /// An `Error` with one sentence.
    pub fn weights(&mut self, models: &JsValue) -> Result<JsValue, Error> {
        given(value(models).and_then(|models| self.session.weights(models)))
    }

    /// The query that computes the same in a warehouse.
    ///
    /// # Errors
    /// An `Error` with one sentence.
    pub fn sql(&self, options: &JsValue) -> Result<String, Error> {
        value(options).and_then(|options| self.session.sql(options)).map_err(|why| error(&why))
    }

    /// A chart as SVG text.
    ///
    /// # Errors
    /// An `Error` with one sentence.
    pub fn svg(&mut self, chart: &JsValue, options: &JsValue) -> Result<String, Error> {
        let svg = value(chart).and_then(|chart| self.session.svg(&chart, value(options)?));
        svg.map_err(|why| error(&why))
    }
}

fn value(value: &JsValue) -> Result<Value, String> {
    Value::of(value)
}

/// A result as a JavaScript value: whole amounts are of type `bigint`, all other numbers of type `number`.
fn given(result: Result<impl Serialize, String>) -> Result<JsValue, Error> {
    let result = result.map_err(|why| error(&why))?;
    let serializer = Serializer::json_compatible().serialize_large_number_types_as_bigints(true);
    result.serialize(&serializer).map_err(|why| error(&why.to_string()))
}

fn error(why: &str) -> Error {
    Error::new(&sentence(why))
}

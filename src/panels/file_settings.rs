//! The settings of one file: what its rows are, encoding, delimiter, header, whether it is used.

use fairshare_types::files::FileFacts;
use fairshare_types::schema::{Encoding, Shape};
use leptos::prelude::*;

use crate::components::{Choice, NumberField, Select};
use crate::flow::Flow;
use crate::texts::Texts;

/// Delimiters that are offered.
const DELIMITERS: [u8; 4] = *b",;\t|";
/// The lines that can be the header.
const LINES: (f64, f64) = (1.0, 1_000.0);

/// The settings of one file.
#[component]
pub fn FileSettings(
    /// The texts.
    texts: &'static dyn Texts,
    /// Reads the files again.
    flow: Flow,
    /// The file.
    file: FileFacts,
    /// Whether the user left it out.
    left_out: bool,
) -> impl IntoView {
    let name = StoredValue::new(file.file.clone());
    let said = texts.around(&file);
    let shapes = Shape::ALL.iter().filter(|shape| **shape != Shape::Other || file.shape == Shape::Other);
    let shapes: Vec<Choice> = shapes.map(|shape| Choice::new(shape_key(*shape), texts.shape(*shape))).collect();
    let choose_shape = move |key: String| {
        let shape = Shape::ALL.into_iter().find(|shape| shape_key(*shape) == key);
        flow.read_again(|import| name.with_value(|name| import.of_mut(name).shape = shape));
    };
    let encodings = Encoding::ALL.iter().map(|encoding| Choice::new(encoding.key(), texts.encoding(*encoding)));
    let encodings: Vec<Choice> = encodings.collect();
    let choose_encoding = move |key: String| {
        let encoding = Encoding::ALL.into_iter().find(|encoding| encoding.key() == key);
        flow.read_again(|import| name.with_value(|name| import.of_mut(name).encoding = encoding));
    };
    let delimiters =
        DELIMITERS.map(|delimiter| Choice::new((delimiter as char).to_string(), texts.delimiter(delimiter)));
    let choose_delimiter = move |key: String| {
        let delimiter = key.bytes().next();
        flow.read_again(|import| name.with_value(|name| import.of_mut(name).delimiter = delimiter));
    };
    let choose_header = move |line: f64| {
        flow.read_again(|import| name.with_value(|name| import.of_mut(name).header_line = Some(line as u32)));
    };
    let leave_out = move |event| {
        let out = event_target_checked(&event);
        flow.read_again(|import| name.with_value(|name| import.of_mut(name).left_out = out));
    };
    let header = file.header_line.map_or(1.0, f64::from);
    view! {
        <div class="file-settings">
            <Select label=texts.reading.shape_label choices=shapes value=Signal::stored(shape_key(file.shape).to_owned()) on_choose=choose_shape />
            <Select label=texts.reading.encoding_label choices=encodings value=Signal::stored(file.encoding.key().to_owned()) on_choose=choose_encoding />
            <Select label=texts.reading.delimiter_label choices=delimiters.to_vec() value=Signal::stored(file.delimiter.to_string()) on_choose=choose_delimiter />
            <NumberField label=texts.reading.header_label range=LINES refusal=texts.outside(LINES) step=1.0 value=Signal::stored(header) on_change=choose_header />
            <label class="check">
                <input type="checkbox" prop:checked=left_out on:change=leave_out />
                {texts.reading.left_out}
            </label>
        </div>
        <p class="soft">{said}</p>
    }
    .into_any()
}

/// Key of a shape in the document.
const fn shape_key(shape: Shape) -> &'static str {
    match shape {
        Shape::Touches => "touches",
        Shape::Deals => "deals",
        Shape::Paths => "paths",
        Shape::Aggregated => "aggregated",
        Shape::Wide => "wide",
        Shape::Links => "links",
        Shape::Campaigns => "campaigns",
        Shape::Other => "other",
        Shape::Spend => "spend",
        Shape::Leads => "leads",
    }
}

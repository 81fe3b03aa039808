//! Fairshare's pictures: a view of the engine, a [`Look`] and a width in; a [`Drawing`] out; from it SVG text.
//!
//! ```text
//! view + Look + Words + width -> Drawing (plain data) -> DOM nodes (the page) or SVG text (svg)
//! ```
//!
//! Pure: no document, no clock, no number formatting (texts come through [`Words`]). The same arguments give the same
//! picture, to the byte.
//!
//! Colours of teams come from the [`Look`]. Give it the teams once, and every picture agrees:
//! `let look = Look::light().for_teams(&comparison_by_team);`
#![warn(missing_docs)]

mod arrange;
mod badge;
pub mod bars;
pub mod colour;
pub mod deal;
pub mod dots;
pub mod drawing;
pub mod frame;
pub mod glyph;
mod legend;
mod lettering;
pub mod look;
pub mod measure;
mod model_label;
pub mod moved;
mod sentence;
pub mod stacked;
pub mod svg;
pub mod team;
pub mod together;
pub mod words;

pub use bars::{bars, bars_sure, others};
pub use colour::Colour;
pub use deal::deal;
pub use dots::dots;
pub use drawing::Drawing;
pub use frame::{Caption, framed};
pub use glyph::glyph;
pub use look::Look;
pub use moved::moved;
pub use stacked::stacked;
pub use svg::{Face, svg, svg_with_faces};
pub use together::together;
pub use words::Words;

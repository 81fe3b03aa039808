//! Fairshare's charts: from a result of the engine, a [`Look`] and a width to a [`Drawing`], and from that to SVG text.
//!
//! ```text
//! result + Look + Words + width -> Drawing (plain data) -> DOM nodes (the page) or SVG text (svg)
//! ```
//!
//! Pure: no document, no clock. Texts and formatted numbers come through [`Words`]; [`English`] is a plain one. Equal
//! arguments give the same chart, to the byte.
//!
//! Team colours come from the [`Look`]. Set its teams once, and all charts agree:
//! `let look = Look::light().for_teams(&comparison_by_team);`
#![warn(missing_docs)]

mod arrange;
mod badge;
pub mod bars;
pub mod colour;
pub mod deal;
pub mod dots;
pub mod drawing;
mod english;
pub mod frame;
pub mod glyph;
mod key;
mod legend;
mod lettering;
pub mod look;
pub mod measure;
mod model_label;
pub mod moved;
mod sentence;
pub mod stacked;
pub mod stripes;
pub mod svg;
pub mod team;
mod team_names;
pub mod tile;
pub mod together;
pub mod words;

pub use bars::{bars, bars_with_intervals, others};
pub use colour::Colour;
pub use deal::deal;
pub use dots::dots;
pub use drawing::Drawing;
pub use english::English;
pub use frame::{Caption, framed};
pub use glyph::glyph;
pub use look::Look;
pub use moved::moved;
pub use stacked::stacked;
pub use svg::{Face, svg, svg_with_faces};
pub use together::together;
pub use words::Words;

//! The panels of the page, one file each, in the order of the data.

mod bar;
mod carriers;
mod columns;
mod credit;
mod facts;
mod file_settings;
mod fold;
mod headline;
mod intake;
mod meanings;
mod model_settings;
mod models;
mod moved;
mod picture;
mod progress;
mod questions;
mod reading;
mod reading_rows;
mod rows;
mod table;
mod team_rules;
mod teams;

pub use bar::Bar;
pub use credit::CreditPanel;
pub use facts::Strip;
pub use headline::HeadlinePanel;
pub use intake::DropOverlay;
pub use models::ModelsPanel;
pub use moved::MovedPanel;
pub use questions::Questions;
pub use reading::{ReadingPanel, RefusedPanel};
pub use table::TablePanel;
pub use teams::TeamsPanel;

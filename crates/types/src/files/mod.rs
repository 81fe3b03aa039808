//! How files were read, and the questions that they leave open.

mod facts;
mod question;

pub use facts::{ColumnFacts, DateOrderFact, FileFacts};
pub use question::{DateAnswer, Question};

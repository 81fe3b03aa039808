//! What is shown: each view is plain data, computed from credits, and knows nothing of how it is drawn.

mod comparison;
mod facts;
mod headline;
mod moved;
mod rollup;

pub use comparison::{By, Comparison, Group, GroupKind, Range};
pub use facts::{ColumnFacts, DealCounts, Facts, FileFacts, KeptOut};
pub use headline::Headline;
pub use moved::{Carrier, Moved};
pub(crate) use rollup::Source;

//! What is shown: each view is plain data, computed from credits, and knows nothing of how it is drawn.

mod comparison;
mod facts;
mod headline;
mod inspection;
mod moved;
mod rollup;

pub use comparison::{By, Comparison, Group, GroupKind, Range};
pub use facts::{ColumnFacts, DateOrderFact, DealCounts, Facts, FileFacts, KeptOut, OtherCurrency, StageFacts};
pub use headline::Headline;
pub use inspection::{
    InspectedColumn, InspectedCurrency, InspectedDeals, InspectedFile, InspectedReading, InspectedRow, InspectedStage,
    Inspection, money,
};
pub use moved::{Carrier, Moved};
pub(crate) use rollup::Source;

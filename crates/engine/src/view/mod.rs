//! What is shown: each view is plain data, computed from credits, and knows nothing of how it is drawn.

mod comparison;
mod evidence;
mod example;
mod facts;
mod headline;
mod influence;
mod inspection;
mod moved;
mod rollup;
mod uncertainty;

pub use comparison::{By, Comparison, Group, GroupKind, Range};
pub use evidence::{Caution, Evidence, EvidenceRow, FEWEST_OUTCOMES, FEWEST_WINS_WITH};
pub use example::{Example, ExampleTouch};
pub use facts::{ColumnFacts, DateOrderFact, DealCounts, Facts, FileFacts, KeptOut, OtherCurrency, StageFacts};
pub use headline::Headline;
pub use inspection::{
    InspectedColumn, InspectedCurrency, InspectedDeals, InspectedFile, InspectedReading, InspectedRow, InspectedStage,
    Inspection, money,
};
pub use moved::{Carrier, Moved};
pub(crate) use rollup::Source;
pub use uncertainty::{Bootstrap, Leader, RESAMPLES, Uncertainty};

//! What is shown: each view is plain data, computed from credits, and knows nothing of how it is drawn.

mod comparison;
mod deals;
mod evidence;
mod example;
mod facts;
mod fairness;
mod fingerprint;
pub(crate) mod flip;
mod headline;
mod influence;
mod inspection;
mod joint;
mod moved;
mod reshare;
mod rollup;
mod spend;
mod together;
mod uncertainty;
mod within;

pub use comparison::{By, Comparison, Group, GroupKind, Range};
pub use deals::{Behind, DealId, DealList, DealQuery, DealRow, Flows, Member, OpenedDeal};
pub use evidence::{Caution, Evidence, EvidenceRow, FEWEST_OUTCOMES, FEWEST_WINS_WITH};
pub use example::{Example, ExampleTouch};
pub use facts::{DealCounts, Facts, KeptOut, ModelInputs, OFFERED, Offered, OtherCurrency, StageFacts};
pub(crate) use fairness::Noted;
pub use fairness::{Fairness, Finding, FindingKind};
pub(crate) use fingerprint::RowHash;
pub use fingerprint::{Difference, Fingerprint, Fingerprinting};
pub use flip::{Flip, FlipAsk, FlipSearch, Slider, part, with_share};
pub use headline::Headline;
pub use inspection::{
    InspectedAlternative, InspectedColumn, InspectedCurrency, InspectedDeals, InspectedDecision, InspectedEffect,
    InspectedFile, InspectedReading, InspectedRow, InspectedStage, Inspection, ask,
};
pub use joint::{Joint, OwnerSet, Owners};
pub use moved::{Carrier, CarryingDeal, Moved};
pub use reshare::reshare;
pub(crate) use rollup::Source;
pub use spend::{Spend, SpendRow};
pub use together::{PARTS, Part, Reach, Together, Who};
pub use uncertainty::{Bootstrap, Leader, RESAMPLES, Uncertainty};
pub(crate) use within::Within;

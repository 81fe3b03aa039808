//! Results: plain data computed from credit, independent of how it is drawn.

mod availability;
mod check;
mod comparison;
mod credit_row;
mod deals;
mod evidence;
mod example;
mod facts;
mod fairness;
mod fingerprint;
mod flip;
mod grouped;
mod headline;
mod inspection;
mod joint;
mod moved;
mod paths;
mod periods;
mod pipeline;
mod reshare;
mod spend;
mod together;
mod touches;
mod uncertainty;

pub use availability::{Availability, Missing, availability};
pub use check::{Check, Figure};
pub use comparison::{Comparison, Group, GroupKind, Range};
pub use credit_row::{CreditRow, UNATTRIBUTED};
pub use deals::{
    DealId, DealList, DealQuery, DealRow, DrillTarget, Flows, Member, OpenedDeal, PipelineNumber, PipelinePart,
};
pub use evidence::{Caution, Evidence, EvidenceRow, FEWEST_OUTCOMES, FEWEST_WINS_WITH, OrderFit, OrderSuggestion};
pub use example::{Example, ExampleTouch};
pub use facts::{
    DealCounts, Facts, KINDS_LISTED, KeptOut, LostDeals, ModelInputs, OFFERED, Offered, OtherCurrency, StageFacts,
};
pub use fairness::{Fairness, Finding, FindingKind, Unconverted, UnconvertedShares};
pub use fingerprint::{Difference, Fingerprint, mixed};
pub use flip::{Flip, FlipAsk, Slider, rescale_weights, with_share};
pub use grouped::{Grouped, Idle, RuleTouches, UNMATCHED_LISTED};
pub use headline::Headline;
pub use inspection::{
    InspectedAlternative, InspectedColumn, InspectedCurrency, InspectedDeals, InspectedDecision, InspectedEffect,
    InspectedFile, InspectedReading, InspectedRow, InspectedStage, Inspection, ask,
};
pub use joint::{Joint, OwnerSet, Owners};
pub use moved::{Carrier, CarryingDeal, Moved};
pub use paths::{PathEnds, PathOrder, PathQuery, PathRow, PathSums, Paths, Span};
pub use periods::{Period, PeriodQuery, Periods, Shift};
pub use pipeline::{InfluenceWindow, Pipeline, PipelineQuery, Probabilities, WindowEnd};
pub use reshare::reshare;
pub use spend::{FileSpend, Spend, SpendMonth, SpendQuery, SpendRow, SpendSums, UnjoinedSpend};
pub use together::{Extent, Part, Reach, Several, Together, Who};
pub use touches::{CreditedTouch, TouchPage, TouchQuery};
pub use uncertainty::{Leader, Uncertainty};

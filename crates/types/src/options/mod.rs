//! Choices of the user: how files are read, which deals and touches count, which teams own touches.

mod counting;
mod filter;
mod grouping;
mod import;
pub mod named;
mod team;

pub use counting::{
    EligibilityRules, Excluded, Exclusion, KindRules, KindWeight, LARGEST_KIND_WEIGHT, LONGEST_LOOKBACK, Repeats,
};
pub use filter::Filter;
pub use grouping::{
    ChannelGroups, ChannelRule, Condition, Grouping, LONGEST_RULE_TEXT, MOST_CONDITIONS, MOST_RULES, RuleFault,
    TextTest, TouchField,
};
pub use import::{Choices, FileChoices, Joining, LARGEST_RATE, RowChoices};
pub use team::{JointCreditPolicy, Rule, owners, rule_of, rule_shares};

//! The file that a subject is about, and the name that identifies it.

use super::{KeyDamage, RowMark, Subject};

impl Subject {
    /// The file that the subject is about, if it is about one.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        match self {
            Self::Column { file, .. }
            | Self::DateOrder { file, .. }
            | Self::DecimalMark { file, .. }
            | Self::Encoding { file }
            | Self::Shape { file }
            | Self::OutcomeColumn { file, .. }
            | Self::UnreadableAmounts { file, .. }
            | Self::UnreadableDates { file, .. }
            | Self::LateTouches { file, .. }
            | Self::UnusedFile { file, .. }
            | Self::Unjoined { file, .. }
            | Self::DamagedKeys { file, .. }
            | Self::HiddenRows { file, .. }
            | Self::FilledDown { file, .. }
            | Self::NulRemoved { file, .. }
            | Self::PlaceholderDates { file, .. }
            | Self::OrderByContents { file, .. }
            | Self::MarkedRows { file, .. }
            | Self::ClosedLeads { file, .. }
            | Self::LinkedByName { file, .. }
            | Self::Refunds { file, .. }
            | Self::CompanyCurrency { file, .. }
            | Self::UnusedShares { file, .. }
            | Self::LongNumbers { file, .. }
            | Self::WholeDays { file, .. }
            | Self::PathEnds { file, .. }
            | Self::OnePage { file, .. }
            | Self::AmountUnit { file, .. }
            | Self::ProbabilityUnit { file, .. }
            | Self::LostDeals { file, .. }
            | Self::NotResponded { file, .. }
            | Self::CreationDate { file, .. }
            | Self::ActivityTime { file, .. }
            | Self::TeamOfDeal { file, .. }
            | Self::StaffGaps { file, .. }
            | Self::Unconverted { file, .. } => Some(file),
            Self::UnknownOutcomes { .. }
            | Self::ImpliedWins { .. }
            | Self::NoAmounts
            | Self::SeveralAmounts { .. }
            | Self::SeveralCloses { .. }
            | Self::NoDealWon { .. }
            | Self::WonWithoutAmount { .. }
            | Self::LostJourneys { .. }
            | Self::RepeatPurchases { .. }
            | Self::MisleadingCharacters { .. }
            | Self::Placeholders { .. }
            | Self::Spellings { .. }
            | Self::OtherCurrencies { .. }
            | Self::Stitched { .. }
            | Self::TeamsGuessed { .. }
            | Self::OneTouch { .. }
            | Self::WonWithoutClose { .. }
            | Self::WithoutPurchase { .. }
            | Self::SharedChannels { .. }
            | Self::Grouping { .. } => None,
        }
    }

    /// Whether the data contradict the reading, which needs an answer even if no other reading changes a number.
    #[must_use]
    pub const fn is_contradiction(&self) -> bool {
        matches!(
            self,
            Self::LateTouches { .. }
                | Self::UnusedFile { .. }
                | Self::Unjoined { .. }
                | Self::UnreadableAmounts { .. }
                | Self::NoDealWon { .. }
                | Self::DamagedKeys { damage: KeyDamage::Rounded, .. }
        )
    }

    /// Name of its kind in `inspect`, and the parts that identify one of a kind.
    #[must_use]
    pub fn name(&self) -> (&'static str, Vec<&str>) {
        match self {
            Self::Column { file, role } => ("column", vec![role.key(), file]),
            Self::DateOrder { file, column, .. } => ("date_order", vec![file, column]),
            Self::DecimalMark { file, column, .. } => ("decimal_mark", vec![file, column]),
            Self::Encoding { file } => ("encoding", vec![file]),
            Self::Shape { file } => ("shape", vec![file]),
            Self::UnknownOutcomes { column, .. } => ("unknown_outcomes", vec![column]),
            Self::OutcomeColumn { file, column, .. } => ("outcome_column", vec![file, column]),
            Self::ImpliedWins { .. } => ("implied_wins", vec![]),
            Self::NoAmounts => ("no_amounts", vec![]),
            Self::UnreadableAmounts { file, column, .. } => ("unreadable_amounts", vec![file, column]),
            Self::UnreadableDates { file, column, .. } => ("unreadable_dates", vec![file, column]),
            Self::SeveralAmounts { .. } => ("several_amounts", vec![]),
            Self::SeveralCloses { .. } => ("several_closes", vec![]),
            Self::LateTouches { column, .. } => ("late_touches", vec![column]),
            Self::NoDealWon { .. } => ("no_deal_won", vec![]),
            Self::WonWithoutAmount { .. } => ("won_without_amount", vec![]),
            Self::LostJourneys { .. } => ("lost_journeys", vec![]),
            Self::RepeatPurchases { .. } => ("repeat_purchases", vec![]),
            Self::UnusedFile { file, .. } => ("unused_file", vec![file]),
            Self::Unjoined { file, .. } => ("unjoined", vec![file]),
            Self::DamagedKeys { file, column, .. } => ("damaged_keys", vec![file, column]),
            Self::HiddenRows { file, .. } => ("hidden_rows", vec![file]),
            Self::FilledDown { file, .. } => ("filled_down", vec![file]),
            Self::NulRemoved { file, .. } => ("nul_removed", vec![file]),
            Self::MisleadingCharacters { .. } => ("misleading_characters", vec![]),
            Self::Placeholders { .. } => ("placeholders", vec![]),
            Self::Spellings { .. } => ("spellings", vec![]),
            Self::PlaceholderDates { file, column, .. } => ("placeholder_dates", vec![file, column]),
            Self::OrderByContents { file, column, .. } => ("order_by_contents", vec![file, column]),
            Self::MarkedRows { file, mark: RowMark::Repeated, .. } => ("repeated_purchases", vec![file]),
            Self::MarkedRows { file, mark: RowMark::PerhapsRepeated, .. } => ("perhaps_repeated_purchases", vec![file]),
            Self::MarkedRows { file, mark: RowMark::OutsideDeal, .. } => ("outside_deals", vec![file]),
            Self::MarkedRows { file, mark: RowMark::Total, is_sum: true, .. } => ("totals", vec![file]),
            Self::MarkedRows { file, mark: RowMark::Total, .. } => ("totals_by_name", vec![file]),
            Self::MarkedRows { file, mark: RowMark::RepeatedSpend, .. } => ("repeated_spend", vec![file]),
            Self::MarkedRows { file, column, .. } => ("marked_rows", vec![file, column]),
            Self::ClosedLeads { file, .. } => ("closed_leads", vec![file]),
            Self::LinkedByName { file, .. } => ("linked_by_name", vec![file]),
            Self::Refunds { file, column, .. } => ("refunds", vec![file, column]),
            Self::CompanyCurrency { file, .. } => ("company_currency", vec![file]),
            Self::OtherCurrencies { .. } => ("other_currencies", vec![]),
            Self::Stitched { .. } => ("stitched", vec![]),
            Self::UnusedShares { file, column } => ("unused_shares", vec![file, column]),
            Self::LongNumbers { file, .. } => ("long_numbers", vec![file]),
            Self::WholeDays { file, column } => ("whole_days", vec![file, column]),
            Self::PathEnds { file, .. } => ("path_ends", vec![file]),
            Self::OnePage { file, .. } => ("one_page", vec![file]),
            Self::TeamsGuessed { .. } => ("teams_guessed", vec![]),
            Self::AmountUnit { file, column, .. } => ("amount_unit", vec![file, column]),
            Self::ProbabilityUnit { file, column, .. } => ("probability_unit", vec![file, column]),
            Self::LostDeals { file, .. } => ("lost_deals", vec![file]),
            Self::OneTouch { .. } => ("one_touch", vec![]),
            Self::NotResponded { file, column, .. } => ("not_responded", vec![file, column]),
            Self::WithoutPurchase { .. } => ("without_purchase", vec![]),
            Self::SharedChannels { .. } => ("shared_channels", vec![]),
            Self::CreationDate { file, column } => ("creation_date", vec![file, column]),
            Self::ActivityTime { file, .. } => ("activity_time", vec![file]),
            Self::WonWithoutClose { .. } => ("won_without_close", vec![]),
            Self::TeamOfDeal { file, column } => ("team_of_deal", vec![file, column]),
            Self::StaffGaps { file, .. } => ("staff_gaps", vec![file]),
            Self::Grouping { .. } => ("grouping", vec![]),
            Self::Unconverted { file, .. } => ("unconverted", vec![file]),
        }
    }
}

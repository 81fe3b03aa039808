//! What a column can hold, with its word on the command line.

use fairshare_types::schema::Role;

/// What a column holds: a role of the import, or the id of a touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// A role that the import knows too.
    Role(Role),
    /// Id of a touch; rows with one id are one touch.
    Touch,
}

/// What a column can hold.
pub(crate) const FIELDS: [(&str, Field); 19] = [
    ("deal", Field::Role(Role::JourneyId)),
    ("account", Field::Role(Role::Account)),
    ("touch", Field::Touch),
    ("time", Field::Role(Role::Time)),
    ("sequence", Field::Role(Role::Sequence)),
    ("channel", Field::Role(Role::Channel)),
    ("campaign", Field::Role(Role::Campaign)),
    ("touch_type", Field::Role(Role::TouchType)),
    ("person", Field::Role(Role::Contact)),
    ("team", Field::Role(Role::Team)),
    ("outcome", Field::Role(Role::Outcome)),
    ("stage", Field::Role(Role::Stage)),
    ("value", Field::Role(Role::Value)),
    ("currency", Field::Role(Role::Currency)),
    ("closed", Field::Role(Role::Closed)),
    ("lead_created", Field::Role(Role::LeadCreated)),
    ("opportunity_created", Field::Role(Role::OpportunityCreated)),
    ("owner", Field::Role(Role::Owner)),
    ("segment", Field::Role(Role::Segment)),
];

/// Names that the import's mapping uses for the same.
pub(crate) const ALIASES: [(&str, Field); 3] = [
    ("journey_id", Field::Role(Role::JourneyId)),
    ("contact", Field::Role(Role::Contact)),
    ("type", Field::Role(Role::TouchType)),
];

impl Field {
    /// Its word in `--mapping`; empty for a role that no column of a query holds.
    #[must_use]
    pub fn word(self) -> &'static str {
        FIELDS.iter().find(|(_, field)| *field == self).map_or("", |(word, _)| word)
    }

    /// Whether it is a fact about a touch, never about a deal.
    pub(crate) const fn is_of_touch(self) -> bool {
        matches!(
            self,
            Self::Touch
                | Self::Role(
                    Role::Time
                        | Role::Sequence
                        | Role::Channel
                        | Role::Campaign
                        | Role::TouchType
                        | Role::Contact
                        | Role::Team
                )
        )
    }
}

//! Which models and dimensions the data has the inputs for.

use fairshare_types::dimension::Dimension;
use fairshare_types::results::{Facts, availability};

use crate::values::catalogue::{Has, Kind, Settings};

/// Which models have their inputs in data with these facts, under these settings.
#[must_use]
pub fn has(facts: &Facts, settings: &Settings) -> Has {
    let lacks = |kind: &Kind| !availability(&settings.model(*kind), facts).is_usable();
    Has::all_but(Kind::ALL.into_iter().filter(lacks))
}

/// Whether the data has values for a dimension.
#[must_use]
pub fn has_rows(facts: &Facts, by: Dimension) -> bool {
    match by {
        Dimension::Team | Dimension::Channel => true,
        Dimension::Campaign => facts.has_campaigns,
        Dimension::Type => facts.has_types,
        Dimension::Month => facts.closes.is_some(),
        Dimension::Segment => !facts.segments.names.is_empty(),
    }
}

/// The default dimension.
pub const fn usual_by(teams: bool) -> Dimension {
    if teams { Dimension::Team } else { Dimension::Channel }
}

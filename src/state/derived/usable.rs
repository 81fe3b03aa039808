//! Which models and dimensions the data has the inputs for.

use std::sync::Arc;

use fairshare_types::dimension::Dimension;
use fairshare_types::results::{Availability, Facts, availability};
use leptos::prelude::*;

use crate::state::choice_signals::Field;
use crate::state::results::Data;
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

/// Whether a dimension can be chosen: the data on the screen has values for it.
#[must_use]
pub fn offers(facts: Memo<Option<Arc<Data>>>, by: Dimension) -> bool {
    facts.with(|data| data.as_ref().is_none_or(|data| has_rows(&data.facts, by)))
}

/// Whether the data on the screen has the inputs of a model.
#[must_use]
pub fn available(facts: Memo<Option<Arc<Data>>>, settings: Field<Settings>, kind: Kind) -> Availability {
    let model = settings.model(kind);
    facts.with(|data| data.as_ref().map_or(Availability::Ready, |data| availability(&model, &data.facts)))
}

/// The default dimension.
pub const fn usual_by(teams: bool) -> Dimension {
    if teams { Dimension::Team } else { Dimension::Channel }
}

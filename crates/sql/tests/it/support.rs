//! Requests for tests.

use fairshare_sql::{Mapping, Output, Request};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::EligibilityRules;
use fairshare_types::scale::Scale;

/// A mapping with every column.
pub const ALL: &str = "deal=Deal ID,account=Account,touch=Touch ID,time=Date,sequence=Step,channel=Channel,\
                       campaign=Campaign,touch_type=Type,person=Person,team=Team,stage=Stage,value=Amount,\
                       currency=Currency,closed=Close date,lead_created=Lead,opportunity_created=Opportunity,\
                       segment=Segment,owner=Owner";

/// A mapping of a table of touches alone.
pub const ALONE: &str = "deal=journey,time=at,channel=channel,outcome=converted,value=value";

/// Credit by team under these models, of tables `db.touches` and `db.deals`.
pub fn request(mapping: &str, with_deals: bool, models: &[&str]) -> Request {
    Request {
        output: Output::Credit,
        touches: "db.touches".parse().unwrap(),
        deals: with_deals.then(|| "db.deals".parse().unwrap()),
        mapping: Mapping::parse(mapping, with_deals).unwrap(),
        models: models.iter().map(|model| model.parse::<Model>().unwrap()).collect(),
        by: Dimension::Team,
        rules: EligibilityRules::default(),
        stages: Vec::new(),
        rates: Vec::new(),
        scale: Scale::HUNDREDTHS,
        keep_duplicates: false,
        count_late: false,
        count_outside_deals: false,
        groups_channels: false,
        zoned: false,
        scores: Vec::new(),
    }
}

//! Data that a model needs and does not have, and guesses of teams.

use fairshare_engine::dataset::Dataset;
use fairshare_engine::guess::could_change_leader;
use fairshare_types::dimension::Dimension;
use fairshare_types::guess::Team;
use fairshare_types::model::Model;
use fairshare_types::results::{Availability, Missing, availability};

use crate::reading;

const TOUCHES: &str = "Deal ID,Date,Channel\nA,2025-01-01,Webinar\nA,2025-01-09,Call\nB,2025-01-02,Call\n";

fn data(deals: &str) -> Dataset {
    reading::read(&[("touches.csv", TOUCHES.as_bytes()), ("deals.csv", deals.as_bytes())]).expect("a dataset")
}

#[test]
fn a_model_names_what_the_data_lacks() {
    let none = data("Deal ID,Stage,Amount\nA,Won,100\nB,Won,50\n");
    let lead = data("Deal ID,Stage,Amount,Lead created\nA,Won,100,2025-01-05\nB,Lost,50,2025-01-05\n");
    let part = data(
        "Deal ID,Stage,Amount,Lead created,Opportunity created\nA,Won,100,2025-01-05,2025-01-06\nB,Won,50,2025-01-05,\n",
    );
    let lost = data("Deal ID,Stage,Amount\nA,Lost,100\nB,Lost,50\n");
    let partly = Availability::Partly { known: 1, of: 2 };
    for (data, model, expected) in [
        (&none, "w", Availability::Missing(Missing::Milestones)),
        (&none, "full-path", Availability::Missing(Missing::Milestones)),
        (&none, "u-lead", Availability::Missing(Missing::LeadCreated)),
        (&none, "as:marketo-u", Availability::Missing(Missing::LeadCreated)),
        (&none, "stages:30/0/0/0/70", Availability::Ready),
        (&none, "stages:30/0/30/0/40", Availability::Missing(Missing::OpportunityCreated)),
        (&none, "markov:1", Availability::Missing(Missing::LostDeals)),
        (&none, "given", Availability::Missing(Missing::Given)),
        (&none, "u", Availability::Ready),
        (&lead, "w", Availability::Missing(Missing::OpportunityCreated)),
        (&lead, "u-lead", Availability::Ready),
        (&lead, "logistic", Availability::Ready),
        (&part, "w", partly),
        (&part, "u-lead", Availability::Ready),
        (&lost, "shapley-lift:channel", Availability::Missing(Missing::WonDeals { have: 0, needs: 1 })),
    ] {
        let of: Model = model.parse().expect("a model");
        assert_eq!(availability(&of, data.facts()), expected, "{model}");
    }
    assert_eq!(partly.to_string(), "milestones known for 1 of 2 deals");
}

#[test]
fn guesses_come_with_touches_and_linear_credit() {
    let data = data("Deal ID,Stage,Amount\nA,Won,100\nB,Won,50\n");
    let guesses = &data.facts().team_guesses;
    let found: Vec<_> =
        guesses.iter().map(|g| (g.by, g.name.as_str(), &g.teams[..], g.touches, g.won_revenue)).collect();
    let channel = Dimension::Channel;
    assert_eq!(
        found,
        [(channel, "Call", &[Team::Sales][..], 2, 10_000), (channel, "Webinar", &[Team::Marketing], 1, 5_000)]
    );
    assert!(!could_change_leader(guesses));
}

#[test]
fn named_teams_leave_nothing_to_guess() {
    let named = "Deal,Date,Channel,Team,Amount\nA,2025-01-01,Webinar,Marketing,1\nA,2025-01-02,Call,,1\n";
    let data = reading::read(&[("touches.csv", named.as_bytes())]).expect("a dataset");
    assert!(data.facts().team_guesses.is_empty());
    assert_eq!(data.facts().unassigned, [(Dimension::Channel, "Call".to_owned(), 1)]);
}

//! People without deals: leads and visitors who did not convert are lost journeys, and what they do to learned models.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Certainty, Decision, Subject};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{Choices, EligibilityRules, Filter};
use fairshare_types::problem::Reason;
use fairshare_types::results::{Unconverted, UnconvertedShares};

use crate::reading::numbered as read_as;

fn read(files: &[&str]) -> Dataset {
    read_as(files, Choices::default())
}

/// Won deals, lost deals, people without a deal, won revenue, touches.
fn counts(data: &Dataset) -> (u64, u64, u64, i64, u64) {
    let facts = data.facts();
    (facts.deals.won, facts.deals.lost_deals(), facts.deals.without_purchase, facts.won_revenue, facts.touches)
}

fn people(data: &Dataset) -> Option<&Decision> {
    data.facts().decisions.iter().find(|decision| matches!(decision.subject, Subject::Unconverted { .. }))
}

fn unconverted(data: &mut Dataset, counting: &EligibilityRules) -> Unconverted {
    data.unconverted(counting).expect("settings in range")
}

const LOG: &str = "Deal,Date,Channel,Team,Stage,Amount\n\
    A,2025-01-05,Ads,Marketing,Won,100\nA,2025-02-05,Call,Sales,Won,100\n\
    B,2025-02-06,Call,Sales,Won,100\nC,2025-02-09,Ads,Marketing,Lost,50\n";
const TOUCHES: &str = "Deal ID,Date,Channel,Team\n\
    A,2025-01-05,Ads,Marketing\nA,2025-02-05,Call,Sales\nB,2025-02-06,Call,Sales\nC,2025-02-09,Ads,Marketing\n";
const DEALS: &str = "Deal ID,Stage,Amount,Close date\n\
    A,Closed Won,100,2025-03-01\nB,Closed Won,100,2025-03-01\nC,Closed Lost,50,2025-03-02\n";
const LEADS: &str = "Lead ID,Lead Source,Created Date,Converted\nL1,Call,2025-01-01,false\nL2,Call,2025-01-03,false\n";

#[test]
fn leads_and_visitors_without_a_deal_are_lost_journeys() {
    for list in [
        LEADS,
        "Lead ID,Lead Source,Lead Status,Created Date\n1,Call,Open - Not Contacted,2025-01-01\n2,Call,Nurturing,2025-01-03\n",
        "Visitor ID,First visit,Source\nV1,2025-01-01,Call\nV2,2025-01-03,Call\n",
        "Contact ID,Original Source,Create Date,Converted\nc1,Call,2025-01-01,No\nc2,Call,2025-01-03,No\n",
        "ID лида,Источник,Дата создания\n7,Call,01.02.2025\n8,Call,13.02.2025\n",
    ] {
        for files in [vec![LOG, list], vec![list, LOG], vec![TOUCHES, DEALS, list], vec![list, DEALS, TOUCHES]] {
            let data = read(&files);
            assert_eq!(counts(&data), (2, 1, 2, 20_000, 6), "{list}");
            let decision = people(&data).unwrap_or_else(|| panic!("a decision about {list}"));
            assert_eq!((decision.certainty, decision.value.as_str()), (Certainty::Likely, "lost"));
            assert!(matches!(decision.subject, Subject::Unconverted { people: 2, .. }));
            assert!(data.facts().decisions.iter().all(|decision| !decision.is_asked()), "nothing is asked of {list}");
            let mut choices = Choices::default();
            choices.answer(&decision.alternatives[0].answer);
            let without = read_as(&files, choices);
            assert_eq!(counts(&without), (2, 1, 0, 20_000, 4), "{list}");
            assert!(people(&without).is_none());
        }
    }
}

#[test]
fn a_list_of_deals_with_their_sources_is_enough() {
    let deals = "Opportunity ID,Lead Source,Created Date,Stage,Amount,Close Date\n\
        1,Ads,2025-01-02,Closed Won,100,2025-02-01\n2,Call,2025-01-03,Closed Lost,50,2025-02-02\n";
    let data =
        read(&[deals, "Lead ID,Lead Source,Created Date\n1,Call,2025-01-01\n2,Ads,2025-01-03\n3,Ads,2025-01-04\n"]);
    assert_eq!(counts(&data), (1, 1, 3, 10_000, 5));
}

#[test]
fn other_files_stay_what_they_are() {
    // Users whose keys match no deal are a question.
    let sessions = "user_id,session_time,utm_source\n7,2025-01-01,google\n8,2025-01-02,mail\n";
    let data = read(&[sessions, DEALS, TOUCHES]);
    assert!(people(&data).is_none());
    assert_eq!(data.facts().kept_out.iter().map(|group| group.reason).collect::<Vec<_>>(), [Reason::NotJoined]);
    for other in [
        // Leads with their deals.
        "Lead ID,Lead Source,Created Date,Opportunity ID\nL1,Call,2025-01-01,A\nL2,Call,2025-01-03,B\n",
        // Leads that other files name.
        "Lead ID,Source,Created Date\nA,Call,2025-01-01\nB,Call,2025-01-03\n",
        // Several touches of a lead.
        "Lead ID,Lead Source,Created Date\nL1,Call,2025-01-01\nL1,Ads,2025-01-03\nL1,Ads,2025-01-04\n",
    ] {
        assert!(people(&read(&[LOG, other])).is_none(), "{other}");
    }
    // Alone, a list of leads is no evidence of what converts.
    assert!(people(&read(&[LEADS])).is_none());
}

#[test]
fn learned_models_are_fitted_with_and_without_them() {
    // Without the leads: of three journeys two begin with ads, and half of these lead to a call; each call wins. So
    // 2/3 x 1/2 + 1/3 = 2/3 win; 1/3 without ads, which is a removal effect of 1/2; none without calls, an effect of 1.
    // In A ads get 1/2 of 3/2, a third of 100.00: 33.33 of 200.00.
    // With them: 2/5 begin with ads and 3/5 with a call, and half of all four calls win. (2/5 x 1/2 + 3/5) x 1/2 = 2/5
    // win; 3/5 x 1/2 = 3/10 without ads, an effect of 1/4. In A ads get 1/4 of 5/4: 20.00 of 200.00.
    let mut data = read(&[LOG, LEADS]);
    let found = unconverted(&mut data, &EligibilityRules::default());
    assert_eq!((found.people, found.by), (2, Dimension::Team));
    let markov = found.models.iter().find(|of| of.model == Model::Markov { order: 1 }).expect("Markov");
    let rounded = |of: &UnconvertedShares| -> Vec<(String, String, String)> {
        let group =
            |(name, with, without): &(String, f64, f64)| (name.clone(), format!("{with:.6}"), format!("{without:.6}"));
        of.groups.iter().map(group).collect()
    };
    let row = |name: &str, with: &str, without: &str| (name.to_owned(), with.to_owned(), without.to_owned());
    let expected = [row("Marketing", "0.100000", "0.166650"), row("Sales", "0.900000", "0.833350")];
    assert_eq!((rounded(markov), markov.learns_without), (expected.to_vec(), true));
    // The shares with them are those of the comparison, and those without them are those of the data without the list.
    for of in &found.models {
        let share = |data: &mut Dataset| {
            let by = [Dimension::Team];
            let (views, _) = data
                .compare(std::slice::from_ref(&of.model), &by, &EligibilityRules::default())
                .expect("settings in range");
            let view = &views[0];
            let named = (0..view.groups.len()).filter(|at| !view.groups[*at].name.is_empty());
            named.map(|at| view.amount(0, at) as f64 / view.total as f64).collect::<Vec<f64>>()
        };
        let (with, without): (Vec<f64>, Vec<f64>) =
            of.groups.iter().map(|(_, with, without)| (*with, *without)).unzip();
        assert_eq!((share(&mut data), share(&mut read(&[LOG]))), (with, without), "{}", of.model);
    }
    assert_eq!(found.models.len(), 2);
    let fairness = data.without_model(&EligibilityRules::default(), |source| source.fairness()).expect("settings");
    assert_eq!(fairness.unconverted, 2);
}

#[test]
fn customers_that_the_conversions_do_not_list_did_not_convert_either() {
    let touches = "Customer ID,Date,Channel\nc1,2025-01-01,Ads\nc1,2025-01-02,Call\nc2,2025-01-03,Call\n";
    let orders = "Order ID,Customer ID,Order date,Total\n9,c1,2025-01-09,100\n";
    let mut data = read(&[touches, orders]);
    let found = unconverted(&mut data, &EligibilityRules::default());
    assert_eq!((found.people, found.by), (1, Dimension::Channel));
    // No other journey is lost, so nothing can be learned without them.
    assert!(!found.models.is_empty() && found.models.iter().all(|of| !of.learns_without));
}

#[test]
fn without_such_people_nothing_is_computed() {
    let mut data = read(&[LOG]);
    let none = unconverted(&mut data, &EligibilityRules::default());
    assert_eq!((none.people, none.models.len()), (0, 0));
    // A filter of deals leaves the people out.
    let mut data = read(&[LOG, LEADS]);
    let filter = Filter { deals: vec!["A".to_owned(), "C".to_owned()], ..Filter::default() };
    let counting = EligibilityRules { filter, ..EligibilityRules::default() };
    assert_eq!(unconverted(&mut data, &counting).people, 0);
}

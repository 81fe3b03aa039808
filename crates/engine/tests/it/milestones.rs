//! Facts about deals that come from their export alone: the creation of the opportunity, and the only touch.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Certainty, Subject};
use fairshare_types::options::Choices;

use crate::reading::numbered as read_as;

const TOUCHES: &str = "Deal ID,Date,Channel\n101,2025-01-06,Ads\n101,2025-01-10,Call\n102,2025-01-06,Call\n";

fn read(files: &[&str]) -> Dataset {
    read_as(files, Choices::default())
}

/// Won deals with a date when the opportunity was created.
fn created(data: &Dataset) -> u64 {
    data.facts().model_inputs.opportunity_created
}

#[test]
fn the_creation_of_the_record_is_that_of_the_opportunity() {
    for heading in ["Create Date", "CreatedDate", "Deal created", "Created date", "Erstellt am", "Дата создания"]
    {
        let deals = format!(
            "Deal ID,Stage,Amount,{heading},Close Date\n101,Closed Won,10,2025-01-08,2025-02-01\n\
             102,Closed Won,20,2025-01-07,2025-02-03\n"
        );
        assert_eq!(created(&read(&[&deals, TOUCHES])), 2, "{heading}");
    }
    let deals = "Deal ID,Stage,Amount,Create Date,Close Date\n101,Closed Won,10,2025-01-08,2025-02-01\n";
    let data = read(&[deals, TOUCHES]);
    let of_creation = |subject: &Subject| matches!(subject, Subject::CreationDate { .. });
    let decision = data.facts().decisions.iter().find(|decision| of_creation(&decision.subject)).expect("a decision");
    assert_eq!(decision.certainty, Certainty::Likely);
    let mut choices = Choices::default();
    choices.answer(&decision.alternatives[0].answer);
    let other = read_as(&[deals, TOUCHES], choices);
    assert_eq!((created(&other), other.facts().deals.won), (0, 1));
}

#[test]
fn other_dates_of_creation_are_no_milestone() {
    for deals in [
        // An order is created when it is sold.
        "Deal ID,Amount,Created at\n101,10,2025-01-08\n102,20,2025-01-07\n",
        // The opportunity has a date of its own.
        "Deal ID,Stage,Amount,Create Date,Opportunity created,Close Date\n101,Closed Won,10,2024-01-08,,2025-02-01\n102,Closed Won,10,2024-01-08,,2025-02-01\n",
        "Deal ID,Stage,Amount,Created by,Close Date\n101,Closed Won,10,Ann,2025-02-01\n102,Closed Won,10,Bo,2025-02-01\n",
    ] {
        assert_eq!(created(&read(&[deals, TOUCHES])), 0, "{deals}");
    }
}

fn one_touch(data: &Dataset) -> Option<(&str, u64)> {
    data.facts().decisions.iter().find_map(|decision| match &decision.subject {
        Subject::OneTouch { column, deals } if decision.certainty == Certainty::Likely => {
            Some((column.as_str(), *deals))
        }
        _ => None,
    })
}

#[test]
fn deals_with_their_source_alone_say_that_all_models_agree() {
    let deals = "Record ID,Deal Stage,Amount,Create Date,Close Date,Original Source\n\
        101,Closed Won,10,2025-01-05,2025-02-01,Search\n102,Closed Won,20,2025-01-07,2025-02-03,Email\n\
        103,Closed Lost,30,2025-01-07,2025-02-03,\n";
    assert_eq!(one_touch(&read(&[deals])), Some(("Original Source", 2)));
    // With touches of their own, the models can differ.
    assert_eq!(one_touch(&read(&[deals, TOUCHES])), None);
    assert_eq!(one_touch(&read(&["Deal,Date,Channel,Amount\nA,2025-01-01,Ads,10\nB,2025-01-02,Call,20\n"])), None);
}

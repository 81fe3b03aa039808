//! Spellings of one channel, campaign or team are joined, with a decision that can undo it.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Answer, JoiningSwitch, Subject};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{Choices, EligibilityRules};

use crate::reading;

const TOUCHES: &str = "deal,date,channel,team,stage,amount\n\
    A,2025-01-01,Paid Search,Sales,Won,100\n\
    B,2025-01-01,paid search,sales,Won,40\n\
    C,2025-01-01,Call,Sales,Won,10\n\
    D,2025-01-01,Call,SALES / Marketing,Won,20\n";

/// Groups and their credit under the linear model, in minor units.
fn credit(data: &mut Dataset, by: Dimension) -> Vec<(String, i64)> {
    let (views, _) = data.compare(&[Model::Linear], &[by], &EligibilityRules::default()).expect("credit");
    let view = &views[0];
    let credit = view.groups.iter().zip(0..).map(|(group, at)| (group.name.clone(), view.amount(0, at)));
    let mut credit: Vec<_> = credit.filter(|(_, amount)| *amount > 0).collect();
    credit.sort();
    credit
}

#[test]
fn k18_spellings_of_a_team_are_one_team_until_they_are_parted() {
    let mut data = reading::read(&[("a.csv", TOUCHES.as_bytes())]).expect("a dataset");
    let names = |data: &Dataset| {
        data.facts().decisions.iter().find_map(|decision| match &decision.subject {
            Subject::Spellings { names } => Some(names.clone()),
            _ => None,
        })
    };
    let joined = names(&data).expect("a decision");
    assert!(joined.iter().any(|of| of[0] == ("Sales".to_owned(), 2) && of.len() == 3), "{joined:?}");
    assert_eq!(credit(&mut data, Dimension::Team), [("Marketing".to_owned(), 1_000), ("Sales".to_owned(), 16_000)]);

    let mut choices = Choices::default();
    choices.answer(&Answer::Joining(JoiningSwitch::KeepSpellings, true));
    let mut parted = reading::read_as(&[("a.csv", TOUCHES.as_bytes())], choices).expect("a dataset");
    assert_eq!(names(&parted), None);
    assert_eq!(credit(&mut parted, Dimension::Team).len(), 4, "Marketing, SALES, Sales and sales");
}

//! What joins of files must say: touches of several deals, deals without a close, persons without a team, files that
//! are not used.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Answer, Certainty, Decision, Subject};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{Choices, EligibilityRules};
use fairshare_types::schema::{Outcome, Shape};

use crate::reading::numbered as read_as;

fn read(files: &[&str]) -> Dataset {
    read_as(files, Choices::default())
}

fn answered(files: &[&str], answer: &Answer) -> Dataset {
    let mut choices = Choices::default();
    choices.answer(answer);
    read_as(files, choices)
}

fn found(data: &Dataset, wanted: fn(&Subject) -> bool) -> Option<&Decision> {
    data.facts().decisions.iter().find(|decision| wanted(&decision.subject))
}

/// Credit of each team in minor units under the linear model.
fn teams(data: &mut Dataset) -> Vec<(String, i64)> {
    let (views, _) =
        data.compare(&[Model::Linear], &[Dimension::Team], &EligibilityRules::default()).expect("a valid model");
    let view = &views[0];
    let mut credit: Vec<_> =
        view.groups.iter().enumerate().map(|(at, group)| (group.name.clone(), view.amount(0, at))).collect();
    credit.sort();
    credit
}

#[test]
fn a_touch_of_several_deals_is_not_said_to_be_joined_through_a_person() {
    let deals = "Deal ID,Contact ID,Amount,Stage,Close date\n\
        D1,P1,100,Closed Won,2025-03-05\nD2,P2,200,Closed Won,2025-03-06\nD3,P3,50,Closed Lost,2025-03-07\n";
    let several = "Deal ID,Date,Channel\nD1; D2,2025-02-01,Webinar\nD1,2025-02-02,Call\nD3,2025-02-03,Call\n";
    let persons = "Contact ID,Date,Channel\nP1,2025-02-01,Webinar\nP2,2025-02-02,Call\nP3,2025-02-03,Call\n";
    for (touches, expected) in [(several, (0, 1)), (persons, (3, 0))] {
        let facts = read(&[deals, touches]);
        assert_eq!((facts.facts().attached, facts.facts().of_several), expected, "{touches}");
    }
}

#[test]
fn won_deals_without_a_close_are_said_with_their_revenue() {
    let touches = "Deal ID,Date,Channel\nD1,2025-02-01,Webinar\nD2,2025-02-02,Call\nD3,2025-02-03,Call\n";
    for (closes, expected) in [(["2025-03-05", "", ""], Some((1, 20_000))), (["2025-03-05", "2025-03-06", ""], None)] {
        let deals = format!(
            "Deal ID,Amount,Currency,Stage,Close date\nD1,100,EUR,Closed Won,{}\nD2,200,EUR,Closed Won,{}\nD3,50,EUR,Closed Lost,{}\n",
            closes[0], closes[1], closes[2]
        );
        let data = read(&[deals.as_str(), touches]);
        let said = found(&data, |subject| matches!(subject, Subject::WonWithoutClose { .. }));
        let said = said.map(|decision| match &decision.subject {
            Subject::WonWithoutClose { deals, amount, currency } => {
                assert_eq!((decision.value.as_str(), currency.as_str()), ("200.00 EUR", "EUR"));
                (*deals, *amount)
            }
            other => panic!("{other:?}"),
        });
        assert_eq!(said, expected, "{closes:?}");
    }
    // Without any column of closes there is nothing to say.
    let data = read(&["Deal ID,Amount,Stage\nD1,100,Closed Won\nD3,50,Closed Lost\n", touches]);
    assert!(found(&data, |subject| matches!(subject, Subject::WonWithoutClose { .. })).is_none());
}

const DEALS: &str = "Deal ID,Amount,Stage,Close date\nD1,100,Closed Won,2025-03-05\nD2,200,Closed Won,2025-03-06\n\
    D3,50,Closed Lost,2025-03-07\n";
const CALLS: &str = "Deal ID,Date,Type,Assigned to\nD1,2025-02-01,Call,Ann Lee\nD1,2025-02-02,Call,Bob Ray\n\
    D2,2025-02-03,Email,Cy Dee\nD3,2025-02-03,Call,Ann Lee\nD2,2025-02-04,Call,Dan Fox\n";

#[test]
fn persons_of_one_name_in_several_teams_and_persons_not_in_the_list_are_asked_about() {
    let staff = "Name,Team\nAnn Lee,Sales\nBob Ray,Sales\nBob Ray,Marketing\nCy Dee,Marketing\nEve Gil,SDR\n";
    let turned = "Name,Team\nEve Gil,SDR\nBob Ray,Marketing\nCy Dee,Marketing\nBob Ray,Sales\nAnn Lee,Sales\n";
    for staff in [staff, turned] {
        let files = [DEALS, CALLS, staff];
        let mut data = read(&files);
        let gaps = found(&data, |subject| matches!(subject, Subject::StaffGaps { .. })).expect("a question").clone();
        let Subject::StaffGaps { several, missing, touches, won_revenue, .. } = &gaps.subject else {
            panic!("{:?}", gaps.subject)
        };
        assert_eq!(
            (several.as_slice(), missing.as_slice()),
            (&["Bob Ray".to_owned()][..], &["Dan Fox".to_owned()][..])
        );
        assert_eq!((*touches, *won_revenue, gaps.certainty), (2, 30_000, Certainty::Open));
        let without = [("".to_owned(), 15_000), ("Marketing".to_owned(), 10_000), ("Sales".to_owned(), 5_000)];
        assert_eq!(teams(&mut data), without);
        let mut shared = answered(&files, &gaps.alternatives[0].answer);
        let with = [("".to_owned(), 10_000), ("Marketing".to_owned(), 12_500), ("Sales".to_owned(), 7_500)];
        assert_eq!(teams(&mut shared), with);
        let after = found(&shared, |subject| matches!(subject, Subject::StaffGaps { .. })).expect("the way back");
        assert_eq!(after.certainty, Certainty::Likely);
    }
}

#[test]
fn a_list_of_the_staff_without_gaps_is_quiet_and_one_with_missing_persons_is_a_chip() {
    let whole = "Name,Team\nAnn Lee,Sales\nBob Ray,sales\nBob Ray,Sales\nCy Dee,Marketing\nDan Fox,SDR\n";
    let is_gap = |subject: &Subject| matches!(subject, Subject::StaffGaps { .. });
    assert!(found(&read(&[DEALS, CALLS, whole]), is_gap).is_none());
    let missing = "Name,Team\nAnn Lee,Sales\nBob Ray,Sales\nCy Dee,Marketing\nDan Fox,\n";
    let data = read(&[DEALS, CALLS, missing]);
    let gaps = found(&data, is_gap).expect("a chip");
    assert_eq!((gaps.certainty, gaps.alternatives.len()), (Certainty::Likely, 0));
}

#[test]
fn wide_rows_without_a_key_are_deals_of_their_own_in_each_file() {
    let first = "Touch 1,Touch 1 date,Touch 2,Touch 2 date,Amount,Stage\nEmail,2025-01-01,Call,2025-01-05,100,Won\nCall,2025-01-02,Email,2025-01-06,200,Won\n";
    let second = "Touch 1,Touch 1 date,Touch 2,Touch 2 date,Amount,Stage\nAds,2025-01-01,Demo,2025-01-05,40,Won\nDemo,2025-01-02,Ads,2025-01-06,5,Lost\n";
    for files in [[first, second], [second, first]] {
        let data = read(&files);
        let facts = data.facts();
        assert_eq!((facts.deals.won, facts.deals.lost, facts.won_revenue, facts.touches), (3, 1, 34_000, 8));
    }
}

#[test]
fn a_file_that_is_not_used_can_be_left_out_or_read_as_touches() {
    let touches = "Deal ID,Date,Channel,Amount,Stage\nD1,2025-02-01,Call,100,Won\nD2,2025-02-01,Call,50,Lost\n";
    let holidays = "Holiday,Country\nNew Year,DE\nEaster,FR\n";
    let notes = "Deal ID,Date,Note\nD1,2025-02-01,Called back\nD2,2025-02-03,No answer\n";
    for (file, as_touches) in [(holidays, false), (notes, true)] {
        let files = [touches, file];
        let data = read(&files);
        let unused = found(&data, |subject| matches!(subject, Subject::UnusedFile { .. })).expect("a question");
        let answers: Vec<&Answer> = unused.alternatives.iter().map(|other| &other.answer).collect();
        let out = Answer::LeftOut("1.csv".to_owned(), true);
        assert!(answers.contains(&&out), "{file}");
        assert_eq!(answers.contains(&&Answer::Shape("1.csv".to_owned(), Shape::Touches)), as_touches, "{file}");
        let left = answered(&files, &out);
        assert!(found(&left, |subject| matches!(subject, Subject::UnusedFile { .. })).is_none(), "{file}");
        assert_eq!(left.facts().won_revenue, data.facts().won_revenue);
    }
}

#[test]
fn without_a_won_deal_the_words_that_may_mean_it_are_offered() {
    let touches = "Deal ID,Date,Channel,Amount,Stage\nD1,2025-02-01,Call,100,Negotiation\nD2,2025-02-01,Call,50,Lost\n";
    let data = read(&[touches]);
    let asked = found(&data, |subject| matches!(subject, Subject::NoDealWon { .. })).expect("a question");
    let words = vec![("Negotiation".to_owned(), Outcome::Won)];
    assert_eq!(asked.alternatives.iter().map(|other| &other.answer).collect::<Vec<_>>(), [&Answer::Outcomes(words)]);
    assert_eq!(answered(&[touches], &asked.alternatives[0].answer).facts().deals.won, 1);
}

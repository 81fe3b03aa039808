//! Several purchases of one customer are several deals where they have dates or ids of their own.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Answer, Certainty, Decision, Subject};
use fairshare_types::options::Choices;

use crate::reading::numbered as read_as;

const TOUCHES: &str =
    "KEY,Date,Channel\nC1,2025-01-01,Ads\nC1,2025-02-10,Call\nC2,2025-01-05,Ads\nC3,2025-01-06,Call\n";

fn counts(data: &Dataset) -> (u64, i64) {
    (data.facts().deals.won, data.facts().won_revenue)
}

fn asked(data: &Dataset) -> Vec<&Decision> {
    data.facts().decisions.iter().filter(|decision| decision.certainty == Certainty::Open).collect()
}

fn repeated(data: &Dataset) -> Option<&Decision> {
    let is_it = |subject: &Subject| matches!(subject, Subject::RepeatPurchases { customers: 1, purchases: 2 });
    data.facts().decisions.iter().find(|decision| is_it(&decision.subject))
}

#[test]
fn purchases_of_one_customer_are_several_deals() {
    for (key, deals) in [
        (
            "Account",
            "Account,Close Date,Amount,Deal Stage\nC1,2025-01-15,100,Won\nC1,2025-02-20,250,Won\nC2,2025-01-20,80,Won\nC3,2025-01-25,60,Won\n",
        ),
        (
            "Deal ID",
            "Deal ID,Order ID,Close Date,Amount,Stage\nC1,O1,2025-01-15,100,Won\nC1,O2,2025-02-20,250,Won\nC2,O3,2025-01-20,80,Won\nC3,O4,2025-01-25,60,Won\n",
        ),
    ] {
        let touches = TOUCHES.replace("KEY", key);
        let files = [touches.as_str(), deals];
        check(&files, (4, 49_000), (3, 39_000));
    }
    for log in [
        "Customer,Date,Channel,Event,Amount\nC1,2025-01-01,Ads,visit,\nC1,2025-01-15,Email,purchase,100\nC1,2025-02-20,Email,purchase,250\nC2,2025-01-20,Call,purchase,80\n",
        "Customer ID,Date,Channel,Converted,Value\nC1,2025-01-01,Ads,,\nC1,2025-01-15,Email,1,100\nC1,2025-02-20,Call,1,250\nC2,2025-01-05,Ads,1,80\n",
        "Customer ID,Date,Channel,Close Date,Amount\nC1,2025-01-01,Ads,2025-01-15,100\nC1,2025-01-10,Email,2025-01-15,100\nC1,2025-02-10,Call,2025-02-20,250\nC2,2025-01-05,Ads,2025-01-20,80\n",
        "Customer,Order Date,Source,Amount,Status\nC1,2025-01-15,Ads,100,Won\nC1,2025-02-20,Email,250,Won\nC2,2025-01-20,Ads,80,Won\n",
    ] {
        check(&[log], (3, 43_000), (2, 33_000));
    }
}

/// Reads files under the default and under the other reading; neither leaves a question.
fn check(files: &[&str], several: (u64, i64), one: (u64, i64)) {
    let data = read_as(files, Choices::default());
    assert_eq!(counts(&data), several, "{}", files[0]);
    assert!(asked(&data).is_empty(), "{:?}", asked(&data));
    let decision = repeated(&data).expect("a decision");
    let mut answers = decision.alternatives.iter().map(|other| &other.answer);
    let answer = answers.find(|answer| matches!(answer, Answer::OneDeal(_, true))).expect("one deal");
    let mut choices = Choices::default();
    choices.answer(answer);
    let other = read_as(files, choices);
    assert_eq!(counts(&other), one, "{}", files[0]);
    assert!(asked(&other).is_empty(), "{:?}", asked(&other));
}

/// Rows of one deal that differ may be a mistake: the question has two answers.
#[test]
fn rows_of_one_deal_that_differ_are_asked_with_two_answers() {
    let touches = TOUCHES.replace("KEY", "Deal ID");
    let deals = "Deal ID,Close Date,Amount,Stage\nC1,2025-01-15,100,Won\nC1,2025-02-20,250,Won\nC2,2025-01-20,80,Won\n";
    let log = "Deal ID,Date,Channel,Converted,Value\nC1,2025-01-15,Email,1,100\nC1,2025-02-20,Call,1,250\nC2,2025-01-05,Ads,1,80\n";
    for files in [vec![touches.as_str(), deals], vec![log]] {
        let data = read_as(&files, Choices::default());
        assert_eq!(counts(&data), (2, 33_000));
        let questions = asked(&data);
        let question = questions.iter().find(|one| matches!(one.subject, Subject::SeveralAmounts { .. })).expect("it");
        let mut choices = Choices::default();
        choices.answer(&question.alternatives[0].answer);
        assert_eq!(counts(&read_as(&files, choices)), (3, 43_000));
    }
}

/// Two rows with the same amount are one purchase.
#[test]
fn rows_that_repeat_the_amount_are_one_deal() {
    let log = "Customer,Date,Channel,Amount\nC1,2025-01-01,Ads,100\nC1,2025-01-15,Email,100\nC2,2025-01-20,Call,80\n";
    let data = read_as(&[log], Choices::default());
    assert_eq!(counts(&data), (2, 18_000));
    assert!(repeated(&data).is_none() && asked(&data).is_empty());
}

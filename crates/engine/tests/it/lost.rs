//! Deals of rows that do not count: those that count all the same, and those that are lost with their rows.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Certainty, Decision, Subject};
use fairshare_types::options::Choices;
use fairshare_types::problem::Reason;
use fairshare_types::results::LostDeals;

use crate::reading::numbered as read_as;

fn read(files: &[&str]) -> Dataset {
    read_as(files, Choices::default())
}

/// Won deals, lost deals, won revenue in minor units, touches.
fn counts(data: &Dataset) -> (u64, u64, i64, u64) {
    let facts = data.facts();
    (facts.deals.won, facts.deals.lost, facts.won_revenue, facts.touches)
}

fn kept_out(data: &Dataset) -> Vec<(Reason, u64, LostDeals)> {
    data.facts().kept_out.iter().map(|group| (group.reason, group.rows, group.lost)).collect()
}

fn lost_deals(data: &Dataset) -> Option<&Decision> {
    data.facts().decisions.iter().find(|decision| matches!(decision.subject, Subject::LostDeals { .. }))
}

const LOST_NONE: LostDeals = LostDeals { deals: 0, amount: 0, unknown: 0 };

/// One deal with a fault of its own in each row below the first two.
fn export(rows: &[&str]) -> String {
    let head = "Record ID,Deal Stage,Amount,Create Date,Close Date,Original Source\n\
        101,Closed Won,1000,2025-01-05,2025-02-01,Search\n\
        102,Closed Lost,500,2025-01-09,2025-02-07,Email\n";
    format!("{head}{}\n", rows.join("\n"))
}

#[test]
fn a_row_that_is_no_touch_keeps_its_deal() {
    for (row, reason) in [
        ("103,Closed Won,70,not a date,2025-02-03,Search", Reason::BadTime),
        ("103,Closed Won,70,,2025-02-03,Search", Reason::MissingTime),
        ("103,Closed Won,70,1970-01-01,2025-02-03,Search", Reason::PlaceholderDate),
        ("103,Closed Won,70,2025-01-11,2025-02-03,", Reason::MissingChannel),
    ] {
        let data = read(&[&export(&[row])]);
        assert_eq!(counts(&data), (2, 1, 107_000, 2), "{row}");
        assert_eq!(kept_out(&data), [(reason, 1, LOST_NONE)], "{row}");
        assert!(lost_deals(&data).is_none(), "{row}");
    }
}

#[test]
fn an_unreadable_date_of_the_deal_is_left_out_with_a_notice() {
    let touches = "Deal ID,Date,Channel\n101,2025-01-06,Ads\n103,2025-01-07,Call\n";
    for files in [
        vec![export(&["103,Closed Won,70,2025-01-11,soon,Search"])],
        vec![export(&["103,Closed Won,70,2025-01-11,soon,Search"]), touches.to_owned()],
    ] {
        let texts: Vec<&str> = files.iter().map(String::as_str).collect();
        let data = read(&texts);
        assert_eq!((data.facts().deals.won, data.facts().won_revenue), (2, 107_000));
        assert!(kept_out(&data).is_empty());
        assert_eq!(data.facts().notices.iter().map(|group| group.reason).collect::<Vec<_>>(), [Reason::BadDealDate]);
    }
}

#[test]
fn an_unreadable_date_in_a_wide_row_costs_one_touch() {
    let rows = "Deal ID,Touch 1 Channel,Touch 1 Date,Touch 2 Channel,Touch 2 Date,Stage,Amount\n\
        A,Ads,2025-01-01,Call,2025-01-09,Closed Won,100\n\
        B,Ads,2025-01-02,Call,whenever,Closed Won,50\n";
    let data = read(&[rows]);
    assert_eq!(counts(&data), (2, 0, 15_000, 3));
    assert!(kept_out(&data).is_empty());
    assert_eq!(data.facts().notices.iter().map(|group| group.reason).collect::<Vec<_>>(), [Reason::BadTouchDate]);
}

#[test]
fn a_win_that_only_a_refused_row_tells_is_not_lost() {
    let log = "Deal ID,Date,Channel,Stage,Amount,Close Date\n\
        A,2025-01-01,Ads,Proposal,,\n\
        A,some day,Call,Closed Won,900,2025-02-01\n\
        B,2025-01-03,Web,Closed Won,50,2025-02-01\n";
    let data = read(&[log]);
    assert_eq!(counts(&data), (2, 0, 95_000, 2));
    assert_eq!(kept_out(&data), [(Reason::BadTime, 1, LOST_NONE)]);
}

#[test]
fn deals_without_a_key_are_named_and_offered() {
    let rows = export(&[",Closed Won,70,2025-01-11,2025-02-03,Search"]);
    let touches = "Deal ID,Date,Channel\n101,2025-01-06,Ads\n102,2025-01-07,Call\n";
    for files in [vec![rows.as_str()], vec![rows.as_str(), touches]] {
        let data = read(&files);
        assert_eq!((data.facts().deals.won, data.facts().won_revenue), (1, 100_000));
        let lost = LostDeals { deals: 1, amount: 7_000, unknown: 0 };
        assert_eq!(kept_out(&data), [(Reason::MissingKey, 1, lost)]);
        let decision = lost_deals(&data).expect("a decision");
        assert_eq!(decision.certainty, Certainty::Open);
        let mut choices = Choices::default();
        choices.answer(&decision.alternatives[0].answer);
        let other = read_as(&files, choices.clone());
        assert_eq!((other.facts().deals.won, other.facts().won_revenue), (2, 107_000));
        // The other answer offers the way back.
        choices.answer(&lost_deals(&other).expect("the decision stays").alternatives[0].answer);
        assert_eq!(read_as(&files, choices).facts().won_revenue, 100_000);
    }
}

#[test]
fn few_lost_deals_raise_no_question() {
    let data = read(&[&export(&[",Closed Won,20,2025-01-11,2025-02-03,Search"])]);
    assert_eq!(lost_deals(&data).map(|decision| decision.certainty), Some(Certainty::Likely));
}

#[test]
fn a_deal_with_an_unreadable_amount_is_named() {
    let data = read(&[&export(&["103,Closed Won,7o0,2025-01-11,2025-02-03,Search"])]);
    assert_eq!(counts(&data), (1, 1, 100_000, 2));
    assert_eq!(kept_out(&data), [(Reason::BadAmount, 1, LostDeals { deals: 1, amount: 0, unknown: 1 })]);
    let asked = data.facts().decisions.iter().any(|decision| {
        decision.certainty == Certainty::Open && matches!(decision.subject, Subject::UnreadableAmounts { .. })
    });
    assert!(asked && lost_deals(&data).is_none());
    // A lost deal with such an amount loses nothing that was won.
    let data = read(&[&export(&["103,Closed Lost,7o0,2025-01-11,2025-02-03,Search"])]);
    assert_eq!(kept_out(&data), [(Reason::BadAmount, 1, LOST_NONE)]);
}

#[test]
fn a_deal_that_another_row_counts_is_not_lost() {
    let log = "Deal ID,Date,Channel,Stage,Amount\n\
        A,2025-01-01,Ads,Closed Won,100\n\
        A,2025-01-05,Call,Closed Won,oops\n\
        B,2025-01-03,Web,Closed Won,50\n";
    let data = read(&[log]);
    assert_eq!(counts(&data), (2, 0, 15_000, 2));
    assert_eq!(kept_out(&data), [(Reason::BadAmount, 1, LOST_NONE)]);
}

/// A touch without a date may belong to any time, so the page asks whether its deal counts.
#[test]
fn a_deal_of_an_undated_touch_is_asked_about() {
    let log = "Deal ID,Date,Channel,Stage,Amount\n\
        A,2025-01-01,Email,Closed Won,100\nB,some day,Call,Closed Won,900\nC,2025-01-03,Web,Closed Won,50\n";
    let data = read(&[log]);
    assert_eq!(counts(&data), (2, 0, 15_000, 2));
    let lost = LostDeals { deals: 1, amount: 90_000, unknown: 0 };
    assert_eq!(kept_out(&data), [(Reason::BadTime, 1, lost)]);
    let mut choices = Choices::default();
    choices.answer(&lost_deals(&data).expect("a decision").alternatives[0].answer);
    assert_eq!(counts(&read_as(&[log], choices)), (3, 0, 105_000, 2));
}

#[test]
fn stages_of_rows_that_do_not_count_are_not_tallied() {
    let log = "Deal ID,Date,Channel,Stage,Amount\n\
        A,2025-01-01,Ads,Closed Won,100\n\
        A,,Call,Fancy word,100\n\
        A,2025-01-02,,Closed Won,100\n\
        B,2025-01-03,Web,Closed Won,50\n";
    let data = read(&[log]);
    let stages: Vec<(&str, u64)> = data.facts().stages.iter().map(|stage| (stage.text.as_str(), stage.rows)).collect();
    assert_eq!(stages, [("Closed Won", 2)]);
    let asked = |subject: &Subject| matches!(subject, Subject::UnknownOutcomes { .. });
    assert!(!data.facts().decisions.iter().any(|decision| asked(&decision.subject)));
}

/// Half a row, cut by a line break, says nothing about a deal.
#[test]
fn the_second_half_of_a_row_is_no_deal() {
    let rows = "Record ID,Deal Stage,Amount,Create Date,Close Date,Original Source\n\
        101,Closed Won,1000,2025-01-05,2025-02-01,Search\nrest,Closed Won,70\n";
    let data = read(&[rows]);
    assert_eq!(counts(&data), (1, 0, 100_000, 1));
    assert_eq!(kept_out(&data), [(Reason::TooFewCells, 1, LOST_NONE)]);
}

/// Amounts of conversions are summed at the scale that they need.
#[test]
fn conversions_with_three_decimal_places_are_exact() {
    let touches = "Customer ID,Date,Channel\nC1,2025-01-01,Ads\nC1,2025-02-10,Call\nC2,2025-01-05,Ads\n";
    let orders = "Customer ID,Order ID,Order Date,Amount\nC1,O1,2025-01-15,0.125\nC1,O2,2025-02-20,0.250\nC2,O3,2025-01-20,0.005\n";
    let data = read(&[touches, orders]);
    assert_eq!(data.facts().scale.write(data.facts().won_revenue), "0.380");
}

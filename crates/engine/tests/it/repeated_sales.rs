//! Purchases of one transaction are one deal, and users who buy nothing are no deals.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Answer, Certainty, Decision, RowMark, Subject};
use fairshare_types::options::Choices;
use fairshare_types::problem::Reason;

use crate::reading;
use crate::visits::{answered, counts, decision, read};

const HEADER: &str = "event_timestamp,event_name,user_pseudo_id,session_source,ecommerce.transaction_id,ecommerce.purchase_revenue,batch\n";
/// A visit of each of three users; the third one buys nothing.
const VISITS: &str = "1741000000000000,session_start,u1,google,,,1\n1741000000000000,session_start,u2,bing,,,2\n\
    1741000000000000,session_start,u3,news,,,3\n1741000001000000,page_view,u3,news,,,4\n";

fn log(events: &str) -> String {
    format!("{HEADER}{VISITS}{events}")
}

fn kept_out(data: &Dataset) -> Vec<(Reason, u64)> {
    let groups = data.facts().kept_out.iter().map(|group| (group.reason, group.rows));
    groups.filter(|(reason, _)| *reason != Reason::WithinVisit).collect()
}

fn repeated(data: &Dataset, mark: RowMark) -> Option<&Decision> {
    let is = |subject: &Subject| matches!(subject, Subject::MarkedRows { mark: known, .. } if *known == mark);
    data.facts().decisions.iter().find(|decision| is(&decision.subject))
}

#[test]
fn purchases_of_one_transaction_are_one_deal() {
    for (again, certainty) in [
        // Seconds later, in another batch; the next day; from another page.
        ("1741000203000000,purchase,u1,google,T1,120.50,7\n", Certainty::Likely),
        ("1741090203000000,purchase,u1,google,T1,120.50,7\n", Certainty::Likely),
        ("1741000203000000,purchase,u1,(direct),T1,120.50,7\n", Certainty::Likely),
        // Another user, or another amount, contradicts the number.
        ("1741000203000000,purchase,u2,bing,T1,120.50,7\n", Certainty::Open),
        ("1741000203000000,purchase,u1,google,T1,99.00,7\n", Certainty::Open),
    ] {
        let log = log(&format!("1741000200000000,purchase,u1,google,T1,120.50,6\n{again}"));
        let data = read(&[&log]);
        assert_eq!((counts(&data).0, counts(&data).1), (1, 12_050), "{again}");
        assert_eq!(kept_out(&data), [(Reason::RepeatedPurchase, 1)], "{again}");
        let decision = repeated(&data, RowMark::Repeated).expect("a decision");
        assert_eq!(decision.certainty, certainty, "{again}");
        let each = answered(&[&log], decision);
        assert_eq!(counts(&each).0, 2, "{again}");
        let back = repeated(&each, RowMark::Repeated).expect("the decision stays");
        assert_eq!(back.alternatives[0].answer, Answer::MarkedRows("0.csv".to_owned(), RowMark::Repeated, false));
    }
}

#[test]
fn copies_of_a_purchase_are_duplicates_and_other_numbers_are_other_deals() {
    let bought = "1741000200000000,purchase,u1,google,T1,120.50,6\n";
    let data = read(&[&log(&format!("{bought}{}", bought.replace(",6\n", ",7\n")))]);
    assert_eq!((counts(&data).0, kept_out(&data)), (1, vec![(Reason::Duplicate, 1)]));
    let other = format!("{bought}1741000203000000,purchase,u1,google,T2,120.50,7\n");
    let data = read(&[&log(&other)]);
    assert_eq!((counts(&data).0, counts(&data).1, kept_out(&data)), (2, 24_100, vec![]));
    assert!(repeated(&data, RowMark::Repeated).is_none() && repeated(&data, RowMark::PerhapsRepeated).is_none());
}

#[test]
fn the_order_of_rows_does_not_decide_which_copy_counts() {
    let copies =
        ["1741000200000000,purchase,u9,google,T1,120.50,6\n", "1741000200000000,purchase,u9,bing,T1,120.50,7\n"];
    let channels = |events: String| {
        let data = read(&[&log(&events)]);
        assert_eq!((counts(&data).0, kept_out(&data)), (1, vec![(Reason::Duplicate, 1)]));
        data.facts().channels.clone()
    };
    assert_eq!(channels(copies.concat()), channels([copies[1], copies[0]].concat()));
}

/// The row of a person before and after the login is one person's.
#[test]
fn a_purchase_sent_before_and_after_the_login_is_one_purchase() {
    let log = "event_timestamp,event_name,user_id,user_pseudo_id,session_source,transaction_id,purchase_revenue\n\
        1741000000000000,session_start,,p1,google,,\n1741000100000000,login,U1,p1,google,,\n\
        1741000200000000,purchase,U1,p1,google,T1,99.00\n1741000202000000,purchase,,p1,google,T1,99.00\n\
        1741000000000000,session_start,,p2,bing,,\n1741000090000000,page_view,,p2,bing,,\n";
    let data = read(&[log]);
    assert_eq!((counts(&data).0, counts(&data).1), (1, 9_900));
    assert_eq!(repeated(&data, RowMark::Repeated).expect("a decision").certainty, Certainty::Likely);
}

/// A file of orders may repeat an order, too.
#[test]
fn an_order_written_twice_within_seconds_is_one_deal() {
    let touches = "Customer ID,Date,Channel\nC1,2025-03-01 10:00:00,Ads\nC1,2025-03-02 10:00:00,Email\nC2,2025-03-01 10:00:00,Ads\n";
    for (again, deals) in
        [("O1,C1,2025-03-03 10:00:05,50", 2), ("O1,C1,2025-04-03 10:00:00,50", 3), ("O1,C1,2025-03-03 10:00:05,60", 3)]
    {
        let orders = format!(
            "Order ID,Customer ID,Order Date,Amount\nO1,C1,2025-03-03 10:00:00,50\n{again}\nO2,C2,2025-03-03 10:00:00,70\n"
        );
        let data = read(&[touches, &orders]);
        assert_eq!(data.facts().deals.won, deals, "{again}");
    }
}

/// A word in place of a number is shared by many users: it joins nothing.
#[test]
fn a_placeholder_is_no_transaction() {
    let events: String =
        (0..5).map(|n| format!("17410002{n}0000000,purchase,u{n},google,undefined,{n}0.00,6\n")).collect();
    let data = read(&[&log(&events.replace(",00.00,", ",5.00,"))]);
    assert_eq!((counts(&data).0, kept_out(&data)), (5, vec![]));
}

#[test]
fn purchases_without_a_number_within_minutes_are_asked() {
    let bought = "1741000200000000,purchase,u1,google,,120.50,6\n";
    for (again, asked) in [
        ("1741000203000000,purchase,u1,google,,120.50,7\n", true),
        ("1741000203000000,purchase,u1,google,T9,120.50,7\n", true),
        ("1741000200000000,purchase,u1,google,,120.50,7\n", true),
        // Another amount, another user, another hour.
        ("1741000203000000,purchase,u1,google,,120.51,7\n", false),
        ("1741000203000000,purchase,u2,bing,,120.50,7\n", false),
        ("1741004203000000,purchase,u1,google,,120.50,7\n", false),
    ] {
        let log = log(&format!("{bought}{again}1741900203000000,purchase,u2,bing,T3,10.00,7\n"));
        let data = read(&[&log]);
        let found = repeated(&data, RowMark::PerhapsRepeated);
        assert_eq!(found.map(|decision| decision.certainty), asked.then_some(Certainty::Open), "{again}");
        if let Some(decision) = found {
            let once = answered(&[&log], decision);
            assert_eq!(counts(&once).1, 13_050, "{again}");
            assert_eq!(kept_out(&once), [(Reason::RepeatedPurchase, 1)], "{again}");
        }
    }
}

/// A refund reduces its purchase once, however often the log repeats either of them.
#[test]
fn duplicates_are_dropped_before_refunds_are_subtracted() {
    let bought = "1741000200000000,purchase,u1,google,T1,120.50,6\n";
    let refund = "1741100000000000,refund,u1,(direct),T1,20.50,8\n";
    for (events, kept) in [
        (format!("{bought}{refund}"), vec![]),
        (format!("{bought}{}{refund}", bought.replace("google", "bing")), vec![(Reason::Duplicate, 1)]),
        (format!("{bought}{}{refund}", bought.replace("0200", "0203")), vec![(Reason::RepeatedPurchase, 1)]),
        (format!("{}{bought}{refund}", bought.replace("0200", "0203")), vec![(Reason::RepeatedPurchase, 1)]),
        (format!("{bought}{refund}{refund}"), vec![(Reason::Duplicate, 1)]),
        (format!("{bought}{refund}{}", refund.replace("0000,r", "2000,r")), vec![(Reason::RepeatedPurchase, 1)]),
    ] {
        let data = read(&[&log(&events)]);
        assert_eq!((counts(&data).0, counts(&data).1), (1, 10_000), "{events}");
        assert_eq!(kept_out(&data), kept, "{events}");
    }
    // Two refunds on two days are two refunds.
    let data = read(&[&log(&format!("{bought}{refund}{}", refund.replace("17411", "17412")))]);
    assert_eq!((counts(&data).1, kept_out(&data)), (7_950, vec![]));
}

#[test]
fn users_who_buy_nothing_are_no_deals() {
    let log = log("1741000200000000,purchase,u1,google,T1,120.50,6\n");
    let data = read(&[&log]);
    let deals = data.facts().deals;
    assert_eq!((deals.won, deals.lost_deals(), deals.without_purchase, deals.lost), (1, 0, 2, 2));
    let found = decision(&data, |subject| matches!(subject, Subject::WithoutPurchase { journeys: 2, counted: true }));
    let without = answered(&[&log], found);
    let deals = without.facts().deals;
    assert_eq!((deals.won, deals.lost, deals.without_purchase), (1, 0, 0));
    assert_eq!(kept_out(&without), [(Reason::WithoutPurchase, 2)]);
    let file = &without.facts().files[0];
    assert_eq!(file.rows_used + file.rows_kept_out, file.rows_read);
}

/// A status of lost makes a deal lost, in a log of deals.
#[test]
fn lost_deals_stay_lost_deals() {
    let log = "Deal ID,Date,Channel,Stage,Amount\nA,2025-01-01,Ads,Open,5\nA,2025-01-02,Call,Won,5\nB,2025-01-01,Ads,Open,6\nB,2025-01-03,Call,Lost,6\n";
    let data = read(&[log]);
    assert_eq!((data.facts().deals.lost_deals(), data.facts().deals.without_purchase), (1, 0));
}

#[test]
fn closes_of_one_day_are_one_purchase_however_they_are_written() {
    let log = |closes: [&str; 3]| {
        let [a, b, c] = closes;
        format!(
            "Customer ID,Date,Channel,Close Date,Amount\nC1,2025-01-01,Ads,{a},100\nC1,2025-01-10,Email,{b},100\nC1,2025-02-10,Call,{c},250\nC2,2025-01-05,Ads,2025-01-20,80\n"
        )
    };
    for (closes, deals) in [
        (["2025-01-15", "2025-01-15 10:00", "2025-02-20"], 3),
        (["2025-01-15 10:00", "2025-01-15T10:00:00", "2025-02-20"], 3),
        (["2025-01-15 10:00", "2025-01-15 00:00:00", "2025-02-20 09:00"], 3),
        (["2025-01-15", "2025-01-15", "2025-02-20"], 3),
        (["2025-01-15 10:00", "2025-01-15 16:00", "2025-02-20"], 4),
    ] {
        let data = reading::read_as(&[("0.csv", log(closes).as_bytes())], Choices::default()).expect("a usable load");
        assert_eq!(data.facts().deals.won, deals, "{closes:?}");
    }
}

//! Logs of the events of web visits, and touches that name their deal by its name.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Answer, Certainty, Decision, RowMark, Subject};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{Choices, EligibilityRules};
use fairshare_types::problem::Reason;
use fairshare_types::schema::Role;

use crate::reading::{self, numbered as read_as};

const EVENTS: &str = "\
event_date,event_timestamp,event_name,user_pseudo_id,session_source,session_medium,ecommerce.transaction_id,ecommerce.purchase_revenue
20250301,1740823200000000,first_visit,u1,google,cpc,,
20250301,1740823200000000,session_start,u1,google,cpc,,
20250301,1740823201000000,page_view,u1,google,cpc,,
20250301,1740823210000000,scroll,u1,google,cpc,,
20250303,1741000000000000,session_start,u1,google,organic,,
20250303,1741000200000000,purchase,u1,google,organic,T1,120.50
20250302,1740910000000000,session_start,u2,newsletter,email,,
20250302,1740910100000000,purchase,u2,newsletter,email,T2,80.00
20250305,1741170000000000,refund,u2,(direct),(none),T2,30.00
20250304,1741080000000000,session_start,u3,facebook,paid_social,,
";

pub fn read(files: &[&str]) -> Dataset {
    read_as(files, Choices::default())
}

/// Won deals, won revenue in minor units, touches.
pub fn counts(data: &Dataset) -> (u64, i64, u64) {
    let facts = data.facts();
    (facts.deals.won, facts.won_revenue, facts.touches)
}

fn kept_out(data: &Dataset) -> Vec<(Reason, u64)> {
    data.facts().kept_out.iter().map(|group| (group.reason, group.rows)).collect()
}

/// Linear credit of the channels that have some.
fn credit(data: &mut Dataset) -> Vec<(String, i64)> {
    let model: Model = "linear".parse().expect("a model");
    let (views, _) = data.compare(&[model], &[Dimension::Channel], &EligibilityRules::default()).expect("a comparison");
    let view = &views[0];
    let rows = view.groups.iter().enumerate().map(|(at, group)| (group.name.clone(), view.amount(0, at)));
    rows.filter(|(_, amount)| *amount != 0).collect()
}

pub fn decision(data: &Dataset, is: impl Fn(&Subject) -> bool) -> &Decision {
    data.facts().decisions.iter().find(|decision| is(&decision.subject)).expect("a decision")
}

pub fn answered(files: &[&str], decision: &Decision) -> Dataset {
    let mut choices = Choices::default();
    choices.answer(&decision.alternatives[0].answer);
    read_as(files, choices)
}

#[test]
fn a_visit_is_one_touch_with_its_source_and_a_purchase_is_the_conversion() {
    let mut data = read(&[EVENTS]);
    assert_eq!(counts(&data), (2, 17050, 4));
    assert_eq!(kept_out(&data), [(Reason::WithinVisit, 3)]);
    let expected = [("google / cpc", 6025), ("google / organic", 6025), ("newsletter / email", 5000)];
    let mut credit = credit(&mut data);
    credit.sort();
    assert_eq!(credit, expected.map(|(name, amount)| (name.to_owned(), amount)));
}

#[test]
fn every_event_counts_if_the_user_says_so() {
    let data = read(&[EVENTS]);
    let visits = decision(&data, |s| matches!(s, Subject::MarkedRows { mark: RowMark::WithinVisit, .. }));
    assert_eq!(visits.certainty, Certainty::Likely);
    let other = answered(&[EVENTS], visits);
    assert_eq!((counts(&other), kept_out(&other)), ((2, 17050, 9), vec![]));
}

#[test]
fn the_source_alone_is_the_other_channel() {
    let data = read(&[EVENTS]);
    let channel = decision(&data, |s| matches!(s, Subject::Column { role: Role::Channel, .. }));
    assert_eq!(channel.value, "session_source / session_medium");
    let mut names: Vec<String> = credit(&mut answered(&[EVENTS], channel)).into_iter().map(|(name, _)| name).collect();
    names.sort();
    assert_eq!(names, ["google", "newsletter"]);
}

#[test]
fn a_refund_is_subtracted_from_its_purchase_or_is_not_counted() {
    let data = read(&[EVENTS]);
    let refunds = decision(&data, |s| matches!(s, Subject::Refunds { .. }));
    assert!(matches!(refunds.subject, Subject::Refunds { subtracted: 1, left: 0, .. }));
    assert_eq!(counts(&answered(&[EVENTS], refunds)).1, 20050);
    // A purchase that is paid back in full is no win.
    let all = EVENTS.replace("T2,30.00", "T2,80.00");
    assert_eq!(counts(&read(&[&all])), (1, 12050, 4));
    // Without the id of the purchase, its revenue is shown with the row.
    let lone = EVENTS.replace("T2,30.00", ",30.00");
    let data = read(&[&lone]);
    assert_eq!(counts(&data).1, 20050);
    let refund = data.facts().kept_out.iter().find(|group| group.reason == Reason::Refund).expect("the refund");
    assert_eq!((refund.rows, refund.won_revenue), (1, 8000));
}

#[test]
fn a_refund_is_subtracted_from_a_purchase_that_stands_there_twice() {
    let purchase = "20250302,1740910100000000,purchase,u2,newsletter,email,T2,80.00\n";
    let twice = EVENTS.replace(purchase, &purchase.repeat(2));
    assert_eq!(counts(&read(&[&twice])), counts(&read(&[EVENTS])));
    let whole = twice.replace("T2,30.00", "T2,80.00");
    assert_eq!(counts(&read(&[&whole])).1, 12050);
}

#[test]
fn without_starts_an_event_after_a_pause_opens_a_visit() {
    let events = "\
event_timestamp,event_name,user_pseudo_id,session_source,session_medium,ecommerce.purchase_revenue
1740823201000000,page_view,u1,google,cpc,
1740823210000000,scroll,u1,google,cpc,
1741000001000000,page_view,u1,newsletter,email,
1741000200000000,purchase,u1,,,120.50
1741080001000000,page_view,u3,google,cpc,
";
    assert_eq!(counts(&read(&[events])), (1, 12050, 3));
}

const DEALS: &str = "ID,Title,Value,Status,Won time\n1,Acme rollout,1000,Won,2025-03-20\n2,Beta,2000,Lost,\n\
                     4,Twin,300,Won,2025-03-26\n5,Twin,400,Won,2025-03-27\n";
const ACTIVITIES: &str = "ID,Subject,Type,Due date,Deal\n91,Intro,Call,2025-02-10,Acme rollout\n\
                          92,Demo,Meeting,2025-02-20,acme Rollout\n93,Intro,Call,2025-02-11,Beta\n\
                          96,Call,Call,2025-02-26,Twin\n";

#[test]
fn touches_find_their_deal_by_its_name_unless_several_deals_have_it() {
    let data = read(&[DEALS, ACTIVITIES]);
    assert_eq!(counts(&data), (3, 170_000, 3));
    assert_eq!(kept_out(&data), [(Reason::AmbiguousName, 1)]);
    let linked = decision(&data, |s| matches!(s, Subject::LinkedByName { .. }));
    assert!(matches!(linked.subject, Subject::LinkedByName { names: 3, ambiguous: 1, .. }), "{:?}", linked.subject);
    assert!(matches!(&linked.alternatives[0].answer, Answer::Role { role: None, .. }));
    assert_eq!(counts(&answered(&[DEALS, ACTIVITIES], linked)).2, 0);
}

#[test]
fn a_log_that_names_no_deal_is_refused_for_that_reason() {
    let deals = "ID;Название сделки;Стадия;Сумма\n11;Станки;Сделка успешна;1000\n";
    let activities = "ID;Тип;Тема;Дата начала;Ответственный\n501;Звонок;Первый;05.02.2025;Петров\n\
                      502;Встреча;Показ;10.02.2025;Петров\n503;Письмо;КП;12.02.2025;Петров\n";
    let files: [(&str, &[u8]); 2] = [("d.csv", deals.as_bytes()), ("a.csv", activities.as_bytes())];
    let problem = reading::read_as(&files, Choices::default()).err().expect("a refusal");
    assert_eq!((problem.reason, problem.file.as_str()), (Reason::NoKeyColumn, "a.csv"));
}

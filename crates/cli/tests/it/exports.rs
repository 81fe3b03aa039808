//! Exports of an analytics tool and of a CRM, from files to what `inspect` and `credit` print.

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

/// Writes files to a folder of their own.
fn written(folder: &str, files: &[(&str, &str)]) -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    let write = |(name, text): &(&str, &str)| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("a file");
        path.to_string_lossy().into_owned()
    };
    files.iter().map(write).collect()
}

fn run(arguments: &[&str], files: &[String]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fairshare"));
    command.args(arguments).args(files).output().expect("the program runs")
}

fn inspected(files: &[String], options: &[&str]) -> Value {
    let output = run(&[&["inspect"], options].concat(), files);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

/// The decision with a key.
fn decision<'a>(inspected: &'a Value, key: &str) -> &'a Value {
    let decisions = inspected["decisions"].as_array().expect("decisions");
    let found = decisions.iter().find(|decision| decision.to_string().contains(&format!("\"{key}\"")));
    found.unwrap_or_else(|| panic!("{key} in {decisions:#?}"))
}

const EVENTS: &str = "\
event_timestamp,event_name,user_pseudo_id,ga_session_id,session_source,session_medium,ecommerce.transaction_id,ecommerce.purchase_revenue
1741000000000000,session_start,u1,11,google,cpc,,
1741000200000000,purchase,u1,11,google,cpc,T1,120.50
1741000203000000,purchase,u1,11,google,cpc,T1,120.50
1741100000000000,refund,u1,12,(direct),(none),T1,20.50
1741000000000000,session_start,u2,21,news,email,,
1741000001000000,page_view,u2,21,news,email,,
";

#[test]
fn a_purchase_sent_twice_is_one_deal_and_a_visitor_is_none() {
    let files = written("analytics", &[("events.csv", EVENTS)]);
    let read = inspected(&files, &[]);
    assert_eq!(read["deals"]["won"], 1);
    assert_eq!(read["deals"]["without_purchase"], read["deals"]["lost"]);
    assert_eq!(read["won_revenue"][""], "100.00");
    let repeated = decision(&read, "repeated_purchases:events.csv");
    assert_eq!(repeated["alternatives"][0]["effect"]["won_deals"], 1, "{repeated}");
    let visitors = decision(&read, "without_purchase");
    assert_eq!(visitors["alternatives"][0]["effect"]["lost_deals"], 0, "{visitors}");
    assert!(visitors["alternatives"][0]["effect"]["paths"].as_i64() < Some(0), "{visitors}");
    assert_eq!(inspected(&files, &["--count-repeated"])["deals"]["won"], 2);
    let errors = String::from_utf8(run(&["credit"], &files).stderr).expect("text");
    assert!(errors.contains("1 rows not counted: The purchase or refund was sent more than once"), "{errors}");
}

#[test]
fn purchases_within_minutes_without_a_number_are_a_question() {
    let files = written("no-numbers", &[("events.csv", &EVENTS.replace(",T1,", ",,"))]);
    let output = run(&["credit", "--strict"], &files);
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(3), "{errors}");
    assert!(errors.contains("perhaps_repeated_purchases:events.csv"), "{errors}");
    assert_eq!(inspected(&files, &["--count-soon-once"])["deals"]["won"], 1);
}

const DEALS: &str = "\
Id,AccountId,Name,StageName,Amount,CreatedDate,CloseDate,IsDeleted
0065g00000AAAA1AAA,0015g00000ACC01AAA,First,Closed Won,100,2024-01-10,2024-04-15,false
0065g00000AAAA2AAA,0015g00000ACC01AAA,Second,Closed Won,200,2025-02-01,2025-05-15,false
0065g00000AAAA3AAA,0015g00000ACC02AAA,Third,Closed Won,50,2025-02-01,2025-12-15,true
";
const TASKS: &str = "\
Id,WhatId,WhoId,Type,TaskSubtype,Status,ActivityDate
00T5g000001AA01AAA,0015g00000ACC01AAA,,Call,Task,Completed,2024-02-01
00T5g000001AA02AAA,0065g00000AAAA2AAA,0035g00000CON01AAA,Email,Email,Completed,2025-03-01
00T5g000001AA03AAA,0065g00000AAAA2AAA,,Meeting,Task,Not Started,2025-03-02
00T5g000001AA04AAA,0065g00000AAAA3AAA,,Call,Task,Completed,2025-03-02
";
const MEMBERS: &str = "\
Id,CampaignId,Campaign Name,Campaign Type,ContactId,Status,FirstRespondedDate
00v5g000001AAA1AAA,7015g000001CMP1AAA,Spring,Email,0035g00000CON01AAA,Responded,2025-03-10
";
const ROLES: &str = "\
Id,OpportunityId,ContactId
00K5g000001AAA1AAA,0065g00000AAAA2AAA,0035g00000CON01AAA
";

#[test]
fn a_crm_export_of_four_objects_joins_by_deal_account_and_time() {
    let all = [("deals.csv", DEALS), ("tasks.csv", TASKS), ("members.csv", MEMBERS), ("roles.csv", ROLES)];
    let files = written("crm", &all);
    let output = run(&["credit", "--by", "channel", "--model", "linear"], &files);
    let credit = String::from_utf8(output.stdout).expect("text");
    let mut lines: Vec<&str> = credit.lines().collect();
    lines.sort_unstable();
    assert_eq!(lines, ["Call,100.00", "Email (members),100.00", "Email (tasks),100.00", "channel,linear"]);
    let errors = String::from_utf8(output.stderr).expect("text");
    for sentence in [
        "The activity is planned or was cancelled",
        "deal is marked as deleted or archived in the file of deals",
        "column:touch_type:tasks.csv",
        "outside_deals:tasks.csv",
        "shared_channels",
    ] {
        assert!(errors.contains(sentence), "{sentence}: {errors}");
    }
    assert!(!errors.contains("Add the deal there"), "{errors}");
    let read = inspected(&files, &["--count-outside-deals", "--merge-channels"]);
    assert_eq!(read["touches"], 4);
}

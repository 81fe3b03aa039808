//! Files of every shape: touches in rows, in a path, side by side, and many journeys in one row; and files that join.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Certainty, Subject};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{Choices, EligibilityRules, Joining};
use fairshare_types::problem::Reason;
use fairshare_types::schema::{Outcome, Shape};

use crate::reading;

/// Credit in minor units by channel or team under a model, by name.
fn credit(dataset: &mut Dataset, model: &str, by: Dimension) -> Vec<(String, i64)> {
    let model: Model = model.parse().expect("a model");
    let (comparisons, _) = dataset.compare(&[model], &[by], &EligibilityRules::default()).expect("settings in range");
    let view = &comparisons[0];
    let mut credit: Vec<_> =
        view.groups.iter().enumerate().map(|(at, group)| (group.name.clone(), view.amount(0, at))).collect();
    credit.sort();
    credit
}

fn named(credit: &[(&str, i64)]) -> Vec<(String, i64)> {
    credit.iter().map(|(name, amount)| ((*name).to_owned(), *amount)).collect()
}

/// Reads files, and checks that every row is accounted for.
fn read(files: &[(&str, &str)]) -> Dataset {
    let bytes: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let dataset = reading::read(&bytes).unwrap_or_else(|problem| panic!("{problem}"));
    for file in &dataset.facts().files {
        assert_eq!(file.rows_used + file.rows_kept_out, file.rows_read, "{}", file.file);
    }
    let kept_out: u64 = dataset.facts().kept_out.iter().map(|group| group.rows).sum();
    assert_eq!(kept_out, dataset.facts().files.iter().map(|file| file.rows_kept_out).sum::<u64>(), "all have a reason");
    dataset
}

fn kept_out(dataset: &Dataset) -> Vec<(Reason, u64)> {
    dataset.facts().kept_out.iter().map(|group| (group.reason, group.rows)).collect()
}

#[test]
fn a_path_in_one_cell() {
    let mut data =
        read(&[("p.csv", "deal,path,amount,stage\nD1,Webinar > Call > Demo,90,Closed Won\nD2,Call,50,Closed Lost\n")]);
    let facts = data.facts();
    assert_eq!((facts.files[0].shape, facts.touches, facts.deals.won, facts.deals.lost), (Shape::Paths, 4, 1, 1));
    assert!(facts.undated && facts.period.is_none());
    assert_eq!(credit(&mut data, "first", Dimension::Channel), named(&[("Call", 0), ("Demo", 0), ("Webinar", 9_000)]));
    assert_eq!(
        credit(&mut data, "linear", Dimension::Channel),
        named(&[("Call", 3_000), ("Demo", 3_000), ("Webinar", 3_000)])
    );
    assert_eq!(
        credit(&mut data, "decay:7d", Dimension::Channel),
        credit(&mut data, "linear", Dimension::Channel),
        "no dates, no decay"
    );
}

#[test]
fn every_separator_of_a_path() {
    for mark in [" > ", ">", " -> ", "->", " → ", " | ", ", "] {
        let text = format!("deal\tpath\tamount\nD1\tA{mark}B\t10\nD2\tB\t10\n");
        let mut data = read(&[("p.tsv", &text)]);
        assert_eq!(credit(&mut data, "first", Dimension::Channel), named(&[("A", 1_000), ("B", 1_000)]), "{mark:?}");
    }
}

#[test]
fn k23_paths_as_lists_of_programs() {
    for (first, second) in [
        (r#""[""Paid, Social"", ""Mail""]""#, r#""[""Mail""]""#),
        (r#""['Paid, Social', 'Mail']""#, r#""['Mail']""#),
        (r#""""Paid, Social"" > ""Mail""""#, r#""""Mail""""#),
    ] {
        let text = format!("path,conversions,conversion_value\n{first},10,1000\n{second},5,500\n");
        let mut data = read(&[("paths.csv", &text)]);
        assert_eq!(
            credit(&mut data, "first", Dimension::Channel),
            named(&[("Mail", 50_000), ("Paid, Social", 100_000)]),
            "{text}"
        );
    }
}

#[test]
fn k23_ends_of_paths_in_brackets_are_left_out_with_a_decision() {
    let text = "Path,Conversions,Revenue,Lost\n\
        (start) > (direct) > Mail > (conversion),10,1000,0\n(start) > Mail > (conversion),5,500,0\n(start) > Mail > (null),0,0,8\n";
    let mut data = read(&[("paths.csv", text)]);
    assert_eq!(credit(&mut data, "first", Dimension::Channel), named(&[("(direct)", 100_000), ("Mail", 50_000)]));
    let decision = data.facts().decisions.iter().find(|decision| matches!(decision.subject, Subject::PathEnds { .. }));
    assert!(decision.is_some_and(|decision| decision.is_noted() && decision.alternatives.len() == 1));
    let joining = Joining { keep_placeholders: true, ..Joining::default() };
    let mut data = reading::read_as(&[("paths.csv", text.as_bytes())], Choices { joining, ..Choices::default() })
        .unwrap_or_else(|problem| panic!("{problem}"));
    assert_eq!(
        credit(&mut data, "first", Dimension::Channel),
        named(&[("(conversion)", 0), ("(direct)", 0), ("(null)", 0), ("(start)", 150_000), ("Mail", 0)])
    );
}

#[test]
fn a_path_with_its_times() {
    let text = "deal,path,touch times,amount\n\
        D1,A > B,2025-01-01 > 2025-01-08,30\n\
        D2,A > B > C,2025-01-01 > 2025-01-02,30\n";
    let mut data = read(&[("p.csv", text)]);
    assert_eq!(kept_out(&data), [(Reason::PathTimesDiffer, 1)]);
    assert_eq!(credit(&mut data, "decay:7d", Dimension::Channel), named(&[("", 3_000), ("A", 1_000), ("B", 2_000)]));
}

/// A row with millions of wins is one journey with that weight.
#[test]
fn paths_that_stand_for_many() {
    let text = "path,total_conversions,total_conversion_value,total_null\n\
        A > B,3000000,600.00,7000000\n\
        B,1,10.00,0\n\
        C,0,0,5\n";
    let mut data = read(&[("paths.csv", text)]);
    let facts = data.facts();
    assert_eq!(facts.files[0].verdict(), "aggregated_paths");
    assert_eq!((facts.deals.won, facts.deals.lost, facts.won_revenue), (3_000_001, 7_000_005, 61_000));
    assert_eq!(credit(&mut data, "linear", Dimension::Channel), named(&[("A", 30_000), ("B", 31_000), ("C", 0)]));
    let (comparisons, _) =
        data.compare(&[Model::First], &[Dimension::Channel], &EligibilityRules::default()).expect("settings in range");
    assert_eq!(comparisons[0].deals.iter().sum::<f64>(), 3_000_001.0);
    assert_eq!(comparisons[0].won_deals, 3_000_001);
}

#[test]
fn touches_side_by_side() {
    let text = "Deal,Touch 1,Touch 1 date,Touch 2,Touch 2 date,Close date,ARR\n\
        D1,Ads,2025-01-05,Webinar,2025-01-12,2025-03-01,100\n\
        D2,Email,2025-01-09,,,2025-02-15,50\n\
        D3,Email,soon,,,2025-02-15,50\n";
    let mut data = read(&[("wide.csv", text)]);
    let facts = data.facts();
    assert_eq!((facts.files[0].shape, facts.touches, facts.deals.won), (Shape::Wide, 3, 3));
    assert_eq!(kept_out(&data), [(Reason::BadTime, 1)]);
    assert_eq!(
        credit(&mut data, "last", Dimension::Channel),
        named(&[("", 5_000), ("Ads", 0), ("Email", 5_000), ("Webinar", 10_000)])
    );
}

/// In a row with several touches, one that does not count leaves the row counted.
#[test]
fn a_touch_after_the_close_is_no_row_kept_out() {
    let text = "Deal,Touch 1,Touch 1 date,Touch 2,Touch 2 date,Close date,ARR\n\
        D1,Ads,2025-01-05,Call,2025-04-12,2025-03-01,100\n";
    let mut data = read(&[("wide.csv", text)]);
    assert_eq!(data.facts().files[0].rows_kept_out, 0);
    assert_eq!(data.facts().notices.iter().map(|n| (n.reason, n.rows)).collect::<Vec<_>>(), [(Reason::AfterClose, 1)]);
    assert_eq!(credit(&mut data, "last", Dimension::Channel), named(&[("Ads", 10_000)]));
}

const OPPORTUNITIES: &str = "Id,AccountId,StageName,CloseDate,Amount\n\
    006q000000HddohAAB,001A,Closed Won,2025-03-01,100\n\
    006000000000001,001A,Closed Won,2025-05-01,40\n\
    006000000000002,001B,Closed Lost,2025-05-01,70\n";

/// Campaign members name a person, contact roles give the deals of a person, and campaigns the name and type.
#[test]
fn crm_files_join_by_contact_roles() {
    let roles = "OpportunityId,ContactId\n006q000000Hddoh,003X\n006000000000001,003X\n";
    let members = "CampaignId,ContactId,Status,CreatedDate\n\
        701A,003X,Responded,2025-01-10\n701B,003X,Sent,2025-04-10\n701A,003Z,Sent,2025-01-01\n";
    let campaigns = "Id,Name,Type,StartDate\n701A,Spring webinar,Webinar,2025-01-01\n701B,Dinner,Event,2025-04-01\n";
    let files = [("o.csv", OPPORTUNITIES), ("r.csv", roles), ("m.csv", members), ("c.csv", campaigns)];
    let mut data = read(&files);
    let facts = data.facts();
    let shapes: Vec<Shape> = facts.files.iter().map(|file| file.shape).collect();
    assert_eq!(shapes, [Shape::Deals, Shape::Links, Shape::Touches, Shape::Campaigns]);
    // The first deal closed before the dinner; the two deals share the webinar.
    assert_eq!((facts.deals.won, facts.deals.lost, facts.touches, facts.attached), (2, 1, 3, 2));
    assert_eq!(kept_out(&data), [(Reason::NotJoined, 1)]);
    assert_eq!(credit(&mut data, "last", Dimension::Channel), named(&[("Event", 4_000), ("Webinar", 10_000)]));
    assert_eq!(credit(&mut data, "first", Dimension::Campaign), named(&[("Dinner", 0), ("Spring webinar", 14_000)]));
    for turn in 0..files.len() {
        let mut turned = files;
        turned.rotate_left(turn);
        let mut other = read(&turned);
        assert_eq!(
            credit(&mut other, "linear", Dimension::Campaign),
            credit(&mut data, "linear", Dimension::Campaign),
            "order of files"
        );
    }
}

/// Activities have a status and a key for each of their deals; next to a list of campaign members they stay touches.
#[test]
fn k1_activities_are_touches_though_they_have_a_status() {
    let roles = "OpportunityId,ContactId\n006q000000Hddoh,003X\n006000000000001,003Y\n";
    let members = "CampaignId,ContactId,Status,CreatedDate\n701A,003X,Responded,2025-01-10\n";
    let tasks = "Activity ID,Contact ID,Opportunity ID,Type,Date,Status\n\
        00T1,003X,006q000000Hddoh,Call,2025-01-13,Completed\n\
        00T2,003Y,006000000000001,Email,2025-01-14,Completed\n";
    let files = [("o.csv", OPPORTUNITIES), ("r.csv", roles), ("m.csv", members), ("t.csv", tasks)];
    let data = read(&files);
    let shapes: Vec<Shape> = data.facts().files.iter().map(|file| file.shape).collect();
    assert_eq!(shapes, [Shape::Deals, Shape::Links, Shape::Touches, Shape::Touches]);
    assert_eq!((data.facts().deals.won, data.facts().touches), (2, 3));
}

/// A column with two orders of day and month raises a question, because half of its cells cannot be read.
#[test]
fn k10_many_dates_that_cannot_be_read_raise_a_question() {
    let rows = |from: usize, close: &str| {
        let row = |at: usize| format!("D{at},2025-01-{:02},Call,Sales,Won,100,{close}\n", at % 28 + 1);
        (from..from + 12).map(row).collect::<String>()
    };
    let text = |second: &str| {
        let head = "deal,date,channel,team,stage,amount,close date\n";
        format!("{head}{}{}", rows(0, "31/12/2025"), rows(12, second))
    };
    let asked = |text: &str| {
        let data = read(&[("a.csv", text)]);
        data.facts().decisions.iter().any(|decision| {
            decision.certainty == Certainty::Open
                && matches!(decision.subject, Subject::UnreadableDates { cells: 12, .. })
        })
    };
    assert!(asked(&text("12/31/2025")));
    assert!(!asked(&text("30/12/2025")));
}

/// Without contact roles, the account joins them, through the list of contacts.
#[test]
fn crm_files_join_by_account() {
    let contacts = "Id,AccountId,LastName\n003X,001A,Ray\n003Y,001B,Roe\n";
    let tasks = "WhoId,WhatId,ActivityDate,TaskSubtype,OwnerId\n\
        003X,,2025-02-01,Call,005A\n003Y,,2025-02-01,Call,005A\n,006000000000001,2025-04-01,Meeting,005A\n,,2025-04-01,Email,005A\n";
    let mut data = read(&[("t.csv", tasks), ("o.csv", OPPORTUNITIES), ("c.csv", contacts)]);
    assert_eq!(kept_out(&data), [(Reason::MissingKey, 1)]);
    assert_eq!(credit(&mut data, "last", Dimension::Channel), named(&[("Call", 10_000), ("Meeting", 4_000)]));
}

#[test]
fn persons_without_deals_are_journeys_of_their_own() {
    let touches = "user_id,session_time,utm_source\n7,2025-01-01,google\n7,2025-01-02,mail\n8,2025-01-02,mail\n";
    let data = read(&[("s.csv", touches)]);
    assert!(data.facts().all_won && data.facts().files[0].needs_join);
    assert_eq!(data.facts().deals.won, 2);
}

#[test]
fn files_that_do_not_join_say_so() {
    let touches = "user_id,session_time,utm_source\n7,2025-01-01,google\n8,2025-01-02,mail\n";
    let data = read(&[("s.csv", touches), ("o.csv", OPPORTUNITIES)]);
    assert_eq!(kept_out(&data), [(Reason::NotJoined, 2)]);
    assert_eq!(data.facts().attached, 0);
}

#[test]
fn a_wrong_file_beside_a_right_one_is_left_aside() {
    let touches = "deal,date,channel,amount\nD1,2025-01-01,Call,10\n";
    let data = read(&[("t.csv", touches), ("spend.csv", "utm_source,spend\ngoogle,7\n"), ("e.csv", "")]);
    let files = &data.facts().files;
    assert_eq!(files.iter().map(|file| file.verdict()).collect::<Vec<_>>(), ["journeys", "not_journeys", "empty"]);
    assert_eq!(files[1].rows_kept_out, 1);
}

#[test]
fn stages_mean_what_the_user_says() {
    let touches = "deal,date,channel,stage,amount\nD1,2025-01-01,Call,Signed,10\nD2,2025-01-01,Call,Closed Won,20\n";
    let choices = Choices { stages: vec![("Signed".to_owned(), Outcome::Won)], ..Choices::default() };
    let data = reading::read_as(&[("t.csv", touches.as_bytes())], choices).expect("a dataset");
    assert_eq!(read(&[("t.csv", touches)]).facts().won_revenue, 2_000);
    assert_eq!(data.facts().won_revenue, 3_000);
    assert!(data.facts().stages.iter().any(|stage| stage.text == "Signed" && stage.given));
}

#[test]
fn currencies_count_where_a_rate_is_known() {
    let touches = "deal,date,channel,stage,amount,currency\n\
        D1,2025-01-01,Call,Won,10,EUR\nD2,2025-01-01,Call,Won,20,EUR\nD3,2025-01-01,Call,Won,100,USD\n";
    let without = read(&[("t.csv", touches)]);
    assert_eq!(kept_out(&without), [(Reason::OtherCurrency, 1)]);
    assert_eq!((without.facts().won_revenue, without.facts().other_currencies[0].deals), (3_000, 1));
    let choices = Choices { rates: vec![("USD".to_owned(), 0.925)], ..Choices::default() };
    let with = reading::read_as(&[("t.csv", touches.as_bytes())], choices).expect("a dataset");
    assert_eq!(with.facts().won_revenue, 3_000 + 9_250);
    assert!(with.facts().other_currencies[0].converted);
}

/// Credit from another tool is one more model; what that tool left unattributed stays so.
#[test]
fn credit_that_another_tool_gave() {
    let touches = "Opportunity ID,Touchpoint Date,Marketing Channel,Team,Stage,Amount,Revenue (W-Shaped)\n\
        O1,2025-01-01,Webinar,Marketing,Closed Won,100,60\n\
        O1,2025-01-05,Dinner,Sales / Marketing,Closed Won,100,30.01\n\
        O2,2025-01-05,Call,Sales,Closed Lost,50,50\n";
    let mut data = read(&[("m.csv", touches)]);
    assert_eq!(data.facts().given_by.as_deref(), Some("Revenue (W-Shaped)"));
    assert_eq!(
        credit(&mut data, "given", Dimension::Channel),
        named(&[("", 999), ("Call", 0), ("Dinner", 3_001), ("Webinar", 6_000)])
    );
    assert_eq!(
        credit(&mut data, "given", Dimension::Team),
        named(&[("", 999), ("Marketing", 7_501), ("Sales", 1_500)])
    );
    assert!(data.moved(Model::Given, Model::Last, &EligibilityRules::default()).is_err());
}

/// Duplicate rows, and several conversions of one key: by default, and with the other choice.
#[test]
fn rows_become_journeys_as_the_user_says() {
    let duplicates = "deal,date,channel,stage,amount\nD1,2025-01-01,Call,Won,10\nD1,2025-01-01,Call,Won,10\n";
    let touches = |log: &str, joining: Joining| {
        let choices = Choices { joining, ..Choices::default() };
        reading::read_as(&[("t.csv", log.as_bytes())], choices).expect("a dataset")
    };
    let kept = Joining { keep_duplicates: true, ..Joining::default() };
    assert_eq!(touches(duplicates, Joining::default()).facts().touches, 1);
    assert_eq!((touches(duplicates, kept).facts().touches, kept_out(&touches(duplicates, kept))), (2, vec![]));

    let log = "cookie,time,channel,conversion,conversion_value\n\
        7,2025-01-01,Mail,0,\n7,2025-01-02,Search,1,10\n7,2025-01-03,Call,0,\n7,2025-01-04,Fair,1,20\n7,2025-01-05,Mail,0,\n";
    let first = |joining| credit(&mut touches(log, joining), "linear", Dimension::Channel);
    assert!(touches(log, Joining::default()).facts().event_log);
    assert_eq!(first(Joining::default()), named(&[("Call", 1_000), ("Fair", 1_000), ("Mail", 500), ("Search", 500)]));
    let all = Joining { all_earlier: true, ..Joining::default() };
    assert_eq!(first(all), named(&[("Call", 500), ("Fair", 500), ("Mail", 1_000), ("Search", 1_000)]));
    let apart = Joining { conversions_no_touch: true, ..Joining::default() };
    assert_eq!(first(apart), named(&[("Call", 2_000), ("Mail", 1_000)]));
}

/// Ten thousand conversions of one key are too many to take all touches before each: a notice reports it.
#[test]
fn too_many_conversions_take_what_came_since_the_last() {
    let mut log = String::from("cookie,time,channel,conversion,conversion_value\n7,2024-12-31,Mail,0,\n");
    for at in 0..10_000 {
        log += &format!("7,2025-01-01 {:02}:{:02}:{:02},Call,1,1\n", at / 3600, at / 60 % 60, at % 60);
    }
    let choices = Choices { joining: Joining { all_earlier: true, ..Joining::default() }, ..Choices::default() };
    let data = reading::read_as(&[("t.csv", log.as_bytes())], choices).expect("a dataset");
    assert_eq!((data.facts().touches, data.facts().won_revenue), (10_001, 1_000_000));
    assert_eq!(data.facts().notices.iter().map(|group| group.reason).collect::<Vec<_>>(), [Reason::TooManyEarlier]);
}

//! Touches of accounts with several deals, activities beside campaign members, and touches of deals that do not count.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Answer, Certainty, Decision, RowMark, Subject};
use fairshare_types::options::Choices;
use fairshare_types::problem::Reason;
use fairshare_types::schema::Role;

use crate::reading::accounted as read_as;

const DEALS: &str = "Id,AccountId,Name,StageName,Amount,CreatedDate,CloseDate,IsDeleted\n\
    0065g00000AAAA1AAA,0015g00000ACC01AAA,First,Closed Won,100,2024-01-10,2024-04-15,false\n\
    0065g00000AAAA2AAA,0015g00000ACC01AAA,Second,Closed Won,200,2025-02-01,2025-05-15,false\n\
    0065g00000AAAA3AAA,0015g00000ACC02AAA,Third,Proposal,50,2025-02-01,2025-12-15,false\n\
    0065g00000AAAA4AAA,0015g00000ACC03AAA,Fourth,Closed Won,70,2025-02-01,2025-05-15,true\n";
const FIRST: &str = "0065g00000AAAA1AAA";
const OPEN: &str = "0065g00000AAAA3AAA";
const DELETED: &str = "0065g00000AAAA4AAA";
const ACCOUNT: &str = "0015g00000ACC01AAA";
const PERSON: &str = "0035g00000CON01AAA";

/// Tasks: what they relate to, type, subtype, status and date.
fn tasks(rows: &[[&str; 5]]) -> String {
    let row = |(at, [what, kind, subtype, status, date]): (usize, &[&str; 5])| {
        format!("00T5g000001AA{at:02}AAA,{what},{PERSON},{kind},{subtype},{status},{date}\n")
    };
    let rows: String = rows.iter().enumerate().map(row).collect();
    format!("Id,WhatId,WhoId,Type,TaskSubtype,Status,ActivityDate\n{rows}")
}

fn calls(rows: &[(&str, &str)]) -> String {
    let rows: Vec<[&str; 5]> = rows.iter().map(|(what, date)| [*what, "Call", "Call", "Completed", *date]).collect();
    tasks(&rows)
}

fn read(tasks: &str) -> Dataset {
    read_as(&[("deals.csv", DEALS), ("tasks.csv", tasks)], Choices::default())
}

/// Touches, and reasons of the rows of tasks that do not count.
fn counts(data: &Dataset) -> (u64, Vec<Reason>) {
    let reasons = data.facts().kept_out.iter().map(|group| group.reason);
    (data.facts().touches, reasons.filter(|reason| *reason != Reason::MarkedDeleted).collect())
}

fn found(data: &Dataset, is: impl Fn(&Subject) -> bool) -> Option<&Decision> {
    data.facts().decisions.iter().find(|decision| is(&decision.subject))
}

fn with(decision: &Decision) -> Choices {
    let mut choices = Choices::default();
    choices.answer(&decision.alternatives[0].answer);
    choices
}

#[test]
fn a_touch_of_an_account_belongs_to_the_deal_of_its_time() {
    for (date, touches, reasons, outside) in [
        // In the time of the first deal: not a touch of the second, which was created after its close.
        ("2024-02-20", 1, vec![], true),
        // Between the deals, within half a year before the second.
        ("2024-12-20", 1, vec![], false),
        ("2025-03-01", 1, vec![], false),
        // Long before both, and after both.
        ("2022-03-01", 0, vec![Reason::OutsideDeal], true),
        ("2025-07-01", 0, vec![Reason::AfterClose], false),
    ] {
        // A task of the open deal keeps the load usable.
        let tasks = calls(&[(ACCOUNT, date), (OPEN, "2025-03-01")]);
        let data = read(&tasks);
        assert_eq!(counts(&data), (touches + 1, reasons), "{date}");
        let is = |subject: &Subject| matches!(subject, Subject::MarkedRows { mark: RowMark::OutsideDeal, .. });
        let decision = found(&data, is);
        assert_eq!(decision.is_some(), outside, "{date}");
        if let Some(decision) = decision {
            assert_eq!(decision.certainty, Certainty::Likely, "{date}");
            let each = read_as(&[("deals.csv", DEALS), ("tasks.csv", &tasks)], with(decision));
            assert_eq!(counts(&each), (3, vec![]), "{date}");
        }
    }
    // A task that names its deal belongs to it, whenever it happened.
    assert_eq!(counts(&read(&calls(&[(FIRST, "2022-03-01"), (OPEN, "2025-03-01")]))), (2, vec![]));
}

/// The column of accounts matches every deal; the key of any object says which deal a task belongs to.
#[test]
fn a_column_of_accounts_does_not_replace_the_key_of_any_object() {
    let tasks = calls(&[(FIRST, "2024-02-20"), (OPEN, "2025-03-01"), (ACCOUNT, "2025-03-01")]);
    let accounts = ["AccountId", ACCOUNT, "0015g00000ACC02AAA", ACCOUNT];
    let lines = tasks.lines().zip(accounts).map(|(line, account)| format!("{line},{account}\n"));
    let data = read(&lines.collect::<String>());
    assert_eq!(counts(&data), (3, vec![]));
    let key = data.facts().files[1].columns.iter().find(|column| column.role == Some(Role::JourneyId));
    assert_eq!(key.expect("a key").name, "WhatId");
}

#[test]
fn the_column_that_tells_the_channel_wins_and_the_other_is_an_alternative() {
    let telling = [["Call", "Task"], ["Meeting", "Task"], ["Email", "Email"], ["Call", "Task"]];
    // With `Type` empty, the subtype tells more.
    let silent = [["", "Task"], ["", "Call"], ["Email", "Email"], ["", "Call"]];
    for (kinds, expected, other) in [(telling, "Type", "TaskSubtype"), (silent, "TaskSubtype", "Type")] {
        let rows: Vec<[&str; 5]> =
            kinds.iter().map(|[kind, subtype]| [OPEN, *kind, *subtype, "Completed", "2025-03-01"]).collect();
        let data = read(&tasks(&rows));
        let is = |subject: &Subject| matches!(subject, Subject::Column { file, role: Role::TouchType } if file == "tasks.csv");
        let decision = found(&data, is).expect("a decision");
        assert_eq!(decision.value, expected);
        let names = |answer: &Answer| matches!(answer, Answer::Role { column, .. } if column == other);
        assert!(decision.alternatives.iter().any(|other| names(&other.answer)), "{:?}", decision.alternatives);
    }
}

/// Salesforce leaves the type of many e-mails empty: the subtype fills the gap, and no row is lost.
#[test]
fn another_column_of_types_fills_the_gaps() {
    let rows = [["Call", "Task"], ["Meeting", "Task"], ["", "Email"], ["Call", "Task"]];
    let rows: Vec<[&str; 5]> = rows.iter().map(|[kind, sub]| [OPEN, *kind, *sub, "Completed", "2025-03-01"]).collect();
    let data = read(&tasks(&rows));
    assert_eq!(counts(&data), (4, vec![]));
    let names: Vec<&str> = data.facts().channels.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Call", "Email", "Meeting"]);
    let is =
        |subject: &Subject| matches!(subject, Subject::Column { file, role: Role::TouchType } if file == "tasks.csv");
    let decision = found(&data, is).expect("a decision");
    assert_eq!((decision.value.as_str(), decision.certainty), ("Type / TaskSubtype", Certainty::Likely));
}

/// Deals that were moved from another program have one day of creation, after their closes.
#[test]
fn a_creation_after_the_close_tells_nothing() {
    let moved = DEALS.replace("2024-01-10", "2025-11-01").replace("2025-02-01", "2025-11-01");
    let tasks = calls(&[(ACCOUNT, "2024-02-20"), (OPEN, "2025-03-01")]);
    let data = read_as(&[("deals.csv", &moved), ("tasks.csv", &tasks)], Choices::default());
    assert_eq!(counts(&data), (3, vec![]));
}

#[test]
fn activities_that_are_not_done_do_not_count() {
    for statuses in [
        ["Completed", "Not Started"],
        ["Completed", "Deferred"],
        ["Completed", "Open"],
        // Words of the company's own leave the others known.
        ["Handed over", "Planned"],
        ["Nurture", "Waiting on someone else"],
        ["Abgeschlossen", "Nicht begonnen"],
        ["Выполнена", "Не начата"],
        ["Terminée", "Non commencée"],
        ["Completada", "No iniciada"],
        ["Concluída", "Não iniciada"],
        ["Completata", "Non iniziata"],
        ["Voltooid", "Niet gestart"],
        ["Zakończone", "Nierozpoczęte"],
        ["Slutförd", "Inte påbörjad"],
        ["Tamamlandı", "Başlatılmadı"],
        ["完了", "未着手"],
    ] {
        let row = |status| [OPEN, "Call", "Task", status, "2025-03-01"];
        let data = read(&tasks(&[row(statuses[0]), row(statuses[0]), row(statuses[1])]));
        assert_eq!(counts(&data), (2, vec![Reason::MarkedPlanned]), "{statuses:?}");
        assert!(found(&data, |subject| matches!(subject, Subject::UnknownOutcomes { .. })).is_none(), "{statuses:?}");
    }
    // Nothing is done: an export of open activities.
    let row = |status| [OPEN, "Call", "Task", status, "2025-03-01"];
    let data = read(
        &(tasks(&[row("Not Started"), row("Open")])
            + &calls(&[(FIRST, "2024-02-20")]).lines().skip(1).collect::<String>()),
    );
    assert_eq!(counts(&data), (1, vec![Reason::MarkedPlanned]));
}

/// Words of activities are no stages of deals that a table lists with their own.
#[test]
fn the_status_of_an_activity_is_not_asked_as_an_outcome() {
    let row = |status| [OPEN, "Call", "Task", status, "2025-03-01"];
    let data = read(&tasks(&[row("Handed over"), row("Nurture"), row("Nurture")]));
    assert_eq!(counts(&data), (3, vec![]));
    assert!(found(&data, |subject| matches!(subject, Subject::UnknownOutcomes { .. })).is_none());
    assert!(data.facts().stages.iter().all(|stage| stage.text != "Nurture"), "{:?}", data.facts().stages);
}

const MEMBERS: &str = "Id,CampaignId,Campaign Name,Campaign Type,ContactId,Status,FirstRespondedDate\n\
    00v5g000001AAA1AAA,7015g000001CMP1AAA,Spring,Email,0035g00000CON09AAA,Responded,2025-03-01\n\
    00v5g000001AAA2AAA,7015g000001CMP2AAA,Summit,Webinar,0035g00000CON09AAA,Responded,2025-03-02\n";
const ROLES: &str = "Id,OpportunityId,ContactId\n00K5g000001AAA1AAA,0065g00000AAAA2AAA,0035g00000CON09AAA\n";

#[test]
fn mails_of_persons_and_of_campaigns_are_two_channels() {
    let tasks = tasks(&[
        [FIRST, "Email", "Email", "Completed", "2024-02-01"],
        [FIRST, "Call", "Call", "Completed", "2024-02-02"],
        [OPEN, "Email", "Email", "Completed", "2025-03-02"],
    ]);
    let files = [("deals.csv", DEALS), ("tasks.csv", &tasks), ("members.csv", MEMBERS), ("roles.csv", ROLES)];
    let channels = |data: &Dataset| {
        let mut names: Vec<String> = data.facts().channels.iter().map(|(name, _)| name.clone()).collect();
        names.sort();
        names
    };
    let data = read_as(&files, Choices::default());
    assert_eq!(channels(&data), ["Call", "Email (members)", "Email (tasks)", "Webinar"]);
    let decision = found(&data, |subject| matches!(subject, Subject::SharedChannels { merged: false, .. }));
    let merged = read_as(&files, with(decision.expect("a decision")));
    assert_eq!(channels(&merged), ["Call", "Email", "Webinar"]);
    let decision = found(&merged, |subject| matches!(subject, Subject::SharedChannels { merged: true, .. }));
    let mut choices = with(decision.expect("the decision stays"));
    choices.files.retain(|(_, file)| file.rows.merge_channels);
    assert_eq!(channels(&read_as(&files, choices)), channels(&data));
    // Files of one kind share their channels.
    let calls = tasks.clone();
    let data = read_as(&[("deals.csv", DEALS), ("tasks.csv", &tasks), ("calls.csv", &calls)], Choices::default());
    assert_eq!(channels(&data), ["Call", "Email"]);
}

#[test]
fn touches_of_a_deal_that_does_not_count_say_why() {
    let account = "0015g00000ACC03AAA";
    let tasks = calls(&[(DELETED, "2025-03-01"), (account, "2025-03-02"), (OPEN, "2025-03-01")]);
    let data = read(&tasks);
    assert_eq!(counts(&data), (1, vec![Reason::DealMarked]));
    let bad = DEALS.replace("Closed Won,70,2025-02-01,2025-05-15,true", "Closed Won,7x0,2025-02-01,2025-05-15,false");
    let data = read_as(&[("deals.csv", &bad), ("tasks.csv", &tasks)], Choices::default());
    let (touches, reasons) = counts(&data);
    assert_eq!(touches, 1);
    assert!(reasons.contains(&Reason::DealNotCounted) && !reasons.contains(&Reason::UnknownDeal), "{reasons:?}");
    // A deal that no file lists is still unknown.
    let data = read(&calls(&[("0065g00000ZZZZ1AAA", "2025-03-01"), (OPEN, "2025-03-01")]));
    assert_eq!(counts(&data), (1, vec![Reason::UnknownDeal]));
}

/// A task of a deleted deal is no touch of another deal of its person.
#[test]
fn a_touch_of_a_deleted_deal_does_not_move_to_another_deal() {
    let roles = format!("Id,OpportunityId,ContactId\n00K5g000001AAA1AAA,0065g00000AAAA2AAA,{PERSON}\n");
    let tasks = calls(&[(DELETED, "2025-03-01"), (OPEN, "2025-03-01")]);
    let data = read_as(&[("deals.csv", DEALS), ("tasks.csv", &tasks), ("roles.csv", &roles)], Choices::default());
    assert_eq!(counts(&data), (1, vec![Reason::DealMarked]));
}

/// Members that name a person and an account join by the account if no file links the person.
#[test]
fn members_join_by_their_account_if_the_person_joins_nothing() {
    let members = "Id,Campaign Name,Campaign Type,ContactId,AccountId,Status,FirstRespondedDate\n\
        00v5g000001AAA1AAA,Spring,Email,0035g00000CON09AAA,0015g00000ACC02AAA,Responded,2025-03-01\n";
    let data = read_as(
        &[("deals.csv", DEALS), ("tasks.csv", &calls(&[(OPEN, "2025-03-01")])), ("members.csv", members)],
        Choices::default(),
    );
    assert_eq!(counts(&data), (2, vec![]));
}

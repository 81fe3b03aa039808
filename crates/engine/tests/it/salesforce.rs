//! Salesforce exports of four objects: opportunities, contact roles, tasks and campaign members.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Decision, Subject};
use fairshare_types::files::FileFacts;
use fairshare_types::options::Choices;
use fairshare_types::problem::Reason;
use fairshare_types::schema::Role;

use crate::reading::numbered as read_as;

const OPPORTUNITIES: &str = "Id,AccountId,Name,StageName,Amount,CloseDate,IsDeleted\n\
    0065g00000AAAA1AAA,0015g00000ACC01AAA,Acme,Closed Won,100,2025-03-31,false\n\
    0065g00000AAAA2AAA,0015g00000ACC02AAA,Beta,Closed Won,200,2025-04-15,false\n\
    0065g00000AAAA3AAA,0015g00000ACC02AAA,Beta add-on,Closed Lost,50,2025-05-15,false\n";
const ROLES: &str = "Id,OpportunityId,ContactId,IsPrimary\n\
    00K5g000001AAA1AAA,0065g00000AAAA1AAA,0035g00000CON01AAA,true\n\
    00K5g000001AAA2AAA,0065g00000AAAA2AAA,0035g00000CON02AAA,true\n";
const MEMBERS: &str = "Id,CampaignId,ContactId,Status,HasResponded,FirstRespondedDate,CreatedDate\n\
    00v5g000001AAA1AAA,7015g000001CMP1AAA,0035g00000CON01AAA,Responded,true,2025-01-15,2025-01-10\n\
    00v5g000001AAA2AAA,7015g000001CMP1AAA,0035g00000CON02AAA,Sent,false,,2025-01-12\n\
    00v5g000001AAA3AAA,7015g000001CMP2AAA,0035g00000CON02AAA,Registered,true,2025-02-15,2025-02-12\n";

/// Tasks under this heading of `WhatId`, each with its two keys.
fn tasks(heading: &str, keys: &[(&str, &str)]) -> String {
    let rows = keys
        .iter()
        .enumerate()
        .map(|(at, (what, who))| format!("00T5g000001AAA{at}AAA,{what},{who},Call,2025-02-0{},Completed\n", at + 1));
    format!("Id,{heading},WhoId,Type,ActivityDate,Status\n{}", rows.collect::<String>())
}

fn read(files: &[&str]) -> Dataset {
    read_as(files, Choices::default())
}

/// Touches of all journeys, won deals, and rows kept out.
fn counts(data: &Dataset) -> (u64, u64, Vec<(Reason, u64)>) {
    let facts = data.facts();
    (facts.touches, facts.deals.won, facts.kept_out.iter().map(|group| (group.reason, group.rows)).collect())
}

const DEAL: &str = "0065g00000AAAA1AAA";
const ACCOUNT: &str = "0015g00000ACC02AAA";
const CONTACT: &str = "0035g00000CON02AAA";

#[test]
fn tasks_join_by_deal_account_or_person_row_by_row() {
    for heading in ["WhatId", "Related To ID", "Related Record"] {
        // Both deals of the account have its task.
        let mixed = tasks(heading, &[(DEAL, CONTACT), (ACCOUNT, ""), ("", CONTACT)]);
        assert_eq!(counts(&read(&[OPPORTUNITIES, ROLES, &mixed])), (4, 2, vec![]), "{heading}");
        let accounts = tasks(heading, &[(ACCOUNT, ""), ("0015g00000ACC01AAA", CONTACT)]);
        assert_eq!(counts(&read(&[OPPORTUNITIES, ROLES, &accounts])), (3, 2, vec![]), "{heading}");
    }
}

#[test]
fn a_task_of_an_account_without_deals_joins_by_its_person() {
    let opportunities = "Id,Name,StageName,Amount,CloseDate\n\
        0065g00000AAAA1AAA,Acme,Closed Won,100,2025-03-31\n0065g00000AAAA2AAA,Beta,Closed Won,200,2025-04-15\n";
    let tasks = tasks("WhatId", &[(DEAL, ""), (ACCOUNT, CONTACT), ("5005g00000CASE1AAA", CONTACT), (ACCOUNT, "")]);
    let data = read(&[opportunities, ROLES, &tasks]);
    assert_eq!(counts(&data), (3, 2, vec![(Reason::NotJoined, 1)]));
}

#[test]
fn members_who_did_not_respond_are_no_touches() {
    let files = [OPPORTUNITIES, ROLES, &tasks("WhatId", &[(DEAL, "")]), MEMBERS];
    let data = read(&files);
    assert_eq!(counts(&data), (3, 2, vec![(Reason::NotResponded, 1)]));
    let decision = decision(&data).expect("a decision");
    let mut choices = Choices::default();
    choices.answer(&decision.alternatives[0].answer);
    assert_eq!(counts(&read_as(&files, choices)), (4, 2, vec![]));
}

fn decision(data: &Dataset) -> Option<&Decision> {
    let of_members = |subject: &Subject| matches!(subject, Subject::NotResponded { rows: 1, .. });
    data.facts().decisions.iter().find(|decision| of_members(&decision.subject))
}

/// Flags match those of any other file, but they are no keys.
#[test]
fn flags_join_nothing() {
    let deleted = OPPORTUNITIES.replace("2025-05-15,false", "2025-05-15,true");
    let data = read(&[&deleted, ROLES, &tasks("WhatId", &[(DEAL, "")]), MEMBERS]);
    assert_eq!((data.facts().deals.won, data.facts().touches), (2, 3));
}

/// The text with its header in capitals, as the Data Loader writes it.
fn capitals(text: &str) -> String {
    let (header, rows) = text.split_once('\n').expect("a header");
    format!("{}\n{rows}", header.to_uppercase())
}

#[test]
fn headings_in_capitals_are_read_as_any_others() {
    let tasks = tasks("WhatId", &[(DEAL, ""), ("0065g00000AAAA2AAA", "")]).replace("Type", "TaskSubtype");
    let tasks = tasks.replace(",Call,", ",Email,");
    let members = MEMBERS.replace("CreatedDate", "CreatedDate,Campaign.Type").replace("-10\n", "-10,Email\n");
    let members = members.replace("-12\n", "-12,Email\n");
    let files = [OPPORTUNITIES, ROLES, &tasks, &members];
    let plain = read(&files);
    let upper = files.map(capitals);
    let upper = read(&upper.each_ref().map(String::as_str));
    assert_eq!(counts(&plain), (4, 2, vec![(Reason::NotResponded, 1)]));
    assert_eq!(counts(&upper), counts(&plain));
    for data in [&plain, &upper] {
        // An e-mail of a campaign is another channel than one of a person.
        let apart = |decision: &Decision| matches!(decision.subject, Subject::SharedChannels { merged: false, .. });
        assert!(data.facts().decisions.iter().any(apart));
    }
    for (plain, upper) in plain.facts().files.iter().zip(&upper.facts().files) {
        let roles = |file: &FileFacts| file.columns.iter().map(|column| column.role).collect::<Vec<_>>();
        assert_eq!(roles(plain), roles(upper));
    }
}

#[test]
fn a_task_without_a_record_joins_by_its_contact() {
    let reasons = vec![(Reason::MissingKey, 2)];
    for heading in ["WhatId", "Opportunity ID"] {
        let tasks = tasks(heading, &[(DEAL, ""), ("", CONTACT), (DEAL, CONTACT), ("", "0035g00000CON09AAA"), ("", "")]);
        let (touches, won, mut kept_out) = counts(&read(&[OPPORTUNITIES, ROLES, &tasks]));
        kept_out.sort_unstable();
        assert_eq!((touches, won, &kept_out), (3, 2, &reasons), "{heading}");
    }
}

#[test]
fn the_role_of_a_contact_is_no_team() {
    let roles = ROLES.replace("IsPrimary", "Role").replace(",true", ",Decision Maker");
    let data = read(&[OPPORTUNITIES, &roles, &tasks("WhatId", &[(DEAL, ""), ("", CONTACT)])]);
    assert!(data.facts().files.iter().flat_map(|file| &file.columns).all(|column| column.role != Some(Role::Team)));
    assert_eq!(counts(&data), (2, 2, vec![]));
}

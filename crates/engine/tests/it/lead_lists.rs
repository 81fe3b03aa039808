//! Lists of leads in which some leads converted, are repeated or are in the other files: these rows do not count.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Certainty, Decision, Subject};
use fairshare_types::options::Choices;
use fairshare_types::problem::Reason::{self, LeadConverted, LeadWithDeal, RepeatedLead};
use fairshare_types::schema::Shape;

use crate::reading::numbered as read_as;

/// Two won deals of 100.00 and a lost one.
const LOG: &str = "Deal,Date,Channel,Team,Stage,Amount\n\
    A7,2025-01-05,Ads,Marketing,Won,100\nA7,2025-02-05,Call,Sales,Won,100\n\
    B7,2025-02-06,Call,Sales,Won,100\nC7,2025-02-09,Ads,Marketing,Lost,50\n";

/// A list beside the log, and what becomes of it.
struct Case {
    name: &'static str,
    list: &'static str,
    /// People who count as lost journeys.
    people: u64,
    /// Lines of the list that do not count, with the reasons.
    not_counted: &'static [(u32, Reason)],
    /// The shape of the list, and the other shapes of a question about it.
    asked: Option<(&'static str, &'static str)>,
}

const CASES: &[Case] = &[
    Case {
        name: "no lead converted",
        list: "Lead ID,Lead Source,Created Date,Converted\nL1,Call,2025-01-01,false\nL2,Call,2025-01-03,false\n",
        people: 2,
        not_counted: &[],
        asked: None,
    },
    Case {
        name: "a flag says who converted",
        list: "Lead ID,Lead Source,Created Date,IsConverted\nL1,Call,2025-01-01,0\nL2,Call,2025-01-03,1\n",
        people: 1,
        not_counted: &[(3, LeadConverted)],
        asked: None,
    },
    Case {
        name: "a status says who converted",
        list: "Lead ID,Lead Source,Lead Status,Created Date\nL1,Call,Closed - Converted,2025-01-01\n\
            L2,Call,Closed - Not Converted,2025-01-03\nL3,Ads,Nurturing,2025-01-03\n",
        people: 2,
        not_counted: &[(2, LeadConverted)],
        asked: None,
    },
    Case {
        name: "a day says who converted",
        list: "Lead ID,Lead Source,Created Date,Converted Date\nL1,Call,2025-01-01,\nL2,Call,2025-01-03,2025-02-01\n\
            L3,Ads,2025-01-03,\n",
        people: 2,
        not_counted: &[(3, LeadConverted)],
        asked: None,
    },
    Case {
        name: "a Russian status says who converted",
        list: "ID лида,Источник,Статус,Дата создания\n7,Call,Сконвертирован,01.02.2025\n8,Call,В работе,13.02.2025\n",
        people: 1,
        not_counted: &[(2, LeadConverted)],
        asked: None,
    },
    Case {
        name: "a repeated lead",
        list: "Lead ID,Lead Source,Created Date\nL1,Call,2025-01-01\nL2,Ads,2025-01-05\nL2,Call,2025-01-03\n\
            L3,Ads,2025-01-03\nL4,Ads,2025-01-03\n",
        people: 4,
        // The earlier row counts.
        not_counted: &[(3, RepeatedLead)],
        asked: None,
    },
    Case {
        name: "the same row twice",
        list: "Lead ID,Lead Source,Created Date\nL1,Call,2025-01-01\nL2,Ads,2025-01-05\nL2,Ads,2025-01-05\n\
            L3,Ads,2025-01-03\n",
        people: 3,
        not_counted: &[(4, RepeatedLead)],
        asked: None,
    },
    Case {
        name: "many repeated leads may be touches of leads",
        list: "Lead ID,Lead Source,Created Date\nL1,Call,2025-01-01\nL2,Ads,2025-01-05\nL2,Call,2025-01-06\n",
        people: 2,
        not_counted: &[(4, RepeatedLead)],
        asked: Some(("leads", "touches")),
    },
    Case {
        name: "a repeated lead that converted",
        list: "Lead ID,Lead Source,Created Date,Converted\nL1,Call,2025-01-01,false\nL1,Call,2025-01-03,true\n\
            L2,Ads,2025-01-03,false\nL3,Ads,2025-01-03,false\nL4,Ads,2025-01-03,false\n",
        people: 3,
        not_counted: &[(2, LeadConverted), (3, LeadConverted)],
        asked: None,
    },
    Case {
        name: "a lead with the id of a deal",
        list: "Lead ID,Lead Source,Created Date\na7,Call,2025-01-01\nL2,Ads,2025-01-05\nL3,Call,2025-01-06\n",
        people: 2,
        not_counted: &[(2, LeadWithDeal)],
        asked: Some(("leads", "touches")),
    },
    Case {
        name: "all leads converted",
        list: "Lead ID,Lead Source,Created Date,Converted\nL1,Call,2025-01-01,true\nL2,Call,2025-01-03,true\n",
        people: 0,
        not_counted: &[(2, LeadConverted), (3, LeadConverted)],
        asked: Some(("leads", "deals")),
    },
    Case {
        name: "with accounts",
        list: "Lead ID,Company / Account,Lead Source,Created Date,Converted\nL1,Acme,Call,2025-01-01,false\n\
            L2,Bolt,Call,2025-01-03,true\n",
        people: 1,
        not_counted: &[(3, LeadConverted)],
        asked: None,
    },
    Case {
        name: "with accounts and a status",
        list: "Lead ID,Account,Lead Source,Created Date,Lead Status\nL1,Acme,Call,2025-01-01,Open\n\
            L2,Bolt,Call,2025-01-03,Converted\n",
        people: 1,
        not_counted: &[(3, LeadConverted)],
        asked: None,
    },
    Case {
        name: "with amounts of nobody",
        list: "Lead ID,Lead Source,Created Date,Lead Status,Amount\nL1,Call,2025-01-01,New,\nL2,Call,2025-01-03,New,0\n",
        people: 2,
        not_counted: &[],
        asked: None,
    },
    Case {
        name: "leads of Salesforce",
        list: "Lead ID,First Name,Last Name,Title,Company / Account,Email,Lead Source,Lead Status,Lead Owner,Create Date,\
            Converted,Converted Date,Converted Opportunity ID,Annual Revenue\n\
            00Q5g00000Aa1Bc,Ann,Lee,CEO,Acme,ann@acme.example,Web,Open - Not Contacted,Bo,3/1/2025,0,,,1000000\n\
            00Q5g00000Aa1Bd,Jo,Fox,CTO,Bolt,jo@bolt.example,Event,Closed - Converted,Bo,3/2/2025,1,3/20/2025,0065g00000Zz9Yx,\n\
            00Q5g00000Aa1Be,Al,Roy,CFO,Cube,al@cube.example,Web,Closed - Not Converted,Bo,3/14/2025,0,,,250000\n",
        people: 2,
        not_counted: &[(3, LeadConverted)],
        asked: None,
    },
    Case {
        name: "contacts of HubSpot",
        list: "Record ID - Contact,First Name,Last Name,Email,Original Source,Create Date,Lifecycle Stage\n\
            9001,Ann,Lee,ann@acme.example,Organic Search,2025-01-02 10:00,Lead\n\
            9002,Jo,Fox,jo@bolt.example,Paid Search,2025-01-03 10:00,Customer\n\
            9003,Al,Roy,al@cube.example,Paid Search,2025-01-04 10:00,Marketing Qualified Lead\n\
            9004,Su,Kim,su@dune.example,Direct Traffic,2025-01-05 10:00,Opportunity\n",
        people: 2,
        not_counted: &[(3, LeadConverted), (5, LeadConverted)],
        asked: Some(("leads", "deals")),
    },
];

fn question(data: &Dataset) -> Option<&Decision> {
    let asks = |decision: &&Decision| decision.subject == Subject::Shape { file: "1.csv".to_owned() };
    data.facts().decisions.iter().filter(|decision| decision.certainty == Certainty::Open).find(asks)
}

/// Lines of the list that do not count.
fn not_counted(data: &Dataset) -> Vec<(u32, Reason)> {
    let rows = data.problems(100).into_iter().filter(|row| row.file == "1.csv");
    let mut rows: Vec<_> = rows.map(|row| (row.line, row.reason)).collect();
    rows.sort_unstable();
    rows
}

#[test]
fn rows_of_leads_that_converted_or_are_known_do_not_count() {
    for Case { name, list, people, not_counted: expected, asked } in CASES {
        let data = read_as(&[LOG, list], Choices::default());
        let facts = data.facts();
        assert_eq!((facts.deals.won, facts.won_revenue, facts.deals.lost_deals()), (2, 20_000, 1), "{name}");
        assert_eq!(facts.deals.without_purchase, *people, "{name}");
        assert_eq!(not_counted(&data), expected.to_vec(), "{name}");
        assert_eq!(facts.files[1].shape, Shape::Leads, "{name}");
        let found = question(&data);
        let says = found.map(|found| (found.value.as_str(), found.alternatives[0].value.as_str()));
        assert_eq!(says, *asked, "{name}");
        let Some(found) = found else { continue };
        let mut choices = Choices::default();
        choices.answer(&found.alternatives[0].answer);
        let other = read_as(&[LOG, list], choices);
        assert_eq!(other.facts().files[1].shape.key(), found.alternatives[0].value, "{name}");
        assert_eq!(other.facts().deals.without_purchase, 0, "{name}");
        assert!(question(&other).is_none(), "{name}");
    }
}

#[test]
fn the_order_of_files_and_rows_is_the_same_to_lists_of_leads() {
    for Case { name, list, people, .. } in CASES {
        let mut lines: Vec<&str> = list.lines().collect();
        lines[1..].reverse();
        let turned = lines.join("\n");
        for files in [[*list, LOG], [turned.as_str(), LOG]] {
            let data = read_as(&files, Choices::default());
            assert_eq!(data.facts().deals.without_purchase, *people, "{name}");
        }
    }
}

#[test]
fn amounts_make_it_a_question() {
    let list =
        "Lead ID,Lead Source,Created Date,Lead Status,Amount\nL1,Call,2025-01-01,Won,70\nL2,Call,2025-01-03,New,30\n";
    let touches = "Deal ID,Date,Channel\nA7,2025-01-05,Ads\nB7,2025-02-06,Call\n";
    let deals = "Deal ID,Stage,Amount,Close date\nA7,Closed Won,100,2025-03-01\nB7,Closed Won,100,2025-03-01\n";
    // Beside a table of deals it is one, too. A log that names the outcomes of its deals would lose them to a table.
    for (files, values, [won, people], answered) in [
        (vec![touches, list, deals], ["deals", "leads"], [3, 0], [2, 1]),
        (vec![LOG, list], ["leads", "deals"], [2, 1], [1, 0]),
    ] {
        let counts = |data: &Dataset| [data.facts().deals.won, data.facts().deals.without_purchase];
        let data = read_as(&files, Choices::default());
        let found = question(&data).unwrap_or_else(|| panic!("a question about {values:?}"));
        assert_eq!([found.value.as_str(), found.alternatives[0].value.as_str()], values);
        assert_eq!(counts(&data), [won, people], "{values:?}");
        let mut choices = Choices::default();
        choices.answer(&found.alternatives[0].answer);
        let other = read_as(&files, choices);
        assert_eq!(counts(&other), answered, "{values:?}");
        assert!(question(&other).is_none());
        let leads = if found.value == "leads" { data } else { other };
        assert_eq!(not_counted(&leads), [(2, LeadConverted)]);
    }
}

#[test]
fn a_close_date_decides_nothing_beside_a_status() {
    let list = "Lead ID,Lead Source,Lead Status,Created Date,Closed Date\nL1,Call,Junk,2025-01-01,2025-02-01\n\
        L2,Call,Converted,2025-01-03,2025-02-01\nL3,Ads,New,2025-01-03,\n";
    let data = read_as(&[LOG, list], Choices::default());
    assert_eq!(not_counted(&data), [(3, LeadConverted)]);
    assert_eq!(data.facts().deals.without_purchase, 2);
    assert!(closed_leads(&data).is_none());
}

fn closed_leads(data: &Dataset) -> Option<&Decision> {
    let is = |found: &&Decision| matches!(found.subject, Subject::ClosedLeads { .. });
    data.facts().decisions.iter().find(is)
}

#[test]
fn a_close_date_alone_is_a_question() {
    let list = "Lead ID,Lead Source,Created Date,Closed Date\nL1,Call,2025-01-01,2025-02-01\n\
        L2,Call,2025-01-03,2025-02-01\nL3,Ads,2025-01-03,\n";
    let data = read_as(&[LOG, list], Choices::default());
    assert_eq!(not_counted(&data), [(2, LeadConverted), (3, LeadConverted)]);
    let found = closed_leads(&data).expect("a question");
    assert!(matches!(&found.subject, Subject::ClosedLeads { rows: 2, column, .. } if column == "Closed Date"));
    assert_eq!(found.certainty, Certainty::Open);
    let mut choices = Choices::default();
    choices.answer(&found.alternatives[0].answer);
    let counted = read_as(&[LOG, list], choices);
    assert!(not_counted(&counted).is_empty() && closed_leads(&counted).is_none());
    assert_eq!((counted.facts().deals.won, counted.facts().deals.without_purchase), (2, 3));
}

/// All rows of a list decide its shape, in any order.
#[test]
fn the_order_of_the_rows_of_a_long_list_is_the_same() {
    let touches = "Deal ID,Date,Channel\nA7,2025-01-05,Ads\nB7,2025-02-06,Call\n";
    let deals = "Deal ID,Stage,Amount,Close date\nA7,Closed Won,100,2025-03-01\nB7,Closed Won,100,2025-03-01\n";
    let header = "Lead ID,Lead Source,Created Date,Lead Status,Opportunity ID,Amount";
    let row = |at: usize, deal: &str, amount: &str| format!("L{at},Call,2025-01-01,New,{deal},{amount}");
    let plain = |from: usize| (from..from + 700).map(|at| row(at, "", "")).collect::<Vec<_>>();
    // One amount, and deals in more than half of the rows.
    let amount = [vec!["L0,Call,2025-01-01,Won,,70".to_owned()], plain(1)].concat();
    let with_deals = [(1_000..1_800).map(|at| row(at, &format!("D{at}"), "")).collect(), plain(1)].concat();
    for (name, rows) in [("amount", amount), ("deals", with_deals)] {
        let facts = [false, true].map(|turned| {
            let mut rows = rows.clone();
            if turned {
                rows.reverse();
            }
            let list = format!("{header}\n{}\n", rows.join("\n"));
            let data = read_as(&[touches, &list, deals], Choices::default());
            let facts = data.facts();
            let asked = question(&data).map(|found| found.value.clone());
            (facts.files[1].shape, facts.deals.won, facts.won_revenue, facts.deals.without_purchase, asked)
        });
        assert_eq!(facts[0], facts[1], "{name}");
    }
}

#[test]
fn leads_that_a_table_of_deals_names_do_not_count() {
    let touches = "Deal ID,Date,Channel\nA7,2025-01-05,Ads\nB7,2025-02-06,Call\n";
    let deals = "Deal ID,Lead ID,Stage,Amount,Close date\n\
        A7,L1,Closed Won,100,2025-03-01\nB7,L9,Closed Won,100,2025-03-01\n";
    let list = "Lead ID,Lead Source,Created Date\nL1,Call,2025-01-01\nL2,Ads,2025-01-05\nL3,Call,2025-01-06\n";
    let data = read_as(&[touches, list, deals], Choices::default());
    assert_eq!((data.facts().won_revenue, data.facts().deals.without_purchase), (20_000, 2));
    assert_eq!(not_counted(&data), [(2, LeadWithDeal)]);
    assert_eq!(question(&data).map(|found| found.value.as_str()), Some("leads"));
}

/// A log in which each deal has one touch of one person.
const LOG_OF_PERSONS: &str = "Deal ID,Email,Date,Channel,Stage,Amount,Close Date\n\
    D1,A@X.com,2025-01-01,Web,Won,500,2025-02-01\nD2,b@x.com,2025-01-02,Email,Won,700,2025-02-01\n";

/// Persons have a lifecycle and the id of a record; neither makes them deals, and some of them are in the log.
#[test]
fn persons_with_a_lifecycle_take_no_revenue_from_a_log() {
    let hubspot = "Record ID,Email,Create Date,Original Source,Lifecycle Stage\n101,a@x.com,2025-01-01,Web,Lead\n\
        102,B@x.com,2025-01-01,Web,Lead\n103,c@x.com,2025-01-01,Email,Customer\n104,e@x.com,2025-01-01,Web,Lead\n";
    let seen = "Email,First Seen,Source,Lifecycle Stage\na@x.com,2025-01-01,Web,Lead\nc@x.com,2025-01-01,Web,Lead\n\
        d@x.com,2025-01-01,Email,Salesqualifiedlead\n";
    for (list, people, expected) in [
        (hubspot, 1, vec![(2, LeadWithDeal), (3, LeadWithDeal), (4, LeadConverted)]),
        (seen, 2, vec![(2, LeadWithDeal)]),
    ] {
        let data = read_as(&[LOG_OF_PERSONS, list], Choices::default());
        assert_eq!((data.facts().deals.won, data.facts().won_revenue), (2, 120_000), "{list}");
        assert_eq!(data.facts().deals.without_purchase, people, "{list}");
        assert_eq!(not_counted(&data), expected, "{list}");
        assert!(question(&data).is_some(), "{list}");
    }
}

/// A second list of leads is no evidence that the first one lists deals, and neither is one that the user left out.
#[test]
fn two_lists_of_leads_take_no_revenue_from_a_log() {
    let first = "Lead ID,Lead Source,Created Date,Status\nL1,Call,2025-01-01,Open\nL2,Call,2025-01-03,Open\n\
        L3,Ads,2025-01-05,Open\nL4,Ads,2025-01-05,Open\n";
    let second = "Lead ID,Lead Source,Created Date,Status\nL1,Call,2025-01-01,Open\nL4,Ads,2025-01-05,Open\n";
    for (lists, left_out, people, repeated) in [
        ([first, first], false, 4, 4),
        ([first, second], false, 4, 2),
        ([second, first], false, 4, 2),
        ([first, first], true, 4, 0),
    ] {
        let mut choices = Choices::default();
        choices.of_mut("1.csv").left_out = left_out;
        let data = read_as(&[LOG, lists[0], lists[1]], choices);
        assert_eq!((data.facts().deals.won, data.facts().won_revenue), (2, 20_000));
        assert_eq!(data.facts().deals.without_purchase, people);
        let rows = data.problems(100);
        assert_eq!(rows.iter().filter(|row| row.reason == RepeatedLead).count(), repeated);
    }
}

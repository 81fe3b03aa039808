//! Spend from a second file: joined to credit by the names of channels and campaigns, exact in every roll-up.

use std::collections::BTreeMap;
use std::path::PathBuf;

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Certainty, Subject};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{
    ChannelGroups, ChannelRule, Choices, EligibilityRules, Filter, Grouping, Joining, Rule, TextTest, TouchField,
};
use fairshare_types::problem::Reason;
use fairshare_types::results::{Spend, SpendMonth, SpendQuery, SpendRow, SpendSums};
use fairshare_types::schema::Shape;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::reading::{self, accounted as read_as};

fn read(files: &[(&str, &str)]) -> Dataset {
    read_as(files, Choices::default())
}

fn spend(data: &mut Dataset, by: Dimension, by_month: bool, counting: &EligibilityRules) -> Spend {
    let query = SpendQuery { by, model: Model::Linear, by_month };
    let spend = data.spend(&query, counting).expect("settings in range");
    assert_eq!(spend.rows.iter().map(|row| row.sums.cost).sum::<i64>() + spend.unjoined(), spend.cost);
    assert_eq!(spend.rows.iter().map(|row| row.sums.credit).sum::<i64>(), spend.credit);
    spend
}

fn by(data: &mut Dataset, by: Dimension) -> Spend {
    spend(data, by, false, &EligibilityRules::default())
}

/// Names and known costs of the rows.
fn costs(spend: &Spend) -> Vec<(&str, Option<i64>)> {
    let cost = |sums: &SpendSums| sums.is_known.then_some(sums.cost);
    spend.rows.iter().map(|row| (row.of.name.as_str(), cost(&row.sums))).collect()
}

const TOUCHES: &str = "Deal,Date,Channel,Campaign,Stage,Amount\n\
    A,2025-01-05,Google Ads,Brand,Won,100\nA,2025-02-05,Email,News,Won,100\nB,2025-02-09,Google Ads,Brand,Lost,50\n";

#[test]
fn the_vector_is_that_derived_by_hand() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let text = std::fs::read_to_string(folder.join("spend.json")).expect("the vector");
    let vector: Value = serde_json::from_str(&text).expect("a vector");
    for names in [["spend-touches.csv", "spend-file.csv"], ["spend-file.csv", "spend-touches.csv"]] {
        let mut data = reading::read_paths(&folder, &names);
        let file = data.facts().files.iter().find(|file| file.shape == Shape::Spend).expect("a file of spend");
        let rows = json!({ "read": file.rows_read, "used": file.rows_used, "kept_out": file.rows_kept_out });
        assert_eq!((rows, file.footer_rows), (vector["rows"].clone(), 1));
        let reasons: BTreeMap<Reason, u64> =
            data.facts().kept_out.iter().map(|group| (group.reason, group.rows)).collect();
        let expected = [Reason::MissingTime, Reason::MissingChannel, Reason::MissingSpend, Reason::BadSpend];
        assert_eq!(reasons, expected.map(|reason| (reason, 1)).into());
        for (of, dimension) in [Dimension::Channel, Dimension::Campaign, Dimension::Team].into_iter().enumerate() {
            let spent = by(&mut data, dimension);
            let rows: Vec<Value> = spent.rows.iter().map(row).collect();
            assert_eq!(Value::from(rows), vector["by"][of]["rows"]);
            let files = spent.files.as_ref().expect("spend");
            let unjoined = files
                .unjoined
                .iter()
                .map(|one| json!({ "name": one.name, "cost": one.cost, "rows": one.rows, "months": one.months }));
            let unjoined: Vec<Value> = unjoined.collect();
            let sums = json!([spent.cost, spent.credit, spent.won_deals, unjoined, files.cost, files.rows]);
            let expected = ["cost", "credit", "won_deals", "unjoined", "cost"].map(|key| vector[key].clone());
            let expected = expected.into_iter().chain([vector["rows"]["used"].clone()]);
            assert_eq!(sums, Value::from(expected.collect::<Vec<_>>()));
            // Months change no row, and sum to the rows.
            let with = spend(&mut data, dimension, true, &EligibilityRules::default());
            assert_eq!(with.rows, spent.rows);
            let months: Vec<Value> = with.months.iter().map(month).collect();
            assert_eq!(Value::from(months), vector["months"]["rows"]);
        }
    }
}

/// A row as the vector has it.
fn row(row: &SpendRow) -> Value {
    json!({
        "name": row.of.name,
        "cost": row.sums.is_known.then_some(row.sums.cost),
        "credit": row.sums.credit,
        "deals": format!("{:.4}", row.sums.deals),
        "per_deal": row.sums.per_deal(),
        "per_cost": row.sums.per_cost().map(|ratio| format!("{ratio:.4}")),
    })
}

/// A month as the vector has it.
fn month(month: &SpendMonth) -> Value {
    json!({
        "month": month.month,
        "cost": month.all.cost,
        "credit": month.all.credit,
        "deals": format!("{:.4}", month.all.deals),
        "unjoined": month.unjoined,
    })
}

#[test]
fn spend_changes_nothing_about_touches() {
    let spend =
        "Month,Channel,Campaign,Spend,Currency\n2025-01,Radio,Waves,10.1234,EUR\n2025-01,google ads,Brand,1,EUR\n";
    let (mut alone, mut beside) = (read(&[("t.csv", TOUCHES)]), read(&[("t.csv", TOUCHES), ("s.csv", spend)]));
    assert_eq!(alone.fingerprint(), beside.fingerprint());
    let (a, b) = (alone.facts().clone(), beside.facts().clone());
    assert_eq!((a.channels, a.kinds, a.unassigned, a.scale), (b.channels, b.kinds, b.unassigned, b.scale));
    assert_eq!((a.has_campaigns, a.currency, a.currencies), (b.has_campaigns, b.currency, b.currencies));
    assert!(!a.has_costs && b.has_costs);
    let models = [Model::Linear, Model::Markov { order: 1 }];
    let by = [Dimension::Channel, Dimension::Campaign, Dimension::Team];
    let counting = EligibilityRules::default();
    let compare = |data: &mut Dataset| data.compare(&models, &by, &counting).expect("settings in range");
    assert_eq!(compare(&mut alone), compare(&mut beside));
    // Touches without campaigns get none from spend.
    let plain = "Deal,Date,Channel,Stage,Amount\nA,2025-01-05,Ads,Won,100\n";
    assert!(!read(&[("t.csv", plain), ("s.csv", spend)]).facts().has_campaigns);
}

#[test]
fn teams_of_spend_give_touches_no_teams() {
    let touches = "Deal,Date,Channel,Stage,Amount\nA,2025-01-05,Google Ads,Won,100\nA,2025-01-06,Cold call,Won,100\n";
    let spend = "Month,Channel,Team,Spend\n2025-01,Google Ads,Growth,10\n2025-01,Cold call,Sales,5\n";
    let (alone, beside) = (read(&[("t.csv", touches)]), read(&[("t.csv", touches), ("s.csv", spend)]));
    let (alone, beside) = (alone.facts(), beside.facts());
    assert!(beside.has_costs && !alone.has_costs);
    assert!(!beside.has_teams);
    assert_eq!((alone.unassigned.len(), alone.team_guesses.is_empty()), (2, false));
    assert_eq!((&alone.unassigned, &alone.team_guesses), (&beside.unassigned, &beside.team_guesses));
    // A touch of a team is one, beside that spend or not.
    let teams = touches.replace("Channel", "Channel,Team").replace("Google Ads", "Google Ads,Growth");
    let teams = teams.replace("Cold call", "Cold call,");
    assert!(read(&[("t.csv", &teams), ("s.csv", spend)]).facts().has_teams);
}

#[test]
fn a_file_of_spend_is_likely_and_can_be_left_out() {
    let spend = "Month,Channel,Spend\n2025-01,Google Ads,10\n";
    let files = [("t.csv", TOUCHES), ("s.csv", spend)];
    let mut data = read(&files);
    assert_eq!(by(&mut data, Dimension::Channel).cost, 1_000);
    let found =
        data.facts().decisions.iter().find(|found| found.subject == Subject::Shape { file: "s.csv".to_owned() });
    let found = found.expect("a decision").clone();
    assert_eq!((found.certainty, found.value.as_str()), (Certainty::Likely, "spend"));
    assert!(data.facts().decisions.iter().all(|decision| !decision.is_asked()), "nothing is asked");
    let mut choices = Choices::default();
    choices.answer(&found.alternatives[0].answer);
    let mut without = read_as(&files, choices.clone());
    assert_eq!(without.facts().files[1].problem.as_ref().map(|problem| problem.reason), Some(Reason::LeftOut));
    assert!(!without.facts().has_costs && by(&mut without, Dimension::Channel).files.is_none());
    // Its effect is that of the spend alone.
    let mut weighed = read(&files);
    fairshare_engine::effects::weigh(&mut weighed, &Choices::default(), &[1, 1], &mut |choices, _| {
        Ok(read_as(&files, choices.clone()))
    });
    let shape = weighed.facts().decisions.iter().find(|decision| decision.key() == "shape:s.csv").expect("a decision");
    assert_eq!(shape.certainty, Certainty::Likely);
    assert_eq!(
        shape.alternatives[0].effect.as_ref().map(|effect| (effect.spend, effect.won_revenue)),
        Some((-1_000, 0))
    );
}

#[test]
fn without_touches_it_is_totals() {
    let spend = "Month,Channel,Spend\n2025-01,Google Ads,10\n";
    let deals = "Deal ID,Stage,Amount,Close date\nA,Won,10,2025-01-01\n";
    let reason = |files: &[(&str, &str)], choices: Choices| {
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        reading::read_as(&files, choices).err().map(|problem| problem.reason)
    };
    assert_eq!(reason(&[("s.csv", spend)], Choices::default()), Some(Reason::SpendAlone));
    assert_eq!(reason(&[("s.csv", spend), ("d.csv", deals)], Choices::default()), Some(Reason::DealsWithoutTouches));
    let mut chosen = Choices::default();
    chosen.of_mut("s.csv").shape = Some(Shape::Spend);
    assert_eq!(reason(&[("s.csv", spend)], chosen.clone()), Some(Reason::SpendAlone));
    // A row that is spend by choice needs its columns.
    chosen.of_mut("x.csv").shape = Some(Shape::Spend);
    let other = read_as(&[("t.csv", TOUCHES), ("x.csv", "Month,Channel,Clicks\n2025-01,Ads,10\n")], chosen);
    let problem = other.facts().files[1].problem.as_ref().map(|problem| problem.reason);
    assert_eq!(problem, Some(Reason::NoCostColumn));
}

#[test]
fn a_list_of_deals_with_their_sources_is_enough() {
    let deals = "Opportunity ID,Lead Source,Created Date,Stage,Amount,Close Date\n\
        1,Google Ads,2025-01-02,Closed Won,100,2025-02-01\n2,Email,2025-01-03,Closed Lost,50,2025-02-02\n";
    let spend = "Month,Channel,Spend\n2025-01,Google Ads,25\n";
    for files in [[("d.csv", deals), ("s.csv", spend)], [("s.csv", spend), ("d.csv", deals)]] {
        let mut data = read(&files);
        assert_eq!(costs(&by(&mut data, Dimension::Channel)), [("Email", None), ("Google Ads", Some(2_500))]);
    }
}

#[test]
fn exports_of_advertising_tools_join_without_a_question() {
    for (export, total, joined) in [
        (
            "Campaign report\n\"January 1, 2025 - January 31, 2025\"\nDay,Campaign,Currency code,Cost\n\
             2025-01-05,Brand,EUR,\"1,012.50\"\n2025-01-06,Brand,EUR,10\n2025-01-06,Other,EUR,0.5\n\
             Total: Account, --,EUR,\"1,023.00\"\n",
            102_300,
            102_250,
        ),
        (
            "Reporting starts,Reporting ends,Campaign name,Amount spent (EUR),Impressions\n\
             2025-01-05,2025-01-05,Brand,40.10,900\n2025-01-06,2025-01-06,News,30,800\n",
            7_010,
            7_010,
        ),
        (
            "Start Date (in UTC),Account Name,Campaign Name,Total Spent,Impressions\n\
             01/13/2025,Acme Ads,Brand,99.5,10\n01/14/2025,Acme Ads,brand,0.5,20\n",
            10_000,
            10_000,
        ),
        ("Дата,Кампания,Расход (евро)\n05.01.2025,Brand,\"1500,25\"\n06.01.2025,News,10\n", 151_025, 151_025),
        ("Year,Month,Channel,Cost\n2025,January,Email,5\n2025,February,Google Ads,7\n", 1_200, 1_200),
        ("Week,Source,Spend\n2025-W02,Google Ads,5\n2025-W03,email,7\n", 1_200, 1_200),
        // The heading says campaign, but the cells name channels.
        ("Month,Campaign,Spend\n2025-01,google ads,5\n", 500, 500),
    ] {
        let mut data = read(&[("t.csv", TOUCHES), ("s.csv", export)]);
        assert_eq!(data.facts().files[1].shape, Shape::Spend, "{export}");
        let spent = by(&mut data, Dimension::Channel);
        assert_eq!((spent.cost, spent.cost - spent.unjoined()), (total, joined), "{export}");
        assert!(data.facts().decisions.iter().all(|decision| !decision.is_asked()), "{export}");
        assert_eq!(data.facts().files[1].rows_kept_out, 0, "{export}");
    }
}

#[test]
fn files_of_touches_stay_what_they_are() {
    for other in [
        // Costs of touches with deals.
        "Deal,Date,Channel,Cost\nA,2025-01-05,Call,3\nB,2025-01-09,Call,4\n",
        // All of one account, without sums.
        "Account,Date,Channel,Cost\nAcme,2025-01-05,Call,3\nAcme,2025-01-09,Call,4\n",
    ] {
        let data = read(&[("t.csv", TOUCHES), ("o.csv", other)]);
        assert_eq!(data.facts().files[1].shape, Shape::Touches, "{other}");
        assert!(data.facts().files[1].problem.is_none());
    }
    // An advertiser's account in each row is no key, but alone the file is read as before.
    let export = "Date,Account,Campaign,Spend,Clicks\n2025-01-05,Acme Ads,Brand,3,1\n2025-01-09,Acme Ads,Brand,4,1\n";
    assert_eq!(read(&[("o.csv", export)]).facts().files[0].shape, Shape::Touches);
    assert_eq!(read(&[("t.csv", TOUCHES), ("o.csv", export)]).facts().files[1].shape, Shape::Spend);
}

#[test]
fn another_currency_needs_a_rate() {
    let touches = "Deal,Date,Channel,Stage,Amount,Currency\nA,2025-01-05,Ads,Won,100,EUR\n";
    let spend = "Month,Channel,Cost,Currency\n2025-01,Ads,10,EUR\n2025-01,Ads,20,GBP\n2025-02,Ads,5.5,GBP\n";
    let files = [("t.csv", touches), ("s.csv", spend)];
    let mut data = read(&files);
    let spent = by(&mut data, Dimension::Channel);
    assert_eq!(spent.cost, 1_000);
    assert_eq!(spent.files.expect("spend").without_rate, [("GBP".to_owned(), 2)]);
    let facts = data.facts();
    assert_eq!(
        facts.kept_out.iter().map(|group| (group.reason, group.rows)).collect::<Vec<_>>(),
        [(Reason::SpendCurrency, 2)]
    );
    let others: Vec<_> =
        facts.other_currencies.iter().map(|o| (o.code.as_str(), o.deals, o.spend_rows, o.converted)).collect();
    assert_eq!(others, [("GBP", 0, 2, false)]);
    let lines: Vec<(u32, String)> = data.problems(10).into_iter().map(|p| (p.line, p.value)).collect();
    assert_eq!(lines, [(3, "GBP".to_owned()), (4, "GBP".to_owned())]);
    let choices = Choices { rates: vec![("GBP".to_owned(), 1.2)], ..Choices::default() };
    let mut data = read_as(&files, choices);
    // 10 + 24 + 6.60.
    assert_eq!(by(&mut data, Dimension::Channel).cost, 4_060);
    // Without a currency of deals, that of the spend is the same.
    let plain = "Deal,Date,Channel,Stage,Amount\nA,2025-01-05,Ads,Won,100\n";
    let dollars = "Month,Channel,Amount spent (USD)\n2025-01,Ads,10\n";
    assert_eq!(by(&mut read(&[("t.csv", plain), ("s.csv", dollars)]), Dimension::Channel).cost, 1_000);
}

#[test]
fn the_period_of_touches_applies_to_spend() {
    let spend_file = "Day,Channel,Spend\n2025-01-05,Google Ads,10\n2025-02-05,Google Ads,20\n2025-02-05,Email,7\n";
    let mut data = read(&[("t.csv", TOUCHES), ("s.csv", spend_file)]);
    let day = |text: &[u8]| fairshare_import::time::parse(text).expect("a day").at;
    let touched = Some([day(b"2025-02-01"), day(b"2025-02-06")]);
    let counting = |filter: Filter| EligibilityRules { filter, ..EligibilityRules::default() };
    let spent = spend(&mut data, Dimension::Channel, false, &counting(Filter { touched, ..Filter::default() }));
    // No touch for Google Ads is in this period, and its spend still counts.
    assert_eq!(costs(&spent), [("Email", Some(700)), ("Google Ads", Some(2_000))]);
    assert_eq!(spent.files.map(|files| (files.rows, files.rows_filtered)), Some((2, 1)));
    // A filter of deals changes credit alone.
    let deals = vec!["B".to_owned()];
    let spent = spend(&mut data, Dimension::Channel, false, &counting(Filter { deals, ..Filter::default() }));
    assert_eq!((spent.cost, spent.credit), (3_700, 0));
}

#[test]
fn spend_on_a_channel_of_two_kinds_goes_to_the_campaigns() {
    let deals = "Opportunity ID,Account,Stage,Amount,Close Date\nA,Acme,Closed Won,100,2025-03-01\n";
    let tasks = "Task ID,Opportunity ID,Date,Type,Assigned To\nt1,A,2025-01-05,Email,Ann\nt2,A,2025-01-06,Call,Ann\n";
    let members = "Member ID,Opportunity ID,Campaign Name,Type,Responded Date\nm1,A,Spring,Email,2025-01-02\n";
    let spend_file = "Month,Channel,Spend\n2025-01,e-mail,40\n";
    let files = [("deals.csv", deals), ("tasks.csv", tasks), ("members.csv", members), ("spend.csv", spend_file)];
    let mut data = read(&files);
    let apart = data.facts().decisions.iter().any(|found| matches!(found.subject, Subject::SharedChannels { .. }));
    assert!(apart, "{:?}", data.facts().channels);
    let spent = by(&mut data, Dimension::Channel);
    let known: Vec<_> = costs(&spent).into_iter().filter(|(_, cost)| cost.is_some()).collect();
    assert_eq!(known, [("Email (members)", Some(4_000))]);
}

#[test]
fn spellings_and_team_rules_apply_to_spend_as_to_touches() {
    let spend_file = "Month,Channel,Spend\n2025-01,GOOGLE ads,40\n2025-01,Email,10\n";
    let files = [("t.csv", TOUCHES), ("s.csv", spend_file)];
    let rule = |channel: &str, shares: &[(&str, f64)]| Rule {
        by: Dimension::Channel,
        name: channel.to_owned(),
        shares: shares.iter().map(|(team, share)| ((*team).to_owned(), *share)).collect(),
    };
    let rules = vec![
        rule("Google Ads", &[("Marketing", 75.0), ("Sales", 25.0)]),
        // No touch has this name: it brings no team.
        rule("GOOGLE ads", &[("Nobody", 100.0)]),
    ];
    let counting = EligibilityRules { rules, ..EligibilityRules::default() };
    let mut data = read(&files);
    let spent = spend(&mut data, Dimension::Team, false, &counting);
    assert_eq!(costs(&spent), [("Marketing", Some(3_000)), ("Sales", Some(1_000)), ("", Some(1_000))]);
    // Kept apart, the other spelling joins no touch.
    let joining = Joining { keep_spellings: true, ..Joining::default() };
    let mut apart = read_as(&files, Choices { joining, ..Choices::default() });
    let spent = by(&mut apart, Dimension::Channel);
    assert_eq!(costs(&spent), [("Google Ads", None), ("Email", Some(1_000))]);
    let unjoined: Vec<_> = spent.files.iter().flat_map(|files| &files.unjoined).map(|one| one.name.as_str()).collect();
    assert_eq!(unjoined, ["GOOGLE ads"]);
}

#[test]
fn a_placeholder_for_a_channel_leaves_the_campaign() {
    let file = "Month,Channel,Campaign,Spend\n2025-01,(not set),Brand,10\n2025-01,-,-,5\n";
    let mut data = read(&[("touches.csv", TOUCHES), ("spend.csv", file)]);
    let spent = by(&mut data, Dimension::Channel);
    assert_eq!(costs(&spent), [("Google Ads", Some(1000)), ("Email", None)]);
    assert_eq!(
        data.facts().kept_out.iter().map(|group| (group.reason, group.rows)).collect::<Vec<_>>(),
        [(Reason::MissingChannel, 1)]
    );
}

#[test]
fn a_channel_without_touches_leaves_the_campaign() {
    let file = "Month,Channel,Campaign,Spend\n2025-01,Search,Brand,10\n2025-01,Search,Unheard,5\n";
    let spent = by(&mut read(&[("touches.csv", TOUCHES), ("spend.csv", file)]), Dimension::Channel);
    assert_eq!((costs(&spent), spent.unjoined()), (vec![("Google Ads", Some(1000)), ("Email", None)], 500));
}

#[test]
fn spend_on_a_campaign_that_no_touch_has_is_counted() {
    let file = "Month,Channel,Campaign,Spend\n2025-01,Google Ads,Unheard,10\n2025-01,Google Ads,Brand,1\n";
    let spent = by(&mut read(&[("touches.csv", TOUCHES), ("spend.csv", file)]), Dimension::Campaign);
    assert_eq!(costs(&spent), [("Brand", Some(1100)), ("News", None)]);
    assert_eq!(spent.files.map(|files| files.rows_without_campaign), Some(1));
}

#[test]
fn spend_without_a_medium_is_paid_when_channels_are_grouped() {
    let touches =
        "Deal,Date,Source,Medium,Stage,Amount\nA,2025-01-05,google,cpc,Won,100\nA,2025-01-06,google,organic,Won,100\n";
    let file = "Month,Source,Spend\n2025-01,google,10\n";
    let grouping = Grouping { groups: Some(ChannelGroups::Ga4), rules: Vec::new() };
    let choices = Choices { grouping, ..Choices::default() };
    let spent = by(&mut read_as(&[("touches.csv", touches), ("spend.csv", file)], choices), Dimension::Channel);
    assert_eq!(costs(&spent), [("Organic Search", None), ("Paid Search", Some(1000))]);
}

#[test]
fn spend_by_campaign_finds_channels_by_their_names_before_grouping() {
    let file = "Month,Campaign,Spend\n2025-01,Email,10\n";
    let rules = vec![ChannelRule::when(TouchField::Channel, TextTest::Equals, "email", "Letters")];
    let choices = Choices { grouping: Grouping { groups: None, rules }, ..Choices::default() };
    let spent = by(&mut read_as(&[("touches.csv", TOUCHES), ("spend.csv", file)], choices), Dimension::Channel);
    assert_eq!(costs(&spent), [("Google Ads", None), ("Letters", Some(1000))]);
}

#[test]
fn no_cost_is_known_if_no_row_of_spend_counts() {
    let euros = TOUCHES.replace("Amount", "Amount (EUR)");
    let file = "Month,Channel,Spend,Currency\n2025-01,Email,10,USD\n2025-02,Email,10,USD\n";
    let spent = by(&mut read(&[("touches.csv", &euros), ("spend.csv", file)]), Dimension::Channel);
    assert_eq!((spent.cost, spent.all().is_known, spent.all().per_deal()), (0, false, None));
}

#[test]
fn fractions_of_a_cent_sum_to_a_rounded_total() {
    let rows: String = (0..1_000).map(|row| format!("2025-01-{:02},Google Ads,0.0046\n", row % 28 + 1)).collect();
    let mut data = read(&[("t.csv", TOUCHES), ("s.csv", &format!("Day,Channel,Spend\n{rows}"))]);
    assert_eq!(data.facts().scale.places(), 2, "spend does not change the scale of credit");
    assert_eq!(by(&mut data, Dimension::Channel).cost, 460);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn spend_is_conserved_in_every_roll_up(
        touches in prop::collection::vec((0..6_usize, 1..28_u32, 0..4_usize, 0..4_usize, 0..3_usize), 1..30),
        rows in prop::collection::vec((0..6_usize, 0..4_usize, 1..13_u32, -5_000..50_000_i64), 1..40),
        turn in 0..40_usize,
    ) {
        let teams = ["Marketing", "Sales", "Marketing 60% / Sales 40%", ""];
        let touch = |&(deal, day, channel, team, campaign): &(usize, u32, usize, usize, usize)| {
            let stage = ["Won", "Lost", "Open"][deal % 3];
            format!("D{deal},2025-{:02}-{day:02},C{channel},P{campaign},{},{stage},{}.33\n", deal + 1, teams[team], deal * 100 + 7)
        };
        let touches: String = touches.iter().map(touch).collect();
        let touches = format!("Deal,Date,Channel,Campaign,Team,Stage,Amount\n{touches}");
        let row = |&(channel, campaign, month, cost): &(usize, usize, u32, i64)| {
            let channel = ["C0", "c1", "C2", "C-3", "Radio", ""][channel];
            let campaign = ["P0", "P1", "Unknown", ""][campaign];
            let cents = format!("{}{}.{:02}", if cost < 0 { "-" } else { "" }, cost.abs() / 100, cost.abs() % 100);
            format!("2025-{month:02},{channel},{campaign},{cents}\n")
        };
        let all = rows.len();
        let file = |order: &mut dyn Iterator<Item = usize>| {
            // The first row makes each column what it is.
            let lines: String = order.map(|at| row(&rows[at])).collect();
            format!("Month,Channel,Campaign,Spend\n2025-01,C0,P0,0.00\n{lines}")
        };
        let counted: i64 = rows.iter().filter(|(channel, campaign, ..)| (*channel, *campaign) != (5, 3)).map(|row| row.3).sum();
        let mut first = read(&[("t.csv", &touches), ("s.csv", &file(&mut (0..all)))]);
        let mut second = read(&[("s.csv", &file(&mut (0..all).map(|at| all - 1 - (at + turn) % all))), ("t.csv", &touches)]);
        let read_all = first.facts().files[1].clone();
        prop_assert_eq!(read_all.shape, Shape::Spend);
        prop_assert_eq!(read_all.rows_read, all as u64 + 1);
        for dimension in [Dimension::Team, Dimension::Channel, Dimension::Campaign, Dimension::Type] {
            let spent = by(&mut first, dimension);
            prop_assert_eq!(spent.cost, counted);
            prop_assert_eq!(&spent, &by(&mut second, dimension));
            let with = spend(&mut first, dimension, true, &EligibilityRules::default());
            prop_assert_eq!(&with.rows, &spent.rows);
            let mut sums = vec![SpendSums::default(); spent.rows.len()];
            for month in &with.months {
                for (at, of_month) in &month.rows {
                    sums[*at as usize].add(of_month);
                }
            }
            for (sum, row) in sums.iter().zip(&spent.rows) {
                prop_assert_eq!((sum.cost, sum.credit, sum.is_known), (row.sums.cost, row.sums.credit, row.sums.is_known));
                prop_assert!((sum.deals - row.sums.deals).abs() < 1e-9);
            }
            prop_assert_eq!(with.months.iter().map(|month| month.all.cost).sum::<i64>(), counted);
            prop_assert_eq!(with.months.iter().map(|month| month.all.credit).sum::<i64>(), first.facts().won_revenue);
        }
    }
}

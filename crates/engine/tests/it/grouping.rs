//! Channels grouped by rules and by GA4's default groups: derivations are beside the data files.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Answer, Subject};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{
    ChannelGroups, ChannelRule, Choices, Condition, EligibilityRules, Grouping, RuleFault, TextTest, TouchField,
};
use fairshare_types::results::RuleTouches;
use proptest::prelude::*;

use crate::reading;

/// Source, medium, campaign and the group that GA4's definitions give; `grouping.md` derives each.
const PAIRS: &str = include_str!("../data/grouping-ga4.csv");
/// Deals whose credit by grouped channel is derived in `grouping.md`.
const DEALS: &str = include_str!("../data/grouping-deals.csv");

fn ga4() -> Grouping {
    Grouping { groups: Some(ChannelGroups::Ga4), rules: Vec::new() }
}

fn rules(rules: Vec<ChannelRule>) -> Grouping {
    Grouping { groups: None, rules }
}

fn read(text: &str, grouping: Grouping) -> Dataset {
    let choices = Choices { grouping, ..Choices::default() };
    reading::read_as(&[("touches.csv", text.as_bytes())], choices).expect("a dataset")
}

/// Channels and their credit in minor units.
fn credit(data: &mut Dataset, model: &str) -> Vec<(String, i64)> {
    let model: Model = model.parse().expect("a model");
    let (views, _) = data.compare(&[model], &[Dimension::Channel], &EligibilityRules::default()).expect("credit");
    let view = &views[0];
    assert_eq!(view.amounts.iter().sum::<i64>(), data.facts().won_revenue);
    let credit = view.groups.iter().zip(0..).map(|(group, at)| (group.name.clone(), view.amount(0, at)));
    let mut credit: Vec<_> = credit.filter(|(_, amount)| *amount != 0).collect();
    credit.sort();
    credit
}

fn named(credit: &[(&str, i64)]) -> Vec<(String, i64)> {
    credit.iter().map(|(name, amount)| ((*name).to_owned(), *amount)).collect()
}

fn channels(data: &Dataset) -> Vec<(&str, u64)> {
    let mut channels: Vec<(&str, u64)> =
        data.facts().channels.iter().map(|(name, touches)| (name.as_str(), *touches)).collect();
    channels.sort_unstable();
    channels
}

#[test]
fn each_source_and_medium_gets_the_group_of_the_definitions() {
    let mut rows = PAIRS.lines();
    assert_eq!(rows.next(), Some("source,medium,campaign,group"));
    let mut seen = 0;
    for row in rows {
        let cells: Vec<&str> = row.split(',').collect();
        let [source, medium, campaign, group] = cells[..] else { panic!("{row}") };
        let text = format!(
            "deal,date,source,medium,campaign,stage,amount\nA,2025-01-01,{source},{medium},{campaign},Won,10\n\
             B,2025-01-01,other,other,other,Won,10\n"
        );
        let data = read(&text, ga4());
        let names: Vec<&str> = channels(&data).into_iter().map(|(name, _)| name).collect();
        assert!(names.contains(&group), "{row}: {names:?}");
        seen += 1;
    }
    assert!(seen >= 30, "{seen} pairs");
}

#[test]
fn credit_by_grouped_channel_is_that_of_the_derivation() {
    let mut data = read(DEALS, ga4());
    assert_eq!(
        channels(&data),
        [("Direct", 1), ("Email", 2), ("Organic Search", 1), ("Paid Search", 2), ("Paid Social", 1), ("Webinar", 1)]
    );
    assert_eq!(credit(&mut data, "first"), named(&[("Paid Search", 10_000), ("Paid Social", 9_000)]));
    assert_eq!(credit(&mut data, "last"), named(&[("Email", 10_000), ("Webinar", 9_000)]));
    assert_eq!(
        credit(&mut data, "linear"),
        named(&[
            ("Direct", 2_000),
            ("Email", 2_000 + 3_000),
            ("Organic Search", 2_000),
            ("Paid Search", 4_000),
            ("Paid Social", 3_000),
            ("Webinar", 3_000),
        ])
    );
    assert_eq!(credit(&mut data, "last-except:Direct"), credit(&mut data, "last"));
}

#[test]
fn own_rules_come_first_and_in_their_order() {
    let medium = |test, text: &str, channel: &str| ChannelRule::when(TouchField::Medium, test, text, channel);
    let grouping = Grouping {
        groups: Some(ChannelGroups::Ga4),
        rules: vec![
            medium(TextTest::Equals, "cpc", "Ads"),
            medium(TextTest::StartsWith, "cp", "Never reached"),
            medium(TextTest::Equals, "fax", "Fax"),
        ],
    };
    let data = read(DEALS, grouping);
    assert_eq!(
        channels(&data),
        [("Ads", 2), ("Direct", 1), ("Email", 2), ("Organic Search", 1), ("Paid Social", 1), ("Webinar", 1)]
    );
    let grouped = data.facts().grouped.clone().expect("grouped");
    let touches = |matched, taken| RuleTouches { matched, taken };
    assert_eq!(grouped.rules, [touches(2, 2), touches(2, 0), touches(0, 0)]);
    assert_eq!((grouped.by_groups, grouped.kept), (Some(5), 1));
    assert_eq!((grouped.kept_channels, grouped.kept_names), (1, vec![("Webinar".to_owned(), 1)]));
}

#[test]
fn a_rule_sees_source_medium_campaign_and_channel() {
    let text = "deal,date,channel,utm_source,utm_medium,utm_campaign,stage,amount\n\
                A,2025-01-01,Search,google,cpc,spring brand,Won,10\n\
                A,2025-01-02,Search,google,cpc,spring,Won,10\n\
                A,2025-01-03,Search,bing,cpc,spring,Won,10\n\
                A,2025-01-04,Call,,,,Won,10\n";
    let condition = |field, test, text: &str| Condition { field, test, text: text.to_owned() };
    let brand = ChannelRule {
        conditions: vec![
            condition(TouchField::Source, TextTest::Equals, "Google"),
            condition(TouchField::Campaign, TextTest::Regex, "\\bbrand$"),
        ],
        channel: "Brand".to_owned(),
    };
    let bing = ChannelRule::when(TouchField::Source, TextTest::StartsWith, "bi", "Bing");
    let calls = ChannelRule::when(TouchField::Channel, TextTest::Contains, "ALL", "Phone");
    let data = read(text, rules(vec![brand, bing, calls]));
    assert_eq!(channels(&data), [("Bing", 1), ("Brand", 1), ("Phone", 1), ("Search", 1)]);
}

#[test]
fn a_channel_of_two_parts_is_a_source_with_its_medium() {
    let text = "deal,date,channel,stage,amount\n\
                A,2025-01-01,google / cpc,Won,10\n\
                A,2025-01-02,newsletter / email,Won,10\n\
                A,2025-01-03,(direct) / (none),Won,10\n\
                A,2025-01-04,paid search,Won,10\n\
                A,2025-01-05,Trade fair,Won,10\n";
    let data = read(text, ga4());
    assert_eq!(channels(&data), [("Direct", 1), ("Email", 1), ("Paid Search", 2), ("Trade fair", 1)]);
}

#[test]
fn touches_of_one_instant_stay_touches_of_their_own_in_one_channel() {
    // Two sources at one instant are two touches, though both are of one channel: only rows that are equal are duplicates.
    let text = "deal,date,source,medium,stage,amount\n\
                A,2025-01-01,google,cpc,Won,10\nA,2025-01-01,bing,cpc,Won,10\nA,2025-01-01,bing,cpc,Won,10\n";
    let data = read(text, ga4());
    let plain = read(text, Grouping::default());
    assert_eq!((data.facts().touches, channels(&data)), (plain.facts().touches, vec![("Paid Search", 2)]));
    assert_eq!(data.facts().kept_out, plain.facts().kept_out);
}

#[test]
fn a_channel_that_differs_in_its_spelling_is_that_of_the_rule() {
    let text = "deal,date,channel,stage,amount\n\
                A,2025-01-01,google,Won,10\nA,2025-01-02,paid-search,Won,10\nA,2025-01-03,paid-search,Won,10\n";
    let google = ChannelRule::when(TouchField::Channel, TextTest::Equals, "google", "Paid Search");
    let data = read(text, rules(vec![google.clone()]));
    assert_eq!(channels(&data), [("Paid Search", 3)]);
    let mut choices = Choices { grouping: rules(vec![google]), ..Choices::default() };
    choices.joining.keep_spellings = true;
    let apart = reading::read_as(&[("touches.csv", text.as_bytes())], choices).expect("a dataset");
    assert_eq!(channels(&apart), [("Paid Search", 1), ("paid-search", 2)]);
}

#[test]
fn nothing_is_grouped_while_a_rule_cannot_be_used() {
    let good = ChannelRule::when(TouchField::Medium, TextTest::Equals, "cpc", "Ads");
    let bad = ChannelRule::when(TouchField::Medium, TextTest::Regex, "(cpc", "Ads");
    let data = read(DEALS, rules(vec![good, bad]));
    assert_eq!(channels(&data), channels(&read(DEALS, Grouping::default())));
    let fault = data.facts().grouped.clone().and_then(|grouped| grouped.fault);
    assert_eq!(fault, Some((1, RuleFault::Pattern("(cpc".to_owned()))));
}

#[test]
fn the_grouping_is_a_confirmed_decision_that_an_answer_takes_back() {
    let data = read(DEALS, ga4());
    let decision = data.facts().decisions.iter().find(|one| matches!(one.subject, Subject::Grouping { .. }));
    let decision = decision.expect("a decision");
    assert!(decision.confirmed && !decision.is_noted());
    assert!(matches!(decision.subject, Subject::Grouping { rules: 0, touches: 7, of: 8, .. }), "{decision:?}");
    let mut choices = Choices { grouping: ga4(), ..Choices::default() };
    choices.answer(&Answer::Ungroup);
    assert_eq!(choices, Choices::default());
}

#[test]
fn teams_are_guessed_by_the_grouped_channels() {
    let guessed = |grouping| {
        let data = read(DEALS, grouping);
        data.facts().team_guesses.iter().map(|guess| guess.name.clone()).collect::<Vec<_>>()
    };
    let names = guessed(ga4());
    assert!(names.contains(&"Paid Search".to_owned()) && !names.contains(&"google".to_owned()), "{names:?}");
}

/// Rows of touches: deal, quarter day, source, medium, campaign.
fn touch_rows() -> impl Strategy<Value = Vec<String>> {
    let row =
        (0_u8..6, 0_u16..60, 0_usize..6, 0_usize..5, 0_usize..3).prop_map(|(deal, time, source, medium, campaign)| {
            let source = ["google", "Google", "facebook", "fair", "mail.example", ""][source];
            let medium = ["cpc", "organic", "email", "", "(none)"][medium];
            let (day, hour) = (time / 4 + 1, time % 4 * 6);
            format!("D{deal},2025-01-{day:02} {hour:02}:00,{source},{medium},{}", ["", "Spring", "shop"][campaign])
        });
    proptest::collection::vec(row, 1..60)
}

fn grouping() -> impl Strategy<Value = Grouping> {
    let rule = (0_usize..4, 0_usize..4, 0_usize..5, 0_usize..3).prop_map(|(field, test, text, channel)| {
        let text = ["go", "cpc", "s", "a|e", "^f"][text];
        ChannelRule::when(TouchField::ALL[field], TextTest::ALL[test], text, ["Ads", "Fair", "Email"][channel])
    });
    (any::<bool>(), proptest::collection::vec(rule, 0..4))
        .prop_map(|(known, rules)| Grouping { groups: known.then_some(ChannelGroups::Ga4), rules })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn grouping_moves_touches_between_channels_and_nothing_else(
        rows in touch_rows(), grouping in grouping(), with_ids in any::<bool>()
    ) {
        let deals: String =
            (0..6).map(|deal| format!("D{deal},{},{}.37\n", if deal < 4 { "Won" } else { "Lost" }, deal * 101)).collect();
        let deals = format!("Deal ID,Stage,Amount\n{deals}");
        let read = |rows: &[String], grouping: &Grouping| {
            let touches = if with_ids {
                // Rows with one id are one touch, even if their sources differ.
                let id = |row: &String| row.bytes().map(u32::from).sum::<u32>() % 7;
                let rows: Vec<String> = rows.iter().map(|row| format!("T{},Call,{row}", id(row))).collect();
                format!("Touch ID,Channel,Deal ID,Date,utm_source,utm_medium,Campaign\n{}\n", rows.join("\n"))
            } else {
                format!("Deal ID,Date,Source,Medium,Campaign\n{}\n", rows.join("\n"))
            };
            let choices = Choices { grouping: grouping.clone(), ..Choices::default() };
            reading::read_as(&[("touches.csv", touches.as_bytes()), ("deals.csv", deals.as_bytes())], choices)
        };
        let (Ok(plain), Ok(mut data)) = (read(&rows, &Grouping::default()), read(&rows, &grouping)) else { return Ok(()) };
        prop_assert_eq!(data.facts().touches, plain.facts().touches);
        // The example may be another of the duplicates.
        let kept_out = |data: &Dataset| data.facts().kept_out.iter().map(|of| (of.reason, of.rows)).collect::<Vec<_>>();
        prop_assert_eq!(kept_out(&data), kept_out(&plain));
        prop_assert_eq!(data.facts().won_revenue, plain.facts().won_revenue);
        if let Some(grouped) = &data.facts().grouped {
            prop_assert_eq!(grouped.touches(), data.facts().touches);
        }
        let mut reversed = rows.clone();
        reversed.reverse();
        let mut other = read(&reversed, &grouping).expect("a dataset");
        prop_assert_eq!(&data.facts().grouped, &other.facts().grouped);
        for model in ["first", "linear", "decay:7d", "markov:1"] {
            // `credit` also checks that the sum is the won revenue.
            prop_assert_eq!(credit(&mut data, model), credit(&mut other, model));
        }
    }
}

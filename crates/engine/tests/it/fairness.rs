//! Biases of the data itself, on deals that can be counted by hand: each finding at its threshold and just below it.

use std::collections::BTreeMap;
use std::path::Path;

use fairshare_engine::dataset::Dataset;
use fairshare_types::dimension::Dimension;
use fairshare_types::options::{EligibilityRules, Rule};
use fairshare_types::results::{DealList, DealQuery, DrillTarget, Fairness, Finding, FindingKind};
use fairshare_types::time::{DAY, days};
use proptest::prelude::*;

use crate::reading;

/// A touch: deal, time, channel, team.
type Touch = (usize, &'static str, &'static str, &'static str);

/// Won deals D0, D1... of these amounts, closed at the end of 2025, with these touches.
fn dataset(amounts: &[&str], touches: &[Touch]) -> Dataset {
    let mut deals = "Deal ID,Stage,Amount,Close date\n".to_owned();
    for (at, amount) in amounts.iter().enumerate() {
        deals += &format!("D{at},Closed Won,{amount},2025-12-31\n");
    }
    let mut rows = "Deal ID,Date,Channel,Team\n".to_owned();
    for (deal, time, channel, team) in touches {
        rows += &format!("D{deal},{time},{channel},{team}\n");
    }
    reading::read(&[("touches.csv", rows.as_bytes()), ("deals.csv", deals.as_bytes())]).expect("a dataset")
}

fn check(data: &mut Dataset, counting: &EligibilityRules) -> Fairness {
    let fairness = data.without_model(counting, |source| source.fairness()).expect("settings in range");
    assert_eq!((fairness.won_deals, fairness.total), (data.facts().deals.won, data.facts().won_revenue));
    for finding in &fairness.findings {
        // Each journey here is one deal, so the list and the count agree.
        let listed = data.deals(&behind(&finding.kind), counting).expect("settings in range");
        assert_eq!((listed.count, listed.total), (finding.deals, finding.revenue), "{finding:?}");
        assert!(finding.deals <= fairness.won_deals, "{finding:?}");
    }
    let revenues: Vec<i64> = fairness.findings.iter().map(|finding| finding.revenue).collect();
    assert!(revenues.is_sorted_by(|a, b| a >= b), "{revenues:?}");
    fairness
}

fn behind(kind: &FindingKind) -> DealQuery {
    DealQuery { behind: DrillTarget::Finding(kind.clone()), ..DealQuery::default() }
}

fn found(amounts: &[&str], touches: &[Touch]) -> Vec<Finding> {
    check(&mut dataset(amounts, touches), &EligibilityRules::default()).findings
}

fn finding(kind: FindingKind, touches: u64, deals: u64, revenue: i64) -> Finding {
    Finding { kind, touches, deals, revenue }
}

fn without(team: &str, of: u64) -> FindingKind {
    FindingKind::WithoutTeam { team: team.to_owned(), of }
}

/// One touch of each team in each of these deals, at different times of day.
fn both(deals: std::ops::Range<usize>) -> Vec<Touch> {
    deals
        .flat_map(|d| [(d, "2025-03-03 10:10", "Webinar", "Marketing"), (d, "2025-04-04 11:11", "Call", "Sales")])
        .collect()
}

const SIX: [&str; 6] = ["1", "2", "4", "8", "16", "32"];

#[test]
fn nothing_to_find_is_nothing_found() {
    assert_eq!(found(&SIX, &both(0..6)), []);
    let open = "Deal ID,Date,Channel,Team,Stage\nA,2025-01-01,Call,Sales,Proposal\n";
    let mut data = reading::read(&[("t.csv", open.as_bytes())]).expect("a dataset");
    assert_eq!(check(&mut data, &EligibilityRules::default()), Fairness::default());
}

#[test]
fn deals_without_a_touch_or_an_amount() {
    let amounts = ["1", "2", "4", "8", "16", "32", "64", ""];
    let mut data = dataset(&amounts, &[both(0..6), both(7..8)].concat());
    let fairness = check(&mut data, &EligibilityRules::default());
    assert_eq!(
        fairness.findings,
        [finding(FindingKind::NoTouch, 0, 1, 6_400), finding(FindingKind::NoAmount, 0, 1, 0)]
    );
    // Only touches within the lookback count: 31 December minus 280 days is 26 March.
    let short = check(&mut data, &EligibilityRules { lookback_days: Some(280.0), ..EligibilityRules::default() });
    let no_touch = short.findings.iter().find(|f| f.kind == FindingKind::NoTouch).expect("it");
    assert_eq!(no_touch.deals, 1, "calls still count");
    let shorter = check(&mut data, &EligibilityRules { lookback_days: Some(10.0), ..EligibilityRules::default() });
    assert_eq!(shorter.findings[0], finding(FindingKind::NoTouch, 0, 8, 12_700));
}

#[test]
fn wins_without_amounts_count_one_each_and_lack_none() {
    let csv = "Deal ID,Date,Channel,Stage\nA,2025-01-01,Call,Won\nB,2025-01-01,Call,Won\n";
    let mut data = reading::read(&[("t.csv", csv.as_bytes())]).expect("a dataset");
    assert_eq!(check(&mut data, &EligibilityRules::default()).findings, []);
}

#[test]
fn teams_that_are_missing_in_some_deals() {
    // Sales in 3 of 6: still in half of them.
    let marketing = |deals: std::ops::Range<usize>| deals.map(|d| (d, "2025-03-03 10:10", "Webinar", "Marketing"));
    let half: Vec<Touch> = both(0..3).into_iter().chain(marketing(3..6)).collect();
    assert_eq!(found(&SIX, &half), [finding(without("Sales", 6), 0, 3, 5_600)]);
    // In 2 of 5: the other team is in all, but not in three times as many.
    let few: Vec<Touch> = both(0..2).into_iter().chain(marketing(2..5)).collect();
    assert_eq!(found(&SIX[..5], &few), []);
    // In 2 of 6: the other team is in three times as many.
    let fewer: Vec<Touch> = both(0..2).into_iter().chain(marketing(2..6)).collect();
    assert_eq!(found(&SIX, &fewer), [finding(without("Sales", 6), 0, 4, 6_000)]);
    // Four won deals are too few.
    let small: Vec<Touch> = both(0..3).into_iter().chain(marketing(3..4)).collect();
    assert_eq!(found(&SIX[..4], &small), []);
    // So is a single team.
    assert_eq!(found(&SIX, &marketing(0..6).collect::<Vec<_>>()), []);
}

#[test]
fn joint_touches_are_of_all_their_teams() {
    let joint: Vec<Touch> = (0..6).map(|d| (d, "2025-03-03 10:10", "Fair", "Sales / Marketing")).collect();
    assert_eq!(found(&SIX, &joint), []);
}

#[test]
fn of_teams_that_come_in_seldom_only_sales_and_marketing_are_told() {
    let rare = |team: &'static str| {
        let mut touches = both(0..6);
        touches.extend((0..6).map(|deal| (deal, "2025-05-05 09:09", "Chat", "SDR")));
        let called = touches.iter_mut().filter(|touch| touch.3 == "Sales");
        called.for_each(|touch| touch.3 = if touch.0 == 2 { team } else { "SDR" });
        found(&SIX, &touches)
    };
    assert_eq!(rare("Partner"), []);
    assert_eq!(rare("Sales"), [finding(without("Sales", 6), 0, 5, 5_900)]);
    assert_eq!(rare("sales "), [finding(without("sales", 6), 0, 5, 5_900)]);
}

#[test]
fn teams_with_many_times_the_touches() {
    let uneven = |of_first: usize| {
        let times = ["2025-02-01 08:01", "2025-02-02 08:02", "2025-02-03 08:03", "2025-02-04 08:04"];
        let mut touches = both(0..5);
        for deal in 0..5 {
            // In one deal the teams are not far apart, so it is no part of the finding.
            let more = times[..if deal == 0 { 3 } else { of_first }].iter();
            touches.extend(more.map(|&time| (deal, time, "Mail", "Marketing")));
        }
        found(&SIX[..5], &touches)
    };
    let kind = |more: u64| FindingKind::Uneven { more: ("Marketing".to_owned(), more), fewer: ("Sales".to_owned(), 1) };
    assert_eq!(uneven(4), [finding(kind(5), 0, 4, 3_000)]);
    assert_eq!(uneven(3), []);
}

#[test]
fn channels_without_times_of_day() {
    let calls = |times: [&'static str; 6]| {
        let calls = (0..6).zip(times).map(|(deal, time)| (deal, time, "Call", "Sales"));
        let mails = (0..6).map(|deal| (deal, "2025-04-04 11:11", "Mail", "Marketing"));
        found(&SIX, &calls.chain(mails).collect::<Vec<_>>())
    };
    let kind = || FindingKind::NoTimeOfDay { channels: vec!["Call".to_owned()], of: 6 };
    let same = "2025-04-04";
    // Two of the calls are on the day of a mail.
    let other = "2025-04-05";
    assert_eq!(calls([same, same, other, other, other, other]), [finding(kind(), 6, 2, 300)]);
    // If no day is shared, the order of touches is known.
    assert_eq!(calls([other; 6]), []);
    // With a time in one of six, too many calls have times.
    assert_eq!(calls([same, same, same, same, same, "2025-04-04 09:09"]), []);
    // If most other touches have no time either, nobody is favoured; and four touches are too few.
    let dates = |mails: [&'static str; 6], calls: usize| {
        let mails = (0..6).zip(mails).map(|(deal, time)| (deal, time, "Mail", "Marketing"));
        let calls = (0..calls).map(|deal| (deal, same, "Call", "Sales"));
        let found = found(&SIX, &mails.chain(calls).collect::<Vec<_>>());
        found.iter().any(|finding| matches!(finding.kind, FindingKind::NoTimeOfDay { .. }))
    };
    let timed = "2025-04-04 11:11";
    assert!(dates([timed, timed, timed, same, same, same], 5));
    assert!(!dates([timed, timed, same, same, same, same], 5));
    assert!(!dates([timed, timed, timed, same, same, same], 4));
    // One touch with a time among twenty does not hide the rest; two do.
    let slips = |slips: usize| {
        let days = ["2025-03-01", "2025-03-02", "2025-03-03", "2025-03-04"];
        let calls = (0..20 - slips).map(|at| (at % 6, days[at / 6], "Call", "Sales"));
        let slips = (0..slips).map(|at| (at, "2025-02-01 09:09", "Call", "Sales"));
        let mails = (0..6).map(|deal| (deal, "2025-03-01 11:11", "Mail", "Marketing"));
        found(&SIX, &calls.chain(slips).chain(mails).collect::<Vec<_>>())
    };
    let kind = FindingKind::NoTimeOfDay { channels: vec!["Call".to_owned()], of: 20 };
    assert_eq!(slips(1), [finding(kind, 19, 6, 6_300)]);
    assert_eq!(slips(2), []);
}

#[test]
fn channels_logged_on_one_day() {
    let logged = |on_day: usize, elsewhere: usize, deals: usize, mails_on_day: bool| {
        const HOURS: [&str; 8] = ["01", "02", "03", "04", "05", "06", "07", "08"];
        const MINUTES: [&str; 3] = ["10", "20", "30"];
        let mut touches = String::from("Deal ID,Date,Channel,Team,Stage,Amount\n");
        let mut row = |deal: usize, time: &str, channel: &str| {
            touches += &format!("D{deal},{time},{channel},Sales,Won,{}\n", 1 << deal);
        };
        for at in 0..on_day {
            row(at % deals, &format!("2025-06-30 {}:{}", HOURS[at / 3], MINUTES[at % 3]), "Call");
        }
        for at in 0..elsewhere {
            row(at % deals, &format!("2025-05-{:02} 10:10", at + 1), "Call");
        }
        for deal in 0..6 {
            row(deal, if mails_on_day { "2025-06-30 12:12" } else { "2025-04-01 12:12" }, "Mail");
        }
        let mut data = reading::read(&[("t.csv", touches.as_bytes())]).expect("a dataset");
        check(&mut data, &EligibilityRules::default()).findings
    };
    let day = days(2025, 6, 30).expect("a day") * DAY;
    let kind = |of| FindingKind::OneDay { channel: "Call".to_owned(), day, of };
    assert_eq!(logged(20, 5, 3, false), [finding(kind(25), 20, 3, 700)]);
    assert_eq!(logged(20, 6, 3, false), [], "less than four fifths");
    assert_eq!(logged(19, 0, 3, false), [], "too few");
    assert_eq!(logged(20, 5, 2, false), [], "a busy day of two deals");
    assert_eq!(logged(20, 5, 3, true), [], "the data's only day");
}

#[test]
fn touches_of_nobody() {
    let with = |nobodys: usize, calls: usize| {
        let mut rows = "Deal ID,Date,Channel,Team,Stage,Amount\n".to_owned();
        for at in 0..calls {
            rows += &format!("D{},2025-02-{:02} 10:10,Call,Sales,Won,{}\n", at % 4, at / 4 + 1, 1 << (at % 4));
        }
        for at in 0..nobodys {
            rows += &format!("D{at},2025-02-02 10:10,{},,Won,{}\n", if at == 2 { "Ad" } else { "Web" }, 1 << at);
        }
        reading::read(&[("t.csv", rows.as_bytes())]).expect("a dataset")
    };
    let nobodys = |data: &mut Dataset| check(data, &EligibilityRules::default()).findings;
    let kind = |channels: &[&str], of| FindingKind::Unassigned {
        channels: channels.iter().map(|&name| name.to_owned()).collect(),
        of,
    };
    assert_eq!(nobodys(&mut with(3, 97)), [finding(kind(&["Web", "Ad"], 100), 3, 3, 700)]);
    assert_eq!(nobodys(&mut with(1, 99)), [finding(kind(&["Web"], 100), 1, 1, 100)]);
    assert_eq!(nobodys(&mut with(1, 100)), [], "less than one in a hundred");
    // If no touch has a team, nobody is favoured; and a rule gives touches to their team.
    let rule = |name: &str| Rule {
        by: Dimension::Channel,
        name: name.to_owned(),
        shares: vec![("Marketing".to_owned(), 1.0)],
    };
    assert_eq!(nobodys(&mut with(3, 0)), []);
    let ruled = EligibilityRules { rules: vec![rule("Web"), rule("Ad")], ..EligibilityRules::default() };
    assert_eq!(check(&mut with(3, 97), &ruled).findings, []);
}

#[test]
fn rows_that_do_not_count_are_surfaced() {
    let mut touches = both(0..6);
    touches.extend([touches[0], touches[2], touches[2]]);
    touches.extend([(4, "2026-01-01 10:10", "Call", "Sales"), (77, "2025-01-01 10:10", "Call", "Sales")]);
    assert_eq!(
        found(&SIX, &touches),
        [
            finding(FindingKind::AfterClose, 1, 1, 1_600),
            finding(FindingKind::Duplicates, 3, 2, 300),
            finding(FindingKind::WithoutDeal, 1, 0, 0),
        ]
    );
    let csv = "Deal ID,Date,Channel,Team,Stage,Amount\n\
        A,2025-01-01,Call,Sales,Won,10\nA,2025-01-02,Mail,Marketing,Won,ten\nB,2025-01-02,Mail,Marketing,Won,5\n";
    let mut data = reading::read(&[("t.csv", csv.as_bytes())]).expect("a dataset");
    assert_eq!(check(&mut data, &EligibilityRules::default()).findings, [finding(FindingKind::BadAmount, 1, 1, 1_000)]);
}

/// More rows of one reason than the log lists one by one.
#[test]
fn every_deal_of_a_reason_is_counted() {
    let mut rows = "Deal ID,Date,Channel,Stage,Amount\n".to_owned();
    for deal in 0..12_000 {
        rows += &format!("D{deal},2025-01-01,Call,Won,1\nD{deal},2025-01-01,Call,Won,1\n");
    }
    let mut data = reading::read(&[("t.csv", rows.as_bytes())]).expect("a dataset");
    let found = check(&mut data, &EligibilityRules::default()).findings;
    assert_eq!(found, [finding(FindingKind::Duplicates, 12_000, 12_000, 1_200_000)]);
    assert_eq!(data.facts().kept_out[0].won_revenue, 1_200_000);
}

#[test]
fn deals_of_paths_that_stand_for_many() {
    let csv = "path,conversions,non_conversions,revenue\nAd > Call,3,1,30\nCall,2,5,20\n";
    let mut data = reading::read(&[("paths.csv", csv.as_bytes())]).expect("a dataset");
    let rule = |name: &str, team: &str| Rule {
        by: Dimension::Channel,
        name: name.to_owned(),
        shares: vec![(team.to_owned(), 1.0)],
    };
    let counting =
        EligibilityRules { rules: vec![rule("Ad", "Marketing"), rule("Call", "Sales")], ..EligibilityRules::default() };
    let fairness = data.without_model(&counting, |source| source.fairness()).expect("settings in range");
    assert_eq!(fairness.findings, [finding(without("Marketing", 5), 0, 2, 2_000)]);
}

#[test]
fn settings_out_of_range_are_refused() {
    let bad = EligibilityRules { lookback_days: Some(0.0), ..EligibilityRules::default() };
    let mut data = dataset(&SIX, &both(0..6));
    assert!(data.without_model(&bad, |source| source.fairness()).is_err());
    assert!(data.deals(&behind(&FindingKind::NoTouch), &bad).is_err());
    let nobody = behind(&without("Nobody knows it", 6));
    assert_eq!(data.deals(&nobody, &EligibilityRules::default()), Ok(DealList::default()));
}

/// The samples of the page, which have these faults on purpose.
#[test]
fn the_samples_have_findings_that_make_sense() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/samples");
    let found = |name: &str| {
        let mut data = reading::read_paths(&samples, &[&format!("{name}-touches.csv"), &format!("{name}-deals.csv")]);
        check(&mut data, &EligibilityRules::default()).findings
    };
    assert_eq!(
        found("conference"),
        [
            finding(FindingKind::Duplicates, 1, 1, 23_600_000),
            finding(FindingKind::AfterClose, 1, 1, 14_800_000),
            finding(without("SDR", 7), 0, 3, 12_130_000),
            finding(without("Marketing", 7), 0, 1, 6_400_000),
            finding(without("Sales", 7), 0, 1, 1_890_000),
        ]
    );
    assert_eq!(
        found("b2b-year"),
        [
            finding(without("Marketing", 144), 0, 25, 66_370_000),
            finding(without("SDR", 144), 0, 16, 39_045_000),
            finding(FindingKind::AfterClose, 14, 14, 24_850_000),
            finding(FindingKind::Duplicates, 9, 2, 15_910_000),
            finding(without("Sales", 144), 0, 2, 1_315_000),
            finding(FindingKind::WithoutDeal, 4, 0, 0),
        ]
    );
}

/// A browser test checks the same figures.
#[test]
fn what_was_found_follows_the_touches_that_count() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/samples");
    let mut data = reading::read_paths(&samples, &["conference-touches.csv", "conference-deals.csv"]);
    let last = EligibilityRules { lookback_touches: Some(1), ..EligibilityRules::default() };
    let findings = check(&mut data, &last).findings;
    assert_eq!(findings.last(), Some(&finding(without("Sales", 7), 0, 2, 11_140_000)));
}

/// A file with every kind of fault that eight deals can have; a browser test reads the same file.
#[test]
fn faults_of_many_kinds_stand_side_by_side() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let mut data = reading::read_paths(&folder, &["fairness-touches.csv", "fairness-deals.csv"]);
    assert_eq!(
        check(&mut data, &EligibilityRules::default()).findings,
        [
            finding(FindingKind::NoTimeOfDay { channels: vec!["Call".to_owned()], of: 5 }, 5, 5, 1_500_000),
            finding(FindingKind::NoTouch, 0, 1, 700_000),
            finding(without("Sales", 7), 0, 2, 600_000),
            finding(FindingKind::AfterClose, 1, 1, 300_000),
            finding(FindingKind::Duplicates, 1, 1, 200_000),
            finding(FindingKind::NoAmount, 0, 1, 0),
            finding(FindingKind::WithoutDeal, 1, 0, 0),
        ]
    );
}

/// 2025-01-01, the first day of the random touches.
const FIRST_DAY: i64 = 1_735_689_600_000;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn what_is_found_is_what_a_plain_count_finds(
        touches in proptest::collection::vec((0_usize..10, 0_u16..60, 0_usize..4, 0_usize..5), 0..150),
        amounts in proptest::collection::vec(-500_i64..100_000, 10),
        lost in proptest::collection::vec(any::<bool>(), 10),
    ) {
        let teams: [&[&str]; 5] = [&["Sales"], &["Marketing"], &["Sales", "Marketing"], &["SDR"], &[]];
        let mut deals = "Deal ID,Stage,Amount\n".to_owned();
        for (at, (cents, lost)) in amounts.iter().zip(&lost).enumerate() {
            let sign = if *cents < 0 { "-" } else { "" };
            let (whole, part) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
            deals += &format!("D{at},{},{sign}{whole}.{part:02}\n", if *lost { "Closed Lost" } else { "Closed Won" });
        }
        let mut rows = "Deal ID,Date,Channel,Team\n".to_owned();
        // The touches of each deal, without duplicates.
        let mut of_deal: BTreeMap<usize, Vec<(u16, usize, usize)>> = BTreeMap::new();
        for &(deal, hour, channel, team) in &touches {
            rows += &format!("D{deal},2025-01-0{} {:02}:00,Channel {channel},{}\n", hour / 24 + 1, hour % 24, teams[team].join(" + "));
            let known = of_deal.entry(deal).or_default();
            if !known.contains(&(hour, channel, team)) {
                known.push((hour, channel, team));
            }
        }
        let mut data = reading::read(&[("touches.csv", rows.as_bytes()), ("deals.csv", deals.as_bytes())])
            .map_err(|problem| TestCaseError::reject(problem.to_string()))?;
        let fairness = check(&mut data, &EligibilityRules::default());
        let count = |team: &str, deal: usize| {
            let all = of_deal.get(&deal).into_iter().flatten();
            all.filter(|(.., of)| teams[*of].contains(&team)).count() as u64
        };
        let touched = |deal: usize| of_deal.get(&deal).into_iter().flatten().any(|(.., team)| !teams[*team].is_empty());
        for found in &fairness.findings {
            let concerned: Vec<usize> = (0..10).filter(|&deal| !lost[deal]).filter(|&deal| match &found.kind {
                FindingKind::NoTouch => !of_deal.contains_key(&deal),
                FindingKind::NoAmount => amounts[deal] == 0,
                FindingKind::WithoutTeam { team, .. } => touched(deal) && count(team, deal) == 0,
                FindingKind::Uneven { more, fewer } => {
                    count(&fewer.0, deal) > 0 && count(&more.0, deal) >= 5 * count(&fewer.0, deal)
                }
                FindingKind::Unassigned { .. } => of_deal.get(&deal).into_iter().flatten().any(|(.., team)| *team == 4),
                FindingKind::Duplicates => {
                    touches.iter().filter(|touch| touch.0 == deal).count() > of_deal.get(&deal).map_or(0, Vec::len)
                }
                FindingKind::OneDay { channel, day, .. } => {
                    let on = |hour: u16| i64::from(hour / 24) * DAY + FIRST_DAY == *day;
                    let all = of_deal.get(&deal).into_iter().flatten();
                    all.clone().any(|(hour, at, _)| on(*hour) && *channel == format!("Channel {at}"))
                }
                other => panic!("{other:?} cannot be here"),
            }).collect();
            prop_assert_eq!(found.deals, concerned.len() as u64, "{:?}", found);
            prop_assert_eq!(found.revenue, concerned.iter().map(|&deal| amounts[deal]).sum::<i64>(), "{:?}", found);
        }
    }
}

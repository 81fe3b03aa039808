//! Filters, and credit within months and segments, on deals that can be counted by hand.

use fairshare_engine::dataset::Dataset;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{EligibilityRules, Excluded, Filter};
use fairshare_types::results::{Comparison, GroupKind, Headline, OFFERED};
use fairshare_types::time::{DAY, days};

use crate::reading;

const TOUCHES: &str = "Deal ID,Date,Channel,Touch type,Team\n\
    A,2025-01-01,Ad,Click,Marketing\nA,2025-01-11,Call,Meeting,Sales\nA,2025-02-01,Demo,Meeting,Sales\n\
    B,2025-02-01,Fair,Meeting,Sales / Marketing\n\
    C,2025-01-05,Call,Meeting,Sales\n\
    D,2025-01-01,Call,Meeting,Sales\n\
    E,2025-03-01,Ad,,\n\
    F,2025-01-01,Call,Meeting,SDR\n";
const DEALS: &str = "Deal ID,Stage,Amount,Currency,Close date,Owner,Segment\n\
    A,Closed Won,100.00,EUR,2025-02-28,Viktor,Enterprise\n\
    B,Closed Won,300.01,EUR,2025-03-01,Mira,Enterprise\n\
    C,Closed Won,50.00,,2025-03-31,Viktor,Small\n\
    D,Closed Lost,70.00,EUR,2025-03-15,Viktor,Small\n\
    E,Closed Won,20.00,EUR,2025-03-20,,\n\
    F,Proposal,500.00,EUR,2025-06-01,Mira,Small\n\
    G,Closed Won,7.00,EUR,2025-01-31,Mira,Small\n";

fn data() -> Dataset {
    reading::read(&[("touches.csv", TOUCHES.as_bytes()), ("deals.csv", DEALS.as_bytes())]).expect("a dataset")
}

fn day(year: i64, month: i64, day: i64) -> i64 {
    days(year, month, day).expect("a day") * DAY
}

fn texts(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn filtered(filter: Filter) -> EligibilityRules {
    EligibilityRules { filter, ..EligibilityRules::default() }
}

fn compare(data: &mut Dataset, model: &str, by: Dimension, counting: &EligibilityRules) -> (Comparison, Headline) {
    let (mut views, headline) =
        data.compare(&[model.parse().expect("a model")], &[by], counting).expect("settings in range");
    let view = views.remove(0);
    assert_eq!(view.amounts.iter().sum::<i64>(), headline.total, "{model} by {by:?}");
    assert_eq!(view.total, headline.total);
    (view, headline)
}

/// Part, name and minor units of each group.
fn rows(view: &Comparison) -> Vec<(&str, &str, i64)> {
    let name = |at: usize| match view.groups[at].kind {
        GroupKind::Named => view.groups[at].name.as_str(),
        GroupKind::Joint | GroupKind::Unassigned => "-",
        GroupKind::Unattributed => "--",
    };
    (0..view.groups.len()).map(|at| (view.groups[at].part.as_str(), name(at), view.amount(0, at))).collect()
}

#[test]
fn deals_that_do_not_match_leave_what_was_won() {
    let closed = |from, until| Filter { closed: Some([from, until]), ..Filter::default() };
    let cases = [
        ("none", Filter::default(), 47_701, 5),
        ("February", closed(day(2025, 2, 1), day(2025, 3, 1)), 10_000, 1),
        ("the end of a day is in it", closed(day(2025, 3, 31), day(2025, 4, 1)), 5_000, 1),
        ("nothing", closed(day(2024, 1, 1), day(2024, 2, 1)), 0, 0),
        ("a segment", Filter { segments: texts(&["Enterprise"]), ..Filter::default() }, 40_001, 2),
        ("two segments", Filter { segments: texts(&["Enterprise", "Small"]), ..Filter::default() }, 45_701, 4),
        ("no segment", Filter { segments: texts(&[""]), ..Filter::default() }, 2_000, 1),
        ("no such segment", Filter { segments: texts(&["Huge"]), ..Filter::default() }, 0, 0),
        ("an owner", Filter { owners: texts(&["Viktor"]), ..Filter::default() }, 15_000, 2),
        ("no currency is the one that counts", Filter { currencies: texts(&["EUR"]), ..Filter::default() }, 47_701, 5),
        ("deals", Filter { deals: texts(&["A", "E", "X"]), ..Filter::default() }, 12_000, 2),
        (
            "all that is said",
            Filter { owners: texts(&["Viktor"]), segments: texts(&["Small"]), ..Filter::default() },
            5_000,
            1,
        ),
    ];
    let mut data = data();
    for (what, filter, won, deals) in cases {
        assert_eq!(filter.is_on(), what != "none");
        let (_, headline) = compare(&mut data, "linear", Dimension::Team, &filtered(filter));
        assert_eq!((headline.total, headline.won_deals), (won, deals), "{what}");
        assert_eq!((headline.left_out, headline.left_out_deals), (47_701 - won, 5 - deals), "{what}");
    }
}

#[test]
fn every_answer_looks_at_the_same_deals() {
    let mut data = data();
    let small = filtered(Filter { segments: texts(&["Small"]), ..Filter::default() });
    let together = data.without_model(&small, |source| source.together()).expect("in range");
    assert_eq!((together.total, together.won_deals), (5_700, 2));
    assert_eq!(together.parts.iter().map(|part| part.lost).sum::<u64>(), 1);
    let moved = data.moved(Model::First, Model::Last, &small).expect("in range");
    assert_eq!((moved.won_deals, moved.total, moved.after.iter().sum::<i64>()), (2, 0, 5_000));
    let evidence = data.evidence(&"markov:1".parse().expect("a model"), &small).expect("in range");
    assert_eq!((evidence.wins, evidence.losses, evidence.open), (1, 1, 1));
    let example = data.example(&Model::Linear, &small).expect("in range").expect("a deal");
    assert_eq!(example.deal, "C");
    assert_eq!(data.by_deal(&small).expect("in range"), [("C".to_owned(), 5_000, 1)]);
    let bootstrap = data.bootstrap(Dimension::Team, &[Model::Linear], &small).expect("in range");
    assert_eq!(bootstrap.result().won, 2);
}

#[test]
fn teams_keep_their_places_and_other_groups_without_touches_go() {
    let mut data = data();
    let small = filtered(Filter { segments: texts(&["Small"]), ..Filter::default() });
    let (view, _) = compare(&mut data, "linear", Dimension::Team, &small);
    let groups: Vec<_> = view.groups.iter().map(|group| (group.name.as_str(), group.touches)).collect();
    assert_eq!(groups, [("Sales", 2), ("Marketing", 0), ("SDR", 1), ("", 0), ("", 0)]);
    let (view, _) = compare(&mut data, "linear", Dimension::Channel, &small);
    assert_eq!(rows(&view), [("", "Call", 5_000), ("", "--", 700)]);
}

#[test]
fn touches_outside_the_time_leave_and_their_deals_stay() {
    let mut data = data();
    let january = Filter { touched: Some([day(2025, 1, 1), day(2025, 2, 1)]), ..Filter::default() };
    let (view, headline) = compare(&mut data, "last", Dimension::Channel, &filtered(january.clone()));
    assert_eq!(headline.left_out, 0);
    assert_eq!(rows(&view), [("", "Call", 15_000), ("", "Ad", 0), ("", "--", 32_701)]);
    // Eligibility rules apply to the touches that the filter keeps.
    let rest = EligibilityRules {
        excluded: vec![Excluded { by: Dimension::Channel, name: "Call".to_owned() }],
        lookback_days: Some(60.0),
        ..filtered(january)
    };
    let (view, _) = compare(&mut data, "last", Dimension::Channel, &rest);
    assert_eq!(rows(&view), [("", "Call", 0), ("", "Ad", 10_000), ("", "--", 37_701)]);
}

#[test]
fn credit_by_type_of_touch() {
    let (view, _) = compare(&mut data(), "first", Dimension::Type, &EligibilityRules::default());
    assert_eq!(rows(&view), [("", "Meeting", 35_001), ("", "Click", 10_000), ("", "-", 2_000), ("", "--", 700)]);
}

#[test]
fn teams_within_months_and_segments() {
    let mut data = data();
    let (view, _) = compare(&mut data, "linear", Dimension::Month, &EligibilityRules::default());
    assert_eq!(
        rows(&view),
        [
            ("2025-01", "--", 700),
            ("2025-02", "Sales", 6_666),
            ("2025-02", "Marketing", 3_334),
            ("2025-03", "Sales", 20_000),
            ("2025-03", "Marketing", 15_001),
            ("2025-03", "-", 2_000),
        ]
    );
    let touches: Vec<u64> = view.groups.iter().map(|group| group.touches).collect();
    assert_eq!(touches, [0, 2, 1, 2, 1, 1]);
    let (view, _) = compare(&mut data, "first", Dimension::Segment, &EligibilityRules::default());
    assert_eq!(
        rows(&view),
        [
            ("Enterprise", "Sales", 15_000),
            ("Enterprise", "Marketing", 25_001),
            ("Small", "Sales", 5_000),
            ("Small", "--", 700),
            ("", "-", 2_000),
        ]
    );
}

#[test]
fn influence_within_months_is_whole() {
    let (views, _) =
        data().compare(&[Model::Influence], &[Dimension::Month], &EligibilityRules::default()).expect("in range");
    assert_eq!(
        rows(&views[0]),
        [
            ("2025-02", "Sales", 10_000),
            ("2025-02", "Marketing", 10_000),
            ("2025-03", "Sales", 35_001),
            ("2025-03", "Marketing", 30_001),
            ("2025-03", "-", 2_000),
        ]
    );
}

#[test]
fn what_is_offered() {
    let data = data();
    let facts = data.facts();
    let offered = |names: &[(String, u64)]| names.iter().map(|(n, d)| (n.clone(), *d)).collect::<Vec<_>>();
    let named = |names: &[(&str, u64)]| names.iter().map(|(n, d)| ((*n).to_owned(), *d)).collect::<Vec<_>>();
    assert_eq!(offered(&facts.segments.names), named(&[("Small", 4), ("Enterprise", 2), ("", 1)]));
    assert_eq!(offered(&facts.owners.names), named(&[("Mira", 3), ("Viktor", 3), ("", 1)]));
    assert_eq!(offered(&facts.currencies.names), named(&[("EUR", 7)]));
    assert_eq!(facts.closes, Some((day(2025, 2, 1) - 1, day(2025, 4, 1) - 1)));
    assert!(facts.has_types);
}

#[test]
fn only_the_most_frequent_are_offered() {
    let mut csv = String::from("deal,date,channel,stage,amount,owner\n");
    for at in 0..OFFERED + 3 {
        csv += &format!("D{at},2025-01-01,Call,Won,1,Owner {at}\n");
    }
    csv += "X,2025-01-01,Call,Won,1,Owner 502\nY,2025-01-01,Call,Won,1,\n";
    let data = reading::read(&[("t.csv", csv.as_bytes())]).expect("a dataset");
    let owners = &data.facts().owners;
    assert_eq!((owners.names.len(), owners.left_off), (OFFERED + 1, 3));
    assert_eq!(owners.names[0], ("Owner 502".to_owned(), 2));
    assert_eq!(owners.names[OFFERED], (String::new(), 1));
}

#[test]
fn a_table_of_deals_knows_owners_and_segments_better_than_touches() {
    let touches = "deal,date,channel,owner,segment\n\
        A,2025-01-01,Ad,Viktor,Large\nA,2025-01-02,Call,Viktor,Large\nB,2025-01-01,Ad,Viktor,Large\nB,2025-01-02,Ad,Mira,\n";
    let deals =
        "Deal ID,Stage,Amount,Close date,Segment\nA,Closed Won,1,2025-02-01,Small\nB,Closed Won,2,2025-02-01,\n";
    let files = [("touches.csv", touches.as_bytes()), ("deals.csv", deals.as_bytes())];
    for files in [[files[0], files[1]], [files[1], files[0]]] {
        let data = reading::read(&files).expect("a dataset");
        let (owners, segments) = (&data.facts().owners.names, &data.facts().segments.names);
        assert_eq!(*owners, [("Viktor".to_owned(), 1), (String::new(), 1)], "B has two owners");
        assert_eq!(*segments, [("Large".to_owned(), 1), ("Small".to_owned(), 1)]);
    }
}

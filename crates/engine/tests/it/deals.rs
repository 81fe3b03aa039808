//! The deals behind a number add up to it.

use fairshare_engine::dataset::Dataset;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{EligibilityRules, Filter, JointCreditPolicy};
use fairshare_types::results::{DealId, DealList, DealQuery, DrillTarget, Flows, Member};
use fairshare_types::schema::Outcome;
use proptest::prelude::*;

use crate::reading;

const DEALS: &str = "deal,date,channel,campaign,team,stage,amount,segment,closed\n\
    A,2025-01-01,Ad,Spring,Marketing,Won,100,North,2025-01-31\nA,2025-01-11,Call,,Sales,Won,100,North,2025-01-31\n\
    A,2025-01-21,Demo,,Sales,Won,100,North,2025-01-31\n\
    B,2025-01-01,Fair,Spring,Sales / Marketing,Won,300,North,2025-02-02\n\
    C,2025-01-01,Call,,Sales,Won,50,South,2025-02-03\nC,2025-01-03,Call,,Sales,Won,50,South,2025-02-03\n\
    D,2025-01-01,Call,,Sales,Lost,70,South,2025-02-03\n\
    E,2025-01-01,Ad,,,Won,20,,2025-01-02\n\
    F,2025-01-01,Call,,Sales,Open,500,,\n\
    G,2025-01-01,Ad,,Marketing,Won,200,South,2025-01-06\nG,2025-01-05,Call,,Sales,Won,200,South,2025-01-06\n";

fn data(csv: &str) -> Dataset {
    reading::read(&[("t.csv", csv.as_bytes())]).expect("a dataset")
}

fn list(data: &mut Dataset, behind: DrillTarget, counting: &EligibilityRules) -> DealList {
    let query = DealQuery { behind, search: String::new(), rows: u32::MAX };
    let list = data.deals(&query, counting).expect("settings in range");
    assert_eq!(list.rows.iter().map(|row| row.part).sum::<i64>(), list.total);
    assert_eq!(list.rows.len() as u64, list.count);
    list
}

/// Checks every amount that the page shows against the deals behind it.
fn every_number_adds_up(data: &mut Dataset, counting: &EligibilityRules) {
    let models: Vec<Model> = ["first", "last", "u", "decay:7d", "equal-by-team", "markov:1", "influence", "linear"]
        .map(|name| name.parse().expect("a model"))
        .to_vec();
    let all = [
        Dimension::Team,
        Dimension::Channel,
        Dimension::Campaign,
        Dimension::Type,
        Dimension::Month,
        Dimension::Segment,
    ];
    let (comparisons, headline) = data.compare(&models, &all, counting).expect("compares");
    assert_eq!(list(data, DrillTarget::Won, counting).total, headline.total);
    assert_eq!(list(data, DrillTarget::Everything, counting).total, headline.total);
    for view in &comparisons {
        for (at, group) in view.groups.iter().enumerate() {
            let (by, name, of) = (view.by, &group.name, vec![Member::from(group)]);
            for (place, model) in models.iter().enumerate() {
                let behind = DrillTarget::Credit { model: model.clone(), by, of: of.clone() };
                assert_eq!(list(data, behind, counting).total, view.amount(place, at), "{model} {by:?} {name}");
            }
            let (from, to) = (models[1].clone(), models[2].clone());
            let change = view.amount(2, at) - view.amount(1, at);
            assert_eq!(list(data, DrillTarget::Change { from, to, by, of }, counting).total, change);
        }
    }
    let moved = data.moved(models[1].clone(), models[2].clone(), counting).expect("moves");
    for (giver, from) in moved.teams.iter().enumerate() {
        for (taker, to) in moved.teams.iter().enumerate() {
            let flow = Flows {
                from: moved.from.clone(),
                to: moved.to.clone(),
                givers: vec![from.clone()],
                takers: vec![to.clone()],
            };
            let amount = moved.flows[giver * moved.teams.len() + taker];
            assert_eq!(list(data, DrillTarget::Flow(flow), counting).total, amount, "{from} to {to}");
        }
    }
    for view in &comparisons {
        if view.by.is_within() || counting.joint == JointCreditPolicy::Overlay {
            continue;
        }
        let of: Vec<Member> = view.groups.iter().map(Member::from).collect();
        let all = DrillTarget::Credit { model: models[3].clone(), by: view.by, of };
        assert_eq!(list(data, all, counting).total, headline.total);
    }
    let (givers, takers) = (moved.teams.clone(), moved.teams.clone());
    let flow = Flows { from: moved.from.clone(), to: moved.to.clone(), givers, takers };
    let all = list(data, DrillTarget::Flow(flow), counting);
    assert_eq!(all.total, moved.total);
    let largest: Vec<_> = all.rows.iter().take(moved.deals.len()).map(|row| (&row.id, row.part)).collect();
    assert_eq!(largest, moved.deals.iter().map(|deal| (&deal.id, deal.moved)).collect::<Vec<_>>());
    let together = data.without_model(counting, |source| source.together()).expect("counts");
    for part in &together.parts {
        let list = list(data, DrillTarget::Part(part.who.clone()), counting);
        assert_eq!(list.total, part.amount, "{:?}", part.who);
        assert_eq!(list.rows.iter().map(|row| row.stands_for).sum::<u64>(), part.won + part.lost, "{:?}", part.who);
    }
    for (team, reach) in together.teams.iter().zip(&together.reaches) {
        assert_eq!(list(data, DrillTarget::Sourced(team.clone()), counting).total, reach.sourced, "{team}");
        assert_eq!(list(data, DrillTarget::Influenced(team.clone()), counting).total, reach.influenced, "{team}");
    }
}

#[test]
fn every_number_of_a_small_file_adds_up() {
    let mut data = data(DEALS);
    every_number_adds_up(&mut data, &EligibilityRules::default());
    every_number_adds_up(&mut data, &EligibilityRules { lookback_days: Some(8.0), ..EligibilityRules::default() });
    every_number_adds_up(&mut data, &EligibilityRules { lookback_touches: Some(1), ..EligibilityRules::default() });
    for joint in [JointCreditPolicy::Bucket, JointCreditPolicy::Overlay] {
        every_number_adds_up(&mut data, &EligibilityRules { joint, ..EligibilityRules::default() });
    }
    let filter = Filter { segments: vec!["North".to_owned()], ..Filter::default() };
    every_number_adds_up(&mut data, &EligibilityRules { filter, ..EligibilityRules::default() });
}

#[test]
fn rows_say_what_they_are() {
    let mut data = data(DEALS);
    let behind = DrillTarget::Credit { model: Model::First, by: Dimension::Team, of: vec![Member::named("Marketing")] };
    let list = list(&mut data, behind, &EligibilityRules::default());
    let rows: Vec<_> = list.rows.iter().map(|row| (row.id.key.as_str(), row.part, row.amount, row.touches)).collect();
    assert_eq!(rows, [("G", 20_000, 20_000, 2), ("B", 15_000, 30_000, 1), ("A", 10_000, 10_000, 3)]);
    assert_eq!(list.rows[0].teams, ["Sales", "Marketing"]);
}

#[test]
fn the_largest_come_first_and_a_search_finds_keys() {
    let mut data = data(DEALS);
    let counting = EligibilityRules::default();
    let mut ask = |search: &str, rows| {
        let query = DealQuery { behind: DrillTarget::Everything, search: search.to_owned(), rows };
        let list = data.deals(&query, &counting).expect("lists");
        (list.rows.into_iter().map(|row| row.id.key).collect::<Vec<_>>(), list.count, list.total)
    };
    assert_eq!(ask("", 2), (vec!["B".to_owned(), "G".to_owned()], 7, 67_000));
    assert_eq!(ask(" g ", 9), (vec!["G".to_owned()], 1, 20_000));
    assert_eq!(ask("none", 9), (vec![], 0, 0));
}

#[test]
fn a_deal_opens_under_every_model() {
    let mut data = data(DEALS);
    let models = [Model::First, Model::Linear];
    let open = |data: &mut Dataset, key: &str, nth| {
        data.open(&DealId { key: key.to_owned(), nth }, &models, &EligibilityRules::default()).expect("opens")
    };
    let a = open(&mut data, "A", 0).expect("there");
    assert_eq!((a.row.amount, a.examples.len()), (10_000, 2));
    for (model, example) in &a.examples {
        let sum: i64 = example.touches.iter().flat_map(|touch| &touch.teams).map(|(_, _, amount)| amount).sum();
        assert_eq!(sum, 10_000, "{model}");
    }
    let lost = open(&mut data, "D", 0).expect("there");
    assert_eq!((lost.row.outcome, lost.examples[0].1.amount), (Outcome::Lost, 0));
    assert!((lost.examples[0].1.touches[0].weight - 1.0).abs() < 1e-12, "what it would weigh");
    assert_eq!(open(&mut data, "A", 1), None);
    assert_eq!(open(&mut data, "none", 0), None);
}

#[test]
fn deals_have_the_names_beside_their_keys() {
    let touches =
        "Deal ID,Date,Channel,Team\n71,2025-01-01,Ad,Marketing\n72,2025-01-02,Call,Sales\n73,2025-01-03,Call,Sales\n";
    let listed =
        "Deal ID,Name,Owner Name,Stage,Amount\n71,Northwind renewal,Ann,Won,100\n72,,Bo,Won,50\n73,73,Bo,Lost,10\n";
    let rows = "Record ID - Deal,Deal Name,Contact Name,Activity Date,Channel,Team,Deal Stage,Amount\n\
        71,Northwind renewal,Ann,2025-01-01,Ad,Marketing,Won,100\n71,Northwind renewal,Bo,2025-01-02,Call,Sales,Won,100\n\
        72,,Bo,2025-01-02,Call,Sales,Won,50\n";
    let keyed = "Deal Name,Date,Channel,Team,Stage,Amount\nNorthwind renewal,2025-01-01,Ad,Marketing,Won,100\n";
    let named = |files: &[(&str, &[u8])]| {
        let mut data = reading::read(files).expect("a dataset");
        let rows = list(&mut data, DrillTarget::Won, &EligibilityRules::default()).rows;
        let found = rows.iter().map(|row| (row.id.key.clone(), row.name.clone())).collect::<Vec<_>>();
        let query = DealQuery { behind: DrillTarget::Won, search: "NORTHWIND".to_owned(), rows: 9 };
        let searched = data.deals(&query, &EligibilityRules::default()).expect("lists").rows;
        assert_eq!(searched.len(), 1, "{found:?}");
        let opened = data.open(&searched[0].id, &[Model::Linear], &EligibilityRules::default()).expect("opens");
        assert_eq!(opened.expect("there").examples[0].1.name, searched[0].name);
        found
    };
    let both = [("71".to_owned(), "Northwind renewal".to_owned()), ("72".to_owned(), String::new())];
    assert_eq!(named(&[("deals.csv", listed.as_bytes()), ("touches.csv", touches.as_bytes())]), both);
    assert_eq!(named(&[("report.csv", rows.as_bytes())]), both);
    assert_eq!(named(&[("t.csv", keyed.as_bytes())]), [("Northwind renewal".to_owned(), String::new())]);
}

#[test]
fn a_key_of_several_conversions_opens_each() {
    let csv = "cookie,time,interaction,channel,conversion,conversion_value\n\
        U,2025-01-01,impression,Ad,0,0\nU,2025-01-02,conversion,Mail,1,10\nU,2025-01-03,impression,Ad,0,0\nU,2025-01-04,conversion,Mail,1,30\n";
    let mut data = data(csv);
    let rows = list(&mut data, DrillTarget::Won, &EligibilityRules::default()).rows;
    let ids: Vec<_> = rows.iter().map(|row| (row.id.nth, row.amount)).collect();
    assert_eq!(ids, [(1, 3_000), (0, 1_000)]);
    for row in rows {
        let opened = data.open(&row.id, &[Model::Last], &EligibilityRules::default()).expect("opens").expect("there");
        assert_eq!(opened.row.amount, row.amount);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_number_of_any_file_adds_up(
        touches in prop::collection::vec((0..12_u8, 0..40_u8, 0..5_usize, 0..6_usize), 1..60),
        days in prop::option::of(1..30_u8),
        joint in prop::sample::select(vec![JointCreditPolicy::Split, JointCreditPolicy::Bucket, JointCreditPolicy::Overlay]),
    ) {
        let teams = ["Sales", "Marketing", "SDR", "Sales / Marketing", "Sales 70% / SDR 30%", ""];
        let mut csv = "deal,date,channel,campaign,team,stage,amount\n".to_owned();
        for (deal, day, channel, team) in touches {
            let stage = ["Won", "Lost", "Won", "Open"][usize::from(deal % 4)];
            let date = format!("2025-{:02}-{:02}", 1 + day / 28, 1 + day % 28);
            let amount = f64::from(deal) * 33.37 - 50.0;
            csv += &format!("D{deal},{date},C{channel},K{},{},{stage},{amount:.2}\n", channel % 2, teams[team]);
        }
        let counting = EligibilityRules { lookback_days: days.map(f64::from), joint, ..EligibilityRules::default() };
        every_number_adds_up(&mut data(&csv), &counting);
    }
}

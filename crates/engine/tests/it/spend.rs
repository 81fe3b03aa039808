//! Costs of touches beside their credit: in every roll-up, costs sum to those of the rows of the file.

use fairshare_engine::dataset::Dataset;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{EligibilityRules, Filter, Repeats};
use fairshare_types::problem::{Reason, Severity};
use fairshare_types::results::{Spend, SpendQuery};
use proptest::prelude::*;

use crate::reading;

const CSV: &str = "\
Deal,Date,Channel,Team,Campaign,Stage,Amount,Cost
D1,2025-01-01,Ad,Marketing,Spring,Won,1000,40.10
D1,2025-01-05,Fair,Sales / Marketing,Fair,Won,1000,100.01
D1,2025-01-09,Call,Sales,,Won,1000,
D2,2025-02-01,Ad,Marketing,Spring,Lost,70,40
D3,2025-03-01,Fair,Sales / Marketing,Fair,Open,70,-20
D4,2025-04-01,Call,Sales,,Won,500,n/a
";

fn data(csv: &str) -> Dataset {
    reading::read(&[("touches.csv", csv.as_bytes())]).expect("a dataset")
}

fn spend(data: &mut Dataset, by: Dimension, counting: &EligibilityRules) -> Spend {
    data.spend(&query(by, Model::Linear), counting).expect("settings in range")
}

fn query(by: Dimension, model: Model) -> SpendQuery {
    SpendQuery { by, model, by_month: false }
}

fn rows(spend: &Spend) -> Vec<(&str, i64, i64)> {
    spend.rows.iter().map(|row| (row.of.name.as_str(), row.sums.cost, row.sums.credit)).collect()
}

#[test]
fn costs_of_all_deals_stand_beside_credit() {
    let mut data = data(CSV);
    assert!(data.facts().has_costs);
    let by_channel = spend(&mut data, Dimension::Channel, &EligibilityRules::default());
    assert_eq!(rows(&by_channel), [("Ad", 8_010, 33_333), ("Call", 0, 83_333), ("Fair", 8_001, 33_334)]);
    assert_eq!((by_channel.cost, by_channel.credit), (16_011, 150_000));
    assert_eq!((by_channel.touches, by_channel.without_cost), (6, 2));
    let by_team = spend(&mut data, Dimension::Team, &EligibilityRules::default());
    assert_eq!(by_team.rows.iter().map(|row| row.sums.cost).sum::<i64>(), 16_011);
    let marketing = by_team.rows.iter().find(|row| row.of.name == "Marketing").expect("a team");
    // 80.10 of its own, and half of 80.01; the odd cent goes to the first team by name.
    assert_eq!(marketing.sums.cost, 12_011);
    let per_cost: Vec<Option<i64>> =
        by_channel.rows.iter().map(|row| row.sums.per_cost().map(|ratio| (ratio * 1e4).round() as i64)).collect();
    assert_eq!(per_cost, [Some(41_614), None, Some(41_662)]);
}

#[test]
fn touches_that_do_not_count_cost_nothing() {
    let filter = Filter { deals: vec!["D2".to_owned()], ..Filter::default() };
    let last = EligibilityRules { lookback_touches: Some(1), ..EligibilityRules::default() };
    let once = EligibilityRules { repeats: Repeats::First, ..EligibilityRules::default() };
    for (counting, cost) in
        [(EligibilityRules { filter, ..EligibilityRules::default() }, 4_000), (last, 2_000), (once, 16_011)]
    {
        assert_eq!(spend(&mut data(CSV), Dimension::Channel, &counting).cost, cost);
    }
}

#[test]
fn files_without_costs_say_so() {
    let mut data = data("Deal,Date,Channel,Stage,Amount\nD1,2025-01-01,Ad,Won,10\n");
    assert!(!data.facts().has_costs);
    let none = spend(&mut data, Dimension::Channel, &EligibilityRules::default());
    assert_eq!((none.cost, none.without_cost, none.touches), (0, 1, 1));
    assert!(
        data.spend(&query(Dimension::Channel, Model::Influence), &EligibilityRules::default()).is_err(),
        "it cannot be added up"
    );
    assert!(data.spend(&query(Dimension::Month, Model::Linear), &EligibilityRules::default()).is_err());
}

#[test]
fn touches_of_an_account_cost_once() {
    let deals = "Deal ID,Account,Stage,Amount,Close date\nD1,Acme,Won,100,2025-05-01\nD2,Acme,Won,200,2025-06-01\n";
    let touches = "Account,Date,Channel,Team,Cost\nAcme,2025-01-01,Ad,Marketing,30\nAcme,2025-02-01,Call,Sales,5\n";
    let read = |files: &[(&str, &[u8])]| reading::read(files).expect("a dataset");
    let mut data = read(&[("deals.csv", deals.as_bytes()), ("touches.csv", touches.as_bytes())]);
    let spent = spend(&mut data, Dimension::Channel, &EligibilityRules::default());
    assert_eq!((spent.cost, spent.credit, spent.without_cost), (3_500, 30_000, 0));
}

#[test]
fn of_rows_that_stand_twice_the_larger_cost_counts() {
    let row = |cost: &str| format!("D1,2025-01-01,Ad,Marketing,Won,10,{cost}\n");
    let header = "Deal,Date,Channel,Team,Stage,Amount,Cost\n";
    for (first, second) in [("7", "9"), ("9", "7"), ("9", ""), ("", "9")] {
        let csv = format!("{header}{}{}", row(first), row(second));
        assert_eq!(
            spend(&mut data(&csv), Dimension::Channel, &EligibilityRules::default()).cost,
            900,
            "{first:?} {second:?}"
        );
    }
}

#[test]
fn a_cost_that_cannot_be_read_is_said_and_the_touch_counts() {
    let mut csv = "Deal,Date,Channel,Team,Stage,Amount,Cost\n".to_owned();
    csv += "D1,2025-01-01,Ad,Sales 50% / Marketing 40%,Won,10,unknown yet\n";
    for day in 2..12 {
        csv += &format!("D1,2025-01-{day:02},Call,Sales,Won,10,3\n");
    }
    let mut data = data(&csv);
    let spent = spend(&mut data, Dimension::Channel, &EligibilityRules::default());
    assert_eq!((spent.cost, spent.touches, spent.without_cost), (3_000, 11, 1));
    let said = data.problems(10).into_iter().map(|p| (p.severity, p.reason, p.line, p.column, p.value));
    let said_of =
        |reason, column: &str, value: &str| (Severity::Notice, reason, 2, column.to_owned(), value.to_owned());
    let shares = said_of(Reason::SharesNormalised, "Team", "Sales 50% / Marketing 40%");
    let cost = said_of(Reason::BadCost, "Cost", "unknown yet");
    assert_eq!(said.collect::<Vec<_>>(), [cost, shares], "both are said of one row");
    let file = &data.facts().files[0];
    assert_eq!((file.rows_read, file.rows_used, file.rows_kept_out), (11, 11, 0));
}

#[test]
fn of_a_touch_of_the_deal_and_of_its_account_the_order_does_not_matter() {
    let deals = "Deal ID,Account,Stage,Amount,Close date\nD1,Acme,Won,100,2025-05-01\nD2,Acme,Won,200,2025-06-01\n";
    let of_deal = ("deal.csv", "Deal ID,Date,Channel,Team,Cost\nD1,2025-01-01,Ad,Marketing,30\n");
    let of_account = ("account.csv", "Account,Date,Channel,Team,Cost\nAcme,2025-01-01,Ad,Marketing,30\n");
    for [first, second] in [[of_deal, of_account], [of_account, of_deal]] {
        let files = [("deals.csv", deals), first, second].map(|(name, text)| (name, text.as_bytes()));
        let mut data = reading::read(&files).expect("a dataset");
        assert_eq!(spend(&mut data, Dimension::Channel, &EligibilityRules::default()).cost, 3_000, "{} first", first.0);
    }
}

#[test]
fn a_budget_is_shared_in_proportion_to_credit() {
    let mut data = data(CSV);
    let by_channel = spend(&mut data, Dimension::Channel, &EligibilityRules::default());
    assert_eq!(by_channel.share_out(9_000), Some(vec![2_000, 5_000, 2_000]));
    assert_eq!(by_channel.share_out(0), Some(vec![0, 0, 0]));
    assert_eq!(by_channel.share_out(1), Some(vec![0, 1, 0]));
    assert_eq!(by_channel.share_out(-1), None);
    let mut lost =
        reading::read(&[("touches.csv", b"Deal,Date,Channel,Stage,Amount,Cost\nD1,2025-01-01,Ad,Lost,10,5\n")])
            .expect("a dataset");
    assert_eq!(spend(&mut lost, Dimension::Channel, &EligibilityRules::default()).share_out(100), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn costs_are_conserved_in_every_roll_up(
        touches in prop::collection::vec((0..6_usize, 1..28_u32, 0..4_usize, 0..4_usize, -5_000..50_000_i64), 1..40),
        budget in 0..1_000_000_i64,
        turn in 0..40_usize,
    ) {
        let teams = ["Marketing", "Sales", "Marketing 60% / Sales 40%", "SDR; Sales; Marketing"];
        let row = |&(deal, day, channel, team, cost): &(usize, u32, usize, usize, i64)| {
            let stage = ["Won", "Lost", "Open"][deal % 3];
            let cents = format!("{}{}.{:02}", if cost < 0 { "-" } else { "" }, cost.abs() / 100, cost.abs() % 100);
            format!("D{deal},2025-01-{day:02},C{channel},{},{stage},{}.33,{cents}\n", teams[team], deal * 100 + 7)
        };
        let file = |order: &mut dyn Iterator<Item = usize>| {
            let rows: String = order.map(|at| row(&touches[at])).collect();
            format!("Deal,Date,Channel,Team,Stage,Amount,Cost\n{rows}")
        };
        let all = touches.len();
        let mut first = data(&file(&mut (0..all)));
        let mut second = data(&file(&mut (0..all).map(|at| all - 1 - (at + turn) % all)));
        let by_channel = spend(&mut first, Dimension::Channel, &EligibilityRules::default());
        for by in [Dimension::Team, Dimension::Channel, Dimension::Campaign, Dimension::Type] {
            let spent = spend(&mut first, by, &EligibilityRules::default());
            prop_assert_eq!(&spent, &spend(&mut second, by, &EligibilityRules::default()));
            prop_assert_eq!(spent.rows.iter().map(|row| row.sums.cost).sum::<i64>(), by_channel.cost);
            prop_assert_eq!(spent.rows.iter().map(|row| row.sums.credit).sum::<i64>(), first.facts().won_revenue);
            if let Some(parts) = spent.share_out(budget) {
                prop_assert_eq!(parts.iter().sum::<i64>(), budget);
            }
        }
    }
}

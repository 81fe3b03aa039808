//! Decimal places of amounts: sums are exact at the scale that the data need.

use fairshare_engine::dataset::Dataset;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::EligibilityRules;
use fairshare_types::results::SpendQuery;
use fairshare_types::scale::Scale;
use proptest::prelude::*;

use crate::reading;

const HEAD: &str = "deal,date,channel,team,stage,amount,currency\n";

fn data(files: &[&str]) -> Dataset {
    let files: Vec<(String, &str)> = files.iter().enumerate().map(|(at, text)| (format!("{at}.csv"), *text)).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    reading::read(&files).expect("a dataset")
}

/// Won deals with these amounts, numbered from `from`.
fn rows(from: usize, amounts: &[&str], currency: &str) -> String {
    let row = |(at, amount): (usize, &&str)| {
        let channel = if at % 3 == 0 { "Ad" } else { "Call" };
        format!("D{0},2025-01-01,{channel},Sales,Won,\"{amount}\",{currency}\n", from + at)
    };
    amounts.iter().enumerate().map(row).collect()
}

fn won(data: &Dataset) -> (String, u8) {
    let facts = data.facts();
    (facts.scale.write(facts.won_revenue), facts.scale.places())
}

#[test]
fn the_scale_is_what_currency_and_cells_need() {
    for (amounts, currency, expected) in [
        (&["0.005"; 1000][..], "EUR", ("5.000", 3)),
        (&["1.0005"; 400], "EUR", ("400.2000", 4)),
        (&["12.50", "7"], "EUR", ("19.50", 2)),
        (&["8988.00000000", "1805.3000000000002"], "EUR", ("10793.30", 2)),
        (&["1.005", "12.5"], "KWD", ("13.505", 3)),
        (&["12.5", "7"], "KWD", ("19.500", 3)),
        (&["1,200", "98765"], "JPY", ("99965", 0)),
        (&["1200.00", "5"], "JPY", ("1205", 0)),
        (&["1200.5", "5"], "JPY", ("1205.5", 1)),
        (&["0,244", "0,1"], "EUR", ("0.344", 3)),
        (&["1.2345k", "1k"], "EUR", ("2234.50", 2)),
        (&["0.0000005", "0.25"], "EUR", ("0.250001", 6)),
        (&["12.345"], "EUR", ("12345.00", 2)),
        (&["1000000000000000"], "KWD", ("1000000000000000.00", 2)),
    ] {
        let data = data(&[&format!("{HEAD}{}", rows(0, amounts, currency))]);
        assert_eq!(won(&data), (expected.0.to_owned(), expected.1), "{amounts:.3?}");
    }
}

#[test]
fn a_cell_far_below_the_head_takes_a_second_pass() {
    let mut amounts = vec!["1.50"; 9_000];
    amounts[600] = "1.0005";
    amounts[8_900] = "0.00001";
    let text = format!("{HEAD}{}", rows(0, &amounts, "EUR"));
    assert_eq!(won(&data(&[&text])), ("13498.00051".to_owned(), 5));
}

#[test]
fn all_files_share_a_scale_in_any_order() {
    let fine = format!("{HEAD}{}", rows(0, &["0.2441", "3"], "EUR"));
    let plain = format!("{HEAD}{}", rows(10, &["12.50", "100"], "EUR"));
    for files in [[&fine, &plain], [&plain, &fine]] {
        assert_eq!(won(&data(&files.map(String::as_str))), ("115.7441".to_owned(), 4));
    }
    // 10^14 is too large for six places, whichever file comes first.
    let fine = format!("{HEAD}{}", rows(0, &["0.000001", "3"], "EUR"));
    let large = format!("{HEAD}{}", rows(10, &["100000000000000", "1"], "EUR"));
    for files in [[&fine, &large], [&large, &fine]] {
        let data = data(&files.map(String::as_str));
        assert_eq!(won(&data), ("4.000001".to_owned(), 6));
        assert_eq!(data.facts().kept_out.iter().map(|kept_out| kept_out.rows).sum::<u64>(), 1);
    }
}

#[test]
fn wins_without_amounts_stay_at_hundredths() {
    let data = data(&["deal,date,channel,stage,currency\nD1,2025-01-01,Ad,Won,JPY\nD2,2025-01-01,Ad,Won,JPY\n"]);
    assert!(data.facts().counts_wins);
    assert_eq!(won(&data), ("2.00".to_owned(), 2));
}

#[test]
fn costs_share_the_scale() {
    let mut data = data(&["deal,date,channel,stage,amount,cost\n\
        D1,2025-01-01,Ad,Won,10,0.0015\nD1,2025-01-02,Call,Won,10,0.25\n"]);
    assert_eq!(won(&data), ("10.0000".to_owned(), 4));
    let query = SpendQuery { by: Dimension::Channel, model: Model::Linear, by_month: false };
    let spend = data.spend(&query, &EligibilityRules::default()).expect("costs");
    assert_eq!((spend.cost, spend.credit), (2_515, 100_000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn credit_sums_to_what_was_won_at_every_scale(
        amounts in proptest::collection::vec((0_u8..6, 0_u8..4, 1_i64..9_000_000), 1..40)
    ) {
        for (places, currency) in [(0, "JPY"), (2, "EUR"), (3, "KWD"), (6, "EUR")] {
            let scale = Scale::new(places);
            let of_deal = |deal: u8| amounts.iter().rev().find(|(d, ..)| *d == deal).map_or(0, |(.., minor)| *minor);
            // A zero before the point settles the decimal mark: three digits after a lone point can mean thousands.
            let mut text = format!("{HEAD}L,2025-01-01,C0,T0,Lost,{},{currency}\n", scale.write(1));
            for (at, (deal, channel, _)) in amounts.iter().enumerate() {
                // The last digit is not 0, so that the scale is needed.
                let amount = scale.write(of_deal(*deal) / 10 * 10 + 1);
                let day = at % 28 + 1;
                text += &format!("D{deal},2025-01-{day:02},C{channel},T{},Won,{amount},{currency}\n", channel % 3);
            }
            let mut data = data(&[&text]);
            prop_assert_eq!(data.facts().scale, scale);
            let models: Vec<Model> = ["first", "linear", "u", "decay:7d", "markov:1", "shao-li"]
                .iter().map(|name| name.parse().expect("a model")).collect();
            let won: i64 = (0..6).map(of_deal).filter(|minor| *minor > 0).map(|minor| minor / 10 * 10 + 1).sum();
            prop_assert_eq!(data.facts().won_revenue, won);
            let by = [Dimension::Team, Dimension::Channel, Dimension::Campaign, Dimension::Month];
            let (views, headline) = data.compare(&models, &by, &EligibilityRules::default()).expect("credit");
            prop_assert_eq!(headline.total, won);
            for view in views {
                for model in 0..models.len() {
                    let sum: i64 = (0..view.groups.len()).map(|group| view.amount(model, group)).sum();
                    prop_assert_eq!(sum, won);
                }
            }
        }
    }
}

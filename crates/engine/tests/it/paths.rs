//! Paths of decided journeys, on deals that can be counted by hand.

use fairshare_types::options::{EligibilityRules, Repeats};

use crate::reading;

const DEALS: &str = "deal,date,channel,team,stage,amount\n\
    A,2025-01-01,Ad,Marketing,Won,100\nA,2025-01-11,Call,Sales,Won,100\nA,2025-01-21,Call,Sales,Won,100\n\
    B,2025-01-01,Ad,Marketing,Won,300\nB,2025-01-02,Call,Sales,Won,300\nB,2025-01-03,Call,Sales,Won,300\n\
    C,2025-01-01,Ad,Marketing,Lost,70\nC,2025-01-03,Call,Sales,Lost,70\n\
    D,2025-01-01,Call,Sales,Open,500\n";

fn paths(counting: &EligibilityRules) -> Vec<(String, u64, u64, i64)> {
    let mut data = reading::read(&[("t.csv", DEALS.as_bytes())]).expect("a dataset");
    let paths = data.without_model(counting, |source| source.paths()).expect("settings in range");
    paths.into_iter().map(|path| (path.channels.join(" > "), path.wins, path.losses, path.amount)).collect()
}

#[test]
fn journeys_with_one_sequence_of_channels_are_one_path() {
    let all = paths(&EligibilityRules::default());
    assert_eq!(all, [("Ad > Call".to_owned(), 0, 1, 0), ("Ad > Call > Call".to_owned(), 2, 0, 40_000)]);
    let collapsed = paths(&EligibilityRules { repeats: Repeats::Collapse, ..EligibilityRules::default() });
    assert_eq!(collapsed, [("Ad > Call".to_owned(), 2, 1, 40_000)]);
}

//! Properties of any data: conservation to the cent, no influence of row order, no credit without touches.

use fairshare_types::dimension::Dimension;
use fairshare_types::model::{MODELS, Model, ModelSpec};
use fairshare_types::options::{EligibilityRules, Filter};
use fairshare_types::results::Comparison;
use proptest::prelude::*;

use crate::reading;

/// Settings that suit the random data, beside those of the table of models.
const MORE: [&str; 4] =
    ["last-except:channel 0|channel 1", "position:40/20/40/split", "stages:30/10/20/5/0", "shapley-lift:channel"];

/// One touch of a random deal: deal, time in quarter days, channel, campaign, team.
type Touch = (u8, u16, u8, u8, u8);

#[derive(Clone, Debug)]
struct Deal {
    stage: u8,
    cents: i64,
    lead: Option<u16>,
    opportunity: Option<u16>,
    closed: Option<u16>,
}

fn touches() -> impl Strategy<Value = Vec<Touch>> {
    // Few days and hours, so that touches tie in time and rows repeat.
    proptest::collection::vec((0_u8..12, 0_u16..400, 0_u8..5, 0_u8..3, 0_u8..7), 1..120)
}

fn deals() -> impl Strategy<Value = Vec<Deal>> {
    let date = || proptest::option::of(0_u16..110);
    let deal = (0_u8..4, -50_000_i64..100_000_000_000, date(), date(), date());
    let deal =
        deal.prop_map(|(stage, cents, lead, opportunity, closed)| Deal { stage, cents, lead, opportunity, closed });
    proptest::collection::vec(deal, 12)
}

/// A time, given in quarter days from the start of 2025.
fn date(quarter_days: u16) -> String {
    let (day, hour) = (quarter_days / 4, quarter_days % 4 * 6);
    let at = fairshare_types::time::days(2025, 1, 1).map_or(0, |d| d + i64::from(day)) * fairshare_types::time::DAY;
    let (y, m, d) = fairshare_types::time::civil(at);
    format!("{y:04}-{m:02}-{d:02} {hour:02}:00")
}

fn touch_rows(touches: &[Touch]) -> Vec<String> {
    let teams =
        ["Sales", "Marketing", "SDR", "Sales + Marketing", "Sales 70% / Marketing 30%", "Sales / SDR / Marketing", ""];
    touches
        .iter()
        .map(|&(deal, time, channel, campaign, team)| {
            format!("D{deal},{},Channel {channel},Campaign {campaign},{}", date(time), teams[team as usize])
        })
        .collect()
}

fn table(header: &str, rows: &[String]) -> Vec<u8> {
    format!("{header}\n{}\n", rows.join("\n")).into_bytes()
}

fn deal_rows(deals: &[Deal]) -> Vec<String> {
    let stages = ["Closed Won", "Closed Won", "Closed Lost", "Proposal"];
    let day = |d: Option<u16>| d.map_or(String::new(), |d| date(d * 4)[..10].to_owned());
    (0..)
        .zip(deals)
        .map(|(at, deal): (usize, _)| {
            let sign = if deal.cents < 0 { "-" } else { "" };
            let cents = deal.cents.unsigned_abs();
            let amount = format!("{sign}{}.{:02}", cents / 100, cents % 100);
            let stage = stages[deal.stage as usize];
            format!("D{at},{stage},{amount},{},{},{}", day(deal.lead), day(deal.opportunity), day(deal.closed))
        })
        .collect()
}

fn models() -> Vec<Model> {
    let names = MODELS.into_iter().flat_map(ModelSpec::tried).chain(MORE.map(str::to_owned));
    names.map(|name| name.parse().expect("a model")).collect()
}

fn compare(touches: &[String], deals: &[String], lookback: Option<f64>) -> Vec<Comparison> {
    let touches = table("Deal ID,Date,Channel,Campaign,Team", touches);
    let deals = table("Deal ID,Stage,Amount,Lead created,Opportunity created,Close date", deals);
    let mut dataset = reading::read(&[("touches.csv", &touches), ("deals.csv", &deals)]).expect("a dataset");
    for file in &dataset.facts().files {
        assert_eq!(file.rows_used + file.rows_kept_out, file.rows_read);
    }
    let kept_out: u64 = dataset.facts().kept_out.iter().map(|k| k.rows).sum();
    assert_eq!(kept_out, dataset.facts().files.iter().map(|f| f.rows_kept_out).sum::<u64>());
    let counting = EligibilityRules { lookback_days: lookback, ..EligibilityRules::default() };
    let won = dataset.facts().won_revenue;
    let by = [Dimension::Team, Dimension::Channel, Dimension::Campaign];
    let (comparisons, headline) = dataset.compare(&models(), &by, &counting).expect("settings in range");
    assert_eq!(headline.total, won);
    comparisons
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn every_roll_up_equals_won_revenue_to_the_cent(
        touches in touches(), deals in deals(), lookback in proptest::option::of(1.0..60.0_f64)
    ) {
        let won: i64 = deals.iter().filter(|d| d.stage < 2).map(|d| d.cents).sum();
        let wins = deals.iter().filter(|d| d.stage < 2).count() as f64;
        for comparison in compare(&touch_rows(&touches), &deal_rows(&deals), lookback) {
            prop_assert_eq!(comparison.total, won);
            let width = comparison.groups.len();
            for (m, model) in comparison.models.iter().enumerate() {
                let of_model = m * width..(m + 1) * width;
                prop_assert_eq!(comparison.amounts[of_model.clone()].iter().sum::<i64>(), won, "{}", model);
                let deals: f64 = comparison.deals[of_model].iter().sum();
                prop_assert!((deals - wins).abs() < 1e-9, "{}: {} deals", model, deals);
            }
        }
    }

    #[test]
    fn the_order_of_rows_never_matters(
        touches in touches(), deals in deals(), seed in any::<u64>()
    ) {
        let (mut touches, mut deals) = (touch_rows(&touches), deal_rows(&deals));
        let before = compare(&touches, &deals, None);
        let mut state = seed;
        for rows in [&mut touches, &mut deals] {
            for at in (1..rows.len()).rev() {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                rows.swap(at, (state >> 33) as usize % (at + 1));
            }
        }
        // Equal to the last bit.
        prop_assert_eq!(before, compare(&touches, &deals, None));
    }

    #[test]
    fn a_team_without_touches_gets_nothing(touches in touches(), deals in deals()) {
        // The only touch of Partner is on a lost deal.
        let mut rows = touch_rows(&touches);
        rows.push("D0,2024-12-01,Channel 0,Campaign 0,Partner".to_owned());
        let mut deals = deals;
        deals[0].stage = 2;
        let comparison = compare(&rows, &deal_rows(&deals), None).remove(0);
        let partner = comparison.groups.iter().position(|g| g.name == "Partner").expect("Partner");
        for model in 0..comparison.models.len() {
            prop_assert_eq!(comparison.amount(model, partner), 0);
        }
    }

    #[test]
    fn moved_credit_balances(touches in touches(), deals in deals(), from in 0..models().len(), to in 0..models().len()) {
        let touches = table("Deal ID,Date,Channel,Campaign,Team", &touch_rows(&touches));
        let deals = table("Deal ID,Stage,Amount,Lead created,Opportunity created,Close date", &deal_rows(&deals));
        let mut dataset = reading::read(&[("touches.csv", &touches), ("deals.csv", &deals)]).expect("a dataset");
        let models = models();
        let moved = dataset.moved(models[from].clone(), models[to].clone(), &EligibilityRules::default()).expect("settings in range");
        let n = moved.teams.len();
        for team in 0..n {
            let lost: i64 = moved.flows[team * n..(team + 1) * n].iter().sum();
            let gained: i64 = (0..n).map(|other| moved.flows[other * n + team]).sum();
            prop_assert_eq!(moved.after[team] - moved.before[team], gained - lost);
            prop_assert_eq!(moved.within[team], gained.min(lost));
            prop_assert_eq!(moved.flows[team * n + team], 0);
        }
        prop_assert_eq!(moved.flows.iter().sum::<i64>(), moved.total);
        prop_assert!(moved.flows.iter().all(|f| *f >= 0));
    }

    #[test]
    fn filters_that_complete_each_other_add_up(
        touches in touches(), deals in deals(), cut in 0_u16..30, owners in proptest::collection::btree_set(0..3_usize, 1..3)
    ) {
        let owner = |at: usize| ["Viktor", "Mira", ""][at % 3];
        let rows: Vec<String> =
            deal_rows(&deals).iter().enumerate().map(|(at, row)| format!("{row},{},S{}", owner(at), at % 4)).collect();
        let touches = table("Deal ID,Date,Channel,Campaign,Team", &touch_rows(&touches));
        let rows = table("Deal ID,Stage,Amount,Lead created,Opportunity created,Close date,Owner,Segment", &rows);
        let mut dataset = reading::read(&[("touches.csv", &touches), ("deals.csv", &rows)]).expect("a dataset");
        let owners: Vec<String> = owners.into_iter().map(|at| owner(at).to_owned()).collect();
        let others = ["Viktor", "Mira", ""].map(str::to_owned).into_iter().filter(|name| !owners.contains(name)).collect();
        let cut = fairshare_types::time::days(2025, 1, i64::from(cut) + 1).map_or(0, |day| day * fairshare_types::time::DAY);
        let pairs = [
            [Filter { owners: owners.clone(), ..Filter::default() }, Filter { owners: others, ..Filter::default() }],
            [i64::MIN..cut, cut..i64::MAX].map(|r| Filter { closed: Some([r.start, r.end]), ..Filter::default() }),
        ];
        let by = [Dimension::Team, Dimension::Channel, Dimension::Campaign, Dimension::Type, Dimension::Month, Dimension::Segment];
        for pair in pairs {
            let mut sums = (0, 0);
            // Models that learn from other deals split credit in other ways, so only their sums are compared.
            let mut teams: std::collections::BTreeMap<(usize, String), i64> = std::collections::BTreeMap::new();
            for filter in pair.into_iter().chain([Filter::default()]) {
                let whole = !filter.is_on();
                let counting = EligibilityRules { filter, ..EligibilityRules::default() };
                let (comparisons, headline) = dataset.compare(&models(), &by, &counting).expect("settings in range");
                let facts = dataset.facts();
                prop_assert_eq!(headline.total + headline.left_out, facts.won_revenue);
                prop_assert_eq!(headline.won_deals + headline.left_out_deals, facts.deals.won);
                for view in &comparisons {
                    let width = view.groups.len();
                    for (m, model) in view.models.iter().enumerate() {
                        let credit = &view.amounts[m * width..(m + 1) * width];
                        prop_assert_eq!(credit.iter().sum::<i64>(), headline.total, "{} by {:?}", model, view.by);
                        let deals: f64 = view.deals[m * width..(m + 1) * width].iter().sum();
                        prop_assert!((deals - headline.won_deals as f64).abs() < 1e-9);
                        for (group, &amount) in view.groups.iter().zip(credit) {
                            if view.by == Dimension::Team && !model.is_learned() {
                                let name = format!("{} {:?}", group.name, group.kind);
                                *teams.entry((m, name)).or_default() += if whole { -amount } else { amount };
                            }
                        }
                    }
                }
                // Credit within months and segments sums to that by team.
                for within in &comparisons[4..] {
                    for group in 0..comparisons[0].groups.len() {
                        let team = &comparisons[0].groups[group];
                        for model in 0..within.models.len() {
                            let same = |g: &usize| (&within.groups[*g].name, within.groups[*g].kind) == (&team.name, team.kind);
                            let sum: i64 = (0..within.groups.len()).filter(same).map(|g| within.amount(model, g)).sum();
                            prop_assert_eq!(sum, comparisons[0].amount(model, group));
                        }
                    }
                }
                if !whole {
                    sums = (sums.0 + headline.total, sums.1 + headline.won_deals);
                } else {
                    prop_assert_eq!(sums, (headline.total, headline.won_deals));
                }
            }
            prop_assert!(teams.values().all(|difference| *difference == 0), "{:?}", teams);
        }
    }

    #[test]
    fn a_filter_that_matches_everything_changes_no_bit(touches in touches(), deals in deals()) {
        let touches = table("Deal ID,Date,Channel,Campaign,Team", &touch_rows(&touches));
        let deals = table("Deal ID,Stage,Amount,Lead created,Opportunity created,Close date", &deal_rows(&deals));
        let mut dataset = reading::read(&[("touches.csv", &touches), ("deals.csv", &deals)]).expect("a dataset");
        let all = [i64::MIN, i64::MAX];
        let by = [Dimension::Team, Dimension::Channel, Dimension::Campaign, Dimension::Month];
        let before = dataset.compare(&models(), &by, &EligibilityRules::default()).expect("settings in range");
        for filter in [Filter { closed: Some(all), ..Filter::default() }, Filter { touched: Some(all), ..Filter::default() }] {
            let counting = EligibilityRules { filter, ..EligibilityRules::default() };
            prop_assert_eq!(&before, &dataset.compare(&models(), &by, &counting).expect("settings in range"));
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = reading::read(&[("any.csv", &bytes)]).map(|d| d.facts().clone());
        let mut table = b"deal,date,channel,team,outcome,amount\n".to_vec();
        table.extend_from_slice(&bytes);
        if let Ok(mut dataset) = reading::read(&[("rows.csv", &table)]) {
            for file in &dataset.facts().files {
                prop_assert_eq!(file.rows_used + file.rows_kept_out, file.rows_read);
            }
            dataset.compare(&models(), &[Dimension::Team], &EligibilityRules::default()).expect("settings in range");
        }
    }
}

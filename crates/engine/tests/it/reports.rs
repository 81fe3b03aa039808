//! The table of touches, the pipeline and two periods, against numbers derived by hand beside each.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Certainty, Decision, Subject};
use fairshare_types::model::Model;
use fairshare_types::options::{Choices, EligibilityRules, Filter};
use fairshare_types::problem::Reason;
use fairshare_types::results::{
    DealQuery, DrillTarget, InfluenceWindow, Member, PeriodQuery, Periods, Pipeline, PipelineNumber, PipelinePart,
    PipelineQuery, Probabilities, Shift, TouchQuery, WindowEnd,
};
use fairshare_types::time::{DAY, days};

use crate::reading;

fn data(csv: &str) -> Dataset {
    reading::read(&[("touches.csv", csv.as_bytes())]).expect("a dataset")
}

mod touches {
    use super::*;

    const CSV: &str = "\
Deal,Date,Channel,Campaign,Activity type,Person,Team,Stage,Amount,Close date
D1,2025-01-01,Call,,Call,Ann,Sales,Won,100.01,2025-02-01
D1,2025-01-05,Call,,Call,Bo,Sales,Won,100.01,2025-02-01
D2,2025-01-01,Fair,Expo,Meeting,Cy,Sales + Marketing,Won,10.01,2025-02-01
D3,2025-01-01,Call,,Call,Ann,Sales,Lost,70,2025-02-01
";

    #[test]
    fn every_touch_of_a_won_deal_has_its_credit() {
        let models = vec![Model::Last, Model::Linear];
        let query = TouchQuery { models, from: 0, rows: 100 };
        let page = data(CSV).touch_page(&query, &EligibilityRules::default()).expect("a page");
        assert_eq!((page.next, page.rows.len()), (None, 4));
        let row = |at: usize| {
            let row = &page.rows[at];
            (row.deal.as_str(), row.touch, row.person.as_str(), row.team.as_str(), row.credit.clone())
        };
        // Both touches are calls of Sales: the last one has the credit under last touch, though the slots are equal.
        assert_eq!(row(0), ("D1", 1, "Ann", "Sales", vec![0, 5_001]));
        assert_eq!(row(1), ("D1", 2, "Bo", "Sales", vec![10_001, 5_000]));
        // Half of 10.01 each; the odd cent goes to the first team by name.
        assert_eq!(row(2), ("D2", 1, "Cy", "Marketing", vec![501, 501]));
        assert_eq!(row(3), ("D2", 1, "Cy", "Sales", vec![500, 500]));
        let fair = &page.rows[2];
        assert_eq!((fair.campaign.as_str(), fair.touch_type.as_str(), fair.share), ("Expo", "Meeting", 0.5));
        assert_eq!(fair.weights, [0.5, 0.5]);
    }

    #[test]
    fn pages_cut_no_deal_and_sum_to_won_revenue() {
        let mut data = data(CSV);
        let (mut from, mut pages, mut total) = (Some(0), 0, 0);
        while let Some(start) = from {
            let query = TouchQuery { models: vec![Model::Linear], from: start, rows: 1 };
            let page = data.touch_page(&query, &EligibilityRules::default()).expect("a page");
            total += page.rows.iter().map(|row| row.credit[0]).sum::<i64>();
            (from, pages) = (page.next, pages + 1);
        }
        assert_eq!((total, pages), (11_002, 3));
        let refused = TouchQuery { models: vec![Model::Influence], from: 0, rows: 1 };
        assert!(data.touch_page(&refused, &EligibilityRules::default()).is_err(), "it cannot be added up");
    }

    #[test]
    fn a_won_deal_without_touches_keeps_its_revenue() {
        let deals = "Deal ID,Stage,Amount,Close date\nD1,Won,100,2025-02-01\nD9,Won,50,2025-02-01\n";
        let touches = "Deal ID,Date,Channel,Team\nD1,2025-01-01,Ad,Marketing\n";
        let files = [("deals.csv", deals.as_bytes()), ("touches.csv", touches.as_bytes())];
        let query = TouchQuery { models: vec![Model::First], from: 0, rows: 100 };
        let page =
            reading::read(&files).expect("a dataset").touch_page(&query, &EligibilityRules::default()).expect("a page");
        let rows: Vec<_> = page.rows.iter().map(|row| (row.deal.as_str(), row.touch, row.credit[0])).collect();
        assert_eq!(rows, [("D1", 1, 10_000), ("D9", 0, 5_000)]);
    }

    #[test]
    fn credit_stands_at_its_own_touch_in_the_opened_deal_too() {
        let id = fairshare_types::results::DealId { key: "D1".to_owned(), nth: 0 };
        let opened = data(CSV).open(&id, &[Model::Last], &EligibilityRules::default()).expect("opens").expect("a deal");
        let weights: Vec<f64> = opened.examples[0].1.touches.iter().map(|touch| touch.weight).collect();
        assert_eq!(weights, [0.0, 1.0]);
    }
}

mod pipeline {
    use super::*;

    const CSV: &str = "\
Deal,Date,Channel,Team,Stage,Amount,Close date,Opportunity created
D1,2025-01-01,Webinar,Marketing,Open,100.01,2025-12-01,2025-06-01
D1,2025-05-20,Call,Sales,Open,100.01,2025-12-01,2025-06-01
D2,2025-03-01,Call,Sales,Negotiation,50,,
D3,2025-01-01,Webinar,Marketing,Won,200,2025-03-01,2025-02-01
D4,2025-01-01,Webinar,Marketing,Lost,900,2025-03-01,2025-02-01
";

    fn pipeline(window: Option<InfluenceWindow>) -> Pipeline {
        let query = PipelineQuery { models: vec![Model::First, Model::Linear], window, whole_amounts: false };
        data(CSV).pipeline(&query, &EligibilityRules::default()).expect("a pipeline")
    }

    fn row(pipeline: &Pipeline, team: &str) -> (Vec<i64>, [i64; 4]) {
        let at = pipeline.groups.iter().position(|group| group.name == team).expect("a team");
        let credit = pipeline.credit.chunks(pipeline.groups.len()).map(|credit| credit[at]).collect();
        let (open, won) = (pipeline.open[at], pipeline.won[at]);
        (credit, [open.sourced, open.influenced, won.sourced, won.influenced])
    }

    #[test]
    fn open_deals_are_credited_and_stand_beside_won_ones() {
        let all = pipeline(None);
        assert_eq!((all.total, all.deals, all.won_total, all.won_deals), (15_001, 2, 20_000, 1));
        // D1 to its first touch or half and half, the odd cent to the earlier touch; D2 to Sales.
        assert_eq!(row(&all, "Marketing"), (vec![10_001, 5_001], [10_001, 10_001, 20_000, 20_000]));
        assert_eq!(row(&all, "Sales"), (vec![5_000, 10_000], [5_000, 15_001, 0, 0]));
        for credit in all.credit.chunks(all.groups.len()) {
            assert_eq!(credit.iter().sum::<i64>(), all.total);
        }
    }

    #[test]
    fn a_window_narrows_influence_and_says_what_has_no_date() {
        let window = InfluenceWindow { days: 90.0, before: WindowEnd::Created };
        let narrow = pipeline(Some(window));
        // The webinar of D1 is 151 days before its creation, the call 12; that of D3 31. D2 has no such date.
        assert_eq!(row(&narrow, "Marketing").1, [10_001, 0, 20_000, 20_000]);
        assert_eq!(row(&narrow, "Sales").1, [5_000, 15_001, 0, 0]);
        assert_eq!(narrow.undated, 1);
        // D2 expects no close: its touch counts, and the deal counts as undated. That of D1 is 195 days later.
        let closes = pipeline(Some(InfluenceWindow { days: 90.0, before: WindowEnd::Closed }));
        assert_eq!((row(&closes, "Sales").1, closes.undated), ([5_000, 5_000, 0, 0], 1));
        let none = PipelineQuery {
            models: Vec::new(),
            window: Some(InfluenceWindow { days: 0.0, before: WindowEnd::Closed }),
            whole_amounts: false,
        };
        assert!(data(CSV).pipeline(&none, &EligibilityRules::default()).is_err());
    }

    /// Three of the four probabilities that are not 0 are above 1, so they are percent: P1 counts 40 % of 100.01, P4
    /// 0.5 % of 10. P2 has none, and that of P3 is above 100 %: both count whole.
    const DEALS: &str = "\
Deal ID,Stage,Amount,Probability (%),Close date
P1,Negotiation,100.01,40,2025-12-01
P2,Proposal,50,,
P3,Proposal,200,120,
P4,Discovery,10,0.5,
W1,Won,300,100,2025-03-01
L1,Lost,70,0,2025-03-01
";
    const TOUCHES: &str = "\
Deal ID,Date,Channel,Team
P1,2025-01-01,Webinar,Marketing
P1,2025-01-02,Call,Sales
P2,2025-01-01,Call,Sales
P3,2025-01-01,Webinar,Marketing
P4,2025-01-01,Call,Sales
W1,2025-01-01,Webinar,Marketing
L1,2025-01-01,Call,Sales
";

    #[test]
    fn open_deals_count_with_their_amounts_times_their_probability() {
        let files = [("deals.csv", DEALS.as_bytes()), ("touches.csv", TOUCHES.as_bytes())];
        let mut data = reading::read(&files).expect("a dataset");
        let mut query = PipelineQuery { models: vec![Model::First, Model::Linear], ..PipelineQuery::default() };
        let all = data.pipeline(&query, &EligibilityRules::default()).expect("a pipeline");
        assert_eq!((all.total, all.whole, all.weighted), (4_000 + 5_000 + 20_000 + 5, 36_001, true));
        let known = Probabilities { range: Some([5_000, 400_000]), unknown: 2, unknown_amount: 25_000 };
        assert_eq!((all.probabilities, all.won_total), (Some(known), 30_000));
        assert_eq!(row(&all, "Marketing"), (vec![24_000, 22_000], [24_000, 24_000, 30_000, 30_000]));
        assert_eq!(row(&all, "Sales"), (vec![5_005, 7_005], [5_005, 9_005, 0, 0]));
        query.whole_amounts = true;
        let whole = data.pipeline(&query, &EligibilityRules::default()).expect("a pipeline");
        assert_eq!((whole.total, whole.weighted, whole.probabilities), (36_001, false, Some(known)));
        let notices: Vec<_> = data.facts().notices.iter().map(|group| (group.reason, group.rows)).collect();
        assert_eq!(notices, [(Reason::BadProbability, 1)]);
    }

    /// A heading with a percent sign above fractions, as a workbook exports them, leaves the unit open.
    #[test]
    fn an_open_unit_of_probabilities_is_a_question_with_its_effect_on_the_pipeline() {
        let csv = "Deal,Date,Channel,Team,Stage,Amount,Probability (%)\n\
            A,2025-01-01,Ad,Marketing,Open,1000,0.25\nB,2025-01-01,Call,Sales,Won,10,1\n";
        let data = |choices: Choices| crate::reading::numbered(&[csv], choices);
        let first = data(Choices::default());
        let is_unit = |found: &&Decision| matches!(found.subject, Subject::ProbabilityUnit { .. });
        let found = first.facts().decisions.iter().find(is_unit).expect("a decision");
        assert_eq!((found.value.as_str(), found.certainty), ("fractions of one", Certainty::Open));
        let total = |data: &mut Dataset| {
            let query = PipelineQuery { models: vec![Model::First], ..PipelineQuery::default() };
            data.pipeline(&query, &EligibilityRules::default()).expect("a pipeline").total
        };
        let mut choices = Choices::default();
        choices.answer(&found.alternatives[0].answer);
        let (mut first, mut other) = (data(Choices::default()), data(choices));
        assert_eq!((total(&mut first), total(&mut other)), (25_000, 250));
        let answered = other.facts().decisions.iter().find(is_unit).expect("a decision");
        assert_eq!(answered.value, "percent");
    }

    /// The first rows alone would show another unit.
    #[test]
    fn the_unit_of_probabilities_follows_all_rows_in_any_order() {
        let lost = (0..700).map(|n| format!("L{n},2025-01-01,Call,Sales,Lost,70,0.5\n"));
        let open = (0..701).map(|n| format!("P{n},2025-01-01,Call,Sales,Open,10,50\n"));
        let rows: Vec<String> = lost.chain(open).collect();
        let query = PipelineQuery { models: vec![Model::First], ..PipelineQuery::default() };
        let heading = "Deal,Date,Channel,Team,Stage,Amount,Probability\n".to_owned();
        let reversed = rows.iter().rev().cloned().collect::<String>();
        for csv in [heading.clone() + &rows.concat(), heading + &reversed] {
            let all = data(&csv).pipeline(&query, &EligibilityRules::default()).expect("a pipeline");
            let known = Probabilities { range: Some([500_000; 2]), unknown: 0, unknown_amount: 0 };
            assert_eq!((all.total, all.probabilities), (701 * 500, Some(known)));
        }
    }

    /// Every number of the table is the sum of its deals.
    #[test]
    fn the_deals_behind_each_number_add_up_to_it() {
        let csv_and_windows: [(&str, Option<InfluenceWindow>); 3] = [
            (CSV, None),
            (CSV, Some(InfluenceWindow { days: 90.0, before: WindowEnd::Created })),
            (CSV, Some(InfluenceWindow { days: 90.0, before: WindowEnd::Closed })),
        ];
        let tables = [("deals.csv", DEALS.as_bytes()), ("touches.csv", TOUCHES.as_bytes())];
        let mut cases: Vec<(Dataset, PipelineQuery)> = Vec::new();
        for (csv, window) in csv_and_windows {
            cases.push((data(csv), PipelineQuery { window, ..PipelineQuery::default() }));
        }
        for whole_amounts in [false, true] {
            let data = reading::read(&tables).expect("a dataset");
            cases.push((data, PipelineQuery { whole_amounts, ..PipelineQuery::default() }));
        }
        let rules = EligibilityRules::default();
        for (mut data, query) in cases {
            let PipelineQuery { window, whole_amounts, .. } = query;
            let query = PipelineQuery { models: vec![Model::First, Model::Linear, Model::W], ..query };
            let all = data.pipeline(&query, &rules).expect("a pipeline");
            let mut behind = |part: PipelinePart| {
                let behind = DrillTarget::Pipeline(PipelineNumber { whole_amounts, part });
                let list =
                    data.deals(&DealQuery { behind, rows: 100, ..DealQuery::default() }, &rules).expect("a list");
                assert_eq!(list.rows.iter().map(|row| row.part).sum::<i64>(), list.total);
                list.total
            };
            assert_eq!(behind(PipelinePart::All), all.total);
            for (at, group) in all.groups.iter().enumerate() {
                for (model, credit) in all.models.iter().zip(all.credit.chunks(all.groups.len())) {
                    let part = PipelinePart::Credit { model: model.clone(), of: Member::from(group) };
                    assert_eq!(behind(part), credit[at], "{} under {model}", group.name);
                }
                let mut reach = |open: bool, sourced: bool| {
                    let window = window.filter(|_| !sourced);
                    behind(PipelinePart::Reach { of: Member::from(group), open, window, sourced })
                };
                let found = [reach(true, true), reach(true, false), reach(false, true), reach(false, false)];
                let [open, won] = [all.open[at], all.won[at]];
                assert_eq!(found, [open.sourced, open.influenced, won.sourced, won.influenced], "{}", group.name);
            }
        }
    }

    #[test]
    fn probabilities_of_touches_count_if_all_rows_of_a_deal_agree() {
        let csv = "Deal,Date,Channel,Team,Stage,Amount,Probability\n\
            A,2025-01-01,Ad,Marketing,Open,100,0.2\nA,2025-01-02,Call,Sales,Open,100,0.2\n\
            B,2025-01-01,Ad,Marketing,Open,100,0.2\nB,2025-01-02,Call,Sales,Open,100,0.5\n";
        let query = PipelineQuery { models: vec![Model::First], ..PipelineQuery::default() };
        let all = data(csv).pipeline(&query, &EligibilityRules::default()).expect("a pipeline");
        let known = Probabilities { range: Some([200_000; 2]), unknown: 1, unknown_amount: 10_000 };
        assert_eq!((all.total, all.probabilities), (12_000, Some(known)));
        let reversed: Vec<&str> =
            csv.lines().take(1).chain(csv.lines().skip(1).collect::<Vec<_>>().into_iter().rev()).collect();
        assert_eq!(data(&reversed.join("\n")).pipeline(&query, &EligibilityRules::default()).expect("a pipeline"), all);
    }
}

mod periods {
    use super::*;

    /// First quarter: 100 from Marketing alone, 100 from both, half each under linear: Marketing 150, Sales 50.
    /// Second: 100 from Marketing alone, 300 from both, where Sales has two touches of three: Marketing 200, Sales 200.
    const CSV: &str = "\
Deal,Date,Channel,Team,Stage,Amount,Close date
A1,2025-01-02,Webinar,Marketing,Won,100,2025-01-20
A2,2025-01-02,Webinar,Marketing,Won,100,2025-02-20
A2,2025-01-03,Call,Sales,Won,100,2025-02-20
B1,2025-04-02,Webinar,Marketing,Won,100,2025-04-20
B2,2025-04-02,Webinar,Marketing,Won,300,2025-05-20
B2,2025-04-03,Call,Sales,Won,300,2025-05-20
B2,2025-04-04,Call,Sales,Won,300,2025-05-20
";

    fn filter(from: (i64, i64), to: (i64, i64)) -> Filter {
        let day = |(year, month): (i64, i64)| days(year, month, 1).expect("a date") * DAY;
        Filter { closed: Some([day(from), day(to)]), ..Filter::default() }
    }

    fn compare(csv: &str, sides: [Filter; 2]) -> Periods {
        let query = PeriodQuery { model: Model::Linear, sides };
        data(csv).periods(&query, &EligibilityRules::default(), &mut || {}).expect("periods")
    }

    #[test]
    fn a_difference_is_revenue_mix_and_credit_within_and_nothing_else() {
        let periods = compare(CSV, [filter((2025, 1), (2025, 4)), filter((2025, 4), (2025, 7))]);
        let [first, second] = &periods.sides;
        assert_eq!((first.total, second.total), (20_000, 40_000));
        let at = |team: &str| periods.groups.iter().position(|group| group.name == team).expect("a team");
        let (marketing, sales) = (at("Marketing"), at("Sales"));
        assert_eq!((first.credit[marketing], first.credit[sales]), (15_000, 5_000));
        assert_eq!((second.credit[marketing], second.credit[sales]), (20_000, 20_000));
        // Revenue: 200 more at 75 % and 25 %. Mix: deals of both teams grew from 1/2 to 3/4 of revenue; Sales has 1/2
        // and 2/3 of them, 7/12 in the mean: 400 x 1/4 x 7/12 = 58.33. Within: 400 x 5/8 x 1/6 = 41.67.
        assert_eq!(periods.shifts[sales], Shift { revenue: 5_000, mix: 5_833, within: 4_167 });
        assert_eq!(periods.shifts[marketing], Shift { revenue: 15_000, mix: -5_833, within: -4_167 });
        for (at, shift) in periods.shifts.iter().enumerate() {
            assert_eq!(shift.total(), second.credit[at] - first.credit[at]);
        }
    }

    #[test]
    fn a_kind_of_deal_that_one_side_lacks_is_mix() {
        let periods = compare(CSV, [filter((2025, 1), (2025, 2)), filter((2025, 2), (2025, 3))]);
        // January: Marketing alone, 100. February: both, 100, half each.
        let parts: Vec<Shift> = periods.shifts.iter().copied().filter(|shift| shift.total() != 0).collect();
        assert_eq!(parts.len(), 2);
        assert!(parts.iter().all(|shift| shift.revenue == 0 && shift.within == 0 && shift.mix.abs() == 5_000));
    }

    #[test]
    fn an_empty_side_makes_all_of_it_revenue() {
        let periods = compare(CSV, [filter((2024, 1), (2024, 2)), filter((2025, 1), (2025, 4))]);
        assert_eq!(periods.sides[0].total, 0);
        assert!(periods.sides[0].intervals.is_empty());
        assert!(periods.shifts.iter().all(|shift| shift.mix == 0 && shift.within == 0));
        assert_eq!(periods.shifts.iter().map(|shift| shift.revenue).sum::<i64>(), 20_000);
    }

    #[test]
    fn intervals_are_close_to_those_of_resamples() {
        let mut csv = "Deal,Date,Channel,Team,Stage,Amount,Close date\n".to_owned();
        for deal in 0..400_u32 {
            // Amounts and numbers of calls vary without a pattern in common.
            let (amount, calls) = (100 + deal * 7919 % 900, deal * 104_729 % 4);
            let row = |day: u32, channel: &str, team: &str| {
                format!("D{deal},2025-01-{day:02},{channel},{team},Won,{amount},2025-02-01\n")
            };
            csv += &row(1, "Webinar", "Marketing");
            (0..calls).for_each(|call| csv += &row(2 + call, "Call", "Sales"));
        }
        let periods = compare(&csv, [Filter::default(), Filter::default()]);
        let counting = EligibilityRules::default();
        let mut data = data(&csv);
        let by = fairshare_types::dimension::Dimension::Team;
        let mut drawn = data.bootstrap(by, &[Model::Linear], &counting).expect("begins");
        while !drawn.is_done() {
            assert!(data.resample(&mut drawn));
        }
        let drawn = drawn.result();
        for (at, name) in drawn.groups.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
            let own = periods.groups.iter().position(|group| group.name == *name).expect("a team");
            let [low, high] = periods.sides[0].intervals[own];
            assert!(
                (low - drawn.low[at]).abs() < 0.004 && (high - drawn.high[at]).abs() < 0.004,
                "{name} {low} {high}"
            );
        }
    }
}

//! Rows of spend that are no spend of their own: totals, rows of two files; and rows of a period or of a team.

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::{Certainty, Decision, RowMark, Subject};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{Choices, EligibilityRules, Filter};
use fairshare_types::problem::Reason;
use fairshare_types::results::{Spend, SpendQuery};

use crate::reading::accounted as read_as;

const TOUCHES: &str = "Deal,Date,Channel,Campaign,Team,Stage,Amount\n\
    A,2025-01-05,Google Ads,Brand,Marketing,Won,100\nA,2025-02-05,Email,News,Sales,Won,100\n\
    B,2025-02-09,Google Ads,Brand,Sales,Lost,50\nC,2025-02-11,Total,Brand,Sales,Won,50\n";

fn read(files: &[(&str, &str)]) -> Dataset {
    read_as(&[&[("t.csv", TOUCHES)], files].concat(), Choices::default())
}

fn spend(data: &mut Dataset, by: Dimension) -> Spend {
    let query = SpendQuery { by, model: Model::Linear, by_month: true };
    data.spend(&query, &EligibilityRules::default()).expect("settings in range")
}

/// Lines that do not count for a reason, with their files.
fn lines(data: &Dataset, reason: Reason) -> Vec<(String, u32)> {
    let rows = data.problems(100).into_iter().filter(|row| row.reason == reason);
    let mut rows: Vec<_> = rows.map(|row| (row.file, row.line)).collect();
    rows.sort_unstable();
    rows
}

fn decision(data: &Dataset, of: RowMark) -> Option<&Decision> {
    let is = |found: &&Decision| matches!(found.subject, Subject::MarkedRows { mark, .. } if mark == of);
    data.facts().decisions.iter().find(is)
}

/// Costs in each month, in minor units.
fn months(data: &mut Dataset) -> Vec<(String, i64)> {
    spend(data, Dimension::Channel).months.iter().map(|month| (month.month.clone(), month.all.cost)).collect()
}

#[test]
fn a_total_among_the_rows_does_not_count_if_it_is_their_sum() {
    for (name, file, cost, totals) in [
        (
            "of each month and of all",
            "Month,Channel,Spend\n2025-01,Google Ads,10\n2025-01,Email,5\n2025-01,Total,15\n2025-02,Email,7\n\
             2025-02,Total,7\n2025-02,Grand total,22\n",
            2_200,
            &[4, 6, 7][..],
        ),
        (
            "in the middle and in Russian",
            "Дата,Канал,Расход\n01.01.2025,Google Ads,10\n02.02.2025,Итого,30\n02.02.2025,Email,20\n",
            3_000,
            &[3],
        ),
        (
            "all channels",
            "Date,Channel,Cost\n2025-01-01,Google Ads,10.01\n2025-01-02,All channels,30.02\n2025-01-02,Email,20.01\n",
            3_002,
            &[3],
        ),
        (
            "of the campaigns of a channel",
            "Date,Channel,Campaign,Cost\n2025-01-01,Google Ads,Brand,10\n2025-01-02,Google Ads,Other,20\n\
             2025-01-02,Google Ads,Total,30\n2025-01-02,Email,News,5\n",
            3_500,
            &[4],
        ),
    ] {
        let mut data = read(&[("s.csv", file)]);
        assert_eq!(spend(&mut data, Dimension::Channel).cost, cost, "{name}");
        let expected: Vec<(String, u32)> = totals.iter().map(|line| ("s.csv".to_owned(), *line)).collect();
        assert_eq!(lines(&data, Reason::SpendTotal), expected, "{name}");
        let found = decision(&data, RowMark::Total).unwrap_or_else(|| panic!("{name}"));
        assert_eq!((found.certainty, found.value.as_str()), (Certainty::Likely, "not counted"), "{name}");
        let mut choices = Choices::default();
        choices.answer(&found.alternatives[0].answer);
        let mut counted = read_as(&[("t.csv", TOUCHES), ("s.csv", file)], choices);
        assert!(spend(&mut counted, Dimension::Channel).cost > cost, "{name}");
        assert!(lines(&counted, Reason::SpendTotal).is_empty(), "{name}");
    }
}

#[test]
fn a_channel_whose_name_is_that_of_a_total_counts_unless_the_user_says_otherwise() {
    let file = "Month,Channel,Spend\n2025-01,Google Ads,10\n2025-01,Total,99\n2025-02,Total Wine,10\n";
    let mut data = read(&[("s.csv", file)]);
    assert_eq!(spend(&mut data, Dimension::Channel).cost, 11_900);
    let found = decision(&data, RowMark::Total).expect("a question");
    assert_eq!((found.certainty, found.value.as_str()), (Certainty::Open, "counted"));
    let mut choices = Choices::default();
    choices.answer(&found.alternatives[0].answer);
    let mut without = read_as(&[("t.csv", TOUCHES), ("s.csv", file)], choices);
    assert_eq!(spend(&mut without, Dimension::Channel).cost, 2_000);
    assert_eq!(lines(&without, Reason::SpendTotal), [("s.csv".to_owned(), 3)]);
    // Names that only begin like a total are no question.
    assert!(decision(&read(&[("s.csv", "Month,Channel,Spend\n2025-02,Total Wine,10\n")]), RowMark::Total).is_none());
}

#[test]
fn a_total_by_any_name_is_found_by_its_sums() {
    const SURE: Option<(Certainty, &str)> = Some((Certainty::Likely, "not counted"));
    const ASKED: Option<(Certainty, &str)> = Some((Certainty::Open, "counted"));
    let months = "2025-01,Google Ads,10.01\n2025-01,Email,5\n2025-01,Insgesamt,15.01\n\
        2025-02,Google Ads,7\n2025-02,Email,8\n2025-02,Insgesamt,15\n";
    let one = "2025-01,Google Ads,10\n2025-01,Email,5\n2025-01,Partners,4\n2025-01,Σ,19\n";
    let flat = "2025-01,Google Ads,10\n2025-01,Email,5\n2025-01,Partners,5\n\
        2025-02,Google Ads,10\n2025-02,Email,5\n2025-02,Partners,5\n";
    for (name, rows, sums, cost, found) in [
        ("in two months", months, 3_001, 3_001, SURE),
        ("with a month of one channel", &format!("{months}2025-03,Email,2\n2025-03,Insgesamt,2\n"), 3_201, 3_201, SURE),
        ("with a month of zeros", &format!("{months}2025-03,Email,0\n2025-03,Insgesamt,0\n"), 3_001, 3_001, SURE),
        ("beside a named one", &format!("{months}2025-02,Grand total,30.01\n"), 3_001, 3_001, SURE),
        ("in one month", one, 1_900, 3_800, ASKED),
        ("the same in each month", flat, 2_000, 4_000, ASKED),
        ("one of three", "2025-01,Google Ads,10\n2025-01,Email,5\n2025-01,Partners,15\n", 3_000, 3_000, None),
        ("in one month of two", &format!("{one}2025-02,Google Ads,3\n2025-02,Σ,4\n"), 4_500, 4_500, None),
        ("nearly", &months.replace("Insgesamt,15\n", "Insgesamt,15.02\n"), 6_004, 6_004, None),
        ("of cents", "2025-01,A,0.01\n2025-01,B,0.01\n2025-01,C,0.01\n2025-01,D,0.03\n", 6, 6, None),
    ] {
        let file = format!("Month,Channel,Spend\n{rows}");
        let mut data = read(&[("s.csv", &file)]);
        assert_eq!(spend(&mut data, Dimension::Channel).cost, cost, "{name}");
        let asked = decision(&data, RowMark::Total);
        assert_eq!(asked.as_ref().map(|asked| (asked.certainty, asked.value.as_str())), found, "{name}");
        let Some(asked) = asked else { continue };
        let mut choices = Choices::default();
        choices.answer(&asked.alternatives[0].answer);
        let mut other = read_as(&[("t.csv", TOUCHES), ("s.csv", &file)], choices);
        let answered = spend(&mut other, Dimension::Channel).cost;
        assert_eq!(answered == sums, found == ASKED, "{name}: {answered}");
    }
}

#[test]
fn a_total_of_a_channel_is_the_sum_of_its_rows_alone() {
    const OPEN: Certainty = Certainty::Open;
    for (name, rows, cost, asked) in [
        // The rows of another channel have the same sum.
        ("other channel", "2025-01-01,Google Ads,Brand,10\n2025-01-01,Email,All,10\n", 2_000, Some((OPEN, "counted"))),
        (
            "other channels",
            "2025-01-01,Google Ads,Brand,4\n2025-01-01,Google Ads,New,6\n2025-01-01,Email,All,10\n",
            2_000,
            Some((OPEN, "counted")),
        ),
        (
            "one row",
            "2025-01-01,Email,News,10\n2025-01-01,Email,All,10\n2025-01-01,Google Ads,Brand,7\n",
            1_700,
            Some((OPEN, "not counted")),
        ),
        (
            "one row, beside a sum of several",
            "2025-01-01,Email,News,10\n2025-01-01,Email,All,10\n2025-01-01,Google Ads,Brand,7\n\
             2025-01-01,Google Ads,New,8\n2025-01-01,Google Ads,All,15\n",
            2_500,
            Some((Certainty::Likely, "not counted")),
        ),
        (
            "several rows that are nearly the sum",
            "2025-01-01,Email,A,10\n2025-01-01,Email,B,10\n2025-01-01,Email,C,10\n2025-01-01,Email,D,10\n\
             2025-01-01,Email,All,40.02\n",
            8_002,
            Some((OPEN, "counted")),
        ),
    ] {
        let file = format!("Day,Channel,Campaign,Cost\n{rows}");
        let mut data = read(&[("s.csv", &file)]);
        assert_eq!(spend(&mut data, Dimension::Channel).cost, cost, "{name}");
        let found = decision(&data, RowMark::Total).map(|found| (found.certainty, found.value.as_str()));
        assert_eq!(found, asked, "{name}");
    }
}

#[test]
fn sums_and_names_of_totals_are_two_questions() {
    let file = "Month,Channel,Spend\n2025-01,Google Ads,10\n2025-01,Email,5\n2025-01,Total,15\n2025-02,Total,9\n";
    let totals = |data: &Dataset| {
        let of_total = |found: &&Decision| matches!(found.subject, Subject::MarkedRows { mark: RowMark::Total, .. });
        let mut found: Vec<Decision> = data.facts().decisions.iter().filter(of_total).cloned().collect();
        found.sort_by_key(Decision::key);
        found
    };
    let data = read(&[("s.csv", file)]);
    let found = totals(&data);
    let is_sum = |found: &Decision| matches!(found.subject, Subject::MarkedRows { is_sum: true, .. });
    assert_eq!(found.iter().map(is_sum).collect::<Vec<_>>(), [true, false]);
    assert_ne!(found[0].key(), found[1].key());
    // The evidence stays the same under each answer.
    for alternative in found.iter().map(|found| found.alternatives[0].answer.clone()) {
        let mut choices = Choices::default();
        choices.answer(&alternative);
        let other = read_as(&[("t.csv", TOUCHES), ("s.csv", file)], choices);
        assert_eq!(totals(&other).iter().map(is_sum).collect::<Vec<_>>(), [true, false]);
    }
}

#[test]
fn a_row_is_filtered_if_none_of_its_parts_is_in_the_period() {
    let file = "Reporting starts,Reporting ends,Campaign name,Amount spent\n2025-01-20,2025-03-01,Brand,1000\n\
        2025-01-01,2025-01-05,News,5\n2024-10-01,2024-11-30,News,7\n2025-02-01,2025-02-28,News,9\n";
    let mut data = read(&[("s.csv", file)]);
    // February.
    let touched = Some([1_738_368_000_000, 1_740_787_200_000]);
    let query = SpendQuery { by: Dimension::Channel, model: Model::Linear, by_month: true };
    let rules = EligibilityRules { filter: Filter { touched, ..Filter::default() }, ..EligibilityRules::default() };
    let files = data.spend(&query, &rules).expect("settings in range").files.expect("spend");
    assert_eq!((files.rows, files.rows_filtered, files.cost), (2, 2, 69_193));
}

#[test]
fn spend_that_two_files_have_counts_once() {
    let (a, b) = (
        "Month,Channel,Spend\n2025-01,Google Ads,10\n2025-02,Email,7\n",
        "Month,Channel,Spend\n2025-02,Email,7\n2025-03,Email,8\n",
    );
    let same = "Spend,Month,Channel\n7,2025-02,Email\n10,2025-01,Google Ads\n";
    for (name, files, cost, repeated, certainty) in [
        ("the same file", [("a.csv", a), ("b.csv", a)], 1_700, &[("b.csv", 2), ("b.csv", 3)][..], Certainty::Likely),
        ("in another order", [("b.csv", same), ("a.csv", a)], 1_700, &[("b.csv", 2), ("b.csv", 3)], Certainty::Likely),
        ("months that overlap", [("a.csv", a), ("b.csv", b)], 2_500, &[("b.csv", 2)], Certainty::Open),
        ("months that overlap, turned", [("b.csv", b), ("a.csv", a)], 2_500, &[("b.csv", 2)], Certainty::Open),
    ] {
        let mut data = read(&files);
        assert_eq!(spend(&mut data, Dimension::Channel).cost, cost, "{name}");
        let expected: Vec<(String, u32)> = repeated.iter().map(|(file, line)| ((*file).to_owned(), *line)).collect();
        assert_eq!(lines(&data, Reason::RepeatedSpend), expected, "{name}");
        let found = decision(&data, RowMark::RepeatedSpend).unwrap_or_else(|| panic!("{name}"));
        assert_eq!((found.certainty, found.value.as_str()), (certainty, "not counted"), "{name}");
        let mut choices = Choices::default();
        choices.answer(&found.alternatives[0].answer);
        let mut each = read_as(&[&[("t.csv", TOUCHES)], &files[..]].concat(), choices);
        assert!(spend(&mut each, Dimension::Channel).cost > cost, "{name}");
        assert!(lines(&each, Reason::RepeatedSpend).is_empty(), "{name}");
        assert!(decision(&each, RowMark::RepeatedSpend).is_some_and(|found| !found.is_asked()), "{name}");
    }
    // Rows that repeat within one file differ in what the program does not read, such as the ad.
    let mut data = read(&[("s.csv", "Month,Channel,Spend\n2025-02,Email,7\n2025-02,Email,7\n")]);
    assert_eq!(spend(&mut data, Dimension::Channel).cost, 1_400);
    assert!(decision(&data, RowMark::RepeatedSpend).is_none());
}

#[test]
fn a_period_is_shared_among_its_months_by_days() {
    // 12 days of January, 28 of February and 1 of March: 292.68, 682.93 and 24.39 of 1000.00.
    let file = "Reporting starts,Reporting ends,Campaign name,Amount spent\n2025-01-20,2025-03-01,Brand,1000\n\
        2025-02-01,2025-02-28,News,5\n2025-03-10,2025-03-01,News,7\n";
    let mut data = read(&[("s.csv", file)]);
    assert_eq!(lines(&data, Reason::SpendPeriod), [("s.csv".to_owned(), 4)]);
    let expected = [("2025-01", 29_268), ("2025-02", 68_793), ("2025-03", 2_439)];
    assert_eq!(months(&mut data), expected.map(|(month, cost)| (month.to_owned(), cost)));
    let whole = spend(&mut data, Dimension::Channel);
    let files = whole.files.as_ref().expect("spend");
    assert_eq!((files.cost, files.rows, files.rows_of_months), (100_500, 2, 1));
}

#[test]
fn spend_of_a_team_is_that_of_the_team() {
    let file = "Month,Channel,Team,Spend\n2025-01,Google Ads,Marketing,10\n2025-02,Google Ads,Sales,20\n\
        2025-02,Google Ads,,30\n2025-02,Email,Marketing,7\n2025-02,Google Ads,Marketing 25% / Sales 75%,40\n";
    let mut data = read(&[("s.csv", file)]);
    let spent = spend(&mut data, Dimension::Team);
    let costs: Vec<(&str, i64)> = spent.rows.iter().map(|row| (row.of.name.as_str(), row.sums.cost)).collect();
    // Google Ads has a touch of each team: 10 + 15 + 10, and 20 + 15 + 30; Email has none of Marketing: 7 of Sales.
    assert_eq!(costs, [("Sales", 7_200), ("Marketing", 3_500)]);
    assert_eq!(spent.files.as_ref().map(|files| files.rows_without_team), Some(1));
    let by_channel = spend(&mut data, Dimension::Channel);
    let costs: Vec<(&str, i64)> = by_channel.rows.iter().map(|row| (row.of.name.as_str(), row.sums.cost)).collect();
    assert!(costs.contains(&("Google Ads", 10_000)) && costs.contains(&("Email", 700)), "{costs:?}");
}

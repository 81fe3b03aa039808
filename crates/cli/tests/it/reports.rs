//! The commands beside `credit`: their tables add up, and what cannot be answered gets a sentence.

use std::path::PathBuf;
use std::process::Command;

/// Exit code, output and errors of the program.
fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_fairshare")).args(arguments).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn samples() -> [String; 2] {
    ["b2b-year-touches.csv", "b2b-year-deals.csv"].map(|name| {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../assets/samples");
        folder.join(name).to_string_lossy().into_owned()
    })
}

/// The cells of a command's table on the larger sample, without the row of headings.
fn table(command: &str, options: &[&str]) -> Vec<Vec<String>> {
    let [touches, deals] = samples();
    let (code, text, errors) = run(&[&[command, &touches, &deals], options].concat());
    assert_eq!(code, Some(0), "{errors}");
    text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

fn cents(cell: &str) -> i64 {
    cell.replace('.', "").parse().expect("two decimals")
}

fn sum(rows: &[Vec<String>], column: usize) -> i64 {
    rows.iter().map(|row| cents(&row[column])).sum()
}

fn won_revenue() -> i64 {
    sum(&table("credit", &["--model", "linear"]), 1)
}

#[test]
fn touches_sum_to_won_revenue_under_each_model() {
    let models = ["--model", "linear", "--model", "w", "--model", "markov:1"];
    let rows = table("credit", &[&["--by", "touch"], &models[..]].concat());
    for credit in [12, 14, 16] {
        assert_eq!(sum(&rows, credit), won_revenue(), "column {credit}");
    }
    let [touches, deals] = samples();
    let (code, _, errors) = run(&["credit", &touches, &deals, "--by", "touch", "--format", "json"]);
    assert_eq!(
        (code, errors.lines().last()),
        (Some(2), Some("--by touch gives revenue, as CSV or Parquet: leave --format json and --value out."))
    );
}

#[test]
fn paths_that_are_listed_and_all_others_sum_to_won_revenue() {
    for options in [&["--rows", "3"][..], &["--by", "channel", "--every-touch", "--order", "wins"], &[]] {
        assert_eq!(sum(&table("paths", options), 3), won_revenue(), "{options:?}");
    }
    assert_eq!(table("paths", &["--rows", "3"]).last().map(|row| row[0].clone()), Some("(other paths)".to_owned()));
}

#[test]
fn the_pipeline_is_the_same_under_each_model() {
    let rows = table("pipeline", &["--model", "first", "--model", "w", "--window", "90d"]);
    let (total, teams) = rows.split_last().expect("rows");
    assert!(cents(&total[1]) > 0);
    assert_eq!([sum(teams, 1), sum(teams, 2)], [cents(&total[1]), cents(&total[2])]);
}

#[test]
fn open_deals_count_times_their_probability_unless_whole_amounts_are_wanted() {
    let file = std::env::temp_dir().join(format!("fairshare-probability-{}.csv", std::process::id()));
    let csv = "Deal,Date,Channel,Team,Stage,Amount,Probability\n\
        A,2025-01-01,Ad,Marketing,Open,100,25%\nB,2025-01-01,Call,Sales,Open,40,150%\nC,2025-01-01,Call,Sales,Won,10,100%\n";
    std::fs::write(&file, csv).expect("writes");
    let file = file.to_string_lossy();
    let (code, text, errors) = run(&["pipeline", &file, "--model", "first"]);
    assert_eq!(code, Some(0), "{errors}");
    assert!(text.contains("Marketing,25.00,") && text.contains("(total),65.00,"), "{text}");
    assert!(
        errors.contains("times their probability (25 %); whole amounts are 140.00 in all (--whole-amounts)."),
        "{errors}"
    );
    assert!(errors.contains("1 deal has no probability or several, and counts whole: 40.00."), "{errors}");
    assert!(errors.contains("The probability is no number from 0 to 100 %."), "{errors}");
    let (_, text, errors) = run(&["pipeline", &file, "--model", "first", "--whole-amounts"]);
    assert!(text.contains("(total),140.00,"), "{text}");
    assert!(errors.contains("Open deals count with their whole amounts, 140.00 in all"), "{errors}");
    std::fs::remove_file(&*file).expect("removes");
}

#[test]
fn the_parts_of_a_difference_sum_to_it() {
    let sides = ["--first", "2025-01-01..2025-06-30", "--second", "2025-07-01..2025-12-31"];
    for row in table("periods", &sides) {
        let [first, second, difference, revenue, mix, within] = [1, 2, 3, 4, 5, 6].map(|at| cents(&row[at]));
        assert_eq!((second - first, revenue + mix + within), (difference, difference), "{row:?}");
    }
    let rows = table("periods", &["--first", "segment=Enterprise", "--second", "segment=SMB", "--model", "u"]);
    assert!(rows.len() > 2);
}

#[test]
fn what_cannot_be_answered_gets_a_sentence() {
    let [touches, _] = samples();
    for (arguments, expected) in [
        (vec!["paths", &touches, "--rows", "0"], "--rows takes a number such as 50, not “0”."),
        (vec!["paths", &touches, "--model", "w"], "--model is not an option of paths. Try fairshare --help."),
        (vec!["pipeline", &touches, "--window", "soon"], "--window takes a number of days such as 90d, not “soon”."),
        (vec!["pipeline", &touches, "--window-end", "closed"], "--window-end needs --window, such as --window 90d."),
        (
            vec!["periods", &touches],
            "fairshare periods needs --first and --second, such as --first 2025-01-01..2025-03-31.",
        ),
        (vec!["pipeline"], "fairshare pipeline needs a file. Try fairshare --help."),
        (
            vec!["credit", &touches, "--weight", "Impression"],
            "--weight takes a kind and its weight, such as type:Impression=0.2, not “Impression”.",
        ),
    ] {
        let (code, text, errors) = run(&arguments);
        assert_eq!((code, text.as_str(), errors.trim_end()), (Some(2), "", expected), "{arguments:?}");
    }
}

#[test]
fn kinds_of_touch_count_less_or_not_at_all() {
    let usual = table("credit", &["--by", "type", "--model", "linear"]);
    let name = usual[0][0].clone();
    let weight = format!("type:{name}=0.1");
    let less = table("credit", &["--by", "type", "--model", "linear", "--weight", &weight]);
    let of = |rows: &[Vec<String>]| rows.iter().find(|row| row[0] == name).map_or(0, |row| cents(&row[1]));
    assert!(of(&less) < of(&usual) && of(&less) > 0);
    assert_eq!(sum(&less, 1), won_revenue());
    let none = table("credit", &["--by", "type", "--model", "linear", "--exclude", &format!("type={name}")]);
    assert_eq!((of(&none), sum(&none, 1)), (0, won_revenue()));
}

#[test]
fn rules_that_match_nothing_are_said() {
    let [touches, deals] = samples();
    let rules =
        ["--exclude", "channel=Radio", "--weight", "type:Smoke signal=0.5", "--exclude", "person=Nobody At All"];
    for command in ["credit", "pipeline"] {
        let (code, _, errors) = run(&[&[command, &touches, &deals], &rules[..]].concat());
        assert_eq!(code, Some(0));
        for expected in [
            "warning: --exclude: no touch has the channel “Radio”.",
            "warning: --weight: no touch has the type “Smoke signal”.",
            "warning: --exclude: no touch has the person “Nobody At All”.",
        ] {
            assert!(errors.lines().any(|line| line == expected), "{command}: {errors}");
        }
    }
}

//! `fairshare spend`: costs of touches and of a second file beside the credit, as `crates/engine/tests/data/spend.json`
//! derives them.

use std::path::PathBuf;
use std::process::Command;

/// Exit code, output and errors of the program.
fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_fairshare")).args(arguments).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn file(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../engine/tests/data");
    folder.join(name).to_string_lossy().into_owned()
}

fn spend(options: &[&str]) -> (Option<i32>, String, String) {
    let files = [file("spend-touches.csv"), file("spend-file.csv")];
    run(&[&["spend", &files[0], &files[1]], options].concat())
}

#[test]
fn cost_stands_beside_credit() {
    let (code, text, errors) = spend(&["--model", "linear", "--by", "channel"]);
    assert_eq!(code, Some(0), "{errors}");
    let expected = "channel,cost,credit,return,won_deals,cost_per_won_deal\n\
        Google Ads,190.01,900.00,4.7366,1.6667,114.01\n\
        Call,,300.00,,0.3333,\n\
        Email,-5.00,0.00,,0.0000,\n\
        Fair,33.33,100.01,3.0006,1.0000,33.33\n\
        Radio (joins no touch),20.00,0.00,0.0000,0.0000,\n\
        (total),238.34,1300.01,5.4544,3.0000,79.45\n";
    assert_eq!(text, expected);
    for line in [
        "warning: No touch has the channel \u{201c}Radio\u{201d}: its spend of 20.00 in 2025-02 joins no credit. Write it as \
         the touches do.",
        "warning: spend-file.csv: 4 of 11 rows not used.",
    ] {
        assert!(errors.lines().any(|other| other == line), "{line}: {errors}");
    }
    assert!(errors.contains("The cost cannot be read as a number. For example spend-file.csv, line 10."), "{errors}");
}

#[test]
fn months_sum_to_the_whole() {
    let (code, text, errors) = spend(&["--by", "channel", "--by", "month"]);
    assert_eq!(code, Some(0), "{errors}");
    assert!(text.starts_with("month,channel,cost,credit,return,won_deals,cost_per_won_deal\n"), "{text}");
    for line in [
        "2025-01,(total),150.01,300.00,1.9999,0.3333,450.03",
        "2025-02,Google Ads,30.00,300.00,10.0000,0.3333,90.00",
        "2025-02,(joins no touch),20.00,0.00,0.0000,0.0000,",
        "2025-03,Call,,300.00,,0.3333,",
        "(total),(total),238.34,1300.01,5.4544,3.0000,79.45",
    ] {
        assert!(text.lines().any(|other| other == line), "{line}: {text}");
    }
}

#[test]
fn a_filter_says_what_it_does_to_spend() {
    let (_, text, errors) = spend(&["--by", "channel", "--touched", "2025-02-01..2025-02-28", "--deal", "D2"]);
    assert!(text.contains("\nGoogle Ads,30.00,0.00,0.0000,0.0000,\n"), "{text}");
    for line in [
        "warning: 4 rows of spend are outside the period of touches.",
        "warning: A filter of deals does not change spend from files, only credit.",
    ] {
        assert!(errors.lines().any(|other| other == line), "{line}: {errors}");
    }
}

#[test]
fn what_cannot_be_answered_gets_a_sentence() {
    let (touches, spend) = (file("spend-touches.csv"), file("spend-file.csv"));
    for (arguments, expected) in [
        (
            vec!["spend", &touches],
            "No touch has a cost, and no file has spend: add a file with a date or month, a channel or campaign, and the \
             cost.",
        ),
        (
            vec!["spend", &touches, "--model", "first", "--model", "last"],
            "fairshare spend compares under one model: give --model once.",
        ),
        (vec!["spend"], "fairshare spend needs a file. Try fairshare --help."),
    ] {
        let (code, text, errors) = run(&arguments);
        assert_eq!((code, text.as_str(), errors.lines().last()), (Some(2), "", Some(expected)), "{arguments:?}");
    }
    let (code, _, errors) = run(&["credit", &spend]);
    assert_eq!(code, Some(2));
    assert!(errors.contains("This is spend by channel or campaign") && errors.contains("Month, Channel"), "{errors}");
}

#[test]
fn inspect_counts_the_rows_of_spend() {
    let (_, text, _) = run(&["inspect", &file("spend-touches.csv"), &file("spend-file.csv")]);
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let of = &json["files"][1];
    assert_eq!((of["verdict"].as_str(), of["shape"].as_str()), (Some("spend"), Some("spend")));
    assert_eq!((&of["rows_read"], &of["rows_used"], &of["rows_kept_out_count"]), (&11.into(), &7.into(), &4.into()));
    let kept_out = of["rows_kept_out"].as_array().expect("rows");
    let mut lines: Vec<_> = kept_out.iter().map(|row| row["line"].as_u64()).collect();
    lines.sort_unstable();
    assert_eq!(lines, [9, 10, 11, 12].map(Some));
    let decision =
        json["decisions"].as_array().expect("decisions").iter().find(|one| one["subject"] == "shape:spend-file.csv");
    assert_eq!(decision.map(|one| &one["confidence"]), Some(&"likely".into()));
}

/// Writes a file for one test.
fn written(test: &str, name: &str, text: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, text).expect("a file");
    path.to_string_lossy().into_owned()
}

const TOUCHES: &str = "Deal,Date,Channel,Team,Stage,Amount\nA,2025-01-05,Ads,Marketing,Won,100\n\
    A,2025-02-05,Email,Sales,Won,100\nB,2025-02-09,Ads,Marketing,Lost,50\n";

#[test]
fn open_questions_of_all_files_are_printed_and_strict() {
    let touches = written("spend-strict", "t.csv", TOUCHES);
    let spend = written("spend-strict", "s.csv", "Date,Channel,Spend\n01/02/2025,Ads,10\n03/02/2025,Email,5\n");
    for command in ["spend", "credit", "pipeline"] {
        let (code, text, errors) = run(&[command, &touches, &spend]);
        assert_eq!(code, Some(0), "{command}: {errors}");
        let asks = |line: &str| {
            line.starts_with("question: s.csv: which comes first") && line.contains("(spend moves to other months)")
        };
        assert!(errors.lines().any(asks), "{command}: {errors}");
        let (code, strict, _) = run(&[command, &touches, &spend, "--strict"]);
        assert_eq!((code, strict), (Some(3), text.clone()), "{command}");
        let (code, _, errors) = run(&[command, &touches, &spend, "--strict", "--date-order", "DMY"]);
        assert_eq!(code, Some(0), "{command}: {errors}");
    }
}

#[test]
fn what_is_not_used_is_said() {
    let touches = written("spend-unused", "t.csv", TOUCHES);
    let spend = written("spend-unused", "s.csv", "Date,Channel,Spend\n2025-01-02,Ads,10\n");
    let euros = written("spend-unused", "e.csv", &TOUCHES.replace("Amount", "Amount (EUR)"));
    let none = "warning: --rate USD is not used: no deal names its currency, so there is none to convert to.";
    let other = "warning: --rate USD is not used: no amount is in USD. The results are in EUR.";
    let joint = "warning: --joint does not apply to spend: teams share cost and credit of joint touches, so that each sum \
        is that of all deals.";
    for (arguments, expected) in [
        (["spend", &touches, &spend, "--rate", "USD=0.9"], none),
        (["credit", &touches, &spend, "--rate", "USD=0.9"], none),
        (["spend", &euros, &spend, "--rate", "USD=0.9"], other),
        (["spend", &touches, &spend, "--joint", "overlay"], joint),
    ] {
        let (code, _, errors) = run(&arguments);
        assert!(code == Some(0) && errors.lines().any(|line| line == expected), "{arguments:?}: {errors}");
    }
}

#[test]
fn a_report_without_years_says_so() {
    let touches = written("spend-years", "t.csv", TOUCHES);
    let spend = written("spend-years", "s.csv", "Month,Channel,Spend\nJan,Ads,10\nFeb,Ads,10\n");
    let (_, _, errors) = run(&["credit", &touches, &spend]);
    let says = "warning: s.csv is not used. The months, weeks or quarters of this report have no year";
    assert!(errors.lines().any(|line| line.starts_with(says)), "{errors}");
}

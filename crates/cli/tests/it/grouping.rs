//! `--group` and `--group-rules`: credit by grouped channels, and sentences about rules that say nothing.

use std::path::PathBuf;
use std::process::Command;

const TOUCHES: &str = include_str!("../../../engine/tests/data/grouping-deals.csv");
const RULES: &str = "field,test,text,channel\n\
    source,equals,google,Google ads\nmedium,starts with,cp,\nmedium,equals,email,Mail\nsource,equals,fax,Fax\n\
    source,contains,newsletter,Letters\n";

/// A file of this text in a folder of the test.
fn made(test: &str, name: &str, text: &str) -> String {
    let folder = std::env::temp_dir().join(format!("fairshare-grouping-{}-{test}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path: PathBuf = folder.join(name);
    std::fs::write(&path, text).expect("a file");
    path.to_string_lossy().into_owned()
}

/// Exit code, output and errors of the program.
fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_fairshare")).args(arguments).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn credit_by_channel_is_that_of_the_groups() {
    let touches = made("groups", "touches.csv", TOUCHES);
    let credit = ["credit", &touches, "--by", "channel", "--model", "linear", "--group", "GA4"];
    let (code, text, errors) = run(&credit);
    assert_eq!(code, Some(0), "{errors}");
    // Derived in crates/engine/tests/data/grouping.md.
    let mut rows: Vec<&str> = text.lines().collect();
    assert_eq!(rows.remove(0), "channel,linear");
    rows.sort_unstable();
    let expected = [
        "Direct,20.00",
        "Email,50.00",
        "Organic Search,20.00",
        "Paid Search,40.00",
        "Paid Social,30.00",
        "Webinar,30.00",
    ];
    assert_eq!(rows, expected);
    assert!(
        errors.contains("note: no rule matches 1 of 8 touches, which keep their channel: \u{201c}Webinar\u{201d} (1)."),
        "{errors}"
    );
}

#[test]
fn own_rules_come_first_and_those_that_say_nothing_are_warned_of() {
    let (touches, rules) = (made("rules", "touches.csv", TOUCHES), made("rules", "rules.csv", RULES));
    let (code, text, errors) =
        run(&["credit", &touches, "--by", "channel", "--model", "linear", "--group", "ga4", "--group-rules", &rules]);
    assert_eq!(code, Some(0), "{errors}");
    assert!(text.contains("Google ads,20.00\n") && text.contains("Mail,50.00\n"), "{text}");
    // bing by cpc is left to the known groups.
    assert!(text.contains("Paid Search,20.00\n"), "{text}");
    assert!(errors.contains("warning: rule 3 of the channels matches no touch."), "{errors}");
    let shadowed = "warning: rule 4 of the channels has no effect: earlier rules take all 2 touches it matches.";
    assert!(errors.contains(shadowed), "{errors}");
    assert!(!errors.contains("rule 1 ") && !errors.contains("rule 2 "), "{errors}");
}

#[test]
fn a_rule_for_everything_is_warned_of() {
    let touches = made("all", "touches.csv", TOUCHES);
    let rules = made("all", "rules.csv", "field,test,text,channel\nsource,regex,.,Everything\n");
    let (code, text, errors) =
        run(&["credit", &touches, "--by", "channel", "--model", "first", "--group-rules", &rules]);
    assert_eq!((code, text.as_str()), (Some(0), "channel,first\nEverything,190.00\n"));
    let all = "warning: rule 1 of the channels matches all 8 touches, so there is one channel and nothing to compare between channels.";
    assert!(errors.contains(all), "{errors}");
}

#[test]
fn a_table_that_cannot_be_used_is_one_sentence_with_its_line() {
    let touches = made("broken", "touches.csv", TOUCHES);
    let broken = |text: &str| {
        let rules = made("broken", "rules.csv", text);
        let (code, _, errors) = run(&["credit", &touches, "--group-rules", &rules]);
        assert_eq!((code, errors.lines().count()), (Some(2), 1), "{errors}");
        errors.replace(&rules, "rules.csv")
    };
    assert_eq!(
        broken("field,test,text,channel\nsource,equals,a,A\nmedium,regex,(cpc,Ads\n"),
        "rules.csv, line 3: \u{201c}(cpc\u{201d} is not a regular expression that can be read. No rule is applied.\n"
    );
    assert!(broken("field,test,text,channel\nsource,contains,,All\n").contains("line 2: a condition has no text"));
    assert!(broken("source,channel\na,A\n").contains("needs the columns field, test, text, channel."));
    let (code, _, errors) = run(&["credit", &touches, "--group", "ua"]);
    assert_eq!((code, errors.as_str()), (Some(2), "--group takes ga4, not \u{201c}ua\u{201d}.\n"));
}

#[test]
fn inspect_names_the_grouping_as_a_decision() {
    let touches = made("inspect", "touches.csv", TOUCHES);
    let (code, text, errors) = run(&["inspect", &touches, "--group", "ga4"]);
    assert_eq!(code, Some(0), "{errors}");
    let report: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let decision = report["decisions"].as_array().and_then(|all| all.iter().find(|one| one["subject"] == "grouping"));
    let decision = decision.expect("a decision");
    assert_eq!(decision["value"], "ga4");
    assert_eq!(
        decision["evidence"],
        "Channels are grouped: 7 of 8 touches match. The others keep their channel: \u{201c}Webinar\u{201d} (1)."
    );
}

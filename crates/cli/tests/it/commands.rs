//! The program as a script uses it: its output and its exit code.

use std::path::PathBuf;
use std::process::{Command, Output};

fn sample(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../assets/samples");
    folder.join(name).to_string_lossy().into_owned()
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fairshare")).args(arguments).output().expect("the program runs")
}

fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

/// The sum of each numeric column, in cents.
fn sums(csv: &str) -> Vec<i64> {
    let columns = csv.lines().next().map_or(0, |header| header.split(',').count() - 1);
    let mut sums = vec![0; columns];
    for line in csv.lines().skip(1) {
        for (sum, cell) in sums.iter_mut().zip(line.rsplit(',').take(columns).collect::<Vec<_>>().into_iter().rev()) {
            *sum += cell.replace('.', "").parse::<i64>().expect("two decimals");
        }
    }
    sums
}

#[test]
fn credit_sums_to_won_revenue_whichever_way_it_is_rolled_up() {
    let (touches, deals) = (sample("conference-touches.csv"), sample("conference-deals.csv"));
    for by in ["team", "channel", "campaign", "type", "deal"] {
        let csv = printed(&["credit", &touches, &deals, "--by", by]);
        assert!(csv.starts_with(&format!("{by},first,last,linear,")), "{csv}");
        assert_eq!(sums(&csv), vec![65_900_000; 10], "{by}");
    }
}

#[test]
fn a_model_that_the_data_cannot_feed_is_warned_of() {
    let touches = sample("conference-touches.csv");
    let warnings = |models: &[&str]| {
        let output = run(&[&["credit", &touches], models].concat());
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let said = warnings(&["--model", "w", "--model", "linear"]);
    let expected = "warning: w: needs the dates when the lead and the opportunity were created: columns not found\n";
    assert!(said.contains(expected) && !said.contains("linear:"), "{said}");
    assert!(!warnings(&[]).contains("needs the dates"), "only models that were asked for");
}

#[test]
fn months_and_segments_have_a_row_per_team() {
    let (touches, deals) = (sample("b2b-year-touches.csv"), sample("b2b-year-deals.csv"));
    let whole = sums(&printed(&["credit", &touches, &deals]));
    for (by, parts) in [("month", 12), ("segment", 3)] {
        let csv = printed(&["credit", &touches, &deals, "--by", by]);
        assert!(csv.starts_with(&format!("{by},team,first,last,")), "{csv}");
        let named: std::collections::BTreeSet<&str> = csv.lines().skip(1).filter_map(|l| l.split(',').next()).collect();
        assert!(named.len() <= parts && named.len() > 1, "{named:?}");
        let columns: Vec<i64> = sums(&csv.replacen(",team,", ",", 1));
        assert_eq!(columns, whole, "{by}");
    }
    let json = printed(&["credit", &touches, &deals, "--by", "month", "--model", "w", "--format", "json"]);
    assert!(json.contains("\"part\": \"2025-"), "{json}");
}

#[test]
fn filters_that_complete_each_other_add_up() {
    let (touches, deals) = (sample("b2b-year-touches.csv"), sample("b2b-year-deals.csv"));
    let with = |filter: &[&str]| sums(&printed(&[&["credit", &touches, &deals], filter].concat()));
    let add = |a: Vec<i64>, b: Vec<i64>| a.iter().zip(b).map(|(a, b)| a + b).collect::<Vec<_>>();
    let whole = with(&[]);
    let before = with(&["--closed", "..2025-06-30"]);
    assert!(before[0] > 0 && before[0] < whole[0]);
    assert_eq!(add(before, with(&["--closed", "2025-07-01.."])), whole);
    assert_eq!(with(&["--segment", "Enterprise", "--segment", "Mid-market", "--segment", "SMB"]), whole);
    assert_eq!(with(&["--owner", "nobody of this name"]), vec![0; whole.len()]);
    let touched = with(&["--touched", "2025-01-01..2025-03-31"]);
    assert_eq!(touched, whole, "deals whose touches are all left out are nobody's, and stay");
}

#[test]
fn a_period_is_two_days() {
    let (touches, deals) = (sample("conference-touches.csv"), sample("conference-deals.csv"));
    for period in ["2025", "2025-01-01", "2025-13-01..2025-12-31", "2025-02-01..2025-01-01", "2025-01-01-05.."] {
        let output = run(&["credit", &touches, &deals, "--closed", period]);
        assert_eq!(output.status.code(), Some(2), "{period}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("--closed takes the first and the last day"));
    }
}

#[test]
fn models_are_named_as_given() {
    let (touches, deals) = (sample("conference-touches.csv"), sample("conference-deals.csv"));
    let csv = printed(&["credit", &touches, &deals, "--model", "position:40/20/40", "--model", "u"]);
    assert_eq!(csv.lines().next(), Some("team,position:40/20/40,u"));
    for line in csv.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(cells[1], cells[2], "the same model under two names");
    }
}

#[test]
fn wins_have_nine_decimals_and_json_has_totals() {
    let (touches, deals) = (sample("conference-touches.csv"), sample("conference-deals.csv"));
    let csv = printed(&["credit", &touches, &deals, "--model", "linear", "--value", "wins"]);
    assert!(
        csv.lines()
            .skip(1)
            .all(|line| line.split(',').nth(1).is_some_and(|n| n.split('.').nth(1).is_some_and(|d| d.len() == 9)))
    );
    let json = printed(&["credit", &touches, &deals, "--model", "linear", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["totals"][0].to_string(), "659000.00");
    assert_eq!(json["by"], "team");
    assert_eq!(json["value"], "revenue");
}

#[test]
fn inspect_accounts_for_every_row() {
    let (touches, deals) = (sample("b2b-year-touches.csv"), sample("b2b-year-deals.csv"));
    let json: serde_json::Value = serde_json::from_str(&printed(&["inspect", &touches, &deals])).expect("JSON");
    let number = |value: &serde_json::Value| value.as_u64().expect("a number");
    for file in json["files"].as_array().expect("files") {
        let kept_out = file["rows_kept_out"].as_array().expect("rows").len() as u64;
        assert_eq!(number(&file["rows_used"]) + kept_out, number(&file["rows_read"]), "{}", file["file"]);
    }
    assert_eq!(json["files"][0]["verdict"], "journeys");
    assert_eq!(json["files"][1]["verdict"], "needs_join");
    assert!(json["won_revenue"]["EUR"].is_string());
}

#[test]
fn rules_give_channels_to_teams() {
    let folder = std::env::temp_dir().join(format!("fairshare-rules-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let (touches, rules) = (folder.join("touches.csv"), folder.join("rules.csv"));
    std::fs::write(&touches, "deal,date,channel,won,amount\nD1,2025-01-01,Webinar,1,100\nD1,2025-01-02,Booth,1,100\n")
        .expect("written");
    std::fs::write(&rules, "channel,team\nWebinar,Marketing\nBooth,Sales 60% / Marketing 40%\n").expect("written");
    let (touches, rules) = (touches.to_string_lossy().into_owned(), rules.to_string_lossy().into_owned());
    let csv = printed(&["credit", &touches, "--shares", &rules, "--model", "linear"]);
    assert_eq!(csv, "team,linear\nMarketing,70.00\nSales,30.00\n");
    let read_as = |joint: &str, format: &str| {
        printed(&["credit", &touches, "--shares", &rules, "--model", "linear", "--joint", joint, "--format", format])
    };
    assert_eq!(read_as("bucket", "csv"), "team,linear\nMarketing,50.00\nSales,0.00\nJoint,50.00\n");
    assert_eq!(read_as("overlay", "csv"), "team,linear\nMarketing,100.00\nSales,50.00\n");
    assert!(read_as("overlay", "json").contains("null"), "no sum of what is in several teams in full");
    std::fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn what_cannot_be_done_is_said_in_one_sentence() {
    for (arguments, expected) in [
        (&["credit", "no such file.csv"][..], "could not be read"),
        (&["credit"], "needs a file"),
        (&["count", "x.csv"], "is not a command"),
        (&["credit", "x.csv", "--model", "magic"], "is not a model"),
        (&["credit", "x.csv", "--by", "moon"], "--by takes team, channel, campaign, type, month, segment, deal"),
        (&["credit", "x.csv", "--lookback", "soon"], "a number of days"),
    ] {
        let output = run(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said.contains(expected) && said.trim_end().lines().count() == 1, "{arguments:?}: {said}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_workbook_is_read_sheet_by_sheet() {
    let book = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../foreign/tests/data/two_sheets.xlsx");
    let csv = printed(&["credit", &book.to_string_lossy(), "--model", "linear"]);
    assert_eq!(sums(&csv), [51_200_000]);
    let said: serde_json::Value = serde_json::from_str(&printed(&["inspect", &book.to_string_lossy()])).expect("JSON");
    assert_eq!(said["files"][0]["file"], "two_sheets.xlsx \u{203a} Touches");
    assert_eq!(said["files"][1]["rows_read"], 10);
}

/// Writes a file for a test; returns its path.
fn made(name: &str, text: &str) -> String {
    let folder = std::env::temp_dir().join(format!("fairshare-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, text).expect("a file");
    path.to_string_lossy().into_owned()
}

#[test]
fn one_page_of_several_is_asked_about() {
    let page = |more: bool| {
        format!(
            r#"{{"data":[{{"deal":"A","date":"2025-01-01","channel":"Mail","stage":"Closed Won","amount":5}}],"has_more":{more}}}"#
        )
    };
    let strict = |name: &str, more| {
        let output = run(&["credit", &made(name, &page(more)), "--strict"]);
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, said) = strict("page.json", true);
    assert!(code == Some(3) && said.contains("one page of several") && said.contains("has_more"), "{said}");
    assert!(!strict("all.json", false).1.contains("page"));
}

#[test]
fn no_cell_of_the_csv_is_a_formula() {
    let path = made(
        "formulas.csv",
        "Deal,Date,Channel,Team,Campaign,Touch type,Segment,Won,Amount\n\
         =D1,2025-03-01,=1+1,=Sales,-Spring,@call,=EMEA,1,100\n\
         -D2,2025-03-03,-Call,@Marketing,+Fair,-mail,@US,1,300\n",
    );
    for by in ["team", "channel", "campaign", "type", "segment", "month", "deal"] {
        let csv = printed(&["credit", &path, "--by", by, "--model", "linear"]);
        let formulas = csv.split([',', '\n', '"']).filter(|cell| cell.starts_with(['=', '+', '-', '@']));
        assert_eq!(formulas.count(), 0, "{csv}");
        assert!(by == "month" || csv.contains("\"'"), "{csv}");
    }
}

#[test]
fn misleading_characters_are_taken_out_of_names_and_noted() {
    let path = made(
        "mis\u{202e}leading.csv",
        "Deal,Date,Chan\u{202e}nel,Team,Won,Amount\n\
         A,2025-03-01,Web\u{1b}inar,Mark\u{202e}eting,0,\n\
         A,2025-03-09,\u{1}Call,Sa\u{9b}les,1,1000\n\
         B,2025-13-4\u{202e}5,Call,Sales,1,1000\n",
    );
    let output = run(&["inspect", &path]);
    let inspected = String::from_utf8(output.stdout).expect("text");
    assert!(
        inspected.contains("removed from 4 names: \\\"Call\\\", \\\"Marketing\\\", \\\"Sales\\\", \\\"Webinar\\\"."),
        "{inspected}"
    );
    assert!(inspected.contains("\"misleading.csv\""), "{inspected}");
    let garbled = |letter: char| letter != '\n' && (letter.is_control() || letter == '\u{202e}');
    assert!(!inspected.contains(garbled) && !inspected.contains("\\u00"), "{inspected}");
    let output = run(&["credit", &path, "--by", "team", "--model", "first"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    assert!(!said.contains(garbled), "{said}");
    assert!(said.contains("Marketing,1000.00\nSales,0.00\n"), "{said}");
}

/// A file of touches that is long enough to be read in ranges, with cells of several lines.
fn long_file() -> String {
    let mut text = "journey_id,timestamp,channel,team,converted,value\n".to_owned();
    for row in 0..230_000_u32 {
        let key = row.wrapping_mul(2_654_435_761) % 40_000;
        let channel = if row % 7 == 0 { "\"Paid\nSearch\"" } else { "Email" };
        let won = u32::from(row % 9 == 0);
        text += &format!("J{key},2025-0{}-1{}T10:00:00Z,{channel},Sales,{won},{}\n", row % 6 + 1, row % 9, won * 10);
    }
    text
}

#[test]
fn any_number_of_threads_prints_the_same() {
    let path = std::env::temp_dir().join(format!("fairshare-threads-{}.csv", std::process::id()));
    std::fs::write(&path, long_file()).expect("written");
    let path = path.to_string_lossy().into_owned();
    for command in ["credit", "inspect"] {
        let one = printed(&[command, &path, "--threads", "1"]);
        assert!(one.len() > 100, "{one}");
        for threads in ["2", "3"] {
            assert!(printed(&[command, &path, "--threads", threads]) == one, "{command} with {threads} threads");
        }
    }
    std::fs::remove_file(&path).expect("removed");
    let refused = run(&["credit", "a.csv", "--threads", "0"]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!((refused.status.code(), said.contains("a number from 1 to 64")), (Some(2), true), "{said}");
}

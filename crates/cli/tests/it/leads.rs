//! Leads without deals on the command line: a decision, and what they do to learned models.
//! `crates/engine/tests/it/leads.rs` derives the shares.

use std::path::PathBuf;
use std::process::Command;

/// Output and errors of the program.
fn run(arguments: &[&str]) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_fairshare")).args(arguments).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (text(output.stdout), text(output.stderr))
}

/// Writes a file for one test.
fn file(test: &str, name: &str, text: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, text).expect("a file");
    path.to_string_lossy().into_owned()
}

const LOG: &str = "Deal,Date,Channel,Team,Stage,Amount\n\
    A,2025-01-05,Ads,Marketing,Won,100\nA,2025-02-05,Call,Sales,Won,100\n\
    B,2025-02-06,Call,Sales,Won,100\nC,2025-02-09,Ads,Marketing,Lost,50\n";
const LEADS: &str = "Lead ID,Lead Source,Created Date,Converted\nL1,Call,2025-01-01,false\nL2,Call,2025-01-03,false\n";

#[test]
fn learned_models_say_what_people_without_deals_do_to_them() {
    let (log, leads) = (file("leads", "log.csv", LOG), file("leads", "leads.csv", LEADS));
    let (table, errors) = run(&["credit", &log, &leads, "--model", "markov:1"]);
    assert!(table.contains("Marketing,20.00\n") && table.contains("Sales,180.00\n"), "{table}");
    for line in [
        "warning: 2 people did not convert; they count as lost journeys.",
        "warning: markov:1: Marketing 10.0 % with them, 16.7 % without; Sales 90.0 % with them, 83.3 % without.",
    ] {
        assert!(errors.lines().any(|other| other == line), "{line}: {errors}");
    }
    assert!(errors.contains("leads.csv lists 2 people without a deal: they count as lost journeys."), "{errors}");
    // Models that do not learn are the same with and without them.
    let (_, errors) = run(&["credit", &log, &leads, "--model", "linear"]);
    assert!(!errors.contains("did not convert"), "{errors}");
}

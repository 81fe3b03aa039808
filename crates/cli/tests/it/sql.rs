//! `fairshare sql`, `fairshare dbt` and `fairshare weights`: what they print, and the sentences of their refusals.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use fairshare_choices::choices::Choices;
use fairshare_choices::left_out::LeftOut;
use fairshare_choices::saved::SavedChoices;
use fairshare_choices::saved::project::Head;

/// Exit code, output and errors of the program.
fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_fairshare")).args(arguments).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// A file in a folder of its own.
fn file(name: &str, text: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(format!("{name}.csv"));
    fs::write(&path, text).expect("a file");
    path.to_string_lossy().into_owned()
}

const MAPPING: &str = "deal=id,time=at,channel=channel,outcome=won,value=amount";

#[test]
fn paths_become_weights_and_weights_become_a_query() {
    let paths = file("paths", "path,wins,losses,value\nMail > Call,2,1,200\nCall,1,3,50\nMail,0,2,0\n");
    let (code, weights, errors) = run(&["weights", &paths, "--model", "markov:1", "--model", "markov:1"]);
    assert_eq!(code, Some(0), "{errors}");
    assert_eq!(weights.lines().count(), 3, "a line for each channel, once: {weights}");
    let weights = file("weights", &weights);
    let sql = ["sql", "--dialect", "duckdb", "--touches", "touches", "--mapping", MAPPING];
    let (code, query, errors) = run(&[&sql[..], &["--model", "markov:1", "--weights", &weights]].concat());
    assert_eq!(code, Some(0), "{errors}");
    assert!(query.contains("'Mail'") && query.contains("\"touches\""), "{query}");
}

#[test]
fn refusals_are_one_sentence_and_no_query() {
    let twice = file("twice", "model,name,weight\nmarkov:1,Mail,0.5\nmarkov:1,Mail,0.25\n");
    let sql = ["sql", "--dialect", "postgres", "--touches", "touches"];
    for (rest, expected) in [
        (vec!["--mapping", MAPPING, "--model", "markov:1", "--weights", &twice], "line 3: markov:1 has two weights"),
        (vec!["--mapping", "deal=id,channel=channel", "--model", "linear"], "The mapping has no time of touches"),
        (vec!["--mapping", MAPPING, "--model", "markov:1"], "is learned outside of the warehouse"),
        (vec!["--mapping", MAPPING, "--model", "w"], "w needs the column lead_created"),
    ] {
        let (code, query, errors) = run(&[&sql[..], &rest[..]].concat());
        assert!(code != Some(0) && query.is_empty(), "{rest:?}: {query}");
        assert!(errors.contains(expected) && errors.trim().lines().count() == 1, "{rest:?}: {errors}");
    }
}

#[test]
fn choices_of_a_project_for_one_file_are_taken_or_named() {
    let project = |name: &str, change: fn(&mut Choices)| {
        let mut choices = Choices::default();
        change(&mut choices);
        let saved = SavedChoices { choices, fingerprint: None, left_out: LeftOut::default(), figures: None };
        let path = file(name, "");
        fs::write(&path, Head { saved, files: Vec::new() }.to_bytes()).expect("a project");
        path
    };
    let sql = |project: &str| {
        let asked = ["--model", "linear", "--mapping", MAPPING, "--project", project];
        run(&[&["sql", "--dialect", "duckdb", "--touches", "t"][..], &asked[..]].concat())
    };
    let (_, plain, _) = sql(&project("plain", |_| ()));
    let late = project("late", |choices| choices.import.of_mut("touches.csv").rows.count_late = true);
    let (code, query, errors) = sql(&late);
    assert!(code == Some(0) && errors.is_empty() && query != plain, "{errors}");
    let archived = project("archived", |choices| choices.import.of_mut("touches.csv").rows.leave_out_archived = true);
    let (code, query, errors) = sql(&archived);
    assert_eq!((code, query), (Some(0), plain));
    assert!(errors.contains("touches.csv") && errors.trim().lines().count() == 1, "{errors}");
}

/// A folder that is not there yet.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("an old folder");
    }
    folder
}

/// Runs `dbt` for tables of touches alone.
fn dbt(out: &std::path::Path, more: &[&str]) -> (Option<i32>, String, String) {
    let asked = ["dbt", "--out", &out.to_string_lossy(), "--touches", "t", "--mapping", MAPPING];
    run(&[&asked[..], more].concat())
}

#[test]
fn a_package_never_takes_names_for_templates() {
    let out = folder("package");
    let models = ["--model", "last-except:{{ x }}", "--exclude", "channel={% y %}", "--dialect", "duckdb"];
    let (code, written, errors) = dbt(&out, &models);
    assert_eq!(code, Some(0), "{errors}");
    assert!(written.lines().count() > 10, "{written}");
    let read = |name: &str| fs::read_to_string(out.join(name)).expect("a file of the package");
    for name in ["models/fairshare_eligible_touches.sql", "models/fairshare_allocated.sql", "models/schema.yml"] {
        let text = read(name);
        assert!(!text.contains("{{ x }}") && !text.contains("{% y"), "{name}: {text}");
    }
    assert!(read("models/fairshare_eligible_touches.sql").contains("{{ '{' }}% y %}"));
    assert!(read("models/fairshare_timely_touches.sql").contains("{{ source('fairshare', 'touches') }}"));
    // The same command writes it again.
    assert_eq!(dbt(&out, &models).0, Some(0));
}

#[test]
fn a_package_is_refused_in_one_sentence() {
    let other = folder("other-project");
    fs::create_dir_all(&other).expect("a folder");
    fs::write(other.join("dbt_project.yml"), "name: shop\n").expect("a project");
    let free = folder("free");
    for (out, more, expected) in [
        (&other, vec!["--dialect", "duckdb"], "a project of its own"),
        (&free, vec!["--dialect", "clickhouse"], "ClickHouse"),
        (&free, vec!["--dialect", "duckdb", "--output", "paths"], "all outputs"),
        (&free, vec!["--dialect", "duckdb", "--touches", "\"a\"\"b\""], "quotation mark"),
        (&free, vec!["--dialect", "duckdb", "--model", "w"], "lead_created"),
        (
            &free,
            vec!["--dialect", "duckdb", "--deals", "other.deals", "--mapping", "deal=d,time=t,channel=c"],
            "one schema",
        ),
    ] {
        let more = if more.contains(&"w") { more } else { [more, vec!["--model", "linear"]].concat() };
        let (code, written, errors) = dbt(out, &more);
        assert!(code == Some(2) && written.is_empty(), "{more:?}: {written}");
        assert!(errors.contains(expected) && errors.trim().lines().count() == 1, "{more:?}: {errors}");
    }
    assert!(!free.exists() && fs::read_dir(&other).expect("a folder").count() == 1, "nothing is written");
}

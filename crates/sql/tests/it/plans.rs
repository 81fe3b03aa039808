//! All plans: every column is there with its type, in every dialect.

use fairshare_sql::{Dialect, Mapping, Output, Scores, Table, query, write};
use fairshare_types::dimension::Dimension;
use fairshare_types::model::{MODELS, Model, ModelSpec};
use fairshare_types::options::{Excluded, Exclusion, Filter, JointCreditPolicy, Repeats, Rule};
use fairshare_types::schema::Outcome;

use crate::support::{ALL, ALONE, request};

const BY: [Dimension; 6] =
    [Dimension::Team, Dimension::Channel, Dimension::Campaign, Dimension::Type, Dimension::Month, Dimension::Segment];

#[test]
fn every_model_has_a_plan_by_every_dimension() {
    // `last-campaign` is refused.
    let written = MODELS.into_iter().filter(|spec| spec.name != "last-campaign");
    for text in written.flat_map(ModelSpec::tried).chain(["as:dreamdata-w".to_owned()]) {
        for by in BY {
            let mut request = request(ALL, true, &[&text]);
            request.by = by;
            let model: Model = text.parse().unwrap();
            if model.is_learned() {
                request.scores = vec![Scores { model, scores: vec![("E-mail".to_owned(), 0.25)] }];
            }
            for output in [Output::Credit, Output::Allocation] {
                request.output = output;
                assert!(query(&request).is_ok(), "{text} by {by:?}, {output:?}: {:?}", query(&request).err());
            }
        }
    }
}

#[test]
fn every_option_has_a_plan_in_every_dialect() {
    for dialect in Dialect::ALL {
        for output in [Output::Credit, Output::Allocation, Output::Paths] {
            let exclusions = [Exclusion::Never, Exclusion::UnlessAlone, Exclusion::UnlessLastAndAlone];
            let repeats = [Repeats::Keep, Repeats::Collapse, Repeats::First];
            for ((exclusion, repeats), reading) in exclusions.into_iter().zip(repeats).zip(JointCreditPolicy::ALL) {
                let mut request = request(ALL, true, &["linear", "equal-by-team", "full-path"]);
                request.output = output;
                request.rules.exclusion = exclusion;
                request.rules.repeats = repeats;
                request.rules.joint = reading;
                request.rules.lookback_days = Some(30.0);
                request.rules.lookback_touches = Some(5);
                request.rules.excluded =
                    [Dimension::Channel, Dimension::Team].map(|by| Excluded { by, name: "Direct".to_owned() }).to_vec();
                let shares = vec![("Marketing".to_owned(), 1.0), ("Sales".to_owned(), 3.0)];
                let rule = |by, name: &str| Rule { by, name: name.to_owned(), shares: shares.clone() };
                request.rules.rules =
                    vec![rule(Dimension::Channel, "Call"), rule(Dimension::Team, "Marketing + Sales")];
                request.rules.filter =
                    Filter { closed: Some([0, 1]), segments: vec![String::new()], ..Filter::default() };
                let text = write(&request, dialect);
                assert!(text.is_ok(), "{dialect:?} {output:?}: {:?}", text.err());
            }
        }
    }
}

#[test]
fn names_of_the_user_stay_within_their_quotes() {
    let hostile = "x\"; DROP TABLE t; --`'\\ ы";
    let mapping = ALONE.replace("=channel", &format!("=\"{}\"", hostile.replace('"', "\"\"")));
    for dialect in Dialect::ALL.into_iter().filter(|dialect| *dialect != Dialect::BigQuery) {
        let mut request = request(ALONE, false, &["linear"]);
        request.mapping = Mapping::parse(&mapping, false).unwrap();
        request.touches = Table::of(vec![hostile.to_owned()]).unwrap();
        request.rules.excluded = vec![Excluded { by: Dimension::Channel, name: hostile.to_owned() }];
        let text = write(&request, dialect).unwrap();
        // Comments are ours alone.
        for line in text.lines().filter(|line| line.starts_with("--")) {
            assert!(!line.contains("DROP"), "{line}");
        }
        assert!(text.contains("DROP TABLE"), "{dialect:?}");
    }
}

#[test]
fn the_same_request_gives_the_same_text() {
    let all = || write(&request(ALL, true, &["linear", "w"]), Dialect::Spark).unwrap();
    assert_eq!(all(), all());
}

#[test]
fn the_first_of_several_meanings_of_a_stage_counts() {
    let with = |stages: &[(&str, Outcome)]| {
        let mut request = request(ALL, true, &["linear"]);
        request.stages = stages.iter().map(|&(stage, outcome)| (stage.to_owned(), outcome)).collect();
        write(&request, Dialect::DuckDb).unwrap()
    };
    let first = with(&[("Signed", Outcome::Lost)]);
    assert_eq!(with(&[("Signed", Outcome::Lost), ("Signed", Outcome::Won)]), first);
    assert_ne!(with(&[("Signed", Outcome::Won), ("Signed", Outcome::Lost)]), first);
}

#[test]
fn a_line_break_in_a_text_is_not_indented() {
    for dialect in Dialect::ALL {
        let mut request = request(ALL, true, &["linear"]);
        request.stages = vec![("Won\nat last".to_owned(), Outcome::Won)];
        let text = write(&request, dialect).unwrap();
        let line = text.lines().find(|line| line.contains("at last")).unwrap();
        assert!(line.contains("Won"), "{}: {line}", dialect.name());
    }
}

#[test]
fn a_script_computes_each_shared_step_once() {
    for dialect in [Dialect::Spark, Dialect::ClickHouse] {
        let text = write(&request(ALL, true, &["linear", "equal-by-team"]), dialect).unwrap();
        assert!(text.ends_with(";\n"), "{text}");
        let statements: Vec<&str> = text.split(";\n").filter(|statement| !statement.trim().is_empty()).collect();
        let creates = statements.iter().filter(|statement| statement.contains("CREATE ")).count();
        assert!(creates > 5 && !statements.last().unwrap().contains("CREATE "), "{dialect:?}: {creates}");
        // A step is defined in one place: as a table or as a common table expression of each statement that uses it.
        for name in ["owned_touches", "deals", "eligible_touches"] {
            assert!(!text.contains(&format!("`{name}` AS (")) && !text.contains(&format!("\"{name}\" AS (")), "{name}");
        }
    }
    // Without a semicolon at the end, as other programs wrap a query of one statement.
    assert!(!write(&request(ALL, true, &["linear"]), Dialect::DuckDb).unwrap().contains(";\n"));
}

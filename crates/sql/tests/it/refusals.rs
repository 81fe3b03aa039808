//! A request that cannot be written is refused in one sentence.

use fairshare_sql::{Dialect, Mapping, write};
use fairshare_types::dimension::Dimension;

use crate::support::{ALL, ALONE, request};

fn refused(mapping: &str, with_deals: bool, models: &[&str], dialect: Dialect) -> String {
    let sentence = write(&request(mapping, with_deals, models), dialect).unwrap_err().to_string();
    assert!(sentence.ends_with('.') && !sentence.contains('\n'), "{sentence}");
    sentence
}

#[test]
fn a_mapping_without_a_needed_column_is_refused() {
    for (mapping, with_deals, says) in [
        ("deal=d,channel=c", false, "no time of touches"),
        ("deal=d,time=t", false, "no channel of touches"),
        ("time=t,channel=c", false, "no deal of touches"),
        ("touches.deal=d,time=t,channel=c", true, "no key of deals"),
    ] {
        let sentence = refused(mapping, with_deals, &["linear"], Dialect::DuckDb);
        assert!(sentence.contains(says), "{sentence}");
    }
}

#[test]
fn a_model_without_its_inputs_is_refused() {
    for (model, says) in [
        ("w", "lead_created"),
        ("stages:0/0/1/0/1", "opportunity_created"),
        ("markov:1", "--weights"),
        ("given", "another tool"),
        ("influence", "no allocation"),
        ("decay:0d", "decay"),
    ] {
        let sentence = refused(ALONE, false, &[model], Dialect::DuckDb);
        assert!(sentence.contains(says), "{sentence}");
    }
}

#[test]
fn a_dialect_without_a_function_or_a_name_is_refused() {
    assert!(refused(ALL, true, &["last-except:Direct"], Dialect::Snowflake).contains("Snowflake"));
    let long = ALONE.replace("=channel", &format!("={}", "n".repeat(200)));
    assert!(refused(&long, false, &["linear"], Dialect::Postgres).contains("63 bytes"));
    assert!(refused(&ALONE.replace("=channel", "=a;b"), false, &["linear"], Dialect::BigQuery).contains("BigQuery"));
}

#[test]
fn grouped_channels_are_refused() {
    let mut request = request(ALONE, false, &["linear"]);
    request.groups_channels = true;
    let sentence = write(&request, Dialect::DuckDb).unwrap_err().to_string();
    assert!(sentence.starts_with("Rules that group channels are not written as a query"), "{sentence}");
}

#[test]
fn a_dimension_without_its_column_is_refused() {
    for (by, says) in
        [(Dimension::Campaign, "campaign"), (Dimension::Type, "touch_type"), (Dimension::Segment, "segment")]
    {
        let mut request = request(ALONE, false, &["linear"]);
        request.by = by;
        let sentence = write(&request, Dialect::DuckDb).unwrap_err().to_string();
        assert!(sentence.contains(says), "{sentence}");
    }
    assert!(Mapping::parse("nothing=x", false).is_err());
}

//! Committed queries: a change of the text shows in review. `UPDATE_GOLDEN=1` writes them anew.

use std::path::Path;

use fairshare_sql::{Dialect, Output, write};
use fairshare_types::dimension::Dimension;

use crate::support::{ALL, ALONE, request};

fn check(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(known == text, "{} differs; look at it and accept it with UPDATE_GOLDEN=1", path.display());
}

#[test]
fn credit_has_one_form_in_each_dialect() {
    for dialect in Dialect::ALL {
        let mut request = request(ALL, true, &["linear", "u", "w", "decay:7d", "equal-by-team"]);
        request.rates = vec![("USD".to_owned(), 0.92)];
        check(&format!("credit.{}.sql", dialect.key()), &write(&request, dialect).unwrap());
    }
}

#[test]
fn touches_alone_tell_their_deals() {
    let mut request = request(ALONE, false, &["linear"]);
    request.by = Dimension::Channel;
    check("alone.duckdb.sql", &write(&request, Dialect::DuckDb).unwrap());
    request.output = Output::Paths;
    check("paths.duckdb.sql", &write(&request, Dialect::DuckDb).unwrap());
}

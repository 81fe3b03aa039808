//! The types of the package name what the engine knows.

use fairshare_sql::Dialect;
use fairshare_types::dimension::RowsBy;
use fairshare_types::options::named::{COUNTING, READING};
use fairshare_types::schema::{Role, Shape};

const TYPES: &str = include_str!("../package/fairshare.d.ts");

/// The part of the types that begins with a text, up to the end of its declaration.
fn declared(begin: &str, end: &str) -> &'static str {
    let rest = TYPES.split_once(begin).unwrap_or_else(|| panic!("{begin} is missing")).1;
    rest.split_once(end).map_or(rest, |(part, _)| part)
}

fn camel(name: &str) -> String {
    let mut parts = name.split('-').map(str::to_owned);
    let first = parts.next().unwrap_or_default();
    parts.fold(first, |camel, part| camel + &part[..1].to_uppercase() + &part[1..])
}

#[test]
fn every_option_has_a_type() {
    for (interface, names) in [("interface ReadOptions {", &READING[..]), ("interface Eligibility {", &COUNTING[..])] {
        let members = declared(interface, "\n}");
        let count = members.lines().filter(|line| line.contains("?: ")).count();
        for name in names {
            assert!(members.contains(&format!("\n  {}?: ", camel(name))), "{interface} lacks {name}");
        }
        // `groupRules` and `shares` are files on the command line, and texts here.
        assert_eq!(count, names.len() + 1, "{interface}");
    }
}

#[test]
fn every_word_has_a_type() {
    let words = |name: &str| {
        let mut words: Vec<&str> =
            declared(&format!("export type {name} ="), ";").split('"').skip(1).step_by(2).collect();
        words.sort_unstable();
        words
    };
    let sorted = |mut words: Vec<&'static str>| {
        words.sort_unstable();
        words
    };
    assert_eq!(words("Role"), sorted(Role::ALL.iter().map(|role| role.key()).collect()));
    assert_eq!(words("Dialect"), sorted(Dialect::ALL.iter().map(|dialect| dialect.key()).collect()));
    assert_eq!(words("Dimension"), sorted(RowsBy::dimensions().iter().map(|(word, _)| *word).collect()));
    for shape in Shape::ALL {
        assert!(declared("  shape?: ", ";").contains(&format!("\"{}\"", shape.key())));
    }
}

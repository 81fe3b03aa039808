//! Finds circles between the top-level modules of a crate, from the paths in its sources.
//!
//! A path from `crate::` or `super::` to another top-level module is an arrow. Tests are left out, and so is the crate
//! root, which may name all modules.

use std::collections::{BTreeMap, BTreeSet};

use super::code::{Token, tokens, without_tests};

/// A source file.
pub struct Source {
    /// Path below `src`, with `/` between its parts: `view/deals.rs`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// For each top-level module, the modules that it uses, each with one file that does.
pub type Arrows = BTreeMap<String, BTreeMap<String, String>>;

/// The arrows between the top-level modules of a crate.
pub fn arrows(sources: &[Source]) -> Arrows {
    let is_test = |source: &&Source| source.path.split('/').any(|part| matches!(part, "tests" | "tests.rs"));
    let files: Vec<(Vec<&str>, &str, Vec<Token>)> = sources
        .iter()
        .filter(|source| !is_test(source))
        .map(|source| (module(&source.path), source.path.as_str(), without_tests(tokens(&source.text))))
        .collect();
    let modules: BTreeSet<&str> = files.iter().filter_map(|(module, ..)| module.first().copied()).collect();
    let reexports = files.iter().filter(|(module, ..)| module.is_empty()).flat_map(|(_, _, tokens)| reexports(tokens));
    let reexports: BTreeMap<String, String> = reexports.collect();
    let mut arrows = Arrows::new();
    for (module, file, tokens) in &files {
        let Some(from) = module.first() else { continue };
        for path in paths(tokens) {
            let Some(name) = below_root(&path, module) else { continue };
            let to = reexports.get(name).map_or(name, String::as_str);
            if to != *from && modules.contains(to) {
                arrows
                    .entry((*from).to_owned())
                    .or_default()
                    .entry(to.to_owned())
                    .or_insert_with(|| (*file).to_owned());
            }
        }
    }
    arrows
}

/// Circles as text: for each module that is not yet in one, the shortest circle through it.
pub fn circles(arrows: &Arrows) -> Vec<String> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut circles = Vec::new();
    for start in arrows.keys() {
        if seen.contains(start.as_str()) {
            continue;
        }
        if let Some(circle) = circle(arrows, start) {
            seen.extend(circle.iter().copied());
            circles.push(written(arrows, &circle));
        }
    }
    circles
}

/// The shortest circle from a module back to it, if any.
fn circle<'a>(arrows: &'a Arrows, start: &'a str) -> Option<Vec<&'a str>> {
    let mut ways = vec![vec![start]];
    let mut seen = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            let Some(next) = way.last().and_then(|last| arrows.get(*last)) else { continue };
            for to in next.keys() {
                if to == start {
                    return Some(way);
                }
                if seen.insert(to.as_str()) {
                    longer.push(way.iter().copied().chain([to.as_str()]).collect());
                }
            }
        }
        ways = longer;
    }
    None
}

/// Formats a circle with the file of each arrow: `a -> b (a.rs) -> a (b.rs)`.
fn written(arrows: &Arrows, circle: &[&str]) -> String {
    let mut text = circle[0].to_owned();
    for (from, to) in circle.iter().zip(circle.iter().skip(1).chain(circle.first())) {
        let file = arrows.get(*from).and_then(|next| next.get(*to)).map_or("", String::as_str);
        text.push_str(&format!(" -> {to} ({file})"));
    }
    text
}

/// Module path of a file: `view/deals.rs` is `view::deals`, `view/mod.rs` is `view`, `lib.rs` and `main.rs` the root.
fn module(path: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
    if matches!(parts.last(), Some(&"mod")) || matches!(parts[..], ["lib" | "main"]) {
        parts.pop();
    }
    parts
}

/// The child of the crate root that a path names, seen from a module; `None` if its `super`s do not reach the root.
fn below_root<'a>(path: &'a [String], module: &[&str]) -> Option<&'a str> {
    let ups = path.iter().take_while(|part| *part == "super").count();
    let at = match path.first().map(String::as_str) {
        Some("crate") => 1,
        Some("super") if ups == module.len() => ups,
        _ => return None,
    };
    path.get(at).map(String::as_str)
}

/// Names that the `use` items of the crate root bring in, each with the first segment of its path.
fn reexports(tokens: &[Token]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        if tokens[at] != Token::word("use") {
            continue;
        }
        let mut all = Vec::new();
        tree(tokens, at + 1, &[], &mut all);
        for path in all.iter().filter(|path| path.len() > 1) {
            found.push((path[path.len() - 1].clone(), path[0].clone()));
        }
    }
    found
}

/// All paths of a file that begin with `crate` or `super`.
fn paths(tokens: &[Token]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let begins = |token: &Token| *token == Token::word("crate") || *token == Token::word("super");
    for at in 0..tokens.len() {
        if begins(&tokens[at]) && (at == 0 || tokens[at - 1] != Token::Sign(':')) {
            tree(tokens, at, &[], &mut found);
        }
    }
    found
}

/// Reads the paths that begin at a token, expanding braces; returns the index after them.
fn tree(tokens: &[Token], mut at: usize, before: &[String], found: &mut Vec<Vec<String>>) -> usize {
    let mut path = before.to_vec();
    loop {
        match tokens.get(at) {
            Some(Token::Word(word)) => {
                path.push(word.clone());
                at += 1;
            }
            Some(Token::Sign('{')) if path.len() > before.len() => {
                at += 1;
                while !matches!(tokens.get(at), None | Some(Token::Sign('}'))) {
                    let next = tree(tokens, at, &path, found);
                    at = next.max(at + 1);
                    if tokens.get(at) == Some(&Token::word("as")) {
                        at += 2;
                    }
                    if tokens.get(at) == Some(&Token::Sign(',')) {
                        at += 1;
                    }
                }
                return at + 1;
            }
            _ => break,
        }
        if tokens.get(at) == Some(&Token::Sign(':')) && tokens.get(at + 1) == Some(&Token::Sign(':')) {
            at += 2;
        } else {
            break;
        }
    }
    if path.len() > before.len() {
        found.push(path);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(files: &[(&str, &str)]) -> Vec<String> {
        let source = |(path, text): &(&str, &str)| Source { path: (*path).to_owned(), text: (*text).to_owned() };
        circles(&arrows(&files.iter().map(source).collect::<Vec<_>>()))
    }

    #[test]
    fn a_circle_is_written_out() {
        let files = [
            ("a.rs", "use crate::b::B;"),
            ("b/mod.rs", "mod inner;"),
            ("b/inner.rs", "use super::super::{c::{C, D}, e};"),
            ("c.rs", "fn f() { super::a::g() }"),
            ("e.rs", "//! See crate::b.\nuse std::fmt;"),
        ];
        assert_eq!(of(&files), ["a -> b (a.rs) -> c (b/inner.rs) -> a (c.rs)"]);
    }

    #[test]
    fn what_the_root_hands_on_counts_for_its_module() {
        let files = [
            ("lib.rs", "mod a;\nmod b;\npub use b::{B, C as D};"),
            ("a.rs", "use crate::B;"),
            ("b.rs", "use crate::a;"),
        ];
        assert_eq!(of(&files), ["a -> b (a.rs) -> a (b.rs)"]);
    }

    #[test]
    fn tests_texts_and_modules_below_make_no_circle() {
        let files = [
            ("a/mod.rs", "use crate::b;\nuse self::one::One;"),
            ("a/one.rs", "use super::two::Two;"),
            ("a/two.rs", "use super::one::One; pub(crate) fn f() {}"),
            ("a/tests.rs", "use crate::c;"),
            ("b.rs", "const A: &str = \"crate::a\"; // crate::a\n#[cfg(test)]\nmod tests { use crate::a; }"),
            ("c.rs", "use crate::a::A; impl<'a> A<'a> { const C: char = '\"'; }"),
        ];
        assert_eq!(of(&files), <[String; 0]>::default());
    }
}

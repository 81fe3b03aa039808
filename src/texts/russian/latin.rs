//! Checks that Russian texts have no untranslated English words and no English quotation marks.

use std::fs;
use std::path::Path;

/// Files of this folder that hold no texts.
const WITHOUT_TEXTS: [&str; 4] = ["latin.rs", "made.rs", "mod.rs", "sentences.rs"];

/// Name and source of each file whose string literals are texts.
fn sources() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/texts/russian");
    let files = fs::read_dir(folder).expect("a folder of texts").flatten();
    let names = files.map(|file| (file.file_name().into_string().expect("a name in UTF-8"), file.path()));
    let of_texts = names.filter(|(name, _)| !WITHOUT_TEXTS.contains(&name.as_str()));
    let sources: Vec<_> =
        of_texts.map(|(name, path)| (name, fs::read_to_string(path).expect("a source file"))).collect();
    assert!(sources.len() > 20, "{} files", sources.len());
    sources
}

/// Names, and words that Russian writes in Latin letters.
#[rustfmt::skip]
const ALLOWED: [&str; 86] = [
    // Formats and computer terms.
    "AUC", "B2B", "CRM", "CSV", "Ctrl", "Display", "Excel", "F12", "HTML", "ID", "JSON", "NUL", "SQL", "OpenDocument", "PDF", "PNG", "SDR", "SVG", "UTF", "WebRTC", "Windows",
    "GBK", "JIS", "Shift", "macintosh", "windows", "big", "cpc", "crm", "csv", "digest", "endian", "google", "little", "ods", "sql", "touches", "weights", "xls", "xlsb", "xlsx",
    // Programs and their makers.
    "Adobe", "Amplitude", "Analytics", "DP6", "Dreamdata", "Fairshare", "Firefox", "Google", "HubSpot", "Marketo", "Measure", "Mixpanel",
    "PostHog", "Safari", "Snowflake", "fairshare", "mta",
    // Authors.
    "Anderl", "Becker", "Fleiss", "Levin", "Li", "Paik", "Schumann", "Shao", "Shapley", "Wangenheim", "von",
    // Names and values of columns.
    "Account", "Call", "Campaign", "Channel", "Customer", "Date", "Deal", "Demo", "Lead", "Marketing", "Opportunity", "Sales",
    "Source", "Touch", "Webinar", "created", "type",
];

/// String literals of a file without placeholders, up to its tests.
fn literals(source: &str) -> Vec<String> {
    let texts = source.split("#[cfg(test)]").next().unwrap_or_default();
    let code: Vec<&str> = texts.split('\n').filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let mut letters = code.chars();
    let mut literals = Vec::new();
    while let Some(letter) = letters.next() {
        if letter != '"' {
            continue;
        }
        let (mut text, mut depth) = (String::new(), 0);
        while let Some(letter) = letters.next() {
            match letter {
                '"' => break,
                '\\' => {
                    // A Unicode escape, or a line continuation.
                    match letters.next() {
                        Some('u') => {
                            letters.by_ref().take_while(|letter| *letter != '}').for_each(drop);
                            text.push('…');
                        }
                        _ => text.push(' '),
                    }
                }
                '{' => depth += 1,
                '}' => {
                    depth -= 1;
                    text.push('…');
                }
                letter if depth == 0 => text.push(letter),
                _ => {}
            }
        }
        literals.push(text);
    }
    literals
}

#[test]
fn nothing_was_left_in_english() {
    let mut left = Vec::new();
    for (file, source) in sources() {
        for text in literals(&source) {
            let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 1);
            let foreign = words.filter(|word| word.bytes().any(|b| b.is_ascii_alphabetic()) && !ALLOWED.contains(word));
            left.extend(foreign.map(|word| format!("{file}: {word} in {text:?}")));
        }
    }
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn quotation_marks_and_percents_are_those_of_russian() {
    for (file, source) in sources() {
        for text in literals(&source) {
            assert!(!text.contains(['“', '”', '‘', '’']), "{file}: {text}");
            assert!(!text.contains(" %"), "{file}: a narrow space stands before a percent sign: {text}");
            assert_eq!(text.matches('«').count(), text.matches('»').count(), "{file}: {text}");
        }
    }
}

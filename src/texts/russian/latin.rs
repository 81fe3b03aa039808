//! Checks that Russian texts have no untranslated English words and no English quotation marks.

/// Source files whose string literals are texts.
const SOURCES: [(&str, &str); 30] = [
    ("about_models", include_str!("about_models.rs")),
    ("agreed", include_str!("agreed.rs")),
    ("agreement", include_str!("agreement.rs")),
    ("answers", include_str!("answers.rs")),
    ("arrived", include_str!("arrived.rs")),
    ("bar", include_str!("bar.rs")),
    ("charts", include_str!("charts.rs")),
    ("counting", include_str!("counting.rs")),
    ("data", include_str!("data.rs")),
    ("deals", include_str!("deals.rs")),
    ("decisions", include_str!("decisions.rs")),
    ("explanations", include_str!("explanations.rs")),
    ("fairness", include_str!("fairness.rs")),
    ("filters", include_str!("filters.rs")),
    ("folders", include_str!("folders.rs")),
    ("headline", include_str!("headline.rs")),
    ("keep", include_str!("keep.rs")),
    ("kept_out", include_str!("kept_out.rs")),
    ("models", include_str!("models.rs")),
    ("moved", include_str!("moved.rs")),
    ("offline", include_str!("offline.rs")),
    ("problems", include_str!("problems.rs")),
    ("questions", include_str!("questions.rs")),
    ("reading", include_str!("reading.rs")),
    ("seal", include_str!("seal.rs")),
    ("share", include_str!("share.rs")),
    ("spend", include_str!("spend.rs")),
    ("table", include_str!("table.rs")),
    ("teams", include_str!("teams.rs")),
    ("together", include_str!("together.rs")),
];

/// Names, and words that Russian writes in Latin letters.
#[rustfmt::skip]
const ALLOWED: [&str; 74] = [
    // Formats and computer terms.
    "AUC", "B2B", "CRM", "CSV", "Ctrl", "Excel", "F12", "HTML", "ID", "JSON", "NUL", "OpenDocument", "PDF", "PNG", "SDR", "SVG", "UTF", "WebRTC", "Windows",
    "GBK", "JIS", "Shift", "macintosh", "windows", "big", "csv", "digest", "endian", "little", "ods", "xls", "xlsb", "xlsx",
    // Programs and their makers.
    "Adobe", "Amplitude", "Analytics", "DP6", "Dreamdata", "Fairshare", "Firefox", "Google", "HubSpot", "Marketo", "Measure", "Mixpanel",
    "PostHog", "Safari", "fairshare", "mta",
    // Authors.
    "Anderl", "Becker", "Li", "Schumann", "Shao", "Shapley", "Wangenheim", "von",
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
    for (file, source) in SOURCES {
        for text in literals(source) {
            let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 1);
            let foreign = words.filter(|word| word.bytes().any(|b| b.is_ascii_alphabetic()) && !ALLOWED.contains(word));
            left.extend(foreign.map(|word| format!("{file}: {word} in {text:?}")));
        }
    }
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn quotation_marks_and_percents_are_those_of_russian() {
    for (file, source) in SOURCES {
        for text in literals(source) {
            assert!(!text.contains(['“', '”', '‘', '’']), "{file}: {text}");
            assert!(!text.contains(" %"), "{file}: a narrow space stands before a percent sign: {text}");
            assert_eq!(text.matches('«').count(), text.matches('»').count(), "{file}: {text}");
        }
    }
}

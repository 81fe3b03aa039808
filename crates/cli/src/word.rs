//! Options whose value is one of a few words.

use lexopt::ValueExt;

/// The meaning of the word that follows an option.
pub fn word<T: Copy>(parser: &mut lexopt::Parser, option: &str, words: &[(&str, T)]) -> Result<T, String> {
    let given = parser.value().and_then(|v| v.string()).map_err(|e| format!("{e}. Try fairshare --help."))?;
    words.iter().find(|(word, _)| *word == given).map(|(_, meaning)| *meaning).ok_or_else(|| {
        let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        format!("{option} takes {}, not \u{201c}{given}\u{201d}.", all.join(", "))
    })
}

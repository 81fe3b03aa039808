//! Options whose value is one of a few words.

/// The meaning of the word given for an option, in any case of its letters.
///
/// # Errors
/// A sentence that lists the words.
pub fn word<T: Copy>(option: &str, given: &str, words: &[(&str, T)]) -> Result<T, String> {
    words.iter().find(|(word, _)| word.eq_ignore_ascii_case(given)).map(|(_, meaning)| *meaning).ok_or_else(|| {
        let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        format!("--{option} takes {}, not \u{201c}{given}\u{201d}.", all.join(", "))
    })
}
